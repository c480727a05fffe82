/**
 * The words of two names, aligned one to one, and the score that follows.
 *
 * The score is the mean of both names' covered weight. It falls when both keep a telling word that
 * the other has not (United v City), and when all that is shared is little (Sporting CP, Sporting
 * Braga). The constants were tuned on names of half of the countries and half of the teams of real
 * feeds, and checked on the other halves; `bench/matching/name-accuracy.ts` measures them.
 */
import { isClubWord } from "./generic-words.ts";
import type { PreparedName, WordSpan } from "./prepared-name.ts";
import { compareText } from "../text.ts";
import type { WordMatch, WordRule } from "./word-similarity.ts";

/** Why some words of a name are some words of another, or that they are not. */
export type NameRule = WordRule | WordSpan["rule"] | "left-over";

/** Words of one name that stand for words of the other. The ends are exclusive. */
export interface WordLink {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
  readonly rule: Exclude<NameRule, "left-over">;
  readonly strength: number;
  /** The mean weight of both sides. */
  readonly weight: number;
}

/** The best links of two names and what they add up to. */
export interface NameAlignment {
  readonly score: number;
  readonly links: readonly WordLink[];
  /** Both names keep a telling word that the other has not. */
  readonly isContradicted: boolean;
}

/** What links add up to. */
export interface Coverage {
  /** Weight of the words that are linked, each times the strength of its link. */
  readonly gainA: number;
  readonly gainB: number;
  /** Weight of the words that are linked. */
  readonly usedA: number;
  readonly usedB: number;
  /** Both names keep a telling word that the other has not. */
  readonly isContradicted: boolean;
}

/** Words that weigh no more are not missed. */
const TELLING_WEIGHT = 0.14;
const CONTRADICTION = 0.1;
const CONTRADICTION_SHARE = 0.55;
/** Shared words that weigh less together are not enough to tell a club. */
const SOLID_WEIGHT = 0.6;
const WEAKNESS = 0.4;

const COMPOUND_STRENGTH = 1;
const INITIALS_STRENGTH = 0.93;
/** "RB" is many things. */
const TWO_INITIALS_STRENGTH = 0.8;

/** Links name their words in sets of 32 bits; words of longer names are left over. */
const MAX_LINKED_WORDS = 31;

/** Aligns two names. `matchWords` compares a word of the first with one of the second. */
export function alignNames(
  first: PreparedName,
  second: PreparedName,
  matchWords: (index: number, other: number) => WordMatch | undefined,
): NameAlignment {
  // Ties are broken by position, so the names are taken in an order that does not depend on which
  // is first.
  return compareText(first.key, second.key) <= 0
    ? align(first, second, matchWords)
    : mirror(align(second, first, (index, other) => matchWords(other, index)));
}

function align(
  a: PreparedName,
  b: PreparedName,
  matchWords: (index: number, other: number) => WordMatch | undefined,
): NameAlignment {
  const candidates = linksOf(a, b, matchWords).sort(compareLinks);
  const links: WordLink[] = [];
  let [takenA, takenB, gainA, gainB, usedA, usedB] = [0, 0, 0, 0, 0, 0];
  for (const link of candidates) {
    const wordsA = rangeBits(link.a, link.aEnd);
    const wordsB = rangeBits(link.b, link.bEnd);
    // Initials may stand beside the words that they abbreviate: "HJK Helsinki", "Helsingin JK".
    const isSpelledOut = link.rule === "initials";
    if ((takenA & wordsA) !== 0 && !(isSpelledOut && link.aEnd - link.a > 1)) continue;
    if ((takenB & wordsB) !== 0 && !(isSpelledOut && link.bEnd - link.b > 1)) continue;
    const newA = sumWeights(a.weights, wordsA & ~takenA);
    const newB = sumWeights(b.weights, wordsB & ~takenB);
    gainA += newA * link.strength;
    gainB += newB * link.strength;
    usedA += newA;
    usedB += newB;
    takenA |= wordsA;
    takenB |= wordsB;
    links.push(link);
  }
  const isContradicted = keepsTelling(a, takenA) && keepsTelling(b, takenB);
  if (links.length === 0) return { score: 0, links, isContradicted };
  if (a.key === b.key) return { score: 1, links, isContradicted };
  return {
    score: scoreCoverage(a.total, b.total, { gainA, gainB, usedA, usedB, isContradicted }),
    links,
    isContradicted,
  };
}

/**
 * The score of two names by what their links add up to, in [0, 1]. More coverage never lowers it,
 * and a contradiction never raises it: the index prunes by that.
 */
export function scoreCoverage(totalA: number, totalB: number, coverage: Coverage): number {
  const { gainA, gainB, usedA, usedB, isContradicted } = coverage;
  const restA = 1 - usedA / totalA;
  const restB = 1 - usedB / totalB;
  let score = (gainA / totalA + gainB / totalB) / 2;
  if (isContradicted) score -= CONTRADICTION + CONTRADICTION_SHARE * Math.min(restA, restB);
  const missing = 1 - Math.min(gainA, gainB) / SOLID_WEIGHT;
  if (missing > 0) score -= WEAKNESS * missing * Math.max(restA, restB);
  return Math.min(1, Math.max(0, score));
}

/** The weight of a name's words that are missed when they are left over. */
export function tellingWeight({ weights }: PreparedName): number {
  return weights.reduce((sum, weight) => (weight > TELLING_WEIGHT ? sum + weight : sum), 0);
}

function keepsTelling({ weights }: PreparedName, taken: number): boolean {
  return weights.some(
    (weight, index) =>
      weight > TELLING_WEIGHT && (index >= MAX_LINKED_WORDS || (taken & (1 << index)) === 0),
  );
}

/** How strongly a word stands for a span of the other name; 0 for not at all. */
export function spanStrength(word: { text: string; canonical: string }, span: WordSpan): number {
  if (span.rule === "compound") return COMPOUND_STRENGTH;
  // "AC" is Athletic Club, and never Atletico Cordoba.
  if (!span.isShared && isClubWord(word.canonical)) return 0;
  return word.text.length > 2 ? INITIALS_STRENGTH : TWO_INITIALS_STRENGTH;
}

function linksOf(
  a: PreparedName,
  b: PreparedName,
  matchWords: (index: number, other: number) => WordMatch | undefined,
): WordLink[] {
  const links: WordLink[] = [];
  const countA = Math.min(a.words.length, MAX_LINKED_WORDS);
  const countB = Math.min(b.words.length, MAX_LINKED_WORDS);
  for (let i = 0; i < countA; i++) {
    for (let j = 0; j < countB; j++) {
      const match = matchWords(i, j);
      if (match === undefined) continue;
      const weight = ((a.weights[i] ?? 0) + (b.weights[j] ?? 0)) / 2;
      const { rule, strength } = match;
      links.push({ a: i, aEnd: i + 1, b: j, bEnd: j + 1, rule, strength, weight });
    }
  }
  addSpanLinks(links, a, b);
  const reversed: WordLink[] = [];
  addSpanLinks(reversed, b, a);
  for (const link of reversed) links.push(mirrorLink(link));
  return links;
}

/** Links single words of `a` to spans of `b`. */
function addSpanLinks(links: WordLink[], a: PreparedName, b: PreparedName): void {
  if (b.spans.size === 0) return;
  for (let index = 0; index < Math.min(a.words.length, MAX_LINKED_WORDS); index++) {
    const word = a.words[index];
    if (word === undefined) return;
    for (const span of b.spans.get(word.text) ?? []) {
      const strength = spanStrength(word, span);
      if (strength === 0) continue;
      const { start, end, rule } = span;
      const weight = ((a.weights[index] ?? 0) + sumWeights(b.weights, rangeBits(start, end))) / 2;
      links.push({ a: index, aEnd: index + 1, b: start, bEnd: end, rule, strength, weight });
    }
  }
}

/** Initials last, for words that match say more; then what explains most. */
function compareLinks(x: WordLink, y: WordLink): number {
  return (
    Number(x.rule === "initials") - Number(y.rule === "initials") ||
    y.strength * y.weight - x.strength * x.weight ||
    x.a - y.a ||
    x.b - y.b ||
    x.aEnd - y.aEnd ||
    x.bEnd - y.bEnd
  );
}

function mirror({ links, ...rest }: NameAlignment): NameAlignment {
  return { ...rest, links: links.map(mirrorLink) };
}

function mirrorLink({ a, aEnd, b, bEnd, ...rest }: WordLink): WordLink {
  return { a: b, aEnd: bEnd, b: a, bEnd: aEnd, ...rest };
}

function rangeBits(start: number, end: number): number {
  return ((1 << (end - start)) - 1) << start;
}

/** The weight of the words whose bits are set. */
function sumWeights(weights: readonly number[], bits: number): number {
  let sum = 0;
  for (let index = 0; index < weights.length && index < MAX_LINKED_WORDS; index++) {
    if ((bits & (1 << index)) !== 0) sum += weights[index] ?? 0;
  }
  return sum;
}
