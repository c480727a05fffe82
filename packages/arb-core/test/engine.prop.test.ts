import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createEngine,
  type EngineCommand,
  type IdentifiableListing,
  type ListingPatch,
  type MarketKey,
  type MarketLine,
  type Opportunity,
  type SourceUpdate,
} from "arb-core";
import { smallWorldUpdate } from "arb-core/testing";
import {
  compareBooks,
  compareReports,
  withoutClocks,
  withoutHistory,
} from "../prove/comparison.ts";
import { Follower } from "../prove/follower.ts";
import { OddsModel } from "../prove/odds-model.ts";
import { expected } from "../prove/specification.ts";
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

/** Each step ends with a look at the clock. */
function commandsOf(step: Step): readonly EngineCommand[] {
  const expire = { type: "expire" } as const;
  switch (step.do) {
    case "apply":
      return [step.update, expire];
    case "lose":
      return [{ type: "remove-source", source: step.source }, expire];
    case "expire":
      return [expire];
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

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
      const model = new OddsModel({ maxAgeMs: MAX_AGE_MS }, {}, start);
      const follower = new Follower();
      let now = start;
      for (const step of sequence) {
        now += step.after;
        for (const command of commandsOf(step)) {
          model.execute(command, now);
          const change = engine.execute(command, now);
          follower.take(change, now);
          reached.opened += change.opened.length;
          reached.updated += change.updated.length;
          for (const { reason } of change.closed) closed.set(reason, (closed.get(reason) ?? 0) + 1);
        }
        const { events, opportunities } = expected(model, now);
        reached.matched += events.length;
        for (const opportunity of opportunities) countLegs(opportunity, legs);
        compareReports(engine, { events, opportunities });
        compareBooks(engine, model);
        const known = engine.opportunities().map(withoutClocks);
        expect(follower.opportunities().map(withoutClocks).sort(byId)).toEqual(known.sort(byId));
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
      const play = (order: readonly SourceUpdate[]): object[] => {
        const engine = createEngine();
        for (const update of order) engine.apply(update, T0);
        return engine.opportunities().map(withoutHistory);
      };
      const forward = play(named);
      found += forward.length;
      expect(play(named.toReversed())).toEqual(forward);
    }),
    { numRuns: runs(2000) },
  );
  expect(found).toBeGreaterThan(5);
});
