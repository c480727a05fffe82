/**
 * The search for stakes on any number of legs that pay in any way: from the best point of the
 * leximin ray, uphill to a plan that no plan of the neighborhood beats. The neighborhood of a plan
 * is every plan whose stakes differ by at most one step on every leg.
 *
 * Strides double while they lead uphill and halve when they do not, and every few moves the way
 * that they went is repeated in leaps (Hooke and Jeeves's pattern move, "Direct search solution of
 * numerical and statistical problems", 1961), so a distant summit costs the logarithm of the
 * distance, along ridges too. A failure at the stride of one step ends the climb. So does a limit:
 * where prices are fair to a few hundred-thousandths, money can be saved a step at a time, almost
 * without end.
 */
import { leximinShares } from "../leximin.ts";
import { payoutMinor } from "./exact-payout.ts";
import {
  evaluate,
  isBetter,
  keepBest,
  type Candidate,
  type ProblemLeg,
  type StakeProblem,
} from "./stake-problem.ts";

/** More legs have too many neighbors: 3^8 is 6561. */
export const MAX_LEGS = 8;

/** Climbs end after so many moves. */
const MAX_MOVES = 256;

/** Leaps are made after so many moves. */
const MOVES_A_LEAP = 8;

/** Plans on the ray below each leg's greatest stake that a climb may start from. */
const RAY_STEPS = 64;

/** Finds stakes that no neighboring plan beats; see the head of the file. */
export function searchNearRay(problem: StakeProblem): Candidate {
  return climb(problem, bestOnRay(problem));
}

/** Climbs from a plan to one that no plan of its neighborhood beats, or as far as it may. */
export function climb(problem: StakeProblem, start: Candidate): Candidate {
  let origin = start;
  let best = start;
  let stride = 1;
  for (let moves = 0; moves < MAX_MOVES;) {
    const next = bestNeighbor(problem, best, stride);
    if (isBetter(next, best, problem.objective)) {
      best = next;
      stride *= 2;
      moves += 1;
      if (moves % MOVES_A_LEAP === 0) {
        best = leap(problem, origin, best);
        origin = best;
      }
    } else if (stride > 1) {
      stride /= 2;
    } else {
      break;
    }
  }
  return best;
}

/** Goes on the way that led from one plan to another, further every time, while it leads uphill. */
function leap(problem: StakeProblem, from: Candidate, to: Candidate): Candidate {
  const way = to.steps.map((count, leg) => count - (from.steps[leg] ?? 0));
  let best = to;
  for (let length = 1; ; length *= 2) {
    const { steps } = best;
    const next = evaluate(
      problem,
      steps.map((count, leg) => count + length * (way[leg] ?? 0)),
    );
    if (next === undefined || !isBetter(next, best, problem.objective)) return best;
    best = next;
  }
}

/** The best of the plans `stride` steps or none away on every leg, the plan itself included. */
function bestNeighbor(
  { legs, budget, objective }: StakeProblem,
  from: Candidate,
  stride: number,
): Candidate {
  // Payouts are the costly part, and each leg has three stakes only.
  const choices = legs.map(({ step, low, high, payoffs }, index) =>
    [0, -stride, stride].flatMap((change) => {
      const steps = (from.steps[index] ?? 0) + change;
      if (steps < low || steps > high) return [];
      const stake = steps * step;
      return [
        { steps, stake, profits: payoffs.map((payoff) => payoutMinor(stake, payoff) - stake) },
      ];
    }),
  );
  const best = keepBest(objective);
  const extend = (steps: readonly number[], outlay: number, profits: readonly number[]): void => {
    const leg = choices[steps.length];
    if (leg === undefined) {
      if (outlay <= budget) best.offer({ steps, worst: Math.min(...profits), outlay });
      return;
    }
    for (const choice of leg) {
      extend(
        [...steps, choice.steps],
        outlay + choice.stake,
        profits.map((profit, result) => profit + (choice.profits[result] ?? 0)),
      );
    }
  };
  extend(
    [],
    0,
    (legs[0]?.payoffs ?? []).map(() => 0),
  );
  return best.get();
}

/**
 * The best plan on the leximin ray, rounded down to steps and held within every leg's limits. The
 * profit along the ray bends only where a limit begins or ends to hold; a little below its greatest
 * point some plans lose less by rounding than others.
 */
function bestOnRay(problem: StakeProblem): Candidate {
  const { legs } = problem;
  const shares = leximinShares(
    (legs[0]?.payoffs ?? []).map((_, result) =>
      legs.map(({ payoffs }) => {
        const payoff = payoffs[result];
        return payoff === undefined ? 0 : Number(payoff.numerator) / Number(payoff.denominator);
      }),
    ),
  );
  const best = keepBest(problem.objective);
  const offerAt = (scale: number): void => {
    const candidate = evaluate(problem, stepsAt(scale, shares, legs));
    if (candidate !== undefined) best.offer(candidate);
  };
  offerAt(0);
  const greatest = scaleOfBudget(problem, shares);
  for (const [index, { step, low, high }] of legs.entries()) {
    const unit = step / (shares[index] ?? 0);
    if (unit === Infinity) continue;
    for (const end of [low * unit, Math.min(high * unit, greatest)]) {
      for (let steps = 0; steps < RAY_STEPS && end - steps * unit > 0; steps++) {
        offerAt(end - steps * unit);
      }
    }
  }
  return best.get();
}

function stepsAt(scale: number, shares: readonly number[], legs: readonly ProblemLeg[]): number[] {
  return legs.map(({ step, low, high }, index) =>
    Math.min(Math.max(Math.floor((scale * (shares[index] ?? 0)) / step), low), high),
  );
}

/** The greatest outlay to be shared out such that what comes of it is within the budget. */
function scaleOfBudget({ legs, budget }: StakeProblem, shares: readonly number[]): number {
  let [within, beyond] = [0, budget * 2];
  // Floating point has 53 bits: halving 64 times leaves nothing between the two.
  for (let halving = 0; halving < 64; halving++) {
    const scale = (within + beyond) / 2;
    const steps = stepsAt(scale, shares, legs);
    const outlay = steps.reduce((sum, count, index) => sum + count * (legs[index]?.step ?? 0), 0);
    if (outlay <= budget) within = scale;
    else beyond = scale;
  }
  return within;
}
