import { describe, expect, test } from "vitest";
import { exactPayoffs, type Ratio } from "../src/stake-plan/exact-payout.ts";
import {
  assessLegs,
  assessStakes,
  calculateArbitrage,
  isSureBet,
  matchEvents,
  payoffTable,
  planStakes,
  type Commission,
  type StakeLeg,
  type StakePlan,
  type StakePlanError,
  type StakePlanOptions,
  type StakeTerms,
} from "arb-core";
import { firstIndex, MAX_VISITS, type StakeProblem } from "../src/stake-plan/stake-problem.ts";
import { searchStakes } from "../src/stake-plan/stake-search.ts";

/** Over and under at one line, each under its own terms. */
function totals(
  odds: readonly [number, number],
  terms: readonly [StakeTerms, StakeTerms],
  line = 2.5,
): [StakeLeg, StakeLeg] {
  return [
    { market: "ft_ou", side: "over", line, odds: odds[0], ...terms[0] },
    { market: "ft_ou", side: "under", line, odds: odds[1], ...terms[1] },
  ];
}

const both = (terms: StakeTerms): [StakeTerms, StakeTerms] => [terms, terms];

function plan(legs: readonly StakeLeg[], options: StakePlanOptions): StakePlan {
  const planned = planStakes(legs, options);
  if (!planned.ok) throw new Error(planned.error.code);
  return planned.value;
}

function refusal(legs: readonly StakeLeg[], options: StakePlanOptions): StakePlanError {
  const planned = planStakes(legs, options);
  if (planned.ok) throw new Error(`Stakes ${planned.value.stakesMinor.join(", ")}`);
  return planned.error;
}

/** What given stakes come to: terms that allow nothing else. */
function planOfExactly(
  odds: readonly [number, number],
  [first, second]: readonly [number, number],
): StakePlan {
  const legs = totals(odds, [
    { minMinor: first, maxMinor: first },
    { minMinor: second, maxMinor: second },
  ]);
  const planned = planStakes(legs, { totalMinor: first + second });
  if (planned.ok) return planned.value;
  if (planned.error.code !== "no-profit") throw new Error(planned.error.code);
  return planned.error.plan;
}

describe("planStakes() finds what rounding each stake on its own destroys", () => {
  test("1.95 and 2.10 with 1000 in steps of 10: 420 and 390 keep the whole margin", () => {
    expect(planOfExactly([1.95, 2.1], [52_000, 48_000]).profitMin).toBeCloseTo(0.8, 10);
    const legs = totals([1.95, 2.1], both({ stepMinor: 1000 }));
    for (const objective of ["profit", "yield"] as const) {
      expect(plan(legs, { totalMinor: 100_000, objective })).toEqual({
        stakesMinor: [42_000, 39_000],
        outlayMinor: 81_000,
        worstProfitMinor: 900,
        bestProfitMinor: 900,
        profitMin: (900 / 81_000) * 100,
        profitMax: (900 / 81_000) * 100,
        results: [
          { settlements: ["loss", "win"], payoutMinor: 81_900, profitMinor: 900 },
          { settlements: ["win", "loss"], payoutMinor: 81_900, profitMinor: 900 },
        ],
        isOptimal: true,
      });
    }
  });

  test("1.95 and 2.10 with 100 in steps of 5: nothing profits, and it is refused", () => {
    expect(planOfExactly([1.95, 2.1], [5000, 5000]).profitMin).toBeCloseTo(-2.5, 10);
    const error = refusal(totals([1.95, 2.1], both({ stepMinor: 500 })), { totalMinor: 10_000 });
    expect(error).toMatchObject({
      code: "no-profit",
      plan: { stakesMinor: [500, 500], worstProfitMinor: -25, isOptimal: true },
    });
  });

  test("2.10 and 2.05 with 100 in whole units: by money 49 and 50, by yield 41 and 42", () => {
    expect(planOfExactly([2.1, 2.05], [4900, 5100]).profitMin).toBeCloseTo(2.9, 10);
    const legs = totals([2.1, 2.05], both({ stepMinor: 100 }));
    const byMoney = plan(legs, { totalMinor: 10_000 });
    expect(byMoney.stakesMinor).toEqual([4900, 5000]);
    expect(byMoney.worstProfitMinor).toBe(350);
    expect(byMoney.profitMin).toBeCloseTo(3.54, 2);
    const byYield = plan(legs, { totalMinor: 10_000, objective: "yield" });
    expect(byYield.stakesMinor).toEqual([4100, 4200]);
    expect(byYield.worstProfitMinor).toBe(310);
    expect(byYield.profitMin).toBeCloseTo(3.73, 2);
  });

  test("payouts are rounded down to the minor unit, which costs a thin profit", () => {
    // 40.95 and 39.90 before rounding: the odd cents were all there was to gain.
    expect(planOfExactly([1.95, 2.1], [21, 19]).results).toMatchObject([
      { payoutMinor: 39, profitMinor: -1 },
      { payoutMinor: 40, profitMinor: 0 },
    ]);
  });

  test("odds mean the decimal number that is written, not the nearest binary one", () => {
    // 1.1 x 10 and 4.35 x 100 fall just beside 11 and 435 in floating point.
    expect(planOfExactly([4.35, 1.1], [100, 10]).results).toMatchObject([
      { payoutMinor: 11 },
      { payoutMinor: 435 },
    ]);
  });
});

describe("planStakes() settles every result", () => {
  test("the safest split of a quarter line keeps 0.75 %", () => {
    const legs = [
      { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
      { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
    ] as const;
    const { profitMin, stakesMinor, results } = plan(legs, { totalMinor: 1_000_000 });
    expect(profitMin).toBeCloseTo(0.75, 4);
    expect(stakesMinor[1]! / 1_000_000).toBeCloseTo((2 * 1.95 - 1) / (2.1 + 2 * 1.95), 3);
    expect(results).toHaveLength(3);
  });

  test("a whole line is planned by the results that settle it, and guarantees nothing", () => {
    const planned = plan(totals([1.95, 2.1], both({ stepMinor: 10 }), 3), { totalMinor: 1000 });
    expect(planned.stakesMinor).toEqual([420, 390]);
    expect([planned.worstProfitMinor, planned.bestProfitMinor]).toEqual([0, 9]);
    expect(planned.results.map(({ settlements }) => settlements)).toContainEqual(["push", "push"]);
  });

  test("where the work is cut short, the plan is still the best of its neighborhood", () => {
    // Fair prices: every pair of equal stakes leaves 0, and the smallest is best.
    const error = refusal(totals([2, 2], both({})), { totalMinor: 1_000_000 });
    expect(error).toMatchObject({
      code: "no-profit",
      plan: { stakesMinor: [1, 1], worstProfitMinor: 0, isOptimal: false },
    });
  });

  test("a Polish middle is refused whatever the stakes", () => {
    const legs = [
      { market: "ft_ou", side: "over", line: 2.75, odds: 2.05 },
      { market: "ft_ou", side: "under", line: 2.5, odds: 2.05 },
    ] as const;
    expect(refusal(legs, { totalMinor: 10_000 }).code).toBe("no-profit");
  });

  test("a sure bet in spite of a negative gap is found", () => {
    const legs = [
      { market: "ft_hdp", side: "home", line: -0.5, odds: 2.5 },
      { market: "ft_hdp", side: "away", line: 0.25, odds: 2.5 },
    ] as const;
    expect(plan(legs, { totalMinor: 1_000_000 }).profitMin).toBeCloseTo(2.94, 2);
  });

  test("in running a handicap counts from the score at the bet", () => {
    const legs = [
      { market: "ft_hdp", side: "home", line: 0, odds: 2.1 },
      { market: "ft_hdp", side: "away", line: 0, odds: 1.95 },
    ] as const;
    const scoreAtBet = { home: 1, away: 0 };
    expect(plan(legs, { totalMinor: 1000, scoreAtBet }).bestProfitMinor).toBeGreaterThan(0);
  });

  test("1X2 pays the same whatever the result", () => {
    const legs = (["home", "draw", "away"] as const).map((side, index): StakeLeg => ({
      market: "ft_1x2",
      side,
      line: 0,
      odds: [2.9, 3.6, 2.8][index]!,
    }));
    const planned = plan(legs, { totalMinor: 1_000_000 });
    expect(planned.profitMin).toBeCloseTo(2.07, 2);
    expect(planned.isOptimal).toBe(true);
    expect(planned.bestProfitMinor - planned.worstProfitMinor).toBeLessThan(4);
  });

  test("legs that pay in any way are searched from the safest split", () => {
    const legs: StakeLeg[] = [
      { market: "ft_1x2", side: "home", line: 0, odds: 2.9 },
      { market: "ft_1x2", side: "draw", line: 0, odds: 3.6 },
      { market: "ft_hdp", side: "away", line: 0, odds: 2.1 },
    ];
    const planned = plan(legs, { totalMinor: 1_000_000 });
    expect(planned.isOptimal).toBe(false);
    // Home H, draw D, away A: 2.9 H = 3.6 D + A = 2.1 A gives D = 1.1 A / 3.6, H = 2.1 A / 2.9.
    const guaranteed = 2.1 / (1 + 1.1 / 3.6 + 2.1 / 2.9) - 1;
    expect(planned.profitMin).toBeCloseTo(guaranteed * 100, 3);
  });
});

describe("planStakes() keeps to the terms", () => {
  const commission: Commission = { on: "winnings", rate: 0.02 };

  test("commission on one leg takes 1.111 % to 0.598 %", () => {
    const legs = totals([1.95, 2.1], [{}, { commission }]);
    expect(plan(legs, { totalMinor: 10_000_000 }).profitMin).toBeCloseTo(0.598, 3);
  });

  test("a greatest stake, or a greatest win, holds the other leg down too", () => {
    for (const terms of [{ maxMinor: 20_000 }, { maxWinMinor: 19_000 }]) {
      const planned = plan(totals([1.95, 2.1], [terms, {}]), { totalMinor: 100_000 });
      expect(planned.stakesMinor[0]).toBeLessThanOrEqual(20_000);
      expect(planned.stakesMinor[0]).toBeGreaterThan(19_950);
      expect(planned.profitMin).toBeCloseTo(1.11, 2);
    }
  });

  test("a greatest win is of the profit, rounded down, before commission", () => {
    const terms = { minMinor: 1000, maxWinMinor: 950, commission };
    expect(plan(totals([1.95, 2.3], [terms, {}]), { totalMinor: 2000 }).stakesMinor[0]).toBe(1000);
    const error = refusal(totals([1.95, 2.3], [{ minMinor: 1002, maxWinMinor: 950 }, {}]), {
      totalMinor: 2000,
    });
    // 1001 x 0.95 is 950.95, which is paid as 950.
    expect(error).toEqual({ code: "no-stake", leg: 0, leastMinor: 1002, greatestMinor: 1001 });
  });

  test("a fixed stake is kept whatever its terms, and the total is optional", () => {
    const legs = totals([1.95, 2.1], [{ maxMinor: 100, stepMinor: 50 }, { stepMinor: 10 }]);
    const fixed = { leg: 0, stakeMinor: 421 };
    // 421 pays 820 and 390 pays 819; one step more or less on 390 leaves less.
    expect(plan(legs, { fixed }).stakesMinor).toEqual([421, 390]);
    expect(refusal(legs, { fixed, totalMinor: 430 })).toEqual({
      code: "over-budget",
      leastOutlayMinor: 431,
      budgetMinor: 430,
    });
  });

  test("says which leg has no stake, and by how much the least stakes exceed the budget", () => {
    const odds = [1.95, 2.1] as const;
    expect(
      refusal(totals(odds, [{}, { stepMinor: 50, minMinor: 60, maxMinor: 90 }]), {
        totalMinor: 1000,
      }),
    ).toEqual({ code: "no-stake", leg: 1, leastMinor: 100, greatestMinor: 90 });
    expect(
      refusal(totals(odds, [{ minMinor: 700 }, { stepMinor: 200, minMinor: 250 }]), {
        totalMinor: 1000,
      }),
    ).toEqual({ code: "over-budget", leastOutlayMinor: 1100, budgetMinor: 1000 });
  });

  test.each([1e4, 1e8, 2 ** 53 - 1])("the ends of the range of odds: %d", (totalMinor) => {
    for (const odds of [
      [1.001, 1001],
      [1.001, 1000.9999],
      [1001, 1001],
      [1 + 1 / 0.95, 1.95 + 1e-15],
    ] as const) {
      for (const line of [2.25, 2.5]) {
        const planned = planStakes(totals(odds, both({}), line), { totalMinor });
        expect(JSON.stringify(planned)).not.toMatch(/null|Infinity|NaN/);
        if (odds[0] === 1001) expect(planned.ok).toBe(true);
        if (odds[0] === 1.001) expect(planned.ok).toBe(false);
      }
    }
  });

  test("a budget of 2^53 is held to what can be paid exactly", () => {
    const { results, outlayMinor } = plan(totals([1.95, 2.1], both({ stepMinor: 100 })), {
      totalMinor: Number.MAX_SAFE_INTEGER,
    });
    expect(outlayMinor).toBeGreaterThan(2 ** 51);
    expect(results.every(({ payoutMinor }) => Number.isSafeInteger(payoutMinor))).toBe(true);
  });
});

describe("planStakes() refuses a bad call", () => {
  const legs = totals([1.95, 2.1], both({}));
  test.each<[readonly StakeLeg[], StakePlanOptions, string]>([
    [legs.slice(0, 1), { totalMinor: 10 }, "there must be 2 to 8 legs, was 1"],
    [[...legs, ...legs, ...legs, ...legs, ...legs], { totalMinor: 10 }, "2 to 8 legs, was 10"],
    [totals([1, 2.1], both({})), { totalMinor: 10 }, "the decimal odds must be a price, was 1"],
    [legs, {}, "a total or a fixed stake must be given, was undefined"],
    [legs, { totalMinor: 0 }, "the total must be a whole number of minor units, at least 1, was 0"],
    [legs, { totalMinor: 2 ** 53 }, "at least 1, was 9007199254740992"],
    [legs, { fixed: { leg: 2, stakeMinor: 5 } }, "the fixed leg must be the index of one, was 2"],
    [legs, { fixed: { leg: 0, stakeMinor: 0.5 } }, "a fixed stake must be a whole number"],
    [totals([2, 2], both({ stepMinor: 0 })), { totalMinor: 10 }, "a step must be a whole number"],
    [totals([2, 2], both({ minMinor: -1 })), { totalMinor: 10 }, "a least stake must be"],
    [totals([2, 2], both({ maxMinor: 1.5 })), { totalMinor: 10 }, "a greatest stake must be"],
    [totals([2, 2], both({ maxWinMinor: -1 })), { totalMinor: 10 }, "a greatest win must be"],
  ])("%#", (given, options, message) => {
    expect(() => planStakes(given, options)).toThrow(RangeError);
    expect(() => planStakes(given, options)).toThrow(message);
  });

  test("of bets that do not go together, and of a commission that is none", () => {
    const fh: StakeLeg = { market: "fh_ou", side: "under", line: 2.5, odds: 2.1 };
    expect(() => planStakes([legs[0], fh], { totalMinor: 10 })).toThrow(RangeError);
    const terms = { commission: { on: "return", rate: 1 } } as const;
    expect(() => planStakes(totals([2, 2], both(terms)), { totalMinor: 10 })).toThrow(
      "Cannot apply commission",
    );
  });
});

/** A payoff that counts how often it is used: once a payout. */
function counted({ numerator, denominator }: Ratio, used: { count: number }): Ratio {
  return {
    get numerator() {
      used.count += 1;
      return numerator;
    },
    denominator,
  };
}

describe("the work of a search", () => {
  const payouts = (
    odds: readonly number[],
    results: readonly string[],
    budget: number,
    objective: "profit" | "yield" = "profit",
  ): number => {
    const used = { count: 0 };
    const letters = { w: "win", h: "half-win", l: "half-loss", x: "loss" } as const;
    const problem: StakeProblem = {
      budget,
      objective,
      legs: odds.map((price, leg) => ({
        step: 1,
        low: 1,
        high: budget,
        payoffs: results.map((result) =>
          counted(exactPayoffs(price, undefined)[letters[result[leg] as "w"]], used),
        ),
      })),
    };
    searchStakes(problem);
    return used.count;
  };
  const budgets = [1e4, 1e6, 1e8, 1e10, 1e12];

  test.each<[string, readonly number[], readonly string[]]>([
    ["two legs on a quarter line", [1.95, 2.1], ["wx", "lh", "xw"]],
    ["three legs of which one pays", [2.9, 3.6, 2.8], ["wxx", "xwx", "xxw"]],
    ["three legs that pay in any way", [2.9, 3.6, 2.1], ["wxx", "xwl", "xxw"]],
  ])("does not grow with the budget: %s", (_, odds, results) => {
    const counts = budgets.map((budget) => payouts(odds, results, budget));
    const [least] = counts;
    for (const count of counts) expect(count).toBeLessThan(8 * least!);
    expect(Math.max(...counts)).toBeLessThan(50_000);
  });

  test.each<[string, readonly number[], readonly string[]]>([
    ["two legs", [1.951, 2.05152], ["wx", "lh", "xw"]],
    ["three legs", [3.0001, 3, 3], ["wxx", "xwx", "xxw"]],
  ])("is bounded where hardly anything can be gained: %s", (_, odds, results) => {
    for (const objective of ["profit", "yield"] as const) {
      const counts = budgets.map((budget) => payouts(odds, results, budget, objective));
      // Two sides of a walk, some thirty payouts for each result and leg of a visit.
      const bound = 2 * MAX_VISITS * 30 * results.length * odds.length;
      for (const count of counts) expect(count).toBeLessThan(bound);
    }
  });
});

describe("firstIndex()", () => {
  test("finds the first index from any guess, in few tests near it", () => {
    for (let first = 3; first <= 21; first++) {
      for (let guess = 0; guess <= 25; guess++) {
        let tests = 0;
        const found = firstIndex(3, 20, guess, (index) => {
          tests += 1;
          expect(index).toBeGreaterThanOrEqual(3);
          expect(index).toBeLessThanOrEqual(20);
          return index >= first;
        });
        expect(found).toBe(first);
        const distance = Math.abs(Math.min(Math.max(guess, 3), 20) - first);
        expect(tests).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(distance + 1)) + 2);
      }
    }
    expect(firstIndex(5, 4, 5, () => true)).toBe(5);
  });
});

describe("planStakes() on the legs of an opportunity", () => {
  const kickOff = Date.UTC(2026, 7, 15, 14);
  const list = (odds: [number, number]) => [
    {
      home: "Arsenal",
      away: "Chelsea",
      startsAt: kickOff,
      lines: [{ market: "ft_hdp" as const, line: -0.5, odds }],
    },
  ];
  const events = matchEvents({ book: list([2.1, 1.7]), exchange: list([1.8, 2]) });
  const commissions = { exchange: { on: "winnings", rate: 0.05 } } as const;
  const [found] = calculateArbitrage(events, { commissions });

  test("counts what the commission leaves, as the opportunity does", () => {
    const legs = found!.legs;
    expect(legs.map(({ odds, netOdds }) => [odds, netOdds])).toEqual([
      [2.1, 2.1],
      [2, 1.95],
    ]);
    const planned = planStakes(legs, { totalMinor: 100_000 });
    expect(planned.ok && planned.value.profitMin).toBeCloseTo(found!.profitMin, 2);
    // The same with the commission said instead.
    const gross = legs.map(({ market, side, line, odds }) => ({ market, side, line, odds }));
    const exact = planStakes(
      gross.map((leg, index) => (index === 1 ? { ...leg, commission: commissions.exchange } : leg)),
      { totalMinor: 100_000 },
    );
    expect(planned).toEqual(exact);
  });

  test("so do assessLegs(), assessStakes(), payoffTable() and isSureBet()", () => {
    const { legs, stakes, profitMin } = found!;
    expect(assessLegs(legs).profitMin).toBe(profitMin);
    expect(assessStakes(legs, stakes).profitMin).toBe(profitMin);
    expect(Math.min(...payoffTable(legs, stakes).map(({ profit }) => profit))).toBe(profitMin);
    const [first, second] = legs;
    expect(isSureBet(first!, second!)).toBe(true);
    expect(isSureBet(first!, { ...second!, netOdds: 1.9 })).toBe(false);
  });
});

test("planStakes() refuses an objective that is none", () => {
  const leg = { market: "ft_ou", line: 2.5, odds: 2.1 } as const;
  const legs = [
    { ...leg, side: "over" },
    { ...leg, side: "under" },
  ] as const;
  expect(() => planStakes(legs, { totalMinor: 1000, objective: "yeild" as "yield" })).toThrow(
    "Cannot plan stakes: the objective must be profit or yield, was yeild",
  );
});
