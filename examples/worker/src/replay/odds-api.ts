/**
 * Snapshots of The Odds API (https://the-odds-api.com) as CSV: what many bookmakers showed at one
 * moment, one outcome a row. Spreads and totals are read; 1X2 and lay prices are passed over.
 */
import type { EventListing, MarketLine } from "arb-core";
import { parseTimestamp, siteName, WIRE_LIMITS } from "scraper-kit/protocol";
import { columnIndex, type CsvTable } from "./csv-table.ts";
import { isPresent, readLine, readName, readPrice } from "./odds-cell.ts";
import type { ReadCounts } from "./read-counts.ts";

/** Everything that every bookmaker showed at one moment. */
export interface OddsApiSnapshot {
  /** When the prices were asked for, in epoch milliseconds. */
  readonly takenAt: number;
  /** The listings of each bookmaker, by its key (`paddypower`), with at least one line each. */
  readonly books: ReadonlyMap<string, readonly EventListing[]>;
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

/** Whether a header is that of a snapshot file. */
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
 */
export async function* readOddsApi(
  table: CsvTable,
  counts: ReadCounts,
): AsyncGenerator<OddsApiSnapshot> {
  if (!isOddsApiHeader(table.header)) {
    throw new RangeError(
      `Cannot read odds snapshot: its header must name ${REQUIRED.join(", ")}, ` +
        `was ${table.header.join(",").slice(0, 80)}`,
    );
  }
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
      yield toSnapshot(takenAt, games, counts);
      games = new Map();
    }
    takenAt = row.takenAt;
    const game = games.get(row.gameId) ?? newGame(row);
    if (!games.has(row.gameId)) {
      if (games.size >= WIRE_LIMITS.matches) {
        counts.badRows += 1;
        continue;
      }
      games.set(row.gameId, game);
    }
    addOutcome(game, row, counts);
  }
  if (takenAt !== undefined) yield toSnapshot(takenAt, games, counts);
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
  const takenAt = parseTimestamp(cell("pulled_at")?.slice(0, 40).trim() ?? "");
  const startsAt = parseTimestamp(cell("commence_time")?.slice(0, 40).trim() ?? "");
  const gameId = cell("game_id")?.trim();
  const home = readName(cell("home_team"));
  const away = readName(cell("away_team"));
  const book = cell("bookmaker")?.trim().toLowerCase();
  if (takenAt === undefined || startsAt === undefined) return undefined;
  if (!isPresent(gameId) || gameId.length > MAX_ID_LENGTH) return undefined;
  if (home === undefined || away === undefined || home === away) return undefined;
  if (book === undefined || !siteName.safeParse(book).success) return undefined;
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
  const point = readLine(row.point, counts);
  const price = readPrice(row.price, counts);
  if (point === undefined || price === undefined) return;
  // The away team's point is its own: away at +0.5 stands on the home handicap -0.5.
  const line = market === "ft_hdp" && side === 1 && point !== 0 ? -point : point;
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
  games: ReadonlyMap<string, Game>,
  counts: ReadCounts,
): OddsApiSnapshot {
  const books = new Map<string, EventListing[]>();
  for (const game of games.values()) {
    counts.matches += 1;
    for (const [book, halves] of game.books) {
      const lines = completeLines(halves.values(), counts);
      if (lines.length === 0) continue;
      const { id, home, away, startsAt } = game;
      const listings = books.get(book) ?? [];
      listings.push({ id, home, away, startsAt, lines });
      books.set(book, listings);
    }
  }
  return { takenAt, books };
}

/** The lines with both sides priced, as many of a market as one message takes. */
function completeLines(halves: Iterable<HalfLine>, counts: ReadCounts): readonly MarketLine[] {
  const lines: MarketLine[] = [];
  const ofMarket = { ft_hdp: 0, ft_ou: 0 };
  for (const { market, line, first, second } of halves) {
    if (first === undefined || second === undefined) {
      counts.blankCells += 1;
    } else if (ofMarket[market] < WIRE_LIMITS.linesPerMarket) {
      ofMarket[market] += 1;
      lines.push({ market, line, odds: [first, second] });
    }
  }
  return lines;
}
