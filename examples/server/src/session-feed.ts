/**
 * What becomes of a session's updates, by their `seq` and `part` alone: whether one is applied,
 * kept until the rest of its snapshot has come, passed over, or shows that something is missing.
 * It knows no socket, no clock and no engine.
 */
import type { IdentifiableListing } from "arb-core";
import type { DecodedUpdate } from "scraper-kit/protocol";

/** What a feed looks at in an update. */
export type FeedUpdate = Pick<DecodedUpdate, "seq" | "mode" | "part" | "at" | "listings">;

/**
 * What becomes of an update.
 *
 * - `snapshot`: the session says this and nothing else.
 * - `delta`: the update builds on what is known; apply it.
 * - `part`: the update waits for the rest of its snapshot; what was said before stays in force.
 * - `duplicate`: it repeats a `seq`, or comes after a greater one; pass over it.
 * - `gap`: something is missing. What the session said is unknown now; ask for a snapshot.
 * - `waiting`: something is missing, and the snapshot was asked for already; pass over it.
 * - `too-large`: the parts are more than one session may bring. As `gap`, but do not ask: the same
 *   snapshot would come again.
 */
export type FeedOutcome =
  | {
      readonly type: "snapshot";
      readonly listings: readonly IdentifiableListing[];
      /** Matches that several parts name. Their state is unknown, so `listings` has none of them. */
      readonly contested: number;
    }
  | { readonly type: "delta" | "part" | "duplicate" | "gap" | "waiting" | "too-large" };

/** How much the parts of one snapshot may bring together. */
export interface FeedLimits {
  readonly matches: number;
  /** Bytes of the messages. */
  readonly bytes: number;
}

/** The parts of a snapshot that have come so far. */
interface Collected {
  readonly of: number;
  readonly at: number;
  /** The index of the part that comes next. */
  next: number;
  bytes: number;
  readonly listings: IdentifiableListing[];
  readonly ids: Set<string>;
  readonly contested: Set<string>;
}

/** One session's place in its own sequence of updates. */
export class SessionFeed {
  readonly #limits: FeedLimits;
  #seq = 0;
  /** Nothing came yet; a snapshot came and no gap since; a gap came and no snapshot since. */
  #state: "new" | "synchronized" | "lost" = "new";
  #collected: Collected | undefined;

  constructor(limits: FeedLimits) {
    this.#limits = limits;
  }

  /** The greatest `seq` so far; 0 before the first. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * Says what becomes of the next update.
   *
   * A whole snapshot and the first part of one need nothing that came before, so they heal any gap.
   * Another part must follow the one before it, in index, `seq` and time stamp. A delta must follow
   * a snapshot or a delta; without a `seq` it builds on nothing.
   *
   * @param bytes the size of its message.
   */
  take(update: FeedUpdate, bytes: number): FeedOutcome {
    const { seq, mode, part, listings } = update;
    const isNext = seq === undefined || seq === this.#seq + 1;
    if (seq !== undefined) {
      if (seq <= this.#seq) return { type: "duplicate" };
      this.#seq = seq;
    }
    const before = this.#collected;
    this.#collected = undefined;
    if (mode === "delta") {
      const isFed = this.#state === "synchronized" && before === undefined;
      return isFed && isNext && seq !== undefined ? { type: "delta" } : this.#lose(before);
    }
    if (part === undefined) return this.#synchronize(listings, new Set());

    const collected = part.index === 0 ? begin(update) : before;
    if (collected === undefined || !isExpected(collected, update)) return this.#lose(before);
    if (part.index > 0 && !isNext) return this.#lose(before);
    collect(collected, listings, bytes);
    if (collected.listings.length > this.#limits.matches || collected.bytes > this.#limits.bytes) {
      this.#state = "lost";
      return { type: "too-large" };
    }
    if (collected.next === collected.of) {
      return this.#synchronize(collected.listings, collected.contested);
    }
    this.#collected = collected;
    return { type: "part" };
  }

  #synchronize(
    listings: readonly IdentifiableListing[],
    contested: ReadonlySet<string>,
  ): FeedOutcome {
    this.#state = "synchronized";
    return {
      type: "snapshot",
      listings: contested.size === 0 ? listings : listings.filter(({ id }) => !contested.has(id)),
      contested: contested.size,
    };
  }

  /** One request for a snapshot is enough, until that snapshot fails as well. */
  #lose(collected: Collected | undefined): FeedOutcome {
    if (this.#state === "lost" && collected === undefined) return { type: "waiting" };
    this.#state = "lost";
    return { type: "gap" };
  }
}

function begin({ part, at }: FeedUpdate): Collected {
  const sets = { ids: new Set<string>(), contested: new Set<string>() };
  return { of: part?.of ?? 1, at, next: 0, bytes: 0, listings: [], ...sets };
}

function isExpected({ of, at, next }: Collected, update: FeedUpdate): boolean {
  return update.part?.of === of && update.part.index === next && update.at === at;
}

function collect(
  collected: Collected,
  listings: readonly IdentifiableListing[],
  bytes: number,
): void {
  collected.next += 1;
  collected.bytes += bytes;
  for (const listing of listings) {
    if (collected.ids.has(listing.id)) collected.contested.add(listing.id);
    collected.ids.add(listing.id);
    collected.listings.push(listing);
  }
}
