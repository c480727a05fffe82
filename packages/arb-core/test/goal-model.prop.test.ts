import fc from "fast-check";
import { expect, test } from "vitest";
import {
  expectedProfit,
  goalDifferenceProbability,
  poissonScore,
  totalGoalsProbability,
  type ExpectedGoals,
  type Range,
} from "arb-core";
import { runs } from "../../../test/runs.ts";

/** A side's expected goals: mostly football's, sometimes none, sometimes all that is allowed. */
const mean = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 5, max: 400 }).map((value) => value / 100) },
  { weight: 1, arbitrary: fc.constantFrom(0, 0.01, 30, 100) },
);
const expectedGoals: fc.Arbitrary<ExpectedGoals> = fc.record({ home: mean, away: mean });

/** Cuts of the whole number line: ranges that cover every quantity once. */
const partition = fc
  .uniqueArray(fc.integer({ min: -12, max: 15 }), { maxLength: 6 })
  .map((cuts): Range[] => {
    const starts = [-Infinity, ...cuts.sort((a, b) => a - b)];
    return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? Infinity) - 1 }));
  });

const MODELS = [totalGoalsProbability, goalDifferenceProbability];

/** The Poisson probabilities of 0 to 250 goals, each from its logarithm. */
function poissonTable(average: number): number[] {
  const table: number[] = [];
  let logFactorial = 0;
  for (let goals = 0; goals <= 250; goals++) {
    if (goals > 0) logFactorial += Math.log(goals);
    const log = (goals === 0 ? 0 : goals * Math.log(average)) - average - logFactorial;
    table.push(Math.exp(log));
  }
  return table;
}

test("the probabilities of all scores add up to 1", () => {
  fc.assert(
    fc.property(expectedGoals, (expected) => {
      const probabilityOf = poissonScore(expected);
      let sum = 0;
      for (let home = 0; home <= 220; home++) {
        for (let away = 0; away <= 220; away++) sum += probabilityOf({ home, away });
      }
      expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-12);
    }),
    { numRuns: runs(40) },
  );
});

test("ranges that cover every result once have probabilities that add up to 1", () => {
  let pieces = 0;
  fc.assert(
    fc.property(expectedGoals, partition, (expected, ranges) => {
      for (const model of MODELS) {
        const probabilities = ranges.map((range) => model(expected, range));
        expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
        const sum = probabilities.reduce((total, p) => total + p, 0);
        expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-12);
        pieces += probabilities.filter((p) => p > 0.001).length;
        const rows = probabilities.map((p) => ({ profit: 3, probability: p }));
        expect(expectedProfit(rows)).toBeCloseTo(3, 10);
      }
    }),
    { numRuns: runs(500) },
  );
  expect(pieces).toBeGreaterThan(1000);
});

test("ranges agree with adding up the scores one by one", () => {
  let likely = 0;
  fc.assert(
    fc.property(expectedGoals, partition, (expected, ranges) => {
      const home = poissonTable(expected.home);
      const away = poissonTable(expected.away);
      const sums = MODELS.map(() => ranges.map(() => 0));
      for (const [homeGoals, homeMass] of home.entries()) {
        for (const [awayGoals, awayMass] of away.entries()) {
          for (const [kind, quantity] of [homeGoals + awayGoals, homeGoals - awayGoals].entries()) {
            const index = ranges.findIndex(({ to }) => quantity <= to);
            sums[kind]![index]! += homeMass * awayMass;
          }
        }
      }
      for (const [kind, model] of MODELS.entries()) {
        for (const [index, range] of ranges.entries()) {
          const summed = sums[kind]![index]!;
          expect(Math.abs(model(expected, range) - summed)).toBeLessThanOrEqual(1e-11);
          if (summed > 0.01 && summed < 0.99) likely += 1;
        }
      }
    }),
    { numRuns: runs(60) },
  );
  expect(likely).toBeGreaterThan(30);
});

test("a score is as probable as its goals are, one side at a time", () => {
  const goals = fc.integer({ min: 0, max: 12 });
  let likely = 0;
  fc.assert(
    fc.property(expectedGoals, goals, goals, (expected, home, away) => {
      const summed = poissonTable(expected.home)[home]! * poissonTable(expected.away)[away]!;
      expect(Math.abs(poissonScore(expected)({ home, away }) - summed)).toBeLessThanOrEqual(1e-14);
      if (summed > 1e-4) likely += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(likely).toBeGreaterThan(50);
});

test("exchanging the teams mirrors the difference and leaves the total", () => {
  const ends = fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 0, max: 8 }));
  fc.assert(
    fc.property(expectedGoals, ends, ({ home, away }, [from, length]) => {
      const range = { from, to: from + length };
      const exchanged = { home: away, away: home };
      expect(
        goalDifferenceProbability(exchanged, { from: -range.to, to: -range.from }),
      ).toBeCloseTo(goalDifferenceProbability({ home, away }, range), 12);
      expect(totalGoalsProbability(exchanged, range)).toBeCloseTo(
        totalGoalsProbability({ home, away }, range),
        14,
      );
    }),
    { numRuns: runs(500) },
  );
});
