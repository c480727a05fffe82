import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarketKey, Score, Side } from "arb-core";
import { runs } from "../../../test/runs.ts";
import { backtest, type BacktestEntry } from "../src/backtest.ts";

/** Its legs as the oracle reads them: plain values, with nothing of the package's rules. */
interface Bet {
  readonly market: MarketKey;
  readonly side: Side;
  readonly line: number;
  readonly odds: number;
}

const goals = fc.integer({ min: 0, max: 4 });
const score: fc.Arbitrary<Score> = fc.record({ home: goals, away: goals });
const odds = fc.integer({ min: 101, max: 400 }).map((cents) => cents / 100);
/** Whole lines more often: they alone give back the outlay. */
const handicap = fc.oneof(
  fc.integer({ min: -8, max: 8 }).map((quarters) => quarters / 4),
  fc.integer({ min: -1, max: 1 }),
);
const total = fc.oneof(
  fc.integer({ min: 1, max: 16 }).map((quarters) => quarters / 4),
  fc.integer({ min: 2, max: 4 }),
);

function legsOf(period: "ft" | "fh" | "sh"): fc.Arbitrary<readonly Bet[]> {
  const hdp: MarketKey = `${period}_hdp`;
  const ou: MarketKey = `${period}_ou`;
  const oneXTwo: MarketKey = `${period}_1x2`;
  const bet = (market: MarketKey, side: Side, line: number, price: number): Bet => ({
    market,
    side,
    line,
    odds: price,
  });
  const pair = (market: MarketKey, sides: readonly [Side, Side], lines: fc.Arbitrary<number>) =>
    fc
      .tuple(lines, lines, fc.boolean(), odds, odds)
      .map(([a, b, isSame, first, second]): readonly Bet[] => {
        const mirrored = sides[1] === "away" ? 0 - a : a;
        return [
          bet(market, sides[0], a, first),
          bet(market, sides[1], isSame ? mirrored : b, second),
        ];
      });
  return fc.oneof(
    { weight: 3, arbitrary: pair(hdp, ["home", "away"], handicap) },
    { weight: 3, arbitrary: pair(ou, ["over", "under"], total) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(odds, odds, odds)
        .map(([home, draw, away]) => [
          bet(oneXTwo, "home", 0, home),
          bet(oneXTwo, "draw", 0, draw),
          bet(oneXTwo, "away", 0, away),
        ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(handicap, odds, odds)
        .map(([line, home, away]) => [bet(oneXTwo, "home", 0, home), bet(hdp, "away", line, away)]),
    },
  );
}

const entry: fc.Arbitrary<BacktestEntry> = fc
  .constantFrom("ft", "ft", "fh", "sh")
  .chain((period) =>
    fc.record({
      legs: legsOf(period),
      weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 }),
      league: fc.constantFrom("", "E0", "SP1"),
      startsAt: fc.constantFrom(undefined, Date.UTC(2023, 0, 31, 23), Date.UTC(2023, 1, 1)),
      fullTime: fc.option(score, { nil: undefined, freq: 5 }),
      halfTime: fc.option(score, { nil: undefined, freq: 5 }),
    }),
  )
  .map(({ legs, weights, league, startsAt, fullTime, halfTime }) => ({
    opportunity: {
      market: legs[0]!.market,
      league,
      startsAt,
      legs,
      stakes: weights.slice(0, legs.length),
    },
    result:
      fullTime === undefined
        ? undefined
        : { fullTime, ...(halfTime === undefined ? {} : { halfTime }) },
  }));

/** What comes back for one unit, from the definition of a quarter line as two half stakes. */
function returnOf({ market, side, line, odds: price }: Bet, { home, away }: Score): number {
  if (market.endsWith("_1x2")) {
    const winner = home > away ? "home" : home < away ? "away" : "draw";
    return side === winner ? price : 0;
  }
  const ahead = {
    home: home - away + line,
    away: away - home + line,
    over: home + away - line,
    under: line - home - away,
  }[side as "home" | "away" | "over" | "under"];
  const halves = Number.isInteger(line * 2) ? [ahead, ahead] : [ahead - 0.25, ahead + 0.25];
  return halves.reduce((sum, half) => sum + (half > 0 ? price / 2 : half === 0 ? 1 / 2 : 0), 0);
}

function profitOf(legs: readonly Bet[], weights: readonly number[], result: Score): number {
  const outlay = weights.reduce((sum, weight) => sum + weight, 0);
  const returned = legs.reduce((sum, leg, i) => sum + weights[i]! * returnOf(leg, result), 0);
  const percent = (100 * returned) / outlay - 100;
  return Math.abs(percent) < 1e-7 ? 0 : percent;
}

function scoreOf({ opportunity, result }: BacktestEntry): Score | undefined {
  if (result === undefined) return undefined;
  const { fullTime, halfTime } = result;
  const period = opportunity.legs[0]!.market.slice(0, 2);
  if (period === "ft") return fullTime;
  if (halfTime === undefined) return undefined;
  const late = { home: fullTime.home - halfTime.home, away: fullTime.away - halfTime.away };
  if (late.home < 0 || late.away < 0) return undefined;
  return period === "fh" ? halfTime : late;
}

const SCORES = Array.from({ length: 81 }, (_, index) => ({
  home: Math.floor(index / 9),
  away: index % 9,
}));

/** Everything from the definitions, by filtering and adding up. */
function expected(entries: readonly BacktestEntry[]) {
  const known = entries.flatMap((item) => {
    const final = scoreOf(item);
    return final === undefined ? [] : [{ ...item.opportunity, final }];
  });
  const at = (weightsOf: (item: (typeof known)[number]) => readonly number[]) => {
    const profits = known.map((item) => profitOf(item.legs, weightsOf(item), item.final));
    const floors = known.map((item) =>
      Math.min(...SCORES.map((any) => profitOf(item.legs, weightsOf(item), any))),
    );
    const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    const mean = (values: readonly number[]) => add(values) / values.length;
    return {
      negative: profits.filter((profit) => profit < 0).length,
      even: profits.filter((profit) => profit === 0).length,
      sum: add(profits),
      mean: profits.length === 0 ? undefined : mean(profits),
      least: profits.length === 0 ? undefined : Math.min(...profits),
      greatest: profits.length === 0 ? undefined : Math.max(...profits),
      floor: profits.length === 0 ? undefined : mean(floors),
    };
  };
  return {
    bets: entries.length,
    settled: known.length,
    recommended: at((item) => item.stakes),
    equalPayouts: at((item) => item.legs.map((leg) => 1 / leg.odds)),
  };
}

/** What a tally that was computed in another way must be, but for noise in the last digits. */
function near(value: unknown): unknown {
  if (typeof value === "number") return expect.closeTo(value, 6);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, near(part)]));
}

/** Splits entries by a key, the keys in ascending order. */
function split(entries: readonly BacktestEntry[], keyOf: (entry: BacktestEntry) => string) {
  return [...new Set(entries.map(keyOf))]
    .sort()
    .map((key) => ({ key, ...expected(entries.filter((item) => keyOf(item) === key)) }));
}

function monthOf({ opportunity: { startsAt } }: BacktestEntry): string {
  if (startsAt === undefined) return "";
  return startsAt < Date.UTC(2023, 1, 1) ? "2023-01" : "2023-02";
}

function lineOf({ opportunity: { legs } }: BacktestEntry): string {
  const kinds = legs.map(({ market, line }) => {
    const [, decimals = ""] = String(line).split(".");
    const byDecimals = { "": "whole", "5": "half" }[decimals] ?? "quarter";
    return market.endsWith("_1x2") ? "none" : byDecimals;
  });
  return kinds.every((kind) => kind === kinds[0]) ? kinds[0]! : "mixed";
}

test("backtest() reports what the definitions add up to, in all and in every group", () => {
  const seen = { negative: 0, even: 0, unsettled: 0, threeLegs: 0, lines: new Set<string>() };
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
      const report = backtest(entries);
      const all = expected(entries);
      expect(report.all).toEqual(near(all));
      const groups = [
        [report.byMarket, split(entries, (item) => item.opportunity.market)],
        [report.byLine, split(entries, lineOf)],
        [report.byLeague, split(entries, (item) => item.opportunity.league)],
        [report.byMonth, split(entries, monthOf)],
      ] as const;
      for (const [found, wanted] of groups) expect(found).toEqual(wanted.map(near));
      seen.negative += all.recommended.negative;
      seen.even += all.recommended.even;
      seen.unsettled += all.bets - all.settled;
      seen.threeLegs += entries.filter(({ opportunity }) => opportunity.legs.length === 3).length;
      for (const item of entries) seen.lines.add(lineOf(item));
    }),
    { numRuns: runs(300) },
  );
  expect([...seen.lines].sort()).toEqual(["half", "mixed", "none", "quarter", "whole"]);
  for (const count of [seen.negative, seen.even, seen.unsettled, seen.threeLegs]) {
    expect(count).toBeGreaterThan(5);
  }
});

test("the order of the entries changes nothing, to the last bit", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      fc
        .array(entry, { minLength: 2, maxLength: 12 })
        .chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
          ),
        ),
      ([entries, shuffled]) => {
        expect(backtest(shuffled)).toEqual(backtest(entries));
        if (shuffled.some((item, index) => item !== entries[index])) moved += 1;
      },
    ),
    { numRuns: runs(200) },
  );
  expect(moved).toBeGreaterThan(50);
});

test("scaling an opportunity's stakes changes nothing", () => {
  let settled = 0;
  fc.assert(
    fc.property(entry, fc.constantFrom(0.5, 2, 1024), (item, factor) => {
      const { opportunity } = item;
      const stakes = opportunity.stakes.map((stake) => stake * factor);
      const scaled = backtest([{ ...item, opportunity: { ...opportunity, stakes } }]);
      expect(scaled).toEqual(backtest([item]));
      settled += scaled.all.settled;
    }),
    { numRuns: runs(200) },
  );
  expect(settled).toBeGreaterThan(20);
});
