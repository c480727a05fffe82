import { describe, expect, test } from "vitest";
import { payoff, resultClasses, settle, settleAt, type Selection } from "arb-core";

const home = (line: number): Selection => ({ market: "ft_hdp", side: "home", line });
const away = (line: number): Selection => ({ market: "ft_hdp", side: "away", line });
const over = (line: number): Selection => ({ market: "ft_ou", side: "over", line });
const under = (line: number): Selection => ({ market: "ft_ou", side: "under", line });

describe("settle()", () => {
  test.each([
    [home(-0.5), 1, 0, "win"],
    [home(-0.5), 0, 0, "loss"],
    [home(0), 1, 1, "push"],
    [home(-0.25), 0, 0, "half-loss"],
    [home(-0.25), 1, 0, "win"],
    [home(-0.75), 1, 0, "half-win"],
    [home(-0.75), 2, 0, "win"],
    [home(-1), 1, 0, "push"],
    [home(-1.25), 1, 0, "half-loss"],
    [away(0.25), 0, 0, "half-win"],
    [away(0.5), 0, 0, "win"],
    [away(0.75), 1, 0, "half-loss"],
    [over(2.5), 2, 1, "win"],
    [over(2.25), 1, 1, "half-loss"],
    [over(2.75), 2, 1, "half-win"],
    [over(3), 2, 1, "push"],
    [under(2.25), 1, 1, "half-win"],
    [under(2.75), 2, 1, "half-loss"],
    [under(2.5), 3, 0, "loss"],
  ] as const)("settles %o at %i-%i as %s", (bet, homeGoals, awayGoals, settlement) => {
    expect(settle(bet, { home: homeGoals, away: awayGoals })).toBe(settlement);
  });

  test("counts a handicap from the score at the bet, and totals from nought", () => {
    const scoreAtBet = { home: 1, away: 0 };
    expect(settle(home(-0.5), { home: 1, away: 0 }, { scoreAtBet })).toBe("loss");
    expect(settle(home(-0.5), { home: 2, away: 0 }, { scoreAtBet })).toBe("win");
    expect(settle(over(0.5), { home: 1, away: 0 }, { scoreAtBet })).toBe("win");
  });

  test("refuses a line that is no quarter and a result that is no integer", () => {
    expect(() => settle(home(0.3), { home: 0, away: 0 })).toThrow(
      "Cannot settle selection: its line must be a multiple of 0.25, was 0.3",
    );
    expect(() => settleAt(home(0.5), 0.5)).toThrow(RangeError);
  });
});

describe("payoff()", () => {
  test("returns the stake with the winnings, halves apart", () => {
    expect(
      (["win", "half-win", "push", "half-loss", "loss"] as const).map((s) => payoff(s, 1.9)),
    ).toEqual([1.9, 1.45, 1, 0.5, 0]);
  });
});

describe("resultClasses()", () => {
  test("lists the draw apart for a quarter line", () => {
    expect(resultClasses([home(-0.25), away(0.25)])).toEqual([
      { from: -Infinity, to: -1, settlements: ["loss", "win"] },
      { from: 0, to: 0, settlements: ["half-loss", "half-win"] },
      { from: 1, to: Infinity, settlements: ["win", "loss"] },
    ]);
  });

  test("knows no negative sum of goals", () => {
    expect(resultClasses([over(0.5)])).toEqual([
      { from: 0, to: 0, settlements: ["loss"] },
      { from: 1, to: Infinity, settlements: ["win"] },
    ]);
  });

  test("refuses selections of different markets, and none", () => {
    expect(() => resultClasses([home(0), over(2)])).toThrow(RangeError);
    expect(() => resultClasses([])).toThrow(RangeError);
  });
});
