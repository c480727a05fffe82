/**
 * Who a name stands for, as a three-way answer: a team, several that it could be, or none. The
 * registry's names come first; only a name that nobody goes by is compared with them, and then it
 * takes a clear lead. A refused pair never comes back by resemblance.
 */
import { mayPlayIn } from "../competition/league-country.ts";
import { decideBest, RESOLVE_MIN_MARGIN, RESOLVE_MIN_SCORE } from "../names/name-decision.ts";
import type { NameIndex } from "../names/name-index.ts";
import type { Team } from "./registry-team.ts";
import type { ParsedTeamName, SquadClass } from "../names/team.ts";
import type { NameLookup, NameScope, TeamLookup, UnknownReason } from "./team-lookup.ts";
import { compareText } from "../text.ts";

/** Where a name was read, with the competition as the source writes it. */
export interface ResolutionScope extends NameScope {
  /** It can name the squad, and the country where it is a national league. */
  readonly competition?: string;
}

/**
 * How a name was recognized, surest first.
 *
 * - `exact`: it is the team's own name.
 * - `alias`: it is a confirmed alias.
 * - `similar`: it resembles one of its names, and no other team's nearly as much.
 */
export const RESOLUTION_TIERS = ["exact", "alias", "similar"] as const;
/** One of {@link RESOLUTION_TIERS}. */
export type ResolutionTier = (typeof RESOLUTION_TIERS)[number];

/** A team that a name may stand for. */
export interface TeamCandidate {
  readonly team: Team;
  /** Which of its names, normalized. */
  readonly name: string;
  /** How much the two names are alike, from 0 to 1 for the same. */
  readonly score: number;
}

/**
 * Which knowledge decided for a team.
 *
 * - `source-name`: the source is known to call it so.
 * - `country-name`: it is the only team of that name in the country.
 * - `unique-name`: it is the only team of that name in the sport.
 * - `similar-name`: see `similar` of {@link RESOLUTION_TIERS}.
 */
export type MatchReason = "source-name" | "country-name" | "unique-name" | "similar-name";
/** Whether several teams go by the name, or it resembles several alike. */
export type AmbiguityReason = "shared-name" | "close-rivals";
/**
 * Why a name stands for no team: what is known of it, or that nothing is to be known of a text
 * without letters or with words of two scripts.
 */
export type NoMatchReason = UnknownReason | "no-letters" | "mixed-script";

/** Who a name stands for. `squad` says which of the club's sides, whatever the club. */
export type TeamResolution =
  | {
      readonly status: "match";
      readonly team: Team;
      readonly tier: ResolutionTier;
      readonly reason: MatchReason;
      /** Which of the team's names, normalized. */
      readonly name: string;
      /** 1 for `exact` and `alias`. */
      readonly score: number;
      /** The distance to the next best team; the score where there is none. */
      readonly margin: number;
      readonly squad: SquadClass;
    }
  | {
      readonly status: "ambiguous";
      readonly reason: AmbiguityReason;
      /** Best first, then by id. */
      readonly candidates: readonly TeamCandidate[];
      readonly squad: SquadClass;
    }
  | {
      readonly status: "none";
      readonly reason: NoMatchReason;
      /** The teams that come nearest, best first, at most five. None of them is the answer. */
      readonly nearest: readonly TeamCandidate[];
      readonly squad: SquadClass;
    };

/** What a name is resolved against. */
export interface ResolutionNames {
  readonly lookup: TeamLookup;
  /** The confirmed names of a sport. */
  readonly indexOf: (sport: string | undefined) => NameIndex<Team>;
}

const MAX_NEAREST = 5;
/** What is less alike helps nobody, and makes a name that nobody knows cost half as much again. */
const NEAREST_MIN_SCORE = 0.5;
const BY = { source: "source-name", country: "country-name", sport: "unique-name" } as const;

/** Resolves a name that was taken apart. */
export function resolveName(
  { base, words, squad, isMixedScript }: ParsedTeamName,
  scope: NameScope,
  { lookup, indexOf }: ResolutionNames,
): TeamResolution {
  if (base === "") return { status: "none", reason: "no-letters", nearest: [], squad };
  if (isMixedScript) return { status: "none", reason: "mixed-script", nearest: [], squad };
  const found = lookup.find(base, scope);
  switch (found.found) {
    case "one": {
      const { team, isOwnName } = found.claim;
      const tier = isOwnName ? "exact" : "alias";
      const reason = BY[found.by];
      return { status: "match", team, tier, reason, name: base, score: 1, margin: 1, squad };
    }
    case "several":
      return { status: "ambiguous", reason: "shared-name", candidates: namesakes(found), squad };
    case "none": {
      const hits = indexOf(scope.sport).search(words, { least: NEAREST_MIN_SCORE });
      const similar = bestOfTeams(hits).filter(
        ({ team }) =>
          (scope.country === undefined || mayPlayIn(team.country, scope.country)) &&
          !lookup.isRejected(team.id, base, scope.source),
      );
      return decideSimilar(similar, found, squad);
    }
  }
}

function decideSimilar(
  similar: readonly TeamCandidate[],
  found: Extract<NameLookup, { found: "none" }>,
  squad: SquadClass,
): TeamResolution {
  const [first, second] = similar;
  const best = decideBest(similar);
  if (best !== undefined) {
    const { team, name, score } = best;
    const margin = score - (second?.score ?? 0);
    const reason = "similar-name";
    return { status: "match", team, tier: "similar", reason, name, score, margin, squad };
  }
  if (first !== undefined && first.score >= RESOLVE_MIN_SCORE) {
    const candidates = similar.filter(({ score }) => first.score - score < RESOLVE_MIN_MARGIN);
    return { status: "ambiguous", reason: "close-rivals", candidates, squad };
  }
  const nearest = [...namesakes(found), ...similar].slice(0, MAX_NEAREST);
  return { status: "none", reason: found.reason, nearest, squad };
}

/** The teams of the very name, in other countries or not to be told apart. */
function namesakes({ claims }: Exclude<NameLookup, { found: "one" }>): TeamCandidate[] {
  return claims
    .map(({ team, base }) => ({ team, name: base, score: 1 }))
    .sort((a, b) => compareText(a.team.id, b.team.id));
}

/** Each team by the name that is most alike, best first. */
function bestOfTeams(
  hits: readonly { readonly value: Team; readonly base: string; readonly score: number }[],
): TeamCandidate[] {
  const best = new Map<string, TeamCandidate>();
  for (const { value: team, base, score } of hits) {
    const known = best.get(team.id);
    if (known === undefined || score > known.score) best.set(team.id, { team, name: base, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || compareText(a.team.id, b.team.id));
}
