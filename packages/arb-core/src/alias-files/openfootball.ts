/**
 * The club lists of openfootball (https://github.com/openfootball/clubs, public domain):
 *
 *     = Spain • España
 *     == Comunidad de Madrid ==
 *     Atlético Madrid, 1903, @ Metropolitano, Madrid   # a comment
 *       | Atl. Madrid | Ath Madrid [en]
 *     ii) Atlético Madrid B
 *       | Ath Madrid B
 *
 * Reserve sides are no teams of their own here, and neither is a club that is dissolved: the
 * years say so, "(1928-1932)". Its names belong to somebody else by now.
 */
import { findCountry } from "../competition/country.ts";
import {
  findNameProblem,
  findTeamProblem,
  type Team,
  type TeamProblem,
} from "../registry/registry-team.ts";
import { parseTeamName, squadWords } from "../names/team.ts";
import {
  MAX_FILE_LENGTH,
  unreadable,
  type AliasFile,
  type AliasFileProblem,
  type AliasFileProblemCode,
} from "./alias-file.ts";

const HEADING = /^(=+)([^=]*)=*$/u;
const RESERVE = /^(?:[ivx]{1,4}|[a-z]|\d)\)/u;
/** Up to the first comma outside brackets. */
const NAME = /^(?:[^,(]|\([^()]*\))*/u;
const LANGUAGE = /\[[a-z]{2,3}\]/gu;
/** "(1928-1932)", "(-2004)", "(1991-1997, 2013-)": the last span says whether it is over. */
const YEARS = /\((?:[^()]{0,40},)?\s{0,9}(?:\d{4}|\?{4})?\s{0,9}-\s{0,9}(\d{4}|\?{4})?\s{0,9}\)/gu;
/** Lines beyond this many characters are none of the format's. */
const MAX_LINE_LENGTH = 2000;
const MAX_SLUG_LENGTH = 80;

/** A club as it is read. */
interface Draft {
  readonly id: string;
  readonly name: string;
  readonly country: string | undefined;
  readonly aliases: string[];
  /** Of the name and the aliases. */
  readonly bases: Set<string>;
}

/** Where in a file the reader is. */
interface Position {
  readonly drafts: Map<string, Draft>;
  /** How many clubs asked for an id. */
  readonly namesakes: Map<string, number>;
  readonly problems: AliasFileProblem[];
  line: number;
  country: string | undefined;
  /** Whose aliases follow; `undefined` where they are of no club of ours. */
  club: Draft | undefined;
}

/**
 * Reads a club list of openfootball. The headings say the country; where one names none, its
 * clubs have no country and the heading is among the problems. Ids are made of the country and
 * the name: `eng-arsenal`. The teams' own words decide: the country is where a club stands.
 *
 * @example
 * ```ts
 * import { readOpenfootballClubs } from "arb-core/alias-files";
 * import assert from "node:assert/strict";
 *
 * const { teams } = readOpenfootballClubs(`
 * ==========
 * = England
 *
 * Arsenal FC, 1886, @ Emirates Stadium, London   ## Greater London
 *   | Arsenal | Arsenal London [en]
 * Thames AFC (1928-1932),  London
 *   | Thames
 * `);
 * assert.deepEqual(teams, [
 *   { id: "eng-arsenal", name: "Arsenal FC", country: "ENG", aliases: ["Arsenal London"] },
 * ]);
 * ```
 */
export function readOpenfootballClubs(text: string): AliasFile {
  if (text.length > MAX_FILE_LENGTH) {
    return unreadable("too-long", "it must have at most 64 Mi characters");
  }
  const position: Position = {
    drafts: new Map(),
    namesakes: new Map(),
    problems: [],
    line: 0,
    country: undefined,
    club: undefined,
  };
  for (const line of text.split("\n")) {
    position.line += 1;
    readLine(line, position);
  }
  return { teams: [...position.drafts.values()].map(toTeam), problems: position.problems };
}

function readLine(line: string, position: Position): void {
  if (line.length > MAX_LINE_LENGTH) {
    position.club = undefined;
    report(position, "too-long", `a line must have at most ${MAX_LINE_LENGTH} characters`);
    return;
  }
  const content = (line.split("#")[0] ?? "").trimEnd();
  const trimmed = content.trimStart();
  if (trimmed.startsWith("=")) readHeading(trimmed, position);
  else if (trimmed.startsWith("|")) readAliases(trimmed, position);
  // What else is indented is an address.
  else if (trimmed !== "" && trimmed === content) readClub(trimmed, position);
}

/** `= Country • Land (code)` of the first level; the others are regions, or rules without a text. */
function readHeading(line: string, position: Position): void {
  const [, level = "", heading = ""] = HEADING.exec(line) ?? [];
  position.club = undefined;
  if (level.length !== 1 || heading.trim() === "") return;
  const names = (heading.split("(")[0] ?? "").split("•");
  position.country = names
    .map((name) => findCountry(name)?.code)
    .find((code) => code !== undefined);
  if (position.country === undefined) {
    report(position, "unknown-country", `a heading must be a country, was ${quote(heading)}`);
  }
}

function readClub(line: string, position: Position): void {
  position.club = undefined;
  if (RESERVE.test(line)) return;
  if (line.includes("|")) {
    report(position, "not-a-club", `a club must stand on a line of its own, was ${quote(line)}`);
    return;
  }
  const name = readName(NAME.exec(line)?.[0] ?? "");
  if (name === undefined) return;
  const { base, squad } = parseTeamName(name);
  if (squadWords(squad).length > 0) return;
  const { drafts, country } = position;
  const id = freeId([country?.toLowerCase(), base].filter(Boolean).join(" "), position);
  const problem = findTeamProblem({ id, name });
  if (problem !== undefined) {
    refuse(position, problem);
    return;
  }
  position.club = { id, name, country, aliases: [], bases: new Set([base]) };
  drafts.set(id, position.club);
}

function readAliases(line: string, position: Position): void {
  const { club } = position;
  if (club === undefined) return;
  for (const text of line.split("|")) {
    const alias = readName(text);
    if (alias === undefined || alias === "") continue;
    const problem = findNameProblem(alias, club.id);
    const { base } = parseTeamName(alias);
    if (problem !== undefined) refuse(position, problem);
    else if (!club.bases.has(base)) {
      club.bases.add(base);
      club.aliases.push(alias);
    }
  }
}

/** A name without its years, language and sponsor's marks; `undefined` when its time is over. */
function readName(text: string): string | undefined {
  for (const [, end] of text.matchAll(YEARS))
    if (end !== undefined && end !== "????") return undefined;
  return text.replace(YEARS, " ").replace(LANGUAGE, " ").replaceAll("$", "").trim();
}

/** An id that no club has yet; namesakes in one country are numbered, and collide by their name. */
function freeId(words: string, { drafts, namesakes }: Position): string {
  const id = words
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-|-$/gu, "");
  for (;;) {
    const number = (namesakes.get(id) ?? 0) + 1;
    namesakes.set(id, number);
    const free = number === 1 ? id : `${id}-${number}`;
    if (!drafts.has(free)) return free;
  }
}

function toTeam({ id, name, country, aliases }: Draft): Team {
  return {
    id,
    name,
    ...(country === undefined ? {} : { country }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

function report(position: Position, code: AliasFileProblemCode, rule: string): void {
  position.problems.push({ line: position.line, code, message: `Cannot read line: ${rule}` });
}

function refuse(position: Position, { code, message }: TeamProblem): void {
  position.problems.push({ line: position.line, code, message });
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
