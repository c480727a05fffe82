/** The files that are measured, where a folder has them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FixtureFile } from "./fixtures.ts";
import type { BookTeam, CountryTeam } from "./name-accuracy.ts";

/** The files by what is in them. What a folder does not have is `undefined`. */
export interface BenchmarkData {
  readonly withinCountry: readonly CountryTeam[] | undefined;
  readonly bookmakers: readonly BookTeam[] | undefined;
  readonly index: readonly string[] | undefined;
  readonly footystats: FixtureFile | undefined;
  readonly openfootball: FixtureFile | undefined;
  /** The files that are not there. */
  readonly missing: readonly string[];
}

/**
 * Reads the files of a folder.
 *
 * @throws SyntaxError when one is no JSON.
 */
export function readBenchmarkData(folder: string): BenchmarkData {
  const missing: string[] = [];
  const read = (name: string): unknown => {
    const path = join(folder, name);
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as unknown;
    missing.push(name);
    return undefined;
  };
  return {
    withinCountry: read("names/within-country.json") as BenchmarkData["withinCountry"],
    bookmakers: read("names/bookmakers.json") as BenchmarkData["bookmakers"],
    index: read("names/index-5k.json") as BenchmarkData["index"],
    footystats: read("fixtures/football-data-v-footystats.json") as FixtureFile | undefined,
    openfootball: read("fixtures/football-data-v-openfootball.json") as FixtureFile | undefined,
    missing,
  };
}
