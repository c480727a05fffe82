/** A token bucket: the rate limit of one socket. */

/** How much may pass. */
export interface TokenBucketOptions {
  /** Tokens that come back each second; above 0. */
  readonly perSecond: number;
  /** The most tokens that the bucket holds; it starts full. */
  readonly burst: number;
}

/** Counts what one peer sends against what it may send. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  /** @param now milliseconds of a clock that never goes back. */
  constructor({ perSecond, burst }: TokenBucketOptions, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes one token; `false` when there is none. */
  take(now: number): boolean {
    this.#tokens = Math.min(
      this.#burst,
      this.#tokens + ((now - this.#at) / 1000) * this.#perSecond,
    );
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
