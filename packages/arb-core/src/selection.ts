/**
 * A selection is a side of a market at a line. What it bets on is its *proposition*: that a number
 * of the result (the goal difference, the sum of goals) ends above or below a line, or on it or
 * off it. Markets differ in their names only: home -0.5 and 1 are one proposition, as are home 0
 * and draw no bet, away +0.5 and X2. Settlement, complements and the search for sure bets all
 * work on propositions, so a kind of market is settled by its row in one table.
 */
import { checkScore, type Score } from "./listing.ts";
import {
  isInRange,
  LINE_RANGES,
  LINE_RULES,
  MARKET_KEYS,
  marketInfo,
  type LineRange,
  type MarketKey,
  type MarketKind,
  type Period,
  type Side,
} from "./market.ts";

/** A bet that can be made: a side of a market at a line of its own. */
export interface Selection {
  readonly market: MarketKey;
  readonly side: Side;
  /**
   * The side's own line: away +0.5 stands at 0.5; over and under stand at the total; the draw of a
   * European handicap stands at the home side's line. 0 where the market has no line.
   */
  readonly line: number;
}

/**
 * The number that decides a bet.
 *
 * - `difference`: home goals minus away goals; `total`: their sum.
 * - `both`: 1 when both teams score, else 0; `parity`: 1 when the sum is odd, else 0.
 * - `winner`: 1, 0 or -1 for home, nobody, away. A moneyline counts overtime where the sport has
 *   it, so it is settled by who wins and compared with no other market.
 */
export type Quantity = "difference" | "total" | "both" | "parity" | "winner";

/** What must come true for a selection to win; see the head of selection.ts. */
export interface Proposition {
  /** Whose score counts. */
  readonly period: Period;
  readonly quantity: Quantity;
  /**
   * - `above`: it is ahead by quantity + line.
   * - `below`: it is ahead by line - quantity.
   * - `at`: it wins where the quantity is the line, and loses elsewhere; `off`: the reverse.
   */
  readonly direction: "above" | "below" | "at" | "off";
  /** A multiple of a quarter; a whole number for `at` and `off`. */
  readonly line: number;
}

/** A side's proposition: its line is `sign` times the selection's own line, plus `offset`. */
interface Rule {
  readonly quantity: Quantity;
  readonly direction: Proposition["direction"];
  readonly sign: -1 | 0 | 1;
  readonly offset: number;
}

function rule(
  quantity: Quantity,
  direction: Proposition["direction"],
  sign: Rule["sign"] = 0,
  offset = 0,
): Rule {
  return { quantity, direction, sign, offset };
}

const RULES: Readonly<Record<MarketKind, Readonly<Partial<Record<Side, Rule>>>>> = {
  hdp: { home: rule("difference", "above", 1), away: rule("difference", "below", 1) },
  ou: { over: rule("total", "above", -1), under: rule("total", "below", 1) },
  "1x2": {
    home: rule("difference", "above", 0, -0.5),
    draw: rule("difference", "at"),
    away: rule("difference", "below", 0, -0.5),
  },
  ml: { home: rule("winner", "above"), away: rule("winner", "below") },
  dnb: { home: rule("difference", "above"), away: rule("difference", "below") },
  dc: {
    home_draw: rule("difference", "above", 0, 0.5),
    home_away: rule("difference", "off"),
    draw_away: rule("difference", "below", 0, 0.5),
  },
  btts: { yes: rule("both", "above", 0, -0.5), no: rule("both", "below", 0, 0.5) },
  oe: { odd: rule("parity", "above", 0, -0.5), even: rule("parity", "below", 0, 0.5) },
  eh: {
    home: rule("difference", "above", 1, -0.5),
    draw: rule("difference", "at", -1),
    away: rule("difference", "below", 1, -0.5),
  },
};

/** A side's rule together with what it takes from its market. */
interface MarketRule extends Rule, LineRange {
  readonly period: Period;
  /** In running, the line counts from the score at the bet. */
  readonly countsFromBet: boolean;
}

type MarketRules = Readonly<Partial<Record<Side, MarketRule>>>;

/**
 * The rules by market and side. Selections are read in the innermost loops, so all that reading
 * one needs is in one place; objects without a prototype are found faster than in a Map.
 */
const RULES_BY_MARKET: Readonly<Partial<Record<MarketKey, MarketRules>>> = withoutPrototype(
  MARKET_KEYS.map((market) => {
    const { period, kind, line } = marketInfo(market);
    const shared = { ...LINE_RANGES[line], period, countsFromBet: kind === "hdp" };
    const rules = Object.entries(RULES[kind]).map(
      ([side, found]) => [side, { ...found, ...shared }] as const,
    );
    return [market, withoutPrototype(rules)] as const;
  }),
);

function withoutPrototype<T>(
  entries: readonly (readonly [string, T])[],
): Readonly<Partial<Record<string, T>>> {
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries));
}

/**
 * What a selection bets on.
 *
 * @param options.scoreAtBet - in running, an Asian handicap counts from the score at the moment of
 *   the bet; every other market counts from nil-nil. Default nil-nil.
 * @throws RangeError when the market has no such side or no such line, or the score is none.
 * @example
 * ```ts
 * import { propositionOf } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(
 *   propositionOf({ market: "ft_hdp", side: "home", line: -0.5 }),
 *   propositionOf({ market: "ft_1x2", side: "home", line: 0 }),
 * );
 * ```
 */
export function propositionOf(
  selection: Selection,
  options: { readonly scoreAtBet?: Score } = {},
): Proposition {
  const rule = RULES_BY_MARKET[selection.market]?.[selection.side];
  if (rule === undefined || !isInRange(rule, selection.line)) throw refusal(selection);
  const { period, quantity, direction, sign, offset, countsFromBet } = rule;
  const { scoreAtBet } = options;
  if (scoreAtBet !== undefined) checkScore(scoreAtBet);
  const lead = scoreAtBet === undefined || !countsFromBet ? 0 : leadOf(direction, scoreAtBet);
  // The last term makes a negative zero a zero.
  return { period, quantity, direction, line: sign * selection.line + offset - lead + 0 };
}

/** The lead at a score of the side that a handicap bet is on. */
function leadOf(direction: Proposition["direction"], { home, away }: Score): number {
  return direction === "above" ? home - away : away - home;
}

function refusal({ market, side, line }: Selection): RangeError {
  const { sides, line: lineKind } = marketInfo(market);
  return new RangeError(
    sides.includes(side)
      ? `Cannot read selection: its line must be ${LINE_RULES[lineKind]}, was ${line}`
      : `Cannot read selection: ${market} has no such side, was ${side}`,
  );
}

/**
 * The line as the given side sees it: the away side of a home handicap of -0.5 stands at +0.5.
 *
 * @example
 * ```ts
 * import { lineOfSide } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(lineOfSide(-0.5, "home"), -0.5);
 * assert.equal(lineOfSide(-0.5, "away"), 0.5);
 * assert.equal(lineOfSide(2.5, "under"), 2.5);
 * ```
 */
export function lineOfSide(line: number, side: Side): number {
  return side === "away" ? negateLine(line) : line;
}

/** The other sign, without a negative zero. */
export function negateLine(line: number): number {
  return line === 0 ? 0 : -line;
}

/**
 * The selection that wins where the given one loses and pushes where it pushes: home -0.5 and
 * away +0.5, over 2.5 and under 2.5, 1 and X2. To lay a selection is to back its complement.
 *
 * @returns `undefined` for the draw of a European handicap other than 0, whose complement no
 *   market offers. That of its home and away is an Asian handicap, which in running counts from
 *   another score: it is the complement before the start and at a level score only.
 * @throws RangeError when the market has no such side or no such line.
 * @example
 * ```ts
 * import { complementOf } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(complementOf({ market: "ft_1x2", side: "home", line: 0 }), {
 *   market: "ft_dc",
 *   side: "draw_away",
 *   line: 0,
 * });
 * ```
 */
export function complementOf(selection: Selection): Selection | undefined {
  propositionOf(selection);
  const { market, side, line } = selection;
  const { period, kind } = marketInfo(market);
  switch (side) {
    case "home":
    case "away": {
      if (kind === "1x2") {
        return { market: `${period}_dc`, side: side === "home" ? "draw_away" : "home_draw", line };
      }
      const other = side === "home" ? "away" : "home";
      // After whole goals are added, not winning is an Asian handicap of half a goal less.
      if (kind === "eh") return { market: `${period}_hdp`, side: other, line: 0.5 - line };
      return { market, side: other, line: negateLine(line) };
    }
    case "draw":
      return line === 0 ? { market: `${period}_dc`, side: "home_away", line } : undefined;
    case "home_draw":
      return { market: `${period}_1x2`, side: "away", line };
    case "home_away":
      return { market: `${period}_1x2`, side: "draw", line };
    case "draw_away":
      return { market: `${period}_1x2`, side: "home", line };
    case "over":
      return { market, side: "under", line };
    case "under":
      return { market, side: "over", line };
    case "yes":
      return { market, side: "no", line };
    case "no":
      return { market, side: "yes", line };
    case "odd":
      return { market, side: "even", line };
    case "even":
      return { market, side: "odd", line };
  }
}

/**
 * The same bet where home and away are exchanged, as a bookmaker lists it that names the teams the
 * other way round. Its own inverse.
 *
 * @example
 * ```ts
 * import { exchangeTeams } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * // A team keeps its start, wherever it is listed.
 * assert.deepEqual(exchangeTeams({ market: "ft_hdp", side: "home", line: -0.5 }), {
 *   market: "ft_hdp",
 *   side: "away",
 *   line: -0.5,
 * });
 * ```
 */
export function exchangeTeams(selection: Selection): Selection {
  const { market, side, line } = selection;
  switch (side) {
    case "home":
      return { market, side: "away", line };
    case "away":
      return { market, side: "home", line };
    case "draw":
      // It stands at the home side's line, and the other side is at home now.
      return { market, side, line: negateLine(line) };
    case "home_draw":
      return { market, side: "draw_away", line };
    case "draw_away":
      return { market, side: "home_draw", line };
    case "home_away":
    case "over":
    case "under":
    case "yes":
    case "no":
    case "odd":
    case "even":
      return { market, side, line };
  }
}
