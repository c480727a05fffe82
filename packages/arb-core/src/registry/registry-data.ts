/** A registry as plain data, to save and to restore: what is saved is saved the same way again. */
import {
  aliasesOf,
  DEFAULT_SPORT,
  duplicateId,
  findTeamProblem,
  notATeam,
  type Alias,
  type AliasEvidence,
  type AliasStatus,
  type Team,
  type TeamProblem,
} from "./registry-team.ts";
import { compareText } from "../text.ts";

/** What a registry is saved as. */
export interface TeamRegistryData {
  readonly version: 1;
  /** Sorted by id, the aliases by text and source. */
  readonly teams: readonly Team[];
}

/** Teams as data: sorted, every field in its place, nothing said that goes without saying. */
export function formatTeams(teams: readonly Team[]): TeamRegistryData {
  return { version: 1, teams: teams.map(formatTeam).sort((a, b) => compareText(a.id, b.id)) };
}

function formatTeam(team: Team): Team {
  const { id, name, sport = DEFAULT_SPORT, country } = team;
  const aliases = new Map<string, string | Alias>();
  for (const alias of aliasesOf(team)) {
    const formatted = formatAlias(alias);
    aliases.set(JSON.stringify(formatted), formatted);
  }
  return {
    id,
    name,
    ...(sport === DEFAULT_SPORT ? {} : { sport }),
    ...(country === undefined ? {} : { country }),
    ...(aliases.size === 0 ? {} : { aliases: [...aliases.values()].sort(compareAliases) }),
  };
}

function formatAlias({ text, source, status, evidence }: Alias): string | Alias {
  if (source === undefined && status === "confirmed" && evidence === undefined) return text;
  return {
    text,
    ...(source === undefined ? {} : { source }),
    status,
    ...(evidence === undefined ? {} : { evidence: formatEvidence(evidence) }),
  };
}

function formatEvidence({
  observations,
  opponents,
  firstSeen,
  lastSeen,
}: AliasEvidence): AliasEvidence {
  return {
    observations,
    ...(opponents === undefined ? {} : { opponents }),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  };
}

function compareAliases(a: string | Alias, b: string | Alias): number {
  return compareText(textOf(a), textOf(b)) || compareText(JSON.stringify(a), JSON.stringify(b));
}

function textOf(alias: string | Alias): string {
  return typeof alias === "string" ? alias : alias.text;
}

/** What is wrong with one of the entries of a list of teams. */
export interface TeamEntryProblem extends TeamProblem {
  /** Which entry, from 0. */
  readonly index: number;
}

/** Teams out of a list of anything, and what is wrong with the entries that are none. */
export interface TeamReading {
  readonly teams: readonly Team[];
  readonly problems: readonly TeamEntryProblem[];
}

/** Reads the entries of a list that are teams. A bad one costs itself; unknown fields are left. */
export function readTeams(entries: readonly unknown[]): TeamReading {
  const teams = new Map<string, Team>();
  const problems: TeamEntryProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const team = readTeam(entry);
    const problem = isProblem(team)
      ? team
      : (findTeamProblem(team) ?? (teams.has(team.id) ? duplicateId(team.id) : undefined));
    if (problem !== undefined) problems.push({ ...problem, index });
    else if (!isProblem(team)) teams.set(team.id, team);
  }
  return { teams: [...teams.values()], problems };
}

function isProblem(team: Team | TeamProblem): team is TeamProblem {
  return "code" in team;
}

function readTeam(entry: unknown): Team | TeamProblem {
  if (!isRecord(entry)) return notATeam(JSON.stringify([entry]));
  const { id, name, sport, country, aliases = [] } = entry;
  if (
    typeof id !== "string" ||
    typeof name !== "string" ||
    !isOptionalText(sport) ||
    !isOptionalText(country) ||
    !Array.isArray(aliases)
  ) {
    return notATeam(JSON.stringify(entry));
  }
  const read = aliases.map(readAlias);
  const known = read.filter((alias) => alias !== undefined);
  if (known.length < read.length) {
    return {
      code: "bad-alias",
      message: `Cannot add team ${JSON.stringify(id.slice(0, 80))}: an alias must be a text or have a text and a status`,
    };
  }
  return {
    id,
    name,
    ...(sport === undefined ? {} : { sport }),
    ...(country === undefined ? {} : { country }),
    ...(known.length === 0 ? {} : { aliases: known }),
  };
}

/** The status is looked at where the team is checked. */
function readAlias(alias: unknown): string | Alias | undefined {
  if (typeof alias === "string") return alias;
  if (!isRecord(alias)) return undefined;
  const { text, source, status, evidence } = alias;
  if (typeof text !== "string" || typeof status !== "string" || !isOptionalText(source)) {
    return undefined;
  }
  const facts = readEvidence(evidence);
  if (facts === undefined && evidence !== undefined) return undefined;
  return {
    text,
    ...(source === undefined ? {} : { source }),
    status: status as AliasStatus,
    ...(facts === undefined ? {} : { evidence: facts }),
  };
}

function readEvidence(evidence: unknown): AliasEvidence | undefined {
  if (!isRecord(evidence)) return undefined;
  const { observations, opponents, firstSeen, lastSeen } = evidence;
  if (
    typeof observations !== "number" ||
    !isOptionalNumber(opponents) ||
    !isOptionalNumber(firstSeen) ||
    !isOptionalNumber(lastSeen)
  ) {
    return undefined;
  }
  return formatEvidence({
    observations,
    ...(opponents === undefined ? {} : { opponents }),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

function isOptionalNumber(value: unknown): value is number | undefined {
  return value === undefined || typeof value === "number";
}
