/**
 * Cyrillic and Greek to Latin, the way names of teams are customarily printed ("Шахтар Донецьк" is
 * "shakhtar donetsk", "Црвена звезда" is "crvena zvezda"), not by a reversible standard. What
 * the languages read differently is told by letters that only some of them have.
 */

type Alphabet = ReadonlyMap<string, string>;

/** All alphabets have all letters, so that a word that one of them cannot write, none can. */
const CYRILLIC_LETTERS = [
  "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh",
  "ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї i є ye ґ g ў u",
  "ђ d ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz ѐ e ѝ i ә a ғ g қ k ң n ө o ұ u ү u һ h",
] as const;
const RUSSIAN = readAlphabet(...CYRILLIC_LETTERS);
const UKRAINIAN = readAlphabet(...CYRILLIC_LETTERS, "г h и y");
const BULGARIAN = readAlphabet(...CYRILLIC_LETTERS, "х h щ sht ъ a ь y");
/** Serbian and Macedonian, as their Latin letters fold: š to s, đ to d. */
const SERBIAN = readAlphabet(...CYRILLIC_LETTERS, "ж z х h ц c ч c ш s");
const GREEK = readAlphabet(
  "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch",
  "ψ ps ω o",
);

/** Words as the folding sees them; apostrophes count, since they vanish from the middle of one. */
const WORD = /[\p{L}\p{M}\p{N}'\u2018\u2019\u02BC`]+/gu;
/** Letters of the scripts; what stands above or below a letter does not tell its script. */
const CYRILLIC = /(?!\p{M})\p{Script=Cyrillic}/u;
const GREEK_LETTER = /(?!\p{M})\p{Script=Greek}/u;
const LATIN = /\p{Script=Latin}/u;
const FOREIGN = /(?!\p{M})[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const MARK = /\p{M}/u;

/** Customary readings that no table of letters gives. */
const INITIALS: ReadonlyMap<string, string> = new Map([["цска", "cska"]]);

const KAZAKH = /[әғқңөұүһ]/u;
const ONLY_UKRAINIAN = /[іїєґў]/u;
const ONLY_SERBIAN = /[ђјљњћџѓќѕ]/u;
/** An r that carries the first syllable ("Црвена", "Србија"), as no Russian word has it. */
const SYLLABIC_R = /(?:^|[^\p{L}])[бвгджзклмнпстфхцчш]+р[бвгджзклмнпстфхцчш]/u;
const NEVER_SERBIAN = /[ёйщъыьэюя]/u;
const VOWEL_HARD_SIGN = /ъ(?![еёюя])/u;

/**
 * Writes the Cyrillic and the Greek words of a text in Latin letters, in lower case. A word that
 * mixes scripts stays as it is: its letters may be look-alikes, put there to pass for others. So
 * does a word with letters of languages not known here. Linear in the length of the text.
 *
 * @example
 * ```ts
 * import { transliterate } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(transliterate("Динамо Київ"), "dynamo kyiv");
 * assert.equal(transliterate("Ολυμπιακός"), "olympiakos");
 * assert.equal(transliterate("\u0410rsenal"), "\u0410rsenal");
 * ```
 */
export function transliterate(text: string): string {
  if (!FOREIGN.test(text)) return text;
  const composed = text.normalize("NFC");
  const alphabet = alphabetOf(composed.toLowerCase());
  return composed.replace(WORD, (word) => {
    if (isMixedScript(word)) return word;
    const lower = word.toLowerCase();
    if (CYRILLIC.test(lower)) {
      return INITIALS.get(lower) ?? writeWord(spellCyrillic(lower, alphabet), alphabet) ?? word;
    }
    return GREEK_LETTER.test(lower) ? (writeWord(spellGreek(lower), GREEK) ?? word) : word;
  });
}

/** Whether a word has letters of two of the three scripts whose letters look alike. */
export function isMixedScript(word: string): boolean {
  if (!FOREIGN.test(word)) return false;
  return LATIN.test(word) || (CYRILLIC.test(word) && GREEK_LETTER.test(word));
}

function alphabetOf(text: string): Alphabet {
  if (KAZAKH.test(text)) return RUSSIAN;
  if (ONLY_UKRAINIAN.test(text)) return UKRAINIAN;
  if (ONLY_SERBIAN.test(text)) return SERBIAN;
  if (VOWEL_HARD_SIGN.test(text)) return BULGARIAN;
  return SYLLABIC_R.test(text) && !NEVER_SERBIAN.test(text) ? SERBIAN : RUSSIAN;
}

/** Endings and vowels that are read in their place: "Грозный" is "grozny". */
function spellCyrillic(word: string, alphabet: Alphabet): string {
  if (alphabet === UKRAINIAN) return word.replace(/ий/gu, "иi");
  if (alphabet !== RUSSIAN) return word;
  return word
    .replace(/[иы]й$/u, "y")
    .replace(/^е/u, "ye")
    .replace(/ь(?=[её])/gu, "y");
}

/** Pairs of letters with a sound of their own: "Ναύπακτος" is "nafpaktos". */
function spellGreek(word: string): string {
  return word
    .replace(/[ϋΰ]/gu, "y")
    .replace(/\p{Script=Greek}/gu, withoutAccents)
    .replace(/^μπ/u, "b")
    .replace(/^ντ/u, "d")
    .replace(/γγ/gu, "ng")
    .replace(/ου/gu, "ou")
    .replace(/(?<=[αε])υ(?=[θκξπσςτφχψ]|$)/gu, "f")
    .replace(/(?<=[αε])υ/gu, "v");
}

/** The word letter by letter; `undefined` when one of its letters is not in the alphabet. */
function writeWord(word: string, alphabet: Alphabet): string | undefined {
  let written = "";
  for (const letter of word) {
    if (MARK.test(letter)) continue;
    const latin = alphabet.get(letter) ?? alphabet.get(withoutAccents(letter));
    if (latin === undefined && FOREIGN.test(letter)) return undefined;
    written += latin ?? letter;
  }
  return written;
}

function withoutAccents(letter: string): string {
  return letter.normalize("NFD").replace(/\p{M}/gu, "");
}

function readAlphabet(...pairs: string[]): Alphabet {
  const letters = pairs.join(" ").split(" ");
  const alphabet = new Map<string, string>();
  for (let index = 0; index < letters.length; index += 2) {
    const [letter = "", latin = ""] = letters.slice(index, index + 2);
    alphabet.set(letter, latin === "-" ? "" : latin);
  }
  return alphabet;
}
