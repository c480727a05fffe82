/** The split at odds where rounding is worst, against exact arithmetic. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { assessLegs, leximinShares, payoff, resultClasses, type PricedSelection } from "arb-core";
import { runs } from "../../../test/runs.ts";
import { anySelections } from "./arbitrary-legs.ts";
import { exactMaximin } from "./oracle/exact-maximin.ts";
import { distinctReturns } from "./oracle/returns.ts";

const mills = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min, max }).map((value) => value / 1000);

/** Hardly more than the stake, usual, and up to a thousand times the stake. */
const mixedOdds = fc.oneof(mills(1001, 1010), mills(1500, 5000), mills(100_000, 1_001_000));

/** So few that legs are often nearly, and rarely quite, the same. */
const fewOdds = fc.constantFrom(1.001, 1.002, 1000, 1001);

/** Bets of any markets that go together. */
function bets(least: number, most: number, odds: fc.Arbitrary<number>) {
  return anySelections(least, most).chain((selections) =>
    fc
      .array(odds, { minLength: selections.length, maxLength: selections.length })
      .map((prices) => selections.map((each, leg) => ({ ...each, odds: prices[leg] ?? 2 }))),
  );
}

function expectShares(shares: readonly number[], legs: number): void {
  expect(shares).toHaveLength(legs);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-12);
}

const returnsOf = (legs: readonly PricedSelection[]): number[][] =>
  resultClasses(legs).map(({ settlements }) =>
    legs.map(({ odds }, leg) => payoff(settlements[leg] ?? "loss", odds)),
  );

function leastAt(rows: readonly (readonly number[])[], shares: readonly number[]): number {
  return Math.min(
    ...rows.map((row) => row.reduce((sum, pays, leg) => sum + pays * shares[leg]!, 0)),
  );
}

test("three to eight legs: the least return is the exact one's, to within 1e-9", () => {
  const seen = { loss: 0, profit: 0, total: 0, split: 0, eight: 0 };
  fc.assert(
    fc.property(fc.oneof(bets(3, 8, mixedOdds), bets(3, 8, fewOdds)), (legs) => {
      const { stakes, profitMin, profitMax } = assessLegs(legs);
      expectShares(stakes, legs.length);
      expect(Number.isFinite(profitMin) && Number.isFinite(profitMax)).toBe(true);
      const rows = distinctReturns(legs);
      const exact = exactMaximin(rows);
      expect(Math.abs(leastAt(rows, stakes) - exact)).toBeLessThan(1e-9);

      seen[exact === 0 ? "total" : exact < 1 ? "loss" : "profit"] += 1;
      if (stakes.filter((share) => share > 1e-6).length > 2) seen.split += 1;
      if (legs.length === 8) seen.eight += 1;
    }),
    { numRuns: runs(700) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

test("nine to sixteen legs: the same", () => {
  const seen = { covered: 0, large: 0 };
  fc.assert(
    fc.property(fc.oneof(bets(9, 16, mixedOdds), bets(9, 16, fewOdds)), (legs) => {
      const rows = returnsOf(legs);
      const shares = leximinShares(rows);
      expectShares(shares, legs.length);
      const exact = exactMaximin(rows);
      expect(Math.abs(leastAt(rows, shares) - exact)).toBeLessThan(1e-9);

      if (exact > 0) seen.covered += 1;
      if (legs.length > 13) seen.large += 1;
    }),
    { numRuns: runs(120) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test("shares are fractions that add up to 1 for any finite returns at all", () => {
  const value = fc.oneof(
    fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
    fc.constantFrom(0, 1, Number.MIN_VALUE, Number.EPSILON, 1e-12, 1e12, Number.MAX_VALUE),
  );
  let vast = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }).chain((legs) => {
        const row = fc.array(value, { minLength: legs, maxLength: legs });
        return fc.array(row, { minLength: 1, maxLength: 6 });
      }),
      (returns) => {
        expectShares(leximinShares(returns), returns[0]!.length);
        const positive = returns.flat().filter((each) => each > 0);
        if (Math.max(...positive) / Math.min(...positive) === Infinity) vast += 1;
      },
    ),
    { numRuns: runs(600) },
  );
  expect(vast).toBeGreaterThan(100);
});

test("the exact answer is the one worked out by hand", () => {
  const equalPayout = 1 / (1 / 3 + 1 / 3.6 + 1 / 2.75);
  const threeWay = [
    [3, 0, 0],
    [0, 3.6, 0],
    [0, 0, 2.75],
  ];
  expect(exactMaximin(threeWay)).toBeCloseTo(equalPayout, 14);
  // One bet wins always, then in one of the two rows only, then nothing does in one of them.
  expect(
    exactMaximin([
      [1.5, 0, 9],
      [0, 3, 9],
    ]),
  ).toBe(9);
  expect(
    exactMaximin([
      [1.5, 0, 9, 1],
      [0, 3, 0, 1],
    ]),
  ).toBe(1 / (1 / 3 + 1 / 9));
  expect(
    exactMaximin([
      [2, 3],
      [0, 0],
    ]),
  ).toBe(0);
});
