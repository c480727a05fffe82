import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReadCounts } from "arb-core/odds-files";
import { readCsvTable, type CsvTable } from "../../src/replay/csv-table.ts";
import { chunksOf, collect } from "./chunks.ts";

/** Lines of the characters that matter, none of them empty. */
const line = fc.string({
  unit: fc.constantFrom("a", "1", ",", '"', " ", "é"),
  minLength: 1,
  maxLength: 12,
});

async function read(lines: readonly string[], chunkSize: number) {
  const counts = createReadCounts();
  const table = await readCsvTable(chunksOf(["h,i", ...lines].join("\n"), chunkSize), counts);
  return { records: await collect((table as CsvTable).records), counts };
}

describe("readCsvTable(), whatever the lines", () => {
  it("makes one record of each line or drops it: no line takes another with it", async () => {
    let dropped = 0;
    let quoted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const { records, counts } = await read(lines, 64);
        expect(records.length + counts.droppedLines).toBe(lines.length);
        const plain = lines.filter((text) => !text.includes('"'));
        const cells = plain.map((text) => text.split(","));
        for (const expected of cells) expect(records).toContainEqual(expected);
        dropped += counts.droppedLines;
        quoted += records.length - plain.length;
      }),
    );
    expect(dropped).toBeGreaterThan(0);
    expect(quoted).toBeGreaterThan(0);
  });

  it("reads the same however the bytes are cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        async (lines, chunkSize) => {
          expect(await read(lines, chunkSize)).toEqual(await read(lines, 1000));
        },
      ),
    );
  });
});
