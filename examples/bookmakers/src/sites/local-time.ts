/** All three boards print the time of UTC+8, without saying so. */
const OFFSET_MS = 8 * 3_600_000;

/** Prints the day of a time in epoch ms as MM/dd. */
export function formatDay(time: number): string {
  const local = new Date(time + OFFSET_MS);
  return `${twoDigits(local.getUTCMonth() + 1)}/${twoDigits(local.getUTCDate())}`;
}

/** Prints the day of a time in epoch ms as MM/dd/yyyy. */
export function formatDate(time: number): string {
  return `${formatDay(time)}/${new Date(time + OFFSET_MS).getUTCFullYear()}`;
}

/** Prints a time in epoch ms as HH:mm, on the 24-hour clock. */
export function formatHour24(time: number): string {
  const local = new Date(time + OFFSET_MS);
  return `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
}

/** Prints a time in epoch ms as hh:mmAM or hh:mmPM. */
export function formatHour12(time: number): string {
  const local = new Date(time + OFFSET_MS);
  const hours = local.getUTCHours();
  const half = hours < 12 ? "AM" : "PM";
  return `${twoDigits(hours % 12 === 0 ? 12 : hours % 12)}:${twoDigits(local.getUTCMinutes())}${half}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
