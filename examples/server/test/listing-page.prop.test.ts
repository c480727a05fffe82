import type { ProviderListing } from "arb-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOfListings } from "../src/listing-page.ts";

const listing = (provider: string, id: string): ProviderListing => ({
  provider,
  id,
  home: "A",
  away: "B",
  lines: [],
});

test("pageOfListings() cuts its page out of all listings in order", () => {
  let cut = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.string({ maxLength: 2 })), {
        maxLength: 30,
      }),
      fc.option(fc.constantFrom("a", "b", "d"), { nil: undefined }),
      fc.integer({ min: 1, max: 8 }),
      fc.nat(20),
      (keys, site, limit, offset) => {
        const all = keys.map(([provider, id]) => listing(provider, id));
        const keyOf = ({ provider, id }: ProviderListing): string => `${provider}\u0000${id ?? ""}`;
        const wanted = all.filter(({ provider }) => site === undefined || provider === site);
        const sorted = wanted.map(keyOf).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        const page = pageOfListings(all, { site, limit, offset });
        expect(page.total).toBe(wanted.length);
        expect(page.listings.map(keyOf)).toEqual(sorted.slice(offset, offset + limit));
        if (page.listings.length > 0 && page.listings.length < page.total) cut += 1;
      },
    ),
  );
  expect(cut).toBeGreaterThan(0);
});
