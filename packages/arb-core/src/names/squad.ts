/**
 * Which of a club's sides a name means: the marks are taken out of the name's words and become a
 * class. Wrongly taking a first team for a second side costs a missed match, the other way round
 * makes a false one, so what is unsure is a mark; but what clubs are really called ("Willem II",
 * "Boca Juniors", "EC Primavera") is none.
 */
import {
  BRACKETED,
  BRACKETED_IN_TEAM,
  DOTTED_RESERVE_ENDINGS,
  FOREIGN_MARKS,
  INITIALS,
  KINDS_OF_CLUB,
  NAMED_RESERVES,
  NEXT_GENERATION,
  OLYMPIC_AGE,
  OLYMPIC_COMPETITION,
  PREPOSITIONS,
  REGNAL_NAMES,
  RESERVE_BEGINNINGS,
  RESERVE_COMPETITION,
  RESERVE_ENDINGS,
  RESERVE_WORDS,
  UNDER_21_ENDINGS,
  UNDER_21_WORDS,
  VIRTUAL_COMPETITION,
  VIRTUAL_WORDS,
  WOMEN_COMPETITION,
  WOMEN_ENDINGS,
  WOMEN_WORDS,
  type SquadMarks,
} from "./squad-words.ts";
import { cleanName, foldText, foldWords, joinWords, type NameWord } from "../text.ts";

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

/** The words of a name without its marks, and what these say. */
export interface MarkedWords {
  readonly words: readonly NameWord[];
  readonly marks: Readonly<SquadMarks>;
}

const BRACKET = /[([{]/;
const BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/gu;
/** "F.C.", "A.C. Milan": initials, which others print without the points. */
const DOTTED_INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?/gu;
/** "Spartak-2 Moscow": a number joined to the name. */
const JOINED_NUMBER = /(?<=\p{L})-[23](?![\p{L}\p{N}])/gu;
/** "Honduras -23": an age limit with nothing but a minus. */
const SIGNED_AGE = /(?<=\s)-(?=(?:1[3-9]|2[0-3])(?![\p{L}\p{N}]))/gu;
/** Characters with which a name in brackets is a player's: "(w1zzo)", "(Zorro_77)". */
const NICKNAME = /_|\p{L}{2}\d|\d\p{L}{2}/u;
/** Whatever the marks of other languages have a letter of. */
const FOREIGN = /[őŐ\u0250-\u{10FFFF}]/u;
const AGE_WORD = /^(?:u|o|under|sub|onder|unter)(\d{2})s?$/;
const AGE_PREFIX: ReadonlySet<string> = new Set(["u", "under", "sub", "onder", "unter"]);
const MIN_AGE = 13;
const MAX_AGE = 23;
const KIND_AT_ENDS: ReadonlySet<string> = new Set(["fc", "afc", "cf"]);

/** Takes the marks of a squad out of a team's name, and "FC" and its like from its ends. */
export function takeTeamMarks(name: string, maxLength: number): MarkedWords {
  const marks = noMarks();
  const unbracketed = takeBrackets(translateMarks(cleanName(name)), marks, true);
  const text = takeJoinedNumbers(unbracketed, marks);
  const words = takeAffixes(fitWords(takeWords(text, marks), maxLength), marks);
  return { words, marks };
}

/** The marks in the name of a competition, which hold for all its teams. */
export function readCompetitionMarks(competition: string): Readonly<SquadMarks> {
  const marks = noMarks();
  if (competition === "") return marks;
  const text = takeBrackets(translateMarks(cleanName(competition)), marks, false);
  const words = joinWords(takeWords(text, marks));
  if (WOMEN_COMPETITION.test(words)) marks.women = true;
  if (RESERVE_COMPETITION.test(words)) marks.reserve = true;
  if (VIRTUAL_COMPETITION.test(words)) marks.virtual = true;
  // Among men, the Olympic tournament is one of sides under 23.
  if (!marks.women && OLYMPIC_COMPETITION.test(words)) marks.age ??= OLYMPIC_AGE;
  return marks;
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

/** Whether a word at the end of a name is a mark but for the point behind it. */
export function isMarkWithoutPoint(word: NameWord): boolean {
  return word.isAbbreviated && INITIALS.has(word.text);
}

function noMarks(): SquadMarks {
  return { women: false, age: undefined, reserve: false, virtual: false, neutral: false };
}

function translateMarks(text: string): string {
  if (!FOREIGN.test(text)) return text;
  return FOREIGN_MARKS.reduce((marked, [mark, word]) => marked.replace(mark, word), text);
}

/** Removes brackets and, with them, what is a mark only between them. */
function takeBrackets(text: string, marks: SquadMarks, isTeam: boolean): string {
  if (!BRACKET.test(text)) return text;
  return text.replace(BRACKETS, (_, inside: string) => {
    const word = foldText(inside);
    const age = ageOf(`u${word}`);
    const marked =
      age === undefined
        ? (BRACKETED.get(word) ?? (isTeam ? BRACKETED_IN_TEAM.get(word) : undefined))
        : { age };
    if (marked !== undefined) Object.assign(marks, marked);
    else if (isTeam && NICKNAME.test(inside) && ageOf(word) === undefined) marks.virtual = true;
    return marked === undefined ? ` ${inside} ` : " ";
  });
}

/** Removes "-2" in "Spartak-2 Moscow", and makes an age of "-23". */
function takeJoinedNumbers(text: string, marks: SquadMarks): string {
  if (!text.includes("-")) return text;
  return text.replace(SIGNED_AGE, "u").replace(JOINED_NUMBER, () => {
    marks.reserve = true;
    return " ";
  });
}

function takeWords(text: string, marks: SquadMarks): readonly NameWord[] {
  const plain = text.includes(".")
    ? text.replace(DOTTED_INITIALS, (initials) => `${initials.replaceAll(".", "")} `)
    : text;
  return takeAllMarkWords(foldWords(plain), marks);
}

/** Removes words that are marks, and what then comes to stand side by side: "U (W) 21". */
function takeAllMarkWords(words: readonly NameWord[], marks: SquadMarks): readonly NameWord[] {
  const kept = takeMarkWords(words, marks);
  return kept.length < words.length ? takeAllMarkWords(kept, marks) : kept;
}

function takeMarkWords(words: readonly NameWord[], marks: SquadMarks): NameWord[] {
  const kept: NameWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const nameWord = words[index];
    if (nameWord === undefined) continue;
    const word = nameWord.text;
    const next = words[index + 1]?.text ?? "";
    const age = ageOf(word) ?? (AGE_PREFIX.has(word) ? ageOf(`u${next}`) : undefined);
    if (age !== undefined) {
      if (ageOf(word) === undefined) index += 1;
      marks.age = Math.min(age, marks.age ?? age);
    } else if (WOMEN_WORDS.has(word)) {
      marks.women = true;
      if (next === "s") index += 1;
    } else if (VIRTUAL_WORDS.has(word)) {
      marks.virtual = true;
    } else if (word === "e" && VIRTUAL_WORDS.has(`e${next}`)) {
      marks.virtual = true;
      index += 1;
    } else if (RESERVE_WORDS.has(word)) {
      marks.reserve = true;
    } else if (UNDER_21_WORDS.has(word)) {
      marks.age = Math.min(21, marks.age ?? 21);
    } else {
      kept.push(nameWord);
    }
  }
  return kept;
}

function ageOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const age = Number(AGE_WORD.exec(word)?.[1] ?? Number.NaN);
  return age >= MIN_AGE && age <= MAX_AGE ? age : undefined;
}

/** The words that fit a budget; a cut inside a word would make another word of it. */
function fitWords(words: readonly NameWord[], maxLength: number): readonly NameWord[] {
  let length = -1;
  const end = words.findIndex((word) => (length += word.text.length + 1) > maxLength);
  return end === -1 ? words : words.slice(0, end);
}

/** Removes what stands at the ends of a name: "FC" and its like, "II", "W", "Jong". */
function takeAffixes(words: readonly NameWord[], marks: SquadMarks): readonly NameWord[] {
  let kept = words;
  for (;;) {
    const rest = takeAffix(kept, marks);
    if (rest === kept) return kept;
    kept = takeAllMarkWords(rest, marks);
  }
}

function takeAffix(words: readonly NameWord[], marks: SquadMarks): readonly NameWord[] {
  const first = words[0];
  const last = words.at(-1);
  if (words.length < 2 || first === undefined || last === undefined) return words;
  if (KIND_AT_ENDS.has(last.text)) return words.slice(0, -1);
  if (KIND_AT_ENDS.has(first.text)) return words.slice(1);
  if (RESERVE_BEGINNINGS.has(first.text)) {
    marks.reserve = true;
    return words.slice(1);
  }
  const inside = takeSecondSide(words, marks);
  if (inside !== words) return inside;
  return takeEnding(words, last, marks);
}

/** Removes "II" behind the first word, and the second sides with a name of their own. */
function takeSecondSide(words: readonly NameWord[], marks: SquadMarks): readonly NameWord[] {
  const numeral = words.findIndex(
    ({ text }, index) =>
      index > 0 && (text === "ii" || text === "iii") && !isRegnal(words.slice(0, index)),
  );
  if (numeral !== -1) {
    marks.reserve = true;
    return words.toSpliced(numeral, 1);
  }
  const lastTwo = joinWords(words.slice(-2));
  if (words.length > 2 && lastTwo === NEXT_GENERATION) {
    marks.reserve = true;
    return words.slice(0, -2);
  }
  const named = NAMED_RESERVES.get(lastTwo);
  if (named === undefined) return words;
  marks.reserve = true;
  return named === "keep" ? words : words.slice(0, -1);
}

/** Removes a mark at the end of a name. */
function takeEnding(
  words: readonly NameWord[],
  last: NameWord,
  marks: SquadMarks,
): readonly NameWord[] {
  const before = words.slice(0, -1);
  const { text, isAbbreviated } = last;
  const beside = before.at(-1) ?? last;
  // "Podbeskidzie B-B", "Jagiellonia B." and "Club N. de F." end in initials.
  const isPair = text.length === 1 && beside.text === text && !beside.isAbbreviated;
  if (isMarkWithoutPoint(last) || isPair || PREPOSITIONS.has(beside.text)) return words;
  if (text.length > 2 && before.every((word) => KINDS_OF_CLUB.has(word.text))) return words;
  const isReserve =
    (RESERVE_ENDINGS.has(text) || (isAbbreviated && DOTTED_RESERVE_ENDINGS.has(text))) &&
    !isRegnal(before);
  if (WOMEN_ENDINGS.has(text)) marks.women = true;
  else if (UNDER_21_ENDINGS.has(text)) marks.age = Math.min(21, marks.age ?? 21);
  else if (isReserve) marks.reserve = true;
  else return words;
  return before;
}

/** Whether words end in the name of a king or pope. */
function isRegnal(words: readonly NameWord[]): boolean {
  return REGNAL_NAMES.has(words.at(-1)?.text ?? "") || REGNAL_NAMES.has(joinWords(words.slice(-2)));
}
