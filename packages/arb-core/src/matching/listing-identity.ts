/** What matching needs to know of a listing, read once: the teams, the competition, the time. */
import { parseCompetition, type ParsedCompetition } from "../competition/competition.ts";
import type { ProviderListing } from "../listing.ts";
import type { MatchingRules } from "./matching-options.ts";
import { isPseudoMatch } from "../names/pseudo-match.ts";
import { parseTeamName } from "../names/team.ts";
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
  /** What a bookmaker's listings of the same two teams have in common. */
  readonly pairing: string;
}

/**
 * Beyond this many listings of one pair of teams, a bookmaker's listings of that pair are left out:
 * a page gone wild must not cost the square of what it lists. Ten seasons at once are within it.
 */
export const MAX_LISTINGS_OF_PAIRING = 200;

/**
 * Finds out which teams a listing names; `undefined` when a name has no letters, both sides are
 * the same team, or it is a pseudo match (corners, bookings).
 */
export function identifyListing(
  listing: ProviderListing,
  { registry, offsetOf, withoutVetoes }: MatchingRules,
): IdentifiedListing | undefined {
  const { provider, sport = "football", league = "", startsAt } = listing;
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
  const block = [sport, ...[home.squad, away.squad].sort(compareText)].join(":");
  return {
    listing,
    home,
    away,
    competition,
    neutral: listing.neutral === true || parseTeamName(listing.home).neutral,
    startsAt: startsAt === undefined ? undefined : startsAt - offsetOf(listing),
    block,
    pairing: [provider, block, ...[home.key, away.key].sort(compareText)].join("\n"),
  };
}

/** Whether two listings name the same teams at the same time in the same words. */
export function isSameIdentity(a: ProviderListing, b: ProviderListing): boolean {
  return (
    a.home === b.home &&
    a.away === b.away &&
    a.league === b.league &&
    a.sport === b.sport &&
    a.neutral === b.neutral &&
    a.startsAt === b.startsAt &&
    // Matches without a kick-off are told apart by what is shown of them.
    (a.startsAt !== undefined ||
      (a.live === b.live &&
        a.minute === b.minute &&
        a.score?.home === b.score?.home &&
        a.score?.away === b.score?.away))
  );
}

/**
 * Orders listings by kick-off, those without one last and by competition; ties are fixed, so that
 * nothing depends on the order in which listings came.
 */
export function compareListings(a: IdentifiedListing, b: IdentifiedListing): number {
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
