/**
 * Team names: what bookmakers write, folded to one form, with the squad (women, age group,
 * reserves, virtual) taken out of the name and made a class of its own. The class is a hard gate:
 * teams of different classes are different teams, whatever their names.
 */
import { cleanText, foldText } from "./text.ts";

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

/** Markers that mean something only in brackets; a bare letter may belong to the name. */
const BRACKETED: ReadonlyMap<string, Partial<Markers>> = new Map([
  ["w", { women: true }],
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
  ...["kvinner", "kvinder", "vrouwen", "naiset", "wsl", "nwsl"],
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
  const withoutBrackets = cleanText(name).replace(
    /[([{]\s*([^()[\]{}]*?)\s*[)\]}]/gu,
    (_, inside: string) => {
      const marker = BRACKETED.get(foldText(inside));
      if (marker === undefined) return ` ${inside} `;
      Object.assign(markers, marker);
      return " ";
    },
  );
  const words = takeMarkers(foldText(withoutBrackets).split(" "), markers);
  const base = dropClubWords(takeReserveMarks(words, markers)).join(" ");
  const leagueMarkers: Markers = { ...markers, neutral: false };
  takeMarkers(foldText(competition).split(" "), leagueMarkers);
  const { women, age, reserve, virtual } = leagueMarkers;
  return { base, squad: { women, age, reserve, virtual }, neutral: markers.neutral };
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

/** Removes the words that mark a squad wherever they stand, and notes what they mark. */
function takeMarkers(words: readonly string[], markers: Markers): string[] {
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

/** Removes what marks a reserve or a women's side at the ends of a name. */
function takeReserveMarks(words: readonly string[], markers: Markers): readonly string[] {
  if (words.length < 2 || NOT_RESERVES.has(words.join(" "))) return words;
  const last = words.at(-1) ?? "";
  if (RESERVE_ENDINGS.has(last)) {
    markers.reserve = true;
    return takeReserveMarks(words.slice(0, -1), markers);
  }
  if (last === "w") {
    markers.women = true;
    return takeReserveMarks(words.slice(0, -1), markers);
  }
  if (words[0] === "jong") {
    markers.reserve = true;
    return takeReserveMarks(words.slice(1), markers);
  }
  return words;
}

function dropClubWords(words: readonly string[]): readonly string[] {
  if (words.length < 2) return words;
  if (CLUB_WORDS.has(words.at(-1) ?? "")) return dropClubWords(words.slice(0, -1));
  if (CLUB_WORDS.has(words[0] ?? "")) return dropClubWords(words.slice(1));
  return words;
}
