import { expect, test } from "vitest";
import { printReading } from "../src/print-reading.ts";

test("printReading() prints a row for each line, and counts what could not be read", () => {
  const problem = { code: "bad-price", where: "e_2_1/ft_ou" };
  const reading = {
    rows: 3,
    problems: [problem, problem, { code: "pseudo-match", where: "e_3_1" }],
    matches: [
      {
        id: "1",
        home_team: "Arsenal",
        away_team: "Chelsea",
        live: true,
        time: "2H 30'",
        score: { home: 1, away: 0 },
        odds: {
          ft_hdp: [
            { home: 1.95, away: 1.97, handicap: -0.5 },
            { home: 2.5, away: 1.5, handicap: 0.25, suspended: true as const },
          ],
          ft_1x2: { home: 1.4, draw: 4.5, away: 8 },
        },
      },
      {
        id: "2",
        home_team: "Leeds",
        away_team: "Hull",
        live: false,
        time: "11/23 03:00",
        odds: {},
      },
    ],
  };
  expect(printReading(reading, Date.UTC(2026, 10, 22, 17))).toBe(
    [
      "match              state        market  line   prices",
      "Arsenal v Chelsea  1-0 2H 30'   ft_hdp  -0.5   home 1.950  away 1.970",
      "                                ft_hdp  +0.25  home 2.500  away 1.500              suspended",
      "                                ft_1x2         home 1.400  draw 4.500  away 8.000",
      "Leeds v Hull       11/23 03:00",
      "",
      "2 matches, 3 rows, of 2026-11-22T17:00:00.000Z",
      "not read: 2 bad-price, 1 pseudo-match",
    ].join("\n"),
  );
});
