import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { descendants, isAlive } from "./processes.ts";
import { realData, withRealData } from "./real-data.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SEASONS = realData("odds");

function startReplay(...args: string[]) {
  const command = ["--conditions=arb-source", "--import", "tsx", "scripts/replay.ts", ...args];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, exited, stdout: text(child.stdout), stderr: text(child.stderr) };
}

async function replay(...args: string[]) {
  const { exited, stdout, stderr } = startReplay(...args);
  return { code: await exited, stdout: await stdout, stderr: await stderr };
}

const SEASON_HEADER =
  "Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,B365>2.5,B365<2.5,P>2.5,P<2.5,XY>2.5,XY<2.5," +
  "AHh,B365AHH,B365AHA,PAHH,PAHA,B365C>2.5,B365C<2.5,PC>2.5,PC<2.5," +
  "AHCh,B365CAHH,B365CAHA,PCAHH,PCAHA";

/**
 * One match by its cells after the score: opening totals of three bookmakers, opening handicap,
 * closing totals, closing handicap.
 */
function match(date: string, home: string, score: string, ...cells: readonly string[]): string {
  return ["Z1", date, "15:00", home, "Blues", score, ...cells].join(",");
}

const NO_TOTALS = "1.9,1.9,1.9,1.9";
const NO_HANDICAP = "0,1.9,1.9,1.9,1.9";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "replay-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("npm run replay", () => {
  it("finds the sure bets of invented seasons and settles them with their scores", async () => {
    const quiet = [`${NO_TOTALS},,`, NO_HANDICAP, NO_TOTALS, NO_HANDICAP] as const;
    await writeFile(
      join(folder, "Z1_2021-22.csv"),
      [
        SEASON_HEADER,
        // 1.95 and 2.10 on a quarter line, at both times; the draw halves the return at closing.
        match(
          "14/08/2021",
          "Reds",
          "0,0",
          `${NO_TOTALS},,`,
          "-0.25,1.95,1.8,1.8,2.1",
          NO_TOTALS,
          "-0.25,1.95,1.8,1.8,2.1",
        ),
        // Totals at opening, between three bookmakers: 2.10 and 2.10.
        match(
          "14/08/2021",
          "Greens",
          "3,0",
          "2.1,1.7,1.7,2.1,1.7,2.1",
          NO_HANDICAP,
          NO_TOTALS,
          NO_HANDICAP,
        ),
        ",,,,",
        match("21/08/2021", "Reds", "1,0", ...quiet),
        // No score yet.
        match(
          "28/08/2021",
          "Whites",
          ",",
          `${NO_TOTALS},,`,
          NO_HANDICAP,
          "2.1,1.7,1.7,2.1",
          NO_HANDICAP,
        ),
      ].join("\n"),
    );
    // The same pair of teams a year later, and a date with two digits of year.
    await writeFile(
      join(folder, "Z1_2022-23.csv"),
      [
        SEASON_HEADER,
        match(
          "13/08/22",
          "Reds",
          "2,0",
          `${NO_TOTALS},,`,
          "-0.25,1.95,1.8,1.8,2.1",
          NO_TOTALS,
          NO_HANDICAP,
        ),
      ].join("\r\n"),
    );
    const json = await replay(folder, "--json");
    expect(json.stderr).toContain("replay: 2 files, 6 rows, 5 matches");
    expect(JSON.parse(json.stdout)).toEqual({
      ah_open: 2,
      ah_close: 1,
      ou_open: 1,
      ou_close: 1,
      settled: 4,
      negative: 0,
      // (0.5556 + 0.5556 + 5 + 1.1111) / 4
      mean_percent: 1.8056,
    });
    expect(json.code).toBe(0);

    const people = await replay(folder);
    expect(people.stdout).toMatch(/^Asian handicap +2 +1$/m);
    expect(people.stdout).toMatch(/^Over\/under +1 +1$/m);
    expect(people.stdout).toContain("All 5, settled with the real scores 4, negative 0");
    expect(people.stdout).toMatch(/^bet365 v xy +0 +0 +1 +0 +1 +1 +0 +5\.0000 %$/m);
  });

  it("lists pairs of bookmakers for a snapshot, which has no scores", async () => {
    const outcome = (book: string, name: string, price: number) =>
      `2025-10-20T03:49:25.46+00:00,g1,2025-10-20T19:00:00Z,Reds,Blues,${book},totals,${name},${price},2.5`;
    await writeFile(
      join(folder, "odds.csv"),
      [
        "pulled_at,game_id,commence_time,home_team,away_team,bookmaker,market,name,price,point",
        ...[outcome("alpha", "Over", 2.1), outcome("alpha", "Under", 1.7)],
        ...[outcome("beta", "Over", 1.7), outcome("beta", "Under", 2.1)],
      ].join("\n"),
    );
    const { code, stdout } = await replay(folder);
    expect(stdout).toMatch(/^alpha v beta +0 +0 +0 +1 +1 +0 +0 +-$/m);
    expect(stdout).not.toContain("Bet365");
    expect(code).toBe(0);
  });

  it("explains itself without files and fails clearly on a file of another kind", async () => {
    const usage = await replay();
    expect(usage).toMatchObject({ code: 2, stdout: "" });
    expect(usage.stderr).toMatch(/^Usage: npm run replay -- /);

    await writeFile(join(folder, "other.csv"), "a,b\n1,2\n");
    const other = await replay(folder, "--json");
    expect(other).toMatchObject({ code: 1, stdout: "" });
    expect(other.stderr).toMatch(/^replay: Cannot read .*other\.csv: its header is neither /);
  });

  it.skipIf(process.platform === "win32")(
    "ends with every process that it started when it is interrupted",
    async () => {
      const rows = Array.from({ length: 20_000 }, (_, index) => {
        const date = new Date(Date.UTC(2000, 0, 1 + index)).toISOString();
        const written = `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
        return match(written, "Reds", "1,0", `${NO_TOTALS},,`, NO_HANDICAP, NO_TOTALS, NO_HANDICAP);
      });
      await writeFile(join(folder, "long.csv"), [SEASON_HEADER, ...rows].join("\n"));
      const { child, exited, stdout, stderr } = startReplay(folder);
      await new Promise<void>((resolve) => {
        child.stderr.on("data", (data: Buffer) => {
          if (data.includes("quotes sent")) resolve();
        });
      });
      const started = descendants(child.pid ?? 0);
      expect(started.length).toBeGreaterThanOrEqual(3);
      child.kill("SIGINT");
      expect(await exited).toBe(130);
      await vi.waitFor(() => expect(started.filter(isAlive)).toEqual([]), { timeout: 30_000 });
      expect(await stdout).toBe("");
      expect(await stderr).toMatch(/replay: stopped\n$/);
    },
  );

  const name = "finds in 66 real seasons exactly what an independent script counted";
  it.skipIf(SEASONS === undefined)(
    withRealData(name, "odds"),
    async () => {
      const { code, stdout } = await replay(SEASONS ?? "", "--json");
      expect(JSON.parse(stdout)).toEqual({
        ah_open: 58,
        ah_close: 208,
        ou_open: 23,
        ou_close: 64,
        settled: 353,
        negative: 0,
        mean_percent: 1.1027,
      });
      expect(code).toBe(0);
    },
    300_000,
  );
});
