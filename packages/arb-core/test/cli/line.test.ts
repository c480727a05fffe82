import { expect, test } from "vitest";
import { runJson, runLine } from "./run-cli.ts";

test.each([
  ["0.5/1", 0.75, [0.5, 1], "0.75: half of the stake on 0.5, half on 1"],
  ["-0-0.5", -0.25, [-0.5, 0], "-0.25: half of the stake on -0.5, half on 0"],
  ["-1", -1, [-1, -1], "-1: the whole stake on -1"],
  ["2,5", 2.5, [2.5, 2.5], "2.5: the whole stake on 2.5"],
])("line %s", async (text, line, halves, sentence) => {
  expect(await runLine(`line ${text}`)).toEqual({ code: 0, out: `${sentence}\n`, err: "" });
  expect(await runJson(`line ${text}`)).toEqual({ line, halves });
});

test.each([
  ["2.3", 'it must be a multiple of 0.25, was "2.3"'],
  ["one", "a number or two halves such as 0.5/1"],
  ["-1001", 'from -1000 to 1000, was "-1001"'],
])("line %s is bad usage", async (text, sentence) => {
  const { code, err } = await runLine(`line ${text}`);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});
