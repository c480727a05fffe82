/**
 * `arb-core/testing`: fast-check arbitraries of the domain and checkers of its laws, for the tests
 * of this package and of everything that is built on it. Needs the peer dependency `fast-check`.
 */
import fc from "fast-check";
import type { EventListing, Score } from "./listing.ts";
import {
  isLineOf,
  MARKET_KEYS,
  marketInfo,
  type LineKind,
  type MarketKey,
  type MarketLine,
  type Side,
} from "./market.ts";
import type { IdentifiableListing, ListingPatch, SourceUpdate } from "./odds-book.ts";
import type { Opportunity } from "./opportunity.ts";
import { propositionOf, type Selection } from "./selection.ts";
import { payoff, settle } from "./settlement.ts";

/**
 * Decimal odds with two decimals, from 1.01 to 20, most of them near even.
 *
 * @example
 * ```ts
 * import { formatOdds, parseOdds } from "arb-core";
 * import { decimalOdds } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(decimalOdds(), (odds) => {
 *     const read = parseOdds(formatOdds(odds, "decimal"), "decimal");
 *     assert.deepEqual(read, { ok: true, value: odds });
 *   }),
 * );
 * ```
 */
export function decimalOdds(): fc.Arbitrary<number> {
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.integer({ min: 170, max: 240 }) },
      { weight: 1, arbitrary: fc.integer({ min: 101, max: 2000 }) },
    )
    .map((cents) => cents / 100);
}

/**
 * A market key.
 *
 * @example
 * ```ts
 * import { marketInfo } from "arb-core";
 * import { marketKey } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(marketKey(), (key) => {
 *     const { period, kind } = marketInfo(key);
 *     assert.equal(`${period}_${kind}`, key);
 *   }),
 * );
 * ```
 */
export function marketKey(): fc.Arbitrary<MarketKey> {
  return fc.constantFrom(...MARKET_KEYS);
}

/**
 * A line that the market can have: handicaps from -3 to 3, totals from 0.5 to 5, 0 where there is
 * none.
 *
 * @example
 * ```ts
 * import { splitLine } from "arb-core";
 * import { lineOf } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(lineOf("ft_hdp"), (line) => {
 *     const [low, high] = splitLine(line);
 *     assert.equal((low + high) / 2, line);
 *   }),
 * );
 * ```
 */
export function lineOf(market: MarketKey): fc.Arbitrary<number> {
  const [least, greatest] = LINE_RANGES[marketInfo(market).line];
  return fc
    .integer({ min: least * 4, max: greatest * 4 })
    .map((quarters) => quarters / 4)
    .filter((line) => isLineOf(marketInfo(market).line, line));
}

const LINE_RANGES: Readonly<Record<LineKind, readonly [number, number]>> = {
  handicap: [-3, 3],
  goals: [-3, 3],
  total: [0.5, 5],
  none: [0, 0],
};

/**
 * A selection of the given market, or of any.
 *
 * @example
 * ```ts
 * import { complementOf, payoff, settle } from "arb-core";
 * import { score, selection } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * // At even money a bet and its complement return together what was staked.
 * fc.assert(
 *   fc.property(selection("ft_hdp"), score(), (bet, result) => {
 *     const other = complementOf(bet);
 *     assert.ok(other);
 *     assert.equal(payoff(settle(bet, result), 2) + payoff(settle(other, result), 2), 2);
 *   }),
 * );
 * ```
 */
export function selection(market?: MarketKey): fc.Arbitrary<Selection> {
  const markets = market === undefined ? marketKey() : fc.constant(market);
  return markets.chain((key) =>
    fc.record({
      market: fc.constant(key),
      side: fc.constantFrom(...marketInfo(key).sides),
      line: lineOf(key),
    }),
  );
}

/**
 * Two selections that bet against each other, each at its own line: the first wins high and the
 * second low, on one number of one period. Their markets can differ (1 against away +0.5).
 *
 * @example
 * ```ts
 * import { requiredProduct } from "arb-core";
 * import { oppositeSelections } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(oppositeSelections(), ([first, second]) => {
 *     assert.equal(requiredProduct(first, second), requiredProduct(second, first));
 *   }),
 * );
 * ```
 */
export function oppositeSelections(): fc.Arbitrary<[Selection, Selection]> {
  return fc
    .constantFrom(...WAGERS.filter(({ direction }) => direction === "above"))
    .chain((above) =>
      fc.tuple(
        fc.constant(above),
        fc.constantFrom(
          ...WAGERS.filter(
            ({ topic, direction }) => topic === above.topic && direction === "below",
          ),
        ),
      ),
    )
    .chain((wagers) => fc.tuple(...wagers.map(atSomeLine)) as fc.Arbitrary<[Selection, Selection]>);
}

/** A side of a market, and what it bets on: the period and the number that decides it. */
interface Wager {
  readonly market: MarketKey;
  readonly side: Side;
  readonly topic: string;
  readonly direction: string;
}

const WAGERS: readonly Wager[] = MARKET_KEYS.flatMap((market) => {
  const { line, sides } = marketInfo(market);
  return sides.map((side) => {
    const sample = { market, side, line: line === "total" ? 1 : 0 };
    const { period, quantity, direction } = propositionOf(sample);
    return { market, side, topic: `${period} ${quantity}`, direction };
  });
});

function atSomeLine({ market, side }: Wager): fc.Arbitrary<Selection> {
  return lineOf(market).map((line) => ({ market, side, line }));
}

/**
 * A score of up to seven goals a side.
 *
 * @example
 * ```ts
 * import { exchangeTeams, settle } from "arb-core";
 * import { score, selection } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(selection(), score(), (bet, { home, away }) => {
 *     const exchanged = settle(exchangeTeams(bet), { home: away, away: home });
 *     assert.equal(exchanged, settle(bet, { home, away }));
 *   }),
 * );
 * ```
 */
export function score(): fc.Arbitrary<Score> {
  const goals = fc.integer({ min: 0, max: 7 });
  return fc.record({ home: goals, away: goals });
}

/**
 * A line with a price for each side.
 *
 * @example
 * ```ts
 * import { checkMarketLine } from "arb-core";
 * import { marketLine } from "arb-core/testing";
 * import assert from "node:assert/strict";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(marketLine(), (line) => assert.doesNotThrow(() => checkMarketLine(line))),
 * );
 * ```
 */
export function marketLine(): fc.Arbitrary<MarketLine> {
  return marketKey().chain((market) => fc.record({ ...lineFields(market), line: lineOf(market) }));
}

function lineFields(market: MarketKey) {
  const odds: fc.Arbitrary<MarketLine["odds"]> =
    marketInfo(market).sides.length === 2
      ? fc.tuple(decimalOdds(), decimalOdds())
      : fc.tuple(decimalOdds(), decimalOdds(), decimalOdds());
  return {
    market: fc.constant(market),
    odds,
    suspended: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  };
}

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

/** What {@link checkGuarantee} needs of an opportunity. */
export type Guaranteed = Pick<Opportunity, "stakes" | "profitMin" | "profitMax"> & {
  readonly legs: readonly (Selection & { readonly netOdds: number })[];
  /** The score at which the bets are made, in running. */
  readonly score?: Score | undefined;
};

/**
 * Checks an opportunity's guarantee: at every score of up to `maxGoals` a side, bets at the
 * recommended stakes return at least `profitMin` and at most `profitMax`, and both are reached.
 *
 * @returns the least and the greatest return found, in percent.
 * @throws Error naming the first score at which the guarantee does not hold.
 * @example
 * ```ts
 * import { assessLegs } from "arb-core";
 * import { checkGuarantee } from "arb-core/testing";
 * import assert from "node:assert/strict";
 *
 * const legs = [
 *   { market: "ft_hdp", side: "home", line: -0.25, odds: 1.95, netOdds: 1.95 },
 *   { market: "ft_hdp", side: "away", line: 0.25, odds: 2.1, netOdds: 2.1 },
 * ] as const;
 * const sure = { ...assessLegs(legs), legs };
 * assert.equal(checkGuarantee(sure).least.toFixed(2), "0.75");
 * assert.throws(
 *   () => checkGuarantee({ ...sure, stakes: [0.5, 0.5] }),
 *   /The guarantee fails at 0-0/,
 * );
 * ```
 */
export function checkGuarantee(
  opportunity: Guaranteed,
  maxGoals = 15,
): { readonly least: number; readonly greatest: number } {
  const { legs, stakes, profitMin, profitMax, score } = opportunity;
  const counting = score === undefined ? {} : { scoreAtBet: score };
  const tolerance = 1e-6;
  let least = Infinity;
  let greatest = -Infinity;
  for (let home = 0; home <= maxGoals; home++) {
    for (let away = 0; away <= maxGoals; away++) {
      const returned = legs.reduce((sum, leg, index) => {
        const settlement = settle(leg, { home, away }, counting);
        return sum + (stakes[index] ?? 0) * payoff(settlement, leg.netOdds);
      }, 0);
      const profit = (returned - 1) * 100;
      if (profit < profitMin - tolerance || profit > profitMax + tolerance) {
        throw new Error(
          `The guarantee fails at ${home}-${away}: the return is ${profit} %, ` +
            `outside ${profitMin} % to ${profitMax} %`,
        );
      }
      least = Math.min(least, profit);
      greatest = Math.max(greatest, profit);
    }
  }
  if (least > profitMin + tolerance || greatest < profitMax - tolerance) {
    throw new Error(
      `The guarantee is not tight: returns are ${least} % to ${greatest} %, ` +
        `was ${profitMin} % to ${profitMax} %`,
    );
  }
  return { least, greatest };
}
