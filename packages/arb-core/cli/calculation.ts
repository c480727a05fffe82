/** What some bets come to: everything that `arb-core calc` says, as data. */
import {
  assessLegs,
  assessStakes,
  describeResult,
  equalPayoutStakes,
  overround,
  payoffTable,
  planStakes,
  type Assessment,
  type ProfitRange,
  type Result,
  type Settlement,
  type SettlementOptions,
  type StakePlan,
  type StakePlanError,
  type StakePlanOptions,
} from "../src/index.ts";
import type { CalcLegs } from "./calc-legs.ts";

/** What some results come to. */
export interface CalcPayoff {
  /** "home wins by exactly 1", "bet 2 wins". */
  readonly result: string;
  /** How each bet ends. */
  readonly settlements: readonly Settlement[];
  /** In percent of the outlay at the recommended stakes. */
  readonly profit: number;
  /** The same at equal payouts. */
  readonly equalPayoutsProfit: number;
}

/** What some bets come to. Everything is after commission. */
export interface Calculation extends Assessment {
  /** A profit, or at least no loss (whole lines): what scanners report. */
  readonly isSureBet: boolean;
  readonly overround: number;
  readonly equalPayouts: ProfitRange & { readonly stakes: readonly number[] };
  readonly payoffs: readonly CalcPayoff[];
  /** Stakes in money, where they were asked for, or why there are none. */
  readonly plan: Result<StakePlan, StakePlanError> | undefined;
}

/**
 * Calculates.
 *
 * @param planOptions - how much to stake; without it, there is no plan.
 * @throws RangeError when the bets do not go together, or what the plan needs is out of its range.
 */
export function calculate(
  { legs, areBare }: CalcLegs,
  settlementOptions: SettlementOptions,
  planOptions: StakePlanOptions | undefined,
): Calculation {
  const bets = legs.map(({ terms }) => terms);
  const odds = legs.map(({ netOdds }) => netOdds);
  const assessment = assessLegs(bets, settlementOptions);
  const equal = equalPayoutStakes(odds);
  const equalRows = payoffTable(bets, equal, settlementOptions);
  return {
    ...assessment,
    isSureBet: isReported(assessment),
    overround: overround(odds),
    equalPayouts: { stakes: equal, ...assessStakes(bets, equal, settlementOptions) },
    payoffs: payoffTable(bets, assessment.stakes, settlementOptions).map((row, index) => ({
      result: areBare ? nameWinner(row.settlements) : describeResult(row),
      settlements: row.settlements,
      profit: row.profit,
      equalPayoutsProfit: equalRows[index]?.profit ?? row.profit,
    })),
    plan:
      planOptions === undefined
        ? undefined
        : planStakes(bets, { ...settlementOptions, ...planOptions }),
  };
}

function isReported({ class: kind }: Assessment): boolean {
  return kind === "arb" || kind === "arb-middle" || kind === "no-loss";
}

function nameWinner(settlements: readonly Settlement[]): string {
  return `bet ${settlements.indexOf("win") + 1} wins`;
}
