/**
 * Season files of football-data.co.uk: one match a row, with the final score and the opening and
 * closing prices of several bookmakers. Columns are explained at
 * https://www.football-data.co.uk/notes.txt.
 */
import type { Score } from "../listing.ts";
import type { MarketLine } from "../market.ts";
import { type BookColumns, findBookColumns, type Phase } from "./football-data-books.ts";
import { isPresent, readLine, readName, readPrice } from "./odds-cell.ts";
import { columnIndex, type OddsTable } from "./odds-table.ts";
import type { ReadCounts } from "./read-counts.ts";
import { utcMidnight } from "./utc-date.ts";

/** The prices of one bookmaker for one match in one phase. */
export interface BookQuotes {
  readonly book: string;
  readonly phase: Phase;
  /** Full-time Asian handicap and over/under 2.5, both sides priced; never empty. */
  readonly lines: readonly MarketLine[];
}

/** One match of a season file. */
export interface FootballDataRow {
  /** The division's code: `E0`. */
  readonly league: string;
  readonly home: string;
  readonly away: string;
  /** The kick-off in epoch milliseconds: the file's date and time, taken as UTC. */
  readonly startsAt: number;
  /** The final score, where the match has one. */
  readonly score?: Score;
  readonly halfTimeScore?: Score;
  readonly quotes: readonly BookQuotes[];
}

const REQUIRED = ["Div", "Date", "HomeTeam", "AwayTeam"];
const NOON_MINUTES = 12 * 60;
const MINUTE_MS = 60_000;

/**
 * Whether a header is that of a season file.
 *
 * @example
 * ```ts
 * import { isFootballDataHeader } from "arb-core/odds-files";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isFootballDataHeader(["Div", "Date", "Time", "HomeTeam", "AwayTeam", "FTHG", "FTAG"]));
 * assert.ok(!isFootballDataHeader(["pulled_at", "game_id", "home_team", "away_team"]));
 * ```
 */
export function isFootballDataHeader(header: readonly string[]): boolean {
  return REQUIRED.every((name) => header.includes(name));
}

/**
 * Reads the matches of a season file in the file's order. A bad or empty cell costs its quote
 * alone; a row without a league, teams or a date is counted and passed over.
 *
 * @param counts added to as the rows are read.
 * @throws RangeError when the table's header is not that of a season file.
 * @example
 * ```ts
 * import { createReadCounts, readFootballData } from "arb-core/odds-files";
 * import assert from "node:assert/strict";
 *
 * const table = {
 *   header: ["Div", "Date", "HomeTeam", "AwayTeam", "FTHG", "FTAG", "P>2.5", "P<2.5"],
 *   records: [["E0", "13/08/2021", "Brentford", "Arsenal", "2", "0", "2.06", "1.84"]],
 * };
 * for await (const row of readFootballData(table, createReadCounts())) {
 *   assert.deepEqual(row.score, { home: 2, away: 0 });
 *   assert.deepEqual(row.quotes, [
 *     {
 *       book: "pinnacle",
 *       phase: "opening",
 *       lines: [{ market: "ft_ou", line: 2.5, odds: [2.06, 1.84] }],
 *     },
 *   ]);
 * }
 * ```
 */
export async function* readFootballData(
  table: OddsTable,
  counts: ReadCounts,
): AsyncGenerator<FootballDataRow> {
  if (!isFootballDataHeader(table.header)) {
    throw new RangeError(
      `Cannot read season file: its header must name ${REQUIRED.join(", ")}, ` +
        `was ${table.header.join(",").slice(0, 80)}`,
    );
  }
  const columns = columnIndex(table.header);
  const books = findBookColumns(columns);
  for await (const record of table.records) {
    counts.rows += 1;
    const row = readRow(record, columns, books, counts);
    if (row === undefined) {
      counts.badRows += 1;
      continue;
    }
    counts.matches += 1;
    yield row;
  }
}

/**
 * An id for the match: league, day and teams. The day keeps the seasons of one pair of teams
 * apart.
 *
 * @example
 * ```ts
 * import { footballDataMatchId } from "arb-core/odds-files";
 * import assert from "node:assert/strict";
 *
 * const startsAt = Date.UTC(2021, 7, 13, 19);
 * const match = { league: "E0", home: "Brentford", away: "Arsenal", startsAt };
 * assert.equal(footballDataMatchId(match), "E0-20210813-Brentford-Arsenal");
 * ```
 */
export function footballDataMatchId(
  row: Pick<FootballDataRow, "league" | "home" | "away" | "startsAt">,
): string {
  const day = new Date(row.startsAt).toISOString().slice(0, 10).replaceAll("-", "");
  return `${row.league}-${day}-${row.home}-${row.away}`;
}

function readRow(
  record: readonly string[],
  columns: ReadonlyMap<string, number>,
  books: readonly BookColumns[],
  counts: ReadCounts,
): FootballDataRow | undefined {
  const cell = (name: string): string | undefined => {
    const index = columns.get(name);
    return index === undefined ? undefined : record[index];
  };
  const league = readName(cell("Div"));
  const home = readName(cell("HomeTeam"));
  const away = readName(cell("AwayTeam"));
  const midnight = readDate(cell("Date"));
  if (league === undefined || midnight === undefined) return undefined;
  if (home === undefined || away === undefined || home === away) return undefined;
  const score = readScore(cell("FTHG"), cell("FTAG"), counts);
  const halfTimeScore = readScore(cell("HTHG"), cell("HTAG"), counts);
  return {
    league,
    home,
    away,
    startsAt: midnight + readMinutes(cell("Time"), counts) * MINUTE_MS,
    ...(score === undefined ? {} : { score }),
    ...(halfTimeScore === undefined ? {} : { halfTimeScore }),
    quotes: readQuotes(record, books, counts),
  };
}

function readQuotes(
  record: readonly string[],
  books: readonly BookColumns[],
  counts: ReadCounts,
): readonly BookQuotes[] {
  // Bookmakers share the handicap's column: it is read, and counted, once.
  const handicaps = new Map<number, number | undefined>();
  const handicapAt = (column: number): number | undefined => {
    if (!handicaps.has(column)) handicaps.set(column, readLine(record[column], "handicap", counts));
    return handicaps.get(column);
  };
  const quotes: BookQuotes[] = [];
  for (const { book, phase, handicap, totals } of books) {
    const lines: MarketLine[] = [];
    if (handicap !== undefined) {
      const line = handicapAt(handicap.line);
      const odds = readPair(record, handicap.home, handicap.away, counts);
      if (line !== undefined && odds !== undefined) lines.push({ market: "ft_hdp", line, odds });
    }
    if (totals !== undefined) {
      const odds = readPair(record, totals.over, totals.under, counts);
      if (odds !== undefined) lines.push({ market: "ft_ou", line: 2.5, odds });
    }
    if (lines.length > 0) quotes.push({ book, phase, lines });
  }
  return quotes;
}

function readPair(
  record: readonly string[],
  first: number,
  second: number,
  counts: ReadCounts,
): readonly [number, number] | undefined {
  const a = readPrice(record[first], counts);
  const b = readPrice(record[second], counts);
  return a === undefined || b === undefined ? undefined : [a, b];
}

const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;

/** Midnight UTC of `dd/mm/yyyy` or `dd/mm/yy`. The site's oldest season is 1993-94. */
function readDate(cell: string | undefined): number | undefined {
  const match = cell === undefined || cell.length > 20 ? null : DATE.exec(cell.trim());
  if (match === null) return undefined;
  const [day, month, written] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const year = written >= 100 ? written : written + (written < 70 ? 2000 : 1900);
  return utcMidnight(year, month, day);
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/;

/** Minutes after midnight; noon where the file names no time (the seasons before 2019-20). */
function readMinutes(cell: string | undefined, counts: ReadCounts): number {
  if (!isPresent(cell)) return NOON_MINUTES;
  const match = cell.length > 20 ? null : TIME.exec(cell.trim());
  if (match === null) {
    counts.badCells += 1;
    return NOON_MINUTES;
  }
  return Number(match[1]) * 60 + Number(match[2]);
}

/** Spreadsheets write 2 goals as 2.0 where a column has empty cells. */
const GOALS = /^\d{1,2}(?:\.0)?$/;

/** A score, where both cells are numbers of goals. Matches not played yet have empty cells. */
function readScore(
  homeCell: string | undefined,
  awayCell: string | undefined,
  counts: ReadCounts,
): Score | undefined {
  if (!isPresent(homeCell) || !isPresent(awayCell)) return undefined;
  const goals = [homeCell, awayCell].map((cell) => {
    const text = cell.length > 10 ? "" : cell.trim();
    if (GOALS.test(text)) return Number(text);
    counts.badCells += 1;
    return undefined;
  });
  const [home, away] = goals;
  return home === undefined || away === undefined ? undefined : { home, away };
}
