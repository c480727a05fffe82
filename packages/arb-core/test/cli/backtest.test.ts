import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realData, withRealData } from "../../../../test/real-data.ts";
import type { BacktestReport } from "arb-core";
import { runJson, runLine } from "./run-cli.ts";
import { createSeasonFolder, type SeasonFolder } from "./seasons.ts";

interface BacktestJson {
  readonly files: number;
  readonly matches: number;
  readonly books: readonly string[];
  readonly opening: BacktestReport;
  readonly closing: BacktestReport;
  readonly all: BacktestReport;
}

const countsOf = (report: BacktestReport) =>
  Object.fromEntries(report.byMarket.map(({ key, bets }) => [key, bets]));

let folder: SeasonFolder;
beforeAll(async () => {
  folder = await createSeasonFolder();
  await writeFile(join(folder.cwd, "notes.csv"), "a,b\n1,2\n");
  await writeFile(join(folder.cwd, "empty.csv"), "");
  await writeFile(
    join(folder.cwd, "endless.csv"),
    `Div,Date,HomeTeam,AwayTeam\n"${"x".repeat(2e6)}`,
  );
});
afterAll(() => folder.remove());

describe("backtest", () => {
  const run = async (line: string) =>
    (await runJson(`backtest ${line}`, { cwd: folder.cwd })) as BacktestJson;

  test("settles the sure bets of a season file", async () => {
    const json = await run("seasons");
    expect([json.files, json.matches, json.books]).toEqual([1, 3, ["bet365", "pinnacle"]]);
    expect(countsOf(json.opening)).toEqual({ ft_hdp: 1, ft_ou: 2 });
    expect(countsOf(json.closing)).toEqual({ ft_hdp: 1 });
    expect([json.all.all.bets, json.all.all.settled]).toEqual([4, 3]);
    const [handicap] = json.opening.byMarket;
    expect(handicap?.recommended.mean?.toFixed(4)).toBe("0.7500");
    expect(handicap?.equalPayouts.mean?.toFixed(4)).toBe("0.5556");
  });

  test("reads a file that is named twice once", async () => {
    expect((await run("seasons seasons/E0_2023-24.csv")).matches).toBe(3);
  });

  test("its help names the markets that are read, and 1X2 is not read", async () => {
    const { out } = await runLine("help backtest");
    expect(out).toMatch(/Asian\nhandicap and of over\/under 2\.5 at opening and at closing/);
    expect(out).toContain("Other prices, 1X2 among them,\nare not read.");
    // Three prices of two bookmakers that would be a sure bet.
    const columns = ["B365H", "B365D", "B365A", "PSH", "PSD", "PSA"];
    await writeFile(
      join(folder.cwd, "winners.txt"),
      `Div,Date,HomeTeam,AwayTeam,FTHG,FTAG,${columns.join()}\nE0,1/8/23,A,B,1,0,4,4,1.2,1.1,4,4\n`,
    );
    expect((await run("winners.txt")).books).toEqual([]);
  });

  test("prints tables", async () => {
    const { code, out } = await runLine("backtest seasons --by month", { cwd: folder.cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^Asian handicap +1 +1 +2$/m);
    expect(out).toMatch(/^over\/under +2 +0 +2$/m);
    expect(out).toMatch(/^all +3 +1 +4$/m);
    expect(out).toMatch(/^2023-08 +1 +1 +0 +0\.7500 % +0\.5556 % /m);
    expect(out).toMatch(/^2023-09 +3 +2 +0 /m);
    expect(out).toContain("a floor gained of 0.1944 points.");
  });

  test("says so where nothing is found", async () => {
    const line = "backtest ../seasons/E0_2023-24.csv --books bet365,pinnacle";
    const { code, err } = await runLine(line, { cwd: join(folder.cwd, "seasons") });
    expect([code, err]).toEqual([0, ""]);
    await writeFile(join(folder.cwd, "dull.txt"), "Div,Date,HomeTeam,AwayTeam\nE0,1/8/23,A,B\n");
    const { out } = await runLine("backtest dull.txt", { cwd: folder.cwd });
    expect(out).toBe("1 matches with prices of nobody\n\nNo sure bets were found.\n");
  });

  test.each([
    ["", "there must be a file or a folder, was none"],
    ["seasons --books bet365", 'two or more names separated by commas, was "bet365"'],
    ["seasons --books bet365,", 'was "bet365,"'],
    ["seasons --books bet365,nobody", 'must have prices in the files, was "nobody"'],
    ["seasons --by year", "one of market, line, league, month"],
  ])("%s is bad usage", async (line, sentence) => {
    const { code, out, err } = await runLine(`backtest ${line}`, { cwd: folder.cwd });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  test.each([
    ["nowhere", "Cannot read nowhere: no such file"],
    ["notes.csv", "its header is not that of a season of football-data.co.uk"],
    ["empty.csv", "its header is not that of a season of football-data.co.uk"],
    ["endless.csv", "Cannot read "],
    ["/proc/self/fd", "Cannot read /proc/self/fd"],
  ])("%s cannot be read", async (path, sentence) => {
    const { code, out, err } = await runLine(`backtest ${path}`, { cwd: folder.cwd });
    expect([code, out]).toEqual([66, ""]);
    expect(err).toContain(sentence);
  });
});

const SEASONS = realData("odds");

describe.skipIf(SEASONS === undefined)(withRealData("backtest of 66 real seasons", "odds"), () => {
  test("finds what an independent script counted, and none loses", async () => {
    const line = `backtest '${SEASONS ?? ""}' --books bet365,pinnacle`;
    const json = (await runJson(line)) as BacktestJson;
    expect([json.files, json.matches]).toEqual([66, 23_451]);
    expect(countsOf(json.opening)).toEqual({ ft_hdp: 58, ft_ou: 23 });
    expect(countsOf(json.closing)).toEqual({ ft_hdp: 208, ft_ou: 64 });
    const { settled, recommended, equalPayouts } = json.all.all;
    expect([settled, recommended.negative, equalPayouts.negative]).toEqual([353, 0, 0]);
    expect(equalPayouts.mean?.toFixed(4)).toBe("1.1027");
    const quarter = json.all.byLine.find(({ key }) => key === "quarter");
    expect(quarter?.recommended.floor).toBeGreaterThan(quarter?.equalPayouts.floor ?? Infinity);
  }, 120_000);
});
