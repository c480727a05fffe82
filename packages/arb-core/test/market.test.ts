import { describe, expect, test } from "vitest";
import {
  complementOf,
  lineOfSide,
  MARKET_KEYS,
  MARKET_KINDS,
  marketInfo,
  parseMarketKey,
  PERIODS,
  type MarketKey,
} from "arb-core";

describe("market keys", () => {
  test("are the wire's, one for each period and kind, full time first", () => {
    expect(MARKET_KEYS).toEqual(["ft_hdp", "ft_ou", "fh_hdp", "fh_ou"]);
    expect(MARKET_KEYS).toHaveLength(PERIODS.length * MARKET_KINDS.length);
  });

  test("parseMarketKey() takes each of them apart", () => {
    expect(MARKET_KEYS.map(parseMarketKey)).toEqual([
      { key: "ft_hdp", period: "ft", kind: "hdp", sides: ["home", "away"] },
      { key: "ft_ou", period: "ft", kind: "ou", sides: ["over", "under"] },
      { key: "fh_hdp", period: "fh", kind: "hdp", sides: ["home", "away"] },
      { key: "fh_ou", period: "fh", kind: "ou", sides: ["over", "under"] },
    ]);
  });

  test.each(["", "ft", "ft_1x2", "FT_HDP", " ft_hdp", "__proto__", "constructor", "x".repeat(1e6)])(
    "parseMarketKey() finds no market in any other text",
    (key) => expect(parseMarketKey(key)).toBeUndefined(),
  );

  test("marketInfo() throws for what the types forbid", () => {
    expect(() => marketInfo("ft_1x2" as MarketKey)).toThrow(RangeError);
    expect(() => marketInfo("ft_1x2" as MarketKey)).toThrow(
      /^Cannot find market: .*ft_hdp, ft_ou, fh_hdp, fh_ou/,
    );
  });
});

describe("lineOfSide()", () => {
  test("turns the sign for the away side only, and never to -0", () => {
    expect(lineOfSide(-0.5, "home")).toBe(-0.5);
    expect(lineOfSide(-0.5, "away")).toBe(0.5);
    expect(lineOfSide(2.5, "over")).toBe(2.5);
    expect(lineOfSide(2.5, "under")).toBe(2.5);
    expect(lineOfSide(0, "away")).toBe(0);
  });
});

describe("complementOf()", () => {
  test.each([
    [{ market: "ft_hdp", side: "home", line: -0.5 } as const, { side: "away", line: 0.5 }],
    [{ market: "ft_hdp", side: "away", line: 0.25 } as const, { side: "home", line: -0.25 }],
    [{ market: "fh_hdp", side: "home", line: 0 } as const, { side: "away", line: 0 }],
    [{ market: "fh_ou", side: "over", line: 2.5 } as const, { side: "under", line: 2.5 }],
    [{ market: "ft_ou", side: "under", line: 2.25 } as const, { side: "over", line: 2.25 }],
  ])("of %j is %j", (selection, complement) => {
    expect(complementOf(selection)).toEqual({ market: selection.market, ...complement });
  });

  test.each([0.3, Number.NaN])("throws when the line is %d", (line) => {
    expect(() => complementOf({ market: "ft_hdp", side: "home", line })).toThrow(
      new RangeError(
        `Cannot complement selection: its line must be a multiple of 0.25, was ${line}`,
      ),
    );
  });
});
