/** A saved registry, read back as a whole or not at all: without its refusals it would lie. */
import { isRecord, readTeams, type TeamEntryProblem } from "./registry-data.ts";
import { err, ok, type Result } from "../result.ts";
import { createTeamRegistry, type TeamRegistry } from "./team-registry.ts";

/**
 * Why a text is no saved registry.
 *
 * - `too-long`: it is beyond 64 Mi characters.
 * - `not-json`, `not-a-registry`: it is no JSON, or JSON of something else.
 * - `unknown-version`: a later version of this library saved it.
 * - `bad-teams`: some of its teams are none.
 */
export type TeamRegistryError =
  | { readonly code: "too-long" | "not-json" | "not-a-registry" | "unknown-version" }
  | { readonly code: "bad-teams"; readonly problems: readonly TeamEntryProblem[] };

/** A hundred times the clubs of the world with the names of twenty bookmakers. */
const MAX_LENGTH = 64 * 1024 * 1024;

/**
 * Restores a registry from the JSON that it was saved as.
 *
 * @example
 * ```ts
 * import { createTeamRegistry, parseTeamRegistry } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const saved = JSON.stringify(createTeamRegistry([{ id: "ajax", name: "Ajax", country: "NED" }]));
 * const restored = parseTeamRegistry(saved);
 * assert.ok(restored.ok);
 * assert.equal(JSON.stringify(restored.value), saved);
 * assert.deepEqual(parseTeamRegistry("{}"), { ok: false, error: { code: "not-a-registry" } });
 * ```
 */
export function parseTeamRegistry(text: string): Result<TeamRegistry, TeamRegistryError> {
  const entries = parseTeamEntries(text);
  if (!entries.ok) return entries;
  const { teams, problems } = readTeams(entries.value);
  return problems.length === 0
    ? ok(createTeamRegistry(teams))
    : err({ code: "bad-teams", problems });
}

/** The entries of the list of teams of a saved registry. */
export function parseTeamEntries(
  text: string,
): Result<
  readonly unknown[],
  { readonly code: "too-long" | "not-json" | "not-a-registry" | "unknown-version" }
> {
  if (text.length > MAX_LENGTH) return err({ code: "too-long" });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return err({ code: "not-json" });
  }
  if (!isRecord(data) || !Array.isArray(data["teams"]) || typeof data["version"] !== "number") {
    return err({ code: "not-a-registry" });
  }
  return data["version"] === 1 ? ok(data["teams"]) : err({ code: "unknown-version" });
}
