/** Settling what a replay found against the real scores, and counting it by pairs of bookmakers. */
import { backtest, equalPayoutStakes, parseMarketKey, type MatchResult } from "arb-core";
import { createReadCounts } from "arb-core/odds-files";
import { openOddsFile } from "../examples/worker/src/replay/odds-file.ts";
import type { SeenOpportunity, SeenPhase } from "./replay-opportunities.ts";

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
        ...(row.halfTimeScore === undefined ? {} : { halfTime: row.halfTimeScore }),
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
  const { settled, equalPayouts } = backtest(
    seen.map((opportunity) => ({
      opportunity: {
        ...opportunity,
        stakes: equalPayoutStakes(opportunity.legs.map(({ odds }) => odds)),
      },
      result: results.get(matchKey(opportunity)),
    })),
  ).all;
  return {
    pair,
    handicap: { opening: count("hdp", "opening"), closing: count("hdp", "closing") },
    totals: { opening: count("ou", "opening"), closing: count("ou", "closing") },
    all: seen.length,
    settled,
    negative: equalPayouts.negative,
    meanPercent: equalPayouts.mean,
  };
}
