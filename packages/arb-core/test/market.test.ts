import { describe, expect, test } from "vitest";
import {
  checkMarketLine,
  isLineOf,
  MARKET_KEYS,
  MARKET_KINDS,
  marketInfo,
  parseMarketKey,
  PERIODS,
  SIDES,
  type MarketKey,
  type MarketLine,
} from "arb-core";

describe("market keys", () => {
  test("are the wire's, one for each period and kind, full time first", () => {
    expect(MARKET_KEYS.slice(0, 9)).toEqual([
      "ft_hdp",
      "ft_ou",
      "ft_1x2",
      "ft_ml",
      "ft_dnb",
      "ft_dc",
      "ft_btts",
      "ft_oe",
      "ft_eh",
    ]);
    expect(PERIODS).toEqual(["ft", "fh", "sh"]);
    expect(MARKET_KEYS).toEqual(
      PERIODS.flatMap((period) => MARKET_KINDS.map((kind) => `${period}_${kind}`)),
    );
  });

  test.each([
    ["hdp", ["home", "away"], "handicap"],
    ["ou", ["over", "under"], "total"],
    ["1x2", ["home", "draw", "away"], "none"],
    ["ml", ["home", "away"], "none"],
    ["dnb", ["home", "away"], "none"],
    ["dc", ["home_draw", "home_away", "draw_away"], "none"],
    ["btts", ["yes", "no"], "none"],
    ["oe", ["odd", "even"], "none"],
    ["eh", ["home", "draw", "away"], "goals"],
  ] as const)("parseMarketKey() takes %s of every period apart", (kind, sides, line) => {
    for (const period of PERIODS) {
      const key = `${period}_${kind}` as const;
      expect(parseMarketKey(key)).toEqual({
        key,
        period,
        kind,
        sides,
        line,
        beginsWithMatch: period !== "sh",
      });
      expect(marketInfo(key)).toBe(parseMarketKey(key));
    }
  });

  test("every side is a side of some market", () => {
    const sides = new Set(MARKET_KEYS.flatMap((key) => marketInfo(key).sides));
    expect([...sides].sort()).toEqual([...SIDES].sort());
  });

  test.each(["", "ft", "ft_", "FT_HDP", " ft_hdp", "q1_hdp", "ft_cs", "__proto__", "constructor"])(
    "parseMarketKey() finds no market in %j",
    (key) => expect(parseMarketKey(key)).toBeUndefined(),
  );

  test("parseMarketKey() finds no market in a very long text", () => {
    expect(parseMarketKey("ft_hdp".repeat(1e5))).toBeUndefined();
  });

  test("marketInfo() throws for what the types forbid", () => {
    expect(() => marketInfo("ft_cs" as MarketKey)).toThrow(RangeError);
    expect(() => marketInfo("ft_cs" as MarketKey)).toThrow(
      /^Cannot find market: the key must be one of ft_hdp, ft_ou, .*, sh_eh, was ft_cs$/,
    );
  });
});

describe("isLineOf()", () => {
  test.each([
    // line, and the kinds of line that it is one of
    [0, ["handicap", "goals", "none"]],
    [-0, ["handicap", "goals", "none"]],
    [1, ["handicap", "goals", "total"]],
    [-1, ["handicap", "goals"]],
    [0.5, ["handicap", "total"]],
    [-0.25, ["handicap"]],
    [1000, ["handicap", "goals", "total"]],
    [1000.25, []],
    [0.3, []],
    [Number.NaN, []],
    [Infinity, []],
  ] as const)("%d is a line of: %j", (line, kinds) => {
    const all = ["handicap", "goals", "total", "none"] as const;
    expect(all.filter((kind) => isLineOf(kind, line))).toEqual(kinds);
  });
});

describe("checkMarketLine()", () => {
  test.each<MarketLine>([
    { market: "ft_hdp", line: -0.75, odds: [1.95, 1.95] },
    { market: "fh_ou", line: 0.25, odds: [1.001, 1001] },
    { market: "sh_1x2", line: 0, odds: [2.5, 3.2, 2.9] },
    { market: "ft_eh", line: -2, odds: [4, 4.5, 1.6] },
    { market: "ft_ml", line: 0, odds: [1.5, 2.6], suspended: true },
  ])("accepts %o", (line) => {
    expect(() => checkMarketLine(line)).not.toThrow();
  });

  test.each<[MarketLine, string]>([
    [
      { market: "ft_hdp", line: 0.3, odds: [2, 2] },
      "Cannot read ft_hdp: its line must be a multiple of 0.25, was 0.3",
    ],
    [
      { market: "ft_eh", line: -0.5, odds: [4, 4, 2] },
      "Cannot read ft_eh: its line must be a whole number, was -0.5",
    ],
    [
      { market: "fh_ou", line: 0, odds: [2, 2] },
      "Cannot read fh_ou: its line must be a multiple of 0.25 above 0, was 0",
    ],
    [
      { market: "ft_1x2", line: 1, odds: [2, 3, 4] },
      "Cannot read ft_1x2: its line must be 0, was 1",
    ],
    [
      { market: "ft_1x2", line: 0, odds: [2, 3] },
      "Cannot read ft_1x2: it needs 3 decimal odds from 1.001 to 1001, was 2, 3",
    ],
    [
      { market: "ft_dnb", line: 0, odds: [2, 3, 4] },
      "Cannot read ft_dnb: it needs 2 decimal odds from 1.001 to 1001, was 2, 3, 4",
    ],
    [
      { market: "ft_btts", line: 0, odds: [2, 1] },
      "Cannot read ft_btts: it needs 2 decimal odds from 1.001 to 1001, was 2, 1",
    ],
    [
      { market: "ft_oe", line: 0, odds: [Number.NaN, 2] },
      "Cannot read ft_oe: it needs 2 decimal odds from 1.001 to 1001, was NaN, 2",
    ],
  ])("refuses %o", (line, message) => {
    expect(() => checkMarketLine(line)).toThrow(new RangeError(message));
  });

  test("refuses a market that there is none of", () => {
    const line = { market: "ft_cs" as MarketKey, line: 0, odds: [2, 2] as const };
    expect(() => checkMarketLine(line)).toThrow(/^Cannot find market: .*was ft_cs$/);
  });
});
