/**
 * The vocabulary of markets as data: a market is a period and a kind, a selection is a side of a
 * market at a line. Market keys are the wire's (`ft_hdp`, `ft_ou`, `fh_hdp`, `fh_ou`).
 */
import { isLine } from "./line.ts";

/** Whose score settles the market: the full time (90 minutes), or the first half alone. */
export const PERIODS = ["ft", "fh"] as const;
/** One of {@link PERIODS}. */
export type Period = (typeof PERIODS)[number];

/** Asian handicap and total goals. */
export const MARKET_KINDS = ["hdp", "ou"] as const;
/** One of {@link MARKET_KINDS}. */
export type MarketKind = (typeof MARKET_KINDS)[number];

/** A period and a kind, as on the wire. */
export type MarketKey = `${Period}_${MarketKind}`;

/** A result that can be backed. */
export type Side = "home" | "away" | "over" | "under";

/** What a market key stands for. */
export interface MarketInfo {
  readonly key: MarketKey;
  readonly period: Period;
  readonly kind: MarketKind;
  /** The sides in the order in which {@link MarketLine.odds} lists their prices. */
  readonly sides: readonly [Side, Side];
}

const SIDES = { hdp: ["home", "away"], ou: ["over", "under"] } as const;

const MARKETS: ReadonlyMap<string, MarketInfo> = new Map(
  PERIODS.flatMap((period) =>
    MARKET_KINDS.map((kind) => {
      const key: MarketKey = `${period}_${kind}`;
      return [key, { key, period, kind, sides: SIDES[kind] }] as const;
    }),
  ),
);

/** Every market key, full time first. */
export const MARKET_KEYS: readonly MarketKey[] = [...MARKETS.values()].map((market) => market.key);

/** What a market key stands for; `undefined` for a text that is no market key. */
export function parseMarketKey(key: string): MarketInfo | undefined {
  return MARKETS.get(key);
}

/** What a market key stands for. */
export function marketInfo(key: MarketKey): MarketInfo {
  const market = MARKETS.get(key);
  if (market === undefined) {
    throw new RangeError(`Cannot find market: the key must be one of ${MARKET_KEYS.join(", ")}`);
  }
  return market;
}

/** One line of a market at one bookmaker. */
export interface MarketLine {
  readonly market: MarketKey;
  /**
   * Handicap: what is added to the home side's goals (home gives half a goal: -0.5).
   * Totals: the number of goals that over must beat. A multiple of 0.25.
   */
  readonly line: number;
  /** Decimal odds, unrounded, in the order of the market's sides: home, away or over, under. */
  readonly odds: readonly [number, number];
  /** The line is shown but no bet is taken at the moment. */
  readonly suspended?: boolean;
  /** When the price was last confirmed, in epoch milliseconds. Kept by the odds book. */
  readonly seen?: number;
  /** When the price last moved, in epoch milliseconds. Kept by the odds book. */
  readonly changed?: number;
}

/** A bet that can be made: a side of a market at a line of its own. */
export interface Selection {
  readonly market: MarketKey;
  readonly side: Side;
  /** The side's own line: away +0.5 stands at 0.5; over and under stand at the total. */
  readonly line: number;
}

/**
 * The line as the given side sees it: the away side of a home handicap of -0.5 stands at +0.5.
 */
export function lineOfSide(line: number, side: Side): number {
  return side === "away" && line !== 0 ? -line : line;
}

/**
 * The selection that wins where the given one loses and pushes where it pushes: home -0.5 and
 * away +0.5, over 2.5 and under 2.5. Its own inverse.
 *
 * @throws RangeError when the line is no multiple of 0.25.
 */
export function complementOf(selection: Selection): Selection {
  if (!isLine(selection.line)) {
    throw new RangeError(
      `Cannot complement selection: its line must be a multiple of 0.25, was ${selection.line}`,
    );
  }
  switch (selection.side) {
    case "home":
      return { ...selection, side: "away", line: negateLine(selection.line) };
    case "away":
      return { ...selection, side: "home", line: negateLine(selection.line) };
    case "over":
      return { ...selection, side: "under" };
    case "under":
      return { ...selection, side: "over" };
  }
}

/** The other sign, without a negative zero. */
export function negateLine(line: number): number {
  return line === 0 ? 0 : -line;
}
