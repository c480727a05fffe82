/**
 * The latest odds of every source. A source is one worker session: what it says replaces, adds to
 * or withdraws what it said before, and lives and dies with it. Several sources may read the same
 * bookmaker; their union is the bookmaker's book. Where two list the same match, the one that was
 * heard last wins the match whole: prices belong to the score and the lines beside them, and an
 * older reading's would be a price that nobody offers at a score that has passed.
 *
 * Two clocks belong to a price. `changed` is when it last moved. `seen` is when it was last
 * confirmed: every accepted update of a source confirms everything the source has said and not
 * withdrawn, so `seen` is kept once for each source. What a source says is out of force while the
 * source was not heard for too long, and in force again with its next update.
 *
 * An update is taken in pieces, listing by listing, so that a large one need not be taken in one
 * go. What comes into force, leaves it or has other prices is told to a {@link BookListener} at
 * once.
 */
import type { EventListing, ListingRef, Score } from "../listing.ts";
import type { MarketKey } from "../market.ts";
import type { ListingState } from "./engine-state.ts";
import {
  BookListing,
  type Heading,
  type IdentifiableListing,
  type ListingPatch,
  type Source,
} from "./book-listing.ts";

/** What a source says. */
export type SourceUpdate =
  | {
      /** Replaces everything that the source has said. */
      readonly type: "snapshot";
      /** Names the worker session. */
      readonly source: string;
      readonly provider: string;
      readonly listings: readonly IdentifiableListing[];
    }
  | {
      /** Adds to what the source has said; matches and markets that it does not name stay. */
      readonly type: "delta";
      readonly source: string;
      readonly provider: string;
      readonly upserts: readonly ListingPatch[];
      /** Ids of matches that are gone. */
      readonly removed: readonly string[];
    };

/** Hears what becomes of the listings in force. */
export interface BookListener {
  /** It came into force. */
  entered(listing: BookListing): void;
  /** It is not in force any more. */
  left(listing: BookListing): void;
  /** It is in force with other lines or prices. */
  repriced(listing: BookListing): void;
}

/** The latest odds of every source, united by bookmaker. */
export class OddsBook {
  readonly #listener: BookListener;
  readonly #sources = new Map<string, Source>();
  readonly #byProvider = new Map<string, Source[]>();
  readonly #headings = new HeadingPool();
  #turn = 0;

  constructor(listener: BookListener) {
    this.#listener = listener;
  }

  /** @throws RangeError when the source spoke for another bookmaker before. */
  checkSource(name: string, provider: string): void {
    const known = this.#sources.get(name)?.provider ?? provider;
    if (known === provider) return;
    throw new RangeError(
      `Cannot apply update: source ${name} speaks for ${known}, was ${provider}`,
    );
  }

  /** Opens an update of a source, which was checked: from now on it was heard last. */
  hear(name: string, provider: string, now: number): Source {
    const source = this.#sources.get(name) ?? this.#addSource(name, provider);
    source.seen = now;
    source.turn = ++this.#turn;
    source.named = 0;
    source.isPartlyOut = source.stale || (this.#byProvider.get(provider)?.length ?? 0) > 1;
    source.stale = false;
    return source;
  }

  /**
   * Stores what the source says of a match.
   *
   * @param listing - checked; of a snapshot, with everything that is known of the match.
   */
  store(source: Source, listing: IdentifiableListing, now: number): void {
    const before = source.listings.get(listing.id);
    if (before !== undefined && isSameMatch(before, listing)) {
      this.#restate(before, listing, now);
      return;
    }
    const after = this.#create(source, listing);
    if (before === undefined) after.restate(listing.lines, now);
    else after.inherit(before, listing.lines, now);
    this.#replace(before, after);
  }

  /** Stores what a delta says of a match. */
  patch(source: Source, patch: ListingPatch, now: number): void {
    const before = source.listings.get(patch.id);
    if (before === undefined) {
      this.store(source, patch, now);
      return;
    }
    const { markets } = patch;
    const isSameState = isPatchOfSameState(before, patch);
    if (isSameState && (patch.minute === undefined || patch.minute === before.minute)) {
      this.#restate(before, patch, now, markets);
      return;
    }
    const after = this.#create(source, completePatch(before, patch));
    after.inherit(before, patch.lines, now, isSameState ? markets : undefined);
    this.#replace(before, after);
  }

  /** Withdraws what the source says of a match; nothing where it says nothing. */
  withdraw(source: Source, id: string): void {
    const listing = source.listings.get(id);
    if (listing === undefined) return;
    source.listings.delete(id);
    this.#leave(listing);
  }

  /** Puts everything that the source says in force that is not: it was stale, or another's was. */
  *vouchFor(source: Source): Generator<void> {
    if (!source.isPartlyOut) return;
    for (const listing of source.listings.values()) {
      this.#enter(listing);
      yield;
    }
  }

  /** Withdraws what the source's last update, a snapshot, did not name. */
  *withdrawUnsaid(source: Source): Generator<void> {
    if (source.named === source.listings.size) return;
    for (const listing of source.listings.values()) {
      if (listing.said !== source.turn) this.withdraw(source, listing.id);
      yield;
    }
  }

  /** Forgets a source and everything it said. */
  *removeSource(name: string): Generator<void> {
    const source = this.#sources.get(name);
    if (source === undefined) return;
    source.stale = true;
    yield* this.#retire(source);
    this.#sources.delete(name);
    const others = (this.#byProvider.get(source.provider) ?? []).filter((one) => one !== source);
    if (others.length === 0) this.#byProvider.delete(source.provider);
    else this.#byProvider.set(source.provider, others);
  }

  /**
   * Puts out of force what sources said that were not heard for longer than `maxAgeMs`; their next
   * update brings back what it does not withdraw.
   */
  *expire(now: number, maxAgeMs: number): Generator<void> {
    const aged = [...this.#sources.values()].filter(
      ({ stale, seen }) => !stale && now - seen > maxAgeMs,
    );
    // All at once: what is said of one leg does not depend on how far the others have come.
    for (const source of aged) source.stale = true;
    for (const source of aged) yield* this.#retire(source);
  }

  /** A bookmaker's listing of a match; `undefined` when no source lists it in force. */
  listing({ provider, id }: ListingRef): BookListing | undefined {
    return this.#newest(provider, id);
  }

  /** Every listing in force of every bookmaker. */
  *listings(): Generator<BookListing> {
    for (const { listings } of this.#sources.values()) {
      for (const listing of listings.values()) if (listing.standing !== "out") yield listing;
    }
  }

  /** How many matches a source lists, in force or not. */
  sizeOf(name: string): number {
    return this.#sources.get(name)?.listings.size ?? 0;
  }

  /** Every source, in the order in which they were first heard. */
  sources(): Iterable<Source> {
    return this.#sources.values();
  }

  /** Makes a source as it was before; its listings are stored next. */
  restoreSource(state: Pick<Source, "source" | "provider" | "seen" | "turn" | "stale">): Source {
    const source = this.#addSource(state.source, state.provider);
    this.#turn = Math.max(this.#turn, state.turn);
    return Object.assign(source, { seen: state.seen, turn: state.turn, stale: state.stale });
  }

  /** Stores a listing as it was before; the listener does not hear of it. */
  restoreListing(source: Source, state: ListingState): void {
    const listing = this.#create(source, state);
    listing.restore(state);
    source.listings.set(listing.id, listing);
  }

  #addSource(name: string, provider: string): Source {
    const source: Source = {
      source: name,
      provider,
      seen: -Infinity,
      turn: 0,
      named: 0,
      stale: false,
      isPartlyOut: false,
      listings: new Map(),
    };
    this.#sources.set(name, source);
    const others = this.#byProvider.get(provider);
    if (others === undefined) this.#byProvider.set(provider, [source]);
    else others.push(source);
    return source;
  }

  #create(source: Source, said: IdentifiableListing): BookListing {
    const play = { live: said.live === true, score: said.score, minute: said.minute };
    return new BookListing(source, said.id, this.#headings.get(said), play);
  }

  #restate(
    listing: BookListing,
    said: EventListing,
    now: number,
    markets?: readonly MarketKey[],
  ): void {
    const differs = listing.restate(said.lines, now, markets);
    name(listing, listing.said);
    if (listing.standing === "out") this.#enter(listing);
    else if (differs) this.#listener.repriced(listing);
  }

  #replace(before: BookListing | undefined, after: BookListing): void {
    const { source } = after;
    name(after, before?.said);
    source.listings.set(after.id, after);
    if (before !== undefined && before.standing !== "out") this.#listener.left(before);
    this.#enter(after);
  }

  /** Puts a listing of the source that was heard last in force, in place of any other's. */
  #enter(listing: BookListing): void {
    if (listing.standing !== "out") return;
    const { provider, id, source } = listing;
    for (const other of this.#byProvider.get(provider) ?? []) {
      if (other === source) continue;
      const rival = other.listings.get(id);
      if (rival !== undefined && rival.standing !== "out") this.#listener.left(rival);
    }
    this.#listener.entered(listing);
  }

  /** Takes a listing out of force; the next newest of its bookmaker takes its place. */
  #leave(listing: BookListing): void {
    if (listing.standing === "out") return;
    this.#listener.left(listing);
    const next = this.#newest(listing.provider, listing.id);
    if (next !== undefined) this.#listener.entered(next);
  }

  /** Takes everything that a stale source says out of force. */
  *#retire(source: Source): Generator<void> {
    for (const listing of source.listings.values()) {
      this.#leave(listing);
      yield;
    }
  }

  /** What the source says that was heard last and is not stale. */
  #newest(provider: string, id: string): BookListing | undefined {
    let newest: BookListing | undefined;
    for (const { stale, listings } of this.#byProvider.get(provider) ?? []) {
      const listing = stale ? undefined : listings.get(id);
      if (listing === undefined) continue;
      if (newest === undefined || listing.source.turn > newest.source.turn) newest = listing;
    }
    return newest;
  }
}

/** More headings than any day has; beyond it they are made anew, and only cost memory. */
const MAX_HEADINGS = 200_000;

/** One heading for all listings in the same words. */
class HeadingPool {
  readonly #headings = new Map<string, Heading>();

  get({
    sport = "football",
    home,
    away,
    league = "",
    startsAt,
    neutral = false,
  }: EventListing): Heading {
    const key = [sport, home, away, league, startsAt, neutral].join("\n");
    let heading = this.#headings.get(key);
    if (heading === undefined) {
      heading = { sport, home, away, league, startsAt, neutral };
      if (this.#headings.size >= MAX_HEADINGS) this.#headings.clear();
      this.#headings.set(key, heading);
    }
    return heading;
  }
}

/** Counts a listing as named in its source's update. */
function name(listing: BookListing, saidBefore: number | undefined): void {
  const { source } = listing;
  if (saidBefore !== source.turn) source.named += 1;
  listing.said = source.turn;
}

/** What a patch says of a match, with what is absent as it was before. */
function completePatch(before: BookListing, patch: ListingPatch): IdentifiableListing {
  return {
    id: patch.id,
    home: patch.home,
    away: patch.away,
    sport: patch.sport ?? before.sport,
    league: patch.league ?? before.league,
    startsAt: patch.startsAt ?? before.startsAt,
    live: patch.live ?? before.live,
    score: patch.score ?? before.score,
    minute: patch.minute ?? before.minute,
    neutral: patch.neutral ?? before.neutral,
    lines: patch.lines,
  };
}

/** Whether a listing says the same of a match as before, its lines aside. */
function isSameMatch(before: BookListing, said: EventListing): boolean {
  const { heading, live, score, minute } = before;
  return (
    heading.startsAt === said.startsAt &&
    minute === said.minute &&
    live === (said.live === true) &&
    isSameScore(score, said.score) &&
    heading.neutral === (said.neutral === true) &&
    heading.home === said.home &&
    heading.away === said.away &&
    heading.league === (said.league ?? "") &&
    heading.sport === (said.sport ?? "football")
  );
}

/**
 * Whether prices from before a patch are prices of what it speaks of: what is absent from it stays,
 * and the minute does not change prices.
 */
function isPatchOfSameState({ heading, live, score }: BookListing, patch: ListingPatch): boolean {
  return (
    (patch.startsAt === undefined || heading.startsAt === patch.startsAt) &&
    (patch.live === undefined || live === patch.live) &&
    (patch.score === undefined || isSameScore(score, patch.score)) &&
    (patch.neutral === undefined || heading.neutral === patch.neutral) &&
    heading.home === patch.home &&
    heading.away === patch.away &&
    (patch.league === undefined || heading.league === patch.league) &&
    (patch.sport === undefined || heading.sport === patch.sport)
  );
}

function isSameScore(a: Score | undefined, b: Score | undefined): boolean {
  return a === b || (a?.home === b?.home && a?.away === b?.away);
}
