/**
 * Decoys: real fixtures of which one source's listing was altered so that it is another match, at
 * the same time. Whoever matches one of them has matched two different matches.
 */
import { matchEvents, type EventListing, type MatchingOptions } from "arb-core";
import { seededRandom } from "../random.ts";
import {
  isStraight,
  pairOf,
  toListing,
  type Fixture,
  type FixtureFile,
  type LabeledFixture,
} from "./fixtures.ts";

/** A match of A with its altered listing of B. */
export interface Decoy {
  /** Positions in A and B. */
  readonly a: number;
  readonly b: number;
  readonly fixture: Fixture;
  /** Altered as well where both sources print the mark; otherwise the row of A. */
  readonly original: Fixture;
}

/** Alters the listing that B has of a match. */
type Alter = (b: Fixture, a: LabeledFixture, context: Context) => Fixture | undefined;

interface Context {
  readonly file: FixtureFile;
  readonly random: () => number;
  /** Matches of A on a day that B has too. */
  readonly ofDay: ReadonlyMap<number, readonly LabeledFixture[]>;
}

const marked =
  (mark: string): Alter =>
  (b) => ({ ...b, h: `${b.h} ${mark}`, a: `${b.a} ${mark}` });

/** What makes another match of a listing. */
export const DECOY_KINDS = {
  "women, both sides": marked("(W)"),
  "women, home only": (b) => ({ ...b, h: `${b.h} (W)` }),
  "women, away only": (b) => ({ ...b, a: `${b.a} (W)` }),
  "under 21": marked("U21"),
  "second team II": marked("II"),
  "second team B": marked("B"),
  esports: marked("(Kray) Esports"),
  "same home, another opponent of the day": (b, a, context) =>
    withOtherOpponent(b, a, context, () => true),
  "same home, another opponent of the league": (b, a, context) =>
    withOtherOpponent(b, a, context, ({ lg }) => lg === a.lg),
} as const satisfies Readonly<Record<string, Alter>>;
/** One of {@link DECOY_KINDS}. */
export type DecoyKind = keyof typeof DECOY_KINDS;

function withOtherOpponent(
  b: Fixture,
  a: LabeledFixture,
  { file, random, ofDay }: Context,
  isMeant: (other: LabeledFixture) => boolean,
): Fixture | undefined {
  const others = (ofDay.get(a.d) ?? []).flatMap((other) => {
    const { a: away } = file.B[other.t] ?? b;
    const isOther = other.h !== a.h && other.a !== a.a && away !== b.a && away !== b.h;
    return isOther && isMeant(other) ? [away] : [];
  });
  const away = others[Math.floor(random() * others.length)];
  return away === undefined ? undefined : { ...b, a: away };
}

/** A mark in a name: with one more it might be the same team still. */
const MARKED = /\b(?:II|III|B|C|W|U\d\d|Jong|Women|Reserves?|Esports)\b/;

/** Positions in A of matches that both list, without marks in their names, the same ones each time. */
export function sampleFixtures({ A, B }: FixtureFile, size: number, seed: number): number[] {
  const random = seededRandom(seed);
  return [...A.entries()]
    .filter(([, { t, h, a }]) => {
      const other = B[t];
      return other !== undefined && ![h, a, other.h, other.a].some((name) => MARKED.test(name));
    })
    .map(([index]) => ({ index, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, size)
    .map(({ index }) => index);
}

/** Alters what B lists of some matches of A. Where nothing can be altered, there is no decoy. */
export function makeDecoys(
  file: FixtureFile,
  sample: readonly number[],
  kind: DecoyKind,
  seed: number,
): Decoy[] {
  const ofDay = new Map<number, LabeledFixture[]>();
  for (const fixture of file.A) {
    if (fixture.t < 0) continue;
    const known = ofDay.get(fixture.d);
    if (known === undefined) ofDay.set(fixture.d, [fixture]);
    else known.push(fixture);
  }
  const context = { file, random: seededRandom(seed), ofDay };
  return alterEach(file, sample, (b, a) => DECOY_KINDS[kind](b, a, context));
}

/** The matches as they are: what of them is found can be found at all. */
export function makeTrueFixtures(file: FixtureFile, sample: readonly number[]): Decoy[] {
  return alterEach(file, sample, (b) => b);
}

/** Both sources print the mark: the same match, of another squad. */
export function makeMarkedFixtures(
  file: FixtureFile,
  sample: readonly number[],
  [markOfA, markOfB]: readonly [string, string],
): Decoy[] {
  const mark = (fixture: Fixture, text: string): Fixture => ({
    ...fixture,
    h: `${fixture.h} ${text}`,
    a: `${fixture.a} ${text}`,
  });
  return alterEach(file, sample, (b) => mark(b, markOfB)).map((decoy) => ({
    ...decoy,
    original: mark(decoy.original, markOfA),
  }));
}

/** Home and away exchanged in B. */
export function makeSwappedFixtures(file: FixtureFile, sample: readonly number[]): Decoy[] {
  return alterEach(file, sample, (b) => ({ ...b, h: b.a, a: b.h }));
}

function alterEach(
  { A, B }: FixtureFile,
  sample: readonly number[],
  alter: (b: Fixture, a: LabeledFixture) => Fixture | undefined,
): Decoy[] {
  return sample.flatMap((index): Decoy[] => {
    const original = A[index];
    const listed = B[original?.t ?? -1];
    if (original === undefined || listed === undefined) return [];
    const fixture = alter(listed, original);
    return fixture === undefined ? [] : [{ a: index, b: original.t, fixture, original }];
  });
}

/** A decoy that ended up in a matched event. */
export interface AcceptedDecoy {
  readonly decoy: Decoy;
  /** Its partner, usually the match that it was made of. */
  readonly partner: Fixture | undefined;
  /** With home and away the same way round as its partner. */
  readonly isStraight: boolean;
}

/** Each decoy is the only listing of B, beside the only one of A. */
export function acceptAlone(
  decoys: readonly Decoy[],
  options: MatchingOptions = {},
): AcceptedDecoy[] {
  return decoys.flatMap((decoy): AcceptedDecoy[] => {
    const { original, fixture } = decoy;
    const odds = { A: [toListing(original, 0)], B: [toListing(fixture, 0)] };
    const [event] = matchEvents(odds, options);
    return event === undefined ? [] : [{ decoy, partner: original, isStraight: isStraight(event) }];
  });
}

/**
 * The decoys take the places of what B lists, among all other listings of both on their days. More
 * than a few of one day would replace the real matches that a bookmaker lists as well.
 */
export function acceptAmongAll(
  { A, B }: FixtureFile,
  decoys: readonly Decoy[],
  options: MatchingOptions = {},
): AcceptedDecoy[] {
  const altered = new Map(decoys.map((decoy) => [decoy.b, decoy]));
  const originals = new Map(decoys.map(({ a, original }) => [a, original]));
  const days = new Set(decoys.flatMap(({ original, fixture }) => [original.d, fixture.d]));
  const listAll = (rows: readonly Fixture[]): EventListing[] =>
    rows.map(toListing).filter((_, index) => days.has(rows[index]?.d ?? Number.NaN));
  const rowsOfA = A.map((fixture, index) => originals.get(index) ?? fixture);
  const rowsOfB = B.map((fixture, index) => altered.get(index)?.fixture ?? fixture);
  const odds = { A: listAll(rowsOfA), B: listAll(rowsOfB) };
  return matchEvents(odds, options).flatMap((event): AcceptedDecoy[] => {
    const [a, b] = pairOf(event) ?? [-1, -1];
    const decoy = altered.get(b);
    return decoy === undefined
      ? []
      : [{ decoy, partner: rowsOfA[a], isStraight: isStraight(event) }];
  });
}

/** The first decoys of the days that come first: at most so many days, and so many of each. */
export function pickByDay(
  decoys: readonly Decoy[],
  { days, perDay }: { readonly days: number; readonly perDay: number },
): Decoy[] {
  const ofDay = new Map<number, number>();
  return decoys.filter(({ original: { d } }) => {
    const picked = ofDay.get(d);
    if (picked === undefined ? ofDay.size >= days : picked >= perDay) return false;
    ofDay.set(d, (picked ?? 0) + 1);
    return true;
  });
}
