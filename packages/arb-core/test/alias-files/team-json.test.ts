import { describe, expect, test } from "vitest";
import { createTeamRegistry } from "arb-core";
import { readTeamJson } from "../../src/alias-files/index.ts";

const AJAX = { id: "ajax", name: "Ajax", aliases: [{ text: "AFC", status: "rejected" as const }] };

describe("readTeamJson()", () => {
  test("reads what a registry was saved as", () => {
    const saved = JSON.stringify(createTeamRegistry([AJAX]));
    expect(readTeamJson(saved)).toEqual({ teams: [AJAX], problems: [] });
  });

  test("leaves out the teams that are none, and fields that it does not know", () => {
    const teams = [
      { ...AJAX, founded: 1900 },
      { id: "psv" },
      { ...AJAX, name: "Ajacks" },
      { id: "__proto__", name: "x" },
      { id: "psv", name: "PSV", aliases: [{ text: "Eindhoven", status: "sure" }] },
    ];
    const file = readTeamJson(JSON.stringify({ version: 1, teams }));
    expect(file.teams).toEqual([AJAX]);
    expect(file.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "bad-team"],
      [3, "duplicate-id"],
      [4, "bad-id"],
      [5, "bad-alias"],
    ]);
  });

  test.each([
    ["not-json", "id,name,alias"],
    ["not-a-registry", "[]"],
    ["unknown-version", '{"version":9,"teams":[]}'],
  ])("says %s of another file", (code, text) => {
    expect(readTeamJson(text)).toMatchObject({ teams: [], problems: [{ line: 1, code }] });
  });
});
