/**
 * Reads the double-line view of cmd: league headers and rows, flat or nested, each row one line of
 * a match. Only the first line of a match has names and a time.
 */
import { load } from "cheerio/slim";
import type { SiteReading } from "scraper-kit";
import type { SiteClock } from "../../reading/kick-off.ts";
import type {
  HandicapMarket,
  MatchBuilder,
  ResultMarket,
  TotalMarket,
} from "../../reading/match-builder.ts";
import {
  parsePeriod,
  readKickOffClock,
  readLiveClock,
  type MatchClock,
} from "../../reading/match-clock.ts";
import { readOddsFormat } from "../../reading/odds-select.ts";
import { ReadingBuilder } from "../../reading/reading-builder.ts";
import { rawText, visibleText, type Selection } from "../../reading/visible-text.ts";
import { CMD_SELECTORS as selectors } from "./selectors.ts";

/**
 * Reads the odds-format select, the league headers and the rows. Never throws, whatever the text.
 *
 * @param html The select, then headers and rows in the order of the page; or the frame's body,
 *   as far as its virtual list is rendered.
 */
export function parseCmd(html: string, clock: SiteClock): SiteReading {
  const $ = load(html);
  const reading = new ReadingBuilder(readOddsFormat($, selectors.oddsSelect));
  let league = "";
  for (const node of $(`${selectors.league}, ${selectors.row}`).toArray()) {
    const element = $(node);
    if (element.is(selectors.row)) {
      readLine({ element, league }, reading, clock);
    } else {
      league = rawText(element.contents().not(selectors.row));
    }
  }
  return reading.build();
}

function readLine(
  { element, league }: { readonly element: Selection; readonly league: string },
  reading: ReadingBuilder,
  clock: SiteClock,
): void {
  reading.countRow();
  const row = element.attr("id") ?? "";
  const matchId = element.attr(selectors.matchIdAttribute)?.trim() ?? "";
  if (matchId === "") {
    reading.note("bad-row-id", row);
    return;
  }
  const teams = element.find(selectors.teams);
  const match = reading.matchOfRow(matchId, row, {
    home: rawText(teams.eq(0)),
    away: rawText(teams.eq(1)),
    league,
    readClock: () => readClock(element, clock),
  });
  if (match === undefined) return;

  const note = (code: string, market: string): void => reading.note(code, `${row}/${market}`);
  for (const { market, box } of findBoxes(element)) {
    const sides = box.find(selectors.side);
    if (sides.length === 0) continue;
    if (isResult(market)) {
      addResult(match, market, sides, row);
      continue;
    }
    const [top, bottom] = [readSide(sides.eq(0)), readSide(sides.eq(1))];
    if (isEmpty(top) && isEmpty(bottom)) continue;
    if (sides.length !== 2) note("bad-cell", market);
    else if (isHandicap(market)) addHandicap(match, { market, top, bottom, row });
    else if (hasTotalLabels(top, bottom)) addTotal(match, { market, top, bottom, row });
    else note("bad-cell", market);
  }
}

type TwoWayMarket = HandicapMarket | TotalMarket;
type Market = TwoWayMarket | ResultMarket;

/** The first box of each market. Those of the two halves of a row differ by their place alone. */
function findBoxes(row: Selection): { readonly market: Market; readonly box: Selection }[] {
  const { boxes } = selectors;
  const found = new Map<Market, Selection>();
  let isFirstHalf = false;
  for (const node of row.find(Object.values(boxes).join(", ")).toArray()) {
    const box = row.find(node);
    if (box.is(boxes.firstHalfHandicap)) isFirstHalf = true;
    const kind = box.is(boxes.total) ? "ou" : box.is(boxes.result) ? "1x2" : "hdp";
    const market: Market = `${isFirstHalf ? "fh" : "ft"}_${kind}`;
    if (!found.has(market)) found.set(market, box);
  }
  return [...found].map(([market, box]) => ({ market, box }));
}

interface SideTexts {
  readonly line: string;
  readonly label: string;
  readonly price: string;
  readonly isSuspended: boolean;
}

function readSide(side: Selection): SideTexts {
  const price = side.find(selectors.price);
  return {
    line: visibleText(side.find(selectors.line)),
    label: visibleText(side.find(selectors.totalLabel)).toLowerCase(),
    price: visibleText(price),
    isSuspended: price.is(selectors.suspended),
  };
}

interface BoxTexts<M extends TwoWayMarket> {
  readonly market: M;
  readonly top: SideTexts;
  readonly bottom: SideTexts;
  readonly row: string;
}

function isHandicap(market: Market): market is HandicapMarket {
  return market === "ft_hdp" || market === "fh_hdp";
}

function isResult(market: Market): market is ResultMarket {
  return market === "ft_1x2" || market === "fh_1x2";
}

/** A market that is not offered has a box without any text. */
function isEmpty({ line, price, label }: SideTexts): boolean {
  return line === "" && price === "" && label === "";
}

function hasTotalLabels(over: SideTexts, under: SideTexts): boolean {
  const { totalLabels } = selectors;
  return over.label === totalLabels.over && under.label === totalLabels.under;
}

function addHandicap(
  match: MatchBuilder,
  { market, top, bottom, row }: BoxTexts<HandicapMarket>,
): void {
  const lines = { homeLine: top.line, awayLine: bottom.line };
  const prices = { homePrice: top.price, awayPrice: bottom.price };
  const suspended = top.isSuspended || bottom.isSuspended;
  match.addHandicap(market, { ...lines, ...prices, suspended }, row);
}

function addTotal(match: MatchBuilder, { market, top, bottom, row }: BoxTexts<TotalMarket>): void {
  const prices = { overPrice: top.price, underPrice: bottom.price };
  const suspended = top.isSuspended || bottom.isSuspended;
  match.addTotal(market, { line: top.line, ...prices, suspended }, row);
}

/** The draw stands below the two sides. */
function addResult(match: MatchBuilder, market: ResultMarket, sides: Selection, row: string): void {
  const [home, away, draw] = [0, 1, 2].map((index) => readSide(sides.eq(index)));
  if (home === undefined || away === undefined || draw === undefined) return;
  const prices = { homePrice: home.price, drawPrice: draw.price, awayPrice: away.price };
  const suspended = home.isSuspended || draw.isSuspended || away.isSuspended;
  match.addResult(market, { ...prices, suspended }, row);
}

/** A kick-off says that the match has not begun; a period or a score, that it has. */
function readClock(row: Selection, siteClock: SiteClock): MatchClock | undefined {
  const time = visibleText(row.find(selectors.time));
  const score = visibleText(row.find(selectors.score));
  const kickOff = readKickOffClock(time, siteClock);
  if (kickOff !== undefined) return kickOff;
  return score !== "" || parsePeriod(time) !== undefined ? readLiveClock(time, score) : undefined;
}
