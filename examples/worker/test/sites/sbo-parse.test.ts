import { describe, expect, it } from "vitest";
import { parseSbo } from "../../src/sites/sbo/parse.ts";
import { awayGives, comingMatch, homeGives, result, total } from "./fixtures/page-content.ts";
import { sboPage } from "./fixtures/sbo-page.ts";

const CLOCK = { now: Date.UTC(2026, 10, 22, 17), utcOffsetMinutes: 480 };
const COMING = comingMatch("11/23 03:00");

describe("parseSbo()", () => {
  it("reads a coming match: names, league, kick-off and four markets", () => {
    const reading = parseSbo(sboPage([COMING]), CLOCK);
    expect(reading).toEqual({
      rows: 1,
      problems: [],
      matches: [
        {
          id: "501",
          sport: "football",
          league: "SPAIN LA LIGA",
          home_team: "Real Sociedad",
          away_team: "Getafe",
          live: false,
          time: "11/23 03:00",
          start_time: "2026-11-22T19:00:00.000Z",
          odds: {
            ft_hdp: [{ home: 1.95, away: 1.9300000000000002, handicap: -0.5 }],
            ft_ou: [{ over: 1.88, under: 1 + 1 / 0.98, line: 2.5 }],
            fh_hdp: [{ home: 1.7, away: 1 + 1 / 0.84, handicap: 0 }],
            fh_ou: [{ over: 1.9, under: 1.96, line: 1 }],
          },
        },
      ],
    });
  });

  it("removes the zero-width characters between the letters of names", () => {
    const page = sboPage([COMING]);
    expect(page).toContain("G\u200Ce\u200Ct");
    expect(parseSbo(page, CLOCK).matches[0]?.away_team).toBe("Getafe");
  });

  it("skips the extra cell of a running row and reads score, minute and period", () => {
    const live = { ...COMING, clock: { time: "2H 30'", score: "1-0" } };
    const [match] = parseSbo(sboPage([live]), CLOCK).matches;
    expect(match).toMatchObject({
      live: true,
      time: "2H 30'",
      period: "2H",
      score: { home: 1, away: 0 },
      home_team: "Real Sociedad",
      odds: { ft_hdp: [{ handicap: -0.5 }], fh_ou: [{ line: 1 }] },
    });
    expect(match).not.toHaveProperty("start_time");
  });

  it("reads half time", () => {
    const live = { ...COMING, clock: { time: "HT", score: "0-0" } };
    expect(parseSbo(sboPage([live]), CLOCK).matches[0]).toMatchObject({ period: "HT", time: "HT" });
  });

  it("adds further lines without names to their match, main line first", () => {
    const match = {
      ...COMING,
      lines: [
        { ft_hdp: homeGives("0.5", "0.95", "0.93") },
        { ft_hdp: homeGives("0.5-1", "-0.80", "0.70") },
        { ft_hdp: homeGives("0-0.5", "0.60", "-0.72") },
      ],
    };
    const reading = parseSbo(sboPage([match]), CLOCK);
    expect(reading.rows).toBe(3);
    expect(reading.matches).toHaveLength(1);
    expect(reading.matches[0]?.odds.ft_hdp).toMatchObject([
      { handicap: -0.5 },
      { handicap: -0.75 },
      { handicap: -0.25 },
    ]);
  });

  it("gives each handicap the sign of its own giver: full time and first half differ", () => {
    const match = {
      ...COMING,
      lines: [
        {
          ft_hdp: awayGives("0.5-1", "0.95", "0.93"),
          fh_hdp: homeGives("0-0.5", "0.90", "0.98"),
          ft_ou: total("2.5-3", "0.88", "-0.98"),
        },
      ],
    };
    expect(parseSbo(sboPage([match]), CLOCK).matches[0]?.odds).toMatchObject({
      ft_hdp: [{ handicap: 0.75 }],
      fh_hdp: [{ handicap: -0.25 }],
      ft_ou: [{ line: 2.75 }],
    });
  });

  it("leaves out suspended lines, which have lost their links, without a problem", () => {
    const suspended = { ...homeGives("0.5", "0.95", "0.93"), suspended: true };
    const match = { ...COMING, lines: [{ ft_hdp: suspended, ft_ou: total("2.5", "0.9", "0.9") }] };
    const reading = parseSbo(sboPage([match]), CLOCK);
    expect(Object.keys(reading.matches[0]?.odds ?? {})).toEqual(["ft_ou"]);
    expect(reading.problems).toEqual([]);
  });

  it("leaves out a line whose price is missing, without a problem", () => {
    const match = { ...COMING, lines: [{ ft_hdp: homeGives("0.5", "0.95", "") }] };
    const reading = parseSbo(sboPage([match]), CLOCK);
    expect(reading.matches[0]?.odds).toEqual({});
    expect(reading.problems).toEqual([]);
  });

  it("notes a price that is none in the page's format, and loses only that line", () => {
    const match = {
      ...COMING,
      lines: [{ ft_hdp: homeGives("0.5", "1.95", "1.93"), ft_ou: total("2.5", "0.9", "0.9") }],
    };
    const reading = parseSbo(sboPage([match]), CLOCK);
    expect(reading.problems).toEqual([{ code: "bad-price", where: "odds-row-501_0/ft_hdp" }]);
    expect(Object.keys(reading.matches[0]?.odds ?? {})).toEqual(["ft_ou"]);
  });

  it("reads the same prices in the format to which the user switched", () => {
    const match = { ...COMING, lines: [{ ft_ou: total("2.5", "1.95", "1.93") }] };
    const reading = parseSbo(sboPage([match], { format: "DE" }), CLOCK);
    expect(reading.matches[0]?.odds.ft_ou).toEqual([{ over: 1.95, under: 1.93, line: 2.5 }]);
  });

  it("reads no match when the page does not say its odds format", () => {
    const page = sboPage([COMING], { format: "none of them" });
    const reading = parseSbo(page, CLOCK);
    expect(reading.matches).toEqual([]);
    expect(reading.rows).toBe(1);
    expect(reading.problems).toEqual([{ code: "unknown-odds-format", where: "page" }]);
  });

  it("marks neutral ground and keeps squad markers in the names", () => {
    const match = { ...COMING, home: "Chelsea (W) (N)", away: "Arsenal U21" };
    expect(parseSbo(sboPage([match]), CLOCK).matches[0]).toMatchObject({
      home_team: "Chelsea (W)",
      away_team: "Arsenal U21",
      neutral: true,
    });
  });

  it("passes over a pseudo match and counts it once, however many lines it has", () => {
    const lines = [{ ft_ou: total("9.5", "0.9", "0.9") }, { ft_ou: total("10", "0.9", "0.9") }];
    const corners = { ...COMING, id: "502", home: "Getafe (No. of Corners)", lines };
    const reading = parseSbo(sboPage([corners, COMING]), CLOCK);
    expect(reading.matches.map(({ id }) => id)).toEqual(["501"]);
    expect(reading.problems).toEqual([{ code: "pseudo-match", where: "odds-row-502_0" }]);
  });

  it("notes a row without teams whose match is unknown, and loses only that row", () => {
    const nameless = { ...COMING, id: "502", home: "", away: "" };
    const reading = parseSbo(sboPage([nameless, COMING]), CLOCK);
    expect(reading.matches.map(({ id }) => id)).toEqual(["501"]);
    expect(reading.problems).toEqual([{ code: "row-without-teams", where: "odds-row-502_0" }]);
  });

  it("refuses a running mark in the container of coming matches", () => {
    const page = sboPage([COMING]).replace("odds-row-501", "odds-row-live-501");
    expect(parseSbo(page, CLOCK).problems).toEqual([
      { code: "bad-row-id", where: "odds-row-live-501_0" },
    ]);
  });

  it("notes a row that has a cell too few, and loses only that row", () => {
    const page = sboPage([COMING, { ...COMING, id: "502" }]);
    const cell = /<td><a href="#"><span>0\.5<\/span>.*?<\/td>/su.exec(page)?.[0] ?? "not found";
    const reading = parseSbo(page.replace(cell, ""), CLOCK);
    expect(reading.problems).toEqual([{ code: "missing-cells", where: "odds-row-501_0" }]);
    expect(reading.matches.map(({ id }) => id)).toEqual(["502"]);
  });

  it("does not take one market's cell for another's when the columns have moved", () => {
    const page = sboPage([COMING]);
    const cell = /<td><a href="#"><span>0\.5<\/span>.*?<\/td>/su.exec(page)?.[0] ?? "not found";
    const reading = parseSbo(
      page.replace(cell, "").replace("</tr>\n    <tr>", "<td></td>$&"),
      CLOCK,
    );
    expect(reading.problems.map(({ code }) => code)).toContain("bad-cell");
    expect(reading.matches[0]?.odds).not.toHaveProperty("ft_hdp");
  });

  it("reads a three-way market: home, away and draw in three rows", () => {
    const match = { ...COMING, ft_1x2: result("1.95", "3.40", "3.80"), lines: [{}] };
    const reading = parseSbo(sboPage([match]), CLOCK);
    expect(reading.problems).toEqual([]);
    expect(reading.matches[0]?.odds).toEqual({ ft_1x2: [{ home: 1.95, draw: 3.4, away: 3.8 }] });
  });
});
