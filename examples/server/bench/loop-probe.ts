/**
 * How long single turns of the event loop are: whoever sends something to the process waits for the
 * one that is under way. JSON.parse is timed apart, because a message's text can only be parsed in
 * one go.
 */
import { Stopwatch, type Lap } from "../../../packages/arb-core/bench/engine/stopwatch.ts";

/** A turn of the loop in which something was done. */
export interface Turn {
  readonly whole: Lap;
  /** Without JSON.parse. */
  readonly own: Lap;
}

/** Shorter turns did nothing but look whether there is something to do. */
const LEAST_MS = 0.1;

const NOTHING: Lap = { ms: 0, busyMs: 0 };

/** Times the turns of this process's loop from its making to its end. */
export class LoopProbe {
  readonly #turns: Turn[] = [];
  readonly #parse = JSON.parse;
  readonly #stopwatch = new Stopwatch();
  #parsing: Lap = NOTHING;
  #isDone = false;

  constructor() {
    const parse = this.#parse;
    JSON.parse = (...call: Parameters<typeof JSON.parse>): unknown => {
      const stopwatch = new Stopwatch();
      try {
        return parse(...call);
      } finally {
        const { ms, busyMs } = stopwatch.lap();
        this.#parsing = { ms: this.#parsing.ms + ms, busyMs: this.#parsing.busyMs + busyMs };
      }
    };
    this.#watch();
  }

  /** Ends the watch. */
  end(): readonly Turn[] {
    this.#isDone = true;
    JSON.parse = this.#parse;
    return this.#turns;
  }

  #watch(): void {
    setImmediate(() => {
      if (this.#isDone) return;
      const whole = this.#stopwatch.lap();
      if (whole.ms >= LEAST_MS) this.#turns.push({ whole, own: without(whole, this.#parsing) });
      this.#parsing = NOTHING;
      this.#watch();
    });
  }
}

function without(whole: Lap, part: Lap): Lap {
  return { ms: whole.ms - part.ms, busyMs: Math.max(whole.busyMs - part.busyMs, 0) };
}
