/** What somebody knows who only reads the changes. */
import type { EngineChanges, OpportunityFlag, TrackedOpportunity } from "arb-core";
import { check } from "./disagreement.ts";

/** See the head of follower.ts. */
export class Follower {
  readonly #known = new Map<string, TrackedOpportunity>();

  /** Takes the changes of one command, which must speak of what is known, and of nothing twice. */
  take({ opened, updated, closed }: EngineChanges, now: number): void {
    for (const { id, firstSeen } of opened) {
      check("what opens was not open", this.#known.has(id), false, id);
      check("what opens is first seen now", firstSeen, now, id);
    }
    for (const one of updated) {
      check("what is updated was open", this.#known.has(one.id), true, one.id);
      check("what is updated is so now", one.updated, now, one.id);
      // Within the steps of one command it can have begun anew.
      const { firstSeen } = one;
      const isNew = firstSeen === now;
      check(
        "first seen stays",
        firstSeen,
        isNew ? now : this.#known.get(one.id)?.firstSeen,
        one.id,
      );
    }
    for (const { id, closedAt } of closed) {
      check("what closes was open", this.#known.has(id), true, id);
      check("what closes does so now", closedAt, now, id);
    }
    const ids = [...opened, ...updated, ...closed].map(({ id }) => id);
    check("each id is named once", new Set(ids).size, ids.length);
    for (const one of [...opened, ...updated]) this.#known.set(one.id, one);
    for (const { id } of closed) this.#known.delete(id);
  }

  opportunities(): TrackedOpportunity[] {
    return [...this.#known.values()];
  }

  /** The flags of each opportunity as they were last reported. */
  flags(): ReadonlyMap<string, readonly OpportunityFlag[]> {
    return new Map([...this.#known].map(([id, { flags }]) => [id, flags]));
  }
}
