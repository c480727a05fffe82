/**
 * From pairs to events, by consensus. Listings that are taken for the same match, directly or
 * through others, form a group. A listing is a member of the group's event when every other listing
 * of the group is taken for the same match as it (two of one bookmaker never are), and no other of
 * its bookmaker comes near it.
 *
 * So there is no chaining, the order of the listings changes nothing, and a listing more can part
 * what was matched but never match what was not.
 *
 * Evidence lies between fixtures, so the rule is worked out fixture by fixture and says what it
 * says listing by listing; a test holds the two equal.
 */
import type { Fixture, GraphListing } from "./fixture.ts";
import { componentsOf, type Component } from "./group-components.ts";
import { compareListings } from "./listing-identity.ts";
import { MARGIN_BITS } from "./match-evidence.ts";
import { MATCH_TIERS, type MatchingRules, type MatchTier } from "./matching-options.ts";

/** Listings that are one match, by the fixtures that they stand in. */
export interface MatchedListings {
  readonly parts: Component;
  /** The weakest of what joins any two of them. */
  readonly tier: MatchTier;
}

/** The fixtures that are connected with a fixture by accepted links, itself included. */
export function clusterOf(start: Fixture): Fixture[] {
  const cluster = [start];
  const seen = new Set(cluster);
  for (const fixture of cluster) {
    fixture.eachLink((other, { isAccepted }) => {
      if (!isAccepted || seen.has(other)) return;
      seen.add(other);
      cluster.push(other);
    });
  }
  // The copy has no room for more.
  return cluster.slice();
}

/**
 * The matches that a cluster holds, mostly one or none. Listings with a kick-off are matched first
 * and by themselves; those without one join a match, or match among themselves.
 */
export function matchCluster(
  cluster: readonly Fixture[],
  rules: Pick<MatchingRules, "withoutVetoes">,
): MatchedListings[] {
  const agree = rules.withoutVetoes.has("ambiguity") ? firstOfEachProvider : agreeing(cluster);
  const reach = (fixtures: readonly Fixture[]): Consensus[] =>
    componentsOf(fixtures).map((all) => ({ all, members: agree(all) }));
  const dated = reach(cluster.filter(({ startsAt }) => startsAt !== undefined));
  const undated = reach(cluster.filter(({ startsAt }) => startsAt === undefined));
  return joinUndated(dated, undated)
    .filter((parts) => countListings(parts) > 1)
    .map((parts) => ({ parts, tier: weakestTier(parts) }));
}

/** Listings that are connected, and those among them that agree with all others. */
interface Consensus {
  readonly all: Component;
  readonly members: Component;
}

function joinUndated(dated: readonly Consensus[], undated: readonly Consensus[]): Component[] {
  const touching = undated.map((consensus) => ({
    consensus,
    touched: dated.filter((known) => doTouch(consensus.all, known.all)),
  }));
  const alone = touching
    .filter(({ touched }) => touched.length === 0)
    .map(({ consensus }) => consensus.members);
  return dated
    .map((known) => {
      const [first, ...rivals] = touching.filter(({ touched }) => touched.includes(known));
      const joins =
        first?.touched.length === 1 &&
        rivals.length === 0 &&
        doAllAccept(first.consensus.members, known.all);
      return joins ? new Map([...known.members, ...first.consensus.members]) : known.members;
    })
    .concat(alone);
}

/** Whether a listing of the one is taken for the same match as one of the other. */
function doTouch(a: Component, b: Component): boolean {
  let doTouch = false;
  for (const [fixture, listings] of a) {
    fixture.eachLink((other, { isAccepted }) => {
      doTouch ||= isAccepted && isAnyOfAnother(listings, b.get(other) ?? []);
    });
  }
  return doTouch;
}

/** Whether two of them are of different bookmakers, one of each. */
function isAnyOfAnother(a: readonly GraphListing[], b: readonly GraphListing[]): boolean {
  return a.some((listing) => b.some(({ provider }) => provider !== listing.provider));
}

/** Whether every listing of the one is taken for the same match as every listing of the other. */
function doAllAccept(a: Component, b: Component): boolean {
  const providers = new Set<string>();
  for (const listings of b.values()) for (const { provider } of listings) providers.add(provider);
  for (const [fixture, listings] of a) {
    if (countAccepted(fixture, b) < b.size) return false;
    if (listings.some(({ provider }) => providers.has(provider))) return false;
  }
  return true;
}

/** How many of the other fixtures a fixture has an accepted link to. */
function countAccepted(fixture: Fixture, others: Component): number {
  let count = 0;
  fixture.eachLink((other, { isAccepted }) => {
    if (isAccepted && others.has(other)) count += 1;
  });
  return count;
}

/** Finds who agrees with all others of its component, and has no rival in the cluster. */
function agreeing(cluster: readonly Fixture[]): (all: Component) => Component {
  const repeated = findRepeated(cluster);
  return (all) => {
    const members = new Map<Fixture, readonly GraphListing[]>();
    for (const [fixture, listings] of all) {
      if (!isAcceptedByAll(fixture, listings, all)) continue;
      const kept = listings.filter(({ provider }) => {
        const where = repeated.get(provider);
        return (
          where === undefined || (isOnce(provider, all) && !isContested(fixture, provider, where))
        );
      });
      if (kept.length > 0) members.set(fixture, kept);
    }
    return members;
  };
}

function isAcceptedByAll(
  fixture: Fixture,
  { length }: readonly GraphListing[],
  all: Component,
): boolean {
  return (
    (length === 1 || fixture.ownLink?.isAccepted === true) &&
    countAccepted(fixture, all) === all.size - 1
  );
}

function isOnce(provider: string, all: Component): boolean {
  let count = 0;
  for (const listings of all.values()) count += countOf(provider, listings);
  return count === 1;
}

function countOf(provider: string, listings: readonly GraphListing[]): number {
  return listings.reduce((count, listing) => count + Number(listing.provider === provider), 0);
}

/** The bookmakers with several listings in a cluster or next to it, and the fixtures of these. */
function findRepeated(cluster: readonly Fixture[]): ReadonlyMap<string, ReadonlySet<Fixture>> {
  const scope = new Set(cluster);
  for (const fixture of cluster) for (const other of fixture.others) scope.add(other);
  const once = new Set<string>();
  const repeated = new Map<string, Set<Fixture>>();
  for (const fixture of scope) {
    for (const { provider } of fixture.voices()) {
      if (once.has(provider)) repeated.set(provider, new Set());
      else once.add(provider);
    }
  }
  if (repeated.size === 0) return repeated;
  for (const fixture of scope) {
    for (const { provider } of fixture.voices()) repeated.get(provider)?.add(fixture);
  }
  return repeated;
}

/**
 * Whether a bookmaker's listing in a fixture has a rival in another: one of its listings there has
 * nearly as much evidence, or more, of being one match with any that this one is taken for the same
 * as. (Two in one fixture are connected with the same others, so neither is alone in a component.)
 */
function isContested(fixture: Fixture, provider: string, where: ReadonlySet<Fixture>): boolean {
  /** By how much those are taken for the same. */
  const taken = new Map<Fixture, number>();
  fixture.eachLinkAndOwn((other, { bits, isAccepted }) => {
    const isOfAnother = other.voices().some((listing) => listing.provider !== provider);
    if (isAccepted && isOfAnother) taken.set(other, bits);
  });
  let isContested = false;
  for (const rival of where) {
    if (rival === fixture) continue;
    rival.eachLinkAndOwn((other, { bits }) => {
      isContested ||= bits > (taken.get(other) ?? Infinity) - MARGIN_BITS;
    });
  }
  return isContested;
}

function firstOfEachProvider(all: Component): Component {
  const first = new Map<string, { readonly fixture: Fixture; readonly listing: GraphListing }>();
  for (const [fixture, listings] of all) {
    for (const listing of listings) {
      const known = first.get(listing.provider);
      if (
        known === undefined ||
        compareListings(entryOf(fixture, listing), entryOf(known.fixture, known.listing)) < 0
      ) {
        first.set(listing.provider, { fixture, listing });
      }
    }
  }
  const members = new Map<Fixture, GraphListing[]>();
  for (const { fixture, listing } of first.values()) {
    members.set(fixture, [...(members.get(fixture) ?? []), listing]);
  }
  return members;
}

function entryOf(
  { startsAt, competition }: Fixture,
  listing: GraphListing,
): Parameters<typeof compareListings>[0] {
  return { startsAt, competition, listing };
}

function countListings(parts: Component): number {
  let count = 0;
  for (const { length } of parts.values()) count += length;
  return count;
}

function weakestTier(parts: Component): MatchTier {
  let weakest = 0;
  for (const [fixture, { length }] of parts) {
    fixture.eachLinkAndOwn((other, { tier }) => {
      if (!parts.has(other) || (other === fixture && length === 1)) return;
      weakest = Math.max(weakest, MATCH_TIERS.indexOf(tier));
    });
  }
  return MATCH_TIERS[weakest] ?? "undated";
}
