import fc from "fast-check";
import { expect, test } from "vitest";
import { formatLine, isLine, MAX_LINE, parseLine, splitLine } from "arb-core";
import { anyText, disguised } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

/** Every line there is, from -MAX_LINE to MAX_LINE. */
const LINES = Array.from({ length: MAX_LINE * 8 + 1 }, (_, index) => index / 4 - MAX_LINE);

/** A line as Asian sites print it: quarter lines as their two halves. */
function asianText(line: number, separator: string): string {
  const sign = line < 0 ? "-" : "";
  const [low, high] = splitLine(Math.abs(line));
  return low === high ? `${sign}${low}` : `${sign}${low}${separator}${high}`;
}

test("every line is read back as it was written", () => {
  expect(LINES.filter((line) => parse(formatLine(line)) !== line)).toEqual([]);
});

test("every line is read back from its two halves, whatever joins them", () => {
  for (const separator of ["/", "-", " / ", "–"]) {
    expect(LINES.filter((line) => parse(asianText(line, separator)) !== line)).toEqual([]);
  }
});

test("labels beside a total change nothing", () => {
  for (const label of ["o", "u", "O", "U", "over", "under", "Over ", "UNDER "]) {
    const totals = LINES.filter((line) => line >= 0);
    expect(totals.filter((line) => parse(`${label}${asianText(line, "/")}`) !== line)).toEqual([]);
  }
});

test("of the numbers with two decimals, exactly the quarters are lines", () => {
  for (let hundredths = 0; hundredths <= 1000; hundredths++) {
    const read = parseLine((hundredths / 100).toFixed(2));
    expect(read.ok).toBe(hundredths % 25 === 0);
    if (!read.ok) expect(read.error.code).toBe("not-a-quarter");
  }
});

test("the halves of a line are half lines that average to it", () => {
  for (const line of LINES) {
    const [low, high] = splitLine(line);
    expect((low + high) / 2).toBe(line);
    expect(Number.isInteger(low * 2) && Number.isInteger(high * 2)).toBe(true);
    expect(high - low).toBe(Number.isInteger(line * 2) ? 0 : 0.5);
  }
});

test("parseLine() answers any text with a line or a code", () => {
  const numeric = fc.string({
    unit: fc.constantFrom("0", "0.5", "1", "2.5", ".25", "-", "/", "+", "o", " ", "\u200B", "9999"),
    maxLength: 6,
  });
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(anyText(), numeric, numeric), (text) => {
      const read = parseLine(text);
      outcomes.add(read.ok ? "ok" : read.error.code);
      if (read.ok) expect(isLine(read.value)).toBe(true);
      else expect(read.error.text).toBe(text.slice(0, 40));
    }),
    { numRuns: runs(3000) },
  );
  expect([...outcomes].sort()).toEqual(["not-a-line", "not-a-quarter", "ok", "out-of-range"]);
});

test("parseLine() is blind to what the eye cannot see", () => {
  let disguises = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...LINES.filter((line) => Math.abs(line) < 5)).chain((line) => {
        const text = asianText(line, "/");
        return fc.tuple(fc.constant(line), fc.constant(text), disguised(text));
      }),
      ([line, text, disguise]) => {
        expect(parse(disguise)).toBe(line);
        if (disguise !== text) disguises += 1;
      },
    ),
  );
  expect(disguises).toBeGreaterThan(20);
});

function parse(text: string): number | undefined {
  const read = parseLine(text);
  return read.ok ? read.value : undefined;
}
