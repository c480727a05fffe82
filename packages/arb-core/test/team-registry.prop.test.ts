import fc from "fast-check";
import { expect, test } from "vitest";
import { createTeamRegistry, findTeamCanonical, parseTeamName, type Team } from "arb-core";
import { parseTeamRegistry } from "../src/registry/registry-file.ts";
import { ALIAS_STATUSES } from "../src/registry/registry-team.ts";
import { compareText } from "../src/text.ts";
import { runs } from "../../../test/runs.ts";
import { anyText } from "./arbitrary-text.ts";
import { NAMES, registryTeams, shuffled, someScope } from "./registry-teams.ts";

const PLAIN_NAMES = ["Ajax", "AJAX FC", "PSV", "P.S.V.", "Köln", "1. FC Köln", "FC Koln"];

/** Teams that often share names. */
const someTeams: fc.Arbitrary<Team[]> = fc
  .array(fc.uniqueArray(fc.constantFrom(...PLAIN_NAMES), { minLength: 1, maxLength: 3 }), {
    maxLength: 4,
  })
  .map((given) =>
    given.map(([name = "", ...aliases], index) => ({ id: `team-${index}`, name, aliases })),
  );

function namesOf({ name, aliases = [] }: Team): string[] {
  return [name, ...aliases.map((alias) => (typeof alias === "string" ? alias : alias.text))];
}

test("a name finds a team exactly when that team alone goes by it", () => {
  let collisions = 0;
  fc.assert(
    fc.property(someTeams, (teams) => {
      const registry = createTeamRegistry(teams);
      for (const name of PLAIN_NAMES) {
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

test("the order of the teams and of their aliases changes nothing", () => {
  let several = 0;
  fc.assert(
    fc.property(
      registryTeams().chain((teams) => fc.tuple(fc.constant(teams), shuffled(teams))),
      ([teams, others]) => {
        const [one, other] = [createTeamRegistry(teams), createTeamRegistry(Object.freeze(others))];
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
        expect(other.collisions).toEqual(one.collisions);
        for (const { id } of teams) {
          const [team, same] = [one.findById(id), other.findById(id)];
          expect(same && other.namesOf(same)).toEqual(team && one.namesOf(team));
        }
        several += teams.length > 1 ? 1 : 0;
      },
    ),
    { numRuns: runs(200) },
  );
  expect(several).toBeGreaterThan(20);
});

test("saving and restoring changes nothing", () => {
  fc.assert(
    fc.property(registryTeams(), fc.array(someScope(), { minLength: 1 }), (teams, scopes) => {
      const registry = createTeamRegistry(teams);
      const saved = JSON.stringify(registry);
      const restored = parseTeamRegistry(saved);
      if (!restored.ok) throw new Error(restored.error.code);
      expect(JSON.stringify(restored.value)).toBe(saved);
      expect(restored.value.collisions).toEqual(registry.collisions);
      for (const name of NAMES) {
        const { base } = parseTeamName(name);
        for (const scope of scopes) {
          expect(restored.value.findByBase(base, scope)?.id).toBe(
            registry.findByBase(base, scope)?.id,
          );
          for (const { id } of teams) {
            expect(restored.value.isRejected(id, base, scope.source)).toBe(
              registry.isRejected(id, base, scope.source),
            );
          }
        }
      }
    }),
    { numRuns: runs(100) },
  );
});

test("a collision that a scope tells apart is one that some scope resolves, for each team", () => {
  let apart = 0;
  fc.assert(
    fc.property(registryTeams(), (teams) => {
      const registry = createTeamRegistry(teams);
      for (const { name, teamIds, toldApartBy } of registry.collisions) {
        expect(teamIds).toEqual([...new Set(teamIds)].sort(compareText));
        expect(teamIds.length).toBeGreaterThan(1);
        if (!toldApartBy.every((scope) => scope === "country" || scope === "sport")) continue;
        if (toldApartBy.length === 0) continue;
        for (const id of teamIds) {
          const { sport, country } = registry.findById(id) ?? {};
          const sources = ["elsewhere", "betway", "bwin"];
          const found = sources.map(
            (source) =>
              registry.findByBase(name, {
                source,
                ...(sport === undefined ? {} : { sport }),
                ...(country === undefined ? {} : { country }),
              })?.id,
          );
          expect(found).toContain(id);
          apart += 1;
        }
      }
    }),
    { numRuns: runs(500) },
  );
  expect(apart).toBeGreaterThan(20);
});

test("changes are made one after the other, and never to the registry itself", () => {
  const change = fc.record({
    kind: fc.constantFrom("add-alias", "confirm-alias", "reject-alias"),
    text: fc.constantFrom(...NAMES.map((name) => `${name} United`)),
    source: fc.constantFrom(undefined, "betway"),
    status: fc.constantFrom(...ALIAS_STATUSES),
  });
  let refusals = 0;
  fc.assert(
    fc.property(registryTeams(), fc.array(change, { maxLength: 6 }), (teams, given) => {
      const [team] = teams;
      if (team === undefined) return;
      const changes = given.map(({ kind, text, source, status }) => {
        const scope = source === undefined ? {} : { source };
        return kind === "add-alias"
          ? { change: "add-alias" as const, teamId: team.id, alias: { text, status, ...scope } }
          : {
              change:
                kind === "confirm-alias" ? ("confirm-alias" as const) : ("reject-alias" as const),
              teamId: team.id,
              text,
              ...scope,
            };
      });
      const registry = createTeamRegistry(teams);
      const before = JSON.stringify(registry);
      const atOnce = registry.withChanges(changes);
      const oneByOne = changes.reduce((known, next) => known.withChanges([next]), registry);
      expect(JSON.stringify(oneByOne)).toBe(JSON.stringify(atOnce));
      expect(JSON.stringify(registry)).toBe(before);
      const afresh = createTeamRegistry(atOnce.teams);
      expect(afresh.collisions).toEqual(atOnce.collisions);
      const last = changes.at(-1);
      if (last?.change === "reject-alias") {
        const { base } = parseTeamName(last.text);
        expect(atOnce.isRejected(team.id, base, last.source)).toBe(true);
        refusals += 1;
      }
    }),
    { numRuns: runs(200) },
  );
  expect(refusals).toBeGreaterThan(20);
});

test("parseTeamRegistry() answers for any text and any JSON, and what it takes is a registry", () => {
  let registries = 0;
  const json = fc
    .record({
      version: fc.constantFrom(1, 1, 1, 1, 2, "1"),
      teams: fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.record(
            {
              id: fc.constantFrom("a", "b", "c", "d", "A", 1),
              name: fc.oneof(fc.constantFrom(...NAMES), anyText()),
              country: fc.constantFrom("ENG", "ENG", "eng", null),
              aliases: fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.jsonValue()), {
                maxLength: 2,
              }),
            },
            { requiredKeys: ["id", "name"] },
          ),
        ),
        { maxLength: 2 },
      ),
    })
    .map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(fc.oneof(anyText(), fc.json(), json, json), (text) => {
      const parsed = parseTeamRegistry(text);
      if (!parsed.ok) return;
      registries += parsed.value.teams.length;
      const saved = JSON.stringify(parsed.value);
      const again = parseTeamRegistry(saved);
      expect(again.ok && JSON.stringify(again.value)).toBe(saved);
    }),
    { numRuns: runs(1000) },
  );
  expect(registries).toBeGreaterThan(2);
});
