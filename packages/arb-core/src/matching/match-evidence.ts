/**
 * Whether two listings of different bookmakers are the same match: evidence for and against, in
 * bits, added up, and vetoes that no evidence outweighs. A bit doubles the odds that they are.
 *
 * The bits follow how true sides and sides of other matches at the time are distributed
 * (docs/matching.md). They need not be exact: the sums of true and of false pairs lie far apart.
 */
import { compareCompetitions } from "../competition/competition.ts";
import type { EventListing, Score } from "../listing.ts";
import { isClubNameWord } from "../names/generic-words.ts";
import { compareWords, wordForm } from "../names/word-similarity.ts";
import type { IdentifiedListing } from "./listing-identity.ts";
import type { MatchingRules, MatchTier } from "./matching-options.ts";
import type { TeamIdentity } from "./team-identity.ts";

/** Two listings whose evidence adds up to at least this are taken for the same match. */
export const ACCEPT_BITS = 10;

/** By how much a match must beat every other that one of its two listings could be of. */
export const MARGIN_BITS = 4;

/** What a piece of evidence is about. */
export const EVIDENCE_KINDS = [
  "provider",
  "sport",
  "listing",
  "squad",
  "home",
  "away",
  "orientation",
  "kick-off",
  "competition",
  "play",
] as const;
/** One of {@link EVIDENCE_KINDS}. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One reason for or against two listings being the same match. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Above 0 speaks for it; `-Infinity` is a veto. */
  readonly bits: number;
  /** For people: `the same team in the registry`, `60 minutes apart`. */
  readonly reason: string;
}

/** What the evidence on two listings adds up to. */
export interface MatchEvidence {
  /** The sum of all evidence; `-Infinity` where anything is a veto. */
  readonly bits: number;
  /** Home of one is away of the other. */
  readonly isSwapped: boolean;
  readonly tier: MatchTier;
  readonly evidence: readonly Evidence[];
}

/** How alike two listed names are, from 0.3 to 1; `undefined` for different teams. */
export type NameScore = (a: TeamIdentity, b: TeamIdentity) => number | undefined;

const MINUTE_MS = 60_000;
const VETO = -Infinity;
/** Clocks that shift by whole hours, in minutes, and what they may be off besides. */
const SLIP_MINUTES = 60;
const SLIP_TOLERANCE_MINUTES = 2;
/** In running, one page is a moment behind the other. */
const MAX_MINUTES_BEHIND = 15;

/**
 * Weighs two listings of one block, the straight way round or, where that is better, exchanged.
 *
 * @returns `undefined` when the names are of different teams, or the times are.
 */
export function weighListings(
  a: IdentifiedListing,
  b: IdentifiedListing,
  nameScore: NameScore,
  rules: MatchingRules,
): MatchEvidence | undefined {
  const straight = weighSides(a, b, false, nameScore);
  const swapped = weighSides(a, b, true, nameScore);
  // Where both ways fit, nothing says which is the one.
  if (straight !== undefined && swapped !== undefined) {
    if (Math.abs(sumOf(straight) - sumOf(swapped)) < MARGIN_BITS) return undefined;
  }
  const isSwapped = sumOf(swapped) > sumOf(straight);
  const sides = isSwapped ? swapped : straight;
  if (sides === undefined) return undefined;
  const sidesTier = tierOf(sides);
  const evidence = [
    ...sides,
    ...(sidesTier === "similar" && !rules.withoutVetoes.has("squad") ? weighSharedWord(a, b) : []),
    ...weighOccasion(a, b, sidesTier === "similar", rules),
  ];
  const tier = areDated(a, b) ? sidesTier : "undated";
  return { bits: sumOf(evidence), isSwapped, tier, evidence };
}

/**
 * A veto where one bookmaker adds a word to both names that the other has nowhere: it marks another
 * match of the two ("1H", "Legends"), in whatever language.
 */
function weighSharedWord(a: IdentifiedListing, b: IdentifiedListing): readonly Evidence[] {
  const word = findSharedWord(a, b) ?? findSharedWord(b, a);
  return word === undefined
    ? []
    : [{ kind: "squad", bits: VETO, reason: `one of them adds to both names: ${word}` }];
}

/** The first word of both names of a listing that stands for no word of the other's names. */
function findSharedWord(
  { home, away }: IdentifiedListing,
  other: IdentifiedListing,
): string | undefined {
  const others = [...other.home.words, ...other.away.words].map(wordForm);
  return home.words
    .filter(({ text }) => away.words.some((word) => word.text === text))
    .map(wordForm)
    .find(
      (word) =>
        !isClubNameWord(word.canonical) &&
        // "1. FC" and years of foundation.
        !/^\d+$/u.test(word.text) &&
        others.every((candidate) => compareWords(word, candidate) === undefined),
    )?.text;
}

/**
 * Weighs when and in which competition two listings are played, whoever plays.
 *
 * @param isSimilar - the names are merely alike: without a kick-off that is not enough.
 */
export function weighOccasion(
  a: IdentifiedListing,
  b: IdentifiedListing,
  isSimilar: boolean,
  rules: MatchingRules,
): readonly Evidence[] {
  if (areDated(a, b)) return weighDated(a, b, rules);
  const undated = weighUndated(a, b);
  return isSimilar ? [...undated, ALIKE_AND_UNDATED] : undated;
}

/** Whether the evidence is good enough for a match, if nothing else comes near it. */
export function isAccepted(
  { bits, tier }: Pick<MatchEvidence, "bits" | "tier">,
  rules: MatchingRules,
): boolean {
  return bits >= ACCEPT_BITS && rules.tiers.has(tier);
}

/** What the names of one side say. */
export interface SideEvidence extends Evidence {
  readonly tier: Exclude<MatchTier, "undated">;
}

/** The bits of evidence, added up; no evidence at all is a veto. */
export function sumOf(evidence: readonly Evidence[] | undefined): number {
  return evidence === undefined ? VETO : evidence.reduce((sum, { bits }) => sum + bits, 0);
}

function areDated(a: IdentifiedListing, b: IdentifiedListing): boolean {
  return a.startsAt !== undefined && b.startsAt !== undefined;
}

function tierOf([home, away]: readonly [SideEvidence, SideEvidence]): MatchTier {
  if (home.tier === "similar" || away.tier === "similar") return "similar";
  return home.tier === "exact" ? "exact" : away.tier;
}

function weighSides(
  a: IdentifiedListing,
  b: IdentifiedListing,
  isSwapped: boolean,
  nameScore: NameScore,
): readonly [SideEvidence, SideEvidence] | undefined {
  const home = weighNames("home", a.home, isSwapped ? b.away : b.home, nameScore);
  if (home === undefined) return undefined;
  const away = weighNames("away", a.away, isSwapped ? b.home : b.away, nameScore);
  return away === undefined ? undefined : [home, away];
}

const SAME_TEAM = "the same team in the registry";
const SAME_NAME = "the same name once normalized";
const ALIKE_AND_UNDATED: Evidence = {
  kind: "kick-off",
  bits: VETO,
  reason: "no kick-off, and names that are merely alike",
};

/** Weighs two names; `undefined` for those of different teams. */
export function weighNames(
  kind: "home" | "away",
  a: TeamIdentity,
  b: TeamIdentity,
  nameScore: NameScore,
): SideEvidence | undefined {
  if (a.squad !== b.squad) return undefined;
  if (a.key === b.key) {
    return a.team === undefined
      ? { kind, bits: 11, reason: SAME_NAME, tier: "exact" }
      : { kind, bits: 14, reason: SAME_TEAM, tier: "registry" };
  }
  const score = nameScore(a, b);
  if (score === undefined) return undefined;
  const reason = `names alike to ${score.toFixed(2)}`;
  return { kind, bits: bitsOfResemblance(score), reason, tier: "similar" };
}

/**
 * Bits by the resemblance of two names. Of 26,000 true sides 11 % lie from 0.65 to 0.8 and 23 % from
 * 0.8 to 0.95; of a million sides of other matches at the time, one in 6,000 and one in 35,000. Below
 * 0.5 both are about as rare: then the rest must be beyond doubt, the competition included.
 */
function bitsOfResemblance(score: number): number {
  if (score >= 0.95) return 10;
  if (score >= 0.8) return 9;
  if (score >= 0.65) return 7;
  if (score >= 0.5) return 0;
  return -8;
}

/** When and in which competition the two are played, by their kick-offs. */
function weighDated(
  a: IdentifiedListing,
  b: IdentifiedListing,
  rules: MatchingRules,
): readonly Evidence[] {
  const apartMs = Math.abs((a.startsAt ?? 0) - (b.startsAt ?? 0));
  return [weighKickOffs(apartMs, rules), weighCompetitions(a, b, rules)];
}

function weighKickOffs(apartMs: number, { windowMs, withoutVetoes }: MatchingRules): Evidence {
  const minutes = Math.round(apartMs / MINUTE_MS);
  const kind = "kick-off";
  const reason = minutes === 0 ? "at the same time" : `${minutes} minutes apart`;
  if (apartMs > windowMs) {
    return { kind, bits: withoutVetoes.has("kick-off") ? 0 : VETO, reason };
  }
  if (minutes <= 5) return { kind, bits: 3, reason };
  const isSlip = Math.abs(minutes - SLIP_MINUTES) <= SLIP_TOLERANCE_MINUTES;
  return { kind, bits: isSlip ? 1 : 0, reason };
}

function weighCompetitions(
  a: IdentifiedListing,
  b: IdentifiedListing,
  { withoutVetoes }: MatchingRules,
): Evidence {
  const kind = "competition";
  switch (compareCompetitions(a.competition, b.competition)) {
    case "same":
      return { kind, bits: 4, reason: "the same competition" };
    case "different":
      return {
        kind,
        bits: withoutVetoes.has("competition") ? 0 : VETO,
        reason: "leagues of two countries",
      };
    case "unknown":
      return { kind, bits: 0, reason: "competitions that may be the same" };
  }
}

/**
 * Where a kick-off is missing, the competition must say that it is the same occasion, and what is
 * shown of the match in running must fit.
 */
function weighUndated(a: IdentifiedListing, b: IdentifiedListing): readonly Evidence[] {
  const isSame =
    a.competition.words === b.competition.words
      ? a.competition.words !== ""
      : compareCompetitions(a.competition, b.competition) === "same";
  return [
    {
      kind: "competition",
      bits: isSame ? 0 : VETO,
      reason: isSame ? "no kick-off, but one competition" : "no kick-off, and not one competition",
    },
    weighPlay(a.listing, b.listing, a.startsAt !== b.startsAt),
  ];
}

/** @param needsScore - one has a kick-off: only a match in running is known to be today's. */
function weighPlay(a: EventListing, b: EventListing, needsScore: boolean): Evidence {
  const kind = "play";
  if ((a.live === true) !== (b.live === true)) {
    return { kind, bits: VETO, reason: "one in running, one not" };
  }
  const minutes = Math.abs((a.minute ?? 0) - (b.minute ?? 0));
  if (a.minute !== undefined && b.minute !== undefined && minutes > MAX_MINUTES_BEHIND) {
    return { kind, bits: VETO, reason: `${minutes} minutes of play apart` };
  }
  if (a.score === undefined || b.score === undefined) {
    return { kind, bits: needsScore ? VETO : 0, reason: "no score to compare" };
  }
  // One page is a moment behind the other: a goal may be missing.
  const goals = goalsApart(a.score, b.score);
  return goals > 1
    ? { kind, bits: VETO, reason: "scores more than a goal apart" }
    : { kind, bits: 0, reason: goals === 0 ? "the same score" : "scores a goal apart" };
}

function goalsApart(a: Score, b: Score): number {
  return Math.abs(a.home - b.home) + Math.abs(a.away - b.away);
}
