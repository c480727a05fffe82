/** What one bookmaker shows about one match: the unit that the engine stores and matches. */
import { checkMarketLine, type MarketLine } from "./market.ts";

/** Goals so far, or at the end: whole numbers from 0 to {@link MAX_GOALS}. */
export interface Score {
  readonly home: number;
  readonly away: number;
}

/** A score with more goals of one side than this is refused; every sport's scores fit. */
export const MAX_GOALS = 9999;

/** A minute of play beyond this is refused; every sport's are within it. */
export const MAX_MINUTE = 999;

/** Days are written with four digits for the year. */
const FIRST_KICK_OFF_MS = Date.UTC(1000, 0);
const LAST_KICK_OFF_MS = Date.UTC(9999, 11);

/** One match as one bookmaker lists it, in that bookmaker's own words and order of teams. */
export interface EventListing {
  /** The bookmaker's own id of the match. Needed by the engine, not by {@link matchEvents}. */
  readonly id?: string;
  /** Default `football`. */
  readonly sport?: string;
  readonly home: string;
  readonly away: string;
  /** The competition's name; it can say what the team names leave out (women, under 21). */
  readonly league?: string;
  /** The kick-off, in epoch milliseconds. */
  readonly startsAt?: number | undefined;
  /** The match has begun and the prices are in-running prices. */
  readonly live?: boolean;
  /** The score at which in-running prices are quoted. */
  readonly score?: Score | undefined;
  /** The minute that is shown of a match in running: tells matches without a kick-off apart. */
  readonly minute?: number | undefined;
  /** Played on neutral ground: the order of the teams says nothing. */
  readonly neutral?: boolean;
  /** Each line of a market once. */
  readonly lines: readonly MarketLine[];
}

/** A listing together with the bookmaker that shows it. */
export interface ProviderListing extends EventListing {
  readonly provider: string;
}

/** Names a bookmaker's listing. */
export interface ListingRef {
  readonly provider: string;
  readonly id: string;
}

/** Whether a time in epoch milliseconds can be a kick-off: in the years 1000 to 9999. */
export function isKickOff(startsAt: number): boolean {
  return startsAt >= FIRST_KICK_OFF_MS && startsAt <= LAST_KICK_OFF_MS;
}

/**
 * Checks that a score is one.
 *
 * @throws RangeError when it is not.
 */
export function checkScore({ home, away }: Score): void {
  for (const goals of [home, away]) {
    if (!Number.isInteger(goals) || goals < 0 || goals > MAX_GOALS) {
      throw new RangeError(
        `Cannot read score: goals must be whole numbers from 0 to ${MAX_GOALS}, was ${goals}`,
      );
    }
  }
}

/**
 * Checks that a listing can be computed with.
 *
 * @throws RangeError when its kick-off is no time, its score no score, its minute none, or a line none
 *   of its market.
 */
export function checkListing({ startsAt, score, minute, lines }: EventListing): void {
  if (startsAt !== undefined && !isKickOff(startsAt)) {
    throw new RangeError(
      "Cannot read listing: its kick-off must be epoch milliseconds of the years 1000 to 9999, " +
        `was ${startsAt}`,
    );
  }
  if (score !== undefined) checkScore(score);
  if (minute !== undefined && !(Number.isInteger(minute) && minute >= 0 && minute <= MAX_MINUTE)) {
    throw new RangeError(
      `Cannot read listing: its minute must be a whole number from 0 to ${MAX_MINUTE}, was ${minute}`,
    );
  }
  for (const line of lines) checkMarketLine(line);
}
