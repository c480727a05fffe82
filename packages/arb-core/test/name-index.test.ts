import { describe, expect, test } from "vitest";
import { NameIndex } from "../src/names/name-index.ts";
import { parseTeamName, type NameWord } from "../src/names/team.ts";
import { createWordWeights } from "../src/names/word-weights.ts";

const CLUBS = ["Manchester United", "Manchester City", "Newcastle United", "Red Bull Salzburg"];

function wordsOf(name: string): readonly NameWord[] {
  return parseTeamName(name).words;
}

function createIndex(names: readonly string[] = CLUBS): NameIndex<string> {
  const index = new NameIndex<string>(createWordWeights(names.map(wordsOf)));
  for (const name of names) index.add(wordsOf(name), name);
  return index;
}

describe("NameIndex", () => {
  test.each([
    ["MAN. UTD", "Manchester United"],
    ["Man City", "Manchester City"],
    ["RB Salzburg", "Red Bull Salzburg"],
    ["Newcastle", "Newcastle United"],
    ["Machester United", "Manchester United"],
  ])("finds %s as %s", (query, expected) => {
    expect(createIndex().search(wordsOf(query))[0]?.value).toBe(expected);
  });

  test("finds nothing where nothing resembles, and without words", () => {
    const index = createIndex();
    expect(index.search(wordsOf("Ajax"))).toEqual([]);
    expect(index.search([])).toEqual([]);
    index.add([], "nameless");
    expect(index.search([])).toEqual([]);
  });

  test("a value that goes by two names is found by each", () => {
    const index = createIndex();
    index.add(wordsOf("Man United"), "Manchester United");
    const hits = index.search(wordsOf("Manchester United"));
    expect(
      hits.filter(({ value }) => value === "Manchester United").map(({ base }) => base),
    ).toEqual(["manchester united", "man united"]);
  });

  test("several values of one name come in the order in which they were added", () => {
    const index = createIndex(["Arsenal"]);
    index.add(wordsOf("Arsenal"), "Arsenal de Sarandí");
    expect(index.search(wordsOf("Arsenal")).map(({ value }) => value)).toEqual([
      "Arsenal",
      "Arsenal de Sarandí",
    ]);
    index.remove(wordsOf("Arsenal"), "Arsenal");
    expect(index.search(wordsOf("Arsenal")).map(({ value }) => value)).toEqual([
      "Arsenal de Sarandí",
    ]);
  });

  test("remove() undoes add(), word by word, and leaves others alone", () => {
    const index = createIndex();
    index.remove(wordsOf("Manchester United"), "Manchester City");
    index.remove(wordsOf("Unheard of"), "Manchester City");
    index.remove(wordsOf("Red Bull Salzburg"), "Red Bull Salzburg");
    expect(index.search(wordsOf("RB Salzburg"))).toEqual([]);
    expect(index.search(wordsOf("Manchester United"))[0]?.score).toBe(1);
  });

  test("a word that is new to the index is found by queries that were asked before", () => {
    const index = createIndex();
    expect(index.search(wordsOf("Ajax"))).toEqual([]);
    index.add(wordsOf("Ajax Amsterdam"), "Ajax");
    expect(index.search(wordsOf("Ajax"))[0]?.value).toBe("Ajax");
  });

  test.each([0, -1, 1.01, Number.NaN])("search() refuses to look for scores of %s", (least) => {
    expect(() => createIndex().search(wordsOf("Ajax"), { least })).toThrow(
      `Cannot search names: least must be above 0 and at most 1, was ${least}`,
    );
  });
});
