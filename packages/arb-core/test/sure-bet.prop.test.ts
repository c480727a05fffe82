import fc from "fast-check";
import { expect, test } from "vitest";
import { assessLegs, isSureBet, propositionOf, requiredProduct, type Selection } from "arb-core";
import { decimalOdds } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { nearPair, pair, scoreAtBet } from "./arbitrary-legs.ts";
import { isProfitable } from "./oracle/maximin.ts";
import { distinctReturns } from "./oracle/returns.ts";

/** Adds one to a count. */
function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

test("isSureBet() is whether the recommended stakes profit at worst", () => {
  const seen = { sure: 0, not: 0, skipped: 0, crossMarket: 0, running: 0 };
  const nearBorder = fc.integer({ min: 900, max: 1100 }).map((permille) => permille / 1000);
  const price = fc.oneof(decimalOdds(), nearBorder);
  fc.assert(
    fc.property(pair(), decimalOdds(), price, scoreAtBet(), ([a, b], odds, other, options) => {
      const required = requiredProduct(a, b, options);
      // Below 1.2 it is no price but a share of what is required.
      const second =
        other > 1.2 || required > 10 ? other + 0.2 : 1 + (required / (odds - 1)) * other;
      if (!(second >= 1.001 && second <= 1001)) return;
      if (Math.abs(((odds - 1) * (second - 1)) / required - 1) < 1e-6) {
        seen.skipped += 1;
        return;
      }
      const legs = [
        { ...a, odds },
        { ...b, odds: second },
      ] as const;
      const isSure = isSureBet(...legs, options);
      expect(isSure).toBe(assessLegs(legs, options).profitMin > 0);
      seen[isSure ? "sure" : "not"] += 1;
      if (isSure && a.market !== b.market) seen.crossMarket += 1;
      if (isSure && options.scoreAtBet !== undefined) seen.running += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(seen.sure).toBeGreaterThan(300);
  expect(seen.not).toBeGreaterThan(300);
  expect(seen.crossMarket).toBeGreaterThan(50);
  expect(seen.running).toBeGreaterThan(50);
  expect(seen.skipped).toBeLessThan(60);
});

/** The product of net odds from which on some split profits at every score, by bisection. */
function productByBisection(
  [a, b]: readonly [Selection, Selection],
  skew: number,
  options: { readonly scoreAtBet?: { readonly home: number; readonly away: number } },
): number {
  const isSure = (product: number): boolean => {
    const net = Math.sqrt(product);
    const legs = [
      { ...a, odds: 1 + net * skew },
      { ...b, odds: 1 + net / skew },
    ];
    return isProfitable(distinctReturns(legs, options.scoreAtBet));
  };
  let [low, high] = [1e-3, 1e6];
  if (!isSure(high)) return Infinity;
  while (high / low > 1 + 1e-7) {
    const middle = Math.sqrt(low * high);
    if (isSure(middle)) high = middle;
    else low = middle;
  }
  return high;
}

test("requiredProduct() is the threshold that bisection finds, whatever the prices' skew", () => {
  const products = new Map<number, number>();
  const gaps = new Map<number, number>();
  const seen = { crossMarket: 0, crossQuestion: 0, running: 0 };
  const skews = fc.constantFrom(0.2, 0.7, 1, 1.9, 4);
  fc.assert(
    fc.property(fc.oneof(pair(), nearPair()), skews, scoreAtBet(), (two, skew, options) => {
      const required = requiredProduct(...two, options);
      const found = productByBisection(two, skew, options);
      if (required === Infinity) expect(found).toBe(Infinity);
      else expect(Math.abs(found / required - 1)).toBeLessThan(1e-6);

      count(products, required);
      const [a, b] = two.map((one) => propositionOf(one, options));
      if (a!.quantity === b!.quantity) count(gaps, a!.line + b!.line);
      else if (required < Infinity) seen.crossQuestion += 1;
      if (required < Infinity && two[0].market !== two[1].market) seen.crossMarket += 1;
      if (required < Infinity && options.scoreAtBet !== undefined) seen.running += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect([...products.keys()].sort((a, b) => a - b)).toEqual([0.5, 1, 2, 4, Infinity]);
  for (const [product, least] of [
    [0.5, 1],
    [1, 100],
    [2, 10],
    [4, 1],
    [Infinity, 50],
  ] as const) {
    expect(products.get(product)).toBeGreaterThan(least);
  }
  for (let quarters = -4; quarters <= 4; quarters++) {
    expect(gaps.get(quarters / 4)).toBeGreaterThan(5);
  }
  expect(seen.crossMarket).toBeGreaterThan(30);
  expect(seen.crossQuestion).toBeGreaterThan(5);
  expect(seen.running).toBeGreaterThan(30);
});

test("the product is the same in either order, and a longer start never asks for more", () => {
  let less = 0;
  fc.assert(
    fc.property(nearPair(), scoreAtBet(), ([a, b], options) => {
      const required = requiredProduct(a, b, options);
      expect(requiredProduct(b, a, options)).toBe(required);
      const then = requiredProduct(a, { ...b, line: b.line + 0.25 }, options);
      expect(then).toBeLessThanOrEqual(required);
      if (then < required) less += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(less).toBeGreaterThan(50);
});
