import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkMarketLine,
  isLineOf,
  MARKET_KEYS,
  marketInfo,
  parseMarketKey,
  type LineKind,
} from "arb-core";
import { marketLine } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { anyText } from "./arbitrary-text.ts";

test("a text is a market key or none, and a key is what its market says", () => {
  const seen = { key: 0, none: 0 };
  const text = fc.oneof(anyText(), fc.constantFrom(...MARKET_KEYS));
  fc.assert(
    fc.property(text, (key) => {
      const info = parseMarketKey(key);
      expect(info !== undefined).toBe((MARKET_KEYS as readonly string[]).includes(key));
      seen[info === undefined ? "none" : "key"] += 1;
      if (info !== undefined) expect(`${info.period}_${info.kind}`).toBe(key);
    }),
    { numRuns: runs(300) },
  );
  expect(Math.min(seen.key, seen.none)).toBeGreaterThan(20);
});

test("a market line passes; without one price, or off its lines, it does not", () => {
  const seen: Record<LineKind, number> = { handicap: 0, goals: 0, total: 0, none: 0 };
  fc.assert(
    fc.property(marketLine(), (line) => {
      const { sides, line: kind } = marketInfo(line.market);
      seen[kind] += 1;
      expect(() => checkMarketLine(Object.freeze(line))).not.toThrow();
      expect(line.odds).toHaveLength(sides.length);
      const [first, second] = line.odds;
      const fewer = sides.length === 2 ? ([first] as unknown as [number, number]) : [first, second];
      expect(() => checkMarketLine({ ...line, odds: fewer as [number, number] })).toThrow(
        `it needs ${sides.length} decimal odds`,
      );
      expect(() => checkMarketLine({ ...line, line: line.line + 0.125 })).toThrow(
        "its line must be",
      );
    }),
    { numRuns: runs(500) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(15);
});

test("a line of goals is one of a handicap, and so is a total: the rules nest", () => {
  const seen: Record<LineKind, number> = { handicap: 0, goals: 0, total: 0, none: 0 };
  const eighths = fc.integer({ min: -40, max: 40 }).map((value) => value / 8);
  fc.assert(
    fc.property(eighths, (line) => {
      const kinds = (Object.keys(seen) as LineKind[]).filter((kind) => isLineOf(kind, line));
      for (const kind of kinds) seen[kind] += 1;
      expect(kinds.includes("handicap")).toBe(kinds.length > 0);
      expect(kinds.includes("handicap")).toBe(Number.isInteger(line * 4));
      expect(kinds.includes("goals")).toBe(Number.isInteger(line));
      expect(kinds.includes("total")).toBe(Number.isInteger(line * 4) && line > 0);
      expect(kinds.includes("none")).toBe(line === 0);
    }),
    { numRuns: runs(500) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
