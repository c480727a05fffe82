/**
 * The mathematics of a sure bet. Legs are judged over every result that can occur, settled by
 * settlement.ts: a sum of inverse odds below 1 is neither enough (a Polish middle loses both legs
 * in the gap) nor the whole truth (a whole line gives only the stakes back on the line).
 *
 * The recommended split is leximin: it raises the least return, then the next least, and so on.
 * That is the maximin split, with equal payouts where the maximin leaves a choice (whole lines).
 */
import { leximinShares } from "./leximin.ts";
import { checkOdds, impliedTotal } from "./margin.ts";
import { resultClasses, type ResultClass } from "./result-classes.ts";
import type { Selection } from "./selection.ts";
import { payoff, type Settlement, type SettlementOptions } from "./settlement.ts";

/** Differences smaller than this are rounding noise of floating point. */
export const EPSILON = 1e-9;

/**
 * What some bets together are, by their returns at the recommended stakes.
 *
 * - `arb`: a profit whatever the result.
 * - `arb-middle`: the same, with a result in between that pays more than one winner can.
 * - `no-loss`: a profit, but for results that return just the outlay, as whole lines have them.
 * - `middle`: a loss outside, and a result in between that pays more legs than one.
 * - `polish`: inverse odds add up to less than 1, yet some result loses.
 * - `none`: everything else.
 */
export const OPPORTUNITY_CLASSES = [
  "arb",
  "arb-middle",
  "no-loss",
  "middle",
  "polish",
  "none",
] as const;
/** One of {@link OPPORTUNITY_CLASSES}. */
export type OpportunityClass = (typeof OPPORTUNITY_CLASSES)[number];

/** A bet at a price. */
export interface PricedSelection extends Selection {
  /** Decimal odds, as shown. */
  readonly odds: number;
  /**
   * Decimal odds after the bookmaker's commission (see {@link oddsAfterCommission}): what the bet
   * is judged and settled by. Default `odds`.
   */
  readonly netOdds?: number;
}

/** The price that a bet is judged and settled by. */
export function netOddsOf({ odds, netOdds = odds }: PricedSelection): number {
  return netOdds;
}

/** Least and greatest return over every result, in percent of the outlay: 1.11 means 1.11 %. */
export interface ProfitRange {
  readonly profitMin: number;
  readonly profitMax: number;
}

/** What some bets guarantee. All percentages are of the outlay: 1.11 means 1.11 %. */
export interface Assessment extends ProfitRange {
  /** The sum of 1/odds. */
  readonly impliedTotal: number;
  /** (1/S - 1) x 100: the return at equal payouts if exactly one leg wins. */
  readonly margin: number;
  readonly class: OpportunityClass;
  /** The recommended stakes: shares of the outlay by leg, adding up to 1. */
  readonly stakes: readonly number[];
}

/** One row of a {@link payoffTable}. */
export interface PayoffRow extends ResultClass {
  /** The return in percent of the outlay, where a result of this class comes. */
  readonly profit: number;
}

/**
 * Judges bets on one period of one match over every result, and recommends stakes.
 *
 * @param legs - 2 to 16, of one period (see {@link resultClasses}).
 * @throws RangeError when there are fewer or more, they do not go together, or one is no selection
 *   or has no price.
 * @example
 * ```ts
 * import { assessLegs } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const polish = assessLegs([
 *   { market: "ft_ou", side: "over", line: 2.75, odds: 2.05 },
 *   { market: "ft_ou", side: "under", line: 2.5, odds: 2.05 },
 * ]);
 * assert.equal(polish.margin.toFixed(1), "2.5");
 * assert.equal(polish.class, "polish");
 * assert.ok(polish.profitMin < 0);
 *
 * const threeWay = assessLegs([
 *   { market: "ft_1x2", side: "home", line: 0, odds: 2.9 },
 *   { market: "ft_1x2", side: "draw", line: 0, odds: 3.6 },
 *   { market: "ft_1x2", side: "away", line: 0, odds: 2.8 },
 * ]);
 * assert.equal(threeWay.class, "arb");
 * assert.equal(threeWay.profitMin.toFixed(2), "2.07");
 * ```
 */
export function assessLegs(
  legs: readonly PricedSelection[],
  options: SettlementOptions = {},
): Assessment {
  const total = impliedTotal(legs.map(netOddsOf));
  const results = returnsByResult(legs, options);
  const stakes = leximinShares(results.map(({ returns }) => returns));
  const { profitMin, profitMax } = profitRange(results, stakes);
  const pays = results.some(({ settlements }) => paysMoreThanOne(settlements));
  return {
    impliedTotal: total,
    margin: (1 / total - 1) * 100,
    profitMin,
    profitMax,
    class: classify(profitMin, total, pays),
    stakes,
  };
}

/**
 * What some bets return at worst and at best at stakes of one's own choice.
 *
 * @param stakes - the outlay by leg in any unit; only their proportions count.
 * @throws RangeError as {@link assessLegs} does, and when the stakes are not one a leg, none
 *   negative and at least one above 0.
 * @example
 * ```ts
 * import { assessLegs, assessStakes, equalPayoutStakes } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const legs = [
 *   { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
 *   { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
 * ] as const;
 * assert.equal(assessLegs(legs).profitMin.toFixed(4), "0.7500");
 * assert.equal(assessStakes(legs, equalPayoutStakes([1.95, 2.1])).profitMin.toFixed(4), "0.5556");
 * ```
 */
export function assessStakes(
  legs: readonly PricedSelection[],
  stakes: readonly number[],
  options: SettlementOptions = {},
): ProfitRange {
  return profitRange(returnsByResult(legs, options), toShares(legs, stakes));
}

/**
 * What each group of results returns at some stakes: the proof of a guarantee, to be read by
 * people with {@link describeResult}.
 *
 * @param stakes - as for {@link assessStakes}.
 * @returns the classes of {@link resultClasses}, in their order.
 * @throws RangeError as {@link assessStakes} does.
 * @example
 * ```ts
 * import { describeResult, payoffTable } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const legs = [
 *   { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
 *   { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
 * ] as const;
 * assert.deepEqual(
 *   payoffTable(legs, [310, 290]).map((row) => [describeResult(row), row.profit.toFixed(2)]),
 *   [
 *     ["away wins", "1.50"],
 *     ["draw", "0.75"],
 *     ["home wins", "0.75"],
 *   ],
 * );
 * ```
 */
export function payoffTable(
  legs: readonly PricedSelection[],
  stakes: readonly number[],
  options: SettlementOptions = {},
): PayoffRow[] {
  const shares = toShares(legs, stakes);
  return returnsByResult(legs, options).map(({ returns, ...result }) => ({
    ...result,
    profit: profitAt(returns, shares),
  }));
}

/** A class of results, and what each leg pays back in it per unit staked. */
interface ResultReturns extends ResultClass {
  readonly returns: readonly number[];
}

function returnsByResult(
  legs: readonly PricedSelection[],
  options: SettlementOptions,
): ResultReturns[] {
  if (legs.length < 2) {
    throw new RangeError(`Cannot assess legs: there must be two or more, was ${legs.length}`);
  }
  const odds = legs.map(netOddsOf);
  checkOdds(odds);
  return resultClasses(legs, options).map((result) => ({
    ...result,
    returns: odds.map((price, index) => payoff(result.settlements[index] ?? "loss", price)),
  }));
}

/**
 * Stakes as shares of the outlay.
 *
 * @throws RangeError when they are not one a leg, none negative and at least one above 0.
 */
export function toShares(legs: readonly PricedSelection[], stakes: readonly number[]): number[] {
  const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
  const isOutlay = outlay > 0 && outlay < Infinity && stakes.every((stake) => stake >= 0);
  if (!isOutlay || stakes.length !== legs.length) {
    throw new RangeError(
      `Cannot assess stakes: there must be one a leg, none negative and not all 0, ` +
        `was ${stakes.join(", ")} for ${legs.length} legs`,
    );
  }
  return stakes.map((stake) => stake / outlay);
}

function profitRange(results: readonly ResultReturns[], shares: readonly number[]): ProfitRange {
  const profits = results.map(({ returns }) => profitAt(returns, shares));
  return { profitMin: Math.min(...profits), profitMax: Math.max(...profits) };
}

/** The profit in percent of the outlay, of bets that pay back so much per unit staked. */
export function profitAt(returns: readonly number[], shares: readonly number[]): number {
  const returned = returns.reduce((sum, pays, index) => sum + pays * (shares[index] ?? 0), 0);
  return Math.abs(returned - 1) < EPSILON ? 0 : (returned - 1) * 100;
}

const HALVES_WON: Readonly<Record<Settlement, number>> = {
  win: 2,
  "half-win": 1,
  push: 0,
  "half-loss": -1,
  loss: -2,
};

/**
 * Whether the legs together win more than legs of which exactly one wins: opposite bets always end
 * as mirror images, so their halves won add up to nothing, and each further leg loses.
 */
function paysMoreThanOne(settlements: readonly Settlement[]): boolean {
  const halves = settlements.reduce((sum, settlement) => sum + HALVES_WON[settlement], 0);
  return halves > 2 * (2 - settlements.length);
}

function classify(profitMin: number, total: number, hasMiddle: boolean): OpportunityClass {
  if (profitMin > 0) return hasMiddle ? "arb-middle" : "arb";
  if (profitMin === 0 && total < 1) return "no-loss";
  if (profitMin < 0 && hasMiddle) return "middle";
  return total < 1 && profitMin < 0 ? "polish" : "none";
}
