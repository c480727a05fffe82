/**
 * Payouts to the last minor unit. A price means the decimal number that it is written as (1.95 is
 * 195/100, which no binary floating-point number is), so payoffs are fractions of big integers and
 * nothing is rounded but the payout itself, downward, as bookmakers do.
 */
import type { Commission } from "../commission.ts";
import type { Settlement } from "../settlement.ts";

/** An exact number that is not negative. The denominator is positive. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const ZERO: Ratio = { numerator: 0n, denominator: 1n };
const HALF: Ratio = { numerator: 1n, denominator: 2n };
const ONE: Ratio = { numerator: 1n, denominator: 1n };

const DECIMAL_TEXT = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * Reads a number as the shortest decimal that means it, which is how it is written.
 *
 * @throws RangeError when the number is negative or not finite.
 */
export function toRatio(value: number): Ratio {
  const match = DECIMAL_TEXT.exec(String(value));
  if (match === null) {
    throw new RangeError(`Cannot read fraction: it must be finite and not negative, was ${value}`);
  }
  const [, whole = "", decimals = "", exponent = "0"] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return shift >= 0
    ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-shift) };
}

/**
 * What comes back per unit staked at each settlement, commission paid: the exact form of `payoff`
 * at `oddsAfterCommission`.
 */
export function exactPayoffs(
  odds: number,
  commission: Commission | undefined,
): Readonly<Record<Settlement, Ratio>> {
  const win = exactOdds(toRatio(odds), commission);
  return {
    win,
    "half-win": {
      numerator: win.numerator + win.denominator,
      denominator: win.denominator * 2n,
    },
    push: ONE,
    "half-loss": HALF,
    loss: ZERO,
  };
}

function exactOdds(odds: Ratio, commission: Commission | undefined): Ratio {
  if (commission === undefined) return odds;
  const { numerator: o, denominator: d } = odds;
  const { numerator: c, denominator: e } = toRatio(commission.rate);
  switch (commission.on) {
    case "winnings":
      return { numerator: d * e + (o - d) * (e - c), denominator: d * e };
    case "turnover":
      return { numerator: o * e - c * d, denominator: d * e };
    case "return":
      return { numerator: o * (e - c), denominator: d * e };
  }
}

/**
 * What a bookmaker pays on a stake: stake x payoff, rounded down to the minor unit.
 *
 * @param stakeMinor - an integer that is not negative.
 */
export function payoutMinor(stakeMinor: number, { numerator, denominator }: Ratio): number {
  return Number((BigInt(stakeMinor) * numerator) / denominator);
}

/**
 * The least stake on which at least the given payout is paid.
 *
 * @param payout - an integer that is not negative, in minor units.
 * @param payoff - above 0.
 */
export function leastStakeMinor(payout: number, { numerator, denominator }: Ratio): number {
  return Number((BigInt(payout) * denominator + numerator - 1n) / numerator);
}

/**
 * The greatest stake whose profit, rounded down, is at most `profitMinor`.
 *
 * @param odds - above 1, before commission.
 */
export function greatestStakeMinor(profitMinor: number, { numerator, denominator }: Ratio): number {
  // floor(s x (o - 1)) <= profit just when s x (o - 1) < profit + 1.
  return Number(((BigInt(profitMinor) + 1n) * denominator - 1n) / (numerator - denominator));
}

/** Profit per unit staked as a floating-point number: for bounds and guesses, never for money. */
export function netRate({ numerator, denominator }: Ratio): number {
  // Shifted first: numbers of many digits would overflow floating point on their own.
  return Number(((numerator - denominator) << 64n) / denominator) / 2 ** 64;
}
