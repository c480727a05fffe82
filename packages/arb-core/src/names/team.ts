/**
 * Team names: what bookmakers write, folded to one form, with the squad (women, age group,
 * reserves, virtual) taken out of the name and made a class of its own. The class is a hard gate:
 * teams of different classes are different teams, whatever their names.
 */
import { isMarkWithoutPoint, readCompetitionMarks, squadWords, takeTeamMarks } from "./squad.ts";
import type { SquadClass } from "./squad.ts";
import { joinWords, MAX_NAME_LENGTH, type NameWord } from "../text.ts";
import { isMixedScript } from "../transliteration.ts";

export { squadWords, type SquadClass } from "./squad.ts";
export type { NameWord } from "../text.ts";

/**
 * The version of what names are normalized to. Stored names, aliases and the ids of events follow
 * from it, so it rises with every change after which any name is read differently: then what was
 * stored under an older version has to be normalized again from the name as it was printed.
 */
export const NAME_VERSION = 1;

/** A team name taken apart. */
export interface ParsedTeamName {
  /** The club's name, folded, without squad marks and words like "FC". May be empty. */
  readonly base: string;
  /** The same, word by word. */
  readonly words: readonly NameWord[];
  readonly squad: SquadClass;
  /** The name says that the match is on neutral ground: "(N)". */
  readonly neutral: boolean;
  /**
   * A word mixes letters of Latin, Cyrillic and Greek: a look-alike, or somebody's slip. Such a
   * word keeps its foreign letters, so it never equals the plain word.
   */
  readonly isMixedScript: boolean;
}

/** Leaves room for the squad's words, so that no normalized name is cut when it is read again. */
const MAX_BASE_LENGTH = MAX_NAME_LENGTH - ". women u21 reserves esports".length;

/**
 * Takes a team name apart into club and squad.
 *
 * @param competition - the league as the bookmaker names it; books drop the mark from the teams
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
 * assert.deepEqual(parseTeamName("Man. Utd").words, [
 *   { text: "man", isAbbreviated: true },
 *   { text: "utd", isAbbreviated: false },
 * ]);
 * ```
 */
export function parseTeamName(name: string, competition = ""): ParsedTeamName {
  const { words, marks } = takeTeamMarks(name, MAX_BASE_LENGTH);
  const league = readCompetitionMarks(competition);
  const age =
    marks.age !== undefined && league.age !== undefined
      ? Math.min(marks.age, league.age)
      : (marks.age ?? league.age);
  return {
    base: joinWords(words),
    words,
    squad: {
      women: marks.women || league.women,
      age,
      // A youth league says no more of a side whose age is known.
      reserve: marks.reserve || (league.reserve && age === undefined),
      virtual: marks.virtual || league.virtual,
    },
    neutral: marks.neutral,
    isMixedScript: words.some(({ text }) => isMixedScript(text)),
  };
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
  const { base, words, squad } = parseTeamName(name);
  const last = words.at(-1);
  // Without its point, the last initial of "Jagiellonia B." would be read as a mark.
  const point = last !== undefined && isMarkWithoutPoint(last) ? "." : "";
  return [base + point, ...squadWords(squad)].join(" ").trim();
}
