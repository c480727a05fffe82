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
    const [found] = find({ sbo: live(1, a), ibc: live(1, b) });
    expect(found?.flags).toEqual(["live"]);
    expect(found?.score).toEqual({ home: 1, away: 0 });
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

  test("refuses a total that no match can have: it is a misread line", () => {
    const misread = { lines: [ou(-2.5, 1.05, 1.5)] };
    expect(() => find({ sbo: misread, ibc: misread })).toThrow(
      "Cannot read ft_ou: its line must be a multiple of 0.25 above 0, was -2.5",
    );
  });

  test("flags what is too good, and still reports it", () => {
    const [found] = find({
      sbo: { lines: [ou(2.5, 2.5, 1.5)] },
      ibc: { lines: [ou(2.5, 1.5, 2.5)] },
    });
    expect(found?.margin).toBeCloseTo(25, 9);
    // 37.5 % over at the one, 62.5 % at the other.
    expect(found?.flags).toEqual(["suspicious", "incoherent"]);
    const odds = { sbo: { lines: [ou(2.5, 2.3, 2)] }, ibc: { lines: [ou(2.5, 2, 2.3)] } };
    expect(find(odds)[0]?.margin).toBeCloseTo(15, 9);
    expect(find(odds).map(({ flags }) => flags.includes("suspicious"))).toEqual([true]);
    expect(find(odds, { suspiciousMargin: 15 })[0]?.flags).not.toContain("suspicious");
  });

  test("across lines it is the least profit that is too good, not the margin", () => {
    const lines = { sbo: { lines: [hdp(-0.5, 2.5, 1.5)] }, ibc: { lines: [hdp(-0.25, 1.5, 2.5)] } };
    const [found] = find(lines);
    expect(found?.margin).toBeCloseTo(25, 9);
    expect(found?.flags).toEqual([]);
    expect(find(lines, { suspiciousMargin: 2.9 })[0]?.flags).toEqual(["suspicious"]);
    expect(find(lines, { suspiciousMargin: 3 })[0]?.flags).toEqual([]);
  });

  test("takes the commission off what is guaranteed, and shows the price as it is", () => {
    const odds = { sbo: { lines: [ou(2.5, 1.95, 1.8)] }, ibc: { lines: [ou(2.5, 1.8, 2.1)] } };
    const [found] = find(odds, { commissions: { ibc: { on: "winnings", rate: 0.02 } } });
    expect(found?.profitMin).toBeCloseTo(0.598, 3);
    expect(found?.margin).toBeCloseTo(0.598, 3);
    expect(found?.legs.map((leg) => [leg.odds, leg.netOdds])).toEqual([
      [1.95, 1.95],
      [2.1, 1 + 1.1 * 0.98],
    ]);
    const turnover = { on: "turnover", rate: 0.05 } as const;
    expect(find(odds, { commissions: { ibc: turnover } })).toEqual([]);
  });

  test("reports three legs with what each is", () => {
    const oneXTwo = (...odds: [number, number, number]): { lines: MarketLine[] } => ({
      lines: [{ market: "ft_1x2", line: 0, odds }],
    });
    const [found, ...others] = find({
      sbo: oneXTwo(2.9, 3.2, 2.4),
      ibc: oneXTwo(2.6, 3.6, 2.5),
      cmd: oneXTwo(2.5, 3.2, 2.8),
    });
    expect(others).toEqual([]);
    expect(found?.id).toBe(
      "ev1:football:2026-08-15:~arsenal:~chelsea|ft_1x2|sbo:home:0|ibc:draw:0|cmd:away:0",
    );
    expect(found?.class).toBe("arb");
    expect(found?.profitMin).toBeCloseTo(2.07, 2);
    expect(found?.stakes).toHaveLength(3);
  });

  test("names the market of a leg where it is not the first one's", () => {
    const [found] = find({
      sbo: { lines: [{ market: "ft_1x2", line: 0, odds: [2.1, 3.2, 3.4] }] },
      ibc: { lines: [hdp(-0.5, 1.8, 2)] },
    });
    expect(found?.id).toMatch(/\|ft_1x2\|sbo:home:0\|ibc:ft_hdp:away:0\.5$/);
    expect(found?.market).toBe("ft_1x2");
    expect(found?.legs.map(({ market }) => market)).toEqual(["ft_1x2", "ft_hdp"]);
  });

  test.each([
    [{ minMargin: Number.NaN }, "minMargin must be a number, was NaN"],
    [{ maxAgeMs: Number.NaN }, "maxAgeMs must be a number, was NaN"],
    [{ classes: ["arbs"] }, "classes must be known ones, was arbs"],
    [{ pairs: "bst" }, "pairs must be all or best, was bst"],
    [{ maxLegs: 7 }, "maxLegs must be 2 or 3, was 7"],
    [{ skinGroups: ["sbo"] }, "skinGroups must be lists of names, was sbo"],
    [
      { commissions: { ibc: { on: "return", rate: 2 } } },
      "the commission of ibc must be on a known basis, at a rate of at least 0 and below 1, " +
        'was {"on":"return","rate":2}',
    ],
    [
      { commissions: { ibc: { on: "winning", rate: 0.02 } } },
      "the commission of ibc must be on a known basis, at a rate of at least 0 and below 1, " +
        'was {"on":"winning","rate":0.02}',
    ],
  ] as const)("refuses the policy %j", (policy, message) => {
    expect(() =>
      find({ sbo: { lines: [] }, ibc: { lines: [] } }, policy as unknown as Partial<Policy>),
    ).toThrow(new RangeError(`Cannot use policy: ${message}`));
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
