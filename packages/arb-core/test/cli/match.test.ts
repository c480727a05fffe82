import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTeamRegistry } from "arb-core";
import { runJson, runLine } from "./run-cli.ts";

describe("two names", () => {
  test.each([
    ["'Man Utd' 'Manchester United FC'", "The same team: the table knows both names as Manch"],
    ["'Qqxx Zzyy FC' 'QQXX  ZZYY'", "The same name once normalized, of a team that the table do"],
    ["'Brondbi' 'Brøndby IF'", "Alike to 0.92: not enough without a match"],
    ["Arsenal 'Arsenal (W)'", "Different teams, whatever the club: first team and women"],
    ["Arsenal Arsenal --league2 'Women Super League'", "Different teams, whatever the club"],
    ["Arsenal Chelsea", "Different teams: two teams of the registry: Arsenal and Chelsea"],
    ["Аrsenal Arsenal", "Different names: a word mixes letters of two scripts"],
    ["Qqxx Arsenal", "Different teams: different names, alike to 0.00"],
  ])("match %s", async (line, verdict) => {
    const { code, out, err } = await runLine(`match ${line}`);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n")[0]).toContain(verdict);
  });

  test("are shown as they were read, with who they stand for and why they are alike", async () => {
    const { out } = await runLine("match 'Brondbi' 'Brøndby IF'");
    expect(out.split("\n").slice(2)).toEqual([
      "              first                                 second",
      "name          Brondbi                               Brøndby IF",
      "normalized    brondbi                               brondby if",
      "side          first team                            first team",
      "in the table  perhaps Brøndby (DEN), alike to 0.92  Brøndby (DEN)",
      "",
      "first     second   because   sure  weight",
      "brondbi   brondby  spelling  0.92    1.00",
      "alike to                     0.92",
      "",
    ]);
  });

  test("are a value with --json", async () => {
    expect(await runJson("match 'Man Utd (W)' 'Manchester United Women'")).toMatchObject({
      relation: "registry",
      first: { normalized: "man utd women", squad: "women", resolution: { status: "match" } },
      second: { resolution: { team: { id: "manchester-united" } } },
    });
  });
});

describe("two matches", () => {
  const teams = "'Man Utd v Wolves' 'Manchester United vs. Wolverhampton'";

  test("are weighed line by line", async () => {
    const { code, out } = await runLine(
      `match ${teams} --start 2026-08-15T14:00Z --start2 '2026-08-15 16:05+02:00'`,
    );
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "A match: 31 bits, and 10 are needed; tier registry, the same way round",
      "",
      "             first                 second",
      "bookmaker    first                 second",
      "home         Man Utd               Manchester United",
      "away         Wolves                Wolverhampton",
      "competition  -                     -",
      "kick-off     2026-08-15 14:00 UTC  2026-08-15 14:05 UTC",
      "",
      "evidence                                        bits",
      "home         the same team in the registry       +14",
      "away         the same team in the registry       +14",
      "kick-off     5 minutes apart                      +3",
      "competition  competitions that may be the same     0",
      "sum                                              +31",
      "",
    ]);
  });

  test.each([
    ["", "No match: vetoed by competition"],
    ["--league 'Premier League'", "A match: 28 bits, and 10 are needed; tier undated"],
    ["--start 2026-08-15T14:00 --start2 2026-08-16T14:00", "No match: vetoed by kick-off"],
    ["--start 2026-08-15T14:00 --league2 'FA Youth Cup'", "No match: vetoed by squad"],
    ["--start 2026-08-15T14:00 --sport basketball", "No match: vetoed by away"],
  ])("with %s", async (options, verdict) => {
    expect((await runLine(`match ${teams} ${options}`)).out).toContain(verdict);
  });

  test("may be exchanged on neutral ground, and be given as four names", async () => {
    const line = "match 'Man Utd' Wolves Wolves 'Man Utd' --start 2026-08-15T14:00Z";
    expect(await runJson(line)).toMatchObject({ verdict: "match", orientation: "unknown" });
    expect(await runJson(`${line} --neutral`)).toMatchObject({ orientation: "swapped" });
  });

  test("have a veto as null in JSON", async () => {
    expect(await runJson("match 'Ajax v PSV' 'Ajax v Feyenoord'")).toMatchObject({
      verdict: "vetoed",
      bits: null,
    });
  });
});

describe("a registry of one's own", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "arb-match-"));
    const team = { id: "home-side", name: "Home Side", aliases: ["Reds"] };
    const save = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
    await save("teams.json", JSON.stringify(createTeamRegistry([team])));
    await save("other.json", "[]");
    await save("bad.json", '{"version": 1, "teams": [{"id": "A B", "name": "A"}]}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("is read from a file", async () => {
    const { out } = await runLine("match Reds 'Home Side' --teams teams.json", { cwd: folder });
    expect(out).toContain("The same team: the table knows both names as Home Side\n");
  });

  test.each([
    ["missing.json", "Cannot read missing.json: no such file"],
    [".", "Cannot read .: Error: EISDIR"],
    ["other.json", "Cannot read other.json: it must be a saved registry"],
    ["bad.json", "Cannot read bad.json: Cannot add team: its id must be"],
  ])("is refused where it is none: %s", async (path, sentence) => {
    const { code, out, err } = await runLine(`match a b --teams ${path}`, { cwd: folder });
    expect([code, out]).toEqual([66, ""]);
    expect(err).toContain(sentence);
  });
});

test.each([
  ["", 'or two matches such as "Arsenal v Chelsea", was none'],
  ["Arsenal", 'was "Arsenal"'],
  ["a b c", 'was "a" "b" "c"'],
  ["a b c d e", 'was "a" "b" "c" "d" "e"'],
  ["'Ajax v PSV' Ajax", 'was "Ajax v PSV" "Ajax"'],
  ["'a v b v c' 'a v b'", 'was "a v b v c" "a v b"'],
  ["a ??", 'each must have letters or digits, was "??"'],
  ["a b --start 2026-08-15T14:00Z --neutral", "--start, --neutral must come with two matches"],
  ["'a v b' 'a v b' --start tomorrow", '--start must be such as 2026-08-15T14:00Z, was "tomorrow"'],
  ["'a v b' 'a v b' --start 2026-02-30T14:00Z", 'was "2026-02-30T14:00Z"'],
  ["'a v b' 'a v b' --start 2026-13-01T14:00Z", 'was "2026-13-01T14:00Z"'],
  ["'a v b' 'a v b' --start 0999-01-01T14:00Z", 'was "0999-01-01T14:00Z"'],
  ["'a v b' 'a v b' --start 2026-08-15", 'was "2026-08-15"'],
  ["'a v b' 'a v b' --start 2026-08-15T14:00 --start2 25:00", "--start2 must be such as"],
])("match %s is bad usage", async (line, sentence) => {
  const { code, out, err } = await runLine(`match ${line}`);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^arb-core: Cannot [^\n]*\n$/);
  expect(err).toContain(sentence);
});
