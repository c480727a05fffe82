import { describe, expect, test } from "vitest";
import { assessLegs, impliedTotal, margin, type PricedSelection } from "arb-core";

const home = (line: number, odds: number): PricedSelection => ({
  market: "ft_hdp",
  side: "home",
  line,
  odds,
});
const away = (line: number, odds: number): PricedSelection => ({
  ...home(line, odds),
  side: "away",
});
const over = (line: number, odds: number): PricedSelection => ({
  market: "ft_ou",
  side: "over",
  line,
  odds,
});
const under = (line: number, odds: number): PricedSelection => ({
  ...over(line, odds),
  side: "under",
});

describe("margin()", () => {
  test("is 1/S - 1 in percent, as every serious scanner means it", () => {
    expect(impliedTotal([1.95, 2.1])).toBeCloseTo(0.989011, 6);
    expect(margin([1.95, 2.1])).toBeCloseTo(1.1111, 4);
  });
});

describe("assessLegs() on one line", () => {
  test("guarantees the margin at equal payouts on a half line", () => {
    const {
      profitMin,
      profitMax,
      stakes,
      class: kind,
    } = assessLegs(home(-0.5, 1.95), away(0.5, 2.1));
    expect(profitMin).toBeCloseTo(1.1111, 4);
    expect(profitMax).toBeCloseTo(1.1111, 4);
    expect(stakes[0] * 1.95).toBeCloseTo(stakes[1] * 2.1, 12);
    expect(kind).toBe("arb");
  });

  test("splits a quarter line safer than equal payouts do", () => {
    // Away half-wins at the draw: first the 2.10 leg, then the 1.95 leg.
    expect(assessLegs(home(-0.25, 1.95), away(0.25, 2.1)).profitMin).toBeCloseTo(0.75, 4);
    expect(assessLegs(home(-0.25, 2.1), away(0.25, 1.95)).profitMin).toBeCloseTo(0.7317, 4);
    expect(assessLegs(home(-0.25, 1.95), away(0.25, 2.1)).class).toBe("arb");
  });

  test("loses nothing at worst on a whole line, and keeps equal payouts", () => {
    const { profitMin, profitMax, stakes, class: kind } = assessLegs(home(-1, 1.95), away(1, 2.1));
    expect(profitMin).toBe(0);
    expect(profitMax).toBeCloseTo(1.1111, 4);
    expect(stakes[0] * 1.95).toBeCloseTo(stakes[1] * 2.1, 9);
    expect(kind).toBe("no-loss");
  });

  test("tells the truth about a losing pair: -5 % at 1.90/1.90", () => {
    expect(assessLegs(home(-0.25, 1.9), away(0.25, 1.9)).profitMin).toBeCloseTo(-5, 9);
    expect(assessLegs(home(-0.25, 1.9), away(0.25, 1.9)).class).toBe("none");
    expect(assessLegs(over(2.5, 2), under(2.5, 2)).class).toBe("none");
  });
});

describe("assessLegs() across lines", () => {
  // math.md's table: maximin within its printed precision, `below 0` where it prints that.
  test.each([
    [home(-0.25, 2.1), away(0.5, 1.95), 1.1111, "arb-middle"],
    [home(0, 2.1), away(0.25, 1.95), 1.1111, "arb-middle"],
    [home(-1, 2.1), away(0.5, 1.95), -33.9, "polish"],
    [home(-0.5, 2.15), away(0.25, 2.15), -9.09, "polish"],
    [home(-0.5, 2.5), away(0.25, 2.5), 2.94, "arb"],
  ] as const)("%o with %o has a maximin of %f %% and is %s", (first, second, profitMin, kind) => {
    const assessment = assessLegs(first, second);
    expect(Math.abs(assessment.profitMin - profitMin)).toBeLessThan(0.05);
    expect(assessment.class).toBe(kind);
  });

  test.each([
    [over(2.25, 2.05), under(2.75, 1.95), "middle"],
    [over(2.5, 1.95), under(3, 1.95), "middle"],
    [over(2.75, 2.05), under(2.5, 2.05), "polish"],
  ] as const)("%o with %o can lose and is a %s", (first, second, kind) => {
    const assessment = assessLegs(first, second);
    expect(assessment.profitMin).toBeLessThan(0);
    expect(assessment.class).toBe(kind);
  });

  test.each([
    // A half and a quarter line need (o1 - 1)(o2 - 1) > 2, two quarter lines around a half > 4.
    [home(-0.5, 2.42), away(0.25, 2.42), true],
    [home(-0.5, 2.41), away(0.25, 2.41), false],
    [over(2.75, 2.42), under(2.5, 2.42), true],
    [home(-0.75, 3.01), away(0.25, 3.01), true],
    [home(-0.75, 2.99), away(0.25, 2.99), false],
    // A whole and a quarter line: never.
    [home(-1, 50), away(0.75, 50), false],
    [over(3, 50), under(2.75, 50), false],
  ] as const)("%o with %o: a profit at every result is %s", (first, second, isArb) => {
    expect(assessLegs(first, second).profitMin > 0).toBe(isArb);
  });
});

describe("assessLegs() refuses", () => {
  test.each([1, 0, -2, Number.NaN, Infinity])("odds of %f", (odds) => {
    expect(() => assessLegs(home(0, odds), away(0, 2))).toThrow(
      "Cannot assess legs: decimal odds must be above 1 and finite",
    );
  });

  test("legs of different markets", () => {
    expect(() => assessLegs(home(0, 2), under(2, 2))).toThrow(RangeError);
  });
});
