import { describe, expect, test } from "vitest";
import { renderSboBoard, spellWithNonJoiners } from "../src/sites/sbo-board.ts";
import type { ViewMatch } from "../src/site-view.ts";
import { cellsOf, line, match, plain, row, rowsOf, running, view } from "./board-fixture.ts";

describe("renderSboBoard()", () => {
  const rendered = (shown: ViewMatch, live = false): string =>
    renderSboBoard(view("sbo", live ? { live: [shown] } : { upcoming: [shown] }), "MY");
  const lineRows = (html: string, id: string): string[][] => {
    const rows = rowsOf(plain(html));
    const start = rows.findIndex((found) => found.includes(`id="${id}"`));
    return rows.slice(start, start + 3).map(cellsOf);
  };
  const price = (text: string): string =>
    `<span><span><span class="odds-value${text.startsWith("-") ? " negative" : ""}">${text}</span></span></span>`;

  test("puts U+200C between the letters of names and leagues, and nowhere else", () => {
    expect(spellWithNonJoiners("Man Utd 05")).toBe("M\u200Ca\u200Cn U\u200Ct\u200Cd 05");
    const html = rendered(match());
    expect(html).toContain("M\u200Ca\u200Cn U\u200Ct\u200Cd");
    expect(html).toContain("E\u200CN\u200CG\u200CL\u200CI\u200CS\u200CH");
    expect(plain(html)).toContain("<span>Man Utd</span><span>Brighton &amp; Hove</span>");
  });

  test("gives each line three rows, with one cell more where the match is running", () => {
    const early = lineRows(rendered(match()), "odds-row-4007_0");
    const live = lineRows(rendered(running(), true), "odds-row-live-4007_0");
    expect(early.map((cells) => cells.length)).toEqual([8, 6, 6]);
    expect(live.map((cells) => cells.length)).toEqual([9, 6, 6]);
    expect(early[0]?.[0]).toBe("<span>11/23</span> <span>02:30</span>");
    expect(live[0]?.[0]).toBe("<span>1-0</span> <span>2H 45&#39;</span>");
    expect(plain(rendered(running(), true))).toContain('class="live-extra"></td>');
  });

  test("prints HT at half time", () => {
    const html = rendered(running({ clock: { state: "half-time" } }), true);
    expect(html).toContain("<span>HT</span>");
  });

  test("prints the handicap on the giver's row, and a level one on the first", () => {
    const [home, away] = lineRows(rendered(match()), "odds-row-4007_0");
    expect(home?.[2]).toBe(`<a><span></span>${price("0.95")}</a>`);
    expect(away?.[0]).toBe(`<a><span>0-0.5</span>${price("-0.99")}</a>`);
    expect(home?.[5]).toBe(`<a><span>0-0.5</span>${price("-0.80")}</a>`);
    expect(away?.[3]).toBe(`<a><span></span>${price("0.70")}</a>`);
    const [level, below] = lineRows(rendered(match()), "odds-row-4007_1");
    expect(level?.[2]).toBe(`<a><span>0</span>${price("0.75")}</a>`);
    expect(below?.[0]).toBe(`<a><span></span>${price("-0.85")}</a>`);
  });

  test("prints over in the third span and under in the second, and the draw in the third row", () => {
    const [home, away, draw] = lineRows(rendered(match()), "odds-row-4007_0");
    expect(home?.[3]).toBe(`<a><span>2.5</span><span></span>${price("1.00")}</a>`);
    expect(away?.[1]).toBe(`<a><span>u</span>${price("0.85")}</a>`);
    expect([home?.[4], away?.[2], draw?.[2]]).toEqual([
      "<a>3.10</a>",
      "<a>2.25</a>",
      "<a>3.30</a>",
    ]);
  });

  test("leaves the names of further lines blank", () => {
    const [home] = lineRows(rendered(match()), "odds-row-4007_1");
    expect(home?.[1]).toBe("<span></span><span></span>");
  });

  test("takes link and price away from a suspended line, and leaves a missing market empty", () => {
    const rows = [row(0, { ft_hdp: line(0.25, [0.95, -0.99]) }, true)];
    const html = rendered(running({ suspended: true, rows }), true);
    const [home, away] = lineRows(html, "odds-row-live-4007_0");
    expect(home?.slice(3)).toEqual(["<span></span>", "", "", "", "", ""]);
    expect(away?.[0]).toBe("<span>0-0.5</span>");
    expect(html).not.toContain("odds-value");
  });
});
