import { describe, expect, it } from "vitest";
import { parsePeriod, parseScore, readKickOffClock } from "../../src/reading/match-clock.ts";

describe("parsePeriod()", () => {
  it.each([
    ["1H 23", "1H"],
    ["1H 15'", "1H"],
    ["2H45+", "2H"],
    ["2h 30'", "2H"],
    ["2H 45' +3", "2H"],
    ["HT", "HT"],
    ["H.Time", "HT"],
    ["Half-Time", "HT"],
  ])("reads %s", (text, period) => {
    expect(parsePeriod(text)).toBe(period);
  });

  it.each(["", "IR", "LIVE", "03:00AM", "1Hour", "HTTP", "3H 5"])("finds none in %j", (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });
});

describe("parseScore()", () => {
  it("reads goals on both sides", () => {
    expect(parseScore("1-0")).toEqual({ home: 1, away: 0 });
    expect(parseScore("10 - 2")).toEqual({ home: 10, away: 2 });
  });

  it.each(["", "-", "1", "1-", "1-0-2", "-1-0", "100-0", "a-b"])("refuses %j", (text) => {
    expect(parseScore(text)).toBeUndefined();
  });
});

describe("readKickOffClock()", () => {
  it("is undefined for a running clock", () => {
    expect(readKickOffClock("1H 23", { now: 0, utcOffsetMinutes: 480 })).toBeUndefined();
  });
});
