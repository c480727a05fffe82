import { malayToDecimal } from "./malay.ts";
import { MARKET_KEYS, type MarketKey } from "./market-key.ts";
import type { MatchClock } from "./match-clock.ts";
import type { ResultPrices } from "./offer.ts";
import type { SiteStage } from "./site-stage.ts";
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

/** The three-way prices of a match or of its first half. */
export interface StateResult {
  readonly market: "ft_1x2" | "fh_1x2";
  /** Decimal prices of home, draw and away as printed. */
  readonly prices: ResultPrices;
  readonly suspended: boolean;
}

/** One match on a board. */
export interface StateMatch {
  /** The simulator's number of the match, the same at every bookmaker. */
  readonly matchId: number;
  /** The bookmaker's own number. */
  readonly number: number;
  readonly league: string;
  /** As printed: with " (N)" on neutral ground. */
  readonly home: string;
  readonly away: string;
  readonly neutral: boolean;
  /** This is no match, but a count of corners or bookings in one: nothing of it may be read. */
  readonly pseudo: boolean;
  /** Kick-off, ISO 8601. */
  readonly startsAt: string;
  /** It will be, or is, offered in running. */
  readonly goesLive: boolean;
  readonly live: boolean;
  /** Only while it is being played. */
  readonly period?: "1H" | "HT" | "2H";
  /** Minute of the half, from 1 to 45; only while a half is being played. */
  readonly minute?: number;
  /** Minutes after the 45th, 0 before; only while a half is being played. */
  readonly injury?: number;
  readonly score: { readonly home: number; readonly away: number };
  readonly redCards: { readonly home: number; readonly away: number };
  readonly lines: readonly StateLine[];
  readonly results: readonly StateResult[];
}

/** Every board in numbers, for tests. */
export interface MarketState {
  /** Epoch ms of the tick. */
  readonly now: number;
  readonly sites: PerSite<readonly StateMatch[]>;
}

/** What a right reader of a bookmaker's pages or feed must find there at this moment. */
export function stateOf(stage: SiteStage): readonly StateMatch[] {
  return listStateMatches(stage.view());
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
        neutral: match.neutral,
        pseudo: match.pseudo !== undefined,
        startsAt: new Date(match.startsAt).toISOString(),
        goesLive: match.goesLive,
        live,
        ...readTime(match.clock),
        score: match.score,
        redCards: match.redCards,
        lines: listLines(match),
        results: listResults(match),
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
      return [
        { market, row: index, line: line.line, prices, suspended: suspended || line.suspended },
      ];
    }),
  );
}

function listResults({ rows, fullTimeResult, firstHalfResult }: ViewMatch): readonly StateResult[] {
  const suspended = rows[0]?.suspended ?? false;
  const list = (market: StateResult["market"], prices: ResultPrices | undefined): StateResult[] =>
    prices === undefined ? [] : [{ market, prices, suspended }];
  return [...list("ft_1x2", fullTimeResult), ...list("fh_1x2", firstHalfResult)];
}

function readTime(clock: MatchClock): Pick<StateMatch, "period" | "minute" | "injury"> {
  switch (clock.state) {
    case "scheduled":
    case "ended":
      return {};
    case "half-time":
      return { period: "HT" };
    case "first-half":
      return { period: "1H", minute: clock.minute, injury: clock.injury };
    case "second-half":
      return { period: "2H", minute: clock.minute, injury: clock.injury };
  }
}
