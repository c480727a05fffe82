/** Names to the teams that claim them: exactly, within a scope, without any resemblance. */
import { mayPlayIn } from "../competition/league-country.ts";
import {
  aliasesOf,
  DEFAULT_SPORT,
  sportOf,
  type Alias,
  type AliasStatus,
  type Team,
} from "./registry-team.ts";
import { squadWords, type NameWord, type ParsedTeamName } from "../names/team.ts";
import { compareText } from "../text.ts";

/** Where a name was read. What is left out is not known, but for the sport. */
export interface NameScope {
  /** The bookmaker: it may have names of its own. */
  readonly source?: string;
  /** Default `football`. */
  readonly sport?: string;
  /** The country whose league it is, by FIFA's three letters. Not to be set for a cup of several. */
  readonly country?: string;
}

/** One name of one team, with what is known of it. */
export interface NameClaim {
  readonly team: Team;
  readonly base: string;
  readonly words: readonly NameWord[];
  /** It is the team's own name and no alias. */
  readonly isOwnName: boolean;
  /** Some spelling of it has no squad marker: it names the club and not just one of its sides. */
  readonly isPlain: boolean;
  /** What holds for every source. */
  readonly general: AliasStatus | undefined;
  /** What holds for single sources instead. */
  readonly bySource: ReadonlyMap<string, AliasStatus>;
}

/** What looking a name up came to. */
export type NameLookup =
  | {
      readonly found: "one";
      readonly claim: NameClaim;
      readonly by: "source" | "country" | "sport";
    }
  | { readonly found: "several"; readonly claims: readonly NameClaim[] }
  | {
      readonly found: "none";
      readonly reason: UnknownReason;
      readonly claims: readonly NameClaim[];
    };

/**
 * Why a name is nobody's, the first that applies.
 *
 * - `other-country`: the teams of that name play in other countries.
 * - `rejected`: the name was refused for the only team it was taken for.
 * - `proposed`: it is only proposed.
 * - `unknown`: nobody goes by it in this sport.
 */
export type UnknownReason = "other-country" | "rejected" | "proposed" | "unknown";

/** Of what is said twice of one name, the more careful one holds. */
const PRECEDENCE = ["proposed", "confirmed", "rejected"] as const;
const NO_CLAIMS: readonly NameClaim[] = [];

/** What is known of a name while the aliases are gone through. */
interface Draft {
  /** Of the confirmed spellings. */
  words: readonly NameWord[] | undefined;
  isPlain: boolean;
  general: AliasStatus | undefined;
  readonly bySource: Map<string, AliasStatus>;
}

/**
 * Every name of a team, each once: its own first, whatever the order of the aliases.
 *
 * @param names - its names taken apart, by {@link parseNames}.
 */
export function claimsOf(team: Team, names: readonly ParsedTeamName[]): NameClaim[] {
  const drafts = new Map<string, Draft>();
  const ownBase = names[0]?.base;
  const own: Alias = { text: team.name, status: "confirmed" };
  for (const [index, { source, status }] of [own, ...aliasesOf(team)].entries()) {
    const name = names[index];
    if (name === undefined) continue;
    let draft = drafts.get(name.base);
    if (draft === undefined) {
      draft = { words: undefined, isPlain: false, general: undefined, bySource: new Map() };
      drafts.set(name.base, draft);
    }
    if (source === undefined) draft.general = moreCareful(draft.general, status);
    else draft.bySource.set(source, moreCareful(draft.bySource.get(source), status));
    if (status !== "confirmed") continue;
    draft.isPlain ||= squadWords(name.squad).length === 0;
    if (draft.words === undefined || (name.base !== ownBase && isLess(name.words, draft.words))) {
      draft.words = name.words;
    }
  }
  return [...drafts]
    .map(([base, { words = [], ...draft }]) => ({
      ...{ team, base, words, ...draft },
      isOwnName: base === ownBase,
    }))
    .sort((a, b) => Number(b.isOwnName) - Number(a.isOwnName) || compareText(a.base, b.base));
}

/** Spellings that differ in points alone are one name: the one with fewer of them. */
function isLess(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  const points = (words: readonly NameWord[]): string =>
    words.map(({ isAbbreviated }) => Number(isAbbreviated)).join("");
  return points(a) < points(b);
}

function moreCareful(known: AliasStatus | undefined, status: AliasStatus): AliasStatus {
  if (known === undefined) return status;
  return PRECEDENCE.indexOf(known) < PRECEDENCE.indexOf(status) ? status : known;
}

/** What is known of a name where a source uses it: what is said of that source comes first. */
function statusFor({ general, bySource }: NameClaim, source?: string): AliasStatus | undefined {
  if (source === undefined) {
    // Without a source it may be any, so a refusal anywhere counts.
    for (const status of bySource.values()) if (status === "rejected") return status;
    return general;
  }
  const special = bySource.get(source);
  return special === undefined || special === "proposed" ? (general ?? special) : special;
}

/** The names of a registry. */
export class TeamLookup {
  readonly #claims = new Map<string, NameClaim[]>();

  constructor(claims: Iterable<NameClaim>) {
    for (const claim of claims) {
      const sharing = this.#claims.get(claim.base);
      if (sharing === undefined) this.#claims.set(claim.base, [claim]);
      else sharing.push(claim);
    }
  }

  /** Each name with all who claim it. */
  entries(): Iterable<[string, readonly NameClaim[]]> {
    return this.#claims.entries();
  }

  /** Who goes by a name: for the source, else in the country, else in the sport if only one does. */
  find(base: string, { source, sport = DEFAULT_SPORT, country }: NameScope): NameLookup {
    const claims = (this.#claims.get(base) ?? NO_CLAIMS).filter(
      ({ team }) => sportOf(team) === sport,
    );
    const confirmed = preferClubs(
      claims.filter((claim) => statusFor(claim, source) === "confirmed"),
    );
    const special = narrow(
      confirmed.filter(({ bySource }) => bySource.get(source ?? "") === "confirmed"),
      country,
    );
    const fitting = special.length > 0 ? special : narrow(confirmed, country);
    const [claim] = fitting;
    if (claim === undefined) {
      return { found: "none", reason: reasonFor(claims, confirmed, source), claims: confirmed };
    }
    if (fitting.length > 1) return { found: "several", claims: fitting };
    if (special.length > 0) return { found: "one", claim, by: "source" };
    return {
      found: "one",
      claim,
      by: claim.team.country === country && country !== undefined ? "country" : "sport",
    };
  }

  /** The confirmed names of a sport's teams that hold for every source, and are no club's squad. */
  *namesOf(sport: string): Generator<NameClaim> {
    for (const claims of this.#claims.values()) {
      yield* preferClubs(
        claims.filter(({ team, general }) => general === "confirmed" && sportOf(team) === sport),
      );
    }
  }

  /** Whether a name was refused for a team; without a source, whether it was for any. */
  isRejected(teamId: string, base: string, source?: string): boolean {
    const claim = this.#claims.get(base)?.find(({ team }) => team.id === teamId);
    return claim !== undefined && statusFor(claim, source) === "rejected";
  }
}

/**
 * Without the teams that are registered under the name of one side, "Jong Ajax", where a club has
 * the name: that is the club's squad.
 */
function preferClubs(claims: readonly NameClaim[]): readonly NameClaim[] {
  if (claims.length < 2) return claims;
  const plain = claims.filter(({ isPlain }) => isPlain);
  return plain.length > 0 ? plain : claims;
}

/** The teams of a country, or else those that may be of it. */
function narrow(claims: readonly NameClaim[], country: string | undefined): readonly NameClaim[] {
  if (country === undefined) return claims;
  const own = claims.filter(({ team }) => team.country === country);
  return own.length > 0 ? own : claims.filter(({ team }) => mayPlayIn(team.country, country));
}

function reasonFor(
  claims: readonly NameClaim[],
  confirmed: readonly NameClaim[],
  source: string | undefined,
): UnknownReason {
  if (confirmed.length > 0) return "other-country";
  const statuses = claims.map((claim) => statusFor(claim, source));
  if (statuses.includes("rejected")) return "rejected";
  return statuses.includes("proposed") ? "proposed" : "unknown";
}
