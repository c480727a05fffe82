/** Dates as odds files write them, in epoch milliseconds. A date that does not exist is refused. */

const MAX_INSTANT_LENGTH = 40;
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Midnight UTC of a day.
 *
 * @param month from 1 to 12.
 * @returns `undefined` when there is no such day.
 */
export function utcMidnight(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  // Date.UTC turns 31 February into 3 March, and the years 0 to 99 into those of the 1900s.
  const isSame =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isSame ? ms : undefined;
}

/**
 * Reads a moment of ISO 8601, `2025-10-20T03:49:25.46+00:00`. Without a zone it is UTC; fractions
 * of a millisecond are dropped.
 *
 * @returns `undefined` when the text is no moment that exists.
 */
export function readInstant(cell: string | undefined): number | undefined {
  const text = cell === undefined || cell.length > MAX_INSTANT_LENGTH ? "" : cell.trim();
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, zone] = match;
  // Date.parse turns 30 February into 2 March, too.
  if (utcMidnight(Number(year), Number(month), Number(day)) === undefined) return undefined;
  const ms = Date.parse(zone === undefined ? `${text}Z` : text);
  return Number.isNaN(ms) ? undefined : ms;
}
