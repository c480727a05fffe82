/** Kick-off times as the sites print them: in the site's local time, without year and zone. */

/** What turns a site's local clock text into a moment. */
export interface SiteClock {
  /** The time of the reading, in epoch milliseconds. */
  readonly now: number;
  /** How far the site's local time is ahead of UTC, in minutes. */
  readonly utcOffsetMinutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long a kick-off that has passed may still be printed as one to come. */
const GREATEST_DELAY_MS = 60 * MINUTE_MS;

const KICK_OFF = /^(?:live\s*)?(?:(\d{1,2})\/(\d{1,2})\s+)?(\d{1,2}):(\d{2})\s*(am|pm)?$/iu;

/**
 * Reads the kick-off of a match that has not begun: `11/23 03:00`, `11/23 03:00AM`, `03:00AM`,
 * each also after the word LIVE, which announces in-running prices for later.
 *
 * With a date (month first) the year is the one that brings the moment nearest to now. Without
 * one it is the moment with that clock time from an hour ago to 23 hours ahead: pages go on
 * printing a kick-off for a while after it has passed.
 *
 * @param text Cleaned text, on one line.
 * @returns epoch milliseconds, or `undefined` when the text is no kick-off.
 */
export function parseKickOff(text: string, clock: SiteClock): number | undefined {
  const match = KICK_OFF.exec(text);
  if (match === null) return undefined;
  const timeOfDay = timeOfDayMs(Number(match[3]), Number(match[4]), match[5]?.toLowerCase());
  if (timeOfDay === undefined) return undefined;
  return match[1] === undefined
    ? comingMoment(timeOfDay, clock)
    : nearestDate(Number(match[1]), Number(match[2]), timeOfDay, clock);
}

function timeOfDayMs(hour: number, minute: number, half: string | undefined): number | undefined {
  if (minute > 59) return undefined;
  if (half === undefined) return hour > 23 ? undefined : (hour * 60 + minute) * MINUTE_MS;
  if (hour < 1 || hour > 12) return undefined;
  return (((hour % 12) + (half === "pm" ? 12 : 0)) * 60 + minute) * MINUTE_MS;
}

function comingMoment(timeOfDay: number, { now, utcOffsetMinutes }: SiteClock): number {
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  const earliest = Math.floor(now / MINUTE_MS) * MINUTE_MS - GREATEST_DELAY_MS;
  const midnight = Math.floor((earliest + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
  const moment = midnight + timeOfDay;
  return moment >= earliest ? moment : moment + DAY_MS;
}

function nearestDate(
  month: number,
  day: number,
  timeOfDay: number,
  { now, utcOffsetMinutes }: SiteClock,
): number | undefined {
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  const thisYear = new Date(now + offsetMs).getUTCFullYear();
  let nearest: number | undefined;
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) continue;
    const moment = date.getTime() + timeOfDay - offsetMs;
    if (nearest === undefined || Math.abs(moment - now) < Math.abs(nearest - now)) {
      nearest = moment;
    }
  }
  return nearest;
}

const FEED_TIME = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2})$/u;

/**
 * Reads a kick-off as feeds have it, in the site's local time: `11/23/2026 03:00`, month first.
 *
 * @returns epoch milliseconds, or `undefined` when the text is none.
 */
export function parseFeedTime(text: string, utcOffsetMinutes: number): number | undefined {
  const match = FEED_TIME.exec(text);
  if (match === null) return undefined;
  const [month, day, year, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  // A day that a month does not have, or an hour that a day does not have, rolls over.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (date.getUTCHours() !== hour || date.getUTCMinutes() !== minute) return undefined;
  return date.getTime() - utcOffsetMinutes * MINUTE_MS;
}
