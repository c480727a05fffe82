/** How often names that real feeds use are found, measured as `npm run bench` does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { realData, withRealData } from "../../../test/real-data.ts";
import {
  countAccuracy,
  decideBy,
  tryBookmakers,
  tryWithinCountry,
  type BookTeam,
  type CountryTeam,
  type NameMethod,
} from "../bench/matching/name-accuracy.ts";

const NAMES = realData("names");

function readNames(file: string): unknown {
  return JSON.parse(readFileSync(join(NAMES ?? "", file), "utf8"));
}

/** Knows a name only letter by letter. */
const exactMethod: NameMethod = (names) => (query) =>
  names.filter(({ name }) => name === query).map(({ id }) => ({ id, score: 1 }));

const CLUBS: readonly CountryTeam[] = [
  ["rangers", "Rangers FC", ["Rangers", "Gers", "Shared"]],
  ["celtic", "Celtic FC", ["Celtic", "Rangers FC", "Shared", "The Bhoys"]],
].map(([id, canon, names]) => ({
  ...{ id: String(id), canon: String(canon), country: "Scotland" },
  alias: [names].flat().map((a) => ({ a: String(a), amb: a === "Gers" })),
}));

describe("counting", () => {
  test("asks aliases that mean one club and are no club's canonical name, each also without it", () => {
    const trials = tryWithinCountry(CLUBS, exactMethod);
    expect(trials.map(({ name, expected, removed }) => [name, expected, removed])).toEqual([
      ["Rangers", "rangers", false],
      ["Rangers", undefined, true],
      ["Celtic", "celtic", false],
      ["Celtic", undefined, true],
      ["The Bhoys", "celtic", false],
      ["The Bhoys", undefined, true],
    ]);
  });

  test("an answer without the right team is false, and only counts when open", () => {
    const trial = { group: "", name: "", removed: false, ranked: [{ id: "a", score: 0.8 }] };
    const trials = [
      { ...trial, expected: "a" },
      { ...trial, expected: "b" },
      { ...trial, expected: "a", ranked: [] },
      { ...trial, expected: undefined, removed: true },
    ];
    const closed = countAccuracy(trials, { open: false });
    expect(closed).toMatchObject({ queries: 3, answered: 2, correct: 1, precision: 50 });
    const open = countAccuracy(trials, { open: true });
    expect(open).toMatchObject({ queries: 3, answered: 3, correct: 1 });
    expect(countAccuracy(trials, { open: true, decide: decideBy(0.9, 0) }).answered).toBe(0);
  });

  test("one bookmaker's names are the index, the others' the queries, shared names none", () => {
    const teams: BookTeam[] = [
      { id: "a", books: { pinnacle: ["Ajax"], bwin: ["Ajax", "AFC Ajax", "Both"] } },
      { id: "b", books: { bwin: ["Boavista", "Both"] } },
    ];
    const trials = tryBookmakers(teams, exactMethod);
    expect(trials.map(({ name, expected }) => [name, expected])).toEqual([
      ["Ajax", "a"],
      ["AFC Ajax", "a"],
      ["Boavista", undefined],
    ]);
    expect(trials.map(({ ranked }) => ranked.length)).toEqual([1, 0, 0]);
  });
});

describe.skipIf(NAMES === undefined)(withRealData("names of real feeds", "names"), () => {
  test("inside a country, of canonical names", () => {
    const trials = tryWithinCountry(readNames("within-country.json") as CountryTeam[]);
    expect(trials.length).toBeGreaterThan(1000);
    expect(countAccuracy(trials, { open: false }).f1).toBeGreaterThan(93);
    expect(countAccuracy(trials, { open: true }).f1).toBeGreaterThan(88);
  });

  test("from bookmaker to bookmaker, without a country", () => {
    const trials = tryBookmakers(readNames("bookmakers.json") as BookTeam[]);
    expect(trials.length).toBeGreaterThan(1000);
    expect(countAccuracy(trials, { open: true }).f1).toBeGreaterThan(91);
  });
});
