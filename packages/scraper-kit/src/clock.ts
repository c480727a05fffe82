/**
 * Time as an argument: everything here that waits takes a clock, so that a test can turn hours
 * into microseconds.
 */

/** The time of day, and timers that do not care when somebody sets the time of day. */
export interface Clock {
  /** The time of day in epoch milliseconds. It may jump; never measure durations that matter. */
  now(): number;
  /**
   * Calls back once after `delayMs` milliseconds.
   *
   * @returns a function that cancels the call; calling it later does nothing.
   */
  setTimeout(callback: () => void, delayMs: number): () => void;
}

/** The longest delay that Node takes; a longer one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** The machine's clock. Delays beyond 24.8 days are cut to that. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(callback, delayMs) {
    const timer = setTimeout(callback, Math.min(delayMs, MAX_DELAY_MS));
    return () => clearTimeout(timer);
  },
};

/** Options of {@link delay}. */
export interface DelayOptions {
  /** Default: {@link systemClock}. */
  readonly clock?: Clock;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
}

/**
 * Waits for `delayMs` milliseconds.
 *
 * @throws the signal's reason, as soon as the signal aborts. No timer is left behind.
 */
export function delay(delayMs: number, options: DelayOptions = {}): Promise<void> {
  const { clock = systemClock, signal } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error);
      return;
    }
    const onAbort = (): void => {
      cancel();
      reject(signal?.reason as Error);
    };
    const cancel = clock.setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, delayMs);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
