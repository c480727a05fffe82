import { describe, expect, it } from "vitest";
import { parseCmd } from "../../src/sites/cmd/parse.ts";
import { cmdPage } from "./fixtures/cmd-page.ts";
import { awayGives, comingMatch, homeGives, result, total } from "./fixtures/page-content.ts";

const CLOCK = { now: Date.UTC(2026, 10, 22, 17), utcOffsetMinutes: 480 };
const COMING = comingMatch("11/23 03:00AM");

describe("parseCmd()", () => {
  it("reads a coming match: names, league, kick-off and four markets", () => {
    const reading = parseCmd(cmdPage([COMING]), CLOCK);
    expect(reading).toMatchObject({ rows: 1, problems: [] });
    expect(reading.matches).toEqual([
      {
        id: "501",
        sport: "football",
        league: "SPAIN LA LIGA",
        home_team: "Real Sociedad",
        away_team: "Getafe",
        live: false,
        time: "11/23 03:00AM",
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

  it.each([
    ["1H 23", "1H"],
    ["2H45+", "2H"],
    ["HT", "HT"],
  ])("reads the running clock %s", (time, period) => {
    const live = { ...COMING, clock: { time, score: "0-2" } };
    expect(parseCmd(cmdPage([live]), CLOCK).matches[0]).toMatchObject({
      live: true,
      time,
      period,
      score: { home: 0, away: 2 },
    });
  });

  it("takes LIVE before a kick-off for an announcement", () => {
    const announced = { ...COMING, clock: { time: "LIVE 11/23 03:00AM" } };
    expect(parseCmd(cmdPage([announced]), CLOCK).matches[0]).toMatchObject({
      live: false,
      start_time: "2026-11-22T19:00:00.000Z",
    });
  });

  it("does not guess whether a match runs when the time cell does not say", () => {
    const reading = parseCmd(cmdPage([{ ...COMING, clock: { time: "LIVE" } }]), CLOCK);
    expect(reading.matches).toEqual([]);
    expect(reading.problems).toEqual([{ code: "bad-time", where: "R_501-0" }]);
  });

  it("reports suspended lines as suspended, with their prices", () => {
    const match = {
      ...COMING,
      lines: [
        {
          ft_hdp: { ...awayGives("0.5/1", "0.95", "0.93"), suspended: true },
          ft_ou: { ...total("2.5/3", "0.90", "0.90"), suspended: true },
          fh_ou: total("1", "0.90", "0.90"),
        },
      ],
    };
    expect(parseCmd(cmdPage([match]), CLOCK).matches[0]?.odds).toEqual({
      ft_hdp: [{ home: 1.95, away: 1.9300000000000002, handicap: 0.75, suspended: true }],
      ft_ou: [{ over: 1.9, under: 1.9, line: 2.75, suspended: true }],
      fh_ou: [{ over: 1.9, under: 1.9, line: 1 }],
    });
  });

  it("knows a suspended line by either of its marks, on either side", () => {
    const match = { ...COMING, lines: [{ ft_hdp: homeGives("0.5", "0.95", "0.93") }] };
    for (const mark of ['class="odds no-hover"', 'class="odds" aria-disabled="true"']) {
      const page = cmdPage([match]).replace(
        '<span class="odds">0.93</span>',
        `<span ${mark}>0.93</span>`,
      );
      expect(parseCmd(page, CLOCK).matches[0]?.odds.ft_hdp).toMatchObject([{ suspended: true }]);
    }
  });

  it.each(["beside", "within"] as const)(
    "groups lines by their match when rows stand %s their league's header",
    (rows) => {
      const lines = [
        { ft_hdp: homeGives("0/0.5", "0.95", "0.93"), fh_hdp: awayGives("0/0.5", "0.9", "0.9") },
        { ft_hdp: awayGives("0/0.5", "0.95", "0.93") },
      ];
      const other = { ...COMING, id: "502", league: "ITALY SERIE A", home: "Torino" };
      const reading = parseCmd(cmdPage([{ ...COMING, lines }, other], { rows }), CLOCK);
      expect(reading.problems).toEqual([]);
      expect(reading.rows).toBe(3);
      expect(reading.matches).toMatchObject([
        {
          league: "SPAIN LA LIGA",
          odds: { ft_hdp: [{ handicap: -0.25 }, { handicap: 0.25 }], fh_hdp: [{ handicap: 0.25 }] },
        },
        { league: "ITALY SERIE A", home_team: "Torino" },
      ]);
    },
  );

  it("reads three-way markets of both halves, decimal whatever the page's format", () => {
    const results = {
      ft_1x2: result("1.95", "3.40", "3.80"),
      fh_1x2: { ...result("2.60", "2.05", "4.40"), suspended: true },
    };
    const reading = parseCmd(cmdPage([{ ...COMING, ...results, lines: [{}] }]), CLOCK);
    expect(reading.problems).toEqual([]);
    expect(reading.matches[0]?.odds).toEqual({
      ft_1x2: [{ home: 1.95, draw: 3.4, away: 3.8 }],
      fh_1x2: [{ home: 2.6, draw: 2.05, away: 4.4, suspended: true }],
    });
  });

  it("leaves out a line whose price is missing, and empty boxes, without a problem", () => {
    const match = {
      ...COMING,
      lines: [{ ft_hdp: homeGives("0.5", "", "0.93"), fh_ou: total("1", "0.9", "0.9") }],
    };
    const reading = parseCmd(cmdPage([match]), CLOCK);
    expect(reading.problems).toEqual([]);
    expect(Object.keys(reading.matches[0]?.odds ?? {})).toEqual(["fh_ou"]);
  });

  it("notes a row that does not say its match", () => {
    const page = cmdPage([COMING]).replace('data-match="501"', "");
    expect(parseCmd(page, CLOCK).problems).toEqual([{ code: "bad-row-id", where: "R_501-0" }]);
  });

  it("notes a total whose sides are not over and under, and loses only that line", () => {
    const page = cmdPage([COMING]).replace('class="ou">o<', 'class="ou">u<');
    const reading = parseCmd(page, CLOCK);
    expect(reading.problems).toEqual([{ code: "bad-cell", where: "R_501-0/ft_ou" }]);
    expect(Object.keys(reading.matches[0]?.odds ?? {})).toEqual(["ft_hdp", "fh_hdp", "fh_ou"]);
  });

  it("does not read a match whose league is not known", () => {
    const page = cmdPage([{ ...COMING, league: "" }]);
    const reading = parseCmd(page, CLOCK);
    expect(reading.matches).toEqual([]);
    expect(reading.problems).toEqual([{ code: "match-without-league", where: "R_501-0" }]);
  });
});
