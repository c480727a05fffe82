/**
 * Random sequences of everything that an engine can be told. What is drawn depends on the seed
 * alone, never on what an engine answers, so that a sequence stays one when steps are left out.
 */
import type { EngineCommand, IdentifiableListing, ListingPatch } from "arb-core";
import { Dice } from "./dice.ts";
import { drawPolicy, drawPolicyChange } from "./draw-policy.ts";
import { MATCHINGS, type MatchingName } from "./fixtures.ts";
import type { Sequence, Step } from "./sequence.ts";
import {
  drawLines,
  SmallMarket,
  type Book,
  type LiveMatch,
  type MarketSize,
} from "./small-market.ts";

const MATCHING_NAMES = Object.keys(MATCHINGS) as MatchingName[];
const START = Date.UTC(2026, 7, 15, 13, 30);
/** In one of so many sequences there are so many matches that a command takes several steps. */
const WIDE_EVERY = 25;

/** How often each kind of command comes, by weight. */
const COMMANDS = {
  reprice: 40,
  identity: 5,
  comeAndGo: 6,
  heartbeat: 3,
  snapshot: 12,
  expire: 14,
  remove: 2,
  policy: 3,
  refuse: 1,
} as const;

/** The sequence of a seed. */
export function drawSequence(seed: number, commands: number): Sequence {
  const dice = new Dice(seed);
  const isStepped = seed % 2 === 0;
  const size = seed % WIDE_EVERY === 0 ? drawWideSize(dice) : drawSize(dice);
  const drawer = new SequenceDrawer(dice, size, isStepped);
  const policy = drawPolicy(dice);
  const matching = dice.pick(MATCHING_NAMES);
  const steps: Step[] = [];
  while (steps.length < commands) steps.push(drawer.next());
  return { seed, start: START, policy, matching, isStepped, steps };
}

/** More lines than this of all bookmakers together make so many combinations that all takes long. */
const MOST_LINES = 36;
/** Matches come and go within minutes, at prices that leave bookmakers little. */
const SHORT = {
  misread: 0.04,
  drift: 0.01,
  goals: 0.01,
  margin: [0.005, 0.04],
  lead: [1, 30],
  play: [2, 12],
} as const;

function drawSize(dice: Dice): MarketSize {
  for (;;) {
    const books = dice.whole(2, 5);
    const markets = dice.whole(1, 6);
    const lines = dice.whole(1, 4);
    if (books * markets * lines > MOST_LINES) continue;
    const noise = dice.pick([0.005, 0.01, 0.02]);
    return { matches: dice.whole(1, 5), books, markets, lines, noise, ...SHORT };
  }
}

function drawWideSize(dice: Dice): MarketSize {
  return { matches: 40, books: dice.whole(2, 3), markets: 2, lines: 2, noise: 0.02, ...SHORT };
}

/** What a source has said, as far as the next delta is concerned. */
type Said = Map<string, IdentifiableListing>;

class SequenceDrawer {
  readonly #dice: Dice;
  readonly #isStepped: boolean;
  readonly #market: SmallMarket;
  readonly #said = new Map<string, Said>();
  #now = START;

  constructor(dice: Dice, size: MarketSize, isStepped: boolean) {
    this.#dice = dice;
    this.#isStepped = isStepped;
    this.#market = new SmallMarket(dice, size, START);
  }

  next(): Step {
    const dice = this.#dice;
    const afterMs = drawPause(dice);
    this.#now += afterMs;
    this.#market.advance(this.#now);
    if (dice.chance(0.002)) return { do: "commit", matching: dice.pick(MATCHING_NAMES), afterMs };
    if (dice.chance(0.004)) return { do: "restore", afterMs };
    const kind = dice.weighted(COMMANDS);
    if (kind === "refuse") return { do: "refuse", command: this.#refused(), afterMs };
    const command = this.#command(kind);
    const isLate = dice.chance(0.05);
    const inSteps = this.#isStepped && dice.chance(0.5);
    return { do: "execute", command, inSteps, afterMs, ...(isLate ? { isLate } : {}) };
  }

  #command(kind: Exclude<keyof typeof COMMANDS, "refuse">): EngineCommand {
    const dice = this.#dice;
    switch (kind) {
      case "expire":
        return { type: "expire" };
      case "policy":
        return { type: "policy", policy: drawPolicyChange(dice) };
      case "remove": {
        const { source } = this.#drawSource();
        this.#said.delete(source);
        return { type: "remove-source", source };
      }
      case "snapshot":
        return this.#snapshot(dice.chance(0.1) ? 0.5 : 0.95);
      case "heartbeat":
        return { ...this.#drawSource(), type: "delta", upserts: [], removed: [] };
      case "reprice":
      case "identity":
      case "comeAndGo":
        return this.#delta(kind);
    }
  }

  #drawSource(): { readonly source: string; readonly provider: string } {
    const book = this.#dice.pick(this.#market.books);
    return { source: this.#dice.pick(book.sources), provider: book.name };
  }

  /** All that a source sees: most of what its bookmaker lists. */
  #snapshot(share: number): EngineCommand {
    const dice = this.#dice;
    const { source, provider } = this.#drawSource();
    const book = this.#bookOf(provider);
    const before = this.#said.get(source);
    if (dice.chance(0.03)) this.#market.renumber(book);
    const listings = dice.some(this.#market.listedAt(book), share).map((match) => {
      const said = before?.get(this.#market.idOf(book, match));
      // Most of it is as it was.
      return said !== undefined && dice.chance(0.6)
        ? { ...said, ...this.#market.head(book, match) }
        : this.#market.list(book, match);
    });
    this.#said.set(source, new Map(listings.map((listing) => [listing.id, listing])));
    return { type: "snapshot", source, provider, listings };
  }

  #delta(kind: "reprice" | "identity" | "comeAndGo"): EngineCommand {
    const dice = this.#dice;
    const { source, provider } = this.#drawSource();
    const book = this.#bookOf(provider);
    const said: Said = this.#said.get(source) ?? new Map<string, IdentifiableListing>();
    this.#said.set(source, said);
    const listed = this.#market.listedAt(book);
    const idOf = (match: LiveMatch): string => this.#market.idOf(book, match);
    const isGone = (id: string): boolean => !listed.some((match) => idOf(match) === id);
    const removed = dice.some([...said.keys()].filter(isGone), 0.7);
    if (kind === "comeAndGo" && dice.chance(0.5)) {
      removed.push(...dice.some([...said.keys()], 1 / (1 + said.size)));
    }
    for (const id of removed) said.delete(id);
    const known = listed.filter((match) => said.has(idOf(match)));
    const fresh = listed.filter(
      (match) => !known.includes(match) && !removed.includes(idOf(match)),
    );
    const isNew = known.length === 0 || (kind === "comeAndGo" && fresh.length > 0);
    const match =
      (isNew ? fresh : known).length === 0 ? undefined : dice.pick(isNew ? fresh : known);
    const patches = match === undefined ? [] : [this.#patch(book, match, said, kind)];
    return { type: "delta", source, provider, upserts: patches, removed: [...new Set(removed)] };
  }

  #patch(book: Book, match: LiveMatch, said: Said, kind: string): ListingPatch {
    const dice = this.#dice;
    const before = said.get(this.#market.idOf(book, match));
    if (before === undefined) {
      const listing = this.#market.list(book, match);
      said.set(listing.id, listing);
      return { ...listing, markets: [...new Set(listing.lines.map(({ market }) => market))] };
    }
    const { lines: _, ...head } =
      kind === "identity" ? this.#otherHead(book, match, before) : before;
    const listing = this.#repriced(book, match, { ...before, ...head });
    said.set(listing.id, listing);
    const markets = [...new Set([...before.lines, ...listing.lines].map(({ market }) => market))];
    const isMoved = (market: string): boolean =>
      linesOf(before, market) !== linesOf(listing, market) || dice.chance(0.05);
    const named = markets.filter(kind === "identity" && dice.chance(0.5) ? () => true : isMoved);
    const lines = listing.lines.filter(({ market }) => named.includes(market));
    // What is absent stays as it was.
    const sent = kind === "identity" ? head : { id: head.id, home: head.home, away: head.away };
    return { ...sent, markets: named, lines };
  }

  /** One line at another price, suspended or open again, gone or new; now and then all of them. */
  #repriced(book: Book, match: LiveMatch, listing: IdentifiableListing): IdentifiableListing {
    const dice = this.#dice;
    const { lines } = listing;
    const what = dice.weighted({ price: 30, suspend: 4, all: 4, gone: 3, new: 6, same: 1 });
    if (what === "same") return listing;
    if (what === "all") {
      const suspended = dice.chance(0.5);
      return { ...listing, lines: lines.map((line) => ({ ...line, suspended })) };
    }
    if (lines.length === 0 || what === "new") {
      const market = lines.length === 0 ? "ft_hdp" : dice.pick(lines).market;
      const [line = 0] = drawLines(dice, market, 1);
      const added = this.#market.priceLine(book, match, market, line);
      const others = lines.filter((one) => one.market !== market || one.line !== line);
      return added === undefined ? listing : { ...listing, lines: [...others, added] };
    }
    const chosen = dice.pick(lines);
    const others = lines.filter((line) => line !== chosen);
    if (what === "gone") return { ...listing, lines: others };
    const next =
      what === "suspend"
        ? { ...chosen, suspended: chosen.suspended !== true }
        : this.#market.priceLine(book, match, chosen.market, chosen.line);
    return { ...listing, lines: lines.flatMap((line) => (line === chosen ? (next ?? []) : line)) };
  }

  /** What identifies the match as it is now, or something of it wrong. */
  #otherHead(book: Book, match: LiveMatch, before: IdentifiableListing): IdentifiableListing {
    const dice = this.#dice;
    const now = { ...before, ...this.#market.head(book, match) };
    const { startsAt = 0, score = { home: 0, away: 0 } } = now;
    switch (
      dice.weighted({
        current: 8,
        minute: 2,
        start: 2,
        score: 2,
        live: 1,
        name: 1,
        league: 1,
        neutral: 1,
      })
    ) {
      case "current":
        return now;
      case "minute":
        return { ...now, minute: dice.whole(1, 90) };
      case "start":
        return { ...now, startsAt: startsAt + dice.pick([-5, 5, 60, 120]) * 60_000 };
      case "score":
        return { ...now, live: true, score: { ...score, home: score.home + 1 } };
      case "live":
        return { ...now, live: now.live !== true, score };
      case "name":
        return { ...now, home: now.away, away: now.home };
      case "league":
        return { ...now, league: dice.pick(["", "Cup", "Friendly"]) };
      case "neutral":
        return { ...now, neutral: now.neutral !== true };
    }
  }

  /** Something that no engine may take. */
  #refused(): EngineCommand {
    const dice = this.#dice;
    const { source, provider } = this.#drawSource();
    const [match] = this.#market.matches;
    if (match === undefined) throw new Error("A market has matches");
    const listing = this.#market.list(this.#bookOf(provider), match);
    const snapshot = { type: "snapshot", source, provider, listings: [listing] } as const;
    switch (dice.weighted({ line: 1, start: 1, score: 1, policy: 1 })) {
      case "line": {
        const line = { market: "ft_ou", line: 0.3, odds: [2, 2] } as const;
        return { ...snapshot, listings: [listing, { ...listing, id: "x", lines: [line] }] };
      }
      case "start":
        return { ...snapshot, listings: [listing, { ...listing, id: "x", startsAt: Infinity }] };
      case "score": {
        const patch = { ...listing, markets: [], lines: [], score: { home: 0.5, away: 0 } };
        return { type: "delta", source, provider, upserts: [patch], removed: [match.home] };
      }
      case "policy":
        return { type: "policy", policy: { maxLegs: 2, minMargin: Number.NaN } };
    }
  }

  #bookOf(provider: string): Book {
    const book = this.#market.books.find(({ name }) => name === provider);
    if (book === undefined) throw new Error(`No such bookmaker: ${provider}`);
    return book;
  }
}

/** Mostly a moment; now and then so long that prices get old, or back by a little. */
function drawPause(dice: Dice): number {
  switch (dice.weighted({ none: 20, moment: 68, while: 10, age: 1, back: 1 })) {
    case "none":
      return 0;
    case "moment":
      return dice.whole(1, 3000);
    case "while":
      return dice.whole(3000, 12_000);
    case "age":
      return dice.whole(30_000, 200_000);
    case "back":
      return -dice.whole(1, 3000);
  }
}

function linesOf({ lines }: IdentifiableListing, market: string): string {
  return JSON.stringify(lines.filter((line) => line.market === market));
}
