/** The minute of play, of what a page shows as time. */

const MINUTE = /^(\d{1,3})(?:\+\d{1,2})?'?$/;

/**
 * Reads the minute of play where the page shows one: `15`, `45+2'`.
 *
 * @returns `undefined` for anything else: a period, a kick-off.
 */
export function parseMinute(time: string): number | undefined {
  const [, minute] = MINUTE.exec(time) ?? [];
  return minute === undefined ? undefined : Number(minute);
}
