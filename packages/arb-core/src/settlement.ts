/**
 * How a bet ends. This is the one settlement function: the arbitrage mathematics is computed from
 * it, the backtest uses it, and it is what an opportunity's guarantee is checked against.
 *
 * A quarter line is two half stakes, a quarter below and a quarter above. With integer goals the
 * two halves never end on opposite sides, so five endings are all there are.
 */
import { isLine } from "./line.ts";
import type { Score } from "./listing.ts";
import { parseMarketKey, type MarketKey, type Selection } from "./market.ts";

/** How a single bet can end, best first. */
export const SETTLEMENTS = ["win", "half-win", "push", "half-loss", "loss"] as const;
/** One of {@link SETTLEMENTS}. */
export type Settlement = (typeof SETTLEMENTS)[number];

/**
 * The number that a market settles on: the goal difference (home minus away) for handicaps, the
 * sum of goals for totals. `score` is the score of the market's own period.
 */
export function settlingQuantity(market: MarketKey, score: Score): number {
  return parseMarketKey(market)?.kind === "ou" ? score.home + score.away : score.home - score.away;
}

/**
 * Settles a selection at a score of the selection's own period: a first-half selection takes the
 * half-time score. In running, an Asian handicap counts from the score at the moment of the bet:
 * give that as `scoreAtBet`.
 *
 * @throws RangeError when the line is no multiple of 0.25.
 * @example
 * ```ts
 * import { settle } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const bet = { market: "ft_hdp", side: "home", line: -0.75 } as const;
 * assert.equal(settle(bet, { home: 1, away: 0 }), "half-win");
 * assert.equal(settle(bet, { home: 0, away: 0 }), "loss");
 * ```
 */
export function settle(
  selection: Selection,
  score: Score,
  options: { readonly scoreAtBet?: Score } = {},
): Settlement {
  const { scoreAtBet } = options;
  const counted =
    scoreAtBet === undefined || parseMarketKey(selection.market)?.kind !== "hdp"
      ? score
      : { home: score.home - scoreAtBet.home, away: score.away - scoreAtBet.away };
  return settleAt(selection, settlingQuantity(selection.market, counted));
}

/**
 * {@link settle} at a settling quantity instead of a score.
 *
 * @param quantity - an integer: goal difference or sum of goals, see {@link settlingQuantity}.
 * @throws RangeError when the line is no multiple of 0.25 or the quantity no integer.
 */
export function settleAt(selection: Selection, quantity: number): Settlement {
  if (!isLine(selection.line)) {
    throw new RangeError(
      `Cannot settle selection: its line must be a multiple of 0.25, was ${selection.line}`,
    );
  }
  if (!Number.isInteger(quantity)) {
    throw new RangeError(`Cannot settle selection: the result must be an integer, was ${quantity}`);
  }
  // The average of the two half stakes' margins; a quarter means that one half is even.
  const ahead = aheadBy(selection, quantity);
  if (ahead >= 0.5) return "win";
  if (ahead > 0) return "half-win";
  if (ahead === 0) return "push";
  return ahead > -0.5 ? "half-loss" : "loss";
}

function aheadBy({ side, line }: Selection, quantity: number): number {
  switch (side) {
    case "home":
      return quantity + line;
    case "away":
      return line - quantity;
    case "over":
      return quantity - line;
    case "under":
      return line - quantity;
  }
}

/** What comes back for one unit staked at decimal `odds`, the stake included. */
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

/** Results that settle every one of some selections in the same way. */
export interface ResultClass {
  /** The least and the greatest settling quantity of the class, both included. */
  readonly from: number;
  readonly to: number;
  /** How each selection ends, in the order in which they were given. */
  readonly settlements: readonly Settlement[];
}

/**
 * Groups all results that can occur into classes within which every selection settles alike, by
 * ascending settling quantity. Together the classes cover every result exactly once: computed,
 * not listed by hand, so it holds for any lines.
 *
 * @param selections - of one market, at least one.
 * @throws RangeError when there is none or they are of different markets.
 */
export function resultClasses(selections: readonly Selection[]): ResultClass[] {
  const market = selections[0]?.market;
  if (market === undefined || selections.some((selection) => selection.market !== market)) {
    throw new RangeError(
      "Cannot class results: selections must be of one market, at least one of them",
    );
  }
  const turns = selections.map(({ side, line }) => (side === "home" ? -line : line));
  const lowest = parseMarketKey(market)?.kind === "ou" ? 0 : -Infinity;
  // Away from the lines nothing changes: one goal on either side of each is enough.
  const quantities = new Set(
    turns
      .flatMap((turn) => [
        Math.floor(turn) - 1,
        Math.floor(turn),
        Math.ceil(turn),
        Math.ceil(turn) + 1,
      ])
      .map((quantity) => Math.max(quantity, lowest)),
  );

  const classes: ResultClass[] = [];
  for (const quantity of [...quantities].sort((a, b) => a - b)) {
    const settlements = selections.map((selection) => settleAt(selection, quantity));
    const previous = classes.at(-1);
    if (previous !== undefined && previous.settlements.every((s, i) => s === settlements[i])) {
      classes[classes.length - 1] = { ...previous, to: quantity };
    } else {
      classes.push({ from: quantity, to: quantity, settlements });
    }
  }
  return classes.map((entry, index) => ({
    ...entry,
    from: index === 0 ? lowest : entry.from,
    to: index === classes.length - 1 ? Infinity : entry.to,
  }));
}
