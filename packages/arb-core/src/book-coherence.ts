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
import { marketInfo, type Period } from "./market.ts";
import type { Quote } from "./quote.ts";
import { lineOfSide, negateLine } from "./selection.ts";

/** The bookmakers' prices of one event by market and home line. */
export class BookCoherence {
  readonly #quotes: readonly Quote[];
  /** By bookmaker, made when one is first asked for: most events hold nothing to be judged. */
  readonly #books = new Map<string, ReadonlyMap<string, PricedLine>>();
  /** By period and books: every combination of two books asks the same. */
  readonly #doubts = new Map<string, boolean>();

  constructor(quotes: readonly Quote[]) {
    this.#quotes = quotes;
  }

  /** Whether both books list one of two bets' lines, and their opinions on it are far apart. */
  isIncoherent(first: Quote, second: Quote): boolean {
    const [some, others] = [this.#linesOf(first.provider), this.#linesOf(second.provider)];
    return [first, second].some((quote) => {
      const key = keyOf(quote);
      const gap = compareLines(some.get(key), others.get(key));
      return gap !== undefined && isIncoherent(gap);
    });
  }

  /**
   * Whether two books may have home and away exchanged: on what both list of the bets' period and
   * on goal difference, they are far apart as they stand and agree the other way round.
   */
  isOrientationDoubtful(first: Quote, second: Quote): boolean {
    const { period } = first.proposition;
    const key = [period, first.provider, second.provider].join("\n");
    let isDoubtful = this.#doubts.get(key);
    if (isDoubtful === undefined) {
      isDoubtful = isExchangeLikely(
        period,
        this.#linesOf(first.provider),
        this.#linesOf(second.provider),
      );
      this.#doubts.set(key, isDoubtful);
    }
    return isDoubtful;
  }

  #linesOf(provider: string): ReadonlyMap<string, PricedLine> {
    let lines = this.#books.get(provider);
    if (lines === undefined) {
      lines = linesOf(this.#quotes.filter((quote) => quote.provider === provider));
      this.#books.set(provider, lines);
    }
    return lines;
  }
}

/** One bookmaker's lines by market and line: the prices in the order of the market's sides. */
function linesOf(quotes: readonly Quote[]): Map<string, PricedLine> {
  const lines = new Map<string, PricedLine>();
  for (const quote of quotes) {
    const { market, side, odds } = quote;
    const key = keyOf(quote);
    let line = lines.get(key);
    if (line === undefined) {
      line = { quote, odds: [] };
      lines.set(key, line);
    }
    line.odds[marketInfo(market).sides.indexOf(side)] = odds;
  }
  return lines;
}

/**
 * Whether two books are far apart on goal difference, and agree the other way round. Lines that can be
 * read both ways decide, where there are any: one that is far apart and can only be read as it stands
 * speaks against both readings.
 */
function isExchangeLikely(
  period: Period,
  some: ReadonlyMap<string, PricedLine>,
  others: ReadonlyMap<string, PricedLine>,
): boolean {
  const straight: number[] = [];
  const straightOfBoth: number[] = [];
  const inverse: number[] = [];
  for (const [key, line] of some) {
    const { proposition } = line.quote;
    if (proposition.period !== period || proposition.quantity !== "difference") continue;
    const exchangedKey = exchangedKeyOf(line.quote);
    const asListed = compareLines(line, others.get(key));
    const exchanged = compareLines(line, others.get(exchangedKey));
    if (asListed !== undefined) straight.push(asListed.straight);
    if (exchanged !== undefined) inverse.push(exchanged.inverse);
    const counterpart = compareLines(some.get(exchangedKey), others.get(key));
    if (asListed !== undefined && exchanged !== undefined && counterpart !== undefined) {
      straightOfBoth.push(asListed.straight);
    }
  }
  if (straight.length === 0 || inverse.length === 0) return false;
  return isOrientationDoubtful({
    straight: Math.max(...(straightOfBoth.length > 0 ? straightOfBoth : straight)),
    inverse: Math.max(...inverse),
  });
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
