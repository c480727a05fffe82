/**
 * Matching as listings come and go: one that comes, changes or goes touches the listings that could
 * be the same match, found by their names, and the groups that these stand in.
 */
import type { ListingRef, ProviderListing } from "../listing.ts";
import {
  identifyListing,
  isSameIdentity,
  MAX_LISTINGS_OF_PAIRING,
  type IdentifiedListing,
} from "./listing-identity.ts";
import type { NameScore } from "./match-evidence.ts";
import {
  groupOf,
  linkListings,
  matchGroup,
  type MatchedListings,
  type MatchNode,
} from "./match-group.ts";
import { composeEvent, numberMeetings, type MatchedEvent, type Meeting } from "./matched-event.ts";
import {
  completeMatchingOptions,
  type MatchingOptions,
  type MatchingRules,
} from "./matching-options.ts";
import { SimilarNames } from "./similar-names.ts";
import type { TeamIdentity } from "./team-identity.ts";

/** A listing in the index; its prices change while its identity stays. */
interface IndexNode extends MatchNode {
  readonly key: string;
  entry: IdentifiedListing;
  /** As of the last {@link FixtureIndex.rematch}. */
  group: IndexGroup | undefined;
}

/** Listings that are connected, and the matches that they hold. */
interface IndexGroup {
  readonly nodes: readonly IndexNode[];
  /** Before they are numbered. */
  meetings: readonly Meeting[];
}

/** What {@link FixtureIndex.rematch} found. */
export interface Rematch {
  /** The events that are new, or that are not what they were. */
  readonly changed: readonly MatchedEvent[];
  /**
   * The ids that no event has any more, and for each the event that most of its listings now stand
   * in, `undefined` where that is none or not one.
   */
  readonly gone: ReadonlyMap<string, string | undefined>;
}

/**
 * Listings, and the events that they form: {@link matchEvents} for listings that come and go. It
 * holds what it was given and derives the rest: a new index with the same listings, in any order,
 * and the same options has the same events.
 *
 * @example
 * ```ts
 * import { FixtureIndex } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const index = new FixtureIndex();
 * const match = { id: "1", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14), lines: [] };
 * index.upsert({ ...match, provider: "sbo", home: "Man Utd" });
 * index.upsert({ ...match, provider: "ibc", home: "Manchester United" });
 * const [event] = index.rematch().changed;
 * assert.equal(event?.members.length, 2);
 *
 * index.remove({ provider: "ibc", id: "1" });
 * assert.deepEqual([...index.rematch().gone.keys()], [event?.id]);
 * ```
 */
export class FixtureIndex {
  #rules: MatchingRules;
  #names: SimilarNames;
  readonly #nameScore: NameScore = (a, b) => this.#names.scoreOf(a, b);
  readonly #listings = new Map<string, ProviderListing>();
  readonly #nodes = new Map<string, IndexNode>();
  /** By block and team: the listings of that team. */
  readonly #byTeam = new Map<string, Set<IndexNode>>();
  /** By bookmaker and the two teams. */
  readonly #byPairing = new Map<string, Set<IndexNode>>();
  /** By id before numbering: the matches that share it. */
  readonly #meetings = new Map<string, Set<Meeting>>();
  /** By id before numbering: the events. */
  readonly #events = new Map<string, readonly Meeting[]>();
  /** Listings that must be grouped anew. */
  readonly #moved = new Set<IndexNode>();
  /** Listings that stay where they are, with other prices. */
  readonly #repriced = new Set<IndexNode>();

  constructor(options: MatchingOptions = {}) {
    this.#rules = completeMatchingOptions(options);
    this.#names = new SimilarNames(this.#rules.registry);
  }

  /**
   * Adds a listing, or replaces the one of the same name.
   *
   * @param ref - what names it; by default its bookmaker and its id, which is what {@link Rematch}
   *   knows listings by.
   */
  upsert(listing: ProviderListing, ref: ListingRef = refOf(listing)): void {
    const key = keyOf(ref);
    const before = this.#listings.get(key);
    const node = this.#nodes.get(key);
    this.#listings.set(key, listing);
    if (before !== undefined && isSameIdentity(before, listing)) {
      if (node === undefined) return;
      node.entry = { ...node.entry, listing };
      this.#repriced.add(node);
      return;
    }
    if (node !== undefined) this.#take(node);
    this.#put(key, listing);
  }

  /** Removes a listing; does nothing when it is not there. */
  remove(ref: ListingRef): void {
    const key = keyOf(ref);
    this.#listings.delete(key);
    const node = this.#nodes.get(key);
    if (node !== undefined) this.#take(node);
  }

  /**
   * Matches by other options from now on: a registry with more aliases, other clock offsets.
   *
   * @throws RangeError when an option is none; the index is as it was then.
   */
  commit(options: MatchingOptions): void {
    const rules = completeMatchingOptions(options);
    for (const node of this.#nodes.values()) this.#take(node);
    this.#rules = rules;
    this.#names = new SimilarNames(rules.registry);
    for (const [key, listing] of this.#listings) this.#put(key, listing);
  }

  /** Matches what was touched since the last call. */
  rematch(): Rematch {
    this.#relinkChangedNames();
    const touched = new Set<string>();
    const dissolved = this.#dissolveMoved(touched);
    for (const node of dissolved) {
      if (node.group === undefined && this.#isListed(node)) this.#group(node, touched);
    }
    for (const { group } of this.#repriced) {
      if (group !== undefined) this.#reprice(group, touched);
    }
    this.#moved.clear();
    this.#repriced.clear();
    return this.#renumber(touched);
  }

  /** All events, in no particular order, as of the last {@link rematch}. */
  events(): MatchedEvent[] {
    return [...this.#events.values()].flat().map(({ event }) => event);
  }

  /** Whether the listing is in the index. */
  has(ref: ListingRef): boolean {
    return this.#listings.has(keyOf(ref));
  }

  #put(key: string, listing: ProviderListing): void {
    const entry = identifyListing(listing, this.#rules);
    if (entry === undefined) return;
    const node: IndexNode = { key, entry, evidence: new Map(), group: undefined };
    this.#nodes.set(key, node);
    this.#names.add(entry.home);
    this.#names.add(entry.away);
    addTo(this.#byTeam, teamKey(entry, entry.home), node);
    addTo(this.#byTeam, teamKey(entry, entry.away), node);
    addTo(this.#byPairing, entry.pairing, node);
    this.#link(node);
    this.#moved.add(node);
    const others = this.#byPairing.get(entry.pairing);
    if (others?.size === MAX_LISTINGS_OF_PAIRING + 1) {
      for (const other of others) this.#unlink(other);
    }
  }

  #take(node: IndexNode): void {
    const { key, entry } = node;
    this.#nodes.delete(key);
    deleteFrom(this.#byTeam, teamKey(entry, entry.home), node);
    deleteFrom(this.#byTeam, teamKey(entry, entry.away), node);
    deleteFrom(this.#byPairing, entry.pairing, node);
    this.#unlink(node);
    this.#names.remove(entry.home);
    this.#names.remove(entry.away);
    this.#moved.add(node);
    const others = this.#byPairing.get(entry.pairing);
    if (others?.size === MAX_LISTINGS_OF_PAIRING) {
      for (const other of others) this.#link(other);
    }
  }

  #isListedTooOften({ entry }: IndexNode): boolean {
    return (this.#byPairing.get(entry.pairing)?.size ?? 0) > MAX_LISTINGS_OF_PAIRING;
  }

  #isListed(node: IndexNode): boolean {
    return this.#nodes.get(node.key) === node;
  }

  /** Weighs a listing against every other that names a team like its home side. */
  #link(node: IndexNode): void {
    if (this.#isListedTooOften(node)) return;
    const seen = new Set<MatchNode>([node]);
    for (const similar of this.#names.similarTo(node.entry.home)) {
      for (const other of this.#byTeam.get(`${node.entry.block}\n${similar}`) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        if (this.#isListedTooOften(other)) continue;
        linkListings(node, other, this.#nameScore, this.#rules);
      }
    }
    if (node.evidence.size > 0) this.#moved.add(node);
    for (const other of node.evidence.keys()) this.#moved.add(other as IndexNode);
  }

  #unlink(node: IndexNode): void {
    for (const other of node.evidence.keys()) {
      other.evidence.delete(node);
      this.#moved.add(other as IndexNode);
    }
    if (node.evidence.size > 0) this.#moved.add(node);
    node.evidence.clear();
  }

  /** Names may come to resemble others, or cease to, because of what else is listed. */
  #relinkChangedNames(): void {
    const changed = new Set(this.#names.takeChanged());
    if (changed.size === 0) return;
    for (const node of this.#nodes.values()) {
      const { home, away } = node.entry;
      if (!changed.has(home.spelling) && !changed.has(away.spelling)) continue;
      this.#unlink(node);
      this.#link(node);
      this.#moved.add(node);
    }
  }

  /** Dissolves the groups of all listings that moved; returns every listing to be grouped anew. */
  #dissolveMoved(touched: Set<string>): Set<IndexNode> {
    const dissolved = new Set(this.#moved);
    for (const { group } of this.#moved) {
      if (group === undefined) continue;
      for (const meeting of group.meetings) this.#forget(meeting, touched);
      for (const node of group.nodes) {
        node.group = undefined;
        dissolved.add(node);
      }
    }
    return dissolved;
  }

  #group(start: IndexNode, touched: Set<string>): void {
    const nodes = groupOf(start, this.#rules) as IndexNode[];
    const meetings = matchGroup(nodes, this.#rules).map((match) => this.#meet(match, touched));
    const group = { nodes, meetings };
    for (const node of nodes) node.group = group;
  }

  #reprice(group: IndexGroup, touched: Set<string>): void {
    for (const meeting of group.meetings) this.#forget(meeting, touched);
    group.meetings = group.meetings.map(({ match }) => this.#meet(match, touched));
  }

  #meet(match: MatchedListings, touched: Set<string>): Meeting {
    const meeting = { match, event: composeEvent(match, this.#rules) };
    addTo(this.#meetings, meeting.event.id, meeting);
    touched.add(meeting.event.id);
    return meeting;
  }

  #forget(meeting: Meeting, touched: Set<string>): void {
    deleteFrom(this.#meetings, meeting.event.id, meeting);
    touched.add(meeting.event.id);
  }

  /** Numbers the meetings that share the touched ids, and compares with the events before. */
  #renumber(touched: ReadonlySet<string>): Rematch {
    const before: MatchedEvent[] = [];
    const changed: MatchedEvent[] = [];
    for (const id of touched) {
      before.push(...(this.#events.get(id) ?? []).map(({ event }) => event));
      const meetings = numberMeetings(this.#meetings.get(id) ?? [], this.#rules);
      changed.push(...meetings.map(({ event }) => event));
      if (meetings.length === 0) this.#events.delete(id);
      else this.#events.set(id, meetings);
    }
    const ids = new Set(changed.map(({ id }) => id));
    const gone = before.filter(({ id }) => !ids.has(id));
    return { changed, gone: new Map(gone.map((event) => [event.id, successorOf(event, changed)])) };
  }
}

/** The event that most of an event's listings now stand in, if that is one. */
function successorOf(event: MatchedEvent, changed: readonly MatchedEvent[]): string | undefined {
  const refs = new Set(event.members.map(({ listing }) => keyOf(refOf(listing))));
  const shared = (other: MatchedEvent): number =>
    other.members.filter(({ listing }) => refs.has(keyOf(refOf(listing)))).length;
  const [best, second] = changed
    .map((other) => ({ id: other.id, count: shared(other) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return best === undefined || best.count === second?.count ? undefined : best.id;
}

function refOf({ provider, id = "" }: ProviderListing): ListingRef {
  return { provider, id };
}

function keyOf({ provider, id }: ListingRef): string {
  return `${provider}\n${id}`;
}

function teamKey({ block }: IdentifiedListing, { key }: TeamIdentity): string {
  return `${block}\n${key}`;
}

function addTo<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function deleteFrom<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
