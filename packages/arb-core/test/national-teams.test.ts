import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createTeamRegistry, findTeamCanonical, parseTeamName } from "arb-core";
import { nationalTeams } from "../src/aliases/national-teams.ts";
import { findCountry } from "../src/competition/country.ts";
import { realData, withRealData } from "../../../test/real-data.ts";
import { FIRST_TEAM } from "./team-words.ts";

const registry = createTeamRegistry(nationalTeams);

interface Named {
  readonly name: string;
  readonly aliases?: readonly unknown[];
}

function namesOf({ name, aliases = [] }: Named): string[] {
  return [name, ...aliases.filter((alias) => typeof alias === "string")];
}

describe("nationalTeams", () => {
  test("no two go by one name", () => {
    expect(registry.collisions).toEqual([]);
  });

  test("each is found by every name, in capitals and as a women's or youth side too", () => {
    for (const team of nationalTeams) {
      expect(namesOf(team).length).toBe(1 + (team.aliases?.length ?? 0));
      for (const name of namesOf(team)) {
        for (const spelling of [name, name.toUpperCase(), `${name} (W)`, `${name} U21`]) {
          expect(findTeamCanonical(spelling, registry), spelling).toBe(team);
        }
      }
    }
  });

  test("no name holds a squad marker", () => {
    for (const name of nationalTeams.flatMap(namesOf)) {
      expect(parseTeamName(name), name).toMatchObject({ squad: FIRST_TEAM, neutral: false });
    }
  });

  test("each plays for the country that its names name", () => {
    for (const team of nationalTeams) {
      expect(team.id).toMatch(/^nt-/);
      expect(namesOf(team).map((name) => findCountry(name)?.code)).toEqual(
        namesOf(team).map(() => team.country),
      );
    }
  });

  test.each([
    ["Korea Republic", "nt-south-korea"],
    ["Holland", "nt-netherlands"],
    ["USA", "nt-united-states"],
    ["UAE", "nt-united-arab-emirates"],
    ["Türkiye", "nt-turkey"],
    ["Cabo Verde", "nt-cape-verde"],
    ["Island", "nt-iceland"],
    ["Czechia", "nt-czech-republic"],
    ["Шотландия", "nt-scotland"],
  ])("knows %s", (name, id) => {
    expect(findTeamCanonical(name, registry)?.id).toBe(id);
  });

  test.each([
    ...["English", "Korea", "Polonia", "Antigua", "Trinidad", "Hellas", "Granada", "ENG"],
    ...["América", "Monaco", "Guadalupe", "Emirates", "Northern Cyprus", "Great Britain"],
  ])("takes %s for none of them", (name) => {
    expect(findTeamCanonical(name, registry)).toBeUndefined();
  });
});

const NAMES = realData("names");

describe.skipIf(NAMES === undefined)(withRealData("names of real feeds", "names"), () => {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(`${NAMES ?? ""}/${file}`, "utf8"));
  const idOf = (name: string): string | undefined => findTeamCanonical(name, registry)?.id;

  test("what fifteen bookmakers call one team is never two national teams", () => {
    const teams = read("bookmakers.json") as { books: Record<string, string[]> }[];
    const found = teams.map(({ books }) => {
      const ids = Object.values(books).flat().map(idOf);
      return new Set(ids.filter((id) => id !== undefined));
    });
    expect(found.filter((ids) => ids.size > 1)).toEqual([]);
    expect(found.filter((ids) => ids.size === 1).length).toBeGreaterThan(150);
  });

  test("few clubs go by a country's name alone", () => {
    const clubs = read("index-5k.json") as string[];
    expect(clubs.length).toBeGreaterThan(4000);
    // True namesakes: the competition tells them from the national team.
    expect(clubs.filter((club) => idOf(club) !== undefined)).toEqual([
      "FC Andorra",
      "St. Lucia F.C.",
    ]);
  });
});
