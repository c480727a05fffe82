/** The check of a guarantee: bets settled at every score. */
import type { Score } from "../listing.ts";
import type { Opportunity } from "../opportunity.ts";
import type { Selection } from "../selection.ts";
import { payoff, settle } from "../settlement.ts";

/** What {@link checkGuarantee} needs of an opportunity. */
export type Guaranteed = Pick<Opportunity, "stakes" | "profitMin" | "profitMax"> & {
  readonly legs: readonly (Selection & { readonly netOdds: number })[];
  /** The score at which the bets are made, in running. */
  readonly score?: Score | undefined;
};

/**
 * Checks an opportunity's guarantee: at every score of up to `maxGoals` a side, bets at the
 * recommended stakes return at least `profitMin` and at most `profitMax`, and both are reached.
 *
 * @returns the least and the greatest return found, in percent.
 * @throws Error naming the first score at which the guarantee does not hold.
 * @example
 * ```ts
 * import { assessLegs } from "arb-core";
 * import { checkGuarantee } from "arb-core/testing";
 * import assert from "node:assert/strict";
 *
 * const legs = [
 *   { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95, netOdds: 1.95 },
 *   { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1, netOdds: 2.1 },
 * ] as const;
 * const sure = { ...assessLegs(legs), legs };
 * assert.equal(checkGuarantee(sure).least.toFixed(2), "0.75");
 * assert.throws(
 *   () => checkGuarantee({ ...sure, stakes: [0.5, 0.5] }),
 *   /The guarantee fails at 0-0/,
 * );
 * ```
 */
export function checkGuarantee(
  opportunity: Guaranteed,
  maxGoals = 15,
): { readonly least: number; readonly greatest: number } {
  const { legs, stakes, profitMin, profitMax, score } = opportunity;
  const counting = score === undefined ? {} : { scoreAtBet: score };
  const tolerance = 1e-6;
  let least = Infinity;
  let greatest = -Infinity;
  for (let home = 0; home <= maxGoals; home++) {
    for (let away = 0; away <= maxGoals; away++) {
      const returned = legs.reduce((sum, leg, index) => {
        const settlement = settle(leg, { home, away }, counting);
        return sum + (stakes[index] ?? 0) * payoff(settlement, leg.netOdds);
      }, 0);
      const profit = (returned - 1) * 100;
      if (profit < profitMin - tolerance || profit > profitMax + tolerance) {
        throw new Error(
          `The guarantee fails at ${home}-${away}: the return is ${profit} %, ` +
            `outside ${profitMin} % to ${profitMax} %`,
        );
      }
      least = Math.min(least, profit);
      greatest = Math.max(greatest, profit);
    }
  }
  if (least > profitMin + tolerance || greatest < profitMax - tolerance) {
    throw new Error(
      `The guarantee is not tight: returns are ${least} % to ${greatest} %, ` +
        `was ${profitMin} % to ${profitMax} %`,
    );
  }
  return { least, greatest };
}
