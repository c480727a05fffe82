/**
 * A CSV file as a header and a stream of records. Memory is bounded by one line: whatever the
 * file's size, a record is handed on before the rest has been read.
 *
 * csv-parse does the parsing. A guard before it gives every line a budget and drops lines whose
 * quotation marks do not close: left to the parser, one stray mark would swallow what follows.
 */
import { Readable, pipeline } from "node:stream";
import type { ReadCounts } from "arb-core/odds-files";
import { parse } from "csv-parse";

/** Lines beyond this many bytes are dropped. A season file's line has less than one thousand. */
export const MAX_LINE_BYTES: number = 4 * 1024 * 1024;

/** Lines with quotation marks have a smaller budget: each such line is checked as a whole. */
const MAX_QUOTED_LINE_BYTES = 64 * 1024;

/** The header of a CSV file and its records, read as they are asked for. */
export interface CsvTable {
  /** The column names, trimmed. */
  readonly header: readonly string[];
  /** The cells of each record; there may be fewer or more of them than columns. */
  readonly records: AsyncIterable<readonly string[]>;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BOM = "\u{feff}";
const CLOSED_QUOTES = /^(?:"[^"]*(?:""[^"]*)*"|[^",]*)(?:,(?:"[^"]*(?:""[^"]*)*"|[^",]*))*\r?\n?$/;

/**
 * Reads the header of a CSV file; the records follow when they are iterated. Whoever iterates
 * them to the end, or leaves the loop, has closed the source.
 *
 * @param chunks the file's bytes; a byte order mark at their start is dropped.
 * @param counts where dropped lines are counted.
 * @returns `undefined` when there is no header line.
 * @throws what the source throws, such as a file that cannot be opened.
 */
export async function readCsvTable(
  chunks: AsyncIterable<Uint8Array>,
  counts: ReadCounts,
): Promise<CsvTable | undefined> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // The guard's budgets hold instead: here the rest of the file would be lost with the record.
    max_record_size: 0,
  });
  const lines = Readable.from(guardLines(chunks, counts), { objectMode: false });
  // A failure of the source destroys the parser with the same error, which its reader then meets.
  pipeline(lines, parser, () => undefined);
  const records = (parser as AsyncIterable<readonly string[]>)[Symbol.asyncIterator]();
  const first = await records.next();
  if (first.done === true) return undefined;
  return {
    header: first.value.map((name) => name.trim()),
    records: { [Symbol.asyncIterator]: () => records },
  };
}

/** Hands on whole lines, each with its line feed, and drops those that no record can come from. */
async function* guardLines(
  chunks: AsyncIterable<Uint8Array>,
  counts: ReadCounts,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (;;) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline === -1 ? chunk.length : newline + 1;
      heldBytes += end - start;
      // What is over the budget is not kept: only its length is known from here on.
      if (heldBytes > MAX_LINE_BYTES) held = [];
      else held.push(chunk.subarray(start, end));
      if (newline === -1) break;
      if (heldBytes > MAX_LINE_BYTES) {
        counts.droppedLines += 1;
      } else {
        const line = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
        if (isParseable(line)) yield line;
        else counts.droppedLines += 1;
      }
      held = [];
      heldBytes = 0;
      start = end;
    }
  }
  if (heldBytes === 0) return;
  const last = Buffer.concat(held);
  if (heldBytes <= MAX_LINE_BYTES && isParseable(last)) yield last;
  else counts.droppedLines += 1;
}

function isParseable(line: Buffer): boolean {
  if (!line.includes(QUOTE)) return true;
  if (line.length > MAX_QUOTED_LINE_BYTES) return false;
  const text = line.toString();
  return CLOSED_QUOTES.test(text.startsWith(BOM) ? text.slice(1) : text);
}
