/**
 * Why two listings are taken for one match, or are not: every piece of evidence, also where
 * matching stops at the first veto. The evidence is matching's own (match-evidence.ts); what is
 * added here is the reason of what matching drops without one.
 */
import { explainNames, scoreAlone, type NameExplanation } from "./explain-names.ts";
import { FixtureGraph } from "./fixture-graph.ts";
import type { ProviderListing } from "../listing.ts";
import { identifyListing, type IdentifiedListing } from "./listing-identity.ts";
import {
  ACCEPT_BITS,
  isAccepted,
  sumOf,
  weighListings,
  weighNames,
  weighOccasion,
  type Evidence,
  type MatchEvidence,
} from "./match-evidence.ts";
import type { Orientation } from "./matched-event.ts";
import {
  completeMatchingOptions,
  type MatchingOptions,
  type MatchingRules,
  type MatchTier,
} from "./matching-options.ts";
import { toPlaceable } from "./placed-listing.ts";
import { isPseudoMatch } from "../names/pseudo-match.ts";
import { sportOf } from "../registry/registry-team.ts";
import { parseTeamName } from "../names/team.ts";
import type { TeamIdentity } from "./team-identity.ts";
import { cleanText, compareText } from "../text.ts";

/**
 * What the evidence on two listings comes to.
 *
 * - `match`: they are one match, as long as no other listing comes near either.
 * - `vetoed`: something forbids it, whatever speaks for it.
 * - `not-enough`: nothing forbids it, and too little speaks for it.
 * - `tier-left-out`: it is enough, but of a tier that the options leave out.
 */
export const MATCH_VERDICTS = ["match", "vetoed", "not-enough", "tier-left-out"] as const;
/** One of {@link MATCH_VERDICTS}. */
export type MatchVerdict = (typeof MATCH_VERDICTS)[number];

/** What was compared of a listing. */
export interface ExplainedListing {
  readonly provider: string;
  readonly sport: string;
  readonly home: string;
  readonly away: string;
  readonly league: string;
  /** The kick-off by a clock that is right, in epoch milliseconds. */
  readonly startsAt: number | undefined;
  /** By how much the bookmaker's own clock is ahead, in milliseconds. */
  readonly clockOffsetMs: number;
}

/** Why two listings are one match, or are not. */
export interface MatchExplanation {
  readonly verdict: MatchVerdict;
  /** The sum of the evidence; `-Infinity`, which JSON writes as `null`, where one is a veto. */
  readonly bits: number;
  /** How many bits are enough. */
  readonly acceptBits: number;
  /** `undefined` where the names are of different teams, or tell nothing. */
  readonly tier: MatchTier | undefined;
  /** The home of the first was compared with the away of the second. */
  readonly isSwapped: boolean;
  /** Of a match: how one listing's home and away stand to the other's. */
  readonly orientation: Orientation | undefined;
  /** Of a match: the id of its event. */
  readonly eventId: string | undefined;
  /** In the order in which it is looked at. */
  readonly evidence: readonly Evidence[];
  readonly a: ExplainedListing;
  readonly b: ExplainedListing;
  /**
   * The names that were compared, by the sides of the first listing; `undefined` where one of the
   * listings is no match of two teams.
   */
  readonly names: { readonly home: NameExplanation; readonly away: NameExplanation } | undefined;
}

const VETO = -Infinity;
const EITHER_WAY: Evidence = {
  kind: "orientation",
  bits: VETO,
  reason: "the names fit either way round",
};

/**
 * Explains whether two listings are one match: the verdict is that of {@link matchEvents} where
 * there are no others, for any two listings, of one bookmaker too. Symmetric, but for which
 * listing is the first.
 *
 * @throws RangeError when an option is none.
 * @example
 * ```ts
 * import { explainMatch } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const startsAt = Date.UTC(2026, 7, 15, 14);
 * const ours = { provider: "sbo", home: "Man Utd", away: "Chelsea", startsAt, lines: [] };
 * const theirs = { ...ours, provider: "ibc", home: "MAN UTD", away: "Chelsea FC" };
 *
 * const { verdict, bits, tier, evidence } = explainMatch(ours, theirs);
 * assert.deepEqual([verdict, tier], ["match", "exact"]);
 * assert.deepEqual(
 *   evidence.map(({ kind, reason }) => `${kind}: ${reason}`),
 *   [
 *     "home: the same name once normalized",
 *     "away: the same name once normalized",
 *     "kick-off: at the same time",
 *     "competition: competitions that may be the same",
 *   ],
 * );
 * assert.equal(bits, evidence.reduce((sum, line) => sum + line.bits, 0));
 *
 * const women = explainMatch(ours, { ...theirs, league: "Women's Super League" });
 * assert.deepEqual([women.verdict, women.bits], ["vetoed", -Infinity]);
 * assert.equal(women.evidence[0]?.reason, "home: first team and women");
 * ```
 */
export function explainMatch(
  a: ProviderListing,
  b: ProviderListing,
  options: MatchingOptions = {},
): MatchExplanation {
  const rules = completeMatchingOptions(options);
  const [first, second] = [identifyListing(a, rules), identifyListing(b, rules)];
  const outside = [...refuseProvider(a, b), ...refuseSport(a, b)];
  const listings = { a: describe(a, rules), b: describe(b, rules), acceptBits: ACCEPT_BITS };
  if (first === undefined || second === undefined) {
    const refused = [
      ...(first === undefined ? [refuseListing(a)] : []),
      ...(second === undefined ? [refuseListing(b)] : []),
    ];
    return {
      ...{ verdict: "vetoed", bits: VETO, tier: undefined, isSwapped: false },
      ...{ orientation: undefined, eventId: undefined, names: undefined },
      evidence: [...outside, ...refused],
      ...listings,
    };
  }
  const weighed = weighFully(first, second, rules);
  const { tier, isSwapped } = weighed;
  const evidence = [...outside, ...weighed.evidence].map(
    ({ kind, bits: line, reason }): Evidence => ({ kind, bits: line, reason }),
  );
  const bits = sumOf(evidence);
  const verdict = decide({ ...weighed, bits }, rules);
  return {
    ...{ verdict, bits, tier, isSwapped, evidence },
    ...describeEvent([a, b], verdict, options),
    ...listings,
    names: explainSides(first, second, isSwapped, rules),
  };
}

/** {@link MatchEvidence}, also of listings whose names are of different teams: then of no tier. */
type FullEvidence = Omit<MatchEvidence, "tier"> & { readonly tier: MatchTier | undefined };

/** What matching weighs, and where it stops at the names, why, and what the rest would have been. */
function weighFully(
  a: IdentifiedListing,
  b: IdentifiedListing,
  rules: MatchingRules,
): FullEvidence {
  const nameScore = scoreAlone(rules.registry);
  const weighed = weighListings(a, b, nameScore, rules);
  if (weighed !== undefined) return weighed;
  const weighSide = (kind: "home" | "away", x: TeamIdentity, y: TeamIdentity): Evidence =>
    weighNames(kind, x, y, nameScore) ?? refuseNames(kind, x, y, rules);
  const straight = [weighSide("home", a.home, b.home), weighSide("away", a.away, b.away)];
  const swapped = [weighSide("home", a.home, b.away), weighSide("away", a.away, b.home)];
  const isSwapped = supportOf(swapped) > supportOf(straight);
  const isEither = sumOf(straight) > VETO && sumOf(swapped) > VETO;
  const evidence = [
    ...(isSwapped ? swapped : straight),
    ...(isEither ? [EITHER_WAY] : []),
    ...weighOccasion(a, b, false, rules),
  ];
  return { bits: sumOf(evidence), isSwapped, tier: undefined, evidence };
}

/** The nearer of two ways round has fewer refused sides, and then more bits. */
function supportOf(sides: readonly Evidence[]): number {
  return sides.reduce((sum, { bits }) => sum + (bits === VETO ? -1000 : bits), 0);
}

/** Why a side's names are of two teams, as a veto. */
function refuseNames(
  kind: "home" | "away",
  a: TeamIdentity,
  b: TeamIdentity,
  { registry }: MatchingRules,
): Evidence {
  const { relation, reason } = explainNames(a, b, registry);
  return relation === "squad"
    ? { kind: "squad", bits: VETO, reason: `${kind}: ${reason}` }
    : { kind, bits: VETO, reason };
}

function refuseProvider(a: ProviderListing, b: ProviderListing): Evidence[] {
  return a.provider === b.provider
    ? [{ kind: "provider", bits: VETO, reason: "two listings of one bookmaker" }]
    : [];
}

function refuseSport(a: ProviderListing, b: ProviderListing): Evidence[] {
  const sports = [sportOf(a), sportOf(b)].sort(compareText);
  return sports[0] === sports[1]
    ? []
    : [{ kind: "sport", bits: VETO, reason: sports.map(cleanText).join(" and ") }];
}

/** Why a listing is no match of two teams that could be one with another. */
function refuseListing({ home, away, league = "" }: ProviderListing): Evidence {
  const pseudo = [home, away, league].find(isPseudoMatch);
  const nameless = [home, away].find((name) => parseTeamName(name).base === "");
  const reason =
    pseudo !== undefined
      ? `no match of two teams: ${cleanText(pseudo)}`
      : nameless !== undefined
        ? `no name of a team: ${cleanText(nameless)}`
        : `home and away are one team: ${[home, away].map(cleanText).join(" and ")}`;
  return { kind: "listing", bits: VETO, reason };
}

function decide({ bits, tier }: FullEvidence, rules: MatchingRules): MatchVerdict {
  if (tier === undefined || bits === VETO) return "vetoed";
  if (bits < ACCEPT_BITS) return "not-enough";
  return isAccepted({ bits, tier }, rules) ? "match" : "tier-left-out";
}

/** What event a match is, and which way round. */
function describeEvent(
  listings: readonly ProviderListing[],
  verdict: MatchVerdict,
  options: MatchingOptions,
): Pick<MatchExplanation, "orientation" | "eventId"> {
  if (verdict !== "match") return { orientation: undefined, eventId: undefined };
  const graph = new FixtureGraph(options);
  for (const listing of listings) graph.place(toPlaceable(listing));
  const [event] = graph.rematch().changed;
  const turned = event?.members.find(({ orientation }) => orientation !== "straight");
  return { orientation: turned?.orientation ?? "straight", eventId: event?.id };
}

function explainSides(
  { home, away }: IdentifiedListing,
  other: IdentifiedListing,
  isSwapped: boolean,
  { registry }: MatchingRules,
): MatchExplanation["names"] {
  const [first, second] = isSwapped ? [other.away, other.home] : [other.home, other.away];
  return {
    home: explainNames(home, first, registry),
    away: explainNames(away, second, registry),
  };
}

function describe(listing: ProviderListing, { offsetOf }: MatchingRules): ExplainedListing {
  const { provider, home, away, league = "", startsAt } = listing;
  const clockOffsetMs = offsetOf(listing);
  return {
    ...{ provider, sport: sportOf(listing), home, away, league },
    startsAt: startsAt === undefined ? undefined : startsAt - clockOffsetMs,
    clockOffsetMs,
  };
}
