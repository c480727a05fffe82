/** Steps that must end: each runs against a clock and a signal. */
import type { Clock } from "./clock.ts";
import { StepTimeoutError } from "./errors.ts";

/** Options of {@link withDeadline}. */
export interface DeadlineOptions {
  /** What the step does, for the error: `read page`. */
  readonly what: string;
  /** The longest it may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Ends the step at once. */
  readonly signal: AbortSignal;
}

/**
 * Runs one step. The step gets a signal that aborts when its time is up or when `options.signal`
 * aborts; whether it listens or not, this promise then rejects at once, and what the step
 * delivers later is dropped.
 *
 * @throws StepTimeoutError when the time is up, the signal's reason when it aborts, and what the
 *   step throws.
 */
export function withDeadline<T>(
  step: (signal: AbortSignal) => Promise<T>,
  options: DeadlineOptions,
): Promise<T> {
  const { what, timeoutMs, clock, signal } = options;
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  return new Promise((resolve, reject) => {
    // Not AbortSignal.any(): on a signal that lives as long as the process it piles up.
    const controller = new AbortController();
    const release = (): void => {
      cancelTimer();
      signal.removeEventListener("abort", onAbort);
    };
    const giveUp = (reason: Error): void => {
      release();
      controller.abort(reason);
      reject(reason);
    };
    const onAbort = (): void => giveUp(signal.reason as Error);
    const cancelTimer = clock.setTimeout(
      () => giveUp(new StepTimeoutError(`Cannot ${what}: not done within ${timeoutMs} ms`)),
      timeoutMs,
    );
    signal.addEventListener("abort", onAbort, { once: true });
    Promise.resolve(controller.signal)
      .then(step)
      .then(resolve, reject)
      .finally(release)
      .catch(() => undefined);
  });
}
