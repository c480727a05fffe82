/**
 * What the searches for a stake plan have in common: the problem in whole steps, what makes one
 * plan better than another, and a bounded walk over candidates.
 *
 * Profits are floating-point numbers that are integers: the budget is so small that no payout is
 * beyond 2^53. Only payouts need exact fractions.
 */
import { payoutMinor, type Ratio } from "./exact-payout.ts";

/** What a plan is to make as great as can be; see `planStakes`. */
export const STAKE_OBJECTIVES = ["profit", "yield"] as const;
/** One of {@link STAKE_OBJECTIVES}. */
export type StakeObjective = (typeof STAKE_OBJECTIVES)[number];

/** A leg as the searches see it. Stakes are counted in steps. */
export interface ProblemLeg {
  /** Minor units a step, at least 1. */
  readonly step: number;
  /** The least and the greatest number of steps, low <= high. */
  readonly low: number;
  readonly high: number;
  /** What comes back per unit staked, by result. */
  readonly payoffs: readonly Ratio[];
}

/** A choice of stakes to be made. */
export interface StakeProblem {
  readonly legs: readonly ProblemLeg[];
  /** The greatest outlay, at least the sum of the least stakes, in minor units. */
  readonly budget: number;
  readonly objective: StakeObjective;
}

/** A choice of stakes that keeps to the limits and to the budget. */
export interface Candidate {
  /** By leg. */
  readonly steps: readonly number[];
  /** The least profit over every result, in minor units. */
  readonly worst: number;
  readonly outlay: number;
}

/** What a search found. */
export interface SearchResult {
  readonly best: Candidate;
  /** Whether no plan at all is better. */
  readonly isOptimal: boolean;
}

/** Keeps the best of the candidates that it is offered; of equal ones, the first. */
export interface BestCandidate {
  offer(candidate: Candidate): void;
  /** Throws when nothing was offered: every problem has the plan of the least stakes. */
  get(): Candidate;
  /** The least worst profit with which a candidate could still become the best. */
  leastUseful(): number;
}

/** Positions visited on either side of the start of a walk: the bound on a search's work. */
export const MAX_VISITS = 4096;

/** Relative error, with room to spare, of a bound computed in floating point. */
export const NOISE: number = 16 * Number.EPSILON;

/**
 * Whether `a` is better than `b`: first by worst profit, then by the smaller outlay. By `yield`,
 * plans that profit go by worst profit per outlay, then by worst profit.
 */
export function isBetter(a: Candidate, b: Candidate, objective: StakeObjective): boolean {
  if (objective === "yield" && a.worst > 0 && b.worst > 0) {
    const left = BigInt(a.worst) * BigInt(b.outlay);
    const right = BigInt(b.worst) * BigInt(a.outlay);
    return left === right ? a.worst > b.worst : left > right;
  }
  return a.worst === b.worst ? a.outlay < b.outlay : a.worst > b.worst;
}

/** Starts with nothing. */
export function keepBest(objective: StakeObjective): BestCandidate {
  let best: Candidate | undefined;
  return {
    offer(candidate) {
      if (best === undefined || isBetter(candidate, best, objective)) best = candidate;
    },
    get() {
      if (best === undefined) throw new Error("The search was offered no candidate");
      return best;
    },
    leastUseful() {
      if (best === undefined) return -Infinity;
      return objective === "yield" && best.worst > 0 ? 1 : best.worst;
    },
  };
}

/** What some stakes return; `undefined` when they are beyond the limits or the budget. */
export function evaluate(
  { legs, budget }: StakeProblem,
  steps: readonly number[],
): Candidate | undefined {
  let outlay = 0;
  for (const [index, { step, low, high }] of legs.entries()) {
    const count = steps[index] ?? 0;
    if (count < low || count > high) return undefined;
    outlay += count * step;
  }
  if (outlay > budget) return undefined;
  let worst = Infinity;
  for (const [result] of (legs[0]?.payoffs ?? []).entries()) {
    let returned = 0;
    for (const [index, { step, payoffs }] of legs.entries()) {
      const payoff = payoffs[result];
      if (payoff !== undefined) returned += payoutMinor((steps[index] ?? 0) * step, payoff);
    }
    worst = Math.min(worst, returned - outlay);
  }
  return { steps, worst, outlay };
}

/** A one-dimensional search. Positions are integers. */
export interface Walk {
  /** Where {@link Walk.bound} is greatest. */
  readonly start: number;
  /** No candidate here or further from the start has a greater worst profit. */
  bound(position: number): number;
  /** Offers what there is here; answers with the neighboring positions. */
  visit(position: number): { readonly below?: number; readonly above?: number };
}

/**
 * Visits positions outward from the start, downward first, until no better candidate can come or
 * {@link MAX_VISITS} were visited on a side.
 *
 * @returns whether every position was visited that could hold the best candidate.
 */
export function walkOutward(walk: Walk, best: BestCandidate): boolean {
  const neighbors = walk.visit(walk.start);
  let isComplete = true;
  for (const direction of ["below", "above"] as const) {
    let position = neighbors[direction];
    for (let visits = 0; position !== undefined; visits++) {
      if (walk.bound(position) < best.leastUseful()) break;
      if (visits === MAX_VISITS) {
        isComplete = false;
        break;
      }
      position = walk.visit(position)[direction];
    }
  }
  return isComplete;
}

/**
 * The first index from `low` to `high` at which a condition holds that, once it holds, goes on
 * holding; `high + 1` when it holds nowhere. Gallops away from the guess, so a good guess costs
 * few tests.
 */
export function firstIndex(
  low: number,
  high: number,
  guess: number,
  holds: (index: number) => boolean,
): number {
  let from = low;
  let to = high + 1;
  let probe = Math.min(Math.max(guess, low), high);
  for (let stride = 1; from < to; stride *= 2) {
    if (holds(probe)) to = probe;
    else from = probe + 1;
    if (from === low) probe = Math.max(low, to - stride);
    else if (to === high + 1) probe = Math.min(high, from - 1 + stride);
    else probe = from + Math.floor((to - from) / 2);
  }
  return from;
}
