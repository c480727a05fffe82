/**
 * Spellings of one word: languages write the same sound differently ("Shakhtar", "Chakhtar"), inflect ("Kuopio", "Kuopion") and mistype. All on folded words; letters of scripts
 * that folding leaves alone stand for themselves.
 */

/** Longest first. What a spelling is read as, of letters or pairs that languages exchange. */
const SOUNDS: readonly (readonly [spelling: string, sound: string])[] = [
  ["tsch", "s"],
  ["tch", "s"],
  ["sch", "s"],
  ["sh", "s"],
  ["ch", "s"],
  ["ph", "f"],
  ["kh", "k"],
  ["ck", "k"],
  ["gh", "k"],
  ["ou", "u"],
  ["oe", "u"],
  ["ue", "u"],
  ["ae", "e"],
  ["ts", "z"],
  ["tz", "z"],
  ["c", "k"],
  ["q", "k"],
  ["w", "v"],
  ["y", "i"],
  ["j", "i"],
  ["x", "ks"],
];

const SOUNDS_BY_LETTER: ReadonlyMap<string, typeof SOUNDS> = new Map(
  SOUNDS.map(([{ 0: letter = "" }]) => [
    letter,
    SOUNDS.filter(([spelling]) => spelling.startsWith(letter)),
  ]),
);

/** Costs of edits, in tenths of a letter. Languages disagree about vowels most of all. */
const INSERTION = 10;
const VOWEL_CHANGE = 5;
const OTHER_CHANGE = 13;
const ROUNDING = 1e-6;

/** The letters of a set as bits: a, e, i, o, u. */
const VOWELS = (1 << 1) | (1 << 5) | (1 << 9) | (1 << 15) | (1 << 21);

/** A word as it may sound, without double letters: "shakhtar" and "chakhtar" are "saktar". */
export function soundOf(word: string): string {
  let sound = "";
  for (let at = 0; at < word.length;) {
    const rule = SOUNDS_BY_LETTER.get(word.charAt(at))?.find(([spelling]) =>
      word.startsWith(spelling, at),
    );
    const next = rule?.[1] ?? word.charAt(at);
    if (!sound.endsWith(next)) sound += next;
    at += rule?.[0].length ?? 1;
  }
  return sound;
}

/** The letters of a word as a set of 32 bits; letters of other scripts may share a bit. */
export function letterSet(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * The cost of turning one word into the other by inserting, removing and changing letters
 * (Levenshtein 1966, weighted), in letters: a changed vowel is half a letter.
 *
 * @returns infinity when it is more than `most`.
 */
export function spellingDistance(a: string, b: string, most: number): number {
  return a.length <= b.length ? distanceTo(a, b, most) : distanceTo(b, a, most);
}

/**
 * The table of distances is narrow: beside the letters that the long word has more, every letter
 * inserted takes one removed, and the limit allows few such pairs (Ukkonen 1985).
 */
function distanceTo(short: string, long: string, most: number): number {
  // What both begin and end with costs nothing.
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1;
  const ending = Math.min(sharedEnding(short, long), short.length - start);
  const count = short.length - ending - start;
  const longer = long.length - short.length;
  const limit = most * INSERTION + ROUNDING;
  const pairs = Math.min(count, Math.floor((limit - longer * INSERTION) / (2 * INSERTION)));
  if (pairs < 0) return Infinity;
  // In a row, the long word is ahead by one letter less than `pairs` and so on, at first by none.
  const row: number[] = [];
  for (let at = 0; at <= longer + 2 * pairs; at++) {
    row.push(at < pairs ? Infinity : (at - pairs) * INSERTION);
  }
  for (let i = 0; i < count; i++) {
    const x = short.charCodeAt(start + i);
    let left = Infinity;
    let least = Infinity;
    for (let at = 0; at < row.length; at++) {
      const y = long.charCodeAt(start + i + at - pairs);
      const changed = (row[at] ?? Infinity) + changeCost(x, y);
      const above = row[at + 1] ?? Infinity;
      left = Math.min(changed, left + INSERTION, above + INSERTION);
      row[at] = left;
      if (left < least) least = left;
    }
    if (least > limit) return Infinity;
  }
  const cost = row[pairs + longer] ?? Infinity;
  return cost > limit ? Infinity : cost / INSERTION;
}

/**
 * No distance is less than this, by the letters of two words alone: one change may account for a
 * letter that only one word has and for one that only the other has.
 */
export function leastDistance(a: number, b: number): number {
  const onlyA = a & ~b;
  const onlyB = b & ~a;
  const othersA = countBits(onlyA & ~VOWELS);
  const othersB = countBits(onlyB & ~VOWELS);
  const vowels = Math.max(countBits(onlyA & VOWELS), countBits(onlyB & VOWELS));
  const extra = (OTHER_CHANGE - INSERTION) / INSERTION;
  return Math.max(othersA, othersB) + extra * (Math.min(othersA, othersB) + vowels);
}

/** The number of letters at the end that two words share. */
export function sharedEnding(a: string, b: string): number {
  let length = 0;
  while (
    length < a.length &&
    length < b.length &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

/** Whether the letters of the short word stand in the long one in their order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index++) {
    if (long.charCodeAt(index) === short.charCodeAt(at)) at += 1;
  }
  return at === short.length;
}

function changeCost(x: number, y: number): number {
  if (x === y) return 0;
  return isVowel(x) && isVowel(y) ? VOWEL_CHANGE : OTHER_CHANGE;
}

function isVowel(code: number): boolean {
  return code >= 97 && code <= 122 && (VOWELS & (1 << (code & 31))) !== 0;
}

/** Population count, from Warren, Hacker's Delight (2003), 5-1. */
function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
