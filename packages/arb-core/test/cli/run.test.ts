import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { COMMANDS } from "../../cli/run.ts";
import { runCli, runLine } from "./run-cli.ts";
import { createSeasonFolder, type SeasonFolder } from "./seasons.ts";

let folder: SeasonFolder;
beforeAll(async () => {
  folder = await createSeasonFolder();
});
afterAll(() => folder.remove());

const EXAMPLES = COMMANDS.flatMap(({ examples }) => examples.map(({ line }) => line));

describe("help", () => {
  test.each(["--help", "-h", "help"])("%s names every command and exit code", async (argument) => {
    const { code, out, err } = await runCli([argument]);
    expect([code, err]).toEqual([0, ""]);
    for (const { name, does } of COMMANDS)
      expect(out).toMatch(new RegExp(`^  ${name} +${does}$`, "m"));
    for (const exitCode of [0, 1, 2, 66, 70])
      expect(out).toMatch(new RegExp(`^  ${exitCode} `, "m"));
  });

  test.each(COMMANDS.map(({ name }) => name))(
    "%s has its options and examples told",
    async (name) => {
      const asked = await runCli(["help", name]);
      expect(asked.code).toBe(0);
      expect(await runCli([name, "--help"])).toEqual(asked);
      const command = COMMANDS.find((known) => known.name === name);
      expect(asked.out).toContain(`Usage: arb-core ${name} ${command?.synopsis ?? ""}\n`);
      for (const option of Object.keys(command?.options ?? {})) {
        expect(asked.out).toMatch(new RegExp(`^  --${option}\\b`, "m"));
      }
      for (const { line } of command?.examples ?? [])
        expect(asked.out).toContain(`arb-core ${line}\n`);
    },
  );

  test("fits a terminal of 100 columns", async () => {
    const texts = await Promise.all([
      runCli(["--help"]),
      ...COMMANDS.map(({ name }) => runCli(["help", name])),
    ]);
    const lengths = texts.flatMap(({ out }) => out.split("\n").map((line) => line.length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(100);
  });

  test("without a command it goes to the standard error", async () => {
    const { code, out, err } = await runCli([]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe((await runCli(["--help"])).out);
  });

  test.each(EXAMPLES)("the example runs: %s", async (line) => {
    const { code, out, err } = await runLine(line, { cwd: folder.cwd });
    // Only the example of a Polish middle asks for a check.
    expect([code, err]).toEqual([line.includes("--check") ? 1 : 0, ""]);
    expect(out.endsWith("\n")).toBe(true);
    const json = await runLine(`${line} --json`, { cwd: folder.cwd });
    expect(JSON.parse(json.out)).toBeTypeOf("object");
    expect(json.code).toBe(code);
  });

  test("there are examples of every command", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(12);
    expect(COMMANDS.every(({ examples }) => examples.length > 0)).toBe(true);
  });
});

test("--version is the package's", async () => {
  expect(await runCli(["--version"])).toEqual({
    code: 0,
    out: `${packageJson.version}\n`,
    err: "",
  });
});

describe("errors", () => {
  test.each([
    [
      "clac 1.95 2.10",
      'must be one of calc, convert, settle, line, match, backtest, replay or help, was "clac"',
    ],
    ["help clac", 'was "clac"'],
    ["calc 1.95 2.10 --stak 100", "Unknown option '--stak'"],
    ["calc 1.95 2.10 --stake", "Option '--stake <value>' argument missing"],
    ["calc 1.95 2.10 --stake --json", "Option '--stake' argument is ambiguous"],
    ["line 0.5 -0.75 -x", "Unknown option '-x'"],
    ["line 0.5 --json=1", "Option '--json' does not take an argument"],
    ["convert -0.95 -0.94 --from malay", 'there must be one argument, was "-0.95" "-0.94"'],
    ["line", "there must be one argument, was none"],
  ])("%s is bad usage, said in one sentence", async (line, sentence) => {
    const { code, out, err } = await runLine(line);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^arb-core: Cannot [^\n]*\n$/);
    expect(err).toContain(sentence);
  });
});

describe("colors", () => {
  const line = "calc 'home -1 @ 2.10' 'away +0.5 @ 1.95'";
  const isColored = async (env: Record<string, string>, isTerminal = true): Promise<boolean> =>
    (await runLine(line, { env, isTerminal })).out.includes("\u001B[");

  test("are for terminals, and off where NO_COLOR is set", async () => {
    expect(await isColored({ TERM: "xterm" })).toBe(true);
    expect(await isColored({ NO_COLOR: "" })).toBe(true);
    expect(await isColored({ NO_COLOR: "1" })).toBe(false);
    expect(await isColored({ TERM: "dumb" })).toBe(false);
    expect(await isColored({ TERM: "xterm" }, false)).toBe(false);
  });

  test("change nothing but the colors", async () => {
    const colored = await runLine(line, { isTerminal: true });
    const plain = await runLine(line);
    // eslint-disable-next-line no-control-regex -- the escape character is what is meant
    expect(colored.out.replaceAll(/\u001B\[\d+m/g, "")).toBe(plain.out);
    expect((await runLine(`${line} --json`, { isTerminal: true })).out).not.toContain("\u001B");
  });
});
