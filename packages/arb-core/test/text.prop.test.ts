import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, foldText, MAX_NAME_LENGTH } from "arb-core";
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
