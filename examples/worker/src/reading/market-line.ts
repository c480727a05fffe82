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

/** The texts of the cells of a three-way market. Its prices are decimal in every format of a page. */
export interface ResultCells {
  readonly homePrice: string;
  readonly drawPrice: string;
  readonly awayPrice: string;
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

/** A three-way market as the wire has it, with decimal prices. */
export interface ResultLine {
  home: number;
  draw: number;
  away: number;
  suspended?: true;
}

/**
 * Why a line is not read.
 *
 * - `bad-price`: a price is no number, no price in the page's format, or beyond the range of odds.
 * - `bad-line`: there are prices, but the line is missing, carries a sign, is no multiple of a
 *   quarter, or is printed on both sides.
 * - `implausible-prices`: the implied probabilities of the sides add up to less than 1 or to more
 *   than 1.25 (of three sides 1.4), which no bookmaker offers: the prices are not of one line, or not
 *   of one moment. Margins seen on the sites reach 16 %.
 */
export type LineProblem = "bad-price" | "bad-line" | "implausible-prices";

const MAX_PRICE_LENGTH = 32;
const ROUNDING = 1e-9;
/** The sum of the implied probabilities, by the number of sides. */
const BOOK_RANGES: Readonly<Record<2 | 3, { readonly min: number; readonly max: number }>> = {
  2: { min: 1 - ROUNDING, max: 1.25 + ROUNDING },
  3: { min: 1 - ROUNDING, max: 1.4 + ROUNDING },
};

/** Reads a handicap; `undefined` when a price is missing and nothing is offered. */
export function readHandicapLine(
  cells: HandicapCells,
  format: OddsFormat,
): Result<HandicapLine | undefined, LineProblem> {
  const prices = readPrices([cells.homePrice, cells.awayPrice], format);
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
  const prices = readPrices([cells.overPrice, cells.underPrice], format);
  if (!prices.ok) return prices;
  if (prices.value === undefined) return ok(undefined);
  const line = readUnsignedLine(cleanText(cells.line));
  if (line === undefined || line === 0) return err("bad-line");
  const [over, under] = prices.value;
  return ok({ over, under, line, ...(cells.suspended === true && { suspended: true }) });
}

/** Reads a three-way market; `undefined` when a price is missing and nothing is offered. */
export function readResultLine(cells: ResultCells): Result<ResultLine | undefined, LineProblem> {
  const texts = [cells.homePrice, cells.drawPrice, cells.awayPrice] as const;
  const prices = readPrices(texts, "decimal");
  if (!prices.ok) return prices;
  if (prices.value === undefined) return ok(undefined);
  const [home, draw, away] = prices.value;
  return ok({ home, draw, away, ...(cells.suspended === true && { suspended: true }) });
}

/** One price for each text; `undefined` when a text is empty. */
type Prices<Texts extends readonly string[]> = { readonly [Side in keyof Texts]: number };

function readPrices<const Texts extends readonly [string, string, string?]>(
  texts: Texts,
  format: OddsFormat,
): Result<Prices<Texts & readonly string[]> | undefined, LineProblem> {
  const prices: number[] = [];
  for (const text of texts.map((raw) => cleanText(raw ?? ""))) {
    if (text === "") continue;
    const price = text.length > MAX_PRICE_LENGTH ? undefined : parseOdds(text, format);
    if (price?.ok !== true) return err("bad-price");
    prices.push(price.value);
  }
  if (prices.length !== texts.length) return ok(undefined);
  const book = prices.reduce((sum, price) => sum + impliedProbability(price), 0);
  const range = BOOK_RANGES[texts.length];
  if (book < range.min || book > range.max) return err("implausible-prices");
  return ok(prices as unknown as Prices<Texts & readonly string[]>);
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
