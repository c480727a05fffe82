import { describe, expect, test } from "vitest";
import {
  goalDifferenceProbability,
  MAX_EXPECTED_GOALS,
  poissonScore,
  totalGoalsProbability,
} from "arb-core";

describe("the Poisson model", () => {
  const goals = { home: 1.5, away: 1.2 };

  test("agrees with tables of the Poisson and the Skellam distribution", () => {
    // scipy.stats: poisson(1.5), poisson(1.2), poisson(2.7), skellam(1.5, 1.2).
    expect(poissonScore(goals)({ home: 0, away: 0 })).toBeCloseTo(Math.exp(-2.7), 15);
    expect(poissonScore(goals)({ home: 1, away: 0 })).toBeCloseTo(0.10080826910962465, 14);
    expect(totalGoalsProbability(goals, { from: 3, to: 3 })).toBeCloseTo(0.22046768454274915, 14);
    expect(goalDifferenceProbability(goals, { from: 0, to: 0 })).toBeCloseTo(
      0.2548167775864511,
      14,
    );
    expect(goalDifferenceProbability(goals, { from: 1, to: Infinity })).toBeCloseTo(
      0.44146517316683376,
      14,
    );
  });

  test("knows that nobody scores where no goals are expected", () => {
    const none = { home: 0, away: 0 };
    expect(poissonScore(none)({ home: 0, away: 0 })).toBe(1);
    expect(poissonScore(none)({ home: 1, away: 0 })).toBe(0);
    expect(totalGoalsProbability(none, { from: 1, to: Infinity })).toBe(0);
    expect(goalDifferenceProbability({ home: 2, away: 0 }, { from: -Infinity, to: -1 })).toBe(0);
  });

  test("covers everything between the infinities, and nothing beyond possible totals", () => {
    const everything = { from: -Infinity, to: Infinity };
    expect(goalDifferenceProbability(goals, everything)).toBe(1);
    expect(totalGoalsProbability(goals, everything)).toBe(1);
    expect(totalGoalsProbability(goals, { from: -5, to: -1 })).toBe(0);
    expect(totalGoalsProbability(goals, { from: 1e9, to: Infinity })).toBe(0);
    expect(poissonScore(goals)({ home: 1e9, away: 0 })).toBe(0);
  });

  test("gives no range a probability below 0, where rounding takes a side's sum above 1", () => {
    const oneSided = { home: 0.26, away: 3.76 };
    expect(goalDifferenceProbability(oneSided, { from: 12, to: 12 })).toBeGreaterThanOrEqual(0);
    expect(goalDifferenceProbability(oneSided, { from: -Infinity, to: 11 })).toBeLessThanOrEqual(1);
  });

  test.each([-0.1, 100.1, Number.NaN, Infinity])("throws when expected goals are %d", (mean) => {
    const error = new RangeError(
      `Cannot estimate goals: expected goals must be from 0 to ${MAX_EXPECTED_GOALS}, was ${mean}`,
    );
    const all = { from: 0, to: Infinity };
    for (const expected of [
      { home: mean, away: 1 },
      { home: 1, away: mean },
    ]) {
      expect(() => poissonScore(expected)).toThrow(error);
      expect(() => totalGoalsProbability(expected, all)).toThrow(error);
      expect(() => goalDifferenceProbability(expected, all)).toThrow(error);
    }
  });

  test.each([-1, 0.5, Number.NaN, Infinity])("throws when a score's goals are %d", (scored) => {
    const error = new RangeError(
      `Cannot estimate score: goals must be whole numbers from 0, was ${scored}`,
    );
    expect(() => poissonScore(goals)({ home: scored, away: 0 })).toThrow(error);
    expect(() => poissonScore(goals)({ home: 0, away: scored })).toThrow(error);
  });

  test("throws when a range is none", () => {
    for (const probabilityOf of [totalGoalsProbability, goalDifferenceProbability]) {
      expect(() => probabilityOf(goals, { from: 0.5, to: 2 })).toThrow(
        new RangeError(
          "Cannot estimate range: its ends must be whole numbers or infinite, was 0.5",
        ),
      );
      expect(() => probabilityOf(goals, { from: 0, to: Number.NaN })).toThrow(
        new RangeError(
          "Cannot estimate range: its ends must be whole numbers or infinite, was NaN",
        ),
      );
      expect(() => probabilityOf(goals, { from: 2, to: 1 })).toThrow(
        new RangeError("Cannot estimate range: it must not end before it begins, was 2 to 1"),
      );
    }
  });
});
