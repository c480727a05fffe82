/**
 * Odds formats. Everything is computed with decimal odds; the other formats are how sites show
 * them. All conversions go through the profit per unit staked, which is what Hong Kong odds are.
 *
 * A format is always stated by the source and never guessed from a value: 0.95 is a valid price
 * in three of them.
 */
import { err, ok, type Result } from "./result.ts";
import { cleanNumberText } from "./text.ts";

/** The ways in which bookmakers write a price. */
export const ODDS_FORMATS = ["decimal", "hong-kong", "malay", "indonesian", "american"] as const;

/** One of {@link ODDS_FORMATS}. */
export type OddsFormat = (typeof ODDS_FORMATS)[number];

/**
 * Why a price was refused.
 *
 * - `not-a-number`: the text is no plain decimal number.
 * - `out-of-range`: the number is no price in its format, for example a Malay 1.20.
 */
export interface OddsError {
  readonly code: "not-a-number" | "out-of-range";
  readonly format: OddsFormat;
  /** What was read, cut to 40 characters. */
  readonly text: string;
}

const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Whether `odds` is a decimal price: finite and above 1 (a price of 1 pays nothing). */
export function isDecimalOdds(odds: number): boolean {
  return Number.isFinite(odds) && odds > 1;
}

/**
 * Converts a price from the given format to decimal odds, unrounded.
 *
 * @returns `undefined` when the value is no price in that format: Malay outside ±(0, 1],
 *   Indonesian inside (-1, 1), American inside (-100, 100), Hong Kong at most 0, decimal at most 1.
 * @example
 * ```ts
 * import { oddsToDecimal } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(oddsToDecimal(0.95, "malay"), 1.95);
 * assert.equal(oddsToDecimal(-0.8, "malay"), 2.25);
 * assert.equal(oddsToDecimal(1.2, "malay"), undefined);
 * ```
 */
export function oddsToDecimal(value: number, format: OddsFormat): number | undefined {
  if (format === "decimal") return isDecimalOdds(value) ? value : undefined;
  const profit = profitPerUnit(value, format);
  if (profit === undefined) return undefined;
  const decimal = profit + 1;
  return isDecimalOdds(decimal) ? decimal : undefined;
}

/**
 * Converts decimal odds to a price in the given format, unrounded. Even money is +1.00 in Malay
 * and Indonesian and +100 in American.
 *
 * @throws RangeError when `decimal` is not above 1 and finite.
 */
export function decimalToOdds(decimal: number, format: OddsFormat): number {
  if (!isDecimalOdds(decimal)) {
    throw new RangeError(
      `Cannot convert odds: decimal odds must be above 1 and finite, was ${decimal}`,
    );
  }
  const profit = decimal - 1;
  switch (format) {
    case "decimal":
      return decimal;
    case "hong-kong":
      return profit;
    case "malay":
      return profit <= 1 ? profit : -1 / profit;
    case "indonesian":
      return profit >= 1 ? profit : -1 / profit;
    case "american":
      return profit >= 1 ? profit * 100 : -100 / profit;
  }
}

/**
 * Reads a price as a site prints it. Signs of any kind, a decimal comma and invisible characters
 * are understood; exponents, hexadecimal and thousands separators are not.
 *
 * @returns the decimal odds, unrounded.
 * @example
 * ```ts
 * import { parseOdds } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parseOdds("-0.50", "malay"), { ok: true, value: 3 });
 * const refused = parseOdds("1e3", "decimal");
 * assert.equal(refused.ok ? "" : refused.error.code, "not-a-number");
 * ```
 */
export function parseOdds(text: string, format: OddsFormat): Result<number, OddsError> {
  const cleaned = cleanNumberText(text);
  if (!PLAIN_NUMBER.test(cleaned)) {
    return err({ code: "not-a-number", format, text: text.slice(0, 40) });
  }
  const decimal = oddsToDecimal(Number(cleaned), format);
  return decimal === undefined
    ? err({ code: "out-of-range", format, text: text.slice(0, 40) })
    : ok(decimal);
}

/**
 * Writes decimal odds for people: two decimals, whole numbers in American. Rounding is for
 * display only; never compute with what this returns.
 *
 * @throws RangeError when `decimal` is not above 1 and finite.
 */
export function formatOdds(decimal: number, format: OddsFormat): string {
  const value = decimalToOdds(decimal, format);
  if (format === "american") return `${value > 0 ? "+" : ""}${Math.round(value)}`;
  return value.toFixed(2);
}

/** The probability that a price implies, margin included: 1 / decimal. */
export function impliedProbability(decimal: number): number {
  return 1 / decimal;
}

function profitPerUnit(value: number, format: Exclude<OddsFormat, "decimal">): number | undefined {
  const size = Math.abs(value);
  switch (format) {
    case "hong-kong":
      return value > 0 ? value : undefined;
    case "malay":
      if (!(size > 0 && size <= 1)) return undefined;
      return value > 0 ? value : 1 / size;
    case "indonesian":
      if (!(size >= 1)) return undefined;
      return value > 0 ? value : 1 / size;
    case "american":
      if (!(size >= 100)) return undefined;
      return value > 0 ? value / 100 : 100 / size;
  }
}
