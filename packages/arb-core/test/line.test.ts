import { describe, expect, test } from "vitest";
import { formatLine, isLine, MAX_LINE, parseLine, splitLine } from "arb-core";

describe("parseLine()", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["0.5", 0.5],
    ["-0.5", -0.5],
    ["-0.50", -0.5],
    ["+0.50", 0.5],
    ["0.25", 0.25],
    ["-1", -1],
    [".5", 0.5],
    ["2.", 2],
    ["0-0.5", 0.25],
    ["0/0.5", 0.25],
    ["0.5/1", 0.75],
    ["0.5-1", 0.75],
    ["0.5 / 1", 0.75],
    ["0.5 - 1", 0.75],
    ["1/0.5", 0.75],
    ["2.5-3", 2.75],
    ["1/1", 1],
    ["-0/0.5", -0.25],
    ["-0.5/1", -0.75],
    ["-0-0.5", -0.25],
    ["+0.5/1", 0.75],
    ["−0,5/1", -0.75],
    ["–0.5–1", -0.75],
    ["\u200E-0.5\u00A0", -0.5],
    ["\uFEFF0\u200B.\u200F5", 0.5],
    ["o2.5", 2.5],
    ["U 2.5/3", 2.75],
    ["Over 2.5", 2.5],
    ["under2", 2],
    ["2.5 u", 2.5],
    ["2.25o", 2.25],
    [`${MAX_LINE}`, MAX_LINE],
  ])("reads %j as %d", (text, line) => {
    const read = parseLine(text);
    expect(read).toEqual({ ok: true, value: line });
    expect(read.ok && Object.is(read.value, -0)).toBe(false);
  });

  test.each([
    ["not-a-line", ""],
    ["not-a-line", "u"],
    ["not-a-line", "over"],
    ["not-a-line", "PK"],
    ["not-a-line", "-"],
    ["not-a-line", "0.5/"],
    ["not-a-line", "/0.5"],
    ["not-a-line", "0.5/1/1.5"],
    ["not-a-line", "0--0.5"],
    ["not-a-line", "0.5/-1"],
    ["not-a-line", "1e1"],
    ["not-a-line", "2 5"],
    ["not-a-quarter", "2.3"],
    ["not-a-quarter", "0.333"],
    ["not-a-quarter", "0/1"],
    ["not-a-quarter", "0.5/1.5"],
    ["not-a-quarter", "2-1"],
    ["not-a-quarter", "0.1/0.6"],
    ["out-of-range", "1000.25"],
    ["out-of-range", "9".repeat(100)],
  ])("refuses as %s: %j", (code, text) => {
    expect(parseLine(text)).toEqual({ ok: false, error: { code, text: text.slice(0, 40) } });
  });

  test("never reads a part of a long text as the whole", () => {
    const text = `0.5${" ".repeat(1_000_000)}/1`;
    expect(parseLine(text)).toEqual({
      ok: false,
      error: { code: "not-a-line", text: text.slice(0, 40) },
    });
    expect(parseLine(`0.5${" ".repeat(40)}/1`)).toEqual({ ok: true, value: 0.75 });
  });
});

describe("formatLine()", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [-0.75, "-0.75"],
    [2.5, "2.5"],
    [3, "3"],
  ])("writes %d as %s", (line, text) => {
    expect(formatLine(line)).toBe(text);
  });
});

describe("isLine()", () => {
  test("a line is a multiple of a quarter within the bounds", () => {
    expect([0, -0, 0.25, -2.75, MAX_LINE, -MAX_LINE].every(isLine)).toBe(true);
    expect([0.1, 0.125, MAX_LINE + 0.25, Number.NaN, Infinity].some(isLine)).toBe(false);
  });
});

describe("splitLine()", () => {
  test.each([
    [-0.25, [-0.5, 0]],
    [0.75, [0.5, 1]],
    [2.25, [2, 2.5]],
    [0, [0, 0]],
    [-0.5, [-0.5, -0.5]],
    [3, [3, 3]],
  ])("splits %d into the two half stakes at %j", (line, halves) => {
    expect(splitLine(line)).toEqual(halves);
  });

  test.each([0.3, Number.NaN, Infinity])("throws for %d", (line) => {
    expect(() => splitLine(line)).toThrow(
      new RangeError(`Cannot split line: it must be a multiple of 0.25, was ${line}`),
    );
  });
});
