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

/**
 * Rates of change smaller than this are rounding noise; returns are scaled to at most 1. Measured
 * against rational arithmetic on 22,000 games of 2 to 7 legs, odds from 1.001 to 1001, nearly half
 * of them of football bets: every return was right to within 2e-10.
 */
const EPSILON = 1e-11;

const MAX_LEGS = 16;
const MAX_CLASSES = 1000;

/** Bland's rule ends by itself; this ends it even if rounding should defeat the rule. */
const MAX_PIVOTS = 10_000;

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
  checkReturns(returns);
  return returns[0]?.length === 2 ? sharesOfTwo(returns) : sharesBySimplex(returns);
}

function checkReturns(returns: readonly (readonly number[])[]): void {
  if (returns.length < 1 || returns.length > MAX_CLASSES) {
    throw new RangeError(
      `Cannot split outlay: there must be 1 to ${MAX_CLASSES} classes, was ${returns.length}`,
    );
  }
  const legs = returns[0]?.length ?? 0;
  if (legs < 1 || legs > MAX_LEGS) {
    throw new RangeError(`Cannot split outlay: there must be 1 to ${MAX_LEGS} legs, was ${legs}`);
  }
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
    }
  }
}

/**
 * Two legs: each return is a straight line in the first leg's share. Level lines cannot be raised
 * and drop out; of the others, the least is highest where a rising and a falling line cross, and
 * the pair of lines that allows least decides. Nothing but the answer is allocated.
 */
function sharesOfTwo(returns: readonly (readonly number[])[]): number[] {
  let share = 1;
  let least = Infinity;
  for (const rising of returns) {
    const low = rising[1] ?? 0;
    const rise = (rising[0] ?? 0) - low;
    if (rise <= EPSILON * (rising[0] ?? 0)) continue;
    for (const falling of returns) {
      const high = falling[1] ?? 0;
      const fall = high - (falling[0] ?? 0);
      if (fall <= EPSILON * high) continue;
      const crossing = Math.min(Math.max((high - low) / (rise + fall), 0), 1);
      const allowed = Math.min(low + crossing * rise, high - crossing * fall);
      if (allowed < least) {
        least = allowed;
        share = crossing;
      }
    }
  }
  // Without such a pair, the lines that are not level all rise or all fall.
  if (least === Infinity && returns.some(([a = 0, b = 0]) => b - a > EPSILON * b)) share = 0;
  return [share, 1 - share];
}

/** A linear inequality of the unknowns: the shares in the order of the legs, then the level. */
interface Constraint {
  /** Its turn in Bland's rule. */
  readonly rank: number;
  /** The scalar product of this with the unknowns is at least `bound`. */
  normal: readonly number[];
  bound: number;
  /** An equation from now on: tight, and never loosened. */
  isFixed: boolean;
}

/** A corner of the feasible region: as many tight constraints as there are unknowns. */
interface Vertex {
  readonly point: readonly number[];
  /** For each tight constraint, the direction (of length 1) that loosens it and no other one. */
  readonly edges: readonly (readonly number[])[];
}

/**
 * {@link leximinShares} for any number of legs. Exported to be tested on two legs as well.
 *
 * @internal
 * @param returns - checked by the caller.
 */
export function sharesBySimplex(returns: readonly (readonly number[])[]): number[] {
  const legs = returns[0]?.length ?? 0;
  const greatest = returns.reduce((most, result) => Math.max(most, ...result), 0);
  const unit = greatest === 0 ? 1 : greatest;
  const axes = unitMatrix(legs + 1);
  const constraint = (rank: number, normal: readonly number[], bound = 0): Constraint => {
    return { rank, normal, bound, isFixed: false };
  };
  const outlay = constraint(-1, [...Array.from({ length: legs }, () => 1), 0], 1);
  outlay.isFixed = true;
  const stakes = axes.slice(0, legs).map((axis, leg) => constraint(leg, axis));
  let open = returns.map((result, index) => {
    return constraint(legs + index, [...result.map((value) => value / unit), -1]);
  });

  // All is staked on the first leg, and the level is zero.
  let floor = constraint(-1, axes[legs] ?? []);
  const tight = [outlay, ...stakes.slice(1), floor];
  // Each program takes away one dimension at least.
  for (let program = 0; program < legs; program++) {
    const { edges } = vertexOf(tight);
    const free = edges.filter((_, slot) => tight[slot]?.isFixed === false && tight[slot] !== floor);
    // A class whose return no longer depends on the split has no say in it.
    open = open.filter(({ normal }) => free.some((edge) => Math.abs(dot(normal, edge)) > EPSILON));
    if (open.length === 0) break;
    const best = maximize(tight, legs, [...stakes, ...open]);
    floor = constraint(-1, axes[legs] ?? [], best.point[legs]);
    closeStoppers(tight, best, open, floor);
    open = open.filter(({ isFixed }) => !isFixed);
  }
  // What is still free changes no return.
  for (let leg = 0; leg < legs; leg++) maximize(tight, leg, stakes);

  const { point } = vertexOf(tight);
  const shares = point.slice(0, legs).map((share) => Math.max(share, 0));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

/**
 * Makes equations of the classes that stopped the level. Together they gave it; as the new floor
 * gives it now, the one that stopped it most follows from the others, and makes room.
 */
function closeStoppers(
  tight: Constraint[],
  { edges }: Vertex,
  open: readonly Constraint[],
  floor: Constraint,
): void {
  const level = edges.length - 1;
  let strongest = -1;
  for (const [slot, stopper] of tight.entries()) {
    if (!stopper.isFixed || !open.includes(stopper)) continue;
    stopper.normal = [...stopper.normal.slice(0, level), 0];
    stopper.bound = floor.bound;
    const gain = edges[slot]?.[level] ?? 0;
    if (strongest < 0 || gain < (edges[strongest]?.[level] ?? 0)) strongest = slot;
  }
  tight[strongest] = floor;
}

/**
 * Walks to a vertex where one of the unknowns is greatest, and fixes the tight constraints that
 * stop it from being greater: what remains free is every optimum and nothing else.
 *
 * @param tight - the vertex to start from; becomes the one that is returned.
 * @param others - the constraints to respect on the way, tight or not, by ascending rank.
 */
function maximize(tight: Constraint[], unknown: number, others: readonly Constraint[]): Vertex {
  let vertex = vertexOf(tight);
  for (let pivots = 0; pivots < MAX_PIVOTS; pivots++) {
    const loosened = enteringSlot(tight, vertex, unknown);
    const edge = vertex.edges[loosened];
    const reached = edge && firstReached(others, vertex.point, edge);
    if (reached === undefined) break;
    tight[loosened] = reached;
    vertex = vertexOf(tight);
  }
  for (const [slot, constraint] of tight.entries()) {
    if ((vertex.edges[slot]?.[unknown] ?? 0) < -EPSILON) constraint.isFixed = true;
  }
  return vertex;
}

/** The constraint to loosen: of those whose edge gains, the first by rank; -1 for none. */
function enteringSlot(tight: readonly Constraint[], { edges }: Vertex, unknown: number): number {
  let entering = -1;
  let first = Infinity;
  for (const [slot, { isFixed, rank }] of tight.entries()) {
    if (!isFixed && rank < first && (edges[slot]?.[unknown] ?? 0) > EPSILON) {
      entering = slot;
      first = rank;
    }
  }
  return entering;
}

/** The constraint that an edge runs into first, of several the first by rank. */
function firstReached(
  constraints: readonly Constraint[],
  point: readonly number[],
  edge: readonly number[],
): Constraint | undefined {
  let reached: Constraint | undefined;
  let shortest = Infinity;
  for (const constraint of constraints) {
    const rate = dot(constraint.normal, edge);
    if (rate >= -EPSILON) continue;
    const slack = dot(constraint.normal, point) - constraint.bound;
    const length = slack > EPSILON ? slack / -rate : 0;
    if (length < shortest) {
      reached = constraint;
      shortest = length;
    }
  }
  return reached;
}

/** Inverts the matrix of the tight constraints, by Gauss-Jordan elimination with pivoting. */
function vertexOf(tight: readonly Constraint[]): Vertex {
  const size = tight.length;
  const rows = unitMatrix(size).map((axis, unknown) => [
    ...tight.map(({ normal }) => normal[unknown] ?? 0),
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
  const inverse = rows.map((row) => row.slice(size));
  const point = inverse.map((_, unknown) =>
    inverse.reduce((sum, edge, slot) => sum + (tight[slot]?.bound ?? 0) * (edge[unknown] ?? 0), 0),
  );
  const edges = inverse.map((edge) => {
    const length = edge.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return edge.map((value) => value / length);
  });
  return { point, edges };
}

function unitMatrix(size: number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < b.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
