/**
 * When the best of several similar names is taken for the one that is meant. A wrong answer costs
 * a user money and no answer only a bet, so it refuses what is close.
 */

/**
 * Names that score less are not taken for the same.
 *
 * Measured by `bench/matching/name-accuracy.ts` on names of real feeds: it is the best least score
 * where the team may be unknown, inside a country (precision 91 %, recall 88 %) and across
 * bookmakers without a country (97 % and 93 %). Where every team is known, 0.4 would find more.
 */
export const RESOLVE_MIN_SCORE = 0.64;

/**
 * The best name must score this much more than any other team's. Between 0.005 and 0.06 the
 * measures above hardly change: what is ambiguous mostly scores the same.
 */
export const RESOLVE_MIN_MARGIN = 0.02;

/**
 * Takes the best of some candidates, when it is good enough and far enough from the second.
 *
 * @param sorted - best first, each team once.
 * @returns `undefined` when none is good enough, and when two are too close.
 * @example
 * ```ts
 * import { decideBest } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const city = { name: "Bristol City", score: 0.84 };
 * const rovers = { name: "Bristol Rovers", score: 0.84 };
 * assert.equal(decideBest([city]), city);
 * assert.equal(decideBest([city, rovers]), undefined);
 * assert.equal(decideBest([{ score: 0.5 }]), undefined);
 * ```
 */
export function decideBest<C extends { readonly score: number }>(
  sorted: readonly C[],
): C | undefined {
  const [best, second] = sorted;
  if (best === undefined || best.score < RESOLVE_MIN_SCORE) return undefined;
  return best.score - (second?.score ?? 0) >= RESOLVE_MIN_MARGIN ? best : undefined;
}
