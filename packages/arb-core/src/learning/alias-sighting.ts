/**
 * What one moment's listings say about names. Where two bookmakers list the same team at the same
 * time, its two opponents are one team, whatever they are called: a sighting. It is right about
 * 92 times in 100 (docs/matching.md), so alone it says nothing; alias-ledger.ts adds them up.
 */
import { compareCompetitions } from "../competition/competition.ts";
import { groupBy } from "../group-by.ts";
import type { EventListing } from "../listing.ts";
import { identifyListing, type IdentifiedListing } from "../matching/listing-identity.ts";
import { matchEvents } from "../matching/matching.ts";
import {
  completeMatchingOptions,
  type MatchingOptions,
  type MatchingRules,
} from "../matching/matching-options.ts";
import { DEFAULT_SPORT } from "../registry/registry-team.ts";
import { areKnownApart } from "../matching/similar-names.ts";
import { nameKey, nameOf, type ListedSide, type SourceName } from "./source-name.ts";
import type { TeamRegistry } from "../registry/team-registry.ts";
import { compareText } from "../text.ts";

/** Two names of two bookmakers that stood against the same opponent at the same time. */
export interface AliasSighting {
  /** Of one sport and squad, sorted by bookmaker. */
  readonly names: readonly [SourceName, SourceName];
  /** The opponent's normalized name, as each of the two bookmakers has it. */
  readonly opponents: readonly [string, string];
  /** The earlier of the two kick-offs, in epoch milliseconds. */
  readonly startsAt: number;
}

/** A name on a bookmaker's list. */
export interface NameAppearance {
  readonly name: SourceName;
  /** The kick-off by a clock that is right, in epoch milliseconds. */
  readonly startsAt: number;
}

/** What listings say about names. */
export interface AliasObservations {
  readonly sightings: readonly AliasSighting[];
  /** Every name with every kick-off: two names that are apart on one evening are two teams. */
  readonly appearances: readonly NameAppearance[];
}

const MINUTE_MS = 60_000;
/** No team begins two matches within this time. */
export const REST_MS: number = 20 * 60 * MINUTE_MS;
/** Kick-offs of one match as two sources have it, most of the time. */
const SLOT_MS = 5 * MINUTE_MS;
/** And where one of them forgot summer time: 17 % of openfootball's. */
const SLIP_MS = 60 * MINUTE_MS;
const SLIP_TOLERANCE_MS = 2 * MINUTE_MS;

const OTHER_SIDE: Readonly<Record<ListedSide, ListedSide>> = { home: "away", away: "home" };

interface DatedListing {
  readonly entry: IdentifiedListing;
  readonly startsAt: number;
}

/** A listing as one of its two teams has it. */
interface TeamListing extends DatedListing {
  readonly of: DatedListing;
  readonly side: ListedSide;
}

/**
 * Observes names in one moment's listings, or in a whole season's: all that have a kick-off.
 *
 * Two listings give a sighting of the one side's names when the other side is certainly the same
 * team (one team of the registry, or one name once normalized), at home or away in both, at one
 * time or exactly an hour apart, in competitions that may be the same, and neither bookmaker lists
 * that team again within 20 hours. Listings that are matched give a sighting of both sides' names;
 * a listing that is matched with another of the bookmaker gives none. Names that the registry knows
 * as two teams, or that were refused for one another, are never sighted together.
 *
 * @param oddsByProvider - each bookmaker's listings under its name, in any order.
 * @returns both sorted.
 * @throws RangeError when an option is none.
 * @example
 * ```ts
 * import { observeAliases } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const startsAt = Date.UTC(2025, 1, 1, 19);
 * const { sightings } = observeAliases({
 *   ibc: [{ home: "Ajax", away: "Nijmegen", startsAt, lines: [] }],
 *   sbo: [{ home: "AFC Ajax", away: "N.E.C.", startsAt, lines: [] }],
 * });
 * assert.deepEqual(
 *   sightings.map(({ names, opponents }) => [names.map(({ text }) => text), opponents]),
 *   [[["Nijmegen", "N.E.C."], ["ajax", "ajax"]]],
 * );
 * ```
 */
export function observeAliases(
  oddsByProvider: Readonly<Record<string, readonly EventListing[]>>,
  options: MatchingOptions = {},
): AliasObservations {
  const rules = completeMatchingOptions(options);
  const listings = identifyDated(oddsByProvider, rules);
  const partners = matchDated(listings, options);
  return {
    sightings: uniqueBy(
      [...sightMatched(partners, rules), ...sightAnchored(listings, partners, rules)],
      sightingKey,
    ),
    appearances: uniqueBy(
      listings.flatMap(({ entry, startsAt }) => [
        { name: nameOf(entry, "home"), startsAt },
        { name: nameOf(entry, "away"), startsAt },
      ]),
      appearanceKey,
    ),
  };
}

/** What tells a sighting from every other. */
export function sightingKey({ names, opponents, startsAt }: AliasSighting): string {
  return JSON.stringify([...names.map(nameKey), ...opponents, startsAt]);
}

function appearanceKey({ name, startsAt }: NameAppearance): string {
  return `${nameKey(name)}\n${startsAt}`;
}

function identifyDated(
  oddsByProvider: Readonly<Record<string, readonly EventListing[]>>,
  rules: MatchingRules,
): DatedListing[] {
  return Object.entries(oddsByProvider)
    .flatMap(([provider, listings]) =>
      listings.map((listing) => identifyListing({ ...listing, provider }, rules)),
    )
    .flatMap((entry) =>
      entry?.startsAt === undefined ? [] : [{ entry, startsAt: entry.startsAt }],
    )
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** The listings that each listing is matched with. */
type Partners = ReadonlyMap<DatedListing, readonly DatedListing[]>;

function matchDated(listings: readonly DatedListing[], options: MatchingOptions): Partners {
  // The position stands in for the id, which a listing need not have.
  const odds = groupBy(
    listings.map(({ entry: { listing } }, index) => ({ ...listing, id: String(index) })),
    ({ provider }) => provider,
  );
  const partners = new Map<DatedListing, readonly DatedListing[]>();
  for (const { members } of matchEvents(Object.fromEntries(odds), options)) {
    const matched = members
      .filter(({ orientation }) => orientation === "straight")
      .flatMap(({ listing }) => listings[Number(listing.id)] ?? []);
    for (const one of matched) partners.set(one, matched);
  }
  return partners;
}

function* sightMatched(partners: Partners, rules: MatchingRules): Generator<AliasSighting> {
  for (const [one, matched] of partners) {
    for (const other of matched) {
      if (compareText(providerOf(one), providerOf(other)) >= 0) continue;
      yield* sightOpponents(one, other, "home", rules);
      yield* sightOpponents(one, other, "away", rules);
    }
  }
}

/** Sightings of whom a team plays that two bookmakers list under one name. */
function* sightAnchored(
  listings: readonly DatedListing[],
  partners: Partners,
  rules: MatchingRules,
): Generator<AliasSighting> {
  const teams = groupBy(listings.flatMap(sidesOf), ({ entry, side }) => entry[side].key);
  for (const sameTeam of teams.values()) {
    const byProvider = [...groupBy(sameTeam, providerOf).values()].map((own) =>
      own.filter((one, index) => isAlone(one, own[index - 1]) && isAlone(one, own[index + 1])),
    );
    for (const [index, own] of byProvider.entries()) {
      for (const other of byProvider.slice(index + 1)) {
        for (const [a, b] of pairSlots(own, other)) {
          if (isPossible(a, b, partners, rules)) yield* sightOpponents(a, b, a.side, rules);
        }
      }
    }
  }
}

function sidesOf(listing: DatedListing): TeamListing[] {
  return [
    { ...listing, of: listing, side: "home" },
    { ...listing, of: listing, side: "away" },
  ];
}

function isAlone(one: DatedListing, neighbor: DatedListing | undefined): boolean {
  return neighbor === undefined || Math.abs(one.startsAt - neighbor.startsAt) > REST_MS;
}

/** Listings of two bookmakers that begin in one slot; each list is sorted, and sparse. */
function* pairSlots(
  own: readonly TeamListing[],
  others: readonly TeamListing[],
): Generator<readonly [TeamListing, TeamListing]> {
  let from = 0;
  for (const one of own) {
    while ((others[from]?.startsAt ?? Infinity) < one.startsAt - REST_MS) from += 1;
    const near: TeamListing[] = [];
    for (let index = from; index < others.length; index++) {
      const other = others[index];
      if (other === undefined || other.startsAt > one.startsAt + REST_MS) break;
      near.push(other);
    }
    const [other] = near;
    if (near.length === 1 && other !== undefined && isOneSlot(one, other)) yield [one, other];
  }
}

function isOneSlot(a: DatedListing, b: DatedListing): boolean {
  const apartMs = Math.abs(a.startsAt - b.startsAt);
  return apartMs <= SLOT_MS || Math.abs(apartMs - SLIP_MS) <= SLIP_TOLERANCE_MS;
}

function isPossible(
  a: TeamListing,
  b: TeamListing,
  partners: Partners,
  { registry }: MatchingRules,
): boolean {
  const side = OTHER_SIDE[a.side];
  return (
    a.side === b.side &&
    a.entry.block === b.entry.block &&
    a.entry[side].squad === b.entry[side].squad &&
    !areKnownApart(a.entry[side], b.entry[side], registry) &&
    compareCompetitions(a.entry.competition, b.entry.competition) !== "different" &&
    isFreeFor(a, b, partners) &&
    isFreeFor(b, a, partners)
  );
}

/** Whether a listing is matched with none of the other's bookmaker, or with that one. */
function isFreeFor(one: TeamListing, other: TeamListing, partners: Partners): boolean {
  const partner = partners
    .get(one.of)
    ?.find((listing) => providerOf(listing) === providerOf(other));
  return partner === undefined || partner === other.of;
}

/** The sighting of the names that stand against one side of two listings, where they differ. */
function* sightOpponents(
  a: DatedListing,
  b: DatedListing,
  side: ListedSide,
  { registry }: MatchingRules,
): Generator<AliasSighting> {
  const [first, second] = compareText(providerOf(a), providerOf(b)) < 0 ? [a, b] : [b, a];
  const other = OTHER_SIDE[side];
  if (first.entry[other].key === second.entry[other].key) return;
  if (![first, second].every(({ entry }) => isLearnable(entry, other, registry))) return;
  yield {
    names: [nameOf(first.entry, other), nameOf(second.entry, other)],
    opponents: [first.entry[side].base, second.entry[side].base],
    startsAt: Math.min(a.startsAt, b.startsAt),
  };
}

/**
 * Whether what is learned of a name can hold for all that its bookmaker calls so: not where only
 * the country tells which club it is.
 */
function isLearnable(entry: IdentifiedListing, side: ListedSide, registry: TeamRegistry): boolean {
  const { base, isMixedScript, team } = entry[side];
  const { provider, sport = DEFAULT_SPORT } = entry.listing;
  return !isMixedScript && registry.findByBase(base, { source: provider, sport }) === team;
}

function providerOf({ entry }: DatedListing): string {
  return entry.listing.provider;
}

/** One value for each key, sorted; of several spellings of one name always the same is taken. */
function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...groupBy(values, keyOf)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, same]) => (same.length === 1 ? same : firstAsText(same)));
}

function firstAsText<T>(values: readonly T[]): T[] {
  return values.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))).slice(0, 1);
}
