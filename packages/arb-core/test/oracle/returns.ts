/**
 * What some bets return, over every score one by one. It imports nothing from src.
 */
import { returnByDefinition, type Bet, type Goals } from "./settlement.ts";

export type PricedBet = Bet & { readonly odds: number };

/** What each bet returns per unit staked, in one result. */
export type Returns = readonly number[];

/** Every score of up to 15 goals a side: more than any line of the tests reaches. */
export const EVERY_SCORE: readonly Goals[] = Array.from({ length: 16 * 16 }, (_, index) => ({
  home: Math.floor(index / 16),
  away: index % 16,
}));

/** What the bets return at every score, in the order of {@link EVERY_SCORE}. */
export function returnsByScore(bets: readonly PricedBet[], scoreAtBet?: Goals): Returns[] {
  return EVERY_SCORE.map((score) => bets.map((bet) => returnByDefinition(bet, score, scoreAtBet)));
}

/** The same with every row once, which is enough to ask for the least and the greatest. */
export function distinctReturns(bets: readonly PricedBet[], scoreAtBet?: Goals): Returns[] {
  const rows = returnsByScore(bets, scoreAtBet);
  return [...new Map(rows.map((row) => [row.join(" "), row])).values()];
}

/** The returns of an outlay that is split in the given shares, in percent of it. */
export function profitsAt(rows: readonly Returns[], shares: readonly number[]): number[] {
  return rows.map(
    (row) => (row.reduce((sum, pays, i) => sum + pays * (shares[i] ?? 0), 0) - 1) * 100,
  );
}

/** The least of them: what the split guarantees. */
export function leastProfit(rows: readonly Returns[], shares: readonly number[]): number {
  return Math.min(...profitsAt(rows, shares));
}
