/**
 * What a bookmaker or an exchange keeps, and bets against a result: both as the decimal odds that
 * a backer really gets, so that everything else can compute with prices alone.
 *
 * A commission is taken from what a winning bet, or the winning half of one, returns. A bet that
 * is pushed gives the whole stake back and a half-lost bet gives half of it back, both free of
 * commission. A tax that is due on lost or pushed bets too is something else: no price expresses
 * it.
 */
import { isDecimalOdds } from "./odds.ts";

/** What a commission can be a share of: the profit, the stake, or the profit and the stake. */
export const COMMISSION_BASES = ["winnings", "turnover", "return"] as const;
/** One of {@link COMMISSION_BASES}. */
export type CommissionBasis = (typeof COMMISSION_BASES)[number];

/** What is kept of a winning bet. */
export interface Commission {
  /**
   * - `winnings`: a share of the profit, as betting exchanges charge it.
   * - `turnover`: a share of the stake.
   * - `return`: a share of all that is paid out, the stake included.
   */
  readonly on: CommissionBasis;
  /** A fraction, at least 0 and below 1: 0.02 is 2 %. */
  readonly rate: number;
}

/**
 * Converts a price to the decimal odds that are left of it after commission: 1 + (o - 1)(1 - c) on
 * winnings, o - c on turnover, o(1 - c) on the return.
 *
 * On turnover and on the return what is left can be 1 or less: winning such a bet earns nothing,
 * or loses. Then it is no price any more, but still what a winning bet pays per unit staked.
 *
 * @returns decimal odds above 0, unrounded.
 * @throws RangeError when `odds` is no price or the rate is no fraction.
 * @example
 * ```ts
 * import { oddsAfterCommission } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(oddsAfterCommission(1.8, { on: "winnings", rate: 0.04 }).toFixed(3), "1.768");
 * assert.equal(oddsAfterCommission(1.8, { on: "turnover", rate: 0.04 }).toFixed(3), "1.760");
 * assert.equal(oddsAfterCommission(1.8, { on: "return", rate: 0.04 }).toFixed(3), "1.728");
 * ```
 */
export function oddsAfterCommission(odds: number, commission: Commission): number {
  requireOdds(odds, "apply commission");
  if (!isCommission(commission)) {
    throw new RangeError(
      `Cannot apply commission: it must be on ${COMMISSION_BASES.join(", ")} at a rate of at ` +
        `least 0 and below 1, was ${JSON.stringify(commission)}`,
    );
  }
  switch (commission.on) {
    case "winnings":
      return 1 + (odds - 1) * (1 - commission.rate);
    case "turnover":
      return odds - commission.rate;
    case "return":
      return odds * (1 - commission.rate);
  }
}

/**
 * Converts the price of a lay bet to the decimal odds of backing the opposite: 1 + (1 - c)/(L - 1),
 * where what is staked is the liability. A lay bet wins when the selection loses.
 *
 * @param layOdds - decimal odds at which the selection is laid.
 * @param commissionRate - the exchange's share of the winnings, a fraction from 0 to below 1.
 * @throws RangeError when `layOdds` is no price or the rate is no fraction.
 * @example
 * ```ts
 * import { layToBack } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(layToBack(1.5), 3);
 * assert.equal(layToBack(1.5, 0.02).toFixed(2), "2.96");
 * ```
 */
export function layToBack(layOdds: number, commissionRate = 0): number {
  requireOdds(layOdds, "convert lay odds");
  requireRate(commissionRate);
  return 1 + (1 - commissionRate) / (layOdds - 1);
}

/**
 * What the layer of a bet loses when the selection wins: the backer's profit.
 *
 * @param backersStake - the stake that is laid, in any unit; the result has the same.
 * @throws RangeError when `layOdds` is no price or the stake is negative or not finite.
 * @example
 * ```ts
 * import { layLiability } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // Who lays 100 at 1.5 keeps 100 when the selection loses, and pays 50 when it wins.
 * assert.equal(layLiability(100, 1.5), 50);
 * ```
 */
export function layLiability(backersStake: number, layOdds: number): number {
  requireOdds(layOdds, "convert lay stake");
  requireAmount(backersStake, "convert lay stake");
  return backersStake * (layOdds - 1);
}

/**
 * The backer's stake to lay so that the liability is the given one: the inverse of
 * {@link layLiability}.
 *
 * @param liability - what may be lost, in any unit; the result has the same.
 * @throws RangeError when `layOdds` is no price or the liability is negative or not finite.
 * @example
 * ```ts
 * import { layLiability, layStake } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(layStake(50, 1.5), 100);
 * assert.equal(layLiability(100, 1.5), 50);
 * ```
 */
export function layStake(liability: number, layOdds: number): number {
  requireOdds(layOdds, "convert liability");
  requireAmount(liability, "convert liability");
  return liability / (layOdds - 1);
}

function requireOdds(odds: number, action: string): void {
  if (!isDecimalOdds(odds)) {
    throw new RangeError(`Cannot ${action}: the decimal odds must be a price, was ${odds}`);
  }
}

/** Whether a value is a commission: on a known basis, at a rate of at least 0 and below 1. */
export function isCommission(value: Commission): boolean {
  return COMMISSION_BASES.includes(value.on) && value.rate >= 0 && value.rate < 1;
}

function requireRate(rate: number): void {
  if (!(rate >= 0 && rate < 1)) {
    throw new RangeError(
      `Cannot apply commission: its rate must be at least 0 and below 1, was ${rate}`,
    );
  }
}

function requireAmount(amount: number, action: string): void {
  if (!(amount >= 0 && amount <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`Cannot ${action}: it must be from 0 to 2^53, was ${amount}`);
  }
}
