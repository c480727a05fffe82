/**
 * Errors named by what the runner does about them. An adapter throws the one whose consequence it
 * wants; whatever else is thrown counts as a {@link RetryableError}.
 */

/** What all errors of this library have in common. */
export abstract class ScraperError extends Error {
  /** Kebab-case, for counters and status messages. */
  abstract readonly code: string;
}

/**
 * Something went wrong that may go right the next time. The runner waits with back-off and tries
 * again, from the third failure in a row on with a fresh page.
 */
export class RetryableError extends ScraperError {
  override readonly name: string = "RetryableError";
  readonly code: string = "retryable";
}

/**
 * A step took longer than it may. As {@link RetryableError}, but always with a fresh page: the
 * old one may still be busy.
 */
export class StepTimeoutError extends RetryableError {
  override readonly name = "StepTimeoutError";
  override readonly code = "timeout";
}

/**
 * The site has told its page nothing for so long that nobody can say whether its prices hold. As
 * {@link RetryableError}, but always with a fresh page.
 */
export class StaleDataError extends RetryableError {
  override readonly name = "StaleDataError";
  override readonly code = "stale";
}

/** Options of {@link ThrottledError}. */
export interface ThrottledErrorOptions extends ErrorOptions {
  /** The least time to stay away in milliseconds, as the site said (`Retry-After`). */
  readonly retryAfterMs?: number;
}

/**
 * The site asks for fewer requests (429 and its relatives). The runner waits longer, at least as
 * long as the site said, and keeps the page. It does not count as a failure.
 */
export class ThrottledError extends ScraperError {
  override readonly name = "ThrottledError";
  readonly code = "throttled";
  /** The least time to stay away in milliseconds. */
  readonly retryAfterMs: number;

  constructor(message: string, options: ThrottledErrorOptions = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}

/**
 * The site turned this visitor away (403, a captcha, a login page). The runner waits with
 * back-off and comes back with a fresh browser context: no cookies, no storage.
 */
export class BlockedError extends ScraperError {
  override readonly name = "BlockedError";
  readonly code = "blocked";
}

/**
 * The session is over: the site asks for a login, or says that what it sends is valid no more. The
 * runner starts a new one at once, with a fresh browser context; when that does not help, it waits
 * as for a {@link BlockedError}. What was read before is withdrawn.
 */
export class SessionOverError extends ScraperError {
  override readonly name = "SessionOverError";
  readonly code = "session-over";
}

/**
 * The page is not what the adapter was written for. Trying again does not help: the runner
 * reports the worker as degraded and looks again only now and then.
 */
export class LayoutChangedError extends ScraperError {
  override readonly name = "LayoutChangedError";
  readonly code = "layout-changed";
}

/** Nothing will ever work. The runner stops and throws the error. */
export class FatalError extends ScraperError {
  override readonly name = "FatalError";
  readonly code = "fatal";
}
