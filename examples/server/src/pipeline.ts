/**
 * From a worker's update to the engine, and from the engine's changes to the broadcaster. Whatever
 * touches the engine goes through one queue of work, in the order in which it came, in small steps.
 */
import type { Engine, EngineChanges, EngineCommand, Policy } from "arb-core";
import type { Logger } from "pino";
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
import type { Recorder } from "./recorder.ts";
import type { WorkQueue } from "./work-queue.ts";

/** Refused matches that are told one by one; of the others only the number is told. */
const MAX_REFUSALS_TOLD = 20;

/** What a pipeline joins. */
export interface PipelineOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly broadcaster: Broadcaster;
  readonly queue: WorkQueue;
  /** Writes down what the engine executed. */
  readonly recorder: Recorder | undefined;
  readonly log: Logger;
}

/** How a message came. */
export interface Arrival {
  /** By the server's clock, in epoch milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** Steps of work, and what they come to. */
export type Steps<T = void> = Generator<unknown, T>;

/**
 * What can be done with the engine. A method that returns steps is for a job that is in the queue
 * already; the others add a job of their own.
 */
export class Pipeline {
  readonly #options: PipelineOptions;
  #isExpiryWaiting = false;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  /**
   * Applies an update of a session, if its turn in the session's sequence allows it.
   *
   * @returns the messages that answer it.
   */
  *applyUpdate(
    session: WorkerSession,
    message: OddsUpdate,
    arrival: Arrival,
  ): Steps<readonly ServerMessage[]> {
    const update = decodeOddsUpdate(message);
    yield;
    const outcome = session.feed.take(update, arrival.bytes);
    switch (outcome.type) {
      case "duplicate":
        session.duplicates += 1;
        return [];
      case "waiting":
        return [];
      case "gap":
        // What was missed may have withdrawn anything.
        yield* this.#withdraw(session, arrival.at);
        return [
          { type: "resync:request", reason: "a delta needs a snapshot and every delta since" },
        ];
      case "too-large":
        yield* this.#withdraw(session, arrival.at);
        return [
          {
            type: "error",
            code: "snapshot-too-large",
            message: "must not bring more matches or bytes in all of its parts",
            path: "data.part",
          },
        ];
      case "part":
        countRefusals(session, update);
        return refusals(update.refused);
      case "delta":
        countRefusals(session, update);
        yield* this.advanceTo(update.at);
        yield* this.#execute(
          {
            type: "delta",
            ...originOf(session),
            upserts: update.upserts,
            removed: update.removed,
          },
          arrival.at,
        );
        this.#countMatches(session);
        return refusals(update.refused);
      case "snapshot": {
        const { listings, contested } = outcome;
        countRefusals(session, update);
        session.refused += contested;
        yield* this.advanceTo(update.at);
        yield* this.#execute({ type: "snapshot", ...originOf(session), listings }, arrival.at);
        this.#countMatches(session);
        return [...refusals(update.refused), ...contestedRefusal(contested)];
      }
    }
  }

  /**
   * Moves a replay's clock. What happened at the instant that ends is broadcast first, complete;
   * what the new instant makes too old belongs to the new one. Nothing on the system's clock.
   */
  *advanceTo(at: number): Steps {
    const { clock, broadcaster } = this.#options;
    if (!(clock instanceof MessageClock) || clock.now() === at) return;
    yield* broadcaster.flush();
    clock.moveTo(at);
    yield* this.#execute({ type: "expire" }, at);
  }

  /** Withdraws everything that a session said. */
  removeSession(session: WorkerSession): void {
    const at = this.#options.clock.now();
    this.#addJob(() => this.#withdraw(session, at));
  }

  /** Withdraws what has become too old or has started, unless that is still to be done. */
  expire(): void {
    if (this.#isExpiryWaiting) return;
    this.#isExpiryWaiting = true;
    const at = this.#options.clock.now();
    this.#addJob(() => {
      this.#isExpiryWaiting = false;
      return this.#execute({ type: "expire" }, at);
    });
  }

  /**
   * Reports by these parts of a policy from now on; the others stay.
   *
   * @returns when it is done.
   * @throws RangeError when a part is none, Error when the server shuts down.
   */
  changePolicy(policy: Partial<Policy>): Promise<void> {
    const { clock, queue } = this.#options;
    const at = clock.now();
    return new Promise((resolve, reject) => {
      queue.add({
        steps: () => this.#changePolicy(policy, at, resolve),
        fail: (error) => reject(error instanceof Error ? error : new Error(String(error))),
        drop: () => reject(new Error("Cannot change policy: the server must not be shutting down")),
      });
    });
  }

  *#changePolicy(policy: Partial<Policy>, at: number, done: () => void): Steps {
    yield* this.#execute({ type: "policy", policy }, at);
    done();
  }

  #countMatches(session: WorkerSession): void {
    session.matches = this.#options.engine.listingCountOf(session.sessionId);
  }

  *#withdraw(session: WorkerSession, at: number): Steps {
    yield* this.#execute({ type: "remove-source", source: session.sessionId }, at);
    this.#countMatches(session);
  }

  /** @param at when what asks for it came; a replay's clock knows better. */
  *#execute(command: EngineCommand, at: number): Steps {
    const { engine, clock, broadcaster, recorder } = this.#options;
    const now = clock instanceof MessageClock ? clock.now() : at;
    for (const changes of engine.steps(command, now)) {
      if (hasAny(changes)) yield* broadcaster.changed();
      yield;
    }
    if (recorder !== undefined) yield* recorder.record(now, command);
  }

  #addJob(steps: () => Steps): void {
    const { queue, log } = this.#options;
    queue.add({
      steps,
      fail: (error) => log.error({ err: error }, "the engine could not do what it was told"),
    });
  }
}

function hasAny({ opened, updated, closed }: EngineChanges): boolean {
  return opened.length + updated.length + closed.length > 0;
}

function originOf(session: WorkerSession): { readonly source: string; readonly provider: string } {
  return { source: session.sessionId, provider: session.site };
}

function countRefusals(session: WorkerSession, update: DecodedUpdate): void {
  session.refused += update.refused.length;
  session.ignoredMarkets += update.ignoredMarkets;
  if (update.isCountWrong) session.wrongCounts += 1;
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

function contestedRefusal(contested: number): readonly ErrorMessage[] {
  if (contested === 0) return [];
  return [
    {
      type: "error",
      code: "duplicate-match",
      message: `${contested} matches must not be named in several parts`,
      path: "data.matches",
    },
  ];
}
