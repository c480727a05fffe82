/**
 * The search for prices that together may be a sure bet, in a group of prices that are decided by
 * the same number of the result. Trying every two would cost the square of the prices, nearly all
 * for nothing. Instead:
 *
 * - Lines that meet or overlap (home -0.5 with away +0.5 or +1): 1/o1 + 1/o2 < 1 decides. Walking
 *   the bets above by rising line, those below that overlap only become more; they are kept by
 *   price, and each walk ends at the first price that is too low.
 * - Lines that leave a gap of a quarter or a half: the product of the net odds must exceed
 *   `tabledProduct`, and again each walk by price ends at the first that is too low. Wider gaps
 *   never profit.
 * - The draw and 12 meet each other only. 12 with a handicap could profit at prices that are far
 *   from any that books have; it is not looked for.
 *
 * So the cost is that of sorting the prices, plus a step for each combination that is found.
 * {@link searchThoroughly} tries every two: it is the specification of {@link searchSureBets}, and
 * what finds the classes that lose.
 */
import { groupBy } from "./group-by.ts";
import type { Quote } from "./quote.ts";
import type { Proposition } from "./selection.ts";
import { NOISE, tabledProduct } from "./sure-bet.ts";

/** The prices of an event that are decided by one number of the result, in one state of play. */
export interface QuoteGroup {
  readonly above: Quote[];
  readonly at: Quote[];
  readonly below: Quote[];
  readonly off: Quote[];
}

/** What is searched, and how. */
export interface CombinationSearch {
  readonly group: QuoteGroup;
  /** 1 / (the sum of 1/odds) must be above this. */
  readonly leastReturn: number;
  /** Whether home, draw and away are looked for as well. */
  readonly threeLegs: boolean;
  /** Whether combinations that can lose are wanted too. */
  readonly losers: boolean;
  /** Is called with each combination that is found, prices of one bookmaker among them. */
  readonly consider: (quotes: readonly Quote[]) => void;
}

/** Searches a group of prices; the order in which combinations are found means nothing. */
export function searchCombinations(search: CombinationSearch): void {
  searchPairs(search);
  if (search.group.at.length === 0) return;
  searchDraws(search);
  if (search.threeLegs) searchThreeLegs(search);
}

/** Searches for the combinations that one bookmaker's price is part of, each once. */
export function searchCombinationsOf(search: CombinationSearch, provider: string): void {
  const all = search.group;
  const own = pickQuotes(all, (quote) => quote.provider === provider);
  const others = pickQuotes(all, (quote) => quote.provider !== provider);
  searchPairs({ ...search, group: { ...all, above: own.above } });
  searchPairs({ ...search, group: { ...all, above: others.above, below: own.below } });
  if (all.at.length === 0) return;
  searchDraws({ ...search, group: { ...all, at: own.at } });
  searchDraws({ ...search, group: { ...all, at: others.at, off: own.off } });
  if (!search.threeLegs) return;
  const { above, at } = others;
  searchThreeLegs({ ...search, group: { ...all, above: own.above } });
  searchThreeLegs({ ...search, group: { ...all, above, at: own.at } });
  searchThreeLegs({ ...search, group: { ...all, above, at, below: own.below } });
}

function pickQuotes(group: QuoteGroup, isWanted: (quote: Quote) => boolean): QuoteGroup {
  return {
    above: group.above.filter(isWanted),
    at: group.at.filter(isWanted),
    below: group.below.filter(isWanted),
    off: group.off.filter(isWanted),
  };
}

/** Pairs of a price above a line and one below. */
function searchPairs(search: CombinationSearch): void {
  if (search.group.above.length === 0 || search.group.below.length === 0) return;
  if (search.losers) searchThoroughly(search);
  else searchSureBets(search);
}

function searchSureBets(search: CombinationSearch): void {
  const { group, leastReturn, consider } = search;
  const above = [...group.above].sort((a, b) => a.proposition.line - b.proposition.line);
  const below = [...group.below].sort((a, b) => b.proposition.line - a.proposition.line);
  // Those below that meet or overlap the line of `above` that is being looked at, by price.
  const meeting: Quote[] = [];
  let next = 0;
  for (const first of above) {
    for (; next < below.length; next++) {
      const quote = below[next];
      if (quote === undefined || quote.proposition.line < -first.proposition.line) break;
      insertByPrice(meeting, quote);
    }
    considerWhile(first, meeting, consider, (a, b) => pairReturn(a, b) > leastReturn);
  }
  searchGaps(search);
}

/** Pairs of lines that leave a gap, where a profit is still possible. */
function searchGaps({ group, leastReturn, consider }: CombinationSearch): void {
  const belowByLine = groupBy(group.below, ({ proposition }) => proposition.line);
  for (const quotes of belowByLine.values()) quotes.sort(byPrice);
  for (const [line, quotes] of groupBy(group.above, ({ proposition }) => proposition.line)) {
    quotes.sort(byPrice);
    for (const gap of [0.25, 0.5]) {
      const others = belowByLine.get(-line - gap + 0) ?? [];
      const [first, second] = [quotes[0], others[0]];
      if (first === undefined || second === undefined) continue;
      const product = gapProduct(first.proposition, second.proposition);
      const isEnough = (a: Quote, b: Quote): boolean =>
        (a.netOdds - 1) * (b.netOdds - 1) >= product && pairReturn(a, b) > leastReturn;
      for (const quote of quotes) {
        if (!isEnough(quote, second)) break;
        considerWhile(quote, others, consider, isEnough);
      }
    }
  }
}

/**
 * What the product of the net odds must reach for two bets whose lines leave a gap. What only just
 * does not lose is left to the assessment.
 */
export function gapProduct(above: Proposition, below: Proposition): number {
  return tabledProduct(above, below) * (1 - NOISE);
}

/** Every two that are above and below, whatever their lines are. */
function searchThoroughly({ group, leastReturn, consider }: CombinationSearch): void {
  for (const first of group.above) {
    for (const second of group.below) {
      if (pairReturn(first, second) > leastReturn) consider([first, second]);
    }
  }
}

/** The draw against its complement, which books call 12. */
function searchDraws({ group, leastReturn, consider }: CombinationSearch): void {
  const offByLine = groupBy(group.off, ({ proposition }) => proposition.line);
  for (const quotes of offByLine.values()) quotes.sort(byPrice);
  for (const first of group.at) {
    const others = offByLine.get(first.proposition.line) ?? [];
    considerWhile(first, others, consider, (a, b) => pairReturn(a, b) > leastReturn);
  }
}

/** Above, at and below one whole number: home, draw and away, of two books or three. */
function searchThreeLegs({ group, leastReturn, consider }: CombinationSearch): void {
  const above = groupBy(group.above, ({ proposition }) => -proposition.line - 0.5);
  const below = groupBy(group.below, ({ proposition }) => proposition.line + 0.5);
  for (const [line, draws] of groupBy(group.at, ({ proposition }) => proposition.line)) {
    const homes = [...(above.get(line + 0) ?? [])].sort(byPrice);
    const aways = [...(below.get(line + 0) ?? [])].sort(byPrice);
    const bestAway = aways[0];
    if (bestAway === undefined) continue;
    const isEnough = (...quotes: readonly Quote[]): boolean =>
      1 / quotes.reduce((sum, { netOdds }) => sum + 1 / netOdds, 0) > leastReturn;
    draws.sort(byPrice);
    for (const home of homes) {
      for (const draw of draws) {
        if (!isEnough(home, draw, bestAway)) break;
        for (const away of aways) {
          if (!isEnough(home, draw, away)) break;
          consider([home, draw, away]);
        }
      }
    }
  }
}

/** Considers a quote with others, best price first, until one is not enough. */
function considerWhile(
  first: Quote,
  others: readonly Quote[],
  consider: CombinationSearch["consider"],
  isEnough: (first: Quote, second: Quote) => boolean,
): void {
  for (const second of others) {
    if (!isEnough(first, second)) return;
    consider([first, second]);
  }
}

/** What a unit returns at equal payouts if exactly one of two bets wins. */
function pairReturn(first: Quote, second: Quote): number {
  return 1 / (1 / first.netOdds + 1 / second.netOdds);
}

/** Best price first. */
export function byPrice(a: Quote, b: Quote): number {
  return b.netOdds - a.netOdds;
}

function insertByPrice(quotes: Quote[], quote: Quote): void {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.netOdds ?? 0) >= quote.netOdds) low = middle + 1;
    else high = middle;
  }
  quotes.splice(low, 0, quote);
}
