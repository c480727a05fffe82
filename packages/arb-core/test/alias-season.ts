/** A season of a small league as bookmakers list it, each with its own names for the clubs. */
import type { EventListing } from "arb-core";

/** Clubs whose names resemble none of the others. */
export const CLUBS = [
  ...["Ajax", "Feyenoord", "Twente", "Utrecht", "Groningen", "Heerenveen"],
  ...["Zwolle", "Breda"],
] as const;

/** What bookmakers may call a club instead; these resemble nothing either. */
export const INVENTED = ["Kurki", "Vlaming Oud", "Xolotl"] as const;

const WEEK_MS = 7 * 24 * 3_600_000;
const START = Date.UTC(2025, 1, 1, 14);
/** On a match day there are two kick-offs, five hours apart. */
const SLOT_MS = 5 * 3_600_000;

/** A match before anybody lists it; clubs by their place in {@link CLUBS}. */
export interface Fixture {
  readonly week: number;
  readonly home: number;
  readonly away: number;
  readonly startsAt: number;
}

/** Everybody against everybody once, a match a week for each (the circle method). */
export const SEASON: readonly Fixture[] = composeSeason(CLUBS.length);

function composeSeason(count: number): Fixture[] {
  const rounds = count - 1;
  return Array.from({ length: rounds }, (_, week) =>
    Array.from({ length: count / 2 }, (__, pair): Fixture => {
      const one = pair === 0 ? rounds : (week + pair) % rounds;
      const other = (week - pair + rounds) % rounds;
      const [home, away] = week % 2 === 0 ? [one, other] : [other, one];
      return { week, home, away, startsAt: START + week * WEEK_MS + (pair % 2) * SLOT_MS };
    }),
  ).flat();
}

/** How a bookmaker calls a club on a match day. */
export type Naming = (club: number, week: number) => string;

/** Each club by the name in {@link CLUBS}. */
export const usual: Naming = (club) => CLUBS[club] ?? "";

/** Some clubs by other names, all season. */
export function rename(names: ReadonlyMap<number, string>): Naming {
  return (club, week) => names.get(club) ?? usual(club, week);
}

/** The listings of a bookmaker. */
export function listSeason(fixtures: readonly Fixture[], naming: Naming): EventListing[] {
  return fixtures.map(({ week, home, away, startsAt }) => ({
    home: naming(home, week),
    away: naming(away, week),
    startsAt,
    lines: [],
  }));
}
