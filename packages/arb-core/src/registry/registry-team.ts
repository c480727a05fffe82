/**
 * What a registry holds, as data: teams, their aliases, and what is known of each alias. A refused
 * alias is kept: what was refused once is never proposed again.
 */
import { parseTeamName, type ParsedTeamName } from "../names/team.ts";
import { MAX_NAME_LENGTH } from "../text.ts";

/**
 * What is known of an alias.
 *
 * - `confirmed`: the team goes by that name.
 * - `proposed`: something suggests it. It identifies nobody.
 * - `rejected`: the name is not this team's, whatever else suggests it.
 */
export const ALIAS_STATUSES = ["confirmed", "proposed", "rejected"] as const;
/** One of {@link ALIAS_STATUSES}. */
export type AliasStatus = (typeof ALIAS_STATUSES)[number];

/** What speaks for an alias. */
export interface AliasEvidence {
  /** How many matches suggested it. */
  readonly observations: number;
  /** Against how many different opponents. */
  readonly opponents?: number;
  /** When it was first and last suggested, in epoch milliseconds. */
  readonly firstSeen?: number;
  readonly lastSeen?: number;
}

/** A name that a team goes by, or does not. */
export interface Alias {
  readonly text: string;
  /** The bookmaker that uses it. Without one it is everybody's. */
  readonly source?: string;
  readonly status: AliasStatus;
  readonly evidence?: AliasEvidence;
}

/** One club or national side with the names that bookmakers use for it. */
export interface Team {
  /** Unique in the registry, stable over time, of a-z, 0-9 and -: it is part of event ids. */
  readonly id: string;
  /** The name that people are shown. */
  readonly name: string;
  /** Default `football`. */
  readonly sport?: string;
  /** The country of the league system that it plays in, by FIFA's three letters: `ENG`. */
  readonly country?: string;
  /** A plain text is a confirmed alias of any source. */
  readonly aliases?: readonly (string | Alias)[];
}

/**
 * Why a team cannot be in a registry.
 *
 * - `bad-team`: it is no object with an id and a name.
 * - `bad-id`, `duplicate-id`, `bad-sport`, `bad-country`, `bad-alias`: that part of it is none.
 * - `no-letters`, `mixed-script`, `too-long`: a name has no letters, a word of two scripts, or more
 *   than 200 characters.
 * - `rejected-name`: an alias says that the team's own name is not its name.
 */
export type TeamProblemCode =
  | "bad-team"
  | "bad-id"
  | "duplicate-id"
  | "bad-sport"
  | "bad-country"
  | "bad-alias"
  | "no-letters"
  | "mixed-script"
  | "too-long"
  | "rejected-name";

/** Why a team cannot be in a registry. */
export interface TeamProblem {
  readonly code: TeamProblemCode;
  /** For people: "Cannot add team: its id must be ..., was ...". */
  readonly message: string;
}

export const DEFAULT_SPORT = "football";

const TEAM_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 100;
const SPORT = /^[a-z][a-z0-9-]*$/;
const COUNTRY = /^[A-Z]{3}$/;
const MAX_SOURCE_LENGTH = 100;

/** The sport of a team. */
export function sportOf({ sport = DEFAULT_SPORT }: Pick<Team, "sport">): string {
  return sport;
}

/** A team's aliases, each with its status. */
export function aliasesOf({ aliases = [] }: Pick<Team, "aliases">): Alias[] {
  return aliases.map((alias) =>
    typeof alias === "string" ? { text: alias, status: "confirmed" } : alias,
  );
}

/** A team's names taken apart: its own, then its aliases in their order. */
export function parseNames({
  name,
  aliases = [],
}: Pick<Team, "name" | "aliases">): ParsedTeamName[] {
  return [name, ...aliases].map((alias) =>
    parseTeamName(typeof alias === "string" ? alias : alias.text),
  );
}

/**
 * What keeps a team out of a registry; `undefined` when nothing does.
 *
 * @param names - its names taken apart, by {@link parseNames}.
 */
export function findTeamProblem(
  team: Team,
  names: readonly ParsedTeamName[] = parseNames(team),
): TeamProblem | undefined {
  const { id, name, sport, country } = team;
  if (!TEAM_ID.test(id)) {
    return refuse("bad-id", `its id must be of a-z, 0-9 and single -, was ${quote(id)}`);
  }
  if (id.length > MAX_ID_LENGTH) {
    return refuse("bad-id", `its id must have at most ${MAX_ID_LENGTH} letters, was ${quote(id)}`);
  }
  if (sport !== undefined && !SPORT.test(sport)) {
    return refuse("bad-sport", `its sport must be of a-z, 0-9 and -, was ${quote(sport)}`, id);
  }
  if (country !== undefined && !COUNTRY.test(country)) {
    return refuse("bad-country", `its country must be three capitals, was ${quote(country)}`, id);
  }
  const own: Alias = { text: name, status: "confirmed" };
  for (const [index, alias] of [own, ...aliasesOf(team)].entries()) {
    const parsed = names[index];
    const problem = findNameProblem(alias.text, id, parsed);
    if (problem !== undefined) return problem;
    const wrong = findAliasFault(alias);
    if (wrong !== undefined) return refuse("bad-alias", wrong, id);
    const isOwnName = parsed?.base === names[0]?.base;
    if (isOwnName && alias.status === "rejected" && alias.source === undefined) {
      return refuse("rejected-name", `its own name must not be rejected, was ${quote(name)}`, id);
    }
  }
  return undefined;
}

/** What keeps a name from being a team's; `undefined` when nothing does. */
export function findNameProblem(
  text: string,
  id: string,
  { base, isMixedScript }: ParsedTeamName = parseTeamName(text),
): TeamProblem | undefined {
  if (text.length > MAX_NAME_LENGTH) {
    const rule = `a name must have at most ${MAX_NAME_LENGTH} characters, was ${quote(text)}`;
    return refuse("too-long", rule, id);
  }
  if (base === "") {
    return refuse("no-letters", `a name must have letters, was ${quote(text)}`, id);
  }
  return isMixedScript
    ? refuse("mixed-script", `a word must be of one script, was ${quote(text)}`, id)
    : undefined;
}

/** The problem of an id that another team has. */
export function duplicateId(id: string): TeamProblem {
  return refuse("duplicate-id", `its id must be unique, was ${id} twice`);
}

/** The problem of something that is no team at all. */
export function notATeam(value: string): TeamProblem {
  return refuse("bad-team", `it must have an id and a name, was ${quote(value)}`);
}

function findAliasFault({ source, status, evidence }: Alias): string | undefined {
  if (!ALIAS_STATUSES.includes(status)) {
    return `an alias' status must be of ${ALIAS_STATUSES.join(", ")}, was ${quote(status)}`;
  }
  if (source !== undefined && (source === "" || source.length > MAX_SOURCE_LENGTH)) {
    return `an alias' source must have 1 to ${MAX_SOURCE_LENGTH} letters, was ${quote(source)}`;
  }
  const counts = [evidence?.observations, evidence?.opponents];
  const times = [evidence?.firstSeen, evidence?.lastSeen];
  if (
    counts.some((count) => count !== undefined && !(Number.isSafeInteger(count) && count >= 0)) ||
    times.some((time) => time !== undefined && !Number.isSafeInteger(time))
  ) {
    return "an alias' evidence must be of whole numbers, was not";
  }
  return undefined;
}

function refuse(code: TeamProblemCode, rule: string, id?: string): TeamProblem {
  return { code, message: `Cannot add team${id === undefined ? "" : ` ${id}`}: ${rule}` };
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
