/**
 * Adding up what settled opportunities returned. Sums are kept in whole units of 2^-40 percent, in
 * which adding is exact: the order of what is added changes nothing.
 */

/** What the settled opportunities returned at one way to split the outlay. */
export interface BacktestReturns {
  /** Those that lost money. */
  readonly negative: number;
  /** Those that gave back the outlay and no more. */
  readonly even: number;
  /** The profit of all together, in percent of one opportunity's outlay. */
  readonly sum: number;
  /** The mean profit, in percent of the outlay; this and the next `undefined` where none is settled. */
  readonly mean: number | undefined;
  readonly least: number | undefined;
  readonly greatest: number | undefined;
  /** The mean of what was guaranteed: each opportunity's least profit over every result. */
  readonly floor: number | undefined;
}

/** What some opportunities came to. */
export interface BacktestTally {
  readonly bets: number;
  /** Those whose period has a score. All that follows is about them. */
  readonly settled: number;
  /** At the opportunity's own stakes. */
  readonly recommended: BacktestReturns;
  /** At stakes that pay the same whichever leg wins. */
  readonly equalPayouts: BacktestReturns;
}

/** Profit, and least profit over every result, of one opportunity at one way to split the outlay. */
export interface SettledReturn {
  readonly profit: number;
  readonly floor: number;
}

/** One settled opportunity. */
export interface SettledOpportunity {
  readonly recommended: SettledReturn;
  readonly equalPayouts: SettledReturn;
}

/** Sums are in units of 2^-40 percent. */
interface RunningReturns {
  negative: number;
  even: number;
  sum: bigint;
  floor: bigint;
  least: number;
  greatest: number;
}

/** A tally that is added to. */
export interface RunningTally {
  bets: number;
  settled: number;
  readonly recommended: RunningReturns;
  readonly equalPayouts: RunningReturns;
}

const UNITS_PER_PERCENT = 2 ** 40;

/** A tally with nothing in it. */
export function newTally(): RunningTally {
  return { bets: 0, settled: 0, recommended: newReturns(), equalPayouts: newReturns() };
}

function newReturns(): RunningReturns {
  return { negative: 0, even: 0, sum: 0n, floor: 0n, least: Infinity, greatest: -Infinity };
}

/** Adds an opportunity; `undefined` is one that is not settled. */
export function addToTally(tally: RunningTally, settled: SettledOpportunity | undefined): void {
  tally.bets += 1;
  if (settled === undefined) return;
  tally.settled += 1;
  countReturn(tally.recommended, settled.recommended);
  countReturn(tally.equalPayouts, settled.equalPayouts);
}

function countReturn(returns: RunningReturns, { profit, floor }: SettledReturn): void {
  if (profit < 0) returns.negative += 1;
  if (profit === 0) returns.even += 1;
  returns.sum += toUnits(profit);
  returns.floor += toUnits(floor);
  returns.least = Math.min(returns.least, profit);
  returns.greatest = Math.max(returns.greatest, profit);
}

function toUnits(percent: number): bigint {
  return BigInt(Math.round(percent * UNITS_PER_PERCENT));
}

function toPercent(units: bigint): number {
  return Number(units) / UNITS_PER_PERCENT;
}

/** What a tally has come to. */
export function toTally({ bets, settled, recommended, equalPayouts }: RunningTally): BacktestTally {
  return {
    bets,
    settled,
    recommended: toReturns(recommended, settled),
    equalPayouts: toReturns(equalPayouts, settled),
  };
}

function toReturns(returns: RunningReturns, settled: number): BacktestReturns {
  const { negative, even, least, greatest } = returns;
  const known = settled > 0;
  return {
    negative,
    even,
    sum: toPercent(returns.sum),
    mean: known ? toPercent(returns.sum) / settled : undefined,
    least: known ? least : undefined,
    greatest: known ? greatest : undefined,
    floor: known ? toPercent(returns.floor) / settled : undefined,
  };
}
