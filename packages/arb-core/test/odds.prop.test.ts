import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decimalToOdds,
  formatOdds,
  isDecimalOdds,
  ODDS_FORMATS,
  oddsToDecimal,
  parseOdds,
  type OddsFormat,
} from "arb-core";
import { anyText, disguised } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

const anyFormat = fc.constantFrom(...ODDS_FORMATS);
const anyPrice = fc.double({ min: 1.001, max: 1000, noNaN: true });

/** Whole numbers from `from` to `to`, as texts with two decimals: 50 is "0.50". */
function ticks(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ((from + index) / 100).toFixed(2));
}

function reread(text: string, format: OddsFormat): string {
  const read = parseOdds(text, format);
  return read.ok ? formatOdds(read.value, format) : read.error.code;
}

test.each<[OddsFormat, string[]]>([
  ["decimal", ticks(101, 100_000)],
  ["hong-kong", ticks(1, 99_900)],
  ["malay", [...ticks(-99, -1), ...ticks(1, 100)]],
  ["indonesian", [...ticks(-10_000, -101), ...ticks(100, 10_000)]],
  ["american", [...Array(9_900).keys()].flatMap((index) => [`+${100 + index}`, `-${101 + index}`])],
])("every %s price that a site can print is written back as it was read", (format, texts) => {
  expect(texts.filter((text) => reread(text, format) !== text)).toEqual([]);
});

test("810 of the 899 two-decimal Hong Kong prices from 1.01 to 9.99 do not survive two-decimal Malay", () => {
  const prices = ticks(101, 999);
  const lost = prices.filter((price) => {
    const decimal = parseOdds(price, "hong-kong");
    const malay = parseOdds(decimal.ok ? formatOdds(decimal.value, "malay") : "", "malay");
    return !malay.ok || formatOdds(malay.value, "hong-kong") !== price;
  });
  expect(prices).toHaveLength(899);
  expect(lost).toHaveLength(810);
  expect(lost).toContain("9.53");
});

test("every price survives every format unrounded", () => {
  fc.assert(
    fc.property(anyPrice, anyFormat, (decimal, format) => {
      const value = decimalToOdds(decimal, format);
      expect(oddsToDecimal(value, format)).toBeCloseTo(decimal, 9);
    }),
    { numRuns: runs(1000) },
  );
});

test("a price stays within the range of its format", () => {
  fc.assert(
    fc.property(anyPrice, (decimal) => {
      expect(decimalToOdds(decimal, "hong-kong")).toBeGreaterThan(0);
      expect(Math.abs(decimalToOdds(decimal, "malay"))).toBeLessThanOrEqual(1);
      expect(Math.abs(decimalToOdds(decimal, "indonesian"))).toBeGreaterThanOrEqual(1);
      expect(Math.abs(decimalToOdds(decimal, "american"))).toBeGreaterThanOrEqual(100);
    }),
  );
});

test("American is a hundred times Indonesian, and Malay its negative inverse", () => {
  fc.assert(
    fc.property(
      anyPrice.filter((decimal) => decimal !== 2),
      (decimal) => {
        const indonesian = decimalToOdds(decimal, "indonesian");
        expect(decimalToOdds(decimal, "american")).toBeCloseTo(100 * indonesian, 6);
        expect(decimalToOdds(decimal, "malay")).toBeCloseTo(-1 / indonesian, 9);
      },
    ),
  );
});

test("parseOdds() answers any text with a price or a code", () => {
  const numeric = fc.string({
    unit: fc.constantFrom("0", "1", "5", "9", "0.", "-", "+", ",", "e", " ", "\u200B", "−"),
    maxLength: 12,
  });
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(anyText(), numeric, numeric), anyFormat, (text, format) => {
      const read = parseOdds(text, format);
      outcomes.add(read.ok ? "ok" : read.error.code);
      if (read.ok) expect(isDecimalOdds(read.value)).toBe(true);
      else expect(read.error).toMatchObject({ format, text: text.slice(0, 40) });
    }),
    { numRuns: runs(3000) },
  );
  expect([...outcomes].sort()).toEqual(["not-a-number", "ok", "out-of-range"]);
});

test("parseOdds() is blind to what the eye cannot see", () => {
  let disguises = 0;
  fc.assert(
    fc.property(
      fc
        .constantFrom("-0.95", "1.95", "0.5")
        .chain((text) =>
          fc.tuple(fc.constant(text), disguised(text), fc.constantFrom("-", "−", "–", "－")),
        ),
      ([text, disguise, minus]) => {
        const shown = disguise.replace("-", minus).replace(".", ",");
        expect(parseOdds(` ${shown}\n`, "malay").ok).toBe(text !== "1.95");
        expect(parseOdds(shown, "malay")).toMatchObject(
          text === "1.95" ? { ok: false } : { value: oddsToDecimal(Number(text), "malay") },
        );
        if (disguise !== text) disguises += 1;
      },
    ),
  );
  expect(disguises).toBeGreaterThan(20);
});
