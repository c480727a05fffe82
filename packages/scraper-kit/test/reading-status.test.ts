import { expect, test } from "vitest";
import { doubtReading } from "../src/reading-status.ts";
import { makeMatch } from "./make-match.ts";

const problem = { code: "bad-price", where: "row-1" };

test.each([
  ["no rows and no problems", 0, 0, 0, "empty-page"],
  ["rows and matches", 2, 2, 0, undefined],
  ["rows that offer nothing", 3, 0, 0, undefined],
  ["as many problems as matches", 2, 1, 1, undefined],
  ["more problems than matches", 3, 1, 2, "mostly-unreadable"],
  ["nothing but problems", 1, 0, 1, "mostly-unreadable"],
])("doubtReading() judges a reading with %s", (_what, rows, matches, problems, code) => {
  const doubt = doubtReading({
    rows,
    matches: Array.from({ length: matches }, () => makeMatch()),
    problems: Array.from({ length: problems }, () => problem),
  });
  expect(doubt?.code).toBe(code);
});
