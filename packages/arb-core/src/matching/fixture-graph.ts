/**
 * Matching as listings come and go: one that comes or goes touches the fixture that it stands in,
 * those that this could be one match with, found by their names, and the clusters that they are in.
 *
 * The graph keeps next to nothing of a listing: the listing knows its fixture, and the fixture its
 * listings. What it weighs and keeps is between the fixtures, of which a match has few.
 */
import type { ParsedCompetition } from "../competition/competition.ts";
import type { ProviderListing } from "../listing.ts";
import { EventNumbers, type Rematch } from "./event-numbers.ts";
import { Fixture, isSameName, type GraphListing, type Link } from "./fixture.ts";
import { identifyListing, type IdentifiedListing } from "./listing-identity.ts";
import { createListingWriter, type ListingWriter } from "./listing-text.ts";
import {
  ACCEPT_BITS,
  isAccepted,
  MARGIN_BITS,
  weighListings,
  type NameScore,
} from "./match-evidence.ts";
import { clusterOf, matchCluster } from "./match-group.ts";
import { composeEvent, type MatchedEvent } from "./matched-event.ts";
import {
  completeMatchingOptions,
  type MatchingOptions,
  type MatchingRules,
} from "./matching-options.ts";
import { areMany, findExcluded, isSamePairing } from "./pairing-limit.ts";
import { SharedValues } from "./shared-values.ts";
import { SimilarNames } from "./similar-names.ts";
import type { TeamIdentity } from "./team-identity.ts";

export type { Fixture, GraphListing } from "./fixture.ts";

const NO_FIXTURES: readonly Fixture[] = [];
/** A fixture's names are looked for in so many others of the team, to keep them once. */
const MAX_SHARING = 16;
/** So many texts of one fixture are remembered. */
const MAX_TEXTS = 32;

/**
 * Listings, and the events that they form. It holds what was placed and derives the rest: a new
 * graph with the same listings, in any order, and the same options has the same events. The
 * members of the events are the very objects that were placed.
 */
export class FixtureGraph {
  #rules: MatchingRules;
  #textOf: ListingWriter;
  #names: SimilarNames;
  readonly #nameScore: NameScore = (a, b) => this.#names.scoreOf(a, b);
  /** Fixtures by what is said of them. */
  readonly #byText = new Map<string, Fixture>();
  /** The fixtures of a team, at home or away. */
  readonly #byTeam = new Map<string, readonly Fixture[]>();
  /** The listings that are no match of two teams by these options. */
  readonly #unidentified = new Set<GraphListing>();
  readonly #events = new EventNumbers();
  /** What many fixtures have is kept once. */
  #links = new SharedValues<Link>();
  #competitions = new SharedValues<ParsedCompetition>();
  #blocks = new SharedValues<string>();
  /** Fixtures whose listings are not what they were. */
  readonly #touched = new Set<Fixture>();
  /** Fixtures to be clustered anew. */
  readonly #loose = new Set<Fixture>();

  constructor(options: MatchingOptions = {}) {
    this.#rules = completeMatchingOptions(options);
    this.#textOf = createListingWriter(options);
    this.#names = new SimilarNames(this.#rules.registry);
  }

  /**
   * Places a listing that is not placed. Nothing that {@link isSameFixture} looks at may change
   * while it is; its prices may.
   */
  place(listing: GraphListing): void {
    const text = this.#textOf(listing);
    const fixture = this.#byText.get(text) ?? this.#identify(listing, text);
    listing.fixture = fixture;
    if (fixture === undefined) {
      this.#unidentified.add(listing);
      return;
    }
    fixture.add(listing);
    this.#touched.add(fixture);
  }

  /** Takes a listing away; does nothing when it is not placed. */
  withdraw(listing: GraphListing): void {
    const { fixture } = listing;
    if (fixture === undefined) {
      this.#unidentified.delete(listing);
      return;
    }
    listing.fixture = undefined;
    this.#touched.add(fixture);
  }

  /**
   * Matches by other options from now on: a registry with more aliases, other clock offsets.
   *
   * @throws RangeError when an option is none; the graph is as it was then.
   */
  commit(options: MatchingOptions): void {
    const rules = completeMatchingOptions(options);
    const listings = [...this.#unidentified];
    for (const fixture of this.#fixtures()) {
      fixture.settle();
      for (const listing of fixture.listings) listings.push(listing);
      this.#loosen(fixture);
    }
    for (const index of [this.#byText, this.#byTeam]) index.clear();
    this.#links = new SharedValues();
    for (const set of [this.#unidentified, this.#touched, this.#loose]) set.clear();
    this.#rules = rules;
    this.#textOf = createListingWriter(options);
    this.#names = new SimilarNames(rules.registry);
    for (const listing of listings) this.place(listing);
  }

  /** Matches what was touched since the last call. */
  rematch(): Rematch {
    for (const fixture of this.#touched) fixture.settle();
    this.#limitPairings();
    const unlinked = new Set<Fixture>();
    for (const fixture of this.#touched) {
      this.#loosenWithOthers(fixture);
      if (fixture.voices().length === 0) this.#unlink(fixture);
      else if (!fixture.isLinked) unlinked.add(fixture);
      if (fixture.listings.length === 0) this.#drop(fixture);
    }
    this.#touched.clear();
    for (const fixture of this.#withChangedNames()) {
      this.#unlink(fixture);
      unlinked.add(fixture);
    }
    for (const fixture of unlinked) this.#link(fixture);
    this.#cluster();
    return this.#events.renumber();
  }

  /** All events, in no particular order, as of the last {@link rematch}. */
  events(): MatchedEvent[] {
    return this.#events.events();
  }

  *#fixtures(): Generator<Fixture> {
    for (const [key, fixtures] of this.#byTeam) {
      for (const fixture of fixtures) if (fixture.home.key === key) yield fixture;
    }
  }

  /** Reads a listing that says what no text says that is remembered. */
  #identify(listing: ProviderListing, text: string): Fixture | undefined {
    const entry = identifyListing(listing, this.#rules);
    if (entry === undefined) return undefined;
    const known = this.#byTeam.get(entry.home.key) ?? NO_FIXTURES;
    const fixture = known.find((one) => one.isSaidBy(entry)) ?? this.#add(entry);
    if (fixture.texts.length === MAX_TEXTS) this.#forgetTexts(fixture);
    fixture.texts = fixture.texts.concat(text);
    this.#byText.set(text, fixture);
    return fixture;
  }

  #forgetTexts(fixture: Fixture): void {
    for (const text of fixture.texts) this.#byText.delete(text);
    fixture.texts = [];
  }

  #add(entry: IdentifiedListing): Fixture {
    const fixture = new Fixture({
      ...entry,
      home: this.#share(entry.home),
      away: this.#share(entry.away),
      competition: this.#competitions.share(entry.competition.words, entry.competition),
      block: this.#blocks.share(entry.block, entry.block),
    });
    for (const { key } of [fixture.home, fixture.away]) {
      this.#byTeam.set(key, (this.#byTeam.get(key) ?? NO_FIXTURES).concat(fixture));
    }
    this.#names.add(fixture.home);
    this.#names.add(fixture.away);
    return fixture;
  }

  #drop(fixture: Fixture): void {
    this.#forgetTexts(fixture);
    for (const { key } of [fixture.home, fixture.away]) {
      const others = (this.#byTeam.get(key) ?? NO_FIXTURES).filter((one) => one !== fixture);
      if (others.length === 0) this.#byTeam.delete(key);
      else this.#byTeam.set(key, others);
    }
    this.#names.remove(fixture.home);
    this.#names.remove(fixture.away);
  }

  /** The same identity as another fixture of the team has it, so that it is kept once. */
  #share(identity: TeamIdentity): TeamIdentity {
    for (const { home, away } of (this.#byTeam.get(identity.key) ?? []).slice(-MAX_SHARING)) {
      if (isSameName(home, identity)) return home;
      if (isSameName(away, identity)) return away;
    }
    return identity;
  }

  /** Leaves out the bookmakers that list the two teams of a touched fixture too often, and no others. */
  #limitPairings(): void {
    const seen = new Set<Fixture>();
    for (const fixture of [...this.#touched]) {
      if (seen.has(fixture)) continue;
      const ofHome = this.#byTeam.get(fixture.home.key) ?? NO_FIXTURES;
      const ofAway = this.#byTeam.get(fixture.away.key) ?? NO_FIXTURES;
      if (fixture.excluded.size === 0 && !(areMany(ofHome) && areMany(ofAway))) continue;
      const fewer = ofHome.length < ofAway.length ? ofHome : ofAway;
      const pairing = fewer.filter((other) => isSamePairing(fixture, other));
      const excluded = findExcluded(pairing);
      for (const other of pairing) {
        seen.add(other);
        if (other.exclude(excluded)) this.#touched.add(other);
      }
    }
  }

  #withChangedNames(): Fixture[] {
    const changed = new Set(this.#names.takeChanged());
    if (changed.size === 0) return [];
    return [...this.#fixtures()].filter(
      ({ isLinked, home, away }) =>
        isLinked && (changed.has(home.spelling) || changed.has(away.spelling)),
    );
  }

  /** Weighs a fixture against every other that names a team like its home side. */
  #link(fixture: Fixture): void {
    fixture.ownLink = this.#weigh(fixture, fixture);
    const seen = new Set<Fixture>([fixture]);
    for (const similar of this.#names.similarTo(fixture.home)) {
      for (const other of this.#byTeam.get(similar) ?? NO_FIXTURES) {
        if (!other.isLinked || other.block !== fixture.block || seen.has(other)) continue;
        seen.add(other);
        if (areTooFarApart(fixture, other, this.#rules)) continue;
        const link = this.#weigh(fixture, other);
        if (link === undefined) continue;
        fixture.addLink(other, link);
        other.addLink(fixture, link);
      }
    }
    fixture.isLinked = true;
    this.#loosenWithOthers(fixture);
  }

  #unlink(fixture: Fixture): void {
    this.#loosenWithOthers(fixture);
    for (const other of fixture.others) other.deleteLink(fixture);
    fixture.clearLinks();
    fixture.isLinked = false;
  }

  /** What comes near to a match. */
  #weigh(a: Fixture, b: Fixture): Link | undefined {
    const evidence = weighListings(a, b, this.#nameScore, this.#rules);
    if (evidence === undefined || evidence.bits <= ACCEPT_BITS - MARGIN_BITS) return undefined;
    const { bits, isSwapped, tier } = evidence;
    const link = { bits, isSwapped, tier, isAccepted: isAccepted(evidence, this.#rules) };
    return this.#links.share(`${bits} ${isSwapped} ${tier}`, link);
  }

  #loosenWithOthers(fixture: Fixture): void {
    this.#loosen(fixture);
    for (const other of fixture.others) this.#loosen(other);
  }

  /** Dissolves the cluster of a fixture: all in it are to be clustered anew. */
  #loosen(fixture: Fixture): void {
    this.#loose.add(fixture);
    const { cluster } = fixture;
    if (cluster === undefined) return;
    for (const event of cluster.events) this.#events.delete(event);
    for (const member of cluster.fixtures) {
      member.cluster = undefined;
      this.#loose.add(member);
    }
  }

  /** Clusters what is loose, and composes its events. */
  #cluster(): void {
    for (const start of this.#loose) {
      if (start.cluster !== undefined || !start.isLinked) continue;
      const fixtures = clusterOf(start);
      const events = matchCluster(fixtures, this.#rules).map((match) =>
        composeEvent(match, this.#rules),
      );
      for (const event of events) this.#events.add(event);
      const cluster = { fixtures, events };
      for (const fixture of fixtures) fixture.cluster = cluster;
    }
    this.#loose.clear();
  }
}

/** Whether nothing else needs to be weighed: a team has many matches, and most at other times. */
function areTooFarApart(
  a: Fixture,
  b: Fixture,
  { windowMs, withoutVetoes }: MatchingRules,
): boolean {
  if (a.startsAt === undefined || b.startsAt === undefined) return false;
  return Math.abs(a.startsAt - b.startsAt) > windowMs && !withoutVetoes.has("kick-off");
}
