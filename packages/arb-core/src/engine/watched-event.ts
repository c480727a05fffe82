/**
 * A matched event as the engine keeps it: whose prices count and how they are read, the
 * combinations that they hold, and what was reported of it. It looks again only at the
 * combinations of the bookmakers whose prices moved to where they may matter.
 */
import { searchEvent, type Combination } from "../combination.ts";
import type { MatchedEvent } from "../matching/matched-event.ts";
import type { OpportunityFlag } from "../opportunity.ts";
import { reportCombinations, type ReportedCombination } from "../outlier.ts";
import type { Policy } from "../policy.ts";
import { isEventRunning, isQuoted, quotedScore } from "../quote.ts";
import type { BookListing } from "./book-listing.ts";
import type { OpportunityHistory } from "./engine-state.ts";
import { PriceView, PriceWatch, type WatchRules } from "./price-watch.ts";

/** With more bookmakers to look at than this, all are looked at in one go. */
const MAX_SINGLE_SEARCHES = 4;

/** With more views than this, those that nobody has any more are dropped. */
const MAX_VIEWS = 8;

/** An opportunity as it was last reported. */
export interface Tracked extends ReportedCombination {
  /** As it was when it was reported. */
  readonly event: MatchedEvent;
  readonly flags: readonly OpportunityFlag[];
  readonly firstSeen: number;
  readonly updated: number;
  readonly best: number;
  readonly bestAt: number;
}

/** See the head of watched-event.ts. */
export class WatchedEvent {
  /** By opportunity id: what was reported, and has not closed. The engine's to write. */
  tracked: ReadonlyMap<string, Tracked> = new Map();
  #event: MatchedEvent;
  #watch: PriceWatch;
  #rules: WatchRules;
  #views: readonly PriceView[] = [];
  #found: readonly Combination[] = [];
  /** Bookmakers of what is found, and of what was left out for a doubtful orientation. */
  #parties: ReadonlySet<string> = NO_PARTIES;
  #doubted: ReadonlySet<string> = NO_PARTIES;
  /** Bookmakers whose combinations must be looked at. */
  readonly #touched = new Set<string>();
  /** All combinations must be looked at. */
  #isStale = false;

  constructor(event: MatchedEvent, rules: WatchRules) {
    this.#event = event;
    this.#rules = rules;
    this.#watch = new PriceWatch(rules);
  }

  get event(): MatchedEvent {
    return this.#event;
  }

  get watch(): PriceWatch {
    return this.#watch;
  }

  /** Takes the event as it is composed now. */
  recompose(event: MatchedEvent): void {
    const before = this.#event;
    this.#event = event;
    const isRunning = isEventRunning(event);
    const members = new Set(event.members.map(({ listing }) => listing));
    for (const { listing, provider } of before.members as readonly BookMember[]) {
      if (members.has(listing)) continue;
      if (listing.view?.event === this) listing.view = undefined;
      this.#touchIfParty(provider);
    }
    for (const member of event.members as readonly BookMember[]) {
      const { listing, provider, orientation } = member;
      const view = isQuoted(member, isRunning)
        ? this.#viewOf(orientation === "swapped", quotedScore(member))
        : undefined;
      if (listing.view === view) continue;
      listing.view = view;
      this.#touchIfParty(provider);
      if (view !== undefined) this.note(listing, view, -Infinity);
    }
    // Each score that the match has had is a view.
    if (this.#views.length > MAX_VIEWS) this.changeRules(this.#rules);
  }

  /** Watches by other rules from now on, and looks at everything again. */
  changeRules(rules: WatchRules): void {
    this.#rules = rules;
    this.#watch = new PriceWatch(rules);
    this.#views = [];
    this.#isStale = true;
    for (const { listing } of this.#event.members as readonly BookMember[]) {
      const { view } = listing;
      if (view?.event !== this) continue;
      listing.view = this.#viewOf(view.isSwapped, view.score);
      this.#watch.note(listing, listing.view, -Infinity);
    }
  }

  /**
   * Takes note of a listing's prices.
   *
   * @param since - of the lines that have changed since then.
   * @returns whether its combinations must be looked at.
   */
  note(listing: BookListing, view: PriceView, since: number): boolean {
    const isHopeful = this.#watch.note(listing, view, since);
    if (!this.#isParty(listing.provider) && !(isHopeful && this.#isStillHopeful(listing, view))) {
      return false;
    }
    this.#touched.add(listing.provider);
    return true;
  }

  /** Forgets its listings: the event is no more. */
  dissolve(): void {
    for (const { listing } of this.#event.members as readonly BookMember[]) {
      if (listing.view?.event === this) listing.view = undefined;
    }
  }

  /** Looks at what was touched. */
  search(policy: Policy): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    if (touched.length === 0 && !this.#isStale) return;
    if (this.#isStale || policy.pairs === "best" || touched.length > MAX_SINGLE_SEARCHES) {
      this.#isStale = false;
      const { combinations, doubted } = searchEvent(this.#event, policy);
      this.#doubted = doubted;
      this.#keep(combinations);
      return;
    }
    for (const provider of touched) this.#searchOne(provider, policy);
  }

  /** Takes over the histories that its opportunities have in another engine. */
  remember(histories: readonly OpportunityHistory[]): void {
    const known = new Map(histories.map((history) => [history.id, history]));
    this.tracked = new Map(
      Array.from(this.tracked, ([id, tracked]) => {
        const { flags, firstSeen, updated, best, bestAt } = known.get(id) ?? tracked;
        return [id, { ...tracked, flags, firstSeen, updated, best, bestAt }] as const;
      }),
    );
  }

  /** What of it is reported. */
  report(policy: Policy): ReportedCombination[] {
    return reportCombinations(this.#found, policy);
  }

  /** Whether it is not only that somebody had a better price once. */
  #isStillHopeful(listing: BookListing, view: PriceView): boolean {
    this.#watch.tighten(this.#listings());
    return this.#watch.note(listing, view, -Infinity);
  }

  #searchOne(provider: string, policy: Policy): void {
    const { combinations, doubted } = searchEvent(this.#event, policy, provider);
    if (doubted.size > 0 || this.#doubted.has(provider)) {
      const rest = [...this.#doubted].filter((known) => known !== provider);
      this.#doubted = new Set([...rest, ...doubted]);
    }
    const others = this.#found.filter(({ quotes }) =>
      quotes.every((quote) => quote.provider !== provider),
    );
    this.#keep([...others, ...combinations]);
  }

  #keep(found: readonly Combination[]): void {
    this.#found = found;
    this.#parties =
      found.length === 0
        ? NO_PARTIES
        : new Set(found.flatMap(({ quotes }) => quotes.map(({ provider }) => provider)));
  }

  #isParty(provider: string): boolean {
    return this.#parties.has(provider) || this.#doubted.has(provider);
  }

  #touchIfParty(provider: string): void {
    if (this.#isParty(provider)) this.#touched.add(provider);
  }

  #listings(): BookListing[] {
    return (this.#event.members as readonly BookMember[]).map(({ listing }) => listing);
  }

  #viewOf(isSwapped: boolean, score: BookListing["score"]): PriceView {
    const known = this.#views.find(
      (view) =>
        view.isSwapped === isSwapped &&
        view.score?.home === score?.home &&
        view.score?.away === score?.away,
    );
    if (known !== undefined) return known;
    const view = new PriceView(this, isSwapped, score);
    this.#views = [...this.#views, view];
    return view;
  }
}

const NO_PARTIES: ReadonlySet<string> = new Set();

/** The engine's events have listings of its book. */
type BookMember = MatchedEvent["members"][number] & { readonly listing: BookListing };
