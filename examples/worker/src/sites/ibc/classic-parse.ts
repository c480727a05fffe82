/**
 * Reads the classic frames of ibc. Each line of a match is a table row; a cell shows the texts of
 * the two sides one above the other. The row after it, with the link to more markets, is no line.
 */
import { load } from "cheerio/slim";
import type { SiteReading } from "scraper-kit";
import type { SiteClock } from "../../reading/kick-off.ts";
import {
  parseScore,
  readKickOffClock,
  readLiveClock,
  type MatchClock,
} from "../../reading/match-clock.ts";
import { readOddsFormat } from "../../reading/odds-select.ts";
import { ReadingBuilder } from "../../reading/reading-builder.ts";
import {
  childElements,
  rawText,
  visibleLines,
  visibleText,
  type Selection,
} from "../../reading/visible-text.ts";
import { CLASSIC_SELECTORS as selectors } from "./classic-selectors.ts";

interface LineRow {
  readonly id: string;
  readonly isLive: boolean;
  readonly league: string;
  readonly element: Selection;
}

/**
 * Reads the odds-format select and the two odds containers. Never throws, whatever the text.
 *
 * @param html Their HTML, one after the other, or the body of the frame.
 */
export function parseClassic(html: string, clock: SiteClock): SiteReading {
  const $ = load(html);
  const reading = new ReadingBuilder(readOddsFormat($, selectors.oddsSelect));
  const suspended = new Set<string>();
  for (const side of ["live", "notLive"] as const) {
    let league = "";
    for (const node of $(selectors.containers[side]).find(selectors.rows).toArray()) {
      const element = $(node);
      const id = element.attr("id") ?? "";
      const header = element.find(selectors.leagueName);
      if (header.length > 0) {
        league = rawText(header.first(), selectors.hiddenClass);
      } else if (selectors.rowId.test(id) || !selectors.detailRowId.test(id)) {
        const row: LineRow = { id, isLive: side === "live", league, element };
        readLine(row, reading, suspended, clock);
      }
    }
  }
  return reading.build();
}

/** @param stopped Matches on which no bet is taken; further lines need not say so again. */
function readLine(
  row: LineRow,
  reading: ReadingBuilder,
  stopped: Set<string>,
  clock: SiteClock,
): void {
  reading.countRow();
  const matchId = selectors.rowId.exec(row.id)?.[1];
  if (matchId === undefined) {
    reading.note("bad-row-id", row.id);
    return;
  }
  const cells = childElements(row.element, "td");
  if (cells.length <= Math.max(...Object.values(selectors.marketCells))) {
    reading.note("missing-cells", row.id);
    return;
  }
  if (readLiveText(row) === selectors.suspendedClock) stopped.add(matchId);
  const suspended = stopped.has(matchId);
  const teams = row.element.find(selectors.teams);
  const match = reading.matchOfRow(matchId, row.id, {
    home: readTeam(teams.eq(0)),
    away: readTeam(teams.eq(1)),
    league: row.league,
    readClock: () => readClock(row, clock),
  });
  if (match === undefined) return;

  for (const market of ["ft_hdp", "fh_hdp"] as const) {
    const cell = readCell(cells.eq(selectors.marketCells[market]));
    if (cell === undefined) reading.note("bad-cell", `${row.id}/${market}`);
    else {
      const lines = { homeLine: cell.top, awayLine: cell.bottom };
      const prices = { homePrice: cell.topPrice, awayPrice: cell.bottomPrice };
      match.addHandicap(market, { ...lines, ...prices, suspended }, row.id);
    }
  }
  for (const market of ["ft_ou", "fh_ou"] as const) {
    const cell = readCell(cells.eq(selectors.marketCells[market]));
    const isTotal = cell?.top === "" || cell?.bottom.toLowerCase() === selectors.underLabel;
    if (cell === undefined || !isTotal) reading.note("bad-cell", `${row.id}/${market}`);
    else {
      const prices = { overPrice: cell.topPrice, underPrice: cell.bottomPrice };
      match.addTotal(market, { line: cell.top, ...prices, suspended }, row.id);
    }
  }
  for (const market of ["ft_1x2", "fh_1x2"] as const) {
    const links = cells.eq(selectors.marketCells[market]).find(selectors.prices);
    // Fewer links do not say whose price they are; none is no offer.
    if (links.length === 0) continue;
    if (links.length !== 3) {
      reading.note("bad-cell", `${row.id}/${market}`);
      continue;
    }
    const price = (place: number): string => visibleText(links.eq(place), selectors.hiddenClass);
    const prices = { homePrice: price(0), awayPrice: price(1), drawPrice: price(2) };
    match.addResult(market, { ...prices, suspended }, row.id);
  }
}

function readTeam(team: Selection): string {
  const { cards, hiddenClass } = selectors;
  return rawText(team.contents().not(cards), hiddenClass);
}

function readLiveText({ element }: LineRow): string {
  return visibleText(element.find(selectors.liveClock), selectors.hiddenClass);
}

/** A kick-off says that the match has not begun, wherever it stands; a score, that it has. */
function readClock(row: LineRow, siteClock: SiteClock): MatchClock | undefined {
  const { hiddenClass } = selectors;
  const cellText = visibleText(row.element.find(selectors.timeCell), hiddenClass);
  const kickOff = readKickOffClock(cellText, siteClock);
  if (kickOff !== undefined) return kickOff;

  const score = visibleText(row.element.find(selectors.score), hiddenClass);
  const liveClock = row.element.find(selectors.liveClock);
  if (!row.isLive && score === "") return undefined;
  const text = readLiveText(row);
  const isHalfTime = liveClock
    .find(selectors.halfTime)
    .toArray()
    .some((node) => liveClock.find(node).closest(`.${hiddenClass}`).length === 0);
  if (!isHalfTime) return readLiveClock(text, score);
  return { live: true, time: text === "" ? "HT" : text, period: "HT", score: parseScore(score) };
}

interface CellTexts {
  readonly top: string;
  readonly bottom: string;
  readonly topPrice: string;
  readonly bottomPrice: string;
}

/** @returns `undefined` when the cell shows more than two sides. */
function readCell(cell: Selection): CellTexts | undefined {
  const [top = "", bottom = "", ...more] = visibleLines(
    cell.find(selectors.lines),
    selectors.hiddenClass,
  );
  const links = cell.find(selectors.prices);
  if (links.length > 2 || more.some((line) => line !== "")) return undefined;
  // One link alone does not say whose price it is.
  if (links.length < 2) return { top, bottom, topPrice: "", bottomPrice: "" };
  const topPrice = visibleText(links.eq(0), selectors.hiddenClass);
  const bottomPrice = visibleText(links.eq(1), selectors.hiddenClass);
  return { top, bottom, topPrice, bottomPrice };
}
