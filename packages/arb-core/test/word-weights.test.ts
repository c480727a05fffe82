import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import { parseTeamName } from "../src/names/team.ts";
import { createWordWeights, DEFAULT_WORD_WEIGHTS } from "../src/names/word-weights.ts";
import { relatedNames } from "./name-words.ts";

const NAMES = ["Dynamo Kyiv", "Dinamo Zagreb", "Lokomotiva Zagreb", "Hajduk Split", "NK Zagreb"];
const weights = createWordWeights(NAMES.map((name) => parseTeamName(name).words));

test("the more names have a word, the less it weighs; synonyms are one word", () => {
  expect(weights.weightOf("zagreb")).toBeLessThan(weights.weightOf("hajduk"));
  expect(weights.weightOf("kiev")).toBe(1);
  expect(weights.weightOf("unheard")).toBe(1);
  expect(weights.weightOf("dynamo")).toBe(weights.weightOf("dinamo"));
});

test("words that clubs everywhere have weigh little, however rare they are", () => {
  expect(weights.weightOf("nk")).toBe(DEFAULT_WORD_WEIGHTS.weightOf("nk"));
  const kinds = ["fc", "1908", "mg", "united", "barcelona"].map((word) => weights.weightOf(word));
  expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
  expect(kinds.at(-1)).toBe(1);
});

test("a word that stands twice in a name counts once", () => {
  const twice = createWordWeights([parseTeamName("Colo Colo").words, parseTeamName("Ajax").words]);
  expect(twice.weightOf("colo")).toBe(twice.weightOf("ajax"));
});

test("weights are above 0, at most 1, and do not depend on the order of the names", () => {
  let least = 1;
  fc.assert(
    fc.property(relatedNames(0, 30), (names) => {
      const forward = createWordWeights(names);
      const backward = createWordWeights(names.toReversed());
      for (const { text } of names.flat()) {
        const weight = forward.weightOf(text);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(DEFAULT_WORD_WEIGHTS.weightOf(text));
        expect(backward.weightOf(text)).toBe(weight);
        least = Math.min(least, weight);
      }
    }),
    { numRuns: runs(300) },
  );
  expect(least).toBeLessThan(0.3);
});
