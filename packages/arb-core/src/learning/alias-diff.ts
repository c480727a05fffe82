/** What a commit of proposals would change, as lines that a person reads and judges. */
import { isKnownAlias, planAliases, type AliasCommitOptions } from "./alias-commit.ts";
import type { AliasProposal } from "./alias-proposal.ts";
import { compareNames, type SourceName } from "./source-name.ts";
import { eventDay } from "../matching/event.ts";
import type { Alias } from "../registry/registry-team.ts";
import type { TeamRegistry } from "../registry/team-registry.ts";

/**
 * Formats what {@link planAliases} plans, one line each, and below it what is proposed and not
 * committed: `+` an alias or a team that is new, `!` names that contradict what the registry knows,
 * `?` a proposal with what keeps it from being confirmed.
 *
 * @returns sorted lines, each ended by a line feed; empty when there is nothing to read.
 * @example
 * ```ts
 * import { createTeamRegistry, formatAliasDiff, learnAliases } from "arb-core";
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
 * assert.equal(
 *   formatAliasDiff(registry, proposals),
 *   '  nec "NEC"\n' +
 *     '+   "Nijmegen" of ibc: 2 matches, 2 opponents, 2025-02-01 to 2025-02-08\n',
 * );
 * ```
 */
export function formatAliasDiff(
  registry: TeamRegistry,
  proposals: readonly AliasProposal[],
  options: AliasCommitOptions = {},
): string {
  const { statuses = ["confirmed"] } = options;
  const { additions, conflicts } = planAliases(registry, proposals, options);
  const pending = proposals
    .filter(({ status }) => !(statuses as readonly string[]).includes(status))
    .filter((proposal) => !isKnownAlias(proposal, registry))
    .sort((a, b) => compareNames(a.names[0], b.names[0]) || compareNames(a.names[1], b.names[1]));
  const lines = [
    ...additions.flatMap(({ team, isNew, aliases }) => [
      `${isNew ? "+" : " "} ${team.id} ${JSON.stringify(team.name)}`,
      ...aliases.map((alias) => `+   ${formatAlias(alias)}`),
    ]),
    ...conflicts.map(({ reason, names }) => `! ${names.map(formatName).join(" = ")}: ${reason}`),
    ...pending.map((proposal) => `? ${formatProposal(proposal)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function formatAlias({ text, source = "", evidence }: Alias): string {
  const { observations = 0, opponents = 0, firstSeen, lastSeen } = evidence ?? {};
  const span = `${eventDay(firstSeen)} to ${eventDay(lastSeen)}`;
  return `${formatName({ text, source })}: ${observations} matches, ${opponents} opponents, ${span}`;
}

function formatProposal({
  names,
  status,
  objections,
  sightings,
  opponents,
  agreements,
  contradictions,
}: AliasProposal): string {
  const [one, other] = names;
  return (
    `${formatName(one)} = ${formatName(other)}: ${[status, ...objections].join(", ")}; ` +
    `${sightings} matches, ${opponents} opponents, ${agreements} times together, ${contradictions} apart`
  );
}

function formatName({ text, source }: Pick<SourceName, "text" | "source">): string {
  return `${JSON.stringify(text)} of ${source}`;
}
