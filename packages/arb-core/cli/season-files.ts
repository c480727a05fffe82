/** Season files of football-data.co.uk on disk, read as a stream. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream";
import { parse } from "csv-parse";
import {
  createReadCounts,
  isFootballDataHeader,
  readFootballData,
  type FootballDataRow,
} from "../src/odds-files/index.ts";
import { InputError } from "./input-error.ts";

/** A longer record is none of a season file: some quotation mark does not close. */
const MAX_RECORD_BYTES = 1024 * 1024;

/**
 * The files that paths stand for: a file is itself, a folder its `.csv` files by name.
 *
 * @param cwd - what relative paths start from.
 * @throws InputError when there is no such path, or a folder holds no CSV file.
 */
export async function listSeasonFiles(paths: readonly string[], cwd: string): Promise<string[]> {
  const files = await Promise.all(paths.map((path) => expandPath(path, resolve(cwd, path))));
  return [...new Set(files.flat())];
}

async function expandPath(path: string, absolute: string): Promise<string[]> {
  try {
    if (!(await stat(absolute)).isDirectory()) return [absolute];
    const names = (await readdir(absolute)).filter((name) => /\.csv$/i.test(name)).sort();
    if (names.length > 0) return names.map((name) => join(absolute, name));
  } catch (error) {
    throw new InputError(`Cannot read ${path}: ${describe(error)}`, { cause: error });
  }
  throw new InputError(`Cannot read ${path}: the folder holds no CSV file`);
}

/**
 * Reads the matches of a file; memory is bounded by one record.
 *
 * @throws InputError when the file cannot be read or is no season file.
 */
export async function* readSeason(path: string): AsyncGenerator<FootballDataRow> {
  const parser = parse({
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: MAX_RECORD_BYTES,
  });
  // A failure of the file destroys the parser with the same error, which its reader then meets.
  pipeline(createReadStream(path), parser, () => undefined);
  const records = (parser as AsyncIterable<readonly string[]>)[Symbol.asyncIterator]();
  try {
    const first = await records.next();
    const header = first.done === true ? [] : first.value.map((name) => name.trim());
    if (!isFootballDataHeader(header)) {
      throw new InputError("its header is not that of a season of football-data.co.uk");
    }
    const table = { header, records: { [Symbol.asyncIterator]: () => records } };
    yield* readFootballData(table, createReadCounts());
  } catch (error) {
    throw new InputError(`Cannot read ${path}: ${describe(error)}`, { cause: error });
  } finally {
    parser.destroy();
  }
}

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "no such file";
  return error instanceof Error ? error.message : String(error);
}
