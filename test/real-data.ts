/**
 * Real odds and team names, for tests that check against the world. They are other people's and
 * not in this repository; CONTRIBUTING.md says which files are meant and where they come from.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER =
  process.env["ARB_DATA"] ?? fileURLToPath(new URL("../../shared/data", import.meta.url));

/** The path of a folder of the real data; `undefined` where this machine has none. */
export function realData(folder: "odds" | "snapshots" | "names" | "fixtures"): string | undefined {
  const path = `${FOLDER}/${folder}`;
  return existsSync(path) ? path : undefined;
}

/** What a test that needs real data is called, so that a skipped one says why. */
export function withRealData(name: string, folder: Parameters<typeof realData>[0]): string {
  return realData(folder) === undefined
    ? `${name} [skipped: no real data on this machine, see ARB_DATA in CONTRIBUTING.md]`
    : name;
}
