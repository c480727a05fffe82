/** Matching as listings come and go, each known by its bookmaker and its id. */
import type { Rematch } from "./event-numbers.ts";
import { FixtureGraph, type GraphListing } from "./fixture-graph.ts";
import type { ListingRef, ProviderListing } from "../listing.ts";
import type { MatchedEvent } from "./matched-event.ts";
import type { MatchingOptions } from "./matching-options.ts";
import { toPlaceable } from "./placed-listing.ts";

export type { Rematch } from "./event-numbers.ts";

/**
 * Listings, and the events that they form: {@link matchEvents} for listings that come and go. It
 * holds what it was given and derives the rest: a new index with the same listings, in any order,
 * and the same options has the same events.
 *
 * @example
 * ```ts
 * import { FixtureIndex } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const index = new FixtureIndex();
 * const match = { id: "1", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14), lines: [] };
 * index.upsert({ ...match, provider: "sbo", home: "Man Utd" });
 * index.upsert({ ...match, provider: "ibc", home: "Manchester United" });
 * const [event] = index.rematch().changed;
 * assert.equal(event?.members.length, 2);
 *
 * index.remove({ provider: "ibc", id: "1" });
 * assert.deepEqual([...index.rematch().gone.keys()], [event?.id]);
 * ```
 */
export class FixtureIndex {
  readonly #graph: FixtureGraph;
  readonly #listings = new Map<string, GraphListing>();

  constructor(options: MatchingOptions = {}) {
    this.#graph = new FixtureGraph(options);
  }

  /**
   * Adds a listing, or replaces the one of the same name.
   *
   * @param ref - what names it; by default its bookmaker and its id, which is what {@link Rematch}
   *   knows listings by.
   */
  upsert(listing: ProviderListing, ref: ListingRef = refOf(listing)): void {
    this.remove(ref);
    const placed = toPlaceable(listing);
    this.#listings.set(keyOf(ref), placed);
    this.#graph.place(placed);
  }

  /** Removes a listing; does nothing when it is not there. */
  remove(ref: ListingRef): void {
    const key = keyOf(ref);
    const placed = this.#listings.get(key);
    if (placed === undefined) return;
    this.#listings.delete(key);
    this.#graph.withdraw(placed);
  }

  /**
   * Matches by other options from now on: a registry with more aliases, other clock offsets.
   *
   * @throws RangeError when an option is none; the index is as it was then.
   */
  commit(options: MatchingOptions): void {
    this.#graph.commit(options);
  }

  /** Matches what was touched since the last call. */
  rematch(): Rematch {
    return this.#graph.rematch();
  }

  /** All events, in no particular order, as of the last {@link rematch}. */
  events(): MatchedEvent[] {
    return this.#graph.events();
  }

  /** Whether the listing is in the index. */
  has(ref: ListingRef): boolean {
    return this.#listings.has(keyOf(ref));
  }
}

function refOf({ provider, id = "" }: ProviderListing): ListingRef {
  return { provider, id };
}

function keyOf({ provider, id }: ListingRef): string {
  return `${provider}\n${id}`;
}
