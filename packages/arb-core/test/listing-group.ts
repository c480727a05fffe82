/**
 * From pairs to events, by consensus, listing by listing: what the graph must say that works fixture by
 * fixture. Listings that are taken for the same match, directly or
 * through others, form a group. A listing is a member of the group's event when every other listing
 * of the group is taken for the same match as it (two of one bookmaker never are), and no other of
 * its bookmaker comes near it.
 *
 * So there is no chaining, the order of the listings changes nothing, and a listing more can part
 * what was matched but never match what was not.
 */
import { compareListings, type IdentifiedListing } from "../src/matching/listing-identity.ts";
import {
  ACCEPT_BITS,
  isAccepted,
  MARGIN_BITS,
  weighListings,
  type MatchEvidence,
  type NameScore,
} from "../src/matching/match-evidence.ts";
import {
  MATCH_TIERS,
  type MatchingRules,
  type MatchTier,
} from "../src/matching/matching-options.ts";

/** A listing and the other bookmakers' listings that it could be one match with. */
export interface MatchNode {
  readonly entry: IdentifiedListing;
  readonly evidence: Map<MatchNode, MatchEvidence>;
}

/** Weighs two listings, and notes on both what comes near to a match. */
export function linkListings(
  a: MatchNode,
  b: MatchNode,
  nameScore: NameScore,
  rules: MatchingRules,
): void {
  if (a.entry.listing.provider === b.entry.listing.provider) return;
  const evidence = weighListings(a.entry, b.entry, nameScore, rules);
  if (evidence === undefined || evidence.bits <= ACCEPT_BITS - MARGIN_BITS) return;
  a.evidence.set(b, evidence);
  b.evidence.set(a, evidence);
}

/** Listings that are one match. */
export interface MatchedListings {
  readonly members: readonly MatchNode[];
  /** The weakest of what joins any two of them. */
  readonly tier: MatchTier;
}

/** The listings that are connected with a listing by accepted evidence, itself included. */
export function groupOf(
  start: MatchNode,
  rules: MatchingRules,
  belongs: (node: MatchNode) => boolean = () => true,
): MatchNode[] {
  const group = [start];
  const seen = new Set(group);
  for (const node of group) {
    for (const [other, evidence] of node.evidence) {
      if (seen.has(other) || !belongs(other) || !isAccepted(evidence, rules)) continue;
      seen.add(other);
      group.push(other);
    }
  }
  return group;
}

/**
 * The matches that a group holds, mostly one or none. Listings with a kick-off are matched first
 * and by themselves; those without one join a match, or match among themselves.
 */
export function matchGroup(group: readonly MatchNode[], rules: MatchingRules): MatchedListings[] {
  const dated = consensusesOf(group, rules, isDated);
  const undated = consensusesOf(group, rules, (node) => !isDated(node));
  const matches: (readonly MatchNode[])[] = [];
  const touching = undated.map((consensus) => ({
    consensus,
    touched: dated.filter((known) => doTouch(consensus, known, rules)),
  }));
  for (const { consensus, touched } of touching) {
    if (touched.length === 0) matches.push(consensus.members);
  }
  for (const known of dated) {
    const [first, ...rivals] = touching.filter(({ touched }) => touched.includes(known));
    const joins =
      first?.touched.length === 1 &&
      rivals.length === 0 &&
      first.consensus.members.every((node) =>
        known.all.every((other) => accepts(node, other, rules)),
      );
    matches.push(joins ? [...known.members, ...first.consensus.members] : known.members);
  }
  return matches
    .filter((members) => members.length > 1)
    .map((members) => ({ members, tier: weakestTier(members) }));
}

/** Listings that are connected, and those among them that agree with all others. */
interface Consensus {
  readonly all: readonly MatchNode[];
  readonly members: readonly MatchNode[];
}

function consensusesOf(
  group: readonly MatchNode[],
  rules: MatchingRules,
  belongs: (node: MatchNode) => boolean,
): Consensus[] {
  const left = new Set(group.filter(belongs));
  const found: Consensus[] = [];
  for (const start of left) {
    const all = groupOf(start, rules, belongs);
    for (const node of all) left.delete(node);
    const members = rules.withoutVetoes.has("ambiguity")
      ? firstOfEachProvider(all)
      : all.filter(
          (node) =>
            !isContested(node, rules) &&
            all.every((other) => other === node || accepts(node, other, rules)),
        );
    found.push({ all, members });
  }
  return found;
}

function doTouch(a: Consensus, b: Consensus, rules: MatchingRules): boolean {
  return a.all.some((node) => b.all.some((other) => accepts(node, other, rules)));
}

function isDated({ entry }: MatchNode): boolean {
  return entry.startsAt !== undefined;
}

function accepts(a: MatchNode, b: MatchNode, rules: MatchingRules): boolean {
  const evidence = a.evidence.get(b);
  return evidence !== undefined && isAccepted(evidence, rules);
}

/**
 * Whether another listing of the same bookmaker has nearly as much evidence, or more, of being one
 * match with any that this one is taken for the same as.
 */
function isContested(node: MatchNode, rules: MatchingRules): boolean {
  const { provider } = node.entry.listing;
  for (const [other, { bits }] of node.evidence) {
    if (!accepts(node, other, rules)) continue;
    for (const [rival, { bits: rivalBits }] of other.evidence) {
      if (rival === node || rival.entry.listing.provider !== provider) continue;
      if (rivalBits > bits - MARGIN_BITS) return true;
    }
  }
  return false;
}

function firstOfEachProvider(nodes: readonly MatchNode[]): MatchNode[] {
  const first = new Map<string, MatchNode>();
  for (const node of nodes.toSorted((a, b) => compareListings(a.entry, b.entry))) {
    const { provider } = node.entry.listing;
    if (!first.has(provider)) first.set(provider, node);
  }
  return [...first.values()];
}

function weakestTier(members: readonly MatchNode[]): MatchTier {
  let weakest = 0;
  for (const node of members) {
    for (const other of members) {
      const tier = node.evidence.get(other)?.tier;
      if (tier !== undefined) weakest = Math.max(weakest, MATCH_TIERS.indexOf(tier));
    }
  }
  return MATCH_TIERS[weakest] ?? "undated";
}
