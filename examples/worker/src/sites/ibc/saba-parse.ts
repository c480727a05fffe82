/** Reads the single page of ibc (SABA): leagues with matches, matches with lines, lines with markets. */
import { load } from "cheerio/slim";
import type { SiteReading } from "scraper-kit";
import type { SiteClock } from "../../reading/kick-off.ts";
import type { MatchBuilder } from "../../reading/match-builder.ts";
import { readKickOffClock, readLiveClock, type MatchClock } from "../../reading/match-clock.ts";
import { readOddsFormat } from "../../reading/odds-select.ts";
import { ReadingBuilder } from "../../reading/reading-builder.ts";
import { rawText, visibleText, type Selection } from "../../reading/visible-text.ts";
import { SABA_SELECTORS as selectors } from "./saba-selectors.ts";

/** One side of a market. */
interface ButtonTexts {
  readonly label: string;
  readonly price: string;
  readonly isOpen: boolean;
}

/**
 * Reads the odds-format select, the leagues' names and the matches. Never throws, whatever the text.
 *
 * @param html The select, then names and matches in the order of the page; or the frame's body.
 */
export function parseSaba(html: string, clock: SiteClock): SiteReading {
  const $ = load(html);
  const reading = new ReadingBuilder(readOddsFormat($, selectors.oddsSelect));
  let league = "";
  for (const node of $(`${selectors.leagueName}, ${selectors.match}`).toArray()) {
    const element = $(node);
    if (element.is(selectors.match)) readMatch(element, league, reading, clock);
    else league = rawText(element);
  }
  return reading.build();
}

function readMatch(
  element: Selection,
  league: string,
  reading: ReadingBuilder,
  clock: SiteClock,
): void {
  const id = element.attr(selectors.matchIdAttribute)?.trim() ?? "";
  if (id === "") {
    reading.countRow();
    reading.note("bad-row-id", "");
    return;
  }
  const teams = element.find(selectors.teams);
  const lines = element.find(selectors.line);
  for (let line = 0; line < Math.max(1, lines.length); line++) reading.countRow();
  const match = reading.matchOfRow(id, id, {
    home: rawText(teams.eq(0)),
    away: rawText(teams.eq(1)),
    league,
    readClock: () => readClock(element, clock),
  });
  if (match === undefined) return;
  for (let index = 0; index < lines.length; index++) {
    const columns = lines.eq(index).find(selectors.column);
    for (let place = 0; place < columns.length; place++) {
      readMarket(match, columns.eq(place), `${id}/${index + 1}`, reading);
    }
  }
}

function readMarket(
  match: MatchBuilder,
  column: Selection,
  row: string,
  reading: ReadingBuilder,
): void {
  const betType = column.attr(selectors.betTypeAttribute) ?? "";
  const market = Object.hasOwn(selectors.markets, betType) ? selectors.markets[betType] : undefined;
  const buttons = column.find(selectors.button);
  if (market === undefined || buttons.length === 0) return;
  const sides = buttons.toArray().map((node) => readButton(column.find(node)));
  const [one, two, three] = sides;
  const suspended = sides.some(({ isOpen }) => !isOpen);
  const isResult = market === "ft_1x2" || market === "fh_1x2";
  if (one === undefined || two === undefined || sides.length !== (isResult ? 3 : 2)) {
    reading.note("bad-cell", `${row}/${market}`);
  } else if (market === "ft_1x2" || market === "fh_1x2") {
    const prices = { homePrice: one.price, awayPrice: two.price, drawPrice: three?.price ?? "" };
    match.addResult(market, { ...prices, suspended }, row);
  } else if (market === "ft_hdp" || market === "fh_hdp") {
    const lines = { homeLine: one.label, awayLine: two.label };
    const prices = { homePrice: one.price, awayPrice: two.price };
    match.addHandicap(market, { ...lines, ...prices, suspended }, row);
  } else if (two.label.toLowerCase() === selectors.underLabel) {
    const prices = { overPrice: one.price, underPrice: two.price };
    match.addTotal(market, { line: one.label, ...prices, suspended }, row);
  } else {
    reading.note("bad-cell", `${row}/${market}`);
  }
}

/** Whatever is not said to be open is not. */
function readButton(button: Selection): ButtonTexts {
  const status = button.attr(selectors.statusAttribute);
  const isGrey = button.attr(selectors.greyAttribute) === "true";
  return {
    label: visibleText(button.find(selectors.label)),
    price: visibleText(button.find(selectors.price)),
    isOpen: status === selectors.openStatus && !isGrey,
  };
}

function readClock(element: Selection, siteClock: SiteClock): MatchClock | undefined {
  const time = visibleText(element.find(selectors.time));
  if (element.hasClass(selectors.liveClass)) {
    return readLiveClock(time, visibleText(element.find(selectors.score)));
  }
  return readKickOffClock(time, siteClock);
}
