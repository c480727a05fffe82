import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReadCounts } from "arb-core/odds-files";
import { listOddsFiles, openOddsFile } from "../../src/replay/odds-file.ts";
import { runReplay } from "../../src/replay/replay.ts";
import { collect } from "./chunks.ts";

const SEASON = "Div,Date,HomeTeam,AwayTeam\nZ1,14/08/21,Reds,Blues\n";
const SNAPSHOT =
  "pulled_at,game_id,commence_time,home_team,away_team,bookmaker,market,name,price,point\n";

let folder: string;
const path = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "odds-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("listOddsFiles()", () => {
  it("lists a folder's CSV files by name, and a file named twice once", async () => {
    for (const name of ["b.csv", "a.CSV", "notes.txt"]) await writeFile(path(name), SEASON);
    await symlink(path("b.csv"), path("c.csv"));
    expect(await listOddsFiles([path("b.csv"), folder, path("notes.txt")])).toEqual([
      path("b.csv"),
      path("a.CSV"),
      path("notes.txt"),
    ]);
  });

  it("says which path is not there, and which folder has nothing to read", async () => {
    await expect(listOddsFiles([path("none.csv")])).rejects.toThrow(
      `Cannot read ${path("none.csv")}: no such file`,
    );
    await expect(listOddsFiles([folder])).rejects.toThrow("the folder holds no CSV file");
  });
});

describe("openOddsFile()", () => {
  it("tells a season from a snapshot by the header", async () => {
    await writeFile(path("season"), SEASON);
    await writeFile(path("snapshot"), SNAPSHOT);
    const counts = createReadCounts();
    const season = await openOddsFile(path("season"), counts);
    const snapshot = await openOddsFile(path("snapshot"), counts);
    expect([season.kind, snapshot.kind]).toEqual(["football-data", "odds-api"]);
    expect(season.kind === "football-data" && (await collect(season.rows))).toHaveLength(1);
    expect(counts.matches).toBe(1);
    snapshot.close();
  });

  it.each([
    ["nothing", ""],
    ["another header", "a,b\n1,2\n"],
    ["bytes that are no text", "\u0000\u0001\u{fffd}".repeat(100)],
  ])("refuses a file with %s", async (_, content) => {
    await writeFile(path("file.csv"), content);
    await expect(openOddsFile(path("file.csv"), createReadCounts())).rejects.toThrow(
      /its header is neither that of a football-data.co.uk season nor/,
    );
  });

  it("refuses a folder", async () => {
    await expect(openOddsFile(folder, createReadCounts())).rejects.toThrow(`Cannot read ${folder}`);
  });

  it("can be closed unread", async () => {
    await writeFile(path("long.csv"), SEASON + "Z1,14/08/21,Reds,Blues\n".repeat(100_000));
    const file = await openOddsFile(path("long.csv"), createReadCounts());
    file.close();
  });
});

describe("runReplay()", () => {
  const serverUrl = "ws://127.0.0.1:9/ws";
  const output = { write: () => undefined };

  it("waits for a server that is not there until it is aborted", async () => {
    await writeFile(
      path("season.csv"),
      "Div,Date,HomeTeam,AwayTeam,P>2.5,P<2.5\nZ1,14/08/21,Reds,Blues,1.9,2\n",
    );
    const stopping = new AbortController();
    const replay = runReplay({ files: [folder], serverUrl, output }, stopping.signal);
    stopping.abort(new Error("enough"));
    await expect(replay).rejects.toThrow("enough");
  });

  it("needs no server where there is nothing to send", async () => {
    await writeFile(path("season.csv"), SEASON);
    const summary = await runReplay(
      { files: [folder], serverUrl, output },
      new AbortController().signal,
    );
    expect(summary).toMatchObject({ files: 1, quotes: 0, books: [], refused: 0 });
    expect(summary.counts.matches).toBe(1);
  });
});
