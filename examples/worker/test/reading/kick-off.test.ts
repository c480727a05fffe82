import { describe, expect, it } from "vitest";
import { parseFeedTime, parseKickOff } from "../../src/reading/kick-off.ts";

/** 23 November 2026, 01:00 at UTC+8. */
const CLOCK = { now: Date.UTC(2026, 10, 22, 17, 0, 20), utcOffsetMinutes: 480 };

const read = (text: string, clock = CLOCK): string | undefined => {
  const moment = parseKickOff(text, clock);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe("parseKickOff()", () => {
  it.each([
    ["11/23 03:00", "2026-11-22T19:00:00.000Z"],
    ["11/23 03:00AM", "2026-11-22T19:00:00.000Z"],
    ["LIVE 11/23 03:00PM", "2026-11-23T07:00:00.000Z"],
    ["03:00AM", "2026-11-22T19:00:00.000Z"],
    ["LIVE 05:15PM", "2026-11-23T09:15:00.000Z"],
    ["live05:15 pm", "2026-11-23T09:15:00.000Z"],
    ["12:05AM", "2026-11-22T16:05:00.000Z"],
    ["12:05PM", "2026-11-23T04:05:00.000Z"],
  ])("reads %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("takes the year that brings a date nearest to now", () => {
    const newYearsEve = { now: Date.UTC(2026, 11, 31, 12), utcOffsetMinutes: 480 };
    const newYear = { now: Date.UTC(2027, 0, 1, 12), utcOffsetMinutes: 480 };
    expect(read("01/02 03:00", newYearsEve)).toBe("2027-01-01T19:00:00.000Z");
    expect(read("12/31 03:00", newYear)).toBe("2026-12-30T19:00:00.000Z");
  });

  it("counts the year in the site's own time, not in UTC", () => {
    const clock = { now: Date.UTC(2026, 11, 31, 20), utcOffsetMinutes: 480 };
    expect(read("01/01 05:00", clock)).toBe("2026-12-31T21:00:00.000Z");
  });

  it("takes a clock time without a date for one up to an hour ago, or the next one", () => {
    expect(read("01:00AM")).toBe("2026-11-22T17:00:00.000Z");
    expect(read("12:00AM")).toBe("2026-11-22T16:00:00.000Z");
    expect(read("11:59PM")).toBe("2026-11-23T15:59:00.000Z");
  });

  it("reads 29 February only near a leap year", () => {
    expect(read("02/29 12:00")).toBeUndefined();
    expect(read("02/29 12:00", { now: Date.UTC(2028, 1, 1), utcOffsetMinutes: 0 })).toBe(
      "2028-02-29T12:00:00.000Z",
    );
  });

  it.each([
    "",
    "LIVE",
    "HT",
    "1H 23",
    "2H 30'",
    "24:00",
    "13:00PM",
    "00:30AM",
    "10:60",
    "13/01 10:00",
  ])("takes %j for no kick-off", (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe("parseFeedTime()", () => {
  it.each([
    ["11/23/2026 03:00", 480, "2026-11-22T19:00:00.000Z"],
    ["01/01/2027 00:15", 480, "2026-12-31T16:15:00.000Z"],
    ["12/31/2026 23:59", -240, "2027-01-01T03:59:00.000Z"],
    ["02/29/2028 12:00", 0, "2028-02-29T12:00:00.000Z"],
  ])("reads %s at %d minutes ahead of UTC", (text, offset, expected) => {
    expect(parseFeedTime(text, offset)).toBe(Date.parse(expected));
  });

  it.each([
    "",
    "11/23 03:00",
    "11/23/2026",
    "23/11/2026 03:00",
    "02/29/2026 12:00",
    "11/31/2026 12:00",
    "11/23/2026 24:00",
    "11/23/2026 10:60",
    "11/23/2026 3:00",
    " 11/23/2026 03:00",
    "11/23/2026 03:00PM",
    "00/10/2026 10:00",
  ])("takes %j for none", (text) => {
    expect(parseFeedTime(text, 480)).toBeUndefined();
  });
});
