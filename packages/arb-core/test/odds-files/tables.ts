/** Small invented tables as a reader of odds files gets them. */
import type { OddsTable } from "arb-core/odds-files";

/** A table of lines whose cells are separated by commas; the first line is the header. */
export function tableOf(...lines: readonly string[]): OddsTable {
  const [header = [], ...records] = lines.map((line) => line.split(","));
  return { header, records };
}

/** Everything that an iteration yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
