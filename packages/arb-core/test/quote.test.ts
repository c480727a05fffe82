import { describe, expect, test } from "vitest";
import {
  calculateArbitrage,
  matchEvents,
  type Commission,
  type EventListing,
  type MarketLine,
  type MatchedEvent,
} from "arb-core";
import { isEventRunning, isInRunning, quotesOf } from "../src/quote.ts";

const MATCH = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };
const HANDICAP: MarketLine = { market: "ft_hdp", line: -0.5, odds: [1.95, 1.9] };

function eventOf(listings: Record<string, Partial<EventListing>>): MatchedEvent {
  const entries = Object.entries(listings).map(([provider, listing]) => [
    provider,
    [{ ...MATCH, lines: [], ...listing }],
  ]);
  const [event] = matchEvents(Object.fromEntries(entries) as Record<string, EventListing[]>);
  if (event === undefined) throw new Error("There is no event");
  return event;
}

function quotesAs(
  listing: Partial<EventListing>,
  commissions?: Readonly<Record<string, Commission>>,
): unknown[] {
  const quotes = quotesOf(
    eventOf({ ibc: { neutral: listing.neutral === true }, sbo: listing }),
    commissions,
  );
  return quotes.map(({ market, side, line, odds, netOdds }) => [market, side, line, odds, netOdds]);
}

describe("quotesOf()", () => {
  test("gives each side its own line and its proposition", () => {
    const lines: MarketLine[] = [
      HANDICAP,
      { market: "ft_1x2", line: 0, odds: [2, 3.4, 4] },
      { market: "ft_ou", line: 2.5, odds: [1.8, 2.1] },
    ];
    expect(quotesAs({ lines })).toEqual([
      ["ft_hdp", "home", -0.5, 1.95, 1.95],
      ["ft_hdp", "away", 0.5, 1.9, 1.9],
      ["ft_1x2", "home", 0, 2, 2],
      ["ft_1x2", "draw", 0, 3.4, 3.4],
      ["ft_1x2", "away", 0, 4, 4],
      ["ft_ou", "over", 2.5, 1.8, 1.8],
      ["ft_ou", "under", 2.5, 2.1, 2.1],
    ]);
    const [home, , one] = quotesOf(eventOf({ ibc: {}, sbo: { lines } }));
    expect(home?.proposition).toEqual(one?.proposition);
  });

  test("reads a listing with the teams exchanged as its event names them", () => {
    const lines: MarketLine[] = [
      { market: "ft_hdp", line: 0.25, odds: [1.95, 1.9] },
      { market: "ft_dc", line: 0, odds: [1.2, 1.3, 1.8] },
      { market: "ft_eh", line: -1, odds: [4, 3.8, 1.7] },
      { market: "ft_ou", line: 2.5, odds: [1.8, 2.1] },
    ];
    expect(quotesAs({ home: "Chelsea", away: "Arsenal", neutral: true, lines })).toEqual([
      ["ft_hdp", "away", 0.25, 1.95, 1.95],
      ["ft_hdp", "home", -0.25, 1.9, 1.9],
      ["ft_dc", "draw_away", 0, 1.2, 1.2],
      ["ft_dc", "home_away", 0, 1.3, 1.3],
      ["ft_dc", "home_draw", 0, 1.8, 1.8],
      ["ft_eh", "away", -1, 4, 4],
      ["ft_eh", "draw", 1, 3.8, 3.8],
      ["ft_eh", "home", 1, 1.7, 1.7],
      ["ft_ou", "over", 2.5, 1.8, 1.8],
      ["ft_ou", "under", 2.5, 2.1, 2.1],
    ]);
    expect(quotesAs({ home: "Chelsea", away: "Arsenal", lines })).toEqual([]);
  });

  test("turns the score with the teams, and counts an Asian handicap from it", () => {
    const live = { live: true, neutral: true };
    const event = eventOf({
      ibc: { ...live, score: { home: 2, away: 0 }, lines: [HANDICAP] },
      sbo: {
        ...live,
        home: "Chelsea",
        away: "Arsenal",
        score: { home: 0, away: 2 },
        lines: [{ market: "ft_1x2", line: 0, odds: [9, 5, 1.3] }],
      },
    });
    const quotes = quotesOf(event);
    expect(quotes.map(({ score }) => score)).toEqual(Array(5).fill({ home: 2, away: 0 }));
    expect(quotes.map(({ side, proposition }) => [side, proposition.line])).toEqual([
      ["home", -2.5],
      ["away", 2.5],
      ["away", -0.5],
      ["draw", 0],
      ["home", -0.5],
    ]);
  });

  test("leaves out suspended lines", () => {
    expect(quotesAs({ lines: [{ ...HANDICAP, suspended: true }] })).toEqual([]);
  });

  test("takes the commission of the bookmaker from every price, and leaves out what is left of none", () => {
    const lines: MarketLine[] = [{ market: "ft_ou", line: 0.5, odds: [1.02, 9] }];
    const sbo: Commission = { on: "turnover", rate: 0.02 };
    expect(quotesAs({ lines }, { sbo, ibc: { on: "return", rate: 0.5 } })).toEqual([
      ["ft_ou", "under", 0.5, 9, 8.98],
    ]);
  });

  test("takes a bookmaker's name for a name, whatever JavaScript calls so", () => {
    const names = ["constructor", "toString"];
    const odds = Object.fromEntries(names.map((name) => [name, { lines: [HANDICAP] }]));
    expect(quotesOf(eventOf(odds)).map(({ netOdds }) => netOdds)).toEqual([1.95, 1.9, 1.95, 1.9]);
    expect(calculateArbitrage([eventOf(odds)])).toEqual([]);
  });

  test.each([
    [
      { ...HANDICAP, line: 0.3 },
      "Cannot read ft_hdp: its line must be a multiple of 0.25, was 0.3",
    ],
    [
      { market: "ft_ou", line: -2.5, odds: [1.05, 9] },
      "Cannot read ft_ou: its line must be a multiple of 0.25 above 0, was -2.5",
    ],
    [
      { ...HANDICAP, odds: [1.95, 1] },
      "Cannot read ft_hdp: it needs 2 decimal odds from 1.001 to 1001, was 1.95, 1",
    ],
    [
      { market: "ft_1x2", line: 0, odds: [2, 3] },
      "Cannot read ft_1x2: it needs 3 decimal odds from 1.001 to 1001, was 2, 3",
    ],
  ] as const)("throws for %j", (line, message) => {
    expect(() => quotesAs({ lines: [line as MarketLine] })).toThrow(new RangeError(message));
  });
});

describe("isInRunning() and isEventRunning()", () => {
  test("one bookmaker that shows the match in running is enough", () => {
    const event = eventOf({ ibc: {}, sbo: { live: true, score: { home: 0, away: 0 } } });
    expect(event.members.map(({ listing }) => isInRunning(listing))).toEqual([false, true]);
    expect(isEventRunning(event)).toBe(true);
    expect(isEventRunning(eventOf({ ibc: {}, sbo: {} }))).toBe(false);
  });
});
