/**
 * Says of a price that moved whether it can be part of a sure bet, without a look at the other
 * bookmakers: for each bet of an event that opposes another, the best price anybody has is kept,
 * or more. Nearly every price that moves ends here, after one comparison for each opposing line.
 *
 * The bounds only rise: when the best price falls, nobody looks for the next best. So a price that
 * is held for hopeful here may be none, and then the bounds are worked out anew
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
const SLACK = 1e-12;

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

/** One bet of an event in one state of play, and how good a price of it can be. */
interface Bet {
  readonly proposition: Proposition;
  /** Nobody's price is better than the inverse of this; infinite where there is none. */
  inverse: number;
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

/** The best prices of an event, or more; see the head of price-watch.ts. */
export class PriceWatch {
  readonly #rules: WatchRules;
  readonly #groups: BetGroup[] = [];

  constructor(rules: WatchRules) {
    this.#rules = rules;
  }

  /**
   * Takes note of a listing's prices, and says whether any of them can be part of a sure bet.
   *
   * @param since - lines that have not changed since then are passed over.
   */
  note(listing: BookListing, view: PriceView, since: number): boolean {
    const { keys, numbers } = listing;
    const commission = this.#rules.commissions?.get(listing.provider);
    let isHopeful = false;
    let at = 0;
    for (let position = 0; position < keys.length; position++) {
      const key = keys[position] as LineKey;
      const count = key.sides.length;
      // The first price of a suspended line is negative.
      if ((numbers[at] ?? 0) >= since && (numbers[at + 1] ?? 0) > 0) {
        const bets = view.betsOf(key, position);
        for (let side = 0; side < bets.length; side++) {
          const shown = numbers[at + 1 + side] ?? 0;
          const odds = commission === undefined ? shown : oddsAfterCommission(shown, commission);
          const bet = bets[side] as Bet;
          const inverse = 1 / odds;
          if (inverse < bet.inverse) bet.inverse = inverse;
          if (this.#canProfit(bet, inverse)) isHopeful = true;
        }
      }
      at += 1 + count;
    }
    return isHopeful;
  }

  /** Works out the bounds anew: the best prices that the listings have now. */
  tighten(listings: Iterable<BookListing>): void {
    for (const { bets } of this.#groups) for (const bet of bets) bet.inverse = Infinity;
    for (const listing of listings) {
      if (listing.view?.watch === this) this.note(listing, listing.view, -Infinity);
    }
  }

  /** The bets that the sides of a line are, in their order; none where the line takes no part. */
  openBets(key: LineKey, isSwapped: boolean, score: Score | undefined): readonly Bet[] {
    return readSides(key, isSwapped, score).map(({ proposition }) => {
      const { period, quantity } = proposition;
      const state = score === undefined ? "" : `${score.home}-${score.away}`;
      return this.#betOf(`${period} ${quantity} ${state}`, proposition);
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
    const bet: Bet = { proposition, inverse: Infinity, opposing: [], trios: [] };
    for (const other of group.bets) this.#oppose(bet, other);
    group.bets.push(bet);
    if (this.#rules.threeLegs) addTrios(group, bet);
    return bet;
  }

  #oppose(a: Bet, b: Bet): void {
    const product = productOf(a.proposition, b.proposition, this.#rules.losers);
    if (product === undefined) return;
    a.opposing.push({ bet: b, product });
    b.opposing.push({ bet: a, product });
  }

  #canProfit({ opposing, trios }: Bet, inverse: number): boolean {
    const { greatestTotal } = this.#rules;
    for (const { bet, product } of opposing) {
      if (inverse + bet.inverse >= greatestTotal) continue;
      if (product === 0 || netProduct(inverse, bet.inverse) >= product) return true;
    }
    for (const { above, at, below } of trios) {
      if (above.inverse + at.inverse + below.inverse < greatestTotal) return true;
    }
    return false;
  }
}

/** The product of the net odds (odds - 1) of two bets, their inverse odds given. */
function netProduct(a: number, b: number): number {
  return (1 / a - 1) * (1 / b - 1) * (1 + SLACK);
}

/** How a listing's prices are read in its event: which way round, and at which score. */
export class PriceView {
  readonly watch: PriceWatch;
  readonly event: WatchedEvent;
  readonly isSwapped: boolean;
  readonly score: Score | undefined;
  readonly #keys: LineKey[] = [];
  readonly #bets: (readonly Bet[])[] = [];

  constructor(event: WatchedEvent, isSwapped: boolean, score: Score | undefined) {
    this.watch = event.watch;
    this.event = event;
    this.isSwapped = isSwapped;
    this.score = score;
  }

  /**
   * The bets that the sides of a line are, in their order.
   *
   * @param position - where the line stands in its listing: mostly where it stands in others.
   */
  betsOf(key: LineKey, position: number): readonly Bet[] {
    const index = this.#keys[position] === key ? position : this.#keys.indexOf(key);
    const known = this.#bets[index];
    if (known !== undefined) return known;
    const bets = this.watch.openBets(key, this.isSwapped, this.score);
    this.#keys.push(key);
    this.#bets.push(bets);
    return bets;
  }
}

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
