import { describe, expect, test } from "vitest";
import { margin, payoff, SETTLEMENTS } from "arb-core";
import { COMMISSION_BASES, layLiability, layStake, layToBack, oddsAfterCommission } from "arb-core";

describe("oddsAfterCommission()", () => {
  test.each([
    ["winnings", 1.768],
    ["turnover", 1.76],
    ["return", 1.728],
  ] as const)("takes 4 %% on %s of 1.80", (on, left) => {
    expect(oddsAfterCommission(1.8, { on, rate: 0.04 })).toBeCloseTo(left, 12);
  });

  test("changes nothing at a rate of 0", () => {
    expect(COMMISSION_BASES.map((on) => oddsAfterCommission(2.05, { on, rate: 0 }))).toEqual([
      2.05, 2.05, 2.05,
    ]);
  });

  test("leaves 1 or less where winning earns nothing", () => {
    expect(oddsAfterCommission(1.02, { on: "turnover", rate: 0.02 })).toBeCloseTo(1, 12);
    expect(oddsAfterCommission(1.02, { on: "return", rate: 0.02 })).toBeLessThan(1);
    expect(oddsAfterCommission(1.02, { on: "winnings", rate: 0.99 })).toBeGreaterThan(1);
  });

  test("turns a margin of 1.111 % into 0.598 % at 2 % on the winnings of the 2.10", () => {
    expect(margin([1.95, 2.1])).toBeCloseTo(1.111, 3);
    const net = oddsAfterCommission(2.1, { on: "winnings", rate: 0.02 });
    expect(margin([1.95, net])).toBeCloseTo(0.598, 3);
  });

  test("takes nothing of a stake that comes back", () => {
    const net = oddsAfterCommission(1.8, { on: "return", rate: 0.04 });
    expect(SETTLEMENTS.map((settlement) => payoff(settlement, net))).toEqual([
      net,
      (net + 1) / 2,
      1,
      0.5,
      0,
    ]);
  });

  test("refuses what is no rate and what is no price", () => {
    expect(() => oddsAfterCommission(2, { on: "return", rate: 1 })).toThrow(
      "Cannot apply commission: it must be on winnings, turnover, return at a rate of at least 0 " +
        'and below 1, was {"on":"return","rate":1}',
    );
    const unknown = { on: "winning" as "winnings", rate: 0.02 };
    expect(() => oddsAfterCommission(2, unknown)).toThrow('was {"on":"winning","rate":0.02}');
    for (const rate of [-0.01, Number.NaN, 2]) {
      expect(() => oddsAfterCommission(2, { on: "winnings", rate })).toThrow(RangeError);
    }
    expect(() => oddsAfterCommission(1, { on: "turnover", rate: 0.01 })).toThrow(
      "Cannot apply commission: the decimal odds must be a price, was 1",
    );
  });
});

describe("layToBack()", () => {
  test.each([
    [2, 0, 2],
    [1.5, 0, 3],
    [1.5, 0.02, 2.96],
    [5, 0.05, 1.2375],
  ])("backs the opposite of a lay at %d with %d commission at %d", (layOdds, rate, odds) => {
    expect(layToBack(layOdds, rate)).toBeCloseTo(odds, 12);
  });

  test("refuses what is no price and what is no rate", () => {
    expect(() => layToBack(1)).toThrow(
      "Cannot convert lay odds: the decimal odds must be a price, was 1",
    );
    expect(() => layToBack(2, 1)).toThrow(RangeError);
  });
});

describe("layLiability() and layStake()", () => {
  test("convert between what the backer stakes and what the layer may lose", () => {
    expect(layLiability(100, 1.5)).toBe(50);
    expect(layStake(50, 1.5)).toBe(100);
    expect(layLiability(0, 3)).toBe(0);
  });

  test("refuse a negative amount and what is no price", () => {
    expect(() => layLiability(-1, 2)).toThrow(
      "Cannot convert lay stake: it must be from 0 to 2^53, was -1",
    );
    expect(() => layStake(Number.NaN, 2)).toThrow(RangeError);
    expect(() => layStake(10, 0.5)).toThrow(RangeError);
    expect(() => layLiability(10, Infinity)).toThrow(RangeError);
  });
});
