/**
 * A backtest over real seasons: Bet365 against Pinnacle at the same line, as an independent script
 * counted and settled them. It also measures what the safest split of a quarter line is worth.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import {
  compareFairPrices,
  findArbitrage,
  INVERSE_FIT_POINTS,
  isIncoherent,
  isOrientationDoubtful,
  matchEvents,
  type FairPriceGap,
  type PricedSelection,
} from "arb-core";
import {
  createReadCounts,
  readFootballData,
  type FootballDataRow,
  type Phase,
} from "arb-core/odds-files";
import { realData, withRealData } from "../../../test/real-data.ts";
import { backtest, type BacktestEntry } from "../src/backtest.ts";

const SEASONS = realData("odds");
const BOOKS = ["bet365", "pinnacle"];

async function readSeasons(folder: string): Promise<FootballDataRow[]> {
  const rows: FootballDataRow[] = [];
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    const [header = [], ...records] = parse(text, { bom: true, relaxColumnCount: true });
    for await (const row of readFootballData({ header, records }, createReadCounts())) {
      rows.push(row);
    }
  }
  return rows;
}

/** The sure bets of a match in one phase. */
interface FoundInMatch {
  readonly row: FootballDataRow;
  readonly phase: Phase;
  readonly entries: readonly BacktestEntry[];
}

/** How far the two bookmakers' prices of a sure bet's line are apart. */
interface GapOfSureBet {
  readonly margin: number;
  /** Whether the line is the same with the teams exchanged: a handicap of 0. */
  readonly isLevel: boolean;
  readonly gap: FairPriceGap;
}

/** The gaps of a match's sure bets in one phase, in which the files have one line of a market. */
function findGaps({ row, phase, entries }: FoundInMatch): GapOfSureBet[] {
  return entries.map(({ opportunity: { market, legs } }): GapOfSureBet => {
    const [first, second] = BOOKS.map(
      (book) =>
        row.quotes
          .find((quotes) => quotes.phase === phase && quotes.book === book)
          ?.lines.find((line) => line.market === market)?.odds ?? [],
    );
    const total = legs.reduce((sum, { odds }) => sum + 1 / odds, 0);
    return {
      margin: (1 / total - 1) * 100,
      isLevel: market === "ft_hdp" && legs.every(({ line }) => line === 0),
      gap: compareFairPrices(first ?? [], second ?? []),
    };
  });
}

/** What the two bookmakers' prices of one phase make of a match, and how it ended. */
function findEntries(row: FootballDataRow, phase: Phase): BacktestEntry[] {
  const { league, home, away, startsAt, score } = row;
  const odds = Object.fromEntries(
    row.quotes
      .filter((quotes) => quotes.phase === phase && BOOKS.includes(quotes.book))
      .map(({ book, lines }) => [book, [{ league, home, away, startsAt, lines }]]),
  );
  const result = score === undefined ? undefined : { fullTime: score };
  return matchEvents(odds)
    .flatMap((event) => findArbitrage(event))
    .map((opportunity) => ({ opportunity, result }));
}

/**
 * The least returns on a quarter line in percent, by the closed forms: a share of
 * (2 b - 1) / (a + 2 b) on the leg that half-wins at the boundary guarantees (1 - share) b - 1,
 * equal payouts half of what they pay elsewhere. `undefined` on another line.
 */
function quarterFloors(legs: readonly PricedSelection[]) {
  // Over and under stand at one line: at 2.25 the under half-wins, at 2.75 the over.
  const half = legs.find(({ side, line }) => {
    const start = side === "over" ? -line : line;
    return start - Math.floor(start) === 0.25;
  });
  const other = legs.find((leg) => leg !== half);
  if (half === undefined || other === undefined) return undefined;
  const share = (2 * other.odds - 1) / (half.odds + 2 * other.odds);
  const returned = 1 / (1 / half.odds + 1 / other.odds);
  return {
    safest: ((1 - share) * other.odds - 1) * 100,
    equalPayouts: ((returned - 1) / 2) * 100,
  };
}

describe.skipIf(SEASONS === undefined)(
  withRealData("backtest() on 66 real seasons", "odds"),
  () => {
    let matches = 0;
    let opening: BacktestEntry[] = [];
    let closing: BacktestEntry[] = [];
    let gaps: GapOfSureBet[] = [];
    let report = backtest([]);

    beforeAll(async () => {
      const rows = await readSeasons(SEASONS ?? "");
      matches = rows.length;
      const found = (phase: Phase) =>
        rows.map((row) => ({ row, phase, entries: findEntries(row, phase) }));
      const [early, late] = [found("opening"), found("closing")];
      opening = early.flatMap(({ entries }) => entries);
      closing = late.flatMap(({ entries }) => entries);
      gaps = [...early, ...late].flatMap(findGaps);
      report = backtest([...opening, ...closing]);
    }, 120_000);

    test("finds the pairs that an independent script counted", () => {
      const countBy = (entries: readonly BacktestEntry[]) =>
        Object.fromEntries(backtest(entries).byMarket.map(({ key, settled }) => [key, settled]));
      expect(matches).toBe(23_451);
      expect(countBy(opening)).toEqual({ ft_hdp: 58, ft_ou: 23 });
      expect(countBy(closing)).toEqual({ ft_hdp: 208, ft_ou: 64 });
    });

    test("none of them loses, and equal payouts return what the script found", () => {
      const { bets, settled, recommended, equalPayouts } = report.all;
      expect([bets, settled]).toEqual([353, 353]);
      expect([recommended.negative, equalPayouts.negative]).toEqual([0, 0]);
      expect(equalPayouts.mean?.toFixed(4)).toBe("1.1027");
    });

    test("great margins come from incoherent prices, small ones from coherent prices", () => {
      const countOf = (some: readonly GapOfSureBet[]) => [
        some.filter(({ gap }) => isIncoherent(gap)).length,
        some.length,
      ];
      expect(gaps.length).toBe(353);
      expect(countOf(gaps.filter(({ margin }) => margin > 5))).toEqual([13, 13]);
      expect(countOf(gaps.filter(({ margin }) => margin <= 2))).toEqual([26, 292]);
    });

    test("no orientation is doubtful, though near even money the inverse reading fits too", () => {
      const level = gaps.filter(({ isLevel }) => isLevel);
      const inverseFits = level.filter(
        ({ gap }) => isIncoherent(gap) && gap.inverse <= INVERSE_FIT_POINTS,
      );
      expect([level.length, inverseFits.length]).toEqual([48, 2]);
      expect(level.filter(({ gap }) => isOrientationDoubtful(gap))).toEqual([]);
    });

    test("every league and month adds up to the whole", () => {
      for (const groups of [report.byLeague, report.byMonth, report.byLine]) {
        expect(groups.reduce((sum, { settled }) => sum + settled, 0)).toBe(353);
        expect(groups.reduce((sum, { equalPayouts }) => sum + equalPayouts.sum, 0)).toBeCloseTo(
          report.all.equalPayouts.sum,
          9,
        );
      }
      expect(report.byMonth[0]?.key).toBe("2021-08");
    });

    test("the safest split guarantees more than equal payouts on every quarter line", () => {
      const floors = [...opening, ...closing].flatMap(({ opportunity: { legs } }) => {
        return quarterFloors(legs) ?? [];
      });
      for (const { safest, equalPayouts } of floors) expect(safest).toBeGreaterThan(equalPayouts);

      const quarter = report.byLine.find(({ key }) => key === "quarter");
      const meanOf = (split: "safest" | "equalPayouts") =>
        floors.reduce((sum, floor) => sum + floor[split], 0) / floors.length;
      expect(quarter?.settled).toBe(floors.length);
      expect(quarter?.recommended.floor).toBeCloseTo(meanOf("safest"), 9);
      expect(quarter?.equalPayouts.floor).toBeCloseTo(meanOf("equalPayouts"), 9);
      // Measured on these seasons: the safest split is worth 0.167 points of the outlay.
      expect([
        floors.length,
        meanOf("safest").toFixed(4),
        meanOf("equalPayouts").toFixed(4),
      ]).toEqual([129, "0.6631", "0.4960"]);
    });

    test("on whole and half lines the two splits are one", () => {
      for (const { key, recommended, equalPayouts } of report.byLine) {
        if (key === "quarter") continue;
        expect(recommended.mean).toBeCloseTo(equalPayouts.mean ?? NaN, 9);
        expect(recommended.floor).toBeCloseTo(equalPayouts.floor ?? NaN, 9);
      }
      expect(report.byLine.map(({ key }) => key)).toEqual(["half", "quarter", "whole"]);
    });
  },
);
