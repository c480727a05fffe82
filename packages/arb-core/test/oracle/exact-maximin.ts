/**
 * The guarantee of the safest split of any number of bets in exact arithmetic, free of rounding
 * whatever the odds. It imports nothing from src.
 */
import type { Returns } from "./returns.ts";

/** Doubles from 1/2 up, and 0, are whole multiples of 1 / UNIT. */
const UNIT = 2n ** 53n;

/** The result is cut off after so many bits more. */
const EXTRA_BITS = 20n;

/**
 * The greatest least return over all splits of one unit: the value of a matrix game. With one unit
 * more in every row, which adds one to the value, all returns are above 0, and the value is
 * 1 / (q_1 + ... + q_n) for the greatest such sum with q_r at least 0 and, for each bet, the sum of
 * q_r times what the bet returns in row r at most 1.
 *
 * That linear program starts at q = 0. The tableau holds integers, all of them `scale` times the
 * real numbers, and every division by the last scale leaves no remainder (Bareiss, "Sylvester's
 * identity and multistep integer-preserving Gaussian elimination", 1968). By Bland's rule it ends.
 *
 * @param rows - what each bet returns: 0, or a number from 1/2 up.
 */
export function exactMaximin(rows: readonly Returns[]): number {
  const legs = rows[0]?.length ?? 0;
  const tableau = Array.from({ length: legs }, (_, leg) => [
    ...rows.map((row) => toInteger(row[leg] ?? 0) + UNIT),
    ...Array.from({ length: legs }, (_, other) => (other === leg ? 1n : 0n)),
    1n,
  ]);
  const basis = Array.from({ length: legs }, (_, leg) => rows.length + leg);
  const goal = [...rows.map(() => -1n), ...Array.from({ length: legs + 1 }, () => 0n)];
  let scale = 1n;
  for (;;) {
    const column = goal.findIndex((value) => value < 0n);
    if (column < 0) break;
    const leaving = leavingRow(tableau, basis, column);
    const pivotRow = tableau[leaving] ?? [];
    const pivot = pivotRow[column] ?? 1n;
    for (const row of [...tableau, goal]) {
      const factor = row[column] ?? 0n;
      if (row === pivotRow) continue;
      for (const [k, value] of row.entries()) {
        row[k] = (value * pivot - factor * (pivotRow[k] ?? 0n)) / scale;
      }
    }
    scale = pivot;
    basis[leaving] = column;
  }
  const value = (scale << EXTRA_BITS) / (goal.at(-1) ?? 1n) - (UNIT << EXTRA_BITS);
  return Number(value) / Number(UNIT << EXTRA_BITS);
}

/** Where the entering variable is held back first, of several the first variable. */
function leavingRow(tableau: readonly bigint[][], basis: readonly number[], column: number) {
  let leaving = -1;
  for (const [index, row] of tableau.entries()) {
    const [rate = 0n, room = 0n] = [row[column], row.at(-1)];
    if (rate <= 0n) continue;
    const best = tableau[leaving];
    // room / rate against the best of these so far
    const longer = best ? room * (best[column] ?? 0n) - (best.at(-1) ?? 0n) * rate : -1n;
    if (longer < 0n || (longer === 0n && (basis[index] ?? 0) < (basis[leaving] ?? 0))) {
      leaving = index;
    }
  }
  return leaving;
}

function toInteger(value: number): bigint {
  // A number that is no such multiple throws here.
  return BigInt(value * Number(UNIT));
}
