/** Why two listed names are taken for one team, or for two: what matching decides, told in words. */
import { weighNames, type NameScore } from "./match-evidence.ts";
import {
  scoreNames,
  compareTeamNames,
  prepareName,
  type NameSimilarity,
} from "../names/similarity.ts";
import { areKnownApart, formsOf, LEAST_RESEMBLANCE, SimilarNames } from "./similar-names.ts";
import type { NameWord } from "../names/team.ts";
import type { TeamIdentity } from "./team-identity.ts";
import type { TeamRegistry } from "../registry/team-registry.ts";
import { compareText } from "../text.ts";

/**
 * How two names stand to each other.
 *
 * - `registry`, `exact`, `similar`: they may be one team's; see `MatchTier`.
 * - `squad`: they are of different sides, such as the women and the first team.
 * - `known-apart`: the registry says that they are of two teams.
 * - `mixed-script`: a letter of another script stands in for a Latin one.
 * - `different`: they are not alike.
 */
export const NAME_RELATIONS = [
  "registry",
  "exact",
  "similar",
  "squad",
  "known-apart",
  "mixed-script",
  "different",
] as const;
/** One of {@link NAME_RELATIONS}. */
export type NameRelation = (typeof NAME_RELATIONS)[number];

/** What a listed name was read as. */
export interface ExplainedName {
  /** Normalized, without the squad. */
  readonly base: string;
  /** `women u21`; empty for the senior men's first team. */
  readonly squad: string;
  /** The id and the name of the team in the registry; `undefined` where it knows none. */
  readonly team: { readonly id: string; readonly name: string } | undefined;
}

/** How two names stand to each other, and why. */
export interface NameExplanation {
  readonly relation: NameRelation;
  /** For people: `the same team in the registry`. */
  readonly reason: string;
  readonly a: ExplainedName;
  readonly b: ExplainedName;
  /**
   * Which words stand for which, by the spellings that are most alike; `undefined` where nobody
   * compared them: the registry knows both, they are the same, or one mixes scripts.
   */
  readonly similarity: NameSimilarity | undefined;
}

/** Explains two names by the very rules that matching has. Symmetric. */
export function explainNames(
  a: TeamIdentity,
  b: TeamIdentity,
  registry: TeamRegistry,
): NameExplanation {
  const similarity = compareIdentities(a, b, registry);
  const weighed = weighNames("home", a, b, scoreAlone(registry));
  const { relation, reason } =
    weighed === undefined
      ? refuseNames(a, b, registry, similarity)
      : { relation: weighed.tier, reason: weighed.reason };
  return { relation, reason, a: nameOf(a), b: nameOf(b), similarity };
}

/** How alike two names are where no others are listed. */
export function scoreAlone(registry: TeamRegistry): NameScore {
  return (a, b) => {
    const names = new SimilarNames(registry);
    names.add(a);
    names.add(b);
    return names.scoreOf(a, b);
  };
}

/** A squad for people. */
export function describeSquad(squad: string): string {
  return squad === "" ? "first team" : squad.replaceAll("+", " ");
}

function nameOf({ base, squad, team }: TeamIdentity): ExplainedName {
  return {
    base,
    squad: squad.replaceAll("+", " "),
    team: team === undefined ? undefined : { id: team.id, name: team.name },
  };
}

/** Why names are of different teams: the first rule that says it. */
function refuseNames(
  a: TeamIdentity,
  b: TeamIdentity,
  registry: TeamRegistry,
  similarity: NameSimilarity | undefined,
): Pick<NameExplanation, "relation" | "reason"> {
  if (a.squad !== b.squad) {
    const reason = inOrder(describeSquad(a.squad), describeSquad(b.squad));
    return { relation: "squad", reason };
  }
  if (areKnownApart(a, b, registry)) {
    const reason =
      a.team === undefined || b.team === undefined
        ? `the registry refuses the name: ${inOrder(a.name, b.name)}`
        : `two teams of the registry: ${inOrder(a.team.name, b.team.name)}`;
    return { relation: "known-apart", reason };
  }
  if (a.isMixedScript || b.isMixedScript) {
    return { relation: "mixed-script", reason: "a word mixes two scripts" };
  }
  const { score, isContradicted } = similarity ?? { score: 0, isContradicted: false };
  if (score < LEAST_RESEMBLANCE) {
    return { relation: "different", reason: `different names, alike to ${score.toFixed(2)}` };
  }
  const reason = isContradicted
    ? "different names: each has a word that the other has not"
    : "different names: no word, beginning or initials in common";
  return { relation: "different", reason };
}

/** Two texts in an order that does not depend on which listing is the first. */
function inOrder(a: string, b: string): string {
  return [a, b].sort(compareText).join(" and ");
}

/** The comparison of the two spellings that are most alike. */
function compareIdentities(
  a: TeamIdentity,
  b: TeamIdentity,
  registry: TeamRegistry,
): NameSimilarity | undefined {
  const areKnown = a.team !== undefined && b.team !== undefined;
  if (areKnown || a.base === b.base || a.isMixedScript || b.isMixedScript) return undefined;
  const { weights } = registry;
  const [first, ...others] = formsOf(a, registry)
    .flatMap((x) => formsOf(b, registry).map((y) => ({ x, y })))
    .map(({ x, y }) => ({
      score: scoreNames(prepareName(x, weights), prepareName(y, weights)),
      a: spell(x),
      b: spell(y),
    }));
  if (first === undefined) return undefined;
  // One of the two has one spelling only, so ties are broken alike from both ends.
  const best = others.reduce(
    (most, pair) =>
      pair.score > most.score ||
      (pair.score === most.score &&
        (compareText(pair.a, most.a) || compareText(pair.b, most.b)) < 0)
        ? pair
        : most,
    first,
  );
  const similarity = compareTeamNames(best.a, best.b, { weights });
  // Words that read differently once they are text again would tell of another comparison.
  return similarity.score === best.score
    ? similarity
    : { ...similarity, score: best.score, parts: [] };
}

function spell(words: readonly NameWord[]): string {
  return words.map(({ text, isAbbreviated }) => (isAbbreviated ? `${text}.` : text)).join(" ");
}
