/**
 * Says of a price that moved whether it can be part of a sure bet, without a look at the other
 * bookmakers: for each bet of an event the best price anybody has is kept, or more, and from those of
 * the bets that oppose it the price that would be enough. Nearly every price that moves ends here,
 * after two comparisons.
 *
 * The best prices only rise: when one falls, nobody looks for the next best. So a price that is held
 * for hopeful here may be none, and then the bounds are worked out anew
 * ({@link PriceWatch.tighten}); one that is not can be none for certain.
 */
import { gapProduct } from "../combination-search.ts";
import { oddsAfterCommission, type Commission } from "../commission.ts";
import type { Score } from "../listing.ts";
import { leastReturnOf, reportsLosers, type Policy } from "../policy.ts";
import { readSides } from "../quote.ts";
import type { Proposition } from "../selection.ts";
import type { BookListing } from "./book-listing.ts";
import type { LineKey } from "./line-key.ts";
import type { WatchedEvent } from "./watched-event.ts";

/** What is to be watched for. */
export interface WatchRules {
  /** The sum of the inverse odds must be below this. */
  readonly greatestTotal: number;
  readonly threeLegs: boolean;
  /** Any two bets above and below count, whatever their lines. */
  readonly losers: boolean;
  /** By bookmaker; `undefined` where nobody takes any. */
  readonly commissions: ReadonlyMap<string, Commission> | undefined;
}

/** Nothing that the search would find may be passed over for a rounding error. */
const SLACK = 1e-9;

/** What a policy asks to be watched for. */
export function watchRules(policy: Policy): WatchRules {
  const commissions = new Map(Object.entries(policy.commissions));
  return {
    greatestTotal: (1 / leastReturnOf(policy)) * (1 + SLACK),
    threeLegs: policy.maxLegs > 2,
    losers: reportsLosers(policy),
    commissions: commissions.size === 0 ? undefined : commissions,
  };
}

/** One bet of an event in one state of play. */
interface Bet {
  readonly index: number;
  readonly proposition: Proposition;
  readonly opposing: Opposing[];
  readonly trios: Trio[];
}

/** A bet that together with another may be a sure bet. */
interface Opposing {
  readonly bet: Bet;
  /** What the product of the net odds must reach; 0 where the sum of the inverse odds decides. */
  readonly product: number;
}

/** Home, draw and away, one of which the price in question is of. */
interface Trio {
  readonly above: Bet;
  readonly at: Bet;
  readonly below: Bet;
}

/** The bets of one event that could oppose each other: of one number of the result, at one score. */
interface BetGroup {
  readonly key: string;
  readonly bets: Bet[];
}

/** The bounds of an event's prices; see the head of price-watch.ts. */
export class PriceWatch {
  readonly #rules: WatchRules;
  readonly #groups: BetGroup[] = [];
  readonly #bets: Bet[] = [];
  /**
   * Two numbers for each bet: nobody's price is above the first, 0 where there is none; no price
   * below the second can be part of a sure bet. In one array, because they are looked at for every
   * price that moves.
   */
  readonly #bounds: number[] = [];

  constructor(rules: WatchRules) {
    this.#rules = rules;
  }

  /**
   * Takes note of a listing's prices, and says whether any of them can be part of a sure bet.
   *
   * @param since - lines that have not changed since then are passed over.
   */
  note(listing: BookListing, view: PriceView, since: number): boolean {
    const { numbers } = listing;
    const bets = view.betsOf(listing.keys);
    const commission = this.#rules.commissions?.get(listing.provider);
    const bounds = this.#bounds;
    let isHopeful = false;
    for (let at = 0; at < numbers.length;) {
      const end = at + (bets[at] ?? 0);
      // The first price of a suspended line is negative.
      const isWanted = (numbers[at] ?? 0) >= since && (numbers[at + 1] ?? 0) > 0;
      for (at += 1; at <= end; at++) {
        const bet = bets[at] ?? NO_BET;
        if (!isWanted || bet === NO_BET) continue;
        const shown = numbers[at] ?? 0;
        const odds = commission === undefined ? shown : oddsAfterCommission(shown, commission);
        if (odds > (bounds[2 * bet] ?? 0)) this.#raise(bet, odds);
        if (odds >= (bounds[2 * bet + 1] ?? 0)) isHopeful = true;
      }
    }
    return isHopeful;
  }

  /** Works out the bounds anew: the best prices that the listings have now. */
  tighten(listings: Iterable<BookListing>): void {
    for (let bet = 0; bet < this.#bets.length; bet++) {
      this.#bounds[2 * bet] = 0;
      this.#bounds[2 * bet + 1] = Infinity;
    }
    for (const listing of listings) {
      if (listing.view?.watch === this) this.note(listing, listing.view, -Infinity);
    }
  }

  /** The bets that the sides of a line are, by index, in their order. */
  openBets(key: LineKey, isSwapped: boolean, score: Score | undefined): number[] {
    return readSides(key, isSwapped, score).map(({ proposition }) => {
      const { period, quantity } = proposition;
      const state = score === undefined ? "" : `${score.home}-${score.away}`;
      return this.#betOf(`${period} ${quantity} ${state}`, proposition).index;
    });
  }

  #betOf(groupKey: string, proposition: Proposition): Bet {
    const { direction, line } = proposition;
    let group = this.#groups.find(({ key }) => key === groupKey);
    if (group === undefined) {
      group = { key: groupKey, bets: [] };
      this.#groups.push(group);
    }
    const known = findBet(group, direction, line);
    if (known !== undefined) return known;
    const bet: Bet = { index: this.#bets.length, proposition, opposing: [], trios: [] };
    for (const other of group.bets) this.#oppose(bet, other);
    group.bets.push(bet);
    this.#bets.push(bet);
    this.#bounds.push(0, Infinity);
    if (this.#rules.threeLegs) addTrios(group, bet);
    // Others may have had prices before.
    for (const { bet: other } of bet.opposing) this.#lower(other.index);
    this.#lower(bet.index);
    return bet;
  }

  #oppose(a: Bet, b: Bet): void {
    const product = productOf(a.proposition, b.proposition, this.#rules.losers);
    if (product === undefined) return;
    a.opposing.push({ bet: b, product });
    b.opposing.push({ bet: a, product });
  }

  /** A better price of a bet: less is enough for those that oppose it. */
  #raise(bet: number, odds: number): void {
    this.#bounds[2 * bet] = odds;
    const { opposing, trios } = this.#bets[bet] as Bet;
    for (const { bet: other } of opposing) this.#lower(other.index);
    for (const { above, at, below } of trios) {
      for (const other of [above, at, below]) this.#lower(other.index);
    }
  }

  /** Works out which price of a bet is enough. */
  #lower(bet: number): void {
    const { opposing, trios } = this.#bets[bet] as Bet;
    const { greatestTotal } = this.#rules;
    let enough = Infinity;
    for (const { bet: other, product } of opposing) {
      const best = this.#bounds[2 * other.index] ?? 0;
      const bySum = oddsFor(greatestTotal - 1 / best);
      const byProduct = product === 0 ? 0 : 1 + product / (best - 1);
      enough = Math.min(enough, Math.max(bySum, byProduct));
    }
    for (const { above, at, below } of trios) {
      let left = greatestTotal;
      for (const { index } of [above, at, below]) {
        if (index !== bet) left -= 1 / (this.#bounds[2 * index] ?? 0);
      }
      enough = Math.min(enough, oddsFor(left));
    }
    this.#bounds[2 * bet + 1] = enough * (1 - SLACK);
  }
}

/** The odds whose inverse is as much; infinite where there is nothing left. */
function oddsFor(inverse: number): number {
  return inverse > 0 ? 1 / inverse : Infinity;
}

/** A side that takes no part. */
const NO_BET = -1;

/** How a listing's prices are read in its event: which way round, and at which score. */
export class PriceView {
  readonly watch: PriceWatch;
  readonly event: WatchedEvent;
  readonly isSwapped: boolean;
  readonly score: Score | undefined;
  /** The bets by the lines of a listing: mostly all listings of an event have the same. */
  #keys: readonly LineKey[] = [];
  #bets: readonly number[] = [];
  #others: Map<readonly LineKey[], readonly number[]> | undefined;

  constructor(event: WatchedEvent, isSwapped: boolean, score: Score | undefined) {
    this.watch = event.watch;
    this.event = event;
    this.isSwapped = isSwapped;
    this.score = score;
  }

  /**
   * Which bets a listing's numbers are of: in their places for its prices, and before those of each
   * line how many there are.
   */
  betsOf(keys: readonly LineKey[]): readonly number[] {
    return keys === this.#keys ? this.#bets : this.#otherBetsOf(keys);
  }

  #otherBetsOf(keys: readonly LineKey[]): readonly number[] {
    const known = this.#others?.get(keys);
    if (known !== undefined) return known;
    const bets = keys.flatMap((key) => {
      const sides = this.watch.openBets(key, this.isSwapped, this.score);
      return [key.sides.length, ...key.sides.map((_, side) => sides[side] ?? NO_BET)];
    });
    if (this.#keys.length === 0) {
      this.#keys = keys;
      this.#bets = bets;
    } else {
      if (this.#others === undefined || this.#others.size >= MAX_LAYOUTS) this.#others = new Map();
      this.#others.set(keys, bets);
    }
    return bets;
  }
}

/** With more lists of lines in one event than this, they are looked up anew. */
const MAX_LAYOUTS = 256;

/** What the product of the net odds of two bets must reach; `undefined`: they never profit. */
function productOf(a: Proposition, b: Proposition, losers: boolean): number | undefined {
  if (a.direction === "below" && b.direction === "above") return productOf(b, a, losers);
  if (a.direction === "above" && b.direction === "below") {
    const overlap = a.line + b.line;
    if (losers || overlap >= 0) return 0;
    return overlap >= -0.5 ? gapProduct(a, b) : undefined;
  }
  const isDraw =
    (a.direction === "at" && b.direction === "off") ||
    (a.direction === "off" && b.direction === "at");
  return isDraw && a.line === b.line ? 0 : undefined;
}

function findBet(
  { bets }: BetGroup,
  direction: Proposition["direction"],
  line: number,
): Bet | undefined {
  return bets.find(
    ({ proposition }) => proposition.direction === direction && proposition.line === line,
  );
}

/** Home, draw and away, where the last of the three has come. */
function addTrios(group: BetGroup, { proposition }: Bet): void {
  const level = levelOf(proposition);
  const above = findBet(group, "above", -level - 0.5);
  const at = findBet(group, "at", level);
  const below = findBet(group, "below", level - 0.5);
  if (above === undefined || at === undefined || below === undefined) return;
  for (const bet of [above, at, below]) bet.trios.push({ above, at, below });
}

/** The whole number above, at or below which a bet is, if it is one of three. */
function levelOf({ direction, line }: Proposition): number {
  switch (direction) {
    case "above":
      return -line - 0.5;
    case "below":
      return line + 0.5;
    case "at":
    case "off":
      return line;
  }
}
