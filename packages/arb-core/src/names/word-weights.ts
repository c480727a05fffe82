/**
 * How much a word says about which club is meant: the fewer of the registry's names have it, the
 * more (inverse document frequency, Spärck Jones 1972). Words that clubs everywhere have weigh
 * little, however rare they are in one registry.
 */
import type { NameWord } from "./team.ts";
import { weightLimit } from "./generic-words.ts";
import { canonicalWord } from "./word-synonyms.ts";

/** How much a word says about which club is meant. From a registry's names, never from a feed's. */
export interface WordWeights {
  /** The weight of a folded word: above 0, at most 1. Synonyms weigh the same. */
  weightOf(word: string): number;
}

/** A word of all names still says something. */
const MIN_WEIGHT = 0.05;

/** The weights without any registry: words that clubs everywhere have weigh little, all others 1. */
export const DEFAULT_WORD_WEIGHTS: WordWeights = {
  weightOf: (word) => weightLimit(canonicalWord(word)),
};

/**
 * Weighs words by how many of some names have them. A word of one name or none weighs the most.
 *
 * @example
 * ```ts
 * import { createWordWeights, parseTeamName } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const names = ["Dinamo Zagreb", "Lokomotiva Zagreb", "Hajduk Split"];
 * const { weightOf } = createWordWeights(names.map((name) => parseTeamName(name).words));
 * assert.ok(weightOf("zagreb") < weightOf("hajduk"));
 * assert.ok(weightOf("dinamo") < weightOf("zagreb"));
 * assert.equal(weightOf("dynamo"), weightOf("dinamo"));
 * assert.equal(weightOf("rijeka"), 1);
 * ```
 */
export function createWordWeights(names: Iterable<readonly NameWord[]>): WordWeights {
  const frequencies = new Map<string, number>();
  let count = 0;
  for (const words of names) {
    count += 1;
    for (const word of new Set(words.map(({ text }) => canonicalWord(text)))) {
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    }
  }
  const rarest = Math.log(1 + count);
  return {
    weightOf: (word) => {
      const canonical = canonicalWord(word);
      const frequency = frequencies.get(canonical) ?? 0;
      const limit = weightLimit(canonical);
      if (frequency <= 1) return limit;
      const weight = Math.log(1 + count / frequency) / rarest;
      return Math.min(limit, Math.max(MIN_WEIGHT, weight));
    },
  };
}
