import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatSelection,
  MARKET_KEYS,
  marketInfo,
  MAX_LINE,
  parseSelection,
  type Selection,
} from "arb-core";
import { selection } from "arb-core/testing";
import { anyText, disguised } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

/** Every side of every market, with lines at and near the ends of what each can have. */
const SELECTIONS: readonly Selection[] = MARKET_KEYS.flatMap((market) => {
  const lines = {
    handicap: [-MAX_LINE, -0.75, -0.5, -0.25, 0, 0.25, 1, MAX_LINE],
    goals: [-MAX_LINE, -1, 0, 2, MAX_LINE],
    total: [0.25, 0.5, 2, 2.25, MAX_LINE],
    none: [0],
  }[marketInfo(market).line];
  return marketInfo(market).sides.flatMap((side) => lines.map((line) => ({ market, side, line })));
});

test("every selection is read back as it was written, and no two are written alike", () => {
  const texts = SELECTIONS.map(formatSelection);
  expect(texts.map(parseSelection)).toEqual(SELECTIONS.map((value) => ({ ok: true, value })));
  expect(new Set(texts).size).toBe(SELECTIONS.length);
});

test("case and spaces change nothing", () => {
  let squeezed = 0;
  fc.assert(
    fc.property(
      selection().chain((value) => {
        const text = formatSelection(value);
        const changed = fc.oneof(
          fc.constant(text.replaceAll(" ", "")),
          fc.constant(` ${text.replaceAll(" ", "   ")} `),
          disguised(text),
        );
        return fc.tuple(fc.constant(value), changed, fc.boolean());
      }),
      ([value, text, upper]) => {
        expect(parseSelection(upper ? text.toUpperCase() : text.toLowerCase())).toEqual({
          ok: true,
          value,
        });
        if (!text.includes(" ")) squeezed += 1;
      },
    ),
    { numRuns: runs(1000) },
  );
  expect(squeezed).toBeGreaterThan(20);
});

test("parseSelection() answers any text with a selection or a code", () => {
  const sides = fc
    .constantFrom(...SELECTIONS)
    .map((value) => formatSelection(value).split(/(?= [-+\d])/)[0] ?? "");
  const line = fc.string({
    unit: fc.constantFrom(
      "-",
      "+",
      "/",
      "0.5",
      "1",
      "0.25",
      "0.3",
      "1000.5",
      "over",
      " ",
      "\u200B",
    ),
    maxLength: 3,
  });
  const almost = fc.tuple(fc.oneof(sides, anyText()), line).map((parts) => parts.join(" "));
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(anyText(), almost, almost), (text) => {
      const read = parseSelection(text);
      outcomes.add(read.ok ? "ok" : read.error.code);
      if (read.ok) expect(parseSelection(formatSelection(read.value))).toEqual(read);
      else expect(read.error.text).toBe(text.slice(0, 40));
    }),
    { numRuns: runs(3000) },
  );
  expect([...outcomes].sort()).toEqual([
    "no-line",
    "not-a-line",
    "not-a-quarter",
    "not-a-selection",
    "not-whole",
    "ok",
    "out-of-range",
    "unexpected-line",
  ]);
});
