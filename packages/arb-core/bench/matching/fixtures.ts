/**
 * Real fixtures of two sources, matched and judged. The data is given parsed; nothing is read here.
 *
 * A is listed by one source and B by another. Both are matched as whole seasons in one call, all
 * leagues in one pool and without a league's name.
 */
import { matchEvents, type EventListing, type MatchedEvent, type MatchingOptions } from "arb-core";
import { seededRandom } from "../random.ts";

/** One match as one source lists it. */
export interface Fixture {
  /** The kick-off in minutes of epoch time; without one there is only the day. */
  readonly k: number | null;
  /** The day, counted from some day. */
  readonly d: number;
  readonly h: string;
  readonly a: string;
}

/** One match of the first source. */
export interface LabeledFixture extends Fixture {
  readonly lg: string;
  /** Where the same match stands in B; -1 for nowhere. */
  readonly t: number;
}

/** Fixtures of two sources and which of them are the same matches. */
export interface FixtureFile {
  readonly A: readonly LabeledFixture[];
  readonly B: readonly Fixture[];
}

/** A match of A and a match of B that are taken for the same, by their positions. */
export type FixturePair = readonly [a: number, b: number];

/** Which matches of B are listed at all. */
export type IsListed = (b: number) => boolean;

const MINUTE_MS = 60_000;

/** A fixture as a listing whose id is its position. */
export function toListing({ k, h, a }: Fixture, index: number): EventListing {
  const startsAt = k === null ? {} : { startsAt: k * MINUTE_MS };
  return { id: String(index), home: h, away: a, lines: [], ...startsAt };
}

/** Matches all of A with all that is listed of B. */
export function matchFixtures(
  { A, B }: FixtureFile,
  isListed: IsListed = () => true,
  options: MatchingOptions = {},
): FixturePair[] {
  const listed = B.map(toListing).filter((_, index) => isListed(index));
  const events = matchEvents({ A: A.map(toListing), B: listed }, options);
  return events.flatMap((event): FixturePair[] => {
    const pair = pairOf(event);
    return pair !== undefined && isStraight(event) ? [pair] : [];
  });
}

/** Whether all members have home and away the same way round: anything else is not a match. */
export function isStraight({ members }: MatchedEvent): boolean {
  return members.every(({ orientation }) => orientation === "straight");
}

/** The positions of an event's members, of one listing of A and one of B. */
export function pairOf({ members }: MatchedEvent): FixturePair | undefined {
  const [a, b] = ["A", "B"].map((name) => members.find(({ provider }) => provider === name));
  return a === undefined || b === undefined
    ? undefined
    : [Number(a.listing.id), Number(b.listing.id)];
}

/** What matched pairs are worth. */
export interface FixtureCount {
  readonly correct: number;
  readonly wrong: readonly FixturePair[];
  /** Of the matches that both sources list, in percent. */
  readonly recall: number;
}

/** Which matches recall is counted among, besides being listed by both. */
export interface RecallScope {
  readonly isListed?: IsListed;
  /** Both kick-offs are known and at most this far apart. Default: any. */
  readonly withinMinutes?: number;
}

/**
 * Counts right and wrong pairs. A pair is wrong unless its B is the match that A says, or lists
 * the very same match once more (the same names on the same day).
 */
export function countPairs(
  { A, B }: FixtureFile,
  pairs: readonly FixturePair[],
  { isListed = () => true, withinMinutes }: RecallScope = {},
): FixtureCount {
  const isCounted = ({ k, t }: LabeledFixture): boolean => {
    const other = B[t];
    if (other === undefined || !isListed(t)) return false;
    if (withinMinutes === undefined) return true;
    return k !== null && other.k !== null && Math.abs(k - other.k) <= withinMinutes;
  };
  const wrong = pairs.filter(([a, b]) => !isSameMatch(B[b], B[A[a]?.t ?? -1]));
  const isWrong = new Set(wrong);
  const right = pairs.filter((pair) => !isWrong.has(pair));
  const found = new Set(right.map(([a]) => a));
  const counted = [...A.keys()].filter((index) => {
    const fixture = A[index];
    return fixture !== undefined && isCounted(fixture);
  });
  const recalled = counted.filter((index) => found.has(index));
  return {
    correct: right.length,
    wrong,
    recall: (100 * recalled.length) / counted.length,
  };
}

function isSameMatch(one: Fixture | undefined, other: Fixture | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || (one.d === other.d && one.h === other.h && one.a === other.a);
}

/** Takes a share of the matches off a list at random, the same ones each time. */
export function removeAtRandom(count: number, share: number, seed: number): IsListed {
  const random = seededRandom(seed);
  const isListed = Array.from({ length: count }, () => random() >= share);
  return (index) => isListed[index] === true;
}
