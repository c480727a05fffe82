import fc from "fast-check";
import { expect, test } from "vitest";
import { createTeamRegistry } from "arb-core";
import {
  readOpenfootballClubs,
  readTeamJson,
  readTeamTable,
  type AliasFile,
} from "../../src/alias-files/index.ts";
import { compareText } from "../../src/text.ts";
import { runs } from "../../../../test/runs.ts";
import { anyText } from "../arbitrary-text.ts";
import { NAMES, registryTeams } from "../registry-teams.ts";

const PIECES = [
  ...[
    "= Spain",
    "= Nowhere",
    "== Madrid ==",
    "===",
    "#",
    "\n",
    "\n",
    "\n  | ",
    " | ",
    ", ",
    "ii) ",
  ],
  ...["(1900-1950)", "(-1990)", "(1990-)", "[en]", "$$", "//", "(", ")", "[", "-", ...NAMES],
];

const CELLS = [
  "",
  "a",
  "b",
  "A",
  "ENG",
  "Spain",
  "hockey",
  "bwin",
  "proposed",
  "rejected",
  ...NAMES,
];

/** A registry takes the teams, and every problem says where it is and what to do. */
function checkFile({ teams, problems }: AliasFile, lines: number): void {
  expect(createTeamRegistry(teams).teams).toHaveLength(teams.length);
  for (const { line, message } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(Math.max(1, lines));
    expect(message).toMatch(/^Cannot (?:add team|read (?:file|row|line))/);
  }
}

test("a club list gives teams for a registry, whatever it holds", () => {
  let clubs = 0;
  const list = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES), anyText()))
    .map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(list, (text) => {
      const file = readOpenfootballClubs(text);
      checkFile(file, text.split("\n").length);
      clubs += file.teams.length;
    }),
    { numRuns: runs(500) },
  );
  expect(clubs).toBeGreaterThan(50);
});

test("a table gives teams for a registry, whatever it holds", () => {
  let aliases = 0;
  const header = ["id", "name", "country", "sport", "source", "status", "alias"];
  const row = fc.array(fc.oneof(fc.constantFrom(...CELLS), fc.constantFrom(...CELLS), anyText()), {
    maxLength: 8,
  });
  const likely = fc.tuple(
    fc.constantFrom("a", "b", "c"),
    fc.constantFrom("", ...NAMES),
    fc.constantFrom("", "ENG", "Spain"),
    fc.constant(""),
    fc.constantFrom("", "bwin"),
    fc.constantFrom("", "proposed", "rejected"),
    fc.constantFrom("", ...NAMES),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(row, likely, likely)), (records) => {
      const file = readTeamTable({ header, records });
      checkFile(file, records.length + 1);
      for (const team of file.teams) aliases += team.aliases?.length ?? 0;
    }),
    { numRuns: runs(500) },
  );
  expect(aliases).toBeGreaterThan(50);
});

test("what a registry saves is read without a problem, and any text without an error", () => {
  fc.assert(
    fc.property(registryTeams(), anyText(), (teams, text) => {
      const registry = createTeamRegistry(teams);
      const file = readTeamJson(JSON.stringify(registry));
      expect(file.problems).toEqual([]);
      expect(JSON.stringify(createTeamRegistry(file.teams))).toBe(JSON.stringify(registry));
      checkFile(readTeamJson(text), 1);
    }),
    { numRuns: runs(200) },
  );
});

test("an alias is of the same team when the rows of others come between", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(["x", "y", "z"], { minLength: 3 }), (aliases) => {
      const records = [
        ["a", "Ajax", ""],
        ["p", "PSV", ""],
        ...aliases.flatMap((alias) => [
          ["a", "", alias],
          ["p", "", `${alias}${alias}`],
        ]),
      ];
      const { teams } = readTeamTable({ header: ["id", "name", "alias"], records });
      expect(
        teams.map(({ id, aliases: own = [] }) => [id, [...own].map(String).sort(compareText)]),
      ).toEqual([
        ["a", ["x", "y", "z"]],
        ["p", ["xx", "yy", "zz"]],
      ]);
    }),
    { numRuns: runs(20) },
  );
});
