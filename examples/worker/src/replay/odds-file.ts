/** Finding odds files and telling their kinds apart by their headers. */
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  isFootballDataHeader,
  isOddsApiHeader,
  readFootballData,
  readOddsApi,
  type FootballDataRow,
  type OddsApiSnapshot,
  type ReadCounts,
} from "arb-core/odds-files";
import { WIRE_LIMITS } from "scraper-kit/protocol";
import { type CsvTable, readCsvTable } from "./csv-table.ts";

/**
 * An odds file whose header has been read; its content follows when it is iterated. The file is
 * closed when that has come to its end, or by `close`.
 */
export type OddsFile = OddsContent & {
  readonly path: string;
  /** Closes the file; its content must not be iterated then. */
  close(): void;
};

type OddsContent =
  | { readonly kind: "football-data"; readonly rows: AsyncIterable<FootballDataRow> }
  | { readonly kind: "odds-api"; readonly snapshots: AsyncIterable<OddsApiSnapshot> };

/**
 * The odds files that paths stand for: a file is itself, a folder its `.csv` files by name. A file
 * named twice is listed once.
 *
 * @throws Error when a path does not exist or a folder holds no CSV file.
 */
export async function listOddsFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = new Map<string, string>();
  for (const path of paths) {
    for (const file of await expandPath(path)) {
      const real = await realpath(file);
      if (!files.has(real)) files.set(real, file);
    }
  }
  return [...files.values()];
}

/**
 * Opens an odds file and reads its header.
 *
 * @param counts added to as the content is read.
 * @throws Error when the file cannot be read or is of neither kind.
 */
export async function openOddsFile(path: string, counts: ReadCounts): Promise<OddsFile> {
  const source = createReadStream(path);
  try {
    const table = await readCsvTable(source, counts);
    const content = table === undefined ? undefined : readContent(table, counts);
    if (content === undefined) {
      throw new Error(
        "its header is neither that of a football-data.co.uk season " +
          "nor that of a snapshot of The Odds API",
      );
    }
    return { ...content, path, close: () => void source.destroy() };
  } catch (error) {
    source.destroy();
    throw new Error(`Cannot read ${path}: ${describe(error)}`, { cause: error });
  }
}

function readContent(table: CsvTable, counts: ReadCounts): OddsContent | undefined {
  if (isFootballDataHeader(table.header)) {
    return { kind: "football-data", rows: readFootballData(table, counts) };
  }
  if (isOddsApiHeader(table.header)) {
    return { kind: "odds-api", snapshots: readOddsApi(table, counts, WIRE_LIMITS) };
  }
  return undefined;
}

async function expandPath(path: string): Promise<readonly string[]> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new Error(`Cannot read ${path}: ${describe(error)}`, { cause: error });
  });
  if (!stats.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith(".csv")).sort();
  if (names.length === 0) throw new Error(`Cannot read ${path}: the folder holds no CSV file`);
  return names.map((name) => join(path, name));
}

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "no such file";
  return error instanceof Error ? error.message : String(error);
}
