import { describe, expect, test } from "vitest";
import {
  complementOf,
  exchangeTeams,
  lineOfSide,
  propositionOf,
  type MarketKey,
  type Selection,
} from "arb-core";
import { negateLine } from "../src/selection.ts";
import { bet } from "./bets.ts";

describe("lineOfSide()", () => {
  test("turns the sign for the away side only, and never to -0", () => {
    expect(lineOfSide(-0.5, "home")).toBe(-0.5);
    expect(lineOfSide(-0.5, "away")).toBe(0.5);
    expect(lineOfSide(-1, "draw")).toBe(-1);
    expect(lineOfSide(2.5, "over")).toBe(2.5);
    expect(lineOfSide(2.5, "under")).toBe(2.5);
    expect(lineOfSide(0, "away")).toBe(0);
    expect(lineOfSide(-0, "away")).toBe(0);
  });
});

describe("negateLine()", () => {
  test("turns the sign, and never to -0", () => {
    expect([-0.25, 0, -0, 2].map(negateLine)).toEqual([0.25, 0, 0, -2]);
  });
});

describe("propositionOf()", () => {
  test.each([
    // Each row says one thing in the words of several markets.
    [["home", "home -0.5", "ft_eh home 0"]],
    [["away", "away -0.5", "ft_eh away 0"]],
    [["draw", "ft_eh draw 0"]],
    [["home_draw", "home +0.5"]],
    [["draw_away", "away +0.5"]],
    [["home 0", "ft_dnb home"]],
    [["away 0", "ft_dnb away"]],
    [["ft_eh home -1", "home -1.5"]],
    [["ft_eh home +2", "home +1.5"]],
    [["ft_eh away +1", "away +0.5", "draw_away"]],
    [["fh_1x2 home", "fh_hdp home -0.5", "fh_eh home 0"]],
    [["sh_dc home_draw", "sh_hdp home +0.5"]],
  ])("%j are one proposition", ([first = "", ...others]) => {
    expect(others.map((text) => propositionOf(bet(text)))).toEqual(
      others.map(() => propositionOf(bet(first))),
    );
  });

  test.each([
    ["home 0", "away 0"],
    ["home 0", "home"],
    ["home -0.5", "fh_hdp home -0.5"],
    ["ft_ml home", "ft_dnb home"],
    ["ft_eh draw 0", "ft_eh draw -1"],
    ["draw", "home_away"],
    ["over 0.5", "yes"],
    ["odd", "yes"],
  ])("%j and %j are two", (first, second) => {
    expect(propositionOf(bet(first))).not.toEqual(propositionOf(bet(second)));
  });

  test.each([
    ["home -0.25", "difference", "above", -0.25],
    ["away -0.25", "difference", "below", -0.25],
    ["over 2.75", "total", "above", -2.75],
    ["under 2.75", "total", "below", 2.75],
    ["ft_eh draw -1", "difference", "at", 1],
    ["home_away", "difference", "off", 0],
    ["ft_ml away", "winner", "below", 0],
    ["yes", "both", "above", -0.5],
    ["even", "parity", "below", 0.5],
  ] as const)("of %s is about the %s, %s %d", (text, quantity, direction, line) => {
    expect(propositionOf(bet(text))).toEqual({ period: "ft", quantity, direction, line });
  });

  test("never says -0", () => {
    for (const text of ["home -0", "over 1", "draw", "ft_eh draw 0", "ft_dnb away", "ft_ml home"]) {
      expect(Object.is(propositionOf(bet(text)).line, -0)).toBe(false);
    }
    const level = { scoreAtBet: { home: 1, away: 0 } };
    expect(Object.is(propositionOf(bet("home +1"), level).line, -0)).toBe(false);
  });

  test("counts an Asian handicap from the score at the bet, and nothing else", () => {
    const scoreAtBet = { home: 2, away: 1 };
    expect(propositionOf(bet("home -0.5"), { scoreAtBet }).line).toBe(-1.5);
    expect(propositionOf(bet("away +0.5"), { scoreAtBet }).line).toBe(1.5);
    for (const text of ["home", "ft_dnb home", "draw_away", "over 2.5", "ft_eh away +1", "yes"]) {
      expect(propositionOf(bet(text), { scoreAtBet })).toEqual(propositionOf(bet(text)));
    }
  });
});

describe("complementOf()", () => {
  test.each([
    ["home -0.5", "away +0.5"],
    ["away +0.25", "home -0.25"],
    ["fh_hdp home 0", "fh_hdp away 0"],
    ["over 2.5", "under 2.5"],
    ["sh_ou under 2.25", "sh_ou over 2.25"],
    ["home", "draw_away"],
    ["draw", "home_away"],
    ["away", "home_draw"],
    ["home_draw", "away"],
    ["home_away", "draw"],
    ["draw_away", "home"],
    ["ft_ml home", "ft_ml away"],
    ["ft_dnb away", "ft_dnb home"],
    ["yes", "no"],
    ["fh_btts no", "fh_btts yes"],
    ["odd", "even"],
    ["even", "odd"],
    ["ft_eh home -1", "away +1.5"],
    ["fh_eh away +1", "fh_hdp home -0.5"],
    ["ft_eh draw 0", "home_away"],
  ])("of %s is %s", (one, other) => {
    expect(complementOf(bet(one))).toEqual(bet(other));
  });

  test("there is none of a European handicap's draw at a line", () => {
    expect(complementOf(bet("ft_eh draw -1"))).toBeUndefined();
    expect(complementOf(bet("sh_eh draw +2"))).toBeUndefined();
  });
});

describe("exchangeTeams()", () => {
  test.each([
    ["home -0.5", "away -0.5"],
    ["draw", "draw"],
    ["home_draw", "draw_away"],
    ["home_away", "home_away"],
    ["ft_dnb away", "ft_dnb home"],
    ["ft_ml home", "ft_ml away"],
    ["ft_eh home -1", "ft_eh away -1"],
    ["ft_eh draw -1", "ft_eh draw +1"],
    ["over 2.5", "over 2.5"],
    ["under 2.5", "under 2.5"],
    ["yes", "yes"],
    ["no", "no"],
    ["odd", "odd"],
    ["even", "even"],
  ])("makes %s %s, and back", (one, other) => {
    expect(exchangeTeams(bet(one))).toEqual(bet(other));
    expect(exchangeTeams(bet(other))).toEqual(bet(one));
  });
});

describe("a bad selection", () => {
  test.each<[Selection, string]>([
    [
      { market: "ft_hdp", side: "draw", line: 0 },
      "Cannot read selection: ft_hdp has no such side, was draw",
    ],
    [
      { market: "ft_1x2", side: "over", line: 0 },
      "Cannot read selection: ft_1x2 has no such side, was over",
    ],
    [
      { market: "ft_hdp", side: "home", line: 0.3 },
      "Cannot read selection: its line must be a multiple of 0.25, was 0.3",
    ],
    [
      { market: "ft_hdp", side: "home", line: Number.NaN },
      "Cannot read selection: its line must be a multiple of 0.25, was NaN",
    ],
    [
      { market: "ft_ou", side: "under", line: 0 },
      "Cannot read selection: its line must be a multiple of 0.25 above 0, was 0",
    ],
    [
      { market: "ft_eh", side: "home", line: -0.5 },
      "Cannot read selection: its line must be a whole number, was -0.5",
    ],
    [
      { market: "ft_dc", side: "home_draw", line: 1 },
      "Cannot read selection: its line must be 0, was 1",
    ],
  ])("%o throws", (selection, message) => {
    expect(() => propositionOf(selection)).toThrow(new RangeError(message));
    expect(() => complementOf(selection)).toThrow(new RangeError(message));
  });

  test("of no market throws", () => {
    const selection = { market: "ft_cs" as MarketKey, side: "home", line: 0 } as const;
    expect(() => propositionOf(selection)).toThrow(/^Cannot find market: .*was ft_cs$/);
  });

  test("of a name that every object has throws", () => {
    const selection = { market: "ft_hdp", side: "constructor" as "home", line: 0 } as const;
    expect(() => propositionOf(selection)).toThrow(RangeError);
  });
});

test.each([Number.NaN, 0.3, -1, Infinity, 2 ** 53])(
  "propositionOf() refuses a score at the bet of %d goals",
  (goals) => {
    const scoreAtBet = { home: goals, away: 0 };
    expect(() => propositionOf(bet("home -0.5"), { scoreAtBet })).toThrow(
      `Cannot read score: goals must be whole numbers from 0 to 9999, was ${goals}`,
    );
  },
);
