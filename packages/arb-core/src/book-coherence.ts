/**
 * Coherence within an event: what the prices that two bookmakers both list say of a combination of
 * theirs. See coherence.ts for the comparison and its thresholds.
 */
import {
  compareFairPrices,
  isIncoherent,
  isOrientationDoubtful,
  type FairPriceGap,
} from "./coherence.ts";
import { marketInfo } from "./market.ts";
import type { Quote } from "./quote.ts";
import { lineOfSide, negateLine } from "./selection.ts";

/** The bookmakers' prices of one event by market and home line. */
export class BookCoherence {
  /** By bookmaker, then by market and line: the prices in the order of the market's sides. */
  readonly #books = new Map<string, Map<string, PricedLine>>();

  constructor(quotes: readonly Quote[]) {
    for (const quote of quotes) {
      const { provider, market, side, odds } = quote;
      let lines = this.#books.get(provider);
      if (lines === undefined) {
        lines = new Map();
        this.#books.set(provider, lines);
      }
      const key = keyOf(quote);
      let line = lines.get(key);
      if (line === undefined) {
        line = { quote, odds: [] };
        lines.set(key, line);
      }
      line.odds[marketInfo(market).sides.indexOf(side)] = odds;
    }
  }

  /** Whether both books list one of two bets' lines, and their opinions on it are far apart. */
  isIncoherent(first: Quote, second: Quote): boolean {
    return [first, second].some((quote) => {
      const key = keyOf(quote);
      const gap = compareLines(
        this.#books.get(first.provider)?.get(key),
        this.#books.get(second.provider)?.get(key),
      );
      return gap !== undefined && isIncoherent(gap);
    });
  }

  /**
   * Whether two books may have home and away exchanged: on what both list of the bets' period and
   * on goal difference, they are far apart as they stand and agree the other way round.
   */
  isOrientationDoubtful(first: Quote, second: Quote): boolean {
    let straight: number | undefined;
    let inverse: number | undefined;
    const others = this.#books.get(second.provider);
    for (const [key, a] of this.#books.get(first.provider) ?? []) {
      const { period, quantity } = a.quote.proposition;
      if (period !== first.proposition.period || quantity !== "difference") continue;
      const asListed = compareLines(a, others?.get(key));
      if (asListed !== undefined) straight = Math.max(straight ?? 0, asListed.straight);
      const exchanged = compareLines(a, others?.get(exchangedKeyOf(a.quote)));
      if (exchanged !== undefined) inverse = Math.max(inverse ?? 0, exchanged.inverse);
    }
    return (
      straight !== undefined &&
      inverse !== undefined &&
      isOrientationDoubtful({ straight, inverse })
    );
  }
}

interface PricedLine {
  /** One of the line's quotes. */
  readonly quote: Quote;
  /** By side, in the market's order; a side without a bet is not there. */
  readonly odds: number[];
}

function compareLines(
  a: PricedLine | undefined,
  b: PricedLine | undefined,
): FairPriceGap | undefined {
  if (a === undefined || b === undefined || !isWhole(a) || !isWhole(b)) return undefined;
  return compareFairPrices(a.odds, b.odds);
}

/** Whether every side has a price. Double chance is left out: two of its three sides win. */
function isWhole({ quote, odds }: PricedLine): boolean {
  const { kind, sides } = marketInfo(quote.market);
  return kind !== "dc" && sides.every((_, index) => odds[index] !== undefined);
}

/** The line as the home side sees it names it in its market. */
function keyOf({ market, side, line }: Quote): string {
  return `${market} ${lineOfSide(line, side)}`;
}

/** The key of the same line where home and away are exchanged. */
function exchangedKeyOf({ market, side, line }: Quote): string {
  return `${market} ${negateLine(lineOfSide(line, side))}`;
}
