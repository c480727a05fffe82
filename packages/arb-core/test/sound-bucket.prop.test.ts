import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import { SoundBucket } from "../src/names/sound-bucket.ts";
import { compareWords, wordForm } from "../src/names/word-similarity.ts";

const letter = fc.constantFrom(
  "a",
  "e",
  "i",
  "o",
  "b",
  "k",
  "l",
  "n",
  "r",
  "s",
  "t",
  "ch",
  "ou",
  "ж",
);
const ending = fc.array(letter, { maxLength: 8, size: "max" });

/** A word with letters of its own and one that came of it: cut, misspelled, with a new ending. */
const alike = fc
  .record({
    letters: fc.array(letter, { minLength: 1, maxLength: 10, size: "max" }),
    edits: fc.array(fc.tuple(fc.nat(9), fc.nat(2), letter), { maxLength: 3 }),
    ending: fc.oneof(fc.constant<string[]>([]), ending),
    isAbbreviated: fc.boolean(),
  })
  .map(({ letters, edits, ending: added, isAbbreviated }) => {
    const edited = [...letters];
    for (const [at, removed, inserted] of edits) edited.splice(at, removed, inserted);
    return {
      original: { form: wordForm({ text: letters.join(""), isAbbreviated: false }) },
      edited: { form: wordForm({ text: [...edited, ...added].join(""), isAbbreviated }) },
    };
  });

test("findLike() leaves out no word that matches, and most that do not", () => {
  const seen = { prefix: 0, spelling: 0, subsequence: 0, ruledOut: 0 };
  fc.assert(
    fc.property(fc.array(alike, { minLength: 1, maxLength: 6 }), (pairs) => {
      const query = pairs[0]?.original.form;
      if (query === undefined) return;
      const words = pairs
        .flatMap(({ original, edited }) => [original, edited])
        .filter(({ form }) => form.sound.charAt(0) === query.sound.charAt(0));
      const bucket = new SoundBucket<(typeof words)[number]>();
      for (const word of words) bucket.add(word);
      const like = new Set(bucket.findLike(query));
      for (const word of words) {
        const match = compareWords(query, word.form);
        if (!like.has(word)) seen.ruledOut += 1;
        if (match === undefined) continue;
        expect(like.has(word)).toBe(true);
        if (match.rule in seen) seen[match.rule as "prefix" | "spelling" | "subsequence"] += 1;
      }
      for (const word of like) bucket.remove(word);
      expect(bucket.findLike(query)).toEqual([]);
    }),
    { numRuns: runs(4000) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});
