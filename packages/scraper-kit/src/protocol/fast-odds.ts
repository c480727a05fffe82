/** The fast path of a match's odds: one pass that checks and decodes them. */
import {
  MARKET_KEYS,
  marketInfo,
  MAX_LINE,
  MAX_ODDS,
  MIN_ODDS,
  type MarketKey,
  type MarketKind,
  type MarketLine,
  type Side,
} from "arb-core";
import { WIRE_LIMITS } from "./limits.ts";
import { countFields, isObject } from "./plain-object.ts";
import { isSoundField } from "./refusal.ts";

/** What this has to know of a market. */
interface Market {
  readonly key: MarketKey;
  readonly kind: MarketKind;
  /** Its lines are multiples of 1 / `parts` from `least`; 0 where it has none. */
  readonly parts: number;
  readonly least: number;
  /** How many fields a line object has; `suspended` is one more. */
  readonly fields: number;
  /** Its place among the markets. */
  readonly place: number;
}

const MARKETS: ReadonlyMap<string, Market> = new Map(
  MARKET_KEYS.map((key, place) => {
    const { kind, line, sides } = marketInfo(key);
    const parts = line === "goals" ? 1 : 4;
    const least = line === "total" ? 1 / parts : -MAX_LINE;
    const fields = sides.length + (line === "none" ? 0 : 1);
    return [key, { key, kind, parts, least, fields, place }];
  }),
);

/** Constants of this module are read faster than those of another. */
const LEAST_ODDS = MIN_ODDS;
const GREATEST_ODDS = MAX_ODDS;
const GREATEST_LINE = MAX_LINE;

/** The odds of a match lie this deep in a message: `data.matches[0].odds`. */
const ODDS_DEPTH = 4;

/** The fields of the line objects of all markets. */
type LineObject = { readonly [Field in Side | "handicap" | "line" | "suspended"]?: unknown };

/**
 * Reads the odds of the matches of one message. Mostly the next match has the markets of the one
 * before, in the same order, so these are tried first.
 */
export class OddsReader {
  /** How many markets this version does not know. */
  ignored = 0;
  /** Markets in the order in which they came; the last ones can be of an earlier match. */
  readonly #recent: Market[] = [];
  #keys: readonly MarketKey[] = [];
  #isSorted = true;
  /** The two above are not those of `#recent`. */
  #isStale = false;

  /** Every market that was read last, withdrawn ones too. */
  get markets(): readonly MarketKey[] {
    return this.#keys;
  }

  /**
   * Reads the odds of a match.
   *
   * @returns the lines, market by market in the order of all markets; `undefined` for odds that are
   *   not plainly good.
   */
  read(odds: object): readonly MarketLine[] | undefined {
    let first: MarketLine | undefined;
    let lines: MarketLine[] | undefined;
    let known = 0;
    let unknown = 0;
    for (const key in odds) {
      const entry: unknown = odds[key as keyof typeof odds];
      const market = this.#marketAt(known, key);
      if (market === undefined) {
        if (!isSoundField(key, entry, ODDS_DEPTH + 1)) return undefined;
        unknown += 1;
        continue;
      }
      known += 1;
      const isList = Array.isArray(entry);
      const end = isList ? entry.length : entry === null ? 0 : 1;
      if (end > WIRE_LIMITS.linesPerMarket) return undefined;
      for (let index = 0; index < end; index += 1) {
        const line = readLine(market, isList ? entry[index] : entry);
        if (line === undefined) return undefined;
        // An array without room for more: most matches have two lines.
        if (lines !== undefined) lines.push(line);
        else if (first === undefined) first = line;
        else lines = [first, line];
      }
      if (end > 1 && lines !== undefined && hasRepeatedLine(lines, end)) return undefined;
    }
    // An array has no markets.
    if (known === 0 && Array.isArray(odds)) return undefined;
    if (this.#isStale || known !== this.#keys.length) this.#arrange(known);
    this.ignored += unknown;
    lines ??= first === undefined ? [] : [first];
    if (!this.#isSorted) lines.sort(byMarket);
    return lines;
  }

  #marketAt(index: number, key: string): Market | undefined {
    const recent = this.#recent[index];
    if (recent !== undefined && recent.key === key) return recent;
    const market = MARKETS.get(key);
    if (market !== undefined) {
      this.#recent[index] = market;
      this.#isStale = true;
    }
    return market;
  }

  #arrange(count: number): void {
    const came = this.#recent.slice(0, count);
    const sorted = came.toSorted((a, b) => a.place - b.place);
    this.#keys = sorted.map(({ key }) => key);
    this.#isSorted = sorted.every((market, index) => market === came[index]);
    this.#isStale = false;
  }
}

/** Whether one of the last lines is named twice among them. */
function hasRepeatedLine(lines: readonly MarketLine[], last: number): boolean {
  const start = lines.length - last;
  for (let index = start + 1; index < lines.length; index += 1) {
    for (let before = start; before < index; before += 1) {
      if (lines[before]?.line === lines[index]?.line) return true;
    }
  }
  return false;
}

function readLine(market: Market, entry: unknown): MarketLine | undefined {
  if (!isObject(entry)) return undefined;
  const object: LineObject = entry;
  let odds: MarketLine["odds"] | undefined;
  let line: unknown = 0;
  switch (market.kind) {
    case "hdp":
      odds = pair(object.home, object.away);
      line = object.handicap;
      break;
    case "ou":
      odds = pair(object.over, object.under);
      ({ line } = object);
      break;
    case "1x2":
      odds = triple(object.home, object.draw, object.away);
      break;
    case "ml":
    case "dnb":
      odds = pair(object.home, object.away);
      break;
    case "dc":
      odds = triple(object.home_draw, object.home_away, object.draw_away);
      break;
    case "btts":
      odds = pair(object.yes, object.no);
      break;
    case "oe":
      odds = pair(object.odd, object.even);
      break;
    case "eh":
      odds = triple(object.home, object.draw, object.away);
      line = object.handicap;
      break;
  }
  if (odds === undefined || !isLineOfMarket(line, market)) return undefined;
  switch (countFields(object) - market.fields) {
    case 0:
      // -0 and 0 are one line.
      return { market: market.key, line: line + 0, odds };
    case 1:
      return suspendableLine(market.key, line + 0, odds, object.suspended);
    default:
      return undefined;
  }
}

function pair(first: unknown, second: unknown): MarketLine["odds"] | undefined {
  return isPrice(first) && isPrice(second) ? [first, second] : undefined;
}

function triple(first: unknown, second: unknown, third: unknown): MarketLine["odds"] | undefined {
  return isPrice(first) && isPrice(second) && isPrice(third) ? [first, second, third] : undefined;
}

function isPrice(value: unknown): value is number {
  return typeof value === "number" && value >= LEAST_ODDS && value <= GREATEST_ODDS;
}

/** The same as `isLineOf`, without looking up the kind of line. */
function isLineOfMarket(line: unknown, { parts, least }: Market): line is number {
  if (typeof line !== "number") return false;
  const scaled = line * parts;
  return (scaled | 0) === scaled && line >= least && line <= GREATEST_LINE;
}

function suspendableLine(
  market: MarketKey,
  line: number,
  odds: MarketLine["odds"],
  suspended: unknown,
): MarketLine | undefined {
  if (typeof suspended !== "boolean") return undefined;
  return suspended ? { market, line, odds, suspended } : { market, line, odds };
}

function byMarket(a: MarketLine, b: MarketLine): number {
  return placeOf(a) - placeOf(b);
}

function placeOf(line: MarketLine): number {
  return MARKETS.get(line.market)?.place ?? 0;
}
