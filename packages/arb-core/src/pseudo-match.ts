/**
 * Pseudo matches: corners, bookings and the like, which books list under the names of the two
 * teams as if they were a match of their own, at the very same kick-off.
 */
import { cleanText } from "./text.ts";

const PSEUDO_MATCH =
  /\b(?:corners?|bookings?|(?:yellow|red|total) cards?|extra time|penalt(?:y|ies)|throw[\s-]?ins?|goal kicks?|offsides?)\b|\((?:ET|PEN)\)/iu;

/**
 * Whether the name of a team or of a competition says that something else than goals in normal
 * time is counted.
 *
 * @example
 * ```ts
 * import { isPseudoMatch } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isPseudoMatch("Arsenal (No. of Corners)"), true);
 * assert.equal(isPseudoMatch("Corinthians"), false);
 * ```
 */
export function isPseudoMatch(name: string): boolean {
  return PSEUDO_MATCH.test(cleanText(name));
}
