/**
 * Values by the names that they go by, found by similarity.
 *
 * Words are kept once, each with the names that it stands in. A search finds the words of the
 * index that match the query's, adds up for each name what they could cover at best, and aligns
 * only names that could reach the score asked for. Nothing is left out for speed: the answer is
 * what comparing the query with every name gives.
 */
import { CoverageTally, type TalliedCoverage } from "./coverage-tally.ts";
import type { NameWord } from "./team.ts";
import { alignNames, scoreCoverage, spanStrength, tellingWeight } from "./name-alignment.ts";
import { composeName, tellingWords, wordKey, type PreparedName } from "./prepared-name.ts";
import type { WordSpan } from "./prepared-name.ts";
import { compareText } from "../text.ts";
import { Vocabulary, type KnownWord } from "./vocabulary.ts";
import type { WordMatch } from "./word-similarity.ts";
import type { WordWeights } from "./word-weights.ts";

/** Names less alike than this have nothing to do with one another. */
export const MIN_SCORE = 0.3;

/** One name that a search found. */
export interface NameHit<T> {
  readonly value: T;
  /** The folded name, of those that the value goes by. */
  readonly base: string;
  /** At least what was asked for, at most 1. */
  readonly score: number;
}

/** Rounding may make a bound this much less than the score that it bounds. */
const ROUNDING = 1e-9;
/** How many words of queries are remembered with what they match. */
const MAX_REMEMBERED = 4096;

/** One name of the index. */
interface Entry<T> {
  readonly name: PreparedName;
  readonly telling: number;
  readonly words: readonly KnownWord<Entry<T>>[];
  /** In the order in which they came. */
  readonly values: T[];
  /** The name's number in the tally; of no other name in the index. */
  readonly number: number;
}

/** A query's word with the words of the index that match it. */
interface QueryWord<T> {
  readonly known: KnownWord<Entry<T>>;
  readonly matches: ReadonlyMap<KnownWord<Entry<T>>, WordMatch>;
}

/**
 * Finds values by names that resemble a query.
 *
 * @example
 * ```ts
 * import { createWordWeights, NameIndex, parseTeamName } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const names = ["Manchester United", "Manchester City", "Leicester City"];
 * const words = names.map((name) => parseTeamName(name).words);
 * const index = new NameIndex<string>(createWordWeights(words));
 * for (const [at, name] of names.entries()) index.add(words[at] ?? [], name);
 *
 * const [best, second] = index.search(parseTeamName("Man. Utd").words);
 * assert.equal(best?.value, "Manchester United");
 * assert.ok(best.score > 0.9 && (second?.score ?? 0) < 0.7);
 * assert.deepEqual(index.search(parseTeamName("Ajax").words), []);
 * ```
 */
export class NameIndex<T> {
  readonly #weights: WordWeights;
  readonly #entries = new Map<string, Entry<T>>();
  readonly #vocabulary = new Vocabulary<Entry<T>>();
  /** Spans of the index's names by the word that they may be written as. */
  readonly #spans = new Map<string, { readonly entry: Entry<T>; readonly span: WordSpan }[]>();
  readonly #queryWords = new Map<string, QueryWord<T>>();
  /** What each name could cover at best. */
  readonly #tally = new CoverageTally();
  /** Numbers of names that were removed. */
  readonly #freeNumbers: number[] = [];

  /** @param weights - of words; they must not change while the index lives. */
  constructor(weights: WordWeights) {
    this.#weights = weights;
  }

  /** Adds a name of a value. A name without words is never found. */
  add(words: readonly NameWord[], value: T): void {
    const key = words.map(wordKey).join(" ");
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.values.push(value);
      return;
    }
    const own = tellingWords(words).map((word) => {
      // What a query's word matches has to be looked for again when there are new words.
      if (!this.#vocabulary.has(word)) this.#queryWords.clear();
      return this.#vocabulary.add(word, this.#weights);
    });
    const name = composeName(words, own);
    const entry: Entry<T> = {
      ...{ name, words: own, telling: tellingWeight(name), values: [value] },
      // Every number below the count of names is taken when none is free.
      number: this.#freeNumbers.pop() ?? this.#entries.size,
    };
    this.#entries.set(key, entry);
    for (const [index, word] of own.entries()) {
      word.postings.push({ entry, weight: name.weights[index] ?? 0 });
    }
    for (const [text, spans] of name.spans) {
      const places = this.#spans.get(text) ?? [];
      if (places.length === 0) this.#spans.set(text, places);
      for (const span of spans) places.push({ entry, span });
    }
  }

  /** Removes a name of a value, once if it was added more than once; nothing if it never was. */
  remove(words: readonly NameWord[], value: T): void {
    const key = words.map(wordKey).join(" ");
    const entry = this.#entries.get(key);
    const at = entry?.values.indexOf(value) ?? -1;
    if (entry === undefined || at === -1) return;
    entry.values.splice(at, 1);
    if (entry.values.length > 0) return;
    this.#entries.delete(key);
    this.#freeNumbers.push(entry.number);
    for (const word of new Set(entry.words)) this.#vocabulary.removePostings(word, entry);
    for (const text of entry.name.spans.keys()) {
      const places = (this.#spans.get(text) ?? []).filter((place) => place.entry !== entry);
      if (places.length === 0) this.#spans.delete(text);
      else this.#spans.set(text, places);
    }
  }

  /**
   * Finds all names that score at least `least` against a query, best first, then by name; a
   * value once for each such name.
   *
   * @param options.least - above 0, at most 1; 0.3 by default.
   * @throws RangeError when `least` is out of range.
   */
  search(
    words: readonly NameWord[],
    { least = MIN_SCORE }: { readonly least?: number } = {},
  ): NameHit<T>[] {
    if (!(least > 0 && least <= 1)) {
      throw new RangeError(
        `Cannot search names: least must be above 0 and at most 1, was ${least}`,
      );
    }
    const own = tellingWords(words).map((word) => this.#queryWord(word));
    const query = composeName(
      words,
      own.map(({ known }) => known),
    );
    const found: { readonly entry: Entry<T>; readonly score: number }[] = [];
    const telling = tellingWeight(query);
    for (const entry of this.#touch(query, own, least)) {
      if (boundScore(query, telling, entry, this.#tally.of(entry.number)) < least - ROUNDING)
        continue;
      const { score } = alignNames(query, entry.name, (index, other) => {
        const [word, candidate] = [own[index], entry.words[other]];
        return candidate === undefined ? undefined : word?.matches.get(candidate);
      });
      if (score >= least) found.push({ entry, score });
    }
    found.sort((a, b) => b.score - a.score || compareText(a.entry.name.key, b.entry.name.key));
    return found.flatMap(({ entry, score }) =>
      entry.values.map((value) => ({ value, base: entry.name.base, score })),
    );
  }

  /** All names that may score enough, each with the most that its links could cover. */
  #touch(query: PreparedName, own: readonly QueryWord<T>[], least: number): Entry<T>[] {
    this.#tally.begin(this.#entries.size + this.#freeNumbers.length);
    const touched: Entry<T>[] = [];
    for (const [text, spans] of query.spans) {
      for (const word of this.#vocabulary.findText(text)) {
        for (const span of spans) {
          const strength = spanStrength(word.form, span);
          if (strength > 0) this.#cover(touched, word, weightOfSpan(query, span), strength);
        }
      }
    }
    let rest = query.total;
    for (const index of descendingIndexes(query.weights)) {
      const weight = query.weights[index] ?? 0;
      // Names that only what is left of the query links to cannot score enough any more.
      const added = boundByQuery(query.total, rest) < least - ROUNDING ? undefined : touched;
      rest -= weight;
      const queryWord = own[index];
      if (queryWord === undefined) continue;
      for (const [word, { strength }] of queryWord.matches) {
        this.#cover(added, word, weight, strength);
      }
      for (const { entry, span } of this.#spans.get(queryWord.known.form.text) ?? []) {
        const strength = spanStrength(queryWord.known.form, span);
        if (strength === 0 || !this.#isTouched(entry, added)) continue;
        this.#tally.cover(entry.number, weight, weightOfSpan(entry.name, span), strength);
      }
    }
    return touched;
  }

  #cover(
    touched: Entry<T>[] | undefined,
    { postings }: KnownWord<Entry<T>>,
    weight: number,
    strength: number,
  ): void {
    for (const posting of postings) {
      if (!this.#isTouched(posting.entry, touched)) continue;
      this.#tally.cover(posting.entry.number, weight, posting.weight, strength);
    }
  }

  /** Whether the search has the entry, after adding it if it may be added. */
  #isTouched(entry: Entry<T>, touched: Entry<T>[] | undefined): boolean {
    if (this.#tally.has(entry.number)) return true;
    if (touched === undefined) return false;
    this.#tally.touch(entry.number);
    touched.push(entry);
    return true;
  }

  #queryWord(word: NameWord): QueryWord<T> {
    const key = wordKey(word);
    const remembered = this.#queryWords.get(key);
    if (remembered !== undefined) return remembered;
    const known = this.#vocabulary.prepare(word, this.#weights);
    const queryWord = { known, matches: this.#vocabulary.findMatches(known.form) };
    if (this.#queryWords.size >= MAX_REMEMBERED) this.#queryWords.clear();
    this.#queryWords.set(key, queryWord);
    return queryWord;
  }
}

/** The indexes of the greatest weights first. */
function descendingIndexes(weights: readonly number[]): number[] {
  return [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
}

/** The most that any name could score that links to no more of the query than a weight. */
function boundByQuery(total: number, linked: number): number {
  const all = Number.MAX_SAFE_INTEGER;
  const used = Math.max(0, linked);
  const coverage = { gainA: used, usedA: used, gainB: all, usedB: all, isContradicted: false };
  return scoreCoverage(total, all, coverage);
}

/** The most that a name could score by the links that were counted; each may count more than once. */
function boundScore<T>(
  query: PreparedName,
  telling: number,
  { name, telling: tellingOfName }: Entry<T>,
  { gainQuery, gainName, usedQuery, usedName }: TalliedCoverage,
): number {
  const usedA = Math.min(query.total, usedQuery);
  const usedB = Math.min(name.total, usedName);
  return scoreCoverage(query.total, name.total, {
    gainA: Math.min(query.total, gainQuery),
    gainB: Math.min(name.total, gainName),
    ...{ usedA, usedB },
    // Even if all that is linked were telling words, some would be left.
    isContradicted: telling - usedQuery > ROUNDING && tellingOfName - usedName > ROUNDING,
  });
}

function weightOfSpan({ weights }: PreparedName, { start, end }: WordSpan): number {
  let sum = 0;
  for (let index = start; index < end; index++) sum += weights[index] ?? 0;
  return sum;
}
