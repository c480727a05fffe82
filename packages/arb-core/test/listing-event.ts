/** The event of matched listings, member by member: what the graph must compose. */
import type { MatchedEvent, Orientation } from "arb-core";
import { signTeams } from "../src/matching/event.ts";
import { compareListings, compareNumbers } from "../src/matching/listing-identity.ts";
import type { MatchingRules } from "../src/matching/matching-options.ts";
import type { TeamIdentity } from "../src/matching/team-identity.ts";
import { compareText } from "../src/text.ts";
import type { MatchedListings, MatchNode } from "./listing-group.ts";

/**
 * Composes the event of some matched listings.
 *
 * @param meeting - the how-manieth of the two teams that day, from 1; see {@link numberMeetings}.
 */
export function composeEvent(
  { members, tier }: MatchedListings,
  { withoutVetoes }: Pick<MatchingRules, "withoutVetoes">,
  meeting = 1,
): MatchedEvent {
  const sorted = members.toSorted(byProvider);
  const reference = mostAgreed(sorted);
  const { listing } = reference.entry;
  const home = bestKnown(sorted.map((node) => sideOf(node, "home", reference)));
  const away = bestKnown(sorted.map((node) => sideOf(node, "away", reference)));
  const { sport = "football" } = listing;
  // The id names the day by the earliest kick-off.
  const startsAt = sorted.map(({ entry }) => entry).sort(compareListings)[0]?.startsAt;
  const signature = signTeams(home, away, {
    sport,
    meeting,
    ...(startsAt === undefined ? {} : { startsAt }),
  });
  const isNeutral = sorted.some(({ entry }) => entry.neutral);
  const orient = (node: MatchNode): Orientation => {
    if (withoutVetoes.has("orientation")) return "straight";
    if (!isConsistent(node, reference, sorted)) return "unknown";
    if (!isExchanged(node, reference)) return "straight";
    return isNeutral ? "swapped" : "unknown";
  };
  return {
    id: signature.id,
    event: signature.event,
    sport,
    home: listing.home,
    away: listing.away,
    league: sorted.find(({ entry }) => entry.listing.league)?.entry.listing.league ?? "",
    startsAt,
    tier,
    isProvisional: home.team === undefined || away.team === undefined,
    members: sorted.map((node) => ({
      provider: node.entry.listing.provider,
      listing: node.entry.listing,
      orientation: orient(node),
    })),
  };
}

function byProvider({ entry: a }: MatchNode, { entry: b }: MatchNode): number {
  return compareText(a.listing.provider, b.listing.provider);
}

function isExchanged(node: MatchNode, reference: MatchNode): boolean {
  return node.evidence.get(reference)?.isSwapped === true;
}

/** Whether what a member says of the others' order fits what the reference says. */
function isConsistent(
  node: MatchNode,
  reference: MatchNode,
  members: readonly MatchNode[],
): boolean {
  const exchanged = isExchanged(node, reference);
  return members.every(
    (other) =>
      other === node || isExchanged(node, other) === (exchanged !== isExchanged(other, reference)),
  );
}

/** The first member whose home side most members have. */
function mostAgreed(members: readonly MatchNode[]): MatchNode {
  const [first] = members;
  if (first === undefined) throw new RangeError("Cannot compose event: it must have members");
  const exchanged = members.filter((node) => isExchanged(node, first));
  const [other] = exchanged;
  return other !== undefined && exchanged.length * 2 > members.length ? other : first;
}

/** The team that a member has on the side that the reference calls home or away. */
function sideOf(node: MatchNode, side: "home" | "away", reference: MatchNode): TeamIdentity {
  return isExchanged(node, reference) === (side === "home") ? node.entry.away : node.entry.home;
}

/** The identity that the registry knows, else the first in order: members may name a team differently. */
function bestKnown(identities: readonly TeamIdentity[]): TeamIdentity {
  const [best] = identities.toSorted(
    (a, b) =>
      Number(a.team === undefined) - Number(b.team === undefined) || compareText(a.key, b.key),
  );
  if (best === undefined) throw new RangeError("Cannot compose event: it must have members");
  return best;
}

/** Matched listings with the event that they are. */
export interface Meeting {
  readonly match: MatchedListings;
  readonly event: MatchedEvent;
}

/** Numbers the events that share an id, the meetings of two teams on one day, by their kick-offs. */
export function numberMeetings(
  meetings: Iterable<Meeting>,
  rules: Pick<MatchingRules, "withoutVetoes">,
): Meeting[] {
  return [...meetings]
    .sort((a, b) => compareMeetings(a.event, b.event))
    .map(({ match, event }, index) => ({
      match,
      event: index === 0 ? event : composeEvent(match, rules, index + 1),
    }));
}

function compareMeetings(a: MatchedEvent, b: MatchedEvent): number {
  return (
    compareNumbers(a.startsAt ?? Infinity, b.startsAt ?? Infinity) ||
    compareText(a.league, b.league) ||
    compareText(a.members[0]?.provider ?? "", b.members[0]?.provider ?? "") ||
    compareText(a.members[0]?.listing.id ?? "", b.members[0]?.listing.id ?? "")
  );
}
