/** fast-check arbitraries of the domain: prices, markets, lines, selections, scores. */
import fc from "fast-check";
import type { Score } from "../listing.ts";
import {
  isLineOf,
  MARKET_KEYS,
  marketInfo,
  type LineKind,
  type MarketKey,
  type MarketLine,
  type Side,
} from "../market.ts";
import { propositionOf, type Selection } from "../selection.ts";

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

/** The fields of a line of the market but its line. */
export function lineFields(market: MarketKey): {
  readonly market: fc.Arbitrary<MarketKey>;
  readonly odds: fc.Arbitrary<MarketLine["odds"]>;
  readonly suspended: fc.Arbitrary<boolean>;
} {
  return {
    market: fc.constant(market),
    odds:
      marketInfo(market).sides.length === 2
        ? fc.tuple(decimalOdds(), decimalOdds())
        : fc.tuple(decimalOdds(), decimalOdds(), decimalOdds()),
    suspended: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  };
}
