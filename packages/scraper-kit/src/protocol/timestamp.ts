/** Time stamps of the wire: ISO 8601. */

const ISO_TIMESTAMP =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a wire time stamp. Without a zone it is UTC.
 *
 * @returns epoch milliseconds, or `undefined` when the text is no date that exists.
 */
export function parseTimestamp(text: string): number | undefined {
  const match = ISO_TIMESTAMP.exec(text);
  if (match === null) return undefined;
  const ms = Date.parse(match[1] === undefined ? `${text}Z` : text);
  if (Number.isNaN(ms)) return undefined;
  // Date.parse turns 30 February into 2 March; a date that does not exist is refused.
  const day = Number(text.slice(8, 10));
  const daysInMonth = new Date(
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0),
  ).getUTCDate();
  return day <= daysInMonth ? ms : undefined;
}

/**
 * Writes a time as the wire has it: ISO 8601 in UTC.
 *
 * @param at epoch milliseconds.
 * @throws RangeError when that is no date.
 */
export function formatTimestamp(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    throw new RangeError(
      `Cannot format time stamp: it must be a date in epoch milliseconds, was ${at}`,
    );
  }
  return date.toISOString();
}
