/**
 * Matching by definition: every two listings compared, groups by connection, events by their own
 * rules. The slow, obvious way that the index must equal.
 */
import type { MatchedEvent, MatchingOptions, ProviderListing } from "arb-core";
import { groupBy } from "../src/group-by.ts";
import { identifyListing, type IdentifiedListing } from "../src/matching/listing-identity.ts";
import { completeMatchingOptions } from "../src/matching/matching-options.ts";
import { MAX_LISTINGS_OF_PAIRING } from "../src/matching/pairing-limit.ts";
import { SimilarNames } from "../src/matching/similar-names.ts";
import { composeEvent, numberMeetings } from "./listing-event.ts";
import { groupOf, linkListings, matchGroup, type MatchNode } from "./listing-group.ts";

/** What `matchEvents` must answer. */
export function matchAllPairs(
  listings: readonly ProviderListing[],
  options: MatchingOptions,
): MatchedEvent[] {
  const rules = completeMatchingOptions(options);
  const names = new SimilarNames(rules.registry);
  const entries = listings
    .map((listing) => identifyListing(listing, rules))
    .filter((entry): entry is IdentifiedListing => entry !== undefined);
  for (const { home, away } of entries) {
    names.add(home);
    names.add(away);
  }
  const nodes = [...groupBy(entries, pairingOf).values()]
    .filter(({ length }) => length <= MAX_LISTINGS_OF_PAIRING)
    .flat()
    .map((entry): MatchNode => ({ entry, evidence: new Map() }));
  for (const [index, a] of nodes.entries()) {
    for (const b of nodes.slice(0, index)) {
      if (a.entry.block === b.entry.block) {
        linkListings(a, b, (x, y) => names.scoreOf(x, y), rules);
      }
    }
  }
  const left = new Set(nodes);
  const meetings = nodes.flatMap((node) => {
    if (!left.has(node)) return [];
    const group = groupOf(node, rules);
    for (const member of group) left.delete(member);
    return matchGroup(group, rules).map((match) => ({ match, event: composeEvent(match, rules) }));
  });
  return [...groupBy(meetings, ({ event }) => event.id).values()]
    .flatMap((sameId) => numberMeetings(sameId, rules))
    .map(({ event }) => event)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a bookmaker's listings of the same two teams have in common. */
function pairingOf({ listing, block, home, away }: IdentifiedListing): string {
  return [listing.provider, block, ...[home.key, away.key].sort()].join("\n");
}
