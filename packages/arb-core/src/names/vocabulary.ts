/** The words of an index's names, each kept once, and which of them may be one with a query's. */
import type { NameWord } from "./team.ts";
import { wordKey } from "./prepared-name.ts";
import { compareWords, wordForm, type WordForm, type WordMatch } from "./word-similarity.ts";
import { SoundBucket } from "./sound-bucket.ts";
import type { WordWeights } from "./word-weights.ts";

/** A place where a word stands. */
export interface Posting<E> {
  readonly entry: E;
  /** Of the word in the name: what follows the head of a name weighs less. */
  readonly weight: number;
}

/** A word with what its comparisons need, and where it stands. */
export interface KnownWord<E> {
  readonly key: string;
  readonly form: WordForm;
  readonly weight: number;
  readonly postings: Posting<E>[];
}

/** Letters that stand for "of" or "the" before a vowel, with an apostrophe that folding took. */
const ELIDED = ["d", "l"] as const;

/** Words by what may make them match: the word itself, its synonyms, the sound they begin with. */
export class Vocabulary<E> {
  readonly #words = new Map<string, KnownWord<E>>();
  readonly #byText = new Map<string, KnownWord<E>[]>();
  readonly #byCanonical = new Map<string, KnownWord<E>[]>();
  readonly #bySound = new Map<string, SoundBucket<KnownWord<E>>>();

  has(word: NameWord): boolean {
    return this.#words.has(wordKey(word));
  }

  /** The word of the vocabulary, or one like it that is no part of it. */
  prepare(word: NameWord, weights: WordWeights): KnownWord<E> {
    const key = wordKey(word);
    return (
      this.#words.get(key) ?? {
        ...{ key, form: wordForm(word), weight: weights.weightOf(word.text), postings: [] },
      }
    );
  }

  /** The word of the vocabulary, which it is part of from now on. */
  add(word: NameWord, weights: WordWeights): KnownWord<E> {
    const known = this.prepare(word, weights);
    if (this.#words.has(known.key)) return known;
    this.#words.set(known.key, known);
    for (const [map, place] of this.#placesOf(known)) {
      const words = map.get(place);
      if (words === undefined) map.set(place, [known]);
      else words.push(known);
    }
    const initial = known.form.sound.charAt(0);
    const bucket = this.#bySound.get(initial) ?? new SoundBucket();
    this.#bySound.set(initial, bucket);
    bucket.add(known);
    return known;
  }

  /** Forgets where a word stands in an entry, and a word that stands nowhere any more. */
  removePostings(word: KnownWord<E>, entry: E): void {
    const kept = word.postings.filter((posting) => posting.entry !== entry);
    word.postings.splice(0, Infinity, ...kept);
    if (kept.length > 0) return;
    this.#words.delete(word.key);
    for (const [map, place] of this.#placesOf(word)) {
      const words = (map.get(place) ?? []).filter((other) => other !== word);
      if (words.length === 0) map.delete(place);
      else map.set(place, words);
    }
    this.#bySound.get(word.form.sound.charAt(0))?.remove(word);
  }

  /** The words with a text, abbreviated or not. */
  findText(text: string): readonly KnownWord<E>[] {
    return this.#byText.get(text) ?? [];
  }

  /** All words that may be one with a word, with what speaks for it. */
  findMatches(form: WordForm): Map<KnownWord<E>, WordMatch> {
    const matches = new Map<KnownWord<E>, WordMatch>();
    if (!form.isNumber) {
      addMatches(matches, form, this.#bySound.get(form.sound.charAt(0))?.findLike(form));
    }
    addMatches(matches, form, this.#byCanonical.get(form.canonical));
    for (const letter of ELIDED) {
      addMatches(matches, form, this.#byText.get(letter + form.text));
      if (!form.text.startsWith(letter)) continue;
      addMatches(matches, form, this.#byText.get(form.text.slice(1)));
    }
    return matches;
  }

  #placesOf(word: KnownWord<E>): readonly (readonly [Map<string, KnownWord<E>[]>, string])[] {
    const { text, canonical } = word.form;
    return [
      [this.#byText, text],
      [this.#byCanonical, canonical],
    ];
  }
}

/** Adds those of some words that match, with what speaks for them. */
function addMatches<E>(
  matches: Map<KnownWord<E>, WordMatch>,
  form: WordForm,
  words: readonly KnownWord<E>[] | undefined,
): void {
  if (words === undefined) return;
  for (const word of words) {
    const match = compareWords(form, word.form);
    if (match !== undefined) matches.set(word, match);
  }
}
