import { createInterface } from "node:readline";
import { formatLogLine } from "./log-line.ts";
import { runProcess, type RunningProcess } from "./run-process.ts";

/** One process to run. */
export interface ProcessPlan {
  /** Shown before each line of its output. */
  readonly name: string;
  /** The module to run, relative to the repository's root. */
  readonly module: string;
  readonly args?: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Fields of its JSON log that need not be shown, such as those that its name says. */
  readonly hiddenFields?: readonly string[];
}

/** Settings of {@link supervise}. */
export interface SuperviseOptions {
  /** Takes each line of output, prefixed and without its line break. */
  readonly write: (line: string) => void;
  /** How long all of them together may take to end before they are killed, in milliseconds. */
  readonly graceMs: number;
}

/** Why a set of processes ended: someone asked, or one of them ended by itself. */
export type EndReason =
  | { readonly kind: "asked" }
  | { readonly kind: "process-ended"; readonly name: string; readonly how: string };

/** A set of processes that live and die together. */
export interface Supervisor {
  /** Resolves when every process is gone; never rejects. */
  readonly ended: Promise<EndReason>;
  /**
   * Asks the processes to end, the last stage first and each when those after it are gone, and
   * kills what is left after the grace. Asking again changes nothing.
   */
  readonly stop: () => void;
  /** Kills every process now. */
  readonly kill: () => void;
}

/** Time for the last output of a process that has ended, in milliseconds. */
const DRAIN_MS = 1000;

/** A process with its output. */
interface SupervisedProcess extends RunningProcess {
  /** Resolves when it is gone and what it said has been written. */
  readonly drained: Promise<void>;
}

/**
 * Runs processes side by side and writes their output line by line. When one ends, for whatever
 * reason, the others are ended too: half a system would look like a working one.
 *
 * @param stages The processes, all started at once; those of a later stage use those before it.
 */
export function supervise(
  stages: readonly (readonly ProcessPlan[])[],
  { write, graceMs }: SuperviseOptions,
): Supervisor {
  const width = Math.max(...stages.flat().map(({ name }) => name.length));
  let reason: EndReason | undefined;
  let graceTimer: NodeJS.Timeout | undefined;

  const start = (plan: ProcessPlan): SupervisedProcess => {
    const { name, module, args = [], env = {}, hiddenFields } = plan;
    const running = runProcess(module, { args, env, stdio: ["ignore", "pipe", "pipe"] });
    const { child, ended } = running;
    for (const input of [child.stdout, child.stderr]) {
      if (input === null) continue;
      createInterface({ input }).on("line", (line) => {
        write(`${name.padEnd(width)} | ${formatLogLine(line, hiddenFields)}`);
      });
    }
    const closed = new Promise((resolve) => child.once("close", resolve));
    const drained = ended.then((how) => {
      stop({ kind: "process-ended", name, how });
      return orAfter(DRAIN_MS, closed);
    });
    return { ...running, drained };
  };
  const started = stages.map((stage) => stage.map(start));

  const stop = (why: EndReason): void => {
    if (reason !== undefined) return;
    reason = why;
    graceTimer = setTimeout(kill, graceMs);
    void endInOrder();
  };
  const endInOrder = async (): Promise<void> => {
    for (const stage of started.toReversed()) {
      for (const { child } of stage) child.kill("SIGTERM");
      await Promise.all(stage.map(({ ended }) => ended));
    }
  };
  const kill = (): void => {
    reason ??= { kind: "asked" };
    for (const running of started.flat()) running.kill();
  };

  const ended = Promise.all(started.flat().map(({ drained }) => drained)).then((): EndReason => {
    clearTimeout(graceTimer);
    return reason ?? { kind: "asked" };
  });
  return { ended, stop: () => stop({ kind: "asked" }), kill };
}

async function orAfter(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
