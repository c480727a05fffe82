/**
 * How far two names may be names of one team. It never says that they are: that is for registries,
 * opponents and kick-off times.
 */
import { parseTeamName } from "./team.ts";
import { alignNames, type NameRule } from "./name-alignment.ts";
import { prepareName, type PreparedName } from "./prepared-name.ts";
import { compareWords, type WordForm } from "./word-similarity.ts";
import { DEFAULT_WORD_WEIGHTS, type WordWeights } from "./word-weights.ts";

export type { NameRule } from "./name-alignment.ts";
export { prepareName, type PreparedName } from "./prepared-name.ts";

/** A piece of two names that was aligned, or was left over in one. */
export interface NamePart {
  /** Folded words of the first name; empty when words of the second are left over. */
  readonly a: string;
  /** Folded words of the second name; empty when words of the first are left over. */
  readonly b: string;
  readonly rule: NameRule;
  /** How sure it is that these are the same words: above 0, at most 1; 0 for what is left over. */
  readonly strength: number;
  /** How much these words say about which club is meant, the mean of both sides. */
  readonly weight: number;
}

/** How similar two names are, and why. */
export interface NameSimilarity {
  /** From 0, nothing in common, to 1, the same. */
  readonly score: number;
  /** What was aligned, then what was left over, each in the order of the first name. */
  readonly parts: readonly NamePart[];
  /** Both names keep a telling word that the other has not: United and City. */
  readonly isContradicted: boolean;
}

/**
 * Compares two team names. Symmetric but for which name's words are `a`. Squads are not looked at:
 * a club's women have the club's name.
 *
 * @param options.weights - of a registry's words; by default words that clubs everywhere share
 *   weigh little and all others 1.
 * @example
 * ```ts
 * import { compareTeamNames } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const { score, parts } = compareTeamNames("Man. Utd", "Manchester United");
 * assert.ok(score > 0.9);
 * assert.deepEqual(
 *   parts.map(({ a, b, rule }) => [a, b, rule]),
 *   [["man", "manchester", "abbreviation"], ["utd", "united", "synonym"]],
 * );
 * assert.ok(compareTeamNames("Manchester United", "Manchester City").score < 0.6);
 * assert.equal(compareTeamNames("PSG", "Paris Saint-Germain").parts[0]?.rule, "initials");
 * ```
 */
export function compareTeamNames(
  a: string,
  b: string,
  { weights = DEFAULT_WORD_WEIGHTS }: { readonly weights?: WordWeights } = {},
): NameSimilarity {
  const first = prepareName(parseTeamName(a).words, weights);
  const second = prepareName(parseTeamName(b).words, weights);
  const { score, links, isContradicted } = alignPrepared(first, second);
  const taken = { a: new Set<number>(), b: new Set<number>() };
  const parts = links
    .toSorted((x, y) => x.a - y.a || x.b - y.b)
    .map((link): NamePart => {
      for (let index = link.a; index < link.aEnd; index++) taken.a.add(index);
      for (let index = link.b; index < link.bEnd; index++) taken.b.add(index);
      const { rule, strength, weight } = link;
      return {
        a: joinForms(first.words.slice(link.a, link.aEnd)),
        b: joinForms(second.words.slice(link.b, link.bEnd)),
        ...{ rule, strength, weight },
      };
    });
  const left = (name: PreparedName, done: ReadonlySet<number>, side: "a" | "b"): NamePart[] =>
    name.words.flatMap(({ text }, index) => {
      if (done.has(index)) return [];
      const weight = name.weights[index] ?? 0;
      return [{ a: "", b: "", [side]: text, rule: "left-over", strength: 0, weight }];
    });
  return {
    score,
    parts: [...parts, ...left(first, taken.a, "a"), ...left(second, taken.b, "b")],
    isContradicted,
  };
}

/** The score of {@link compareTeamNames} for names that are prepared with the same weights. */
export function scoreNames(a: PreparedName, b: PreparedName): number {
  return alignPrepared(a, b).score;
}

/**
 * {@link scoreNames}, but 0 where both names keep a telling word that the other has not: "Manchester
 * City" and "Manchester United" are alike, and resemblance alone must never make them one team.
 */
export function scoreWithoutContradiction(a: PreparedName, b: PreparedName): number {
  const { score, isContradicted } = alignPrepared(a, b);
  return isContradicted ? 0 : score;
}

function alignPrepared(a: PreparedName, b: PreparedName): ReturnType<typeof alignNames> {
  return alignNames(a, b, (index, other) => {
    const [x, y] = [a.words[index], b.words[other]];
    return x === undefined || y === undefined ? undefined : compareWords(x, y);
  });
}

function joinForms(words: readonly WordForm[]): string {
  return words.map(({ text }) => text).join(" ");
}
