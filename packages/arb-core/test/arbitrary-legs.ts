/** Arbitraries of bets that go together, shared by the laws of settlement and of sure bets. */
import fc from "fast-check";
import {
  complementOf,
  MARKET_KEYS,
  marketInfo,
  PERIODS,
  type MarketKey,
  type Period,
  type PricedSelection,
  type Selection,
} from "arb-core";
import { decimalOdds, lineOf, oppositeSelections, selection } from "arb-core/testing";
import { bet } from "./bets.ts";

/** Any selections of one period that go together: a moneyline with moneylines only. */
export function anySelections(least: number, most: number): fc.Arbitrary<Selection[]> {
  const size = { minLength: least, maxLength: most };
  const moneyline = { weight: 1, arbitrary: fc.constant(true) };
  return fc
    .tuple(
      fc.constantFrom(...PERIODS),
      fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, moneyline),
    )
    .chain(([period, isMoneyline]) => {
      const markets = MARKET_KEYS.filter((key) => {
        const info = marketInfo(key);
        return info.period === period && (info.kind === "ml") === isMoneyline;
      });
      return fc.array(fc.constantFrom(...markets).chain(selection), size);
    });
}

/** Two bets against each other: of one market, of two, or on questions of different kinds. */
export function pair(): fc.Arbitrary<[Selection, Selection]> {
  const oddPair = fc
    .constantFrom(...ODD_PAIRS)
    .map(([a, b]): [Selection, Selection] => [bet(a), bet(b)]);
  return fc.oneof(
    { weight: 4, arbitrary: oppositeSelections() },
    { weight: 4, arbitrary: nearPair() },
    { weight: 2, arbitrary: complements() },
    { weight: 2, arbitrary: oddPair },
    { weight: 1, arbitrary: anySelections(2, 2) as fc.Arbitrary<[Selection, Selection]> },
  );
}

/** An Asian handicap or a total, and the other side at a line at most one goal away. */
export function nearPair(): fc.Arbitrary<[Selection, Selection]> {
  const gap = fc.integer({ min: -4, max: 4 }).map((quarters) => quarters / 4);
  return fc.constantFrom<MarketKey>("ft_hdp", "fh_hdp", "ft_ou", "sh_ou").chain((market) =>
    fc.tuple(lineOf(market), gap).map(([line, distance]): [Selection, Selection] =>
      marketInfo(market).kind === "hdp"
        ? [
            { market, side: "home", line },
            { market, side: "away", line: distance - line },
          ]
        : [
            { market, side: "over", line },
            { market, side: "under", line: Math.max(line + distance, 0.25) },
          ],
    ),
  );
}

function complements(): fc.Arbitrary<[Selection, Selection]> {
  return selection()
    .map((one): readonly (Selection | undefined)[] => [one, complementOf(one)])
    .filter((two): two is [Selection, Selection] => two[1] !== undefined);
}

/** Near no goal at all, or by different numbers of the result, they cover it or nearly do. */
const ODD_PAIRS = [
  ["over 0.25", "under 0.5"],
  ["over 0.25", "under 0.75"],
  ["over 0.25", "even"],
  ["over 0.5", "even"],
  ["over 0.25", "no"],
  ["over 0.5", "no"],
  ["over 0.25", "draw"],
  ["over 0.5", "draw"],
  ["over 0.5", "home_draw"],
  ["under 1.5", "yes"],
  ["under 2.75", "home_away"],
] as const;

/** Three bets that can pay at every result: 1, X and 2 in one of their forms. */
export function triple(): fc.Arbitrary<[Selection, Selection, Selection]> {
  const quarters = fc.integer({ min: -8, max: 0 }).map((value) => value / 4);
  const goals = fc.integer({ min: -3, max: 3 });
  return fc.constantFrom<Period>(...PERIODS).chain((period) =>
    fc.oneof(
      fc.constant<[Selection, Selection, Selection]>([
        { market: `${period}_1x2`, side: "home", line: 0 },
        { market: `${period}_1x2`, side: "draw", line: 0 },
        { market: `${period}_1x2`, side: "away", line: 0 },
      ]),
      goals.map((line): [Selection, Selection, Selection] => [
        { market: `${period}_eh`, side: "home", line },
        { market: `${period}_eh`, side: "draw", line },
        { market: `${period}_eh`, side: "away", line: 0 - line },
      ]),
      fc.tuple(quarters, quarters).map(([home, away]): [Selection, Selection, Selection] => [
        { market: `${period}_hdp`, side: "home", line: home },
        { market: `${period}_1x2`, side: "draw", line: 0 },
        { market: `${period}_hdp`, side: "away", line: away },
      ]),
      fc.constant<[Selection, Selection, Selection]>([
        { market: `${period}_dc`, side: "home_draw", line: 0 },
        { market: `${period}_dc`, side: "home_away", line: 0 },
        { market: `${period}_dc`, side: "draw_away", line: 0 },
      ]),
    ),
  );
}

/** Two bets with prices near even money. */
export function pricedPair(): fc.Arbitrary<[PricedSelection, PricedSelection]> {
  return fc.tuple(pair(), decimalOdds(), decimalOdds()).map(([[a, b], first, second]) => [
    { ...a, odds: first },
    { ...b, odds: second },
  ]);
}

/** Three bets: a {@link triple} at prices near 3, or a pair and any bet of its period. */
export function pricedTriple(): fc.Arbitrary<PricedSelection[]> {
  const threeWay = fc.integer({ min: 240, max: 420 }).map((cents) => cents / 100);
  const priced = (
    selections: fc.Arbitrary<Selection[]>,
    price: fc.Arbitrary<number>,
  ): fc.Arbitrary<PricedSelection[]> =>
    selections.chain((bets) =>
      fc
        .array(price, { minLength: bets.length, maxLength: bets.length })
        .map((odds) => bets.map((each, index) => ({ ...each, odds: odds[index] ?? 2 }))),
    );
  return fc.oneof(
    { weight: 3, arbitrary: priced(triple(), threeWay) },
    { weight: 1, arbitrary: priced(anySelections(3, 3), decimalOdds()) },
  );
}

/** Two or three bets. */
export function pricedLegs(): fc.Arbitrary<PricedSelection[]> {
  return fc.oneof<fc.Arbitrary<PricedSelection[]>[]>(pricedPair(), pricedTriple());
}

/** The score at which bets are made, in running, or nothing. */
export function scoreAtBet(): fc.Arbitrary<{ scoreAtBet?: { home: number; away: number } }> {
  const goals = fc.integer({ min: 0, max: 3 });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ scoreAtBet: fc.record({ home: goals, away: goals }) }) },
  );
}
