import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_POLICY, findArbitrage, type Leg, type Opportunity } from "arb-core";
import { runs } from "../../../test/runs.ts";
import { searchEvent } from "../src/combination.ts";
import { byId, searchPolicies } from "./opportunity-kinds.ts";
import { eventOf, rivalBooks } from "./rival-books.ts";

const EVERYTHING = Number.MAX_SAFE_INTEGER;

function betOf({ provider, market, side, line }: Leg): string {
  return [provider, market, side, line].join(" ");
}

/** The other bookmakers that a price makes combinations with. */
function partnersOf(leg: Leg, all: readonly Opportunity[]): Set<string> {
  const partners = all
    .filter(({ legs }) => legs.some((other) => betOf(other) === betOf(leg)))
    .flatMap(({ legs }) => legs.map(({ provider }) => provider));
  return new Set(partners.filter((provider) => provider !== leg.provider));
}

test("an outlier is reported in the best of its combinations, everything else as without a limit", () => {
  const reached = { outliers: 0, leftOut: 0, untouched: 0 };
  fc.assert(
    fc.property(rivalBooks(), fc.constantFrom(1, 2), (rivals, maxPartners) => {
      const event = eventOf(rivals);
      const all = findArbitrage(event, { maxPartners: EVERYTHING });
      const reported = byId(findArbitrage(event, { maxPartners }));
      const isOutlier = (leg: Leg): boolean => partnersOf(leg, all).size > maxPartners;
      for (const opportunity of all) {
        const outliers = opportunity.legs.filter(isOutlier);
        // The best is first.
        const isBest = outliers.some(
          (leg) =>
            all.find(({ legs }) => legs.some((other) => betOf(other) === betOf(leg))) ===
            opportunity,
        );
        const found = reported.get(opportunity.id);
        expect(found !== undefined).toBe(outliers.length === 0 || isBest);
        if (found === undefined) {
          reached.leftOut += 1;
          continue;
        }
        expect(found.legs.filter((leg) => leg.isOutlier).map(betOf)).toEqual(outliers.map(betOf));
        expect(found.flags.includes("outlier")).toBe(outliers.length > 0);
        expect(found.stakes).toEqual(opportunity.stakes);
        reached.outliers += outliers.length;
        reached.untouched += Number(outliers.length === 0);
      }
      expect(reported.size).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: runs(300) },
  );
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(20);
});

test("what one bookmaker's prices are part of is what all holds of it", () => {
  const reached = { own: 0, others: 0, doubted: 0 };
  fc.assert(
    fc.property(rivalBooks(), searchPolicies(), (rivals, parts) => {
      const event = eventOf(rivals);
      const policy = { ...DEFAULT_POLICY, ...parts, pairs: "all" as const };
      const all = searchEvent(event, policy);
      for (const { provider } of event.members) {
        const own = searchEvent(event, policy, provider);
        const expected = all.combinations.filter(({ quotes }) =>
          quotes.some((quote) => quote.provider === provider),
        );
        expect(new Set(own.combinations)).toEqual(new Set(expected));
        expect(own.combinations.length).toBe(expected.length);
        expect(own.doubted.has(provider)).toBe(all.doubted.has(provider));
        reached.own += expected.length;
        reached.others += all.combinations.length - expected.length;
        reached.doubted += own.doubted.size;
      }
    }),
    { numRuns: runs(300) },
  );
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(10);
});
