/**
 * What goes on the wire of what a worker sees: a snapshot first, then what changed. It keeps the
 * newest reading only, and decides at the moment of sending, so a delta always builds on what this
 * session was sent last, however many readings were passed over since.
 *
 * A snapshot instead of a delta goes out:
 *
 * - first in a session, and when the server asks for one;
 * - now and then, whatever happens: it heals what nobody has noticed;
 * - where a delta cannot say what changed, or would be more than half as large;
 * - always, to a server that names no version of the protocol: it may know snapshots only.
 */
import { formatUpdate, withSeq, type WorkerIdentity } from "./outgoing.ts";
import { WIRE_LIMITS } from "./protocol/limits.ts";
import type { RegistrationAck, WireMatch } from "./protocol/messages.ts";
import { diffSnapshots } from "./snapshot-delta.ts";
import {
  formatSnapshot,
  writeSnapshot,
  type MessageLimits,
  type WrittenSnapshot,
} from "./written-snapshot.ts";

/** Options of {@link UpdateFeed}. */
export interface UpdateFeedOptions {
  readonly worker: WorkerIdentity;
  /** See `WorkerClientOptions`. Default `delta`. */
  readonly updates?: "delta" | "snapshot" | undefined;
  /** See `WorkerClientOptions`. Default 60,000. */
  readonly snapshotEveryMs?: number | undefined;
  /** Default: {@link WIRE_LIMITS}. */
  readonly limits?: MessageLimits;
}

/** A reading with the time at which it was handed over. */
interface Reading {
  readonly snapshot: WrittenSnapshot;
  readonly offeredAt: number;
}

/** The server counts what it gets as seen now, so what is older than this is not sent (again). */
const MAX_READING_AGE_MS = 10_000;
const DEFAULT_SNAPSHOT_EVERY_MS = 60_000;

/** One worker's readings on their way to the server; it outlives its sessions. */
export class UpdateFeed {
  readonly #options: UpdateFeedOptions;
  readonly #limits: MessageLimits;
  #newest: Reading | undefined;
  #owed = false;
  /** Of the session: whether its server knows more than the minimal messages. */
  #isMinimal = false;
  /** What the session was sent last; `undefined` when it needs a snapshot. */
  #sent: WrittenSnapshot | undefined;
  #snapshotSentAt = 0;

  constructor(options: UpdateFeedOptions) {
    this.#options = options;
    this.#limits = options.limits ?? WIRE_LIMITS;
  }

  /** Whether the session still has to get the newest reading. */
  get isOwed(): boolean {
    return this.#owed;
  }

  /**
   * Takes a reading, in place of the one before.
   *
   * @param at when it was seen, in epoch milliseconds.
   * @throws RangeError when it is larger than the wire takes, or the session's server, or `at` is no
   *   date.
   */
  offer(matches: readonly WireMatch[], at: number, now: number): void {
    const snapshot = writeSnapshot(this.#options.worker, matches, at, this.#limits);
    if (this.#isMinimal && snapshot.parts.length > 1) {
      throw new RangeError(
        `Cannot send snapshot: to a server that names no protocol it must fit in 1 message, was ${snapshot.parts.length}`,
      );
    }
    this.#newest = { snapshot, offeredAt: now };
    this.#owed = true;
  }

  /** Begins a session, which starts empty on the server's side. */
  startSession({ protocol }: RegistrationAck): void {
    this.#isMinimal = protocol === undefined;
    this.resync();
  }

  /** Starts over with a snapshot: the server lost track. */
  resync(): void {
    this.#sent = undefined;
    this.#owed = this.#newest !== undefined;
  }

  /**
   * Takes the session's next messages, all but their `seq`: they count as sent. There are none when
   * nothing is owed, or when the newest reading has become too old to be sent.
   */
  take(now: number): readonly string[] {
    const newest = this.#newest;
    if (!this.#owed || newest === undefined) return [];
    this.#owed = false;
    if (elapsed(newest.offeredAt, now) > MAX_READING_AGE_MS) return [];
    const { snapshot } = newest;
    if (this.#isMinimal && snapshot.parts.length > 1) return [];
    const delta = this.#formatDelta(snapshot, now);
    this.#sent = snapshot;
    if (delta !== undefined) return [delta];
    this.#snapshotSentAt = now;
    return formatSnapshot(this.#options.worker, snapshot);
  }

  /** The delta to a snapshot; `undefined` where the snapshot itself is to be sent. */
  #formatDelta(snapshot: WrittenSnapshot, now: number): string | undefined {
    const {
      worker,
      updates = "delta",
      snapshotEveryMs = DEFAULT_SNAPSHOT_EVERY_MS,
    } = this.#options;
    const sent = this.#sent;
    if (sent === undefined || updates === "snapshot" || this.#isMinimal) return undefined;
    if (elapsed(this.#snapshotSentAt, now) >= snapshotEveryMs) return undefined;

    const delta = diffSnapshots(sent.parts.flat(), snapshot.parts.flat());
    if (delta === undefined) return undefined;
    const { matches, removed } = delta;
    if (Math.max(matches.length, removed.length) > this.#limits.matches) return undefined;
    const text = formatUpdate(
      { ...worker, timestamp: snapshot.timestamp },
      { mode: "delta", ...(removed.length > 0 && { removed: [...removed] }) },
      matches.map((match) => JSON.stringify(match)),
    );
    const bytes = Buffer.byteLength(withSeq(text, Number.MAX_SAFE_INTEGER));
    return bytes > Math.min(snapshot.bytes / 2, this.#limits.messageBytes) ? undefined : text;
  }
}

/** A clock that was set back says as little about the age as one that was set ahead. */
function elapsed(since: number, now: number): number {
  return Math.abs(now - since);
}
