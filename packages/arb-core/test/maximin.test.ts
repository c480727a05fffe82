/** What is guaranteed over every result: one line, any two lines, three legs. */
import { describe, expect, test } from "vitest";
import {
  assessLegs,
  assessStakes,
  describeResult,
  equalPayoutStakes,
  impliedTotal,
  margin,
  payoffTable,
  type PricedSelection,
} from "arb-core";
import { priced } from "./bets.ts";

const legsOf = (...texts: readonly string[]): PricedSelection[] => texts.map(priced);

/** The columns of the table of pairs. */
type TableRow = [string, string, string, string, string, string];

/** Writes a percentage with the decimals that the expected text has: "+1.11". */
function printed(percent: number, like: string): string {
  const decimals = (like.split(".")[1] ?? "").length;
  return `${percent > 0 ? "+" : ""}${percent.toFixed(decimals)}`;
}

/** What legs return at equal payouts, by result. */
function equalPayoutProfits(legs: readonly PricedSelection[]): [string, number][] {
  const stakes = equalPayoutStakes(legs.map(({ odds }) => odds));
  return payoffTable(legs, stakes).map((row) => [describeResult(row), row.profit]);
}

describe("two legs on one line: P at every other result, and on the line at equal payouts", () => {
  test.each([
    // Half lines: there is no result on the line.
    ["home -0.5", "away +0.5", undefined, undefined],
    ["over 2.5", "under 2.5", undefined, undefined],
    // Quarter lines: P/2.
    ["home -0.25", "away +0.25", "draw", 1 / 2],
    ["over 2.25", "under 2.25", "2 goals", 1 / 2],
    ["over 2.75", "under 2.75", "3 goals", 1 / 2],
    // Whole lines: both stakes come back.
    ["home -1", "away +1", "home wins by exactly 1", 0],
    ["home 0", "away 0", "draw", 0],
    ["over 2", "under 2", "2 goals", 0],
  ])("%s / %s: at %s, P times %d", (first, second, onLine, share) => {
    const profit = margin([1.95, 2.1]);
    for (const [one, other] of [
      [1.95, 2.1],
      [2.1, 1.95],
    ]) {
      const profits = equalPayoutProfits(legsOf(`${first} @ ${one}`, `${second} @ ${other}`));
      expect(profits.length).toBe(onLine === undefined ? 2 : 3);
      for (const [result, returned] of profits) {
        expect(returned).toBeCloseTo(result === onLine ? profit * share : profit, 9);
      }
    }
  });

  test.each([
    // The leg at 2.10 half-wins at the draw, then the leg at 1.95.
    ["home -0.25 @ 1.95", "away +0.25 @ 2.10", "0.7500"],
    ["home -0.25 @ 2.10", "away +0.25 @ 1.95", "0.7317"],
    ["over 2.75 @ 2.10", "under 2.75 @ 1.95", "0.7500"],
    ["over 2.25 @ 2.10", "under 2.25 @ 1.95", "0.7317"],
  ])("the safest split of %s and %s guarantees %s percent, equal payouts 0.5556", (a, b, least) => {
    const legs = legsOf(a, b);
    const assessment = assessLegs(legs);
    expect(assessment.profitMin.toFixed(4)).toBe(least);
    expect(assessment.class).toBe("arb");
    const equal = equalPayoutStakes(legs.map(({ odds }) => odds));
    expect(assessStakes(legs, equal).profitMin.toFixed(4)).toBe("0.5556");
  });

  test("the safest split is the formula's where S is at most 1, and better than it above", () => {
    // s_h = (2 o_o - 1)/(o_h + 2 o_o), and (1 - s_h) o_o - 1 is guaranteed.
    const formula = (half: number, other: number) => {
      const share = (2 * other - 1) / (half + 2 * other);
      return { share, profit: ((1 - share) * other - 1) * 100 };
    };
    for (const [half, other] of [
      [2.1, 1.95],
      [1.95, 2.1],
      [2, 2],
      [3.4, 1.45],
      [1.2, 7],
    ] as const) {
      const { stakes, profitMin } = assessLegs(
        legsOf(`home -0.25 @ ${other}`, `away +0.25 @ ${half}`),
      );
      expect(stakes[1]).toBeCloseTo(formula(half, other).share, 9);
      expect(profitMin).toBeCloseTo(formula(half, other).profit, 9);
    }
    expect(formula(1.9, 1.9).profit.toFixed(2)).toBe("-3.33");
    const losing = assessLegs(legsOf("home -0.25 @ 1.90", "away +0.25 @ 1.90"));
    expect(losing.profitMin.toFixed(2)).toBe("-5.00");
    expect(losing.class).toBe("none");
  });

  test("a whole line loses nothing, and keeps equal payouts for the rest", () => {
    const {
      profitMin,
      stakes,
      class: kind,
    } = assessLegs(legsOf("home -1 @ 1.95", "away +1 @ 2.10"));
    expect(profitMin).toBe(0);
    expect(stakes[0]! * 1.95).toBeCloseTo(stakes[1]! * 2.1, 12);
    expect(kind).toBe("no-loss");
  });

  test("even money on both sides is nothing at all", () => {
    expect(assessLegs(legsOf("over 2.5 @ 2", "under 2.5 @ 2"))).toMatchObject({
      profitMin: 0,
      profitMax: 0,
      margin: 0,
      class: "none",
      stakes: [0.5, 0.5],
    });
  });
});

describe("any two legs", () => {
  test.each([
    // pair | S | outside and in the gap, at equal payouts | maximin | class
    "home -0.25 @ 2.10 / away +0.5 @ 1.95 | 0.98901 | +1.11 | draw: +25.2 | +1.11 | arb-middle",
    "home 0 @ 2.10 / away +0.25 @ 1.95 | 0.98901 | +1.11 | draw: +24.6 | +1.11 | arb-middle",
    "over 2.25 @ 2.05 / under 2.75 @ 1.95 | 1.00063 | -0.06 | 2 goals: +24.3, 3 goals: +25.6 | below 0 | middle",
    "over 2.5 @ 1.95 / under 3 @ 1.95 | 1.02564 | -2.5 | 3 goals: +47.5 | below 0 | middle",
    "over 2.75 @ 2.05 / under 2.5 @ 2.05 | 0.97561 | +2.5 | 3 goals: -23.75 | below 0 | polish",
    "home -0.5 @ 2.15 / away +0.25 @ 2.15 | 0.93023 | +7.5 | draw: -21.25 | -9.09 | polish",
    "home -1 @ 2.10 / away +0.5 @ 1.95 | 0.98901 | +1.11 | home wins by exactly 1: -51.85 | -33.9 | polish",
    "home -0.5 @ 2.50 / away +0.25 @ 2.50 | 0.80000 | +25 | draw: -12.5 | +2.94 | arb",
  ])("%s", (row) => {
    const [pair, total, outside, inGap, maximin, kind] = row.split(" | ") as TableRow;
    const legs = legsOf(...pair.split(" / "));
    const gap = new Map(inGap.split(", ").map((entry) => entry.split(": ") as [string, string]));
    expect(impliedTotal(legs.map(({ odds }) => odds)).toFixed(5)).toBe(total);

    const profits = equalPayoutProfits(legs);
    expect(profits.map(([result]) => result)).toEqual(expect.arrayContaining([...gap.keys()]));
    expect(profits.length).toBe(gap.size + 2);
    for (const [result, profit] of profits) {
      const like = gap.get(result) ?? outside;
      expect([result, printed(profit, like)]).toEqual([result, like]);
    }

    const assessment = assessLegs(legs);
    if (maximin === "below 0") expect(assessment.profitMin).toBeLessThan(0);
    else expect(printed(assessment.profitMin, maximin)).toBe(maximin);
    expect(assessment.class).toBe(kind);
  });

  test("a sum of inverse odds below 1 is reported by the naive test, and not by this one", () => {
    const polish = [
      legsOf("over 2.75 @ 2.05", "under 2.5 @ 2.05"),
      legsOf("home -0.5 @ 2.15", "away +0.25 @ 2.15"),
      legsOf("home -1 @ 2.10", "away +0.5 @ 1.95"),
    ];
    const genuine = legsOf("home -0.5 @ 2.50", "away +0.25 @ 2.50");
    const isNaiveArb = ([a, b]: PricedSelection[]): boolean => 1 / a!.odds + 1 / b!.odds < 1;
    const isArb = (legs: PricedSelection[]): boolean => assessLegs(legs).profitMin > 0;
    expect([...polish, genuine].map(isNaiveArb)).toEqual([true, true, true, true]);
    expect([...polish, genuine].map(isArb)).toEqual([false, false, false, true]);
    expect(assessLegs(genuine).profitMin.toFixed(2)).toBe("2.94");
  });

  test.each([
    // Across markets: the same propositions by other names.
    ["home @ 2.10", "draw_away @ 1.95", "home -0.5 @ 2.10", "away +0.5 @ 1.95"],
    ["home @ 2.10", "away +0.5 @ 1.95", "home -0.5 @ 2.10", "away +0.5 @ 1.95"],
    ["home 0 @ 2.10", "ft_dnb away @ 1.95", "home 0 @ 2.10", "away 0 @ 1.95"],
    ["ft_dnb home @ 2.10", "away +0.25 @ 1.95", "home 0 @ 2.10", "away +0.25 @ 1.95"],
    ["ft_eh home -1 @ 2.10", "away +1.5 @ 1.95", "home -1.5 @ 2.10", "away +1.5 @ 1.95"],
  ])("%s / %s is %s / %s", (first, second, third, fourth) => {
    expect(assessLegs(legsOf(first, second))).toEqual(assessLegs(legsOf(third, fourth)));
  });

  test("a profit can be sure with S above 1, where no goal at all half-loses one bet", () => {
    const { impliedTotal: total, profitMin } = assessLegs(
      legsOf("over 0.25 @ 1.80", "under 0.5 @ 1.70"),
    );
    expect(total).toBeGreaterThan(1);
    // (1.80 x 1.70) / (1.80 - 0.5 + 1.70) = 1.02
    expect(profitMin).toBeCloseTo(2, 9);
  });

  test("counts a handicap from the score at the bet", () => {
    const legs = legsOf("home -0.5 @ 2.10", "draw_away @ 2.10");
    expect(assessLegs(legs).profitMin.toFixed(2)).toBe("5.00");
    const options = { scoreAtBet: { home: 1, away: 0 } };
    expect(assessLegs(legs, options)).toMatchObject({ class: "polish" });
    expect(assessStakes(legs, [1, 1], options).profitMin).toBe(-100);
    expect(payoffTable(legs, [1, 1], options).map(({ profit }) => profit.toFixed(2))).toEqual([
      "5.00",
      "-100.00",
      "5.00",
    ]);
  });
});

describe("three legs and more", () => {
  test.each([
    [["home @ 2.90", "draw @ 3.60", "away @ 2.80"], "2.07", "2.07", "arb"],
    [["home @ 2.50", "draw @ 3.20", "away @ 2.80"], "-6.51", "-6.51", "none"],
    [["home -0.5 @ 2.90", "draw @ 3.60", "away -0.5 @ 2.80"], "2.07", "2.07", "arb"],
    [["fh_eh home -1 @ 4.20", "fh_eh draw -1 @ 4", "fh_eh away +1 @ 2.1"], "3.70", "3.70", "arb"],
    // At a draw the home bet comes back as well, so the draw needs less.
    [["home 0 @ 2.90", "draw @ 3.60", "away -0.5 @ 2.80"], "13.13", "13.13", "arb-middle"],
    // Home to win by exactly 1 is nobody's.
    [["home -1.5 @ 3.40", "draw @ 3.60", "away @ 3"], "-100.00", "10.47", "polish"],
  ])("%j return %s to %s percent: %s", (texts, least, greatest, kind) => {
    const assessment = assessLegs(legsOf(...texts));
    expect(assessment.profitMin.toFixed(2)).toBe(least);
    expect(assessment.profitMax.toFixed(2)).toBe(greatest);
    expect(assessment.class).toBe(kind);
    expect(assessment.stakes.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test("a leg that adds nothing gets nothing", () => {
    const { stakes, profitMin } = assessLegs(
      legsOf("over 2.5 @ 2.10", "under 2.5 @ 2.10", "over 3.5 @ 2.10"),
    );
    expect(profitMin).toBeCloseTo(5, 9);
    expect(stakes[2]).toBeCloseTo(0, 12);
  });
});
