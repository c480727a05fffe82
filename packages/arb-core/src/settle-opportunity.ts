/** What the legs of an opportunity return together once the match has a score. */
import { EPSILON } from "./arbitrage.ts";
import type { Score } from "./listing.ts";
import { marketInfo } from "./market.ts";
import { periodScore, type MatchResult } from "./period-score.ts";
import type { Selection } from "./selection.ts";
import { payoff, settle } from "./settlement.ts";

/** A bet to be settled. */
export interface SettledLeg extends Selection {
  /** Decimal odds. */
  readonly odds: number;
  /** Decimal odds after commission: what the bet is settled at. Default `odds`. */
  readonly netOdds?: number;
}

/** Bets and what is staked on them; an `Opportunity` is one. */
export interface StakedLegs {
  readonly legs: readonly SettledLeg[];
  /** The outlay by leg in any unit; only their proportions count. */
  readonly stakes: readonly number[];
  /** The score at which the bets were made, in running; Asian handicaps count from it. */
  readonly score?: Score | undefined;
}

/**
 * Settles an opportunity: what its legs return together.
 *
 * @returns the profit in percent of the outlay (1.11 means 1.11 %); `undefined` when the period of
 *   a leg has no score.
 * @throws RangeError when the stakes are not one a leg, none negative and at least one above 0, or
 *   a leg is no selection at a price, or the score is not made of whole numbers from 0.
 * @example
 * ```ts
 * import { settleOpportunity } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const opportunity = {
 *   legs: [
 *     { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
 *     { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
 *   ],
 *   stakes: [2.1, 1.95],
 * } as const;
 * const profit = settleOpportunity(opportunity, { fullTime: { home: 1, away: 1 } });
 * assert.equal(profit?.toFixed(4), "0.5556");
 * ```
 */
export function settleOpportunity(
  { legs, stakes, score: scoreAtBet }: StakedLegs,
  result: MatchResult,
): number | undefined {
  const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
  const isOutlay = outlay > 0 && outlay < Infinity && stakes.every((stake) => stake >= 0);
  if (!isOutlay || stakes.length !== legs.length) {
    throw new RangeError(
      "Cannot settle opportunity: there must be one stake a leg, none negative and not all 0, " +
        `was ${stakes.join(", ")} for ${legs.length} legs`,
    );
  }
  const options = scoreAtBet === undefined ? {} : { scoreAtBet };
  let returned = 0;
  for (const [index, leg] of legs.entries()) {
    const score = periodScore(marketInfo(leg.market).period, result);
    if (score === undefined) return undefined;
    const odds = netOddsOf(leg);
    if (!(odds > 0 && odds < Infinity)) {
      throw new RangeError(`Cannot settle opportunity: odds must be above 0, was ${odds}`);
    }
    const share = (stakes[index] ?? 0) / outlay;
    returned += share * payoff(settle(leg, score, options), odds);
  }
  return Math.abs(returned - 1) < EPSILON ? 0 : (returned - 1) * 100;
}

/** The price at which a leg is settled. */
export function netOddsOf({ odds, netOdds }: SettledLeg): number {
  return netOdds ?? odds;
}
