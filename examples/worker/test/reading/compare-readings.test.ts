import { describe, expect, it } from "vitest";
import type { SiteReading } from "scraper-kit";
import type { WireMatch } from "scraper-kit/protocol";
import { compareReadings } from "../../src/reading/compare-readings.ts";

const MATCH: WireMatch = {
  id: "501",
  sport: "football",
  league: "SPAIN LA LIGA",
  home_team: "Real Sociedad",
  away_team: "Getafe",
  live: true,
  time: "2H 30'",
  period: "2H",
  score: { home: 1, away: 0 },
  odds: {
    ft_hdp: [{ home: 1.95, away: 1.93, handicap: -0.5 }],
    ft_ou: [{ over: 1.88, under: 2.02, line: 2.5 }],
    ft_1x2: [{ home: 1.5, draw: 3.9, away: 6.2 }],
  },
};

const reading = (...matches: WireMatch[]): SiteReading => ({
  matches,
  rows: matches.length,
  problems: [],
});
const compare = (shown: Partial<WireMatch>): string[] =>
  compareReadings(reading(MATCH), reading({ ...MATCH, ...shown }));
const withOdds = (odds: WireMatch["odds"]): Partial<WireMatch> => ({
  odds: { ...MATCH.odds, ...odds },
});

describe("compareReadings()", () => {
  it("finds nothing between a reading and itself, nor between ways to write one time", () => {
    expect(compare({})).toEqual([]);
    expect(compare({ time: "2H30'" })).toEqual([]);
  });

  it("passes over what only one of them has", () => {
    expect(compareReadings(reading(MATCH), reading())).toEqual([]);
    expect(compareReadings(reading(), reading(MATCH))).toEqual([]);
    expect(compare({ odds: {} })).toEqual([]);
    const moved = withOdds({ ft_hdp: [{ home: 1.5, away: 2.5, handicap: -0.75 }] });
    expect(compare(moved)).toEqual([]);
  });

  it.each([
    ["home", { home: 1.9, away: 1.93, handicap: -0.5 }],
    ["away", { home: 1.95, away: 2.01, handicap: -0.5 }],
    ["suspension", { home: 1.95, away: 1.93, handicap: -0.5, suspended: true as const }],
  ])("finds another %s", (_, line) => {
    expect(compare(withOdds({ ft_hdp: [line] }))).toHaveLength(1);
  });

  it("finds another price of a total and of a three-way market", () => {
    expect(compare(withOdds({ ft_ou: [{ over: 1.88, under: 2.1, line: 2.5 }] }))).toHaveLength(1);
    expect(compare(withOdds({ ft_1x2: [{ home: 1.5, draw: 4, away: 6.2 }] }))).toHaveLength(1);
  });

  it("takes two prices that round alike for one", () => {
    const line = { home: 1.954, away: 1.926, handicap: -0.5 };
    expect(compare(withOdds({ ft_hdp: [line] }))).toEqual([]);
  });

  it("does not compare the prices of a line that is suspended on both sides", () => {
    const suspended = (home: number): WireMatch => ({
      ...MATCH,
      odds: { ft_hdp: [{ home, away: 1.93, handicap: -0.5, suspended: true }] },
    });
    expect(compareReadings(reading(suspended(1.95)), reading(suspended(1.5)))).toEqual([]);
  });

  it("finds another score, and a match that has begun for one of them alone", () => {
    expect(compare({ score: { home: 1, away: 1 } })).toEqual(["501/score"]);
    expect(compare({ live: false })).toEqual(["501/live"]);
  });

  it("says the same of the same disagreement, and something else when one side has moved", () => {
    const one = withOdds({ ft_hdp: [{ home: 1.8, away: 1.93, handicap: -0.5 }] });
    const two = withOdds({ ft_hdp: [{ home: 1.7, away: 1.93, handicap: -0.5 }] });
    expect(compare(one)).toEqual(compare(one));
    expect(compare(one)).not.toEqual(compare(two));
  });
});
