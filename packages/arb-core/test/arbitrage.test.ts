import { describe, expect, test } from "vitest";
import {
  annualizedReturn,
  assessLegs,
  assessStakes,
  describeResult,
  equalPayoutStakes,
  impliedTotal,
  margin,
  overround,
  payoffTable,
  type PricedSelection,
} from "arb-core";
import { priced } from "./bets.ts";

const legsOf = (...texts: readonly string[]): PricedSelection[] => texts.map(priced);

describe("the quantities that are all called margin, at 1.95 and 2.10", () => {
  const odds = [1.95, 2.1];

  test("the implied total is S = 0.989011", () => {
    expect(impliedTotal(odds).toFixed(6)).toBe("0.989011");
  });

  test("the overround is S - 1 = -1.0989 %", () => {
    expect(overround(odds).toFixed(4)).toBe("-1.0989");
  });

  test("the margin is 1/S - 1 = 1.1111 %", () => {
    expect(margin(odds).toFixed(4)).toBe("1.1111");
  });

  test.each([
    ["half", "home -0.5 @ 1.95", "away +0.5 @ 2.10", "1.1111", "1.1111"],
    ["quarter", "home -0.25 @ 1.95", "away +0.25 @ 2.10", "0.7500", "1.5000"],
    ["whole", "home -1 @ 1.95", "away +1 @ 2.10", "0.0000", "1.1111"],
  ])("least and greatest return depend on the line: %s", (_, first, second, least, greatest) => {
    const assessment = assessLegs(legsOf(first, second));
    expect(assessment.impliedTotal).toBe(impliedTotal(odds));
    expect(assessment.margin).toBe(margin(odds));
    expect(assessment.profitMin.toFixed(4)).toBe(least);
    expect(assessment.profitMax.toFixed(4)).toBe(greatest);
  });

  test("equal payouts pay the same whichever wins", () => {
    const [first, second] = equalPayoutStakes(odds);
    expect(first! + second!).toBeCloseTo(1, 15);
    expect(first! * 1.95).toBeCloseTo(second! * 2.1, 15);
    expect(first!.toFixed(6)).toBe("0.518519");
  });
});

describe("annualizedReturn()", () => {
  test("is the return times 8760 over the hours to the start and two more", () => {
    expect(annualizedReturn(margin([1.95, 2.1]), 22).toFixed(2)).toBe("405.56");
    expect(annualizedReturn(1, 0)).toBe(4380);
    expect(annualizedReturn(-1, 22)).toBe(-365);
    expect(annualizedReturn(1, 8758)).toBe(1);
  });

  test("puts 2 % tonight before 4 % in two days", () => {
    expect(annualizedReturn(2, 4)).toBe(2920);
    expect(annualizedReturn(4, 48)).toBe(700.8);
  });

  test.each([-1, Number.NaN, Infinity])("refuses %d hours", (hours) => {
    expect(() => annualizedReturn(1, hours)).toThrow(
      new RangeError(
        `Cannot annualize return: the hours to the start must be 0 or more, was ${hours}`,
      ),
    );
  });
});

describe("payoffTable()", () => {
  test("is the proof of a guarantee, result by result", () => {
    const legs = legsOf("home -0.25 @ 1.95", "away +0.25 @ 2.10");
    const rows = payoffTable(legs, assessLegs(legs).stakes);
    expect(
      rows.map((row) => [describeResult(row), ...row.settlements, row.profit.toFixed(2)]),
    ).toEqual([
      ["away wins", "loss", "win", "1.50"],
      ["draw", "half-loss", "half-win", "0.75"],
      ["home wins", "win", "loss", "0.75"],
    ]);
  });

  test("takes stakes in any unit", () => {
    const legs = legsOf("over 2.5 @ 1.95", "under 2.5 @ 2.10");
    expect(payoffTable(legs, [520, 480]).map(({ profit }) => profit.toFixed(2))).toEqual([
      "0.80",
      "1.40",
    ]);
    expect(assessStakes(legs, [50, 50]).profitMin).toBeCloseTo(-2.5, 9);
    expect(assessStakes(legs, [420, 390]).profitMin.toFixed(4)).toBe("1.1111");
    const oneSided = assessStakes(legs, [0, 3]);
    expect(oneSided.profitMin).toBe(-100);
    expect(oneSided.profitMax).toBeCloseTo(110, 9);
  });
});

describe("a bad call", () => {
  test.each([1, 0, -2, 1001.1, Number.NaN, Infinity])("with odds of %d throws", (odds) => {
    const legs = [{ ...priced("home 0 @ 2"), odds }, priced("away 0 @ 2")];
    const message = `Cannot assess legs: decimal odds must be 1.001 to 1001, was ${odds}`;
    expect(() => assessLegs(legs)).toThrow(new RangeError(message));
    expect(() => assessStakes(legs, [1, 1])).toThrow(new RangeError(message));
    expect(() => impliedTotal([2, odds])).toThrow(new RangeError(message));
    expect(() => margin([2, odds])).toThrow(new RangeError(message));
    expect(() => overround([2, odds])).toThrow(new RangeError(message));
    expect(() => equalPayoutStakes([2, odds])).toThrow(new RangeError(message));
  });

  test.each([
    [[], "Cannot assess legs: there must be two or more, was 0"],
    [["home 0 @ 2"], "Cannot assess legs: there must be two or more, was 1"],
    [
      ["home 0 @ 2", "fh_hdp away 0 @ 2"],
      "Cannot class results: selections must be of one period, at least one of them, " +
        "was ft_hdp, fh_hdp",
    ],
    [
      ["home 0.1 @ 2", "away 0 @ 2"],
      "Cannot read selection: its line must be a multiple of 0.25, was 0.1",
    ],
  ])("with the legs %j throws", (texts, message) => {
    expect(() => assessLegs(legsOf(...texts))).toThrow(new RangeError(message));
  });

  test.each([
    [[1], "1"],
    [[1, 1, 1], "1, 1, 1"],
    [[0, 0], "0, 0"],
    [[2, -1], "2, -1"],
    [[Number.NaN, 1], "NaN, 1"],
    [[Infinity, 1], "Infinity, 1"],
  ])("with the stakes %j throws", (stakes, was) => {
    const legs = legsOf("home 0 @ 2", "away 0 @ 2");
    const message =
      "Cannot assess stakes: there must be one a leg, none negative and not all 0, " +
      `was ${was} for 2 legs`;
    expect(() => assessStakes(legs, stakes)).toThrow(new RangeError(message));
    expect(() => payoffTable(legs, stakes)).toThrow(new RangeError(message));
  });
});
