import { describe, expect, test } from "vitest";
import { formatSelection, parseSelection } from "arb-core";

describe("parseSelection()", () => {
  test.each([
    ["home -0.25", "ft_hdp", "home", -0.25],
    ["away +0.5", "ft_hdp", "away", 0.5],
    ["home 0", "ft_hdp", "home", 0],
    ["home -0", "ft_hdp", "home", 0],
    ["home -0.5/1", "ft_hdp", "home", -0.75],
    ["away 0-0.5", "ft_hdp", "away", 0.25],
    ["home−0,5", "ft_hdp", "home", -0.5],
    ["over 2.5", "ft_ou", "over", 2.5],
    ["under2.25", "ft_ou", "under", 2.25],
    ["Over 2 / 2.5", "ft_ou", "over", 2.25],
    ["1", "ft_1x2", "home", 0],
    ["X", "ft_1x2", "draw", 0],
    ["Draw", "ft_1x2", "draw", 0],
    ["2", "ft_1x2", "away", 0],
    ["1X", "ft_dc", "home_draw", 0],
    ["1 2", "ft_dc", "home_away", 0],
    ["x2", "ft_dc", "draw_away", 0],
    ["ml home", "ft_ml", "home", 0],
    ["dnb away", "ft_dnb", "away", 0],
    ["BTTS  Yes", "ft_btts", "yes", 0],
    ["btts no", "ft_btts", "no", 0],
    ["odd", "ft_oe", "odd", 0],
    ["EVEN", "ft_oe", "even", 0],
    ["eh home -1", "ft_eh", "home", -1],
    ["eh draw -1", "ft_eh", "draw", -1],
    ["eh away +1", "ft_eh", "away", 1],
    ["fh home -0.25", "fh_hdp", "home", -0.25],
    [" SH  1X ", "sh_dc", "home_draw", 0],
    ["ft over 2.5", "ft_ou", "over", 2.5],
  ])("reads %j", (text, market, side, line) => {
    const read = parseSelection(text);
    expect(read).toEqual({ ok: true, value: { market, side, line } });
    expect(read.ok && Object.is(read.value.line, -0)).toBe(false);
  });

  test.each([
    ["not-a-selection", ""],
    ["not-a-selection", "fh"],
    ["not-a-selection", "-0.25"],
    ["not-a-selection", "homer -1"],
    ["not-a-selection", "home over 2.5"],
    ["not-a-selection", "over 2.5 u"],
    ["not-a-selection", "12.5"],
    ["not-a-selection", "btts"],
    ["not-a-selection", "fh sh home 0"],
    ["not-a-selection", `home ${" ".repeat(200)}0`],
    ["no-line", "home"],
    ["no-line", "fh under"],
    ["no-line", "eh draw"],
    ["unexpected-line", "1 -0.5"],
    ["unexpected-line", "X-1"],
    ["unexpected-line", "1X 0"],
    ["unexpected-line", "dnb home 0.5"],
    ["unexpected-line", "btts yes 2"],
    ["not-a-line", "home --1"],
    ["not-a-line", "over 2 5"],
    ["not-a-quarter", "home -0.3"],
    ["not-a-quarter", "over 2/3"],
    ["not-whole", "eh home -0.5"],
    ["out-of-range", "over 0"],
    ["out-of-range", "under -2.5"],
    ["out-of-range", "home 1000.25"],
  ])("refuses as %s: %j", (code, text) => {
    expect(parseSelection(text)).toEqual({ ok: false, error: { code, text: text.slice(0, 40) } });
  });
});

describe("formatSelection()", () => {
  test.each([
    ["home -0.25", "ft_hdp", "home", -0.25],
    ["away +0.5", "ft_hdp", "away", 0.5],
    ["home 0", "ft_hdp", "home", -0],
    ["fh over 2.5", "fh_ou", "over", 2.5],
    ["sh X", "sh_1x2", "draw", 0],
    ["X2", "ft_dc", "draw_away", 0],
    ["fh eh draw +1", "fh_eh", "draw", 1],
  ] as const)("writes %j", (text, market, side, line) => {
    expect(formatSelection({ market, side, line })).toBe(text);
  });

  test("throws for what is no selection", () => {
    expect(() => formatSelection({ market: "ft_ou", side: "home", line: 2.5 })).toThrow(
      new RangeError("Cannot read selection: ft_ou has no such side, was home"),
    );
    expect(() => formatSelection({ market: "ft_hdp", side: "home", line: 0.3 })).toThrow(
      new RangeError("Cannot read selection: its line must be a multiple of 0.25, was 0.3"),
    );
  });
});
