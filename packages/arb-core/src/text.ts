/**
 * Unicode folding for text that somebody else wrote: team names, lines and prices on web pages.
 * Every function has a length budget, applied before any other work. What nearly every name is
 * made of, letters of Latin alphabets, is folded by a table; the table is made by the general way
 * at load, so the two cannot differ.
 */
import { repairMojibake } from "./mojibake.ts";
import { transliterate } from "./transliteration.ts";

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
/** A letter or digit with all that belongs to its word, and the point behind the word. */
const WORD = /([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)(\.?)/gu;
const DIGIT_END = /\p{N}$/u;

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
  // Not a letter of Latin, but one letter in two forms, the second at the end of words only.
  ["ς", "σ"],
]);
const SPECIAL_LETTER = /[ßøđðłæœıþəħς]/gu;

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

/** A folded word of a name. */
export interface NameWord {
  readonly text: string;
  /** Printed with a point behind it: "Man. Utd". */
  readonly isAbbreviated: boolean;
}

/**
 * Makes a name ready to be read: mojibake repaired, invisible characters and full-width forms
 * gone. Its case, its script and its punctuation are left for {@link foldWords}.
 */
export function cleanName(text: string): string {
  const name = text.slice(0, MAX_NAME_LENGTH);
  if (isPlain(name)) return name;
  const repaired = repairMojibake(name);
  return isLatin(repaired) ? repaired : unifyForms(cleanText(repaired));
}

/**
 * Folds a name to lower-case words of plain letters and digits, separated by single spaces:
 * full-width forms, accents, ligatures and letters such as ø are mapped to ASCII where they have
 * a customary form, words in Cyrillic or Greek are written in Latin letters, and UTF-8 that was
 * read as another encoding is repaired. A word that mixes scripts keeps its letters, and so do
 * other scripts. Idempotent.
 *
 * @example
 * ```ts
 * import { foldText } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(foldText("Atlético-MADRID"), "atletico madrid");
 * assert.equal(foldText("Brøndby & Łódź"), "brondby and lodz");
 * assert.equal(foldText("Nott'm Forest"), "nottm forest");
 * assert.equal(foldText("Динамо Київ"), "dynamo kyiv");
 * assert.equal(foldText("MalmÃ¶ FF"), "malmo ff");
 * ```
 */
export function foldText(text: string): string {
  return joinWords(foldWords(text));
}

/** The words of a name that are left when it is joined again by single spaces. */
export function joinWords(words: readonly NameWord[]): string {
  let joined = "";
  for (const { text } of words) joined += joined === "" ? text : ` ${text}`;
  return joined;
}

/** The words of {@link foldText}, with what the punctuation said of them. */
export function foldWords(text: string): NameWord[] {
  const name = cleanName(text);
  const folded = isLatin(name) ? foldLatin(name) : "";
  // Where folding made the name longer than the budget, where to cut is for the general way.
  return folded === "" || folded.length > MAX_NAME_LENGTH
    ? splitAny(foldAny(name))
    : splitPlain(folded);
}

/** Folds all but the punctuation of any text. */
function foldAny(text: string): string {
  return transliterate(unifyForms(cleanText(text)))
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(SPECIAL_LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .replace(APOSTROPHES, "")
    .replace(/&/gu, " and ")
    .slice(0, MAX_NAME_LENGTH);
}

function splitAny(folded: string): NameWord[] {
  return Array.from(folded.matchAll(WORD), ([, text = "", point]) => ({
    text,
    isAbbreviated: point !== "" && !DIGIT_END.test(text),
  }));
}

/** Up to here, every letter of Unicode is a Latin one. */
const LATIN_END = 0x250;

/**
 * What each Latin character folds to: letters and digits of ASCII, the point, or a space for all
 * that parts words. `undefined` for what takes more than a table, beginning with the characters
 * that {@link cleanName} would change.
 */
const LATIN: readonly (string | undefined)[] = Array.from({ length: LATIN_END }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (code < 0x20 || (code !== 0xa0 && unifyForms(cleanText(`a${sign}b`)) !== `a${sign}b`)) {
    return sign === " " ? sign : undefined;
  }
  const folded = foldAny(`a${sign}b`)
    .slice(1, -1)
    .replace(/[!-\-/:-@[-`{-~]/gu, " ");
  return /^[ -~\u00A0]*$/u.test(folded) ? folded.replace("\u00A0", " ") : undefined;
});

/** Whether a name is printable ASCII. */
function isPlain(name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** Whether the table folds a name. */
function isLatin(name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (LATIN[name.charCodeAt(index)] === undefined) return false;
  }
  return true;
}

function foldLatin(name: string): string {
  let folded = "";
  for (let index = 0; index < name.length; index++) folded += LATIN[name.charCodeAt(index)] ?? "";
  return folded;
}

/** Splits text of a-z, 0-9, points and spaces. */
function splitPlain(folded: string): NameWord[] {
  const words: NameWord[] = [];
  let start = -1;
  for (let index = 0; index <= folded.length; index++) {
    const code = folded.charCodeAt(index);
    const isWord = code >= 0x30;
    if (isWord && start === -1) start = index;
    if (!isWord && start !== -1) {
      const isAbbreviated = code === 0x2e && folded.charCodeAt(index - 1) > 0x39;
      words.push({ text: folded.slice(start, index), isAbbreviated });
      start = -1;
    }
  }
  return words;
}

/** Orders text by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
