import { describe, expect, test } from "vitest";
import { renderCmdBoard, renderCmdWindow } from "../src/sites/cmd-board.ts";
import type { ViewMatch } from "../src/site-view.ts";
import { line, match, row, running, view } from "./board-fixture.ts";

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
