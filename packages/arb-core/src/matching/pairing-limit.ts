/**
 * A page gone wild must not cost the square of what it lists: a bookmaker that lists a pair of
 * teams too often is left out, with all its listings of that pair.
 */
import type { Fixture } from "./fixture.ts";

/** Beyond this many listings of a pair of teams, a bookmaker's are left out. Ten seasons are within it. */
export const MAX_LISTINGS_OF_PAIRING = 200;

/** Whether fixtures have so many listings that one bookmaker's could be too many. */
export function areMany(fixtures: readonly Fixture[]): boolean {
  let count = 0;
  for (const { listings } of fixtures) {
    count += listings.length;
    if (count > MAX_LISTINGS_OF_PAIRING) return true;
  }
  return false;
}

/** Whether two fixtures are of the same two teams, either way round. */
export function isSamePairing(a: Fixture, b: Fixture): boolean {
  if (a.block !== b.block) return false;
  return a.home.key === b.home.key
    ? a.away.key === b.away.key
    : a.home.key === b.away.key && a.away.key === b.home.key;
}

/** The bookmakers that have too many listings in the fixtures of one pairing. */
export function findExcluded(pairing: readonly Fixture[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { listings } of pairing) {
    for (const { provider } of listings) counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([, count]) => count > MAX_LISTINGS_OF_PAIRING).map(([name]) => name),
  );
}
