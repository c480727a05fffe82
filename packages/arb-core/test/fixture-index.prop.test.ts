import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EMPTY_REGISTRY,
  FixtureIndex,
  matchEvents,
  type MatchedEvent,
  type MatchingOptions,
  type ProviderListing,
} from "arb-core";
import { runs } from "../../../test/runs.ts";
import { matchAllPairs } from "./all-pairs.ts";
import {
  byProvider,
  SIMILAR_WORLD_REGISTRY,
  similarWorld,
  similarWorldListing,
} from "./similar-world.ts";

type Step =
  | { readonly do: "upsert"; readonly listing: ProviderListing }
  | { readonly do: "remove"; readonly provider: string; readonly id: string }
  | { readonly do: "commit"; readonly options: MatchingOptions };

const KNOWN: MatchingOptions = { registry: SIMILAR_WORLD_REGISTRY };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("upsert"), listing: similarWorldListing() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("remove"),
      provider: fc.constantFrom("a", "b", "c", "d"),
      id: fc.constantFrom("1", "2", "3"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("commit"),
      options: fc.constantFrom<MatchingOptions>(KNOWN, { registry: EMPTY_REGISTRY }),
    }),
  },
);

test("matchEvents() equals comparing every two listings", () => {
  const reached = { matched: 0, undated: 0 };
  fc.assert(
    fc.property(similarWorld(), (world) => {
      const events = matchEvents(byProvider(world), KNOWN);
      expect(events).toEqual(matchAllPairs(world, KNOWN));
      reached.matched += events.length;
      reached.undated += events.filter(({ tier }) => tier === "undated").length;
    }),
    { numRuns: runs(2000) },
  );
  expect(reached.matched).toBeGreaterThan(100);
  expect(reached.undated).toBeGreaterThan(0);
});

function sortById(events: readonly MatchedEvent[]): MatchedEvent[] {
  return events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

test("FixtureIndex equals comparing every two listings, after any changes, byte for byte", () => {
  const reached = { matched: 0, similar: 0, undated: 0, gone: 0, moved: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      let options = KNOWN;
      const index = new FixtureIndex(options);
      const listed = new Map<string, ProviderListing>();
      let known = new Map<string, string>();
      for (const action of steps) {
        switch (action.do) {
          case "upsert":
            index.upsert(action.listing);
            listed.set(`${action.listing.provider} ${action.listing.id}`, action.listing);
            break;
          case "remove":
            index.remove(action);
            listed.delete(`${action.provider} ${action.id}`);
            break;
          case "commit":
            options = action.options;
            index.commit(options);
        }
        const { changed, gone } = index.rematch();
        const expected = matchAllPairs([...listed.values()], options);
        expect(JSON.stringify(sortById(index.events()))).toBe(JSON.stringify(expected));

        // What it says has changed is all that has changed.
        const now = new Map(known);
        for (const id of gone.keys()) expect(now.delete(id)).toBe(true);
        for (const event of changed) now.set(event.id, JSON.stringify(event));
        known = new Map(expected.map((event) => [event.id, JSON.stringify(event)]));
        expect(now).toEqual(known);

        reached.matched += expected.length;
        reached.similar += expected.filter(({ tier }) => tier === "similar").length;
        reached.undated += expected.filter(({ tier }) => tier === "undated").length;
        reached.gone += gone.size;
        reached.moved += [...gone.values()].filter((id) => id !== undefined).length;
      }
    }),
    { numRuns: runs(300) },
  );
  // Matches without a kick-off are rare here; fixture-graph.prop.test.ts has them by the dozen.
  const { undated: _rare, ...often } = reached;
  for (const [what, count] of Object.entries(often)) {
    expect(count, what).toBeGreaterThan(0);
  }
});

test("several changes between two looks are like one after the other", () => {
  let matched = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const [often, once] = [new FixtureIndex(KNOWN), new FixtureIndex(KNOWN)];
      for (const index of [often, once]) {
        for (const action of steps) {
          if (action.do === "upsert") index.upsert(action.listing);
          else if (action.do === "remove") index.remove(action);
          else index.commit(action.options);
          if (index === often) index.rematch();
        }
        index.rematch();
      }
      expect(sortById(once.events())).toEqual(sortById(often.events()));
      matched += once.events().length;
    }),
    { numRuns: runs(300) },
  );
  expect(matched).toBeGreaterThan(20);
});

/** The pairs of listings that are matched, and how. */
function pairsOf(events: readonly MatchedEvent[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const { members } of events) {
    for (const { listing: a, orientation: first } of members) {
      for (const { listing: b, orientation: second } of members) {
        const key = `${a.provider} ${a.id ?? ""} = ${b.provider} ${b.id ?? ""}`;
        if (a.provider < b.provider) pairs.set(key, `${first} ${second}`);
      }
    }
  }
  return pairs;
}

test("a listing more may part what was matched, but never matches two others", () => {
  let parted = 0;
  let kept = 0;
  fc.assert(
    fc.property(similarWorld(), similarWorldListing(), (world, more) => {
      const distractor = { ...more, id: "distractor" };
      const before = pairsOf(matchEvents(byProvider(world), KNOWN));
      const after = pairsOf(matchEvents(byProvider([...world, distractor]), KNOWN));
      for (const pair of after.keys()) {
        if (pair.includes("distractor")) continue;
        expect(before.has(pair)).toBe(true);
        kept += 1;
      }
      parted += [...before.keys()].filter((pair) => !after.has(pair)).length;
    }),
    { numRuns: runs(5000) },
  );
  expect(kept).toBeGreaterThan(100);
  expect(parted).toBeGreaterThan(5);
});

test("the order in which listings come changes nothing", () => {
  let matched = 0;
  fc.assert(
    fc.property(
      similarWorld().chain((world) =>
        fc.record({
          world: fc.constant(world),
          shuffled: fc.shuffledSubarray(world, { minLength: world.length }),
        }),
      ),
      ({ world, shuffled }) => {
        const events = matchEvents(byProvider(world), KNOWN);
        expect(JSON.stringify(matchEvents(byProvider(shuffled), KNOWN))).toBe(
          JSON.stringify(events),
        );
        matched += events.length;
      },
    ),
    { numRuns: runs(1000) },
  );
  expect(matched).toBeGreaterThan(100);
});

test("exchanging home and away everywhere exchanges them in the event, and nothing else", () => {
  let matched = 0;
  const exchange = <T extends ProviderListing>(listing: T): T => ({
    ...listing,
    home: listing.away,
    away: listing.home,
    ...(listing.score === undefined
      ? {}
      : { score: { home: listing.score.away, away: listing.score.home } }),
  });
  fc.assert(
    fc.property(similarWorld(), (world) => {
      const events = matchEvents(byProvider(world), KNOWN);
      const exchanged = matchEvents(byProvider(world.map(exchange)), KNOWN);
      expect(pairsOf(exchanged)).toEqual(pairsOf(events));
      expect(exchanged.map(({ id, home, away }) => [id, home, away])).toEqual(
        events.map(({ id, home, away }) => [id, away, home]),
      );
      matched += events.length;
    }),
    { numRuns: runs(1000) },
  );
  expect(matched).toBeGreaterThan(100);
});
