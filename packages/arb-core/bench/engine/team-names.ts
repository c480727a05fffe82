/** Names of teams that do not exist, in the ways in which bookmakers write names. */
import type { Team } from "arb-core";

const CONSONANTS = "bcdfghjklmnprstvwyz";
const VOWELS = "aeiou";
/** How many syllables there are. */
const SYLLABLES = CONSONANTS.length * VOWELS.length;
const KINDS = [
  ["United", "Utd"],
  ["Athletic", "Ath"],
  ["Rovers", "Rvrs"],
] as const;

/** In how many ways a name is written. */
export const WAYS = 3;

/** Spreads neighboring numbers over all names; it has no divisor in common with their number. */
const STRIDE = 31_397;

/**
 * The name of the so many-th town. The last syllable follows from the others, so that no two towns
 * differ in one alone.
 */
function townName(index: number): string {
  const place = (index * STRIDE) % SYLLABLES ** 3;
  const digits = [0, 1, 2].map((digit) => Math.floor(place / SYLLABLES ** digit) % SYLLABLES);
  digits.push(digits.reduce((sum, digit) => sum + digit, 0) % SYLLABLES);
  const name = digits.map(syllable).join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function syllable(index: number): string {
  const vowel = VOWELS.charAt(index % VOWELS.length);
  return CONSONANTS.charAt(Math.floor(index / VOWELS.length)) + vowel;
}

/** A team's name: `Bamelora United`, `FC Bamelora United`, `Bamelora Utd`. */
export function teamName(index: number, way: number): string {
  const town = townName(index);
  const [kind, short] = KINDS[index % KINDS.length] ?? KINDS[0];
  switch (way % WAYS) {
    case 0:
      return `${town} ${kind}`;
    case 1:
      return `FC ${town} ${kind}`;
    default:
      return `${town} ${short}`;
  }
}

/** Every second team of so many, with all ways in which its name is written. */
export function everySecondTeam(count: number): Team[] {
  const indexes = Array.from({ length: Math.ceil(count / 2) }, (_, half) => 2 * half);
  return indexes.map((index) => {
    const [name = "", ...aliases] = Array.from({ length: WAYS }, (_, way) => teamName(index, way));
    return { id: `team-${index}`, name, aliases };
  });
}
