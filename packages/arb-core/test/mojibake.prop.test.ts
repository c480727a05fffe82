import fc from "fast-check";
import { expect, test } from "vitest";
import { repairMojibake } from "../src/mojibake.ts";
import { anyText } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

const LATIN = Array.from("aeinorstáàâãäåæçéèêëíîïñóôõöøúüýßđłńśźżčďěňřťůşţășțğıāēģīķļņūőű");
const CYRILLIC = Array.from("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџѓќѕё");

/** Words of an alphabet as names print them: small, capital, or with a capital first. */
function anyName(letters: readonly string[]): fc.Arbitrary<string> {
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 })
    .chain((chosen) => {
      const [first = "", ...rest] = chosen;
      const small = chosen.join("");
      return fc.constantFrom(small, small.toUpperCase(), first.toUpperCase() + rest.join(""));
    });
  return fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
}

const rightName = fc.oneof(anyName(LATIN), anyName(CYRILLIC));

/** What comes of the UTF-8 of a text, read byte by byte as another encoding. */
function misread(text: string, encoding: "latin1" | "windows-1252"): string {
  const bytes = new TextEncoder().encode(text);
  if (encoding === "latin1") return String.fromCharCode(...bytes);
  return new TextDecoder(encoding).decode(bytes);
}

const encoding = fc.constantFrom("latin1" as const, "windows-1252" as const);
const IS_ASCII = /^\p{ASCII}*$/u;

test("a misread name is repaired, or left as it was read, never made another one", () => {
  const seen = { repaired: 0, left: 0 };
  fc.assert(
    fc.property(rightName, encoding, (name, read) => {
      fc.pre(!IS_ASCII.test(name));
      const broken = misread(name, read);
      const repaired = repairMojibake(broken);
      expect([name, broken]).toContain(repaired);
      seen[repaired === name ? "repaired" : "left"] += 1;
    }),
    { numRuns: runs(3000) },
  );
  // Left are names of which a byte is a no-break space or the like, and no other byte tells.
  expect(seen.left).toBeLessThan(seen.repaired / 20);
});

test("a name misread twice is repaired twice", () => {
  let repaired = 0;
  fc.assert(
    fc.property(rightName, encoding, (name, read) => {
      fc.pre(!IS_ASCII.test(name));
      fc.pre(repairMojibake(misread(name, read)) === name);
      expect(repairMojibake(misread(misread(name, read), read))).toBe(name);
      repaired += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(repaired).toBeGreaterThan(0);
});

test("a right name stays untouched, whatever a page puts around its letters", () => {
  const between = fc.constantFrom("", "", "\u00AD", "\u200B");
  const space = fc.constantFrom(" ", "\u00A0", "-", "–", "’");
  let touched = 0;
  fc.assert(
    fc.property(
      fc.oneof(anyName([...LATIN, ...Array.from("bcdfgklmp")]), rightName),
      between,
      space,
      (name, sign, gap) => {
        const shown = Array.from(name)
          .map((letter) => (letter === " " ? gap : letter + sign))
          .join("");
        // "Ã" is all but unknown at the end of a word, so before a dash or a quote it counts.
        fc.pre(!/[ÃÂ][–’]/u.test(shown));
        expect(repairMojibake(shown)).toBe(shown);
        if (!IS_ASCII.test(shown)) touched += 1;
      },
    ),
    { numRuns: runs(3000) },
  );
  expect(touched).toBeGreaterThan(0);
});

test("repairMojibake() takes any text, is idempotent and never makes a text longer", () => {
  let changed = 0;
  const bytes = fc
    .array(fc.oneof(fc.integer({ min: 0x80, max: 0xf4 }), fc.integer({ min: 0x20, max: 0x7e })))
    .map((codes) => String.fromCharCode(...codes));
  const misreadText = fc
    .tuple(fc.string({ unit: "grapheme", maxLength: 20 }), encoding)
    .map(([text, read]) => misread(text, read));
  fc.assert(
    fc.property(fc.oneof(anyText(), bytes, misreadText), (text) => {
      const repaired = repairMojibake(text);
      expect(repairMojibake(repaired)).toBe(repaired);
      expect(repaired.length).toBeLessThanOrEqual(text.length);
      if (repaired !== text) changed += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(changed).toBeGreaterThan(0);
});
