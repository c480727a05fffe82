import { formatLine } from "../line-text.ts";
import { isHandicap, type MarketKey } from "../market-key.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { SiteView, ViewLeague, ViewMatch, ViewRow } from "../site-view.ts";
import { escapeHtml } from "./html.ts";
import { formatDay, formatHour24 } from "./local-time.ts";

/** Where in a line's three rows a cell stands. */
type Side = "first" | "second";

/** Renders the inside of `#module-odds-display`: the running matches, then the others. */
export function renderSboBoard(view: SiteView, format: OddsFormat): string {
  return `<div id="odds-display-live">${renderTable(view.live, true, format)}</div>
<div id="odds-display-nonlive">${renderTable(view.upcoming, false, format)}</div>`;
}

/** Puts a zero-width non-joiner (U+200C) between neighboring letters, as this site does. */
export function spellWithNonJoiners(text: string): string {
  return text.replaceAll(/(?<=\p{L})(?=\p{L})/gu, "\u200C");
}

function renderTable(leagues: readonly ViewLeague[], live: boolean, format: OddsFormat): string {
  const heads = ["HDP", "O/U", "1X2", "1H HDP", "1H O/U", "1H 1X2"];
  const leading = live ? ["Time", "", "Event"] : ["Time", "Event"];
  const head = [...leading, ...heads].map((text) => `<th>${text}</th>`).join("");
  const columns = leading.length + heads.length;
  const title = live ? "Running" : "Today and early";
  const bodies = leagues.map((league) => renderLeague(league, live, columns, format)).join("\n");
  return `<table class="odds-table"><caption>${title}</caption><thead><tr>${head}</tr></thead>
${bodies}</table>`;
}

function renderLeague(
  league: ViewLeague,
  live: boolean,
  columns: number,
  format: OddsFormat,
): string {
  const name = escapeHtml(spellWithNonJoiners(league.name));
  const title = `<tbody><tr class="league-row" id="league-${live ? "live-" : ""}${league.number}"><td colspan="${columns}"><span><span class="icon"></span><span>${name}</span></span></td></tr></tbody>`;
  const lines = league.matches.flatMap((match) =>
    match.rows.map((row) => renderRow(match, row, live, format)),
  );
  return [title, ...lines].join("\n");
}

function renderRow(match: ViewMatch, row: ViewRow, live: boolean, format: OddsFormat): string {
  const id = `odds-row-${live ? "live-" : ""}${match.number}_${row.index}`;
  const market = (key: MarketKey, side: Side): string => renderCell(key, row, side, format);
  const fullTime = (outcome: 0 | 1 | 2): string =>
    renderResult(row, match.fullTimeResult?.[outcome]);
  const firstHalf = (outcome: 0 | 1 | 2): string =>
    renderResult(row, match.firstHalfResult?.[outcome]);
  const cells = (side: Side, outcome: 0 | 2): string =>
    market("ft_hdp", side) +
    market("ft_ou", side) +
    fullTime(outcome) +
    market("fh_hdp", side) +
    market("fh_ou", side) +
    firstHalf(outcome);
  return `<tbody class="${row.index === 0 ? "first-line" : "further-line"}"><tr id="${id}">${renderLeading(match, row, live)}${cells("first", 0)}</tr><tr>${cells("second", 2)}</tr><tr><td></td><td></td>${fullTime(1)}<td></td><td></td>${firstHalf(1)}</tr></tbody>`;
}

function renderLeading(match: ViewMatch, row: ViewRow, live: boolean): string {
  const first = row.index === 0;
  const [above, below] = first ? timeTexts(match, live) : ["", ""];
  const [home, away] = first ? [match.home, match.away] : ["", ""];
  const name = (text: string): string => escapeHtml(spellWithNonJoiners(text));
  const cards = "<i></i>".repeat(first ? match.redCards.home + match.redCards.away : 0);
  const extra = live ? `<td rowspan="3" class="live-extra">${cards}</td>` : "";
  return `<td rowspan="3" class="time"><span>${above}</span> <span>${below}</span></td>${extra}<td rowspan="3" class="teams"><span>${name(home)}</span><span>${name(away)}</span></td>`;
}

function timeTexts(match: ViewMatch, live: boolean): readonly [string, string] {
  if (!live) return [formatDay(match.startsAt), formatHour24(match.startsAt)];
  const score = `${match.score.home}-${match.score.away}`;
  const { clock } = match;
  switch (clock.state) {
    case "first-half":
      return [score, `1H ${clock.minute}&#39;`];
    case "second-half":
      return [score, `2H ${clock.minute}&#39;`];
    case "half-time":
      return [score, "HT"];
    case "scheduled":
    case "ended":
      return [score, ""];
  }
}

function renderCell(market: MarketKey, row: ViewRow, side: Side, format: OddsFormat): string {
  const offer = row.lines[market];
  if (offer === undefined) return "<td></td>";
  const handicap = isHandicap(market);
  const label = `<span>${handicap ? handicapText(offer.line, side) : totalText(offer.line, side)}</span>`;
  if (row.suspended || offer.suspended) return `<td>${label}</td>`;
  const value = offer.prices[side === "first" ? 0 : 1];
  const text = formatPrice(value, format);
  const sign = text.startsWith("-") ? " negative" : "";
  const price = `<span><span><span class="odds-value${sign}">${text}</span></span></span>`;
  const spacer = !handicap && side === "first" ? "<span></span>" : "";
  return `<td><a>${label}${spacer}${price}</a></td>`;
}

/** The size of the handicap stands on the giver's row alone; a level line stands on the first. */
function handicapText(line: number, side: Side): string {
  const giver: Side = line > 0 ? "second" : "first";
  return side === giver ? formatLine(line, "-") : "";
}

function totalText(line: number, side: Side): string {
  return side === "first" ? formatLine(line, "-") : "u";
}

function renderResult(row: ViewRow, price: number | undefined): string {
  if (row.index > 0 || row.suspended || price === undefined) return "<td></td>";
  return `<td><a>${price.toFixed(2)}</a></td>`;
}
