import { describe, expect, it } from "vitest";
import { parseClassic } from "../../src/sites/ibc/classic-parse.ts";
import { ibcPage } from "./fixtures/ibc-page.ts";
import { awayGives, comingMatch, homeGives, result, total } from "./fixtures/page-content.ts";

const CLOCK = { now: Date.UTC(2026, 10, 22, 17), utcOffsetMinutes: 480 };
const COMING = comingMatch("03:00AM");
const LIVE = { ...COMING, clock: { time: "2H 35'", score: "2-1" } };

describe("parseClassic()", () => {
  it("reads a coming match, the kick-off being the next moment with that clock time", () => {
    const reading = parseClassic(ibcPage([COMING]), CLOCK);
    expect(reading).toMatchObject({ rows: 1, problems: [] });
    expect(reading.matches).toEqual([
      {
        id: "501",
        sport: "football",
        league: "SPAIN LA LIGA",
        home_team: "Real Sociedad",
        away_team: "Getafe",
        live: false,
        time: "03:00AM",
        start_time: "2026-11-22T19:00:00.000Z",
        odds: {
          ft_hdp: [{ home: 1.95, away: 1.9300000000000002, handicap: -0.5 }],
          ft_ou: [{ over: 1.88, under: 1 + 1 / 0.98, line: 2.5 }],
          fh_hdp: [{ home: 1.7, away: 1 + 1 / 0.84, handicap: 0 }],
          fh_ou: [{ over: 1.9, under: 1.96, line: 1 }],
        },
      },
    ]);
  });

  it("takes LIVE before a kick-off for an announcement, not for a running match", () => {
    const announced = { ...COMING, clock: { time: "LIVE 05:15PM" } };
    expect(parseClassic(ibcPage([announced]), CLOCK).matches[0]).toMatchObject({
      live: false,
      time: "LIVE 05:15PM",
      start_time: "2026-11-23T09:15:00.000Z",
    });
  });

  it("reads the clock that is shown, not the one that is hidden", () => {
    expect(parseClassic(ibcPage([LIVE]), CLOCK).matches[0]).toMatchObject({
      live: true,
      time: "2H 35'",
      period: "2H",
      score: { home: 2, away: 1 },
    });
  });

  it("reads injury time with the minute", () => {
    const injury = { ...LIVE, clock: { time: "2H 45' +3", score: "2-1" } };
    expect(parseClassic(ibcPage([injury]), CLOCK).matches[0]?.time).toBe("2H 45' +3");
  });

  it.each([
    ["H.Time", "LiveTime"],
    ["whatever", "HalfTime"],
  ])("knows half time by its text or by its class: %s, %s", (time, clockClass) => {
    const page = ibcPage([{ ...LIVE, clock: { time, score: "0-0" } }], { clockClass });
    expect(parseClassic(page, CLOCK).matches[0]).toMatchObject({ live: true, period: "HT", time });
  });

  it("does not take a hidden half time for the clock", () => {
    const page = ibcPage([LIVE]).replace('class="IsLive"', 'class="HalfTime"');
    expect(parseClassic(page, CLOCK).matches[0]?.period).toBe("2H");
  });

  it("takes every line of a match for suspended while IR is shown, should they have prices", () => {
    const lines = [
      { ft_hdp: homeGives("0.5", "0.95", "0.93") },
      { ft_ou: total("2", "0.9", "0.9") },
    ];
    const page = ibcPage([{ ...LIVE, lines }], { names: "first" })
      .replace("displayOff", "displayIR")
      .replace("displayOn", "displayOff")
      .replace("displayIR", "displayOn");
    expect(parseClassic(page, CLOCK).matches[0]?.odds).toMatchObject({
      ft_hdp: [{ suspended: true }],
      ft_ou: [{ suspended: true }],
    });
  });

  it("leaves out the lines of a match whose prices are emptied while IR is shown", () => {
    const suspended = { ...homeGives("0.5", "0.95", "0.93"), suspended: true };
    const match = { ...LIVE, lines: [{ ft_hdp: suspended }] };
    const page = ibcPage([match])
      .replace("displayOff", "displayIR")
      .replace("displayOn", "displayOff")
      .replace("displayIR", "displayOn");
    const reading = parseClassic(page, CLOCK);
    expect(reading.matches[0]).toMatchObject({ live: true, time: "IR", odds: {} });
    expect(reading.matches[0]).not.toHaveProperty("period");
    expect(reading.problems).toEqual([]);
  });

  it.each(["all", "first"] as const)("adds further lines, names printed on %s of them", (names) => {
    const lines = [
      { ft_hdp: homeGives("0.5", "0.95", "0.93") },
      { ft_hdp: awayGives("0-0.5", "0.95", "0.93") },
      { ft_ou: total("2-2.5", "0.95", "0.93") },
    ];
    const reading = parseClassic(ibcPage([{ ...LIVE, lines }], { names }), CLOCK);
    expect(reading.rows).toBe(3);
    expect(reading.problems).toEqual([]);
    expect(reading.matches).toHaveLength(1);
    expect(reading.matches[0]?.odds).toMatchObject({
      ft_hdp: [{ handicap: -0.5 }, { handicap: 0.25 }],
      ft_ou: [{ line: 2.25 }],
    });
  });

  it("does not take the draw or a card for a team", () => {
    expect(parseClassic(ibcPage([LIVE]), CLOCK).matches[0]).toMatchObject({
      home_team: "Real Sociedad",
      away_team: "Getafe",
    });
  });

  it("notes a further row that names other teams, and loses only that row", () => {
    const lines = [
      { ft_ou: total("2.5", "0.9", "0.9") },
      { ft_ou: total("3", "0.9", "0.9") },
      { ft_ou: total("2", "0.9", "0.9") },
    ];
    const page = ibcPage([{ ...LIVE, lines }]);
    const second = page.indexOf("e_501_2_1");
    const changed = page.slice(0, second) + page.slice(second).replace("Getafe", "Girona");
    const reading = parseClassic(changed, CLOCK);
    expect(reading.problems).toEqual([{ code: "other-teams", where: "e_501_2_1" }]);
    expect(reading.matches[0]?.odds.ft_ou).toMatchObject([{ line: 2.5 }, { line: 2 }]);
  });

  it("takes no handicap for a total when the columns have moved", () => {
    const page = ibcPage([{ ...COMING, lines: [{ ft_hdp: homeGives("0.5", "0.95", "0.93") }] }]);
    const moved = page.replace(/(<td class="line_unR">)/u, "<td></td>$1");
    const reading = parseClassic(moved, CLOCK);
    expect(reading.problems).toContainEqual({ code: "bad-cell", where: "e_501_1_1/ft_ou" });
    expect(reading.matches[0]?.odds).toEqual({});
  });

  it("reads three-way markets, the draw below the two sides", () => {
    const results = {
      ft_1x2: result("1.95", "3.40", "3.80"),
      fh_1x2: result("2.6", "2.05", "4.4"),
    };
    const reading = parseClassic(ibcPage([{ ...LIVE, ...results, lines: [{}] }]), CLOCK);
    expect(reading.problems).toEqual([]);
    expect(reading.matches[0]?.odds).toEqual({
      ft_1x2: [{ home: 1.95, draw: 3.4, away: 3.8 }],
      fh_1x2: [{ home: 2.6, draw: 2.05, away: 4.4 }],
    });
  });

  it("reads the format by the selector's value", () => {
    const match = { ...COMING, lines: [{ ft_ou: total("2.5", "1.05", "0.83") }] };
    const reading = parseClassic(ibcPage([match], { format: "2" }), CLOCK);
    expect(reading.matches[0]?.odds.ft_ou).toEqual([{ over: 2.05, under: 1.83, line: 2.5 }]);
  });

  it("does not read a coming match whose kick-off cannot be read", () => {
    const reading = parseClassic(ibcPage([{ ...COMING, clock: { time: "soon" } }]), CLOCK);
    expect(reading.matches).toEqual([]);
    expect(reading.problems).toEqual([{ code: "bad-time", where: "e_501_1_1" }]);
  });

  it("notes a running match whose score cannot be read, and keeps the match", () => {
    const reading = parseClassic(
      ibcPage([{ ...LIVE, clock: { time: "1H 3'", score: "?" } }]),
      CLOCK,
    );
    expect(reading.matches[0]).toMatchObject({ live: true, period: "1H" });
    expect(reading.matches[0]).not.toHaveProperty("score");
    expect(reading.problems).toEqual([{ code: "bad-score", where: "e_501_1_1" }]);
  });
});
