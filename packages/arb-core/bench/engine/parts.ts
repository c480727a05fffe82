/**
 * A benchmark in parts, each in a process of its own: no part finds the memory full of another's
 * objects, or the compiler set on another's shapes.
 */
import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { formatFigures, printReport, type Report } from "./report.ts";

/** How large the measured worlds are: `tiny` only shows that everything runs. */
export const SIZES = ["full", "small", "tiny"] as const;
/** One of {@link SIZES}. */
export type Size = (typeof SIZES)[number];

/** Measures one part of a benchmark. */
export type Part = (size: Size) => Report | Promise<Report>;

/** Environment variable of a process that measures one part for another. */
const PART_VARIABLE = "BENCH_PART";

/** More than the largest world needs; what is not used is not taken. */
const HEAP_MB = 12_000;

/**
 * Runs a benchmark by the arguments of the command line. `--size` is one of {@link SIZES},
 * `--only` a part or several separated by commas, and `--json` prints the figures alone, one object
 * a line.
 *
 * @param entry - the file that calls this: it is run again for every part.
 */
export async function runParts(
  entry: string,
  parts: Readonly<Record<string, Part>>,
): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      size: { type: "string", default: "full" },
      only: { type: "string", default: Object.keys(parts).join() },
    },
  });
  const size = choose("--size", values.size, SIZES);
  const names = values.only.split(",").map((name) => choose("--only", name, Object.keys(parts)));
  const own = process.env[PART_VARIABLE];
  if (own !== undefined) {
    process.send?.(await parts[own]?.(size));
    process.disconnect();
    return;
  }
  for (const name of names) {
    if (!values.json) console.log(`\n${name}`);
    const report = await measureApart(entry, name, size);
    if (values.json) for (const line of formatFigures(report.figures)) console.log(line);
    else printReport(report);
  }
}

function measureApart(entry: string, name: string, size: Size): Promise<Report> {
  const child = fork(entry, ["--size", size], {
    env: { ...process.env, [PART_VARIABLE]: name },
    execArgv: [...process.execArgv, "--expose-gc", `--max-old-space-size=${HEAP_MB}`],
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    let report: Report | undefined;
    child.on("message", (message) => (report = message as Report));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (report !== undefined && code === 0) resolve(report);
      else
        reject(new Error(`Cannot measure ${name}: its process ended with ${code ?? "a signal"}`));
    });
  });
}

function choose<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  throw new RangeError(`Cannot measure: ${option} must be of ${known.join(", ")}, was ${value}`);
}
