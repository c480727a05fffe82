/**
 * A price in Malay odds: two decimals, in [-1, 0) or (0, 1], even money written 1. Positive:
 * the profit per unit staked. Negative: the stake per unit of profit.
 */
export type Malay = number;

/** Rounds the price whose inverse decimal odds is `implied`, in (0, 1), to Malay odds. */
export function impliedToMalay(implied: number): Malay {
  if (!(implied > 0.01 && implied < 0.99)) {
    throw new RangeError(
      `Cannot price line: the implied share must be in (0.01, 0.99), was ${implied}`,
    );
  }
  const profit = 1 / implied - 1;
  if (profit <= 1) return Math.max(0.01, roundToCents(profit));
  const stake = roundToCents(1 / profit);
  return stake >= 1 ? 1 : -Math.max(0.01, stake);
}

/** The profit per unit staked (Hong Kong odds) at a Malay price, unrounded. */
export function malayToProfit(malay: Malay): number {
  return malay > 0 ? malay : -1 / malay;
}

/** The decimal odds of a Malay price, unrounded. */
export function malayToDecimal(malay: Malay): number {
  return malayToProfit(malay) + 1;
}

/** The inverse decimal odds of a Malay price. */
export function malayToImplied(malay: Malay): number {
  return 1 / malayToDecimal(malay);
}

function roundToCents(value: number): number {
  return Math.round(value * 100) / 100;
}
