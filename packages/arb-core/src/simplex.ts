/**
 * The simplex method for a few unknowns: from vertex to vertex along edges that raise one of the
 * unknowns.
 *
 * Every vertex is solved for anew from the constraints themselves, so rounding errors do not add
 * up. Where an edge runs into several constraints at once, or nearly, it stops at the one that it
 * meets most steeply, which keeps the matrices away from singular ones (Harris, "Pivot selection
 * methods of the Devex LP code", 1973). A vertex that rounding has spoiled all the same is never
 * walked to.
 */
import { dot, inverseOf, solve } from "./matrix-inverse.ts";

/** Rates of change smaller than this are rounding noise, coefficients being at most about 1. */
export const EPSILON = 1e-12;

/** An edge may pass a constraint by this much to stop at one that it meets more steeply. */
const OVERSHOOT = 1e-11;

/** A vertex that violates a constraint by more than this part of its size, or of 1, is none. */
const VIOLATION = 1e-9;

/** From here on the rule is Bland's ("New finite pivoting rules", 1977), which never cycles. */
const STEEPEST_PIVOTS = 200;

/** Bland's rule ends by itself; this ends it even if rounding should defeat the rule. */
const MAX_PIVOTS = 2000;

/** A linear inequality of the unknowns. */
export interface Constraint {
  /** Its turn in Bland's rule. */
  readonly rank: number;
  /** The scalar product of this with the unknowns is at least `bound`. */
  normal: readonly number[];
  bound: number;
  /** An equation from now on: tight, and never loosened. */
  isFixed: boolean;
}

/** A corner of the feasible region: as many tight constraints as there are unknowns. */
export interface Vertex {
  readonly point: readonly number[];
  /** For each tight constraint, the direction (of greatest part 1) that loosens no other one. */
  readonly edges: readonly (readonly number[])[];
}

/**
 * Walks to a vertex where one of the unknowns is greatest, and fixes the tight constraints that
 * stop it from being greater: what remains free is every optimum and nothing else.
 *
 * @param tight - the constraints that make the vertex to start from; become those of the last one.
 * @param start - their vertex.
 * @param unknown - the index of the unknown to raise.
 * @param others - the constraints to respect on the way, tight or not, by ascending rank.
 * @returns the last vertex. It is not optimal where rounding has spoiled the next one, or where
 *   there is no end to the walk; then nothing is fixed.
 */
export function maximize(
  tight: Constraint[],
  start: Vertex,
  unknown: number,
  others: readonly Constraint[],
): Vertex & { readonly isOptimal: boolean } {
  let vertex = start;
  for (let pivots = 0; pivots < MAX_PIVOTS; pivots++) {
    const gaining = gainingSlots(tight, vertex, unknown);
    if (gaining.length === 0) {
      for (const [slot, constraint] of tight.entries()) {
        if ((vertex.edges[slot]?.[unknown] ?? 0) < -EPSILON) constraint.isFixed = true;
      }
      return { ...vertex, isOptimal: true };
    }
    const next = walk(tight, vertex, gaining, others, pivots < STEEPEST_PIVOTS);
    if (next === undefined) break;
    vertex = next;
  }
  return { ...vertex, isOptimal: false };
}

/** The constraints that it gains to loosen, the first by rank first. */
function gainingSlots(tight: readonly Constraint[], { edges }: Vertex, unknown: number): number[] {
  return [...tight.keys()]
    .filter((slot) => tight[slot]?.isFixed === false && (edges[slot]?.[unknown] ?? 0) > EPSILON)
    .sort((a, b) => (tight[a]?.rank ?? 0) - (tight[b]?.rank ?? 0));
}

/**
 * Walks along the first edge that leads to a vertex: rounding can spoil one edge and not another.
 *
 * @returns `undefined` for none, and then `tight` is as before.
 */
function walk(
  tight: Constraint[],
  { point, edges }: Vertex,
  slots: readonly number[],
  others: readonly Constraint[],
  prefersSteepest: boolean,
): Vertex | undefined {
  for (const slot of slots) {
    for (const reached of firstReached(others, point, edges[slot] ?? [], prefersSteepest)) {
      const next = vertexOf(tight.with(slot, reached), others);
      if (next === undefined) continue;
      tight[slot] = reached;
      return next;
    }
  }
  return undefined;
}

/** The constraints that an edge runs into first, the steepest first, or the first by rank. */
function firstReached(
  constraints: readonly Constraint[],
  point: readonly number[],
  edge: readonly number[],
  prefersSteepest: boolean,
): Constraint[] {
  const ahead: { constraint: Constraint; rate: number; length: number }[] = [];
  let furthest = Infinity;
  for (const constraint of constraints) {
    const rate = -dot(constraint.normal, edge);
    if (rate <= EPSILON) continue;
    const slack = Math.max(dot(constraint.normal, point) - constraint.bound, 0);
    ahead.push({ constraint, rate, length: slack / rate });
    furthest = Math.min(furthest, (slack + OVERSHOOT) / rate);
  }
  const reached = ahead.filter(({ length }) => length <= furthest);
  if (prefersSteepest) reached.sort((a, b) => b.rate - a.rate);
  return reached.map(({ constraint }) => constraint);
}

/**
 * Solves for the point where the given constraints are tight, and for the edges from there.
 *
 * @param others - the constraints to be respected there.
 * @returns `undefined` where there is no such point as far as floating point can tell: the
 *   constraints depend on each other, or the solution fails them or the others.
 */
export function vertexOf(
  tight: readonly Constraint[],
  others: readonly Constraint[],
): Vertex | undefined {
  const matrix = tight.map(({ normal }) => normal);
  const inverse = inverseOf(matrix);
  const bounds = tight.map(({ bound }) => bound);
  const point = solve(matrix, inverse, bounds);
  const edges = inverse.map((edge) => {
    const length = edge.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return edge.map((value) => value / length);
  });
  const tolerance = point.reduce((most, value) => Math.max(most, Math.abs(value)), 1) * VIOLATION;
  // Written so that NaN, of a singular matrix, fails every comparison.
  const slackOf = ({ normal, bound }: Constraint): number => dot(normal, point) - bound;
  const isSolved =
    edges.every((edge) => edge.every(Number.isFinite)) &&
    tight.every((constraint) => Math.abs(slackOf(constraint)) <= tolerance) &&
    others.every((constraint) => slackOf(constraint) >= -tolerance);
  return isSolved ? { point, edges } : undefined;
}
