import fc from "fast-check";
import { expect, test } from "vitest";
import { payoff, settle, type Settlement } from "arb-core";
import { runs } from "../../../test/runs.ts";
import { FAIR_PRICE_METHODS, fairOdds, removeMargin, type FairPriceMethod } from "arb-core";

const method = fc.constantFrom(...FAIR_PRICE_METHODS);

/** Any price in the range that the package promises, longshots as likely as favorites. */
const anyOdds = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: Math.log(1.001), max: Math.log(1001), noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Math.log(1.001), Math.log(1001)) },
);

/** Prices that may make no sense together. */
const anyMarket = fc
  .record({
    odds: fc.array(
      anyOdds.map((log) => Math.min(1001, Math.max(1.001, Math.exp(log)))),
      { minLength: 1, maxLength: 8 },
    ),
    total: fc.constantFrom(1, 1, 1, 2, 3),
  })
  .map(({ odds, total }) => ({ odds, total }));

/** True probabilities of two to six sides, adding up to 1, none below 0.002. */
const distribution = fc
  .array(fc.integer({ min: 4, max: 1000 }), { minLength: 2, maxLength: 6 })
  .map((weights) => weights.map((weight) => weight / sumOf(weights)))
  .filter((probabilities) => probabilities.every((p) => p >= 0.002 && p <= 0.998));

/** A market as bookmakers price it: a margin up to 15 %, spread over the sides unevenly. */
const bookedMarket = fc
  .tuple(distribution, fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 6, maxLength: 6 }))
  .map(([probabilities, margins]) =>
    probabilities.map((p, index) => 1 / Math.min(0.998, p * (1 + margins[index]! / 1000))),
  )
  .filter((odds) => sumOf(odds.map((price) => 1 / price)) > 1.0001);

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function fair(odds: readonly number[], by: FairPriceMethod, total = 1): number[] | string {
  const result = removeMargin(odds, by, { total });
  return result.ok ? result.value : result.error.code;
}

function expectClose(
  actual: number[] | string,
  expected: readonly number[],
  tolerance: number,
): void {
  if (typeof actual === "string") throw new Error(`Refused: ${actual}`);
  expect(actual).toHaveLength(expected.length);
  const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(tolerance);
}

/** Where a function that falls from above 0 to below 0 crosses it. */
function crossing(falling: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let step = 0; step < 80; step++) {
    const middle = (a + b) / 2;
    if (falling(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

function powerOracle(odds: readonly number[], total: number): number[] {
  const at = (k: number): number[] => odds.map((price) => (1 / price) ** k);
  return at(crossing((k) => sumOf(at(k)) - total, 0, 1e5));
}

/** Finds p for z, and z for the sum, both by halving, from Shin's own equation for the price. */
function shinOracle(odds: readonly number[], total: number): number[] {
  const implied = odds.map((price) => 1 / price);
  const shrink = total / sumOf(implied);
  const at = (z: number): number[] =>
    implied.map((q) => crossing((p) => q * q * shrink - (z * p + (1 - z) * p * p), 0, 1));
  return at(crossing((z) => sumOf(at(z)) - total, 0, 1));
}

test("probabilities lie between 0 and 1 and add up to the total, or the reason why not is given", () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(anyMarket, method, ({ odds, total }, by) => {
      const result = fair(Object.freeze([...odds]), by, total);
      const key = `${by}: ${typeof result === "string" ? result : "solved"}`;
      reached.set(key, (reached.get(key) ?? 0) + 1);
      if (typeof result === "string") return;
      expect(result).toHaveLength(odds.length);
      expect(result.every((p) => p > 0 && p < 1)).toBe(true);
      expect(Math.abs(sumOf(result) - total)).toBeLessThanOrEqual(1e-12);
      expect(result.map(fairOdds).every(Number.isFinite)).toBe(true);
    }),
    { numRuns: runs(4000) },
  );
  for (const by of FAIR_PRICE_METHODS) {
    expect(reached.get(`${by}: solved`)).toBeGreaterThan(20);
    expect(reached.get(`${by}: too-few-prices`)).toBeGreaterThan(20);
  }
  for (const by of ["multiplicative", "additive", "power"]) {
    expect(reached.get(`${by}: out-of-range`)).toBeGreaterThan(10);
  }
  expect(reached.get("shin: no-overround")).toBeGreaterThan(20);
  expect(reached.get("shin: out-of-range")).toBe(undefined);
});

test("a code is given exactly where there is no solution", () => {
  fc.assert(
    fc.property(anyMarket, ({ odds, total }) => {
      const implied = odds.map((price) => 1 / price);
      const sum = sumOf(implied);
      fc.pre(Math.abs(sum - total) > 1e-6);
      const isPossible = (probabilities: readonly number[]): boolean =>
        probabilities.every((p) => p > 1e-9 && p < 1 - 1e-9);
      const isTooFew = odds.length <= total;
      const scaled = implied.map((q) => (q * total) / sum);
      const shifted = implied.map((q) => q - (sum - total) / odds.length);
      if (isPossible(scaled)) {
        expect(fair(odds, "multiplicative", total) === "too-few-prices").toBe(isTooFew);
      }
      expect(Array.isArray(fair(odds, "additive", total))).toBe(!isTooFew && isPossible(shifted));
      expect(Array.isArray(fair(odds, "shin", total))).toBe(!isTooFew && sum > total);
      const powered = isTooFew ? [] : powerOracle(odds, total);
      const isPowered = !isTooFew && powered.every((p) => p > 1e-12);
      expect(Array.isArray(fair(odds, "power", total))).toBe(isPowered);
    }),
    { numRuns: runs(500) },
  );
});

test("power and Shin agree with a slow search", () => {
  let several = 0;
  let extreme = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        bookedMarket.map((odds) => ({ odds, total: 1 })),
        anyMarket,
      ),
      (market) => {
        const { odds, total } = market;
        const power = fair(odds, "power", total);
        if (typeof power !== "string") expectClose(power, powerOracle(odds, total), 1e-10);
        const shin = fair(odds, "shin", total);
        if (typeof shin === "string") return;
        expectClose(shin, shinOracle(odds, total), 1e-10);
        if (total > 1) several += 1;
        if (sumOf(odds.map((price) => 1 / price)) > 1.5 * total) extreme += 1;
      },
    ),
    { numRuns: runs(400) },
  );
  expect(several).toBeGreaterThan(5);
  expect(extreme).toBeGreaterThan(5);
});

test("Shin's bookmaker would quote these very prices for the probabilities found", () => {
  fc.assert(
    fc.property(bookedMarket, (odds) => {
      const probabilities = fair(odds, "shin");
      if (typeof probabilities === "string") throw new Error(probabilities);
      const implied = odds.map((price) => 1 / price);
      const quoted = (z: number): number[] => {
        const weights = probabilities.map((p) => Math.sqrt(z * p + (1 - z) * p * p));
        return weights.map((weight) => weight * sumOf(weights));
      };
      const z = crossing((share) => sumOf(implied) - sumOf(quoted(share)), 0, 1);
      expectClose(quoted(z), implied, 1e-9);
    }),
    { numRuns: runs(300) },
  );
});

test("a shorter price never gets less, and equal prices get the same", () => {
  let solved = 0;
  fc.assert(
    fc.property(anyMarket, method, ({ odds, total }, by) => {
      const doubled = [...odds, odds[0]!];
      const result = fair(doubled, by, total);
      if (typeof result === "string") return;
      solved += 1;
      expect(result.at(-1)).toBe(result[0]);
      for (const [i, p] of result.entries()) {
        for (const [j, other] of result.entries()) {
          if (doubled[i]! < doubled[j]!) expect(p).toBeGreaterThanOrEqual(other);
        }
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(solved).toBeGreaterThan(runs(1000) / 4);
});

test("the order of the sides changes nothing but the order of the answer", () => {
  let solved = 0;
  const shuffled = bookedMarket.chain((odds) =>
    fc.record({
      odds: fc.constant(odds),
      order: fc.shuffledSubarray(
        odds.map((_, index) => index),
        { minLength: odds.length },
      ),
    }),
  );
  fc.assert(
    fc.property(shuffled, method, ({ odds, order }, by) => {
      const straight = fair(odds, by);
      const permuted = fair(
        order.map((index) => odds[index]!),
        by,
      );
      if (typeof straight === "string") {
        expect(permuted).toBe(straight);
        return;
      }
      solved += 1;
      expectClose(
        permuted,
        order.map((index) => straight[index]!),
        1e-12,
      );
    }),
    { numRuns: runs(500) },
  );
  expect(solved).toBeGreaterThan(runs(500) / 2);
});

test("without a margin every method gives the true probabilities", () => {
  fc.assert(
    fc.property(distribution, fc.boolean(), (probabilities, isDoubleChance) => {
      const isDouble = isDoubleChance && probabilities.length === 3;
      const sides = isDouble ? probabilities.map((p) => 1 - p) : probabilities;
      for (const by of FAIR_PRICE_METHODS) {
        expectClose(fair(sides.map(fairOdds), by, isDouble ? 2 : 1), sides, 1e-9);
      }
    }),
    { numRuns: runs(500) },
  );
});

test("on even odds every method gives equal probabilities", () => {
  const even = fc.record({
    sides: fc.integer({ min: 2, max: 8 }),
    price: fc.integer({ min: 1001, max: 20_000 }).map((thousandths) => thousandths / 1000),
    total: fc.constantFrom(1, 2),
  });
  let explained = 0;
  fc.assert(
    fc.property(even, ({ sides, price, total }) => {
      fc.pre(sides > total);
      const odds = Array.from({ length: sides }, () => price);
      const equal = odds.map(() => total / sides);
      for (const by of ["multiplicative", "additive", "power"] as const) {
        expectClose(fair(odds, by, total), equal, 1e-12);
      }
      const shin = fair(odds, "shin", total);
      if (shin === "no-overround") {
        expect(sides / price).toBeLessThan(total);
      } else {
        explained += 1;
        expectClose(shin, equal, 1e-12);
      }
    }),
    { numRuns: runs(500) },
  );
  expect(explained).toBeGreaterThan(20);
});

test("on two sides Shin's method is the additive one", () => {
  const pair = fc.tuple(anyOdds, anyOdds).map((logs) => logs.map((log) => Math.exp(log)));
  let compared = 0;
  fc.assert(
    fc.property(pair, (odds) => {
      const additive = fair(odds, "additive");
      const shin = fair(odds, "shin");
      if (typeof additive === "string" || typeof shin === "string") return;
      compared += 1;
      expectClose(shin, additive, 1e-9);
    }),
    { numRuns: runs(500) },
  );
  expect(compared).toBeGreaterThan(50);
});

test("all but the multiplicative method take more of a longshot and less of a favorite", () => {
  let told = 0;
  fc.assert(
    fc.property(bookedMarket, (odds) => {
      const scaled = fair(odds, "multiplicative");
      if (typeof scaled === "string") throw new Error(scaled);
      const longshot = odds.indexOf(Math.max(...odds));
      const favorite = odds.indexOf(Math.min(...odds));
      for (const by of ["additive", "power", "shin"] as const) {
        const other = fair(odds, by);
        if (typeof other === "string") continue;
        expect(other[longshot]).toBeLessThanOrEqual(scaled[longshot]! + 1e-12);
        expect(other[favorite]).toBeGreaterThanOrEqual(scaled[favorite]! - 1e-12);
        if (odds[longshot]! > 2 * odds[favorite]!) {
          told += 1;
          expect(other[longshot]).toBeLessThan(scaled[longshot]!);
          expect(other[favorite]).toBeGreaterThan(scaled[favorite]!);
        }
      }
    }),
    { numRuns: runs(500) },
  );
  expect(told).toBeGreaterThan(100);
});

test("on any line, the fair price of the decided stake's share gives the stake back on average", () => {
  const DECIDED: Readonly<Record<Settlement, number>> = {
    win: 1,
    "half-win": 0.5,
    push: 0,
    "half-loss": 0.5,
    loss: 1,
  };
  const lines = new Set<number>();
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 9, maxLength: 9 }),
      fc.integer({ min: -12, max: 12 }),
      (weights, quarters) => {
        // The goal difference runs from -4 to 4 with these weights.
        const share = (side: "home" | "away"): number => {
          const line = (side === "home" ? quarters : -quarters) / 4;
          const ends = weights.map((weight, index) => ({
            probability: weight / sumOf(weights),
            settlement: settle(
              { market: "ft_hdp", side, line },
              { home: Math.max(0, index - 4), away: Math.max(0, 4 - index) },
            ),
          }));
          const decided = sumOf(ends.map((end) => end.probability * DECIDED[end.settlement]));
          const won = ends.filter(({ settlement }) => /win/.test(settlement));
          const p = sumOf(won.map((end) => end.probability * DECIDED[end.settlement])) / decided;
          const back = ends.map((end) => end.probability * payoff(end.settlement, fairOdds(p)));
          expect(sumOf(back)).toBeCloseTo(1, 9);
          return p;
        };
        expect(share("home") + share("away")).toBeCloseTo(1, 12);
        lines.add(Math.abs(quarters % 4));
      },
    ),
    { numRuns: runs(300) },
  );
  expect([...lines].sort()).toEqual([0, 1, 2, 3]);
});
