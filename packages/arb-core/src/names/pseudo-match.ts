/**
 * Pseudo matches: corners, bookings and the like, which books list under the names of the two
 * teams as if they were a match of their own, at the very same kick-off; and what is no match at
 * all: specials, winners of a tournament, the home teams of a whole day against the away teams.
 */
import { cleanText } from "../text.ts";

/** Words that say it wherever they stand, apart from other letters. */
const COUNTED = [
  ...["corners?", "corner kicks?", "córners?", "saques de esquina", "ecken", "eckbälle"],
  ...["bookings?(?! ?\\.com)", "cards", "(?:yellow|red|total) cards?", "cartons", "tarjetas"],
  ...["extra time", "penalt(?:y|ies)", "penalty shoot-?out"],
  ...["throw[ -]?ins?", "goal[ -]kicks?", "free[ -]kicks", "offsides?", "fouls"],
  ...["(?:1st|2nd|first|second) half", "half[ -]time", "injury time", "to kick[ -]?off"],
  ...["over ?/ ?under", "total goals", "first goal", "statistics", "shots", "saves", "possession"],
  ...["shots (?:on|off) (?:target|goal)", "total shots", "tackles", "substitutions"],
  ...["угловые", "угл", "ж[её]лтые карточки", "карточки", "офсайды", "фолы"],
] as const;
/** Other games that are played under the names of clubs. */
const OTHER_GAMES = [
  ...["futsal", "beach soccer", "mini[ -]?football", "short football", "rush football", "socca"],
  ...["indoor soccer", "indoor football", "kings league", "legends", "amputee"],
] as const;
const NO_MATCH = [
  ...["specials", "enhanced odds", "price boosts?", "odds boosts?", "bet builder"],
  ...["to qualify", "to advance", "to progress", "to lift the (?:trophy|cup)"],
  ...["outrights?", "(?:outright|tournament|league|cup|group) winner", "fantasy match(?:es|ups?)?"],
] as const;
const PSEUDO_MATCH = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...COUNTED, ...OTHER_GAMES, ...NO_MATCH].join("|")})(?![\\p{L}\\p{N}])`,
  "iu",
);
/** Marks in brackets, and names that are nothing but a role. */
const PSEUDO_MARK = /\((?:[12]H|HT|ET|PEN|PENS|PK|CRN|ЖК|УГЛ)\)/iu;
const PSEUDO_NAME = /^(?:winner|(?:home|away) (?:teams?|sides?|goals)(?: \(.*\))?|home|away)$/iu;

/**
 * Whether the name of a team or of a competition says that something else than goals in normal
 * time is counted, or that no two teams play each other.
 *
 * @example
 * ```ts
 * import { isPseudoMatch } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isPseudoMatch("Arsenal (No. of Corners)"), true);
 * assert.equal(isPseudoMatch("Champions League - To Qualify"), true);
 * assert.equal(isPseudoMatch("World Cup Qualification"), false);
 * assert.equal(isPseudoMatch("Corinthians"), false);
 * ```
 */
export function isPseudoMatch(name: string): boolean {
  const text = cleanText(name);
  return PSEUDO_MATCH.test(text) || PSEUDO_MARK.test(text) || PSEUDO_NAME.test(text);
}
