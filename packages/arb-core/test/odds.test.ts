import { describe, expect, test } from "vitest";
import {
  decimalToOdds,
  formatOdds,
  impliedProbability,
  isDecimalOdds,
  ODDS_FORMATS,
  oddsToDecimal,
  parseOdds,
  type OddsFormat,
} from "arb-core";

/** One price in five formats, as sites round them, and exactly where rounding hides it. */
const TABLE = [
  { decimal: 1.5, shown: ["1.50", "0.50", "0.50", "-2.00", "-200"] },
  { decimal: 1.8, shown: ["1.80", "0.80", "0.80", "-1.25", "-125"] },
  { decimal: 1.95, shown: ["1.95", "0.95", "0.95", "-1.05", "-105"] },
  { decimal: 2, shown: ["2.00", "1.00", "1.00", "1.00", "+100"] },
  { decimal: 2.05, shown: ["2.05", "1.05", "-0.95", "1.05", "+105"] },
  { decimal: 2.25, shown: ["2.25", "1.25", "-0.80", "1.25", "+125"] },
  { decimal: 3, shown: ["3.00", "2.00", "-0.50", "2.00", "+200"] },
];
const EXACT: readonly [OddsFormat, number, number][] = [
  ["indonesian", 1.95, -1.0526],
  ["american", 1.95, -105.2632],
  ["malay", 2.05, -0.9524],
];

describe("formatOdds()", () => {
  test("lists its formats in the order of the table below", () => {
    expect(ODDS_FORMATS).toEqual(["decimal", "hong-kong", "malay", "indonesian", "american"]);
  });

  test.each(TABLE)("writes decimal $decimal as $shown", ({ decimal, shown }) => {
    expect(ODDS_FORMATS.map((format) => formatOdds(decimal, format))).toEqual(shown);
  });

  test.each([1, 0, -2, Number.NaN, Infinity])("throws when decimal odds are %d", (decimal) => {
    for (const format of ODDS_FORMATS) {
      expect(() => formatOdds(decimal, format)).toThrow(
        new RangeError(
          `Cannot convert odds: decimal odds must be above 1 and finite, was ${decimal}`,
        ),
      );
    }
  });
});

describe("decimalToOdds()", () => {
  test.each(EXACT)("does not round: %s of %d is %d", (format, decimal, value) => {
    expect(decimalToOdds(decimal, format)).toBeCloseTo(value, 4);
  });

  test("writes even money with a plus", () => {
    expect(ODDS_FORMATS.map((format) => decimalToOdds(2, format))).toEqual([2, 1, 1, 1, 100]);
  });
});

describe("parseOdds()", () => {
  test.each(TABLE)("reads every form of decimal $decimal, to the tick", ({ decimal, shown }) => {
    for (const [index, format] of ODDS_FORMATS.entries()) {
      const read = parseOdds(shown[index]!, format);
      expect(read.ok && formatOdds(read.value, format)).toBe(shown[index]);
      expect(read.ok && Math.abs(read.value - decimal)).toBeLessThan(0.01);
    }
  });

  test.each<[OddsFormat, string, number]>([
    ["malay", "-1.00", 2],
    ["indonesian", "-1.00", 2],
    ["american", "-100", 2],
    ["american", "+100", 2],
    ["american", "100", 2],
    ["decimal", "1.01", 1.01],
    ["hong-kong", "0.01", 1.01],
    ["malay", "−0,50", 3],
    ["malay", ".5", 1.5],
    ["decimal", "2.", 2],
    ["decimal", "\n\t\u00A01.9\u200B5 ", 1.95],
  ])("reads %s %j as decimal %d", (format, text, decimal) => {
    expect(parseOdds(text, format)).toEqual({ ok: true, value: decimal });
  });

  test.each<[OddsFormat, string]>([
    ["decimal", "1"],
    ["decimal", "0"],
    ["decimal", "-1.95"],
    ["hong-kong", "0"],
    ["hong-kong", "-0.5"],
    ["malay", "1.01"],
    ["malay", "-1.20"],
    ["malay", "0.00"],
    ["malay", "-0.00"],
    ["indonesian", "0.99"],
    ["indonesian", "-0.5"],
    ["american", "99"],
    ["american", "-99.9"],
    ["american", "1.95"],
  ])("refuses %s %j as out of range: no such price", (format, text) => {
    expect(parseOdds(text, format)).toEqual({
      ok: false,
      error: { code: "out-of-range", format, text },
    });
  });

  test.each([
    "",
    "-",
    ".",
    "evens",
    "1e3",
    "0x10",
    "1.2.3",
    "1 95",
    "--0.5",
    "1/2",
    "Infinity",
    "NaN",
  ])("refuses %j as no number in every format", (text) => {
    for (const format of ODDS_FORMATS) {
      expect(parseOdds(text, format)).toEqual({
        ok: false,
        error: { code: "not-a-number", format, text },
      });
    }
  });

  test("never reads a part of a long text as the whole", () => {
    for (const text of [`1.95${" ".repeat(200)}1`, `1${"0".repeat(1_000_000)}`]) {
      expect(parseOdds(text, "decimal")).toEqual({
        ok: false,
        error: { code: "not-a-number", format: "decimal", text: text.slice(0, 40) },
      });
    }
  });
});

describe("oddsToDecimal()", () => {
  test("never takes one format for another: 0.95 is a price in three of the five", () => {
    const readings = ODDS_FORMATS.map((format) => oddsToDecimal(0.95, format));
    expect(readings).toEqual([undefined, 1.95, 1.95, undefined, undefined]);
    expect(oddsToDecimal(-0.95, "malay")).toBeCloseTo(2.0526, 4);
  });

  test.each([Number.NaN, Infinity, -Infinity, 0, -0])("finds no price in %d", (value) => {
    expect(ODDS_FORMATS.map((format) => oddsToDecimal(value, format))).toEqual(
      ODDS_FORMATS.map(() => undefined),
    );
  });
});

describe("isDecimalOdds() and impliedProbability()", () => {
  test("a price is finite and pays something", () => {
    expect([1.001, 2, 1000].every(isDecimalOdds)).toBe(true);
    expect([1, 0.5, -2, 0, Number.NaN, Infinity].some(isDecimalOdds)).toBe(false);
  });

  test("the implied probability is one over the price", () => {
    expect(impliedProbability(1.95) + impliedProbability(2.1)).toBeCloseTo(0.989011, 6);
    expect(impliedProbability(1 + 0.25)).toBe(1 / (1 + 0.25));
  });
});
