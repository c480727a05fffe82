import { describe, expect, test } from "vitest";
import {
  parseOdds,
  type OddsFormat,
  BETFAIR_BANDS,
  createPriceLadder,
  isSamePrice,
  roundToTick,
  ticksBetween,
  TWO_DECIMAL_BANDS,
  type PriceBand,
  type PriceLadder,
} from "arb-core";

const BETFAIR = createPriceLadder("decimal", BETFAIR_BANDS);
const DECIMAL = createPriceLadder("decimal", TWO_DECIMAL_BANDS.decimal);
const MALAY = createPriceLadder("malay", TWO_DECIMAL_BANDS.malay);
const INDONESIAN = createPriceLadder("indonesian", TWO_DECIMAL_BANDS.indonesian);
const HONG_KONG = createPriceLadder("hong-kong", TWO_DECIMAL_BANDS["hong-kong"]);

function price(text: string, format: OddsFormat): number {
  const read = parseOdds(text, format);
  if (!read.ok) throw new Error(`${text} is refused: ${read.error.code}`);
  return read.value;
}

describe("createPriceLadder()", () => {
  test("makes Betfair's 350 prices", () => {
    expect(BETFAIR.ticks).toHaveLength(350);
    expect(BETFAIR.ticks.slice(0, 3)).toEqual([1.01, 1.02, 1.03]);
    expect(BETFAIR.ticks.slice(97, 103)).toEqual([1.98, 1.99, 2, 2.02, 2.04, 2.06]);
    for (const [below, above] of [
      [2.98, 3.05],
      [3.95, 4.1],
      [5.9, 6.2],
      [9.8, 10.5],
      [19.5, 21],
      [29, 32],
      [48, 55],
      [95, 110],
    ] as const) {
      expect(BETFAIR.ticks.indexOf(above) - BETFAIR.ticks.indexOf(below)).toBe(2);
    }
    expect(BETFAIR.ticks.slice(-3)).toEqual([980, 990, 1000]);
  });

  test.each([
    ["decimal", DECIMAL, 100_000, 1.01, 1001],
    ["hong-kong", HONG_KONG, 100_000, 1.01, 1001],
    ["malay", MALAY, 199, 1.01, 101],
    ["indonesian", INDONESIAN, 109_801, 1.01, 1001],
  ] as const)("makes the two-decimal %s ladder", (format, ladder, count, first, last) => {
    expect(ladder.format).toBe(format);
    expect(ladder.ticks).toHaveLength(count);
    expect([ladder.ticks[0], ladder.ticks.at(-1)]).toEqual([first, last]);
  });

  test.each<[OddsFormat, readonly PriceBand[], readonly string[]]>([
    [
      "malay",
      [
        { from: -0.98, to: -0.96, step: 0.02 },
        { from: 0.98, to: 1, step: 0.01 },
      ],
      ["0.98", "0.99", "1.00", "-0.98", "-0.96"],
    ],
    [
      "american",
      [
        { from: 100, to: 110, step: 5 },
        { from: -110, to: -100, step: 5 },
      ],
      ["-110", "-105", "+100", "105", "110"],
    ],
    ["fractional", [{ from: 0.5, to: 1.5, step: 0.25 }], ["1/2", "3/4", "evens", "5/4", "6/4"]],
    ["probability", [{ from: 0.2, to: 0.5, step: 0.1 }], ["50%", "40%", "30%", "20%"]],
  ])("makes a %s ladder by ascending price, a shared one once", (format, bands, texts) => {
    const prices = texts.map((text) => price(text, format));
    const { ticks } = createPriceLadder(format, bands);
    expect(ticks).toHaveLength(prices.length);
    for (const [index, tick] of ticks.entries()) expect(tick).toBeCloseTo(prices[index]!, 12);
  });

  test.each<[string, OddsFormat, readonly PriceBand[]]>([
    ["it must have a band, was none", "decimal", []],
    ["a step must be above 0, was 0", "decimal", [{ from: 1.01, to: 2, step: 0 }]],
    ["a step must be above 0, was -0.01", "decimal", [{ from: 2, to: 1.01, step: -0.01 }]],
    ["a step must divide 1.01 to 2, was 0.02", "decimal", [{ from: 1.01, to: 2, step: 0.02 }]],
    [
      "a band from 2 must not end below it, was 1.01",
      "decimal",
      [{ from: 2, to: 1.01, step: 0.01 }],
    ],
    [
      "a band must consist of multiples of 0.000001, was 1.0000001",
      "decimal",
      [{ from: 1.000_000_1, to: 2, step: 0.01 }],
    ],
    [
      "a band must consist of multiples of 0.000001, was NaN",
      "decimal",
      [{ from: 1.01, to: 2, step: Number.NaN }],
    ],
    [
      "a band must consist of multiples of 0.000001, was Infinity",
      "decimal",
      [{ from: 1.01, to: Infinity, step: 0.01 }],
    ],
    ["a tick must be a decimal price, was 1", "decimal", [{ from: 1, to: 2, step: 0.01 }]],
    ["a tick must be a malay price, was 0", "malay", [{ from: -0.5, to: 0.5, step: 0.5 }]],
    ["a tick must be a malay price, was 1.01", "malay", [{ from: 0.99, to: 1.01, step: 0.01 }]],
    [
      "it must have at most 1000000 ticks, was 999000001",
      "decimal",
      [{ from: 2, to: 1001, step: 0.000_001 }],
    ],
  ])("throws: %s", (rule, format, bands) => {
    expect(() => createPriceLadder(format, bands)).toThrow(
      new RangeError(`Cannot create price ladder: ${rule}`),
    );
  });
});

describe("roundToTick()", () => {
  test.each<[string, PriceLadder, number, readonly (number | undefined)[]]>([
    ["between two ticks, nearer the lower", BETFAIR, 2.005, [2, 2, 2.02]],
    ["between two ticks, nearer the upper", BETFAIR, 2.013, [2, 2.02, 2.02]],
    ["halfway", BETFAIR, 2.01, [2, 2, 2.02]],
    ["a tick", BETFAIR, 2.02, [2.02, 2.02, 2.02]],
    ["a tick but for floating point", BETFAIR, 2.02 * (1 + 1e-12), [2.02, 2.02, 2.02]],
    ["the lowest tick", BETFAIR, 1.01, [1.01, 1.01, 1.01]],
    ["below the ladder", BETFAIR, 1.004, [undefined, 1.01, 1.01]],
    ["above the ladder", BETFAIR, 1001, [1000, 1000, undefined]],
    // In Malay 67 is -0.01515: nearer to -0.02 (51) than to -0.01 (101), as 77 is not.
    ["in the numbers of its format", MALAY, 67, [51, 51, 101]],
    ["in the numbers of its format, further on", MALAY, 77, [51, 101, 101]],
    ["across even money", MALAY, 2.004, [2, 2, 1 / 0.99 + 1]],
  ])("rounds down, to the nearest and up: %s", (_, ladder, odds, expected) => {
    const roundings = ["down", "nearest", "up"] as const;
    expect(roundings.map((rounding) => roundToTick(odds, ladder, rounding))).toEqual(expected);
  });

  test.each([1, 1001.01, Number.NaN])("throws when odds are %d", (odds) => {
    expect(() => roundToTick(odds, BETFAIR, "nearest")).toThrow(
      new RangeError(`Cannot round to tick: odds must be a decimal price, was ${odds}`),
    );
  });
});

describe("ticksBetween()", () => {
  test.each<[string, PriceLadder, number, number, number]>([
    ["up over a change of step", BETFAIR, 1.98, 2.04, 4],
    ["down over a change of step", BETFAIR, 2.04, 1.98, -4],
    ["over even money", MALAY, price("0.98", "malay"), price("-0.98", "malay"), 4],
    ["to the same price", BETFAIR, 1.5, 1.5, 0],
    ["between prices of one tick", BETFAIR, 10.1, 9.95, 0],
    ["from end to end", BETFAIR, 1.001, 1001, 349],
  ])("counts %s", (_, ladder, from, to, count) => {
    expect(ticksBetween(from, to, ladder)).toBe(count);
  });

  test("throws when either is no price", () => {
    const error = new RangeError("Cannot count ticks: odds must be a decimal price, was 1");
    expect(() => ticksBetween(1, 2, BETFAIR)).toThrow(error);
    expect(() => ticksBetween(2, 1, BETFAIR)).toThrow(error);
  });
});

describe("isSamePrice()", () => {
  test.each<[string, number, number, PriceLadder, boolean]>([
    ["decimal 2.05 and Malay -0.95", 2.05, price("-0.95", "malay"), MALAY, true],
    ["decimal 2.05 and Malay -0.95", 2.05, price("-0.95", "malay"), DECIMAL, true],
    ["decimal 2.05 and Malay -0.96", 2.05, price("-0.96", "malay"), MALAY, false],
    ["decimal 2.05 and Malay -0.94", 2.05, price("-0.94", "malay"), MALAY, false],
    ["decimal 2.05 and decimal 2.06", 2.05, 2.06, DECIMAL, false],
    ["decimal 1.95 and Indonesian -1.05", 1.95, price("-1.05", "indonesian"), INDONESIAN, true],
    ["decimal 4.00 and Malay -0.33", 4, price("-0.33", "malay"), MALAY, true],
    ["decimal 4.00 and Malay -0.33", 4, price("-0.33", "malay"), DECIMAL, false],
    ["Hong Kong 1.60 and Malay -0.62", 2.6, price("-0.62", "malay"), MALAY, true],
    ["Hong Kong 1.60 and Malay -0.63", 2.6, price("-0.63", "malay"), MALAY, true],
    ["Hong Kong 1.60 and Malay -0.64", 2.6, price("-0.64", "malay"), MALAY, false],
    ["Malay -0.62 and Malay -0.63", 1 / 0.62 + 1, 1 / 0.63 + 1, MALAY, false],
  ])("compares %s (%d, %d)", (_, a, b, ladder, same) => {
    expect(isSamePrice(a, b, ladder)).toBe(same);
    expect(isSamePrice(b, a, ladder)).toBe(same);
  });

  test("throws when either is no price", () => {
    const error = new RangeError("Cannot compare prices: odds must be a decimal price, was 1");
    expect(() => isSamePrice(1, 2, MALAY)).toThrow(error);
    expect(() => isSamePrice(2, 1, MALAY)).toThrow(error);
  });
});
