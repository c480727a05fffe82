/**
 * Which listings of different bookmakers are the same match. Identity is decided by evidence with
 * vetoes, and ambiguity means no match: a match that is missed costs nothing, a false one costs
 * its user a stake.
 *
 * Two listings are the same match when both teams are the same teams (by the registry, else by
 * the exact normalized name), of the same squads, and the kick-offs are close. Everything is
 * decided within one *block*, the listings of one pair of teams, so that a change touches one
 * block only; {@link matchBlock} is the whole rule, here and in fixture-index.ts.
 */
import { eventDay, identifyTeam, signTeams, type TeamIdentity } from "./event.ts";
import type { EventListing, ProviderListing } from "./listing.ts";
import { isPseudoMatch } from "./pseudo-match.ts";
import { parseTeamName } from "./team.ts";
import { EMPTY_REGISTRY, type TeamRegistry } from "./team-registry.ts";
import { compareText, foldText } from "./text.ts";

/**
 * What can forbid a match.
 *
 * - `squad`: one is a women's, youth, reserve or virtual side and the other is not.
 * - `kick-off`: the kick-offs are further apart than the window.
 * - `ambiguity`: a bookmaker lists two matches that could be the one.
 * - `orientation`: home and away are exchanged and the ground is not said to be neutral.
 */
export const MATCH_VETOES = ["squad", "kick-off", "ambiguity", "orientation"] as const;
/** One of {@link MATCH_VETOES}. */
export type MatchVeto = (typeof MATCH_VETOES)[number];

/** How matches are found. */
export interface MatchingOptions {
  /** Team names that mean the same. Default: none, every name stands for itself. */
  readonly registry?: TeamRegistry;
  /** How far apart two bookmakers' kick-offs may be. Default 75 minutes. */
  readonly windowMs?: number;
  /**
   * Vetoes to leave out, to see what each is worth. Leaving one out produces false sure bets.
   * Default: none left out.
   */
  readonly withoutVetoes?: readonly MatchVeto[];
}

/**
 * How a listing's home and away stand to its event's.
 *
 * - `straight`: the same way round.
 * - `swapped`: exchanged, on neutral ground; its prices are read exchanged.
 * - `unknown`: exchanged without a reason; its prices are not used.
 */
export type Orientation = "straight" | "swapped" | "unknown";

/** One bookmaker's part of a matched event. */
export interface EventMember {
  readonly provider: string;
  readonly listing: ProviderListing;
  readonly orientation: Orientation;
}

/** One real match as several bookmakers list it. */
export interface MatchedEvent {
  /** See {@link EventSignature}. */
  readonly id: string;
  /** For people: `manchester_united_vs_chelsea`. */
  readonly event: string;
  readonly sport: string;
  /** The teams as the first straight bookmaker writes them. */
  readonly home: string;
  readonly away: string;
  readonly league: string;
  /** The earliest kick-off among the members, in epoch milliseconds. */
  readonly startsAt: number | undefined;
  /** At least two, sorted by provider; each provider once. */
  readonly members: readonly EventMember[];
}

/** Kick-offs of one match differ between sources by up to an hour (a time-zone slip). */
const DEFAULT_WINDOW_MS = 75 * 60 * 1000;

/** A listing with what matching needs to know of it. */
export interface IdentifiedListing {
  readonly listing: ProviderListing;
  readonly home: TeamIdentity;
  readonly away: TeamIdentity;
  readonly neutral: boolean;
  /** Names the block: the sport and the pair of teams. */
  readonly block: string;
}

/**
 * Matches the listings of several bookmakers: the batch form, and the specification of the
 * incremental engine. The order of the listings and of the providers changes nothing.
 *
 * @param oddsByProvider - each bookmaker's listings under its name.
 * @returns the matches that at least two bookmakers list, sorted by id.
 * @example
 * ```ts
 * import { createTeamRegistry, matchEvents } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const registry = createTeamRegistry([
 *   { id: "manchester-united", name: "Manchester United", aliases: ["Man Utd"] },
 * ]);
 * const startsAt = Date.UTC(2024, 11, 10, 20);
 * const events = matchEvents(
 *   {
 *     sbo: [{ home: "Man Utd", away: "Chelsea", startsAt, lines: [] }],
 *     ibc: [
 *       { home: "Manchester United", away: "Chelsea FC", startsAt, lines: [] },
 *       { home: "Manchester United (W)", away: "Chelsea (W)", startsAt, lines: [] },
 *     ],
 *   },
 *   { registry },
 * );
 * assert.deepEqual(events.map((event) => event.event), ["manchester_united_vs_chelsea"]);
 * ```
 */
export function matchEvents(
  oddsByProvider: Readonly<Record<string, readonly EventListing[]>>,
  options: MatchingOptions = {},
): MatchedEvent[] {
  const blocks = new Map<string, IdentifiedListing[]>();
  for (const [provider, listings] of Object.entries(oddsByProvider)) {
    for (const listing of listings) {
      const identified = identifyListing({ ...listing, provider }, options);
      if (identified === undefined) continue;
      const block = blocks.get(identified.block);
      if (block === undefined) blocks.set(identified.block, [identified]);
      else block.push(identified);
    }
  }
  return [...blocks.values()]
    .flatMap((block) => matchBlock(block, options))
    .sort((a, b) => compareText(a.id, b.id));
}

/**
 * Finds out which teams a listing names; `undefined` when a name has no letters, both sides are
 * the same team, or it is a pseudo match (corners, bookings).
 */
export function identifyListing(
  listing: ProviderListing,
  options: MatchingOptions = {},
): IdentifiedListing | undefined {
  const { registry = EMPTY_REGISTRY, withoutVetoes = [] } = options;
  const { sport = "football", league = "" } = listing;
  if ([listing.home, listing.away, league].some(isPseudoMatch)) return undefined;
  const identify = (name: string): TeamIdentity | undefined =>
    withoutVetoes.includes("squad")
      ? identifyTeam(parseTeamName(name).base, "", registry)
      : identifyTeam(name, league, registry);
  const home = identify(listing.home);
  const away = identify(listing.away);
  if (home === undefined || away === undefined || home.key === away.key) return undefined;
  const teams = home.key < away.key ? [home.key, away.key] : [away.key, home.key];
  return {
    listing,
    home,
    away,
    neutral: listing.neutral === true || parseTeamName(listing.home).neutral,
    block: [sport, ...teams].join(":"),
  };
}

/**
 * Matches the listings of one block: the whole rule of matching.
 *
 * Listings with a kick-off never match listings without one; those match among themselves within
 * one competition name. Kick-offs that form a chain longer than the window, and a bookmaker that
 * lists two matches in one group, are ambiguous: nothing of that group matches.
 */
export function matchBlock(
  block: readonly IdentifiedListing[],
  options: MatchingOptions = {},
): MatchedEvent[] {
  const { windowMs = DEFAULT_WINDOW_MS, withoutVetoes = [] } = options;
  const sorted = [...block].sort(byKickOff);
  const groups = withoutVetoes.includes("kick-off") ? [sorted] : groupByKickOff(sorted, windowMs);
  const meetings = new Map<string, number>();
  const events: MatchedEvent[] = [];
  for (const group of groups) {
    const day = eventDay(group[0]?.listing.startsAt);
    const meeting = (meetings.get(day) ?? 0) + 1;
    meetings.set(day, meeting);
    const members = withoutVetoes.includes("ambiguity")
      ? firstOfEachProvider(group)
      : unambiguous(group, windowMs, withoutVetoes);
    if (members.length > 1) events.push(composeEvent(members, meeting, withoutVetoes));
  }
  return events;
}

function groupByKickOff(
  sorted: readonly IdentifiedListing[],
  windowMs: number,
): IdentifiedListing[][] {
  const groups: IdentifiedListing[][] = [];
  for (const entry of sorted) {
    const previous = groups.at(-1)?.at(-1);
    if (previous !== undefined && belongTogether(previous.listing, entry.listing, windowMs)) {
      groups.at(-1)?.push(entry);
    } else {
      groups.push([entry]);
    }
  }
  return groups;
}

function belongTogether(a: EventListing, b: EventListing, windowMs: number): boolean {
  if (a.startsAt !== undefined && b.startsAt !== undefined) {
    return b.startsAt - a.startsAt <= windowMs;
  }
  return a.startsAt === b.startsAt && foldText(a.league ?? "") === foldText(b.league ?? "");
}

function unambiguous(
  group: readonly IdentifiedListing[],
  windowMs: number,
  withoutVetoes: readonly MatchVeto[],
): readonly IdentifiedListing[] {
  const span = (group.at(-1)?.listing.startsAt ?? 0) - (group[0]?.listing.startsAt ?? 0);
  if (span > windowMs && !withoutVetoes.includes("kick-off")) return [];
  return firstOfEachProvider(group).length === group.length ? group : [];
}

function firstOfEachProvider(group: readonly IdentifiedListing[]): IdentifiedListing[] {
  const first = new Map<string, IdentifiedListing>();
  for (const entry of group) {
    const { provider } = entry.listing;
    if (!first.has(provider)) first.set(provider, entry);
  }
  return [...first.values()];
}

function composeEvent(
  group: readonly IdentifiedListing[],
  meeting: number,
  withoutVetoes: readonly MatchVeto[],
): MatchedEvent {
  const members = [...group].sort((a, b) => compareText(a.listing.provider, b.listing.provider));
  const reference = majorityHome(members);
  const isNeutral = members.some((member) => member.neutral);
  const orient = (member: IdentifiedListing): Orientation => {
    if (member.home.key === reference.home.key || withoutVetoes.includes("orientation")) {
      return "straight";
    }
    return isNeutral ? "swapped" : "unknown";
  };
  const { sport = "football" } = reference.listing;
  // Sorted by kick-off, the group's first listing has the earliest one.
  const startsAt = group[0]?.listing.startsAt;
  const signature = signTeams(reference.home, reference.away, {
    sport,
    meeting,
    ...(startsAt === undefined ? {} : { startsAt }),
  });
  return {
    id: signature.id,
    event: signature.event,
    sport,
    home: reference.listing.home,
    away: reference.listing.away,
    league: members.find((member) => member.listing.league)?.listing.league ?? "",
    startsAt,
    members: members.map((member) => ({
      provider: member.listing.provider,
      listing: member.listing,
      orientation: orient(member),
    })),
  };
}

/** The first member, by provider, that has the home side which most members have. */
function majorityHome(members: readonly IdentifiedListing[]): IdentifiedListing {
  const [first] = members;
  if (first === undefined) throw new RangeError("Cannot compose event: it must have members");
  const agreeing = members.filter((member) => member.home.key === first.home.key);
  const other = members.find((member) => member.home.key !== first.home.key);
  return other !== undefined && agreeing.length * 2 < members.length ? other : first;
}

/** Listings with a kick-off first, by kick-off; the others by competition. Ties are fixed. */
function byKickOff(a: IdentifiedListing, b: IdentifiedListing): number {
  const [x, y] = [a.listing, b.listing];
  return (
    (x.startsAt ?? Infinity) - (y.startsAt ?? Infinity) ||
    compareText(foldText(x.league ?? ""), foldText(y.league ?? "")) ||
    compareText(x.provider, y.provider) ||
    compareText(x.id ?? "", y.id ?? "") ||
    compareText(x.home, y.home)
  );
}
