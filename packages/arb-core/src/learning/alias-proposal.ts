/**
 * When two names are one team's: what was sighted of them, weighed against their other matches.
 * Every rule is a veto, and each is there for a way in which names that are not one team's come to
 * stand against the same opponent.
 */
import { REST_MS, type AliasSighting } from "./alias-sighting.ts";
import type { SourceName } from "./source-name.ts";
import { eventDay } from "../matching/event.ts";

/**
 * What keeps two names from being taken for one team's.
 *
 * - `few-opponents`: too few opponents agree. One opponent may be another club of its name.
 * - `few-days`: all sightings are of too few days. One day's list may be wrong.
 * - `rival`: the same bookmaker has another name that was sighted for one of the two, at least
 *   half as often.
 * - `apart`: most of the time one of the two plays, the other does not.
 * - `contradiction`: they play at different times of one day, or one bookmaker lists both names at
 *   once (in two matches, or against each other), more than once in ten matches.
 * - `rejected`: a person said that they are two teams.
 */
export const ALIAS_OBJECTIONS = [
  "few-opponents",
  "few-days",
  "rival",
  "apart",
  "contradiction",
  "rejected",
] as const;
/** One of {@link ALIAS_OBJECTIONS}. */
export type AliasObjection = (typeof ALIAS_OBJECTIONS)[number];

/**
 * What has become of a proposal: `rejected` by a person, `demoted` by a contradiction, `proposed`
 * while something else keeps it from being `confirmed`.
 */
export type AliasProposalStatus = "proposed" | "confirmed" | "demoted" | "rejected";

/** Two names that may be one team's. */
export interface AliasProposal {
  /** Of one sport and squad, sorted by bookmaker. */
  readonly names: readonly [SourceName, SourceName];
  readonly status: AliasProposalStatus;
  /** What keeps it from being confirmed; empty when nothing does. */
  readonly objections: readonly AliasObjection[];
  /** In how many matches the two stood against the same opponent. */
  readonly sightings: number;
  /** Against how many opponents, and on how many days. */
  readonly opponents: number;
  readonly days: number;
  /** In how many matches both were listed at one time, whoever their opponents. */
  readonly agreements: number;
  readonly contradictions: number;
  /** How often the strongest rival was sighted; 0 without one. */
  readonly rivalSightings: number;
  /** The first and the last kick-off of a sighting, in epoch milliseconds. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** How much it takes to believe that two names are one team's. */
export interface AliasProposalOptions {
  /** Against how many opponents the two must be sighted. Default 2, at least 2. */
  readonly leastOpponents?: number;
  /** On how many days. Default 2, at least 2. */
  readonly leastDays?: number;
}

/** All that is known of two names. */
export interface AliasCase {
  readonly names: readonly [SourceName, SourceName];
  /** At least one. */
  readonly sightings: readonly AliasSighting[];
  readonly rivalSightings: number;
  readonly isRejected: boolean;
  /** When each of the two is listed by its bookmaker, in order. */
  readonly kickOffs: readonly [readonly number[], readonly number[]];
  /** Pairs of kick-offs at which one bookmaker lists both names. */
  readonly doubles: readonly (readonly [readonly number[], readonly number[]])[];
}

/** Sources print kick-offs of one match up to this far apart: matching's window. */
const WINDOW_MS = 75 * 60_000;
/**
 * A match is moved to another day at one source in 0.2 % of fixtures, and some sources spell a
 * team differently in a cup: one contradiction for so many agreements is no more than that.
 */
const AGREEMENTS_PER_CONTRADICTION = 10;

/**
 * Completes the options.
 *
 * @throws RangeError when one is below its least.
 */
export function completeProposalOptions({
  leastOpponents = 2,
  leastDays = 2,
}: AliasProposalOptions): Required<AliasProposalOptions> {
  for (const [option, value] of Object.entries({ leastOpponents, leastDays })) {
    if (!(value >= 2)) {
      throw new RangeError(`Cannot learn aliases: ${option} must be at least 2, was ${value}`);
    }
  }
  return { leastOpponents, leastDays };
}

/** Judges what is known of two names. */
export function judgeAlias(
  { names, sightings, rivalSightings, isRejected, kickOffs, doubles }: AliasCase,
  { leastOpponents, leastDays }: Required<AliasProposalOptions>,
): AliasProposal {
  const times = sightings.map(({ startsAt }) => startsAt);
  const days = new Set(times.map(eventDay)).size;
  // Two names of one source for an opponent may be one club's: the fewer count.
  const opponents = Math.min(
    new Set(sightings.map(({ opponents: [opponent] }) => opponent)).size,
    new Set(sightings.map(({ opponents: [, opponent] }) => opponent)).size,
  );
  const { agreements, contradictions: clashes } = compareKickOffs(...kickOffs);
  const contradictions = doubles.reduce(
    (sum, [own, other]) => sum + countNear(own, other, REST_MS),
    clashes,
  );
  const holds: Readonly<Record<AliasObjection, boolean>> = {
    "few-opponents": opponents < leastOpponents,
    "few-days": days < leastDays,
    rival: rivalSightings * 2 >= sightings.length,
    apart: agreements * 2 < countShared(...kickOffs),
    contradiction: contradictions * AGREEMENTS_PER_CONTRADICTION > agreements,
    rejected: isRejected,
  };
  const objections = ALIAS_OBJECTIONS.filter((objection) => holds[objection]);
  return {
    names,
    status: statusOf(objections),
    objections,
    sightings: sightings.length,
    opponents,
    days,
    agreements,
    contradictions,
    rivalSightings,
    firstSeen: Math.min(...times),
    lastSeen: Math.max(...times),
  };
}

function statusOf(objections: readonly AliasObjection[]): AliasProposalStatus {
  if (objections.includes("rejected")) return "rejected";
  if (objections.includes("contradiction")) return "demoted";
  return objections.length === 0 ? "confirmed" : "proposed";
}

/** How often two names are listed at one time, and how often at two times of one day. */
function compareKickOffs(
  a: readonly number[],
  b: readonly number[],
): { agreements: number; contradictions: number } {
  const agreements = Math.min(countNear(a, b, WINDOW_MS), countNear(b, a, WINDOW_MS));
  const meetings = Math.min(countNear(a, b, REST_MS), countNear(b, a, REST_MS));
  return { agreements, contradictions: Math.max(0, meetings - agreements) };
}

/** How many matches the one of two names has that has fewer, in the time that both are listed. */
function countShared(a: readonly number[], b: readonly number[]): number {
  const from = Math.max(a[0] ?? Infinity, b[0] ?? Infinity) - WINDOW_MS;
  const to = Math.min(a.at(-1) ?? -Infinity, b.at(-1) ?? -Infinity) + WINDOW_MS;
  const count = (times: readonly number[]): number =>
    times.filter((time) => time >= from && time <= to).length;
  return Math.min(count(a), count(b));
}

/** How many of the times have another within a distance; both are sorted. */
function countNear(times: readonly number[], others: readonly number[], withinMs: number): number {
  let count = 0;
  let index = 0;
  for (const time of times) {
    while ((others[index] ?? Infinity) < time - withinMs) index += 1;
    if ((others[index] ?? Infinity) <= time + withinMs) count += 1;
  }
  return count;
}
