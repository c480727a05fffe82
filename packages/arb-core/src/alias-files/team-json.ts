/** Saved registries, team by team: for lists that were edited by hand or put together. */
import { readTeams } from "../registry/registry-data.ts";
import { parseTeamEntries } from "../registry/registry-file.ts";
import { unreadable, type AliasFile } from "./alias-file.ts";

const UNREADABLE = {
  "too-long": "it must have at most 64 Mi characters",
  "not-json": "it must be JSON",
  "not-a-registry": "it must have a version and a list of teams",
  "unknown-version": "its version must be 1",
} as const;

/**
 * Reads the JSON of a registry, leaving out the teams that are none. To restore what was saved,
 * take `parseTeamRegistry`, which leaves nothing out.
 *
 * @example
 * ```ts
 * import { readTeamJson } from "arb-core/alias-files";
 * import assert from "node:assert/strict";
 *
 * const { teams, problems } = readTeamJson(
 *   '{"version": 1, "teams": [{"id": "ajax", "name": "Ajax"}, {"id": "PSV", "name": "PSV"}]}',
 * );
 * assert.deepEqual(teams, [{ id: "ajax", name: "Ajax" }]);
 * assert.deepEqual([problems[0]?.line, problems[0]?.code], [2, "bad-id"]);
 * ```
 */
export function readTeamJson(text: string): AliasFile {
  const entries = parseTeamEntries(text);
  if (!entries.ok) return unreadable(entries.error.code, UNREADABLE[entries.error.code]);
  const { teams, problems } = readTeams(entries.value);
  return {
    teams,
    problems: problems.map(({ index, code, message }) => ({ line: index + 1, code, message })),
  };
}
