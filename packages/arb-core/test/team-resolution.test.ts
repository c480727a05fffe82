import { describe, expect, test } from "vitest";
import { createTeamRegistry, type Team } from "arb-core";
import { ResolutionCache } from "../src/registry/resolution-cache.ts";
import type { ResolutionScope, TeamResolution } from "../src/registry/team-resolution.ts";
import { FIRST_TEAM } from "./team-words.ts";

const TEAMS: readonly Team[] = [
  { id: "arsenal", name: "Arsenal", country: "ENG", aliases: ["Arsenal London"] },
  { id: "arsenal-sarandi", name: "Arsenal Sarandí", country: "ARG", aliases: ["Arsenal"] },
  { id: "inter", name: "Internazionale", country: "ITA", aliases: ["Inter", "Inter Milan"] },
  {
    id: "inter-turku",
    name: "Inter Turku",
    country: "FIN",
    aliases: [{ text: "FC Inter", source: "bwin", status: "confirmed" }],
  },
  { id: "birmingham", name: "Birmingham City", country: "ENG" },
  { id: "wolfsburg", name: "VfL Wolfsburg", country: "GER" },
  {
    id: "leicester",
    name: "Leicester City",
    country: "ENG",
    aliases: [
      { text: "The Foxes", status: "proposed" },
      { text: "Leicester Nirvana", status: "rejected" },
    ],
  },
];
const registry = createTeamRegistry(TEAMS);

/** The resolution in few words: "alias inter", or why there is none. */
function resolve(name: string, scope: ResolutionScope = {}): string {
  return inWords(registry.resolve(name, scope));
}

function inWords(resolution: TeamResolution): string {
  return resolution.status === "match"
    ? `${resolution.tier} ${resolution.team.id}`
    : `${resolution.status}: ${resolution.reason}`;
}

describe("resolve()", () => {
  test.each<[string, ResolutionScope, string]>([
    ["ARSENAL F.C.", { country: "ENG" }, "exact arsenal"],
    ["Arsenal London", {}, "alias arsenal"],
    ["Arsenal", {}, "ambiguous: shared-name"],
    ["Arsenal", { country: "ARG" }, "alias arsenal-sarandi"],
    ["Arsenal", { competition: "England - Premier League" }, "exact arsenal"],
    ["Arsenal", { competition: "UEFA Champions League" }, "ambiguous: shared-name"],
    ["Arsenal", { competition: "England - FA Cup" }, "ambiguous: shared-name"],
    [
      "Arsenal",
      { country: "ARG", competition: "England - Premier League" },
      "alias arsenal-sarandi",
    ],
    ["Arsenal", { country: "RUS" }, "none: other-country"],
    ["FC Inter", {}, "alias inter"],
    ["FC Inter", { source: "bwin" }, "alias inter-turku"],
    ["FC Inter", { source: "bwin", country: "ITA" }, "alias inter"],
    ["FC Inter", { country: "SWE" }, "none: other-country"],
    ["Inter", { sport: "basketball" }, "none: unknown"],
    ["Birmingham", {}, "similar birmingham"],
    ["Birmingham", { country: "GER" }, "none: unknown"],
    ["The Foxes", {}, "none: proposed"],
    ["Leicester Nirvana", {}, "none: rejected"],
    ["Arsen\u0430l", {}, "none: mixed-script"],
    ["(W)", {}, "none: no-letters"],
    ["", {}, "none: no-letters"],
    ["__proto__", {}, "none: unknown"],
  ])("%s in %j: %s", (name, scope, answer) => {
    expect(resolve(name, scope)).toBe(answer);
  });

  test("in a country, a similar name of that country goes before another one's own name", () => {
    expect(resolve("FC Inter", { country: "FIN" })).toBe("similar inter-turku");
  });

  test("says by what a name was found, and how clearly", () => {
    expect(registry.resolve("FC Inter", { source: "bwin" })).toMatchObject({
      ...{ status: "match", reason: "source-name", name: "inter", score: 1, margin: 1 },
    });
    expect(registry.resolve("Arsenal", { country: "ENG" })).toMatchObject({
      reason: "country-name",
    });
    expect(registry.resolve("Arsenal London")).toMatchObject({ reason: "unique-name" });
    const similar = registry.resolve("Birmingham");
    expect(similar).toMatchObject({ reason: "similar-name", name: "birmingham city" });
    expect(similar.status === "match" && similar.score < 1 && similar.margin > 0).toBe(true);
  });

  test("lists the teams of a shared name by id", () => {
    expect(registry.resolve("Arsenal")).toEqual({
      status: "ambiguous",
      reason: "shared-name",
      candidates: ["arsenal", "arsenal-sarandi"].map((id) => ({
        team: registry.findById(id),
        name: "arsenal",
        score: 1,
      })),
      squad: FIRST_TEAM,
    });
  });

  test("names the teams that come nearest, those of the very name first", () => {
    const resolution = registry.resolve("Arsenal", { country: "RUS" });
    const nearest = resolution.status === "none" ? resolution.nearest : [];
    expect(nearest.map(({ team }) => team.id)).toEqual(["arsenal", "arsenal-sarandi"]);
  });

  test("finds the club, and says beside it which of its sides is meant", () => {
    const women = { ...FIRST_TEAM, women: true };
    expect(registry.resolve("Wolfsburg (W)")).toMatchObject({
      ...{ status: "match", team: { id: "wolfsburg" }, squad: women },
    });
    expect(
      registry.resolve("Wolfsburg", { competition: "Germany - Frauen Bundesliga" }),
    ).toMatchObject({ status: "match", team: { id: "wolfsburg" }, squad: women });
    expect(registry.resolve("Unheard Of (W)")).toMatchObject({ status: "none", squad: women });
  });

  test("what was refused is no candidate, however alike, and others may be", () => {
    const clubs = createTeamRegistry([
      { id: "arsenal", name: "Arsenal", aliases: [{ text: "Arsenal FK", status: "rejected" }] },
      { id: "chelsea", name: "Chelsea" },
    ]);
    expect(clubs.resolve("Arsenal FK")).toMatchObject({ status: "none", nearest: [] });
    expect(inWords(clubs.resolve("Chelsea FK"))).toBe("similar chelsea");
  });

  test("a name that resembles two teams alike is neither's", () => {
    const clubs = createTeamRegistry([
      { id: "a", name: "Dynamo Oldtown" },
      { id: "b", name: "Dynamo Newtown" },
      { id: "c", name: "Lokomotiv" },
    ]);
    expect(clubs.resolve("Dynamo")).toMatchObject({
      status: "ambiguous",
      reason: "close-rivals",
      candidates: [{ team: { id: "a" } }, { team: { id: "b" } }],
    });
  });

  test("a side that is registered beside its club does not make the club ambiguous", () => {
    const clubs = createTeamRegistry([
      { id: "ajax", name: "Ajax", country: "NED" },
      { id: "jong-ajax", name: "Jong Ajax", country: "NED" },
    ]);
    for (const name of ["Ajax", "Ajax Amsterdam", "Ajax II"]) {
      expect(clubs.resolve(name)).toMatchObject({ status: "match", team: { id: "ajax" } });
    }
  });

  test("learns nothing from what it was asked: a registry with changes answers for itself", () => {
    expect(resolve("The Foxes")).toBe("none: proposed");
    const changed = registry.withChanges([
      { change: "confirm-alias", teamId: "leicester", text: "The Foxes" },
    ]);
    expect(inWords(changed.resolve("The Foxes"))).toBe("alias leicester");
    expect(resolve("The Foxes")).toBe("none: proposed");
  });
});

describe("ResolutionCache", () => {
  const NOWHERE = {
    source: undefined,
    sport: undefined,
    country: undefined,
    competition: undefined,
  };

  test("keeps names apart by all that was known of them", () => {
    const cache = new ResolutionCache<number>();
    const keys = [
      NOWHERE,
      { ...NOWHERE, source: "x" },
      { ...NOWHERE, sport: "x" },
      { ...NOWHERE, country: "x" },
      { ...NOWHERE, competition: "x" },
    ];
    for (const [value, key] of keys.entries()) cache.set("Ajax", key, value);
    expect(keys.map((key) => cache.get("Ajax", key))).toEqual([0, 1, 2, 3, 4]);
    expect(cache.get("PSV", NOWHERE)).toBeUndefined();
  });

  test("keeps what is asked for again, and forgets what is not, however much junk comes", () => {
    const cache = new ResolutionCache<number>();
    cache.set("Ajax", NOWHERE, 1);
    cache.set("PSV", NOWHERE, 2);
    for (let junk = 0; junk < 100_000; junk++) {
      cache.set(`junk ${junk}`, NOWHERE, junk);
      if (junk % 1000 === 0) cache.get("Ajax", NOWHERE);
    }
    expect(cache.get("Ajax", NOWHERE)).toBe(1);
    expect(cache.get("PSV", NOWHERE)).toBeUndefined();
    expect(cache.get("junk 0", NOWHERE)).toBeUndefined();
  });

  test("one name at very many sources does not grow a long list", () => {
    const cache = new ResolutionCache<number>();
    const sources = Array.from({ length: 1000 }, (_, index) => `book-${index}`);
    for (const [index, source] of sources.entries()) {
      cache.set("Ajax", { ...NOWHERE, source }, index);
    }
    const kept = sources.filter(
      (source) => cache.get("Ajax", { ...NOWHERE, source }) !== undefined,
    );
    expect(kept.length).toBeLessThanOrEqual(64);
    expect(kept).toContain("book-999");
  });

  test("does not keep texts longer than any name", () => {
    const cache = new ResolutionCache<number>();
    cache.set("x".repeat(201), NOWHERE, 1);
    expect(cache.get("x".repeat(201), NOWHERE)).toBeUndefined();
  });
});
