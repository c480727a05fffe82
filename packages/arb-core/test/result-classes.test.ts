import { describe, expect, test } from "vitest";
import { describeResult, resultClasses, settle, type ResultClass } from "arb-core";
import { bet } from "./bets.ts";

const classesOf = (...texts: readonly string[]): ResultClass[] => resultClasses(texts.map(bet));
const ANY = { from: -Infinity, to: Infinity };
const ANY_TOTAL = { from: 0, to: Infinity };

/** A class that asks nothing, but for what is given. */
const classOf = (
  asked: Partial<ResultClass>,
): Pick<ResultClass, "difference" | "total" | "both" | "odd"> => ({
  difference: ANY,
  total: ANY_TOTAL,
  both: undefined,
  odd: undefined,
  ...asked,
});

describe("resultClasses()", () => {
  test("lists the draw apart for a quarter line", () => {
    expect(classesOf("home -0.25", "away +0.25")).toEqual([
      {
        ...classOf({ difference: { from: -Infinity, to: -1 } }),
        example: { home: 0, away: 1 },
        settlements: ["loss", "win"],
      },
      {
        ...classOf({ difference: { from: 0, to: 0 } }),
        example: { home: 0, away: 0 },
        settlements: ["half-loss", "half-win"],
      },
      {
        ...classOf({ difference: { from: 1, to: Infinity } }),
        example: { home: 1, away: 0 },
        settlements: ["win", "loss"],
      },
    ]);
  });

  test.each([
    [
      ["over 0.5"],
      [
        ["no goals", "loss"],
        ["1 goal or more", "win"],
      ],
    ],
    [
      ["home", "draw", "away"],
      [
        ["away wins", "loss", "loss", "win"],
        ["draw", "loss", "win", "loss"],
        ["home wins", "win", "loss", "loss"],
      ],
    ],
    [
      ["fh_eh home -1", "fh_eh draw -1", "fh_eh away +1"],
      [
        ["away does not lose", "loss", "loss", "win"],
        ["home wins by exactly 1", "loss", "win", "loss"],
        ["home wins by 2 or more", "win", "loss", "loss"],
      ],
    ],
    [
      ["home_away", "draw"],
      [
        ["away wins", "win", "loss"],
        ["draw", "loss", "win"],
        ["home wins", "win", "loss"],
      ],
    ],
    [
      ["ft_ml home", "ft_ml away"],
      [
        ["away wins", "loss", "win"],
        ["draw", "push", "push"],
        ["home wins", "win", "loss"],
      ],
    ],
    [
      ["over 2.25", "under 2.75"],
      [
        ["1 goal or fewer", "loss", "win"],
        ["2 goals", "half-loss", "win"],
        ["3 goals", "win", "half-loss"],
        ["4 goals or more", "win", "loss"],
      ],
    ],
    [
      ["yes", "odd"],
      [
        ["not both teams score, an even number of goals", "loss", "loss"],
        ["not both teams score, an odd number of goals", "loss", "win"],
        ["both teams score, an even number of goals", "win", "loss"],
        ["both teams score, an odd number of goals", "win", "win"],
      ],
    ],
    [
      ["over 0.25", "no"],
      [
        ["no goals, not both teams score", "half-loss", "win"],
        ["1 goal or more, not both teams score", "win", "win"],
        ["2 goals or more, both teams score", "win", "loss"],
      ],
    ],
  ])("of %j are named", (texts, expected) => {
    const classes = classesOf(...texts);
    expect(classes.map((entry) => [describeResult(entry), ...entry.settlements])).toEqual(expected);
  });

  test("knows what cannot be: one goal is no draw", () => {
    const classes = classesOf("draw", "over 0.5", "under 1.5");
    expect(
      classes.map(({ example, settlements }) => [
        `${example.home}-${example.away}`,
        ...settlements,
      ]),
    ).toEqual([
      ["0-0", "win", "loss", "win"],
      ["0-1", "loss", "win", "win"],
      ["1-0", "loss", "win", "win"],
      ["0-2", "loss", "win", "loss"],
      ["1-1", "win", "win", "loss"],
      ["2-0", "loss", "win", "loss"],
    ]);
  });

  test("gives an example of each class at which the bets end as it says", () => {
    const selections = ["home -0.75", "over 2.75", "yes", "even"].map(bet);
    const classes = resultClasses(selections);
    expect(classes.length).toBeGreaterThan(10);
    for (const { example, settlements } of classes) {
      expect(selections.map((selection) => settle(selection, example))).toEqual(settlements);
    }
  });

  test("counts a handicap from the score at the bet", () => {
    const classes = resultClasses([bet("home -0.5"), bet("draw_away")], {
      scoreAtBet: { home: 1, away: 0 },
    });
    expect(classes.map((entry) => [describeResult(entry), ...entry.settlements])).toEqual([
      ["away does not lose", "loss", "win"],
      ["home wins by exactly 1", "loss", "loss"],
      ["home wins by 2 or more", "win", "loss"],
    ]);
  });

  test("stays few at far lines", () => {
    // One with up to 999 goals, three with 1000, five with more.
    expect(classesOf("home -1000", "over 1000", "home +999.75")).toHaveLength(9);
  });

  test.each([
    [[], "Cannot class results: selections must be of one period, at least one of them, was none"],
    [
      ["home 0", "fh_hdp away 0"],
      "Cannot class results: selections must be of one period, at least one of them, " +
        "was ft_hdp, fh_hdp",
    ],
    [
      ["ft_ml home", "ft_dnb away"],
      "Cannot class results: a moneyline counts overtime and goes with moneylines only, " +
        "was ft_ml, ft_dnb",
    ],
    [["home 0.1"], "Cannot read selection: its line must be a multiple of 0.25, was 0.1"],
  ])("refuses %j", (texts, message) => {
    expect(() => classesOf(...texts)).toThrow(new RangeError(message));
  });
});

describe("describeResult()", () => {
  test.each([
    [-Infinity, Infinity, "any result"],
    [0, 0, "draw"],
    [1, 1, "home wins by exactly 1"],
    [-2, -2, "away wins by exactly 2"],
    [1, Infinity, "home wins"],
    [-Infinity, -1, "away wins"],
    [2, Infinity, "home wins by 2 or more"],
    [-Infinity, -3, "away wins by 3 or more"],
    [1, 3, "home wins by at most 3"],
    [2, 3, "home wins by 2 to 3"],
    [-2, -1, "away wins by at most 2"],
    [-4, -2, "away wins by 2 to 4"],
    [-Infinity, 0, "away does not lose"],
    [0, Infinity, "home does not lose"],
    [-Infinity, 1, "home wins by at most 1, or does not win"],
    [-2, Infinity, "away wins by at most 2, or does not win"],
    [0, 1, "home wins by exactly 1 or draw"],
    [-1, 0, "draw or away wins by exactly 1"],
    [-1, 2, "home wins by at most 2 or draw or away wins by exactly 1"],
  ])("a difference from %d to %d: %s", (from, to, text) => {
    expect(describeResult(classOf({ difference: { from, to } }))).toBe(text);
  });

  test.each([
    [0, Infinity, "any result"],
    [0, 0, "no goals"],
    [1, 1, "1 goal"],
    [2, 2, "2 goals"],
    [0, 1, "1 goal or fewer"],
    [0, 2, "2 goals or fewer"],
    [1, Infinity, "1 goal or more"],
    [3, Infinity, "3 goals or more"],
    [2, 3, "2 to 3 goals"],
  ])("a total from %d to %d: %s", (from, to, text) => {
    expect(describeResult(classOf({ total: { from, to } }))).toBe(text);
  });

  test("puts the answers one after the other", () => {
    expect(
      describeResult({
        difference: { from: 0, to: 0 },
        total: { from: 2, to: 2 },
        both: true,
        odd: false,
      }),
    ).toBe("draw, 2 goals, both teams score, an even number of goals");
    expect(describeResult(classOf({ both: false }))).toBe("not both teams score");
    expect(describeResult(classOf({ odd: true }))).toBe("an odd number of goals");
  });
});
