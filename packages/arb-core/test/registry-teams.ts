/** Registries in a small world: few names, so that they are often shared, refused and confused. */
import fc from "fast-check";
import type { Team } from "arb-core";
import type { ResolutionScope } from "../src/registry/team-resolution.ts";
import { ALIAS_STATUSES, findTeamProblem, type Alias } from "../src/registry/registry-team.ts";

export const NAMES = [
  ...["Rangers", "Rangers (W)", "Arsenal", "Arsenal Tula", "Man. United", "Man United"],
  ...["Inter", "FC Inter", "Inter Turku", "Internazionale", "Jong Ajax", "Ajax", "Köln"],
] as const;

const COUNTRIES = [undefined, "ENG", "WAL", "ITA"] as const;
const SOURCES = [undefined, "betway", "bwin"] as const;
const SPORTS = [undefined, "football", "hockey"] as const;

const someAlias: fc.Arbitrary<string | Alias> = fc.oneof(
  fc.constantFrom(...NAMES),
  fc
    .record({
      text: fc.constantFrom(...NAMES),
      source: fc.constantFrom(...SOURCES),
      status: fc.constantFrom(...ALIAS_STATUSES),
      observations: fc.option(fc.nat(9), { nil: undefined }),
    })
    .map(({ text, source, status, observations }) => ({
      text,
      ...(source === undefined ? {} : { source }),
      status,
      ...(observations === undefined ? {} : { evidence: { observations } }),
    })),
);

/** Teams that a registry takes. */
export function registryTeams(): fc.Arbitrary<Team[]> {
  const team = fc.record({
    name: fc.constantFrom(...NAMES),
    country: fc.constantFrom(...COUNTRIES),
    sport: fc.constantFrom(...SPORTS, undefined, undefined),
    aliases: fc.array(someAlias, { maxLength: 4 }),
  });
  return fc.array(team, { maxLength: 5 }).map((given) =>
    given
      .map(({ name, country, sport, aliases }, index) => ({
        id: `team-${index}`,
        name,
        ...(country === undefined ? {} : { country }),
        ...(sport === undefined ? {} : { sport }),
        aliases,
      }))
      .filter((each) => findTeamProblem(each) === undefined),
  );
}

/** What may be known of where a name was read. */
export function someScope(): fc.Arbitrary<ResolutionScope> {
  return fc
    .record({
      source: fc.constantFrom(...SOURCES),
      sport: fc.constantFrom(...SPORTS, undefined, undefined),
      country: fc.constantFrom(...COUNTRIES),
    })
    .map(({ source, sport, country }) => ({
      ...(source === undefined ? {} : { source }),
      ...(sport === undefined ? {} : { sport }),
      ...(country === undefined ? {} : { country }),
    }));
}

/** The same teams in any order, their aliases too. */
export function shuffled(teams: readonly Team[]): fc.Arbitrary<Team[]> {
  const inOrder = teams.map(({ aliases = [], ...team }) =>
    fc
      .shuffledSubarray([...aliases], { minLength: aliases.length })
      .map((others) => ({ ...team, aliases: others })),
  );
  return fc.tuple(...inOrder).chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
}
