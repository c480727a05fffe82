/** The table of aliases against names and fixtures of real feeds. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTeamRegistry, findTeamCanonical, parseTeamName, type Team } from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { nationalTeams } from "../src/aliases/national-teams.ts";
import { findCountry } from "../src/competition/country.ts";
import { groupBy } from "../src/group-by.ts";
import { squadWords } from "../src/names/team.ts";
import { identifyTeam } from "../src/matching/team-identity.ts";
import { realData, withRealData } from "../../../test/real-data.ts";
import { FIRST_TEAM } from "./team-words.ts";

const registry = createTeamRegistry(footballTeams);
const clubs = new Set(footballTeams.filter((team) => !nationalTeams.includes(team)));

function find(name: string, country?: string): Team | undefined {
  return findTeamCanonical(name, registry, country === undefined ? {} : { country });
}

const NAMES = realData("names");
const FIXTURES = realData("fixtures");

interface NamedTeam {
  readonly id: string;
  readonly canon: string;
}
interface BookmakersTeam extends NamedTeam {
  readonly books: Readonly<Record<string, readonly string[]>>;
}
interface CountryTeam extends NamedTeam {
  /** In English, or the two letters of an internet domain. */
  readonly country: string;
  readonly alias: readonly { readonly a: string }[];
}
interface Fixture {
  readonly h: string;
  readonly a: string;
  /** Where the same fixture stands in the other source. */
  readonly t?: number;
}
interface FixtureFile {
  readonly A: readonly Fixture[];
  readonly B: readonly Fixture[];
}

function readData(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** A team of the data that our table takes for one of its clubs. */
interface Link {
  readonly team: number;
  readonly id: string;
}

/**
 * The links from teams to clubs of ours, and those of them that cannot all be right: a team that
 * is two of our clubs, or a club of ours that is two teams.
 */
function link(teams: readonly { readonly names: readonly string[]; readonly country?: string }[]): {
  links: Link[];
  doubtful: Link[];
} {
  const links = teams.flatMap(({ names, country }, team) => {
    const firstTeams = names.filter((name) => squadWords(parseTeamName(name).squad).length === 0);
    const found = firstTeams.flatMap((name) => find(name, country) ?? []);
    const ids = new Set(found.filter((club) => clubs.has(club)).map(({ id }) => id));
    return [...ids].map((id) => ({ team, id }));
  });
  const sharing = [...groupBy(links, ({ id }) => id), ...groupBy(links, ({ team }) => team)];
  const doubtful = new Set(sharing.flatMap(([, group]) => (group.length > 1 ? group : [])));
  return { links, doubtful: [...doubtful] };
}

describe.skipIf(NAMES === undefined)(withRealData("names of real feeds", "names"), () => {
  const folder = NAMES ?? "";

  // What remains is the data's own mistakes, clubs listed twice there, and names that two clubs of
  // one country really share ("Yokohama"): 5.1 and 3.9 % of the links where this was written, as
  // each mistake makes two or more.
  test("one club of ours is one team of fifteen bookmakers, without any country", () => {
    const teams = readData(`${folder}/bookmakers.json`) as BookmakersTeam[];
    const { links, doubtful } = link(
      teams.map(({ books }) => ({ names: Object.values(books).flat() })),
    );
    expect(links.length).toBeGreaterThan(300);
    expect(doubtful.length / links.length).toBeLessThan(0.08);
  });

  test("one club of ours is one club of its country", () => {
    const teams = (readData(`${folder}/within-country.json`) as CountryTeam[]).flatMap(
      ({ canon, country, alias }) => {
        const code = findCountry(country)?.code;
        return code === undefined
          ? []
          : [{ country: code, names: [canon, ...alias.map(({ a }) => a)] }];
      },
    );
    const { links, doubtful } = link(teams);
    expect(links.length).toBeGreaterThan(100);
    expect(doubtful.length / links.length).toBeLessThan(0.08);
  });

  test("a reserve, women's or youth side is never a first team", () => {
    const sides = (readData(`${folder}/index-5k.json`) as string[]).filter((name) =>
      /(?: (?:II|B|U-?\d\d|Castilla|Women|Ladies|Femenino)|\(women\))$/u.test(name),
    );
    const ownSides = sides.filter((name) => find(name) !== undefined);
    expect(ownSides.length).toBeGreaterThan(10);
    for (const name of sides.filter((side) => side !== "Willem II")) {
      expect(parseTeamName(name).squad, name).not.toEqual(FIRST_TEAM);
    }
    for (const name of ownSides.filter((side) => side !== "Willem II")) {
      expect(identifyTeam(name, { registry })?.key).toContain("+");
    }
  });
});

describe.skipIf(FIXTURES === undefined)(withRealData("real fixtures", "fixtures"), () => {
  const folder = FIXTURES ?? "";

  test.each(FIXTURES === undefined ? [] : readdirSync(FIXTURES))(
    "in %s, two names for one side of a fixture are never two clubs of ours",
    (file) => {
      const { A, B } = readData(`${folder}/${file}`) as FixtureFile;
      let compared = 0;
      const wrong = new Set<string>();
      for (const fixture of A) {
        const other = B[fixture.t ?? -1];
        if (other === undefined) continue;
        for (const side of ["h", "a"] as const) {
          const [ours, theirs] = [find(fixture[side]), find(other[side])];
          if (ours === undefined || theirs === undefined) continue;
          compared += 1;
          if (ours !== theirs) wrong.add(`${fixture[side]} and ${other[side]}`);
        }
      }
      expect([...wrong]).toEqual([]);
      expect(compared).toBeGreaterThan(1000);
    },
  );
});
