/**
 * The test whether two bets make a sure bet, in closed form: what the product of their net odds
 * (odds - 1) must exceed.
 *
 * Let r be the first stake over the second, p and q the net odds, and let a bet win 1, a half, 0,
 * or lose a half or 1 of what it can. A result in which the first wins the share a and the second
 * loses the share b profits when r > b / (a p); one in which the first loses a and the second wins
 * b, when r < b q / a. Some r does both everywhere exactly when p q exceeds the greatest b / a of
 * the first kind times the greatest a / b of the second; and never when some result pays neither.
 * On one half or quarter line that is p q > 1, which is 1/o1 + 1/o2 < 1; across lines it can be
 * 2, 4 or impossible. The numbers below are computed from settlement, none is written down.
 */
import { netOddsOf, type PricedSelection } from "./arbitrage.ts";
import { isDecimalOdds, MAX_ODDS, MIN_ODDS } from "./odds.ts";
import { resultClasses } from "./result-classes.ts";
import { propositionOf, type Proposition, type Selection } from "./selection.ts";
import type { Settlement, SettlementOptions } from "./settlement.ts";

/** Products that are apart by less than this, relatively, differ by rounding noise. */
export const NOISE = 1e-9;

/** One object for all calls: this is an innermost loop. */
const FROM_NIL_NIL: SettlementOptions = {};

/** What a bet wins or loses of what it can. */
const SHARE: Readonly<Record<Settlement, number>> = {
  win: 1,
  "half-win": 0.5,
  push: 0,
  "half-loss": -0.5,
  loss: -1,
};

/**
 * Whether two bets of one period profit at every result, at the right stakes. The same as
 * `assessLegs([first, second]).profitMin > 0`, many times faster; profits of less than a millionth of
 * a percent apart, which are rounding noise to the one or the other.
 *
 * @throws RangeError when one has no price; where the prices leave the answer open, also when the
 *   two do not go together or one is no selection.
 * @example
 * ```ts
 * import { isSureBet } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const home = { market: "ft_hdp", side: "home", line: -0.5 } as const;
 * const away = { market: "ft_hdp", side: "away", line: 0.25 } as const;
 * assert.equal(isSureBet({ ...home, odds: 2.15 }, { ...away, odds: 2.15 }), false);
 * assert.equal(isSureBet({ ...home, odds: 2.5 }, { ...away, odds: 2.5 }), true);
 * ```
 */
export function isSureBet(
  first: PricedSelection,
  second: PricedSelection,
  options: SettlementOptions = FROM_NIL_NIL,
): boolean {
  const [a, b] = [netOddsOf(first), netOddsOf(second)];
  if (!isDecimalOdds(a) || !isDecimalOdds(b)) {
    throw new RangeError(
      `Cannot test bets: decimal odds must be from ${MIN_ODDS} to ${MAX_ODDS}, was ${a} and ${b}`,
    );
  }
  const product = (a - 1) * (b - 1);
  // Most pairs end here. Less than 1 is enough only for some bets on a quarter of a goal.
  if (product <= 1 && first.line !== 0.25 && second.line !== 0.25) return false;
  return product > requiredProduct(first, second, options) * (1 + NOISE);
}

/**
 * What the product of the net odds (odds - 1) of two bets must exceed for a profit at every result:
 * 1 on one half or quarter line, 2 or 4 across some lines, `Infinity` where some result pays
 * neither bet (on a whole line the stakes may come back).
 *
 * @throws RangeError as {@link isSureBet} does.
 * @example
 * ```ts
 * import { requiredProduct } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const over = (line: number) => ({ market: "ft_ou", side: "over", line }) as const;
 * const under = (line: number) => ({ market: "ft_ou", side: "under", line }) as const;
 * assert.equal(requiredProduct(over(2.25), under(2.25)), 1);
 * assert.equal(requiredProduct(over(2.75), under(2.5)), 2);
 * assert.equal(requiredProduct(over(3), under(2.75)), Infinity);
 * ```
 */
export function requiredProduct(
  first: Selection,
  second: Selection,
  options: SettlementOptions = FROM_NIL_NIL,
): number {
  const a = propositionOf(first, options);
  const b = propositionOf(second, options);
  if (a.quantity === b.quantity && a.period === b.period && !isNearNil(a, b)) {
    if (a.direction === "above" && b.direction === "below") return tabledProduct(a, b);
    if (a.direction === "below" && b.direction === "above") return tabledProduct(b, a);
  }
  return productOf(resultClasses([first, second], options).map((entry) => entry.settlements));
}

/**
 * Whether no goal at all is on a line, so that it wins or loses half: the table takes for granted
 * that some result far below the lines wins and loses all. From half a goal on, no goal is that.
 */
function isNearNil(a: Proposition, b: Proposition): boolean {
  return a.quantity === "total" && (Math.abs(a.line) < 0.5 || Math.abs(b.line) < 0.5);
}

/**
 * {@link requiredProduct} of a proposition above a line and one below a line of the same quantity.
 * Only where the lines stand to the whole numbers and to each other matters.
 */
export function tabledProduct(above: Proposition, below: Proposition): number {
  const quarters = (above.line + below.line) * 4;
  const gap =
    quarters < LEAST_GAP ? LEAST_GAP : quarters > GREATEST_GAP ? GREATEST_GAP : quarters | 0;
  // The two lowest bits are the remainder by 4, of negative numbers too.
  const place = (above.line * 4) & 3;
  return PRODUCTS[place * GAPS + gap - LEAST_GAP] ?? Infinity;
}

/** In quarters. Below, both bets lose in between; above, both win in between. */
const LEAST_GAP = -3;
const GREATEST_GAP = 4;
const GAPS = GREATEST_GAP - LEAST_GAP + 1;

const PRODUCTS: readonly number[] = [0, 1, 2, 3].flatMap((quarter) =>
  Array.from({ length: GAPS }, (_, index) => {
    const home = quarter / 4;
    const away = (index + LEAST_GAP) / 4 - home;
    const classes = resultClasses([
      { market: "ft_hdp", side: "home", line: home },
      { market: "ft_hdp", side: "away", line: away },
    ]);
    return productOf(classes.map((entry) => entry.settlements));
  }),
);

function productOf(classes: readonly (readonly Settlement[])[]): number {
  let first = 0;
  let second = 0;
  for (const [a = "loss", b = "loss"] of classes) {
    const [x, y] = [SHARE[a], SHARE[b]];
    if (x <= 0 && y <= 0) return Infinity;
    if (y < 0) first = Math.max(first, -y / x);
    if (x < 0) second = Math.max(second, -x / y);
  }
  return first * second;
}
