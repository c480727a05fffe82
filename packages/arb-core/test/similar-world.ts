/**
 * Listings whose names resemble one another in every way that real ones do, at few kick-offs, so
 * that matches, rivals, contradictions and chains arise all the time.
 */
import fc from "fast-check";
import { createTeamRegistry, type ProviderListing, type TeamRegistry } from "arb-core";

/** By club: how bookmakers write it. Clubs that share a city or a word stand side by side. */
const SPELLINGS = [
  ["Manchester United", "Man Utd", "Man. United", "Manchester Utd"],
  ["Manchester City", "Man City", "Man. City"],
  ["Sheffield United", "Sheff Utd", "Sheffield Utd"],
  ["Sheffield Wednesday", "Sheff Wed", "Sheffield Wed."],
  ["Borussia Dortmund", "Dortmund", "B. Dortmund"],
  ["Borussia Mönchengladbach", "M'gladbach", "B. Monchengladbach"],
] as const;

/** Knows some of the clubs by all their names, some by one, others not at all. */
export const SIMILAR_WORLD_REGISTRY: TeamRegistry = createTeamRegistry([
  { id: "man-utd", name: "Manchester United", country: "ENG", aliases: ["Man Utd"] },
  { id: "man-city", name: "Manchester City", country: "ENG" },
  { id: "dortmund", name: "Borussia Dortmund", country: "GER", aliases: ["Dortmund"] },
]);

const MINUTES = [0, 0, 0, 5, 60, 75, 100, 3 * 24 * 60] as const;
const KICK_OFF = Date.UTC(2026, 7, 15, 14);
const LEAGUES = ["", "England Premier League", "Premier League", "Germany Bundesliga"] as const;

/** A listing in a world of names that are alike. */
export function similarWorldListing(): fc.Arbitrary<ProviderListing & { readonly id: string }> {
  const club = fc.constantFrom(...SPELLINGS).chain((names) => fc.constantFrom(...names));
  // Most listings are of one match, in some spelling.
  const main = fc.tuple(fc.constantFrom(...SPELLINGS[0]), fc.constantFrom(...SPELLINGS[3]));
  const teams = fc.oneof(
    { weight: 4, arbitrary: main },
    { weight: 1, arbitrary: main.map(([home, away]) => [away, home] as const) },
    { weight: 3, arbitrary: fc.tuple(club, club) },
  );
  const dated = { startsAt: fc.constantFrom(...MINUTES).map((m) => KICK_OFF + m * 60_000) };
  const running = {
    live: fc.constant(true),
    score: fc.record({ home: fc.integer({ min: 0, max: 2 }), away: fc.constant(0) }),
    minute: fc.constantFrom(10, 20, 40),
  };
  return fc
    .record({
      provider: fc.constantFrom("a", "b", "c", "d"),
      id: fc.constantFrom("1", "2", "3"),
      teams,
      league: fc.constantFrom(...LEAGUES),
      neutral: fc.boolean(),
      time: fc.oneof(
        { weight: 6, arbitrary: fc.record(dated) },
        { weight: 1, arbitrary: fc.record({ ...dated, ...running }) },
        { weight: 2, arbitrary: fc.record(running) },
        { weight: 1, arbitrary: fc.constant({}) },
      ),
    })
    .map(({ teams: [home, away], time, ...rest }) => ({ ...rest, ...time, home, away, lines: [] }));
}

/** Several bookmakers' listings, each of one id once. */
export function similarWorld(): fc.Arbitrary<(ProviderListing & { readonly id: string })[]> {
  return fc.uniqueArray(similarWorldListing(), {
    maxLength: 9,
    selector: ({ provider, id }) => `${provider} ${id}`,
  });
}

/** The same as {@link matchEvents} takes it. */
export function byProvider<T extends { readonly provider: string }>(
  listings: readonly T[],
): Record<string, T[]> {
  const odds: Record<string, T[]> = {};
  for (const listing of listings) (odds[listing.provider] ??= []).push(listing);
  return odds;
}
