/**
 * Two-leg arbitrage. A pair of bets is judged over every result that can occur, settled by
 * settlement.ts: a sum of inverse odds below 1 is neither enough (a Polish middle loses both legs
 * in the gap) nor the whole truth (a whole line gives only the stakes back on the line).
 *
 * The recommended split is leximin: it raises the least return, then the next least, and so on.
 * That is the maximin split, with equal payouts where the maximin leaves a choice (whole lines).
 * Each result's return is a straight line in the split, so the optimum is at a crossing of two of
 * them or at an end, and trying all crossings is exact.
 */
import type { Selection } from "./market.ts";
import { payoff, resultClasses, type Settlement } from "./settlement.ts";

/** Differences smaller than this are rounding noise of floating point. */
export const EPSILON = 1e-9;

/**
 * What a pair of bets is, by its returns at the recommended stakes.
 *
 * - `arb`: a profit whatever the result.
 * - `arb-middle`: the same, with a result in between that pays better than one winner can.
 * - `no-loss`: a profit, but for results that give the stakes back (whole lines).
 * - `middle`: a loss outside, and a result in between that pays both legs.
 * - `polish`: inverse odds add up to less than 1, yet some result loses.
 * - `none`: everything else.
 */
export type OpportunityClass = "arb" | "arb-middle" | "no-loss" | "middle" | "polish" | "none";

/** A bet at a price. */
export interface PricedSelection extends Selection {
  /** Decimal odds. */
  readonly odds: number;
}

/** What a pair of bets guarantees. All percentages are of the outlay: 1.11 means 1.11 %. */
export interface Assessment {
  /** The sum of 1/odds. */
  readonly impliedTotal: number;
  /** (1/S - 1) x 100: the return at equal payouts if exactly one leg wins. */
  readonly margin: number;
  /** The least return over every result, at the recommended stakes. */
  readonly profitMin: number;
  /** The greatest return over every result, at the recommended stakes. */
  readonly profitMax: number;
  readonly class: OpportunityClass;
  /** Shares of the outlay by leg, adding up to 1. */
  readonly stakes: readonly [number, number];
}

/** The sum of 1/odds over the legs: below 1, the prices together beat the bookmakers. */
export function impliedTotal(odds: readonly number[]): number {
  return odds.reduce((sum, price) => sum + 1 / price, 0);
}

/**
 * The return on the total stake at equal payouts, in percent: (1/S - 1) x 100.
 *
 * @example
 * ```ts
 * import { margin } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(margin([1.95, 2.1]).toFixed(4), "1.1111");
 * ```
 */
export function margin(odds: readonly number[]): number {
  return (1 / impliedTotal(odds) - 1) * 100;
}

/**
 * Judges two bets on one market of one match over every result.
 *
 * @throws RangeError when the two are of different markets, a line is no multiple of 0.25 or
 *   a price is not above 1 and finite.
 * @example
 * ```ts
 * import { assessLegs } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const polish = assessLegs(
 *   { market: "ft_ou", side: "over", line: 2.75, odds: 2.05 },
 *   { market: "ft_ou", side: "under", line: 2.5, odds: 2.05 },
 * );
 * assert.equal(polish.margin.toFixed(1), "2.5");
 * assert.equal(polish.class, "polish");
 * assert.ok(polish.profitMin < 0);
 * ```
 */
export function assessLegs(first: PricedSelection, second: PricedSelection): Assessment {
  for (const { odds } of [first, second]) {
    if (!(odds > 1 && odds < Infinity)) {
      throw new RangeError(
        `Cannot assess legs: decimal odds must be above 1 and finite, was ${odds}`,
      );
    }
  }
  const classes = resultClasses([first, second]);
  const returns = classes.map(({ settlements: [a = "loss", b = "loss"] }) => ({
    first: payoff(a, first.odds),
    second: payoff(b, second.odds),
  }));
  const share = leximinShare(returns);
  const outcomes = returns.map((result) => returnAt(result, share));
  const total = impliedTotal([first.odds, second.odds]);
  const least = Math.min(...outcomes) - 1;
  const profitMin = (Math.abs(least) < EPSILON ? 0 : least) * 100;
  return {
    impliedTotal: total,
    margin: (1 / total - 1) * 100,
    profitMin,
    profitMax: (Math.max(...outcomes) - 1) * 100,
    class: classify(
      profitMin,
      total,
      classes.some(({ settlements: [a = "loss", b = "loss"] }) => paysBoth(a, b)),
    ),
    stakes: [share, 1 - share],
  };
}

/** What comes back for a unit staked on each leg, in one class of results. */
interface LegReturns {
  readonly first: number;
  readonly second: number;
}

function returnAt(result: LegReturns, share: number): number {
  return share * result.first + (1 - share) * result.second;
}

/** The first leg's share of the outlay for which the sorted returns are lexically greatest. */
function leximinShare(results: readonly LegReturns[]): number {
  let best = 0;
  let bestReturns = sortedReturns(results, 0);
  const consider = (share: number): void => {
    const returns = sortedReturns(results, share);
    if (isLexicallyGreater(returns, bestReturns)) {
      best = share;
      bestReturns = returns;
    }
  };
  consider(1);
  for (const [index, a] of results.entries()) {
    for (const b of results.slice(index + 1)) {
      // a and b return the same where share * slope = b.second - a.second.
      const slope = a.first - a.second - (b.first - b.second);
      if (slope === 0) continue;
      const share = (b.second - a.second) / slope;
      if (share > 0 && share < 1) consider(share);
    }
  }
  return best;
}

function sortedReturns(results: readonly LegReturns[], share: number): number[] {
  return results.map((result) => returnAt(result, share)).sort((a, b) => a - b);
}

function isLexicallyGreater(a: readonly number[], b: readonly number[]): boolean {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (Math.abs(difference) > EPSILON) return difference > 0;
  }
  return false;
}

const HALVES_WON: Readonly<Record<Settlement, number>> = {
  win: 2,
  "half-win": 1,
  push: 0,
  "half-loss": -1,
  loss: -2,
};

/**
 * Whether the two legs together win more than two opposite bets can: opposite bets always end as
 * mirror images, so their halves won add up to nothing.
 */
function paysBoth(first: Settlement, second: Settlement): boolean {
  return HALVES_WON[first] + HALVES_WON[second] > 0;
}

function classify(profitMin: number, total: number, hasMiddle: boolean): OpportunityClass {
  if (profitMin > 0) return hasMiddle ? "arb-middle" : "arb";
  if (profitMin === 0 && total < 1) return "no-loss";
  if (profitMin < 0 && hasMiddle) return "middle";
  return total < 1 && profitMin < 0 ? "polish" : "none";
}
