/** The recommended split against all others, tried one by one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { assessLegs, assessStakes, equalPayoutStakes, margin, propositionOf } from "arb-core";
import { decimalOdds, selection } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { pricedLegs, pricedPair, pricedTriple, scoreAtBet } from "./arbitrary-legs.ts";
import {
  maximinOfThree,
  maximinOfTwo,
  maximinOnGridOfThree,
  maximinOnGridOfTwo,
} from "./oracle/maximin.ts";
import { distinctReturns, leastProfit } from "./oracle/returns.ts";

test("two legs: no split on a grid is safer, and the refined grid finds the same guarantee", () => {
  const seen = { profit: 0, loss: 0, quarter: 0, positiveGap: 0, negativeGap: 0, crossMarket: 0 };
  fc.assert(
    fc.property(pricedPair(), scoreAtBet(), (legs, options) => {
      const { profitMin, stakes } = assessLegs(legs, options);
      const rows = distinctReturns(legs, options.scoreAtBet);
      expect(maximinOnGridOfTwo(rows, 2000)).toBeLessThanOrEqual(profitMin + 1e-6);
      expect(maximinOfTwo(rows)).toBeLessThanOrEqual(profitMin + 1e-6);
      expect(maximinOfTwo(rows)).toBeGreaterThanOrEqual(profitMin - 1e-6);
      expect(leastProfit(rows, stakes)).toBeCloseTo(profitMin, 6);

      seen[profitMin > 0 ? "profit" : "loss"] += 1;
      if (legs[0].market !== legs[1].market) seen.crossMarket += 1;
      const [a, b] = legs.map((leg) => propositionOf(leg, options));
      if (a!.quantity !== b!.quantity || a!.direction !== "above") return;
      if (!Number.isInteger(a!.line * 2)) seen.quarter += 1;
      if (a!.line + b!.line > 0) seen.positiveGap += 1;
      if (a!.line + b!.line < 0) seen.negativeGap += 1;
    }),
    { numRuns: runs(250) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(15);
});

test("three legs: no split on a grid is safer, and a search finds the same guarantee", () => {
  const seen = { profit: 0, loss: 0, total: 0 };
  fc.assert(
    fc.property(pricedTriple(), scoreAtBet(), (legs, options) => {
      const { profitMin, stakes } = assessLegs(legs, options);
      const rows = distinctReturns(legs, options.scoreAtBet);
      expect(maximinOnGridOfThree(rows, 40)).toBeLessThanOrEqual(profitMin + 1e-6);
      expect(Math.abs(maximinOfThree(rows) - profitMin)).toBeLessThan(1e-6);
      expect(leastProfit(rows, stakes)).toBeCloseTo(profitMin, 6);

      seen[profitMin > 0 ? "profit" : "loss"] += 1;
      if (profitMin === -100) seen.total += 1;
    }),
    { numRuns: runs(100) },
  );
  expect(seen.profit).toBeGreaterThan(8);
  expect(seen.loss - seen.total).toBeGreaterThan(5);
});

test("no split, equal payouts least of all, guarantees more than the recommended one", () => {
  let safer = 0;
  const weights = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(pricedLegs(), weights, scoreAtBet(), (legs, stakes, options) => {
      const best = assessLegs(legs, options).profitMin;
      const equal = equalPayoutStakes(legs.map(({ odds }) => odds));
      const least = assessStakes(legs, equal, options).profitMin;
      expect(least).toBeLessThanOrEqual(best + 1e-6);
      if (best > 0 && least < best - 0.01) safer += 1;
      const other = assessStakes(legs, stakes.slice(0, legs.length), options).profitMin;
      expect(other).toBeLessThanOrEqual(best + 1e-6);
    }),
    { numRuns: runs(1000) },
  );
  expect(safer).toBeGreaterThan(20);
});

test("two opposite sides never guarantee more than the margin; away from no goal at all", () => {
  const counts = { reached: 0, below: 0 };
  const line = fc.integer({ min: 4, max: 20 }).map((quarters) => quarters / 4);
  const sides = fc.oneof(
    fc
      .tuple(line, line)
      .map(([over, under]) => [
        { market: "ft_ou", side: "over", line: over } as const,
        { market: "ft_ou", side: "under", line: Math.min(over, under) } as const,
      ]),
    fc
      .tuple(selection("ft_hdp"), fc.constantFrom(0, 0.25, 0.5))
      .map(([one, less]) => [
        { ...one, side: "home" } as const,
        { market: "ft_hdp", side: "away", line: -one.line - less } as const,
      ]),
  );
  fc.assert(
    fc.property(sides, decimalOdds(), decimalOdds(), ([a, b], first, second) => {
      const { profitMin } = assessLegs([
        { ...a!, odds: first },
        { ...b!, odds: second },
      ]);
      const bound = margin([first, second]);
      expect(profitMin).toBeLessThanOrEqual(bound + 1e-6);
      if (bound > 0) counts[profitMin > bound - 1e-6 ? "reached" : "below"] += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(Math.min(counts.reached, counts.below)).toBeGreaterThan(6);
});
