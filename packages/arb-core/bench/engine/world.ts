/**
 * The matches of some weeks at many bookmakers. Each match has one fair price a bet; each book takes
 * a margin of its own of 3 to 6 % and strays from the fair price, a little further at each move and
 * never far. A seed makes the same world everywhere.
 */
import {
  createTeamRegistry,
  type IdentifiableListing,
  type ListingPatch,
  type TeamRegistry,
} from "arb-core";
import { seededRandom } from "../random.ts";
import { strayFor } from "./calibration.ts";
import { normal } from "./normal.ts";
import { everySecondTeam, teamName } from "./team-names.ts";

/** The markets of every listing; each has one line, and two prices. */
export const MARKETS = ["ft_hdp", "ft_ou"] as const;
/** Prices of a listing. */
export const PRICES = 4;

/** How large a world is, and how many sure bets it holds. */
export interface WorldOptions {
  readonly books: number;
  readonly events: number;
  /** The share of the matches in which there is a sure bet at any moment, about. */
  readonly sureShare?: number;
  readonly seed?: number;
  /** All matches start later. Epoch milliseconds; default {@link NOW}. */
  readonly now?: number;
}

/** As at most moments. */
export const CALM = 0.01;
/** So many that most messages open and close some. */
export const WILD = 0.3;

/** So few that nothing else happens. */
export const QUIET = 0;

/** When a world begins, unless it is told another time. Epoch milliseconds. */
export const NOW = Date.UTC(2026, 7, 14, 12);

const QUARTER_HOUR_MS = 900_000;
/** The first match starts so long after the world began. */
const FIRST_KICK_OFF_MS = 3 * 3_600_000;
/** Kick-offs are spread over a week. */
const KICK_OFFS = 7 * 96;
const LEAGUES = ["Norway", "Chile", "Japan", "Egypt", "Poland", "Peru", "Ghana", "Latvia"];
const DIVISIONS = 3;

/** How much of its straying a book keeps when a price moves: the moves are small. */
const INERTIA = 0.95;
/** Pages show three decimals. */
const DECIMALS = 1000;

/** Bookmakers, matches and prices as they are at the moment. */
export class World {
  readonly books: number;
  readonly events: number;
  readonly #firstKickOff: number;
  readonly #random: () => number;
  readonly #stray: number;
  readonly #margins: readonly number[];
  /** By event and market: how likely its first bet is. */
  readonly #fair: readonly number[];
  /** By book, event and market: how far the book strays, in its own measure. */
  readonly #strays: Float32Array;
  /** By book, event and price. */
  readonly #prices: Float64Array;

  constructor({ books, events, sureShare = CALM, seed = 1, now = NOW }: WorldOptions) {
    this.books = books;
    this.events = events;
    this.#firstKickOff = now + FIRST_KICK_OFF_MS;
    this.#random = seededRandom(seed);
    const random = this.#random;
    this.#margins = Array.from({ length: books }, () => 0.03 + 0.03 * random());
    this.#stray = strayFor(this.#margins, { markets: MARKETS.length, sureShare }, random);
    this.#fair = Array.from({ length: events * MARKETS.length }, () => 0.42 + 0.16 * random());
    this.#strays = Float32Array.from({ length: books * this.#fair.length }, () => normal(random));
    this.#prices = new Float64Array(books * events * PRICES);
    for (let book = 0; book < books; book++) {
      for (let event = 0; event < events; event++) this.#price(book, event);
    }
  }

  /** The name of a bookmaker. */
  provider(book: number): string {
    return `book-${book}`;
  }

  /** The bookmaker's own id of a match. */
  id(book: number, event: number): string {
    return `${book + 10}${String(event).padStart(6, "0")}`;
  }

  /** Every second team, with all its names. */
  registry(): TeamRegistry {
    return createTeamRegistry(everySecondTeam(2 * this.events));
  }

  /** Moves all prices of a listing a little; not one stays as it is. */
  move(book: number, event: number): void {
    const kept = Math.sqrt(1 - INERTIA ** 2);
    for (let market = 0; market < MARKETS.length; market++) {
      const at = (book * this.events + event) * MARKETS.length + market;
      this.#strays[at] = INERTIA * (this.#strays[at] ?? 0) + kept * normal(this.#random);
    }
    this.#price(book, event);
  }

  /** What a bookmaker says of a match, all of it. */
  listing(book: number, event: number): IdentifiableListing {
    const at = (book * this.events + event) * PRICES;
    const [home = 0, away = 0, over = 0, under = 0] = this.#prices.subarray(at, at + PRICES);
    return {
      id: this.id(book, event),
      home: teamName(2 * event, book),
      away: teamName(2 * event + 1, book),
      league: leagueName(event, book),
      startsAt: this.#firstKickOff + (event % KICK_OFFS) * QUARTER_HOUR_MS,
      lines: [
        { market: "ft_hdp", line: -0.5, odds: [home, away] },
        { market: "ft_ou", line: 2.5, odds: [over, under] },
      ],
    };
  }

  /** The same as an upsert of a delta. */
  patch(book: number, event: number): ListingPatch {
    return { ...this.listing(book, event), markets: MARKETS };
  }

  /** Some different matches, at random. */
  pickEvents(count: number): number[] {
    const picked = new Set<number>();
    while (picked.size < Math.min(count, this.events)) picked.add(this.#below(this.events));
    return [...picked];
  }

  /** A bookmaker, at random. */
  pickBook(): number {
    return this.#below(this.books);
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #price(book: number, event: number): void {
    const margin = 1 + (this.#margins[book] ?? 0);
    for (let market = 0; market < MARKETS.length; market++) {
      const of = event * MARKETS.length + market;
      const fair = this.#fair[of] ?? 0.5;
      const stray = this.#stray * (this.#strays[book * this.#fair.length + of] ?? 0);
      const at = (book * this.events + event) * PRICES + 2 * market;
      this.#write(at, Math.exp(stray) / (fair * margin));
      this.#write(at + 1, Math.exp(-stray) / ((1 - fair) * margin));
    }
  }

  #write(at: number, odds: number): void {
    const rounded = Math.round(odds * DECIMALS);
    const isAsBefore = rounded / DECIMALS === this.#prices[at];
    this.#prices[at] = (isAsBefore ? rounded + 1 : rounded) / DECIMALS;
  }
}

/** Every second bookmaker writes leagues in another way. */
function leagueName(event: number, book: number): string {
  const country = LEAGUES[event % LEAGUES.length] ?? "";
  const division = 1 + (Math.floor(event / LEAGUES.length) % DIVISIONS);
  return book % 2 === 0 ? `${country} Division ${division}` : `${country} - Division ${division}`;
}
