/**
 * Teams and the names that they go by. An alias is data with a history, never code; a name that
 * two teams share is nobody's until something tells them apart; a registry never changes, and
 * what was learned makes a new one.
 */
import { countryOfCompetition, parseCompetition } from "../competition/competition.ts";
import { NameIndex } from "../names/name-index.ts";
import { changeTeams, type RegistryChange } from "./registry-change.ts";
import {
  duplicateId,
  findTeamProblem,
  parseNames,
  DEFAULT_SPORT,
  type Team,
} from "./registry-team.ts";
import { formatTeams, type TeamRegistryData } from "./registry-data.ts";
import { ResolutionCache } from "./resolution-cache.ts";
import { parseTeamName, type NameWord } from "../names/team.ts";
import { findCollisions, type AliasCollision } from "./team-collision.ts";
import { claimsOf, TeamLookup, type NameClaim, type NameScope } from "./team-lookup.ts";
import { resolveName, type ResolutionScope, type TeamResolution } from "./team-resolution.ts";
import { compareText } from "../text.ts";
import {
  createWordWeights,
  DEFAULT_WORD_WEIGHTS,
  type WordWeights,
} from "../names/word-weights.ts";

export type { Alias, AliasEvidence, AliasStatus, Team } from "./registry-team.ts";
export type { AliasCollision } from "./team-collision.ts";
export type { NameScope } from "./team-lookup.ts";

/** Finds teams by any of their names. It never changes. */
export interface TeamRegistry {
  /** Sorted by id. */
  readonly teams: readonly Team[];
  /** Names that were given to several teams, sorted. */
  readonly collisions: readonly AliasCollision[];
  /** How much each word says, by how many of the teams have it. */
  readonly weights: WordWeights;
  /** The team with an id. */
  findById(id: string): Team | undefined;
  /**
   * The team of a club's folded name without squad markers, by a confirmed name and never by
   * resemblance. `undefined` when nobody goes by it in the scope, and when several do.
   */
  findByBase(base: string, scope?: NameScope): Team | undefined;
  /** Who a name stands for, in any spelling: see {@link TeamResolution}. */
  resolve(name: string, scope?: ResolutionScope): TeamResolution;
  /**
   * Whether a folded name was refused for a team: at the source, or, without one, at any.
   */
  isRejected(teamId: string, base: string, source?: string): boolean;
  /** The words of a team's confirmed names that hold for every source; its own name first. */
  namesOf(team: Team): readonly (readonly NameWord[])[];
  /**
   * A new registry with changes made, one after the other.
   *
   * @throws RangeError when a change names a team that is not there, or makes one impossible.
   */
  withChanges(changes: Iterable<RegistryChange>): TeamRegistry;
  /** Everything in it, in a fixed order: equal registries give equal JSON. */
  toJSON(): TeamRegistryData;
}

/** How a registry is made. */
export interface TeamRegistryOptions {
  /**
   * Whether a name of two teams that nothing can tell apart is an error. Default: it is reported
   * among the collisions.
   */
  readonly strict?: boolean;
}

/**
 * Builds a registry. The order of the teams changes nothing.
 *
 * @throws RangeError when an id, a sport, a country or an alias is malformed, an id stands twice,
 *   or a name has no letters or letters of two scripts in one word; with `strict`, when nothing
 *   tells two teams of one name apart.
 * @example
 * ```ts
 * import { createTeamRegistry, findTeamCanonical } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const registry = createTeamRegistry([
 *   { id: "glasgow-rangers", name: "Glasgow Rangers", country: "SCO", aliases: ["Rangers"] },
 *   { id: "queens-park-rangers", name: "QPR", country: "ENG", aliases: ["Rangers"] },
 * ]);
 * assert.deepEqual(registry.collisions, [
 *   {
 *     name: "rangers",
 *     teamIds: ["glasgow-rangers", "queens-park-rangers"],
 *     toldApartBy: ["country"],
 *   },
 * ]);
 * assert.equal(findTeamCanonical("Rangers", registry), undefined);
 * assert.equal(findTeamCanonical("Rangers", registry, { country: "SCO" })?.id, "glasgow-rangers");
 *
 * const rangers = registry.resolve("Rangers FC (W)", { competition: "Scottish Premiership" });
 * assert.ok(rangers.status === "match" && rangers.reason === "country-name");
 * assert.equal(rangers.squad.women, true);
 * assert.equal(registry.resolve("Rangers").status, "ambiguous");
 * ```
 */
export function createTeamRegistry(
  teams: readonly Team[],
  { strict = false }: TeamRegistryOptions = {},
): TeamRegistry {
  const registry = new IndexedTeams(teams, new Map());
  const [collision] = strict
    ? registry.collisions.filter(({ toldApartBy }) => toldApartBy.length === 0)
    : [];
  if (collision !== undefined) {
    throw new RangeError(
      `Cannot create registry: no two teams may share a name that nothing tells apart, ` +
        `was ${JSON.stringify(collision.name)} of ${collision.teamIds.join(", ")}`,
    );
  }
  return registry;
}

class IndexedTeams implements TeamRegistry {
  readonly teams: readonly Team[];
  readonly collisions: readonly AliasCollision[];
  readonly #claims: ReadonlyMap<Team, readonly NameClaim[]>;
  readonly #byId: ReadonlyMap<string, Team>;
  readonly #lookup: TeamLookup;
  readonly #cache = new ResolutionCache<TeamResolution>();
  readonly #names = new WeakMap<Team, readonly (readonly NameWord[])[]>();
  readonly #indexes = new Map<string, NameIndex<Team>>();
  #weights: WordWeights | undefined;

  /** @param known - what was found out of teams that stay as they are. */
  constructor(teams: readonly Team[], known: ReadonlyMap<Team, readonly NameClaim[]>) {
    const byId = new Map<string, Team>();
    const claims = new Map<Team, readonly NameClaim[]>();
    this.teams = [...teams].sort((a, b) => compareText(a.id, b.id));
    for (const team of this.teams) {
      const problem = byId.has(team.id) ? duplicateId(team.id) : undefined;
      if (problem !== undefined) throw new RangeError(problem.message);
      byId.set(team.id, team);
      claims.set(team, known.get(team) ?? readClaims(team));
    }
    this.#byId = byId;
    this.#claims = claims;
    this.#lookup = new TeamLookup([...claims.values()].flat());
    this.collisions = findCollisions(this.#lookup.entries());
  }

  get weights(): WordWeights {
    this.#weights ??=
      this.teams.length === 0
        ? DEFAULT_WORD_WEIGHTS
        : createWordWeights(this.teams.map((team) => this.namesOf(team).flat()));
    return this.#weights;
  }

  findById(id: string): Team | undefined {
    return this.#byId.get(id);
  }

  findByBase(base: string, scope: NameScope = {}): Team | undefined {
    const found = this.#lookup.find(base, scope);
    return found.found === "one" ? found.claim.team : undefined;
  }

  resolve(name: string, scope: ResolutionScope = {}): TeamResolution {
    const { source, sport, country, competition } = scope;
    const key = { source, sport, country, competition };
    const cached = this.#cache.get(name, key);
    if (cached !== undefined) return cached;
    const resolution = this.#resolve(name, scope);
    this.#cache.set(name, key, resolution);
    return resolution;
  }

  isRejected(teamId: string, base: string, source?: string): boolean {
    return this.#lookup.isRejected(teamId, base, source);
  }

  namesOf(team: Team): readonly (readonly NameWord[])[] {
    let names = this.#names.get(team);
    if (names === undefined) {
      names = generalNames(this.#claims.get(team) ?? []);
      this.#names.set(team, names);
    }
    return names;
  }

  withChanges(changes: Iterable<RegistryChange>): TeamRegistry {
    return new IndexedTeams(changeTeams(this.teams, changes), this.#claims);
  }

  toJSON(): TeamRegistryData {
    return formatTeams(this.teams);
  }

  #resolve(name: string, { competition, ...scope }: ResolutionScope): TeamResolution {
    const country =
      scope.country ??
      (competition === undefined ? undefined : countryOfCompetition(parseCompetition(competition)));
    return resolveName(
      parseTeamName(name, competition),
      country === undefined ? scope : { ...scope, country },
      { lookup: this.#lookup, indexOf: (sport) => this.#indexOf(sport) },
    );
  }

  /** Made when the first unknown name asks for it. */
  #indexOf(sport: string = DEFAULT_SPORT): NameIndex<Team> {
    let index = this.#indexes.get(sport);
    if (index === undefined) {
      index = new NameIndex(this.weights);
      for (const { words, team } of this.#lookup.namesOf(sport)) index.add(words, team);
      this.#indexes.set(sport, index);
    }
    return index;
  }
}

function readClaims(team: Team): readonly NameClaim[] {
  const names = parseNames(team);
  const problem = findTeamProblem(team, names);
  if (problem !== undefined) throw new RangeError(problem.message);
  return claimsOf(team, names);
}

function generalNames(claims: readonly NameClaim[]): (readonly NameWord[])[] {
  return claims.filter(({ general }) => general === "confirmed").map(({ words }) => words);
}

/** A registry without teams: every name stands for itself. */
export const EMPTY_REGISTRY: TeamRegistry = createTeamRegistry([]);

/**
 * Finds the team that a name belongs to, in any spelling that the registry knows. The squad is
 * not part of the answer: "Arsenal (W)" finds the club Arsenal.
 *
 * @returns `undefined` when no team goes by that name in the scope, and when several do.
 * @example
 * ```ts
 * import { createTeamRegistry, findTeamCanonical } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const registry = createTeamRegistry([
 *   { id: "inter", name: "Internazionale", country: "ITA", aliases: ["Inter", "Inter Milan"] },
 * ]);
 * assert.equal(findTeamCanonical("INTER", registry)?.id, "inter");
 * assert.equal(findTeamCanonical("FC Inter", registry, { country: "FIN" }), undefined);
 * assert.equal(findTeamCanonical("Milan", registry), undefined);
 * ```
 */
export function findTeamCanonical(
  name: string,
  registry: TeamRegistry,
  scope: NameScope = {},
): Team | undefined {
  return registry.findByBase(parseTeamName(name).base, scope);
}
