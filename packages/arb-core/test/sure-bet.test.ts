import { describe, expect, test } from "vitest";
import { assessLegs, isSureBet, requiredProduct } from "arb-core";
import { bet, priced } from "./bets.ts";

describe("requiredProduct()", () => {
  test.each([
    // One line: half and quarter lines need 1/o1 + 1/o2 < 1, which is a product above 1.
    ["home -0.5", "away +0.5", 1],
    ["home -0.25", "away +0.25", 1],
    ["over 2.5", "under 2.5", 1],
    ["over 2.25", "under 2.25", 1],
    ["over 2.75", "under 2.75", 1],
    // On a whole line both stakes may come back: no profit at every result.
    ["home -1", "away +1", Infinity],
    ["home 0", "away 0", Infinity],
    ["over 2", "under 2", Infinity],
    // A positive gap asks for no more than one line does.
    ["home -0.25", "away +0.5", 1],
    ["home 0", "away +0.25", 1],
    ["home -0.5", "away +1.5", 1],
    ["over 2.25", "under 2.75", 1],
    ["over 2.5", "under 3", 1],
    ["home +2", "away +3", 1],
    // Two whole lines, one goal apart: where one stake comes back, the other bet wins.
    ["home 0", "away +1", 1],
    // A quarter gap of a half and a quarter line.
    ["home -0.5", "away +0.25", 2],
    ["home +0.25", "away -0.5", 2],
    ["over 2.75", "under 2.5", 2],
    ["over 2.5", "under 2.25", 2],
    // A half gap of two quarter lines around a half.
    ["home -0.75", "away +0.25", 4],
    ["over 2.75", "under 2.25", 4],
    // A whole and a quarter line, or wherever both lose in one result.
    ["home -1", "away +0.75", Infinity],
    ["home -0.25", "away 0", Infinity],
    ["over 3", "under 2.75", Infinity],
    ["over 2.25", "under 2", Infinity],
    ["home -1", "away +0.5", Infinity],
    ["home -1.5", "away +0.5", Infinity],
    ["home -0.5", "away -0.5", Infinity],
    ["home -3", "away -3", Infinity],
    // Across markets, by the proposition that they have in common.
    ["home", "draw_away", 1],
    ["home", "away +0.5", 1],
    ["home -0.5", "draw_away", 1],
    ["home", "away +0.25", 2],
    ["home 0", "ft_dnb away", Infinity],
    ["ft_dnb home", "away +0.25", 1],
    ["ft_dnb home", "draw_away", 1],
    ["home", "away", Infinity],
    ["draw", "home_away", 1],
    ["home_draw", "draw_away", 1],
    ["ft_eh home -1", "away +1.5", 1],
    ["ft_eh draw -1", "draw", Infinity],
    ["ft_ml home", "ft_ml away", Infinity],
    ["yes", "no", 1],
    ["odd", "even", 1],
    // Nothing is below no goal at all, so over 0.25 never loses more than half its stake.
    ["over 0.25", "under 0.25", 1],
    ["over 0.5", "under 0.5", 1],
    ["over 0.25", "under 0.5", 0.5],
    ["over 0.25", "under 0.75", 0.5],
    ["over 0.5", "under 0.25", 2],
    ["over 0.75", "under 0.5", 2],
    // On different questions.
    ["over 0.5", "no", 1],
    ["over 0.25", "even", 0.5],
    ["over 0.5", "draw", 1],
    ["over 1.5", "yes", Infinity],
    ["over 2.5", "odd", Infinity],
    // The same bet twice.
    ["home -0.5", "home -0.5", Infinity],
    ["over 2.5", "over 1.5", Infinity],
  ])("%s and %s: %d, in either order", (first, second, product) => {
    expect(requiredProduct(bet(first), bet(second))).toBe(product);
    expect(requiredProduct(bet(second), bet(first))).toBe(product);
  });

  test("counts from the score at the bet", () => {
    const options = { scoreAtBet: { home: 1, away: 0 } };
    // A handicap of -0.5 at 1-0 is one of -1.5 from nil-nil.
    expect(requiredProduct(bet("home -0.5"), bet("away +0.5"), options)).toBe(1);
    expect(requiredProduct(bet("home -0.5"), bet("draw_away"), options)).toBe(Infinity);
    expect(requiredProduct(bet("home +0.5"), bet("draw_away"), options)).toBe(1);
    expect(requiredProduct(bet("home +0.25"), bet("draw_away"), options)).toBe(2);
  });

  test.each([
    ["home 0", "fh_hdp away 0", /^Cannot class results: .*one period.*was ft_hdp, fh_hdp$/],
    ["over 2.5", "fh_ou under 2.5", /^Cannot class results: .*was ft_ou, fh_ou$/],
    ["ft_ml home", "ft_dnb away", /^Cannot class results: .*was ft_ml, ft_dnb$/],
    ["home 0.1", "away 0", /^Cannot read selection: .*was 0.1$/],
  ])("refuses %s and %s", (first, second, message) => {
    expect(() => requiredProduct(bet(first), bet(second))).toThrow(RangeError);
    expect(() => requiredProduct(bet(first), bet(second))).toThrow(message);
  });
});

describe("isSureBet()", () => {
  test.each([
    ["home -0.5", "away +0.5", 1],
    ["over 2.25", "under 2.25", 1],
    ["home -0.5", "away +0.25", 2],
    ["over 2.75", "under 2.5", 2],
    ["home -0.75", "away +0.25", 4],
    ["over 0.25", "under 0.5", 0.5],
  ])("%s and %s change sides where the product of net odds is %d", (first, second, product) => {
    // Three splits of the product over the two prices, each a little below it, on it and above.
    for (const skew of [0.5, 1, 3]) {
      const net = Math.sqrt(product);
      for (const [nudge, expected] of [
        [1 - 1e-6, false],
        [1, false],
        [1 + 1e-6, true],
      ] as const) {
        const legs = [
          { ...bet(first), odds: 1 + net * skew * nudge },
          { ...bet(second), odds: 1 + net / skew },
        ] as const;
        expect(isSureBet(...legs)).toBe(expected);
        expect(assessLegs(legs).profitMin > 0).toBe(expected);
      }
    }
  });

  test.each([
    ["home -1 @ 1001", "away +0.75 @ 1001"],
    ["over 3 @ 1001", "under 2.75 @ 1001"],
    ["home 0 @ 1001", "away 0 @ 1001"],
    ["home -1 @ 1001", "away +0.5 @ 1001"],
    ["home @ 1001", "away @ 1001"],
  ])("%s and %s are none at any price", (first, second) => {
    expect(isSureBet(priced(first), priced(second))).toBe(false);
    expect(assessLegs([priced(first), priced(second)]).profitMin).toBeLessThanOrEqual(0);
  });

  test.each([
    // What a sum of inverse odds below 1 says, and what is true.
    ["home -0.25 @ 2.10", "away +0.5 @ 1.95", true, true],
    ["over 2.25 @ 2.05", "under 2.75 @ 1.95", false, false],
    ["over 2.75 @ 2.05", "under 2.5 @ 2.05", true, false],
    ["home -0.5 @ 2.15", "away +0.25 @ 2.15", true, false],
    ["home -1 @ 2.10", "away +0.5 @ 1.95", true, false],
    ["home -0.5 @ 2.50", "away +0.25 @ 2.50", true, true],
    ["home -0.75 @ 2.90", "away +0.25 @ 2.90", true, false],
    ["home -0.75 @ 3.10", "away +0.25 @ 3.10", true, true],
    // Near no goal at all the sum can be above 1 and the bet sure.
    ["over 0.25 @ 1.80", "under 0.5 @ 1.70", false, true],
  ])("%s and %s: the naive test says %s, the truth is %s", (first, second, naive, isSure) => {
    const legs = [priced(first), priced(second)] as const;
    expect(1 / legs[0].odds + 1 / legs[1].odds < 1).toBe(naive);
    expect(isSureBet(...legs)).toBe(isSure);
    expect(assessLegs(legs).profitMin > 0).toBe(isSure);
  });

  test("counts from the score at the bet", () => {
    const legs = [priced("home -0.5 @ 2.10"), priced("draw_away @ 2.10")] as const;
    expect(isSureBet(...legs)).toBe(true);
    expect(isSureBet(...legs, { scoreAtBet: { home: 1, away: 0 } })).toBe(false);
  });

  test("refuses legs that do not go together", () => {
    expect(() => isSureBet(priced("home 0 @ 2.1"), priced("fh_hdp away 0 @ 2.1"))).toThrow(
      RangeError,
    );
  });
});
