import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import {
  isSubsequence,
  leastDistance,
  letterSet,
  soundOf,
  spellingDistance,
} from "../src/names/spelling.ts";

const word = fc.string({
  unit: fc.constantFrom("a", "e", "i", "o", "u", "b", "c", "d", "h", "k", "л", "ж"),
  maxLength: 9,
});

/** The recursive definition, without anything clever. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const isVowel = (text: string): boolean => /^[aeiou]/.test(text);
  const change = a[0] === b[0] ? 0 : isVowel(a) && isVowel(b) ? 0.5 : 1.3;
  return Math.min(
    distance(a.slice(1), b.slice(1)) + change,
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
  );
}

test("spellingDistance() is what the definition says, or infinity beyond the limit", () => {
  const short = fc.string({ unit: fc.constantFrom("a", "e", "o", "b", "c", "h"), maxLength: 5 });
  const seen = { within: 0, beyond: 0 };
  fc.assert(
    fc.property(short, short, fc.integer({ min: 0, max: 40 }), (a, b, tenths) => {
      const expected = distance(a, b);
      const most = tenths / 10;
      if (expected > most + 0.01) {
        expect(spellingDistance(a, b, most)).toBe(Infinity);
        seen.beyond += 1;
      } else {
        expect(spellingDistance(a, b, most)).toBeCloseTo(expected, 9);
        seen.within += 1;
      }
    }),
    { numRuns: runs(1500) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});

test("leastDistance() is never more than the distance", () => {
  let informative = 0;
  fc.assert(
    fc.property(word, word, (a, b) => {
      const least = leastDistance(letterSet(a), letterSet(b));
      expect(least).toBeLessThanOrEqual(spellingDistance(a, b, Infinity) + 1e-9);
      expect(leastDistance(letterSet(b), letterSet(a))).toBe(least);
      if (least > 1) informative += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(informative).toBeGreaterThan(500);
});

test("soundOf() never doubles a letter and leaves subsequences of letters alone", () => {
  fc.assert(
    fc.property(word, (text) => {
      const sound = soundOf(text);
      expect(/([^k])\1/u.test(sound)).toBe(false);
      expect(sound === "").toBe(text === "");
      expect(isSubsequence(text, text)).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});

test.each([
  ["shakhtar", "chakhtar"],
  ["tschernihiv", "chernihiv"],
  ["kryvyi", "krivii"],
  ["wolfsbourg", "wolfsburg"],
  ["duesseldorf", "dusseldorf"],
  ["xerez", "kserez"],
])("%s sounds like %s", (a, b) => {
  expect(soundOf(a)).toBe(soundOf(b));
});
