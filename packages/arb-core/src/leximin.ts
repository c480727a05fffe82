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
 * Each program is solved by the simplex method (simplex.ts) and starts at the vertex where the one
 * before it ended. All answers are vertices; nothing is iterated to a tolerance.
 *
 * The unknowns are what the legs pay out at most, not their shares: a leg at 1001 next to one at
 * 1.001 would hide the differences of the other, which are then the smaller by a factor of 1000.
 * For bets of three to sixteen legs on any markets, at odds from 1.001 to 1001, that keeps the least
 * return within 1e-9 of what exact arithmetic finds: see leximin-extremes.prop.test.ts.
 */
import { dot, unitMatrix } from "./matrix-inverse.ts";
import { EPSILON, maximize, vertexOf } from "./simplex.ts";
import type { Constraint, Vertex } from "./simplex.ts";

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
 * @returns the shares of the outlay by leg, each from 0 to 1, adding up to 1; always numbers,
 *   though less than the best where returns are further apart than floating point can tell.
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

/**
 * {@link leximinShares} for any number of legs. Exported to be tested on two legs as well.
 *
 * @internal
 * @param returns - checked by the caller.
 */
export function sharesBySimplex(returns: readonly (readonly number[])[]): number[] {
  const { legs, unit, greatest } = scaleOf(returns);
  const axes = unitMatrix(legs + 1);
  const constraint = (rank: number, normal: readonly number[], bound = 0): Constraint => {
    return { rank, normal, bound, isFixed: false };
  };
  // The unknowns: the greatest payouts in the order of the legs, then the level, all by the unit.
  const outlay = constraint(-1, [...greatest.map((most) => unit / most), 0], 1);
  outlay.isFixed = true;
  const stakes = axes.slice(0, legs).map((axis, leg) => constraint(leg, axis));
  let open = returns.map((result, index) => {
    const normal = [...result.map((value, leg) => value / (greatest[leg] ?? 1)), -1];
    return constraint(legs + index, normal);
  });
  const sharesAt = ({ point }: Pick<Vertex, "point">): number[] => {
    const shares = outlay.normal.slice(0, legs).map((part, leg) => {
      return Math.max(point[leg] ?? 0, 0) * part;
    });
    const sum = shares.reduce((total, share) => total + share, 0);
    return shares.map((share) => share / sum);
  };

  // All is staked on the first leg, and the level is zero.
  let floor = constraint(-1, axes[legs] ?? []);
  const tight = [outlay, ...stakes.slice(1), floor];
  let vertex = vertexOf(tight, [...stakes, ...open]);
  if (vertex === undefined) return axes.slice(0, legs).map(([first = 0]) => first);
  // Each program takes away one dimension at least.
  for (let program = 0; program < legs; program++) {
    const { edges } = vertex;
    const free = edges.filter((_, slot) => tight[slot]?.isFixed === false && tight[slot] !== floor);
    // A class whose return no longer depends on the split has no say in it.
    open = open.filter(({ normal }) => free.some((edge) => Math.abs(dot(normal, edge)) > EPSILON));
    if (open.length === 0) break;
    const best = maximize(tight, vertex, legs, [...stakes, ...open]);
    if (!best.isOptimal) return sharesAt(best);
    floor = constraint(-1, axes[legs] ?? [], best.point[legs]);
    closeStoppers(tight, best, open, floor);
    open = open.filter(({ isFixed }) => !isFixed);
    vertex = vertexOf(tight, [...stakes, ...open]);
    if (vertex === undefined) return sharesAt(best);
  }
  // What is still free changes no return.
  for (let leg = 0; leg < legs; leg++) vertex = maximize(tight, vertex, leg, stakes);
  return sharesAt(vertex);
}

/** How many legs there are, what each pays at most, and the least of that as the unit of money. */
function scaleOf(returns: readonly (readonly number[])[]): {
  legs: number;
  unit: number;
  greatest: number[];
} {
  const [first = []] = returns;
  const most = first.map((_, leg) => Math.max(...returns.map((result) => result[leg] ?? 0)));
  const unit = Math.min(...most.filter((value) => value > 0));
  // A leg that never pays counts as one that could pay the unit.
  return unit === Infinity
    ? { legs: most.length, unit: 1, greatest: most.map(() => 1) }
    : { legs: most.length, unit, greatest: most.map((value) => (value > 0 ? value : unit)) };
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
