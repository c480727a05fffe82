import fc from "fast-check";
import { expect, test } from "vitest";
import {
  matchEvents,
  normalizeTeamName,
  type EventListing,
  type MatchedEvent,
  type ProviderListing,
} from "arb-core";
import { smallWorldOdds } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";

const WINDOW_MS = 75 * 60_000;

function listingsOf(odds: Record<string, EventListing[]>): ProviderListing[] {
  return Object.entries(odds).flatMap(([provider, listings]) =>
    listings.map((listing) => ({ ...listing, provider })),
  );
}

function canBeOne(a: ProviderListing, b: ProviderListing): boolean {
  const teams = (listing: ProviderListing): string =>
    [normalizeTeamName(listing.home), normalizeTeamName(listing.away)].sort().join();
  if (teams(a) !== teams(b) || new Set(teams(a).split(",")).size < 2) return false;
  if (a.startsAt === undefined || b.startsAt === undefined) {
    return a.startsAt === b.startsAt && a.league === b.league;
  }
  return Math.abs(a.startsAt - b.startsAt) <= WINDOW_MS;
}

function areOfOneMatch(a: ProviderListing, b: ProviderListing): boolean {
  return a.provider !== b.provider && canBeOne(a, b);
}

/** The slow, obvious way: of connected listings, those are a match that could be one with all others. */
function matchesByDefinition(odds: Record<string, EventListing[]>): Set<string> {
  const listings = listingsOf(odds);
  const left = new Set(listings);
  const matches = new Set<string>();
  for (const start of listings) {
    if (!left.delete(start)) continue;
    const connected = [start];
    for (const member of connected) {
      for (const other of [...left].filter((candidate) => areOfOneMatch(member, candidate))) {
        left.delete(other);
        connected.push(other);
      }
    }
    const agreeing = connected.filter((a) =>
      connected.every((b) => a === b || areOfOneMatch(a, b)),
    );
    if (agreeing.length > 1) matches.add(nameOf(agreeing));
  }
  return matches;
}

function nameOf(members: readonly ProviderListing[]): string {
  return members
    .map((member) => `${member.provider}/${member.id ?? ""}`)
    .sort()
    .join(" ");
}

function namesOf(events: readonly MatchedEvent[]): Set<string> {
  return new Set(events.map((event) => nameOf(event.members.map((member) => member.listing))));
}

test("matchEvents() finds exactly the matches of the definition", () => {
  let matched = 0;
  let refused = 0;
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      const events = matchEvents(odds);
      expect(namesOf(events)).toEqual(matchesByDefinition(odds));
      matched += events.length;
      const listings = listingsOf(odds);
      const couldMatch = listings.some((a) =>
        listings.some((b) => a.provider !== b.provider && canBeOne(a, b)),
      );
      if (couldMatch && events.length === 0) refused += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(matched).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(5);
});

test("the order of bookmakers and of their listings changes nothing", () => {
  let matched = 0;
  fc.assert(
    fc.property(smallWorldOdds(), fc.array(fc.nat(), { minLength: 16 }), (odds, numbers) => {
      let next = 0;
      const shuffle = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, key: numbers[next++ % numbers.length] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const shuffled = Object.fromEntries(
        shuffle(Object.entries(odds)).map(([provider, listings]) => [provider, shuffle(listings)]),
      );
      const events = matchEvents(odds);
      expect(JSON.stringify(matchEvents(shuffled))).toBe(JSON.stringify(events));
      matched += events.length;
    }),
    { numRuns: runs(500) },
  );
  expect(matched).toBeGreaterThan(5);
});

test("a bookmaker more never joins matches that were two", () => {
  let compared = 0;
  fc.assert(
    fc.property(smallWorldOdds(), ({ cmd, ...others }) => {
      const before = matchEvents(others);
      const after = matchEvents({ ...others, cmd: cmd ?? [] });
      for (const event of after) {
        const rest = event.members.filter((member) => member.provider !== "cmd");
        if (rest.length < 2) continue;
        compared += 1;
        expect(namesOf(before)).toContain(nameOf(rest.map((member) => member.listing)));
      }
    }),
    { numRuns: runs(2000) },
  );
  expect(compared).toBeGreaterThan(5);
});

test("event ids are unique, and inputs are left alone", () => {
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      const before = JSON.stringify(odds);
      const ids = matchEvents(odds).map((event) => event.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(JSON.stringify(odds)).toBe(before);
    }),
  );
});
