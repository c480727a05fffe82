/**
 * A snapshot in the text that goes on the wire. Each match is written once, when it is handed over:
 * what becomes of the object afterwards changes nothing, two readings are compared by their texts,
 * and messages are put together from texts that are there.
 */
import { formatUpdate, withSeq, type WorkerIdentity } from "./outgoing.ts";
import { WIRE_LIMITS } from "./protocol/limits.ts";
import type { WireMatch } from "./protocol/messages.ts";
import { formatTimestamp } from "./protocol/timestamp.ts";

/** A match as it goes on the wire. */
export interface WrittenMatch {
  readonly id: string | undefined;
  readonly text: string;
}

/** Everything that a worker sees at one time, as it goes on the wire. */
export interface WrittenSnapshot {
  readonly timestamp: string;
  /** The matches of each of its messages; there is at least one. */
  readonly parts: readonly (readonly WrittenMatch[])[];
  /** The size of all its messages together, about. */
  readonly bytes: number;
}

/** How much one message takes, and in how many a snapshot may come. */
export type MessageLimits = Readonly<Record<"messageBytes" | "matches" | "parts", number>>;

/** Writes one match. */
export function writeMatch(match: WireMatch): WrittenMatch {
  return { id: match.id, text: JSON.stringify(match) };
}

/**
 * Writes a snapshot, and divides it among as many messages as it needs.
 *
 * @throws RangeError when a match is too large for any message, there are more parts than the wire
 *   takes, or `at` is no date.
 */
export function writeSnapshot(
  worker: WorkerIdentity,
  matches: readonly WireMatch[],
  at: number,
  limits: MessageLimits = WIRE_LIMITS,
): WrittenSnapshot {
  const timestamp = formatTimestamp(at);
  const envelope = envelopeBytes(worker, timestamp);
  const parts: WrittenMatch[][] = [[]];
  let total = 0;
  let room = limits.messageBytes - envelope;
  for (const match of matches) {
    const written = writeMatch(match);
    // With the comma before it.
    const bytes = Buffer.byteLength(written.text) + 1;
    if (envelope + bytes > limits.messageBytes) {
      throw new RangeError(
        `Cannot send snapshot: a match must fit in ${limits.messageBytes - envelope} bytes, was ${bytes}`,
      );
    }
    if (bytes > room || parts.at(-1)?.length === limits.matches) {
      parts.push([]);
      room = limits.messageBytes - envelope;
    }
    parts.at(-1)?.push(written);
    room -= bytes;
    total += bytes;
  }
  if (parts.length > limits.parts) {
    throw new RangeError(
      `Cannot send snapshot: it must have at most ${limits.parts} parts of ${limits.messageBytes} bytes and ${limits.matches} matches, was ${parts.length}`,
    );
  }
  return { timestamp, parts, bytes: total + parts.length * envelope };
}

/** The messages of a snapshot, all but their `seq`. */
export function formatSnapshot(worker: WorkerIdentity, snapshot: WrittenSnapshot): string[] {
  const { timestamp, parts } = snapshot;
  return parts.map((part, index) =>
    formatUpdate(
      { ...worker, timestamp },
      parts.length === 1 ? {} : { part: { index, of: parts.length } },
      part.map(({ text }) => text),
    ),
  );
}

/** The most that a message of a snapshot has besides its matches. */
function envelopeBytes(worker: WorkerIdentity, timestamp: string): number {
  const part = { index: Number.MAX_SAFE_INTEGER, of: Number.MAX_SAFE_INTEGER };
  const empty = formatUpdate({ ...worker, timestamp }, { part }, []);
  return Buffer.byteLength(withSeq(empty, Number.MAX_SAFE_INTEGER));
}
