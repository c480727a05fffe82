/**
 * The best stakes on two legs, exactly.
 *
 * With the first stake given, each result's profit is either nondecreasing or nonincreasing in the
 * second stake y: floor(p y) - y = floor((p - 1) y). So the worst profit is the lesser of a rising
 * and a falling function. It is greatest where they cross, and that place is found by galloping.
 *
 * That leaves the first stake x, of the leg with fewer steps. Without floors, and with y any real
 * number, the worst profit H(x) is concave, in closed form: the least of kappa x (the crossing),
 * of the rising lines at the greatest y and of the falling lines at the least y. No whole stakes
 * do better than H, and H falls on both sides of its summit. So the search starts there and walks
 * outward until H is below the best worst profit found: beyond, nothing is as good. The walk is
 * about (loss by rounding) / (profit per step) long, whatever the budget.
 */
import { netRate, payoutMinor } from "./exact-payout.ts";
import {
  firstIndex,
  keepBest,
  NOISE,
  walkOutward,
  type BestCandidate,
  type Candidate,
  type ProblemLeg,
  type SearchResult,
  type StakeProblem,
} from "./stake-problem.ts";

/** By `yield`, more levels of profit than this are not looked at for one first stake. */
const MAX_LEVELS = 64;

/** One result, as profit per unit staked on either leg. */
interface NetRates {
  readonly scanned: number;
  readonly solved: number;
}

/** The second leg's stake for one stake on the first. */
interface Row {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  /** Worst profit over the results that a greater second stake makes better. */
  readonly rising: (steps: number) => number;
  /** Worst profit over the results that a greater second stake makes worse. */
  readonly falling: (steps: number) => number;
}

/** Finds the best stakes on two legs; see the head of the file. */
export function searchTwoLegs(problem: StakeProblem): SearchResult {
  const [first, second] = problem.legs;
  if (first === undefined || second === undefined || problem.legs.length !== 2) {
    throw new RangeError(`Cannot search stakes: legs must be two, was ${problem.legs.length}`);
  }
  const isSwapped = second.high - second.low < first.high - first.low;
  const [scanned, solved] = isSwapped ? [second, first] : [first, second];
  const rates = scanned.payoffs.map((payoff, index): NetRates => {
    const other = solved.payoffs[index] ?? payoff;
    return { scanned: netRate(payoff), solved: netRate(other) };
  });
  const best = keepBest(problem.objective);
  let isExhaustive = true;
  let guess = solved.low;

  const high = Math.min(
    scanned.high,
    Math.floor((problem.budget - solved.low * solved.step) / scanned.step),
  );
  const bound = (steps: number): number => boundAt(steps * scanned.step, problem, solved, rates);
  const isComplete = walkOutward(
    {
      start: firstIndex(scanned.low, high - 1, high, (steps) => bound(steps + 1) <= bound(steps)),
      bound,
      visit(steps) {
        const row = rowAt(steps * scanned.step, problem, scanned, solved, rates);
        const offer = (other: number, worst: number): void =>
          best.offer({
            steps: isSwapped ? [other, steps] : [steps, other],
            worst,
            outlay: row.x + other * solved.step,
          });
        guess = offerSummit(row, guess, offer);
        if (problem.objective === "yield") {
          isExhaustive = offerLowerLevels(row, guess, solved, rates, best, offer) && isExhaustive;
        }
        return {
          ...(steps > scanned.low ? { below: steps - 1 } : {}),
          ...(steps < high ? { above: steps + 1 } : {}),
        };
      },
    },
    best,
  );
  return { best: best.get(), isOptimal: isComplete && isExhaustive };
}

/** H(x) of the head of the file, in floating point, raised by what its rounding can amount to. */
function boundAt(
  x: number,
  { budget }: StakeProblem,
  solved: ProblemLeg,
  rates: readonly NetRates[],
): number {
  const least = solved.low * solved.step;
  const greatest = Math.min(solved.high * solved.step, budget - x);
  let bound = Infinity;
  for (const rate of rates) {
    const y = isRising(rate) ? greatest : least;
    const noise = (Math.abs(rate.scanned) + 1) * x + (Math.abs(rate.solved) + 1) * y;
    bound = Math.min(bound, rate.scanned * x + rate.solved * y + noise * NOISE);
    if (!isRising(rate)) continue;
    for (const other of rates) {
      if (isRising(other)) continue;
      // The weights that make the second stake of no account: at their crossing, and at no other
      // place more, the two results have this profit between them.
      const weight = other.solved / (other.solved - rate.solved);
      const crossing = weight * rate.scanned + (1 - weight) * other.scanned;
      const size = Math.abs(rate.scanned) + Math.abs(other.scanned) + 1;
      bound = Math.min(bound, crossing * x + size * x * NOISE);
    }
  }
  return bound;
}

function isRising(rate: NetRates): boolean {
  return rate.solved >= 0;
}

function rowAt(
  x: number,
  { budget }: StakeProblem,
  scanned: ProblemLeg,
  solved: ProblemLeg,
  rates: readonly NetRates[],
): Row {
  const results = rates.map((rate, index) => {
    const payoff = scanned.payoffs[index];
    return {
      isRising: isRising(rate),
      payoff: solved.payoffs[index],
      profit: payoff === undefined ? 0 : payoutMinor(x, payoff) - x,
    };
  });
  const worstOf =
    (group: typeof results) =>
    (steps: number): number => {
      const y = steps * solved.step;
      let worst = Infinity;
      for (const { profit, payoff } of group) {
        if (payoff !== undefined) worst = Math.min(worst, profit + payoutMinor(y, payoff) - y);
      }
      return worst;
    };
  return {
    x,
    low: solved.low,
    high: Math.min(solved.high, Math.floor((budget - x) / solved.step)),
    rising: worstOf(results.filter((result) => result.isRising)),
    falling: worstOf(results.filter((result) => !result.isRising)),
  };
}

/**
 * Offers the least second stake that has the greatest worst profit of the row.
 *
 * @returns that stake in steps.
 */
function offerSummit(
  { low, high, rising, falling }: Row,
  guess: number,
  offer: (steps: number, worst: number) => void,
): number {
  const crossing = firstIndex(low, high, guess, (steps) => rising(steps) >= falling(steps));
  const before = crossing > low ? rising(crossing - 1) : -Infinity;
  const after = crossing <= high ? falling(crossing) : -Infinity;
  const worst = Math.max(before, after);
  const least = firstIndex(low, high, Math.min(crossing, high), (steps) => rising(steps) >= worst);
  offer(least, worst);
  return least;
}

/**
 * Offers the stakes below the summit that may yield more: the least one of each level of profit,
 * downward, until none below can yield as much as the best.
 *
 * @returns false when {@link MAX_LEVELS} were not enough.
 */
function offerLowerLevels(
  { x, low, high, rising }: Row,
  summit: number,
  solved: ProblemLeg,
  rates: readonly NetRates[],
  best: BestCandidate,
  offer: (steps: number, worst: number) => void,
): boolean {
  let steps = summit;
  for (let level = 0; steps > low; level++) {
    const worst = rising(steps - 1);
    if (worst <= 0 || !canYieldMore(x, (steps - 1) * solved.step, rates, best.get())) break;
    if (level === MAX_LEVELS) return false;
    steps = firstIndex(low, high, steps - 1, (other) => rising(other) >= worst);
    offer(steps, worst);
  }
  return true;
}

/** Whether a second stake of at most `y` can yield as much as the best does. */
function canYieldMore(
  x: number,
  y: number,
  rates: readonly NetRates[],
  { worst, outlay }: Candidate,
): boolean {
  if (worst <= 0) return true;
  for (const { scanned, solved } of rates) {
    // (scanned x + solved y) / (x + y) grows with y just when solved >= scanned.
    if (solved < 0 || solved < scanned) continue;
    const noise = ((Math.abs(scanned) + 1) * x + (solved + 1) * y) * NOISE;
    if (scanned * x + solved * y + noise < (worst / outlay) * (x + y)) return false;
  }
  return true;
}
