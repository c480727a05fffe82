/** Names for the laws of similarity: words that resemble, abbreviate and spell out one another. */
import fc from "fast-check";
import type { NameWord } from "../src/names/team.ts";

/** What stands together often makes up one word, or abbreviates it. */
const FAMILIES = [
  ["manchester", "man", "machester", "m", "united", "utd", "city", "salford"],
  ["st", "saint", "etienne", "saintetienne", "stetienne", "sankt", "gallen", "e"],
  ["paris", "germain", "psg", "saint", "sg", "rb", "red", "bull", "leipzig"],
  ["helsingin", "helsinki", "jk", "hjk", "kuopion", "kups", "ps", "palloseura"],
  ["ac", "athletic", "atl", "club", "cordoba", "sporting", "sp", "de", "sporting"],
  ["dinamo", "dynamo", "din", "kyiv", "kiev", "shakhtar", "chakhtar", "donetsk"],
  ["oujda", "doujda", "loujda", "monchengladbach", "mgladbach", "gladbach", "bach"],
  ["cska", "sofia", "1948", "1", "05", "b", "36", "68", "a"],
  ["динамо", "киев", "__proto__", "constructor", "\ud800", "ab", "ba", "aab"],
] as const;

const letters = ["a", "b", "c", "e", "h", "k", "o", "s", "t", "y"] as const;
const strangeText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
);

function nameOf(texts: readonly string[]): fc.Arbitrary<NameWord[]> {
  const word = fc.record({
    text: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...texts) },
      { weight: 1, arbitrary: strangeText },
    ),
    isAbbreviated: fc.integer({ min: 0, max: 5 }).map((side) => side === 0),
  });
  return fc.oneof(
    { weight: 20, arbitrary: fc.array(word, { maxLength: 4, size: "max" }) },
    { weight: 1, arbitrary: fc.array(word, { maxLength: 40, size: "max" }) },
  );
}

/** Words of names that have much to do with one another. */
export function relatedNames(minLength: number, maxLength: number): fc.Arbitrary<NameWord[][]> {
  return fc
    .subarray([...FAMILIES], { minLength: 1, maxLength: 2 })
    .chain((families) => fc.array(nameOf(families.flat()), { minLength, maxLength, size: "max" }));
}
