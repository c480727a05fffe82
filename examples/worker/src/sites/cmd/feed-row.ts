/** From the rows of cmd's feed to a match: each row is one line of it in every market. */
import type { FeedLine, FeedMatch } from "../../reading/feed-matches.ts";
import { parseFeedTime } from "../../reading/kick-off.ts";
import { readLiveClock, type MatchClock } from "../../reading/match-clock.ts";
import { CMD_FEED as plan } from "./selectors.ts";

/** A row with the match that it is of. */
export interface CmdRow {
  readonly match: string;
  readonly columns: readonly (string | number | boolean | null)[];
}

/** A match from its rows, in their order; `undefined` when there are none. */
export function readCmdMatch(
  id: string,
  rows: readonly CmdRow[],
  utcOffsetMinutes: number,
): FeedMatch | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    id,
    home: readText(first, plan.columns.home),
    away: readText(first, plan.columns.away),
    league: readText(first, plan.columns.league),
    clock: readClock(first, utcOffsetMinutes),
    lines: rows.flatMap((row) => readLines(row)),
  };
}

function readLines(row: CmdRow): FeedLine[] {
  const suspended = !isClear(row, plan.columns.suspended);
  const lines: FeedLine[] = [];
  for (const market of ["ft_hdp", "fh_hdp"] as const) {
    const { size, gives, prices } = plan.handicaps[market];
    const value = readNumber(row, size);
    if (value === undefined) continue;
    const handicap = isSet(row, gives) ? 0 - value : value;
    const pair = [readPrice(row, prices), readPrice(row, prices + 1)] as const;
    lines.push({ market, handicap, prices: pair, suspended });
  }
  for (const market of ["ft_ou", "fh_ou"] as const) {
    const { total: place, prices } = plan.totals[market];
    const total = readNumber(row, place);
    if (total === undefined) continue;
    const pair = [readPrice(row, prices), readPrice(row, prices + 1)] as const;
    lines.push({ market, total, prices: pair, suspended });
  }
  for (const market of ["ft_1x2", "fh_1x2"] as const) {
    const [home, draw, away] = plan.results[market];
    const prices = [readPrice(row, home), readPrice(row, draw), readPrice(row, away)] as const;
    if (prices.includes("")) continue;
    lines.push({ market, prices, suspended });
  }
  return lines;
}

function readClock(row: CmdRow, utcOffsetMinutes: number): MatchClock | undefined {
  const { columns } = plan;
  const time = readText(row, columns.time);
  if (isSet(row, columns.live)) {
    const [home, away] = [readNumber(row, columns.homeScore), readNumber(row, columns.awayScore)];
    return readLiveClock(time, `${home ?? ""}-${away ?? ""}`);
  }
  const text = readText(row, columns.kickOff);
  const startsAt = parseFeedTime(text, utcOffsetMinutes);
  return startsAt === undefined ? undefined : { live: false, time: text, startsAt };
}

function readText(row: CmdRow, place: number): string {
  const value = row.columns[place];
  return typeof value === "string" ? value : "";
}

/** @returns `undefined` where the feed says that there is none. */
function readNumber(row: CmdRow, place: number): number | undefined {
  const value = row.columns[place];
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && number !== plan.noPrice ? number : undefined;
}

function readPrice(row: CmdRow, place: number): string {
  return String(readNumber(row, place) ?? "");
}

/** Whether a mark says no. Whatever else it says is not no. */
function isClear(row: CmdRow, place: number): boolean {
  const value = row.columns[place];
  return value === 0 || value === false || value === "" || value === "0";
}

function isSet(row: CmdRow, place: number): boolean {
  const value = row.columns[place];
  return value === 1 || value === true || value === "1";
}
