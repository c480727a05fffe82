/** What the readers of odds files take: a header and records, however they came from a file. */

/** A table of texts. A CSV parser's rows are one, read from a file or held in memory. */
export interface OddsTable {
  /** The column names, trimmed. */
  readonly header: readonly string[];
  /** The cells of each record after the header; there may be fewer or more of them than columns. */
  readonly records: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

/** Where each named column stands. A name that appears twice means its first column. */
export function columnIndex(header: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    if (!columns.has(name)) columns.set(name, index);
  }
  return columns;
}
