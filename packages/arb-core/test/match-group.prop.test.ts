import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EMPTY_REGISTRY,
  type MatchedEvent,
  type MatchingOptions,
  type ProviderListing,
} from "arb-core";
import { Fixture, type Link } from "../src/matching/fixture.ts";
import { identifyListing } from "../src/matching/listing-identity.ts";
import { isAccepted } from "../src/matching/match-evidence.ts";
import { clusterOf, matchCluster } from "../src/matching/match-group.ts";
import { composeEvent } from "../src/matching/matched-event.ts";
import { completeMatchingOptions, type MatchingRules } from "../src/matching/matching-options.ts";
import { runs } from "../../../test/runs.ts";
import { composeEvent as composeListings } from "./listing-event.ts";
import { groupOf, matchGroup, type MatchNode } from "./listing-group.ts";

/** Evidence as no names would give it: any. */
const anyLink = fc.record({
  bits: fc.constantFrom(7, 9, 10, 12, 16, 16, 16),
  isSwapped: fc.constantFrom(false, false, false, true),
  tier: fc.constantFrom("registry", "exact", "exact", "similar", "undated"),
} as const);
const someLink = fc.option(anyLink, { nil: undefined, freq: 8 });
const MAX_FIXTURES = 5;

/** What some bookmakers say, and what lies between the ways in which they do. */
const world = fc.record({
  fixtures: fc.array(
    fc.record({
      providers: fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), {
        minLength: 1,
        maxLength: 3,
      }),
      isDated: fc.constantFrom(true, true, false),
      neutral: fc.constantFrom(false, false, true),
      home: fc.constantFrom("Ajax", "PSV", "Feyenoord"),
      ownLink: someLink,
    }),
    { minLength: 1, maxLength: MAX_FIXTURES },
  ),
  links: fc.array(someLink, {
    minLength: MAX_FIXTURES * MAX_FIXTURES,
    maxLength: MAX_FIXTURES * MAX_FIXTURES,
  }),
  options: fc.constantFrom<MatchingOptions>(
    {},
    {},
    {},
    { tiers: ["registry", "similar", "undated"] },
    { withoutVetoes: ["ambiguity"] },
    { withoutVetoes: ["orientation"] },
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** The same world fixture by fixture and listing by listing. */
function build({ fixtures, links }: World, rules: MatchingRules) {
  const nodes: MatchNode[] = [];
  const built = fixtures.map(({ providers, isDated, neutral, home, ownLink }, number) => {
    const says = {
      ...{ home, away: "Vitesse", neutral, lines: [] },
      ...(isDated ? { startsAt: Date.UTC(2026, 7, 15, 14, number % 2) } : {}),
    };
    const entryOf = (listing: ProviderListing) => identifyListing(listing, rules)!;
    const fixture = new Fixture(entryOf({ ...says, provider: "" }));
    for (const [index, provider] of providers.entries()) {
      const listing = { ...says, provider, id: `${number}-${index}`, fixture };
      nodes.push({ entry: entryOf(listing), evidence: new Map() });
      fixture.add(listing);
    }
    fixture.settle();
    fixture.isLinked = true;
    fixture.ownLink = toLink(ownLink && { ...ownLink, isSwapped: false }, rules);
    return fixture;
  });
  for (const [i, a] of built.entries()) {
    for (const [j, b] of built.slice(0, i).entries()) {
      const link = toLink(links[i * MAX_FIXTURES + j], rules);
      if (link === undefined) continue;
      a.addLink(b, link);
      b.addLink(a, link);
    }
  }
  const fixtureOf = ({ entry }: MatchNode) => (entry.listing as { fixture?: Fixture }).fixture!;
  for (const a of nodes) {
    for (const b of nodes) {
      if (a.entry.listing.provider === b.entry.listing.provider) continue;
      fixtureOf(a).eachLinkAndOwn((other, link) => {
        if (other === fixtureOf(b)) a.evidence.set(b, { ...link, evidence: [] });
      });
    }
  }
  return { fixtures: built, nodes };
}

function toLink(link: Omit<Link, "isAccepted"> | undefined, rules: MatchingRules) {
  return link && { ...link, isAccepted: isAccepted(link, rules) };
}

function describeEvents(events: readonly MatchedEvent[]): string[] {
  return events
    .map((event) => {
      const members = event.members.map(({ listing: { id }, orientation }) => [id, orientation]);
      return JSON.stringify({ ...event, members });
    })
    .sort();
}

test("a consensus of fixtures is that of their listings, whatever the evidence", () => {
  const reached = { alone: 0, several: 0, joined: 0, swapped: 0, unknown: 0, split: 0, left: 0 };
  fc.assert(
    fc.property(world, (made) => {
      const rules = completeMatchingOptions({ registry: EMPTY_REGISTRY, ...made.options });
      const { fixtures, nodes } = build(made, rules);

      const leftFixtures = new Set(fixtures);
      const events = fixtures.flatMap((fixture) => {
        if (!leftFixtures.has(fixture)) return [];
        const cluster = clusterOf(fixture);
        for (const one of cluster) leftFixtures.delete(one);
        return matchCluster(cluster, rules).map((match) => composeEvent(match, rules));
      });

      const leftNodes = new Set(nodes);
      const expected = nodes.flatMap((node) => {
        if (!leftNodes.has(node)) return [];
        const group = groupOf(node, rules);
        for (const one of group) leftNodes.delete(one);
        return matchGroup(group, rules).map((match) => composeListings(match, rules));
      });
      expect(describeEvents(events)).toEqual(describeEvents(expected));

      const members = events.flatMap((event) => event.members);
      const fixtureOf = (listing: ProviderListing) => (listing as { fixture?: Fixture }).fixture;
      for (const event of events) {
        const together = new Set(event.members.map(({ listing }) => fixtureOf(listing)));
        reached[together.size > 1 ? "several" : "alone"] += 1;
        const isMixed = event.members.some(({ listing }) => listing.startsAt === undefined);
        if (event.startsAt !== undefined && isMixed) reached.joined += 1;
      }
      for (const { orientation } of members) {
        if (orientation !== "straight") reached[orientation] += 1;
      }
      const matched = new Set(members.map(({ listing }) => listing));
      for (const fixture of fixtures) {
        const count = fixture.listings.filter((listing) => matched.has(listing)).length;
        if (count > 0 && count < fixture.listings.length) reached.split += 1;
      }
      reached.left += nodes.length - members.length;
    }),
    { numRuns: runs(5000) },
  );
  for (const [kind, count] of Object.entries(reached)) expect(count, kind).toBeGreaterThan(0);
});
