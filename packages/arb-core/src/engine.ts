/**
 * The engine: keeps the latest odds, matches what changed, and says which sure bets opened,
 * changed and closed. It must always equal its specification, the batch functions
 * {@link matchEvents} and {@link calculateArbitrage} on the odds that are in force; it only does
 * not look again at matches that nobody mentioned.
 *
 * Time comes in as an argument; the engine has no clock of its own.
 */
import { findCombinations, type Combination } from "./combination.ts";
import { FixtureIndex, type Rematch } from "./matching/fixture-index.ts";
import type { ListingRef, ProviderListing } from "./listing.ts";
import type { MatchedEvent } from "./matching/matched-event.ts";
import type { MatchingOptions } from "./matching/matching-options.ts";
import { OddsBook, type SourceUpdate } from "./odds-book.ts";
import { byProfit, toOpportunity, type Opportunity } from "./opportunity.ts";
import { completePolicy, type Policy } from "./policy.ts";
import { isEventRunning, isInRunning, type Quote } from "./quote.ts";
import { compareText } from "./text.ts";

/** An opportunity with its history in this engine. */
export interface TrackedOpportunity extends Opportunity {
  /** When it opened, in epoch milliseconds. */
  readonly firstSeen: number;
  /** When its prices or its event last changed, in epoch milliseconds. */
  readonly updated: number;
}

/**
 * Why an opportunity ended.
 *
 * - `price`: a price, a score or the orientation moved and it is none any more.
 * - `suspended`: a leg takes no bets.
 * - `removed`: a leg's line or match is not offered any more.
 * - `stale`: a leg was not confirmed for too long.
 * - `started`: the match began, by the clock or as any bookmaker shows it, and a leg was a price
 *   for before the start.
 * - `source-lost`: the worker that saw a leg went away.
 * - `rematched`: its listings are not, or not the same, event any more.
 */
export type CloseReason =
  "price" | "suspended" | "removed" | "stale" | "started" | "source-lost" | "rematched";

/** An opportunity that is no more, as it last was. */
export interface ClosedOpportunity extends TrackedOpportunity {
  readonly reason: CloseReason;
  /** When it was `rematched`: the event that most of its listings now stand in, if that is one. */
  readonly movedTo?: string;
}

/** What an update did. */
export interface EngineChanges {
  readonly opened: readonly TrackedOpportunity[];
  readonly updated: readonly TrackedOpportunity[];
  readonly closed: readonly ClosedOpportunity[];
}

/** How an engine matches and what it reports. */
export interface EngineOptions extends MatchingOptions {
  readonly policy?: Partial<Policy>;
}

interface Tracked {
  event: MatchedEvent;
  combination: Combination;
  readonly firstSeen: number;
  updated: number;
}

/** Finds sure bets as odds come in. See {@link createEngine}. */
export class Engine {
  readonly #policy: Policy;
  readonly #book = new OddsBook();
  readonly #index: FixtureIndex;
  /** By event id, then by opportunity id. */
  readonly #byEvent = new Map<string, ReadonlyMap<string, Tracked>>();

  constructor({ policy = {}, ...matching }: EngineOptions = {}) {
    this.#policy = completePolicy(policy);
    this.#index = new FixtureIndex(matching);
  }

  /**
   * Takes what a source says.
   *
   * @param now - epoch milliseconds; the odds count as seen at this time.
   * @throws RangeError when the source spoke for another bookmaker before, a line is none of its
   *   market or has not a price for each side, a kick-off is no time or a score is none; the engine
   *   is as it was then.
   */
  apply(update: SourceUpdate, now: number): EngineChanges {
    return this.#refresh(this.#book.apply(update, now), now, "removed");
  }

  /**
   * Drops what is too old and the prices for before the start of matches that have started. Call
   * it every second or so; between calls such prices are still in force.
   */
  expire(now: number): EngineChanges {
    const stale = this.#book.expire(now, this.#policy.maxAgeMs);
    const started = [...this.#book.listings()]
      .filter((listing) => this.#index.has(refOf(listing)) === hasStarted(listing, now))
      .map(refOf);
    return this.#refresh([...stale, ...started], now, "stale");
  }

  /**
   * Matches by other options from now on: a registry that learned aliases, other clock offsets.
   * Events whose teams got known have other ids then; what was reported of them closes as
   * `rematched`, and says where to.
   *
   * @throws RangeError when an option is none; the engine is as it was then.
   */
  commitMatching(options: MatchingOptions, now: number): EngineChanges {
    this.#index.commit(options);
    return this.#report(this.#index.rematch(), now, "removed");
  }

  /** Forgets a source at once with everything it said. */
  removeSource(source: string, now: number): EngineChanges {
    return this.#refresh(this.#book.removeSource(source), now, "source-lost");
  }

  /** The current opportunities: best first, see {@link calculateArbitrage}. */
  opportunities(): TrackedOpportunity[] {
    return [...this.#byEvent.values()]
      .flatMap((opportunities) => [...opportunities.values()])
      .map((tracked) => this.#describe(tracked))
      .sort(byProfit);
  }

  /** The matches that at least two bookmakers list, sorted by id. */
  events(): MatchedEvent[] {
    return this.#index.events().sort((a, b) => compareText(a.id, b.id));
  }

  /** What every bookmaker lists, matched or not, in no particular order. */
  listings(): ProviderListing[] {
    return [...this.#book.listings()];
  }

  #describe({ event, combination, firstSeen, updated }: Tracked): TrackedOpportunity {
    return { ...toOpportunity(event, combination, this.#policy), firstSeen, updated };
  }

  #refresh(refs: readonly ListingRef[], now: number, gone: CloseReason): EngineChanges {
    for (const ref of refs) {
      const listing = this.#book.listing(ref);
      if (listing === undefined || hasStarted(listing, now)) this.#index.remove(ref);
      else this.#index.upsert({ ...listing, id: ref.id });
    }
    return this.#report(this.#index.rematch(), now, gone);
  }

  /** Compares what the events hold with what was reported of them. */
  #report({ changed, gone }: Rematch, now: number, withdrawal: CloseReason): EngineChanges {
    const opened: TrackedOpportunity[] = [];
    const updated: TrackedOpportunity[] = [];
    const closed: ClosedOpportunity[] = [];
    for (const event of changed) {
      const before = this.#byEvent.get(event.id) ?? new Map<string, Tracked>();
      const after = new Map<string, Tracked>();
      for (const combination of findCombinations(event, this.#policy)) {
        const known = before.get(combination.id);
        if (known === undefined) {
          const tracked = { event, combination, firstSeen: now, updated: now };
          after.set(combination.id, tracked);
          opened.push(this.#describe(tracked));
        } else {
          const isSame = isSameReport(this.#describe(known), { event, combination }, this.#policy);
          const tracked = { ...known, event, combination, updated: isSame ? known.updated : now };
          after.set(combination.id, tracked);
          if (!isSame) updated.push(this.#describe(tracked));
        }
      }
      for (const [id, tracked] of before) {
        if (after.has(id)) continue;
        const reason =
          this.#whyWithdrawn(tracked, now, withdrawal) ?? whyPriceEnded(tracked, event);
        closed.push({ ...this.#describe(tracked), reason });
      }
      if (after.size === 0) this.#byEvent.delete(event.id);
      else this.#byEvent.set(event.id, after);
    }
    for (const [eventId, successor] of gone) {
      for (const tracked of this.#byEvent.get(eventId)?.values() ?? []) {
        const reason = this.#whyWithdrawn(tracked, now, withdrawal) ?? "rematched";
        const movedTo = reason === "rematched" ? successor : undefined;
        closed.push({
          ...this.#describe(tracked),
          reason,
          ...(movedTo === undefined ? {} : { movedTo }),
        });
      }
      this.#byEvent.delete(eventId);
    }
    return { opened, updated, closed };
  }

  /** Why one of an opportunity's prices is not offered any more; `undefined` when all are. */
  #whyWithdrawn({ combination }: Tracked, now: number, gone: CloseReason): CloseReason | undefined {
    return combination.quotes
      .map((quote) => this.#whyQuoteWithdrawn(quote, now, gone))
      .find((reason) => reason !== undefined);
  }

  /** Why a quote is not offered any more; `undefined` when it still is. */
  #whyQuoteWithdrawn(
    { listing, source }: Quote,
    now: number,
    gone: CloseReason,
  ): CloseReason | undefined {
    const current = this.#book.listing(refOf(listing));
    if (current === undefined) return gone;
    if (hasStarted(current, now)) return "started";
    const line = current.lines.find(
      ({ market, line }) => market === source.market && line === source.line,
    );
    if (line === undefined) return "removed";
    return line.suspended === true ? "suspended" : undefined;
  }
}

/**
 * Makes an engine.
 *
 * @example
 * ```ts
 * import { createEngine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const engine = createEngine();
 * const now = Date.UTC(2026, 7, 15, 12);
 * const match = { id: "1", home: "Arsenal", away: "Chelsea", startsAt: now + 7_200_000 };
 * const odds = (provider: string, home: number, away: number) =>
 *   engine.apply(
 *     {
 *       type: "snapshot",
 *       source: `worker-${provider}`,
 *       provider,
 *       listings: [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds: [home, away] }] }],
 *     },
 *     now,
 *   );
 * odds("sbo", 1.95, 1.9);
 * assert.equal(odds("ibc", 1.75, 2.1).opened.length, 1);
 * assert.equal(odds("ibc", 1.8, 2.0).closed[0]?.reason, "price");
 * ```
 */
export function createEngine(options: EngineOptions = {}): Engine {
  return new Engine(options);
}

/** Why an opportunity of an event ended whose prices are all still offered. */
function whyPriceEnded({ combination }: Tracked, event: MatchedEvent): CloseReason {
  const wasRunning = combination.quotes.some(({ live }) => live);
  return !wasRunning && isEventRunning(event) ? "started" : "price";
}

/** Whether a listing's prices are for before a start that has passed. */
function hasStarted(listing: ProviderListing, now: number): boolean {
  return listing.startsAt !== undefined && listing.startsAt <= now && !isInRunning(listing);
}

function refOf({ provider, id = "" }: ProviderListing): ListingRef {
  return { provider, id };
}

function isSameReport(
  known: TrackedOpportunity,
  { event, combination }: Pick<Tracked, "event" | "combination">,
  policy: Policy,
): boolean {
  const next = toOpportunity(event, combination, policy);
  return (
    known.legs.every((leg, index) => leg.odds === next.legs[index]?.odds) &&
    known.flags.join() === next.flags.join() &&
    known.score?.home === next.score?.home &&
    known.score?.away === next.score?.away &&
    known.home === next.home &&
    known.away === next.away &&
    known.league === next.league &&
    known.startsAt === next.startsAt
  );
}
