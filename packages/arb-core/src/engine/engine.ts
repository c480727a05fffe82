/**
 * The engine: keeps the latest odds, matches what changed, and says which sure bets opened,
 * changed and closed. It must always equal its specification, the batch functions
 * {@link matchEvents} and {@link calculateArbitrage} on the odds that are in force; it only does
 * not look again at what nobody mentioned.
 *
 * Time comes in as an argument; the engine has no clock of its own.
 */
import { groupBy } from "../group-by.ts";
import { checkListing, type ProviderListing } from "../listing.ts";
import { FixtureGraph } from "../matching/fixture-graph.ts";
import type { EventMember, MatchedEvent } from "../matching/matched-event.ts";
import type { MatchingOptions } from "../matching/matching-options.ts";
import { byProfit, flagsOf, toOpportunity, type OpportunityFlag } from "../opportunity.ts";
import type { ReportedCombination } from "../outlier.ts";
import { completePolicy, type Policy } from "../policy.ts";
import { isEventRunning, isInRunning, type Quote } from "../quote.ts";
import { compareText } from "../text.ts";
import { BookListing, type IdentifiableListing, type Source } from "./book-listing.ts";
import type {
  CloseReason,
  ClosedOpportunity,
  EngineChanges,
  TrackedOpportunity,
} from "./engine-changes.ts";
import {
  checkEngineState,
  ENGINE_STATE_VERSION,
  type EngineState,
  type OpportunityHistory,
  type SourceState,
} from "./engine-state.ts";
import { OddsBook, type BookListener, type SourceUpdate } from "./odds-book.ts";
import { watchRules, type WatchRules } from "./price-watch.ts";
import { WatchedEvent, type Tracked } from "./watched-event.ts";

/** What an engine is told, as plain data. */
export type EngineCommand =
  | SourceUpdate
  | {
      /** Forgets a source at once with everything it said. */
      readonly type: "remove-source";
      readonly source: string;
    }
  | {
      /** Drops what is too old and the prices for before the start of matches that have started. */
      readonly type: "expire";
    }
  | {
      /** These parts of the policy hold from now on; the others stay as they are. */
      readonly type: "policy";
      readonly policy: Partial<Policy>;
    };

/** How an engine matches and what it reports. */
export interface EngineOptions extends MatchingOptions {
  readonly policy?: Partial<Policy>;
}

/**
 * The work of one step, in units of about a microsecond: a step is over once it has done so much.
 * Counted, not timed, so that a replay takes the same steps.
 */
const STEP_WORK = 1000;
/** What a listing costs whose prices are compared, or that is only looked at. */
const COMPARING = 1;
const LOOKING = 0.05;
/** What a listing costs that comes into the fixture graph or leaves it. */
const MATCHING = 100;
/** What an event costs whose combinations are looked for. */
const SEARCHING = 100;
/** What a member of an event costs all of whose prices are read anew. */
const READING = 20;
/** What an event costs of which it is only said again what is reported. */
const REPORTING = 10;

/** Finds sure bets as odds come in. See {@link createEngine}. */
export class Engine {
  #policy: Policy;
  #rules: WatchRules;
  readonly #book: OddsBook;
  readonly #graph: FixtureGraph;
  readonly #events = new Map<string, WatchedEvent>();
  /** Events with opportunities. */
  readonly #open = new Set<WatchedEvent>();
  #openCount = 0;
  #listingCount = 0;
  /** Events that must be looked at. */
  readonly #touched = new Set<WatchedEvent>();
  /** Listings came into the fixture graph or left it. */
  #isMoved = false;
  /** Work since the last step. */
  #work = 0;
  /** The time of the command at hand, in epoch milliseconds. */
  #now = 0;
  /** Why listings leave, during the command at hand. */
  #withdrawal: CloseReason = "removed";
  /** Until when no listing in the graph starts, and since when none of the others does. */
  #nextStart = Infinity;
  #lastStart = -Infinity;
  #isBusy = false;

  /** The flags that come with time are news when a caller asks what time has done. */
  get #isExpiring(): boolean {
    return this.#withdrawal === "stale";
  }

  /** @param state - what it starts with; see {@link restoreEngine}. */
  constructor({ policy = {}, ...matching }: EngineOptions = {}, state?: EngineState) {
    this.#policy = completePolicy({ ...state?.policy, ...policy });
    this.#rules = watchRules(this.#policy);
    this.#book = new OddsBook(this.#listener());
    this.#graph = new FixtureGraph(matching);
    if (state !== undefined) this.#restore(state);
  }

  /** How many opportunities there are. */
  get opportunityCount(): number {
    return this.#openCount;
  }

  /** How many matches the bookmakers list, each counted. */
  get listingCount(): number {
    return this.#listingCount;
  }

  /** How many matches a source lists. */
  listingCountOf(source: string): number {
    return this.#book.sizeOf(source);
  }

  /** What is reported at the moment. */
  get policy(): Policy {
    return this.#policy;
  }

  /**
   * Does what a command says.
   *
   * @param now - epoch milliseconds; odds count as seen at this time.
   * @throws RangeError when the source spoke for another bookmaker before, a line is none of its
   *   market or has not a price for each side, a kick-off is no time, a score is none, or a part of
   *   a policy is none; the engine is as it was then.
   * @throws TypeError when the steps of another command were not run to their end.
   */
  execute(command: EngineCommand, now: number): EngineChanges {
    return joinChanges([...this.#run(command, now, Infinity)]);
  }

  /**
   * {@link execute} in steps of at most a few milliseconds each, for a process that has other
   * things to do in between. Between two steps the engine has taken a part of the command; after the
   * last one the same is open as after {@link execute}. On the way an opportunity can close and open
   * again, with a new history. Run them to the end before the next command.
   *
   * @throws RangeError and TypeError as {@link execute} does, at the first step.
   */
  steps(command: EngineCommand, now: number): Generator<EngineChanges, void> {
    return this.#run(command, now, STEP_WORK);
  }

  /** Takes what a source says; see {@link execute}. */
  apply(update: SourceUpdate, now: number): EngineChanges {
    return this.execute(update, now);
  }

  /**
   * Drops what is too old and the prices for before the start of matches that have started, and
   * looks at the clocks of what is reported. Call it every second or so; between calls such prices
   * are still in force.
   */
  expire(now: number): EngineChanges {
    return this.execute({ type: "expire" }, now);
  }

  /** Forgets a source at once with everything it said. */
  removeSource(source: string, now: number): EngineChanges {
    return this.execute({ type: "remove-source", source }, now);
  }

  /**
   * Reports by these parts of a policy from now on; the others stay as they are.
   *
   * @throws RangeError when a part is none; the engine is as it was then.
   */
  changePolicy(policy: Partial<Policy>, now: number): EngineChanges {
    return this.execute({ type: "policy", policy }, now);
  }

  /**
   * Matches by other options from now on: a registry that learned aliases, other clock offsets.
   * Events whose teams got known have other ids then; what was reported of them closes as
   * `rematched`, and says where to.
   *
   * @throws RangeError when an option is none; the engine is as it was then.
   */
  commitMatching(options: MatchingOptions, now: number): EngineChanges {
    this.#begin(now, "removed");
    try {
      this.#graph.commit(options);
      this.#isMoved = true;
      return this.#settle();
    } finally {
      this.#isBusy = false;
    }
  }

  /** The current opportunities: best first, see {@link calculateArbitrage}. */
  opportunities(): TrackedOpportunity[] {
    return [...this.#open]
      .flatMap(({ tracked }) => [...tracked.values()])
      .map((tracked) => this.#describe(tracked))
      .sort(byProfit);
  }

  /** The matches that at least two bookmakers list, sorted by id. */
  events(): MatchedEvent[] {
    return this.#graph
      .events()
      .map((event) => ({ ...event, members: event.members.map(copyMember) }))
      .sort((a, b) => compareText(a.id, b.id));
  }

  /** What every bookmaker lists, matched or not, in no particular order. */
  listings(): ProviderListing[] {
    return Array.from(this.#book.listings(), (listing) => listing.toListing());
  }

  /**
   * What the engine knows, as plain data: {@link restoreEngine} takes it. Its size is that of the
   * book.
   */
  snapshot(): EngineState {
    return {
      version: ENGINE_STATE_VERSION,
      now: this.#now,
      policy: this.#policy,
      sources: Array.from(this.#book.sources(), toSourceState),
      opportunities: [...this.#open].flatMap(({ tracked }) =>
        Array.from(tracked.values(), toHistory),
      ),
    };
  }

  #restore(state: EngineState): void {
    checkEngineState(state);
    this.#now = state.now;
    for (const { listings, ...said } of state.sources) {
      const source = this.#book.restoreSource(said);
      for (const listing of listings) {
        checkListing(listing);
        this.#book.restoreListing(source, listing);
      }
    }
    for (const listing of this.#book.listings()) {
      this.#listingCount += 1;
      if (listing.standing === "placed") this.#graph.place(listing);
      this.#noteStart(listing);
    }
    this.#isMoved = true;
    this.#settle();
    const histories = groupBy(state.opportunities, ({ eventId }) => eventId);
    for (const [eventId, known] of histories) this.#events.get(eventId)?.remember(known);
  }

  *#run(command: EngineCommand, now: number, stepWork: number): Generator<EngineChanges, void> {
    this.#check(command);
    this.#begin(now, WITHDRAWALS[command.type]);
    try {
      const work = this.#take(command, stepWork);
      while (work.next().done !== true) yield this.#settle();
      yield this.#settle();
    } finally {
      this.#isBusy = false;
    }
  }

  #begin(now: number, withdrawal: CloseReason): void {
    if (this.#isBusy) {
      throw new TypeError(
        "Cannot execute command: the steps of the one before must be run to their end",
      );
    }
    this.#isBusy = true;
    this.#now = now;
    this.#withdrawal = withdrawal;
  }

  /** @throws RangeError when the command cannot be taken. */
  #check(command: EngineCommand): void {
    switch (command.type) {
      case "snapshot":
        this.#book.checkSource(command.source, command.provider);
        command.listings.forEach(checkListing);
        break;
      case "delta":
        this.#book.checkSource(command.source, command.provider);
        command.upserts.forEach(checkListing);
        break;
      case "policy":
        completePolicy({ ...this.#policy, ...command.policy });
        break;
      case "remove-source":
      case "expire":
        break;
    }
  }

  /** Does what a command says, and yields whenever a step's work is done. */
  *#take(command: EngineCommand, stepWork: number): Generator<void> {
    switch (command.type) {
      case "snapshot":
        yield* this.#takeSnapshot(command, stepWork);
        break;
      case "delta":
        yield* this.#takeDelta(command, stepWork);
        break;
      case "remove-source":
        yield* this.#stepping(this.#book.removeSource(command.source), stepWork);
        break;
      case "expire":
        yield* this.#stepping(this.#book.expire(this.#now, this.#policy.maxAgeMs), stepWork);
        yield* this.#stepping(this.#checkStarts(), stepWork);
        yield* this.#stepping(this.#checkClocks(), stepWork);
        break;
      case "policy":
        this.#policy = completePolicy({ ...this.#policy, ...command.policy });
        this.#rules = watchRules(this.#policy);
        yield* this.#stepping(this.#changeRules(), stepWork);
        break;
    }
  }

  *#takeSnapshot(
    { source: name, provider, listings }: SourceUpdate & { type: "snapshot" },
    stepWork: number,
  ): Generator<void> {
    const source = this.#book.hear(name, provider, this.#now);
    let next = 0;
    for (;;) {
      while (next < listings.length && this.#work < stepWork) {
        this.#book.store(source, listings[next] as IdentifiableListing, this.#now);
        this.#work += COMPARING;
        next += 1;
      }
      if (next === listings.length) break;
      yield;
    }
    yield* this.#stepping(this.#book.withdrawUnsaid(source), stepWork);
  }

  *#takeDelta(
    { source: name, provider, upserts, removed }: SourceUpdate & { type: "delta" },
    stepWork: number,
  ): Generator<void> {
    const source = this.#book.hear(name, provider, this.#now);
    for (const patch of upserts) {
      this.#book.patch(source, patch, this.#now);
      this.#work += COMPARING;
      if (this.#work >= stepWork) yield;
    }
    for (const id of removed) {
      this.#book.withdraw(source, id);
      if (this.#work >= stepWork) yield;
    }
    yield* this.#stepping(this.#book.vouchFor(source), stepWork);
  }

  /** Yields of some work only where a step's is done. */
  *#stepping(work: Generator<void>, stepWork: number): Generator<void> {
    while (work.next().done !== true) {
      this.#work += LOOKING;
      if (this.#work >= stepWork) yield;
    }
  }

  /** Takes listings out of the graph that have started, and puts in those that have not. */
  *#checkStarts(): Generator<void> {
    if (this.#now < this.#nextStart && this.#now >= this.#lastStart) return;
    this.#nextStart = Infinity;
    this.#lastStart = -Infinity;
    for (const listing of this.#book.listings()) {
      const isOver = hasStarted(listing, this.#now);
      if (isOver !== (listing.standing === "over")) {
        if (isOver) this.#withdraw(listing);
        this.#put(listing);
      }
      this.#noteStart(listing);
      yield;
    }
  }

  /** Looks at the clocks of everything that is reported. */
  *#checkClocks(): Generator<void> {
    for (const event of [...this.#open]) {
      // A step that ended in between may have closed all of it.
      if (!this.#open.has(event)) continue;
      this.#touched.add(event);
      this.#work += REPORTING;
      yield;
    }
  }

  *#changeRules(): Generator<void> {
    for (const event of this.#events.values()) {
      event.changeRules(this.#rules);
      this.#touched.add(event);
      this.#work += READING * event.event.members.length;
      yield;
    }
  }

  #listener(): BookListener {
    return {
      entered: (listing) => {
        this.#listingCount += 1;
        this.#put(listing);
        this.#noteStart(listing);
      },
      left: (listing) => {
        this.#listingCount -= 1;
        if (listing.standing === "placed") this.#withdraw(listing);
        listing.standing = "out";
      },
      repriced: (listing) => {
        const { view } = listing;
        if (view?.event.note(listing, view, this.#now) === true) this.#touch(view.event);
      },
    };
  }

  /** Puts a listing into the graph, unless its prices are over. */
  #put(listing: BookListing): void {
    if (hasStarted(listing, this.#now)) {
      listing.standing = "over";
      return;
    }
    listing.standing = "placed";
    this.#graph.place(listing);
    this.#isMoved = true;
    this.#work += MATCHING;
  }

  #withdraw(listing: BookListing): void {
    this.#graph.withdraw(listing);
    this.#isMoved = true;
    this.#work += MATCHING;
  }

  #noteStart(listing: BookListing): void {
    const { startsAt } = listing;
    if (startsAt === undefined || isInRunning(listing)) return;
    if (listing.standing === "over") this.#lastStart = Math.max(this.#lastStart, startsAt);
    else this.#nextStart = Math.min(this.#nextStart, startsAt);
  }

  #touch(event: WatchedEvent): void {
    if (this.#touched.has(event)) return;
    this.#touched.add(event);
    this.#work += SEARCHING;
  }

  /** Matches what came and went, looks at what was touched, and says what that changed. */
  #settle(): EngineChanges {
    this.#work = 0;
    const changes: Changes = { opened: [], updated: [], closed: [] };
    if (this.#isMoved) this.#rematch(changes);
    for (const event of this.#touched) {
      event.search(this.#policy);
      this.#report(event, changes);
    }
    this.#touched.clear();
    return changes;
  }

  #rematch(changes: Changes): void {
    this.#isMoved = false;
    const { changed, gone } = this.#graph.rematch();
    for (const event of changed) {
      let watched = this.#events.get(event.id);
      if (watched === undefined) {
        watched = new WatchedEvent(event, this.#rules);
        this.#events.set(event.id, watched);
      }
      watched.recompose(event);
      this.#touched.add(watched);
    }
    for (const [id, successor] of gone) {
      const watched = this.#events.get(id);
      if (watched === undefined) continue;
      watched.dissolve();
      this.#events.delete(id);
      this.#touched.delete(watched);
      for (const tracked of watched.tracked.values()) {
        const reason = this.#whyWithdrawn(tracked) ?? "rematched";
        const isMoved = reason === "rematched" && successor !== undefined;
        changes.closed.push({
          ...this.#describe(tracked),
          reason,
          closedAt: this.#now,
          ...(isMoved ? { movedTo: successor } : {}),
        });
      }
      this.#track(watched, NOTHING);
    }
  }

  /** Compares what an event holds with what was reported of it. */
  #report(watched: WatchedEvent, changes: Changes): void {
    const before = watched.tracked;
    const reports = watched.report(this.#policy);
    if (before.size === 0 && reports.length === 0) return;
    const after = new Map<string, Tracked>();
    for (const report of reports) {
      const { id } = report.combination;
      const known = before.get(id);
      const next = this.#next(known, report, watched.event);
      after.set(id, next.tracked);
      if (known === undefined) changes.opened.push(this.#describe(next.tracked));
      else if (next.isNews) changes.updated.push(this.#describe(next.tracked));
    }
    for (const [id, tracked] of before) {
      if (after.has(id)) continue;
      const reason = this.#whyWithdrawn(tracked) ?? this.#whyEnded(tracked, watched.event);
      changes.closed.push({ ...this.#describe(tracked), reason, closedAt: this.#now });
    }
    this.#track(watched, after);
  }

  /** What becomes of an opportunity that is reported now, and whether that is news. */
  #next(
    known: Tracked | undefined,
    report: ReportedCombination,
    event: MatchedEvent,
  ): { readonly tracked: Tracked; readonly isNews: boolean } {
    const now = this.#now;
    const { profitMin } = report.combination.assessment;
    const flags = flagsOf(report, this.#policy, now);
    if (known === undefined) {
      const history = { firstSeen: now, updated: now, best: profitMin, bestAt: now };
      return { tracked: { ...report, event, flags, ...history }, isNews: true };
    }
    const isNews = !isSameReport(known, { ...report, event, flags }, this.#isExpiring);
    const isBetter = profitMin > known.best;
    const tracked = {
      ...report,
      event,
      flags: isNews ? flags : known.flags,
      firstSeen: known.firstSeen,
      updated: isNews ? now : known.updated,
      best: isBetter ? profitMin : known.best,
      bestAt: isBetter ? now : known.bestAt,
    };
    return { tracked, isNews };
  }

  #track(watched: WatchedEvent, tracked: ReadonlyMap<string, Tracked>): void {
    this.#openCount += tracked.size - watched.tracked.size;
    watched.tracked = tracked;
    if (tracked.size === 0) this.#open.delete(watched);
    else this.#open.add(watched);
  }

  #describe(tracked: Tracked): TrackedOpportunity {
    const { firstSeen, updated, best, bestAt } = tracked;
    const opportunity = toOpportunity(tracked.event, tracked, this.#policy, this.#now);
    return Object.assign(opportunity, { firstSeen, updated, best, bestAt });
  }

  /** Why one of an opportunity's prices is not offered any more; `undefined` when all are. */
  #whyWithdrawn({ combination }: Tracked): CloseReason | undefined {
    return combination.quotes
      .map((quote) => this.#whyQuoteWithdrawn(quote))
      .find((reason) => reason !== undefined);
  }

  /** Why a quote is not offered any more; `undefined` when it still is. */
  #whyQuoteWithdrawn({ listing, source }: Quote): CloseReason | undefined {
    const { provider, id = "" } = listing;
    const current = this.#book.listing({ provider, id });
    if (current === undefined) return this.#withdrawal;
    if (hasStarted(current, this.#now)) return "started";
    const line = current.lines.find(
      ({ market, line }) => market === source.market && line === source.line,
    );
    if (line === undefined) return "removed";
    return line.suspended === true ? "suspended" : undefined;
  }

  /** Why an opportunity of an event ended whose prices are all still offered. */
  #whyEnded({ combination }: Tracked, event: MatchedEvent): CloseReason {
    const wasRunning = combination.quotes.some(({ live }) => live);
    if (!wasRunning && isEventRunning(event)) return "started";
    return this.#withdrawal === "policy" ? "policy" : "price";
  }
}

/**
 * Makes an engine.
 *
 * @throws RangeError when an option is none.
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

/**
 * Makes an engine of what another one knew: the same odds, opportunities, ids and histories, and
 * the same answers from then on where the options are the same.
 *
 * @param options - the policy's parts replace those of the state.
 * @throws RangeError when the state is of another version, holds what no engine does, or an option
 *   is none.
 * @example
 * ```ts
 * import { createEngine, restoreEngine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const engine = createEngine();
 * const now = Date.UTC(2026, 7, 15, 12);
 * const match = { id: "1", home: "Arsenal", away: "Chelsea", startsAt: now + 7_200_000 };
 * const prices = { sbo: [1.95, 1.9], ibc: [1.75, 2.1] } as const;
 * for (const [provider, odds] of Object.entries(prices)) {
 *   const listings = [{ ...match, lines: [{ market: "ft_hdp", line: -0.5, odds } as const] }];
 *   engine.apply({ type: "snapshot", source: provider, provider, listings }, now);
 * }
 * const copy = restoreEngine(JSON.parse(JSON.stringify(engine.snapshot())));
 * assert.deepEqual(copy.opportunities(), engine.opportunities());
 * ```
 */
export function restoreEngine(state: EngineState, options: EngineOptions = {}): Engine {
  return new Engine(options, state);
}

function toSourceState({ source, provider, seen, turn, stale, listings }: Source): SourceState {
  return {
    source,
    provider,
    seen,
    turn,
    stale,
    listings: Array.from(listings.values(), (listing) => listing.toState()),
  };
}

function toHistory(tracked: Tracked): OpportunityHistory {
  const { combination, event, flags, firstSeen, updated, best, bestAt } = tracked;
  return { id: combination.id, eventId: event.id, flags, firstSeen, updated, best, bestAt };
}

/** Why what leaves the book leaves it, by the command. */
const WITHDRAWALS: Readonly<Record<EngineCommand["type"], CloseReason>> = {
  snapshot: "removed",
  delta: "removed",
  "remove-source": "source-lost",
  expire: "stale",
  policy: "policy",
};

const NOTHING: ReadonlyMap<string, Tracked> = new Map();

/** {@link EngineChanges} that are being gathered. */
interface Changes {
  readonly opened: TrackedOpportunity[];
  readonly updated: TrackedOpportunity[];
  readonly closed: ClosedOpportunity[];
}

function joinChanges(parts: readonly EngineChanges[]): EngineChanges {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    opened: parts.flatMap(({ opened }) => opened),
    updated: parts.flatMap(({ updated }) => updated),
    closed: parts.flatMap(({ closed }) => closed),
  };
}

function copyMember({ provider, listing, orientation }: EventMember): EventMember {
  const copy = listing instanceof BookListing ? listing.toListing() : listing;
  return { provider, listing: copy, orientation };
}

/** Whether a listing's prices are for before a start that has passed. */
function hasStarted({ startsAt, live }: BookListing, now: number): boolean {
  return startsAt !== undefined && startsAt <= now && !live;
}

/** Flags that come and go with time alone. */
const TIMED_FLAGS: ReadonlySet<OpportunityFlag> = new Set<OpportunityFlag>(["old", "skew"]);

type Report = Pick<Tracked, "combination" | "outliers" | "event" | "flags">;

/** Whether nothing that is reported differs; flags that come with time count where that is asked. */
function isSameReport(a: Report, b: Report, withTimed: boolean): boolean {
  const flags = (flags: readonly OpportunityFlag[]): string =>
    flags.filter((flag) => withTimed || !TIMED_FLAGS.has(flag)).join();
  return (
    a.combination.quotes.every((quote, leg) => {
      const other = b.combination.quotes[leg];
      return (
        other !== undefined &&
        isSameQuote(quote, other) &&
        a.outliers.includes(quote) === b.outliers.includes(other)
      );
    }) &&
    flags(a.flags) === flags(b.flags) &&
    a.event.home === b.event.home &&
    a.event.away === b.event.away &&
    a.event.league === b.event.league &&
    a.event.startsAt === b.event.startsAt
  );
}

function isSameQuote(a: Quote, b: Quote): boolean {
  return (
    a.odds === b.odds &&
    a.netOdds === b.netOdds &&
    a.score?.home === b.score?.home &&
    a.score?.away === b.score?.away
  );
}
