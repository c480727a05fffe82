import { describe, expect, test } from "vitest";
import {
  calculateArbitrage,
  matchEvents,
  type EventListing,
  type MarketLine,
  type Opportunity,
  type Policy,
} from "arb-core";

const MATCH = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };
const hdp = (line: number, home: number, away: number): MarketLine => ({
  market: "ft_hdp",
  line,
  odds: [home, away],
});
const ou = (line: number, over: number, under: number): MarketLine => ({
  market: "ft_ou",
  line,
  odds: [over, under],
});

function find(
  odds: Record<string, Partial<EventListing> & { lines: MarketLine[] }>,
  policy: Partial<Policy> = {},
): Opportunity[] {
  const listings = Object.entries(odds).map(([provider, listing]) => [
    provider,
    [{ ...MATCH, ...listing }],
  ]);
  const oddsByProvider = Object.fromEntries(listings) as Record<string, EventListing[]>;
  return calculateArbitrage(matchEvents(oddsByProvider), policy);
}

describe("calculateArbitrage()", () => {
  test("reports both legs, what they guarantee and how to split", () => {
    const [best, ...others] = find({
      sbo: { lines: [hdp(-0.5, 1.95, 1.9)] },
      ibc: { lines: [hdp(-0.5, 1.75, 2.1)] },
    });
    expect(others).toEqual([]);
    expect(best).toMatchObject({
      id: "ev1:football:2026-08-15:~arsenal:~chelsea|ft_hdp|sbo:home:-0.5|ibc:away:0.5",
      event: "arsenal_vs_chelsea",
      market: "ft_hdp",
      line: -0.5,
      class: "arb",
      flags: [],
      live: false,
    });
    expect(
      best?.legs.map(({ provider, side, line, odds }) => [provider, side, line, odds]),
    ).toEqual([
      ["sbo", "home", -0.5, 1.95],
      ["ibc", "away", 0.5, 2.1],
    ]);
    expect(best?.profitMin).toBeCloseTo(1.1111, 4);
  });

  test("pairs different lines only where every result profits", () => {
    expect(
      find({ sbo: { lines: [ou(2.75, 2.05, 1.8)] }, ibc: { lines: [ou(2.5, 1.8, 2.05)] } }),
    ).toEqual([]);
    const [polish] = find(
      { sbo: { lines: [ou(2.75, 2.05, 1.8)] }, ibc: { lines: [ou(2.5, 1.8, 2.05)] } },
      { classes: ["polish"] },
    );
    expect(polish?.margin).toBeCloseTo(2.5, 9);
    expect(polish?.profitMin).toBeLessThan(-9);
    const [genuine] = find({
      sbo: { lines: [hdp(-0.5, 2.5, 1.5)] },
      ibc: { lines: [hdp(-0.25, 1.5, 2.5)] },
    });
    expect(genuine?.profitMin).toBeCloseTo(2.94, 2);
  });

  test("never pairs a bookmaker with itself or with its skins", () => {
    const lines = [hdp(-0.5, 2.2, 2.2)];
    expect(find({ sbo: { lines }, ibc: { lines: [] } })).toEqual([]);
    expect(find({ sbo: { lines }, ibc: { lines } })).toHaveLength(2);
    expect(find({ sbo: { lines }, ibc: { lines } }, { skinGroups: [["ibc", "sbo"]] })).toEqual([]);
  });

  test("never pairs markets, nor halves, with each other", () => {
    expect(
      find({
        sbo: { lines: [ou(2.5, 2.2, 1.5)] },
        ibc: { lines: [{ market: "fh_ou", line: 2.5, odds: [1.5, 2.2] }] },
      }),
    ).toEqual([]);
  });

  test("takes no suspended line", () => {
    const suspended = { ...hdp(-0.5, 1.75, 2.1), suspended: true };
    expect(find({ sbo: { lines: [hdp(-0.5, 1.95, 1.9)] }, ibc: { lines: [suspended] } })).toEqual(
      [],
    );
  });

  test("takes exactly even prices for nothing", () => {
    expect(find({ sbo: { lines: [ou(2.5, 2, 1.5)] }, ibc: { lines: [ou(2.5, 1.5, 2)] } })).toEqual(
      [],
    );
  });

  test("reads an exchanged listing the right way round on neutral ground, and not at all else", () => {
    const swapped = { home: "Chelsea", away: "Arsenal", lines: [hdp(0.5, 2.1, 1.75)] };
    const odds = (neutral: boolean) => ({
      ibc: { lines: [hdp(-0.5, 1.95, 1.9)] },
      sbo: { ...swapped, neutral },
    });
    const [found] = find(odds(true));
    expect(
      found?.legs.map(({ provider, side, line, odds }) => [provider, side, line, odds]),
    ).toEqual([
      ["ibc", "home", -0.5, 1.95],
      ["sbo", "away", 0.5, 2.1],
    ]);
    expect(find(odds(false))).toEqual([]);
  });

  test("pairs prices in running only at one and the same score", () => {
    const live = (home: number | undefined, lines: MarketLine[]) => ({
      live: true,
      lines,
      ...(home === undefined ? {} : { score: { home, away: 0 } }),
    });
    const [a, b] = [[hdp(-0.5, 1.95, 1.9)], [hdp(-0.5, 1.75, 2.1)]];
    expect(find({ sbo: live(1, a), ibc: live(1, b) })[0]?.flags).toEqual(["live"]);
    expect(find({ sbo: live(1, a), ibc: live(0, b) })).toEqual([]);
    expect(find({ sbo: live(1, a), ibc: live(undefined, b) })).toEqual([]);
    expect(find({ sbo: live(undefined, a), ibc: live(undefined, b) })).toEqual([]);
    expect(find({ sbo: live(0, a), ibc: { lines: b } })).toEqual([]);
    // A score that is not said to be in running belongs to no known state.
    const score = { home: 0, away: 0 };
    expect(find({ sbo: { score, lines: a }, ibc: { score, lines: b } })).toEqual([]);
    expect(find({ sbo: { score, lines: a }, ibc: live(0, b) })).toEqual([]);
  });

  test("takes no price for before the start once any bookmaker shows the match in running", () => {
    const odds = {
      cmd: { live: true, score: { home: 1, away: 0 }, lines: [] },
      ibc: { lines: [hdp(-0.5, 1.95, 1.9)] },
      sbo: { lines: [hdp(-0.5, 1.75, 2.1)] },
    };
    expect(find(odds)).toEqual([]);
    expect(find({ ...odds, cmd: { lines: [] } })).toHaveLength(1);
  });

  test("takes no bet that always wins for a leg: it is a misread line", () => {
    expect(
      find({ sbo: { lines: [ou(-2.5, 1.05, 1.5)] }, ibc: { lines: [ou(-2.5, 1.01, 25)] } }),
    ).toEqual([]);
  });

  test("flags what is too good, and still reports it", () => {
    const [found] = find({
      sbo: { lines: [ou(2.5, 2.5, 1.5)] },
      ibc: { lines: [ou(2.5, 1.5, 2.5)] },
    });
    expect(found?.margin).toBeCloseTo(25, 9);
    expect(found?.flags).toEqual(["suspicious"]);
  });

  test("wants more than the least margin", () => {
    const odds = { sbo: { lines: [ou(2.5, 1.95, 1.8)] }, ibc: { lines: [ou(2.5, 1.8, 2.1)] } };
    expect(find(odds, { minMargin: 1.1 })).toHaveLength(1);
    expect(find(odds, { minMargin: 1.2 })).toHaveLength(0);
  });

  test("lists the best first", () => {
    const found = find({
      sbo: { lines: [ou(2.5, 1.95, 1.8), ou(3, 2.1, 1.8)] },
      ibc: { lines: [ou(2.5, 1.8, 2.1), ou(3, 1.8, 2.1)] },
      cmd: { lines: [ou(2.5, 1.8, 2.15)] },
    });
    const keys = found.map(({ profitMin }) => profitMin);
    expect(keys).toEqual([...keys].sort((a, b) => b - a));
    expect(found.length).toBeGreaterThan(2);
  });
});
