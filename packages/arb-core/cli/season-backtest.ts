/** The sure bets between bookmakers in season files, settled with the real scores. */
import {
  createBacktest,
  findArbitrage,
  matchEvents,
  type BacktestEntry,
  type BacktestReport,
  type EventListing,
} from "../src/index.ts";
import type { FootballDataRow, Phase } from "../src/odds-files/index.ts";

/** When the prices of a season file were taken. */
export const PHASES: readonly Phase[] = ["opening", "closing"];

/** What a backtest over season files found. */
export interface SeasonBacktest {
  /** Matches that were read. */
  readonly matches: number;
  /** The bookmakers whose prices were there and wanted, sorted. */
  readonly books: readonly string[];
  readonly opening: BacktestReport;
  readonly closing: BacktestReport;
  readonly all: BacktestReport;
}

/** A backtest that rows are added to. */
export interface RunningSeasonBacktest {
  add(row: FootballDataRow): void;
  report(): SeasonBacktest;
}

/**
 * Starts a backtest. Prices of one phase pair with each other: opening prices with opening ones.
 *
 * @param books - the bookmakers to pair; `undefined` for every one.
 */
export function createSeasonBacktest(
  books: ReadonlySet<string> | undefined,
): RunningSeasonBacktest {
  const reports = { opening: createBacktest(), closing: createBacktest(), all: createBacktest() };
  const seen = new Set<string>();
  let matches = 0;
  return {
    add(row) {
      matches += 1;
      for (const phase of PHASES) {
        const listings = listingsOf(row, phase, books);
        for (const book of Object.keys(listings)) seen.add(book);
        for (const entry of findEntries(row, listings)) {
          reports[phase].add(entry);
          reports.all.add(entry);
        }
      }
    },
    report: () => ({
      matches,
      books: [...seen].sort(),
      opening: reports.opening.report(),
      closing: reports.closing.report(),
      all: reports.all.report(),
    }),
  };
}

function listingsOf(
  { league, home, away, startsAt, quotes }: FootballDataRow,
  phase: Phase,
  books: ReadonlySet<string> | undefined,
): Record<string, EventListing[]> {
  return Object.fromEntries(
    quotes
      .filter((quote) => quote.phase === phase && (books?.has(quote.book) ?? true))
      .map(({ book, lines }) => [book, [{ league, home, away, startsAt, lines }]]),
  );
}

function findEntries(
  { score, halfTimeScore }: FootballDataRow,
  listings: Record<string, EventListing[]>,
): BacktestEntry[] {
  const result =
    score === undefined
      ? undefined
      : { fullTime: score, ...(halfTimeScore === undefined ? {} : { halfTime: halfTimeScore }) };
  return matchEvents(listings)
    .flatMap((event) => findArbitrage(event))
    .map((opportunity) => ({ opportunity, result }));
}
