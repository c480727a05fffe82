import { describe, expect, test } from "vitest";
import { createTeamRegistry, findTeamCanonical } from "arb-core";
import { readOpenfootballClubs } from "../../src/alias-files/index.ts";

/** Invented clubs in every form that the real lists have. */
const LIST = `
==========================================
=  Spain • España


#  note: see elsewhere for others

== Comunidad de Madrid ==

Atlético Alfa,  1903,   @ Estadio Alfa,  Madrid (Centro)    ## use Atlético de Alfa - why?
  | Atl. Alfa| Ath Alfa [en]   |  Atlético de Alfa    ## and more
  | ATLETICO ALFA
 Calle Mayor 1 // 28013 Madrid
ii) Atlético Alfa B
  | Ath Alfa B [en]

Beta CF,   Madrid › Comunidad de Madrid
 | Beta

Gamma CF (1920-1995),  Madrid
  | Gamma
Gamma UD, 1995
  | Gamma (1995-)  | Old Gamma (-1999) | SD $$Sponsor$$ Gamma
Delta 74 (1974-1990, 2004-),  Madrid

Alfa Castilla
  | Alfa Cast.

=======================
=  South Korea (kr)

FC Beta,      city:beta
  | Beta
`;

describe("readOpenfootballClubs()", () => {
  test("reads clubs, their aliases and their country", () => {
    expect(readOpenfootballClubs(LIST)).toEqual({
      teams: [
        {
          id: "esp-atletico-alfa",
          name: "Atlético Alfa",
          country: "ESP",
          aliases: ["Atl. Alfa", "Ath Alfa", "Atlético de Alfa"],
        },
        { id: "esp-beta", name: "Beta CF", country: "ESP" },
        {
          id: "esp-gamma-ud",
          name: "Gamma UD",
          country: "ESP",
          aliases: ["Gamma", "SD Sponsor Gamma"],
        },
        { id: "esp-delta-74", name: "Delta 74", country: "ESP" },
        { id: "kor-beta", name: "FC Beta", country: "KOR" },
      ],
      problems: [],
    });
  });

  test("its teams make a registry", () => {
    const registry = createTeamRegistry(readOpenfootballClubs(LIST).teams);
    expect(registry.collisions).toEqual([
      { name: "beta", teamIds: ["esp-beta", "kor-beta"], toldApartBy: ["country"] },
    ]);
    expect(findTeamCanonical("Ath. Alfa", registry)?.id).toBe("esp-atletico-alfa");
  });

  test("clubs of one name in one country are two, and the name is neither's", () => {
    const { teams, problems } = readOpenfootballClubs("= Spain\nUnion, Irun\nUnion FC, Madrid");
    expect(teams.map(({ id }) => id)).toEqual(["esp-union", "esp-union-2"]);
    expect(problems).toEqual([]);
    expect(findTeamCanonical("Union", createTeamRegistry(teams))).toBeUndefined();
  });

  test("says what it could not read, line by line", () => {
    const { teams, problems } = readOpenfootballClubs(
      [
        "= Atlantis",
        "Alfa,  1903",
        "  | --- | Al\u0444a | A",
        "beta, Beta|FC Beta, kz",
        "  | Beta",
        "中国, Beijing",
        `Gamma${" ".repeat(2000)}`,
        "  | Gamma",
      ].join("\r\n"),
    );
    expect(teams).toEqual([{ id: "alfa", name: "Alfa", aliases: ["A"] }]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [1, "unknown-country"],
      [3, "no-letters"],
      [3, "mixed-script"],
      [4, "not-a-club"],
      [6, "bad-id"],
      [7, "too-long"],
    ]);
  });

  test("an empty text has no clubs", () => {
    expect(readOpenfootballClubs("")).toEqual({ teams: [], problems: [] });
  });
});
