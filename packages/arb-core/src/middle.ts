/**
 * Middles: bets that lose a little outside a gap and pay twice inside it. What one is worth hangs
 * on the probability of the gap, which the two prices do not tell; goal-model.ts can estimate it.
 */
/** What a middle loses and wins, in one unit: percent of the outlay, a fraction of it, or money. */
export interface MiddleReturns {
  /** What is lost when the gap is missed; above 0. */
  readonly loss: number;
  /** What is won when the gap is hit; above 0. */
  readonly win: number;
}

/** A middle's worth. */
export interface MiddleScore {
  /** K = win/loss: how many misses one hit makes up for. */
  readonly ratio: number;
  /** The probability of a hit at which the middle gains nothing: loss/(loss + win), a fraction. */
  readonly breakEven: number;
  /** p x win - (1 - p) x loss, in the unit of the returns; without a probability, `undefined`. */
  readonly expectedValue: number | undefined;
}

/** Probabilities of all results must add up to 1 within this. */
const SUM_TOLERANCE = 1e-9;

/**
 * Scores a middle. The measures are those of middle scanners; see "Middle EV" in Surebet.com's
 * wiki for the expected value.
 *
 * @param probability - of hitting the gap, a fraction from 0 to 1. Pays in between (a push, half a
 *   stake) need {@link expectedProfit}.
 * @throws RangeError when loss or win is not above 0 and finite, or the probability no fraction.
 * @example
 * ```ts
 * import { scoreMiddle } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const score = scoreMiddle({ loss: 0.2452, win: 0.5097 }, 0.3379);
 * assert.equal(score.ratio.toFixed(4), "2.0787");
 * assert.equal(score.breakEven.toFixed(4), "0.3248");
 * assert.equal(score.expectedValue?.toFixed(4), "0.0099");
 * ```
 */
export function scoreMiddle(returns: MiddleReturns, probability?: number): MiddleScore {
  const { loss, win } = returns;
  for (const amount of [loss, win]) {
    if (!(amount > 0 && amount < Infinity)) {
      throw new RangeError(
        `Cannot score middle: loss and win must be above 0 and finite, was ${amount}`,
      );
    }
  }
  if (probability !== undefined) requireProbability(probability, "score middle");
  return {
    ratio: win / loss,
    breakEven: loss / (loss + win),
    expectedValue:
      probability === undefined ? undefined : probability * win - (1 - probability) * loss,
  };
}

/** What comes of a bet, or of several together, at some of the results. */
export interface ProbableProfit {
  /** In percent of the outlay, negative for a loss. */
  readonly profit: number;
  /** A fraction from 0 to 1. */
  readonly probability: number;
}

/**
 * The expected profit over a table of all results, in percent of the outlay.
 *
 * @throws RangeError when a profit is not finite, a probability no fraction, or the probabilities
 *   do not add up to 1 (to 1e-9): a result is missing, or there twice.
 * @example
 * ```ts
 * import { expectedProfit, totalGoalsProbability } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // Over 2.5 and under 3, both at 1.95: three goals pay the one and give the other back.
 * const goals = { home: 1.5, away: 1.2 };
 * const hit = totalGoalsProbability(goals, { from: 3, to: 3 });
 * const expected = expectedProfit([
 *   { profit: 47.5, probability: hit },
 *   { profit: -2.5, probability: 1 - hit },
 * ]);
 * assert.equal(hit.toFixed(4), "0.2205");
 * assert.equal(expected.toFixed(2), "8.52");
 * ```
 */
export function expectedProfit(rows: readonly ProbableProfit[]): number {
  let sum = 0;
  let expected = 0;
  for (const { profit, probability } of rows) {
    requireProbability(probability, "expect profit");
    if (!Number.isFinite(profit)) {
      throw new RangeError(`Cannot expect profit: profits must be finite, was ${profit}`);
    }
    sum += probability;
    expected += probability * profit;
  }
  if (Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw new RangeError(`Cannot expect profit: probabilities must add up to 1, was ${sum}`);
  }
  return expected;
}

function requireProbability(probability: number, action: string): void {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`Cannot ${action}: probabilities must be from 0 to 1, was ${probability}`);
  }
}
