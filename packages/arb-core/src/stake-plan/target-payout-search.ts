/**
 * The best stakes where exactly one leg pays in each result, as in 1X2, exactly, for any number of
 * legs.
 *
 * A plan whose least payout is P is never better than the plan of the least stakes that each pay
 * at least P: less money, no lower payout. So only those plans need to be tried, one for each P at
 * which some stake changes. Without floors and steps the profit of target P is P less the sum of
 * max(least stake, P / odds): concave in P, and never less than what whole stakes leave. The search
 * walks outward from its summit until that bound is below the best worst profit found.
 */
import { leastStakeMinor, netRate, payoutMinor, type Ratio } from "./exact-payout.ts";
import {
  firstIndex,
  keepBest,
  NOISE,
  walkOutward,
  type ProblemLeg,
  type SearchResult,
  type StakeProblem,
} from "./stake-problem.ts";

/** A leg with the least that it pays per unit staked in the results that it pays in. */
interface PayingLeg extends ProblemLeg {
  /** `undefined` for a leg that never pays. */
  readonly payoff: Ratio | undefined;
}

/** Finds the best stakes; `undefined` when some result is paid by no leg or by several. */
export function searchTargetPayouts(problem: StakeProblem): SearchResult | undefined {
  const legs = payingLegs(problem.legs);
  if (legs === undefined) return undefined;
  const best = keepBest(problem.objective);
  const bound = (target: number): number => boundAt(target, legs);
  const highest =
    firstIndex(0, Number.MAX_SAFE_INTEGER - 1, 0, (target) => !isWithin(target, legs, problem)) - 1;

  const isComplete = walkOutward(
    {
      start: summitOf(bound, highest, legs),
      bound,
      visit(target) {
        const steps = legs.map((leg) => leastSteps(target, leg));
        const outlay = outlayOf(steps, legs);
        const payout = payoutOf(steps, legs);
        best.offer({ steps, worst: payout - outlay, outlay });
        const below = legs.map((leg, index) => {
          const count = steps[index] ?? 0;
          return count > leg.low && leg.payoff !== undefined
            ? payoutMinor((count - 1) * leg.step, leg.payoff)
            : -1;
        });
        const next = Math.max(...below);
        return {
          ...(next >= 0 ? { below: next } : {}),
          ...(payout < highest ? { above: payout + 1 } : {}),
        };
      },
    },
    best,
  );
  return { best: best.get(), isOptimal: isComplete };
}

function payingLegs(legs: readonly ProblemLeg[]): PayingLeg[] | undefined {
  const paying = legs.map((): Ratio[] => []);
  for (const [result] of (legs[0]?.payoffs ?? []).entries()) {
    const payers = legs.flatMap(({ payoffs }, leg) => {
      const payoff = payoffs[result];
      return payoff !== undefined && payoff.numerator > 0n ? [{ leg, payoff }] : [];
    });
    const [payer, ...others] = payers;
    if (payer === undefined || others.length > 0) return undefined;
    paying[payer.leg]?.push(payer.payoff);
  }
  return legs.map((leg, index) => ({
    ...leg,
    payoff: paying[index]?.reduce<Ratio | undefined>(
      (least, payoff) => (least === undefined || isLess(payoff, least) ? payoff : least),
      undefined,
    ),
  }));
}

function isLess(a: Ratio, b: Ratio): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

/** The least number of steps that pays at least `target`, the leg's own least included. */
function leastSteps(target: number, { low, step, payoff }: PayingLeg): number {
  if (payoff === undefined) return low;
  return Math.max(low, Math.ceil(leastStakeMinor(target, payoff) / step));
}

function outlayOf(steps: readonly number[], legs: readonly PayingLeg[]): number {
  return legs.reduce((sum, { step }, index) => sum + (steps[index] ?? 0) * step, 0);
}

/** The least payout over every result. */
function payoutOf(steps: readonly number[], legs: readonly PayingLeg[]): number {
  let least = Infinity;
  for (const [index, { step, payoff }] of legs.entries()) {
    if (payoff === undefined) continue;
    least = Math.min(least, payoutMinor((steps[index] ?? 0) * step, payoff));
  }
  return least;
}

function isWithin(target: number, legs: readonly PayingLeg[], { budget }: StakeProblem): boolean {
  const steps = legs.map((leg) => leastSteps(target, leg));
  return (
    legs.every(({ high }, index) => (steps[index] ?? 0) <= high) && outlayOf(steps, legs) <= budget
  );
}

/** The bound of the head of the file, raised by what its rounding can amount to. */
function boundAt(target: number, legs: readonly PayingLeg[]): number {
  let outlay = 0;
  for (const { low, step, payoff } of legs) {
    const needed = payoff === undefined ? 0 : target / (netRate(payoff) + 1);
    outlay += Math.max(low * step, needed);
  }
  return target - outlay + (target + outlay) * NOISE;
}

/** The target at which the bound is greatest: the bound bends where a leg leaves its least stake. */
function summitOf(
  bound: (target: number) => number,
  highest: number,
  legs: readonly PayingLeg[],
): number {
  const bends = legs.flatMap(({ low, step, payoff }) => {
    if (payoff === undefined) return [];
    const bend = payoutMinor(low * step, payoff);
    return [Math.min(bend, highest), Math.min(bend + 1, highest)];
  });
  return bends.reduce((top, bend) => (bound(bend) > bound(top) ? bend : top), highest);
}
