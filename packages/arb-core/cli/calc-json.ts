/** What `arb-core calc --json` prints. */
import type { StakePlan } from "../src/index.ts";
import { backersStakeMinor } from "./calc-bet.ts";
import type { CalcLeg, CalcLegs } from "./calc-legs.ts";
import { describeRefusal } from "./calc-report.ts";
import type { Calculation } from "./calculation.ts";
import { toUnits } from "./money.ts";

/** The calculation for programs: percentages as numbers, money in units. */
export function toCalcJson({ legs, areBare }: CalcLegs, calculation: Calculation): object {
  const { plan, ...rest } = calculation;
  return {
    legs: legs.map(({ name, bet, netOdds }) => ({
      bet: areBare ? null : name,
      odds: bet.shownOdds,
      netOdds,
    })),
    ...rest,
    plan: plan?.ok === true ? planJson(plan.value, legs) : null,
    planRefused:
      plan?.ok === false ? { code: plan.error.code, reason: describeRefusal(plan.error) } : null,
  };
}

function planJson(plan: StakePlan, legs: readonly CalcLeg[]): object {
  return {
    stakes: plan.stakesMinor.map(toUnits),
    // Of lay bets, whose stakes are liabilities.
    backersStakes: plan.stakesMinor.map((stake, index) => {
      const bet = legs[index]?.bet;
      return bet?.isLay === true ? toUnits(backersStakeMinor(stake, bet.shownOdds)) : null;
    }),
    outlay: toUnits(plan.outlayMinor),
    worstProfit: toUnits(plan.worstProfitMinor),
    bestProfit: toUnits(plan.bestProfitMinor),
    profitMin: plan.profitMin,
    profitMax: plan.profitMax,
    profits: plan.results.map(({ profitMinor }) => toUnits(profitMinor)),
    isOptimal: plan.isOptimal,
  };
}
