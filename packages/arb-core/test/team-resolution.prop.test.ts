import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTeamRegistry, parseTeamName, type Team } from "arb-core";
import { aliasesOf } from "../src/registry/registry-team.ts";
import { RESOLUTION_TIERS, type TeamResolution } from "../src/registry/team-resolution.ts";
import { runs } from "../../../test/runs.ts";
import { anyText } from "./arbitrary-text.ts";
import { NAMES, registryTeams, shuffled, someScope } from "./registry-teams.ts";

const someName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom("Arsenal FK", "Inter Milano", "Rangers Glasgow", "AJ") },
);

/** The resolution without the teams' aliases, so that registries with others compare equal. */
function outline(resolution: TeamResolution): unknown {
  switch (resolution.status) {
    case "match":
      return { ...resolution, team: resolution.team.id };
    case "ambiguous":
      return { ...resolution, candidates: resolution.candidates.map(({ team }) => team.id) };
    case "none":
      return { status: "none" };
  }
}

function matched(resolution: TeamResolution): string | undefined {
  return resolution.status === "match" ? resolution.team.id : undefined;
}

/** Teams with their aliases of one status left out. */
function without(teams: readonly Team[], status: "proposed" | "rejected"): Team[] {
  return teams.map((team) => ({
    ...team,
    aliases: aliasesOf(team).filter((alias) => alias.status !== status),
  }));
}

describe("resolve()", () => {
  test("answers for any text in any scope", () => {
    const registry = createTeamRegistry(NAMES.map((name, index) => ({ id: `t-${index}`, name })));
    fc.assert(
      fc.property(anyText(), anyText(), someScope(), (name, competition, scope) => {
        const resolution = registry.resolve(name, { ...scope, competition });
        const { squad, isMixedScript } = parseTeamName(name, competition);
        expect(resolution.squad).toEqual(squad);
        if (isMixedScript) expect(resolution.status).toBe("none");
        if (resolution.status === "match") {
          expect(RESOLUTION_TIERS).toContain(resolution.tier);
          expect(resolution.score).toBeGreaterThan(0);
          expect(resolution.margin).toBeLessThanOrEqual(resolution.score);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test("agrees with findByBase() on every name that somebody goes by", () => {
    let found = 0;
    fc.assert(
      fc.property(registryTeams(), fc.constantFrom(...NAMES), someScope(), (teams, name, scope) => {
        const registry = createTeamRegistry(teams);
        const resolution = registry.resolve(name, scope);
        const team = registry.findByBase(parseTeamName(name).base, scope);
        const isExact = resolution.status === "match" && resolution.tier !== "similar";
        expect(isExact ? resolution.team : undefined).toBe(team);
        found += team === undefined ? 0 : 1;
      }),
      { numRuns: runs(1000) },
    );
    expect(found).toBeGreaterThan(50);
  });

  test("the order of the teams and of their aliases changes no answer, and neither does a cache", () => {
    let matches = 0;
    fc.assert(
      fc.property(
        registryTeams().chain((teams) => fc.tuple(fc.constant(teams), shuffled(teams))),
        fc.array(fc.tuple(someName, someScope()), { minLength: 1 }),
        ([teams, others], queries) => {
          const [one, other] = [createTeamRegistry(teams), createTeamRegistry(others)];
          const asked = queries.map(([name, scope]) => outline(one.resolve(name, scope)));
          const again = queries.map(([name, scope]) => outline(one.resolve(name, scope)));
          const elsewhere = [...queries]
            .reverse()
            .map(([name, scope]) => outline(other.resolve(name, scope)))
            .reverse();
          expect(again).toEqual(asked);
          expect(elsewhere).toEqual(asked);
          matches += queries.filter(([name, scope]) => matched(one.resolve(name, scope))).length;
        },
      ),
      { numRuns: runs(200) },
    );
    expect(matches).toBeGreaterThan(50);
  });

  test("what is refused is never the answer", () => {
    let refused = 0;
    fc.assert(
      fc.property(registryTeams(), someName, someScope(), (teams, name, scope) => {
        const registry = createTeamRegistry(teams);
        const resolution = registry.resolve(name, scope);
        const { base } = parseTeamName(name);
        for (const { id } of teams) {
          if (!registry.isRejected(id, base, scope.source)) continue;
          refused += 1;
          expect(matched(resolution)).not.toBe(id);
          if (resolution.status !== "ambiguous") continue;
          expect(resolution.candidates.map(({ team }) => team.id)).not.toContain(id);
        }
      }),
      { numRuns: runs(1000) },
    );
    expect(refused).toBeGreaterThan(10);
  });

  test("what is only proposed changes no answer", () => {
    let proposals = 0;
    fc.assert(
      fc.property(registryTeams(), someName, someScope(), (teams, name, scope) => {
        const bare = without(teams, "proposed");
        proposals += JSON.stringify(bare) === JSON.stringify(teams) ? 0 : 1;
        expect(outline(createTeamRegistry(teams).resolve(name, scope))).toEqual(
          outline(createTeamRegistry(bare).resolve(name, scope)),
        );
      }),
      { numRuns: runs(1000) },
    );
    expect(proposals).toBeGreaterThan(50);
  });

  test("to know more of where an ambiguous name was read leads to one of its teams, or to none", () => {
    let decided = 0;
    fc.assert(
      fc.property(registryTeams(), fc.constantFrom(...NAMES), someScope(), (teams, name, scope) => {
        const registry = createTeamRegistry(teams);
        const { source, country, ...wide } = scope;
        const resolution = registry.resolve(name, wide);
        if (resolution.status !== "ambiguous" || resolution.reason !== "shared-name") return;
        const possible = resolution.candidates.map(({ team }) => team.id);
        const narrow = registry.resolve(name, country === undefined ? wide : { ...wide, country });
        if (narrow.status !== "match" || narrow.tier === "similar") return;
        expect(possible).toContain(narrow.team.id);
        decided += 1;
      }),
      { numRuns: runs(2000) },
    );
    expect(decided).toBeGreaterThan(20);
  });

  test("a team of another country is never the answer where the country is known", () => {
    let known = 0;
    fc.assert(
      fc.property(registryTeams(), someName, someScope(), (teams, name, scope) => {
        const resolution = createTeamRegistry(teams).resolve(name, scope);
        if (resolution.status !== "match" || scope.country === undefined) return;
        const { country = scope.country } = resolution.team;
        // Clubs of Wales play in the English leagues, and of England in the Welsh ones.
        const british = ["ENG", "WAL"];
        if (british.includes(country)) expect(british).toContain(scope.country);
        else expect(country).toBe(scope.country);
        known += 1;
      }),
      { numRuns: runs(1000) },
    );
    expect(known).toBeGreaterThan(50);
  });
});
