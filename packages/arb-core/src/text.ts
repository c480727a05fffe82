/**
 * Unicode folding for text that somebody else wrote: team names, lines and prices on web pages.
 * Every function has a length budget, applied before any other work.
 */

/** Names longer than this are cut before they are looked at. No club's name comes near it. */
export const MAX_NAME_LENGTH = 200;

/** Longer texts hold no price and no line, even with a page's indentation around them. */
const MAX_NUMBER_LENGTH = 200;

/** Zero-width characters, direction marks, soft hyphens, the byte order mark and their like. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
// eslint-disable-next-line no-control-regex -- control characters are exactly what is meant
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/gu;
/** Accents: marks that any script may use. Thai vowels or Japanese voicing are letters of a kind. */
const ACCENTS = /(?![\u3099\u309A])\p{Script=Inherited}/gu;
const MINUS_SIGNS = /[\u2010-\u2015\u2212\uFE63\uFF0D]/gu;
const APOSTROPHES = /['\u2018\u2019\u02BC\u0060]/gu;
/** Runs of anything but letters, digits and the marks that follow them. */
const NOT_WORD = /(?:(?:^|[^\p{L}\p{N}\p{M}])\p{M}*)+/gu;

/** Letters that Unicode decomposition leaves as they are, in ASCII. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ł", "l"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ı", "i"],
  ["þ", "th"],
  ["ə", "e"],
  ["ħ", "h"],
]);
const SPECIAL_LETTER = /[ßøđðłæœıþəħ]/gu;

/**
 * Removes what cannot be seen (zero-width characters between letters, soft hyphens, control
 * characters), turns no-break spaces into spaces and folds runs of spaces into one.
 *
 * @example
 * ```ts
 * import { cleanText } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(cleanText("\n\t\u200BReal\u00A0Mad\u00ADrid  (W)"), "Real Madrid (W)");
 * ```
 */
export function cleanText(text: string): string {
  return text
    .slice(0, MAX_NAME_LENGTH)
    .replace(INVISIBLE, "")
    .replace(CONTROL, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * {@link cleanText} for numbers: minus signs unified, decimal commas read as points. A text over
 * the budget becomes empty instead of shorter: cut in the middle, it would be another number.
 */
export function cleanNumberText(text: string): string {
  if (text.length > MAX_NUMBER_LENGTH) return "";
  return cleanText(text).replace(MINUS_SIGNS, "-").replaceAll(",", ".");
}

/**
 * Unicode's NFKC, full-width forms and ligatures made plain, but for the acute accent that stands
 * for an apostrophe: NFKC would make a space of it.
 */
export function unifyForms(text: string): string {
  return text.replaceAll("\u00B4", "'").normalize("NFKC");
}

/**
 * Folds a name to lower-case words of plain letters and digits, separated by single spaces:
 * full-width forms, accents, ligatures and letters such as ø are mapped to ASCII where they have
 * a customary form. Other scripts stay as they are. Idempotent.
 *
 * @example
 * ```ts
 * import { foldText } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(foldText("Atlético-MADRID"), "atletico madrid");
 * assert.equal(foldText("Brøndby & Łódź"), "brondby and lodz");
 * assert.equal(foldText("Nott'm Forest"), "nottm forest");
 * assert.equal(foldText("Динамо Киев"), "динамо киев");
 * ```
 */
export function foldText(text: string): string {
  return unifyForms(cleanText(text))
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(SPECIAL_LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .replace(APOSTROPHES, "")
    .replace(/&/gu, " and ")
    .slice(0, MAX_NAME_LENGTH)
    .replace(NOT_WORD, " ")
    .trim();
}

/** Orders text by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
