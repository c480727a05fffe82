import { formatLine } from "../line-text.ts";
import { isHandicap, type MarketKey } from "../market-key.ts";
import { isLive } from "../match-clock.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { ResultPrices } from "../offer.ts";
import type { SiteView, ViewLeague, ViewMatch, ViewRow } from "../site-view.ts";
import { escapeHtml } from "./html.ts";
import { renderIbcTime } from "./ibc-time.ts";

/** How the frame was asked to print. */
export interface IbcStyle {
  readonly format: OddsFormat;
  /** Whether the names stand on every line of a match or only on its first. */
  readonly names: "all" | "first";
}

/** The insides of the two containers: running matches, and today's. */
export interface IbcBoard {
  readonly live: string;
  readonly today: string;
}

/** The site's number of each market. */
export const BET_TYPES: Readonly<Record<MarketKey, number>> = {
  ft_hdp: 1,
  ft_ou: 3,
  fh_hdp: 7,
  fh_ou: 8,
};
const HEADS = [
  "Time",
  "Event",
  "",
  "FT. HDP",
  "FT. O/U",
  "FT. 1X2",
  "1H. HDP",
  "1H. O/U",
  "1H. 1X2",
];
const BLANK = "&nbsp;";

/** Renders both containers of the board. */
export function renderIbcBoard(view: SiteView, style: IbcStyle): IbcBoard {
  return {
    live: renderTable(view.live, ["live", "liveligh"], style),
    today: renderTable(view.upcoming, ["bgcpe", "bgcpelight"], style),
  };
}

function renderTable(
  leagues: readonly ViewLeague[],
  classes: readonly [string, string],
  style: IbcStyle,
): string {
  if (leagues.length === 0) return "";
  const head = HEADS.map((text) => `<th>${text}</th>`).join("");
  let count = 0;
  const rows = leagues.flatMap((league) => [
    `<tr id="l_${league.number}"><td></td><td class="tabtitle" colspan="${HEADS.length - 1}">${escapeHtml(league.name)}</td></tr>`,
    ...league.matches.map((match) => renderMatch(match, classes[count++ % 2 === 0 ? 0 : 1], style)),
  ]);
  return `<table class="oddsTable"><tbody><tr class="head">${head}</tr>
${rows.join("\n")}</tbody></table>`;
}

function renderMatch(match: ViewMatch, rowClass: string, style: IbcStyle): string {
  const rows = match.rows.map((row) => renderRow(match, row, rowClass, style));
  const last = match.rows.length;
  const more = `<tr id="e_${match.number}_${last}_2" class="${rowClass} more"><td colspan="3"></td><td colspan="${HEADS.length - 3}"><a>More</a></td></tr>`;
  return [...rows, more].join("\n");
}

function renderRow(match: ViewMatch, row: ViewRow, rowClass: string, style: IbcStyle): string {
  const market = (key: MarketKey): string => renderMarket(match, row, key, style.format);
  const result = (prices: ResultPrices | undefined, betType: number): string =>
    renderResult(match, row, prices, betType);
  return `<tr id="e_${match.number}_${row.index + 1}_1" class="${rowClass}">${[
    renderIbcTime(match, row.index === 0),
    renderTeams(match, row, style),
    `<td class="icons"></td>`,
    market("ft_hdp"),
    market("ft_ou"),
    result(match.fullTimeResult, 5),
    market("fh_hdp"),
    market("fh_ou"),
    result(match.firstHalfResult, 15),
  ].join("")}</tr>`;
}

/** The giver of the full-time handicap on this row is red; on a level line nobody is. */
function renderTeams(match: ViewMatch, row: ViewRow, style: IbcStyle): string {
  const line = row.lines.ft_hdp?.line ?? 0;
  const shown = row.index === 0 || style.names === "all";
  const team = (name: string, gives: boolean, redCards: number): string =>
    `<div class="${gives ? "FavTeamClass" : "UdrDogTeamClass"}">${
      shown ? escapeHtml(name) + '<div class="card_gif red"></div>'.repeat(redCards) : ""
    }</div>`;
  const draw = row.index === 0 && match.fullTimeResult !== undefined ? "Draw" : "";
  return `<td class="line_unR">${team(match.home, line < 0, match.redCards.home)}${team(match.away, line > 0, match.redCards.away)}<div class="DrawClass">${draw}</div></td>`;
}

function renderMarket(
  match: ViewMatch,
  row: ViewRow,
  market: MarketKey,
  format: OddsFormat,
): string {
  const offer = row.lines[market];
  const label = renderLabel(row, market);
  if (offer === undefined || isClosed(row, market)) {
    return `<td><div class="line_divL HdpGoalClass">${label}</div><div class="line_divR OddsDiv"></div></td>`;
  }
  const links = offer.prices.map((price, side) => {
    const text = formatPrice(price, format);
    const className = text.startsWith("-") ? "FavOddsClass" : "UdrDogOddsClass";
    const target = betTarget(match, row, side === 0 ? "h" : "a", text, BET_TYPES[market]);
    return `<a class="${className}" href="${target}">${text}</a>`;
  });
  const changed = offer.changed ? " Odds_Upd" : "";
  return `<td><div class="line_divL HdpGoalClass">${label}</div><div class="line_divR OddsDiv${changed}">${links.join("<br>")}</div></td>`;
}

function isClosed(row: ViewRow, market: MarketKey): boolean {
  return row.suspended || row.lines[market]?.suspended === true;
}

/** Handicaps stand on the giver's line; "0" on the home line, and only beside a price. */
function renderLabel(row: ViewRow, market: MarketKey): string {
  const offer = row.lines[market];
  if (offer === undefined) return "";
  const text = formatLine(offer.line, "-");
  if (!isHandicap(market)) return `${text}<br>u`;
  if (offer.line > 0) return `${BLANK}<br>${text}`;
  return offer.line === 0 && isClosed(row, market) ? "" : `${text}<br>${BLANK}`;
}

function renderResult(
  match: ViewMatch,
  row: ViewRow,
  prices: ResultPrices | undefined,
  betType: number,
): string {
  if (prices === undefined || row.index > 0 || row.suspended) {
    return `<td class="result"><div class="OddsDiv"></div></td>`;
  }
  // Printed home, away, draw: the draw stands under the away side.
  const [home, draw, away] = prices;
  const links = (
    [
      ["1", home],
      ["2", away],
      ["x", draw],
    ] as const
  ).map(
    ([side, price]) =>
      `<a class="UdrDogOddsClass" href="${betTarget(match, row, side, price.toFixed(2), betType)}">${price.toFixed(2)}</a>`,
  );
  return `<td class="result"><div class="OddsDiv">${links.join("<br>")}</div></td>`;
}

/** The address of a price's link. It says all about the price; this demo takes no bets. */
function betTarget(
  match: ViewMatch,
  row: ViewRow,
  side: string,
  price: string,
  betType: number,
): string {
  return `javascript:bet(0,&#39;${match.number}&#39;,&#39;${ibcOddsId(match, row, betType)}&#39;,&#39;${side}&#39;,&#39;${price}&#39;,${betType})`;
}

/** The number of a line's market: match, line and bet type. A match that begins to run has others. */
export function ibcOddsId(match: ViewMatch, row: ViewRow, betType: number): string {
  const running = isLive(match.clock) ? "9" : "";
  return `${running}${match.number}${row.index}${String(betType).padStart(2, "0")}`;
}
