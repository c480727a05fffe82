/**
 * Settling opportunities against final scores, and what they came to by market, line, league and
 * month. Every opportunity counts with an outlay of one unit, split as recommended and, beside
 * that, for equal payouts.
 *
 * One pass: memory grows with the groups, not with the entries.
 */
import { assessStakes, netOddsOf } from "./arbitrage.ts";
import {
  addToTally,
  newTally,
  toTally,
  type BacktestTally,
  type RunningTally,
  type SettledOpportunity,
  type SettledReturn,
} from "./backtest-tally.ts";
import { marketInfo, type MarketKey } from "./market.ts";
import { equalPayoutStakes } from "./margin.ts";
import type { MatchResult } from "./period-score.ts";
import { settleOpportunity, type StakedLegs } from "./settle-opportunity.ts";
import { compareText } from "./text.ts";

/** What of an opportunity a backtest reads; an `Opportunity` is one. */
export interface BacktestOpportunity extends StakedLegs {
  readonly market: MarketKey;
  /** The empty text where it is not known. */
  readonly league: string;
  /** The start in epoch milliseconds. */
  readonly startsAt: number | undefined;
}

/** An opportunity and how its match ended. */
export interface BacktestEntry {
  readonly opportunity: BacktestOpportunity;
  /** `undefined` where it is not known: the opportunity is counted, not settled. */
  readonly result: MatchResult | undefined;
}

/** The opportunities that have something in common. */
export interface BacktestGroup extends BacktestTally {
  readonly key: string;
}

/** What a backtest found: plain data. Groups are sorted by their key, and none is empty. */
export interface BacktestReport {
  readonly all: BacktestTally;
  /** By the opportunity's market: `ft_hdp`. */
  readonly byMarket: readonly BacktestGroup[];
  /**
   * By what the legs' lines are: `whole`, `half`, `quarter`, `none` where their markets have no
   * line, `mixed` where the legs differ. The safest split gains its floor on quarter lines.
   */
  readonly byLine: readonly BacktestGroup[];
  /** By league; the empty text where it is not known. */
  readonly byLeague: readonly BacktestGroup[];
  /** By the UTC month of the start, `2023-04`; the empty text where that is not known. */
  readonly byMonth: readonly BacktestGroup[];
}

/** A backtest that is under way. */
export interface Backtest {
  /**
   * Settles and counts one entry.
   *
   * @throws RangeError when the opportunity cannot be settled (see {@link settleOpportunity}), its
   *   legs are not two or more of one period at prices of 1.001 to 1001, or its start is no date.
   *   Nothing is counted then.
   */
  add(entry: BacktestEntry): void;
  /** What the entries so far came to. */
  report(): BacktestReport;
}

/**
 * Settles every entry and adds them up.
 *
 * @param entries - each one counts for itself, also when an opportunity comes twice; their order
 *   changes nothing.
 * @throws RangeError when an entry cannot be settled; see {@link Backtest.add}.
 * @example
 * ```ts
 * import { backtest } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const opportunity = {
 *   market: "ft_ou",
 *   league: "E0",
 *   startsAt: Date.UTC(2023, 3, 15, 14),
 *   legs: [
 *     { market: "ft_ou", side: "over", line: 2.5, odds: 1.95 },
 *     { market: "ft_ou", side: "under", line: 2.5, odds: 2.1 },
 *   ],
 *   stakes: [0.52, 0.48],
 * } as const;
 * const report = backtest([
 *   { opportunity, result: { fullTime: { home: 2, away: 1 } } },
 *   { opportunity, result: undefined },
 * ]);
 * assert.deepEqual([report.all.bets, report.all.settled], [2, 1]);
 * assert.equal(report.all.recommended.mean?.toFixed(2), "1.40");
 * assert.equal(report.all.equalPayouts.mean?.toFixed(2), "1.11");
 * assert.deepEqual(report.byMonth.map(({ key, bets }) => [key, bets]), [["2023-04", 2]]);
 * ```
 */
export function backtest(entries: Iterable<BacktestEntry>): BacktestReport {
  const running = createBacktest();
  for (const entry of entries) running.add(entry);
  return running.report();
}

/**
 * Starts a {@link backtest} to which entries are added as they come, from a file for instance.
 *
 * @example
 * ```ts
 * import { createBacktest } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const running = createBacktest();
 * const opportunity = {
 *   market: "ft_hdp",
 *   league: "E0",
 *   startsAt: Date.UTC(2023, 3, 15, 14),
 *   legs: [
 *     { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
 *     { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
 *   ],
 *   stakes: [31, 29],
 * } as const;
 * for (const home of [0, 1, 2]) {
 *   running.add({ opportunity, result: { fullTime: { home, away: 1 } } });
 * }
 * const { recommended, equalPayouts } = running.report().all;
 * assert.equal(recommended.floor?.toFixed(2), "0.75");
 * assert.equal(equalPayouts.floor?.toFixed(2), "0.56");
 * assert.equal(recommended.sum.toFixed(2), "3.00");
 * ```
 */
export function createBacktest(): Backtest {
  const all = newTally();
  const byMarket = new Map<string, RunningTally>();
  const byLine = new Map<string, RunningTally>();
  const byLeague = new Map<string, RunningTally>();
  const byMonth = new Map<string, RunningTally>();
  return {
    add(entry) {
      const { opportunity } = entry;
      const month = monthOf(opportunity.startsAt);
      const line = lineClassOf(opportunity.legs);
      const settled = settleBothWays(entry);
      addToTally(all, settled);
      addToTally(tallyOf(byMarket, opportunity.market), settled);
      addToTally(tallyOf(byLine, line), settled);
      addToTally(tallyOf(byLeague, opportunity.league), settled);
      addToTally(tallyOf(byMonth, month), settled);
    },
    report: () => ({
      all: toTally(all),
      byMarket: toGroups(byMarket),
      byLine: toGroups(byLine),
      byLeague: toGroups(byLeague),
      byMonth: toGroups(byMonth),
    }),
  };
}

function monthOf(startsAt: number | undefined): string {
  if (startsAt === undefined) return "";
  const date = new Date(startsAt);
  if (Number.isNaN(date.getTime())) {
    throw new RangeError(
      `Cannot backtest opportunity: its start must be a date in epoch milliseconds, was ${startsAt}`,
    );
  }
  return date.toISOString().replace(/-\d\dT.*$/, "");
}

function lineClassOf(legs: StakedLegs["legs"]): string {
  const [first = "none", ...others] = new Set(
    legs.map(({ market, line }) => {
      if (marketInfo(market).line === "none") return "none";
      if (Number.isInteger(line)) return "whole";
      return Number.isInteger(line * 2) ? "half" : "quarter";
    }),
  );
  return others.length === 0 ? first : "mixed";
}

function settleBothWays(entry: BacktestEntry): SettledOpportunity | undefined {
  const { opportunity, result } = entry;
  const { score: scoreAtBet } = opportunity;
  if (result === undefined) return undefined;
  const options = scoreAtBet === undefined ? {} : { scoreAtBet };
  const { legs } = opportunity;
  const settleAt = (stakes: readonly number[]): SettledReturn | undefined => {
    const profit = settleOpportunity({ ...opportunity, stakes }, result);
    if (profit === undefined) return undefined;
    return { profit, floor: assessStakes(legs, stakes, options).profitMin };
  };
  const recommended = settleAt(opportunity.stakes);
  const equalPayouts = settleAt(equalPayoutStakes(legs.map(netOddsOf)));
  return recommended === undefined || equalPayouts === undefined
    ? undefined
    : { recommended, equalPayouts };
}

function toGroups(tallies: ReadonlyMap<string, RunningTally>): BacktestGroup[] {
  return [...tallies]
    .map(([key, tally]) => ({ key, ...toTally(tally) }))
    .sort((a, b) => compareText(a.key, b.key));
}

function tallyOf(tallies: Map<string, RunningTally>, key: string): RunningTally {
  const tally = tallies.get(key) ?? newTally();
  tallies.set(key, tally);
  return tally;
}
