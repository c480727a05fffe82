/** What one bookmaker shows about one match: the unit that the engine stores and matches. */
import { checkMarketLine, type MarketLine } from "./market.ts";

/** Goals so far, or at the end. */
export interface Score {
  readonly home: number;
  readonly away: number;
}

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
  readonly startsAt?: number;
  /** The match has begun and the prices are in-running prices. */
  readonly live?: boolean;
  /** The score at which in-running prices are quoted. */
  readonly score?: Score;
  /** Played on neutral ground: the order of the teams says nothing. */
  readonly neutral?: boolean;
  readonly lines: readonly MarketLine[];
}

/** A listing together with the bookmaker that shows it. */
export interface ProviderListing extends EventListing {
  readonly provider: string;
}

/**
 * Checks that a listing can be computed with.
 *
 * @throws RangeError when its kick-off is no time, its score no score, or a line none of its market.
 */
export function checkListing({ startsAt = 0, score, lines }: EventListing): void {
  if (Number.isNaN(new Date(startsAt).getTime())) {
    throw new RangeError(
      `Cannot read listing: its kick-off must be in epoch milliseconds, was ${startsAt}`,
    );
  }
  for (const goals of score === undefined ? [] : [score.home, score.away]) {
    if (!Number.isSafeInteger(goals) || goals < 0) {
      throw new RangeError(`Cannot read listing: goals must be whole numbers from 0, was ${goals}`);
    }
  }
  for (const line of lines) checkMarketLine(line);
}
