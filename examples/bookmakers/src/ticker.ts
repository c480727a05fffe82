import type { Market } from "./market.ts";

/** Moves a market along with a clock, unless it is paused. */
export interface Ticker {
  readonly paused: boolean;
  /** Stops the market where it is. */
  pause(): void;
  /** Lets it move again. */
  resume(): void;
  /** Moves it at once, one step of the period at least while it is paused. */
  tick(count?: number): void;
  /** Stops for good. */
  close(): void;
}

/** Starts to move a market every `periodMs`; `clock` gives epoch ms, `onTick` is told each time. */
export function startTicker(
  market: Market,
  options: {
    readonly periodMs: number;
    readonly paused: boolean;
    readonly clock: () => number;
    readonly onTick: () => void;
  },
): Ticker {
  let paused = options.paused;
  // While it was paused, steps may have taken the market ahead of the clock: it waits there.
  const move = (leastMs = 0): void => {
    market.tick(Math.max(market.now + leastMs, options.clock()));
    options.onTick();
  };
  const timer = setInterval(() => {
    if (!paused) move();
  }, options.periodMs);
  return {
    get paused() {
      return paused;
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
    tick: (count = 1) => {
      for (let step = 0; step < count; step += 1) {
        move(paused ? options.periodMs : 0);
      }
    },
    close: () => clearInterval(timer),
  };
}
