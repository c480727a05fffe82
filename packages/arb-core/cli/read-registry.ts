/** The teams that names are looked up in: the shipped table or a saved registry. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { footballTeams } from "../src/aliases/football.ts";
import { createTeamRegistry, type TeamRegistry } from "../src/index.ts";
import { parseTeamRegistry, type TeamRegistryError } from "../src/registry/registry-file.ts";
import { InputError } from "./input-error.ts";

const RULES: Readonly<Record<TeamRegistryError["code"], string>> = {
  "too-long": "it must have at most 64 Mi characters",
  "not-json": "it must be JSON",
  "not-a-registry": "it must be a saved registry, with a version and teams",
  "unknown-version": "it was saved by a later version",
  "bad-teams": "some of its teams are none",
};

/** It never changes, so one is enough. */
let shipped: TeamRegistry | undefined;

/**
 * Reads a saved registry; without a path, the shipped football table.
 *
 * @param cwd - what a relative path starts from.
 * @throws InputError when the file cannot be read or is no saved registry.
 */
export async function readRegistry(path: string | undefined, cwd: string): Promise<TeamRegistry> {
  if (path === undefined) return (shipped ??= createTeamRegistry(footballTeams));
  const read = parseTeamRegistry(await readText(path, cwd));
  if (read.ok) return read.value;
  const { error } = read;
  const [problem] = error.code === "bad-teams" ? error.problems : [];
  throw new InputError(`Cannot read ${path}: ${problem?.message ?? RULES[error.code]}`);
}

async function readText(path: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = isMissing ? "no such file" : String(error);
    throw new InputError(`Cannot read ${path}: ${reason}`, { cause: error });
  }
}
