import { describe, expect, test } from "vitest";
import {
  compareFairPrices,
  INCOHERENT_POINTS,
  INVERSE_FIT_POINTS,
  isIncoherent,
  isOrientationDoubtful,
} from "arb-core";

describe("compareFairPrices()", () => {
  test("takes the margin out before it compares", () => {
    // 60 % and 40 % at both, with margins of 5 % and 10 %.
    const a = [0.6, 0.4].map((p) => 1 / (p * 1.05));
    const b = [0.6, 0.4].map((p) => 1 / (p * 1.1));
    const gap = compareFairPrices(a, b);
    expect(gap.straight).toBeCloseTo(0, 12);
    expect(gap.inverse).toBeCloseTo(20, 10);
  });

  test("takes the side that differs most", () => {
    const a = [0.5, 0.3, 0.2].map((p) => 1 / p);
    const b = [0.45, 0.32, 0.23].map((p) => 1 / p);
    const gap = compareFairPrices(a, b);
    expect(gap.straight).toBeCloseTo(5, 10);
    expect(gap.inverse).toBeCloseTo(27, 10);
  });

  test("leaves the draw where it is when it exchanges the teams", () => {
    const gap = compareFairPrices([1.5, 4.2, 6.5], [6.5, 4.2, 1.5]);
    expect(gap.inverse).toBeCloseTo(0, 10);
    expect(gap.straight).toBeGreaterThan(40);
  });

  test.each([
    [[1.9], [1.9], "1 and 1"],
    [[], [], "0 and 0"],
    [[1.9, 1.9], [2.5, 3.3, 2.8], "2 and 3"],
    [[4, 4, 4, 4], [4, 4, 4, 4], "4 and 4"],
  ])("throws for prices of %j and %j", (a, b, was) => {
    expect(() => compareFairPrices(a, b)).toThrow(
      new RangeError(`Cannot compare prices: both must be of two or of three sides, was ${was}`),
    );
  });

  test.each([1, 1.0005, 0, -1.5, 1002, Number.NaN, Infinity])(
    "throws when a price is %d",
    (price) => {
      const error = new RangeError(
        `Cannot compare prices: decimal odds must be from 1.001 to 1001, was ${price}`,
      );
      expect(() => compareFairPrices([1.9, price], [1.9, 1.9])).toThrow(error);
      expect(() => compareFairPrices([1.9, 1.9], [price, 1.9])).toThrow(error);
    },
  );
});

describe("isIncoherent() and isOrientationDoubtful()", () => {
  test("the thresholds are 6 and 3 points, and lie on the side of trust", () => {
    expect([INCOHERENT_POINTS, INVERSE_FIT_POINTS]).toEqual([6, 3]);
    expect(isIncoherent({ straight: 6 })).toBe(false);
    expect(isIncoherent({ straight: 6.001 })).toBe(true);
  });

  test.each([
    { straight: 9.001, inverse: 3, doubtful: true },
    { straight: 9, inverse: 3, doubtful: false },
    { straight: 6.4, inverse: 2.9, doubtful: false },
    { straight: 50, inverse: 0, doubtful: true },
    { straight: 6, inverse: 0, doubtful: false },
    { straight: 60, inverse: 3.001, doubtful: false },
    { straight: 0, inverse: 40, doubtful: false },
  ])("straight $straight, inverse $inverse: $doubtful", ({ straight, inverse, doubtful }) => {
    expect(isOrientationDoubtful({ straight, inverse })).toBe(doubtful);
  });
});
