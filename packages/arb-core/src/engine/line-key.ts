/**
 * A line of a market as one object, so that lines are compared and looked up by identity: millions
 * of prices stand at a few hundred lines.
 */
import { marketInfo, type MarketKey, type MarketLine, type Side } from "../market.ts";

/** A market and a line of it. There is one of each: see {@link lineKeyOf}. */
export interface LineKey {
  readonly market: MarketKey;
  /** As {@link MarketLine.line}. */
  readonly line: number;
  /** In the order in which a line's odds are. */
  readonly sides: readonly Side[];
}

/** What all lines of a market have in common, and those that have been asked for. */
interface MarketLines {
  readonly sides: readonly Side[];
  /** At most as many as a market can have lines: some thousands. */
  readonly keys: Map<number, LineKey>;
}

const MARKETS = new Map<MarketKey, MarketLines>();

/** The key of a line that was checked. */
export function lineKeyOf({ market, line }: Pick<MarketLine, "market" | "line">): LineKey {
  const { keys, sides } = linesOf(market);
  let key = keys.get(line);
  if (key === undefined) {
    // -0 and 0 are one line.
    key = { market, line: line + 0, sides };
    keys.set(line, key);
  }
  return key;
}

/** More lists of lines than any day has; beyond it they are made anew, and only cost memory. */
const MAX_LISTS = 50_000;

const LISTS = new Map<string, readonly LineKey[]>();

/** One array for all listings that have the same lines in the same order. */
export function shareKeys(keys: Iterable<LineKey>): readonly LineKey[] {
  const list = [...keys];
  const name = list.map(({ market, line }) => `${market} ${line}`).join();
  const known = LISTS.get(name);
  if (known !== undefined) return known;
  if (LISTS.size >= MAX_LISTS) LISTS.clear();
  LISTS.set(name, list);
  return list;
}

function linesOf(market: MarketKey): MarketLines {
  const known = MARKETS.get(market);
  if (known !== undefined) return known;
  const lines = { sides: marketInfo(market).sides, keys: new Map<number, LineKey>() };
  MARKETS.set(market, lines);
  return lines;
}
