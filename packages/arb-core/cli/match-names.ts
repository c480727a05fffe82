/** What is known of two names alone: without a match around them, names prove little. */
import { parseCompetition } from "../src/competition/competition.ts";
import {
  describeSquad,
  explainNames,
  type NameExplanation,
} from "../src/matching/explain-names.ts";
import { formatColumns, formatSimilarity } from "../src/matching/explanation-text.ts";
import type { Team, TeamRegistry } from "../src/index.ts";
import { identifyTeam, type TeamIdentity } from "../src/matching/team-identity.ts";
import type { TeamCandidate, TeamResolution } from "../src/registry/team-resolution.ts";
import { normalizeTeamName } from "../src/index.ts";
import { UsageError } from "./usage-error.ts";

/** A name where it was read. */
export interface ReadName {
  readonly name: string;
  readonly sport: string;
  readonly league: string;
}

/** What one of the names is on its own. */
export interface NameAnswer {
  readonly name: string;
  readonly normalized: string;
  /** `women u21`; empty for the senior men's first team. */
  readonly squad: string;
  /** Who it stands for in the table. */
  readonly resolution: TeamResolution;
}

/** What two names are to each other. */
export interface NamesAnswer extends Pick<NameExplanation, "relation" | "similarity"> {
  /** The verdict in words. */
  readonly verdict: string;
  readonly first: NameAnswer;
  readonly second: NameAnswer;
}

/**
 * Explains two names, each where it was read.
 *
 * @throws UsageError when one has no letters.
 */
export function answerNames(
  first: ReadName,
  second: ReadName,
  registry: TeamRegistry,
): NamesAnswer {
  const [a, b] = [identify(first, registry), identify(second, registry)];
  const explanation = explainNames(a, b, registry);
  const { relation, similarity } = explanation;
  return {
    ...{ verdict: describeRelation(explanation), relation, similarity },
    first: answerName(first, a, registry),
    second: answerName(second, b, registry),
  };
}

/** Writes the answer for people. */
export function formatNames({ verdict, first, second, similarity }: NamesAnswer): string {
  const answers = [first, second];
  const table = formatColumns(
    [
      ["", "first", "second"],
      ["name", ...answers.map(({ name }) => name)],
      ["normalized", ...answers.map(({ normalized }) => normalized)],
      ["side", ...answers.map(({ squad }) => describeSquad(squad))],
      ["in the table", ...answers.map(({ resolution }) => describeResolution(resolution))],
    ],
    3,
  );
  const words = similarity === undefined ? [] : [formatSimilarity(similarity)];
  return [verdict, table, ...words].join("\n\n");
}

function identify({ name, sport, league }: ReadName, registry: TeamRegistry): TeamIdentity {
  const competition = parseCompetition(league);
  const identity = identifyTeam(name, { registry, sport, league, competition });
  if (identity !== undefined) return identity;
  throw new UsageError(`Cannot compare names: each must have letters or digits, was "${name}"`);
}

function answerName(
  { name, sport, league }: ReadName,
  { squad }: TeamIdentity,
  registry: TeamRegistry,
): NameAnswer {
  return {
    name,
    normalized: normalizeTeamName(name),
    squad: squad.replaceAll("+", " "),
    resolution: registry.resolve(name, { sport, competition: league }),
  };
}

function describeRelation({ relation, reason, similarity, a }: NameExplanation): string {
  switch (relation) {
    case "registry":
      return `The same team: the table knows both names as ${a.team?.name ?? a.base}`;
    case "exact":
      return "The same name once normalized, of a team that the table does not know";
    case "similar":
      return (
        `Alike to ${(similarity?.score ?? 0).toFixed(2)}: not enough without a match, ` +
        "where the other team and the kick-off agree as well"
      );
    case "squad":
      return `Different teams, whatever the club: ${reason}`;
    case "known-apart":
      return `Different teams: ${reason}`;
    case "mixed-script":
      return "Different names: a word mixes letters of two scripts, and is like none";
    case "different":
      return `Different teams: ${reason}`;
  }
}

function describeResolution(resolution: TeamResolution): string {
  switch (resolution.status) {
    case "match": {
      const { team, tier, score } = resolution;
      return tier === "similar"
        ? `perhaps ${describeTeam(team)}, alike to ${score.toFixed(2)}`
        : describeTeam(team);
    }
    case "ambiguous":
      return `one of ${describeCandidates(resolution.candidates)}`;
    case "none":
      return resolution.nearest.length === 0
        ? "unknown"
        : `unknown; nearest ${describeCandidates(resolution.nearest.slice(0, 1))}`;
  }
}

function describeCandidates(candidates: readonly TeamCandidate[]): string {
  return candidates.map(({ team }) => describeTeam(team)).join(", ");
}

function describeTeam({ name, country }: Team): string {
  return country === undefined ? name : `${name} (${country})`;
}
