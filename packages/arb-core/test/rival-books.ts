/**
 * Arbitraries of one match at a few bookmakers whose prices are good enough to meet: all kinds of
 * sure bet come up often.
 */
import fc from "fast-check";
import {
  marketInfo,
  matchEvents,
  type EventListing,
  type MarketKey,
  type MarketLine,
  type MatchedEvent,
} from "arb-core";
import { exchangeLine } from "./oracle/combinations.ts";

/** What each bookmaker lists: one match. */
export type Rivals = Readonly<Record<string, EventListing>>;

const STARTS_AT = Date.UTC(2026, 7, 15, 14);

/** Markets that can meet each other, and some that must not. */
const MENUS: readonly (readonly MarketKey[])[] = [
  ["ft_hdp"],
  ["ft_ou", "fh_ou"],
  ["ft_hdp", "ft_1x2", "ft_dc", "ft_dnb", "ft_ml", "ft_eh"],
  ["ft_1x2", "ft_dc"],
  ["sh_hdp", "sh_1x2", "sh_dnb", "ft_hdp"],
  ["ft_btts", "ft_oe", "ft_ou"],
];

/** Near even; as far apart as gaps need; and so good for two ways that three ways meet. */
const PRICES: readonly (readonly [number, number])[] = [
  [185, 220],
  [150, 600],
  [250, 420],
];

function lineOf(market: MarketKey): fc.Arbitrary<number> {
  switch (marketInfo(market).line) {
    case "handicap":
      return fc.integer({ min: -3, max: 3 }).map((quarters) => quarters / 4);
    case "total":
      return fc.integer({ min: 1, max: 4 }).map((quarters) => 1.75 + quarters / 4);
    case "goals":
      return fc.integer({ min: -1, max: 1 });
    case "none":
      return fc.constant(0);
  }
}

function line(markets: readonly MarketKey[], prices: readonly [number, number]) {
  const [min, max] = prices;
  const price = fc.integer({ min, max }).map((cents) => cents / 100);
  return fc.constantFrom(...markets).chain((market) =>
    fc.record({
      market: fc.constant(market),
      line: lineOf(market),
      odds:
        marketInfo(market).sides.length === 2
          ? fc.tuple(price, price)
          : fc.tuple(price, price, price),
      suspended: fc.integer({ min: 0, max: 19 }).map((roll) => roll === 0),
    }),
  );
}

/** One match at three or four bookmakers; on neutral ground some have the teams exchanged. */
export function rivalBooks(): fc.Arbitrary<Rivals> {
  return fc
    .tuple(
      fc.constantFrom(...MENUS),
      fc.constantFrom(...PRICES),
      fc.constantFrom("before", "before", "running", "neutral"),
    )
    .chain(([menu, prices, state]) => {
      const lines = fc.uniqueArray(line(menu, prices), {
        minLength: 1,
        maxLength: 3,
        selector: (entry) => `${entry.market} ${entry.line}`,
      });
      const goals = fc.integer({ min: 0, max: 3 }).map((roll) => Number(roll === 3));
      const score = fc.record({ home: fc.constant(1), away: goals });
      const book = fc.record({ lines, isExchanged: fc.boolean(), score });
      const odds = fc.record({ a: book, b: book, c: book, d: fc.option(book, { nil: undefined }) });
      return odds.map((books) => {
        const listed = Object.entries(books).flatMap(([provider, entry]) =>
          entry === undefined ? [] : [[provider, listing(state, entry)] as const],
        );
        return Object.fromEntries(listed);
      });
    });
}

interface Book {
  readonly lines: readonly MarketLine[];
  readonly isExchanged: boolean;
  readonly score: { readonly home: number; readonly away: number };
}

function listing(state: string, { lines, isExchanged, score }: Book): EventListing {
  const match = { home: "Arsenal", away: "Chelsea", startsAt: STARTS_AT, lines };
  if (state === "running") return { ...match, live: true, score };
  if (state !== "neutral") return match;
  return isExchanged ? { ...exchangeListing(match), neutral: true } : { ...match, neutral: true };
}

/** The same match and prices, home and away exchanged in everything. */
export function exchangeListing(entry: EventListing): EventListing {
  const { home, away, score, lines } = entry;
  return {
    ...entry,
    home: away,
    away: home,
    ...(score === undefined ? {} : { score: { home: score.away, away: score.home } }),
    lines: lines.map(exchangeLine),
  };
}

/** The same match at the same bookmakers, each one's listing changed. */
export function mapListings(
  rivals: Rivals,
  map: (listing: EventListing, provider: string) => EventListing,
): Rivals {
  return Object.fromEntries(
    Object.entries(rivals).map(([provider, entry]) => [provider, map(entry, provider)]),
  );
}

/** The one match that the bookmakers list. */
export function eventOf(rivals: Rivals): MatchedEvent {
  const [event] = matchEvents(
    Object.fromEntries(Object.entries(rivals).map(([provider, entry]) => [provider, [entry]])),
  );
  if (event === undefined) throw new Error("The bookmakers list no common match");
  return event;
}

/** The same lines with every price changed. */
export function mapOdds(
  lines: readonly MarketLine[],
  map: (price: number) => number,
): MarketLine[] {
  return lines.map((line) => ({
    ...line,
    odds: line.odds.map(map) as unknown as MarketLine["odds"],
  }));
}
