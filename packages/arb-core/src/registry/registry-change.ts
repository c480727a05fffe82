/** Changes to a registry, as data: what was learned, and what a person decided about it. */
import { aliasesOf, type Alias, type AliasEvidence, type Team } from "./registry-team.ts";
import { parseTeamName } from "../names/team.ts";

/**
 * A change to a registry.
 *
 * - `add-team`: one more team.
 * - `add-alias`: one more alias, or newer evidence for one. What is confirmed stays confirmed,
 *   and what is rejected stays rejected: that takes a decision.
 * - `confirm-alias`, `reject-alias`: the decision. The evidence is kept.
 */
export type RegistryChange =
  | { readonly change: "add-team"; readonly team: Team }
  | { readonly change: "add-alias"; readonly teamId: string; readonly alias: string | Alias }
  | {
      readonly change: "confirm-alias" | "reject-alias";
      readonly teamId: string;
      readonly text: string;
      /** Without one it is said of all sources that nothing else is said of. */
      readonly source?: string;
    };

/**
 * Makes the changes one after the other.
 *
 * @returns all teams; those without a change are the same objects.
 * @throws RangeError when a change names a team that is not there.
 */
export function changeTeams(teams: readonly Team[], changes: Iterable<RegistryChange>): Team[] {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const added: Team[] = [];
  for (const change of changes) {
    if (change.change === "add-team") {
      if (byId.has(change.team.id)) added.push(change.team);
      else byId.set(change.team.id, change.team);
      continue;
    }
    const team = byId.get(change.teamId);
    if (team === undefined) {
      throw new RangeError(
        `Cannot change alias: its team must be in the registry, was ${JSON.stringify(change.teamId)}`,
      );
    }
    byId.set(team.id, changeAlias(team, change));
  }
  // A team that is added twice is left for the registry to refuse.
  return [...byId.values(), ...added];
}

function changeAlias(team: Team, change: Exclude<RegistryChange, { change: "add-team" }>): Team {
  switch (change.change) {
    case "add-alias": {
      const { alias } = change;
      return addAlias(
        team,
        typeof alias === "string" ? { text: alias, status: "confirmed" } : alias,
      );
    }
    case "confirm-alias":
      return decideAlias(team, change, "confirmed");
    case "reject-alias":
      return decideAlias(team, change, "rejected");
  }
}

function addAlias(team: Team, alias: Alias): Team {
  const { known, others } = splitAliases(team, alias);
  const [decided] = (["rejected", "confirmed"] as const).filter((status) =>
    known.some((entry) => entry.status === status),
  );
  const evidence = alias.evidence ?? evidenceOf(known);
  const added: Alias = {
    ...alias,
    ...(decided === undefined ? {} : { status: decided }),
    ...(evidence === undefined ? {} : { evidence }),
  };
  return { ...team, aliases: [...others, added] };
}

function decideAlias(
  team: Team,
  { text, source }: { readonly text: string; readonly source?: string },
  status: "confirmed" | "rejected",
): Team {
  const { known, others } = splitAliases(team, {
    text,
    ...(source === undefined ? {} : { source }),
  });
  const evidence = evidenceOf(known);
  const alias: Alias = {
    text: known[0]?.text ?? text,
    ...(source === undefined ? {} : { source }),
    status,
    ...(evidence === undefined ? {} : { evidence }),
  };
  return { ...team, aliases: [...others, alias] };
}

function evidenceOf(aliases: readonly Alias[]): AliasEvidence | undefined {
  return aliases.find(({ evidence }) => evidence !== undefined)?.evidence;
}

/** The aliases that say something of one name at one source, and all others. */
function splitAliases(
  team: Team,
  { text, source }: Pick<Alias, "text" | "source">,
): { known: Alias[]; others: (string | Alias)[] } {
  const { base } = parseTeamName(text);
  const isSame = (alias: Alias): boolean =>
    alias.source === source && parseTeamName(alias.text).base === base;
  const aliases = aliasesOf(team);
  return {
    known: aliases.filter(isSame),
    others: (team.aliases ?? []).filter((_, index) => {
      const alias = aliases[index];
      return alias === undefined || !isSame(alias);
    }),
  };
}
