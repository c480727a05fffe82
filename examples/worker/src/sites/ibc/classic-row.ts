/** From the rows of the classic feed to a match: each row is one line of it in every market. */
import type { FeedLine, FeedMatch } from "../../reading/feed-matches.ts";
import { parseFeedTime } from "../../reading/kick-off.ts";
import { parseScore, readLiveClock, type MatchClock } from "../../reading/match-clock.ts";
import { CLASSIC_FEED as plan } from "./classic-selectors.ts";

/** The fields of a row; an empty one says that there is none. */
export type ClassicRow = readonly string[];

/** A match from its rows, at least one, in any order. */
export function readClassicMatch(
  id: string,
  rows: readonly ClassicRow[],
  utcOffsetMinutes: number,
): FeedMatch {
  const { fields } = plan;
  const ordered = rows.toSorted((a, b) => Number(a[fields.line]) - Number(b[fields.line]));
  const first = ordered[0] ?? [];
  return {
    id,
    home: first[fields.home] ?? "",
    away: first[fields.away] ?? "",
    league: first[fields.league] ?? "",
    clock: readClock(first, utcOffsetMinutes),
    lines: ordered.flatMap((row) => readLines(row)),
  };
}

function readLines(row: ClassicRow): FeedLine[] {
  const field = (place: number): string => row[place] ?? "";
  const suspended = field(plan.fields.suspended) === "1";
  const lines: FeedLine[] = [];
  for (const market of ["ft_hdp", "fh_hdp"] as const) {
    const { size, prices, favor } = plan.handicaps[market];
    const handicap = readHandicap(field(size), field(favor));
    if (handicap === undefined) continue;
    lines.push({ market, handicap, prices: [field(prices), field(prices + 1)], suspended });
  }
  for (const market of ["ft_ou", "fh_ou"] as const) {
    const { total, prices } = plan.totals[market];
    if (field(total) === "") continue;
    const value = Number(field(total));
    lines.push({ market, total: value, prices: [field(prices), field(prices + 1)], suspended });
  }
  for (const market of ["ft_1x2", "fh_1x2"] as const) {
    const place = plan.results[market];
    const prices = [field(place), field(place + 1), field(place + 2)] as const;
    if (!prices.includes("")) lines.push({ market, prices, suspended });
  }
  return lines;
}

/** @returns `undefined` without a size, or when nobody is said to give what is not nothing. */
function readHandicap(size: string, favor: string): number | undefined {
  if (size === "") return undefined;
  const value = Number(size);
  if (value === 0) return 0;
  if (favor === "h") return -value;
  return favor === "a" ? value : undefined;
}

function readClock(row: ClassicRow, utcOffsetMinutes: number): MatchClock | undefined {
  const { fields } = plan;
  const field = (place: number): string => row[place] ?? "";
  if (field(fields.isLive) === "1") {
    const score = `${field(fields.homeScore)}-${field(fields.awayScore)}`;
    const isHalfTime = field(fields.period) === "0" && field(fields.halfTime) === "1";
    if (isHalfTime) return { live: true, time: "HT", period: "HT", score: parseScore(score) };
    return readLiveClock(field(fields.showTime), score);
  }
  const text = field(fields.kickOff);
  const startsAt = parseFeedTime(text, utcOffsetMinutes);
  return startsAt === undefined ? undefined : { live: false, time: text, startsAt };
}
