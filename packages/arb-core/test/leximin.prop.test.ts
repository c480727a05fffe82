import fc from "fast-check";
import { expect, test } from "vitest";
import { leximinShares } from "arb-core";
import { runs } from "../../../test/runs.ts";
import { sharesBySimplex } from "../src/leximin.ts";

type Returns = number[][];

/** Differences of returns that count as none. */
const TOLERANCE = 1e-9;

/** Prices near even, short, long, and so few that different legs often have the same. */
const price = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 130, max: 600 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.integer({ min: 1001, max: 1_001_000 }).map((mills) => mills / 1000) },
  { weight: 2, arbitrary: fc.constantFrom(2, 3, 4) },
);

/** What a bet pays: loss, half-loss, push, half-win, win. */
const payoffs = (odds: number): number[] => [0, 0.5, 1, (odds + 1) / 2, odds];

/** Games of result classes by legs, many of them degenerate. */
function game(legs: fc.Arbitrary<number>, maxClasses = 6): fc.Arbitrary<Returns> {
  return legs.chain((count) => {
    const ending = fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.constant(4) },
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
    );
    return fc
      .record({
        odds: fc.array(price, { minLength: count, maxLength: count }),
        endings: fc.array(fc.array(ending, { minLength: count, maxLength: count }), {
          minLength: 1,
          maxLength: maxClasses,
          size: "max",
        }),
        twist: fc.constantFrom(
          "none",
          "none",
          "none",
          "same legs",
          "mixed legs",
          "same classes",
          "dead leg",
          "flat",
        ),
      })
      .map(({ odds, endings, twist }) => {
        const returns = endings.map((row) => row.map((index, leg) => payoffs(odds[leg]!)[index]!));
        if (twist === "same classes") return [...returns, returns[0]!];
        if (twist === "flat") return [...returns, odds.map(() => 1)];
        if (twist === "same legs") return returns.map((row) => [...row.slice(0, -1), row[0]!]);
        if (twist === "mixed legs") {
          return returns.map((row) => [(row.at(-1)! + row[row.length >> 1]!) / 2, ...row.slice(1)]);
        }
        if (twist === "dead leg") return returns.map((row) => [...row.slice(0, -1), 0]);
        return returns;
      });
  });
}

const anyGame = game(fc.integer({ min: 1, max: 5 }));

function returnsAt(returns: Returns, shares: readonly number[]): number[] {
  return returns.map((row) => row.reduce((sum, value, leg) => sum + value * shares[leg]!, 0));
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Positive when the first is lexicographically greater, negative when the second is. */
function compare(a: readonly number[], b: readonly number[], tolerance = TOLERANCE): number {
  const index = a.findIndex((value, position) => Math.abs(value - b[position]!) > tolerance);
  return index < 0 ? 0 : a[index]! - b[index]!;
}

function expectSame(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs(actual[index]! - value)).toBeLessThan(TOLERANCE * Math.max(1, value));
  }
}

/** Every choice of `count` of the values. */
function choices<T>(values: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return values.flatMap((value, index) =>
    choices(values.slice(index + 1), count - 1).map((rest) => [value, ...rest]),
  );
}

/** Solves a square system of equations by Cramer's rule; `undefined` for a singular one. */
function solve(matrix: Returns, values: readonly number[]): number[] | undefined {
  const whole = determinant(matrix);
  if (Math.abs(whole) < 1e-10) return undefined;
  return values.map(
    (_, column) =>
      determinant(matrix.map((row, index) => row.with(column, values[index]!))) / whole,
  );
}

function determinant(matrix: Returns): number {
  const [first = [], ...rest] = matrix;
  if (matrix.length === 1) return first[0]!;
  return first.reduce(
    (sum, value, column) =>
      value === 0
        ? sum
        : sum + (-1) ** column * value * determinant(rest.map((row) => row.toSpliced(column, 1))),
    0,
  );
}

/**
 * The ascending returns are linear wherever no two classes change places, so the leximin split is
 * at a corner of such a region: where enough of the equations R_r = R_q and s_k = 0 hold at once.
 */
function leximinByEnumeration(returns: Returns): number[] {
  const legs = returns[0]!.length;
  const equations = [
    ...choices(returns, 2).map(([a, b]) => a!.map((value, leg) => value - b![leg]!)),
    ...Array.from({ length: legs }, (_, leg) => returns[0]!.map((_, k) => (k === leg ? 1 : 0))),
  ];
  let best: number[] | undefined;
  for (const chosen of choices(equations, legs - 1)) {
    const shares = solve([returns[0]!.map(() => 1), ...chosen], [1, ...chosen.map(() => 0)]);
    if (shares === undefined || shares.some((share) => share < -1e-12)) continue;
    const found = ascending(returnsAt(returns, shares));
    if (best === undefined || compare(found, best) > 0) best = found;
  }
  return best!;
}

/** In which ways a game is degenerate. */
function degeneracies(returns: Returns): string[] {
  const legs = returns[0]!.map((_, leg) => returns.map((row) => row[leg]!));
  const repeats = (vectors: Returns): boolean => new Set(vectors.map(String)).size < vectors.length;
  const isFlat = (vector: readonly number[]): boolean => vector.every((v) => v === vector[0]);
  return [
    ...(repeats(legs) ? ["same legs"] : []),
    ...(repeats(returns) ? ["same classes"] : []),
    ...(legs.some((leg) => isFlat(leg) && leg[0] === 0) ? ["leg never pays"] : []),
    ...(returns.some((row) => isFlat(row) && row[0] === 0) ? ["class never pays"] : []),
    ...(returns.some((row) => isFlat(row) && row[0] === 1) ? ["class refunds all"] : []),
    ...(legs.length === 1 ? ["one leg"] : []),
    ...(legs.length > 8 && returns.length > 10 ? ["large"] : []),
  ];
}

test("shares are fractions that add up to 1, for any game within the limits", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(anyGame, game(fc.integer({ min: 1, max: 16 }), 40)), (returns) => {
      const shares = leximinShares(returns);
      expect(shares).toHaveLength(returns[0]!.length);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-12);
      for (const kind of degeneracies(returns)) reached.add(kind);
    }),
    { numRuns: runs(400) },
  );
  expect([...reached].sort()).toEqual([
    "class never pays",
    "class refunds all",
    "large",
    "leg never pays",
    "one leg",
    "same classes",
    "same legs",
  ]);
});

test("three legs: no split on a fine grid returns more", () => {
  const steps = 60;
  let levels = 0;
  fc.assert(
    fc.property(game(fc.constant(3)), (returns) => {
      const best = ascending(returnsAt(returns, leximinShares(returns)));
      if (new Set(best.map((value) => value.toFixed(6))).size > 1) levels += 1;
      for (let a = 0; a <= steps; a++) {
        for (let b = 0; a + b <= steps; b++) {
          const other = ascending(
            returnsAt(returns, [a / steps, b / steps, (steps - a - b) / steps]),
          );
          if (compare(other, best) > 0) expect.fail(`${String(other)} beats ${String(best)}`);
        }
      }
    }),
    { numRuns: runs(120) },
  );
  expect(levels).toBeGreaterThan(0);
});

test("one to four legs: the returns are those of the best corner of all", () => {
  const least = { inner: 0, edge: 0, levels: 0 };
  const small = fc.oneof(game(fc.constantFrom(1, 2, 3), 6), game(fc.constant(4), 3));
  fc.assert(
    fc.property(small, (returns) => {
      const shares = leximinShares(returns);
      const found = ascending(returnsAt(returns, shares));
      expectSame(found, leximinByEnumeration(returns));
      if (shares.every((share) => share > TOLERANCE)) least.inner += 1;
      else least.edge += 1;
      if (new Set(found.map((value) => value.toFixed(6))).size > 2) least.levels += 1;
    }),
    { numRuns: runs(400) },
  );
  expect(Math.min(...Object.values(least))).toBeGreaterThan(0);
});

test("two legs: the closed form is the simplex method's answer", () => {
  let inner = 0;
  fc.assert(
    fc.property(game(fc.constant(2)), (returns) => {
      const shares = leximinShares(returns);
      expectSame(shares, sharesBySimplex(returns));
      if (Math.min(...shares) > 0) inner += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(inner).toBeGreaterThan(0);
});

test("paying all returns in another unit changes no share", () => {
  const unit = fc.constantFrom(1e-12, 0.01, 1 / 3, 0.98, 7, 1e12);
  let split = 0;
  fc.assert(
    fc.property(anyGame, unit, (returns, factor) => {
      const shares = leximinShares(returns);
      expectSame(leximinShares(returns.map((row) => row.map((value) => value * factor))), shares);
      if (Math.max(...shares) < 1) split += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(split).toBeGreaterThan(0);
});

test("the order of the legs changes no return", () => {
  let moved = 0;
  fc.assert(
    fc.property(anyGame, fc.nat(), (returns, seed) => {
      const legs = returns[0]!.length;
      const shift = seed % legs;
      const permute = (row: readonly number[]): number[] =>
        [...row.slice(shift), ...row.slice(0, shift)].reverse();
      const permuted = returns.map(permute);
      expectSame(
        returnsAt(permuted, leximinShares(permuted)),
        returnsAt(returns, leximinShares(returns)),
      );
      if (legs > 2) moved += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(moved).toBeGreaterThan(0);
});

test("the order of the classes, and classes given twice, change no share", () => {
  let moved = 0;
  fc.assert(
    fc.property(anyGame, (returns) => {
      const shares = leximinShares(returns);
      expectSame(leximinShares([...returns].reverse()), shares);
      expectSame(leximinShares([...returns, ...returns]), shares);
      if (returns.length > 2) moved += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(moved).toBeGreaterThan(0);
});

test("of splits with the same returns, the one with most on the earlier legs", () => {
  let twice = 0;
  fc.assert(
    fc.property(anyGame, fc.nat(), (returns, seed) => {
      const leg = seed % returns[0]!.length;
      const shares = leximinShares(returns);
      // The same bet once more, last: all that it could take is on the leg before.
      const extended = leximinShares(returns.map((row) => [...row, row[leg]!]));
      expectSame(extended, [...shares, 0]);
      if (shares[leg]! > TOLERANCE) twice += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(twice).toBeGreaterThan(0);
});

test("a leg that another one beats in every class changes no return", () => {
  let used = 0;
  fc.assert(
    fc.property(
      anyGame,
      fc.nat(),
      fc.constantFrom(0, 0.5, 0.9, 1),
      fc.boolean(),
      (returns, seed, factor, first) => {
        const leg = seed % returns[0]!.length;
        const extended = returns.map((row) => {
          const worse = row[leg]! * factor;
          return first ? [worse, ...row] : [...row, worse];
        });
        const shares = leximinShares(returns);
        expectSame(returnsAt(extended, leximinShares(extended)), returnsAt(returns, shares));
        if (shares[leg]! > TOLERANCE && factor > 0) used += 1;
      },
    ),
    { numRuns: runs(300) },
  );
  expect(used).toBeGreaterThan(0);
});

test("one more class never raises the least return, one more leg never lowers it", () => {
  const reached = { fewer: 0, more: 0 };
  fc.assert(
    fc.property(anyGame, (returns) => {
      const least = (part: Returns): number => Math.min(...returnsAt(part, leximinShares(part)));
      const whole = least(returns);
      if (returns.length > 1) {
        const withoutClass = least(returns.slice(1));
        expect(withoutClass).toBeGreaterThanOrEqual(whole - TOLERANCE);
        if (withoutClass > whole + TOLERANCE) reached.fewer += 1;
      }
      if (returns[0]!.length > 1) {
        const withoutLeg = least(returns.map((row) => row.slice(1)));
        expect(withoutLeg).toBeLessThanOrEqual(whole + TOLERANCE);
        if (withoutLeg < whole - TOLERANCE) reached.more += 1;
      }
    }),
    { numRuns: runs(300) },
  );
  expect(Math.min(...Object.values(reached))).toBeGreaterThan(0);
});
