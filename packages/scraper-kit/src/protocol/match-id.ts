/** The id of a match: the site's own, or what it is known by without one. */
import { WIRE_LIMITS } from "./limits.ts";

/** Whether a value can be the site's own id of a match. */
export function isMatchId(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= WIRE_LIMITS.idLength;
}

/** The id of a match without one: its names, league and start. */
export function deriveMatchId(
  home: string,
  away: string,
  league: string | undefined,
  startTime: string | undefined,
): string {
  return JSON.stringify([home, away, league, startTime]);
}
