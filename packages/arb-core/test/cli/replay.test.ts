import { appendFile, copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EngineChanges } from "arb-core";
import { runJson, runLine } from "./run-cli.ts";
import { createSeasonFolder, type SeasonFolder } from "./seasons.ts";

let folder: SeasonFolder;
beforeAll(async () => {
  folder = await createSeasonFolder();
});
afterAll(() => folder.remove());

const SUMMARY = {
  commands: 4,
  from: Date.UTC(2023, 7, 12, 12),
  to: Date.UTC(2023, 7, 12, 12, 0, 3),
  opened: 1,
  updated: 1,
  closed: { "source-lost": 1 },
  open: 0,
  listings: 1,
};

describe("replay", () => {
  test("says how many sure bets came and went, and why", async () => {
    expect(await runJson("replay odds.ndjson", { cwd: folder.cwd })).toEqual(SUMMARY);
    const { code, out } = await runLine("replay odds.ndjson", { cwd: folder.cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^commands +4$/m);
    expect(out).toMatch(/^from +2023-08-12T12:00:00.000Z$/m);
    expect(out).toMatch(/^closed, source-lost +1$/m);
  });

  test("prints every change with --changes", async () => {
    const { out } = await runLine("replay odds.ndjson --changes", { cwd: folder.cwd });
    const changes = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as EngineChanges & { now: number });
    const [opened, updated, closed] = changes;
    expect(changes).toHaveLength(3);
    expect(opened?.opened).toMatchObject([{ firstSeen: SUMMARY.from + 1000 }]);
    expect(updated?.updated).toMatchObject([{ id: opened?.opened[0]?.id }]);
    expect(closed).toMatchObject({
      now: SUMMARY.to,
      opened: [],
      closed: [{ id: opened?.opened[0]?.id, reason: "source-lost" }],
    });
  });

  test("passes over a last line that was cut off, and over no other", async () => {
    const { cwd } = folder;
    await copyFile(join(cwd, "odds.ndjson"), join(cwd, "cut.ndjson"));
    await appendFile(join(cwd, "cut.ndjson"), '{"now":17,"comm');
    expect(await runJson("replay cut.ndjson", { cwd })).toEqual(SUMMARY);
    await appendFile(join(cwd, "cut.ndjson"), "\n");
    const { code, err } = await runLine("replay cut.ndjson", { cwd });
    expect([code, err]).toEqual([
      66,
      expect.stringMatching(/^arb-core: Cannot read .*: line 5: it must be JSON\n$/),
    ]);
  });

  test.each([
    ["{}\n", "line 1 at now: it must be a command as an engine takes it"],
    ['{"now":1,"command":{"type":"remove-source"}}\n', "line 1 at command.source: "],
    [
      ["a", "b"]
        .map((provider) => {
          const command = { type: "snapshot", source: "w", provider, listings: [] };
          return `${JSON.stringify({ now: 1, command })}\n`;
        })
        .join(""),
      "line 2: Cannot apply update: source w speaks for",
    ],
  ])("refuses a file that is no recording: %j", async (text, sentence) => {
    await writeFile(join(folder.cwd, "bad.ndjson"), text);
    const { code, out, err } = await runLine("replay bad.ndjson", { cwd: folder.cwd });
    expect([code, out]).toEqual([66, ""]);
    expect(err).toContain(sentence);
    expect(err.split("\n")).toHaveLength(2);
  });

  test.each(["missing.ndjson", "seasons"])("says that %s cannot be read", async (name) => {
    const { code, err } = await runLine(`replay ${name}`, { cwd: folder.cwd });
    expect([code, err]).toEqual([66, expect.stringContaining("arb-core: Cannot read ")]);
  });
});
