import { formatLine } from "../line-text.ts";
import { isHandicap, type MarketKey } from "../market-key.ts";
import { isLive } from "../match-clock.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { ResultPrices } from "../offer.ts";
import type { SiteView, ViewMatch, ViewRow } from "../site-view.ts";
import { escapeHtml } from "./html.ts";
import { formatDay, formatHour12 } from "./local-time.ts";

/** One match of the list, with all of its lines. */
export interface CmdMatch {
  readonly guid: string;
  readonly html: string;
  /** How many lines it is high. */
  readonly lines: number;
}

/** One league of the list. */
export interface CmdLeague {
  readonly html: string;
  readonly matches: readonly CmdMatch[];
}

/** Renders the whole list, of which the page shows a window. */
export function renderCmdBoard(view: SiteView, format: OddsFormat): readonly CmdLeague[] {
  return ([1, 2] as const).flatMap((group) =>
    (group === 1 ? view.live : view.upcoming).map((league) => ({
      html: `<div class="league${group === 1 ? " running" : ""}" id="lg${group}_${league.number}">${escapeHtml(league.name)}</div>`,
      matches: league.matches.map((match) => ({
        guid: matchGuid(match.matchId),
        html: match.rows.map((row) => renderRow(match, row, format)).join(""),
        lines: match.rows.length,
      })),
    })),
  );
}

/** How high the whole list is, in pixels: the heights of its leagues and lines are frame.css's. */
export function cmdListHeight(board: readonly CmdLeague[]): number {
  const lines = board
    .flatMap(({ matches }) => matches)
    .reduce((sum, match) => sum + match.lines, 0);
  return board.length * 24 + lines * 58;
}

/** Renders the first matches of the list, with their leagues. */
export function renderCmdWindow(board: readonly CmdLeague[], count: number): string {
  let left = count;
  const parts: string[] = [];
  for (const league of board) {
    const matches = league.matches.slice(0, left);
    if (matches.length === 0) break;
    left -= matches.length;
    parts.push(league.html, ...matches.map(({ html }) => html));
  }
  return parts.join("");
}

/** The number under which the site keeps all lines of a match together. */
export function matchGuid(matchId: number): string {
  const mix = (salt: number): string => {
    let mixed = Math.imul(matchId ^ salt, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    return ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, "0");
  };
  const hex = mix(0x51ed) + mix(0xa0b1) + mix(0x3c6e) + mix(0x77f3);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}

/** The site's number of a line. Lines of a match that begins to run have other numbers than before. */
export function cmdLineId(match: ViewMatch, row: ViewRow): number {
  return match.number * 10 + (isLive(match.clock) ? 5 : 0) + row.index;
}

function renderRow(match: ViewMatch, row: ViewRow, format: OddsFormat): string {
  const first = row.index === 0;
  const two = (market: MarketKey, box: string): string => renderTwoWay(market, box, row, format);
  const result = (prices: ResultPrices | undefined): string =>
    renderResult(first ? prices : undefined, row.suspended);
  return `<div class="match${first ? " default-match" : ""}" id="R_${cmdLineId(match, row)}" data-match="${matchGuid(match.matchId)}">${
    first ? renderTime(match) + renderTeams(match, row) : '<div class="tableDiv-blank"></div>'
  }${two("ft_hdp", "Dbox_b2")}${two("ft_ou", "Dbox_b3")}${result(match.fullTimeResult)}${two("fh_hdp", "Dbox_b5")}${two("fh_ou", "Dbox_b3")}${result(match.firstHalfResult)}</div>`;
}

function renderTime(match: ViewMatch): string {
  const score = match.clock.state === "scheduled" ? "" : `${match.score.home}-${match.score.away}`;
  return `<div class="tableDiv-when"><div class="tableDiv-match-score">${score}</div><div class="tableDiv-match-time">${timeText(match)}</div></div>`;
}

function timeText(match: ViewMatch): string {
  const { clock } = match;
  switch (clock.state) {
    case "scheduled":
    case "ended": {
      const start = `${formatDay(match.startsAt)} ${formatHour12(match.startsAt)}`;
      return match.goesLive ? `LIVE ${start}` : start;
    }
    case "half-time":
      return "HT";
    case "first-half":
    case "second-half": {
      const half = clock.state === "first-half" ? "1H" : "2H";
      return clock.injury > 0 ? `${half}45+` : `${half} ${clock.minute}`;
    }
  }
}

function renderTeams(match: ViewMatch, row: ViewRow): string {
  const line = row.lines.ft_hdp?.line ?? 0;
  const team = (name: string, gives: boolean, redCards: number): string =>
    `<div><span${gives ? ' class="give"' : ""}>${escapeHtml(name)}</span>${'<i class="red-card"></i>'.repeat(redCards)}</div>`;
  return `<div class="team"><div class="tableDiv-match-info__event">${team(match.home, line < 0, match.redCards.home)}${team(match.away, line > 0, match.redCards.away)}<div>Draw</div></div></div>`;
}

function renderTwoWay(market: MarketKey, box: string, row: ViewRow, format: OddsFormat): string {
  const offer = row.lines[market];
  const suspended = row.suspended || offer?.suspended === true;
  const sides = [0, 1] as const;
  const rows = sides.map((side) => {
    const label = offer === undefined ? "" : lineText(market, offer.line, side);
    const mark = offer === undefined || isHandicap(market) ? "" : totalMark(side);
    const price = offer?.prices[side];
    const changed = offer?.changed === true && !suspended;
    const text = price === undefined ? "" : formatPrice(price, format);
    const negative = text.startsWith("-");
    return `<div class="row"><span class="line">${label}</span>${mark}${renderOdds(text, { suspended, changed, negative })}</div>`;
  });
  return `<div class="box ${box}">${rows.join("")}</div>`;
}

function totalMark(side: 0 | 1): string {
  return `<span class="ou">${side === 0 ? "o" : "u"}</span>`;
}

/** Handicaps stand in the giver's row, "0" in the home row, totals in the row of over. */
function lineText(market: MarketKey, line: number, side: 0 | 1): string {
  const bearer = isHandicap(market) && line > 0 ? 1 : 0;
  return side === bearer ? formatLine(line, "/") : "";
}

function renderResult(prices: ResultPrices | undefined, suspended: boolean): string {
  const [home, draw, away] = prices ?? [];
  const cells = [home, away, draw].map((price) =>
    renderOdds(price === undefined ? "" : price.toFixed(2), {
      suspended,
      changed: false,
      negative: false,
    }),
  );
  return `<div class="box Dbox_1x2">${cells.map((cell) => `<div class="row">${cell}</div>`).join("")}</div>`;
}

/** A suspended price stays readable; nothing happens when the pointer is over it. */
function renderOdds(
  text: string,
  state: { readonly suspended: boolean; readonly changed: boolean; readonly negative: boolean },
): string {
  const classes = ["odds"];
  if (state.negative) classes.push("negative");
  if (state.changed) classes.push("odds-changed");
  const closed = state.suspended && text !== "";
  if (closed) classes.push("no-hover");
  return `<span class="${classes.join(" ")}"${closed ? ' aria-disabled="true"' : ""}>${text}</span>`;
}
