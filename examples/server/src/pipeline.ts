/** From a worker's update to the engine, and from the engine's changes to the broadcaster. */
import type { Engine, EngineChanges } from "arb-core";
import {
  decodeOddsUpdate,
  type DecodedUpdate,
  type ErrorMessage,
  type OddsUpdate,
  type ServerMessage,
  type WireError,
} from "scraper-kit/protocol";
import type { Broadcaster } from "./broadcaster.ts";
import { MessageClock, type Clock } from "./clock.ts";
import type { WorkerSession } from "./hub.ts";

/** Refused matches that are told one by one; of the others only the number is told. */
const MAX_REFUSALS_TOLD = 20;

/** What a pipeline joins. */
export interface PipelineOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly broadcaster: Broadcaster;
}

/** Takes updates in the order in which they came; every call is done when it returns. */
export class Pipeline {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #broadcaster: Broadcaster;

  constructor({ engine, clock, broadcaster }: PipelineOptions) {
    this.#engine = engine;
    this.#clock = clock;
    this.#broadcaster = broadcaster;
  }

  /**
   * Applies an update of a session. A repeated `seq` is ignored; a delta without the snapshot that
   * it builds on is not taken.
   *
   * @returns the messages that answer it.
   */
  applyUpdate(session: WorkerSession, message: OddsUpdate): readonly ServerMessage[] {
    const update = decodeOddsUpdate(message);
    switch (takeInOrder(session, update)) {
      case "duplicate":
        session.duplicates += 1;
        return [];
      case "waiting":
        return [];
      case "gap":
        // What was missed may have withdrawn anything.
        this.removeSession(session);
        return [
          { type: "resync:request", reason: "a delta needs a snapshot and every delta since" },
        ];
      case "take":
        return this.#take(session, update);
    }
  }

  /**
   * Moves a replay's clock. What happened at the instant that ends is broadcast first, complete;
   * what the new instant makes too old belongs to the new one. Nothing on the system's clock.
   */
  advanceTo(at: number): void {
    if (!(this.#clock instanceof MessageClock) || this.#clock.now() === at) return;
    this.#broadcaster.flush();
    this.#clock.moveTo(at);
    this.expire();
  }

  /** Withdraws everything that a session said. */
  removeSession(session: WorkerSession): void {
    this.#publish(this.#engine.removeSource(session.sessionId, this.#clock.now()));
  }

  /** Withdraws what has become too old or has started. */
  expire(): void {
    this.#publish(this.#engine.expire(this.#clock.now()));
  }

  #take(session: WorkerSession, update: DecodedUpdate): readonly ServerMessage[] {
    session.matches = update.mode === "snapshot" ? update.listings.length : update.upserts.length;
    session.refused += update.refused.length;
    session.ignoredMarkets += update.ignoredMarkets;
    if (update.isCountWrong) session.wrongCounts += 1;

    this.advanceTo(update.at);
    const origin = { source: session.sessionId, provider: session.site };
    this.#publish(
      this.#engine.apply(
        update.mode === "snapshot"
          ? { type: "snapshot", ...origin, listings: update.listings }
          : { type: "delta", ...origin, upserts: update.upserts, removed: update.removed },
        this.#clock.now(),
      ),
    );
    return refusals(update.refused);
  }

  #publish(changes: EngineChanges): void {
    if (changes.opened.length + changes.updated.length + changes.closed.length > 0) {
      this.#broadcaster.markChanged();
    }
  }
}

/**
 * Decides by `seq` what becomes of an update, and keeps count in the session. A snapshot heals any
 * gap. Snapshots without `seq` are in order by arrival; a delta without it builds on nothing.
 */
function takeInOrder(
  session: WorkerSession,
  { seq, mode }: DecodedUpdate,
): "take" | "duplicate" | "gap" | "waiting" {
  const expected = session.seq + 1;
  if (seq !== undefined) {
    if (seq < expected) return "duplicate";
    session.seq = seq;
  }
  if (mode === "snapshot") {
    session.feed = "synchronized";
    return "take";
  }
  if (session.feed === "synchronized" && seq === expected) return "take";
  // One request is enough: deltas that were under way when it was sent are passed over silently.
  if (session.feed === "resyncing") return "waiting";
  session.feed = "resyncing";
  return "gap";
}

function refusals(refused: readonly WireError[]): readonly ErrorMessage[] {
  const told = refused
    .slice(0, MAX_REFUSALS_TOLD)
    .map((error): ErrorMessage => ({ type: "error", ...error }));
  const untold = refused.length - told.length;
  if (untold > 0) {
    told.push({
      type: "error",
      code: "more-refused",
      message: `${untold} more matches of this message are refused`,
      path: "data.matches",
    });
  }
  return told;
}
