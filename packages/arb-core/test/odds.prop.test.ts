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
  TRADITIONAL_FRACTIONS,
  decimalToFraction,
  MAX_ODDS,
  MIN_ODDS,
} from "arb-core";
import { anyText, disguised } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

const anyFormat = fc.constantFrom(...ODDS_FORMATS);

/** Profits of every size alike, from a thousandth to a thousand. */
const anyProfit = fc.integer({ min: -3e6, max: 3e6 }).map((millionths) => 10 ** (millionths / 1e6));

/** Any price of the range: most where rounding is delicate, at both ends and around even money. */
const anyPrice = fc.oneof(
  anyProfit.map((profit) => Math.min(Math.max(profit + 1, MIN_ODDS), MAX_ODDS)),
  fc.double({ min: 1.98, max: 2.02, noNaN: true }),
  fc.double({ min: MIN_ODDS, max: 1.02, noNaN: true }),
  fc.double({ min: 50, max: MAX_ODDS, noNaN: true }),
  fc.integer({ min: 101, max: 100_100 }).map((cents) => cents / 100),
  fc.constantFrom(MIN_ODDS, 1.005, 1.01, 2, 101, 201, MAX_ODDS),
);

/** The definitions, written once more: a price in the numbers of a format. */
function reference(decimal: number, format: OddsFormat): number {
  const p = decimal - 1;
  return {
    decimal,
    "hong-kong": p,
    fractional: p,
    malay: p > 1 ? -1 / p : p,
    indonesian: p < 1 ? -1 / p : p,
    american: p < 1 ? -100 / p : 100 * p,
    probability: 1 / decimal,
  }[format];
}

/** The number that a text shows, and half of its last digit. */
function shownNumber(text: string): { readonly value: number; readonly halfStep: number } {
  const unit = text.endsWith("%") ? 0.01 : 1;
  const digits = text.replace("%", "");
  const decimals = digits.split(".")[1]?.length ?? 0;
  return { value: Number(digits) * unit, halfStep: (unit / 2) * 10 ** -decimals };
}

/** Whole numbers from `from` to `to`, as texts with two decimals: 50 is "0.50". */
function ticks(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ((from + index) / 100).toFixed(2));
}

function read(text: string, format: OddsFormat): number {
  const result = parseOdds(text, format);
  if (!result.ok) throw new Error(`${text} is refused: ${result.error.code}`);
  return result.value;
}

test.each<[OddsFormat, string[]]>([
  ["decimal", ticks(101, 100_100)],
  ["hong-kong", ticks(1, 100_000)],
  ["malay", [...ticks(-99, -1), ...ticks(1, 100)]],
  ["indonesian", [...ticks(-100_000, -101), ...ticks(100, 100_000)]],
  ["american", [...Array(9_900).keys()].flatMap((index) => [`+${100 + index}`, `-${101 + index}`])],
  [
    "fractional",
    TRADITIONAL_FRACTIONS.map((rung) => `${rung.numerator}/${rung.denominator}`).filter(
      (text) => text !== "1/1",
    ),
  ],
  ["probability", ticks(10, 9990).map((text) => `${text}%`)],
])("every %s price that a site can print is written back as it was read", (format, texts) => {
  expect(texts.length).toBeGreaterThan(80);
  expect(texts.filter((text) => formatOdds(read(text, format), format) !== text)).toEqual([]);
});

test("810 of the 899 two-decimal Hong Kong prices from 1.01 to 9.99 do not survive two-decimal Malay", () => {
  const prices = ticks(101, 999);
  const lost = prices.filter((price) => {
    const malay = read(formatOdds(read(price, "hong-kong"), "malay"), "malay");
    return formatOdds(malay, "hong-kong") !== price;
  });
  expect(prices).toHaveLength(899);
  expect(lost).toHaveLength(810);
  expect(lost).toContain("9.53");

  // The same in whole hundredths, where a Malay price m is the hundredths of 100 * 100 / m.
  const hundredths = Array.from({ length: 899 }, (_, index) => index + 101);
  const kept = hundredths.filter((price) => {
    const malay = Math.round(10_000 / price);
    return Math.round(10_000 / malay) === price;
  });
  expect(hundredths.length - kept.length).toBe(810);
  expect(prices.filter((price) => !lost.includes(price))).toEqual(
    kept.map((price) => (price / 100).toFixed(2)),
  );
});

test("every two-decimal Malay price survives two-decimal Hong Kong, the finer of the two", () => {
  const prices = [...ticks(-99, -1), ...ticks(1, 100)];
  const lost = prices.filter((price) => {
    const hongKong = read(formatOdds(read(price, "malay"), "hong-kong"), "hong-kong");
    return formatOdds(hongKong, "malay") !== price;
  });
  expect(lost).toEqual([]);
});

test("every price survives every format unrounded, and is what its definition says", () => {
  fc.assert(
    fc.property(anyPrice, anyFormat, (decimal, format) => {
      const value = decimalToOdds(decimal, format);
      const expected = reference(decimal, format);
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12);
      const back = oddsToDecimal(value, format) ?? Number.NaN;
      expect(Math.abs(back / decimal - 1)).toBeLessThan(1e-9);
    }),
    { numRuns: runs(3000) },
  );
});

test("a better price is a greater number on each side of even money, a lower probability", () => {
  const compared = new Map<string, number>();
  fc.assert(
    fc.property(anyPrice, anyPrice, anyFormat, (a, b, format) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      // Nearer than this, dividing may make the two prices one double.
      fc.pre(high / low > 1 + 1e-9);
      const hasBranches = ["malay", "indonesian", "american"].includes(format);
      const lowBranch = format === "malay" ? low <= 2 : low >= 2;
      const highBranch = format === "malay" ? high <= 2 : high >= 2;
      fc.pre(!hasBranches || lowBranch === highBranch);
      const rise = decimalToOdds(high, format) - decimalToOdds(low, format);
      if (format === "probability") expect(rise).toBeLessThan(0);
      else expect(rise).toBeGreaterThan(0);
      const branch = `${format} ${hasBranches ? String(low >= 2) : ""}`;
      compared.set(branch, (compared.get(branch) ?? 0) + 1);
    }),
    { numRuns: runs(3000) },
  );
  expect(compared.size).toBe(10);
  expect(Math.min(...compared.values())).toBeGreaterThan(20);
});

test("a price stays within the range of its format", () => {
  fc.assert(
    fc.property(anyPrice, (decimal) => {
      expect(decimalToOdds(decimal, "hong-kong")).toBeGreaterThan(0);
      expect(Math.abs(decimalToOdds(decimal, "malay"))).toBeLessThanOrEqual(1);
      expect(Math.abs(decimalToOdds(decimal, "indonesian"))).toBeGreaterThanOrEqual(1);
      expect(Math.abs(decimalToOdds(decimal, "american"))).toBeGreaterThanOrEqual(100);
      expect(decimalToOdds(decimal, "probability")).toBeLessThan(1);
      expect(decimalToOdds(decimal, "probability")).toBeGreaterThan(0);
    }),
  );
});

test("what is written is read back to within half a display step, and is then written the same", () => {
  const seen = { fineDecimals: 0, evenFromAfar: 0, coarse: 0 };
  fc.assert(
    fc.property(anyPrice, anyFormat, (decimal, format) => {
      const text = formatOdds(decimal, format);
      const back = read(text, format);
      expect(formatOdds(back, format)).toBe(text);
      expect(text).not.toMatch(/^[+-]?0\.0+$|^-1\.00$|^-100$/);
      if (format === "fractional") return;

      const { value, halfStep } = shownNumber(text);
      const exact = reference(decimal, format);
      const even = { malay: 1, indonesian: 1, american: 100 }[format as string];
      // Even money is one price with two signs, written with a plus.
      const isEven = value === even;
      const difference = isEven ? Math.abs(exact) - value : exact - value;
      expect(Math.abs(difference)).toBeLessThanOrEqual(halfStep * (1 + 1e-6));

      if (/\.\d{3}/.test(text)) seen.fineDecimals += 1;
      else if (isEven && exact < 0) seen.evenFromAfar += 1;
      else seen.coarse += 1;
    }),
    { numRuns: runs(6000) },
  );
  expect(Math.min(seen.fineDecimals, seen.evenFromAfar)).toBeGreaterThan(20);
  expect(seen.coarse).toBeGreaterThan(1000);
});

test("no traditional fraction is nearer than the one that is written, nor as near and shorter", () => {
  const written = new Set<string>();
  fc.assert(
    fc.property(anyProfit, (profit) => {
      const text = formatOdds(profit + 1, "fractional");
      const [numerator, denominator] = text === "evens" ? [1, 1] : text.split("/").map(Number);
      const chosen = numerator! / denominator!;
      const better = TRADITIONAL_FRACTIONS.filter((rung) => {
        const other = rung.numerator / rung.denominator;
        const advantage = Math.abs(chosen - profit) - Math.abs(other - profit);
        return advantage > 1e-8 || (other < chosen && advantage >= 0);
      });
      expect(better).toEqual([]);
      written.add(text);
    }),
    { numRuns: runs(2000) },
  );
  expect(written.size).toBeGreaterThan(80);
});

test("the exact fraction is the one with the least denominator within 1e-9", () => {
  const denominators = new Set<number>();
  fc.assert(
    fc.property(anyPrice, (decimal) => {
      const profit = decimal - 1;
      const { numerator, denominator } = decimalToFraction(decimal);
      expect([numerator, denominator].every(Number.isSafeInteger)).toBe(true);
      expect(Math.abs(numerator / denominator - profit)).toBeLessThan(1.000_001e-9);
      for (let smaller = 1; smaller < denominator; smaller++) {
        const error = Math.abs(Math.round(profit * smaller) / smaller - profit);
        // Within a floating-point remainder of the bound, either answer is right.
        if (error < 0.999_999e-9) throw new Error(`${profit} is nearly a fraction of ${smaller}`);
      }
      denominators.add(denominator);
    }),
    { numRuns: runs(500) },
  );
  expect(Math.max(...denominators)).toBeGreaterThan(1000);
  expect(denominators.size).toBeGreaterThan(50);
});

test("any reduced fraction with a denominator of up to 10,000 is found again from its price", () => {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  const whole = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      fc.pre(isDecimalOdds(a / b + 1));
      const divisor = gcd(a, b);
      const fraction = { numerator: a / divisor, denominator: b / divisor };
      expect(decimalToFraction(a / b + 1)).toEqual(fraction);
      expect(parseOdds(`${a}/${b}`, "fractional")).toEqual({ ok: true, value: a / b + 1 });
    }),
    { numRuns: runs(1000) },
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
    unit: fc.constantFrom("0", "1", "5", "9", "0.", "-", "+", ",", "e", "/", "%", "\u200B", "−"),
    maxLength: 12,
  });
  const written = fc.tuple(anyPrice, anyFormat).map((price) => formatOdds(...price));
  const fraction = fc.tuple(fc.nat(4), fc.nat(4)).map((parts) => parts.join("/"));
  const texts = fc.oneof(anyText(), numeric, numeric, written, fraction);
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(texts, anyFormat, (text, format) => {
      const result = parseOdds(text, format);
      const outcome = `${format} ${result.ok ? "ok" : result.error.code}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (result.ok) {
        expect(result.value).toBeGreaterThanOrEqual(MIN_ODDS);
        expect(result.value).toBeLessThanOrEqual(MAX_ODDS);
      } else {
        expect(result.error).toMatchObject({ format, text: text.slice(0, 40) });
      }
    }),
    { numRuns: runs(6000) },
  );
  expect(outcomes.size).toBe(3 * ODDS_FORMATS.length);
  expect(Math.min(...outcomes.values())).toBeGreaterThan(5);
});

test("parseOdds() is blind to what the eye cannot see", () => {
  let disguises = 0;
  const shown = fc.constantFrom<[OddsFormat, string]>(
    ["malay", "-0.95"],
    ["malay", "1.95"],
    ["malay", "0.5"],
    ["fractional", "85/40"],
    ["fractional", "Evens"],
    ["probability", "46.5%"],
  );
  const minus = fc.constantFrom("-", "−", "–", "－");
  fc.assert(
    fc.property(
      shown.chain(([format, text]) =>
        fc.tuple(fc.constant(format), fc.constant(text), disguised(text), minus),
      ),
      ([format, text, disguise, sign]) => {
        const printed = disguise.replace("-", sign).replace(".", ",");
        const plain = parseOdds(text, format);
        expect(plain.ok).toBe(text !== "1.95");
        for (const other of [printed, ` ${printed}\n`]) {
          expect(parseOdds(other, format)).toMatchObject(
            plain.ok ? plain : { ok: false, error: { code: plain.error.code } },
          );
        }
        if (disguise !== text) disguises += 1;
      },
    ),
    { numRuns: runs(200) },
  );
  expect(disguises).toBeGreaterThan(50);
});
