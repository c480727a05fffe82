import fc from "fast-check";
import { expect, test } from "vitest";
import { createTeamRegistry, findTeamCanonical, parseTeamName, type Team } from "arb-core";
import { compareText } from "../src/text.ts";
import { runs } from "../../../test/runs.ts";

const NAMES = ["Ajax", "AJAX FC", "Ajax (W)", "PSV", "P.S.V.", "Köln", "1. FC Köln", "FC Koln"];

/** Teams that often share names. */
const someTeams: fc.Arbitrary<Team[]> = fc
  .array(fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }), {
    maxLength: 4,
  })
  .map((given) =>
    given.map(([name = "", ...aliases], index) => ({ id: `team-${index}`, name, aliases })),
  );

function namesOf(team: Team): string[] {
  return [team.name, ...(team.aliases ?? [])];
}

test("a name finds a team exactly when that team alone goes by it", () => {
  let collisions = 0;
  fc.assert(
    fc.property(someTeams, (teams) => {
      const registry = createTeamRegistry(teams);
      for (const name of NAMES) {
        const { base } = parseTeamName(name);
        const owners = teams.filter((team) =>
          namesOf(team).some((own) => parseTeamName(own).base === base),
        );
        expect(findTeamCanonical(name, registry)).toBe(owners.length === 1 ? owners[0] : undefined);
        const collision = registry.collisions.find((entry) => entry.name === base);
        expect(collision?.teamIds ?? []).toEqual(
          owners.length > 1 ? owners.map((team) => team.id) : [],
        );
        collisions += owners.length > 1 ? 1 : 0;
      }
      const shared = registry.collisions.map((collision) => collision.name);
      expect(shared).toEqual([...new Set(shared)].sort(compareText));
    }),
    { numRuns: runs(300) },
  );
  expect(collisions).toBeGreaterThan(50);
});

test("the order of the teams changes no answer", () => {
  fc.assert(
    fc.property(someTeams, (teams) => {
      const registry = createTeamRegistry(teams);
      const reversed = createTeamRegistry(Object.freeze([...teams].reverse()));
      expect(reversed.collisions).toEqual(registry.collisions);
      for (const name of NAMES) {
        expect(findTeamCanonical(name, reversed)).toBe(findTeamCanonical(name, registry));
      }
    }),
  );
});
