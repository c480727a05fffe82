/**
 * The rows of the sbo feed. Places in a row are fixed:
 *
 * - league `[leagueId, 'name', '', 'remark']`
 * - match `[matchId, 1, leagueId, 'home', 'away', 'code', order, 'MM/dd/yyyy HH:mm', hasLive, 'tv', marketCount, 0, 0]`
 * - result `[resultId, matchId, type, homeScore, awayScore, 0]`; type 0 is the match itself, others
 *   are counts in it (1 corners, 2 bookings)
 * - live `[resultId, 1, period, minute, 45, injury, homeRed, awayRed, {}, {1:45,2:45}]`; period 1
 *   and 2 are the halves, 5 is half time; the second place is 0 when the match is not running
 * - odds `[oddsId, [resultId, marketType, 0, maxBet, point], [price1, price2(, price3)]]`; a line
 *   that takes no bets has holes for its prices. A point of a handicap is plus when home gives.
 */
import { isHandicap, MARKET_KEYS, type MarketKey } from "../market-key.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { SiteView, ViewLeague, ViewMatch, ViewRow } from "../site-view.ts";
import type { JsValue } from "./js-literal.ts";
import { formatDate, formatHour24 } from "./local-time.ts";
import { spellWithNonJoiners } from "./sbo-board.ts";

/** The kinds of rows, in the order of the payload. */
export const SBO_ROW_KINDS = ["leagues", "matches", "results", "live", "odds"] as const;

/** The rows of a view by kind, and in each kind by the id in their first place. */
export type SboRows = Readonly<
  Record<(typeof SBO_ROW_KINDS)[number], Map<number, readonly JsValue[]>>
>;

const MARKET_TYPES: Readonly<Record<MarketKey, number>> = {
  ft_hdp: 1,
  ft_ou: 3,
  fh_hdp: 7,
  fh_ou: 9,
};
const FULL_TIME_RESULT = 5;
const FIRST_HALF_RESULT = 8;
const RESULT_TYPES = { corners: 1, bookings: 2 } as const;
const MAX_BET = 500;

/** Lists all rows of a view; prices of handicaps and totals are in the format given. */
export function createSboRows(view: SiteView, format: OddsFormat): SboRows {
  const rows: SboRows = {
    leagues: new Map(),
    matches: new Map(),
    results: new Map(),
    live: new Map(),
    odds: new Map(),
  };
  for (const league of view.live) addLeague(rows, league, { live: true, format });
  for (const league of view.upcoming) addLeague(rows, league, { live: false, format });
  return rows;
}

interface Manner {
  readonly live: boolean;
  readonly format: OddsFormat;
}

function addLeague(rows: SboRows, league: ViewLeague, manner: Manner): void {
  const name = spellWithNonJoiners(league.name);
  rows.leagues.set(league.number, [league.number, name, "", league.remark]);
  for (const match of league.matches) {
    const resultId = match.number * 10 + resultType(match);
    if (match.pseudo === undefined) {
      addMatch(rows, league, match, manner);
      if (manner.live) rows.live.set(resultId, liveRow(resultId, match));
    }
    const matchId = match.pseudo?.of ?? match.number;
    const { home, away } = match.score;
    rows.results.set(resultId, [resultId, matchId, resultType(match), home, away, 0]);
    for (const row of match.rows) addLines(rows, { match, row, resultId }, manner);
    addResults(rows, match, resultId, manner);
  }
}

function resultType({ pseudo }: ViewMatch): number {
  return pseudo === undefined ? 0 : RESULT_TYPES[pseudo.counts];
}

function addMatch(rows: SboRows, league: ViewLeague, match: ViewMatch, { live }: Manner): void {
  const time = `${formatDate(match.startsAt)} ${formatHour24(match.startsAt)}`;
  const names = [spellWithNonJoiners(match.home), spellWithNonJoiners(match.away)];
  const hasLive = live || match.goesLive ? 1 : 0;
  const head = [match.number, 1, league.number, ...names, "", 0, time, hasLive, ""];
  rows.matches.set(match.number, [...head, match.rows.length, 0, 0]);
}

function liveRow(resultId: number, { clock, redCards }: ViewMatch): readonly JsValue[] {
  const playing = clock.state === "first-half" || clock.state === "second-half";
  const half = clock.state === "first-half" ? 1 : 2;
  const period = playing ? half : 5;
  const minute = playing ? clock.minute : 0;
  const injury = playing ? clock.injury : 0;
  const cards = [redCards.home, redCards.away];
  return [resultId, 1, period, minute, 45, injury, ...cards, {}, { 1: 45, 2: 45 }];
}

/** Lines of a match that begins to run have other ids than before. */
function oddsIdOf(match: ViewMatch, live: boolean, type: number, row: number): number {
  return (match.number * 2 + (live ? 1 : 0)) * 100 + type * 10 + row;
}

function addLines(
  rows: SboRows,
  at: { readonly match: ViewMatch; readonly row: ViewRow; readonly resultId: number },
  { live, format }: Manner,
): void {
  const { match, row, resultId } = at;
  for (const market of MARKET_KEYS) {
    const offer = row.lines[market];
    if (offer === undefined) continue;
    const type = MARKET_TYPES[market];
    const oddsId = oddsIdOf(match, live, type, row.index);
    const open = !row.suspended && !offer.suspended;
    const prices = offer.prices.map((price) =>
      open ? Number(formatPrice(price, format)) : undefined,
    );
    const point = isHandicap(market) ? 0 - offer.line : offer.line;
    rows.odds.set(oddsId, [oddsId, [resultId, type, 0, MAX_BET, point], prices]);
  }
}

/** The results stand once a match, in decimal odds whatever the format: home, draw, away. */
function addResults(rows: SboRows, match: ViewMatch, resultId: number, { live }: Manner): void {
  const open = match.rows[0]?.suspended !== true;
  for (const [type, result] of [
    [FULL_TIME_RESULT, match.fullTimeResult],
    [FIRST_HALF_RESULT, match.firstHalfResult],
  ] as const) {
    if (result === undefined) continue;
    const oddsId = oddsIdOf(match, live, type, 0);
    const prices = result.map((price) => (open ? price : undefined));
    rows.odds.set(oddsId, [oddsId, [resultId, type, 0, MAX_BET, 0], prices]);
  }
}
