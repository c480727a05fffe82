/**
 * Reads the Asia view of sbo. Each line of a match is a `tbody` of three rows: home, away, draw.
 * Running rows have one cell more, so every later column moves by one. The draw is in the third row.
 */
import { load } from "cheerio/slim";
import type { SiteReading } from "scraper-kit";
import type { SiteClock } from "../../reading/kick-off.ts";
import { readKickOffClock, readLiveClock, type MatchClock } from "../../reading/match-clock.ts";
import { readOddsFormat } from "../../reading/odds-select.ts";
import { ReadingBuilder } from "../../reading/reading-builder.ts";
import { childElements, rawText, visibleText, type Selection } from "../../reading/visible-text.ts";
import { SBO_SELECTORS as selectors } from "./selectors.ts";

interface LineRows {
  readonly id: string;
  readonly isLive: boolean;
  readonly league: string;
  readonly home: Selection;
  readonly away: Selection;
  readonly draw: Selection;
}

interface CellTexts {
  readonly line: string;
  readonly price: string;
}

const NO_CELL: CellTexts = { line: "", price: "" };

/**
 * Reads the odds-format select and the two odds containers. Never throws, whatever the text.
 *
 * @param html Their HTML, one after the other, or the whole page.
 */
export function parseSbo(html: string, clock: SiteClock): SiteReading {
  const $ = load(html);
  const reading = new ReadingBuilder(readOddsFormat($, selectors.oddsSelect));
  for (const side of ["live", "notLive"] as const) {
    let league = "";
    for (const element of $(selectors.containers[side]).find("tbody").toArray()) {
      const tableBody = $(element);
      const leagueRow = tableBody.children(selectors.leagueRow);
      if (leagueRow.length > 0) {
        league = rawText(leagueRow.find(selectors.leagueName).first());
        continue;
      }
      const rows = childElements(tableBody, "tr");
      if (rows.length < 3) continue;
      const line: LineRows = {
        id: rows.attr("id") ?? "",
        isLive: side === "live",
        league,
        home: childElements(rows.eq(0), "td"),
        away: childElements(rows.eq(1), "td"),
        draw: childElements(rows.eq(2), "td"),
      };
      readLine(line, reading, clock);
    }
  }
  return reading.build();
}

function readLine(row: LineRows, reading: ReadingBuilder, clock: SiteClock): void {
  reading.countRow();
  const [, liveMark, matchId] = selectors.rowId.exec(row.id) ?? [];
  if (matchId === undefined || (liveMark !== undefined) !== row.isLive) {
    reading.note("bad-row-id", row.id);
    return;
  }
  const leading = row.isLive ? selectors.leadingCells.live : selectors.leadingCells.notLive;
  const markets = Object.values(selectors.marketCells);
  const needed = Math.max(...markets) + 1;
  const sides = [row.away, row.draw];
  if (row.home.length < leading + needed || sides.some(({ length }) => length < needed)) {
    reading.note("missing-cells", row.id);
    return;
  }
  const names = childElements(row.home.eq(leading - 1), "span");
  const match = reading.matchOfRow(matchId, row.id, {
    home: rawText(names.eq(0)),
    away: rawText(names.eq(1)),
    league: row.league,
    readClock: () => readClock(row, clock),
  });
  if (match === undefined) return;

  const { marketCells, priceSpans } = selectors;
  const cell = (cells: Selection, index: number, spans: number, market: string): CellTexts => {
    const texts = readCell(cells.eq(index), spans);
    if (texts === undefined) reading.note("bad-cell", `${row.id}/${market}`);
    return texts ?? NO_CELL;
  };
  for (const market of ["ft_hdp", "fh_hdp"] as const) {
    const index = marketCells[market];
    const home = cell(row.home, leading + index, priceSpans.handicap, market);
    const away = cell(row.away, index, priceSpans.handicap, market);
    const lines = { homeLine: home.line, awayLine: away.line };
    const prices = { homePrice: home.price, awayPrice: away.price };
    match.addHandicap(market, { ...lines, ...prices }, row.id);
  }
  for (const market of ["ft_ou", "fh_ou"] as const) {
    const index = marketCells[market];
    const over = cell(row.home, leading + index, priceSpans.over, market);
    const under = cell(row.away, index, priceSpans.under, market);
    const prices = { overPrice: over.price, underPrice: under.price };
    match.addTotal(market, { line: over.line, ...prices }, row.id);
  }
  for (const market of ["ft_1x2", "fh_1x2"] as const) {
    const index = marketCells[market];
    const price = (cells: Selection, at: number): string =>
      visibleText(childElements(cells.eq(at), "a"));
    const homePrice = price(row.home, leading + index);
    const [awayPrice, drawPrice] = [price(row.away, index), price(row.draw, index)];
    match.addResult(market, { homePrice, drawPrice, awayPrice }, row.id);
  }
}

function readClock(row: LineRows, siteClock: SiteClock): MatchClock | undefined {
  const spans = childElements(row.home.eq(0), "span");
  const first = visibleText(spans.eq(0));
  const second = visibleText(spans.eq(1));
  return row.isLive
    ? readLiveClock(second, first)
    : readKickOffClock(`${first} ${second}`, siteClock);
}

/** A suspended cell has lost its link, an empty one never had any; neither has a price. */
function readCell(cell: Selection, spanCount: number): CellTexts | undefined {
  const link = childElements(cell, "a");
  if (link.length === 0) return NO_CELL;
  const spans = childElements(link, "span");
  if (spans.length !== spanCount) return undefined;
  return { line: visibleText(spans.first()), price: visibleText(spans.last()) };
}
