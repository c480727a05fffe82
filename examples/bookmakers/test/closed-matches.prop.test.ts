import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Market } from "../src/market.ts";
import { createRandom, integerBetween } from "../src/random.ts";
import { SITES, type Site } from "../src/site.ts";
import { listPrices } from "./market-oracle.ts";
import { runs } from "../../../test/runs.ts";

const START = Date.UTC(2026, 10, 22, 12, 3, 20);
const TICKS = 120;

/** Places at which two bookmakers' open prices imply less than certainty, and how many were seen. */
function lookForSureBets(market: Market): { readonly places: Set<string>; readonly pairs: number } {
  const best = new Map<string, { site: Site; direction: 1 | -1; price: number }[]>();
  for (const { site, matchId, market: key, shift, direction, price } of listPrices(
    market.state(),
  )) {
    const place = `${matchId} ${key} ${direction * shift}`;
    best.set(place, [...(best.get(place) ?? []), { site, direction, price }]);
  }
  const places = new Set<string>();
  let pairs = 0;
  for (const [place, prices] of best) {
    for (const one of prices.filter(({ direction }) => direction === 1)) {
      for (const other of prices.filter(({ direction }) => direction === -1)) {
        if (one.site === other.site) continue;
        pairs += 1;
        if (1 / one.price + 1 / other.price < 1) places.add(place);
      }
    }
  }
  return { places, pairs };
}

describe("Market.closeMatch() and openMatch()", () => {
  test("leave no sure bet on the boards but those that the truth lists", () => {
    let pairs = 0;
    let closings = 0;
    let bets = 0;
    const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const market = new Market({ random: createRandom(seed), now: START });
        const look = (): void => {
          const found = lookForSureBets(market);
          pairs += found.pairs;
          const { sureBets } = market.truth();
          bets += sureBets.length;
          const listed = sureBets.map(({ legs: [leg], market: key }) => `${leg.matchId} ${key}`);
          for (const place of found.places) {
            expect(listed).toContain(place.split(" ").slice(0, 2).join(" "));
          }
          expect(found.places.size).toBe(sureBets.length);
        };
        for (let tick = 0; tick < TICKS; tick += 1) {
          const site = SITES[integerBetween(random, 0, 2)] ?? "sbo";
          const matchId = integerBetween(random, 1, 45);
          const { sureBets } = market.truth();
          // Now and then one of those that matter.
          const chosen = random() < 0.2 ? (sureBets[0]?.legs[0].matchId ?? matchId) : matchId;
          if (market.closeMatch(site, chosen)) closings += 1;
          look();
          market.openMatch(
            SITES[integerBetween(random, 0, 2)] ?? "sbo",
            integerBetween(random, 1, 45),
          );
          if (tick % 20 === 10) market.openMatches();
          look();
          market.tick(market.now + 1000);
          look();
        }
      }),
      { numRuns: runs(2) },
    );
    expect(pairs).toBeGreaterThan(1000);
    expect(closings).toBeGreaterThan(20);
    expect(bets).toBeGreaterThan(100);
  });
});
