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
 */
import {
  checkListing,
  type EventListing,
  type ListingRef,
  type ProviderListing,
} from "./listing.ts";
import type { MarketKey, MarketLine } from "./market.ts";

/** A listing that can be stored: the bookmaker's id of the match is there. */
export type IdentifiableListing = EventListing & { readonly id: string };

/**
 * In a delta: a match whose named markets are replaced whole and whose others stay, as do the
 * fields that are absent. Where the teams, the start, the score or the state differ from before,
 * markets that are not named are withdrawn: their prices were for what is no more.
 */
export interface ListingPatch extends IdentifiableListing {
  /** The markets that the delta names; those without lines in `lines` are withdrawn. */
  readonly markets: readonly MarketKey[];
}

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

interface SourceState {
  readonly source: string;
  readonly provider: string;
  /** When it was last heard, in epoch milliseconds. */
  seen: number;
  /** Rises with every update of any source: the greatest was heard last. */
  turn: number;
  /** Not heard for too long. */
  stale: boolean;
  readonly listings: Map<string, SourceListing>;
}

/** What one source says about one match. */
interface SourceListing {
  readonly listing: IdentifiableListing;
  readonly lines: ReadonlyMap<string, BookLine>;
}

/** A line as a source says it; its `seen` is the source's. */
class BookLine implements MarketLine {
  readonly market: MarketKey;
  readonly line: number;
  readonly odds: MarketLine["odds"];
  readonly suspended: boolean;
  readonly changed: number;
  readonly #source: SourceState;

  constructor(line: MarketLine, changed: number, source: SourceState) {
    this.market = line.market;
    this.line = line.line;
    this.odds = line.odds;
    this.suspended = line.suspended === true;
    this.changed = changed;
    this.#source = source;
  }

  get seen(): number {
    return this.#source.seen;
  }
}

/** The latest odds of every source, united by bookmaker. */
export class OddsBook {
  readonly #sources = new Map<string, SourceState>();
  /** By bookmaker and match: the sources that list it, and their union. */
  readonly #providers = new Map<string, Map<string, UnitedListing>>();
  #turn = 0;

  /**
   * Takes what a source says.
   *
   * @param now - epoch milliseconds.
   * @returns the listings that are not what they were before.
   * @throws RangeError when the source spoke for another bookmaker before, a line is none of its
   *   market or has not a price for each side, a kick-off is no time or a score is none; nothing is
   *   taken then.
   */
  apply(update: SourceUpdate, now: number): ListingRef[] {
    for (const listing of update.type === "snapshot" ? update.listings : update.upserts) {
      checkListing(listing);
    }
    const state = this.#sourceState(update.source, update.provider);
    state.seen = now;
    state.turn = ++this.#turn;
    const changed = new Set<string>(state.stale ? state.listings.keys() : []);
    state.stale = false;
    switch (update.type) {
      case "snapshot": {
        const said = new Set<string>();
        for (const listing of update.listings) {
          said.add(listing.id);
          if (this.#store(state, listing, [], now)) changed.add(listing.id);
        }
        for (const id of state.listings.keys()) {
          if (!said.has(id)) this.#withdraw(state, id, changed);
        }
        break;
      }
      case "delta":
        for (const patch of update.upserts) {
          if (this.#patch(state, patch, now)) changed.add(patch.id);
        }
        for (const id of update.removed) this.#withdraw(state, id, changed);
        break;
    }
    this.#addContested(state, changed);
    return this.#unite(update.provider, changed);
  }

  /** Forgets a source and everything it said. */
  removeSource(source: string): ListingRef[] {
    const state = this.#sources.get(source);
    if (state === undefined) return [];
    this.#sources.delete(source);
    const changed = new Set<string>();
    for (const id of [...state.listings.keys()]) this.#withdraw(state, id, changed);
    return this.#unite(state.provider, changed);
  }

  /**
   * Puts out of force what sources said that were not heard for longer than `maxAgeMs`; their next
   * update brings back what it does not withdraw.
   */
  expire(now: number, maxAgeMs: number): ListingRef[] {
    return [...this.#sources.values()]
      .filter((state) => !state.stale && now - state.seen > maxAgeMs)
      .flatMap((state) => {
        state.stale = true;
        return this.#unite(state.provider, new Set(state.listings.keys()));
      });
  }

  /** A bookmaker's listing of a match; `undefined` when no source lists it in force. */
  listing({ provider, id }: ListingRef): ProviderListing | undefined {
    return this.#providers.get(provider)?.get(id)?.listing;
  }

  /** Every listing in force of every bookmaker. */
  *listings(): Generator<ProviderListing> {
    for (const listings of this.#providers.values()) {
      for (const { listing } of listings.values()) if (listing !== undefined) yield listing;
    }
  }

  #sourceState(source: string, provider: string): SourceState {
    const known = this.#sources.get(source);
    if (known === undefined) {
      const state: SourceState = {
        source,
        provider,
        seen: -Infinity,
        turn: 0,
        stale: false,
        listings: new Map(),
      };
      this.#sources.set(source, state);
      return state;
    }
    if (known.provider !== provider) {
      throw new RangeError(
        `Cannot apply update: source ${source} speaks for ${known.provider}, was ${provider}`,
      );
    }
    return known;
  }

  /** Stores what a delta says of a match; says whether anything differs. */
  #patch(state: SourceState, { markets, ...said }: ListingPatch, now: number): boolean {
    const before = state.listings.get(said.id);
    const listing = { ...before?.listing, ...said };
    const isSame = before !== undefined && isSameMatch(before.listing, listing);
    const kept = isSame
      ? [...before.lines.values()].filter(({ market }) => !markets.includes(market))
      : [];
    return this.#store(state, listing, kept, now);
  }

  /** Stores a listing with the lines that it keeps from before; says whether anything differs. */
  #store(
    state: SourceState,
    listing: IdentifiableListing,
    kept: readonly BookLine[],
    now: number,
  ): boolean {
    const before = state.listings.get(listing.id);
    const lines = new Map(kept.map((line) => [lineKey(line), line]));
    for (const line of listing.lines) {
      const key = lineKey(line);
      const known = before?.lines.get(key);
      lines.set(
        key,
        known !== undefined && isSameLine(known, line) ? known : new BookLine(line, now, state),
      );
    }
    const isSame =
      before !== undefined &&
      isSameMatch(before.listing, listing) &&
      before.listing.minute === listing.minute &&
      lines.size === before.lines.size &&
      [...lines].every(([key, line]) => before.lines.get(key) === line);
    if (isSame) return false;
    state.listings.set(listing.id, { listing, lines });
    this.#united(state.provider, listing.id).sources.add(state);
    return true;
  }

  #withdraw(state: SourceState, id: string, changed: Set<string>): void {
    if (!state.listings.delete(id)) return;
    this.#united(state.provider, id).sources.delete(state);
    changed.add(id);
  }

  #united(provider: string, id: string): UnitedListing {
    let listings = this.#providers.get(provider);
    if (listings === undefined) {
      listings = new Map();
      this.#providers.set(provider, listings);
    }
    let united = listings.get(id);
    if (united === undefined) {
      united = { sources: new Set(), listing: undefined };
      listings.set(id, united);
    }
    return united;
  }

  /** A source that is heard last now wins the matches that others list too. */
  #addContested(state: SourceState, changed: Set<string>): void {
    const listings = this.#providers.get(state.provider);
    for (const id of state.listings.keys()) {
      if ((listings?.get(id)?.sources.size ?? 0) > 1) changed.add(id);
    }
  }

  /** Renews the union of each listing that changed in some source. */
  #unite(provider: string, changed: ReadonlySet<string>): ListingRef[] {
    const listings = this.#providers.get(provider);
    for (const id of changed) {
      const united = listings?.get(id);
      if (united === undefined) continue;
      if (united.sources.size === 0) listings?.delete(id);
      else united.listing = unite(provider, id, united.sources);
    }
    return [...changed].map((id) => ({ provider, id }));
  }
}

interface UnitedListing {
  readonly sources: Set<SourceState>;
  /** In force; `undefined` when every source that lists it is stale. */
  listing: ProviderListing | undefined;
}

/** What the source says that was heard last. */
function unite(
  provider: string,
  id: string,
  sources: ReadonlySet<SourceState>,
): ProviderListing | undefined {
  const [newest] = [...sources].filter(({ stale }) => !stale).sort((a, b) => b.turn - a.turn);
  const said = newest?.listings.get(id);
  if (said === undefined) return undefined;
  const { listing, lines } = said;
  return {
    id,
    provider,
    sport: listing.sport ?? "football",
    home: listing.home,
    away: listing.away,
    league: listing.league ?? "",
    live: listing.live === true,
    neutral: listing.neutral === true,
    ...(listing.startsAt === undefined ? {} : { startsAt: listing.startsAt }),
    ...(listing.score === undefined ? {} : { score: listing.score }),
    ...(listing.minute === undefined ? {} : { minute: listing.minute }),
    lines: [...lines.values()],
  };
}

function lineKey({ market, line }: MarketLine): string {
  return `${market}:${line}`;
}

function isSameLine(a: MarketLine, b: MarketLine): boolean {
  return (
    a.odds.length === b.odds.length &&
    a.odds.every((price, index) => price === b.odds[index]) &&
    (a.suspended === true) === (b.suspended === true)
  );
}

/** Whether prices of one are prices of the other: the minute does not change them. */
function isSameMatch(a: EventListing, b: EventListing): boolean {
  return (
    a.home === b.home &&
    a.away === b.away &&
    (a.league ?? "") === (b.league ?? "") &&
    (a.sport ?? "football") === (b.sport ?? "football") &&
    a.startsAt === b.startsAt &&
    (a.live === true) === (b.live === true) &&
    (a.neutral === true) === (b.neutral === true) &&
    a.score?.home === b.score?.home &&
    a.score?.away === b.score?.away
  );
}
