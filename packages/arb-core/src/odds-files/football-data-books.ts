/**
 * Which columns of a football-data.co.uk header hold whose prices. A column is named by a
 * bookmaker's prefix, a `C` for closing prices, and the bet: `B365AHH`, `B365CAHH`, `PC>2.5`.
 * The site explains them in its notes.txt.
 */

/** When the prices were taken: days before the match, or as it begins. */
export type Phase = "opening" | "closing";

/** The columns of one bookmaker in one phase. An index is missing where the file has no such column. */
export interface BookColumns {
  /** The bookmaker's name: `bet365`. */
  readonly book: string;
  readonly phase: Phase;
  /** The home side's handicap, and the two prices at it. */
  readonly handicap?: { readonly line: number; readonly home: number; readonly away: number };
  /** The prices of more and of less than two and a half goals. */
  readonly totals?: { readonly over: number; readonly under: number };
}

/** The bookmaker's name by its prefix. Others are known by their prefix in lower case. */
const BOOKS: ReadonlyMap<string, string> = new Map([
  ["1XB", "1xbet"],
  ["B365", "bet365"],
  ["BF", "betfair"],
  ["BFD", "betfred"],
  ["BFE", "betfair-exchange"],
  ["BMGM", "betmgm"],
  ["BV", "betvictor"],
  ["BW", "bwin"],
  ["CL", "coral"],
  ["GB", "gamebookers"],
  ["IW", "interwetten"],
  ["LB", "ladbrokes"],
  ["P", "pinnacle"],
  ["PS", "pinnacle"],
  ["VC", "betvictor"],
  ["WH", "william-hill"],
]);

/** The best and the mean price of many bookmakers: nobody offers them. */
const AGGREGATES: ReadonlySet<string> = new Set(["Max", "Avg", "BbMx", "BbAv"]);

const PRICE_COLUMN = /^([A-Za-z0-9]{1,12}?)(AHH|AHA|>2\.5|<2\.5)$/;

/** The price columns of one bookmaker in one phase, as they are found. */
interface FoundColumns {
  readonly prefix: string;
  readonly book: string;
  readonly phase: Phase;
  readonly byBet: Map<string, number>;
}

/**
 * Finds every bookmaker with both prices of the Asian handicap or of over/under 2.5 in a header.
 * Handicaps are in `AHh` and, at closing, `AHCh`; old files name some bookmakers' own (`GBAH`).
 */
export function findBookColumns(columns: ReadonlyMap<string, number>): readonly BookColumns[] {
  const found = new Map<string, FoundColumns>();
  for (const [name, index] of columns) {
    const match = PRICE_COLUMN.exec(name);
    const stem = match?.[1];
    const bet = match?.[2];
    if (stem === undefined || bet === undefined) continue;
    const { prefix, phase } = parseStem(stem);
    if (AGGREGATES.has(prefix)) continue;
    const book = BOOKS.get(prefix) ?? prefix.toLowerCase();
    const key = `${book} ${phase}`;
    const entry = found.get(key) ?? { prefix, book, phase, byBet: new Map<string, number>() };
    if (!entry.byBet.has(bet)) entry.byBet.set(bet, index);
    found.set(key, entry);
  }
  return [...found.values()].map((entry) => toBookColumns(entry, columns));
}

/** A last `C` means closing, unless it belongs to the bookmaker's own prefix. */
function parseStem(stem: string): { prefix: string; phase: Phase } {
  const closing = !BOOKS.has(stem) && stem.length > 1 && stem.endsWith("C");
  return closing
    ? { prefix: stem.slice(0, -1), phase: "closing" }
    : { prefix: stem, phase: "opening" };
}

function toBookColumns(
  { prefix, book, phase, byBet }: FoundColumns,
  columns: ReadonlyMap<string, number>,
): BookColumns {
  const opening = phase === "opening";
  const line =
    (opening ? columns.get(`${prefix}AH`) : undefined) ?? columns.get(opening ? "AHh" : "AHCh");
  const [home, away] = [byBet.get("AHH"), byBet.get("AHA")];
  const [over, under] = [byBet.get(">2.5"), byBet.get("<2.5")];
  return {
    book,
    phase,
    ...(line !== undefined && home !== undefined && away !== undefined
      ? { handicap: { line, home, away } }
      : {}),
    ...(over !== undefined && under !== undefined ? { totals: { over, under } } : {}),
  };
}
