/**
 * A world so small that names, kick-offs, lines and ids often coincide: the place where matching
 * can go wrong.
 */
import fc from "fast-check";
import type { EventListing } from "../listing.ts";
import { marketInfo, type MarketKey } from "../market.ts";
import type { IdentifiableListing, ListingPatch } from "../engine/book-listing.ts";
import type { SourceUpdate } from "../engine/odds-book.ts";
import { lineFields } from "./arbitraries.ts";

/** Team names of a small world, so that listings of different bookmakers meet. */
export const SMALL_WORLD_TEAMS = [
  "Arsenal",
  "Chelsea FC",
  "Arsenal (W)",
  "Chelsea Women",
  "Arsenal U21",
  "Ajax II",
] as const;

/** The kick-offs of the small world: close together, an hour apart, and days apart. */
const SMALL_WORLD_KICK_OFFS = [0, 5, 60, 90, 150, 3 * 24 * 60].map(
  (minutes) => Date.UTC(2026, 7, 15, 14) + minutes * 60_000,
);

/**
 * A listing in a world so small that names, kick-offs, lines and ids often coincide: the place
 * where matching can go wrong.
 *
 * @example
 * ```ts
 * import { matchEvents } from "arb-core";
 * import { smallWorldListing } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * // Whether two listings are one match does not depend on which bookmaker shows which.
 * fc.assert(
 *   fc.property(smallWorldListing(), smallWorldListing(), (a, b) => {
 *     const straight = matchEvents({ ibc: [a], sbo: [b] });
 *     assert.equal(matchEvents({ ibc: [b], sbo: [a] }).length, straight.length);
 *   }),
 * );
 * ```
 */
export function smallWorldListing(): fc.Arbitrary<IdentifiableListing> {
  const kickOff = fc.oneof(
    { weight: 2, arbitrary: fc.constant(SMALL_WORLD_KICK_OFFS[0] ?? 0) },
    { weight: 1, arbitrary: fc.constantFrom(...SMALL_WORLD_KICK_OFFS) },
  );
  const team = fc.constantFrom(...SMALL_WORLD_TEAMS);
  const teams = fc.oneof(
    { weight: 4, arbitrary: fc.constant(["Arsenal", "Chelsea FC"] as const) },
    { weight: 1, arbitrary: fc.constant(["Chelsea", "Arsenal FC"] as const) },
    { weight: 2, arbitrary: fc.tuple(team, team) },
  );
  const market = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<MarketKey>("ft_hdp", "ft_ou") },
    { weight: 1, arbitrary: fc.constantFrom<MarketKey>("ft_1x2", "ft_dc", "sh_hdp", "sh_eh") },
  );
  const lines = fc.uniqueArray(
    market.chain((key) => fc.record({ ...lineFields(key), line: smallWorldLine(key) })),
    { minLength: 1, maxLength: 4, selector: (line) => `${line.market}:${line.line}` },
  );
  const required = { id: fc.constantFrom("1", "2", "3"), teams, lines };
  const before = fc.record({ ...required, startsAt: kickOff });
  const neutral = fc.record({ ...required, startsAt: kickOff, neutral: fc.constant(true) });
  const undated = fc.record({ ...required, league: fc.constantFrom("Cup", "League") });
  const running = fc.record({
    ...required,
    startsAt: kickOff,
    live: fc.constant(true),
    score: fc.record({ home: fc.integer({ min: 0, max: 1 }), away: fc.constant(0) }),
  });
  return fc
    .oneof(
      { weight: 5, arbitrary: before },
      { weight: 1, arbitrary: neutral },
      { weight: 1, arbitrary: undated },
      { weight: 2, arbitrary: running },
    )
    .map(({ teams: [home, away], ...rest }) => ({ ...rest, home, away }));
}

function smallWorldLine(market: MarketKey): fc.Arbitrary<number> {
  switch (marketInfo(market).line) {
    case "handicap":
      return fc.constantFrom(0, 0.25, 0.5);
    case "total":
      return fc.constantFrom(2, 2.25, 2.5);
    case "goals":
      return fc.constantFrom(-1, 0);
    case "none":
      return fc.constant(0);
  }
}

/**
 * What a bookmaker lists in the small world: each match once.
 *
 * @example
 * ```ts
 * import { calculateArbitrage, matchEvents } from "arb-core";
 * import { smallWorldBook } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * // A bookmaker is no sure bet against itself.
 * fc.assert(
 *   fc.property(smallWorldBook(), (listings) => {
 *     assert.deepEqual(calculateArbitrage(matchEvents({ sbo: listings })), []);
 *   }),
 * );
 * ```
 */
export function smallWorldBook(): fc.Arbitrary<IdentifiableListing[]> {
  return fc.uniqueArray(smallWorldListing(), { maxLength: 3, selector: (listing) => listing.id });
}

/**
 * Every bookmaker's listings in the small world.
 *
 * @example
 * ```ts
 * import { calculateArbitrage, matchEvents } from "arb-core";
 * import { checkGuarantee, smallWorldOdds } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(smallWorldOdds(), (odds) => {
 *     for (const opportunity of calculateArbitrage(matchEvents(odds))) {
 *       assert.ok(checkGuarantee(opportunity).least >= -1e-6);
 *     }
 *   }),
 * );
 * ```
 */
export function smallWorldOdds(): fc.Arbitrary<Record<string, EventListing[]>> {
  return fc.record({ cmd: smallWorldBook(), ibc: smallWorldBook(), sbo: smallWorldBook() });
}

/**
 * An update of one of four sources in the small world: `a1` and `a2` read bookmaker `a`, `b1`
 * reads `b`, `c1` reads `c`.
 *
 * @example
 * ```ts
 * import { createEngine } from "arb-core";
 * import { smallWorldUpdate } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(fc.array(smallWorldUpdate()), (updates) => {
 *     const engine = createEngine();
 *     const open = new Set<string>();
 *     for (const [now, update] of updates.entries()) {
 *       const { opened, closed } = engine.apply(update, now);
 *       for (const { id } of closed) open.delete(id);
 *       for (const { id } of opened) open.add(id);
 *     }
 *     assert.deepEqual(new Set(engine.opportunities().map(({ id }) => id)), open);
 *   }),
 * );
 * ```
 */
export function smallWorldUpdate(): fc.Arbitrary<SourceUpdate> {
  const source = fc.constantFrom("a1", "a2", "b1", "c1");
  const patch = smallWorldListing().chain((listing) =>
    fc.subarray<MarketKey>(["ft_hdp", "ft_ou", "ft_1x2"]).map((markets): ListingPatch => ({
      ...listing,
      markets,
      lines: listing.lines.filter((line) => markets.includes(line.market)),
    })),
  );
  return source.chain((name) => {
    const head = { source: fc.constant(name), provider: fc.constant(name.slice(0, 1)) };
    return fc.oneof(
      fc.record({
        type: fc.constant("snapshot" as const),
        ...head,
        listings: smallWorldBook(),
      }),
      fc.record({
        type: fc.constant("delta" as const),
        ...head,
        upserts: fc.uniqueArray(patch, { maxLength: 2, selector: (listing) => listing.id }),
        removed: fc.subarray(["1", "2", "3"], { maxLength: 1 }),
      }),
    );
  });
}
