/** What `GET /odds` shows of a match at a bookmaker: the wire's words, and when it was seen. */
import type { ProviderListing } from "arb-core";
import { encodeListing, formatTimestamp, type WireMatch } from "scraper-kit/protocol";

/** One match at one bookmaker, as JSON. */
export interface ListingView extends WireMatch {
  readonly site: string;
  /** When the newest of its prices was last confirmed; `null` when it has none. */
  readonly seen: string | null;
}

/** Shows a listing. */
export function showListing(listing: ProviderListing): ListingView {
  const seen = Math.max(...listing.lines.map((line) => line.seen ?? -Infinity));
  return {
    site: listing.provider,
    ...encodeListing(listing),
    seen: Number.isFinite(seen) ? formatTimestamp(seen) : null,
  };
}
