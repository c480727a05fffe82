/** Teams and the names that they go by. An alias is data, and a name that two teams share is none. */
import { parseTeamName } from "./team.ts";

/** One club or national side with the names that bookmakers use for it. */
export interface Team {
  /** Unique in the registry, stable over time, of a-z, 0-9 and -: it is part of event ids. */
  readonly id: string;
  /** The name that people are shown. */
  readonly name: string;
  readonly country?: string;
  readonly aliases?: readonly string[];
}

/** A name that more than one team goes by: it identifies none of them. */
export interface AliasCollision {
  /** The normalized name. */
  readonly name: string;
  readonly teamIds: readonly string[];
}

/** Finds teams by any of their names. */
export interface TeamRegistry {
  readonly teams: readonly Team[];
  /** Names that were given to several teams, sorted. */
  readonly collisions: readonly AliasCollision[];
  /** The team of a club's folded name without squad markers. */
  findByBase(base: string): Team | undefined;
}

const TEAM_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Builds a registry.
 *
 * @throws RangeError when an id is malformed or stands twice, or a name has no letters.
 * @example
 * ```ts
 * import { createTeamRegistry, findTeamCanonical } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const registry = createTeamRegistry([
 *   { id: "glasgow-rangers", name: "Glasgow Rangers", aliases: ["Rangers"] },
 *   { id: "queens-park-rangers", name: "Queens Park Rangers", aliases: ["QPR", "Rangers"] },
 * ]);
 * assert.deepEqual(registry.collisions, [
 *   { name: "rangers", teamIds: ["glasgow-rangers", "queens-park-rangers"] },
 * ]);
 * assert.equal(findTeamCanonical("Rangers", registry), undefined);
 * assert.equal(findTeamCanonical("QPR", registry)?.id, "queens-park-rangers");
 * ```
 */
export function createTeamRegistry(teams: readonly Team[]): TeamRegistry {
  const ids = new Set<string>();
  const teamsByName = new Map<string, Team[]>();
  for (const team of teams) {
    if (!TEAM_ID.test(team.id)) {
      throw new RangeError(
        `Cannot add team: its id must be of a-z, 0-9 and single -, was ${JSON.stringify(team.id)}`,
      );
    }
    if (ids.has(team.id)) {
      throw new RangeError(`Cannot add team: its id must be unique, was ${team.id} twice`);
    }
    ids.add(team.id);
    for (const name of [team.name, ...(team.aliases ?? [])]) {
      const { base } = parseTeamName(name);
      if (base === "") {
        throw new RangeError(
          `Cannot add team ${team.id}: a name must have letters, was ${JSON.stringify(name)}`,
        );
      }
      const known = teamsByName.get(base) ?? [];
      if (!known.includes(team)) teamsByName.set(base, [...known, team]);
    }
  }
  const collisions = [...teamsByName]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([name, sharing]) => ({ name, teamIds: sharing.map((team) => team.id).sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    teams,
    collisions,
    findByBase: (base) => {
      const sharing = teamsByName.get(base);
      return sharing?.length === 1 ? sharing[0] : undefined;
    },
  };
}

/** A registry without teams: every name stands for itself. */
export const EMPTY_REGISTRY: TeamRegistry = createTeamRegistry([]);

/**
 * Finds the team that a name belongs to, in any spelling that the registry knows. The squad is
 * not part of the answer: "Arsenal (W)" finds the club Arsenal.
 *
 * @returns `undefined` when no team goes by that name, and when several do.
 * @example
 * ```ts
 * import { createTeamRegistry, findTeamCanonical } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const registry = createTeamRegistry([
 *   { id: "manchester-united", name: "Manchester United", aliases: ["Man Utd"] },
 * ]);
 * assert.equal(findTeamCanonical("MAN. UTD", registry)?.id, "manchester-united");
 * assert.equal(findTeamCanonical("Manchester City", registry), undefined);
 * ```
 */
export function findTeamCanonical(name: string, registry: TeamRegistry): Team | undefined {
  return registry.findByBase(parseTeamName(name).base);
}
