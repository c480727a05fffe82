/**
 * Price ladders: the prices that a site can show. A page rounds a price to its own ladder, so two
 * pages of different formats show one price as two numbers: 2.05, and Malay -0.95, which is 2.0526.
 * They are compared on a ladder, never by their difference.
 *
 * A ladder is held as its ticks, an ascending list of decimal prices; everything else is a binary
 * search in that list.
 */
import { decimalToOdds, isDecimalOdds, oddsToDecimal, type OddsFormat } from "./odds.ts";

/**
 * Evenly spaced prices, both ends included, in the numbers of the ladder's format: `from` is at
 * most `to`, and `step` above 0 divides the way between them.
 */
export interface PriceBand {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The prices that a site can show. */
export interface PriceLadder {
  /** The format in which the site rounds. */
  readonly format: OddsFormat;
  /** The prices as decimal odds, unrounded, ascending, each once, at least one. */
  readonly ticks: readonly number[];
}

/** To which tick a price goes: the one below, the nearest, or the one above. */
export type TickRounding = "down" | "nearest" | "up";

/**
 * The bands of pages that show two decimals, by format, from a price of 1.01 up to where the format
 * or the range of a price ends: 1001, in Malay 101.
 */
export const TWO_DECIMAL_BANDS: Readonly<
  Record<"decimal" | "hong-kong" | "malay" | "indonesian", readonly PriceBand[]>
> = {
  decimal: [{ from: 1.01, to: 1001, step: 0.01 }],
  "hong-kong": [{ from: 0.01, to: 1000, step: 0.01 }],
  malay: [
    { from: 0.01, to: 1, step: 0.01 },
    { from: -0.99, to: -0.01, step: 0.01 },
  ],
  indonesian: [
    { from: -100, to: -1.01, step: 0.01 },
    { from: 1, to: 1000, step: 0.01 },
  ],
};

/**
 * The bands of Betfair's exchange in decimal odds, 350 ticks; Betfair's API calls it the `CLASSIC`
 * ladder. Its Asian handicap markets have the `FINEST` one, steps of 0.01 throughout, as
 * {@link TWO_DECIMAL_BANDS} has.
 *
 * Sources: chromaweb.com/bets/botbuilder/calculator.php and autobettingbot.com/tag/betfair-facts
 * give the same table; docs.rs/crate/betex counts the same 350 prices.
 */
export const BETFAIR_BANDS: readonly PriceBand[] = [
  { from: 1.01, to: 2, step: 0.01 },
  { from: 2, to: 3, step: 0.02 },
  { from: 3, to: 4, step: 0.05 },
  { from: 4, to: 6, step: 0.1 },
  { from: 6, to: 10, step: 0.2 },
  { from: 10, to: 20, step: 0.5 },
  { from: 20, to: 30, step: 1 },
  { from: 30, to: 50, step: 2 },
  { from: 50, to: 100, step: 5 },
  { from: 100, to: 1000, step: 10 },
];

/** A ladder with more ticks than this is a slip in a step: two decimals need 110,000 at most. */
const MAX_TICKS = 1_000_000;
/** Bands are counted in millionths, so that a tick is the number that a page's text reads as. */
const UNITS = 1_000_000;
/** Prices closer than this, relative to the price, are one price for floating point. */
const SAME = 1e-9;
/** A price is halfway between two ticks within this share of the way between them. */
const HALFWAY = 1e-6;

/**
 * Makes a ladder of bands, which may come in any order; a price that two of them share is one tick.
 * Building costs time and memory in proportion to the ticks (100,000 for two decimals): make a
 * ladder once and keep it.
 *
 * @throws RangeError when there is no band, an end or a step is no multiple of 0.000001, a step is
 *   not above 0 or does not divide its band, a tick is no price in the format, or there would be
 *   more than a million ticks.
 * @example
 * ```ts
 * import { BETFAIR_BANDS, createPriceLadder } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const betfair = createPriceLadder("decimal", BETFAIR_BANDS);
 * assert.equal(betfair.ticks.length, 350);
 * assert.deepEqual(betfair.ticks.slice(98, 102), [1.99, 2, 2.02, 2.04]);
 * ```
 */
export function createPriceLadder(format: OddsFormat, bands: readonly PriceBand[]): PriceLadder {
  if (bands.length === 0) refuse("it must have a band, was", "none");
  const spans = bands.map(inUnits);
  const total = spans.reduce((sum, { count }) => sum + count, 0);
  if (total > MAX_TICKS) refuse(`it must have at most ${MAX_TICKS} ticks, was`, total);

  const prices = spans.flatMap(({ first, step, count }) =>
    Array.from({ length: count }, (_, index) => {
      const value = (first + index * step) / UNITS;
      return oddsToDecimal(value, format) ?? refuse(`a tick must be a ${format} price, was`, value);
    }),
  );
  const ticks: number[] = [];
  for (const price of prices.sort((a, b) => a - b)) {
    const last = ticks.at(-1);
    if (last === undefined || price > above(last)) ticks.push(price);
  }
  return { format, ticks };
}

/**
 * Rounds decimal odds to a tick of a ladder. A price that floating point holds apart from a tick
 * (a relative 1e-9) is that tick, whichever way it is rounded.
 *
 * The nearest tick is the nearest in the numbers of the ladder's format, the one that a page
 * prints; of two equally near ones it is the lower price. Beyond the ladder's ends it is the end.
 *
 * @returns the tick in decimal odds, or `undefined` when the ladder has none below ("down") or
 *   above ("up").
 * @throws RangeError when `odds` is no price.
 * @example
 * ```ts
 * import { createPriceLadder, roundToTick, TWO_DECIMAL_BANDS } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const decimal = createPriceLadder("decimal", TWO_DECIMAL_BANDS.decimal);
 * assert.equal(roundToTick(2.0526, decimal, "nearest"), 2.05);
 * assert.equal(roundToTick(2.0526, decimal, "up"), 2.06);
 * assert.equal(roundToTick(1.005, decimal, "down"), undefined);
 * ```
 */
export function roundToTick(odds: number, ladder: PriceLadder, rounding: "nearest"): number;
export function roundToTick(
  odds: number,
  ladder: PriceLadder,
  rounding: TickRounding,
): number | undefined;
export function roundToTick(
  odds: number,
  ladder: PriceLadder,
  rounding: TickRounding,
): number | undefined {
  requirePrice(odds, "round to tick");
  switch (rounding) {
    case "down":
      return ladder.ticks[countUpTo(above(odds), ladder) - 1];
    case "nearest":
      return ladder.ticks[nearestTicks(odds, ladder).lower];
    case "up":
      return ladder.ticks[countUpTo(below(odds), ladder)];
  }
}

/**
 * Counts the ticks from one price to another, each taken to its nearest tick: positive when `to` is
 * the higher price, 0 when both are at one tick. A price beyond the ladder's ends counts as the end.
 *
 * @throws RangeError when `from` or `to` is no price.
 * @example
 * ```ts
 * import { BETFAIR_BANDS, createPriceLadder, ticksBetween } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const betfair = createPriceLadder("decimal", BETFAIR_BANDS);
 * assert.equal(ticksBetween(1.99, 2.04, betfair), 3);
 * assert.equal(ticksBetween(2.04, 1.99, betfair), -3);
 * ```
 */
export function ticksBetween(from: number, to: number, ladder: PriceLadder): number {
  requirePrice(from, "count ticks");
  requirePrice(to, "count ticks");
  return nearestTicks(to, ladder).lower - nearestTicks(from, ladder).lower;
}

/**
 * Whether two prices, read on pages of different formats, are one price on a ladder: both have the
 * same nearest tick. A price halfway between two ticks has both, as sites break that tie either way
 * (Hong Kong 1.60 is Malay -0.625, shown as -0.62 or -0.63).
 *
 * Give the coarser of the two pages' ladders; of the two-decimal ones Malay is nowhere finer than
 * another. Sites hold a price in one of the two formats and round it to the other: whichever it was,
 * the nearest coarser tick is then the one shown. On the finer ladder one price may look like two:
 * Malay -0.33 is 4.0303, 3 ticks of 0.01 from the 4.00 that it was rounded from.
 *
 * Neighboring ticks are not one price: a price that moved by one tick would go unseen, and a chain
 * of neighbors would make any two prices one. Prices beyond the same end of the ladder are one
 * price on it.
 *
 * @throws RangeError when `a` or `b` is no price.
 * @example
 * ```ts
 * import { createPriceLadder, isSamePrice, TWO_DECIMAL_BANDS } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const malay = createPriceLadder("malay", TWO_DECIMAL_BANDS.malay);
 * assert.ok(isSamePrice(2.05, 1 / 0.95 + 1, malay));
 * assert.ok(!isSamePrice(2.05, 1 / 0.94 + 1, malay));
 * ```
 */
export function isSamePrice(a: number, b: number, ladder: PriceLadder): boolean {
  requirePrice(a, "compare prices");
  requirePrice(b, "compare prices");
  const first = nearestTicks(a, ladder);
  const second = nearestTicks(b, ladder);
  return first.lower <= second.upper && second.lower <= first.upper;
}

/** The indexes of the nearest ticks: one index twice, or two neighbors that are equally near. */
function nearestTicks(
  odds: number,
  ladder: PriceLadder,
): { readonly lower: number; readonly upper: number } {
  const { ticks, format } = ladder;
  const next = countUpTo(odds, ladder);
  const low = ticks[next - 1];
  const high = ticks[next];
  if (low === undefined || high === undefined) {
    const end = low === undefined ? 0 : ticks.length - 1;
    return { lower: end, upper: end };
  }
  const start = position(low, format);
  const share = (position(odds, format) - start) / (position(high, format) - start);
  return {
    lower: share <= 0.5 + HALFWAY ? next - 1 : next,
    upper: share < 0.5 - HALFWAY ? next - 1 : next,
  };
}

/** How many ticks are at most `odds`. */
function countUpTo(odds: number, { ticks }: PriceLadder): number {
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ticks[middle] ?? Infinity) <= odds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A price in the numbers of its format, laid end to end so that they ascend with the price: Malay
 * 0.99, 1.00, -0.99 become 0.99, 1.00, 1.01.
 */
function position(decimal: number, format: OddsFormat): number {
  const value = decimalToOdds(decimal, format);
  if (format === "probability") return -value;
  const even = format === "american" ? 100 : 1;
  return value < 0 ? 2 * even + value : value;
}

function above(odds: number): number {
  return odds * (1 + SAME);
}

function below(odds: number): number {
  return odds * (1 - SAME);
}

/** A band as its first value and its step in units, and how many values it has. */
function inUnits(band: PriceBand): {
  readonly first: number;
  readonly step: number;
  readonly count: number;
} {
  const { from, to } = band;
  const [first, last, step] = [toUnits(from), toUnits(to), toUnits(band.step)];
  if (step <= 0) refuse("a step must be above 0, was", band.step);
  if (last < first) refuse(`a band from ${from} must not end below it, was`, to);
  const steps = (last - first) / step;
  if (!Number.isInteger(steps)) refuse(`a step must divide ${from} to ${to}, was`, band.step);
  return { first, step, count: steps + 1 };
}

function toUnits(value: number): number {
  const units = Math.round(value * UNITS);
  if (!Number.isSafeInteger(units) || Math.abs(value * UNITS - units) > SAME * Math.abs(units)) {
    refuse(`a band must consist of multiples of ${1 / UNITS}, was`, value);
  }
  return units;
}

function refuse(rule: string, value: number | string): never {
  throw new RangeError(`Cannot create price ladder: ${rule} ${value}`);
}

function requirePrice(odds: number, action: string): void {
  if (isDecimalOdds(odds)) return;
  throw new RangeError(`Cannot ${action}: odds must be a decimal price, was ${odds}`);
}
