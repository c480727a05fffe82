/** What the legs of an opportunity return together once the match has a score. */
import { netOddsOf, profitAt, toShares, type PricedSelection } from "./arbitrage.ts";
import type { Score } from "./listing.ts";
import { checkOdds } from "./margin.ts";
import { marketInfo } from "./market.ts";
import { periodScore, type MatchResult } from "./period-score.ts";
import { payoff, settle } from "./settlement.ts";

/** Bets and what is staked on them; an `Opportunity` is one. */
export interface StakedLegs {
  readonly legs: readonly PricedSelection[];
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
  const options = scoreAtBet === undefined ? {} : { scoreAtBet };
  const shares = toShares(legs, stakes);
  checkOdds(legs.map(netOddsOf));
  const returns: number[] = [];
  for (const leg of legs) {
    const score = periodScore(marketInfo(leg.market).period, result);
    if (score === undefined) return undefined;
    returns.push(payoff(settle(leg, score, options), netOddsOf(leg)));
  }
  return profitAt(returns, shares);
}
