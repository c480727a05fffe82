/** What the runner does about an error: a pure function of the error and of what went before. */
import { backoffDelay } from "./backoff.ts";
import {
  BlockedError,
  FatalError,
  LayoutChangedError,
  ScraperError,
  SessionOverError,
  StaleDataError,
  StepTimeoutError,
  ThrottledError,
} from "./errors.ts";

/** What has gone wrong since the last good reading. */
export interface FailureStreak {
  /** Failures in a row. */
  readonly failures: number;
  /** How often the site asked for fewer requests; that is no failure. */
  readonly throttles: number;
}

/** Nothing has gone wrong. */
export const NO_FAILURES: FailureStreak = { failures: 0, throttles: 0 };

/** What to do before the next try. */
export interface Recovery {
  /** The error's code, for counters and status messages. */
  readonly code: string;
  /** How long to wait, in milliseconds. */
  readonly waitMs: number;
  /** Whether to start over with a fresh context and page. */
  readonly freshPage: boolean;
  /** What the session is to blame for: everything, perhaps, or nothing. */
  readonly session: "retire" | "bad" | "innocent";
  /** The streak, this error included. */
  readonly streak: FailureStreak;
}

const FRESH_PAGE_EVERY = 3;
/** Staying away: at least `leastMs`, and up to `capMs` more. */
const THROTTLED = { leastMs: 10_000, baseMs: 10_000, capMs: 5 * 60_000 };
const BLOCKED = { leastMs: 5000, baseMs: 5000, capMs: 5 * 60_000 };
const LAYOUT_CHANGED = { leastMs: 60_000, baseMs: 60_000, capMs: 10 * 60_000 };

/**
 * Decides what follows from an error, as the documentation of each error class says.
 *
 * @param random a number in [0, 1), for the jitter.
 * @returns `undefined` when the runner must stop.
 */
export function planRecovery(
  error: unknown,
  streak: FailureStreak,
  random: number,
): Recovery | undefined {
  if (error instanceof FatalError) return undefined;
  const { failures, throttles } = streak;
  if (error instanceof ThrottledError) {
    const leastMs = Math.max(THROTTLED.leastMs, error.retryAfterMs);
    return {
      code: error.code,
      waitMs: leastMs + backoffDelay(throttles, random, THROTTLED),
      freshPage: false,
      session: "innocent",
      streak: { failures, throttles: throttles + 1 },
    };
  }
  const failed = { failures: failures + 1, throttles };
  if (error instanceof SessionOverError && failures === 0) {
    return { code: error.code, waitMs: 0, freshPage: true, session: "retire", streak: failed };
  }
  if (error instanceof LayoutChangedError) {
    return { ...stayAway(error, failed, random, LAYOUT_CHANGED), session: "innocent" };
  }
  if (error instanceof BlockedError || error instanceof SessionOverError) {
    return { ...stayAway(error, failed, random, BLOCKED), session: "retire" };
  }
  return {
    code: error instanceof ScraperError ? error.code : "unknown",
    waitMs: backoffDelay(failures, random),
    freshPage:
      error instanceof StepTimeoutError ||
      error instanceof StaleDataError ||
      failed.failures % FRESH_PAGE_EVERY === 0,
    session: "bad",
    streak: failed,
  };
}

function stayAway(
  { code }: ScraperError,
  streak: FailureStreak,
  random: number,
  pace: typeof BLOCKED,
): Omit<Recovery, "session"> {
  const waitMs = pace.leastMs + backoffDelay(streak.failures - 1, random, pace);
  return { code, waitMs, freshPage: true, streak };
}
