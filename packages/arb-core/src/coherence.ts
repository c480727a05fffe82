/**
 * Coherence: whether two bookmakers' prices can be of the same market of the same match. Their
 * margins differ, their opinions hardly do: prices that are far apart once the margin is out are
 * stale, of another line or match, or have home and away exchanged.
 */
import { impliedTotal } from "./margin.ts";
import { impliedProbability, isDecimalOdds, MAX_ODDS, MIN_ODDS } from "./odds.ts";

/**
 * Prices that are further apart than this, in percentage points of probability, are incoherent.
 *
 * Measured on 66 season files of football-data.co.uk, Bet365 against Pinnacle: of the two-leg sure
 * bets above 5 %, which are mostly bad data, 13 of 13 are further apart; of those up to 2 %, 26 of
 * 292.
 */
export const INCOHERENT_POINTS = 6;

/**
 * Home and away may be exchanged only where prices read the other way round are within this, in
 * percentage points. A choice, not a measurement: half of {@link INCOHERENT_POINTS}, so that the
 * better reading is better by far.
 */
export const INVERSE_FIT_POINTS = 3;

/** How far two bookmakers' fair probabilities are apart: from 0 to 100 percentage points. */
export interface FairPriceGap {
  /** The greatest difference of a side, the prices taken as they stand. */
  readonly straight: number;
  /** The same, with the second bookmaker's first and last side exchanged. */
  readonly inverse: number;
}

/**
 * Compares two bookmakers' prices of one market, the margin taken out of both in proportion (the
 * multiplicative method): it is cheap, and near even odds the methods hardly differ.
 *
 * The inverse reading exchanges the teams where that leaves the market as it is: 1X2, moneyline,
 * draw no bet, a handicap of 0. On another handicap it speaks of the line with the other sign, so
 * give it the prices of that line. Totals have no teams to exchange.
 *
 * @param a - decimal odds of all sides, two or three, in the order of the market's sides.
 * @param b - the other bookmaker's, of the same line.
 * @throws RangeError when there are not two or three prices of each, as many of one as of the
 *   other, or a price is outside {@link MIN_ODDS} to {@link MAX_ODDS}.
 * @example
 * ```ts
 * import { compareFairPrices, isOrientationDoubtful } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const gap = compareFairPrices([1.5, 4.2, 6.5], [6.2, 4.1, 1.55]);
 * assert.equal(gap.straight.toFixed(1), "47.6");
 * assert.equal(gap.inverse.toFixed(1), "1.6");
 * assert.ok(isOrientationDoubtful(gap));
 * ```
 */
export function compareFairPrices(a: readonly number[], b: readonly number[]): FairPriceGap {
  if (a.length !== b.length || a.length < 2 || a.length > 3) {
    throw new RangeError(
      `Cannot compare prices: both must be of two or of three sides, was ${a.length} and ${b.length}`,
    );
  }
  const first = fairProbabilities(a);
  const second = fairProbabilities(b);
  return {
    straight: greatestGap(first, second),
    inverse: greatestGap(first, second.toReversed()),
  };
}

/**
 * Whether prices are too far apart to be of one market: more than {@link INCOHERENT_POINTS}.
 *
 * @example
 * ```ts
 * import { compareFairPrices, isIncoherent } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // Margins of 5 % and 2.5 % on nearly one opinion; then a price that belongs to another line.
 * assert.ok(!isIncoherent(compareFairPrices([1.9, 1.9], [1.87, 2.04])));
 * assert.ok(isIncoherent(compareFairPrices([1.9, 1.9], [1.6, 2.45])));
 * ```
 */
export function isIncoherent(gap: Pick<FairPriceGap, "straight">): boolean {
  return gap.straight > INCOHERENT_POINTS;
}

/**
 * Whether home and away may be exchanged at one of the bookmakers: read the other way round, the
 * prices agree within {@link INVERSE_FIT_POINTS}, and better than as they stand by more than
 * {@link INCOHERENT_POINTS}. Then nothing that depends on the teams' order can be trusted.
 *
 * The second condition is stricter than incoherence, because near even money both readings fit: of
 * the 48 sure bets at a handicap of 0 in those season files, incoherence and an inverse fit would
 * doubt two that are straight, and this rule none.
 *
 * @example
 * ```ts
 * import { compareFairPrices, isOrientationDoubtful } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isOrientationDoubtful(compareFairPrices([1.5, 2.6], [2.5, 1.55])));
 * // Near even money both readings fit, and the straight one is believed.
 * assert.ok(!isOrientationDoubtful(compareFairPrices([1.9, 2], [2, 1.9])));
 * ```
 */
export function isOrientationDoubtful(gap: FairPriceGap): boolean {
  return gap.inverse <= INVERSE_FIT_POINTS && gap.straight - gap.inverse > INCOHERENT_POINTS;
}

function fairProbabilities(odds: readonly number[]): readonly number[] {
  for (const price of odds) {
    if (!isDecimalOdds(price)) {
      throw new RangeError(
        `Cannot compare prices: decimal odds must be from ${MIN_ODDS} to ${MAX_ODDS}, was ${price}`,
      );
    }
  }
  const total = impliedTotal(odds);
  return odds.map((price) => impliedProbability(price) / total);
}

function greatestGap(a: readonly number[], b: readonly number[]): number {
  return 100 * Math.max(...a.map((probability, index) => Math.abs(probability - (b[index] ?? 0))));
}
