import { describe, expect, test } from "vitest";
import {
  DEFAULT_POLICY,
  matchEvents,
  type EventListing,
  type MarketLine,
  type Policy,
} from "arb-core";
import { findCombinations } from "../src/combination.ts";
import { searchCombinations, type QuoteGroup } from "../src/combination-search.ts";
import { quotesOf, type Quote } from "../src/quote.ts";

const MATCH = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };
type Books = Record<string, readonly MarketLine[]>;

function eventOf(books: Books, more: Partial<EventListing> = {}) {
  const entries = Object.entries(books).map(([provider, lines]) => [
    provider,
    [{ ...MATCH, lines, ...more }],
  ]);
  const [event] = matchEvents(Object.fromEntries(entries) as Record<string, EventListing[]>);
  if (event === undefined) throw new Error("There is no event");
  return event;
}

/** What is found: each leg as `provider market side line`. */
function find(
  books: Books,
  policy: Partial<Policy> = {},
  more: Partial<EventListing> = {},
): string[] {
  return findCombinations(eventOf(books, more), { ...DEFAULT_POLICY, ...policy })
    .map(({ quotes }) =>
      quotes.map((leg) => `${leg.provider} ${leg.market} ${leg.side} ${leg.line}`).join(" + "),
    )
    .sort();
}

const line = (market: MarketLine["market"], at: number, ...odds: number[]): MarketLine => ({
  market,
  line: at,
  odds: odds as unknown as MarketLine["odds"],
});

describe("findCombinations()", () => {
  test.each([
    // 2.5 x 1.6 is 4, 1 x 2 is 2: what such gaps need, so that nothing is lost and some result pays.
    [line("ft_hdp", -0.75, 3.5, 1.2), line("ft_hdp", -0.25, 1.2, 2.6)],
    [line("ft_hdp", -0.5, 2, 1.6), line("ft_hdp", -0.25, 1.2, 3)],
    [line("ft_hdp", -0.5, 1.1, 1.6), line("ft_hdp", -0.25, 1.2, 21)],
  ])("finds what only just does not lose across a gap, thoroughly or not", (one, other) => {
    const found = findCombinations(eventOf({ a: [one], b: [other] }), DEFAULT_POLICY);
    expect(found.map(({ assessment }) => assessment.class)).toEqual(["no-loss"]);
    const classes = [...DEFAULT_POLICY.classes, "middle" as const];
    const thorough = findCombinations(eventOf({ a: [one], b: [other] }), {
      ...DEFAULT_POLICY,
      classes,
    });
    expect(thorough.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  });

  test("reports the classes that are asked for, and no other", () => {
    const books = { a: [line("ft_ou", 3, 1.95, 1.9)], b: [line("ft_ou", 2.75, 1.9, 2.2)] };
    expect(find(books, { classes: ["polish"] })).toHaveLength(1);
    expect(find(books, { classes: ["arb", "arb-middle"] })).toEqual([]);
  });

  test("reports nothing of books that may have the teams exchanged, unless it is asked to", () => {
    // One book has home at 43 %, the other at 57 %: the other way round they agree.
    const books = { a: [line("ft_hdp", 0, 2.2, 1.65)], b: [line("ft_hdp", 0, 1.65, 2.2)] };
    expect(find(books)).toEqual([]);
    expect(find(books, { reportDoubtful: true })).toEqual(["a ft_hdp home 0 + b ft_hdp away 0"]);
  });

  test.each<[string, MarketLine, MarketLine, string]>([
    [
      "1 against X2",
      line("ft_1x2", 0, 2.1, 3, 3),
      line("ft_dc", 0, 1.2, 1.2, 2.1),
      "a ft_1x2 home 0 + b ft_dc draw_away 0",
    ],
    [
      "1 against away +0.5",
      line("ft_1x2", 0, 2.1, 3, 3),
      line("ft_hdp", -0.5, 1.6, 2.1),
      "a ft_1x2 home 0 + b ft_hdp away 0.5",
    ],
    [
      "handicap 0 against draw no bet",
      line("ft_hdp", 0, 2.1, 1.6),
      line("ft_dnb", 0, 1.6, 2.1),
      "a ft_hdp home 0 + b ft_dnb away 0",
    ],
    [
      "the draw against 12",
      line("ft_1x2", 0, 1.5, 5, 3),
      line("ft_dc", 0, 1.2, 1.4, 1.2),
      "a ft_1x2 draw 0 + b ft_dc home_away 0",
    ],
    [
      "a European handicap against an Asian one",
      line("ft_eh", -1, 2.1, 3, 3),
      line("ft_hdp", -1.5, 1.6, 2.1),
      "a ft_eh home -1 + b ft_hdp away 1.5",
    ],
    [
      "lines that overlap",
      line("ft_ou", 2.25, 2.1, 1.6),
      line("ft_ou", 2.75, 1.6, 2.1),
      "a ft_ou over 2.25 + b ft_ou under 2.75",
    ],
    [
      "a gap of a quarter at the price that it needs",
      line("ft_hdp", -0.5, 2.5, 1.5),
      line("ft_hdp", -0.25, 1.5, 2.5),
      "a ft_hdp home -0.5 + b ft_hdp away 0.25",
    ],
    [
      "a gap of a half at the price that it needs",
      line("ft_hdp", -0.75, 3.1, 1.3),
      line("ft_hdp", -0.25, 1.3, 3.1),
      "a ft_hdp home -0.75 + b ft_hdp away 0.25",
    ],
    [
      "both teams to score",
      line("ft_btts", 0, 2.1, 1.7),
      line("ft_btts", 0, 1.7, 2.1),
      "a ft_btts yes 0 + b ft_btts no 0",
    ],
    [
      "odd and even",
      line("fh_oe", 0, 2.1, 1.7),
      line("fh_oe", 0, 1.7, 2.1),
      "a fh_oe odd 0 + b fh_oe even 0",
    ],
  ])("finds %s", (_, a, b, expected) => {
    expect(find({ a: [a], b: [b] })).toEqual([expected]);
  });

  test.each<[string, MarketLine, MarketLine]>([
    [
      "a gap of a quarter below the price that it needs",
      line("ft_hdp", -0.5, 2.4, 1.5),
      line("ft_hdp", -0.25, 1.5, 2.4),
    ],
    [
      "a gap of a half below the price that it needs",
      line("ft_hdp", -0.75, 2.9, 1.3),
      line("ft_hdp", -0.25, 1.3, 2.9),
    ],
    ["a gap where both bets lose", line("ft_hdp", -1, 9, 1.01), line("ft_hdp", -0.5, 1.01, 9)],
    ["a moneyline with a handicap", line("ft_ml", 0, 2.2, 1.5), line("ft_hdp", 0, 1.5, 2.2)],
    ["one half with the other", line("fh_ou", 1.5, 2.2, 1.5), line("sh_ou", 1.5, 1.5, 2.2)],
  ])("does not find %s", (_, a, b) => {
    expect(find({ a: [a], b: [b] })).toEqual([]);
  });

  test("finds home, draw and away at three books and at two, unless two legs are all", () => {
    const odds = { home: [3.3, 2.4, 2], draw: [2, 3.6, 2], away: [2, 2, 3.3] } as const;
    const books = {
      a: [line("ft_1x2", 0, ...odds.home)],
      b: [line("ft_1x2", 0, ...odds.draw)],
      c: [line("ft_1x2", 0, ...odds.away)],
    };
    const [h, d] = ["a ft_1x2 home 0", "b ft_1x2 draw 0"];
    expect(find(books)).toEqual([`${h} + ${d} + c ft_1x2 away 0`]);
    expect(find(books, { maxLegs: 2 })).toEqual([]);
    const two = { a: [line("ft_1x2", 0, 3.3, 3.6, 2)], c: books.c };
    expect(find(two)).toEqual([`${h} + a ft_1x2 draw 0 + c ft_1x2 away 0`]);
    expect(
      find(books, {
        skinGroups: [
          ["a", "b"],
          ["b", "c"],
        ],
      }),
    ).toEqual([]);
    expect(find(books, { skinGroups: [["a", "b"], ["c"]] })).toHaveLength(1);
  });

  test("takes an Asian or a European handicap for home or away of three", () => {
    const books = {
      a: [line("ft_eh", 1, 1.5, 3.6, 2.1)],
      b: [line("ft_hdp", 0.5, 3.3, 1.3)],
      c: [line("ft_hdp", 1.5, 1.2, 3.4)],
    };
    expect(find(books)).toEqual(["b ft_hdp home 0.5 + a ft_eh draw 1 + c ft_hdp away -1.5"]);
  });

  describe("in running", () => {
    const at = (home: number, away: number) => ({ live: true, score: { home, away } });

    test("an Asian handicap counts from the score, 1X2 from nil-nil", () => {
      const one = line("ft_1x2", 0, 2.1, 3, 1.5);
      const other = line("ft_hdp", -0.5, 1.6, 2.1);
      // At 1-0 away +0.5 loses to another home goal only: it is away +1.5, not X2.
      const pair = "a ft_1x2 home 0 + b ft_hdp away 0.5";
      expect(find({ a: [one], b: [other] }, {}, at(0, 0))).toEqual([pair]);
      const [overlap] = findCombinations(
        eventOf({ a: [one], b: [other] }, at(1, 0)),
        DEFAULT_POLICY,
      );
      expect(overlap?.assessment.class).toBe("arb-middle");
      expect(overlap?.quotes.map(({ proposition }) => proposition.line)).toEqual([-0.5, 1.5]);
      // At 0-1 it is away -0.5: the draw loses both.
      expect(find({ a: [one], b: [other] }, {}, at(0, 1))).toEqual([]);
      // At 1-0 away -0.5 is X2.
      const level = line("ft_hdp", 0.5, 1.6, 2.1);
      expect(find({ a: [one], b: [level] }, {}, at(1, 0))).toEqual([
        "a ft_1x2 home 0 + b ft_hdp away -0.5",
      ]);
    });

    test("handicaps of the second half meet nothing: the score that they count from is not known", () => {
      const handicap = line("sh_hdp", -0.5, 2.1, 1.6);
      const other = line("sh_hdp", -0.5, 1.6, 2.1);
      const result = line("sh_1x2", 0, 2.1, 3, 4);
      const chance = line("sh_dc", 0, 1.2, 1.2, 2.1);
      expect(find({ a: [handicap], b: [other] })).toHaveLength(1);
      expect(find({ a: [handicap], b: [chance] })).toHaveLength(1);
      const score = at(1, 0);
      expect(find({ a: [handicap], b: [other] }, {}, score)).toEqual([]);
      expect(find({ a: [handicap], b: [chance] }, {}, score)).toEqual([]);
      expect(find({ a: [result], b: [chance] }, {}, score)).toHaveLength(1);
    });

    test("prices at different scores never meet", () => {
      const listing = (home: number, lines: MarketLine[]) => ({ ...MATCH, ...at(home, 0), lines });
      const meet = (first: number, second: number) => {
        const [event] = matchEvents({
          a: [listing(first, [line("ft_ou", 2.5, 2.1, 1.7)])],
          b: [listing(second, [line("ft_ou", 2.5, 1.7, 2.1)])],
        });
        return event === undefined ? undefined : findCombinations(event, DEFAULT_POLICY).length;
      };
      expect([meet(1, 1), meet(1, 0), meet(2, 1)]).toEqual([1, 0, 0]);
    });
  });
});

describe("searchCombinations()", () => {
  /** Reads of a price, while a ladder of handicaps is searched. */
  function readsOf(lines: number, books: number): { reads: number; considered: number } {
    let reads = 0;
    let considered = 0;
    const listed = Object.fromEntries(
      Array.from({ length: books }, (_, book) => [
        `book-${book}`,
        Array.from({ length: lines }, (__, index) => {
          const at = (index - Math.floor(lines / 2)) / 4;
          // A fair price that falls along the ladder, less a margin of each book's own.
          const probability = 0.5 + at / (lines + 4);
          const margin = 1.03 + ((book * 7 + index * 3) % 10) / 500;
          return line("ft_hdp", at, 1 / (probability * margin), 1 / ((1 - probability) * margin));
        }),
      ]),
    );
    const counted = quotesOf(eventOf(listed)).map((quote): Quote =>
      Object.defineProperty({ ...quote }, "netOdds", {
        get: () => {
          reads += 1;
          return quote.netOdds;
        },
      }),
    );
    const group: QuoteGroup = { above: [], at: [], below: [], off: [] };
    for (const quote of counted) group[quote.proposition.direction].push(quote);
    searchCombinations({
      group,
      leastReturn: 1,
      threeLegs: true,
      losers: false,
      consider: () => {
        considered += 1;
      },
    });
    return { reads, considered };
  }

  test("where nothing is found, looks at each price a few times, however many there are", () => {
    const few = readsOf(10, 10);
    expect(few.considered).toBe(0);
    // Sorting looks at a price once more for each doubling; trying every two would at least
    // double the looks at a price.
    for (const [lines, books] of [
      [20, 10],
      [40, 10],
      [10, 20],
      [10, 40],
      [40, 40],
    ] as const) {
      const many = readsOf(lines, books);
      expect(many.considered).toBe(0);
      const doublings = Math.log2((lines * books) / 100);
      const growth = many.reads / (lines * books) / (few.reads / 100);
      expect(growth).toBeLessThan(1 + 0.25 * doublings);
    }
  });
});
