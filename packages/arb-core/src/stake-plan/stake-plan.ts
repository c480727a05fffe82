/**
 * Stakes in money. A split in shares becomes bets in whole minor units (cents), in each
 * bookmaker's steps and between its limits, within a budget. Rounding each stake on its own can
 * turn a thin profit into a loss, so the stakes are searched for: those whose worst profit is
 * greatest, after every payout was rounded down to the minor unit as the bookmaker does it.
 *
 * A plan is decided by the results that settle some bet. Where a result gives every stake back (a
 * whole line), nothing is won or lost whatever the stakes are, and no choice of stakes can help it.
 */
import { netOddsOf, type PricedSelection } from "../arbitrage.ts";
import { oddsAfterCommission, type Commission } from "../commission.ts";
import {
  exactPayoffs,
  greatestStakeMinor,
  payoutMinor,
  toRatio,
  type Ratio,
} from "./exact-payout.ts";
import { isDecimalOdds } from "../odds.ts";
import { resultClasses } from "../result-classes.ts";
import { err, ok, type Result } from "../result.ts";
import type { Settlement, SettlementOptions } from "../settlement.ts";
import { MAX_LEGS } from "./stake-climb.ts";
import {
  STAKE_OBJECTIVES,
  type ProblemLeg,
  type StakeObjective,
  type StakeProblem,
} from "./stake-problem.ts";
import { searchStakes } from "./stake-search.ts";

export type { StakeObjective } from "./stake-problem.ts";

/** A bookmaker's terms for one bet. Amounts are in minor units of one currency. */
export interface StakeTerms {
  /** Stakes are multiples of this. Default 1. */
  readonly stepMinor?: number;
  /** The least stake. Default one step. */
  readonly minMinor?: number;
  /** The greatest stake. Default none. */
  readonly maxMinor?: number;
  /**
   * The greatest profit that the bookmaker pays on the bet, before commission: not the payout,
   * which has the stake in it. Default none.
   */
  readonly maxWinMinor?: number;
  /** Default none. */
  readonly commission?: Commission;
}

/**
 * A bet to be made, under a bookmaker's terms; a leg of an `Opportunity` is one. Odds are meant as
 * the decimal number that they are written as. A `commission` is taken exactly, from `odds`; where
 * none is given, `netOdds` count.
 */
export interface StakeLeg extends PricedSelection, StakeTerms {}

/** How much is to be staked, and what for. */
export interface StakePlanOptions extends SettlementOptions {
  /** The greatest outlay, in minor units. Needed unless {@link StakePlanOptions.fixed} is given. */
  readonly totalMinor?: number;
  /**
   * A stake that is given, for a bet that is already made, say: no limit and no step of its terms
   * is applied to it. `leg` is an index. It counts toward `totalMinor`, where that is given too.
   */
  readonly fixed?: { readonly leg: number; readonly stakeMinor: number };
  /**
   * - `profit` (default): the greatest worst profit in money; of equals, the smaller outlay.
   * - `yield`: the greatest worst profit per money laid out; of equals, the greater profit.
   */
  readonly objective?: StakeObjective;
}

/** What a plan comes to at one group of results. */
export interface PlannedResult {
  /** How each leg ends. */
  readonly settlements: readonly Settlement[];
  /** What all bookmakers pay together, each payout rounded down, commission paid. */
  readonly payoutMinor: number;
  /** The payout less the outlay. */
  readonly profitMinor: number;
}

/**
 * Stakes and what they come to. Amounts are in minor units and safe integers. What is guaranteed
 * is guaranteed for settled bets under equal rules; void or abandoned bets are outside it.
 */
export interface StakePlan {
  /** By leg, each above 0. */
  readonly stakesMinor: readonly number[];
  readonly outlayMinor: number;
  /** The least profit over every result. 0 where a result gives every stake back. */
  readonly worstProfitMinor: number;
  /** The greatest profit over every result. */
  readonly bestProfitMinor: number;
  /** The least profit in percent of the outlay: 1.11 means 1.11 %. */
  readonly profitMin: number;
  /** The greatest profit in percent of the outlay. */
  readonly profitMax: number;
  /** In the order of `resultClasses(legs)`. */
  readonly results: readonly PlannedResult[];
  /** Whether it is proven that no plan is better; see {@link planStakes}. */
  readonly isOptimal: boolean;
}

/**
 * Why there is no plan.
 *
 * - `no-stake`: no multiple of the leg's step is between its least and its greatest stake.
 * - `over-budget`: the least stakes add up to more than may be laid out.
 * - `no-profit`: even the best plan found does not profit at every result that settles a bet.
 */
export type StakePlanError =
  | {
      readonly code: "no-stake";
      /** The index of the leg. */
      readonly leg: number;
      /** The least stake that its step and its minimum allow. */
      readonly leastMinor: number;
      /** The greatest stake that its maximum and its maximum win allow; no step is applied. */
      readonly greatestMinor: number;
    }
  | {
      readonly code: "over-budget";
      /** The sum of the least stakes. */
      readonly leastOutlayMinor: number;
      /** The greatest outlay; see {@link planStakes}. */
      readonly budgetMinor: number;
    }
  | {
      readonly code: "no-profit";
      /** The plan with the greatest worst profit in money, whatever the objective. */
      readonly plan: StakePlan;
    };

/**
 * Plans stakes in money on bets on one match: whole steps within every bookmaker's limits and the
 * budget that make the worst profit greatest, after payouts were rounded down.
 *
 * Every leg gets a stake: leave out what is not to be bet on. The outlay is also kept so small that
 * no result can pay more than `Number.MAX_SAFE_INTEGER` minor units.
 *
 * No plan whose stakes differ by at most one step on every leg is better than what is found. With
 * two legs, and with more where exactly one of them pays in each result, no plan at all is better,
 * unless that takes more than some 8,000 candidates to show; `isOptimal` tells. Measured: by
 * `profit` it is shown for every margin above 0.03 % in steps of one minor unit, and for every
 * profit in steps of 100; by `yield`, up to 4,000 steps on either leg. Work does not grow with
 * the budget, and is cut short where prices are fair to a few hundred-thousandths: there, a
 * neighbor can be better after all.
 *
 * @param legs - 2 to 8, of one period of one match.
 * @throws RangeError when the legs do not go together, an amount is no safe integer or out of its
 *   range, a price or a commission is none, or neither `totalMinor` nor `fixed` is given.
 * @example
 * ```ts
 * import { planStakes } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // 1000.00 at most, in steps of 10.00.
 * const planned = planStakes(
 *   [
 *     { market: "ft_ou", side: "over", line: 2.5, odds: 1.95, stepMinor: 1000 },
 *     { market: "ft_ou", side: "under", line: 2.5, odds: 2.1, stepMinor: 1000 },
 *   ],
 *   { totalMinor: 100_000 },
 * );
 * assert.ok(planned.ok);
 * assert.deepEqual(planned.value.stakesMinor, [42_000, 39_000]);
 * assert.equal(planned.value.worstProfitMinor, 900);
 * assert.equal(planned.value.profitMin.toFixed(4), "1.1111");
 * ```
 */
export function planStakes(
  legs: readonly StakeLeg[],
  options: StakePlanOptions,
): Result<StakePlan, StakePlanError> {
  checkCall(legs, options);
  const results = resultClasses(legs, options).map(({ settlements }) => settlements);
  const payoffs = legs.map((leg) => exactPayoffs(priceOf(leg), leg.commission));
  const problem = toProblem(legs, options, decisiveResults(results), payoffs);
  if (!problem.ok) return problem;

  const { best, isOptimal } = searchStakes(problem.value);
  const stakes = best.steps.map((count, index) => count * (problem.value.legs[index]?.step ?? 0));
  const plan = { ...describeStakes(stakes, results, payoffs), isOptimal };
  return best.worst > 0 ? ok(plan) : err({ code: "no-profit", plan });
}

/** The price that the commission is taken from, or that has been left by it. */
function priceOf(leg: StakeLeg): number {
  return leg.commission === undefined ? netOddsOf(leg) : leg.odds;
}

/** What each leg pays per unit staked, by settlement. */
type Payoffs = ReturnType<typeof exactPayoffs>;

/** The results that the choice of stakes can make better or worse, each once. */
function decisiveResults(results: readonly (readonly Settlement[])[]): (readonly Settlement[])[] {
  const distinct = new Map(results.map((settlements) => [settlements.join(), settlements]));
  return [...distinct.values()].filter((settlements) => settlements.some((s) => s !== "push"));
}

function toProblem(
  legs: readonly StakeLeg[],
  { totalMinor = Number.MAX_SAFE_INTEGER, fixed, objective = "profit" }: StakePlanOptions,
  results: readonly (readonly Settlement[])[],
  payoffs: readonly Payoffs[],
): Result<StakeProblem, StakePlanError> {
  const budget = Math.min(totalMinor, ...payoffs.map(({ win }) => safeOutlay(win)));
  const problemLegs: ProblemLeg[] = [];
  for (const [index, leg] of legs.entries()) {
    const [step, least, greatest] =
      fixed?.leg === index
        ? [fixed.stakeMinor, fixed.stakeMinor, fixed.stakeMinor]
        : [leg.stepMinor ?? 1, leg.minMinor ?? 0, greatestStake(leg)];
    const low = Math.max(Math.ceil(least / step), 1);
    const high = Math.floor(greatest / step);
    if (low > high) {
      const limits = { leastMinor: low * step, greatestMinor: greatest };
      return err({ code: "no-stake", leg: index, ...limits });
    }
    problemLegs.push({
      step,
      low,
      high: Math.max(low, Math.min(high, Math.floor(budget / step))),
      payoffs: results.map((settlements) => payoffOf(payoffs, settlements, index)),
    });
  }
  const leastOutlay = problemLegs.reduce((sum, { low, step }) => sum + low * step, 0);
  return leastOutlay > budget
    ? err({ code: "over-budget", leastOutlayMinor: leastOutlay, budgetMinor: budget })
    : ok({ legs: problemLegs, budget, objective });
}

/** An outlay on which even the best payoff pays no more than a safe integer. */
function safeOutlay({ numerator, denominator }: Ratio): number {
  if (numerator <= denominator) return Number.MAX_SAFE_INTEGER;
  return Number((BigInt(Number.MAX_SAFE_INTEGER) * denominator) / numerator);
}

function greatestStake({ odds, maxMinor, maxWinMinor }: StakeLeg): number {
  return Math.min(
    maxMinor ?? Number.MAX_SAFE_INTEGER,
    maxWinMinor === undefined
      ? Number.MAX_SAFE_INTEGER
      : greatestStakeMinor(maxWinMinor, toRatio(odds)),
  );
}

function payoffOf(
  payoffs: readonly Payoffs[],
  settlements: readonly Settlement[],
  leg: number,
): Ratio {
  const [payoff, settlement] = [payoffs[leg], settlements[leg]];
  if (payoff === undefined || settlement === undefined) {
    throw new Error("Every leg has a payoff and a settlement in every result");
  }
  return payoff[settlement];
}

function describeStakes(
  stakes: readonly number[],
  classes: readonly (readonly Settlement[])[],
  payoffs: readonly Payoffs[],
): Omit<StakePlan, "isOptimal"> {
  const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
  const results = classes.map((settlements): PlannedResult => {
    const payout = stakes.reduce(
      (sum, stake, leg) => sum + payoutMinor(stake, payoffOf(payoffs, settlements, leg)),
      0,
    );
    return { settlements, payoutMinor: payout, profitMinor: payout - outlay };
  });
  const profits = results.map(({ profitMinor }) => profitMinor);
  const [worst, best] = [Math.min(...profits), Math.max(...profits)];
  return {
    stakesMinor: stakes,
    outlayMinor: outlay,
    worstProfitMinor: worst,
    bestProfitMinor: best,
    profitMin: (worst / outlay) * 100,
    profitMax: (best / outlay) * 100,
    results,
  };
}

function checkCall(
  legs: readonly StakeLeg[],
  { totalMinor, fixed, objective = "profit" }: StakePlanOptions,
): void {
  if (!STAKE_OBJECTIVES.includes(objective)) {
    refuse(`the objective must be ${STAKE_OBJECTIVES.join(" or ")}`, objective);
  }
  if (legs.length < 2 || legs.length > MAX_LEGS) {
    refuse(`there must be 2 to ${MAX_LEGS} legs`, legs.length);
  }
  for (const leg of legs) {
    for (const price of [leg.odds, netOddsOf(leg)]) {
      if (!isDecimalOdds(price)) refuse("the decimal odds must be a price", price);
    }
    if (leg.commission !== undefined) oddsAfterCommission(leg.odds, leg.commission);
    checkAmount("a step", leg.stepMinor, 1);
    checkAmount("a least stake", leg.minMinor, 0);
    checkAmount("a greatest stake", leg.maxMinor, 0);
    checkAmount("a greatest win", leg.maxWinMinor, 0);
  }
  if (totalMinor === undefined && fixed === undefined) {
    refuse("a total or a fixed stake must be given", undefined);
  }
  checkAmount("the total", totalMinor, 1);
  if (fixed !== undefined) {
    checkAmount("a fixed stake", fixed.stakeMinor, 1);
    if (legs[fixed.leg] === undefined) refuse("the fixed leg must be the index of one", fixed.leg);
  }
}

function checkAmount(name: string, amount: number | undefined, least: number): void {
  if (amount !== undefined && !(Number.isSafeInteger(amount) && amount >= least)) {
    refuse(`${name} must be a whole number of minor units, at least ${least}`, amount);
  }
}

function refuse(rule: string, was: number | string | undefined): never {
  throw new RangeError(`Cannot plan stakes: ${rule}, was ${String(was)}`);
}
