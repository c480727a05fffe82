/** The final scores of a match, and the score that each period is settled by. */
import type { Score } from "./listing.ts";
import type { Period } from "./market.ts";

/** How a match ended. */
export interface MatchResult {
  /**
   * The score that full-time markets settle by: in football that of the 90 minutes and their
   * stoppage time. A moneyline counts overtime: settle it with a result that has it.
   */
  readonly fullTime: Score;
  readonly halfTime?: Score;
}

/**
 * The goals of one period alone: the second half's are those of the full time without those of
 * the first half.
 *
 * @returns `undefined` when the period's score is not known. A half-time score above the full-time
 *   score contradicts it: then neither half's is.
 * @example
 * ```ts
 * import { periodScore } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const result = { fullTime: { home: 2, away: 1 }, halfTime: { home: 0, away: 1 } };
 * assert.deepEqual(periodScore("sh", result), { home: 2, away: 0 });
 * assert.equal(periodScore("sh", { fullTime: { home: 2, away: 1 } }), undefined);
 * ```
 */
export function periodScore(period: Period, result: MatchResult): Score | undefined {
  const { fullTime, halfTime } = result;
  if (period === "ft") return fullTime;
  if (halfTime === undefined) return undefined;
  if (halfTime.home > fullTime.home || halfTime.away > fullTime.away) return undefined;
  switch (period) {
    case "fh":
      return halfTime;
    case "sh":
      return { home: fullTime.home - halfTime.home, away: fullTime.away - halfTime.away };
  }
}
