/** What kinds of opportunity there are: to ask for them, and to count which a property met. */
import fc from "fast-check";
import { expect } from "vitest";
import {
  DEFAULT_POLICY,
  propositionOf,
  type Leg,
  type Opportunity,
  type OpportunityClass,
  type Policy,
} from "arb-core";
import type { Rivals } from "./rival-books.ts";

export const EVERY_CLASS: readonly OpportunityClass[] = [
  ...(["arb", "arb-middle", "no-loss", "middle", "polish", "none"] as const),
];

/** Policies that change what is searched. */
export function searchPolicies(): fc.Arbitrary<Pick<Policy, "maxLegs" | "skinGroups" | "classes">> {
  return fc.record({
    maxLegs: fc.constantFrom(2 as const, 3 as const),
    skinGroups: fc.constantFrom<Policy["skinGroups"]>(
      [],
      [],
      [["a", "b"]],
      [
        ["a", "b"],
        ["c", "b"],
      ],
    ),
    classes: fc.constantFrom(DEFAULT_POLICY.classes, DEFAULT_POLICY.classes, EVERY_CLASS),
  });
}

export function byId<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** How often each kind was met, so that no law holds for want of cases. */
export class Kinds {
  readonly #counts = new Map<string, number>();

  add(opportunity: Opportunity, rivals: Rivals): void {
    const { legs, live, score, flags } = opportunity;
    for (const kind of [shapeOf(opportunity), opportunity.class, ...flags]) this.#count(kind);
    if (new Set(legs.map(({ market }) => market)).size > 1) this.#count("cross-market");
    if (live && score !== undefined && score.home !== score.away) this.#count("with a lead");
    const isExchanged = ({ provider }: Leg): boolean => rivals[provider]?.home === "Chelsea";
    if (new Set(legs.map(isExchanged)).size > 1) this.#count("exchanged");
  }

  #count(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  expectAtLeast(count: number, kinds: readonly string[]): void {
    const rare = kinds.filter((kind) => (this.#counts.get(kind) ?? 0) < count);
    expect(rare, JSON.stringify(Object.fromEntries(this.#counts))).toEqual([]);
  }
}

/** How the legs' lines stand to each other. */
export const SHAPES = ["same line", "overlap", "gap 0.25", "gap 0.5", "draw and 12", "three legs"];
/** What else there is to be met. */
export const SITUATIONS = ["cross-market", "with a lead", "exchanged", "live"];

function shapeOf({ legs, score }: Opportunity): string {
  if (legs.length === 3) return "three legs";
  const [a, b] = legs.map((leg) =>
    propositionOf(leg, score === undefined ? {} : { scoreAtBet: score }),
  );
  if (a?.direction === "at") return "draw and 12";
  const overlap = (a?.line ?? 0) + (b?.line ?? 0);
  return overlap > 0 ? "overlap" : overlap === 0 ? "same line" : `gap ${-overlap}`;
}
