import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import { MIN_SCORE, NameIndex, type NameHit } from "../src/names/name-index.ts";
import { prepareName, scoreNames } from "../src/names/similarity.ts";
import type { NameWord } from "../src/names/team.ts";
import { compareText } from "../src/text.ts";
import { createWordWeights, type WordWeights } from "../src/names/word-weights.ts";
import { relatedNames } from "./name-words.ts";

interface Named {
  readonly words: readonly NameWord[];
  readonly value: number;
}

/** Compares the query with every name. */
function searchAll(
  names: readonly Named[],
  query: readonly NameWord[],
  weights: WordWeights,
  least: number,
): NameHit<number>[] {
  const prepared = prepareName(query, weights);
  return names
    .map(({ words, value }) => ({ name: prepareName(words, weights), value }))
    .map(({ name, value }) => ({ value, name, score: scoreNames(prepared, name) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || compareText(a.name.key, b.name.key))
    .map(({ value, name, score }) => ({ value, base: name.base, score }));
}

const step = fc.record({
  action: fc.constantFrom("add", "add", "add", "again", "remove", "search", "search"),
  least: fc.constantFrom(undefined, 0.01, 0.5, 0.64, 0.9, 1),
});
const scripts = relatedNames(5, 40).chain((names) =>
  fc
    .array(step, { minLength: names.length, maxLength: names.length })
    .map((steps) => steps.map((done, at) => ({ ...done, words: names[at] ?? [] }))),
);

test("a search finds what comparing with every name finds, whatever came and went", () => {
  const seen = { found: 0, several: 0, afterRemoval: 0 };
  fc.assert(
    fc.property(scripts, fc.nat(), (steps, seed) => {
      const weights = createWordWeights(steps.map(({ words }) => words));
      const index = new NameIndex<number>(weights);
      let names: Named[] = [];
      let removals = 0;
      for (const [at, { words, action, least }] of steps.entries()) {
        const chosen = names[(seed + at) % Math.max(1, names.length)];
        if (action === "add") {
          index.add(words, at);
          names.push({ words, value: at });
        } else if (action === "again" && chosen !== undefined) {
          index.add(chosen.words, at);
          names.push({ words: chosen.words, value: at });
        } else if (action === "remove" && chosen !== undefined) {
          index.remove(chosen.words, chosen.value);
          names = names.filter((name) => name !== chosen);
          removals += 1;
        } else {
          const query = at % 3 === 0 ? (chosen?.words ?? words) : words;
          const hits = index.search(query, least === undefined ? {} : { least });
          expect(hits).toEqual(searchAll(names, query, weights, least ?? MIN_SCORE));
          if (hits.length > 0) seen.found += 1;
          if (hits.length > 2) seen.several += 1;
          if (hits.length > 0 && removals > 0) seen.afterRemoval += 1;
        }
      }
    }),
    { numRuns: runs(600) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});

test("the order in which names came does not matter", () => {
  let found = 0;
  fc.assert(
    fc.property(relatedNames(2, 20), ([query = [], ...all]) => {
      const names = [...new Map(all.map((words) => [JSON.stringify(words), words])).values()];
      const weights = createWordWeights(names);
      const [forward, backward] = [names, names.toReversed()].map((ordered) => {
        const index = new NameIndex<readonly NameWord[]>(weights);
        for (const words of ordered) index.add(words, words);
        return index.search(query, { least: 0.1 });
      });
      expect(forward).toEqual(backward);
      if ((forward?.length ?? 0) > 1) found += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(found).toBeGreaterThan(50);
});
