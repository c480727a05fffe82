import { describe, expect, test } from "vitest";
import { expectedProfit, scoreMiddle } from "arb-core";

describe("scoreMiddle()", () => {
  test("reproduces the sample of Surebet.com", () => {
    const score = scoreMiddle({ loss: 0.2452, win: 0.5097 }, 0.3379);
    expect(score.ratio).toBeCloseTo(2.0787, 4);
    expect(score.breakEven).toBeCloseTo(0.3248, 4);
    expect(score.expectedValue).toBeCloseTo(0.0099, 4);
  });

  test("reproduces the example of Surebet.com's wiki, in percent", () => {
    expect(scoreMiddle({ loss: 15.22, win: 69.6 }, 0.213).expectedValue).toBeCloseTo(2.85, 2);
  });

  test("knows no expected value without a probability", () => {
    // Over 2.5 and under 3, both at 1.95.
    expect(scoreMiddle({ loss: 2.5, win: 47.5 })).toEqual({
      ratio: 19,
      breakEven: 0.05,
      expectedValue: undefined,
    });
  });

  test("loses everything that it can when the gap is never hit, and wins it when always", () => {
    expect(scoreMiddle({ loss: 2, win: 50 }, 0).expectedValue).toBe(-2);
    expect(scoreMiddle({ loss: 2, win: 50 }, 1).expectedValue).toBe(50);
  });

  test.each([0, -1, Number.NaN, Infinity])("throws when loss or win is %d", (amount) => {
    const error = new RangeError(
      `Cannot score middle: loss and win must be above 0 and finite, was ${amount}`,
    );
    expect(() => scoreMiddle({ loss: amount, win: 50 })).toThrow(error);
    expect(() => scoreMiddle({ loss: 2, win: amount })).toThrow(error);
  });

  test.each([-0.01, 1.01, 33.79, Number.NaN])("throws when the probability is %d", (p) => {
    expect(() => scoreMiddle({ loss: 2, win: 50 }, p)).toThrow(
      new RangeError(`Cannot score middle: probabilities must be from 0 to 1, was ${p}`),
    );
  });
});

describe("expectedProfit()", () => {
  test("weighs every profit by its probability", () => {
    expect(
      expectedProfit([
        { profit: 25.6, probability: 0.2 },
        { profit: 24.3, probability: 0.25 },
        { profit: -0.06, probability: 0.55 },
      ]),
    ).toBeCloseTo(11.162, 10);
  });

  test.each([[[]], [[0.5, 0.4]], [[0.5, 0.5, 0.1]]])(
    "throws when the probabilities are %j",
    (probabilities) => {
      const sum = probabilities.reduce((total, p) => total + p, 0);
      expect(() =>
        expectedProfit(probabilities.map((probability) => ({ profit: 1, probability }))),
      ).toThrow(new RangeError(`Cannot expect profit: probabilities must add up to 1, was ${sum}`));
    },
  );

  test("throws when a probability is no fraction, even where the sum is right", () => {
    expect(() =>
      expectedProfit([
        { profit: 1, probability: 1.5 },
        { profit: 1, probability: -0.5 },
      ]),
    ).toThrow(new RangeError("Cannot expect profit: probabilities must be from 0 to 1, was 1.5"));
  });

  test.each([Number.NaN, Infinity])("throws when a profit is %d", (profit) => {
    expect(() => expectedProfit([{ profit, probability: 1 }])).toThrow(
      new RangeError(`Cannot expect profit: profits must be finite, was ${profit}`),
    );
  });
});
