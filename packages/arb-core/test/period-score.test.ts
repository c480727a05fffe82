import { describe, expect, test } from "vitest";
import { periodScore } from "../src/period-score.ts";

describe("periodScore()", () => {
  const fullTime = { home: 2, away: 1 };

  test.each([
    ["ft", { home: 2, away: 1 }],
    ["fh", { home: 1, away: 1 }],
    ["sh", { home: 1, away: 0 }],
  ] as const)("knows each period of a match with both scores: %s", (period, score) => {
    expect(periodScore(period, { fullTime, halfTime: { home: 1, away: 1 } })).toEqual(score);
  });

  test("knows the full time alone without a half-time score", () => {
    expect(periodScore("ft", { fullTime })).toEqual(fullTime);
    expect(periodScore("fh", { fullTime })).toBeUndefined();
    expect(periodScore("sh", { fullTime })).toBeUndefined();
  });

  test.each([
    { home: 3, away: 0 },
    { home: 0, away: 2 },
  ])("knows neither half where half time is above full time: %o", (halfTime) => {
    expect(periodScore("ft", { fullTime, halfTime })).toEqual(fullTime);
    expect(periodScore("fh", { fullTime, halfTime })).toBeUndefined();
    expect(periodScore("sh", { fullTime, halfTime })).toBeUndefined();
  });
});
