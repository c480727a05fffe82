/**
 * The guarantee of an opportunity, settled by the independent oracle at every score. A bet's
 * returns are a straight line in its odds, so each bet is settled once for all prices.
 */
import type { Opportunity, Score } from "arb-core";
import { EVERY_SCORE } from "../test/oracle/returns.ts";
import { returnByDefinition, type Bet } from "../test/oracle/settlement.ts";
import { check, Disagreement } from "./disagreement.ts";

/** What one unit on a bet brings back at every score: so much, and so much for each unit of odds. */
interface Returns {
  readonly kept: Float64Array;
  readonly won: Float64Array;
}

const KNOWN = new Map<string, Returns>();

function returnsOf({ market, side, line }: Bet, scoreAtBet: Score | undefined): Returns {
  const key = `${market} ${side} ${line} ${scoreAtBet?.home ?? ""} ${scoreAtBet?.away ?? ""}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const settle = (odds: number): Float64Array =>
    Float64Array.from(EVERY_SCORE, (score) =>
      returnByDefinition({ market, side, line, odds }, score, scoreAtBet),
    );
  const kept = settle(0);
  const returns = { kept, won: settle(1).map((pays, index) => pays - (kept[index] ?? 0)) };
  KNOWN.set(key, returns);
  return returns;
}

/** Rounding of floating point, in percent of the outlay. */
const TOLERANCE = 1e-6;
const SURE: ReadonlySet<string> = new Set(["arb", "arb-middle", "no-loss"]);

/**
 * Checks that an opportunity is what it says at every score, at its recommended stakes.
 *
 * @throws Disagreement when it is not, or when a sure bet loses.
 */
export function checkGuaranteeByOracle(opportunity: Opportunity): void {
  const { id, legs, stakes, score, profitMin, profitMax } = opportunity;
  const returns = legs.map((leg) => returnsOf(leg, score));
  let least = Infinity;
  let greatest = -Infinity;
  for (let index = 0; index < EVERY_SCORE.length; index++) {
    let returned = 0;
    for (let leg = 0; leg < legs.length; leg++) {
      const { kept, won } = returns[leg] as Returns;
      const pays = (kept[index] ?? 0) + (won[index] ?? 0) * (legs[leg]?.netOdds ?? Number.NaN);
      returned += (stakes[leg] ?? Number.NaN) * pays;
    }
    const profit = (returned - 1) * 100;
    if (!(profit >= least)) least = profit;
    if (!(profit <= greatest)) greatest = profit;
  }
  const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
  check("stakes add up to 1", Math.abs(outlay - 1) < 1e-9, true, id);
  check("no stake is negative", Math.min(...stakes) >= 0, true, id);
  const isTrue =
    Math.abs(least - profitMin) < TOLERANCE && Math.abs(greatest - profitMax) < TOLERANCE;
  if (!isTrue || (SURE.has(opportunity.class) && !(least > -TOLERANCE))) {
    throw new Disagreement(
      "settled at every score, an opportunity is what it says",
      `${id} (${opportunity.class}) returns ${least} % to ${greatest} %, ` +
        `was said to return ${profitMin} % to ${profitMax} %`,
    );
  }
}
