import type { Clock } from "scraper-kit";

/**
 * The machine's time of day, and timers that fire so many times too early: waits of minutes pass in
 * seconds, and what is stamped is stamped right.
 */
export function createHastyClock(factor: number): Clock {
  return {
    now: () => Date.now(),
    setTimeout: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs / factor);
      return () => clearTimeout(timer);
    },
  };
}
