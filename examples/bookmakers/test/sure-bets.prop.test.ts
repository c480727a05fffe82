/**
 * The engine on the simulated market, for many seeds and hours of play: whatever it reports is held
 * against what the simulator knows. It must be one real match, the right side up, open for bets on
 * the boards as they were read, and settled by the oracle no result may lose. And of the sure bets
 * that the simulator plans, none may be missed.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createEngine,
  createTeamRegistry,
  type Engine,
  type EngineChanges,
  type IdentifiableListing,
  type Leg,
  type MarketLine,
  type Opportunity,
} from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { EVERY_SCORE } from "../../../packages/arb-core/test/oracle/returns.ts";
import { returnByDefinition } from "../../../packages/arb-core/test/oracle/settlement.ts";
import { runs } from "../../../test/runs.ts";
import { malayToDecimal } from "../src/malay.ts";
import { MARKET_KEYS } from "../src/market-key.ts";
import { Market } from "../src/market.ts";
import { createRandom } from "../src/random.ts";
import type { ViewMatch } from "../src/site-view.ts";
import { SITES, type Site } from "../src/site.ts";
import { TRAP_KINDS } from "../src/traps/trap.ts";
import type { TruthPair } from "../src/truth.ts";
import { teamId } from "./market-oracle.ts";

const START = Date.UTC(2026, 10, 22, 12, 3, 20);
const registry = createTeamRegistry(footballTeams);

/** One match as a board shows it. */
interface Shown extends ViewMatch {
  readonly site: Site;
  readonly league: string;
  readonly live: boolean;
}

/** A board as it was read last, by the bookmaker's number of the match. */
type Board = ReadonlyMap<string, Shown>;

function readBoard(market: Market, site: Site): Board {
  const { live, upcoming } = market.view(site);
  const shown = [live, upcoming].flatMap((leagues, index) =>
    leagues.flatMap(({ name, matches }) =>
      matches.map((match): Shown => ({ ...match, site, league: name, live: index === 0 })),
    ),
  );
  return new Map(shown.map((match) => [`${match.number}`, match]));
}

function toListing(match: Shown): IdentifiableListing {
  const { number, home, away, league, startsAt, live, score } = match;
  return {
    id: `${number}`,
    home: home.replace(/ \(N\)$/, ""),
    away,
    league,
    startsAt,
    neutral: home.endsWith(" (N)"),
    ...(live ? { live, score } : {}),
    lines: linesOf(match),
  };
}

function linesOf({ rows, suspended, fullTimeResult, firstHalfResult }: Shown): MarketLine[] {
  const results = [
    ["ft_1x2", fullTimeResult],
    ["fh_1x2", firstHalfResult],
  ] as const;
  return [
    ...rows.flatMap((row) =>
      MARKET_KEYS.flatMap((market): MarketLine[] => {
        const shown = row.lines[market];
        if (shown === undefined) return [];
        const [first, second] = shown.prices;
        const odds = [malayToDecimal(first), malayToDecimal(second)] as const;
        return [{ market, line: shown.line, odds, suspended: row.suspended }];
      }),
    ),
    ...results.flatMap(([market, odds]): MarketLine[] =>
      odds === undefined ? [] : [{ market, line: 0, odds, suspended }],
    ),
  ];
}

/** The club behind a name that some bookmaker prints. */
function clubOf(name: string): string {
  for (const site of SITES) {
    try {
      return teamId(site, name);
    } catch {
      continue;
    }
  }
  throw new Error(`No club is called ${name}`);
}

/** A leg as its board shows it: what club or outcome it backs, at which line, in which match. */
interface Backed {
  readonly matchId: number;
  readonly market: string;
  /** A club, or `over`, `under` or `draw`. */
  readonly what: string;
  readonly line: number;
  readonly price: number;
  readonly suspended: boolean;
}

/** Everything that a board shows of a match, read apart from what the engine is given. */
function backed(match: Shown): Backed[] {
  const { matchId, site, rows, suspended } = match;
  const [first, second] = [teamId(site, match.home), teamId(site, match.away)];
  const results = (market: string, prices: Shown["fullTimeResult"]): Backed[] =>
    [first, "draw", second].flatMap((what, side) => {
      const price = prices?.[side];
      return price === undefined ? [] : [{ matchId, market, what, line: 0, price, suspended }];
    });
  const lines = rows.flatMap((row) =>
    Object.entries(row.lines).flatMap(([market, shown]): Backed[] => {
      if (shown === undefined) return [];
      const [one, other] = shown.prices.map((price) => (price > 0 ? 1 + price : 1 - 1 / price));
      const bet = { matchId, market, line: shown.line, suspended: row.suspended };
      return market.endsWith("_ou")
        ? [
            { ...bet, what: "over", price: one ?? 0 },
            { ...bet, what: "under", price: other ?? 0 },
          ]
        : [
            { ...bet, what: first, price: one ?? 0 },
            { ...bet, what: second, line: 0 - shown.line, price: other ?? 0 },
          ];
    }),
  );
  return [
    ...lines,
    ...results("ft_1x2", match.fullTimeResult),
    ...results("fh_1x2", match.firstHalfResult),
  ];
}

class Watch {
  readonly #engine: Engine = createEngine({ registry });
  readonly #boards = new Map<string, Board>();
  readonly met: Met;

  constructor(met: Met) {
    this.met = met;
  }

  read(market: Market, site: Site): void {
    const board = readBoard(market, site);
    this.#boards.set(site, board);
    const listings = [...board.values()].map(toListing);
    const update = {
      type: "snapshot",
      source: `worker-${site}`,
      provider: site,
      listings,
    } as const;
    this.#judge(this.#engine.apply(update, market.now));
  }

  expire(market: Market): void {
    this.#judge(this.#engine.expire(market.now));
  }

  /** Every planned sure bet is reported, at the prices of the boards. */
  expectComplete(market: Market): void {
    const open = this.#engine.opportunities();
    for (const bet of market.truth().sureBets) {
      this.met.planned += 1;
      expect(
        open.some((one) => isPair(one, bet)),
        `${bet.id} is reported`,
      ).toBe(true);
    }
  }

  #judge({ opened, updated }: EngineChanges): void {
    if (opened.length + updated.length === 0) return;
    const events = new Map(this.#engine.events().map((event) => [event.id, event]));
    for (const opportunity of [...opened, ...updated]) {
      const members = events.get(opportunity.eventId)?.members ?? [];
      const shown = opportunity.legs.map((leg) => {
        const id = members.find(({ provider }) => provider === leg.provider)?.listing.id ?? "";
        return this.#boards.get(leg.provider)?.get(id);
      });
      this.#judgeOne(opportunity, shown);
    }
    this.met.opened += opened.length;
    this.met.updated += updated.length;
  }

  #judgeOne(opportunity: Opportunity, shown: readonly (Shown | undefined)[]): void {
    const about = JSON.stringify(opportunity);
    expect(new Set(shown.map((match) => match?.matchId)).size, `one match: ${about}`).toBe(1);
    const clubs = { home: clubOf(opportunity.home), away: clubOf(opportunity.away) };
    for (const [index, leg] of opportunity.legs.entries()) {
      const match = shown[index];
      const what = leg.side === "home" || leg.side === "away" ? clubs[leg.side] : leg.side;
      const price = match && backed(match).find((one) => isBacked(one, leg, what));
      expect(price, `the board shows ${what}: ${about}`).toBeDefined();
      expect(price?.suspended, `bets are taken: ${about}`).toBe(false);
      const score =
        match && (teamId(match.site, match.home) === clubs.home ? match.score : turn(match.score));
      if (opportunity.live) expect(opportunity.score, about).toEqual(score);
      this.met.live += Number(opportunity.live);
    }
    const { legs, stakes, score } = opportunity;
    for (const result of EVERY_SCORE) {
      const returned = legs.reduce(
        (sum, leg, index) =>
          sum + (stakes[index] ?? Number.NaN) * returnByDefinition(leg, result, score),
        0,
      );
      if (!(returned >= 1 - 1e-8)) expect(`${result.home}-${result.away}`, about).toBe("no loss");
    }
  }
}

function isBacked(one: Backed, leg: Leg, what: string): boolean {
  return (
    one.market === leg.market &&
    one.what === what &&
    one.line === leg.line &&
    Math.abs(one.price - leg.odds) < 1e-9
  );
}

function turn({ home, away }: { readonly home: number; readonly away: number }) {
  return { home: away, away: home };
}

function isPair({ market, legs }: Opportunity, pair: TruthPair): boolean {
  const prices = (all: readonly (readonly [string, number])[]): string =>
    all
      .map(([site, price]) => `${site} ${price}`)
      .sort()
      .join();
  return (
    market === pair.market &&
    prices(legs.map((leg) => [leg.provider, leg.odds])) ===
      prices(pair.legs.map((leg) => [leg.site, leg.price]))
  );
}

/** What was met, so that nothing holds for want of cases. */
interface Met {
  opened: number;
  updated: number;
  live: number;
  planned: number;
  readonly traps: Set<string>;
}

/** Mostly all boards at once, every second; now and then some of them, or after a while. */
const looks = fc.array(
  fc.record({
    afterMs: fc.oneof(
      { weight: 30, arbitrary: fc.constant(1000) },
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 3_600_000 }) },
    ),
    sites: fc.oneof(
      { weight: 3, arbitrary: fc.constant<readonly Site[]>(SITES) },
      { weight: 1, arbitrary: fc.shuffledSubarray([...SITES]) },
    ),
  }),
  { minLength: 120, maxLength: 200, size: "max" },
);

test("what the engine reports of the simulated market is true, and what is planned is reported", () => {
  const met: Met = { opened: 0, updated: 0, live: 0, planned: 0, traps: new Set() };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), looks, (seed, sequence) => {
      const market = new Market({ random: createRandom(seed), now: START });
      const watch = new Watch(met);
      for (const { afterMs, sites } of sequence) {
        market.tick(market.now + afterMs);
        for (const site of sites) watch.read(market, site);
        watch.expire(market);
        if (sites.length === SITES.length) watch.expectComplete(market);
        for (const { kind } of market.truth().traps) met.traps.add(kind);
      }
    }),
    { numRuns: runs(4) },
  );
  expect(met.opened).toBeGreaterThan(100);
  expect(met.updated).toBeGreaterThan(100);
  expect(met.live).toBeGreaterThan(20);
  expect(met.planned).toBeGreaterThan(300);
  expect([...met.traps].sort()).toEqual([...TRAP_KINDS].sort());
});
