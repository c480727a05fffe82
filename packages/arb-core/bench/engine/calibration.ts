/** How far bookmakers must stray for sure bets to be as frequent as wanted. */
import { normal } from "./normal.ts";

const SAMPLES = 3000;
const STEPS = 18;
/** Beyond it the prices are none that a bookmaker would show. */
const GREATEST = 0.1;

/**
 * The standard deviation of the logarithm of the prices at which a share of the matches holds a
 * sure bet of two books, at even chances. For a share of 0 it is half of what would be needed for
 * the first one.
 */
export function strayFor(
  margins: readonly number[],
  { markets, sureShare }: { readonly markets: number; readonly sureShare: number },
  random: () => number,
): number {
  const needed = Array.from({ length: SAMPLES }, () => strayOfOne(margins, markets, random)).sort(
    (a, b) => a - b,
  );
  const stray = needed[Math.min(Math.floor(sureShare * SAMPLES), SAMPLES - 1)] ?? GREATEST;
  return sureShare === 0 ? stray / 2 : stray;
}

/** The least stray at which one match, its books' opinions given, holds a sure bet. */
function strayOfOne(margins: readonly number[], markets: number, random: () => number): number {
  const opinions = Array.from({ length: markets }, () => margins.map(() => normal(random)));
  let [low, high] = [0, GREATEST];
  for (let step = 0; step < STEPS; step++) {
    const stray = (low + high) / 2;
    if (opinions.some((market) => holdsSureBet(margins, market, stray))) high = stray;
    else low = stray;
  }
  return high;
}

function holdsSureBet(
  margins: readonly number[],
  opinions: readonly number[],
  stray: number,
): boolean {
  let [first, second] = [Infinity, Infinity];
  for (const [book, margin] of margins.entries()) {
    const factor = Math.exp(stray * (opinions[book] ?? 0));
    first = Math.min(first, (0.5 * (1 + margin)) / factor);
    second = Math.min(second, 0.5 * (1 + margin) * factor);
  }
  return first + second < 1;
}
