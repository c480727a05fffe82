/**
 * A day of many bookmakers in fast-forward: matches come and go, goals fall and boards close,
 * workers restart. Every name is new, so that whatever keeps names for ever grows.
 */
import type { EngineCommand, IdentifiableListing, ListingPatch } from "arb-core";
import type { Dice } from "./dice.ts";
import { SmallMarket, type Book, type LiveMatch } from "./small-market.ts";

/** What a worker sends between two looks: so many matches have other prices. */
const REPRICED = 9;
/** How often a worker restarts, by look: about every hour. */
const RESTARTS = 1 / 360;
const MINUTE = 60_000;

/** One worker, and what it has said. */
interface Worker {
  readonly source: string;
  readonly said: Map<string, IdentifiableListing>;
}

/** See the head of simulated-day.ts. */
export class SimulatedDay {
  readonly #dice: Dice;
  readonly #market: SmallMarket;
  readonly #workers = new Map<Book, Worker>();
  #count = 0;

  constructor(dice: Dice, now: number) {
    this.#dice = dice;
    this.#market = new SmallMarket(
      dice,
      {
        matches: 120,
        books: 12,
        markets: 5,
        lines: 4,
        noise: 0.008,
        misread: 0.0003,
        drift: 0.001,
        goals: 0.005,
        margin: [0.035, 0.06],
        lead: [1, 6 * 60],
        play: [95, 115],
      },
      now,
    );
  }

  /** What all workers send at a look. */
  *look(now: number): Generator<EngineCommand> {
    this.#market.advance(now);
    for (const book of this.#market.books) {
      const worker = this.#workers.get(book);
      if (worker === undefined || this.#dice.chance(RESTARTS)) {
        if (worker !== undefined) yield { type: "remove-source", source: worker.source };
        yield this.#start(book);
      } else {
        yield this.#delta(book, worker);
      }
    }
    yield { type: "expire" };
  }

  #start(book: Book): EngineCommand {
    this.#count += 1;
    const source = `${book.name}-${this.#count}`;
    const listings = this.#market.listedAt(book).map((match) => this.#market.list(book, match));
    const said = new Map(listings.map((listing) => [listing.id, listing]));
    this.#workers.set(book, { source, said });
    return { type: "snapshot", source, provider: book.name, listings };
  }

  #delta(book: Book, { source, said }: Worker): EngineCommand {
    const dice = this.#dice;
    const listed = this.#market.listedAt(book);
    const ids = new Set(listed.map((match) => this.#market.idOf(book, match)));
    const removed = [...said.keys()].filter((id) => !ids.has(id));
    for (const id of removed) said.delete(id);
    const moved = listed.filter((match) => {
      const known = said.get(this.#market.idOf(book, match));
      return known === undefined || isElsewhere(known, match);
    });
    const others = Array.from({ length: REPRICED }, () => dice.pick(listed));
    const upserts = [...new Set([...moved, ...others])].map((match) => {
      const listing = this.#restate(book, match, said.get(this.#market.idOf(book, match)));
      said.set(listing.id, listing);
      return toPatch(listing);
    });
    return { type: "delta", source, provider: book.name, upserts, removed };
  }

  /** The listing as it is now: closed for a look where the score is another one. */
  #restate(
    book: Book,
    match: LiveMatch,
    known: IdentifiableListing | undefined,
  ): IdentifiableListing {
    const listing = this.#market.list(book, match);
    const isGoal = known?.live === true && isElsewhere(known, match);
    const lines = listing.lines.map((line) => ({ ...line, suspended: isGoal }));
    return isGoal ? { ...listing, lines } : listing;
  }
}

/** Whether a listing is of another state of play than the match is in. */
function isElsewhere({ live = false, score }: IdentifiableListing, match: LiveMatch): boolean {
  const goals = (score?.home ?? 0) + (score?.away ?? 0);
  return live !== match.live || goals !== match.score.home + match.score.away;
}

function toPatch(listing: IdentifiableListing): ListingPatch {
  return { ...listing, markets: [...new Set(listing.lines.map(({ market }) => market))] };
}

/** How many prices a command says. */
export function countPrices(command: EngineCommand): number {
  switch (command.type) {
    case "snapshot":
      return pricesIn(command.listings);
    case "delta":
      return pricesIn(command.upserts);
    case "remove-source":
    case "expire":
    case "policy":
      return 0;
  }
}

function pricesIn(listings: readonly IdentifiableListing[]): number {
  return listings.reduce(
    (sum, { lines }) => lines.reduce((inner, { odds }) => inner + odds.length, sum),
    0,
  );
}

/** The time between two looks. */
export const LOOK_MS = MINUTE / 6;
