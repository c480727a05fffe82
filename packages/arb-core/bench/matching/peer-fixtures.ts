/**
 * What a peer makes of fixtures: both sides are compared by themselves, the pair's score is their
 * mean, and a pair is taken when it is the best for both of its matches, good enough and far
 * enough from the second best.
 */
import type { Fixture, FixtureFile, FixturePair, IsListed } from "./fixtures.ts";
import { countPairs } from "./fixtures.ts";
import type { Peer } from "./peers.ts";

/** How good a score has to be, and how far from the second best. */
export interface Cut {
  readonly minScore: number;
  readonly minMargin: number;
}

/** Every cut that is tried. */
export const CUTS: readonly Cut[] = Array.from({ length: 101 }, (_, index) => index / 100).flatMap(
  (minScore) =>
    [0, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2].map((minMargin) => ({ minScore, minMargin })),
);

/** The cut of the highest worth, the first of equals. */
export function bestCut(worthOf: (cut: Cut) => number): Cut {
  let [best, most] = [CUTS[0] ?? { minScore: 0, minMargin: 0 }, -Infinity];
  for (const cut of CUTS) {
    const worth = worthOf(cut);
    if (worth > most) [best, most] = [cut, worth];
  }
  return best;
}

/** Two matches that are the best for each other. */
export interface MutualBest {
  readonly pair: FixturePair;
  readonly score: number;
  /** To the second best of either. */
  readonly margin: number;
}

/** How alike two matches are, by their positions. */
export type PairScore = (a: number, b: number) => number;

/** Compares each name of A once with all names of B, when it is first asked for. */
export function scorePairs({ A, B }: FixtureFile, peer: Peer): PairScore {
  const ids = new Map<string, number>();
  const idOf = (name: string): number => {
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    return id;
  };
  const sidesOfB = B.map(({ h, a }) => [idOf(h), idOf(a)] as const);
  const scoresOf = peer.prepare([...ids.keys()]);
  const rows = new Map<string, Float64Array>();
  const rowOf = (name: string): Float64Array => {
    let row = rows.get(name);
    if (row === undefined) rows.set(name, (row = scoresOf(name)));
    return row;
  };
  const sidesOfA = A.map(({ h, a }) => [rowOf(h), rowOf(a)] as const);
  return (a, b) => {
    const [homes, aways] = sidesOfA[a] ?? [];
    const [home = -1, away = -1] = sidesOfB[b] ?? [];
    return ((homes?.[home] ?? 0) + (aways?.[away] ?? 0)) / 2;
  };
}

/** All that are the best for each other within the window; matches without a kick-off are not. */
export function findMutualBests(
  { A, B }: FixtureFile,
  scoreOf: PairScore,
  windowMinutes: number,
  isListed: IsListed = () => true,
): MutualBest[] {
  const later = [...B.keys()]
    .filter((b) => isListed(b) && kickOffOf(B[b]) !== undefined)
    .sort((one, other) => (kickOffOf(B[one]) ?? 0) - (kickOffOf(B[other]) ?? 0));
  const bests = [new Map<number, TwoBest>(), new Map<number, TwoBest>()] as const;
  for (const a of A.keys()) {
    const kickOff = kickOffOf(A[a]);
    if (kickOff === undefined) continue;
    for (let at = firstFrom(later, B, kickOff - windowMinutes); at < later.length; at++) {
      const b = later[at] ?? -1;
      if ((kickOffOf(B[b]) ?? Infinity) > kickOff + windowMinutes) break;
      const score = scoreOf(a, b);
      note(bests[0], a, b, score);
      note(bests[1], b, a, score);
    }
  }
  return [...bests[0]].flatMap(([a, { best: b, score, second }]): MutualBest[] => {
    const other = bests[1].get(b);
    if (other?.best !== a) return [];
    return [{ pair: [a, b], score, margin: score - Math.max(second, other.second) }];
  });
}

function kickOffOf(fixture: Fixture | undefined): number | undefined {
  return fixture?.k ?? undefined;
}

function firstFrom(sorted: readonly number[], B: readonly Fixture[], kickOff: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kickOffOf(B[sorted[middle] ?? -1]) ?? Infinity) < kickOff) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface TwoBest {
  best: number;
  score: number;
  second: number;
}

function note(bests: Map<number, TwoBest>, one: number, other: number, score: number): void {
  const known = bests.get(one);
  if (known === undefined) bests.set(one, { best: other, score, second: 0 });
  else if (score > known.score) {
    [known.best, known.score, known.second] = [other, score, known.score];
  } else known.second = Math.max(known.second, score);
}

/** The pairs that pass a cut. */
export function cutPairs(
  bests: readonly MutualBest[],
  { minScore, minMargin }: Cut,
): FixturePair[] {
  return bests
    .filter(({ score, margin }) => score >= minScore && margin >= minMargin)
    .map(({ pair }) => pair);
}

/** The cut with the best F1 of all, which no user could know beforehand. */
export function fitCut(file: FixtureFile, bests: readonly MutualBest[], isListed?: IsListed): Cut {
  const scope = isListed === undefined ? {} : { isListed };
  const { wrong } = countPairs(
    file,
    bests.map(({ pair }) => pair),
    scope,
  );
  const isWrong = new Set(wrong);
  const possible = file.A.filter(({ t }) => t >= 0 && (isListed?.(t) ?? true)).length;
  return bestCut((cut) => {
    const pairs = cutPairs(bests, cut);
    const correct = pairs.filter((pair) => !isWrong.has(pair)).length;
    return (2 * correct) / (pairs.length + possible);
  });
}
