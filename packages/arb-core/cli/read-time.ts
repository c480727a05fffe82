/** Reading points in time. */
import { isKickOff } from "../src/listing.ts";
import { UsageError } from "./usage-error.ts";

const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/i;

/**
 * Reads a time as ISO 8601 writes it. Without a zone it is UTC.
 *
 * @param option - the option that takes it.
 * @returns epoch milliseconds.
 * @throws UsageError when it is none, or of a day that is not in the calendar.
 */
export function readTime(text: string, option: string): number {
  const [, year, month, day, clock = "", zone = "Z"] = TIME.exec(text.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(`${date}T${clock}${zone.toUpperCase()}`);
  const midnight = Date.parse(`${date}T00:00Z`);
  // Date.parse makes the 2nd of March of the 30th of February.
  if (isKickOff(time) && new Date(midnight).toISOString().startsWith(date)) return time;
  throw new UsageError(
    `Cannot read time: ${option} must be such as 2026-08-15T14:00Z, was "${text}"`,
  );
}
