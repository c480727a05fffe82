/** What a reader of odds files saw and what it had to leave out. */

/** A running tally: readers add to it, so that one tally can cover many files. */
export interface ReadCounts {
  /** Records after the header, good or not. */
  rows: number;
  /** Matches that were read. */
  matches: number;
  /**
   * Lines dropped before they became records, by whoever parses the file: longer than its budget,
   * or with quotation marks astray. The readers leave it alone.
   */
  droppedLines: number;
  /** Records without teams or without a date, or otherwise of no known match. */
  badRows: number;
  /** Cells with a text that is no price, no line, no score or no time. Each costs its quote alone. */
  badCells: number;
  /** Empty price and line cells: the bookmaker had no such quote. */
  blankCells: number;
}

/**
 * A tally with nothing in it.
 *
 * @example
 * ```ts
 * import { createReadCounts, readFootballData } from "arb-core/odds-files";
 * import assert from "node:assert/strict";
 *
 * const counts = createReadCounts();
 * const table = {
 *   header: ["Div", "Date", "HomeTeam", "AwayTeam"],
 *   records: [
 *     ["E0", "13/08/2021", "Brentford", "Arsenal"],
 *     ["E0", "postponed", "Leeds", "Everton"],
 *   ],
 * };
 * for await (const row of readFootballData(table, counts)) assert.equal(row.home, "Brentford");
 * assert.deepEqual([counts.rows, counts.matches, counts.badRows], [2, 1, 1]);
 * ```
 */
export function createReadCounts(): ReadCounts {
  return { rows: 0, matches: 0, droppedLines: 0, badRows: 0, badCells: 0, blankCells: 0 };
}
