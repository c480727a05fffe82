import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planStakes, type StakeLeg, type StakePlan } from "arb-core";
import { runs } from "../../../test/runs.ts";
import { beats, everyPlan, profits, worstDecided, type OraclePlan } from "./stake-oracle.ts";

const OBJECTIVES = ["profit", "yield"] as const;

const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** A bookmaker's terms for stakes of up to some fifty steps. */
const terms = fc
  .record({
    stepMinor: fc.constantFrom(1, 2, 5, 10, 25),
    least: sometimes(fc.integer({ min: 0, max: 24 })),
    greatest: sometimes(fc.integer({ min: 6, max: 40 })),
    greatestWin: sometimes(fc.integer({ min: 4, max: 40 })),
    commission: sometimes(
      fc.record({
        on: fc.constantFrom("winnings", "turnover", "return"),
        rate: fc.constantFrom(0, 0.005, 0.02, 0.0333),
      }),
    ),
  })
  .map(({ stepMinor, least, greatest, greatestWin, commission }) => ({
    stepMinor,
    ...(least === undefined ? {} : { minMinor: least * stepMinor }),
    ...(greatest === undefined ? {} : { maxMinor: greatest * stepMinor + 1 }),
    ...(greatestWin === undefined ? {} : { maxWinMinor: greatestWin * stepMinor }),
    ...(commission === undefined ? {} : { commission }),
  }));

const price = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 190, max: 270 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.integer({ min: 105, max: 900 }).map((cents) => cents / 100) },
  // As converted from Malay: the shortest decimal has seventeen digits.
  { weight: 1, arbitrary: fc.integer({ min: 70, max: 99 }).map((cents) => 1 + 100 / cents) },
);

/** Two bets against each other, at one line or across lines, with their bookmakers' terms. */
const twoLegs = fc
  .record({
    market: fc.constantFrom("ft_hdp", "ft_ou"),
    quarters: fc.integer({ min: 0, max: 8 }),
    gap: fc.constantFrom(0, 0, 0, 0, 1, 2, -1, -2),
    prices: fc.tuple(price, price),
    terms: fc.tuple(terms, terms),
  })
  .map(({ market, quarters, gap, prices, terms: [first, second] }): [StakeLeg, StakeLeg] => {
    const [line, other] = [(quarters + 4) / 4, (quarters + 4 + gap) / 4];
    return market === "ft_ou"
      ? [
          { market: "ft_ou", side: "over", line, odds: prices[0], ...first },
          { market: "ft_ou", side: "under", line: other, odds: prices[1], ...second },
        ]
      : [
          { market: "ft_hdp", side: "home", line: 1 - line, odds: prices[0], ...first },
          { market: "ft_hdp", side: "away", line: other - 1, odds: prices[1], ...second },
        ];
  });

function planOf(planned: ReturnType<typeof planStakes>): StakePlan | undefined {
  if (planned.ok) return planned.value;
  return planned.error.code === "no-profit" ? planned.error.plan : undefined;
}

/** The plan in the oracle's terms, judged by the oracle. */
function judge(legs: readonly StakeLeg[], plan: StakePlan): OraclePlan {
  return {
    stakes: plan.stakesMinor,
    outlay: plan.stakesMinor.reduce((sum, stake) => sum + stake, 0),
    worst: worstDecided(legs, plan.stakesMinor),
  };
}

function bestPlan(
  legs: readonly StakeLeg[],
  total: number,
  objective: (typeof OBJECTIVES)[number],
): OraclePlan | undefined {
  let best: OraclePlan | undefined;
  for (const plan of everyPlan(legs, total)) {
    if (best === undefined || beats(plan, best, objective)) best = plan;
  }
  return best;
}

function expectBest(
  legs: readonly StakeLeg[],
  total: number,
  objective: (typeof OBJECTIVES)[number],
): string {
  const planned = planStakes(legs, { totalMinor: total, objective });
  const expected = bestPlan(legs, total, objective);
  const plan = planOf(planned);
  if (expected === undefined || plan === undefined) {
    expect(plan).toBe(expected);
    return planned.ok ? "" : planned.error.code;
  }
  const found = judge(legs, plan);
  expect([found.worst, found.outlay]).toEqual([expected.worst, expected.outlay]);
  expect(plan.isOptimal).toBe(true);
  expect(planned.ok).toBe(expected.worst > 0);
  return planned.ok ? "profit" : "no-profit";
}

/** The total in steps: some are less than the least stakes add up to. */
const totalUnits = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 90 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }) },
);

test("two legs: no plan of all within steps, limits and budget is better", () => {
  const reached = new Map<string, number>();
  const count = (what: string): unknown => reached.set(what, (reached.get(what) ?? 0) + 1);
  fc.assert(
    fc.property(twoLegs, totalUnits, (legs, units) => {
      const total = units * Math.max(...legs.map((leg) => leg.stepMinor ?? 1));
      const outcomes = OBJECTIVES.map((objective) =>
        expectBest(legs, Math.min(total, 700), objective),
      );
      expect(new Set(outcomes).size).toBe(1);
      count(outcomes[0]!);
      if (outcomes[0] !== "profit") return;
      const [first, second] = legs;
      const isSame = Math.abs(first.line) === Math.abs(second.line);
      if (!isSame) count("profit across lines");
      else if (!Number.isInteger(first.line * 2)) count("profit on a quarter line");
      else if (Number.isInteger(first.line)) count("profit on a whole line");
      if (legs.some((leg) => leg.commission !== undefined)) count("profit after commission");
      if (legs.some((leg) => leg.maxWinMinor !== undefined)) count("profit within a greatest win");
    }),
    { numRuns: runs(300) },
  );
  for (const what of [
    "profit",
    "no-profit",
    "over-budget",
    "no-stake",
    "profit across lines",
    "profit on a quarter line",
    "profit on a whole line",
    "profit after commission",
    "profit within a greatest win",
  ]) {
    expect(reached.get(what) ?? 0, what).toBeGreaterThanOrEqual(4);
  }
});

/** Home, draw and away, of which one pays; away -0.75 pays a half where away wins by one goal. */
const threeWay = fc
  .record({
    away: fc.constantFrom(
      { market: "ft_1x2", side: "away", line: 0 } as const,
      { market: "ft_hdp", side: "away", line: -0.75 } as const,
    ),
    prices: fc.tuple(
      ...[0, 1, 2].map(() => fc.integer({ min: 260, max: 380 }).map((cents) => cents / 100)),
    ),
    terms: fc.tuple(...[0, 1, 2].map(() => terms)),
  })
  .map(({ away, prices, terms: each }): StakeLeg[] =>
    [
      { market: "ft_1x2", side: "home", line: 0 } as const,
      { market: "ft_1x2", side: "draw", line: 0 } as const,
      away,
    ].map((selection, index) => ({
      ...selection,
      // A half that is won at these odds pays what the given price pays.
      odds: selection.line === 0 ? prices[index]! : (prices[index]! * 200 - 100) / 100,
      ...each[index],
    })),
  );

test("three legs of which one pays: no plan of all within steps, limits and budget is better", () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(threeWay, fc.integer({ min: 6, max: 36 }), (legs, units) => {
      const step = Math.max(...legs.map((leg) => leg.stepMinor ?? 1));
      const total = Math.min(units * step, 200);
      // The exhaustive search tries the cube of the steps: at most some ten thousand plans.
      const least = total > 45 ? 5 : 1;
      for (const objective of OBJECTIVES) {
        const coarse = legs.map((leg) => ({
          ...leg,
          stepMinor: Math.max(leg.stepMinor ?? 1, least),
        }));
        const outcome = expectBest(coarse, total, objective);
        reached.set(outcome, (reached.get(outcome) ?? 0) + 1);
      }
    }),
    { numRuns: runs(200) },
  );
  expect(reached.get("profit") ?? 0).toBeGreaterThanOrEqual(10);
  expect(reached.get("no-profit") ?? 0).toBeGreaterThanOrEqual(10);
});

const THREE_IN_ANY_WAY: readonly (readonly Pick<StakeLeg, "market" | "side" | "line">[])[] = [
  [
    { market: "ft_1x2", side: "home", line: 0 },
    { market: "ft_1x2", side: "draw", line: 0 },
    { market: "ft_hdp", side: "away", line: 0 },
  ],
  [
    { market: "ft_hdp", side: "home", line: -0.25 },
    { market: "ft_1x2", side: "draw", line: 0 },
    { market: "ft_hdp", side: "away", line: 0.25 },
  ],
  [
    { market: "ft_ou", side: "over", line: 2.75 },
    { market: "ft_ou", side: "under", line: 2.5 },
    { market: "ft_ou", side: "under", line: 3 },
  ],
];

test("three legs that pay in any way: no plan within a step on every leg is better", () => {
  let profiting = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...THREE_IN_ANY_WAY),
      fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 200, max: 480 }))),
      fc.tuple(...[0, 1, 2].map(() => terms)),
      fc.integer({ min: 400, max: 1e6 }),
      fc.constantFrom(...OBJECTIVES),
      (selections, cents, each, total, objective) => {
        const legs = selections.map((selection, index): StakeLeg => ({
          ...selection,
          odds: cents[index]! / 100,
          ...each[index],
        }));
        const plan = planOf(planStakes(legs, { totalMinor: total, objective }));
        if (plan === undefined) return;
        expectBestOfNeighbors(legs, plan, total, objective);
        if (judge(legs, plan).worst > 0) profiting += 1;
      },
    ),
    {
      numRuns: runs(150),
      examples: [
        // The third leg's greatest stake takes the plan far from the leximin ray, along a ridge.
        [
          THREE_IN_ANY_WAY[2]!,
          [468, 448, 447],
          [
            { stepMinor: 5 },
            { stepMinor: 10 },
            { stepMinor: 1, maxMinor: 19, commission: { on: "winnings", rate: 0.005 } },
          ],
          61461,
          "profit",
        ],
      ],
    },
  );
  expect(profiting).toBeGreaterThanOrEqual(10);
});

/** Every plan at most a step away on every leg, within the terms and the total, is no better. */
function expectBestOfNeighbors(
  legs: readonly StakeLeg[],
  plan: StakePlan,
  total: number,
  objective: (typeof OBJECTIVES)[number],
): void {
  const found = judge(legs, plan);
  expect(found.outlay).toBeLessThanOrEqual(total);
  const near = legs.map((leg, index): StakeLeg => {
    const step = leg.stepMinor ?? 1;
    const stake = plan.stakesMinor[index]!;
    return {
      ...leg,
      minMinor: Math.max(leg.minMinor ?? 0, stake - step),
      maxMinor: Math.min(leg.maxMinor ?? Infinity, stake + step),
    };
  });
  for (const stakes of neighborsWithin(near, plan.stakesMinor)) {
    const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
    if (outlay > total) continue;
    const other = { stakes, outlay, worst: worstDecided(legs, stakes) };
    expect(beats(other, found, objective)).toBe(false);
  }
}

function neighborsWithin(legs: readonly StakeLeg[], stakes: readonly number[]): number[][] {
  return legs.reduce<number[][]>(
    (plans, leg, index) => {
      const step = leg.stepMinor ?? 1;
      const choices = [-step, 0, step]
        .map((change) => stakes[index]! + change)
        .filter((stake) => {
          const winnings = new Decimal(stake).times(leg.odds).floor().minus(stake);
          return (
            stake > 0 &&
            stake >= leg.minMinor! &&
            stake <= leg.maxMinor! &&
            winnings.lessThanOrEqualTo(leg.maxWinMinor ?? Infinity)
          );
        });
      return plans.flatMap((plan) => choices.map((stake) => [...plan, stake]));
    },
    [[]],
  );
}

const anyTotal = fc
  .tuple(
    fc.oneof(fc.integer({ min: 3, max: 53 }), fc.integer({ min: 48, max: 53 })),
    fc.double({ min: 0.5, max: 1, noNaN: true }),
  )
  .map(([bits, share]) => Math.min(Math.floor(2 ** bits * share), Number.MAX_SAFE_INTEGER));

/**
 * What the product of the net odds is to be: fair prices have 1. Nearer to it, a climb that is cut
 * short may leave a better neighbor.
 */
const thinness = fc.option(fc.constantFrom(1.0006, 1.001, 1.003), { freq: 1, nil: undefined });

test("at any total: exact payouts, safe integers, within the budget, no better neighbor", () => {
  let large = 0;
  let cutShort = 0;
  fc.assert(
    fc.property(
      twoLegs,
      thinness,
      anyTotal,
      fc.constantFrom(...OBJECTIVES),
      (legs, thin, total, objective) => {
        const unlimited = legs.map(({ maxMinor: _, maxWinMinor: __, ...leg }): StakeLeg => leg);
        if (thin !== undefined) {
          const fair = 1 + thin / (legs[0].odds - 1);
          unlimited[1] = { ...unlimited[1]!, odds: Number(fair.toFixed(6)) };
        }
        const plan = planOf(planStakes(unlimited, { totalMinor: total, objective }));
        if (plan === undefined) return;
        const expected = profits(unlimited, plan.stakesMinor);
        expect(new Set(plan.results.map(({ profitMinor }) => profitMinor))).toEqual(
          new Set(expected),
        );
        expect(plan.worstProfitMinor).toBe(Math.min(...expected));
        expect(plan.bestProfitMinor).toBe(Math.max(...expected));
        for (const { payoutMinor, profitMinor } of plan.results) {
          expect(Number.isSafeInteger(payoutMinor)).toBe(true);
          expect(payoutMinor - plan.outlayMinor).toBe(profitMinor);
        }
        // Near 2^53 the bound on payouts, not the total, ends the neighborhood.
        const greatest = Math.max(...unlimited.map(({ odds }) => odds));
        const bounded = total < Number.MAX_SAFE_INTEGER / greatest - 100;
        if (bounded) expectBestOfNeighbors(unlimited, plan, total, objective);
        expect(plan.outlayMinor).toBeLessThanOrEqual(total);
        if (plan.outlayMinor > 2 ** 49) large += 1;
        if (!plan.isOptimal) cutShort += 1;
      },
    ),
    { numRuns: runs(120) },
  );
  expect(large).toBeGreaterThan(0);
  expect(cutShort).toBeGreaterThanOrEqual(5);
});

test("a fixed stake is kept, and the other one is the best for it", () => {
  let profiting = 0;
  fc.assert(
    fc.property(
      twoLegs,
      fc.integer({ min: 1, max: 200 }),
      fc.nat({ max: 1 }),
      (legs, stake, leg) => {
        const fixed = { leg, stakeMinor: stake };
        const planned = planStakes(legs, { fixed });
        const plan = planOf(planned);
        const free = legs.map((terms, index): StakeLeg => {
          const { market, side, line, odds, commission } = terms;
          const bet = {
            market,
            side,
            line,
            odds,
            ...(commission === undefined ? {} : { commission }),
          };
          return index === leg
            ? { ...bet, stepMinor: stake, minMinor: stake, maxMinor: stake }
            : terms;
        });
        // More than 20 times the fixed stake never pays back at odds of at most 9.
        const best = bestPlan(free, stake * 21, "profit");
        if (plan === undefined || best === undefined) {
          expect(plan === undefined || plan.outlayMinor > stake * 21).toBe(true);
          return;
        }
        expect(plan.stakesMinor[leg]).toBe(stake);
        const found = judge(free, plan);
        expect([found.worst, found.outlay]).toEqual([best.worst, best.outlay]);
        if (planned.ok) profiting += 1;
      },
    ),
    { numRuns: runs(120) },
  );
  expect(profiting).toBeGreaterThanOrEqual(10);
});
