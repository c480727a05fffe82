/**
 * The rows of the classic ibc feed: 54 texts a line, "" for what is not there.
 *
 * 0 MUID, 1 MatchId, 2 MatchCode, 3 MatchCount (the line, from 1), 4 LeagueId, 5 LeagueName,
 * 6 HomeName, 7 AwayName, 8 KickoffTime "MM/dd/yyyy HH:mm", 9 StatsId, 10 SportRadar, 11 StreamingId,
 * 12 ShowTime, 13 HasLive, 14 Favorite, 15 TimerSuspend, 16 FavLeague, 17 FlagLive, 18 LivePeriod,
 * 19 CsStatus, 20 InjuryTime, 21/22 score, 23/24 red cards, 25 MoreCount, 26 IsMainMarket,
 * 27 SportType; then by bet type: [1] 28 OddsId, 29 Value, 30 H, 31 A, 32 FavorF; [3] 33 OddsId,
 * 34 Goal, 35 O, 36 U; [5] 37 OddsId, 38 1, 39 X, 40 2; [7] 41 OddsId, 42 Value, 43 H, 44 A,
 * 45 FavorH1; [8] 46 OddsId, 47 Goal, 48 O, 49 U; [15] 50 OddsId, 51 1, 52 X, 53 2.
 *
 * Value and Goal are sizes in numbers; the giver is "h", "a" or, on a level line, "". What takes no
 * bets keeps its size and has no prices.
 */
import { isHandicap, type MarketKey } from "../market-key.ts";
import { isLive } from "../match-clock.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { ResultPrices } from "../offer.ts";
import type { ViewLeague, ViewMatch, ViewRow } from "../site-view.ts";
import { BET_TYPES, ibcOddsId } from "./ibc-board.ts";
import { describeIbcTime } from "./ibc-time.ts";
import { formatDate, formatHour24 } from "./local-time.ts";

/** One line of the feed. */
export interface IbcRow {
  /** The match and the line in it: "58204001_2". */
  readonly id: string;
  readonly fields: readonly string[];
}

/** The place of the first field of odds: what stands before it is of the match. */
export const FIRST_ODDS_FIELD = 28;

/** The number of the bet type of each result. */
export const RESULT_BET_TYPES = { fullTime: 5, firstHalf: 15 } as const;

/** Lists all rows of some leagues, each of them whole; prices are in the format given. */
export function createIbcRows(leagues: readonly ViewLeague[], format: OddsFormat): IbcRow[] {
  return leagues.flatMap((league) =>
    league.matches.flatMap((match) =>
      match.rows.map((row) => ({
        id: `${match.number}_${row.index + 1}`,
        fields: [...matchFields(league, match, row), ...oddsFields(match, row, format)],
      })),
    ),
  );
}

/** Empties what a further line of a match inherits from the row before. */
export function shortenIbcRow({ fields }: IbcRow): readonly string[] {
  if (fields[MATCH_COUNT] === "1") return fields;
  return fields.map((field, index) =>
    index >= FIRST_ODDS_FIELD || index === MATCH_ID || index === MATCH_COUNT ? field : "",
  );
}

const MATCH_ID = 1;
const MATCH_COUNT = 3;

function matchFields(league: ViewLeague, match: ViewMatch, row: ViewRow): readonly string[] {
  const { clock, score, redCards } = match;
  const running = isLive(clock);
  const number = String(match.number);
  const flag = (on: boolean): string => (on ? "1" : "0");
  const period = clock.state === "first-half" ? 1 : clock.state === "second-half" ? 2 : 0;
  const injury = "injury" in clock ? clock.injury : 0;
  return [
    ...[`m${number}`, number, "", String(row.index + 1), String(league.number), league.name],
    ...[match.home, match.away, `${formatDate(match.startsAt)} ${formatHour24(match.startsAt)}`],
    ...["", "", "", describeIbcTime(match), flag(running || match.goesLive), "0"],
    ...[flag(match.suspended), "0", flag(running), String(period)],
    ...[flag(clock.state === "half-time"), String(injury)],
    ...[score.home, score.away, redCards.home, redCards.away].map(String),
    ...[String(match.rows.length), flag(row.index === 0), "1"],
  ];
}

function oddsFields(match: ViewMatch, row: ViewRow, format: OddsFormat): readonly string[] {
  const market = (key: MarketKey): readonly string[] => marketFields(match, row, key, format);
  const { fullTime, firstHalf } = RESULT_BET_TYPES;
  return [
    ...market("ft_hdp"),
    ...market("ft_ou"),
    ...resultFields(match, row, match.fullTimeResult, fullTime),
    ...market("fh_hdp"),
    ...market("fh_ou"),
    ...resultFields(match, row, match.firstHalfResult, firstHalf),
  ];
}

function marketFields(
  match: ViewMatch,
  row: ViewRow,
  market: MarketKey,
  format: OddsFormat,
): readonly string[] {
  const offer = row.lines[market];
  const handicap = isHandicap(market);
  if (offer === undefined) return Array<string>(handicap ? 5 : 4).fill("");
  const open = !row.suspended && !offer.suspended;
  const prices = offer.prices.map((price) => (open ? formatPrice(price, format) : ""));
  const head = [ibcOddsId(match, row, BET_TYPES[market]), String(Math.abs(offer.line)), ...prices];
  if (!handicap) return head;
  return [...head, offer.line === 0 ? "" : offer.line < 0 ? "h" : "a"];
}

/** In decimal odds whatever the format, once a match: home, draw, away. */
function resultFields(
  match: ViewMatch,
  row: ViewRow,
  prices: ResultPrices | undefined,
  betType: number,
): readonly string[] {
  if (prices === undefined || row.index > 0) return ["", "", "", ""];
  return [
    ibcOddsId(match, row, betType),
    ...prices.map((price) => (row.suspended ? "" : price.toFixed(2))),
  ];
}
