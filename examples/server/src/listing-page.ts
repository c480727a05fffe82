/** A page of the listings: by site, then by the site's own id. Only what is near the page is sorted. */
import type { ProviderListing } from "arb-core";

/** Which listings are wanted. */
export interface ListingQuery {
  /** One bookmaker; `undefined` for all. */
  readonly site: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A page, and how many listings there are on all of them. */
export interface ListingPage {
  readonly listings: readonly ProviderListing[];
  readonly total: number;
}

/** Cuts a page out of listings that are in no order. */
export function pageOfListings(
  all: readonly ProviderListing[],
  { site, limit, offset }: ListingQuery,
): ListingPage {
  const bySite = new Map<string, ProviderListing[]>();
  for (const listing of all) {
    if (site !== undefined && listing.provider !== site) continue;
    const known = bySite.get(listing.provider);
    if (known === undefined) bySite.set(listing.provider, [listing]);
    else known.push(listing);
  }
  const listings: ProviderListing[] = [];
  let total = 0;
  for (const name of [...bySite.keys()].sort(compare)) {
    const ofSite = bySite.get(name) ?? [];
    const start = Math.max(offset - total, 0);
    const wanted = limit - listings.length;
    total += ofSite.length;
    if (wanted === 0 || start >= ofSite.length) continue;
    listings.push(...ofSite.sort(byId).slice(start, start + wanted));
  }
  return { listings, total };
}

function byId(a: ProviderListing, b: ProviderListing): number {
  return compare(a.id ?? "", b.id ?? "");
}

/** By code units, the same on every machine. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
