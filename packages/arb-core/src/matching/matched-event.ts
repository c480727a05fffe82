/** A real match as several bookmakers list it: its names, its id and its members. */
import { signTeams } from "./event.ts";
import type { ProviderListing } from "../listing.ts";
import type { Fixture } from "./fixture.ts";
import type { Component } from "./group-components.ts";
import type { MatchedListings } from "./match-group.ts";
import type { MatchingRules, MatchTier } from "./matching-options.ts";
import type { TeamIdentity } from "./team-identity.ts";
import { sportOf } from "../registry/registry-team.ts";
import { compareText } from "../text.ts";

/**
 * How a listing's home and away stand to its event's.
 *
 * - `straight`: the same way round.
 * - `swapped`: exchanged, on neutral ground; its prices are read exchanged.
 * - `unknown`: exchanged without a reason; its prices are not used.
 */
export type Orientation = "straight" | "swapped" | "unknown";

/** One bookmaker's part of a matched event. */
export interface EventMember {
  readonly provider: string;
  readonly listing: ProviderListing;
  readonly orientation: Orientation;
}

/** One real match as several bookmakers list it. */
export interface MatchedEvent {
  /** See {@link EventSignature}. */
  readonly id: string;
  /** For people: `manchester_united_vs_chelsea`. */
  readonly event: string;
  readonly sport: string;
  /** The teams as the first straight bookmaker writes them. */
  readonly home: string;
  readonly away: string;
  readonly league: string;
  /** The earliest kick-off among the members, in epoch milliseconds. */
  readonly startsAt: number | undefined;
  /** How sure it is that the members are one match: the weakest link between two of them. */
  readonly tier: MatchTier;
  /** A team is not in the registry: the id changes once it is. */
  readonly isProvisional: boolean;
  /** At least two, sorted by provider; each provider once. */
  readonly members: readonly EventMember[];
}

/** Composes the event of some matched listings, as the first meeting of its teams that day. */
export function composeEvent(
  { parts, tier }: MatchedListings,
  { withoutVetoes }: Pick<MatchingRules, "withoutVetoes">,
): MatchedEvent {
  const { fixture: reference, listing } = mostAgreed(parts);
  const fixtures = [...parts.keys()];
  const exchanged = exchangedWith(reference);
  const sideOf = (fixture: Fixture, side: "home" | "away"): TeamIdentity =>
    exchanged.has(fixture) === (side === "home") ? fixture.away : fixture.home;
  const home = bestKnown(fixtures.map((fixture) => sideOf(fixture, "home")));
  const away = bestKnown(fixtures.map((fixture) => sideOf(fixture, "away")));
  const sport = sportOf(listing);
  // The id names the day by the earliest kick-off.
  const startsAt = earliestOf(fixtures);
  const signature = signTeams(home, away, {
    sport,
    ...(startsAt === undefined ? {} : { startsAt }),
  });
  const orient = withoutVetoes.has("orientation")
    ? (): Orientation => "straight"
    : orienter(parts, exchanged);
  const members = membersOf(parts, orient);
  return {
    id: signature.id,
    event: signature.event,
    sport,
    home: listing.home,
    away: listing.away,
    league: members.find((member) => member.listing.league)?.listing.league ?? "",
    startsAt,
    tier,
    isProvisional: home.team === undefined || away.team === undefined,
    members,
  };
}

function membersOf(parts: Component, orient: (fixture: Fixture) => Orientation): EventMember[] {
  const members: EventMember[] = [];
  for (const [fixture, listings] of parts) {
    const orientation = orient(fixture);
    for (const listing of listings) {
      members.push({ provider: listing.provider, listing, orientation });
    }
  }
  // The copy has no room for more.
  return members.slice().sort((a, b) => compareText(a.provider, b.provider));
}

/** A listing with the fixture that it stands in. */
interface StandingListing {
  readonly fixture: Fixture;
  readonly listing: ProviderListing;
}

/** The first listing by its bookmaker among those of some fixtures. */
function firstOf(parts: Component, belongs: (fixture: Fixture) => boolean): StandingListing {
  let first: StandingListing | undefined;
  for (const [fixture, listings] of parts) {
    if (!belongs(fixture)) continue;
    for (const listing of listings) {
      if (first === undefined || listing.provider < first.listing.provider) {
        first = { fixture, listing };
      }
    }
  }
  if (first === undefined) throw new RangeError("Cannot compose event: it must have members");
  return first;
}

/** The first member whose home side most members have. */
function mostAgreed(parts: Component): StandingListing {
  const first = firstOf(parts, () => true);
  const exchanged = exchangedWith(first.fixture);
  let [straightCount, exchangedCount] = [0, 0];
  for (const [fixture, { length }] of parts) {
    if (exchanged.has(fixture)) exchangedCount += length;
    else straightCount += length;
  }
  return exchangedCount > straightCount ? firstOf(parts, (one) => exchanged.has(one)) : first;
}

/** The fixtures whose home is a fixture's away. */
function exchangedWith(reference: Fixture): ReadonlySet<Fixture> {
  const exchanged = new Set<Fixture>();
  reference.eachLink((other, { isSwapped }) => {
    if (isSwapped) exchanged.add(other);
  });
  return exchanged;
}

/**
 * Says how a fixture stands to the event, of which some fixtures are exchanged; `unknown` where
 * what it says of the others' order does not fit what the reference says.
 */
function orienter(
  parts: Component,
  exchanged: ReadonlySet<Fixture>,
): (fixture: Fixture) => Orientation {
  const fixtures = [...parts.keys()];
  const isNeutral = fixtures.some(({ neutral }) => neutral);
  const exchangedCount = fixtures.filter((fixture) => exchanged.has(fixture)).length;
  return (fixture) => {
    const isExchanged = exchanged.has(fixture);
    let fitting = 0;
    let contradicting = 0;
    fixture.eachLink((other, { isSwapped }) => {
      if (!isSwapped || !parts.has(other)) return;
      if (exchanged.has(other) === isExchanged) contradicting += 1;
      else fitting += 1;
    });
    const expected = isExchanged ? fixtures.length - exchangedCount : exchangedCount;
    if (contradicting > 0 || fitting < expected) return "unknown";
    if (!isExchanged) return "straight";
    return isNeutral ? "swapped" : "unknown";
  };
}

/** The earliest kick-off; `undefined` where none is known. */
function earliestOf(fixtures: readonly Fixture[]): number | undefined {
  let earliest: number | undefined;
  for (const { startsAt } of fixtures) {
    if (startsAt !== undefined && startsAt < (earliest ?? Infinity)) earliest = startsAt;
  }
  return earliest;
}

/** The identity that the registry knows, else the first in order: members may name a team differently. */
function bestKnown(identities: readonly TeamIdentity[]): TeamIdentity {
  return identities.reduce((best, identity) =>
    (Number(best.team === undefined) - Number(identity.team === undefined) ||
      compareText(best.key, identity.key)) > 0
      ? identity
      : best,
  );
}
