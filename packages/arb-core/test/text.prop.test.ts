import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, foldText, MAX_NAME_LENGTH } from "arb-core";
import { repairMojibake } from "../src/mojibake.ts";
import { foldWords, joinWords } from "../src/text.ts";
import { anyText, disguised, fullWidth } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

const NAMES = [
  "Atlético de Madrid",
  "1. FC Köln",
  "Brøndby IF",
  "Brighton & Hove",
  "Łódź",
  "Динамо",
];

test("cleanText() and foldText() are idempotent on any text", () => {
  let changed = 0;
  fc.assert(
    fc.property(anyText(), (text) => {
      const cleaned = cleanText(text);
      expect(cleanText(cleaned)).toBe(cleaned);
      const folded = foldText(text);
      expect(foldText(folded)).toBe(folded);
      if (folded !== "" && folded !== text) changed += 1;
    }),
    { numRuns: runs(2000) },
  );
  expect(changed).toBeGreaterThan(0);
});

test("foldText() gives words of letters and digits between single spaces, within the budget", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const folded = foldText(text);
      expect(folded.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
      expect(folded).toMatch(/^(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?: (?!$)|$))*$/u);
    }),
    { numRuns: runs(1000) },
  );
});

test("cleanText() and foldText() never look beyond the budget", () => {
  fc.assert(
    fc.property(anyText(), anyText(), (text, more) => {
      const filled = text.padEnd(MAX_NAME_LENGTH, "x").slice(0, MAX_NAME_LENGTH);
      expect(cleanText(filled + more)).toBe(cleanText(filled));
      expect(foldText(filled + more)).toBe(foldText(filled));
    }),
  );
});

test("the table for Latin letters folds like the general way", () => {
  let filled = 0;
  const signs = fc.array(
    fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0xa0, max: 0x24f }),
      fc.constantFrom(0x2e, 0x20, 0x26, 0x27),
    ),
    { maxLength: 120 },
  );
  fc.assert(
    fc.property(signs, (codes) => {
      const text = String.fromCharCode(...codes);
      fc.pre(repairMojibake(text) === text);
      // A character of no width, which only the general way knows how to remove.
      expect(foldWords(`\u200B${text}`)).toEqual(foldWords(text));
      if (text.includes("&") && foldText(text).length > codes.length) filled += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(filled).toBeGreaterThan(0);
});

test("foldWords() gives the words of foldText(), joined by single spaces", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const words = foldWords(text);
      expect(joinWords(words)).toBe(foldText(text));
      for (const { text: word } of words) expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
    }),
    { numRuns: runs(1000) },
  );
});

test("foldText() is blind to what the eye cannot see", () => {
  let disguises = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES).chain((name) => fc.tuple(fc.constant(name), disguised(name))),
      ([name, disguise]) => {
        expect(foldText(disguise)).toBe(foldText(name));
        if (disguise !== name) disguises += 1;
      },
    ),
    { numRuns: runs(500) },
  );
  expect(disguises).toBeGreaterThan(100);
});

test.each(NAMES)("foldText() folds %s alike in every case, composition and width", (name) => {
  const folded = foldText(name);
  for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
    for (const text of [name, name.toUpperCase(), name.toLowerCase(), fullWidth(name)]) {
      expect(foldText(text.normalize(form))).toBe(folded);
    }
  }
});
