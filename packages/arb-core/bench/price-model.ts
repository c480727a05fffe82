/**
 * Prices as bookmakers show them: one fair model, each book's own margin, a little noise, and two
 * decimals.
 */
import { payoff, settle, type Selection } from "arb-core";

/** How likely a goal difference of -GREATEST to +GREATEST is, of a game with many goals. */
const GREATEST = 20;
const MEAN = 0.4;
const DEVIATION = 4;

const DIFFERENCES = Array.from({ length: 2 * GREATEST + 1 }, (_, index) => index - GREATEST);
const WEIGHTS = DIFFERENCES.map((d) => Math.exp(-((d - MEAN) ** 2) / (2 * DEVIATION ** 2)));
const WEIGHT = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** The decimal odds at which a handicap bet returns its stake on average. */
export function fairOdds(selection: Selection): number {
  let kept = 0;
  let won = 0;
  for (const [index, difference] of DIFFERENCES.entries()) {
    const probability = (WEIGHTS[index] ?? 0) / WEIGHT;
    const score = { home: Math.max(difference, 0), away: Math.max(-difference, 0) };
    const settlement = settle(selection, score);
    // What comes back is a straight line in the odds: read off at two of them.
    const [atOne, atTwo] = [payoff(settlement, 1), payoff(settlement, 2)];
    won += probability * (atTwo - atOne);
    kept += probability * (2 * atOne - atTwo);
  }
  return (1 - kept) / won;
}

/** How one bookmaker turns fair odds into its own. */
export interface Pricing {
  /** What the book keeps, as a fraction: 0.04 is 4 %. */
  readonly margin: number;
  /** How far its opinion strays, as a fraction of the probability. */
  readonly noise: number;
}

/** A bookmaker's two prices of one line, the fair ones given. */
export function bookOdds(
  fair: readonly [number, number],
  { margin, noise }: Pricing,
  random: () => number,
): [number, number] {
  const strayed = (2 * random() - 1) * noise;
  return [
    round((fair[0] / (1 + margin)) * (1 + strayed)),
    round((fair[1] / (1 + margin)) * (1 - strayed)),
  ];
}

function round(odds: number): number {
  return Math.max(Math.round(odds * 100) / 100, 1.01);
}
