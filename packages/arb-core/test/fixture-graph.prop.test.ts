import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createTeamRegistry,
  EMPTY_REGISTRY,
  type MatchedEvent,
  type MatchingOptions,
  type ProviderListing,
} from "arb-core";
import { FixtureGraph, type GraphListing } from "../src/matching/fixture-graph.ts";
import { isSameFixture } from "../src/matching/listing-identity.ts";
import { runs } from "../../../test/runs.ts";
import { matchAllPairs } from "./all-pairs.ts";

const PROVIDERS = ["a", "b", "c", "d", "e", "f"] as const;
const KICK_OFF = Date.UTC(2026, 7, 15, 14);
const HOUR = 3_600_000;

/** So few ways to write so few matches that most fixtures have several listings. */
const NAMES = [
  ["Man Utd", "Chelsea"],
  ["Man Utd", "Chelsea FC"],
  ["Manchester United", "Chelsea"],
  ["Manchester City", "Chelsea"],
] as const;

const pair = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES).map(([home, away]) => [away, home] as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<readonly [string, string]>(
      ["Corners", "Chelsea"],
      ["Chelsea", "Chelsea FC"],
      ["MAN UTD", "CHELSEA"],
    ),
  },
);
const dated = { startsAt: fc.constantFrom(KICK_OFF, KICK_OFF, KICK_OFF + HOUR) };
const running = {
  live: fc.constant(true),
  score: fc.record({ home: fc.integer({ min: 0, max: 2 }), away: fc.constant(0) }),
  minute: fc.constantFrom(10, 40),
};
const time = fc.oneof(
  { weight: 6, arbitrary: fc.record(dated) },
  { weight: 2, arbitrary: fc.record({ ...dated, ...running }) },
  { weight: 2, arbitrary: fc.record(running) },
);
const saying = fc
  .record({
    pair,
    league: fc.constantFrom("England Premier League", "England Premier League", ""),
    neutral: fc.constantFrom(false, false, true),
    time,
  })
  .map(({ pair: [home, away], time: when, ...rest }) => ({ home, away, ...rest, ...when }));
type Saying = typeof saying extends fc.Arbitrary<infer T> ? T : never;

const LEARNED = createTeamRegistry([
  {
    id: "man-utd",
    name: "Manchester United",
    aliases: [{ text: "Man Utd", source: "a", status: "confirmed" }],
  },
  { id: "chelsea", name: "Chelsea" },
]);
const OPTIONS: readonly MatchingOptions[] = [
  {},
  { registry: LEARNED },
  { clockOffsets: [{ source: "b", offsetMs: 4 * HOUR }] },
  { registry: EMPTY_REGISTRY, withoutVetoes: ["ambiguity"] },
  { registry: LEARNED, withoutVetoes: ["orientation", "squad"] },
  { tiers: ["registry", "exact", "undated"] },
];

type Step =
  | { readonly do: "place"; readonly who: number; readonly saying: Saying }
  | { readonly do: "withdraw"; readonly who: number }
  | { readonly do: "commit"; readonly options: MatchingOptions }
  | { readonly do: "rematch" };

/** Three listings of each bookmaker. */
const who = fc.nat({ max: 3 * PROVIDERS.length - 1 });
/** Most listings say what one of few says. */
const steps: fc.Arbitrary<Step[]> = fc
  .array(saying, { minLength: 1, maxLength: 4 })
  .chain((sayings) =>
    fc.array(
      fc.oneof(
        {
          weight: 9,
          arbitrary: fc.record({
            do: fc.constant("place" as const),
            who,
            saying: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...sayings) }, saying),
          }),
        },
        { weight: 3, arbitrary: fc.record({ do: fc.constant("withdraw" as const), who }) },
        { weight: 3, arbitrary: fc.record({ do: fc.constant("rematch" as const) }) },
        {
          weight: 1,
          arbitrary: fc.record({
            do: fc.constant("commit" as const),
            options: fc.constantFrom(...OPTIONS),
          }),
        },
      ),
      { minLength: 10, maxLength: 40 },
    ),
  );

function plain({ fixture: _, ...listing }: GraphListing): ProviderListing {
  return listing;
}

function plainEvents(events: readonly MatchedEvent[]): MatchedEvent[] {
  return events
    .map((event) => ({
      ...event,
      members: event.members.map((member) => ({
        ...member,
        listing: plain(member.listing as GraphListing),
      })),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a world of listings holds that is worth having reached. */
function countKinds(placed: readonly GraphListing[], events: readonly MatchedEvent[]) {
  const members = events.flatMap((event) => event.members);
  const together = placed.flatMap((a) =>
    placed
      .filter((b) => a !== b && a.fixture !== undefined && a.fixture === b.fixture)
      .map((b) => ({ isOfOne: a.provider === b.provider })),
  );
  return {
    matched: members.length,
    together: together.filter(({ isOfOne }) => !isOfOne).length,
    twiceInOne: together.filter(({ isOfOne }) => isOfOne).length,
    left: placed.length - members.length,
    unidentified: placed.filter(({ fixture }) => fixture === undefined).length,
    large: events.filter((event) => event.members.length > 3).length,
    mixed: events.filter(
      (event) =>
        new Set(event.members.map(({ listing }) => (listing as GraphListing).fixture)).size > 1,
    ).length,
    several: events.length > 1 ? 1 : 0,
    undated: events.filter(({ tier }) => tier === "undated").length,
    joined: events.filter(({ startsAt, tier }) => startsAt !== undefined && tier === "undated")
      .length,
    swapped: members.filter(({ orientation }) => orientation === "swapped").length,
    unknown: members.filter(({ orientation }) => orientation === "unknown").length,
    live: members.filter(({ listing }) => listing.live).length,
  };
}

test("FixtureGraph equals comparing every two listings, where many say the same", () => {
  const reached: Record<string, number> = { gone: 0, moved: 0 };
  fc.assert(
    fc.property(steps, (actions) => {
      let options: MatchingOptions = {};
      const graph = new FixtureGraph(options);
      const listings = Array.from({ length: 3 * PROVIDERS.length }, (_, index): GraphListing => ({
        provider: PROVIDERS[index % PROVIDERS.length]!,
        id: String(index),
        ...{ home: "", away: "", lines: [], fixture: undefined },
      }));
      const placed = new Set<GraphListing>();
      let known = new Map<string, string>();
      for (const action of [...actions, { do: "rematch" } as const]) {
        switch (action.do) {
          case "place": {
            const listing = listings[action.who]!;
            graph.withdraw(listing);
            // The object stays, what it says does not.
            const cleared = { startsAt: undefined, live: false, score: undefined };
            Object.assign(listing, { ...cleared, minute: undefined }, action.saying);
            graph.place(listing);
            placed.add(listing);
            break;
          }
          case "withdraw":
            graph.withdraw(listings[action.who]!);
            placed.delete(listings[action.who]!);
            break;
          case "commit":
            options = action.options;
            graph.commit(options);
            break;
          case "rematch": {
            const { changed, gone } = graph.rematch();
            const events = graph.events();
            const expected = matchAllPairs([...placed].map(plain), options);
            expect(JSON.stringify(plainEvents(events))).toBe(JSON.stringify(expected));
            for (const { members } of events) {
              for (const { listing } of members) {
                expect(placed.has(listing as GraphListing)).toBe(true);
              }
            }

            // What it says has changed is all that has changed.
            const now = new Map(known);
            for (const id of gone.keys()) expect(now.delete(id)).toBe(true);
            for (const event of plainEvents(changed)) now.set(event.id, JSON.stringify(event));
            known = new Map(expected.map((event) => [event.id, JSON.stringify(event)]));
            expect(now).toEqual(known);

            const kinds = {
              ...countKinds([...placed], events),
              gone: gone.size,
              moved: [...gone.values()].filter((id) => id !== undefined).length,
            };
            for (const [kind, count] of Object.entries(kinds)) {
              reached[kind] = (reached[kind] ?? 0) + count;
            }
          }
        }
      }
    }),
    { numRuns: runs(1000) },
  );
  for (const [kind, count] of Object.entries(reached)) expect(count, kind).toBeGreaterThan(0);
});

test("listings of which isSameFixture() holds stand in one fixture, and no evidence differs", () => {
  const reached = { same: 0, together: 0 };
  fc.assert(
    fc.property(saying, saying, fc.boolean(), (one, other, isCopy) => {
      const graph = new FixtureGraph();
      const toListing = (said: Saying, id: string): GraphListing => ({
        ...{ provider: "a", id, lines: [], fixture: undefined },
        ...said,
      });
      const [a, b] = [toListing(one, "1"), toListing(isCopy ? { ...one } : other, "2")];
      graph.place(a);
      graph.place(b);
      if (isCopy) expect(isSameFixture(a, b)).toBe(true);
      if (isSameFixture(a, b)) {
        expect(a.fixture).toBe(b.fixture);
        reached.same += 1;
      }
      if (a.fixture !== undefined && a.fixture === b.fixture) reached.together += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(reached.same).toBeGreaterThan(100);
  expect(reached.together).toBeGreaterThan(100);
});
