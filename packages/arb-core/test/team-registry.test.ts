import { describe, expect, test } from "vitest";
import { createTeamRegistry, EMPTY_REGISTRY, findTeamCanonical, type Team } from "arb-core";

const UNITED: Team = {
  id: "manchester-united",
  name: "Manchester United",
  country: "ENG",
  aliases: ["Man Utd", "Man. United"],
};
const CITY: Team = { id: "manchester-city", name: "Manchester City", aliases: ["Man City"] };
const COLOGNE: Team = { id: "cologne", name: "1. FC Köln", aliases: ["FC Köln", "Cologne"] };
const registry = createTeamRegistry([UNITED, CITY, COLOGNE]);

describe("findTeamCanonical()", () => {
  test.each([
    ["Manchester United", UNITED],
    ["MANCHESTER UNITED F.C.", UNITED],
    [" man.\u00A0utd ", UNITED],
    ["Man Utd (W)", UNITED],
    ["Man Utd U21", UNITED],
    ["Man City", CITY],
    ["1.FC Koln", COLOGNE],
    ["Köln", COLOGNE],
    ["Ｃｏｌｏｇｎｅ", COLOGNE],
  ])("finds %j in any spelling, whatever its squad", (name, team) => {
    expect(findTeamCanonical(name, registry)).toBe(team);
  });

  test.each([
    "Manchester",
    "Man",
    "United",
    "Manchester Citi",
    "",
    "(W)",
    "__proto__",
    "constructor",
  ])("finds nobody for %j: no guess from a part or from something similar", (name) =>
    expect(findTeamCanonical(name, registry)).toBeUndefined(),
  );

  test("finds nobody in an empty registry", () => {
    expect(EMPTY_REGISTRY).toMatchObject({ teams: [], collisions: [] });
    expect(findTeamCanonical("Arsenal", EMPTY_REGISTRY)).toBeUndefined();
  });
});

describe("createTeamRegistry()", () => {
  test("keeps the teams and reports no collision where there is none", () => {
    expect(registry.teams).toEqual([UNITED, CITY, COLOGNE]);
    expect(registry.collisions).toEqual([]);
  });

  test("reports a name of several teams, sorted, and never guesses one of them", () => {
    const clubs = createTeamRegistry([
      { id: "liverpool-montevideo", name: "Liverpool FC" },
      { id: "liverpool", name: "Liverpool", aliases: ["The Reds"] },
      { id: "america-rn", name: "América" },
      { id: "america-mg", name: "America (W)", aliases: ["Coelho"] },
    ]);
    expect(clubs.collisions).toEqual([
      { name: "america", teamIds: ["america-mg", "america-rn"] },
      { name: "liverpool", teamIds: ["liverpool", "liverpool-montevideo"] },
    ]);
    expect(findTeamCanonical("Liverpool", clubs)).toBeUndefined();
    expect(findTeamCanonical("América", clubs)).toBeUndefined();
    expect(findTeamCanonical("The Reds", clubs)?.id).toBe("liverpool");
    expect(findTeamCanonical("Coelho", clubs)?.id).toBe("america-mg");
  });

  test("a team may give one name twice", () => {
    const twice = createTeamRegistry([{ id: "koln", name: "Köln", aliases: ["KÖLN", "Koln FC"] }]);
    expect(twice.collisions).toEqual([]);
    expect(findTeamCanonical("köln", twice)?.id).toBe("koln");
  });

  test.each([
    "",
    "Arsenal",
    "arsenal fc",
    "-arsenal",
    "arsenal-",
    "man--utd",
    "köln",
    "a:b",
    "a+b",
  ])("throws when an id is %j", (id) => {
    expect(() => createTeamRegistry([{ id, name: "Arsenal" }])).toThrow(
      new RangeError(
        `Cannot add team: its id must be of a-z, 0-9 and single -, was ${JSON.stringify(id)}`,
      ),
    );
  });

  test("throws when an id stands twice", () => {
    expect(() => createTeamRegistry([UNITED, { id: UNITED.id, name: "FC United" }])).toThrow(
      new RangeError("Cannot add team: its id must be unique, was manchester-united twice"),
    );
  });

  test.each(["", " ", "(W)", "U21", "---"])("throws when a name is %j", (alias) => {
    expect(() =>
      createTeamRegistry([{ id: "arsenal", name: "Arsenal", aliases: [alias] }]),
    ).toThrow(
      new RangeError(
        `Cannot add team arsenal: a name must have letters, was ${JSON.stringify(alias)}`,
      ),
    );
  });
});
