/**
 * From the texts of a market's cells to a line on the wire. On these sites the text of a handicap
 * has no sign: the side on which it is printed gives the start.
 */
import {
  cleanText,
  err,
  impliedProbability,
  ok,
  parseLine,
  parseOdds,
  type OddsFormat,
  type Result,
} from "arb-core";

/** The texts of a handicap market's cells. */
export interface HandicapCells {
  /** The line, when it is printed on the home side; otherwise empty. */
  readonly homeLine: string;
  /** The line, when it is printed on the away side; otherwise empty. */
  readonly awayLine: string;
  readonly homePrice: string;
  readonly awayPrice: string;
  /** Shown, but no bet is taken. */
  readonly suspended?: boolean;
}

/** The texts of a totals market's cells. */
export interface TotalCells {
  readonly line: string;
  readonly overPrice: string;
  readonly underPrice: string;
  /** Shown, but no bet is taken. */
  readonly suspended?: boolean;
}

/** A handicap as the wire has it: decimal prices, negative when home gives the start. */
export interface HandicapLine {
  home: number;
  away: number;
  handicap: number;
  suspended?: true;
}

/** A total as the wire has it, with decimal prices. */
export interface TotalLine {
  over: number;
  under: number;
  line: number;
  suspended?: true;
}

/**
 * Why a line is not read.
 *
 * - `bad-price`: a price is no number, no price in the page's format, or beyond the range of odds.
 * - `bad-line`: there are prices, but the line is missing, carries a sign, is no multiple of a
 *   quarter, or is printed on both sides.
 * - `implausible-prices`: the implied probabilities of the two sides add up to less than 1 or to
 *   more than 1.25, which no bookmaker offers: the prices are not of one line, or not of one
 *   moment. Margins seen on the sites reach 16 %.
 */
export type LineProblem = "bad-price" | "bad-line" | "implausible-prices";

const MAX_PRICE_LENGTH = 32;
const ROUNDING = 1e-9;
const BOOK_RANGE = { min: 1 - ROUNDING, max: 1.25 + ROUNDING } as const;

/** Reads a handicap; `undefined` when a price is missing and nothing is offered. */
export function readHandicapLine(
  cells: HandicapCells,
  format: OddsFormat,
): Result<HandicapLine | undefined, LineProblem> {
  const prices = readPrices(cells.homePrice, cells.awayPrice, format);
  if (!prices.ok) return prices;
  if (prices.value === undefined) return ok(undefined);
  const handicap = readHomeHandicap(cleanText(cells.homeLine), cleanText(cells.awayLine));
  if (handicap === undefined) return err("bad-line");
  const [home, away] = prices.value;
  return ok({ home, away, handicap, ...(cells.suspended === true && { suspended: true }) });
}

/** Reads a total; `undefined` when a price is missing and nothing is offered. */
export function readTotalLine(
  cells: TotalCells,
  format: OddsFormat,
): Result<TotalLine | undefined, LineProblem> {
  const prices = readPrices(cells.overPrice, cells.underPrice, format);
  if (!prices.ok) return prices;
  if (prices.value === undefined) return ok(undefined);
  const line = readUnsignedLine(cleanText(cells.line));
  if (line === undefined || line === 0) return err("bad-line");
  const [over, under] = prices.value;
  return ok({ over, under, line, ...(cells.suspended === true && { suspended: true }) });
}

function readPrices(
  first: string,
  second: string,
  format: OddsFormat,
): Result<readonly [number, number] | undefined, LineProblem> {
  const prices: number[] = [];
  for (const text of [cleanText(first), cleanText(second)]) {
    if (text === "") continue;
    const price = text.length > MAX_PRICE_LENGTH ? undefined : parseOdds(text, format);
    if (price?.ok !== true) return err("bad-price");
    prices.push(price.value);
  }
  const [one, other] = prices;
  if (one === undefined || other === undefined) return ok(undefined);
  const book = impliedProbability(one) + impliedProbability(other);
  if (book < BOOK_RANGE.min || book > BOOK_RANGE.max) return err("implausible-prices");
  return ok([one, other]);
}

function readHomeHandicap(homeText: string, awayText: string): number | undefined {
  if (homeText !== "" && awayText !== "") return undefined;
  const size = readUnsignedLine(homeText === "" ? awayText : homeText);
  if (size === undefined || size === 0) return size;
  return homeText === "" ? size : -size;
}

function readUnsignedLine(text: string): number | undefined {
  if (!/^\d/u.test(text)) return undefined;
  const line = parseLine(text);
  return line.ok ? line.value : undefined;
}
