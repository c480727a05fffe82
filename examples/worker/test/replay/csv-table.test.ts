import { describe, expect, it } from "vitest";
import { createReadCounts } from "arb-core/odds-files";
import { MAX_LINE_BYTES, readCsvTable, type CsvTable } from "../../src/replay/csv-table.ts";
import { chunksOf, collect } from "./chunks.ts";

async function read(text: string, size?: number) {
  const counts = createReadCounts();
  const table = (await readCsvTable(chunksOf(text, size), counts)) as CsvTable;
  return { header: table.header, records: await collect(table.records), counts };
}

describe("readCsvTable()", () => {
  it.each([
    ["line feeds", "a,b\n1,2\n3,4\n"],
    ["carriage returns and line feeds", "a,b\r\n1,2\r\n3,4\r\n"],
    ["no end to the last line", "a,b\n1,2\n3,4"],
    ["a byte order mark", "\u{feff}a,b\n1,2\n3,4\n"],
    ["a byte order mark and quotation marks", '\u{feff}"a",b\n1,2\n3,4\n'],
    ["empty lines", "a,b\n\n1,2\n\n\n3,4\n"],
    ["spaces around names", " a ,b \n1,2\n3,4\n"],
  ])("reads the same table with %s", async (_, text) => {
    for (const size of [1, 2, 3, 5, 100]) {
      const { header, records, counts } = await read(text, size);
      expect(header).toEqual(["a", "b"]);
      expect(records).toEqual([
        ["1", "2"],
        ["3", "4"],
      ]);
      expect(counts.droppedLines).toBe(0);
    }
  });

  it("finds no table in an empty file", async () => {
    expect(await readCsvTable(chunksOf(""), createReadCounts())).toBeUndefined();
  });

  it("hands on records with fewer and with more cells than columns", async () => {
    const { records } = await read("a,b\n1\n1,2,3\n");
    expect(records).toEqual([["1"], ["1", "2", "3"]]);
  });

  it("reads quoted cells with commas and doubled quotation marks", async () => {
    const { records } = await read('a,b\n"Rovers, The","4 "" 2"\n');
    expect(records).toEqual([["Rovers, The", '4 " 2']]);
  });

  it("drops a line whose quotation marks do not close, and none after it", async () => {
    const { records, counts } = await read('a,b\n"lost,2\nx,"y\na"b,"c\n3,4\n');
    expect(records).toEqual([["3", "4"]]);
    expect(counts.droppedLines).toBe(3);
  });

  it("keeps a long cell and drops a line beyond the budget", async () => {
    const cell = "9".repeat(1024 * 1024);
    const line = "7".repeat(MAX_LINE_BYTES + 1);
    const { records, counts } = await read(`a,b\n1,${cell}\n${line}\n3,4\n`, 64 * 1024);
    expect(records).toEqual([
      ["1", cell],
      ["3", "4"],
    ]);
    expect(counts.droppedLines).toBe(1);
  });

  it("hands on a record while the file is still being written", async () => {
    let finishFile: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finishFile = resolve));
    async function* slowFile(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a,b\n1,2\n3,4\n5,6\n");
      await finished;
      yield Buffer.from("7,8\n");
    }
    const table = (await readCsvTable(slowFile(), createReadCounts())) as CsvTable;
    const records = table.records[Symbol.asyncIterator]();
    expect((await records.next()).value).toEqual(["1", "2"]);
    expect((await records.next()).value).toEqual(["3", "4"]);
    finishFile();
    expect((await records.next()).value).toEqual(["5", "6"]);
    expect((await records.next()).value).toEqual(["7", "8"]);
    expect((await records.next()).done).toBe(true);
  });

  it("reads no further ahead than a few buffers", async () => {
    const line = Buffer.from(`1,${"2".repeat(100)}\n`.repeat(500));
    let yielded = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a,b\n");
      for (;;) {
        await Promise.resolve();
        yielded += line.length;
        yield line;
      }
    }
    const table = (await readCsvTable(endless(), createReadCounts())) as CsvTable;
    let read = 0;
    for await (const record of table.records) {
      read += record.join(",").length + 1;
      if (read > 5_000_000) break;
    }
    expect(yielded - read).toBeLessThan(1_000_000);
  });

  it("closes the source when its reader leaves", async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          await Promise.resolve();
          yield Buffer.from("1,2\n".repeat(1000));
        }
      } finally {
        isClosed = true;
      }
    }
    const table = (await readCsvTable(endless(), createReadCounts())) as CsvTable;
    for await (const record of table.records) if (record.length > 0) break;
    await expect.poll(() => isClosed).toBe(true);
  });

  it("throws what the source throws", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Buffer.from("a,b\n1,2\n3,4\n");
      throw new Error("disk gone");
    }
    const table = await readCsvTable(broken(), createReadCounts()).catch((error: unknown) => error);
    const failure =
      table instanceof Error
        ? table
        : await collect((table as CsvTable).records).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: "disk gone" });
  });
});
