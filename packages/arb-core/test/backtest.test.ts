import { describe, expect, test } from "vitest";
import type { Score } from "arb-core";
import {
  backtest,
  createBacktest,
  type BacktestEntry,
  type BacktestOpportunity,
} from "../src/backtest.ts";
import { settleOpportunity, type StakedLegs } from "../src/settle-opportunity.ts";

const EQUAL_PAYOUTS = [1 / 1.95, 1 / 2.1];
const HOME_WINS: Score = { home: 1, away: 0 };
const DRAW: Score = { home: 0, away: 0 };
const AWAY_WINS: Score = { home: 0, away: 1 };

/** Home -0.25 at 1.95 and away +0.25 at 2.10: the away leg half-wins on a draw. */
const QUARTER: StakedLegs["legs"] = [
  { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
  { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
];

const totals = (over: number, under: number, odds = 2.05): StakedLegs["legs"] => [
  { market: "ft_ou", side: "over", line: over, odds },
  { market: "ft_ou", side: "under", line: under, odds },
];

describe("settleOpportunity()", () => {
  test.each([
    ["equal payouts", EQUAL_PAYOUTS, HOME_WINS, "1.1111"],
    ["equal payouts", EQUAL_PAYOUTS, AWAY_WINS, "1.1111"],
    ["equal payouts", EQUAL_PAYOUTS, DRAW, "0.5556"],
    // The maximin share of the half-winning leg is (2 x 1.95 - 1) / (2.1 + 2 x 1.95).
    ["the safest split", [3.1, 2.9], HOME_WINS, "0.7500"],
    ["the safest split", [3.1, 2.9], DRAW, "0.7500"],
    ["the safest split", [3.1, 2.9], AWAY_WINS, "1.5000"],
  ])("settles a quarter line at %s, %o, %o", (_, stakes, fullTime, percent) => {
    expect(settleOpportunity({ legs: QUARTER, stakes }, { fullTime })?.toFixed(4)).toBe(percent);
  });

  test.each([
    [{ home: 2, away: 0 }, 2.5],
    [{ home: 2, away: 1 }, -23.75],
    [{ home: 2, away: 2 }, 2.5],
  ])("loses on a Polish pair in the gap: %o", (fullTime, percent) => {
    const polish = { legs: totals(2.75, 2.5), stakes: [1, 1] };
    expect(settleOpportunity(polish, { fullTime })).toBeCloseTo(percent, 9);
  });

  test("settles three legs", () => {
    const threeWay: StakedLegs = {
      legs: [
        { market: "ft_1x2", side: "home", line: 0, odds: 2.9 },
        { market: "ft_1x2", side: "draw", line: 0, odds: 3.6 },
        { market: "ft_1x2", side: "away", line: 0, odds: 2.8 },
      ],
      stakes: [0.35, 0.3, 0.35],
    };
    const at = (fullTime: Score) => settleOpportunity(threeWay, { fullTime });
    expect(at(HOME_WINS)).toBeCloseTo(1.5, 9);
    expect(at(DRAW)).toBeCloseTo(8, 9);
    expect(at(AWAY_WINS)).toBeCloseTo(-2, 9);
  });

  test("takes the odds after commission where a leg has them", () => {
    // 2 % on the winnings of the 2.10 leg: 1 + 1.1 x 0.98.
    const legs = QUARTER.map((leg) => (leg.odds === 2.1 ? { ...leg, netOdds: 2.078 } : leg));
    const stakes = [1 / 1.95, 1 / 2.078];
    expect(settleOpportunity({ legs, stakes }, { fullTime: HOME_WINS })?.toFixed(3)).toBe("0.598");
  });

  test("gives back exactly the outlay on a whole line", () => {
    const whole = { legs: totals(3, 3), stakes: [0.1, 0.2] };
    expect(settleOpportunity(whole, { fullTime: { home: 2, away: 1 } })).toBe(0);
  });

  test("settles each half by its own goals, and not at all without them", () => {
    const half = (period: "fh" | "sh"): StakedLegs => ({
      legs: QUARTER.map((leg) => ({ ...leg, market: `${period}_hdp` })),
      stakes: EQUAL_PAYOUTS,
    });
    const result = { fullTime: { home: 1, away: 1 }, halfTime: { home: 1, away: 1 } };
    expect(settleOpportunity(half("fh"), result)?.toFixed(4)).toBe("0.5556");
    const late = { fullTime: { home: 1, away: 1 }, halfTime: { home: 0, away: 1 } };
    expect(settleOpportunity(half("sh"), late)?.toFixed(4)).toBe("1.1111");
    expect(settleOpportunity(half("fh"), { fullTime: DRAW })).toBeUndefined();
    expect(settleOpportunity(half("sh"), { fullTime: DRAW })).toBeUndefined();
  });

  test("counts a handicap from the score at the bet", () => {
    const bets = { legs: QUARTER, stakes: EQUAL_PAYOUTS };
    const at = (scoreAtBet: Score) =>
      settleOpportunity({ ...bets, score: scoreAtBet }, { fullTime: HOME_WINS })?.toFixed(4);
    expect(at(DRAW)).toBe("1.1111");
    expect(at(HOME_WINS)).toBe("0.5556");
  });

  test.each([
    [[1], "was 1 for 2 legs"],
    [[1, -0.5], "was 1, -0.5 for 2 legs"],
    [[0, 0], "was 0, 0 for 2 legs"],
    [[1, Number.NaN], "was 1, NaN for 2 legs"],
    [[1, Infinity], "was 1, Infinity for 2 legs"],
  ])("refuses the stakes %o", (stakes, was) => {
    expect(() => settleOpportunity({ legs: QUARTER, stakes }, { fullTime: DRAW })).toThrow(
      new RangeError(
        `Cannot assess stakes: there must be one a leg, none negative and not all 0, ${was}`,
      ),
    );
  });

  test.each([0, -2, Number.NaN, Infinity])("refuses odds of %d", (odds) => {
    const bets = { legs: totals(2.5, 2.5, odds), stakes: [1, 1] };
    expect(() => settleOpportunity(bets, { fullTime: DRAW })).toThrow(
      `Cannot assess legs: decimal odds must be 1.001 to 1001, was ${odds}`,
    );
  });

  test("refuses a score that is none", () => {
    const bets = { legs: QUARTER, stakes: EQUAL_PAYOUTS };
    expect(() => settleOpportunity(bets, { fullTime: { home: 1.5, away: 0 } })).toThrow(RangeError);
  });
});

describe("backtest()", () => {
  const APRIL = Date.UTC(2023, 3, 30, 23, 59);
  const MAY = Date.UTC(2023, 4, 1);
  const opportunity = (changes: Partial<BacktestOpportunity> = {}): BacktestOpportunity => ({
    market: "ft_hdp",
    league: "E0",
    startsAt: APRIL,
    legs: QUARTER,
    stakes: [3.1, 2.9],
    ...changes,
  });
  const settled = (fullTime: Score, changes: Partial<BacktestOpportunity> = {}): BacktestEntry => ({
    opportunity: opportunity(changes),
    result: { fullTime },
  });
  const unsettled: BacktestEntry = { opportunity: opportunity(), result: undefined };

  test("counts what lost, what gave the outlay back, and adds up the rest", () => {
    const { all } = backtest([
      settled(DRAW),
      settled(AWAY_WINS),
      unsettled,
      settled({ home: 2, away: 1 }, { market: "ft_ou", legs: totals(3, 3), stakes: [1, 1] }),
      settled({ home: 2, away: 1 }, { market: "ft_ou", legs: totals(2.75, 2.5), stakes: [1, 3] }),
    ]);
    expect(all).toMatchObject({ bets: 5, settled: 4 });
    // 0.75, 1.5, 0 and 0.25 x (2.05 + 1) / 2 - 1.
    expect(all.recommended).toMatchObject({ negative: 1, even: 1 });
    expect(all.recommended.sum).toBeCloseTo(2.25 - 61.875, 9);
    expect(all.recommended.mean).toBeCloseTo((2.25 - 61.875) / 4, 9);
    expect(all.recommended.least).toBeCloseTo(-61.875, 9);
    expect(all.recommended.greatest).toBeCloseTo(1.5, 9);
    // 0.5556, 1.1111, 0 and -23.75.
    expect(all.equalPayouts).toMatchObject({ negative: 1, even: 1 });
    expect(all.equalPayouts.sum).toBeCloseTo(5 / 9 + 10 / 9 - 23.75, 9);
    expect(all.equalPayouts.least).toBeCloseTo(-23.75, 9);
    expect(all.equalPayouts.greatest).toBeCloseTo(10 / 9, 9);
  });

  test("tells what the safest split guarantees on a quarter line, whatever came", () => {
    const { byLine } = backtest([settled(AWAY_WINS), settled(HOME_WINS)]);
    expect(byLine.map(({ key }) => key)).toEqual(["quarter"]);
    expect(byLine[0]?.recommended.floor?.toFixed(4)).toBe("0.7500");
    expect(byLine[0]?.equalPayouts.floor?.toFixed(4)).toBe("0.5556");
  });

  test("groups by market, league and UTC month, sorted, the unknown first", () => {
    const report = backtest([
      settled(DRAW, { startsAt: MAY, league: "__proto__" }),
      settled(DRAW, { startsAt: APRIL }),
      settled(DRAW, { startsAt: undefined, league: "" }),
      { ...unsettled, opportunity: opportunity({ market: "fh_ou", legs: totals(2.5, 2.5) }) },
      unsettled,
    ]);
    const counts = (groups: typeof report.byMarket) =>
      groups.map(({ key, bets, settled }) => [key, bets, settled]);
    expect(counts(report.byMarket)).toEqual([
      ["fh_ou", 1, 0],
      ["ft_hdp", 4, 3],
    ]);
    expect(counts(report.byLeague)).toEqual([
      ["", 1, 1],
      ["E0", 3, 1],
      ["__proto__", 1, 1],
    ]);
    expect(counts(report.byMonth)).toEqual([
      ["", 1, 1],
      ["2023-04", 3, 1],
      ["2023-05", 1, 1],
    ]);
    expect(report.byMonth[2]).toMatchObject({ recommended: { negative: 0, even: 0 } });
  });

  test("tells whole, half, quarter and mixed lines apart, and markets without lines", () => {
    const of = (legs: StakedLegs["legs"]) => settled(DRAW, { legs, stakes: legs.map(() => 1) });
    const { byLine } = backtest([
      of(totals(3, 3)),
      of(totals(2.5, 3.5)),
      of(totals(2.25, 2.75)),
      of(totals(2.5, 2.75)),
      of([
        { market: "ft_1x2", side: "home", line: 0, odds: 2.1 },
        { market: "ft_hdp", side: "away", line: 0.5, odds: 1.95 },
      ]),
      of([
        { market: "ft_btts", side: "yes", line: 0, odds: 2.1 },
        { market: "ft_btts", side: "no", line: 0, odds: 1.95 },
      ]),
    ]);
    expect(byLine.map(({ key, settled: count }) => [key, count])).toEqual([
      ["half", 1],
      ["mixed", 2],
      ["none", 1],
      ["quarter", 1],
      ["whole", 1],
    ]);
  });

  test("judges by the odds after commission, and from the score at the bet", () => {
    const legs = QUARTER.map((leg) => (leg.odds === 2.1 ? { ...leg, netOdds: 2.078 } : leg));
    const entry = settled(HOME_WINS, { legs, score: HOME_WINS });
    const { equalPayouts } = backtest([entry]).all;
    // Half of 0.598: the away leg half-wins, as on a draw.
    expect(equalPayouts.mean?.toFixed(3)).toBe("0.299");
    expect(equalPayouts.floor?.toFixed(3)).toBe("0.299");
  });

  test("guarantees in running what can come from the score at the bet", () => {
    // From 1-0 on, away -0.5 wins if the away side scores more from there: just where 1 loses.
    const legs: StakedLegs["legs"] = [
      { market: "ft_1x2", side: "home", line: 0, odds: 1.95 },
      { market: "ft_hdp", side: "away", line: -0.5, odds: 2.1 },
    ];
    const changes: Partial<BacktestOpportunity> = { legs, stakes: EQUAL_PAYOUTS };
    const floorsOf = (entry: BacktestEntry) => {
      const { recommended, equalPayouts } = backtest([entry]).all;
      return [recommended.floor, equalPayouts.floor].map((floor) => floor?.toFixed(4));
    };
    const draw = { home: 1, away: 1 };
    expect(floorsOf(settled(draw, { ...changes, score: HOME_WINS }))).toEqual(["1.1111", "1.1111"]);
    // Before the start, a draw loses both.
    expect(floorsOf(settled(draw, changes))).toEqual(["-100.0000", "-100.0000"]);
  });

  test("finds nothing in nothing", () => {
    const none = {
      negative: 0,
      even: 0,
      sum: 0,
      mean: undefined,
      least: undefined,
      greatest: undefined,
      floor: undefined,
    };
    expect(backtest([])).toEqual({
      all: { bets: 0, settled: 0, recommended: none, equalPayouts: none },
      byMarket: [],
      byLine: [],
      byLeague: [],
      byMonth: [],
    });
  });

  test("counts nothing of an entry that it refuses", () => {
    const running = createBacktest();
    running.add(settled(DRAW));
    const before = running.report();
    const refused: readonly [BacktestEntry, string][] = [
      [settled(DRAW, { stakes: [1] }), "Cannot assess stakes: "],
      [settled(DRAW, { startsAt: Number.NaN }), "Cannot backtest opportunity: its start "],
      [settled(DRAW, { legs: QUARTER.slice(1), stakes: [1] }), "Cannot assess legs: "],
      [settled(DRAW, { legs: totals(2.3, 2.3) }), "Cannot read selection: "],
    ];
    for (const [entry, message] of refused) expect(() => running.add(entry)).toThrow(message);
    expect(running.report()).toEqual(before);
  });

  test("adds entries as they come", () => {
    const entries = [settled(DRAW), unsettled, settled(AWAY_WINS, { startsAt: MAY })];
    const running = createBacktest();
    for (const entry of entries) running.add(entry);
    expect(running.report()).toEqual(backtest(new Set(entries)));
    expect(running.report().all.bets).toBe(3);
  });
});
