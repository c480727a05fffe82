/**
 * Unicode folding for text that somebody else wrote: team names, lines and prices on web pages.
 * Every function has a length budget, applied before any other work.
 */

/** Names longer than this are cut before they are looked at. No club's name comes near it. */
export const MAX_NAME_LENGTH = 200;

const MAX_NUMBER_LENGTH = 32;

/** Zero-width characters, direction marks, soft hyphens and the byte order mark. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
// eslint-disable-next-line no-control-regex -- control characters are exactly what is meant
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/gu;
const COMBINING = /\p{M}/gu;
const MINUS_SIGNS = /[\u2010-\u2015\u2212\uFE63\uFF0D]/gu;
const APOSTROPHES = /['\u2018\u2019\u02BC\u0060\u00B4]/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

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
 */
export function cleanText(text: string): string {
  return text
    .slice(0, MAX_NAME_LENGTH)
    .replace(INVISIBLE, "")
    .replace(CONTROL, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** {@link cleanText} for numbers: minus signs unified, decimal commas read as points. */
export function cleanNumberText(text: string): string {
  return cleanText(text.slice(0, MAX_NUMBER_LENGTH)).replace(MINUS_SIGNS, "-").replaceAll(",", ".");
}

/**
 * Folds a name to lower-case words of plain letters and digits, separated by single spaces:
 * full-width forms, accents, ligatures and letters such as ø are mapped to ASCII where they have
 * a customary form. Other scripts stay as they are. Idempotent.
 */
export function foldText(text: string): string {
  return cleanText(text)
    .normalize("NFKD")
    .replace(COMBINING, "")
    .toLowerCase()
    .replace(SPECIAL_LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(COMBINING, "")
    .replace(APOSTROPHES, "")
    .replace(/&/gu, " and ")
    .replace(NOT_WORD, " ")
    .trim()
    .slice(0, MAX_NAME_LENGTH)
    .trim();
}

/** Orders text by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
