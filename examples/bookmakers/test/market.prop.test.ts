import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MARKET_KEYS } from "../src/market-key.ts";
import { Market } from "../src/market.ts";
import type { MarketState } from "../src/market-state.ts";
import { createRandom } from "../src/random.ts";
import { SITES, type Site } from "../src/site.ts";
import { TRAP_KINDS } from "../src/traps/trap.ts";
import type { TruthLeg } from "../src/truth.ts";
import { greatestLeastReturn, listPrices } from "./market-oracle.ts";
import { runs } from "../../../test/runs.ts";

const START = Date.UTC(2026, 10, 22, 12, 3, 20);

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

/** Mostly one second, now and then a while, so that matches start and end. */
const steps = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: fc.constant(1000) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 5 * 3_600_000 }) },
  ),
  { minLength: 60, maxLength: 100, size: "max" },
);

function openMarket(seed: number): Market {
  return new Market({ random: createRandom(seed), now: START });
}

function run(seed: number, durations: readonly number[], look: (market: Market) => void): void {
  const market = openMarket(seed);
  look(market);
  for (const duration of durations) {
    market.tick(market.now + duration);
    look(market);
  }
}

describe("Market", () => {
  test("is the same for the same seed and the same ticks", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, durations) => {
        const shown: string[] = [];
        run(seed, durations, (market) => shown.push(JSON.stringify(market.state())));
        let index = 0;
        run(seed, durations, (market) => {
          expect(JSON.stringify(market.state())).toBe(shown[index]);
          index += 1;
        });
        expect(new Set(shown).size).toBeGreaterThan(20);
      }),
      { numRuns: runs(2) },
    );
  });

  test("lets two clubs not meet again within three days, whoever plays at home", () => {
    let meetings = 0;
    fc.assert(
      fc.property(seeds, steps, (seed, durations) => {
        const kickOffs = new Map<string, Map<number, number>>();
        run(seed, durations, (market) => {
          const { live, upcoming } = market.view("sbo");
          for (const { name: league, matches } of [...live, ...upcoming]) {
            for (const { matchId, home, away, startsAt, pseudo } of matches) {
              if (pseudo !== undefined) continue;
              const clubs = [home, away].map((name) => name.replace(/ \(N\)$/u, "")).sort();
              // Their women meet when their men do.
              const pair = [league, ...clubs].join(" | ");
              const own = kickOffs.get(pair) ?? new Map<number, number>();
              kickOffs.set(pair, own.set(matchId, startsAt));
            }
          }
        });
        for (const [pair, own] of kickOffs) {
          const times = [...own.values()].sort((a, b) => a - b);
          const gaps = times.slice(1).map((time, index) => time - times[index]!);
          meetings += times.length;
          expect(Math.min(Infinity, ...gaps), pair).toBeGreaterThanOrEqual(3 * 24 * 3_600_000);
        }
      }),
      { numRuns: runs(8) },
    );
    expect(meetings).toBeGreaterThan(300);
  });

  test("shows valid Malay prices with a margin of 3 to 6 percent on every line", () => {
    let negative = 0;
    let even = 0;
    fc.assert(
      fc.property(seeds, steps, (seed, durations) => {
        run(seed, durations, (market) => {
          for (const [one, other] of SITES.flatMap((site) => listMalayPrices(market, site))) {
            for (const price of [one, other]) {
              if (price < 0) negative += 1;
              if (price === 1) even += 1;
              if (!(Math.abs(price) > 0 && price > -1 && price <= 1)) expect(price).toBe("Malay");
              if (Number(price.toFixed(2)) !== price) expect(price).toBe("two decimals");
            }
            const margin = implied(one) + implied(other) - 1;
            if (!(margin > 0.03 && margin < 0.06)) expect([one, other]).toBe("a margin of 3-6 %");
          }
        });
      }),
      { numRuns: runs(5) },
    );
    expect(negative).toBeGreaterThan(0);
    expect(even).toBeGreaterThan(0);
  });

  test("has two to five sure bets at any time, of 0.5 to 3 percent, at prices on the boards", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, durations) => {
        run(seed, durations, (market) => {
          const { sureBets } = market.truth();
          const state = market.state();
          expect(sureBets.length).toBeGreaterThanOrEqual(2);
          expect(sureBets.length).toBeLessThanOrEqual(5);
          for (const { legs, impliedTotal } of sureBets) {
            expect(1 / impliedTotal - 1).toBeGreaterThan(0.005);
            expect(1 / impliedTotal - 1).toBeLessThan(0.03);
            expect(1 / legs[0].price + 1 / legs[1].price).toBeCloseTo(impliedTotal, 10);
            for (const leg of legs) expect(findSuspended(state, leg)).toBe(false);
          }
        });
      }),
      { numRuns: runs(5) },
    );
  });

  test("lets a sure bet live for 20 to 90 seconds", () => {
    let ended = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const born = new Map<string, number>();
        run(seed, new Array<number>(240).fill(1000), (market) => {
          const ids = new Set(market.truth().sureBets.map(({ id }) => id));
          for (const [id, since] of born) {
            const life = market.now - since;
            expect(life).toBeLessThanOrEqual(90_000);
            if (ids.has(id)) continue;
            expect(life).toBeGreaterThanOrEqual(20_000);
            ended += 1;
            born.delete(id);
          }
          for (const id of ids) if (!born.has(id)) born.set(id, market.now);
        });
      }),
      { numRuns: runs(6) },
    );
    expect(ended).toBeGreaterThan(10);
  });

  test("has every trap at any time, each with prices that tempt a careless reader", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, durations) => {
        run(seed, durations, (market) => {
          const { traps } = market.truth();
          const state = market.state();
          expect(new Set(traps.map(({ kind }) => kind))).toEqual(new Set(TRAP_KINDS));
          for (const { kind, impliedTotal, legs } of traps) {
            expect(impliedTotal).toBeGreaterThan(0.93);
            expect(impliedTotal).toBeLessThan(0.985);
            expect(legs[0].side).not.toBe(legs[1].side);
            expect(legs[0].site).not.toBe(legs[1].site);
            const suspended = legs.map((leg) => findSuspended(state, leg));
            expect(suspended.includes(true)).toBe(kind === "suspended");
          }
        });
      }),
      { numRuns: runs(5) },
    );
  });

  test("has no other sure bet on one line, by a wide margin", () => {
    let pairs = 0;
    fc.assert(
      fc.property(seeds, steps, (seed, durations) => {
        run(seed, durations, (market) => {
          const planned = new Set(
            market.truth().sureBets.map((bet) => placeOf(bet.legs[0], bet.market)),
          );
          const best = new Map<string, Map<Site, readonly [number, number]>>();
          for (const { site, matchId, market: key, shift, direction, price } of listPrices(
            market.state(),
          )) {
            const place = `${matchId} ${key} ${direction * shift}`;
            const sites = best.get(place) ?? new Map<Site, readonly [number, number]>();
            best.set(place, sites);
            const [one, other] = sites.get(site) ?? [0, 0];
            sites.set(site, direction === 1 ? [price, other] : [one, price]);
          }
          for (const [place, sites] of best) {
            if (planned.has(place)) continue;
            for (const [site, [one]] of sites) {
              for (const [otherSite, [, other]] of sites) {
                if (site === otherSite) continue;
                pairs += 1;
                if (1 / one + 1 / other <= 1.005) expect(place).toBe("no sure bet");
              }
            }
          }
        });
      }),
      { numRuns: runs(5) },
    );
    expect(pairs).toBeGreaterThan(1000);
  });

  test("has no sure bet across lines, settled at every result, but for the planned ones", () => {
    let tempting = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const market = openMarket(seed);
        for (let look = 0; look < 4; look += 1) {
          market.tick(market.now + 30_000);
          const planned = new Set(
            market
              .truth()
              .sureBets.flatMap(({ legs, market: key }) =>
                legs.map((leg) => `${leg.site} ${placeOf(leg, key)}`),
              ),
          );
          const groups = groupPrices(market);
          for (const prices of groups.values()) {
            for (const one of prices) {
              for (const other of prices) {
                if (one.site === other.site || one.direction !== 1 || other.direction !== -1)
                  continue;
                if (1 / one.price + 1 / other.price >= 1) continue;
                const places = [one, other].map(
                  (price) =>
                    `${price.site} ${price.matchId} ${price.market} ${price.direction * price.shift}`,
                );
                if (places.every((place) => planned.has(place))) continue;
                tempting += 1;
                expect(greatestLeastReturn(one, other)).toBeLessThanOrEqual(0);
              }
            }
          }
        }
      }),
      { numRuns: runs(6) },
    );
    expect(tempting).toBeGreaterThan(10);
  });
});

function groupPrices(market: Market): ReadonlyMap<string, ReturnType<typeof listPrices>> {
  const groups = new Map<string, ReturnType<typeof listPrices>>();
  for (const price of listPrices(market.state())) {
    const key = `${price.matchId} ${price.market}`;
    groups.set(key, [...(groups.get(key) ?? []), price]);
  }
  return groups;
}

/** The line of a leg as seen from home or from over; no planned one is on a swapped match. */
function placeOf(leg: TruthLeg, market: string): string {
  return `${leg.matchId} ${market} ${market.endsWith("hdp") ? leg.line : -leg.line}`;
}

function listMalayPrices(market: Market, site: Site): readonly (readonly [number, number])[] {
  const view = market.view(site);
  return [...view.live, ...view.upcoming].flatMap(({ matches }) =>
    matches.flatMap(({ rows }) =>
      rows.flatMap(({ lines }) =>
        MARKET_KEYS.flatMap((key) => (lines[key]?.prices ? [lines[key].prices] : [])),
      ),
    ),
  );
}

function implied(malay: number): number {
  return malay > 0 ? 1 / (1 + malay) : 1 / (1 - 1 / malay);
}

/** Whether the line of a leg is suspended on its board; fails when its price is not there. */
function findSuspended(state: MarketState, leg: TruthLeg): boolean {
  const match = state.sites[leg.site].find(
    ({ matchId, home }) => matchId === leg.matchId && home === leg.home,
  );
  const index = leg.side === "home" || leg.side === "over" ? 0 : 1;
  const line = match?.lines.find(
    (candidate) => candidate.line === leg.line && candidate.prices[index] === leg.price,
  );
  if (line === undefined) throw new Error(`${leg.site} does not show ${JSON.stringify(leg)}`);
  return line.suspended;
}
