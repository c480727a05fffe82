import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import { compareTeamNames, prepareName, scoreNames } from "../src/names/similarity.ts";
import { createWordWeights, DEFAULT_WORD_WEIGHTS } from "../src/names/word-weights.ts";
import { anyText } from "./arbitrary-text.ts";
import { relatedNames } from "./name-words.ts";

test("scores are symmetric, in [0, 1], and 1 for the same name", () => {
  const seen = { similar: 0, partly: 0 };
  fc.assert(
    fc.property(relatedNames(2, 2), fc.boolean(), ([a = [], b = []], isWeighed) => {
      const weights = isWeighed ? createWordWeights([a, b, a]) : DEFAULT_WORD_WEIGHTS;
      const [first, second] = [prepareName(a, weights), prepareName(b, weights)];
      const score = scoreNames(first, second);
      expect(score).toBe(scoreNames(second, first));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(scoreNames(first, first)).toBe(a.length === 0 ? 0 : 1);
      if (score > 0.6) seen.similar += 1;
      else if (score > 0) seen.partly += 1;
    }),
    { numRuns: runs(4000) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});

test("compareTeamNames() explains every word once, on any text", () => {
  let explained = 0;
  const related = relatedNames(2, 2).map((names) =>
    names.map((words) => words.map(({ text }) => text).join(" ")),
  );
  fc.assert(
    fc.property(fc.oneof(related, fc.array(anyText(), { minLength: 2 })), ([a = "", b = ""]) => {
      const { score, parts } = compareTeamNames(a, b);
      const mirrored = compareTeamNames(b, a);
      expect(mirrored.score).toBe(score);
      expect(mirrored.parts.length).toBe(parts.length);
      for (const { rule, strength, weight } of parts) {
        expect(strength === 0).toBe(rule === "left-over");
        expect(strength).toBeLessThanOrEqual(1);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(16);
      }
      const left = parts.filter(({ rule }) => rule === "left-over");
      for (const part of left) expect([part.a, part.b]).toContain("");
      expect(score > 0 && left.length === parts.length).toBe(false);
      if (score > 0 && score < 1) explained += 1;
    }),
    { numRuns: runs(2000) },
  );
  expect(explained).toBeGreaterThan(100);
});
