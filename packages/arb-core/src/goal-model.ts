/**
 * A simple model of goals, for the probability of a result that prices do not tell: how often a
 * middle's gap is hit.
 */
import type { Score } from "./listing.ts";
import type { Range } from "./result-classes.ts";

/**
 * How many goals each side is expected to score in the period that settles the bet, from 0 to
 * {@link MAX_EXPECTED_GOALS}. In running, in what is left of it.
 */
export interface ExpectedGoals {
  readonly home: number;
  readonly away: number;
}

/** The greatest number of goals a side that the model takes. */
export const MAX_EXPECTED_GOALS = 100;

/** Numbers of goals that are less probable than this count as impossible. */
const NEGLIGIBLE = 1e-18;

/**
 * A model of scores: home and away goals are independent and each follows a Poisson distribution
 * (Maher, "Modelling association football scores", Statistica Neerlandica 36, 1982).
 *
 * It is a model: real goals are slightly dependent, and low scores, draws above all, deviate from
 * it (Dixon & Coles, Applied Statistics 46, 1997). Take it for a middle's order of magnitude, not
 * for the last half percent. It is not for games of many points.
 *
 * @returns the probability of a score, a fraction.
 * @throws RangeError when expected goals are out of range; the function returned throws when goals
 *   are not whole numbers from 0.
 * @example
 * ```ts
 * import { poissonScore } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const probabilityOf = poissonScore({ home: 1.5, away: 1.2 });
 * assert.equal(probabilityOf({ home: 1, away: 0 }).toFixed(4), "0.1008");
 * ```
 */
export function poissonScore(expected: ExpectedGoals): (score: Score) => number {
  const home = poissonMasses(expected.home);
  const away = poissonMasses(expected.away);
  return (score) => {
    for (const goals of [score.home, score.away]) {
      if (!(Number.isInteger(goals) && goals >= 0)) {
        throw new RangeError(
          `Cannot estimate score: goals must be whole numbers from 0, was ${goals}`,
        );
      }
    }
    return (home[score.home] ?? 0) * (away[score.away] ?? 0);
  };
}

/**
 * The probability that home minus away goals lie in a range, by the model of {@link poissonScore}.
 * Ranges that cover every difference once have probabilities that add up to 1.
 *
 * @returns a fraction, exact to about 1e-13.
 * @throws RangeError when expected goals are out of range, or the range is not of whole numbers.
 * @example
 * ```ts
 * import { goalDifferenceProbability } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const goals = { home: 1.5, away: 1.2 };
 * const draw = goalDifferenceProbability(goals, { from: 0, to: 0 });
 * const homeWin = goalDifferenceProbability(goals, { from: 1, to: Infinity });
 * assert.equal(draw.toFixed(4), "0.2548");
 * assert.equal(homeWin.toFixed(4), "0.4415");
 * ```
 */
export function goalDifferenceProbability(expected: ExpectedGoals, range: Range): number {
  const upToHome = cumulate(poissonMasses(expected.home));
  const away = poissonMasses(expected.away);
  return probabilityBetween(range, (difference) =>
    away.reduce((sum, mass, goals) => sum + mass * upTo(upToHome, difference + goals), 0),
  );
}

/**
 * The probability that the goals of both sides together lie in a range, by the model of
 * {@link poissonScore}: their sum follows a Poisson distribution too. Ranges that cover every
 * total once have probabilities that add up to 1.
 *
 * @returns a fraction, exact to about 1e-13.
 * @throws RangeError when expected goals are out of range, or the range is not of whole numbers.
 * @example
 * ```ts
 * import { totalGoalsProbability } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const goals = { home: 1.5, away: 1.2 };
 * const exactlyThree = totalGoalsProbability(goals, { from: 3, to: 3 });
 * const threeOrMore = totalGoalsProbability(goals, { from: 3, to: Infinity });
 * assert.equal(exactlyThree.toFixed(4), "0.2205");
 * assert.equal(threeOrMore.toFixed(4), "0.5064");
 * ```
 */
export function totalGoalsProbability(expected: ExpectedGoals, range: Range): number {
  requireExpectedGoals(expected.home);
  requireExpectedGoals(expected.away);
  const upToTotal = cumulate(masses(expected.home + expected.away));
  return probabilityBetween(range, (total) => upTo(upToTotal, total));
}

/**
 * The difference of a cumulative distribution at the two ends. Neighboring ranges share an end, so
 * whatever is cut off a tail is in the outermost range and nothing is lost.
 */
function probabilityBetween(range: Range, cumulative: (quantity: number) => number): number {
  for (const end of [range.from, range.to]) {
    if (!Number.isInteger(end) && Math.abs(end) !== Infinity) {
      throw new RangeError(
        `Cannot estimate range: its ends must be whole numbers or infinite, was ${end}`,
      );
    }
  }
  if (range.from > range.to) {
    throw new RangeError(
      `Cannot estimate range: it must not end before it begins, was ${range.from} to ${range.to}`,
    );
  }
  const atMost = (quantity: number): number => {
    if (quantity === Infinity) return 1;
    return quantity === -Infinity ? 0 : Math.min(1, cumulative(quantity));
  };
  return atMost(range.to) - atMost(range.from - 1);
}

function poissonMasses(mean: number): readonly number[] {
  requireExpectedGoals(mean);
  return masses(mean);
}

/** The probabilities of 0, 1, 2, ... goals, as far as they are not negligible. */
function masses(mean: number): readonly number[] {
  const found: number[] = [];
  let mass = Math.exp(-mean);
  for (let goals = 0; goals <= mean || mass > NEGLIGIBLE; goals++) {
    found.push(mass);
    mass *= mean / (goals + 1);
  }
  return found;
}

/** Never above 1, where rounding would take it: beyond the last value it goes on with exactly 1. */
function cumulate(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => Math.min(1, (sum += value)));
}

/** The cumulative probability of at most so many goals. */
function upTo(cumulative: readonly number[], goals: number): number {
  return goals < 0 ? 0 : (cumulative[goals] ?? 1);
}

function requireExpectedGoals(goals: number): void {
  if (!(goals >= 0 && goals <= MAX_EXPECTED_GOALS)) {
    throw new RangeError(
      `Cannot estimate goals: expected goals must be from 0 to ${MAX_EXPECTED_GOALS}, was ${goals}`,
    );
  }
}
