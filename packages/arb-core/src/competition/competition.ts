/**
 * Competitions: of which country one is, as far as its name says so for sure, and whether teams of
 * other countries can play in it. Bookmakers name leagues too differently to compare them word by
 * word, but a league of England and one of Spain are two.
 */
import {
  CHAMPIONSHIP_LEAGUES,
  CODES_IN_NAMES,
  LEAGUE_COMPOUND,
  LEAGUE_WORDS,
  LEAGUES_AT_START,
  LEAGUES_OF_ONE_COUNTRY,
  NOT_IN_COMPETITIONS,
  OPEN_COMPOUND,
  OPEN_WORDS,
  OTHER_COUNTRY,
  REGIONS,
} from "./competition-words.ts";
import { COUNTRIES } from "./country.ts";
import { compareText, foldText } from "../text.ts";

/** What a competition's name says. */
export interface ParsedCompetition {
  /** The folded name. */
  readonly words: string;
  /**
   * FIFA's code of the country that the name is about: of its league system, so a Welsh club in
   * English leagues plays in `ENG`. `undefined` where the name says none, or more than one.
   */
  readonly country: string | undefined;
  /**
   * A league of one known country, of men, women or juniors: teams of other countries do not play
   * in it. False for cups and friendlies, for what is international, and where nothing is sure.
   */
  readonly isNationalLeague: boolean;
  /** The words that tell it from the country's other competitions, sorted; without the season. */
  readonly distinction: string;
}

/** What is known of two competitions: whether they are one. */
export type CompetitionRelation = "same" | "different" | "unknown";

interface Phrase {
  readonly country: string;
  /** The phrase is a league's name, not a country's. */
  readonly isLeague: boolean;
}

const PHRASES: ReadonlyMap<string, Phrase> = new Map(
  [
    ...COUNTRIES.flatMap(({ code, name, otherNames, adjectives }) =>
      phrases(code, false, [name, ...otherNames, ...adjectives].map(foldText)),
    ),
    ...[...REGIONS].flatMap(([name, country]) => phrases(country, false, [name])),
    ...[...LEAGUES_OF_ONE_COUNTRY].flatMap(([country, names]) => phrases(country, true, names)),
  ].filter(([text]) => !NOT_IN_COMPETITIONS.has(text)),
);
const PHRASES_AT_START: ReadonlyMap<string, Phrase> = new Map(
  [...LEAGUES_AT_START].flatMap(([name, country]) => phrases(country, true, [name])),
);
const CODES: ReadonlyMap<string, Phrase> = new Map(
  CODES_IN_NAMES.flatMap((code) => phrases(code, false, [code.toLowerCase()])),
);
/** The length in words of the longest phrase that begins with a word. */
const LENGTHS: ReadonlyMap<string, number> = measurePhrases();

/** Words that are left out or put in at will. */
const FILLERS: ReadonlySet<string> = new Set(["football", "soccer", "the", "of", "de"]);
const ORDINALS: ReadonlyMap<string, string> = new Map([
  ["first", "1"],
  ["1st", "1"],
  ["one", "1"],
  ["second", "2"],
  ["2nd", "2"],
  ["two", "2"],
  ["third", "3"],
  ["3rd", "3"],
  ["three", "3"],
  ["fourth", "4"],
  ["4th", "4"],
]);
const YEAR = /^(?:19|20)\d\d$/;
/** Numbers, letters and Roman numbers, which name one of several. */
const LABEL = /^(?:\d+|[a-z]|i{1,3}|iv)$/;
const AGE_WORD = /^(?:u\d\d|under|sub|youth|junior|juniors)$/;

/**
 * Reads a competition's name as bookmakers print it. A country is recognized by its name in
 * several languages, by its adjective, and by leagues that only it has; not by a league's name
 * that several share (Premier League, Bundesliga, Serie A), nor by resemblance.
 *
 * @example
 * ```ts
 * import { parseCompetition } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const { country, isNationalLeague } = parseCompetition("*ENGLISH PREMIER LEAGUE");
 * assert.deepEqual([country, isNationalLeague], ["ENG", true]);
 * assert.equal(parseCompetition("Bundesliga, Germany").country, "GER");
 * assert.equal(parseCompetition("Veikkausliiga").country, "FIN");
 * assert.equal(parseCompetition("Serie A").country, undefined);
 * assert.equal(parseCompetition("England FA Cup").isNationalLeague, false);
 * ```
 */
export function parseCompetition(name: string): ParsedCompetition {
  const words = foldText(name);
  const tokens = words === "" ? [] : words.split(" ");
  const countries = new Set<string>();
  /** What is left without the names of countries. */
  const own: string[] = [];
  let isLeague = false;
  let isOpen = false;
  for (let start = 0; start < tokens.length;) {
    const found = findPhrase(tokens, start);
    const end = start + (found?.length ?? 1);
    if (found !== undefined) countries.add(found.phrase.country);
    if (found?.phrase.isLeague !== false) own.push(...tokens.slice(start, end));
    const word = tokens[start] ?? "";
    isLeague ||= found === undefined ? isLeagueWord(word) : found.phrase.isLeague;
    isOpen ||= found === undefined && (OPEN_WORDS.has(word) || OPEN_COMPOUND.test(word));
    start = end;
  }
  const [only] = countries.size === 1 ? countries : [];
  const country = only === OTHER_COUNTRY ? undefined : only;
  isLeague ||= isChampionship(own, country);
  const isNationalLeague = country !== undefined && isLeague && !isOpen;
  return { words, country, isNationalLeague, distinction: distinguish(own) };
}

/**
 * Compares two competitions by what is sure of them. They are the same when their words are, but
 * for the order, the season and the way that the country is put in; they are different when they
 * are national leagues of two countries. About two leagues of one country nothing else can be
 * said: what one source calls the second division is another's division one. Symmetric.
 *
 * @example
 * ```ts
 * import { compareCompetitions, parseCompetition } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const english = parseCompetition("ENGLISH PREMIER LEAGUE");
 * assert.equal(compareCompetitions(english, parseCompetition("England - Premier League")), "same");
 * assert.equal(compareCompetitions(english, parseCompetition("Spain La Liga")), "different");
 * assert.equal(compareCompetitions(english, parseCompetition("England FA Cup")), "unknown");
 * assert.equal(compareCompetitions(english, parseCompetition("Premier League")), "unknown");
 * ```
 */
export function compareCompetitions(
  a: ParsedCompetition,
  b: ParsedCompetition,
): CompetitionRelation {
  if (areCompetitionsDifferent(a, b)) return "different";
  if (a.words === b.words) return a.words === "" ? "unknown" : "same";
  const isSame =
    a.country !== undefined &&
    a.country === b.country &&
    a.distinction === b.distinction &&
    a.distinction !== "";
  return isSame ? "same" : "unknown";
}

/**
 * Whether two competitions are known to differ: no match is played in both. Symmetric; no
 * competition differs from itself.
 */
export function areCompetitionsDifferent(a: ParsedCompetition, b: ParsedCompetition): boolean {
  return a.isNationalLeague && b.isNationalLeague && a.country !== b.country;
}

function phrases(country: string, isLeague: boolean, texts: readonly string[]): [string, Phrase][] {
  return texts.map((text) => [text, { country, isLeague }]);
}

function measurePhrases(): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const phrase of [...PHRASES.keys(), ...PHRASES_AT_START.keys()]) {
    const [first = "", ...others] = phrase.split(" ");
    lengths.set(first, Math.max(lengths.get(first) ?? 0, others.length + 1));
  }
  return lengths;
}

/** The longest phrase that begins at a word: "South Sudan" before "Sudan" before "Sud". */
function findPhrase(
  tokens: readonly string[],
  start: number,
): { readonly phrase: Phrase; readonly length: number } | undefined {
  const word = tokens[start] ?? "";
  const longest = LENGTHS.get(word) ?? 0;
  for (let length = Math.min(longest, tokens.length - start); length > 0; length--) {
    const text = tokens.slice(start, start + length).join(" ");
    const phrase = PHRASES.get(text) ?? (start === 0 ? PHRASES_AT_START.get(text) : undefined);
    if (phrase !== undefined) return { phrase, length };
  }
  const isAtEnd = start === 0 || start === tokens.length - 1;
  const code = isAtEnd ? CODES.get(word) : undefined;
  return code === undefined ? undefined : { phrase: code, length: 1 };
}

function isChampionship(words: readonly string[], country = OTHER_COUNTRY): boolean {
  const isOfJuniors = words.some((word) => AGE_WORD.test(word));
  return words.includes("championship") && CHAMPIONSHIP_LEAGUES.has(country) && !isOfJuniors;
}

function isLeagueWord(word: string): boolean {
  return LEAGUE_WORDS.has(word) || LEAGUE_COMPOUND.test(word);
}

/**
 * Sorted, because "2. Bundesliga" is "Bundesliga 2"; but with two labels ("Division 1 Group 2")
 * the order says which belongs to what.
 */
function distinguish(tokens: readonly string[]): string {
  const kept = tokens
    .filter((word, index) => !FILLERS.has(word) && !isSeason(tokens, index))
    .map((word) => ORDINALS.get(word) ?? word);
  const labels = kept.filter((word) => LABEL.test(word)).length;
  return (labels > 1 ? kept : kept.sort(compareText)).join(" ");
}

/** A year, and the "24" of "2023/24". */
function isSeason(tokens: readonly string[], index: number): boolean {
  const word = tokens[index] ?? "";
  const before = tokens[index - 1] ?? "";
  return YEAR.test(word) || (YEAR.test(before) && Number(word) === (Number(before) + 1) % 100);
}

/** The country that a competition's teams are of, where it tells. */
export function countryOfCompetition(competition: ParsedCompetition): string | undefined {
  return competition.isNationalLeague ? competition.country : undefined;
}
