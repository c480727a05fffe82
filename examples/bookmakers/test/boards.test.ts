import { describe, expect, test } from "vitest";
import { perMarket } from "../src/market-key.ts";
import type { SiteView, ViewLine, ViewMatch, ViewRow } from "../src/site-view.ts";
import type { Site } from "../src/site.ts";
import { renderCmdBoard, renderCmdWindow } from "../src/sites/cmd-board.ts";
import { renderIbcBoard } from "../src/sites/ibc-board.ts";
import { renderSboBoard, spellWithNonJoiners } from "../src/sites/sbo-board.ts";

/** 02:30 of the next day at UTC+8. */
const KICK_OFF = Date.UTC(2026, 10, 22, 18, 30);

const line = (value: number, prices: readonly [number, number]): ViewLine => ({
  line: value,
  prices,
  changed: false,
});

const row = (index: number, parts: Partial<ViewRow["lines"]>, suspended = false): ViewRow => ({
  index,
  suspended,
  lines: { ...perMarket(() => undefined), ...parts },
});

const match = (parts: Partial<ViewMatch> = {}): ViewMatch => ({
  matchId: 7,
  number: 4007,
  home: "Man Utd",
  away: "Brighton & Hove",
  startsAt: KICK_OFF,
  goesLive: false,
  clock: { state: "scheduled" },
  score: { home: 0, away: 0 },
  redCards: { home: 0, away: 0 },
  suspended: false,
  rows: [
    row(0, {
      ft_hdp: line(0.25, [0.95, -0.99]),
      ft_ou: line(2.5, [1, 0.85]),
      fh_hdp: line(-0.25, [-0.8, 0.7]),
      fh_ou: line(1.25, [0.9, 0.94]),
    }),
    row(1, { ft_hdp: line(0, [0.75, -0.85]), ft_ou: line(2.75, [-0.77, 0.66]) }),
  ],
  fullTimeResult: [3.1, 3.3, 2.25],
  firstHalfResult: undefined,
  ...parts,
});

const running = (parts: Partial<ViewMatch> = {}): ViewMatch =>
  match({
    clock: { state: "second-half", minute: 45, injury: 3, played: 0.98 },
    score: { home: 1, away: 0 },
    ...parts,
  });

function view(site: Site, parts: { live?: ViewMatch[]; upcoming?: ViewMatch[] }): SiteView {
  const league = (matches: ViewMatch[] | undefined): SiteView["live"] =>
    matches === undefined ? [] : [{ number: 1100, name: "ENGLISH PREMIER LEAGUE", matches }];
  return { site, now: KICK_OFF, live: league(parts.live), upcoming: league(parts.upcoming) };
}

const plain = (html: string): string => html.replaceAll("\u200C", "").replaceAll("\n", "");
const cellsOf = (html: string): string[] =>
  [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map((cell) => cell[1] ?? "");
const rowsOf = (html: string): string[] =>
  [...html.matchAll(/<tr[^>]*>.*?<\/tr>/g)].map((found) => found[0]);

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

describe("renderIbcBoard()", () => {
  const style = { format: "MY", names: "all" } as const;
  const today = (shown: ViewMatch, names: "all" | "first" = "all"): string =>
    renderIbcBoard(view("ibc", { upcoming: [shown] }), { ...style, names }).today;
  const live = (shown: ViewMatch): string =>
    renderIbcBoard(view("ibc", { live: [shown] }), style).live;
  const eventRow = (html: string, id: string): string =>
    rowsOf(html).find((found) => found.includes(`id="${id}"`)) ?? "";

  test("gives the league a row and each line an event row, then a row with More", () => {
    const html = today(match());
    expect(html).toContain('<tr id="l_1100"><td></td><td class="tabtitle"');
    expect(html).toContain('<tr id="e_4007_1_1" class="bgcpe">');
    expect(html).toContain('<tr id="e_4007_2_1" class="bgcpe">');
    expect(html).toContain('<tr id="e_4007_2_2"');
    expect(live(running())).toContain('<tr id="e_4007_1_1" class="live">');
    expect(renderIbcBoard(view("ibc", {}), style)).toEqual({ live: "", today: "" });
  });

  test("prints the local hour, with LIVE before it where the match goes live", () => {
    expect(today(match())).toContain('<td class="text_time">02:30AM</td>');
    expect(today(match({ goesLive: true }))).toContain(
      '<td class="text_time"><span class="red">LIVE</span> 02:30AM</td>',
    );
    expect(today(match({ startsAt: Date.UTC(2026, 10, 22, 4, 5) }))).toContain(">12:05PM<");
    expect(today(match({ startsAt: Date.UTC(2026, 10, 22, 16, 5) }))).toContain(">12:05AM<");
  });

  test("has both texts of a running match in the cell and shows one", () => {
    const ir = '<b class="IsLive" title="In Running">IR</b>';
    const clock = '<b class="LiveTime">2H 45&#39;</b><span class="injury">+3</span>';
    expect(live(running())).toContain(
      `<b>1-0</b><div class="red"><span class="displayOff">${ir}</span><span class="displayOn">${clock}</span></div>`,
    );
    expect(live(running({ suspended: true }))).toContain(
      `<span class="displayOn">${ir}</span><span class="displayOff">${clock}</span>`,
    );
    expect(live(running({ clock: { state: "half-time" } }))).toContain(
      '<b class="HalfTime">H.Time</b>',
    );
    const firstHalf = { state: "first-half", minute: 45, injury: 2, played: 0.97 } as const;
    expect(live(running({ clock: firstHalf }))).not.toContain("injury");
  });

  test("colors the giver of the full-time handicap, line by line, and nobody on a level one", () => {
    expect(eventRow(today(match()), "e_4007_1_1")).toContain(
      '<td class="line_unR"><div class="UdrDogTeamClass">Man Utd</div><div class="FavTeamClass">Brighton &amp; Hove</div><div class="DrawClass">Draw</div></td>',
    );
    expect(eventRow(today(match()), "e_4007_2_1")).not.toContain("FavTeamClass");
  });

  test("prints the names on every line, or on the first alone where the frame asks for it", () => {
    expect(eventRow(today(match()), "e_4007_2_1")).toContain(">Man Utd</div>");
    expect(eventRow(today(match(), "first"), "e_4007_2_1")).toContain(
      '<div class="UdrDogTeamClass"></div><div class="UdrDogTeamClass"></div>',
    );
  });

  test("prints the handicap on the giver's line, prices above each other, negative ones in red", () => {
    const html = eventRow(today(match()), "e_4007_1_1");
    expect(html).toContain('<div class="line_divL HdpGoalClass">&nbsp;<br>0-0.5</div>');
    expect(html).toContain('<div class="line_divL HdpGoalClass">0-0.5<br>&nbsp;</div>');
    expect(html).toContain('<div class="line_divL HdpGoalClass">2.5<br>u</div>');
    expect(html).toMatch(
      /<a class="UdrDogOddsClass"[^>]*>0\.95<\/a><br><a class="FavOddsClass"[^>]*>-0\.99<\/a>/,
    );
    expect(html).toMatch(/>3\.10<\/a><br><a[^>]*>2\.25<\/a><br><a[^>]*>3\.30<\/a>/);
    expect(eventRow(today(match()), "e_4007_2_1")).toContain(
      '<div class="line_divL HdpGoalClass">0<br>&nbsp;</div>',
    );
  });

  test("carries match, side, price and bet type in the link", () => {
    const targets = [...today(match()).matchAll(/href="([^"]*)"/g)].map((found) =>
      found[1]?.replaceAll("&#39;", "'"),
    );
    expect(targets[0]).toBe("javascript:bet(0,'4007','4007001','h','0.95',1)");
    expect(targets[1]).toBe("javascript:bet(0,'4007','4007001','a','-0.99',1)");
    expect(targets.some((target) => target?.endsWith(",'h','0.90',8)"))).toBe(true);
  });

  test("empties the prices of a suspended match, a level line included", () => {
    const rows = [
      row(0, { ft_hdp: line(0.25, [0.95, -0.99]) }, true),
      row(1, { ft_hdp: line(0, [0.75, -0.85]) }, true),
    ];
    const html = live(running({ suspended: true, rows }));
    expect(html).not.toContain("href");
    expect(eventRow(html, "e_4007_1_1")).toContain("&nbsp;<br>0-0.5");
    expect(eventRow(html, "e_4007_2_1")).toContain(
      '<div class="line_divL HdpGoalClass"></div><div class="line_divR OddsDiv"></div>',
    );
  });

  test("marks a price that moved with Odds_Upd", () => {
    const moved = { ...line(0.25, [0.95, -0.99]), changed: true };
    const html = today(match({ rows: [row(0, { ft_hdp: moved })] }));
    expect(html.match(/line_divR OddsDiv Odds_Upd/g)).toHaveLength(1);
  });

  test("puts red cards after the name", () => {
    expect(live(running({ redCards: { home: 0, away: 2 } }))).toContain(
      'Brighton &amp; Hove<div class="card_gif red"></div><div class="card_gif red"></div></div>',
    );
  });
});

describe("renderCmdBoard()", () => {
  const rendered = (shown: ViewMatch, live = false): string =>
    renderCmdBoard(view("cmd", live ? { live: [shown] } : { upcoming: [shown] }), "MY")
      .flatMap(({ html, matches }) => [html, ...matches.map((entry) => entry.html)])
      .join("");
  const lineOf = (html: string, index: number): string =>
    html.split('<div class="match')[index + 1] ?? "";

  test("names league, lines and match, and gives the names on the first line alone", () => {
    const html = rendered(match());
    const guid = /data-match="([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/.exec(html)?.[1];
    expect(html).toContain('<div class="league" id="lg2_1100">ENGLISH PREMIER LEAGUE</div>');
    expect(html).toContain(`<div class="match default-match" id="R_40070" data-match="${guid}">`);
    expect(html).toContain(`<div class="match" id="R_40071" data-match="${guid}">`);
    expect(lineOf(html, 0)).toContain('class="tableDiv-match-info__event"');
    expect(lineOf(html, 1)).not.toContain("Man Utd");
    expect(rendered(running(), true)).toContain('id="lg1_1100"');
  });

  test("prints time and score", () => {
    const time = (shown: ViewMatch): string =>
      /<div class="tableDiv-match-score">(.*?)<\/div><div class="tableDiv-match-time">(.*?)<\/div>/
        .exec(rendered(shown))
        ?.slice(1)
        .join(" | ") ?? "";
    expect(time(match())).toBe(" | 11/23 02:30AM");
    expect(time(match({ goesLive: true }))).toBe(" | LIVE 11/23 02:30AM");
    expect(time(running())).toBe("1-0 | 2H45+");
    expect(time(running({ clock: { state: "half-time" } }))).toBe("1-0 | HT");
    const firstHalf = { state: "first-half", minute: 23, injury: 0, played: 0.5 } as const;
    expect(time(running({ clock: firstHalf }))).toBe("1-0 | 1H 23");
  });

  test("marks the giver, and prints the handicap in the giver's row, half by half", () => {
    const html = lineOf(rendered(match()), 0);
    expect(html).toContain(
      '<div><span>Man Utd</span></div><div><span class="give">Brighton &amp; Hove</span></div><div>Draw</div>',
    );
    expect(html).toContain(
      '<div class="box Dbox_b2"><div class="row"><span class="line"></span><span class="odds">0.95</span></div><div class="row"><span class="line">0/0.5</span><span class="odds negative">-0.99</span></div></div>',
    );
    expect(html).toContain(
      '<div class="box Dbox_b5"><div class="row"><span class="line">0/0.5</span><span class="odds negative">-0.80</span></div><div class="row"><span class="line"></span><span class="odds">0.70</span></div></div>',
    );
    expect(lineOf(rendered(match()), 1)).toContain(
      '<span class="line">0</span><span class="odds">0.75</span>',
    );
  });

  test("prints totals with o and u, before and after the first-half handicap", () => {
    const html = lineOf(rendered(match()), 0);
    const [fullTime, firstHalf] = html.split("Dbox_b5");
    expect(fullTime).toContain(
      '<span class="line">2.5</span><span class="ou">o</span><span class="odds">1.00</span></div><div class="row"><span class="line"></span><span class="ou">u</span><span class="odds">0.85</span>',
    );
    expect(firstHalf).toContain('<span class="line">1/1.5</span><span class="ou">o</span>');
  });

  test("keeps a suspended price readable and marks it, and leaves a missing one empty", () => {
    const rows = [row(0, { ft_hdp: line(0.25, [0.95, -0.99]) }, true)];
    const html = rendered(match({ rows }));
    expect(html).toContain('<span class="odds no-hover" aria-disabled="true">0.95</span>');
    expect(html).toContain(
      '<div class="box Dbox_b3"><div class="row"><span class="line"></span><span class="odds"></span>',
    );
  });

  test("is cut to a window of whole matches with their leagues", () => {
    const many = Array.from({ length: 20 }, (_, index) => match({ matchId: index, number: index }));
    const board = renderCmdBoard(view("cmd", { live: [running()], upcoming: many }), "MY");
    const html = renderCmdWindow(board, 15);
    expect(html.match(/default-match/g)).toHaveLength(15);
    expect(html.match(/class="league/g)).toHaveLength(2);
  });
});

describe("every board", () => {
  test("escapes what it prints", () => {
    const hostile = match({ home: `<img src=x onerror="alert(1)">` });
    const boards = [
      renderSboBoard(view("sbo", { upcoming: [hostile] }), "MY"),
      renderIbcBoard(view("ibc", { upcoming: [hostile] }), { format: "MY", names: "all" }).today,
      renderCmdWindow(renderCmdBoard(view("cmd", { upcoming: [hostile] }), "MY"), 15),
    ];
    for (const html of boards) {
      expect(html).not.toContain("<img");
      expect(plain(html)).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    }
  });
});
