/**
 * What a set of prices comes to before results are looked at: five quantities that tools all call
 * "margin", under names of their own. Percentages are numbers: 1.11 means 1.11 %.
 */
import { isDecimalOdds, MAX_ODDS, MIN_ODDS } from "./odds.ts";

/**
 * The sum of 1/odds over the legs: below 1, the prices together beat the bookmakers.
 *
 * @throws RangeError when a price is none.
 * @example
 * ```ts
 * import { impliedTotal } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(impliedTotal([1.95, 2.1]).toFixed(6), "0.989011");
 * ```
 */
export function impliedTotal(odds: readonly number[]): number {
  checkOdds(odds);
  return odds.reduce((sum, price) => sum + 1 / price, 0);
}

/**
 * The bookmakers' margin over the legs, in percent: (S - 1) x 100. Negative where {@link margin} is
 * positive, and a little nearer to 0.
 *
 * @example
 * ```ts
 * import { overround } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // Both sides of one bookmaker, and the better side of two bookmakers each.
 * assert.equal(overround([1.9, 1.9]).toFixed(2), "5.26");
 * assert.equal(overround([1.95, 2.1]).toFixed(2), "-1.10");
 * ```
 */
export function overround(odds: readonly number[]): number {
  return (impliedTotal(odds) - 1) * 100;
}

/**
 * The return on the total stake at equal payouts, in percent: (1/S - 1) x 100.
 *
 * @example
 * ```ts
 * import { impliedTotal, margin, overround } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(margin([1.95, 2.1]).toFixed(4), "1.1111");
 * assert.equal(overround([1.95, 2.1]).toFixed(4), "-1.0989");
 * assert.equal(impliedTotal([1.95, 2.1]).toFixed(6), "0.989011");
 * ```
 */
export function margin(odds: readonly number[]): number {
  return (1 / impliedTotal(odds) - 1) * 100;
}

/**
 * A return by the year, in percent: what a margin comes to if the money is free again two hours
 * after the start and goes into an equal bet at once, without compounding. Commercial scanners
 * sort by it: 2 % tonight beats 4 % in two days.
 *
 * @param percent - the return of one bet, in percent.
 * @param hoursToStart - from now to the start, at least 0.
 * @throws RangeError when `hoursToStart` is negative or no number.
 * @example
 * ```ts
 * import { annualizedReturn } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(annualizedReturn(1, 10), 730);
 * assert.ok(annualizedReturn(2, 4) > annualizedReturn(4, 48));
 * ```
 */
export function annualizedReturn(percent: number, hoursToStart: number): number {
  if (!(Math.abs(percent) <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`Cannot annualize return: it must be a percentage, was ${percent}`);
  }
  if (!(hoursToStart >= 0 && hoursToStart < Infinity)) {
    throw new RangeError(
      `Cannot annualize return: the hours to the start must be 0 or more, was ${hoursToStart}`,
    );
  }
  return (percent * HOURS_A_YEAR) / (hoursToStart + HOURS_TO_SETTLE);
}

const HOURS_A_YEAR = 8760;
const HOURS_TO_SETTLE = 2;

/**
 * The stakes that pay the same whichever leg wins, as shares of the outlay by leg. Not the safest
 * split where a result can win or lose by half: {@link assessLegs} recommends that one.
 *
 * @example
 * ```ts
 * import { equalPayoutStakes } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const [home = 0, away = 0] = equalPayoutStakes([1.95, 2.1]);
 * assert.deepEqual([home.toFixed(4), away.toFixed(4)], ["0.5185", "0.4815"]);
 * assert.deepEqual([(home * 1.95).toFixed(4), (away * 2.1).toFixed(4)], ["1.0111", "1.0111"]);
 * ```
 */
export function equalPayoutStakes(odds: readonly number[]): number[] {
  const total = impliedTotal(odds);
  return odds.map((price) => 1 / price / total);
}

/** Refuses what is no price. */
export function checkOdds(odds: readonly number[]): void {
  for (const price of odds) {
    if (!isDecimalOdds(price)) {
      throw new RangeError(
        `Cannot assess legs: decimal odds must be ${MIN_ODDS} to ${MAX_ODDS}, was ${price}`,
      );
    }
  }
}
