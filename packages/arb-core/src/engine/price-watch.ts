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
  /** By bet: nobody's inverse odds are below this; infinite where there are none. */
  readonly #least: number[] = [];
  /**
   * The bets that oppose each bet, in one array, because this is looked at for every price that
   * moves: first by bet where its own begin, and where the last ones end; then those.
   */
  #links: readonly number[] = [0];
  /** What the product of the net odds must reach, at the place of the opposing bet. */
  #products: readonly number[] = [];
  #hasTrios = false;

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
    const least = this.#least;
    let isHopeful = false;
    let at = 0;
    for (let position = 0; position < keys.length; position++) {
      const key = keys[position] as LineKey;
      const count = key.sides.length;
      // The first price of a suspended line is negative.
      if ((numbers[at] ?? 0) >= since && (numbers[at + 1] ?? 0) > 0) {
        const first = view.placeOf(key, position);
        for (let side = 0; side < count; side++) {
          const bet = view.bets[first + side] ?? NO_BET;
          if (bet === NO_BET) continue;
          const shown = numbers[at + 1 + side] ?? 0;
          const odds = commission === undefined ? shown : oddsAfterCommission(shown, commission);
          const inverse = 1 / odds;
          if (inverse < (least[bet] ?? 0)) least[bet] = inverse;
          if (this.#canProfit(bet, inverse)) isHopeful = true;
        }
      }
      at += 1 + count;
    }
    return isHopeful;
  }

  /** Works out the bounds anew: the best prices that the listings have now. */
  tighten(listings: Iterable<BookListing>): void {
    this.#least.fill(Infinity);
    for (const listing of listings) {
      if (listing.view?.watch === this) this.note(listing, listing.view, -Infinity);
    }
  }

  /** The bets that the sides of a line are, by index, in their order. */
  openBets(key: LineKey, isSwapped: boolean, score: Score | undefined): number[] {
    const known = this.#bets.length;
    const bets = readSides(key, isSwapped, score).map(({ proposition }) => {
      const { period, quantity } = proposition;
      const state = score === undefined ? "" : `${score.home}-${score.away}`;
      return this.#betOf(`${period} ${quantity} ${state}`, proposition).index;
    });
    if (this.#bets.length > known) this.#link();
    return bets;
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
    this.#least.push(Infinity);
    if (this.#rules.threeLegs && addTrios(group, bet)) this.#hasTrios = true;
    return bet;
  }

  #oppose(a: Bet, b: Bet): void {
    const product = productOf(a.proposition, b.proposition, this.#rules.losers);
    if (product === undefined) return;
    a.opposing.push({ bet: b, product });
    b.opposing.push({ bet: a, product });
  }

  #link(): void {
    const starts: number[] = [];
    const links: number[] = [];
    const products: number[] = [];
    const first = this.#bets.length + 1;
    for (const { opposing } of this.#bets) {
      starts.push(first + links.length);
      for (const { bet, product } of opposing) {
        links.push(bet.index);
        products.push(product);
      }
    }
    this.#links = [...starts, first + links.length, ...links];
    this.#products = products;
  }

  #canProfit(bet: number, inverse: number): boolean {
    const { greatestTotal } = this.#rules;
    const links = this.#links;
    const end = links[bet + 1] ?? 0;
    for (let place = links[bet] ?? 0; place < end; place++) {
      const other = this.#least[links[place] ?? 0] ?? Infinity;
      if (inverse + other >= greatestTotal) continue;
      const product = this.#products[place - this.#bets.length - 1] ?? 0;
      if (product === 0 || netProduct(inverse, other) >= product) return true;
    }
    return this.#hasTrios && this.#canThreeProfit(bet);
  }

  #canThreeProfit(bet: number): boolean {
    const leastOf = ({ index }: Bet): number => this.#least[index] ?? Infinity;
    return (this.#bets[bet]?.trios ?? []).some(
      ({ above, at, below }) =>
        leastOf(above) + leastOf(at) + leastOf(below) < this.#rules.greatestTotal,
    );
  }
}

/** More sides than any line has. */
const MAX_SIDES = 3;
/** A side that takes no part. */
const NO_BET = -1;

/** How a listing's prices are read in its event: which way round, and at which score. */
export class PriceView {
  readonly watch: PriceWatch;
  readonly event: WatchedEvent;
  readonly isSwapped: boolean;
  readonly score: Score | undefined;
  /** The lines that were met so far, and for each the bets that its sides are. */
  readonly #keys: LineKey[] = [];
  readonly bets: number[] = [];

  constructor(event: WatchedEvent, isSwapped: boolean, score: Score | undefined) {
    this.watch = event.watch;
    this.event = event;
    this.isSwapped = isSwapped;
    this.score = score;
  }

  /**
   * Where in `bets` those of a line's sides begin.
   *
   * @param position - where the line stands in its listing: mostly where it stands in others.
   */
  placeOf(key: LineKey, position: number): number {
    if (this.#keys[position] === key) return position * MAX_SIDES;
    const index = this.#keys.indexOf(key);
    if (index >= 0) return index * MAX_SIDES;
    const bets = this.watch.openBets(key, this.isSwapped, this.score);
    for (let side = 0; side < MAX_SIDES; side++) this.bets.push(bets[side] ?? NO_BET);
    this.#keys.push(key);
    return (this.#keys.length - 1) * MAX_SIDES;
  }
}

/** The product of the net odds (odds - 1) of two bets, their inverse odds given. */
function netProduct(a: number, b: number): number {
  return (1 / a - 1) * (1 / b - 1) * (1 + SLACK);
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

/** Home, draw and away, where the last of the three has come; says whether it has. */
function addTrios(group: BetGroup, { proposition }: Bet): boolean {
  const level = levelOf(proposition);
  const above = findBet(group, "above", -level - 0.5);
  const at = findBet(group, "at", level);
  const below = findBet(group, "below", level - 0.5);
  if (above === undefined || at === undefined || below === undefined) return false;
  for (const bet of [above, at, below]) bet.trios.push({ above, at, below });
  return true;
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
