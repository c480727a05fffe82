import { describe, expect, it } from "vitest";
import { readInstant, utcMidnight } from "../../src/odds-files/utc-date.ts";

describe("utcMidnight()", () => {
  it.each([
    [2024, 2, 29, "2024-02-29"],
    [1993, 8, 14, "1993-08-14"],
    [2000, 12, 31, "2000-12-31"],
  ])("finds the day %i-%i-%i", (year, month, day, written) => {
    expect(utcMidnight(year, month, day)).toBe(Date.parse(`${written}T00:00:00Z`));
  });

  it.each([
    [2023, 2, 29],
    [2023, 4, 31],
    [2023, 13, 1],
    [2023, 0, 1],
    [2023, 1, 0],
    [93, 8, 14],
  ])("finds no day %i-%i-%i", (year, month, day) => {
    expect(utcMidnight(year, month, day)).toBeUndefined();
  });
});

describe("readInstant()", () => {
  it.each([
    ["2025-10-20T03:49:25Z", "2025-10-20T03:49:25.000Z"],
    ["2025-10-20T03:49:25.460793+00:00", "2025-10-20T03:49:25.460Z"],
    ["2025-10-20T23:30:00-01:30", "2025-10-21T01:00:00.000Z"],
    ["2025-10-20T03:49", "2025-10-20T03:49:00.000Z"],
    [" 2024-02-29T00:00:00 ", "2024-02-29T00:00:00.000Z"],
  ])("reads %j", (text, moment) => {
    expect(readInstant(text)).toBe(Date.parse(moment));
  });

  it.each([
    undefined,
    "",
    "2025-10-20",
    "2023-02-29T00:00:00Z",
    "2023-02-28T25:00:00Z",
    "2023-02-28T00:00:00 Z",
    "20 Oct 2025 03:49:25 GMT",
    `2025-10-20T03:49:25Z${" ".repeat(40)}`,
  ])("reads nothing from %j", (text) => {
    expect(readInstant(text)).toBeUndefined();
  });
});
