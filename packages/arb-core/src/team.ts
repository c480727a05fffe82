/**
 * Team names: what bookmakers write, folded to one form, with the squad (women, age group,
 * reserves, virtual) taken out of the name and made a class of its own. The class is a hard gate:
 * teams of different classes are different teams, whatever their names.
 */
import { cleanText, foldText, MAX_NAME_LENGTH, unifyForms } from "./text.ts";

/** Which of a club's sides plays. The senior men's first team is the class with nothing set. */
export interface SquadClass {
  readonly women: boolean;
  /** The age limit of a youth side: 21 for "U21". */
  readonly age: number | undefined;
  /** A second team, a reserve or a youth side without an age. */
  readonly reserve: boolean;
  /** A video game or simulation under the club's name. */
  readonly virtual: boolean;
}

/** A team name taken apart. */
export interface ParsedTeamName {
  /** The club's name, folded, without squad markers and words like "FC". May be empty. */
  readonly base: string;
  readonly squad: SquadClass;
  /** The name says that the match is on neutral ground: "(N)". */
  readonly neutral: boolean;
}

interface Markers {
  women: boolean;
  age: number | undefined;
  reserve: boolean;
  virtual: boolean;
  neutral: boolean;
}

const BRACKETS = /[([{]\s*([^()[\]{}]*?)\s*[)\]}]/gu;
/** "F.C.", "A.C. Milan": initials, which others print without the points. */
const DOTTED_INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?/gu;

/** Markers that mean something only in brackets; a bare letter may belong to the name. */
const BRACKETED: ReadonlyMap<string, Partial<Markers>> = new Map([
  ["w", { women: true }],
  ["ж", { women: true }],
  ["f", { women: true }],
  ["k", { women: true }],
  ["d", { women: true }],
  ["wom", { women: true }],
  ["fem", { women: true }],
  ["r", { reserve: true }],
  ["res", { reserve: true }],
  ["v", { virtual: true }],
  ["n", { neutral: true }],
]);

const WOMEN_WORDS: ReadonlySet<string> = new Set([
  ...["women", "womens", "woman", "ladies", "wfc", "femenino", "femenina", "femeni", "feminas"],
  ...["feminin", "feminine", "feminino", "feminina", "femminile", "frauen", "damen", "damer"],
  ...["femenil", "femmes", "fem", "dames", "kvinner", "kvinder", "kvinnor", "vrouwen", "naiset"],
  ...["wsl", "nwsl", "toppserien", "damallsvenskan", "elitettan"],
]);
const VIRTUAL_WORDS: ReadonlySet<string> = new Set([
  ...["esports", "esport", "esoccer", "efootball", "ebasketball", "virtual", "srl", "cyber"],
]);
const RESERVE_WORDS: ReadonlySet<string> = new Set(["reserves", "reserve", "youth"]);
/** Reserve markers at the end of a name. */
const RESERVE_ENDINGS: ReadonlySet<string> = new Set(["ii", "iii", "b", "res", "castilla"]);
/** Names that end like a reserve side's and are none. */
const NOT_RESERVES: ReadonlySet<string> = new Set(["willem ii"]);
const CLUB_WORDS: ReadonlySet<string> = new Set(["fc", "afc", "cf"]);
const AGE_WORD = /^(?:u|under|sub)(\d{2})s?$/;
const AGE_PREFIX: ReadonlySet<string> = new Set(["u", "under", "sub"]);
const MIN_AGE = 13;
const MAX_AGE = 23;
/** Competitions of a squad that say so in a way that a team's name does not. */
const WOMEN_COMPETITION = /(?:^| )(?:liga f|dam allsvenskan|frauen\p{L}+|w$)(?: |$)/u;
const RESERVE_COMPETITION = /(?:^| )(?:primavera|premier league 2)(?: |$)/u;
/** Or matches too short for anything but a video game. */
const VIRTUAL_COMPETITION =
  /(?:^| )(?:simulated reality|(?:\d+ ?x ?)?(?:1?\d|20) ?min(?:s|ute|utes)?)(?: |$)/u;
/** Leaves room for the squad's words, so that no normalized name is cut when it is read again. */
const MAX_BASE_LENGTH = MAX_NAME_LENGTH - " women u21 reserves esports".length;

/**
 * Takes a team name apart into club and squad.
 *
 * @param competition - the league as the bookmaker names it; books drop the marker from the teams
 *   where the competition says it ("England Women's Super League").
 * @example
 * ```ts
 * import { parseTeamName } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const { base, squad } = parseTeamName("Arsenal (W) U-21");
 * assert.equal(base, "arsenal");
 * assert.deepEqual(squad, { women: true, age: 21, reserve: false, virtual: false });
 * assert.equal(parseTeamName("Arsenal", "Women's Super League").squad.women, true);
 * assert.equal(parseTeamName("Willem II").squad.reserve, false);
 * ```
 */
export function parseTeamName(name: string, competition = ""): ParsedTeamName {
  const markers: Markers = {
    women: false,
    age: undefined,
    reserve: false,
    virtual: false,
    neutral: false,
  };
  const base = takeAffixes(fitBase(takeMarkers(name, markers)), markers).join(" ");
  const { neutral } = markers;
  const league = takeMarkers(competition, markers).join(" ");
  if (WOMEN_COMPETITION.test(league)) markers.women = true;
  if (markers.age === undefined && RESERVE_COMPETITION.test(league)) markers.reserve = true;
  if (VIRTUAL_COMPETITION.test(league)) markers.virtual = true;
  const { women, age, reserve, virtual } = markers;
  return { base, squad: { women, age, reserve, virtual }, neutral };
}

/**
 * One form of a team name for all ways of writing it: folded to lower-case words, without "FC"
 * and the like, with the squad spelled out at the end ("arsenal women u21"), so that two names
 * are equal only when their squads are. Idempotent.
 *
 * @returns an empty text when the name has no letter or digit.
 * @example
 * ```ts
 * import { normalizeTeamName } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(normalizeTeamName("  1. FC Köln "), "1 fc koln");
 * assert.equal(normalizeTeamName("Manchester United FC"), "manchester united");
 * assert.equal(normalizeTeamName("Arsenal (W)"), "arsenal women");
 * ```
 */
export function normalizeTeamName(name: string): string {
  const { base, squad } = parseTeamName(name);
  return [base, ...squadWords(squad)].join(" ").trim();
}

/** The squad as words in a fixed order; none for the senior men's first team. */
export function squadWords(squad: SquadClass): string[] {
  return [
    ...(squad.women ? ["women"] : []),
    ...(squad.age === undefined ? [] : [`u${squad.age}`]),
    ...(squad.reserve ? ["reserves"] : []),
    ...(squad.virtual ? ["esports"] : []),
  ];
}

/** Folds a text to words without those that mark a squad, and notes what they mark. */
function takeMarkers(text: string, markers: Markers): string[] {
  const unbracketed = unifyForms(cleanText(text))
    .replace(DOTTED_INITIALS, (initials) => `${initials.replaceAll(".", "")} `)
    .replace(BRACKETS, (_, inside: string) => {
      const marker = bracketed(foldText(inside));
      if (marker === undefined) return ` ${inside} `;
      Object.assign(markers, marker);
      return " ";
    });
  let words = foldText(unbracketed).split(" ");
  let kept = takeMarkerWords(words, markers);
  // Words that come to stand side by side may be a marker: "U (W) 21".
  while (kept.length < words.length) {
    words = kept;
    kept = takeMarkerWords(words, markers);
  }
  return kept;
}

/** What the folded text between two brackets marks: "w", "r", and the bare age in "[-21]". */
function bracketed(inside: string): Partial<Markers> | undefined {
  const age = ageOf(`u${inside}`);
  return age === undefined ? BRACKETED.get(inside) : { age };
}

function takeMarkerWords(words: readonly string[], markers: Markers): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    const next = words[index + 1] ?? "";
    const age = ageOf(word) ?? (AGE_PREFIX.has(word) ? ageOf(`u${next}`) : undefined);
    if (age !== undefined) {
      if (ageOf(word) === undefined) index += 1;
      markers.age = Math.min(age, markers.age ?? age);
    } else if (WOMEN_WORDS.has(word)) {
      markers.women = true;
      if (next === "s") index += 1;
    } else if (VIRTUAL_WORDS.has(word)) {
      markers.virtual = true;
    } else if (word === "e" && VIRTUAL_WORDS.has(`e${next}`)) {
      markers.virtual = true;
      index += 1;
    } else if (RESERVE_WORDS.has(word)) {
      markers.reserve = true;
    } else if (word !== "") {
      kept.push(word);
    }
  }
  return kept;
}

function ageOf(word: string): number | undefined {
  const age = Number(AGE_WORD.exec(word)?.[1] ?? Number.NaN);
  return age >= MIN_AGE && age <= MAX_AGE ? age : undefined;
}

/** The words that fit the budget of a name; a cut inside a word would make another word of it. */
function fitBase(words: readonly string[]): readonly string[] {
  let length = -1;
  const end = words.findIndex((word) => (length += word.length + 1) > MAX_BASE_LENGTH);
  return end === -1 ? words : words.slice(0, end);
}

/** Removes what stands at the ends of a name: "FC" and the like, "II", "W", "Jong". */
function takeAffixes(words: readonly string[], markers: Markers): readonly string[] {
  if (words.length < 2 || NOT_RESERVES.has(words.join(" "))) return words;
  const first = words[0] ?? "";
  const last = words.at(-1) ?? "";
  const [withoutFirst, withoutLast] = [words.slice(1), words.slice(0, -1)];
  if (CLUB_WORDS.has(last)) return takeAffixes(withoutLast, markers);
  if (CLUB_WORDS.has(first)) return takeAffixes(withoutFirst, markers);
  if (first === "jong") {
    markers.reserve = true;
    return takeAffixes(withoutFirst, markers);
  }
  if (RESERVE_ENDINGS.has(last)) {
    markers.reserve = true;
    return takeAffixes(withoutLast, markers);
  }
  if (last === "w") {
    markers.women = true;
    return takeAffixes(withoutLast, markers);
  }
  return words;
}
