/** What a proof met, so that nothing is proved for want of cases. */
import { propositionOf, type EngineChanges, type Opportunity } from "arb-core";

/** Counts by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  get(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** Every name with its count, sorted by name. */
  entries(): [string, number][] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  addChanges({ opened, updated, closed }: EngineChanges): void {
    this.add("opened", opened.length);
    this.add("updated", updated.length);
    for (const { reason } of closed) this.add(`closed: ${reason}`);
    this.add(
      "moved to another event",
      closed.filter(({ movedTo }) => movedTo !== undefined).length,
    );
    for (const opportunity of opened) this.#addKinds(opportunity);
    for (const { flags } of updated) for (const flag of flags) this.add(`updated, ${flag}`);
  }

  #addKinds(opportunity: Opportunity): void {
    const { legs, flags, score } = opportunity;
    this.add(`class ${opportunity.class}`);
    for (const flag of flags) this.add(`opened, ${flag}`);
    this.add(shapeOf(opportunity));
    if (legs.some(({ market }) => market !== legs[0]?.market)) this.add("cross-market");
    if (legs.some(({ isOutlier }) => isOutlier)) this.add("outlier leg");
    if (legs.some(({ odds, netOdds }) => odds !== netOdds)) this.add("after commission");
    if (score !== undefined && score.home !== score.away) this.add("with a lead");
    if (legs[0]?.market.startsWith("ft_") === false) this.add("of a half");
  }

  /** What was met more rarely than so many times these counts. */
  rarerThan(floors: Readonly<Record<string, number>>, times: number): string[] {
    return Object.entries(floors)
      .map(([name, floor]) => [name, Math.floor(floor * times)] as const)
      .filter(([name, floor]) => this.get(name) < floor)
      .map(([name, floor]) => `${name}: ${this.get(name)} of at least ${floor}`);
  }
}

/** How the legs' lines stand to each other. */
function shapeOf({ legs, score }: Opportunity): string {
  if (legs.length === 3) return "three legs";
  const counting = score === undefined ? {} : { scoreAtBet: score };
  const [a, b] = legs.map((leg) => propositionOf(leg, counting));
  if (a?.direction === "at" || a?.direction === "off") return "draw and 12";
  const overlap = (a?.line ?? 0) + (b?.line ?? 0);
  if (overlap === 0) return "same line";
  return overlap > 0 ? "lines that overlap" : "lines with a gap";
}
