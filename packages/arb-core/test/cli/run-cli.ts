/** Runs the command line in this process and captures what it prints. */
import { run } from "../../cli/run.ts";
import type { Io } from "../../cli/io.ts";

/** What a run came to. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs arguments that are already apart. */
export async function runCli(argv: readonly string[], io: Partial<Io> = {}): Promise<CliRun> {
  let out = "";
  let err = "";
  const code = await run(argv, {
    write: (text) => void (out += text),
    writeError: (text) => void (err += text),
    isTerminal: false,
    env: {},
    cwd: "/",
    ...io,
  });
  return { code, out, err };
}

/** Runs a line as it is typed after `arb-core`, with single quotes as a shell reads them. */
export async function runLine(line: string, io: Partial<Io> = {}): Promise<CliRun> {
  return runCli(splitWords(line), io);
}

/** Runs a line with `--json` and reads the one object that it prints. */
export async function runJson(line: string, io: Partial<Io> = {}): Promise<unknown> {
  const { code, out, err } = await runLine(`${line} --json`, io);
  if (err !== "" || out.split("\n").length !== 2) {
    throw new Error(`"${line}" ended with ${code} and printed ${out}${err}`);
  }
  return JSON.parse(out);
}

function splitWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
}
