/** A listing that can be placed in a graph and looks like a plain one. */
import type { Fixture, GraphListing } from "./fixture.ts";
import type { ProviderListing } from "../listing.ts";

class PlacedListing {
  /** Unseen where the listing is compared, copied or written as JSON. */
  #fixture: Fixture | undefined;

  get fixture(): Fixture | undefined {
    return this.#fixture;
  }

  set fixture(fixture: Fixture | undefined) {
    this.#fixture = fixture;
  }
}

/** A copy of a listing that can be placed; its own fields are those of the listing. */
export function toPlaceable(listing: ProviderListing): GraphListing {
  return Object.assign(new PlacedListing(), listing);
}
