/**
 * The combinations of an event's prices that are worth reporting: bets of different bookmakers,
 * settled at every result. Prices are grouped by what decides them (the full time's goal
 * difference, the first half's sum of goals); within a group a bet above a line meets those below
 * theirs, whatever their markets are called.
 */
import { assessLegs, type Assessment } from "./arbitrage.ts";
import { BookCoherence } from "./book-coherence.ts";
import {
  byPrice,
  searchCombinations,
  searchCombinationsOf,
  type CombinationSearch,
  type QuoteGroup,
} from "./combination-search.ts";
import { groupBy } from "./group-by.ts";
import type { MatchedEvent } from "./matching/matched-event.ts";
import { leastReturnOf, reportsLosers, type Policy } from "./policy.ts";
import { quotesOf, type Quote } from "./quote.ts";
import { compareText } from "./text.ts";

/** Prices of different bookmakers, and what they guarantee together. */
export interface Combination {
  readonly id: string;
  /** Two or three: the one above the line first, then the one at it, then the one below. */
  readonly quotes: readonly Quote[];
  readonly assessment: Assessment;
  /** Two of the books differ on a line of these bets by more than `INCOHERENT_POINTS`. */
  readonly isIncoherent: boolean;
}

/** What a search found. */
export interface Findings {
  /** In no particular order. */
  readonly combinations: readonly Combination[];
  /** Bookmakers of what was left out because one of them may have home and away exchanged. */
  readonly doubted: ReadonlySet<string>;
}

/**
 * Every combination of an event that the policy asks for, in no particular order; by default
 * nothing of two books of which one may have home and away exchanged.
 */
export function findCombinations(event: MatchedEvent, policy: Policy): readonly Combination[] {
  return searchEvent(event, policy).combinations;
}

/**
 * {@link findCombinations}, and what was left out.
 *
 * @param provider - finds the combinations that a price of this bookmaker is part of. Where the
 *   policy asks for the best of each bet, all are found: another's may be the best now.
 */
export function searchEvent(event: MatchedEvent, policy: Policy, provider?: string): Findings {
  const search = new EventSearch(event, policy);
  const combinations = search.groups.flatMap((group) =>
    policy.pairs === "all" ? search.find(group, provider).found : search.findBest(group),
  );
  return { combinations, doubted: search.doubted };
}

/** What a group of prices holds, and whether something was left out for a doubtful orientation. */
interface GroupFindings {
  readonly found: Combination[];
  isDoubtful: boolean;
}

/** One look at an event. */
class EventSearch {
  readonly groups: readonly QuoteGroup[];
  readonly doubted = new Set<string>();
  readonly #event: MatchedEvent;
  readonly #policy: Policy;
  readonly #losers: boolean;
  readonly #books: ReadonlyMap<string, string>;
  readonly #coherence: BookCoherence;

  constructor(event: MatchedEvent, policy: Policy) {
    const quotes = quotesOf(event, policy.commissions);
    this.groups = groupQuotes(quotes);
    this.#event = event;
    this.#policy = policy;
    this.#losers = reportsLosers(policy);
    this.#books = bookNames(policy.skinGroups);
    this.#coherence = new BookCoherence(quotes);
  }

  /** Everything in a group of prices, or what one bookmaker's prices are part of. */
  find(group: QuoteGroup, provider?: string): GroupFindings {
    const findings: GroupFindings = { found: [], isDoubtful: false };
    const search: CombinationSearch = {
      group,
      leastReturn: leastReturnOf(this.#policy),
      threeLegs: this.#policy.maxLegs > 2,
      losers: this.#losers,
      consider: (legs) => this.#consider(legs, findings),
    };
    if (provider === undefined) searchCombinations(search);
    else searchCombinationsOf(search, provider);
    return findings;
  }

  /** Of each bet in a group of prices, the best combination. */
  findBest(group: QuoteGroup): Combination[] {
    // A better price can leave a class that loses, so the best of one is not the best price.
    if (this.#losers) return bestOfEachBet(this.find(group).found);
    const best = this.find(keepBest(group, (quote) => this.#bookOf(quote)));
    // Behind a best price that cannot be trusted, others may be good.
    return bestOfEachBet(best.isDoubtful ? this.find(group).found : best.found);
  }

  #consider(legs: readonly Quote[], findings: GroupFindings): void {
    const [first] = legs;
    if (first === undefined) return;
    const book = this.#bookOf(first);
    if (legs.every((leg) => this.#bookOf(leg) === book)) return;
    const assessment = assessQuotes(legs);
    if (!this.#policy.classes.includes(assessment.class)) return;
    const pairs = pairsOf(legs);
    if (!this.#policy.reportDoubtful && this.#isAnyDoubtful(pairs)) {
      findings.isDoubtful = true;
      for (const leg of legs) this.doubted.add(leg.provider);
      return;
    }
    findings.found.push({
      id: combinationId(this.#event, legs),
      quotes: legs,
      assessment,
      isIncoherent: pairs.some(([a, b]) => this.#coherence.isIncoherent(a, b)),
    });
  }

  #isAnyDoubtful(pairs: readonly (readonly [Quote, Quote])[]): boolean {
    return pairs.some(([a, b]) => this.#coherence.isOrientationDoubtful(a, b));
  }

  #bookOf({ provider }: Quote): string {
    return this.#books.get(provider) ?? provider;
  }
}

/** Every two of some legs that are of different providers. */
function pairsOf(legs: readonly Quote[]): (readonly [Quote, Quote])[] {
  return legs.flatMap((first, index) =>
    legs
      .slice(index + 1)
      .filter((second) => second.provider !== first.provider)
      .map((second) => [first, second] as const),
  );
}

function groupQuotes(quotes: readonly Quote[]): QuoteGroup[] {
  const groups = new Map<string, QuoteGroup>();
  for (const quote of quotes) {
    const key = stateKey(quote);
    let group = groups.get(key);
    if (group === undefined) {
      group = { above: [], at: [], below: [], off: [] };
      groups.set(key, group);
    }
    group[quote.proposition.direction].push(quote);
  }
  return [...groups.values()];
}

/** What two prices must have in common to be compared: period, quantity and state of play. */
function stateKey({ proposition: { period, quantity }, score }: Quote): string {
  const state = score === undefined ? "before the start" : `${score.home}-${score.away}`;
  return `${period} ${quantity} ${state}`;
}

/** Each bookmaker's one name: books of one skin group, and of groups that overlap, are one book. */
function bookNames(skinGroups: Policy["skinGroups"]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [first, ...rest] of skinGroups) {
    if (first === undefined) continue;
    const name = names.get(first) ?? first;
    names.set(first, name);
    for (const provider of rest) {
      const other = names.get(provider);
      names.set(provider, name);
      if (other === undefined) continue;
      for (const [key, value] of names) if (value === other) names.set(key, name);
    }
  }
  return names;
}

/**
 * Of each proposition, the best price and the best of any other book: the best combination of
 * different books is always among these.
 */
function keepBest(group: QuoteGroup, bookOf: (quote: Quote) => string): QuoteGroup {
  const keep = (quotes: readonly Quote[]): Quote[] =>
    [...groupBy(quotes, ({ proposition }) => proposition.line).values()].flatMap((all) => {
      const [best, ...rest] = all.sort(byPriceAndName);
      if (best === undefined) return [];
      const other = rest.find((quote) => bookOf(quote) !== bookOf(best));
      return other === undefined ? [best] : [best, other];
    });
  return {
    above: keep(group.above),
    at: keep(group.at),
    below: keep(group.below),
    off: keep(group.off),
  };
}

function byPriceAndName(a: Quote, b: Quote): number {
  return (
    byPrice(a, b) ||
    compareText(a.provider, b.provider) ||
    compareText(a.market, b.market) ||
    compareText(a.side, b.side)
  );
}

/** Of the combinations that bet on the same propositions, the one that guarantees most. */
function bestOfEachBet(found: readonly Combination[]): Combination[] {
  const best = new Map<string, Combination>();
  for (const combination of found) {
    const key = combination.quotes
      .map((quote) => `${stateKey(quote)} ${quote.proposition.direction} ${quote.proposition.line}`)
      .join("|");
    const known = best.get(key);
    if (known === undefined || compareCombinations(combination, known) < 0)
      best.set(key, combination);
  }
  return [...best.values()];
}

/** Best first: by least profit, then margin, greatest first, then by id. */
export function compareCombinations(a: Combination, b: Combination): number {
  return (
    b.assessment.profitMin - a.assessment.profitMin ||
    b.assessment.margin - a.assessment.margin ||
    compareText(a.id, b.id)
  );
}

function assessQuotes(quotes: readonly Quote[]): Assessment {
  const score = quotes[0]?.score;
  return assessLegs(quotes, score === undefined ? {} : { scoreAtBet: score });
}

/** Event, market, and each leg's bookmaker, side and line: no price, so it outlives changes. */
function combinationId(event: MatchedEvent, quotes: readonly Quote[]): string {
  const market = quotes[0]?.market ?? "";
  const legs = quotes.map((leg) =>
    [leg.provider, ...(leg.market === market ? [] : [leg.market]), leg.side, leg.line].join(":"),
  );
  return [event.id, market, ...legs].join("|");
}
