import { createForecast, refreshLadder, type Forecast } from "../forecast.ts";
import type { Malay } from "../malay.ts";
import type { MarketKey } from "../market-key.ts";
import { readClock } from "../match-clock.ts";
import type { Match } from "../match.ts";
import type { Offer } from "../offer.ts";
import type { PerSite, Site } from "../site.ts";

/** The ways in which a careless reader sees a sure bet that is none. */
export const TRAP_KINDS = ["women", "under-21", "polish", "swapped", "suspended"] as const;

/** One way to see a sure bet that is none. */
export type TrapKind = (typeof TRAP_KINDS)[number];

/** One price: side 0 is the home side or over, whichever way round a bookmaker prints it. */
export interface Leg {
  readonly site: Site;
  readonly match: Match;
  readonly market: MarketKey;
  /** Handicaps are the home side's. */
  readonly line: number;
  readonly side: 0 | 1;
  readonly price: Malay;
}

/** Two prices that would seem to make a sure bet. */
export type LegPair = readonly [Leg, Leg];

/** What each bookmaker that lists a match offers on it. */
export type Offers = Partial<PerSite<Offer>>;

/** A standing trap, with the matches that it is made of. */
export interface Trap {
  readonly kind: TrapKind;
  /** The match it is about first. */
  readonly matches: readonly [Match, ...Match[]];
  /** Sets the expected goals and the lines of its matches, after news has moved them. */
  steer(now: number): void;
  /** Changes what the bookmakers would offer on one of its matches. */
  adjust(match: Match, offers: Offers): Offers;
  /** The prices that tempt at the moment. */
  temptations(offersOf: (match: Match) => Offers): readonly LegPair[];
}

/** Works out the forecast of a trap's match and moves its lines along. */
export function refreshMatch(match: Match, now: number): Forecast {
  const forecast = createForecast(match, readClock(match, now));
  match.ladder = refreshLadder(match.ladder, forecast);
  return forecast;
}
