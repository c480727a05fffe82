/**
 * Inverts small matrices, nearly singular ones too. The rounding errors of elimination grow with
 * the inverse. So where that is large, it is corrected once by what it fails to solve, and the
 * failure is computed as if in twice the precision (Ogita, Rump and Oishi, "Accurate sum and dot
 * product", 2005): of numbers that nearly cancel, nothing else would be left but rounding errors.
 */

/** An inverse without greater numbers needs no correction. */
const LARGE = 100;

/** Splits a double into two of half its digits (Dekker, 1971). */
const SPLITTER = 2 ** 27 + 1;

/**
 * Inverts a square matrix, given by rows.
 *
 * @returns the columns of the inverse; with numbers that are not finite for a singular matrix.
 */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] {
  const columns = eliminate(matrix);
  if (columns.every((column) => column.every((value) => Math.abs(value) <= LARGE))) return columns;
  return unitMatrix(matrix.length).map((axis, index) =>
    corrected(matrix, columns, columns[index] ?? [], axis),
  );
}

/** Solves the equations of a matrix for the given right-hand side, its inverse being known. */
export function solve(
  matrix: readonly (readonly number[])[],
  inverse: readonly (readonly number[])[],
  bounds: readonly number[],
): number[] {
  const rough = combine(inverse, bounds);
  return corrected(matrix, inverse, rough, bounds);
}

/** A solution less its error, as far as the inverse tells that from what the solution misses. */
function corrected(
  matrix: readonly (readonly number[])[],
  inverse: readonly (readonly number[])[],
  solution: readonly number[],
  bounds: readonly number[],
): number[] {
  const missed = matrix.map((row, index) => -preciseDot(row, solution, -(bounds[index] ?? 0)));
  const correction = combine(inverse, missed);
  return solution.map((value, index) => value + (correction[index] ?? 0));
}

/** The sum of columns, each times its factor. */
function combine(columns: readonly (readonly number[])[], factors: readonly number[]): number[] {
  return columns.map((_, index) =>
    columns.reduce((sum, column, slot) => sum + (factors[slot] ?? 0) * (column[index] ?? 0), 0),
  );
}

/** Gauss-Jordan elimination with partial pivoting. */
function eliminate(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  // Transposed, so that the rows of the result are the columns of the inverse.
  const rows = unitMatrix(size).map((axis, column) => [
    ...matrix.map((row) => row[column] ?? 0),
    ...axis,
  ]);
  for (let column = 0; column < size; column++) {
    let greatest = column;
    for (let index = column + 1; index < size; index++) {
      if (Math.abs(rows[index]?.[column] ?? 0) > Math.abs(rows[greatest]?.[column] ?? 0)) {
        greatest = index;
      }
    }
    const pivotRow = rows[greatest] ?? [];
    rows[greatest] = rows[column] ?? [];
    rows[column] = pivotRow;
    const pivot = pivotRow[column] ?? 1;
    for (let k = column; k < 2 * size; k++) pivotRow[k] = (pivotRow[k] ?? 0) / pivot;
    for (const row of rows) {
      const factor = row[column] ?? 0;
      if (row === pivotRow || factor === 0) continue;
      for (let k = column; k < 2 * size; k++) row[k] = (row[k] ?? 0) - factor * (pivotRow[k] ?? 0);
    }
  }
  return rows.map((row) => row.slice(size));
}

/** The matrix with 1 on the diagonal and 0 elsewhere. */
export function unitMatrix(size: number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  );
}

/** The scalar product of two vectors. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < b.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** The scalar product of two vectors plus a number, rounded about once. */
function preciseDot(a: readonly number[], b: readonly number[], start: number): number {
  let sum = start;
  let lost = 0;
  for (const [index, x] of a.entries()) {
    const y = b[index] ?? 0;
    const product = x * y;
    const [xHigh, yHigh] = [highPart(x), highPart(y)];
    const [xLow, yLow] = [x - xHigh, y - yHigh];
    lost += xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
    const next = sum + product;
    const added = next - sum;
    lost += sum - (next - added) + (product - added);
    sum = next;
  }
  return sum + lost;
}

function highPart(value: number): number {
  const scaled = SPLITTER * value;
  return scaled - (scaled - value);
}
