/**
 * The rows of the cmd feed: 91 columns a line. Columns that are not set here are 0 and mean nothing.
 *
 * 0 line id, 3 league id, 7/8 score, 9/10 FT HDP as text and as its size, 11/12 FT O/U, 13/14 1H HDP,
 * 15/16 1H O/U, 17/18/19 FT home, away, draw, 20/21/22 1H the same, 24 home gives (FT), 25 live,
 * 28/29 red cards, 34 match GUID, 37 league, 38 home, 39 away, 40/41 FT HDP prices, 42/43 FT O/U,
 * 44/45 1H HDP, 46/47 1H O/U, 51 sport, 52 "Live" for matches that are or go live, 53 time,
 * 56 kick-off as "MM/dd/yyyy HH:mm", 61 live id, 64 home gives (1H), 79 the row takes no bets.
 */
import { formatLine } from "../line-text.ts";
import { isHandicap, MARKET_KEYS, type MarketKey } from "../market-key.ts";
import { isLive } from "../match-clock.ts";
import { formatPrice, type OddsFormat } from "../odds-format.ts";
import type { SiteView, ViewLeague, ViewMatch, ViewRow } from "../site-view.ts";
import { cmdLineId, matchGuid } from "./cmd-board.ts";
import { formatDate, formatHour24 } from "./local-time.ts";

/** What stands in one column. */
export type CmdCell = string | number;

/** One line of the feed. */
export interface CmdRow {
  readonly running: boolean;
  readonly columns: readonly CmdCell[];
}

/** Where a market stands in a row, and the commands that change it there. */
export interface MarketColumns {
  readonly text: number;
  readonly size: number;
  /** The column that says that home gives; totals have none. */
  readonly homeGives?: number;
  /** The first of its two prices. */
  readonly price: number;
  readonly lineCommand: number;
  readonly priceCommand: number;
}

/** The columns of each market. */
export const MARKET_COLUMNS: Readonly<Record<MarketKey, MarketColumns>> = {
  ft_hdp: { text: 9, size: 10, homeGives: 24, price: 40, lineCommand: 28, priceCommand: 30 },
  ft_ou: { text: 11, size: 12, price: 42, lineCommand: 33, priceCommand: 35 },
  fh_hdp: { text: 13, size: 14, homeGives: 64, price: 44, lineCommand: 38, priceCommand: 40 },
  fh_ou: { text: 15, size: 16, price: 46, lineCommand: 43, priceCommand: 45 },
};

/** What stands in the place of a price, and of a line, that is not there. */
export const NO_PRICE = -999;

const WIDTH = 91;
const FULL_TIME_RESULT = 17;
const FIRST_HALF_RESULT = 20;

/** Lists all lines of a view by id; prices of handicaps and totals are in the format given. */
export function createCmdRows(view: SiteView, format: OddsFormat): Map<number, CmdRow> {
  const rows = new Map<number, CmdRow>();
  for (const [leagues, running] of [
    [view.live, true],
    [view.upcoming, false],
  ] as const) {
    for (const league of leagues) {
      for (const match of league.matches) {
        for (const row of match.rows) {
          const columns = createColumns(league, match, row, format);
          rows.set(cmdLineId(match, row), { running, columns });
        }
      }
    }
  }
  return rows;
}

function createColumns(
  league: ViewLeague,
  match: ViewMatch,
  row: ViewRow,
  format: OddsFormat,
): readonly CmdCell[] {
  const live = isLive(match.clock);
  const columns = Array<CmdCell>(WIDTH).fill(0);
  const set = (first: number, ...cells: readonly CmdCell[]): void => {
    cells.forEach((cell, index) => (columns[first + index] = cell));
  };
  set(0, cmdLineId(match, row));
  set(3, league.number);
  set(7, match.score.home, match.score.away);
  set(25, live ? 1 : 0);
  set(28, match.redCards.home, match.redCards.away);
  set(34, matchGuid(match.matchId));
  set(37, league.name, match.home, match.away);
  set(51, "S", live || match.goesLive ? "Live" : "", timeText(match));
  set(56, `${formatDate(match.startsAt)} ${formatHour24(match.startsAt)}`);
  set(61, live ? match.number : 0);
  set(79, row.suspended ? 1 : 0);
  for (const market of MARKET_KEYS) setMarket(columns, market, row, format);
  const first = row.index === 0;
  set(FULL_TIME_RESULT, ...resultCells(first ? match.fullTimeResult : undefined));
  set(FIRST_HALF_RESULT, ...resultCells(first ? match.firstHalfResult : undefined));
  return columns;
}

/** A row that takes no bets keeps its prices; a single line that does not has none. */
function setMarket(columns: CmdCell[], market: MarketKey, row: ViewRow, format: OddsFormat): void {
  const at = MARKET_COLUMNS[market];
  const offer = row.lines[market];
  columns[at.text] = offer === undefined ? "" : formatLine(offer.line, "/");
  columns[at.size] = offer === undefined ? NO_PRICE : Math.abs(offer.line);
  if (at.homeGives !== undefined && isHandicap(market)) {
    columns[at.homeGives] = offer !== undefined && offer.line < 0 ? 1 : 0;
  }
  for (const side of [0, 1] as const) {
    const price = offer?.suspended === false ? offer.prices[side] : undefined;
    columns[at.price + side] = price === undefined ? NO_PRICE : Number(formatPrice(price, format));
  }
}

/** Home, away, draw. */
function resultCells(result: ViewMatch["fullTimeResult"]): readonly number[] {
  const [home, draw, away] = result ?? [NO_PRICE, NO_PRICE, NO_PRICE];
  return [home, away, draw];
}

function timeText({ clock, goesLive, startsAt }: ViewMatch): string {
  switch (clock.state) {
    case "scheduled":
    case "ended":
      return goesLive ? "LIVE" : formatHour24(startsAt);
    case "half-time":
      return "HT";
    case "first-half":
      return clock.injury > 0 ? "1H45+" : `1H ${clock.minute}`;
    case "second-half":
      return clock.injury > 0 ? "2H45+" : `2H ${clock.minute}`;
  }
}
