import { describe, expect, test } from "vitest";
import { compareTeamNames } from "../src/names/similarity.ts";
import { RESOLVE_MIN_SCORE } from "../src/names/name-decision.ts";
import { createWordWeights } from "../src/names/word-weights.ts";
import { parseTeamName } from "../src/names/team.ts";

function scoreOf(a: string, b: string): number {
  return compareTeamNames(a, b).score;
}

describe("compareTeamNames()", () => {
  test.each([
    ["Man. Utd", "Manchester United"],
    ["Man Utd", "Manchester United"],
    ["Nott'm Forest", "Nottingham Forest"],
    ["Leicester", "Leicester City"],
    ["PSG", "Paris Saint-Germain"],
    ["Paris SG", "Paris Saint-Germain"],
    ["Red Bull Leipzig", "RB Leipzig"],
    ["Saintetienne", "St. Etienne"],
    ["Bayern München", "Bayern Munich"],
    ["Bayern Muenchen", "Bayern Munich"],
    ["Borussia M'gladbach", "B. Mönchengladbach"],
    ["Helsingin Jalkapalloklubi", "HJK Helsinki"],
    ["Kuopion Palloseura", "KuPS"],
    ["Chakhtar Donetsk", "Shakhtar Donezk"],
    ["Mouloudia d'Oujda", "Mouloudia Oujda"],
    ["FUS de Rabat", "FUS Rabat"],
    ["Idrottsföreningen Kamraterna Göteborg", "IFK Göteborg"],
  ])("%s may be %s", (a, b) => {
    expect(scoreOf(a, b)).toBeGreaterThan(RESOLVE_MIN_SCORE);
  });

  test.each([
    ["Manchester United", "Manchester City"],
    ["Sheffield Utd", "Sheffield Wednesday"],
    ["Real Madrid", "Atlético Madrid"],
    ["RB Salzburg", "RB Leipzig"],
    ["North Korea", "South Korea"],
    ["Bank of the West", "Bank of the East"],
    ["CSKA Sofia", "CSKA 1948"],
    ["Barrie Colts", "Erie Otters"],
    ["St. Mirren", "Stenhousemuir"],
    ["Iran", "Iraq"],
    ["OM", "Roma"],
    ["NE", "Tennessee"],
    ["AC", "Atlético Córdoba"],
    ["B 36 Tórshavn", "B 68 Toftir"],
  ])("%s is not %s", (a, b) => {
    expect(scoreOf(a, b)).toBeLessThan(RESOLVE_MIN_SCORE);
  });

  test("names that fold to the same words score 1, and names without words nothing", () => {
    expect(scoreOf("Atlético-Madrid", "ATLETICO MADRID FC")).toBe(1);
    expect(scoreOf("", "")).toBe(0);
    expect(scoreOf("!?", "Arsenal")).toBe(0);
  });

  test("it says which words were aligned, by which rule, and which were left over", () => {
    const { parts } = compareTeamNames("St Etienne Loire", "ASSE Saintetienne");
    expect(parts.map(({ a, b, rule }) => [a, b, rule])).toEqual([
      ["st etienne", "saintetienne", "compound"],
      ["loire", "", "left-over"],
      ["", "asse", "left-over"],
    ]);
    expect(parts.map(({ strength }) => strength)).toEqual([1, 0, 0]);
  });

  test("initials may stand beside the words that they abbreviate", () => {
    const { parts } = compareTeamNames("Helsingin JK", "HJK Helsinki");
    expect(parts.map(({ a, b, rule }) => [a, b, rule])).toEqual([
      ["helsingin jk", "hjk", "initials"],
      ["helsingin", "helsinki", "synonym"],
    ]);
  });

  test("a registry's weights make what many of its names share say less", () => {
    const names = ["Dinamo Zagreb", "Lokomotiva Zagreb", "Hajduk Split", "NK Zagreb"];
    const weights = createWordWeights(names.map((name) => parseTeamName(name).words));
    const weighed = compareTeamNames("Trešnjevka Zagreb", "Hrvatski Zagreb", { weights }).score;
    expect(weighed).toBeLessThan(scoreOf("Trešnjevka Zagreb", "Hrvatski Zagreb"));
  });
});
