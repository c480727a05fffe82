/**
 * The safest split of an outlay over any number of bets. Each class of results returns a fixed sum
 * of the shares, so the split that returns most in the worst class is the optimal strategy of a
 * matrix game (von Neumann, "Zur Theorie der Gesellschaftsspiele", 1928): a linear program. Where
 * that leaves a choice, the leximin split goes on to raise the next least return, and so on.
 *
 * Leximin over linear functions is a sequence of linear programs (Behringer, "A simplex based
 * algorithm for the lexicographically extended linear maxmin problem", 1981; Ogryczak and Śliwiński,
 * "On direct methods for lexicographic min-max optimization", 2006): raise the level below which no
 * open class falls, close the classes that stop it, go on with the others.
 *
 * Each program is solved by the simplex method, from vertex to vertex along edges that raise the
 * objective, with Bland's rule against cycling ("New finite pivoting rules for the simplex method",
 * 1977), and starts at the vertex where the one before it ended. Every vertex is solved for anew
 * from the returns themselves, so rounding errors do not add up. All answers are vertices; nothing
 * is iterated to a tolerance.
 */

/** Coefficients smaller than this are rounding noise, returns being scaled to at most 1. */
const EPSILON = 1e-9;

const MAX_LEGS = 16;
const MAX_CLASSES = 1000;

/**
 * Splits an outlay over bets so that the returns, in ascending order, are lexicographically
 * greatest: the least return is as high as can be, then the next least, and so on.
 *
 * The returns of this optimum are unique, class by class. Where several splits have them (a bet is
 * offered twice), as much as possible is staked on the first leg, then on the second, and so on.
 * The order of the classes, and classes given twice, make no difference.
 *
 * @param returns - `returns[r][i]` is what leg `i` pays back per unit staked in result class `r`,
 *   the stake included: finite, at least 0. 1 to 1000 classes of 1 to 16 legs each.
 * @returns the shares of the outlay by leg, each from 0 to 1, adding up to 1.
 * @throws RangeError when there are too few or too many classes or legs, the classes differ in
 *   their number of legs, or a return is negative or not finite.
 * @example
 * ```ts
 * import { leximinShares } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // Home, draw and away at 3.00, 3.60 and 2.75: the same payout whatever the result.
 * const shares = leximinShares([
 *   [3, 0, 0],
 *   [0, 3.6, 0],
 *   [0, 0, 2.75],
 * ]);
 * assert.deepEqual(
 *   shares.map((share) => share.toFixed(4)),
 *   ["0.3420", "0.2850", "0.3731"],
 * );
 * ```
 */
export function leximinShares(returns: readonly (readonly number[])[]): number[] {
  const greatest = checkReturns(returns);
  return returns[0]?.length === 2
    ? sharesOfTwo(returns, greatest)
    : sharesBySimplex(returns, greatest);
}

/** Refuses a bad call; the greatest of all returns otherwise. */
function checkReturns(returns: readonly (readonly number[])[]): number {
  if (returns.length < 1 || returns.length > MAX_CLASSES) {
    throw new RangeError(
      `Cannot split outlay: there must be 1 to ${MAX_CLASSES} classes, was ${returns.length}`,
    );
  }
  const legs = returns[0]?.length ?? 0;
  if (legs < 1 || legs > MAX_LEGS) {
    throw new RangeError(`Cannot split outlay: there must be 1 to ${MAX_LEGS} legs, was ${legs}`);
  }
  let greatest = 0;
  for (const result of returns) {
    if (result.length !== legs) {
      throw new RangeError(
        `Cannot split outlay: every class must have ${legs} returns, was ${result.length}`,
      );
    }
    for (const value of result) {
      if (!(value >= 0 && value < Infinity)) {
        throw new RangeError(
          `Cannot split outlay: returns must be finite and at least 0, was ${value}`,
        );
      }
      if (value > greatest) greatest = value;
    }
  }
  return greatest;
}

/**
 * Two legs: each return is a straight line in the first leg's share. Level lines cannot be raised
 * and drop out; of the others, the least is highest where a rising and a falling line cross, and
 * the pair of lines that allows least decides. Nothing but the answer is allocated.
 */
function sharesOfTwo(returns: readonly (readonly number[])[], greatest: number): number[] {
  const noise = greatest * EPSILON;
  let share = 1;
  let least = Infinity;
  for (const rising of returns) {
    const low = rising[1] ?? 0;
    const rise = (rising[0] ?? 0) - low;
    if (rise <= noise) continue;
    for (const falling of returns) {
      const high = falling[1] ?? 0;
      const fall = high - (falling[0] ?? 0);
      if (fall <= noise) continue;
      const crossing = Math.min(Math.max((high - low) / (rise + fall), 0), 1);
      const allowed = Math.min(low + crossing * rise, high - crossing * fall);
      if (allowed < least) {
        least = allowed;
        share = crossing;
      }
    }
  }
  // No pair: if any line falls, none rises.
  if (least === Infinity && returns.some(([a = 0, b = 0]) => b - a > noise)) share = 0;
  return [share, 1 - share];
}

/** What splits and levels satisfy: the product of normal and (shares by leg, level) >= bound. */
interface Constraint {
  /** Its turn in Bland's rule. */
  readonly rank: number;
  normal: readonly number[];
  bound: number;
  /** Once tight, never loose again: an equation from now on. */
  isFixed: boolean;
}

/**
 * {@link leximinShares} for any number of legs. Exported to be tested on two legs as well.
 *
 * @internal
 * @param returns - checked by the caller.
 * @param greatest - the greatest of all returns.
 */
export function sharesBySimplex(
  returns: readonly (readonly number[])[],
  greatest: number,
): number[] {
  const legs = returns[0]?.length ?? 0;
  const unit = greatest === 0 ? 1 : greatest;
  const axes = unitMatrix(legs + 1);
  const wholeOutlay: Constraint = {
    rank: -1,
    normal: [...Array.from({ length: legs }, () => 1), 0],
    bound: 1,
    isFixed: true,
  };
  const shares = axes
    .slice(0, legs)
    .map((normal, leg): Constraint => ({ rank: leg, normal, bound: 0, isFixed: false }));
  let open = returns.map((result, index): Constraint => {
    const normal = [...result.map((value) => value / unit), -1];
    return { rank: legs + index, normal, bound: 0, isFixed: false };
  });
  let floor: Constraint = { rank: -1, normal: axes[legs] ?? [], bound: 0, isFixed: false };

  // All is staked on the first leg, and the level is zero.
  const tight = [wholeOutlay, ...shares.slice(1), floor];
  for (;;) {
    const edges = edgesAt(tight);
    const free = edges.filter((_, slot) => tight[slot]?.isFixed === false && tight[slot] !== floor);
    // What no longer depends on the split says nothing about it.
    open = open.filter(({ normal }) => free.some((edge) => isSignificant(product(normal, edge))));
    if (open.length === 0) break;

    const { point, gains } = maximize(tight, [...shares, ...open], legs);
    const level = point[legs] ?? 0;
    let stopper = -1;
    for (const [slot, constraint] of tight.entries()) {
      if (!constraint.isFixed || !open.includes(constraint)) continue;
      constraint.normal = [...constraint.normal.slice(0, legs), 0];
      constraint.bound = level;
      if (stopper < 0 || (gains[slot] ?? 0) < (gains[stopper] ?? 0)) stopper = slot;
    }
    open = open.filter(({ isFixed }) => !isFixed);
    // With the level given, one of the equations that it was found by follows from the others.
    floor = { ...floor, bound: level };
    tight[stopper] = floor;
  }
  floor.isFixed = true;
  for (let leg = 0; leg < legs; leg++) maximize(tight, shares, leg);

  const found = pointAt(tight, edgesAt(tight)).slice(0, legs).map((share) => Math.max(share, 0));
  const sum = found.reduce((total, share) => total + share, 0);
  return found.map((share) => share / sum);
}

/**
 * Walks to a vertex where the unknown of the given index is greatest, and fixes the constraints
 * that stop it: what remains free is every optimum and nothing else.
 *
 * @param tight - the vertex to start from; changed to the one that was reached.
 * @param others - the constraints to respect, tight or not.
 * @returns the vertex, and what the unknown gains along each of its edges.
 */
function maximize(
  tight: Constraint[],
  others: readonly Constraint[],
  unknown: number,
): { point: number[]; gains: number[] } {
  for (;;) {
    const edges = edgesAt(tight);
    const point = pointAt(tight, edges);
    const gains = edges.map((edge) => edge[unknown] ?? 0);
    const entering = tight.map((constraint, slot)=> ({constraint, slot})).filter(({constraint, slot})=> !constraint.isFixed && (gains[slot] ?? 0) > EPSILON).sort((a,b)=>a.constraint.rank-b.constraint.rank)[0];
    const leaving = entering && firstToStop(others, point, edges[entering.slot] ?? []);
    if (leaving === undefined) {
      for (const [slot, constraint] of tight.entries()) {
        if ((gains[slot] ?? 0) < -EPSILON) constraint.isFixed = true;
      }
      return { point, gains };
    }
    tight[entering!.slot] = leaving;
  }
}

function firstToStop(others: readonly Constraint[], point: readonly number[], edge: readonly number[]): Constraint | undefined {
  let first: Constraint | undefined;
  let shortest = Infinity;
  for (const constraint of others) {
    const rate = product(constraint.normal, edge);
    if (rate >= -EPSILON) continue;
    const slack = product(constraint.normal, point) - constraint.bound;
    const step = slack > SNAP ? slack / -rate : 0;
    if (step < shortest) {
      first = constraint;
      shortest = step;
    }
  }
  return first;
}

/** The edges at a vertex, by tight constraint: the inverse of their normals, by elimination. */
function edgesAt(tight: readonly Constraint[]): number[][] {
  const size = tight.length;
  const rows = unitMatrix(size).map((unit, index) => [
    ...tight.map(({ normal }) => normal[index] ?? 0),
    ...unit,
  ]);
  for (let column = 0; column < size; column++) {
    // The greatest pivot keeps rounding errors small.
    let best = column;
    for (let index = column + 1; index < size; index++) {
      if (Math.abs(rows[index]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = index;
    }
    const pivotRow = rows[best] ?? [];
    rows[best] = rows[column] ?? [];
    const pivot = pivotRow[column] ?? 1;
    const scaled = pivotRow.map((value) => value / pivot);
    rows[column] = scaled;
    for (const [index, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (index === column || factor === 0) continue;
      for (let k=column;k<2*size;k++) row[k] = (row[k] ?? 0) - factor * (scaled[k] ?? 0);
    }
  }
  return rows.map((row) => row.slice(size));
}

/** The vertex where all of the constraints are tight. */
function pointAt(tight: readonly Constraint[], edges: readonly (readonly number[])[]): number[] {
  return edges.map((_, unknown) =>
    edges.reduce((sum, edge, slot) => sum + (tight[slot]?.bound ?? 0) * (edge[unknown] ?? 0), 0),
  );
}

function unitMatrix(size: number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  );
}

/** The scalar product. */
function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** Whether a coefficient is more than rounding noise. */
function isSignificant(value: number): boolean {
  return Math.abs(value) > EPSILON;
}
