import { describe, expect, test } from "vitest";
import { findArbitrage, matchEvents, type EventListing, type MarketLine } from "arb-core";
import { BookCoherence } from "../src/book-coherence.ts";
import { quotesOf, type Quote } from "../src/quote.ts";

const MATCH = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };
type Books = Record<string, readonly MarketLine[]>;

function eventOf(books: Books) {
  const entries = Object.entries(books).map(([provider, lines]) => [
    provider,
    [{ ...MATCH, lines }],
  ]);
  const [event] = matchEvents(Object.fromEntries(entries) as Record<string, EventListing[]>);
  if (event === undefined) throw new Error("There is no event");
  return event;
}

/** Two books' first prices, and the judge of all. */
function judge(a: readonly MarketLine[], b: readonly MarketLine[]): [BookCoherence, Quote, Quote] {
  const quotes = quotesOf(eventOf({ a, b }));
  const first = quotes.find(({ provider }) => provider === "a");
  const second = quotes.find(({ provider }) => provider === "b");
  if (first === undefined || second === undefined) throw new Error("There are no prices");
  return [new BookCoherence(quotes), first, second];
}

/** Two-way odds of a probability at a margin of 5 %. */
function priced(market: MarketLine["market"], line: number, probability: number): MarketLine {
  return { market, line, odds: [1 / (probability * 1.05), 1 / ((1 - probability) * 1.05)] };
}

describe("BookCoherence.isIncoherent()", () => {
  test.each([
    ["5.9 points apart", 0.559, false],
    ["6.1 points apart", 0.561, true],
  ])("%s: %s", (_, probability, expected) => {
    const [coherence, a, b] = judge(
      [priced("ft_ou", 2.5, 0.5)],
      [priced("ft_ou", 2.5, probability)],
    );
    expect(coherence.isIncoherent(a, b)).toBe(expected);
    expect(coherence.isIncoherent(b, a)).toBe(expected);
  });

  test("asks the bets' own lines only", () => {
    const shared = [priced("ft_ou", 2.5, 0.5), priced("ft_ou", 3.5, 0.3)];
    const [coherence, a, b] = judge(shared, [priced("ft_ou", 2.5, 0.5), priced("ft_ou", 3.5, 0.6)]);
    expect(coherence.isIncoherent(a, b)).toBe(false);
  });

  test("is silent where the books share no line, or a side has no price", () => {
    const [coherence, a, b] = judge([priced("ft_ou", 2.5, 0.5)], [priced("ft_ou", 2.75, 0.9)]);
    expect(coherence.isIncoherent(a, b)).toBe(false);
    // A commission can leave a side without a price: then the others are no probabilities.
    const lines: MarketLine[] = [{ market: "ft_ou", line: 2.5, odds: [1.01, 15] }];
    const quotes = quotesOf(eventOf({ a: lines, b: [priced("ft_ou", 2.5, 0.5)] }), {
      a: { on: "turnover", rate: 0.02 },
    });
    const [under, over] = [quotes[0], quotes[1]];
    expect([under?.side, over?.side]).toEqual(["under", "over"]);
    expect(new BookCoherence(quotes).isIncoherent(under!, over!)).toBe(false);
  });

  test("takes no probabilities from double chance, of which two sides win", () => {
    const [coherence, a, b] = judge(
      [{ market: "ft_dc", line: 0, odds: [1.3, 1.3, 1.3] }],
      [{ market: "ft_dc", line: 0, odds: [1.1, 1.6, 1.9] }],
    );
    expect(coherence.isIncoherent(a, b)).toBe(false);
  });

  test("compares the shown prices, not those after commission", () => {
    const lines = [priced("ft_ou", 2.5, 0.5)];
    const quotes = quotesOf(eventOf({ a: lines, b: lines }), { a: { on: "winnings", rate: 0.9 } });
    expect(new BookCoherence(quotes).isIncoherent(quotes[0]!, quotes[2]!)).toBe(false);
  });
});

describe("BookCoherence.isOrientationDoubtful()", () => {
  const doubt = (a: readonly MarketLine[], b: readonly MarketLine[]): boolean => {
    const [coherence, first, second] = judge(a, b);
    expect(coherence.isOrientationDoubtful(second, first)).toBe(
      coherence.isOrientationDoubtful(first, second),
    );
    // Asked again, the answer is the same.
    expect(coherence.isOrientationDoubtful(first, second)).toBe(
      coherence.isOrientationDoubtful(first, second),
    );
    return coherence.isOrientationDoubtful(first, second);
  };
  const oneXTwo = (home: number, draw: number, away: number): MarketLine => ({
    market: "ft_1x2",
    line: 0,
    odds: [home, draw, away],
  });

  test("1X2 that agrees the other way round only", () => {
    expect(doubt([oneXTwo(1.5, 4.2, 6.5)], [oneXTwo(6.2, 4.1, 1.55)])).toBe(true);
    expect(doubt([oneXTwo(1.5, 4.2, 6.5)], [oneXTwo(1.55, 4.1, 6.2)])).toBe(false);
    expect(doubt([oneXTwo(1.5, 4.2, 6.5)], [oneXTwo(3, 3.3, 2.4)])).toBe(false);
  });

  test("handicaps are asked at the line of the other sign, which both must list", () => {
    const a = [priced("ft_hdp", -1, 0.5), priced("ft_hdp", 1, 0.9)];
    const exchanged = [priced("ft_hdp", 1, 0.5), priced("ft_hdp", -1, 0.1)];
    expect(doubt(a, exchanged)).toBe(true);
    expect(doubt(a, a)).toBe(false);
    expect(doubt(a.slice(0, 1), [priced("ft_hdp", -1, 0.1)])).toBe(false);
  });

  test("one line that agrees as it stands only is enough to trust", () => {
    const level = [
      priced("ft_hdp", 0, 0.6),
      priced("ft_hdp", -0.5, 0.45),
      priced("ft_hdp", 0.5, 0.7),
    ];
    const other = [
      priced("ft_hdp", 0, 0.4),
      priced("ft_hdp", -0.5, 0.45),
      priced("ft_hdp", 0.5, 0.7),
    ];
    expect(doubt(level, other)).toBe(false);
  });

  test("a line that is off and can be read one way only raises none where others are level", () => {
    const level = [priced("ft_hdp", 0, 0.505), oneXTwo(2.6, 3.3, 2.7)];
    const shifted = [priced("ft_hdp", 0, 0.5), oneXTwo(2.62, 3.3, 2.68)];
    const off = [priced("ft_hdp", -0.25, 0.37), priced("ft_hdp", -0.25, 0.45)] as const;
    expect(doubt([...level, off[0]], [...shifted, off[1]])).toBe(false);
    // Listed with the other sign at one of them, it can still be read one way only.
    const other = priced("ft_hdp", 0.25, 0.62);
    expect(doubt([...level, off[0]], [...shifted, off[1], other])).toBe(false);
    // Where nothing can be read both ways, it counts.
    const [some, exchanged] = [priced("ft_hdp", -0.5, 0.35), priced("ft_hdp", 0.5, 0.65)];
    expect(doubt([some, off[0]], [exchanged, off[1]])).toBe(true);
  });

  test("other periods, totals and moneylines say nothing about it", () => {
    const fhDraw = { ...oneXTwo(2, 2.4, 5), market: "fh_1x2" } as const;
    const fhOther = { ...oneXTwo(5, 2.4, 2), market: "fh_1x2" } as const;
    const same = oneXTwo(1.5, 4.2, 6.5);
    expect(doubt([same, fhDraw], [same, fhOther])).toBe(false);
    expect(doubt([priced("ft_ou", 2.5, 0.3)], [priced("ft_ou", 2.5, 0.7)])).toBe(false);
    expect(doubt([priced("ft_ml", 0, 0.3)], [priced("ft_ml", 0, 0.7)])).toBe(false);
  });
});

describe("findArbitrage()", () => {
  test("flags what is incoherent and still reports it", () => {
    // 50.0 % against 55.9 % and 56.1 %.
    const found = (probability: number) =>
      findArbitrage(
        eventOf({
          a: [{ market: "ft_ou", line: 2.5, odds: [2.04, 2.04] }],
          b: [{ market: "ft_ou", line: 2.5, odds: [1 / probability, 1 / (1 - probability)] }],
        }),
      ).map(({ flags }) => flags);
    expect(found(0.559)).toEqual([[]]);
    expect(found(0.561)).toEqual([["incoherent"]]);
  });

  test("reports nothing of two books of which one may have the teams exchanged", () => {
    // The handicaps are exchanged; all that is of the full time is then left alone.
    const a: MarketLine[] = [
      { market: "ft_hdp", line: 0, odds: [1.4, 3.1] },
      { market: "ft_ou", line: 2.5, odds: [2.2, 1.7] },
    ];
    const b: MarketLine[] = [
      { market: "ft_hdp", line: 0, odds: [3.1, 1.4] },
      { market: "ft_ou", line: 2.5, odds: [1.7, 2.2] },
    ];
    expect(findArbitrage(eventOf({ a, b }))).toEqual([]);
    // Totals alone raise no doubt.
    const totals = findArbitrage(eventOf({ a: a.slice(1), b: b.slice(1) }));
    expect(totals.map(({ market }) => market)).toEqual(["ft_ou"]);
  });

  test("the best of what can be trusted is reported behind a best price that cannot", () => {
    const level = (home: number, away: number): MarketLine[] => [
      { market: "ft_hdp", line: 0, odds: [home, away] },
    ];
    // c and d offer the best home prices, and look exchanged to a and b.
    const event = eventOf({
      a: level(1.5, 2.9),
      b: level(1.54, 2.7),
      c: level(2.7, 1.52),
      d: level(2.65, 1.5),
    });
    const best = findArbitrage(event, { pairs: "best" });
    const all = findArbitrage(event);
    expect(all.map(({ legs }) => legs.map(({ provider }) => provider))).toEqual([["b", "a"]]);
    expect(best).toEqual(all);
  });
});
