/**
 * Snapshots of The Odds API (https://the-odds-api.com) as CSV: what many bookmakers showed at one
 * moment, one outcome a row. Spreads and totals are read; 1X2 and lay prices are passed over.
 */
import type { EventListing } from "../listing.ts";
import type { MarketLine } from "../market.ts";
import { lineOfSide } from "../selection.ts";
import { isPresent, readLine, readName, readPrice } from "./odds-cell.ts";
import { columnIndex, type OddsTable } from "./odds-table.ts";
import type { ReadCounts } from "./read-counts.ts";
import { readInstant } from "./utc-date.ts";

/** Everything that every bookmaker showed at one moment. */
export interface OddsApiSnapshot {
  /** When the prices were asked for, in epoch milliseconds. */
  readonly takenAt: number;
  /** The listings of each bookmaker, by its key (`paddypower`), with at least one line each. */
  readonly books: ReadonlyMap<string, readonly EventListing[]>;
}

/** How much one snapshot may hold. What is beyond is left out. */
export interface OddsApiLimits {
  /** Matches of one snapshot; the rows of others are counted as bad. Default 5000. */
  readonly matches?: number;
  /** Lines of one market of one match at one bookmaker. Default 32. */
  readonly linesPerMarket?: number;
}

const REQUIRED = [
  "pulled_at",
  "game_id",
  "commence_time",
  "home_team",
  "away_team",
  "bookmaker",
  "market",
  "name",
  "price",
  "point",
] as const;

const MAX_ID_LENGTH = 100;
const DEFAULT_LIMITS: Required<OddsApiLimits> = { matches: 5000, linesPerMarket: 32 };

/** A bookmaker's key: a plain word in lower case, safe as a name anywhere. */
const BOOK_KEY = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/**
 * Whether a header is that of a snapshot file.
 *
 * @example
 * ```ts
 * import { isOddsApiHeader } from "arb-core/odds-files";
 * import assert from "node:assert/strict";
 *
 * const header =
 *   "pulled_at,game_id,commence_time,home_team,away_team,bookmaker,market,name,price,point";
 * assert.ok(isOddsApiHeader(header.split(",")));
 * assert.ok(!isOddsApiHeader(["Div", "Date", "HomeTeam", "AwayTeam"]));
 * ```
 */
export function isOddsApiHeader(header: readonly string[]): boolean {
  return REQUIRED.every((name) => header.includes(name));
}

/**
 * Reads a snapshot file. Consecutive rows of one `pulled_at` are one snapshot, held in memory
 * until its last row. Outcomes of one bookmaker pair up at one line: home at -0.5 with away at
 * +0.5, over with under; an outcome without its complement is left out and counted among the
 * blank cells.
 *
 * @param counts added to as the rows are read.
 * @throws RangeError when the table's header is not that of a snapshot file.
 * @example
 * ```ts
 * import { createReadCounts, readOddsApi } from "arb-core/odds-files";
 * import assert from "node:assert/strict";
 *
 * const header =
 *   "pulled_at,game_id,commence_time,home_team,away_team,bookmaker,market,name,price,point";
 * const match = "2025-10-20T03:49:25Z,g1,2025-10-20T19:00:00Z,Reds,Blues,alpha";
 * const table = {
 *   header: header.split(","),
 *   records: [
 *     `${match},spreads,Blues,1.95,0.5`.split(","),
 *     `${match},spreads,Reds,1.9,-0.5`.split(","),
 *   ],
 * };
 * for await (const { takenAt, books } of readOddsApi(table, createReadCounts())) {
 *   assert.equal(takenAt, Date.UTC(2025, 9, 20, 3, 49, 25));
 *   assert.deepEqual(books.get("alpha")?.[0]?.lines, [
 *     { market: "ft_hdp", line: -0.5, odds: [1.9, 1.95] },
 *   ]);
 * }
 * ```
 */
export async function* readOddsApi(
  table: OddsTable,
  counts: ReadCounts,
  limits: OddsApiLimits = {},
): AsyncGenerator<OddsApiSnapshot> {
  if (!isOddsApiHeader(table.header)) {
    throw new RangeError(
      `Cannot read odds snapshot: its header must name ${REQUIRED.join(", ")}, ` +
        `was ${table.header.join(",").slice(0, 80)}`,
    );
  }
  const effective = { ...DEFAULT_LIMITS, ...limits };
  const columns = columnIndex(table.header);
  let takenAt: number | undefined;
  let games = new Map<string, Game>();
  for await (const record of table.records) {
    counts.rows += 1;
    const row = readRow((name) => record[columns.get(name) ?? -1]);
    if (row === undefined) {
      counts.badRows += 1;
      continue;
    }
    if (takenAt !== undefined && takenAt !== row.takenAt) {
      yield toSnapshot(takenAt, games.values(), effective, counts);
      games = new Map();
    }
    takenAt = row.takenAt;
    const game = games.get(row.gameId) ?? newGame(row);
    if (!games.has(row.gameId)) {
      if (games.size >= effective.matches) {
        counts.badRows += 1;
        continue;
      }
      games.set(row.gameId, game);
    }
    addOutcome(game, row, counts);
  }
  if (takenAt !== undefined) yield toSnapshot(takenAt, games.values(), effective, counts);
}

interface OutcomeRow {
  readonly takenAt: number;
  readonly gameId: string;
  readonly startsAt: number;
  readonly home: string;
  readonly away: string;
  readonly book: string;
  readonly market: string;
  readonly name: string;
  readonly price: string | undefined;
  readonly point: string | undefined;
}

/** A line of which one side or both have been seen. */
interface HalfLine {
  readonly market: "ft_hdp" | "ft_ou";
  readonly line: number;
  first?: number;
  second?: number;
}

interface Game {
  readonly id: string;
  readonly home: string;
  readonly away: string;
  readonly startsAt: number;
  /** Bookmaker to line to its prices. */
  readonly books: Map<string, Map<string, HalfLine>>;
}

function readRow(cell: (name: string) => string | undefined): OutcomeRow | undefined {
  const takenAt = readInstant(cell("pulled_at"));
  const startsAt = readInstant(cell("commence_time"));
  const gameId = cell("game_id")?.trim();
  const home = readName(cell("home_team"));
  const away = readName(cell("away_team"));
  const book = cell("bookmaker")?.trim().toLowerCase();
  if (takenAt === undefined || startsAt === undefined) return undefined;
  if (!isPresent(gameId) || gameId.length > MAX_ID_LENGTH) return undefined;
  if (home === undefined || away === undefined || home === away) return undefined;
  if (book === undefined || !BOOK_KEY.test(book)) return undefined;
  return {
    takenAt,
    gameId,
    startsAt,
    home,
    away,
    book,
    market: cell("market")?.trim() ?? "",
    name: readName(cell("name")) ?? "",
    price: cell("price"),
    point: cell("point"),
  };
}

function newGame(row: OutcomeRow): Game {
  const { gameId, home, away, startsAt } = row;
  return { id: gameId, home, away, startsAt, books: new Map() };
}

/** Puts the outcome's price on its side of its line. */
function addOutcome(game: Game, row: OutcomeRow, counts: ReadCounts): void {
  if (row.market !== "spreads" && row.market !== "totals") return;
  const market = row.market === "spreads" ? "ft_hdp" : "ft_ou";
  const sides = market === "ft_hdp" ? [game.home, game.away] : ["Over", "Under"];
  const side = sides.indexOf(row.name);
  if (side === -1) {
    counts.badRows += 1;
    return;
  }
  const point = readLine(row.point, market === "ft_hdp" ? "handicap" : "total", counts);
  const price = readPrice(row.price, counts);
  if (point === undefined || price === undefined) return;
  // The away team's point is its own: away at +0.5 stands on the home handicap -0.5.
  const line = market === "ft_hdp" && side === 1 ? lineOfSide(point, "away") : point;
  const lines = game.books.get(row.book) ?? new Map<string, HalfLine>();
  game.books.set(row.book, lines);
  const key = `${market} ${line}`;
  const half = lines.get(key) ?? { market, line };
  lines.set(key, half);
  if (side === 0) half.first = price;
  else half.second = price;
}

function toSnapshot(
  takenAt: number,
  games: Iterable<Game>,
  { linesPerMarket }: Required<OddsApiLimits>,
  counts: ReadCounts,
): OddsApiSnapshot {
  const books = new Map<string, EventListing[]>();
  for (const game of games) {
    counts.matches += 1;
    for (const [book, halves] of game.books) {
      const lines = completeLines(halves.values(), linesPerMarket, counts);
      if (lines.length === 0) continue;
      const { id, home, away, startsAt } = game;
      const listings = books.get(book) ?? [];
      listings.push({ id, home, away, startsAt, lines });
      books.set(book, listings);
    }
  }
  return { takenAt, books };
}

/** The lines with both sides priced, up to the limit of each market. */
function completeLines(
  halves: Iterable<HalfLine>,
  linesPerMarket: number,
  counts: ReadCounts,
): readonly MarketLine[] {
  const lines: MarketLine[] = [];
  const ofMarket = { ft_hdp: 0, ft_ou: 0 };
  for (const { market, line, first, second } of halves) {
    if (first === undefined || second === undefined) {
      counts.blankCells += 1;
    } else if (ofMarket[market] < linesPerMarket) {
      ofMarket[market] += 1;
      lines.push({ market, line, odds: [first, second] });
    }
  }
  return lines;
}
