/**
 * {@link matchEvents}, incremental: a listing that comes, changes or goes touches the one block of
 * its pair of teams. The rule itself is {@link matchBlock}, the same function as in the batch.
 */
import type { ProviderListing } from "./listing.ts";
import {
  identifyListing,
  matchBlock,
  type IdentifiedListing,
  type MatchedEvent,
  type MatchingOptions,
} from "./matching.ts";
import type { ListingRef } from "./odds-book.ts";

/** Listings by pair of teams, and the events that they form. */
export class FixtureIndex {
  readonly #options: MatchingOptions;
  readonly #entries = new Map<string, IdentifiedListing>();
  readonly #blocks = new Map<string, Map<string, IdentifiedListing>>();
  readonly #events = new Map<string, readonly MatchedEvent[]>();
  readonly #touched = new Set<string>();

  constructor(options: MatchingOptions = {}) {
    this.#options = options;
  }

  /** Adds a listing, or replaces the one of the same bookmaker and id. */
  upsert(listing: ProviderListing & { readonly id: string }): void {
    const key = keyOf(listing);
    const before = this.#entries.get(key);
    const entry = isSameIdentity(before?.listing, listing)
      ? before && { ...before, listing }
      : identifyListing(listing, this.#options);
    if (before !== undefined && before.block !== entry?.block) this.remove(listing);
    if (entry === undefined) return;
    this.#entries.set(key, entry);
    let block = this.#blocks.get(entry.block);
    if (block === undefined) {
      block = new Map();
      this.#blocks.set(entry.block, block);
    }
    block.set(key, entry);
    this.#touched.add(entry.block);
  }

  /** Removes a listing; does nothing when it is not there. */
  remove(ref: ListingRef): void {
    const key = keyOf(ref);
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    const block = this.#blocks.get(entry.block);
    block?.delete(key);
    if (block?.size === 0) this.#blocks.delete(entry.block);
    this.#touched.add(entry.block);
  }

  /** Matches every block that was touched since the last call; returns their names. */
  rematch(): string[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const block of touched) {
      const entries = this.#blocks.get(block);
      const events = entries === undefined ? [] : matchBlock([...entries.values()], this.#options);
      if (events.length === 0) this.#events.delete(block);
      else this.#events.set(block, events);
    }
    return touched;
  }

  /** The events of a block, as of the last {@link rematch}. */
  eventsOf(block: string): readonly MatchedEvent[] {
    return this.#events.get(block) ?? [];
  }

  /** All events, in no particular order, as of the last {@link rematch}. */
  events(): MatchedEvent[] {
    return [...this.#events.values()].flat();
  }

  /** Whether the listing is in the index. */
  has(ref: ListingRef): boolean {
    return this.#entries.has(keyOf(ref));
  }
}

function keyOf({ provider, id }: ListingRef): string {
  return `${provider}\n${id}`;
}

/** Whether two listings name the same teams in the same words, so that they identify alike. */
function isSameIdentity(a: ProviderListing | undefined, b: ProviderListing): boolean {
  return (
    a !== undefined &&
    a.home === b.home &&
    a.away === b.away &&
    a.league === b.league &&
    a.sport === b.sport &&
    a.neutral === b.neutral
  );
}
