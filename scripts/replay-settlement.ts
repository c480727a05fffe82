/** Settling what a replay found against the real scores, and counting it by pairs of bookmakers. */
import { parseMarketKey, payoff, settle, type Score } from "arb-core";
import { openOddsFile } from "../examples/worker/src/replay/odds-file.ts";
import { createReadCounts } from "../examples/worker/src/replay/read-counts.ts";
import type { SeenOpportunity, SeenPhase } from "./replay-opportunities.ts";

/** Both scores of a match that has been played. */
export interface MatchResult {
  readonly fullTime: Score;
  readonly firstHalf?: Score;
}

/** What one pair of bookmakers came to. */
export interface PairTally {
  /** The two bookmakers, sorted: `bet365 v pinnacle`. */
  readonly pair: string;
  readonly handicap: Readonly<Record<SeenPhase, number>>;
  readonly totals: Readonly<Record<SeenPhase, number>>;
  /** How many there are of all. */
  readonly all: number;
  /** Those whose match has a score. */
  readonly settled: number;
  /** Settled ones that lost money at equal-payout stakes. */
  readonly negative: number;
  /** The mean return of the settled ones in percent of the outlay; `undefined` when there is none. */
  readonly meanPercent: number | undefined;
}

/** Differences smaller than this are rounding noise of floating point. */
const EPSILON = 1e-9;

/**
 * What both legs together return in percent of the outlay, staked for equal payouts, at a result.
 *
 * @returns `undefined` when the opportunity's period has no score.
 */
export function settledPercent(
  { market, legs }: SeenOpportunity,
  result: MatchResult,
): number | undefined {
  const score = parseMarketKey(market)?.period === "fh" ? result.firstHalf : result.fullTime;
  if (score === undefined) return undefined;
  let outlay = 0;
  let returned = 0;
  for (const { side, line, odds } of legs) {
    const stake = 1 / odds;
    outlay += stake;
    returned += stake * payoff(settle({ market, side, line }, score), odds);
  }
  return (returned / outlay - 1) * 100;
}

/** Names the match of an opportunity or of a row: kick-off and teams in the file's words. */
export function matchKey(match: Pick<SeenOpportunity, "startsAt" | "home" | "away">): string {
  return JSON.stringify([match.startsAt, match.home, match.away]);
}

/**
 * Streams odds files for the results of the given matches. Snapshots have none.
 *
 * @param wanted match keys, see {@link matchKey}.
 */
export async function findResults(
  files: readonly string[],
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, MatchResult>> {
  const results = new Map<string, MatchResult>();
  for (const path of files) {
    signal.throwIfAborted();
    const file = await openOddsFile(path, createReadCounts());
    if (file.kind !== "football-data") {
      file.close();
      continue;
    }
    for await (const row of file.rows) {
      const key = matchKey(row);
      if (!wanted.has(key) || row.score === undefined) continue;
      results.set(key, {
        fullTime: row.score,
        ...(row.halfTimeScore === undefined ? {} : { firstHalf: row.halfTimeScore }),
      });
    }
  }
  return results;
}

/** Counts what was seen by pair of bookmakers, the pair with the most first. */
export function tallyPairs(
  seen: readonly SeenOpportunity[],
  results: ReadonlyMap<string, MatchResult>,
): readonly PairTally[] {
  const byPair = new Map<string, SeenOpportunity[]>();
  for (const opportunity of seen) {
    const pair = opportunity.legs
      .map(({ provider }) => provider)
      .sort()
      .join(" v ");
    const group = byPair.get(pair);
    if (group === undefined) byPair.set(pair, [opportunity]);
    else group.push(opportunity);
  }
  return [...byPair]
    .map(([pair, group]) => tallyPair(pair, group, results))
    .sort((a, b) => b.all - a.all || (a.pair < b.pair ? -1 : 1));
}

/** Counts the opportunities of one pair of bookmakers. */
export function tallyPair(
  pair: string,
  seen: readonly SeenOpportunity[],
  results: ReadonlyMap<string, MatchResult>,
): PairTally {
  const count = (kind: "hdp" | "ou", phase: SeenPhase): number =>
    seen.filter((entry) => entry.phase === phase && parseMarketKey(entry.market)?.kind === kind)
      .length;
  const percents = seen.flatMap((opportunity) => {
    const result = results.get(matchKey(opportunity));
    return (result === undefined ? undefined : settledPercent(opportunity, result)) ?? [];
  });
  const total = percents.reduce((sum, percent) => sum + percent, 0);
  return {
    pair,
    handicap: { opening: count("hdp", "opening"), closing: count("hdp", "closing") },
    totals: { opening: count("ou", "opening"), closing: count("ou", "closing") },
    all: seen.length,
    settled: percents.length,
    negative: percents.filter((percent) => percent < -EPSILON).length,
    meanPercent: percents.length === 0 ? undefined : total / percents.length,
  };
}
