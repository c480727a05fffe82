/**
 * Fair prices: a market's odds without the bookmaker's margin ("de-vig"). A margin cannot be seen,
 * only supposed, so there are several methods; they agree where there is no margin and on even
 * odds, and differ most on longshots. For q = 1/odds, S = sum of q and probabilities that add up
 * to T (1 but where several sides pay):
 *
 * - `multiplicative`: p = q T/S. The margin is in proportion to the chance. Keeps the
 *   favorite-longshot bias that prices have.
 * - `additive`: p = q - (S - T)/n. The same margin on every side; impossible for longshots.
 * - `power`: p = q^k. Clarke, Kovalchik & Ingram, "Adjusting Bookmaker's Odds to Allow for
 *   Overround", American Journal of Sports Science 5(6), 2017, who credit Vovk & Zhdanov (2009).
 * - `shin`: a share z of the money knows the result. Shin, The Economic Journal 102 (1992) and 103
 *   (1993), solved for p by Jullien & Salanié, The Economic Journal 104 (1994). Better forecasts
 *   than the multiplicative method's in Štrumbelj, "On determining probability forecasts from
 *   betting odds", International Journal of Forecasting 30 (2014). On two sides it is the additive
 *   method (Clarke and others, above).
 */
import { impliedProbability, isDecimalOdds, MAX_ODDS, MIN_ODDS } from "./odds.ts";
import { err, ok, type Result } from "./result.ts";

/** The ways to take the margin out of a market's prices. */
export const FAIR_PRICE_METHODS = ["multiplicative", "additive", "power", "shin"] as const;

/** One of {@link FAIR_PRICE_METHODS}. */
export type FairPriceMethod = (typeof FAIR_PRICE_METHODS)[number];

/** What {@link removeMargin} supposes of the market. */
export interface RemoveMarginOptions {
  /**
   * How many sides every result pays, which is what the probabilities add up to: a positive
   * integer. Default 1; 2 for double chance, 3 for a place among the first three.
   */
  readonly total?: number;
}

/**
 * Why prices have no fair probabilities by a method.
 *
 * - `too-few-prices`: there are no more sides than every result pays.
 * - `no-overround`: Shin's method explains a margin, and these prices leave none (S < T).
 * - `out-of-range`: a side's probability would not lie between 0 and 1. The additive method does
 *   that to longshots, the power method only where S is absurdly far above T; where T is 2 or more,
 *   the additive and the multiplicative method may do it to favorites.
 */
export interface FairPriceError {
  readonly code: "too-few-prices" | "no-overround" | "out-of-range";
  readonly method: FairPriceMethod;
  /** The sum of 1/odds. */
  readonly impliedTotal: number;
}

/** Probabilities this close to 0 or 1, and totals this close to T, may be rounding noise. */
const NOISE = 1e-12;

/** Halvings of an interval of length 1, after which it is shorter than any rounding. */
const HALVINGS = 60;

/** Far more than needed: 15 steps were the most for 200,000 random markets of extreme prices. */
const MAX_NEWTON_STEPS = 100;

/**
 * Takes the margin out of the prices of one market at one bookmaker: every side of it, at one
 * line.
 *
 * On a whole or quarter line the probability is of the stake that is decided: the share of it that
 * is expected to win, pushes left out. It is still the inverse of the fair price.
 *
 * @param odds - decimal odds of all sides.
 * @returns fractions in the order of the odds, adding up to `total`; better prices never get more.
 * @throws RangeError when a price is outside {@link MIN_ODDS} to {@link MAX_ODDS}, or the total no
 *   positive integer.
 * @example
 * ```ts
 * import { removeMargin } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const fair = removeMargin([2.6, 2.4, 4.3], "shin");
 * assert.deepEqual(fair.ok && fair.value.map((p) => p.toFixed(4)), ["0.3730", "0.4048", "0.2222"]);
 *
 * const refused = removeMargin([1.15, 5, 10, 20, 50, 100], "additive");
 * assert.equal(refused.ok ? "" : refused.error.code, "out-of-range");
 * ```
 */
export function removeMargin(
  odds: readonly number[],
  method: FairPriceMethod,
  options: RemoveMarginOptions = {},
): Result<number[], FairPriceError> {
  const { total = 1 } = options;
  for (const price of odds) requirePrice(price, "remove margin");
  if (!FAIR_PRICE_METHODS.includes(method)) {
    throw new RangeError(
      `Cannot remove margin: the method must be one of ${FAIR_PRICE_METHODS.join(", ")}, ` +
        `was ${method as string}`,
    );
  }
  if (!(Number.isInteger(total) && total >= 1)) {
    throw new RangeError(
      `Cannot remove margin: the total must be a positive integer, was ${total}`,
    );
  }
  const implied = odds.map(impliedProbability);
  const sum = sumOf(implied);
  const refuse = (code: FairPriceError["code"]): Result<number[], FairPriceError> =>
    err({ code, method, impliedTotal: sum });

  if (odds.length <= total) return refuse("too-few-prices");
  if (method === "shin" && sum < total * (1 - NOISE)) return refuse("no-overround");
  const probabilities = removeBy(method, implied, total);
  return probabilities.every((p) => p > NOISE && p < 1 - NOISE)
    ? ok(probabilities)
    : refuse("out-of-range");
}

/**
 * The decimal odds at which a bet of this probability neither gains nor loses: 1/p. Nobody may
 * quote them, so they are not kept to the range of prices.
 *
 * @throws RangeError when the probability is not between 0 and 1, both excluded.
 * @example
 * ```ts
 * import { fairOdds, removeMargin } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const fair = removeMargin([1.6, 2.45], "power");
 * assert.deepEqual(fair.ok && fair.value.map((p) => fairOdds(p).toFixed(3)), ["1.639", "2.565"]);
 * ```
 */
export function fairOdds(probability: number): number {
  if (!(probability > 0 && probability < 1 && 1 / probability < Infinity)) {
    throw new RangeError(
      `Cannot price probability: it must be above 0 and below 1, was ${probability}`,
    );
  }
  return 1 / probability;
}

/**
 * The expected return of a bet in percent of the stake, (p x odds - 1) x 100: above 0 it is a
 * value bet, if the probability is right.
 *
 * With the probability of a whole or quarter line (see {@link removeMargin}), it is in percent of
 * the stake that is decided.
 *
 * @param odds - decimal odds of a bookmaker.
 * @param probability - a fraction from 0 to 1.
 * @throws RangeError when the price is outside {@link MIN_ODDS} to {@link MAX_ODDS}, or the
 *   probability no fraction.
 * @example
 * ```ts
 * import { expectedReturn } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(expectedReturn(2.1, 0.5).toFixed(4), "5.0000");
 * assert.equal(expectedReturn(1.95, 0.5).toFixed(4), "-2.5000");
 * ```
 */
export function expectedReturn(odds: number, probability: number): number {
  requirePrice(odds, "expect return");
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(
      `Cannot expect return: the probability must be from 0 to 1, was ${probability}`,
    );
  }
  return (probability * odds - 1) * 100;
}

function requirePrice(odds: number, action: string): void {
  if (!isDecimalOdds(odds)) {
    throw new RangeError(
      `Cannot ${action}: decimal odds must be from ${MIN_ODDS} to ${MAX_ODDS}, was ${odds}`,
    );
  }
}

function removeBy(method: FairPriceMethod, implied: readonly number[], total: number): number[] {
  switch (method) {
    case "multiplicative": {
      const scale = total / sumOf(implied);
      return implied.map((q) => q * scale);
    }
    case "additive": {
      const excess = (sumOf(implied) - total) / implied.length;
      return implied.map((q) => q - excess);
    }
    case "power":
      return removeByPower(implied, total);
    case "shin":
      return removeByShin(implied, total);
  }
}

/**
 * Newton's method for log(sum of q^k) = log T, from k = 0, where the sum is n > T. The left side
 * is a log-sum-exp of linear functions of k, so it is convex, and it falls. Steps from the left of
 * the root of such a function never pass it: k only grows until it is there to the last bit.
 */
function removeByPower(implied: readonly number[], total: number): number[] {
  const logarithms = implied.map((q) => Math.log(q));
  let exponent = 0;
  let powers = implied.map(() => 1);
  for (let step = 0; step < MAX_NEWTON_STEPS; step++) {
    const sum = sumOf(powers);
    const fall = -sumOf(powers.map((power, index) => power * (logarithms[index] ?? 0)));
    const next = exponent + (sum * Math.log(sum / total)) / fall;
    if (!(next > exponent)) break;
    exponent = next;
    powers = logarithms.map((logarithm) => Math.exp(next * logarithm));
  }
  return powers;
}

/**
 * Shin's bookmaker prices in proportion to y = sqrt(z p + (1 - z) p^2) and breaks even, so that
 * S = Y^2/T for Y the sum of y. Published formulas have T = 1; the argument holds for any T, with
 * insiders who split their stake over the T sides that will pay. Hence
 * z p + (1 - z) p^2 = q^2 T/S = a, solved for p in the form that does not divide by 1 - z.
 *
 * Every p falls as z grows (a < 1). The sum of p is sqrt(T S) >= T at z = 0 and less than T at
 * z = 1, so halving the interval finds the one z between.
 */
function removeByShin(implied: readonly number[], total: number): number[] {
  const sum = sumOf(implied);
  const squares = implied.map((q) => (q * q * total) / sum);
  const probabilitiesAt = (z: number): number[] =>
    squares.map((a) => (2 * a) / (Math.sqrt(z * z + 4 * (1 - z) * a) + z));
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (sumOf(probabilitiesAt(middle)) > total) low = middle;
    else high = middle;
  }
  return probabilitiesAt(high);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
