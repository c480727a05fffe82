import { describe, expect, test } from "vitest";
import { compareWords, wordForm, type WordMatch } from "../src/names/word-similarity.ts";

function compare(a: string, b: string): WordMatch | undefined {
  const [first, second] = [a, b].map((word) =>
    wordForm({ text: word.replace(".", ""), isAbbreviated: word.endsWith(".") }),
  );
  if (first === undefined || second === undefined) throw new Error("Two words are compared");
  const match = compareWords(first, second);
  expect(compareWords(second, first)).toEqual(match);
  return match;
}

describe("compareWords()", () => {
  test.each([
    ["arsenal", "arsenal", "equal"],
    ["munich", "munchen", "synonym"],
    ["utd", "united", "synonym"],
    ["m.", "manchester", "abbreviation"],
    ["man.", "manchester", "abbreviation"],
    ["sp", "spartak", "abbreviation"],
    ["man", "manchester", "prefix"],
    ["doujda", "oujda", "elision"],
    ["kryvbas", "krivbas", "spelling"],
    ["shakhtar", "chakhtar", "spelling"],
    ["kuopio", "kuopion", "prefix"],
    ["abderden", "aberdeen", "spelling"],
    ["nottm", "nottingham", "subsequence"],
    ["hmbrg", "hamburger", "subsequence"],
  ])("%s and %s: %s", (a, b, rule) => {
    expect(compare(a, b)?.rule).toBe(rule);
  });

  test.each([
    ["st.", "stenhousemuir"],
    ["ac", "accrington"],
    ["04", "05"],
    ["s04", "schalke"],
    ["akritas", "aris"],
    ["bolton", "moldova"],
    ["aa", "tschtschtsch"],
    ["ipatinga", "ypsilanti"],
  ])("%s and %s are different words", (a, b) => {
    expect(compare(a, b)).toBeUndefined();
  });

  test("the more of a word a prefix is, the stronger it is", () => {
    const strengths = ["man", "manch", "manches", "mancheste"].map(
      (prefix) => compare(prefix, "manchester")?.strength ?? 0,
    );
    expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
    expect(new Set(strengths).size).toBe(strengths.length);
  });
});
