/** Recordings of an engine's commands on disk, read as a stream. */
import { createReadStream } from "node:fs";
import {
  parseRecord,
  type EngineRecord,
  type EngineRecordError,
} from "../src/engine/engine-record.ts";
import { InputError } from "./input-error.ts";

const RULES: Readonly<Record<EngineRecordError["code"], string>> = {
  "not-json": "it must be JSON",
  "not-a-record": "it must be a command as an engine takes it",
};

/** A record and where it stands. */
export interface NumberedRecord {
  /** From 1. */
  readonly line: number;
  readonly record: EngineRecord;
}

/** Bytes that are read at once. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads a recording; memory is bounded by one command. A last line that was cut off, where the
 * process that wrote it was killed, is passed over.
 *
 * @param path - absolute.
 * @throws InputError when the file cannot be read or another line is no record.
 */
export async function* readRecording(path: string): AsyncGenerator<NumberedRecord> {
  let line = 0;
  try {
    for await (const { text, isEnded } of readLines(path)) {
      line += 1;
      const read = parseRecord(text);
      if (read.ok) {
        yield { line, record: read.value };
        continue;
      }
      const { code, path: field } = read.error;
      if (code === "not-json" && !isEnded) return;
      throw new InputError(`line ${line}${field === "" ? "" : ` at ${field}`}: ${RULES[code]}`);
    }
  } catch (error) {
    throw new InputError(`Cannot read ${path}: ${describe(error)}`, { cause: error });
  }
}

interface TextLine {
  readonly text: string;
  /** Its end is there. */
  readonly isEnded: boolean;
}

async function* readLines(path: string): AsyncGenerator<TextLine> {
  let rest = "";
  const chunks = createReadStream(path, { encoding: "utf8", highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) yield { text, isEnded: true };
  }
  if (rest !== "") yield { text: rest, isEnded: false };
}

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "no such file";
  return error instanceof Error ? error.message : String(error);
}
