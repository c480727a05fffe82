/**
 * A few matches as a few bookmakers list them: kick-offs that pass, goals, and prices so near to
 * fair ones that sure bets open, change and close all the time.
 */
import {
  isDecimalOdds,
  MARKET_KEYS,
  marketInfo,
  type IdentifiableListing,
  type MarketKey,
  type MarketLine,
  type Score,
} from "arb-core";
import type { Dice } from "./dice.ts";
import { fairOdds } from "./fair-prices.ts";
import { FIXTURES, inventFixture, nickname, type Fixture } from "./fixtures.ts";

/** How large a market is, and how far its bookmakers' opinions are apart. */
export interface MarketSize {
  readonly matches: number;
  readonly books: number;
  readonly markets: number;
  readonly lines: number;
  /** How far opinions stray, as a fraction of the odds. */
  readonly noise: number;
  /** How many lines are misread, as a fraction. */
  readonly misread: number;
  /** How often opinion of a side moves, at a look. */
  readonly drift: number;
  /** How often a goal falls, at a look. */
  readonly goals: number;
  /** What bookmakers keep, from and to, as a fraction. */
  readonly margin: readonly [number, number];
  /** How long a match is listed before it starts, from and to, in minutes. */
  readonly lead: readonly [number, number];
  /** How long it is played, from and to, in minutes. */
  readonly play: readonly [number, number];
}

/** A match as it is. */
export interface LiveMatch extends Fixture {
  readonly number: number;
  readonly startsAt: number;
  readonly goesLive: boolean;
  readonly endsAt: number;
  readonly neutral: boolean;
  live: boolean;
  score: Score;
  /** Expected goals of either side, as places in {@link RATES}. */
  homeRate: number;
  awayRate: number;
}

/** How a bookmaker writes a name. */
type Style = "plain" | "club" | "nickname";

/** One bookmaker. */
export interface Book {
  readonly name: string;
  readonly sources: readonly string[];
  readonly style: Style;
  readonly margin: number;
  /** Prints the away side of a match on neutral ground first. */
  readonly isSwapped: boolean;
  /** Does not list matches of these numbers, counted by the rest of three. */
  readonly lacks: number | undefined;
}

const RATES = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.7] as const;
/** Prices of two sides that are no sure bet by nothing, and none that is none by nothing. */
const EXACT = [
  [2, 2],
  [1.5, 3],
  [3, 1.5],
  [1.25, 5],
  [1.95, 2.1],
] as const;
const MINUTE = 60_000;

/** See the head of small-market.ts. */
export class SmallMarket {
  readonly books: readonly Book[];
  readonly #dice: Dice;
  readonly #size: MarketSize;
  readonly #markets: readonly MarketKey[];
  readonly #numberings = new Map<Book, number>();
  #matches: LiveMatch[] = [];
  #count = 0;

  constructor(dice: Dice, size: MarketSize, now: number) {
    this.#dice = dice;
    this.#size = size;
    this.#markets = drawMarkets(dice, size.markets);
    this.books = Array.from({ length: size.books }, (_, index) => drawBook(dice, index, size));
    for (let match = 0; match < size.matches; match++) this.#matches.push(this.#drawMatch(now));
  }

  get matches(): readonly LiveMatch[] {
    return this.#matches;
  }

  /** Lets matches start, goals fall, and other matches take the place of those that are over. */
  advance(now: number): void {
    const dice = this.#dice;
    this.#matches = this.#matches.map((match) => {
      const isOver = match.goesLive ? now >= match.endsAt : now >= match.startsAt + 2 * MINUTE;
      if (isOver) return this.#drawMatch(now);
      if (match.goesLive && now >= match.startsAt) match.live = true;
      if (match.live && dice.chance(this.#size.goals)) {
        const { home, away } = match.score;
        match.score = dice.chance(0.5) ? { home: home + 1, away } : { home, away: away + 1 };
      }
      if (dice.chance(this.#size.drift)) match.homeRate = drift(dice, match.homeRate);
      if (dice.chance(this.#size.drift)) match.awayRate = drift(dice, match.awayRate);
      return match;
    });
  }

  /** The matches that a bookmaker lists. */
  listedAt(book: Book): LiveMatch[] {
    return this.#matches.filter(({ number }) => number % 3 !== book.lacks);
  }

  /** A bookmaker's id of a match. */
  idOf(book: Book, { number }: LiveMatch): string {
    const numbering = this.#numberings.get(book);
    return numbering === undefined ? `${number}` : `${number}-${numbering}`;
  }

  /** A bookmaker gives its matches other ids from now on. */
  renumber(book: Book): void {
    this.#numberings.set(book, (this.#numberings.get(book) ?? 0) + 1);
  }

  /** A bookmaker's listing of a match, all of it priced anew. */
  list(book: Book, match: LiveMatch): IdentifiableListing {
    const markets = this.#dice.some(this.#markets, 0.85);
    return {
      ...this.head(book, match),
      lines: markets.flatMap((market) => this.priceMarket(book, match, market)),
    };
  }

  /** What identifies a bookmaker's listing of a match. */
  head(book: Book, match: LiveMatch): Omit<IdentifiableListing, "lines"> {
    const { live, score, neutral, league, startsAt } = match;
    const isSwapped = neutral && book.isSwapped;
    const [home, away] = isSwapped ? [match.away, match.home] : [match.home, match.away];
    const shown = isSwapped ? { home: score.away, away: score.home } : score;
    return {
      id: this.idOf(book, match),
      home: writeName(home, book.style),
      away: writeName(away, book.style),
      league,
      startsAt,
      ...(live ? { live, score: shown } : {}),
      ...(neutral ? { neutral } : {}),
    };
  }

  /** A bookmaker's lines of one market, priced anew. */
  priceMarket(book: Book, match: LiveMatch, market: MarketKey): MarketLine[] {
    const lines = drawLines(this.#dice, market, this.#size.lines);
    return lines.flatMap((line) => this.priceLine(book, match, market, line) ?? []);
  }

  /** One line, priced anew; nothing where one of its prices would be none. */
  priceLine(book: Book, match: LiveMatch, market: MarketKey, line: number): MarketLine | undefined {
    const dice = this.#dice;
    const isSwapped = match.neutral && book.isSwapped && isTurned(market);
    const fair = fairOdds(market, isSwapped ? 0 - line : line, {
      home: RATES[match.homeRate] ?? 1,
      away: RATES[match.awayRate] ?? 1,
      score: match.live ? match.score : undefined,
    });
    const turned = isSwapped ? fair.toReversed() : fair;
    const strayed = turned.map((odds) => {
      const opinion = 1 + dice.between(-this.#size.noise, this.#size.noise);
      return Math.round((odds / (1 + book.margin)) * opinion * 100) / 100;
    });
    const odds = dice.chance(this.#size.misread) ? misread(dice, strayed) : strayed;
    if (!odds.every((price) => isDecimalOdds(price) && price > 1.01 && price < 60)) {
      return undefined;
    }
    const isSuspended = dice.chance(0.05);
    return {
      market,
      line,
      // As many as the fair odds, which are one for each side.
      odds: odds as MarketLine["odds"],
      ...(isSuspended ? { suspended: true } : {}),
    };
  }

  #drawMatch(now: number): LiveMatch {
    const dice = this.#dice;
    this.#count += 1;
    const isFull = this.#size.matches > FIXTURES.length;
    const free = FIXTURES.filter(({ home }) => !this.#matches.some((match) => match.home === home));
    const startsAt = Math.floor(now / MINUTE + dice.between(...this.#size.lead)) * MINUTE;
    return {
      ...(isFull ? inventFixture(dice, this.#count) : dice.pick(free)),
      number: this.#count,
      startsAt,
      goesLive: dice.chance(0.8),
      endsAt: startsAt + dice.between(...this.#size.play) * MINUTE,
      neutral: dice.chance(0.15),
      live: false,
      score: { home: 0, away: 0 },
      homeRate: dice.whole(0, RATES.length - 1),
      awayRate: dice.whole(0, RATES.length - 1),
    };
  }
}

/** Opinion moves by one place at a time. */
function drift(dice: Dice, rate: number): number {
  return Math.min(Math.max(rate + dice.pick([-1, 1]), 0), RATES.length - 1);
}

function drawBook(dice: Dice, index: number, { margin }: MarketSize): Book {
  const name = String.fromCharCode("a".charCodeAt(0) + index);
  const count = dice.pick([1, 1, 2, 3]);
  return {
    name,
    sources: Array.from({ length: count }, (_, worker) => `${name}${worker + 1}`),
    style: dice.pick<Style>(["plain", "plain", "club", "nickname"]),
    margin: dice.between(...margin),
    isSwapped: dice.chance(0.3),
    lacks: dice.chance(0.4) ? dice.whole(0, 2) : undefined,
  };
}

/** Markets of which some can meet each other. */
function drawMarkets(dice: Dice, count: number): MarketKey[] {
  const period = dice.pick(["ft", "ft", "ft", "ft", "fh", "sh"]);
  const main = MARKET_KEYS.filter((key) => key.startsWith(period));
  const drawn = new Set<MarketKey>([dice.pick(main)]);
  while (drawn.size < count) drawn.add(dice.pick(dice.chance(0.85) ? main : MARKET_KEYS));
  return [...drawn];
}

/** Up to so many lines of a market, each once. */
export function drawLines(dice: Dice, market: MarketKey, most: number): number[] {
  const count = dice.whole(1, most);
  const lines = Array.from({ length: count }, () => {
    switch (marketInfo(market).line) {
      case "handicap":
        return dice.whole(-4, 4) / 4;
      case "total":
        return dice.whole(6, 13) / 4;
      case "goals":
        return dice.whole(-1, 1);
      case "none":
        return 0;
    }
  });
  return [...new Set(lines)];
}

/** A price that is far off, or the prices of a line exchanged, or round ones. */
function misread(dice: Dice, odds: readonly number[]): readonly number[] {
  const how = dice.weighted({ far: 2, exchanged: 1, round: 6 });
  if (how === "exchanged") return odds.toReversed();
  if (how === "round" && odds.length === 2) return dice.pick(EXACT);
  const wrong = dice.whole(0, odds.length - 1);
  const factor = dice.between(1.15, 1.8);
  return odds.map((price, side) =>
    side === wrong ? Math.round(price * factor * 100) / 100 : price,
  );
}

/** Whether a market's sides are the teams'. */
function isTurned(market: MarketKey): boolean {
  return !["ou", "btts", "oe"].includes(marketInfo(market).kind);
}

function writeName(name: string, style: Style): string {
  switch (style) {
    case "plain":
      return name;
    case "club":
      return /[)\d]$/.test(name) ? name : `${name} FC`;
    case "nickname":
      return nickname(name);
  }
}
