/**
 * Fixtures: what listings say of a match, once for all that say the same. Fifty bookmakers write a
 * match in a few ways, so evidence is weighed and kept between the ways and not between the
 * listings. Two listings of one bookmaker are never one match, whatever the fixtures' evidence.
 */
import type { ParsedCompetition } from "../competition/competition.ts";
import type { ProviderListing } from "../listing.ts";
import { showsSamePlay, type IdentifiedListing } from "./listing-identity.ts";
import type { MatchEvidence } from "./match-evidence.ts";
import type { MatchedEvent } from "./matched-event.ts";
import { wordKey } from "../names/prepared-name.ts";
import type { TeamIdentity } from "./team-identity.ts";

/** A listing that can be placed: it knows the fixture that it stands in. */
export interface GraphListing extends ProviderListing {
  /** Set by the graph that the listing is placed in; `undefined` where it is no match of two teams. */
  fixture: Fixture | undefined;
}

/** What the evidence on two listings comes to, where it comes near to a match. */
export interface Link extends Pick<MatchEvidence, "bits" | "isSwapped" | "tier"> {
  /** It is enough, and of a tier that is good enough. */
  readonly isAccepted: boolean;
}

/** Fixtures that accepted links connect, and the events of their listings. */
export interface Cluster {
  readonly fixtures: readonly Fixture[];
  /** Before they are numbered. */
  readonly events: readonly MatchedEvent[];
}

const NOBODY: ReadonlySet<string> = new Set();

/** What listings have in common that say the same, and what it could be one match with. */
export class Fixture implements IdentifiedListing {
  readonly home: TeamIdentity;
  readonly away: TeamIdentity;
  readonly competition: ParsedCompetition;
  readonly neutral: boolean;
  readonly startsAt: number | undefined;
  readonly block: string;
  /** Stands for all listings where evidence looks at one: of it, only the state of play is told. */
  readonly listing: ProviderListing;
  /** Who says so, as of when it was last settled. */
  #listings: GraphListing[] = [];
  #excluded: ReadonlySet<string> = NOBODY;
  /** The texts that are known to say so. */
  texts: readonly string[] = [];
  /** Whether it was weighed against the others. */
  isLinked = false;
  /** What joins two of its listings. */
  ownLink: Link | undefined;
  cluster: Cluster | undefined;
  /** The fixtures that it could be one match with, and at the same positions the links to them. */
  #others: readonly Fixture[] = [];
  #links: readonly Link[] = [];

  constructor(entry: IdentifiedListing) {
    this.home = entry.home;
    this.away = entry.away;
    this.competition = entry.competition;
    this.neutral = entry.neutral;
    this.startsAt = entry.startsAt;
    this.block = entry.block;
    this.listing = playOf(entry.listing);
  }

  /** Adds a listing. */
  add(listing: GraphListing): void {
    this.#listings.push(listing);
  }

  /** Drops the listings that stand here no more. */
  settle(): void {
    const listings = new Set(this.#listings);
    for (const listing of listings) if (listing.fixture !== this) listings.delete(listing);
    this.#listings = [...listings];
  }

  /** Who says so, as of when it was last settled, or added since. */
  get listings(): readonly GraphListing[] {
    return this.#listings;
  }

  /** The bookmakers that list the two teams too often. */
  get excluded(): ReadonlySet<string> {
    return this.#excluded;
  }

  /** Leaves out some bookmakers, and no others; tells whether they are others than before. */
  exclude(providers: ReadonlySet<string>): boolean {
    const before = this.#excluded;
    if (before.size === providers.size && [...before].every((one) => providers.has(one))) {
      return false;
    }
    this.#excluded = providers;
    return true;
  }

  /** Its listings without those that are left out. */
  voices(): readonly GraphListing[] {
    if (this.#excluded.size === 0) return this.#listings;
    return this.#listings.filter(({ provider }) => !this.#excluded.has(provider));
  }

  /** Notes a link to another fixture; the other notes it as well. */
  addLink(other: Fixture, link: Link): void {
    // Not a spread: that leaves room for more, and there are many fixtures.
    this.#others = this.#others.concat(other);
    this.#links = this.#links.concat(link);
  }

  /** Forgets the link to another fixture. */
  deleteLink(other: Fixture): void {
    const index = this.#others.indexOf(other);
    if (index < 0) return;
    this.#others = this.#others.toSpliced(index, 1);
    this.#links = this.#links.toSpliced(index, 1);
  }

  /** Forgets all links. */
  clearLinks(): void {
    this.#others = [];
    this.#links = [];
    this.ownLink = undefined;
  }

  /** The fixtures that it has links to, itself aside. */
  get others(): readonly Fixture[] {
    return this.#others;
  }

  /** Looks at every link to another fixture. */
  eachLink(look: (other: Fixture, link: Link) => void): void {
    for (const [index, link] of this.#links.entries()) {
      const other = this.#others[index];
      if (other !== undefined) look(other, link);
    }
  }

  /** Looks at every link, its own included. */
  eachLinkAndOwn(look: (other: Fixture, link: Link) => void): void {
    if (this.ownLink !== undefined) look(this, this.ownLink);
    this.eachLink(look);
  }

  /** Whether a listing says what this fixture's listings say. */
  isSaidBy(entry: IdentifiedListing): boolean {
    return (
      this.startsAt === entry.startsAt &&
      this.neutral === entry.neutral &&
      this.block === entry.block &&
      this.competition.words === entry.competition.words &&
      isSameName(this.home, entry.home) &&
      isSameName(this.away, entry.away) &&
      showsSamePlay(this.listing, entry.listing)
    );
  }
}

/** Whether two names are of the same team in the same words. */
export function isSameName(a: TeamIdentity, b: TeamIdentity): boolean {
  return (
    a.key === b.key &&
    a.spelling === b.spelling &&
    a.words.length === b.words.length &&
    a.words.every((word, index) => {
      const other = b.words[index];
      return other !== undefined && wordKey(word) === wordKey(other);
    })
  );
}

const BEFORE_THE_START: ProviderListing = { provider: "", home: "", away: "", lines: [] };

function playOf({ live, score, minute }: ProviderListing): ProviderListing {
  if (live !== true && score === undefined && minute === undefined) return BEFORE_THE_START;
  return { ...BEFORE_THE_START, live: live === true, score, minute };
}
