import { describe, expect, test } from "vitest";
import { assessLegs, leximinShares } from "arb-core";
import { sharesBySimplex } from "../src/leximin.ts";
import { priced } from "./bets.ts";
import { exactMaximin } from "./oracle/exact-maximin.ts";

/** What a split returns, class by class. */
function returnsAt(returns: readonly (readonly number[])[], shares: readonly number[]): number[] {
  return returns.map((result) => result.reduce((sum, value, leg) => sum + value * shares[leg]!, 0));
}

function expectEach(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(actual[index]).toBeCloseTo(value, 12);
}

/** The shares of equal payouts. */
function inProportionToInverse(odds: readonly number[]): number[] {
  const total = odds.reduce((sum, price) => sum + 1 / price, 0);
  return odds.map((price) => 1 / price / total);
}

describe("leximinShares() of two legs", () => {
  test("pays the same on a half line", () => {
    expectEach(
      leximinShares([
        [1.95, 0],
        [0, 2.1],
      ]),
      inProportionToInverse([1.95, 2.1]),
    );
  });

  test("keeps equal payouts on a whole line, where the least return is the stake", () => {
    expectEach(
      leximinShares([
        [1.95, 0],
        [1, 1],
        [0, 2.1],
      ]),
      inProportionToInverse([1.95, 2.1]),
    );
  });

  test.each([
    ["the 2.10 leg half-wins on the line", 0.5, 1.55, 1.0075],
    ["the 1.95 leg does", 1.475, 0.5, 1.007317],
  ] as const)("is the safest split of a quarter line when %s", (_, home, away, least) => {
    const returns = [
      [1.95, 0],
      [home, away],
      [0, 2.1],
    ];
    expect(Math.min(...returnsAt(returns, leximinShares(returns)))).toBeCloseTo(least, 6);
  });

  test.each([
    ["the first pays more in every class", [2, 3], [1, 2], [1, 0]],
    ["the second does", [1, 2], [2, 3], [0, 1]],
    ["both pay nothing but the second once", [0, 0], [0, 2], [0, 1]],
    ["they always pay the same", [2, 0.5], [2, 0.5], [1, 0]],
  ] as const)("stakes one leg alone when %s", (_, first, second, shares) => {
    const returns = first.map((value, index) => [value, second[index]!]);
    expect(leximinShares(returns)).toEqual(shares);
    expectEach(sharesBySimplex(returns), shares);
  });
});

describe("leximinShares() of three legs and more", () => {
  const odds = [3, 3.6, 2.75];
  const threeWay = [
    [3, 0, 0],
    [0, 3.6, 0],
    [0, 0, 2.75],
  ];

  test("pays the same on home, draw and away", () => {
    const shares = leximinShares(threeWay);
    expectEach(shares, inProportionToInverse(odds));
    const total = 1 / 3 + 1 / 3.6 + 1 / 2.75;
    expectEach(returnsAt(threeWay, shares), [1 / total, 1 / total, 1 / total]);
  });

  test("leaves out a leg that pays where another one pays already", () => {
    // Home, draw or away, away: what away pays is not worth what it costs the other two.
    const returns = [
      [2.5, 0, 0],
      [0, 1.8, 0],
      [0, 1.8, 4],
    ];
    expectEach(leximinShares(returns), [1.8 / 4.3, 2.5 / 4.3, 0]);
  });

  test("insures two draw-no-bet legs with the draw", () => {
    // Both stakes come back on a draw, short of the payout by what the draw has to pay.
    const returns = [
      [2.6, 0, 0],
      [1, 3.6, 1],
      [0, 0, 1.7],
    ];
    const both = 1 / 2.6 + 1 / 1.7;
    const payout = 1 / (both + (1 - both) / 3.6);
    const shares = leximinShares(returns);
    expectEach(shares, [payout / 2.6, (payout * (1 - both)) / 3.6, payout / 1.7]);
    expectEach(returnsAt(returns, shares), [payout, payout, payout]);
    expect(payout).toBeCloseTo(1.02, 9);
  });

  const doubleChances = (draw: number): number[][] => [
    [1.4, 0, 1.3, 0],
    [1.4, 1.6, 0, draw],
    [0, 1.6, 1.3, 0],
  ];

  test("joins three double chances, each result paid by two", () => {
    const payout = 2 / (1 / 1.4 + 1 / 1.6 + 1 / 1.3);
    expectEach(leximinShares(doubleChances(3.5)), [
      payout / 2 / 1.4,
      payout / 2 / 1.6,
      payout / 2 / 1.3,
      0,
    ]);
  });

  test("takes the draw instead of two double chances as soon as that is better", () => {
    // Draw and home-or-away: 1 / (1 / 3.6 + 1 / 1.3) is above the three double chances' 0.948.
    const payout = 1 / (1 / 3.6 + 1 / 1.3);
    const shares = leximinShares(doubleChances(3.6));
    expectEach(shares, [0, 0, payout / 1.3, payout / 3.6]);
    expectEach(returnsAt(doubleChances(3.6), shares), [payout, payout, payout]);
  });

  test("goes on where a class that cannot be raised holds the least return down", () => {
    expectEach(leximinShares([[0.5, 0.5, 0.5], ...threeWay]), inProportionToInverse(odds));
  });

  test("raises the least, then the next, then the last", () => {
    const returns = [
      [1, 1, 1],
      [4, 0, 0],
      [0, 2, 2],
      [3, 6, 0],
      [3, 0, 3],
    ];
    // The first class holds the least at 1. The next two fix the first leg: 4 a = 2 (1 - a) = 4/3.
    // The last two divide the rest: 1 + 6 b = 1 + 3 c = 7/3.
    const shares = leximinShares(returns);
    expectEach(shares, [1 / 3, 2 / 9, 4 / 9]);
    expectEach(returnsAt(returns, shares), [1, 4 / 3, 4 / 3, 7 / 3, 7 / 3]);
  });
});

describe("leximinShares() of degenerate games", () => {
  test("stakes all on the only leg", () => {
    expect(leximinShares([[2], [0]])).toEqual([1]);
  });

  test.each([2, 3, 5])("stakes all on the first of %d legs when nothing ever pays", (legs) => {
    const shares = leximinShares([Array.from({ length: legs }, () => 0)]);
    expect(shares).toEqual([1, ...Array.from({ length: legs - 1 }, () => 0)]);
  });

  test("stakes all on the first leg when every leg returns the same everywhere", () => {
    expect(
      leximinShares([
        [2, 2, 2],
        [2, 2, 2],
      ]),
    ).toEqual([1, 0, 0]);
  });

  test("stakes nothing on a leg that never pays", () => {
    expectEach(
      leximinShares([
        [0, 1.95, 0],
        [0, 0, 2.1],
      ]),
      [0, ...inProportionToInverse([1.95, 2.1])],
    );
  });

  test("stakes on the first of legs that are the same bet", () => {
    const [home = 0, away = 0] = inProportionToInverse([1.95, 2.1]);
    expectEach(
      leximinShares([
        [1.95, 0, 1.95, 0],
        [0, 2.1, 0, 2.1],
      ]),
      [home, away, 0, 0],
    );
  });

  test.each([
    // Half a unit on each of home and away is a unit of what pays 1 always.
    ["last", [2, 0, 1], [0, 2, 1], [0.5, 0.5, 0]],
    ["first", [1, 2, 0], [1, 0, 2], [1, 0, 0]],
    ["in the middle", [2, 1, 0], [0, 1, 2], [0.5, 0, 0.5]],
  ] as const)(
    "prefers earlier legs to the same returns from one that is %s",
    (...[, a, b, shares]) => {
      expectEach(leximinShares([a, b]), shares);
    },
  );

  test("raises what can be raised when one class never pays", () => {
    expectEach(
      leximinShares([
        [0, 0, 0],
        [3, 0, 0],
        [0, 3.6, 0],
        [0, 0, 2.75],
      ]),
      inProportionToInverse([3, 3.6, 2.75]),
    );
  });

  test("is not misled by edges along which one return hardly changes", () => {
    // Expected values from rational arithmetic.
    const shares = leximinShares([
      [0.5, 0, 1.001, 0, 0],
      [0.5, 1, 1.001, 1.004, 0],
      [0.5, 0, 0, 1.002, 1.004],
      [473.59, 0, 0, 1, 1.004],
      [0, 0.5, 0, 1, 1],
    ]);
    expectEach(shares, [0, 0, 0.49975012493753124, 0.0019851185518351953, 0.49826475651063357]);
  });

  test.each([
    // Next to nothing and a thousand times the stake: all but singular matrices on the way.
    [
      ["yes @ 501", "ft_dnb home @ 101", "over 1.75 @ 1.005", "odd @ 1000", "draw_away @ 1000"],
      91.73478655767484,
    ],
    [
      [
        "ft_dnb home @ 1.001007",
        "ft_eh away -2 @ 100",
        "home_draw @ 1000.999",
        "ft_eh away 0 @ 500",
      ],
      333.4442594565353,
    ],
    // The first edge of all that gain is spoiled by rounding.
    [
      [
        "ft_btts yes @ 1.002",
        "ft_hdp home -2.25 @ 1.001",
        "ft_dnb home @ 1001",
        "ft_btts yes @ 1.001",
        "ft_oe odd @ 1.001",
        "ft_1x2 draw @ 1.001",
        "ft_ou under 1.5 @ 1.001",
        "ft_btts yes @ 1.001",
        "ft_hdp away 1 @ 1.001",
        "ft_eh home -1 @ 1.001",
        "ft_hdp away 2.25 @ 1.002",
        "ft_ou under 1.75 @ 1.001",
        "ft_dnb away @ 1.001",
      ],
      1.000998001999996,
    ],
    // The uncorrected inverse ends at a return of 1.
    [
      [
        "fh_dc draw_away @ 1.001",
        "fh_1x2 draw @ 1001",
        "fh_dnb away @ 1.001",
        "fh_ou under 2 @ 1.002",
        "fh_hdp home -1 @ 1001",
        "fh_dnb away @ 1001",
        "fh_dc home_draw @ 1.002",
        "fh_hdp away 2.75 @ 1001",
        "fh_hdp away 3 @ 1.001",
        "fh_ou over 3 @ 1000",
        "fh_eh home @ 1.002",
        "fh_btts yes @ 1.001",
        "fh_dc home_draw @ 1.001",
        "fh_eh away -2 @ 1.001",
        "fh_dc draw_away @ 1000",
        "fh_1x2 away @ 1001",
      ],
      500.5,
    ],
  ])("is not misled by extreme odds of bets: %j", (texts, least) => {
    // Expected values from rational arithmetic.
    const { stakes, profitMin } = assessLegs(texts.map(priced));
    expect(stakes.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(1 + profitMin / 100).toBeCloseTo(least, 9);
  });

  test("is not misled by legs of which one pays hardly more than the others", () => {
    const returns = [
      [1.001, 1001, 1, 0, 1],
      [0, 1001, 1001, 1, 0],
      [1.001, 1001, 0, 1, 1001],
      [0, 1001, 1001, 1.002, 0],
      [1.001, 1001, 0, 1.002, 1001],
      [0, 0, 1001, 1.002, 0],
      [1.001, 0, 1, 1.002, 1],
      [1.001, 0, 0, 1.002, 1001],
    ];
    const least = Math.min(...returnsAt(returns, leximinShares(returns)));
    expect(least).toBeCloseTo(exactMaximin(returns), 9);
    expect(least).toBeCloseTo(1.0009989990010009, 9);
  });

  test("stakes all on the first leg where the returns are too far apart to be compared", () => {
    const returns = [
      [1e-300, 0, 0],
      [0, 1e300, 0],
      [0, 0, 1],
    ];
    expect(leximinShares(returns)).toEqual([1, 0, 0]);
  });

  test("takes 16 legs in 1000 classes, and odds from 1.001 to 1001 together", () => {
    const odds = Array.from({ length: 16 }, (_, leg) => 1.001 * 1000 ** (leg / 15));
    const returns = Array.from({ length: 1000 }, (_, index) =>
      odds.map((price, leg) => (leg === index % 16 ? price : 0)),
    );
    expectEach(leximinShares(returns), inProportionToInverse(odds));
  });
});

describe("leximinShares() refuses", () => {
  const repeat = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

  test.each([
    [[], "there must be 1 to 1000 classes, was 0"],
    [repeat(1001, [2]), "there must be 1 to 1000 classes, was 1001"],
    [[[]], "there must be 1 to 16 legs, was 0"],
    [[repeat(17, 2)], "there must be 1 to 16 legs, was 17"],
    [[[2, 0], [0]], "every class must have 2 returns, was 1"],
    [[[2, -0.5]], "returns must be finite and at least 0, was -0.5"],
    [[[2, Number.NaN]], "returns must be finite and at least 0, was NaN"],
    [[[2, 0, Infinity]], "returns must be finite and at least 0, was Infinity"],
  ])("a call that is none (%#)", (returns, reason) => {
    expect(() => leximinShares(returns)).toThrow(new RangeError(`Cannot split outlay: ${reason}`));
  });
});
