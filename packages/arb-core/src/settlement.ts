/**
 * How a bet ends. This is the one settlement function: the arbitrage mathematics is computed from
 * it, the backtest uses it, and it is what an opportunity's guarantee is checked against.
 *
 * A quarter line is two half stakes, a quarter below and a quarter above. With whole goals the two
 * halves never end on opposite sides, so five endings are all there are.
 */
import { checkScore, type Score } from "./listing.ts";
import { propositionOf, type Proposition, type Quantity, type Selection } from "./selection.ts";

/** How a single bet can end, best first. */
export const SETTLEMENTS = ["win", "half-win", "push", "half-loss", "loss"] as const;
/** One of {@link SETTLEMENTS}. */
export type Settlement = (typeof SETTLEMENTS)[number];

/** What a bet may need besides the final score. */
export interface SettlementOptions {
  /**
   * In running, an Asian handicap counts from the score at the moment of the bet. Every other
   * market counts from nil-nil. Default nil-nil.
   */
  readonly scoreAtBet?: Score;
}

/**
 * Settles a selection at a score of the selection's own period: a first-half selection takes the
 * half-time score. A moneyline takes the score that decides the winner, overtime included where
 * the sport has it.
 *
 * @throws RangeError when the market has no such side or no such line, or a score is none.
 * @example
 * ```ts
 * import { payoff, settle } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const bet = { market: "ft_hdp", side: "home", line: -0.75 } as const;
 * assert.equal(settle(bet, { home: 1, away: 0 }), "half-win");
 * assert.equal(payoff(settle(bet, { home: 1, away: 0 }), 1.9), 1.45);
 * assert.equal(settle(bet, { home: 0, away: 0 }), "loss");
 * ```
 */
export function settle(
  selection: Selection,
  score: Score,
  options: SettlementOptions = {},
): Settlement {
  checkScore(score);
  return settleProposition(propositionOf(selection, options), score);
}

/** Settles a proposition at a score of its period. */
export function settleProposition(
  { quantity, direction, line }: Proposition,
  score: Score,
): Settlement {
  const value = quantityOf(quantity, score);
  switch (direction) {
    case "above":
      return settleAhead(value + line);
    case "below":
      return settleAhead(line - value);
    case "at":
      return value === line ? "win" : "loss";
    case "off":
      return value === line ? "loss" : "win";
  }
}

/** The number of a result that decides a proposition. */
function quantityOf(quantity: Quantity, { home, away }: Score): number {
  switch (quantity) {
    case "difference":
      return home - away;
    case "total":
      return home + away;
    case "both":
      return home > 0 && away > 0 ? 1 : 0;
    case "parity":
      return (home + away) % 2;
    case "winner":
      return Math.sign(home - away);
  }
}

/** The average of the two half stakes' margins; a quarter means that one half is even. */
function settleAhead(ahead: number): Settlement {
  if (ahead >= 0.5) return "win";
  if (ahead > 0) return "half-win";
  if (ahead === 0) return "push";
  return ahead > -0.5 ? "half-loss" : "loss";
}

/**
 * What comes back for one unit staked at decimal `odds`, the stake included.
 *
 * @example
 * ```ts
 * import { payoff } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(payoff("win", 1.9), 1.9);
 * assert.equal(payoff("half-win", 1.9), 1.45);
 * assert.equal(payoff("half-loss", 1.9), 0.5);
 * ```
 */
export function payoff(settlement: Settlement, odds: number): number {
  switch (settlement) {
    case "win":
      return odds;
    case "half-win":
      return (odds + 1) / 2;
    case "push":
      return 1;
    case "half-loss":
      return 0.5;
    case "loss":
      return 0;
  }
}
