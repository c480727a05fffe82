/**
 * The objects of the SABA feed: leagues (`l`), matches (`m`) and odds (`o`), each with the id that it
 * goes by. Times are epoch seconds, names are English, prices are in the room's odds format, but for
 * results (`com1`, `comx`, `com2`), which are decimal.
 */
import { isHandicap, MARKET_KEYS, type MarketKey } from "../market-key.ts";
import { isLive, type MatchClock } from "../match-clock.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { ViewLeague, ViewLine, ViewMatch, ViewRow } from "../site-view.ts";
import { escapeHtml } from "./html.ts";
import { BET_TYPES } from "./ibc-board.ts";
import { RESULT_BET_TYPES } from "./ibc-rows.ts";
import { describeIbcTime } from "./ibc-time.ts";

/** One object of the feed. */
export type SabaObject = Readonly<Record<string, string | number>>;

/** The objects of a room by kind, in the order in which a room names them. */
export interface SabaRows {
  readonly leagues: ReadonlyMap<number, SabaObject>;
  readonly matches: ReadonlyMap<number, SabaObject>;
  readonly odds: ReadonlyMap<number, SabaObject>;
}

/** What a room is about. */
export interface SabaTopic {
  /** Running matches, or the others. */
  readonly marketId: "L" | "T";
  readonly format: OddsFormat;
}

/** A room before anything is in it. */
export const NO_ROWS: SabaRows = { leagues: new Map(), matches: new Map(), odds: new Map() };

const MAX_BET = 500;

/**
 * Lists the objects of some leagues.
 *
 * @param now epoch seconds of the page's clock, from which it counts minutes.
 * @param before what the room has said: closed lines of which the prices moved differ from others.
 */
export function createSabaRows(
  listed: readonly ViewLeague[],
  topic: SabaTopic,
  now: number,
  before: SabaRows,
): SabaRows {
  const leagues = new Map<number, SabaObject>();
  const matches = new Map<number, SabaObject>();
  const odds = new Map<number, SabaObject>();
  for (const [sort, { number: leagueid, name, matches: own }] of listed.entries()) {
    leagues.set(leagueid, { type: "l", leagueid, sporttype: 1, sort, leaguenameen: name });
    for (const match of own) {
      const timer = countFrom(match.clock, now, before.matches.get(match.number));
      matches.set(match.number, createMatch(match, leagueid, topic, timer));
      for (const row of match.rows) {
        for (const item of createOdds(match, row, topic, before)) odds.set(item.oddsid, item);
      }
    }
  }
  return { leagues, matches, odds };
}

function createMatch(
  match: ViewMatch,
  leagueid: number,
  { marketId }: SabaTopic,
  livetimer: number,
): SabaObject {
  const { clock, score, redCards } = match;
  const live = isLive(clock);
  return {
    type: "m",
    matchid: match.number,
    leagueid,
    sporttype: 1,
    marketid: marketId,
    homenameen: match.home,
    awaynameen: match.away,
    kickofftime: Math.floor(match.startsAt / 1000),
    showtime: escapeHtml(describeIbcTime(match)).replace(
      "LIVE",
      '<span class="c-live">LIVE</span>',
    ),
    haslive: live || match.goesLive ? 1 : 0,
    liveperiod: clock.state === "first-half" ? 1 : clock.state === "second-half" ? 2 : 0,
    csstatus: clock.state === "half-time" ? "1" : "0",
    livetimer,
    injurytime: "injury" in clock ? clock.injury : 0,
    timersuspend: match.suspended ? 1 : 0,
    homered: redCards.home,
    awayred: redCards.away,
    livehomescore: score.home,
    liveawayscore: score.away,
  };
}

/** From when the page counts its minutes: what it was told, as long as that gives the right one. */
function countFrom(clock: MatchClock, now: number, before: SabaObject | undefined): number {
  if (!("minute" in clock)) return 0;
  const known = Number(before?.["livetimer"] ?? 0);
  return Math.floor((now - known) / 60) === clock.minute ? known : now - clock.minute * 60;
}

/** An `o` always has its own id. */
type SabaOdds = SabaObject & { readonly oddsid: number };

function createOdds(
  match: ViewMatch,
  row: ViewRow,
  { format }: SabaTopic,
  before: SabaRows,
): readonly SabaOdds[] {
  const head = (bettype: number): SabaOdds => {
    const oddsid = oddsIdOf(match, row, bettype);
    return { type: "o", oddsid, matchid: match.number, bettype };
  };
  const lines = MARKET_KEYS.flatMap((market): SabaOdds[] => {
    const line = row.lines[market];
    if (line === undefined) return [];
    const [odds1a, odds2a] = line.prices.map((price) => Number(formatPrice(price, format)));
    const prices = { odds1a: odds1a ?? 0, odds2a: odds2a ?? 0 };
    const item = { ...head(BET_TYPES[market]), ...handicapOf(market, line), ...prices };
    return [withStatus({ ...item, maxbet: MAX_BET }, row.suspended, line.suspended, before)];
  });
  const results = [
    [RESULT_BET_TYPES.fullTime, match.fullTimeResult],
    [RESULT_BET_TYPES.firstHalf, match.firstHalfResult],
  ] as const;
  const ofResults = results.flatMap(([bettype, prices]): SabaOdds[] => {
    if (prices === undefined || row.index > 0) return [];
    const [com1, comx, com2] = prices;
    const item = { ...head(bettype), hdp1: 0, hdp2: 0, com1, comx, com2, maxbet: MAX_BET };
    return [withStatus(item, row.suspended, false, before)];
  });
  return [...lines, ...ofResults];
}

/** The giver's handicap stands in its own place; totals stand in the first. */
function handicapOf(market: MarketKey, { line }: ViewLine): { hdp1: number; hdp2: number } {
  if (!isHandicap(market)) return { hdp1: line, hdp2: 0 };
  return { hdp1: Math.max(0, 0 - line), hdp2: Math.max(0, line) };
}

/** Lines of a match that begins to run have other ids than before. */
function oddsIdOf(match: ViewMatch, row: ViewRow, betType: number): number {
  return (match.number * 2 + (isLive(match.clock) ? 1 : 0)) * 1000 + row.index * 100 + betType;
}

const PRICES = ["odds1a", "odds2a", "com1", "comx", "com2"] as const;

/**
 * Says whether bets are taken. A row that is closed keeps its prices and says when they are others
 * than before; a single line that is closed has none.
 */
function withStatus(
  item: SabaOdds,
  rowClosed: boolean,
  lineClosed: boolean,
  before: SabaRows,
): SabaOdds {
  if (lineClosed) return closeOdds(item);
  if (!rowClosed) return { ...item, oddsstatus: "running" };
  const old = before.odds.get(item.oddsid);
  const moved = old !== undefined && PRICES.some((name) => old[name] !== item[name]);
  const wasMoved = old?.["oddsstatus"] === "closePrice";
  return { ...item, oddsstatus: moved || wasMoved ? "closePrice" : "suspend" };
}

/** The same odds without prices. */
export function closeOdds<T extends SabaObject>(item: T): T {
  const none = PRICES.filter((name) => name in item).map((name) => [name, 0] as const);
  return { ...item, ...Object.fromEntries(none), oddsstatus: "closed" };
}
