import { describe, expect, it } from "vitest";
import { readHandicapLine, readTotalLine } from "../../src/reading/market-line.ts";
import { awayGives, homeGives, total } from "../sites/fixtures/page-content.ts";

describe("readHandicapLine()", () => {
  it.each([
    [homeGives("0.5", "0.95", "0.93"), -0.5],
    [awayGives("0.5", "0.95", "0.93"), 0.5],
    [homeGives("0-0.5", "0.95", "0.93"), -0.25],
    [awayGives("0/0.5", "0.95", "0.93"), 0.25],
    [homeGives("0.5/1", "0.95", "0.93"), -0.75],
    [awayGives("1.5-2", "0.95", "0.93"), 1.75],
    [homeGives("0", "0.95", "0.93"), 0],
    [awayGives("0", "0.95", "0.93"), 0],
  ])("reads the home handicap from the side that shows the line: %j", (cells, handicap) => {
    const line = readHandicapLine(cells, "malay");
    expect(line).toMatchObject({ ok: true, value: { handicap } });
  });

  it.each([
    homeGives("", "0.95", "0.93"),
    homeGives("-0.5", "0.95", "0.93"),
    homeGives("+0.5", "0.95", "0.93"),
    homeGives("u", "0.95", "0.93"),
    homeGives("0.3", "0.95", "0.93"),
    { ...homeGives("0.5", "0.95", "0.93"), awayLine: "0.5" },
  ])("refuses a line that is missing, signed, no quarter or on both sides: %j", (cells) => {
    expect(readHandicapLine(cells, "malay")).toEqual({ ok: false, error: "bad-line" });
  });

  it("offers nothing when a price is missing, whatever the line", () => {
    expect(readHandicapLine(homeGives("?", "", "0.93"), "malay")).toEqual({ ok: true });
    expect(readHandicapLine(homeGives("?", "", ""), "malay")).toEqual({ ok: true });
  });

  it.each(["1.20", "0", "x", "0.9 5", "1e-1", `0.95${" ".repeat(10)}${"9".repeat(30)}`])(
    "refuses the Malay price %j even when the other is missing",
    (price) => {
      const refused = { ok: false, error: "bad-price" };
      expect(readHandicapLine(homeGives("0.5", price, "0.93"), "malay")).toEqual(refused);
      expect(readHandicapLine(homeGives("0.5", "", price), "malay")).toEqual(refused);
    },
  );

  it("refuses prices that the wire would refuse with their whole match", () => {
    expect(readHandicapLine(homeGives("0.5", "1.0001", "900"), "decimal").ok).toBe(false);
    expect(readHandicapLine(homeGives("0.5", "1.01", "5000"), "decimal").ok).toBe(false);
  });

  it("refuses two prices that cannot be of one line", () => {
    const refused = { ok: false, error: "implausible-prices" };
    expect(readHandicapLine(homeGives("0.5", "-0.80", "-0.90"), "malay")).toEqual(refused);
    expect(readHandicapLine(homeGives("0.5", "0.30", "0.40"), "malay")).toEqual(refused);
    expect(readHandicapLine(homeGives("0.5", "0.50", "-0.50"), "malay").ok).toBe(true);
  });
});

describe("readTotalLine()", () => {
  it("reads line and prices, and whether it is suspended", () => {
    expect(readTotalLine(total("2.5-3", "0.95", "-0.98"), "malay")).toEqual({
      ok: true,
      value: { over: 1.95, under: 1 + 1 / 0.98, line: 2.75 },
    });
    const suspended = { ...total("2.5", "0.95", "0.93"), suspended: true };
    expect(readTotalLine(suspended, "malay")).toMatchObject({ value: { suspended: true } });
  });

  it.each(["", "0", "-2.5", "2.3"])("refuses the line %j", (line) => {
    expect(readTotalLine(total(line, "0.95", "0.93"), "malay")).toEqual({
      ok: false,
      error: "bad-line",
    });
  });
});
