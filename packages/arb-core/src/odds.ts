/**
 * Odds formats. Everything is computed with decimal odds; the other formats are how sites show
 * them. All conversions go through the profit per unit staked, which is what Hong Kong odds are.
 *
 * A format is always stated by the source and never guessed from a value: 0.95 is a valid price
 * in several of them. A value is never rounded; only `formatOdds` rounds, for people.
 */
import {
  formatFraction,
  nearestTraditionalFraction,
  parseFraction,
  simplestFraction,
  type Fraction,
} from "./fraction.ts";
import { err, ok, type Result } from "./result.ts";
import { cleanNumberText } from "./text.ts";

/**
 * The ways in which bookmakers write a price. With p the profit per unit staked:
 *
 * - `decimal`: p + 1, what comes back in all.
 * - `hong-kong`: p.
 * - `malay`: p up to even money, -1/p above it; within ±(0, 1].
 * - `indonesian`: p from even money on, -1/p below it; 1 or more, or -1 or less.
 * - `american`: a hundred times the Indonesian price.
 * - `fractional`: p as a fraction (11/10); as a number, its quotient.
 * - `probability`: 1 / (p + 1), between 0 and 1; as text also in percent.
 */
export const ODDS_FORMATS = [
  "decimal",
  "hong-kong",
  "malay",
  "indonesian",
  "american",
  "fractional",
  "probability",
] as const;

/** One of {@link ODDS_FORMATS}. */
export type OddsFormat = (typeof ODDS_FORMATS)[number];

/** The least decimal odds that are a price: a profit of a thousandth of the stake. */
export const MIN_ODDS = 1.001;

/** The greatest decimal odds that are a price: a profit of a thousand times the stake. */
export const MAX_ODDS = 1001;

/** How far floating point may carry a price beyond the range, relative to the price. */
const TOLERANCE = 1e-9;

/**
 * Why a price was refused.
 *
 * - `not-a-number`: the text is no plain decimal number; in fractional, no fraction of whole
 *   numbers; in probability, neither a plain number nor a percentage.
 * - `out-of-range`: the number is no price in its format, for example a Malay 1.20, or a price
 *   outside {@link MIN_ODDS} to {@link MAX_ODDS}.
 */
export interface OddsError {
  readonly code: "not-a-number" | "out-of-range";
  readonly format: OddsFormat;
  /** What was read, cut to 40 characters. */
  readonly text: string;
}

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const PERCENT_SIGN = /\s*%$/;

/**
 * Whether `odds` is a decimal price: from {@link MIN_ODDS} to {@link MAX_ODDS}, within a relative
 * 1e-9 for what floating point makes of the two ends. Anything outside is a mistake of the page or
 * of its reader, not a price.
 *
 * @example
 * ```ts
 * import { isDecimalOdds } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isDecimalOdds(1 / 0.001 + 1));
 * assert.ok(!isDecimalOdds(1));
 * ```
 */
export function isDecimalOdds(odds: number): boolean {
  return odds >= MIN_ODDS * (1 - TOLERANCE) && odds <= MAX_ODDS * (1 + TOLERANCE);
}

/**
 * Converts a price from the given format to decimal odds, unrounded. A fractional price is its
 * quotient, a probability a fraction of 1.
 *
 * @returns decimal odds from {@link MIN_ODDS} to {@link MAX_ODDS} exactly: what floating point
 *   carried past an end is put back on it. `undefined` when the value is no price in that format
 *   (Malay outside ±(0, 1], Indonesian inside (-1, 1), American inside (-100, 100)) or the price
 *   is outside the range.
 * @example
 * ```ts
 * import { oddsToDecimal } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(oddsToDecimal(0.95, "malay"), 1.95);
 * assert.equal(oddsToDecimal(-0.8, "malay"), 2.25);
 * assert.equal(oddsToDecimal(1.2, "malay"), undefined);
 * assert.equal(oddsToDecimal(0.4, "probability"), 2.5);
 * ```
 */
export function oddsToDecimal(value: number, format: OddsFormat): number | undefined {
  checkFormat(format);
  const decimal = valueToDecimal(value, format);
  if (decimal === undefined || !isDecimalOdds(decimal)) return undefined;
  return Math.min(Math.max(decimal, MIN_ODDS), MAX_ODDS);
}

/**
 * Converts decimal odds to a price in the given format, unrounded. Even money is +1.00 in Malay
 * and Indonesian and +100 in American. Read back by {@link oddsToDecimal}.
 *
 * @throws RangeError when `decimal` is outside {@link MIN_ODDS} to {@link MAX_ODDS}.
 * @example
 * ```ts
 * import { decimalToOdds } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(decimalToOdds(3, "malay"), -0.5);
 * assert.equal(decimalToOdds(3, "american"), 200);
 * assert.equal(decimalToOdds(2.5, "probability"), 0.4);
 * ```
 */
export function decimalToOdds(decimal: number, format: OddsFormat): number {
  checkFormat(format);
  requirePrice(decimal, "convert odds");
  const profit = decimal - 1;
  switch (format) {
    case "decimal":
      return decimal;
    case "hong-kong":
    case "fractional":
      return profit;
    case "malay":
      return profit <= 1 ? profit : -1 / profit;
    case "indonesian":
      return profit >= 1 ? profit : -1 / profit;
    case "american":
      return profit >= 1 ? profit * 100 : -100 / profit;
    case "probability":
      return 1 / decimal;
  }
}

/**
 * Writes the profit of decimal odds as an exact fraction, reduced: the one with the least
 * denominator within 1e-9. {@link formatOdds} prints the nearest traditional fraction instead.
 *
 * @throws RangeError when `decimal` is outside {@link MIN_ODDS} to {@link MAX_ODDS}.
 * @example
 * ```ts
 * import { decimalToFraction } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(decimalToFraction(2.1), { numerator: 11, denominator: 10 });
 * assert.deepEqual(decimalToFraction(1.95), { numerator: 19, denominator: 20 });
 * ```
 */
export function decimalToFraction(decimal: number): Fraction {
  requirePrice(decimal, "convert odds");
  return simplestFraction(decimal - 1);
}

/**
 * Reads a price as a site prints it. Signs of any kind, a decimal comma and invisible characters
 * are understood; exponents, hexadecimal and thousands separators are not. A fractional price is
 * "11/10", "5" (for 5/1), "evens", "even" or "evs"; a probability is "46.5%" or "0.465".
 *
 * @returns the decimal odds, unrounded.
 * @example
 * ```ts
 * import { parseOdds } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parseOdds("-0.50", "malay"), { ok: true, value: 3 });
 * assert.deepEqual(parseOdds("11/10", "fractional"), { ok: true, value: 2.1 });
 * const refused = parseOdds("1e3", "decimal");
 * assert.equal(refused.ok ? "" : refused.error.code, "not-a-number");
 * ```
 */
export function parseOdds(text: string, format: OddsFormat): Result<number, OddsError> {
  checkFormat(format);
  const refuse = (code: OddsError["code"]): Result<number, OddsError> =>
    err({ code, format, text: text.slice(0, 40) });

  const value = parseValue(cleanNumberText(text), format);
  if (value === undefined) return refuse("not-a-number");
  const decimal = oddsToDecimal(value, format);
  return decimal === undefined ? refuse("out-of-range") : ok(decimal);
}

/**
 * Writes decimal odds for people. Rounding is for display only; never compute with the result.
 * {@link parseOdds} reads it back to a price that is written the same.
 *
 * - Two decimals; up to four for a profit (in Malay, a price of either sign) below 0.01, where two
 *   would be coarse or leave nothing.
 * - American: a whole number with its sign.
 * - Even money, and what rounds to it, is "1.00" in Malay and Indonesian and "+100" in American.
 * - Fractional: the nearest rung of the traditional ladder (`TRADITIONAL_FRACTIONS`), "evens" for
 *   1/1.
 * - Probability: percent with two decimals.
 *
 * @throws RangeError when `decimal` is outside {@link MIN_ODDS} to {@link MAX_ODDS}.
 * @example
 * ```ts
 * import { formatOdds } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(formatOdds(2.0526, "malay"), "-0.95");
 * assert.equal(formatOdds(501, "malay"), "-0.002");
 * assert.equal(formatOdds(2.12, "fractional"), "11/10");
 * assert.equal(formatOdds(1.95, "probability"), "51.28%");
 * ```
 */
export function formatOdds(decimal: number, format: OddsFormat): string {
  const value = decimalToOdds(decimal, format);
  switch (format) {
    case "decimal":
      return formatDecimals(value, value - 1);
    case "hong-kong":
    case "malay":
    case "indonesian": {
      const text = formatDecimals(value, Math.abs(value));
      return text === "-1.00" ? "1.00" : text;
    }
    case "american": {
      const whole = Math.round(Math.abs(value));
      return value < 0 && whole !== 100 ? `-${whole}` : `+${whole}`;
    }
    case "fractional":
      return formatFraction(nearestTraditionalFraction(value));
    case "probability":
      return `${(value * 100).toFixed(2)}%`;
  }
}

/**
 * The probability that a price implies, margin included: 1 / decimal.
 *
 * @throws RangeError when `decimal` is outside {@link MIN_ODDS} to {@link MAX_ODDS}.
 * @example
 * ```ts
 * import { impliedProbability } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(impliedProbability(2.5), 0.4);
 * // Two even sides at one bookmaker: what is above 1 is the margin.
 * assert.equal((impliedProbability(1.9) + impliedProbability(1.9)).toFixed(4), "1.0526");
 * ```
 */
export function impliedProbability(decimal: number): number {
  requirePrice(decimal, "imply a probability");
  return 1 / decimal;
}

function requirePrice(decimal: number, action: string): void {
  if (isDecimalOdds(decimal)) return;
  throw new RangeError(
    `Cannot ${action}: decimal odds must be from ${MIN_ODDS} to ${MAX_ODDS}, was ${decimal}`,
  );
}

function checkFormat(format: OddsFormat): void {
  if (!ODDS_FORMATS.includes(format)) {
    throw new RangeError(
      `Cannot convert odds: the format must be one of ${ODDS_FORMATS.join(", ")}, was ${format as string}`,
    );
  }
}

function valueToDecimal(value: number, format: OddsFormat): number | undefined {
  const size = Math.abs(value);
  switch (format) {
    case "decimal":
      return value;
    case "hong-kong":
    case "fractional":
      return value + 1;
    case "malay":
      if (!(size > 0 && size <= 1)) return undefined;
      return value > 0 ? value + 1 : 1 / size + 1;
    case "indonesian":
      if (!(size >= 1)) return undefined;
      return value > 0 ? value + 1 : 1 / size + 1;
    case "american":
      if (!(size >= 100)) return undefined;
      return value > 0 ? value / 100 + 1 : 100 / size + 1;
    case "probability":
      return 1 / value;
  }
}

function parseValue(text: string, format: OddsFormat): number | undefined {
  if (format === "fractional") return parseFraction(text);
  const isPercent = format === "probability" && PERCENT_SIGN.test(text);
  const digits = isPercent ? text.replace(PERCENT_SIGN, "") : text;
  if (!PLAIN_NUMBER.test(digits)) return undefined;
  return isPercent ? Number(digits) / 100 : Number(digits);
}

/**
 * The number of decimals follows from how small the value is, not from whether rounding leaves
 * something of it: -0.0049 would round to -0.005 and that again to -0.01.
 */
function formatDecimals(value: number, size: number): string {
  if (size >= 0.01) return value.toFixed(2);
  return value.toFixed(4).replace(/0{1,2}$/, "");
}
