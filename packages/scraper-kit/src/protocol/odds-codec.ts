/** Between the odds of a match on the wire and arb-core's lines, the same way for every market. */
import {
  MARKET_KEYS,
  marketInfo,
  parseMarketKey,
  type MarketKey,
  type MarketLine,
  type Side,
} from "arb-core";
import type { MatchOdds } from "./match-odds.ts";

/** What the line objects of all markets have in common. */
interface LineObject extends Partial<Record<Side, number>> {
  /** Of markets whose line is added to a side's goals. */
  handicap?: number;
  /** Of totals. */
  line?: number;
  suspended?: boolean | undefined;
}

/** The odds of a match, decoded. */
export interface DecodedOdds {
  readonly lines: readonly MarketLine[];
  /** Every market that is named, withdrawn ones too. */
  readonly markets: readonly MarketKey[];
  /** A market that names a line twice. */
  readonly duplicate: MarketKey | undefined;
  /** How many markets this version does not know. */
  readonly ignored: number;
}

/** Decodes the odds of a match. */
export function decodeOdds(odds: MatchOdds): DecodedOdds {
  const markets = MARKET_KEYS.filter((market) => odds[market] !== undefined);
  const lines: MarketLine[] = [];
  let duplicate: MarketKey | undefined;
  for (const market of markets) {
    const entry: LineObject | LineObject[] = odds[market] ?? [];
    const seen = new Set<number>();
    for (const object of Array.isArray(entry) ? entry : [entry]) {
      const line = decodeLine(market, object);
      if (seen.has(line.line)) duplicate = market;
      seen.add(line.line);
      lines.push(line);
    }
  }
  const ignored = Object.keys(odds).filter((key) => parseMarketKey(key) === undefined).length;
  return { lines, markets, duplicate, ignored };
}

/**
 * Writes lines as the odds of a match: an array for each market, and the line object itself where
 * the market has no lines to tell apart. {@link decodeOdds} reads them back.
 */
export function encodeOdds(lines: readonly MarketLine[]): MatchOdds {
  const objects = new Map<MarketKey, LineObject[]>();
  for (const line of lines) {
    const others = objects.get(line.market);
    if (others === undefined) objects.set(line.market, [encodeLine(line)]);
    else others.push(encodeLine(line));
  }
  const entries = [...objects].map(([market, all]) => {
    const isOnlyOne = all.length === 1 && marketInfo(market).line === "none";
    return [market, isOnlyOne ? all[0] : all] as const;
  });
  return Object.fromEntries(entries);
}

function decodeLine(market: MarketKey, object: LineObject): MarketLine {
  // The schema has made sure of a price for each side, and of the line where there is one.
  const prices = marketInfo(market).sides.map((side) => object[side]) as readonly number[];
  return {
    market,
    // -0 and 0 are one line.
    line: (object.handicap ?? object.line ?? 0) + 0,
    odds: prices as MarketLine["odds"],
    ...(object.suspended === true ? { suspended: true } : {}),
  };
}

function encodeLine({ market, line, odds, suspended }: MarketLine): LineObject {
  const { sides, line: lineKind } = marketInfo(market);
  const object: LineObject = Object.fromEntries(sides.map((side, index) => [side, odds[index]]));
  switch (lineKind) {
    case "handicap":
    case "goals":
      object.handicap = line;
      break;
    case "total":
      object.line = line;
      break;
    case "none":
      break;
  }
  if (suspended === true) object.suspended = true;
  return object;
}
