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
  TRADITIONAL_FRACTIONS,
  decimalToFraction,
  MAX_ODDS,
  MIN_ODDS,
} from "arb-core";

/** One price in every format, as sites round them. */
const TABLE = [
  { decimal: 1.5, shown: ["1.50", "0.50", "0.50", "-2.00", "-200", "1/2", "66.67%"] },
  { decimal: 1.8, shown: ["1.80", "0.80", "0.80", "-1.25", "-125", "4/5", "55.56%"] },
  { decimal: 1.95, shown: ["1.95", "0.95", "0.95", "-1.05", "-105", "10/11", "51.28%"] },
  { decimal: 2, shown: ["2.00", "1.00", "1.00", "1.00", "+100", "evens", "50.00%"] },
  { decimal: 2.05, shown: ["2.05", "1.05", "-0.95", "1.05", "+105", "evens", "48.78%"] },
  { decimal: 2.25, shown: ["2.25", "1.25", "-0.80", "1.25", "+125", "5/4", "44.44%"] },
  { decimal: 3, shown: ["3.00", "2.00", "-0.50", "2.00", "+200", "2/1", "33.33%"] },
];
const EXACT: readonly [OddsFormat, number, number][] = [
  ["decimal", 1.95, 1.95],
  ["hong-kong", 1.95, 0.95],
  ["malay", 1.95, 0.95],
  ["malay", 2.05, -0.952381],
  ["malay", 3, -0.5],
  ["indonesian", 1.5, -2],
  ["indonesian", 1.95, -1.052632],
  ["indonesian", 2.05, 1.05],
  ["american", 1.5, -200],
  ["american", 1.95, -105.263158],
  ["american", 2.05, 105],
  ["fractional", 2.1, 1.1],
  ["fractional", 1.95, 0.95],
  ["probability", 1.95, 0.512821],
  ["probability", 4, 0.25],
];
const NO_PRICES = [1, 0, -2, 1.0009, 1001.001, Number.NaN, Infinity, -Infinity];

function thrownBy(action: string, decimal: number): RangeError {
  return new RangeError(
    `Cannot ${action}: decimal odds must be from 1.001 to 1001, was ${decimal}`,
  );
}

describe("formatOdds()", () => {
  test("lists its formats in the order of the table below", () => {
    expect(ODDS_FORMATS).toEqual([
      "decimal",
      "hong-kong",
      "malay",
      "indonesian",
      "american",
      "fractional",
      "probability",
    ]);
  });

  test.each(TABLE)("writes decimal $decimal as $shown", ({ decimal, shown }) => {
    expect(ODDS_FORMATS.map((format) => formatOdds(decimal, format))).toEqual(shown);
  });

  test.each<[OddsFormat, number, string]>([
    ["malay", 2.0001, "1.00"],
    ["malay", 2.004, "1.00"],
    ["malay", 2.006, "-0.99"],
    ["indonesian", 1.9999, "1.00"],
    ["indonesian", 1.996, "1.00"],
    ["indonesian", 1.994, "-1.01"],
    ["american", 1.9999, "+100"],
    ["american", 1.996, "+100"],
    ["american", 1.994, "-101"],
    ["american", 2.004, "+100"],
  ])("writes as even money what rounds to it: %s of %d is %s", (format, decimal, shown) => {
    expect(formatOdds(decimal, format)).toBe(shown);
  });

  test.each<[OddsFormat, number, string]>([
    ["decimal", 1.001, "1.001"],
    ["decimal", 1.0042, "1.0042"],
    ["decimal", 1.00996, "1.01"],
    ["decimal", 1.014, "1.01"],
    ["decimal", 1001, "1001.00"],
    ["hong-kong", 1.001, "0.001"],
    ["hong-kong", 1.0055, "0.0055"],
    ["hong-kong", 1001, "1000.00"],
    ["malay", 1.001, "0.001"],
    ["malay", 101, "-0.01"],
    ["malay", 203, "-0.005"],
    ["malay", 301, "-0.0033"],
    ["malay", 1001, "-0.001"],
    ["indonesian", 1.001, "-1000.00"],
    ["indonesian", 1001, "1000.00"],
    ["american", 1.001, "-100000"],
    ["american", 1001, "+100000"],
    ["fractional", 1.001, "1/1000"],
    ["fractional", 1001, "1000/1"],
    ["probability", 1.001, "99.90%"],
    ["probability", 1001, "0.10%"],
  ])("writes the ends of the range as prices: %s of %d is %s", (format, decimal, shown) => {
    expect(formatOdds(decimal, format)).toBe(shown);
  });

  test.each<[number, string]>([
    [1.66, "4/6"],
    [2.12, "11/10"],
    [2.15, "11/10"],
    [2.16, "6/5"],
    [2.49, "6/4"],
    [3.12, "85/40"],
    [4.33, "10/3"],
    [30, "28/1"],
    [37, "33/1"],
  ])("writes %d as the nearest traditional fraction, %s, the shorter of two", (decimal, shown) => {
    expect(formatOdds(decimal, "fractional")).toBe(shown);
  });

  test.each(NO_PRICES)("throws when decimal odds are %d", (decimal) => {
    for (const format of ODDS_FORMATS) {
      expect(() => formatOdds(decimal, format)).toThrow(thrownBy("convert odds", decimal));
    }
  });
});

describe("decimalToOdds()", () => {
  test.each(EXACT)("does not round: %s of %d is %d", (format, decimal, value) => {
    expect(decimalToOdds(decimal, format)).toBeCloseTo(value, 6);
  });

  test.each(EXACT)("is read back: %s of %d is %d", (format, decimal, value) => {
    expect(oddsToDecimal(value, format)).toBeCloseTo(decimal, 5);
  });

  test("writes even money with a plus", () => {
    const even = ODDS_FORMATS.map((format) => decimalToOdds(2, format));
    expect(even).toEqual([2, 1, 1, 1, 100, 1, 0.5]);
  });

  test.each(NO_PRICES)("throws when decimal odds are %d", (decimal) => {
    for (const format of ODDS_FORMATS) {
      expect(() => decimalToOdds(decimal, format)).toThrow(thrownBy("convert odds", decimal));
    }
  });
});

describe("decimalToFraction()", () => {
  test.each<[number, number, number]>([
    [2.1, 11, 10],
    [2, 1, 1],
    [1.95, 19, 20],
    [4 / 6 + 1, 2, 3],
    [8 / 13 + 1, 8, 13],
    [1.001, 1, 1000],
    [1001, 1000, 1],
    [1000.99, 99_999, 100],
  ])("writes the profit of %d as %d/%d", (decimal, numerator, denominator) => {
    expect(decimalToFraction(decimal)).toEqual({ numerator, denominator });
  });

  test.each(NO_PRICES)("throws when decimal odds are %d", (decimal) => {
    expect(() => decimalToFraction(decimal)).toThrow(thrownBy("convert odds", decimal));
  });
});

describe("the traditional fractions", () => {
  const texts = TRADITIONAL_FRACTIONS.map((rung) => `${rung.numerator}/${rung.denominator}`);

  test("are those of the racecourse from 1/5 to 4/1", () => {
    expect(texts.slice(texts.indexOf("1/5"), texts.indexOf("4/1") + 1).join(" ")).toBe(
      "1/5 2/9 1/4 2/7 3/10 1/3 4/11 2/5 4/9 1/2 8/15 4/7 8/13 4/6 8/11 4/5 5/6 10/11 1/1 " +
        "11/10 6/5 5/4 11/8 6/4 13/8 7/4 15/8 2/1 85/40 9/4 5/2 11/4 3/1 10/3 7/2 4/1",
    );
  });

  test("ascend over the whole range of a price", () => {
    const profits = TRADITIONAL_FRACTIONS.map((rung) => rung.numerator / rung.denominator);
    expect(profits).toEqual([...new Set(profits)].sort((a, b) => a - b));
    expect([profits[0], profits.at(-1)]).toEqual([0.001, 1000]);
  });
});

describe("parseOdds()", () => {
  test.each(TABLE)("reads every form of decimal $decimal, to the tick", ({ decimal, shown }) => {
    for (const [index, format] of ODDS_FORMATS.entries()) {
      const read = parseOdds(shown[index]!, format);
      expect(read.ok && formatOdds(read.value, format)).toBe(shown[index]);
      const step = format === "fractional" ? 0.06 : 0.01;
      expect(read.ok && Math.abs(read.value - decimal)).toBeLessThan(step);
    }
  });

  test.each<[OddsFormat, string, number]>([
    ["malay", "-1.00", 2],
    ["indonesian", "-1.00", 2],
    ["american", "-100", 2],
    ["american", "+100", 2],
    ["american", "100", 2],
    ["american", "-100000", 1.001],
    ["decimal", "1.01", 1.01],
    ["hong-kong", "0.01", 1.01],
    ["malay", "−0,50", 3],
    ["malay", "-0.001", 1001],
    ["malay", ".5", 1.5],
    ["decimal", "2.", 2],
    ["decimal", "\n\t\u00A01.9\u200B5 ", 1.95],
    ["fractional", "11/10", 2.1],
    ["fractional", "4/6", 4 / 6 + 1],
    ["fractional", " 85 /\u00A040 ", 3.125],
    ["fractional", "11\u204410", 2.1],
    ["fractional", "5", 6],
    ["fractional", "5/1", 6],
    ["fractional", "evens", 2],
    ["fractional", "EVS", 2],
    ["fractional", "Even", 2],
    ["probability", "46.5%", 1 / 0.465],
    ["probability", "46,5 %", 1 / 0.465],
    ["probability", "0.465", 1 / 0.465],
    ["probability", "50%", 2],
    ["probability", "0.5%", 200],
  ])("reads %s %j as decimal %d", (format, text, decimal) => {
    expect(parseOdds(text, format)).toEqual({ ok: true, value: decimal });
  });

  test.each<[OddsFormat, string]>([
    ["decimal", "1"],
    ["decimal", "1.0009"],
    ["decimal", "1001.01"],
    ["decimal", "0"],
    ["decimal", "-1.95"],
    ["hong-kong", "0"],
    ["hong-kong", "0.0009"],
    ["hong-kong", "1000.1"],
    ["hong-kong", "-0.5"],
    ["malay", "1.01"],
    ["malay", "-1.20"],
    ["malay", "0.00"],
    ["malay", "-0.00"],
    ["malay", "-0.0009"],
    ["indonesian", "0.99"],
    ["indonesian", "-0.5"],
    ["indonesian", "-1001"],
    ["american", "99"],
    ["american", "-99.9"],
    ["american", "1.95"],
    ["american", "-100001"],
    ["fractional", "0"],
    ["fractional", "0/5"],
    ["fractional", "5/0"],
    ["fractional", "0/0"],
    ["fractional", "1/1001"],
    ["fractional", "1001/1"],
    ["probability", "0%"],
    ["probability", "100%"],
    ["probability", "46.5"],
    ["probability", "-46.5%"],
    ["probability", "1"],
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
    "%",
    "/",
    "1/",
    "/2",
    "1e3",
    "0x10",
    "1.2.3",
    "1 95",
    "--0.5",
    "1/2/3",
    "-1/2",
    "1.5/2",
    "1,000/1",
    "evens/1",
    "46.5%%",
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

  test.each<[string, readonly OddsFormat[]]>([
    ["1/2", ["fractional"]],
    ["evens", ["fractional"]],
    ["46.5%", ["probability"]],
  ])("reads %j in %s alone", (text, formats) => {
    expect(ODDS_FORMATS.filter((format) => parseOdds(text, format).ok)).toEqual(formats);
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
  test("never takes one format for another: 0.95 is a price in four of the seven", () => {
    const readings = ODDS_FORMATS.map((format) => oddsToDecimal(0.95, format));
    expect(readings).toEqual([undefined, 1.95, 1.95, undefined, undefined, 1.95, 1 / 0.95]);
    expect(oddsToDecimal(-0.95, "malay")).toBeCloseTo(2.0526, 4);
  });

  test.each([Number.NaN, Infinity, -Infinity, 0, -0])("finds no price in %d", (value) => {
    expect(ODDS_FORMATS.map((format) => oddsToDecimal(value, format))).toEqual(
      ODDS_FORMATS.map(() => undefined),
    );
  });

  test("puts back on the range's ends what floating point carries past them", () => {
    for (const format of ODDS_FORMATS) {
      expect(oddsToDecimal(decimalToOdds(MIN_ODDS, format), format)).toBeCloseTo(MIN_ODDS, 12);
      expect(oddsToDecimal(decimalToOdds(MAX_ODDS, format), format)).toBeCloseTo(MAX_ODDS, 9);
    }
    expect(oddsToDecimal(MIN_ODDS - 1e-12, "decimal")).toBe(MIN_ODDS);
    expect(oddsToDecimal(MAX_ODDS + 1e-9, "decimal")).toBe(MAX_ODDS);
  });
});

describe("isDecimalOdds()", () => {
  test("a price is within the range", () => {
    expect([MIN_ODDS, MAX_ODDS]).toEqual([1.001, 1001]);
    expect([MIN_ODDS, 1.01, 2, 1000, MAX_ODDS].every(isDecimalOdds)).toBe(true);
    expect(NO_PRICES.some(isDecimalOdds)).toBe(false);
  });

  test("what floating point makes of the ends is within it", () => {
    const ends = [1 / 0.001 + 1, 1 / (1 / 1001), 1 / (1 / 1.001), 1 + 1 / 1000, 1 + 100 / 100_000];
    expect([...ends, MIN_ODDS - 1e-12, MAX_ODDS + 1e-9].every(isDecimalOdds)).toBe(true);
    expect([MIN_ODDS - 1e-8, MAX_ODDS + 1e-5].some(isDecimalOdds)).toBe(false);
  });
});

describe("impliedProbability()", () => {
  test("is one over the price", () => {
    expect(impliedProbability(1.95) + impliedProbability(2.1)).toBeCloseTo(0.989011, 6);
    expect(impliedProbability(1 + 0.25)).toBe(1 / (1 + 0.25));
  });

  test.each(NO_PRICES)("throws when decimal odds are %d", (decimal) => {
    expect(() => impliedProbability(decimal)).toThrow(thrownBy("imply a probability", decimal));
  });
});
