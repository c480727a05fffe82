import { describe, expect, test } from "vitest";
import {
  payoff,
  PERIODS,
  settle,
  SETTLEMENTS,
  type MarketKey,
  type Selection,
  type Settlement,
} from "arb-core";
import { periodScore } from "../src/period-score.ts";
import { bet } from "./bets.ts";

/** Reads "2-1". */
function scoreOf(text: string): { home: number; away: number } {
  const [home, away] = text.split("-").map(Number);
  return { home: home!, away: away! };
}

/** The same bet in another period. */
function inPeriod(period: string, text: string): Selection {
  const selection = bet(text);
  return { ...selection, market: `${period}_${selection.market.slice(3)}` as MarketKey };
}

const LETTERS: Readonly<Record<Settlement, string>> = {
  win: "W",
  "half-win": "w",
  push: "p",
  "half-loss": "l",
  loss: "L",
};

describe.each(PERIODS)("settle() in %s", (period) => {
  // W and L: won and lost whole; w and l: by half; p: pushed.
  const scores = "0-0 1-0 0-1 1-1 2-0 1-2 2-2 3-0".split(" ");

  test.each([
    // Asian handicap: home minus away is 0, 1, -1, 0, 2, -1, 0, 3.
    ["home +1     ", "W W p W W p W W"],
    ["home +0.5   ", "W W L W W L W W"],
    ["home +0.25  ", "w W L w W L w W"],
    ["home 0      ", "p W L p W L p W"],
    ["home -0.25  ", "l W L l W L l W"],
    ["home -0.5   ", "L W L L W L L W"],
    ["home -0.75  ", "L w L L W L L W"],
    ["home -1     ", "L p L L W L L W"],
    ["home -1.25  ", "L l L L W L L W"],
    ["away +0.75  ", "W l W W L W W L"],
    ["away +0.5   ", "W L W W L W W L"],
    ["away +0.25  ", "w L W w L W w L"],
    ["away 0      ", "p L W p L W p L"],
    ["away -0.25  ", "l L W l L W l L"],
    // Over/under: the sum of goals is 0, 1, 1, 2, 2, 3, 4, 3.
    ["over 2      ", "L L L p p W W W"],
    ["over 2.25   ", "L L L l l W W W"],
    ["over 2.5    ", "L L L L L W W W"],
    ["over 2.75   ", "L L L L L w W w"],
    ["over 3      ", "L L L L L p W p"],
    ["under 2     ", "W W W p p L L L"],
    ["under 2.25  ", "W W W w w L L L"],
    ["under 2.5   ", "W W W W W L L L"],
    ["under 2.75  ", "W W W W W l L l"],
    // 1X2, double chance, and what gives the stake back at a draw.
    ["home        ", "L W L L W L L W"],
    ["draw        ", "W L L W L L W L"],
    ["away        ", "L L W L L W L L"],
    ["home_draw   ", "W W L W W L W W"],
    ["home_away   ", "L W W L W W L W"],
    ["draw_away   ", "W L W W L W W L"],
    ["ft_dnb home ", "p W L p W L p W"],
    ["ft_dnb away ", "p L W p L W p L"],
    ["ft_ml home  ", "p W L p W L p W"],
    ["ft_ml away  ", "p L W p L W p L"],
    // European handicap: the draw stands at the home side's line.
    ["ft_eh home -1", "L L L L W L L W"],
    ["ft_eh draw -1", "L W L L L L L L"],
    ["ft_eh away +1", "W L W W L W W L"],
    ["ft_eh home +1", "W W L W W L W W"],
    ["ft_eh draw +1", "L L W L L W L L"],
    ["ft_eh away -1", "L L L L L L L L"],
    // Both teams to score, odd or even.
    ["yes         ", "L L L W L W W L"],
    ["no          ", "W W W L W L L W"],
    ["odd         ", "L W W L L W L W"],
    ["even        ", "W L L W W L W L"],
  ])("%s at 0-0 1-0 0-1 1-1 2-0 1-2 2-2 3-0: %s", (text, expected) => {
    const selection = inPeriod(period, text.trim());
    const letters = scores.map((score) => LETTERS[settle(selection, scoreOf(score))]);
    expect(letters.join(" ")).toBe(expected);
  });
});

describe("settle()", () => {
  test("half markets settle on their own half: 1-0 at half-time, 1-2 at the end", () => {
    const result = { fullTime: { home: 1, away: 2 }, halfTime: { home: 1, away: 0 } };
    const ends = PERIODS.map((period) => {
      const score = periodScore(period, result)!;
      return [inPeriod(period, "home"), inPeriod(period, "over 1.5")].map((one) =>
        settle(one, score),
      );
    });
    expect(ends).toEqual([
      ["loss", "win"],
      ["win", "loss"],
      ["loss", "win"],
    ]);
  });

  test.each([
    ["home -0.5", "loss", "win"],
    ["home 0", "push", "win"],
    ["away +0.25", "half-win", "loss"],
    // Everything else counts from nil-nil.
    ["home", "win", "win"],
    ["ft_eh home 0", "win", "win"],
    ["ft_dnb home", "win", "win"],
    ["draw_away", "loss", "loss"],
    ["over 1.5", "loss", "win"],
    ["even", "loss", "win"],
  ] as const)("of a bet at 1-0, %s is a %s at 1-0 and a %s at 2-0", (text, atBet, later) => {
    const scoreAtBet = { home: 1, away: 0 };
    expect(settle(bet(text), { home: 1, away: 0 }, { scoreAtBet })).toBe(atBet);
    expect(settle(bet(text), { home: 2, away: 0 }, { scoreAtBet })).toBe(later);
  });

  test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])("refuses %d goals", (goals) => {
    const message = `Cannot read score: goals must be whole numbers from 0 to 9999, was ${goals}`;
    expect(() => settle(bet("home 0"), { home: goals, away: 0 })).toThrow(new RangeError(message));
    expect(() => settle(bet("home 0"), { home: 0, away: goals })).toThrow(new RangeError(message));
  });

  test("refuses a line or a side that its market has not", () => {
    const nilNil = { home: 0, away: 0 };
    expect(() => settle({ market: "ft_hdp", side: "home", line: 0.3 }, nilNil)).toThrow(
      new RangeError("Cannot read selection: its line must be a multiple of 0.25, was 0.3"),
    );
    expect(() => settle({ market: "ft_ou", side: "yes", line: 2.5 }, nilNil)).toThrow(
      new RangeError("Cannot read selection: ft_ou has no such side, was yes"),
    );
  });
});

describe("payoff()", () => {
  test("returns the stake with the winnings, halves apart", () => {
    expect(SETTLEMENTS.map((settlement) => payoff(settlement, 1.9))).toEqual([
      1.9, 1.45, 1, 0.5, 0,
    ]);
  });
});
