/**
 * The safest split of an outlay by trying splits. It imports nothing from src.
 */
import { leastProfit, type Returns } from "./returns.ts";

/** The greatest least profit over all splits of two bets whose shares are whole `1 / steps`. */
export function maximinOnGridOfTwo(rows: readonly Returns[], steps: number): number {
  return bestShare(rows, 0, 1, steps).profit;
}

/**
 * The greatest least profit of two bets: a grid, and finer ones around the best split of the one
 * before. The least of straight lines has no second summit to miss.
 */
export function maximinOfTwo(rows: readonly Returns[]): number {
  const steps = 2000;
  let best = bestShare(rows, 0, 1, steps);
  for (let size = 1 / steps; size > 1e-10; size *= 2 / steps) {
    best = bestShare(rows, Math.max(best.share - size, 0), Math.min(best.share + size, 1), steps);
  }
  return best.profit;
}

function bestShare(rows: readonly Returns[], from: number, to: number, steps: number) {
  let best = { share: from, profit: -Infinity };
  for (let step = 0; step <= steps; step++) {
    const share = from + ((to - from) * step) / steps;
    const profit = leastProfit(rows, [share, 1 - share]);
    if (profit > best.profit) best = { share, profit };
  }
  return best;
}

/** The greatest least profit over all splits of three bets whose shares are whole `1 / steps`. */
export function maximinOnGridOfThree(rows: readonly Returns[], steps: number): number {
  let best = -Infinity;
  for (let first = 0; first <= steps; first++) {
    for (let second = 0; first + second <= steps; second++) {
      const third = steps - first - second;
      const profit = leastProfit(rows, [first / steps, second / steps, third / steps]);
      best = Math.max(best, profit);
    }
  }
  return best;
}

/**
 * The greatest least profit of three bets, by ternary search for the first share and, within each
 * step of that, for the second. Both searches climb a hill with one summit.
 */
export function maximinOfThree(rows: readonly Returns[]): number {
  return summit(1, (first) =>
    summit(1 - first, (second) => leastProfit(rows, [first, second, 1 - first - second])),
  );
}

function summit(end: number, height: (at: number) => number): number {
  let from = 0;
  let to = end;
  let best = Math.max(height(from), height(to));
  for (let round = 0; round < 55; round++) {
    const left = from + (to - from) / 3;
    const right = to - (to - from) / 3;
    const [atLeft, atRight] = [height(left), height(right)];
    best = Math.max(best, atLeft, atRight);
    if (atLeft < atRight) from = left;
    else to = right;
  }
  return best;
}

/** Whether some split of two bets profits in every row: whether the shares that do overlap. */
export function isProfitable(rows: readonly Returns[]): boolean {
  let least = 0;
  let greatest = 1;
  for (const [first = 0, second = 0] of rows) {
    // share * first + (1 - share) * second > 1
    const rise = first - second;
    if (rise > 0) least = Math.max(least, (1 - second) / rise);
    else if (rise < 0) greatest = Math.min(greatest, (1 - second) / rise);
    else if (first <= 1) return false;
  }
  return least < greatest;
}
