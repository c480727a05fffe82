/** How far two words of team names may be one word, and by which rule. */
import type { NameWord } from "./team.ts";
import { isClubWord, isNumberWord } from "./generic-words.ts";
import {
  isSubsequence,
  leastDistance,
  letterSet,
  sharedEnding,
  soundOf,
  spellingDistance,
} from "./spelling.ts";
import { canonicalWord } from "./word-synonyms.ts";

/** Why two words may be one. */
export type WordRule =
  "equal" | "synonym" | "abbreviation" | "prefix" | "elision" | "subsequence" | "spelling";

/** What speaks for two words being one. */
export interface WordMatch {
  readonly rule: WordRule;
  /** Above 0, at most 1. */
  readonly strength: number;
}

/** A word with what its comparisons need. */
export interface WordForm {
  readonly text: string;
  /** The word that stands for it and its synonyms. */
  readonly canonical: string;
  readonly sound: string;
  readonly isAbbreviated: boolean;
  readonly isNumber: boolean;
  /** The letters of `text` and of `sound`, as sets of bits. */
  readonly letters: number;
  readonly soundLetters: number;
}

/** Abbreviations that feeds print without a point. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  "sp atl ath at dep ind din lok loko int nac univ gim".split(" "),
);

const EQUAL: WordMatch = { rule: "equal", strength: 1 };
const SYNONYM: WordMatch = { rule: "synonym", strength: 1 };
const ABBREVIATION: WordMatch = { rule: "abbreviation", strength: 0.93 };
const ONE_LETTER: WordMatch = { rule: "abbreviation", strength: 0.8 };
const TWO_LETTERS: WordMatch = { rule: "prefix", strength: 0.7 };
const ELISION: WordMatch = { rule: "elision", strength: 0.97 };
const SAME_SOUND: WordMatch = { rule: "spelling", strength: 0.92 };

/** A prefix is worth this and more, the more of the word it is. */
const PREFIX = 0.5;
const SUBSEQUENCE = 0.5;
/** Words are different when more of their letters are. */
export const MOST_RESPELLED = 0.42;
/** Words shorter than this are too easily turned into others. */
const MIN_SPELLED = 4;
/** A shared ending of this length ("-spor", "-ense") is half counted: it says little. */
const MIN_ENDING = 3;
/** A word that leaves out more letters of the other must be a prefix of it. */
export const LEAST_RATIO = 0.4;
/** "nottm": a word that leaves out many letters must have kept its start, or have no vowels. */
const MIN_START = 3;
const VOWEL_INSIDE = /.[aeiou]/u;

/** Prepares a word for comparisons. */
export function wordForm({ text, isAbbreviated }: NameWord): WordForm {
  const canonical = canonicalWord(text);
  const sound = soundOf(text);
  return {
    text,
    canonical,
    sound,
    // "St." is Saint, and the start of nothing else.
    isAbbreviated: (isAbbreviated && canonical === text) || ABBREVIATIONS.has(text),
    isNumber: isNumberWord(text),
    letters: letterSet(text),
    soundLetters: letterSet(sound),
  };
}

/**
 * Compares two words, by the first rule that holds. Symmetric. Words that match by any rule but
 * synonym and elision begin with the same sound.
 *
 * @returns `undefined` when they are different words.
 */
export function compareWords(a: WordForm, b: WordForm): WordMatch | undefined {
  if (a.text === b.text) return EQUAL;
  if (a.canonical === b.canonical) return SYNONYM;
  if (a.isNumber || b.isNumber) return undefined;
  return a.text.length <= b.text.length ? compareToLonger(a, b) : compareToLonger(b, a);
}

function compareToLonger(short: WordForm, long: WordForm): WordMatch | undefined {
  if (isElided(short.text, long.text)) return ELISION;
  if (short.sound.charCodeAt(0) !== long.sound.charCodeAt(0)) return undefined;
  if (long.text.startsWith(short.text)) return comparePrefix(short, long);
  if (short.text.length < LEAST_RATIO * long.text.length) return undefined;
  return compareSpelling(short, long) ?? compareSubsequence(short, long);
}

function comparePrefix(short: WordForm, long: WordForm): WordMatch | undefined {
  const { length } = short.text;
  if (short.isAbbreviated) return length > 1 ? ABBREVIATION : ONE_LETTER;
  if (length >= 3) {
    return { rule: "prefix", strength: PREFIX + ((1 - PREFIX) * length) / long.text.length };
  }
  const isOther = short.canonical !== short.text || isClubWord(short.text);
  return isOther ? undefined : TWO_LETTERS;
}

function compareSpelling(short: WordForm, long: WordForm): WordMatch | undefined {
  const a = short.sound;
  const b = long.sound;
  if (a === b) return short.text.length < 3 ? undefined : SAME_SOUND;
  if (short.text.length < MIN_SPELLED) return undefined;
  // The first letters are the same, so they tell nothing.
  const length = Math.max(a.length, b.length) - 1;
  const most = MOST_RESPELLED * length;
  if (Math.abs(a.length - b.length) > most) return undefined;
  if (leastDistance(short.soundLetters, long.soundLetters) > most) return undefined;
  const ending = sharedEnding(a, b);
  const telling = length - (ending >= MIN_ENDING ? ending / 2 : 0);
  const strength = 1 - spellingDistance(a, b, MOST_RESPELLED * telling) / telling;
  return strength >= 1 - MOST_RESPELLED ? { rule: "spelling", strength } : undefined;
}

/** "mgladbach" in "monchengladbach", "nottm" in "nottingham", "rgrs" in "rangers". */
function compareSubsequence(short: WordForm, long: WordForm): WordMatch | undefined {
  if ((short.letters & ~long.letters) !== 0 || short.text.length < 3) return undefined;
  const ratio = short.text.length / long.text.length;
  if (ratio > 0.8) return undefined;
  const startsAlike = long.text.startsWith(short.text.slice(0, MIN_START));
  if (!startsAlike && ratio < 0.6 && VOWEL_INSIDE.test(short.text)) return undefined;
  if (!isSubsequence(short.text, long.text)) return undefined;
  return { rule: "subsequence", strength: SUBSEQUENCE + (ratio - LEAST_RATIO) / 3 };
}

/** "doujda" is "d'oujda". */
function isElided(short: string, long: string): boolean {
  return (
    short.length >= MIN_SPELLED &&
    long.length === short.length + 1 &&
    (long.startsWith("d") || long.startsWith("l")) &&
    long.endsWith(short)
  );
}
