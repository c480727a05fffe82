/**
 * The vocabulary of markets as data: a market is a period and a kind, and a kind has its sides.
 * Market keys are the wire's: `ft_hdp`, `ft_ou`, `fh_1x2`.
 */
import { MAX_LINE } from "./line.ts";
import { isDecimalOdds, MAX_ODDS, MIN_ODDS } from "./odds.ts";

/**
 * Whose score settles the market: the full time (90 minutes), the first half, or the second half
 * alone. For another period (a quarter, a set) the compiler names the places that need a line.
 */
export const PERIODS = ["ft", "fh", "sh"] as const;
/** One of {@link PERIODS}. */
export type Period = (typeof PERIODS)[number];

/** Whether the period begins with the match: then the match's score, in running, is its own. */
const BEGINS_WITH_MATCH: Readonly<Record<Period, boolean>> = { ft: true, fh: true, sh: false };

/** What can be backed. `home_draw` is the double chance that books print as 1X. */
export const SIDES = [
  "home",
  "draw",
  "away",
  "over",
  "under",
  "home_draw",
  "home_away",
  "draw_away",
  "yes",
  "no",
  "odd",
  "even",
] as const;
/** One of {@link SIDES}. */
export type Side = (typeof SIDES)[number];

/**
 * What a kind's line is.
 *
 * - `handicap`: goals added to a side, in quarters.
 * - `goals`: goals added to a side, whole ones (European handicap).
 * - `total`: the number of goals to beat, in quarters, above 0.
 * - `none`: the kind has no line; it is written as 0.
 */
export type LineKind = "handicap" | "goals" | "total" | "none";

/**
 * Asian handicap, over/under, 1X2, moneyline, draw no bet, double chance, both teams to score,
 * odd/even, European handicap.
 */
export const MARKET_KINDS = ["hdp", "ou", "1x2", "ml", "dnb", "dc", "btts", "oe", "eh"] as const;
/** One of {@link MARKET_KINDS}. */
export type MarketKind = (typeof MARKET_KINDS)[number];

const KINDS: Readonly<Record<MarketKind, { sides: readonly Side[]; line: LineKind }>> = {
  /** Goals are added to a side, in quarters: settled as two half stakes. */
  hdp: { sides: ["home", "away"], line: "handicap" },
  ou: { sides: ["over", "under"], line: "total" },
  "1x2": { sides: ["home", "draw", "away"], line: "none" },
  /** Who wins, by whatever the sport's rules count; level gives the stakes back. */
  ml: { sides: ["home", "away"], line: "none" },
  /** 1X2 without the draw, which gives the stakes back. */
  dnb: { sides: ["home", "away"], line: "none" },
  /** Two of the three results of 1X2. */
  dc: { sides: ["home_draw", "home_away", "draw_away"], line: "none" },
  btts: { sides: ["yes", "no"], line: "none" },
  /** Whether the number of goals is odd or even; no goal is even. */
  oe: { sides: ["odd", "even"], line: "none" },
  /** 1X2 after whole goals are added to a side. */
  eh: { sides: ["home", "draw", "away"], line: "goals" },
};

/** A period and a kind, as on the wire. */
export type MarketKey = `${Period}_${MarketKind}`;

/** What a market key stands for. */
export interface MarketInfo {
  readonly key: MarketKey;
  readonly period: Period;
  readonly kind: MarketKind;
  /** The sides in the order in which {@link MarketLine.odds} lists their prices. */
  readonly sides: readonly Side[];
  readonly line: LineKind;
  /** Whether the period begins with the match: then the match's score, in running, is its own. */
  readonly beginsWithMatch: boolean;
}

const MARKETS: ReadonlyMap<string, MarketInfo> = new Map(
  PERIODS.flatMap((period) =>
    MARKET_KINDS.map((kind) => {
      const key: MarketKey = `${period}_${kind}`;
      const beginsWithMatch = BEGINS_WITH_MATCH[period];
      return [key, { key, period, kind, ...KINDS[kind], beginsWithMatch }] as const;
    }),
  ),
);

/** Every market key, full time first. */
export const MARKET_KEYS: readonly MarketKey[] = [...MARKETS.values()].map((market) => market.key);

/**
 * What a market key stands for; `undefined` for a text that is no market key. The other way round
 * a key is `${period}_${kind}`.
 *
 * @example
 * ```ts
 * import { parseMarketKey } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(parseMarketKey("fh_hdp")?.period, "fh");
 * assert.equal(parseMarketKey("ft_corners"), undefined);
 * ```
 */
export function parseMarketKey(key: string): MarketInfo | undefined {
  return MARKETS.get(key);
}

/**
 * What a market key stands for.
 *
 * @throws RangeError when it is no market key.
 * @example
 * ```ts
 * import { marketInfo } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(marketInfo("fh_1x2").sides, ["home", "draw", "away"]);
 * assert.equal(marketInfo("ft_eh").line, "goals");
 * ```
 */
export function marketInfo(key: MarketKey): MarketInfo {
  const market = MARKETS.get(key);
  if (market === undefined) {
    const was: string = key;
    throw new RangeError(
      `Cannot find market: the key must be one of ${MARKET_KEYS.join(", ")}, was ${was}`,
    );
  }
  return market;
}

/** The lines that a kind has: multiples of 1 / `parts` from `least` to `greatest`. */
export interface LineRange {
  readonly parts: 1 | 4;
  readonly least: number;
  readonly greatest: number;
}

/** The lines of each kind of line. */
export const LINE_RANGES: Readonly<Record<LineKind, LineRange>> = {
  handicap: { parts: 4, least: -MAX_LINE, greatest: MAX_LINE },
  goals: { parts: 1, least: -MAX_LINE, greatest: MAX_LINE },
  total: { parts: 4, least: 0.25, greatest: MAX_LINE },
  none: { parts: 1, least: 0, greatest: 0 },
};

/**
 * Whether a line is one that a market of the kind can have; see {@link LineKind}.
 *
 * @example
 * ```ts
 * import { isLineOf } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isLineOf("handicap", -0.25));
 * assert.ok(!isLineOf("goals", -0.25));
 * assert.ok(!isLineOf("total", 0));
 * ```
 */
export function isLineOf(kind: LineKind, line: number): boolean {
  return isInRange(LINE_RANGES[kind], line);
}

/** {@link isLineOf} for a range that was looked up before. */
export function isInRange({ parts, least, greatest }: LineRange, line: number): boolean {
  return Number.isInteger(line * parts) && line >= least && line <= greatest;
}

/** One line of a market at one bookmaker. */
export interface MarketLine {
  readonly market: MarketKey;
  /**
   * Handicaps: what is added to the home side's goals (home gives half a goal: -0.5), a multiple
   * of 0.25, whole for the European handicap. Totals: the number of goals that over must beat.
   * 0 where the market has no line.
   */
  readonly line: number;
  /** Decimal odds, unrounded, in the order of the market's sides: home, away or home, draw, away. */
  readonly odds: readonly [number, number] | readonly [number, number, number];
  /** The line is shown but no bet is taken at the moment. */
  readonly suspended?: boolean;
  /** When the price was last confirmed, in epoch milliseconds. Kept by the odds book. */
  readonly seen?: number;
  /** When the price last moved, in epoch milliseconds. Kept by the odds book. */
  readonly changed?: number;
}

/** What a line must be, by its kind. */
export const LINE_RULES: Readonly<Record<LineKind, string>> = {
  handicap: "a multiple of 0.25",
  goals: "a whole number",
  total: "a multiple of 0.25 above 0",
  none: "0",
};

/**
 * Checks that a line is one of its market, with a price for each side.
 *
 * @throws RangeError when it is not.
 * @example
 * ```ts
 * import { checkMarketLine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * checkMarketLine({ market: "ft_ou", line: 2.25, odds: [1.95, 1.9] });
 * assert.throws(
 *   () => checkMarketLine({ market: "ft_1x2", line: 0, odds: [1.95, 1.9] }),
 *   /^RangeError: Cannot read ft_1x2: it needs 3 decimal odds from 1.001 to 1001, was 1.95, 1.9$/,
 * );
 * ```
 */
export function checkMarketLine(line: MarketLine): void {
  if (!isMarketLine(line)) throw refusal(line);
}

/** What a line of a market must be, at hand for the innermost loop. */
const LINE_SHAPES: ReadonlyMap<string, LineRange & { readonly sides: number }> = new Map(
  [...MARKETS].map(([key, { sides, line }]) => [
    key,
    { ...LINE_RANGES[line], sides: sides.length },
  ]),
);

function isMarketLine({ market, line, odds }: MarketLine): boolean {
  const shape = LINE_SHAPES.get(market);
  return (
    shape !== undefined &&
    isInRange(shape, line) &&
    odds.length === shape.sides &&
    isDecimalOdds(odds[0]) &&
    isDecimalOdds(odds[1]) &&
    (odds[2] === undefined || isDecimalOdds(odds[2]))
  );
}

function refusal({ market, line, odds }: MarketLine): RangeError {
  const { sides, line: lineKind } = marketInfo(market);
  if (!isLineOf(lineKind, line)) {
    return new RangeError(
      `Cannot read ${market}: its line must be ${LINE_RULES[lineKind]}, was ${line}`,
    );
  }
  return new RangeError(
    `Cannot read ${market}: it needs ${sides.length} decimal odds from ${MIN_ODDS} to ` +
      `${MAX_ODDS}, was ${odds.join(", ")}`,
  );
}
