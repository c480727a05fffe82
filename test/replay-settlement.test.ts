import { describe, expect, it } from "vitest";
import type { ArbitrageOpportunities, WireOpportunity } from "scraper-kit/protocol";
import { OpportunityLog, type SeenOpportunity } from "../scripts/replay-opportunities.ts";
import { formatReport, toReplayJson } from "../scripts/replay-report.ts";
import { matchKey, tallyPairs } from "../scripts/replay-settlement.ts";

const START = Date.UTC(2021, 7, 14, 15);

function seen(changes: Partial<SeenOpportunity> = {}): SeenOpportunity {
  return {
    id: "o1",
    phase: "closing",
    market: "ft_hdp",
    home: "Reds",
    away: "Blues",
    league: "Z1",
    startsAt: START,
    legs: [
      { provider: "bet365", market: "ft_hdp", side: "home", line: -0.25, odds: 1.95 },
      { provider: "pinnacle", market: "ft_hdp", side: "away", line: 0.25, odds: 2.1 },
    ],
    ...changes,
  };
}

function broadcast(timestamp: string, ...opportunities: Partial<WireOpportunity>[]) {
  const leg = { provider: "bet365", odds: 1.95, seen: timestamp, changed: timestamp };
  return {
    type: "arbitrage:opportunities",
    timestamp,
    count: opportunities.length,
    opportunities: opportunities.map((changes) => ({
      id: "o1",
      market: "ft_hdp",
      home: "Reds",
      away: "Blues",
      league: "Z1",
      start_time: new Date(START).toISOString(),
      legs: [
        { ...leg, side: "home", line: -0.25 },
        { ...leg, provider: "pinnacle", odds: 2.1, side: "away", line: 0.25 },
      ],
      ...changes,
    })),
  } as ArbitrageOpportunities;
}

describe("OpportunityLog", () => {
  it("counts an opportunity once in each phase, at its first prices", () => {
    const log = new OpportunityLog();
    log.add(broadcast("2021-08-12T15:00:00Z", {}));
    log.add(broadcast("2021-08-12T15:00:01Z", {}, { id: "o2" }));
    log.add(broadcast("2021-08-14T14:59:00Z", {}));
    log.add(broadcast("2021-08-14T14:59:30Z"));
    expect(log.seen.map(({ id, phase }) => `${id} ${phase}`)).toEqual([
      "o1 opening",
      "o2 opening",
      "o1 closing",
    ]);
    expect(log.seen[2]).toEqual(seen());
  });

  it("knows the market of a leg that is of another than its opportunity", () => {
    const log = new OpportunityLog();
    const leg = { provider: "x", odds: 2.1, line: 0, seen: "", changed: "" };
    const draw = { ...leg, market: "ft_1x2", side: "draw" };
    log.add(broadcast("2021-08-14T14:59:00Z", { legs: [{ ...leg, side: "home" }, draw] }));
    expect(log.seen[0]?.legs.map(({ market, side }) => [market, side])).toEqual([
      ["ft_hdp", "home"],
      ["ft_1x2", "draw"],
    ]);
  });

  it("passes over what has no start, market or side that it knows", () => {
    const log = new OpportunityLog();
    const leg = { provider: "x", odds: 2, line: 0, seen: "", changed: "" };
    log.add(
      broadcast(
        "2021-08-14T14:59:00Z",
        { start_time: null },
        { market: "ft_corners" },
        { legs: [{ ...leg, side: "constructor" }] },
        { legs: [{ ...leg, side: "over" }] },
      ),
    );
    log.add(broadcast("yesterday", {}));
    expect(log.seen).toEqual([]);
  });
});

describe("tallyPairs() and its reports", () => {
  const others = seen({
    id: "o3",
    phase: "opening",
    market: "ft_ou",
    legs: [
      { provider: "zeta", market: "ft_ou", side: "over", line: 2.5, odds: 2.1 },
      { provider: "alpha", market: "ft_ou", side: "under", line: 2.5, odds: 2.1 },
    ],
  });
  const unsettled = seen({ id: "o2", phase: "opening", home: "Greens" });
  const results = new Map([[matchKey(seen()), { fullTime: { home: 1, away: 0 } }]]);
  const tallies = tallyPairs([seen(), unsettled, others], results);

  it("counts by pair, whichever bookmaker has the first leg, and settles what has a score", () => {
    expect(tallies.map(({ pair, all, settled }) => [pair, all, settled])).toEqual([
      ["bet365 v pinnacle", 2, 1],
      ["alpha v zeta", 1, 1],
    ]);
  });

  it("tells programs about Bet365 against Pinnacle alone", () => {
    expect(toReplayJson(tallies)).toEqual({
      ah_open: 1,
      ah_close: 1,
      ou_open: 0,
      ou_close: 0,
      settled: 1,
      negative: 0,
      mean_percent: 1.1111,
    });
    expect(toReplayJson([])).toMatchObject({ ah_open: 0, settled: 0, mean_percent: null });
  });

  it("shows people the main pair and the others", () => {
    expect(formatReport(tallies, true)).toMatchInlineSnapshot(`
      "Bet365 against Pinnacle  opening  closing
      Asian handicap                 1        1
      Over/under                     0        0
      All 2, settled with the real scores 1, negative 0, mean return 1.1111 %

      Other pairs of bookmakers
                    AH opening  closing  O/U opening  closing  all  settled  negative      mean
      alpha v zeta           0        0            1        0    1        1         0  5.0000 %"
    `);
  });

  it("shows nothing but pairs where there are no results", () => {
    expect(formatReport(tallies, false)).toMatch(/^Pairs of bookmakers\n/);
    expect(formatReport([], false)).toBe("No sure bets were found.");
  });
});
