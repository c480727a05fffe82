/**
 * Exponential back-off with full jitter: the wait is anywhere between nothing and the exponential
 * ceiling. Of the customary kinds of jitter it spreads a crowd of returning clients best.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */

/** Options of {@link backoffDelay}. */
export interface BackoffOptions {
  /** The ceiling of the first wait in milliseconds, above 0. Default 500. */
  readonly baseMs?: number;
  /** The ceiling of every wait in milliseconds, above 0. Default 30,000. */
  readonly capMs?: number;
}

/**
 * How long to wait before trying again, in milliseconds: `random` times the smaller of `capMs`
 * and `baseMs` x 2^`attempt`.
 *
 * @param attempt how many tries have failed since the last success, from 0.
 * @param random a number in [0, 1), as `Math.random` gives it.
 * @throws RangeError when an argument is outside its range.
 * @example
 * ```ts
 * import { backoffDelay } from "scraper-kit";
 * import assert from "node:assert/strict";
 *
 * assert.equal(backoffDelay(0, 0.5), 250);
 * assert.equal(backoffDelay(3, 0.5), 2000);
 * assert.equal(backoffDelay(1000, 0.5), 15_000);
 * ```
 */
export function backoffDelay(
  attempt: number,
  random: number,
  options: BackoffOptions = {},
): number {
  const { baseMs = 500, capMs = 30_000 } = options;
  if (!Number.isSafeInteger(attempt) || attempt < 0) {
    throw new RangeError(
      `Cannot compute delay: attempt must be a whole number from 0, was ${attempt}`,
    );
  }
  if (!(random >= 0 && random < 1)) {
    throw new RangeError(`Cannot compute delay: random must be in [0, 1), was ${random}`);
  }
  if (!(baseMs > 0 && capMs > 0 && Number.isFinite(capMs))) {
    throw new RangeError(
      `Cannot compute delay: baseMs and capMs must be above 0, was ${baseMs} and ${capMs}`,
    );
  }
  return random * Math.min(capMs, baseMs * 2 ** attempt);
}
