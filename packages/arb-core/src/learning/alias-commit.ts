/**
 * From proposals to a registry, in the open: what would change is a plan, a person reads the plan
 * as a diff, and only a commit changes anything, by making another registry.
 */
import type { AliasProposal, AliasProposalStatus } from "./alias-proposal.ts";
import { compareNames, type SourceName } from "./source-name.ts";
import { groupBy } from "../group-by.ts";
import type { RegistryChange } from "../registry/registry-change.ts";
import { DEFAULT_SPORT, type Alias, type Team } from "../registry/registry-team.ts";
import type { TeamRegistry } from "../registry/team-registry.ts";
import { parseTeamName } from "../names/team.ts";
import { compareText } from "../text.ts";

/** Which proposals are committed. */
export interface AliasCommitOptions {
  /** Default: only `confirmed`. What a person rejected is never committed. */
  readonly statuses?: readonly Exclude<AliasProposalStatus, "rejected">[];
}

/** What a commit gives one team. */
export interface AliasAddition {
  /** As it is now; a new one has no aliases yet. */
  readonly team: Team;
  readonly isNew: boolean;
  /** Each of one bookmaker, sorted. */
  readonly aliases: readonly Alias[];
}

/**
 * Why names that belong together by the proposals are left as they are.
 *
 * - `two-teams`: the registry knows them as several teams.
 * - `two-names`: one bookmaker has two of them, as far as the registry knows for two teams.
 * - `refused`: the registry has refused one of them for the team.
 * - `shared-name`: a new team would need a name that others have, or get in the same commit.
 */
export type AliasConflictReason = "two-teams" | "two-names" | "refused" | "shared-name";

/** Names that belong together by the proposals and are left as they are. */
export interface AliasConflict {
  readonly reason: AliasConflictReason;
  /** Sorted by bookmaker. */
  readonly names: readonly SourceName[];
}

/** What a commit would do. */
export interface AliasPlan {
  /** Sorted by team. */
  readonly additions: readonly AliasAddition[];
  readonly conflicts: readonly AliasConflict[];
}

const LATIN = /^[a-z0-9 ]+$/u;
const MAX_ID_LENGTH = 60;

/**
 * Plans what a commit of proposals would do to a registry. Names that proposals connect are one
 * team: the one that the registry knows, else a new one with the longest of the names. An alias
 * holds for its bookmaker alone: another may mean another club by it.
 *
 * @param proposals - in any order.
 * @example
 * ```ts
 * import { createTeamRegistry, learnAliases, planAliases } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const season = (name: string) =>
 *   ["Ajax", "Feyenoord"].map((home, week) => ({
 *     home,
 *     away: name,
 *     startsAt: Date.UTC(2025, 1, 1 + 7 * week, 19),
 *     lines: [],
 *   }));
 * const { proposals } = learnAliases({ ibc: season("Nijmegen"), sbo: season("N.E.C.") });
 * const registry = createTeamRegistry([{ id: "nec", name: "NEC", country: "NED" }]);
 * const { additions, conflicts } = planAliases(registry, proposals);
 * assert.deepEqual(
 *   additions.map(({ team, aliases }) => [team.id, ...aliases.map(({ text }) => text)]),
 *   [["nec", "Nijmegen"]],
 * );
 * assert.deepEqual(conflicts, []);
 * ```
 */
export function planAliases(
  registry: TeamRegistry,
  proposals: readonly AliasProposal[],
  { statuses = ["confirmed"] }: AliasCommitOptions = {},
): AliasPlan {
  const chosen = proposals.filter(({ status }) => (statuses as readonly string[]).includes(status));
  const additions: AliasAddition[] = [];
  const conflicts: AliasConflict[] = [];
  const claimed = new Set(registry.collisions.map(({ name }) => name));
  const ids = new Set(registry.teams.map(({ id }) => id));
  for (const group of connectNames(chosen)) {
    const names = group.map(({ name }) => name);
    const planned = planTeam(registry, group, { claimed, ids });
    if (typeof planned === "string") conflicts.push({ reason: planned, names });
    else if (planned !== undefined) {
      if (planned.isNew) {
        claimed.add(parseTeamName(planned.team.name).base);
        ids.add(planned.team.id);
      }
      additions.push(planned);
    }
  }
  return { additions: additions.sort((a, b) => compareText(a.team.id, b.team.id)), conflicts };
}

/**
 * Makes a registry that knows what the proposals say, as {@link planAliases} plans it.
 *
 * @example
 * ```ts
 * import { commitAliases, EMPTY_REGISTRY, learnAliases } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const season = (name: string) =>
 *   ["Ajax", "Feyenoord", "Twente"].map((home, week) => ({
 *     home,
 *     away: name,
 *     startsAt: Date.UTC(2025, 1, 1 + 7 * week, 19),
 *     lines: [],
 *   }));
 * const { proposals } = learnAliases({ ibc: season("Nijmegen"), sbo: season("NEC Eendracht") });
 * const registry = commitAliases(EMPTY_REGISTRY, proposals);
 * assert.deepEqual(registry.findByBase("nijmegen", { source: "ibc" })?.name, "NEC Eendracht");
 * assert.equal(registry.findByBase("nijmegen", { source: "sbo" }), undefined);
 * ```
 */
export function commitAliases(
  registry: TeamRegistry,
  proposals: readonly AliasProposal[],
  options: AliasCommitOptions = {},
): TeamRegistry {
  const { additions } = planAliases(registry, proposals, options);
  return registry.withChanges(
    additions.flatMap(({ team, isNew, aliases }): RegistryChange[] => [
      ...(isNew ? [{ change: "add-team" as const, team }] : []),
      ...aliases.map((alias) => ({ change: "add-alias" as const, teamId: team.id, alias })),
    ]),
  );
}

/** Whether the registry knows that the two names of a proposal are one team's. */
export function isKnownAlias(
  { names }: Pick<AliasProposal, "names">,
  registry: TeamRegistry,
): boolean {
  const [one, other] = names.map(({ base, source, sport }) =>
    registry.findByBase(base, { source, sport }),
  );
  return one !== undefined && one === other;
}

/** A bookmaker's name for a club, with the proposals that name it. */
interface LinkedName {
  readonly name: SourceName;
  readonly proposals: readonly AliasProposal[];
}

/** The names that proposals connect, each group and the groups sorted. */
function connectNames(proposals: readonly AliasProposal[]): LinkedName[][] {
  const byName = groupBy(
    proposals.flatMap((proposal) => proposal.names.map((name) => ({ name, proposal }))),
    ({ name }) => clubKey(name),
  );
  const linked = [...byName.values()]
    .map((entries): LinkedName & { readonly key: string } => {
      // A club's sides may be spelled differently; the same spelling is always taken.
      const [name] = entries.map((entry) => entry.name).sort(compareSpellings);
      if (name === undefined) throw new RangeError("Cannot connect names: a group has none");
      return { key: clubKey(name), name, proposals: entries.map(({ proposal }) => proposal) };
    })
    .sort((a, b) => compareNames(a.name, b.name));
  const byKey = new Map(linked.map((entry) => [entry.key, entry]));
  const left = new Set(linked);
  const groups: LinkedName[][] = [];
  for (const start of linked) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const entry of group) {
      for (const name of entry.proposals.flatMap(({ names }) => names)) {
        const next = byKey.get(clubKey(name));
        if (next !== undefined && left.delete(next)) group.push(next);
      }
    }
    groups.push(group.sort((a, b) => compareNames(a.name, b.name)));
  }
  return groups;
}

/** A name of a club: its women, reserves and youth go by it as well. */
function clubKey({ source, sport, base }: SourceName): string {
  return JSON.stringify([source, sport, base]);
}

function compareSpellings(a: SourceName, b: SourceName): number {
  return compareText(a.text, b.text) || compareNames(a, b);
}

/** @returns `undefined` when the registry knows it all. */
function planTeam(
  registry: TeamRegistry,
  group: readonly LinkedName[],
  taken: { readonly claimed: ReadonlySet<string>; readonly ids: ReadonlySet<string> },
): AliasAddition | AliasConflictReason | undefined {
  const identified = group.map(({ name: { base, source, sport }, proposals, name }) => ({
    name,
    proposals,
    team: registry.findByBase(base, { source, sport }),
  }));
  const [known, ...others] = new Set(identified.flatMap(({ team }) => team ?? []));
  if (others.length > 0) return "two-teams";
  const unknown = identified.filter(({ team }) => team === undefined);
  if (unknown.length === 0) return undefined;
  for (const { name } of unknown) {
    if (identified.some((other) => other.name !== name && other.name.source === name.source)) {
      return "two-names";
    }
  }
  const team = known ?? inventTeam(registry, group, taken);
  if (team === undefined) return "shared-name";
  const ownBase = parseTeamName(team.name).base;
  const missing = unknown.filter(({ name }) => known !== undefined || name.base !== ownBase);
  if (missing.some(({ name }) => registry.isRejected(team.id, name.base, name.source))) {
    return "refused";
  }
  // Two clubs of a new team's name are told apart by the next commit, not by this one.
  if (missing.some(({ name }) => known === undefined && taken.claimed.has(name.base))) {
    return "shared-name";
  }
  return {
    team,
    isNew: known === undefined,
    aliases: missing.map((entry) => composeAlias(entry)),
  };
}

/** A team with the longest name that is free; names that more bookmakers have come first. */
function inventTeam(
  registry: TeamRegistry,
  group: readonly LinkedName[],
  { claimed, ids }: { readonly claimed: ReadonlySet<string>; readonly ids: ReadonlySet<string> },
): Team | undefined {
  const free = group
    .map(({ name }) => name)
    .filter(
      ({ base, sport }) => !claimed.has(base) && registry.findByBase(base, { sport }) === undefined,
    );
  const sources = groupBy(free, ({ base }) => base);
  const countOf = ({ base }: SourceName): number => sources.get(base)?.length ?? 0;
  const [best] = free.sort(
    (a, b) => countOf(b) - countOf(a) || b.base.length - a.base.length || compareSpellings(a, b),
  );
  if (best === undefined) return undefined;
  const sport = best.sport === DEFAULT_SPORT ? {} : { sport: best.sport };
  return { id: makeId(best.base, ids), name: best.text, ...sport };
}

function makeId(base: string, ids: ReadonlySet<string>): string {
  // A name in another script is told by its letters' numbers.
  const words = LATIN.test(base)
    ? base.split(" ")
    : Array.from(base.slice(0, 10), (letter) => letter.codePointAt(0)?.toString(36) ?? "");
  const id = words.join("-").slice(0, MAX_ID_LENGTH).replace(/-$/u, "");
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? id : `${id}-${number}`;
    if (!ids.has(numbered)) return numbered;
  }
}

function composeAlias({ name, proposals }: LinkedName): Alias {
  return {
    text: name.text,
    source: name.source,
    status: "confirmed",
    evidence: {
      observations: proposals.reduce((sum, { sightings }) => sum + sightings, 0),
      opponents: Math.max(...proposals.map(({ opponents }) => opponents)),
      firstSeen: Math.min(...proposals.map(({ firstSeen }) => firstSeen)),
      lastSeen: Math.max(...proposals.map(({ lastSeen }) => lastSeen)),
    },
  };
}
