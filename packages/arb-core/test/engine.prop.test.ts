import fc from "fast-check";
import { expect, test } from "vitest";
import {
  calculateArbitrage,
  createEngine,
  matchEvents,
  type EngineChanges,
  type EventListing,
  type IdentifiableListing,
  type ListingPatch,
  type MarketKey,
  type MarketLine,
  type Opportunity,
  type SourceUpdate,
  type TrackedOpportunity,
} from "arb-core";
import { smallWorldUpdate } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";

const MAX_AGE_MS = 60_000;
/** Half an hour before the small world's first kick-off. */
const T0 = Date.UTC(2026, 7, 15, 13, 30);
/** Shortly before it, so that matches start on the way, or well before it. */
const starts = fc.constantFrom(T0, T0 + 29 * 60_000);

/** The one match that half of the updates speak of, so that sure bets arise, change and end. */
const MAIN_MATCH = {
  id: "1",
  home: "Arsenal",
  away: "Chelsea FC",
  startsAt: Date.UTC(2026, 7, 15, 14),
} as const;

type Change = <T extends IdentifiableListing & Partial<ListingPatch>>(listing: T) => T;

const updateOfMainMatch = fc
  .tuple(smallWorldUpdate(), fc.constantFrom(0, 1, 2, 3, 4))
  .map(([update, roll]): SourceUpdate => {
    const named = onListings(firstAlone(update), (listing) => ({ ...listing, ...MAIN_MATCH }));
    if (roll === 0) return onListings(named, inSecondHalf);
    if (roll === 1) return onListings(named, inThreeWays);
    return roll === 2 ? onListings(named, leading) : named;
  });

function firstAlone(update: SourceUpdate): SourceUpdate {
  return update.type === "snapshot"
    ? { ...update, listings: update.listings.slice(0, 1) }
    : { ...update, upserts: update.upserts.slice(0, 1) };
}

function onListings(update: SourceUpdate, change: Change): SourceUpdate {
  return update.type === "snapshot"
    ? { ...update, listings: update.listings.map((listing) => change(listing)) }
    : { ...update, upserts: update.upserts.map((listing) => change(listing)) };
}

const leading: Change = (listing) => ({ ...listing, live: true, score: { home: 1, away: 0 } });

/** The first line's prices as longer ones of home and away. */
const inThreeWays: Change = (listing) => {
  const [home = 2, away = 2] = listing.lines[0]?.odds ?? [];
  return {
    ...listing,
    lines: [{ market: "ft_1x2", line: 0, odds: [home * 1.5, 3.6, away * 1.5] }],
    ...(listing.markets === undefined ? {} : { markets: ["ft_1x2"] }),
  };
};

/** The bets on the match as bets on its second half. */
const inSecondHalf: Change = (listing) => {
  const { lines, markets } = listing;
  const move = (market: MarketKey): MarketKey => market.replace("ft_", "sh_") as MarketKey;
  return {
    ...listing,
    lines: lines
      .filter(({ market }) => market.startsWith("ft_"))
      .map((line) => ({ ...line, market: move(line.market) })),
    ...(markets === undefined ? {} : { markets: markets.map(move) }),
  };
};

const suspend: Change = (listing) => ({
  ...listing,
  lines: listing.lines.map((line) => ({ ...line, suspended: true })),
});

const reprice = (price: (odds: number) => number): Change => {
  return (listing) => ({
    ...listing,
    lines: listing.lines.map((line) => ({
      ...line,
      odds: line.odds.map(price) as unknown as MarketLine["odds"],
    })),
  });
};

/** What becomes of a bet: none any more, no longer a good one, a better one. */
const turn = fc.constantFrom(
  suspend,
  reprice(() => 1.05),
  reprice((odds) => odds * 1.02),
);

type Step =
  | { readonly do: "apply"; readonly update: SourceUpdate; readonly after: number }
  | { readonly do: "lose"; readonly source: string; readonly after: number }
  | { readonly do: "expire"; readonly after: number };

const apply = fc.record({
  do: fc.constant("apply" as const),
  update: fc.oneof(smallWorldUpdate(), updateOfMainMatch),
  after: fc.integer({ min: 0, max: 20_000 }),
});

const step: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 10, arbitrary: apply.map((one) => [one]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(apply, turn)
      .map(([one, change]) => [one, { ...one, update: onListings(one.update, change) }]),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        do: fc.constant("lose" as const),
        source: fc.constantFrom("a1", "a2", "b1", "c1"),
        after: fc.integer({ min: 0, max: 5_000 }),
      })
      .map((one) => [one]),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        do: fc.constant("expire" as const),
        after: fc.constantFrom(0, 1_000, 61_000, 1_900_000),
      })
      .map((one) => [one]),
  },
);

const steps = fc.array(step, { minLength: 5, maxLength: 40 }).map((found) => found.flat());

interface SaidLine extends MarketLine {
  readonly changed: number;
}

interface Said {
  readonly listing: IdentifiableListing;
  readonly lines: readonly SaidLine[];
}

interface Source {
  readonly provider: string;
  readonly seen: number;
  readonly said: ReadonlyMap<string, Said>;
  isStale: boolean;
}

/** What a match is besides its prices. */
function headOf({ lines: _, ...head }: IdentifiableListing & Partial<ListingPatch>): string {
  const { home, away, league = "", startsAt, live = false, score, neutral = false } = head;
  return JSON.stringify([home, away, league, startsAt, live, score, neutral]);
}

/** The odds in force, kept the obvious way: everything is copied and computed again. */
class OddsByDefinition {
  /** In the order in which they were last heard. */
  readonly #sources = new Map<string, Source>();

  apply(update: SourceUpdate, now: number): void {
    const before = this.#sources.get(update.source)?.said ?? new Map<string, Said>();
    const said = new Map(update.type === "delta" ? before : []);
    const listings: readonly (IdentifiableListing & Partial<ListingPatch>)[] =
      update.type === "delta" ? update.upserts : update.listings;
    for (const { markets, ...named } of listings) {
      const old = before.get(named.id);
      // What a delta leaves out stays, unless the match is not what it was.
      const listing = markets === undefined ? named : { ...old?.listing, ...named };
      const isSame = old !== undefined && headOf(old.listing) === headOf(listing);
      const kept = (isSame && markets !== undefined ? old.lines : []).filter(
        ({ market }) => !markets?.includes(market),
      );
      const lines = named.lines.map((line) => {
        const same = old?.lines.find(
          (known) =>
            JSON.stringify([known.market, known.line, known.odds, known.suspended ?? false]) ===
            JSON.stringify([line.market, line.line, line.odds, line.suspended ?? false]),
        );
        return { ...line, changed: same?.changed ?? now };
      });
      said.set(named.id, { listing, lines: [...kept, ...lines] });
    }
    if (update.type === "delta") for (const id of update.removed) said.delete(id);
    this.#sources.delete(update.source);
    const { provider } = update;
    this.#sources.set(update.source, { provider, seen: now, said, isStale: false });
  }

  lose(source: string): void {
    this.#sources.delete(source);
  }

  expire(now: number): void {
    for (const source of this.#sources.values()) {
      if (now - source.seen > MAX_AGE_MS) source.isStale = true;
    }
  }

  /** Each match as the source shows it that was heard last, unless its prices are over. */
  inForce(now: number): Record<string, EventListing[]> {
    const united = new Map<string, EventListing & { readonly provider: string }>();
    for (const { provider, seen, said, isStale } of this.#sources.values()) {
      if (isStale) continue;
      for (const [id, { listing, lines }] of said) {
        const dated = lines.map((line) => ({ ...line, seen }));
        united.set(`${provider} ${id}`, { ...listing, provider, lines: dated });
      }
    }
    const odds: Record<string, EventListing[]> = {};
    for (const { provider, ...listing } of united.values()) {
      const hasBegun = listing.startsAt !== undefined && listing.startsAt <= now;
      if (hasBegun && listing.live !== true) continue;
      (odds[provider] ??= []).push(listing);
    }
    return odds;
  }
}

function withoutHistory(opportunities: readonly TrackedOpportunity[]): Opportunity[] {
  return opportunities.map(({ firstSeen, updated, best, bestAt, ...rest }) => rest);
}

/** What somebody knows who only reads the changes; the seen clock is not among them. */
class Follower {
  readonly #known = new Map<string, TrackedOpportunity>();

  take({ opened, updated, closed }: EngineChanges): void {
    for (const opportunity of opened) {
      expect(this.#known.has(opportunity.id)).toBe(false);
      this.#known.set(opportunity.id, opportunity);
    }
    for (const opportunity of updated) {
      expect(this.#known.has(opportunity.id)).toBe(true);
      this.#known.set(opportunity.id, opportunity);
    }
    for (const { id } of closed) expect(this.#known.delete(id)).toBe(true);
  }

  prices(): string[] {
    return [...this.#known.values()].map(priceOf).sort();
  }
}

function priceOf(opportunity: TrackedOpportunity): string {
  const { id, legs, live, score, home, away, firstSeen, updated } = opportunity;
  const prices = legs.map((leg) => [leg.odds, leg.netOdds]);
  return JSON.stringify([id, prices, live, score, home, away, firstSeen, updated]);
}

function countLegs(
  { legs, score }: Opportunity,
  counts: Record<"crossMarket" | "threeWay" | "leading" | "secondHalf", number>,
): void {
  counts.crossMarket += Number(legs.some(({ market }) => market !== legs[0]?.market));
  counts.threeWay += Number(legs.some(({ side }) => ["draw", "home_away"].includes(side)));
  counts.leading += Number(score !== undefined && score.home !== score.away);
  counts.secondHalf += Number(legs[0]?.market.startsWith("sh_"));
}

test("after any sequence of updates the engine equals the batch functions on the odds in force", () => {
  const reached = { opened: 0, updated: 0, matched: 0 };
  const closed = new Map<string, number>();
  const legs = { crossMarket: 0, threeWay: 0, leading: 0, secondHalf: 0 };
  fc.assert(
    fc.property(steps, starts, (sequence, start) => {
      const engine = createEngine({ policy: { maxAgeMs: MAX_AGE_MS } });
      const definition = new OddsByDefinition();
      const follower = new Follower();
      let now = start;
      for (const step of sequence) {
        now += step.after;
        const changes: EngineChanges[] = [];
        switch (step.do) {
          case "apply":
            definition.apply(step.update, now);
            changes.push(engine.apply(step.update, now));
            break;
          case "lose":
            definition.lose(step.source);
            changes.push(engine.removeSource(step.source, now));
            break;
          case "expire":
            break;
        }
        definition.expire(now);
        changes.push(engine.expire(now));
        for (const change of changes) {
          follower.take(change);
          reached.opened += change.opened.length;
          reached.updated += change.updated.length;
          for (const { reason } of change.closed) closed.set(reason, (closed.get(reason) ?? 0) + 1);
        }
        const events = matchEvents(definition.inForce(now));
        reached.matched += events.length;
        const expected = calculateArbitrage(events, { maxAgeMs: MAX_AGE_MS }, now);
        expect(withoutHistory(engine.opportunities())).toEqual(expected);
        for (const opportunity of expected) countLegs(opportunity, legs);
        expect(engine.events().map((event) => event.id)).toEqual(events.map((event) => event.id));
        expect(follower.prices()).toEqual(engine.opportunities().map(priceOf).sort());
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(reached.opened).toBeGreaterThan(100);
  expect(reached.updated).toBeGreaterThan(5);
  expect(reached.matched).toBeGreaterThan(500);
  for (const count of Object.values(legs)) expect(count).toBeGreaterThan(3);
  expect([...closed.keys()].sort()).toEqual([
    ...["price", "rematched", "removed", "source-lost", "stale", "started", "suspended"],
  ]);
  for (const count of closed.values()) expect(count).toBeGreaterThan(3);
});

test("the order in which different bookmakers' snapshots arrive changes nothing", () => {
  let found = 0;
  const snapshots = fc.record({
    a: smallWorldUpdate(),
    b: smallWorldUpdate(),
    c: smallWorldUpdate(),
  });
  fc.assert(
    fc.property(snapshots, ({ a, b, c }) => {
      const named = [a, b, c].map((update, index): SourceUpdate => ({
        type: "snapshot",
        source: `s${index}`,
        provider: `p${index}`,
        listings: update.type === "snapshot" ? update.listings : update.upserts,
      }));
      const play = (order: readonly SourceUpdate[]): Opportunity[] => {
        const engine = createEngine();
        for (const update of order) engine.apply(update, T0);
        return withoutHistory(engine.opportunities());
      };
      const forward = play(named);
      found += forward.length;
      expect(play(named.toReversed())).toEqual(forward);
    }),
    { numRuns: runs(2000) },
  );
  expect(found).toBeGreaterThan(5);
});
