import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTeamRegistry, findTeamCanonical, parseTeamName } from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { identifyTeam } from "../src/event.ts";
import { realData, withRealData } from "../../../test/real-data.ts";
import { CLUBS, FIRST_TEAM } from "./team-words.ts";

const registry = createTeamRegistry(footballTeams);

function namesOf({ name, aliases = [] }: (typeof footballTeams)[number]): string[] {
  return [name, ...aliases];
}

describe("footballTeams", () => {
  test("no two clubs go by one name", () => {
    expect(registry.collisions).toEqual([]);
  });

  test("every name finds its own club, in capitals and as a women's side too", () => {
    for (const team of footballTeams) {
      for (const name of namesOf(team)) {
        for (const spelling of [name, name.toUpperCase(), `${name} (W)`]) {
          expect(findTeamCanonical(spelling, registry)).toBe(team);
        }
      }
    }
  });

  test("no name holds a squad marker", () => {
    for (const name of footballTeams.flatMap(namesOf)) {
      expect(parseTeamName(name)).toMatchObject({ squad: FIRST_TEAM, neutral: false });
    }
  });

  test("no name says what another one of its club says already", () => {
    for (const team of footballTeams) {
      const bases = namesOf(team).map((name) => parseTeamName(name).base);
      expect(bases.filter((base, index) => bases.indexOf(base) !== index)).toEqual([]);
    }
  });

  test("covers the first divisions of five countries", () => {
    const countries = footballTeams.map((team) => team.country);
    expect([...new Set(countries)].sort()).toEqual(["ENG", "ESP", "FRA", "GER", "ITA"]);
    for (const country of countries) {
      expect(countries.filter((other) => other === country).length).toBeGreaterThanOrEqual(18);
    }
    expect(new Set(footballTeams.map((team) => team.id)).size).toBe(footballTeams.length);
  });

  test.each([
    ["Man Utd", "manchester-united"],
    ["MAN CITY", "manchester-city"],
    ["Nott'm Forest", "nottingham-forest"],
    ["Spurs", "tottenham"],
    ["Wolves", "wolverhampton"],
    ["AFC Bournemouth", "bournemouth"],
    ["Brighton & Hove Albion", "brighton"],
    ["Atletico Madrid", "atletico-madrid"],
    ["Athletic Club", "athletic-bilbao"],
    ["Barça", "barcelona"],
    ["Internazionale", "inter"],
    ["A.C. Milan", "milan"],
    ["Bayern Munchen", "bayern-munich"],
    ["M'gladbach", "gladbach"],
    ["1. FC Koeln", "cologne"],
    ["1.FC Köln", "cologne"],
    ["PSG", "paris-saint-germain"],
    ["St Etienne", "saint-etienne"],
    ["O. Marseille", "marseille"],
  ])("knows %s", (name, id) => {
    expect(findTeamCanonical(name, registry)?.id).toBe(id);
  });

  test.each([
    "United",
    "City",
    "Real",
    "Madrid",
    "Manchester",
    "Milano",
    "Olympique",
    "Borussia",
    "Racing",
    "Sheffield Wednesday",
    "Hertha Berlin",
    "Inter Miami",
    "Barcelona SC",
    "Everton de Viña del Mar",
    "Arsenal de Sarandí",
    "Newcastle Jets",
    "Notts County",
  ])("takes %s for none of its clubs", (name) => {
    expect(findTeamCanonical(name, registry)).toBeUndefined();
  });
});

const NAMES = realData("names");

interface NamedTeam {
  readonly id: string;
  readonly canon: string;
}
interface BookmakersTeam extends NamedTeam {
  readonly books: Readonly<Record<string, readonly string[]>>;
}
interface CountryTeam extends NamedTeam {
  readonly country: string;
  readonly alias: readonly { readonly a: string }[];
}

function readNames<T>(file: string): T[] {
  return JSON.parse(readFileSync(`${NAMES ?? ""}/${file}`, "utf8")) as T[];
}

/** `found <- real` for each team whose name our clubs own, sorted and without repetition. */
function found(teams: readonly (NamedTeam & { readonly names: readonly string[] })[]): string[] {
  const pairs = teams.flatMap(({ canon, names }) =>
    names.flatMap((name) => {
      const team = identifyTeam(name, "", registry);
      return team === undefined || team.key.startsWith("~") ? [] : [`${team.key} <- ${canon}`];
    }),
  );
  return [...new Set(pairs)].sort();
}

describe.skipIf(NAMES === undefined)(withRealData("names of real feeds", "names"), () => {
  test("one club of ours is one team of fifteen bookmakers, but for names that two clubs share", () => {
    const teams = readNames<BookmakersTeam>("bookmakers.json").map((team) => ({
      ...team,
      names: Object.values(team.books).flat(),
    }));
    const pairs = found(teams);
    expect(pairs.length).toBeGreaterThan(50);
    const owners = pairs.map((pair) => pair.split(" <- ")[0]);
    const shared = pairs.filter((_, index) => {
      const owner = owners[index];
      return owners.indexOf(owner) !== owners.lastIndexOf(owner);
    });
    // "FC Brest" and "FC Inter" are what some print for Dinamo Brest and Inter Turku: no name
    // alone can tell, so it takes the opponent and the kick-off as well.
    expect(shared).toEqual([
      "brest <- Brest",
      "brest <- Dinamo Brest",
      "inter <- Inter Milan",
      "inter <- Inter Turku",
    ]);
  });

  test("of clubs in other countries, only true namesakes are taken for ours", () => {
    const teams = readNames<CountryTeam>("within-country.json").map((team) => ({
      ...team,
      names: [team.canon, ...team.alias.map(({ a }) => a)],
    }));
    expect(teams.length).toBeGreaterThan(500);
    expect(found(teams)).toEqual([
      "barcelona <- Barcelona Guayaquil",
      "inter <- FC Inter Turku",
      "liverpool <- Liverpool Montevideo",
      "newcastle <- Newcastle United Jets",
      "valencia <- Valencia FC",
    ]);
  });

  test("a reserve, women's or youth side is never a first team", () => {
    const sides = readNames<string>("index-5k.json").filter((name) =>
      /(?: (?:II|B|U-?\d\d|Castilla|Women|Ladies|Femenino)|\(women\))$/u.test(name),
    );
    const ownSides = sides.filter((name) => findTeamCanonical(name, registry) !== undefined);
    expect(ownSides.length).toBeGreaterThan(10);
    for (const name of sides.filter((side) => side !== "Willem II")) {
      expect(parseTeamName(name).squad, name).not.toEqual(FIRST_TEAM);
    }
    for (const name of ownSides) expect(identifyTeam(name, "", registry)?.key).toContain("+");
  });
});

test("a club that the table does not know keeps its own name", () => {
  const unknown = CLUBS.filter((club) => findTeamCanonical(club, registry) === undefined);
  expect(unknown.length).toBeGreaterThan(5);
  for (const club of unknown) {
    expect(identifyTeam(club, "", registry)?.key).toBe(
      `~${parseTeamName(club).base.replaceAll(" ", "-")}`,
    );
  }
});
