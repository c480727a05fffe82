/**
 * The time stamps that nearly all matches have, read by their digits: of the years 2000 to 2099, to
 * the second or the millisecond, with a zone. In these years every fourth is a leap year.
 */

const DAY_SECONDS = 24 * 60 * 60;
const START_OF_2000_DAYS = Date.UTC(2000, 0) / (DAY_SECONDS * 1000);

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** How many days of a year that is no leap year are before each month. */
const DAYS_BEFORE = MONTH_DAYS.map((_, month) =>
  MONTH_DAYS.slice(0, month).reduce((sum, days) => sum + days, 0),
);

const ZERO = 48;
const DASH = 45;
const COLON = 58;
const POINT = 46;
const PLUS = 43;
const LETTER_T = 84;
const LETTER_Z = 90;
/** Where the seconds end. */
const TAIL = "2000-01-01T00:00:00".length;

/**
 * Reads a time stamp that names its zone.
 *
 * @returns what `parseTimestamp` makes of it, in epoch milliseconds; `undefined` where that has to
 *   decide.
 */
export function readZonedTimestamp(text: string): number | undefined {
  const year = twoDigits(text, 2);
  const month = twoDigits(text, 5) - 1;
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const isLeap = (year & 3) === 0;
  const monthDays = (MONTH_DAYS[month] ?? 0) + (isLeap && month === 1 ? 1 : 0);
  const isGood =
    day >= 1 &&
    day <= monthDays &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    (year | hour | minute | second) >= 0 &&
    hasSeparators(text);
  if (!isGood) return undefined;
  const isUtcSecond = text.length === TAIL + 1 && text.charCodeAt(TAIL) === LETTER_Z;
  const tailMs = isUtcSecond ? 0 : readTail(text);
  if (tailMs === undefined) return undefined;
  const leapDays = ((year + 3) >> 2) + (isLeap && month > 1 ? 1 : 0);
  const days = START_OF_2000_DAYS + year * 365 + leapDays + (DAYS_BEFORE[month] ?? 0) + day - 1;
  return (days * DAY_SECONDS + (hour * 60 + minute) * 60 + second) * 1000 + tailMs;
}

function hasSeparators(text: string): boolean {
  return (
    text.charCodeAt(0) === ZERO + 2 &&
    text.charCodeAt(1) === ZERO &&
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === LETTER_T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON
  );
}

/** What follows the seconds, in milliseconds: the part of a second less what the zone is ahead. */
function readTail(text: string): number | undefined {
  if (text.charCodeAt(TAIL) !== POINT) return readZone(text, TAIL);
  const hundredths = twoDigits(text, TAIL + 1);
  const digit = text.charCodeAt(TAIL + 3) - ZERO;
  const behindMs = readZone(text, TAIL + 4);
  const isGood = behindMs !== undefined && hundredths >= 0 && digit >= 0 && digit <= 9;
  return isGood ? hundredths * 10 + digit + behindMs : undefined;
}

/** How far a zone is behind UTC, in milliseconds. */
function readZone(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  if (sign === LETTER_Z) return text.length === at + 1 ? 0 : undefined;
  if (sign !== PLUS && sign !== DASH) return undefined;
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON) return undefined;
  const hour = twoDigits(text, at + 1);
  const minute = twoDigits(text, at + 4);
  if ((hour | minute) < 0 || hour > 23 || minute > 59) return undefined;
  const ms = (hour * 60 + minute) * 60_000;
  return sign === PLUS ? -ms : ms;
}

/** The number that two digits are; below 0 where there are none. */
function twoDigits(text: string, at: number): number {
  // As unsigned numbers, what is below 0 is above 9.
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1 : tens * 10 + ones;
}
