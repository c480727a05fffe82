import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, parseTeamName } from "arb-core";
import { transliterate } from "../src/transliteration.ts";
import { anyText } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

const CYRILLIC = Array.from("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕё");
const GREEK = Array.from("αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς");
const word = fc.oneof(
  ...[CYRILLIC, GREEK].map((letters) =>
    fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 9 })
      .map((all) => all.join("")),
  ),
);
const LATIN_WORDS = /^[a-z ]*$/;

test("every word of the known alphabets becomes Latin, in whatever case and composition", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), fc.constantFrom("NFC", "NFD"), (words, form) => {
      const text = words.join(" ");
      const latin = foldText(text);
      expect(latin).toMatch(LATIN_WORDS);
      for (const cased of [text, text.toUpperCase()]) {
        expect(foldText(cased.normalize(form))).toBe(latin);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test("a letter of another script in a word keeps it from equaling any word of one script", () => {
  const look = fc.constantFrom("а", "е", "о", "р", "с", "х", "ο", "ν", "α");
  const rest = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(rest, look, rest, (before, letter, after) => {
      const parsed = parseTeamName(before + letter + after);
      expect(parsed.isMixedScript).toBe(true);
      expect(parsed.base).toContain(letter);
      expect(transliterate(parsed.base)).toBe(parsed.base);
    }),
    { numRuns: runs(500) },
  );
});

test("transliterate() is idempotent on any text and lets text without the scripts be", () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.oneof(anyText(), word), (text) => {
      const latin = transliterate(text);
      expect(transliterate(latin)).toBe(latin);
      if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text)) expect(latin).toBe(text);
      if (latin !== text) changed += 1;
    }),
    { numRuns: runs(2000) },
  );
  expect(changed).toBeGreaterThan(0);
});
