import { malayToDecimal } from "./malay.ts";
import { MARKET_KEYS, type MarketKey } from "./market-key.ts";
import type { SiteView, ViewMatch } from "./site-view.ts";
import type { PerSite } from "./site.ts";

/** One line on a board, with decimal prices, unrounded. */
export interface StateLine {
  readonly market: MarketKey;
  /** The row it stands in, from 0. */
  readonly row: number;
  /** The handicap of the side printed first (gives half a goal: -0.5), or the total. */
  readonly line: number;
  /** Home and away as printed, or over and under. */
  readonly prices: readonly [number, number];
  readonly suspended: boolean;
}

/** One match on a board. */
export interface StateMatch {
  /** The simulator's number of the match, the same at every bookmaker. */
  readonly matchId: number;
  /** The bookmaker's own number. */
  readonly number: number;
  readonly league: string;
  readonly home: string;
  readonly away: string;
  /** Kick-off, ISO 8601. */
  readonly startsAt: string;
  readonly live: boolean;
  readonly score: { readonly home: number; readonly away: number };
  readonly lines: readonly StateLine[];
}

/** Every board in numbers, for tests. */
export interface MarketState {
  /** Epoch ms of the tick. */
  readonly now: number;
  readonly sites: PerSite<readonly StateMatch[]>;
}

/** Lists the matches of a board in the order in which they are printed. */
export function listStateMatches(view: SiteView): readonly StateMatch[] {
  const list = (leagues: SiteView["live"], live: boolean): readonly StateMatch[] =>
    leagues.flatMap(({ name, matches }) =>
      matches.map((match) => ({
        matchId: match.matchId,
        number: match.number,
        league: name,
        home: match.home,
        away: match.away,
        startsAt: new Date(match.startsAt).toISOString(),
        live,
        score: match.score,
        lines: listLines(match),
      })),
    );
  return [...list(view.live, true), ...list(view.upcoming, false)];
}

function listLines(match: ViewMatch): readonly StateLine[] {
  return match.rows.flatMap(({ index, suspended, lines }) =>
    MARKET_KEYS.flatMap((market): StateLine[] => {
      const line = lines[market];
      if (line === undefined) return [];
      const prices = [malayToDecimal(line.prices[0]), malayToDecimal(line.prices[1])] as const;
      return [{ market, row: index, line: line.line, prices, suspended }];
    }),
  );
}
