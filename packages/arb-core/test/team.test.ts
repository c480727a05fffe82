import { describe, expect, test } from "vitest";
import { MAX_NAME_LENGTH, normalizeTeamName, parseTeamName, type ParsedTeamName } from "arb-core";
import { identifyTeam } from "../src/matching/team-identity.ts";
import { squadWords } from "../src/names/team.ts";
import { EMPTY_REGISTRY } from "../src/registry/team-registry.ts";
import { CLUBS, FIRST_TEAM, markName, SQUAD_MARKS } from "./team-words.ts";

function keyOf(name: string, competition = ""): string | undefined {
  return identifyTeam(name, { registry: EMPTY_REGISTRY, league: competition })?.key;
}

/** A first team of one word. */
function plainTeam(text: string): ParsedTeamName {
  const words = [{ text, isAbbreviated: false }];
  return { base: text, words, squad: FIRST_TEAM, neutral: false, isMixedScript: false };
}

describe("normalizeTeamName()", () => {
  test.each([
    ["Manchester United FC", "manchester united"],
    ["FC Barcelona", "barcelona"],
    ["AFC Bournemouth", "bournemouth"],
    ["A.F.C. Bournemouth", "bournemouth"],
    ["F.C. Lorient", "lorient"],
    ["Chelsea F.C.", "chelsea"],
    ["A.C. Milan", "ac milan"],
    ["A.C.Milan", "ac milan"],
    ["U.S. Lecce", "us lecce"],
    ["St. Pauli", "st pauli"],
    ["R. Madrid", "r madrid"],
    ["1. FC Köln", "1 fc koln"],
    ["Jus´t", "just"],
    ["FC", "fc"],
    ["CF FC", "cf"],
    ["Arsenal (W)", "arsenal women"],
    ["Arsenal F.C. (W)", "arsenal women"],
    ["Ajax II FC", "ajax reserves"],
    ["Jong FC Utrecht", "utrecht reserves"],
    ["Arsenal esports U21 (R) W", "arsenal women u21 reserves esports"],
    ["Arsenal (Pedro)", "arsenal pedro"],
  ])("writes %j as %j", (name, normalized) => {
    expect(normalizeTeamName(name)).toBe(normalized);
  });

  test.each(["", "  ", "(N)", "FC (N)", "-", "()", "\u200B"])("holds no club for %j", (name) => {
    expect(parseTeamName(name).base).toBe(name.startsWith("FC") ? "fc" : "");
  });

  test("drops a word that no budget holds instead of cutting it to another word", () => {
    expect(normalizeTeamName("x".repeat(MAX_NAME_LENGTH))).toBe("");
    expect(normalizeTeamName(`Arsenal ${"x".repeat(1_000_000)} (W)`)).toBe("arsenal");
  });

  test("looks at the first 200 characters only", () => {
    const long = "ab ".repeat(333_334);
    expect(normalizeTeamName(long)).toBe(normalizeTeamName(long.slice(0, MAX_NAME_LENGTH)));
    expect(normalizeTeamName(long).length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  });
});

describe("the squad is a gate", () => {
  test.each(SQUAD_MARKS)("$pattern is $squad, whatever the club", (mark) => {
    for (const club of CLUBS) {
      const plain = parseTeamName(club);
      const marked = parseTeamName(markName(club, mark));
      expect(plain.squad).toEqual(FIRST_TEAM);
      expect(marked).toEqual({ ...plain, squad: { ...FIRST_TEAM, ...mark.squad } });
      expect(normalizeTeamName(markName(club, mark))).not.toBe(normalizeTeamName(club));
      expect(keyOf(markName(club, mark))).not.toBe(keyOf(club));
    }
  });

  test("marks of one squad are one team, marks of two are two", () => {
    for (const club of CLUBS) {
      const keys = new Map<string, Set<string | undefined>>();
      for (const mark of SQUAD_MARKS) {
        const squad = JSON.stringify(mark.squad);
        keys.set(squad, (keys.get(squad) ?? new Set()).add(keyOf(markName(club, mark))));
      }
      const all = [...keys.values()].flatMap((same) => [...same]);
      expect([...keys.values()].map((same) => same.size)).toEqual([...keys].map(() => 1));
      expect(new Set(all).size).toBe(keys.size);
    }
  });

  test.each([
    ["Boca Juniors"],
    ["Argentinos Juniors"],
    ["Junior"],
    ["Junior Barranquilla"],
    ["Willem II"],
    ["FC Willem II"],
    ["Willem II Tilburg"],
    ["1. FC Köln"],
    ["B 93"],
    ["U Cluj"],
    ["W Connection"],
    ["Primavera"],
    ["Schalke 04"],
    ["TSV 1860 München"],
    ["Hannover 96"],
    ["Under Armour"],
    ["U99"],
    ["U12"],
  ])("%s is a first team", (name) => {
    expect(parseTeamName(name).squad).toEqual(FIRST_TEAM);
  });

  test.each(["B", "II", "W", "Jong", "FC"])(
    "%s alone is a name: a mark at an end needs a name beside it",
    (name) => {
      expect(parseTeamName(name)).toEqual(plainTeam(name.toLowerCase()));
    },
  );

  test.each(["(W)", "Women", "U21", "Under 21", "Reserves", "Esports", "U21 (W)"])(
    "%s names no club",
    (name) => {
      expect(parseTeamName(name).base).toBe("");
      expect(parseTeamName(name).squad).not.toEqual(FIRST_TEAM);
      expect(keyOf(name)).toBeUndefined();
    },
  );

  test("the least age counts where two are named", () => {
    expect(parseTeamName("Arsenal U21 U19").squad.age).toBe(19);
    expect(parseTeamName("Arsenal U19", "U21 League").squad.age).toBe(19);
    expect(parseTeamName("Arsenal", "U21 League").squad.age).toBe(21);
  });

  test("(N) is the ground and no part of the team", () => {
    expect(parseTeamName("Brann (N)")).toEqual({ ...plainTeam("brann"), neutral: true });
    expect(parseTeamName("Brann (n) (W)")).toMatchObject({ squad: { women: true }, neutral: true });
    expect(parseTeamName("Brann").neutral).toBe(false);
    expect(parseTeamName("Brann", "Friendly (N)").neutral).toBe(false);
  });
});

describe("the competition says what the team names leave out", () => {
  test.each([
    ["England Women's Super League", "arsenal women"],
    ["WOMEN’S CHAMPIONS LEAGUE", "arsenal women"],
    ["FA WSL", "arsenal women"],
    ["Frauen-Bundesliga", "arsenal women"],
    ["Division 1 Féminine", "arsenal women"],
    ["Liga MX Femenil", "arsenal women"],
    ["Spain - Liga F", "arsenal women"],
    ["Norway Toppserien", "arsenal women"],
    ["International Friendly (W)", "arsenal women"],
    ["U21 Premier League 2", "arsenal u21"],
    ["UEFA Euro Under-21", "arsenal u21"],
    ["CONMEBOL Sub-20", "arsenal u20"],
    ["Women's World Cup U-17", "arsenal women u17"],
    ["Reserve League", "arsenal reserves"],
    ["Esoccer Battle - 8 mins play", "arsenal esports"],
    ["E-Football F24 Elite Club Friendly", "arsenal esports"],
    ["Battle 2 x 8 minutes", "arsenal esports"],
    ["FIFA 24. 2x6 min", "arsenal esports"],
    ["Club Friendly Virtual PES 21 - 15 Mins Play", "arsenal esports"],
    ["Simulated Reality SRL", "arsenal esports"],
  ])("%s: %s", (competition, words) => {
    const { base, squad } = parseTeamName("Arsenal FC", competition);
    expect(base).toBe("arsenal");
    expect([base, ...squadWords(squad)].join(" ")).toBe(words);
    expect(keyOf("Arsenal", competition)).not.toBe(keyOf("Arsenal", "Premier League"));
    expect(keyOf("Arsenal", competition)).toBe(keyOf(words));
  });

  test.each([
    "",
    "England Premier League",
    "Serie B",
    "Bundesliga II",
    "World Cup - Group F",
    "Belgium Jupiler Pro League",
    "Friendly 2 x 45 minutes",
    "Série A 2021",
    "Championnat National 2",
  ])("%j says nothing of the squad", (competition) => {
    expect(parseTeamName("Arsenal", competition).squad).toEqual(FIRST_TEAM);
  });

  test("adds to what the name says", () => {
    expect(parseTeamName("Arsenal U21", "Women's Cup").squad).toEqual({
      ...FIRST_TEAM,
      women: true,
      age: 21,
    });
  });
});
