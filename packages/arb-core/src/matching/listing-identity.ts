/** What matching needs to know of a listing, read once: the teams, the competition, the time. */
import { parseCompetition, type ParsedCompetition } from "../competition/competition.ts";
import type { EventListing, ProviderListing } from "../listing.ts";
import type { MatchingRules } from "./matching-options.ts";
import { isPseudoMatch } from "../names/pseudo-match.ts";
import { parseTeamName } from "../names/team.ts";
import { sportOf } from "../registry/registry-team.ts";
import { identifyTeam, type TeamIdentity } from "./team-identity.ts";
import { compareText } from "../text.ts";

/** A listing with what matching needs to know of it. */
export interface IdentifiedListing {
  readonly listing: ProviderListing;
  readonly home: TeamIdentity;
  readonly away: TeamIdentity;
  readonly competition: ParsedCompetition;
  readonly neutral: boolean;
  /** The kick-off by a clock that is right, in epoch milliseconds. */
  readonly startsAt: number | undefined;
  /** Only listings of one block can be one match: the sport and the two squads. */
  readonly block: string;
}

/**
 * Finds out which teams a listing names; `undefined` when a name has no letters, both sides are
 * the same team, or it is a pseudo match (corners, bookings).
 */
export function identifyListing(
  listing: ProviderListing,
  { registry, offsetOf, withoutVetoes }: MatchingRules,
): IdentifiedListing | undefined {
  const { provider, league = "", startsAt } = listing;
  const sport = sportOf(listing);
  if ([listing.home, listing.away, league].some(isPseudoMatch)) return undefined;
  const competition = parseCompetition(league);
  const context = { registry, source: provider, sport, competition };
  const identify = (name: string): TeamIdentity | undefined =>
    withoutVetoes.has("squad")
      ? identifyTeam(parseTeamName(name).base, context)
      : identifyTeam(name, { ...context, league });
  const home = identify(listing.home);
  const away = identify(listing.away);
  if (home === undefined || away === undefined || home.key === away.key) return undefined;
  return {
    listing,
    home,
    away,
    competition,
    neutral: listing.neutral === true || parseTeamName(listing.home).neutral,
    startsAt: startsAt === undefined ? undefined : startsAt - offsetOf(listing),
    block: [sport, ...[home.squad, away.squad].sort(compareText)].join(":"),
  };
}

/**
 * Whether two listings of one bookmaker say the same of a match: in the same words, for the same
 * time, in the same state of play. Then only their prices can differ.
 */
export function isSameFixture(a: ProviderListing, b: ProviderListing): boolean {
  return (
    a.home === b.home &&
    a.away === b.away &&
    a.startsAt === b.startsAt &&
    (a.league ?? "") === (b.league ?? "") &&
    sportOf(a) === sportOf(b) &&
    (a.neutral === true) === (b.neutral === true) &&
    showsSamePlay(a, b)
  );
}

/** Whether two listings show the same state of play. */
export function showsSamePlay(a: EventListing, b: EventListing): boolean {
  return (
    (a.live === true) === (b.live === true) &&
    a.minute === b.minute &&
    a.score?.home === b.score?.home &&
    a.score?.away === b.score?.away
  );
}

/**
 * Orders listings by kick-off, those without one last and by competition; ties are fixed, so that
 * nothing depends on the order in which listings came.
 */
export function compareListings(
  a: Pick<IdentifiedListing, "listing" | "startsAt" | "competition">,
  b: Pick<IdentifiedListing, "listing" | "startsAt" | "competition">,
): number {
  const [x, y] = [a.listing, b.listing];
  return (
    compareNumbers(a.startsAt ?? Infinity, b.startsAt ?? Infinity) ||
    compareText(a.competition.words, b.competition.words) ||
    compareText(x.provider, y.provider) ||
    compareText(x.id ?? "", y.id ?? "") ||
    compareText(x.home, y.home)
  );
}

/** Orders numbers, infinite ones too. */
export function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
