import { describe, expect, test } from "vitest";
import {
  expectedReturn,
  FAIR_PRICE_METHODS,
  fairOdds,
  removeMargin,
  type FairPriceMethod,
} from "arb-core";

/** The book of six of Clarke, Kovalchik & Ingram (2017), whose prices imply 1.25 in all. */
const RACE = [0.87, 0.2, 0.1, 0.05, 0.02, 0.01].map((q) => 1 / q);

function probabilities(odds: readonly number[], method: FairPriceMethod, total = 1): number[] {
  const fair = removeMargin(odds, method, { total });
  if (!fair.ok) throw new Error(`Refused: ${fair.error.code}`);
  return fair.value;
}

function refusal(odds: readonly number[], method: FairPriceMethod, total = 1): string {
  const fair = removeMargin(odds, method, { total });
  return fair.ok ? "none" : fair.error.code;
}

function expectClose(actual: readonly number[], expected: readonly number[], digits: number): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(actual[index]).toBeCloseTo(value, digits);
}

describe("removeMargin()", () => {
  test("multiplicative divides by the implied total", () => {
    expectClose(probabilities([1.9, 1.9], "multiplicative"), [0.5, 0.5], 15);
    expectClose(probabilities(RACE, "multiplicative"), [0.696, 0.16, 0.08, 0.04, 0.016, 0.008], 14);
  });

  test("additive takes the same from every side", () => {
    expectClose(probabilities([1.25, 4], "additive"), [0.775, 0.225], 14);
    expectClose(probabilities([2, 2.5, 5], "additive"), [0.5 - 1 / 30, 0.4 - 1 / 30, 1 / 6], 14);
  });

  test("power raises to the one exponent that fits", () => {
    // 1/4 and 3/4 under the root: the exponent is 2.
    expectClose(probabilities([2, 2 / Math.sqrt(3)], "power"), [0.25, 0.75], 14);
    const race = probabilities(RACE, "power");
    const exponents = race.map((p, index) => Math.log(p) / -Math.log(RACE[index]!));
    for (const exponent of exponents) expect(exponent).toBeCloseTo(exponents[0]!, 12);
    expect(exponents[0]).toBeGreaterThan(1);
  });

  test("shin agrees with the published examples of the Python package shin", () => {
    expectClose(
      probabilities([2.6, 2.4, 4.3], "shin"),
      [0.37299406033208965, 0.4047794109200184, 0.2222265287474275],
      11,
    );
    expectClose(probabilities([1.5, 2.74], "shin"), [0.6508515815085157, 0.3491484184914841], 14);
  });

  test("the methods differ most on longshots", () => {
    const [scaled, powered, shin] = (["multiplicative", "power", "shin"] as const).map((method) =>
      probabilities(RACE, method),
    );
    expect(scaled![5]).toBeCloseTo(0.008, 6);
    expect(powered![5]).toBeCloseTo(0.00178, 6);
    expect(shin![5]).toBeCloseTo(0.000971, 6);
  });

  test("on double chance the probabilities add up to 2", () => {
    for (const method of FAIR_PRICE_METHODS) {
      const sides = probabilities([1.25, 1.3, 2.2], method, 2);
      expect(sides.reduce((sum, p) => sum + p, 0)).toBeCloseTo(2, 14);
    }
    expectClose(
      probabilities([1.25, 1.3, 2.2], "multiplicative", 2),
      [0.790601, 0.760194, 0.449205],
      6,
    );
  });

  test("refuses prices that the method cannot explain, with the reason", () => {
    expect(removeMargin([1.25, 1.25, 5], "shin", { total: 2 })).toEqual({
      ok: false,
      error: { code: "no-overround", method: "shin", impliedTotal: 1.8 },
    });
    expect(refusal(RACE, "additive")).toBe("out-of-range");
    for (const method of FAIR_PRICE_METHODS) {
      expect(refusal([], method)).toBe("too-few-prices");
      expect(refusal([1.9], method)).toBe("too-few-prices");
      expect(refusal([1.25, 1.3], method, 2)).toBe("too-few-prices");
    }
    expect(FAIR_PRICE_METHODS.map((method) => refusal([2.1, 2.1], method))).toEqual([
      "none",
      "none",
      "none",
      "no-overround",
    ]);
  });

  test("refuses a favorite that would be more than certain", () => {
    expect(FAIR_PRICE_METHODS.map((method) => refusal([1.01, 2.2, 2.2], method, 2))).toEqual([
      "out-of-range",
      "out-of-range",
      "none",
      "no-overround",
    ]);
  });

  test("refuses a longshot that would be next to impossible", () => {
    // Two near-certainties can only share 1 by an exponent that leaves nothing to the third side.
    expect(refusal([1.001, 1.001, 1001], "power")).toBe("out-of-range");
    expect(refusal([1.001, 1.001, 1001], "shin")).toBe("none");
  });

  test("takes a margin of rounding noise for none", () => {
    // 1/1.1 + 1/11 is 1, in floating point not quite.
    for (const method of FAIR_PRICE_METHODS) {
      expectClose(probabilities([1.1, 11], method), [10 / 11, 1 / 11], 12);
    }
  });

  test.each([1, 1.0005, 0, -2, 1002, Number.NaN, Infinity])(
    "throws when a price is %d",
    (price) => {
      for (const method of FAIR_PRICE_METHODS) {
        expect(() => removeMargin([1.9, price], method)).toThrow(
          new RangeError(
            `Cannot remove margin: decimal odds must be from 1.001 to 1001, was ${price}`,
          ),
        );
      }
    },
  );

  test.each([0, -1, 1.5, Number.NaN, Infinity])("throws when the total is %d", (total) => {
    expect(() => removeMargin([1.9, 1.9], "power", { total })).toThrow(
      new RangeError(`Cannot remove margin: the total must be a positive integer, was ${total}`),
    );
  });
});

describe("fairOdds()", () => {
  test("is one over the probability", () => {
    expect([0.5, 0.25, 0.8].map(fairOdds)).toEqual([2, 4, 1.25]);
  });

  test("goes beyond the prices that bookmakers quote", () => {
    expect(fairOdds(1e-6)).toBeCloseTo(1e6, 6);
    expect(fairOdds(1 - 1e-6)).toBeCloseTo(1.000001, 9);
  });

  test.each([0, 1e-320, 1, -0.5, 1.5, Number.NaN, Infinity])(
    "throws when the probability is %d",
    (p) => {
      expect(() => fairOdds(p)).toThrow(
        new RangeError(`Cannot price probability: it must be above 0 and below 1, was ${p}`),
      );
    },
  );
});

describe("expectedReturn()", () => {
  test("is in percent of the stake", () => {
    expect(expectedReturn(2.1, 0.5)).toBeCloseTo(5, 12);
    expect(expectedReturn(1.95, 0.5)).toBeCloseTo(-2.5, 12);
    expect(expectedReturn(3, 0)).toBe(-100);
    expect(expectedReturn(3, 1)).toBe(200);
  });

  test("is the same on every side of a market with the multiplicative margin", () => {
    const odds = [4.2, 3.7, 1.95];
    const fair = probabilities(odds, "multiplicative");
    for (const [index, price] of odds.entries()) {
      expect(expectedReturn(price, fair[index]!)).toBeCloseTo(
        (1 / (1 / 4.2 + 1 / 3.7 + 1 / 1.95) - 1) * 100,
        10,
      );
    }
  });

  test("throws when the price is no price", () => {
    expect(() => expectedReturn(1, 0.5)).toThrow(
      new RangeError("Cannot expect return: decimal odds must be from 1.001 to 1001, was 1"),
    );
  });

  test.each([-0.1, 1.1, Number.NaN])("throws when the probability is %d", (p) => {
    expect(() => expectedReturn(2, p)).toThrow(
      new RangeError(`Cannot expect return: the probability must be from 0 to 1, was ${p}`),
    );
  });
});
