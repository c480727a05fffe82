/**
 * Who a name in a competition stands for: a team of the registry, or the name itself, and in both
 * cases which of the club's sides. The squad is part of the key, so nothing can outvote it.
 */
import { countryOfCompetition, type ParsedCompetition } from "../competition/competition.ts";
import { wordKey } from "../names/prepared-name.ts";
import { parseTeamName, squadWords, type NameWord } from "../names/team.ts";
import type { Team, TeamRegistry } from "../registry/team-registry.ts";

/** Who a name in a competition stands for. */
export interface TeamIdentity {
  /**
   * The team's id in the registry, or `~` and its name where the registry does not know it; then
   * the squad after `+`. Two teams are the same for certain exactly when their keys are equal.
   */
  readonly key: string;
  /** The name for people: the registry's, else the bookmaker's normalized one, squad included. */
  readonly name: string;
  /** The bookmaker's normalized name without the squad. */
  readonly base: string;
  readonly words: readonly NameWord[];
  /** The key, for an unknown team with a point behind each abbreviated word: it resembles others then. */
  readonly spelling: string;
  /** The squad as words in a fixed order, joined by `+`; empty for the senior men's first team. */
  readonly squad: string;
  /** A letter of another script stands in for a Latin one: the name resembles none. */
  readonly isMixedScript: boolean;
  /** `undefined` where the registry does not know the name: then the key is provisional. */
  readonly team: Team | undefined;
}

/** Where a name stands. */
export interface NameContext {
  readonly registry: TeamRegistry;
  /** The bookmaker. */
  readonly source?: string;
  readonly sport?: string;
  /** The competition as the bookmaker writes it: it can name the squad. */
  readonly league?: string;
  /** The same, read. */
  readonly competition?: ParsedCompetition;
}

/** Identifies a team by its name and its competition; `undefined` when the name is empty. */
export function identifyTeam(name: string, context: NameContext): TeamIdentity | undefined {
  const { registry, source, sport, league = "", competition } = context;
  const { base, words, squad, isMixedScript } = parseTeamName(name, league);
  if (base === "") return undefined;
  const country = competition && countryOfCompetition(competition);
  const team = registry.findByBase(base, {
    ...(source === undefined ? {} : { source }),
    ...(sport === undefined ? {} : { sport }),
    ...(country === undefined ? {} : { country }),
  });
  const marks = squadWords(squad);
  const key = [team?.id ?? `~${base.replaceAll(" ", "-")}`, ...marks].join("+");
  return {
    key,
    name: [team === undefined ? base : team.name, ...marks].join(" "),
    base,
    words,
    spelling: team === undefined ? `~${[...words.map(wordKey), ...marks].join("+")}` : key,
    squad: marks.join("+"),
    isMixedScript,
    team,
  };
}
