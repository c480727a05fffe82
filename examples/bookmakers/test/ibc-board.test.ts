import { describe, expect, test } from "vitest";
import { renderIbcBoard } from "../src/sites/ibc-board.ts";
import type { ViewMatch } from "../src/site-view.ts";
import { line, match, row, rowsOf, running, view } from "./board-fixture.ts";

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

  test("empties the prices of a line that takes no bets alone, and keeps the others", () => {
    const own = match().rows[0]!;
    const closed = { ...line(0.25, [0.95, -0.99]), suspended: true };
    const html = today(match({ rows: [{ ...own, lines: { ...own.lines, ft_hdp: closed } }] }));
    const cells = eventRow(html, "e_4007_1_1");
    expect(cells).toContain('0-0.5</div><div class="line_divR OddsDiv"></div>');
    expect(cells).not.toContain("4007001&#39;");
    expect(html.match(/<a class="[^"]*" href=/g)).toHaveLength(9);
  });

  test("prints the three results as home, away and draw, once a match", () => {
    const html = today(match({ firstHalfResult: [3.6, 2.05, 2.9] }));
    const results = [...html.matchAll(/<td class="result">(.*?)<\/td>/g)].map((cell) =>
      [...cell[1]!.matchAll(/>([\d.]+)<\/a>/g)].map((price) => price[1]),
    );
    expect(results).toEqual([["3.10", "2.25", "3.30"], ["3.60", "2.90", "2.05"], [], []]);
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
