import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { formatLogLine } from "./log-line.ts";

/** One process to run. */
export interface ProcessPlan {
  /** Shown before each line of its output. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Fields of its JSON log that need not be shown, such as those that its name says. */
  readonly hiddenFields?: readonly string[];
}

/** Settings of {@link supervise}. */
export interface SuperviseOptions {
  /** Takes each line of output, prefixed and without its line break. */
  readonly write: (line: string) => void;
  /** How long a process may take to end after SIGTERM before it is killed, in milliseconds. */
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
  /** Asks every process to end, and kills what is left after the grace. Asking again changes nothing. */
  readonly stop: () => void;
  /** Kills every process now. */
  readonly kill: () => void;
}

/** Time for the last output of a process that has ended, in milliseconds. */
const DRAIN_MS = 1000;

/**
 * Processes get a group of their own where the system has such groups. A Ctrl-C in the terminal
 * then reaches this process alone, which ends the others in order, and what a process leaves
 * behind can be killed with its group.
 */
const HAS_GROUPS = process.platform !== "win32";

/**
 * Runs processes side by side and writes their output line by line. When one ends, for whatever
 * reason, the others are ended too: half a system would look like a working one.
 *
 * @param plans The processes, started in this order.
 */
export function supervise(
  plans: readonly ProcessPlan[],
  { write, graceMs }: SuperviseOptions,
): Supervisor {
  const width = Math.max(...plans.map(({ name }) => name.length));
  const running = new Set<ChildProcess>();
  let reason: EndReason | undefined;
  let graceTimer: NodeJS.Timeout | undefined;

  const stop = (why: EndReason): void => {
    if (reason !== undefined) return;
    reason = why;
    for (const child of running) child.kill("SIGTERM");
    graceTimer = setTimeout(kill, graceMs);
  };
  const kill = (): void => {
    reason ??= { kind: "asked" };
    for (const child of running) killGroup(child);
  };

  const run = async (plan: ProcessPlan): Promise<void> => {
    const { name, command, args, env, hiddenFields } = plan;
    const show = (line: string): void => {
      write(`${name.padEnd(width)} | ${formatLogLine(line, hiddenFields)}`);
    };
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: HAS_GROUPS,
    });
    running.add(child);
    createInterface({ input: child.stdout }).on("line", show);
    createInterface({ input: child.stderr }).on("line", show);
    const closed = new Promise((resolve) => child.once("close", resolve));
    const how = await new Promise<string>((resolve) => {
      child.once("exit", (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
      child.once("error", (error) => resolve(error.message));
    });
    killGroup(child);
    running.delete(child);
    stop({ kind: "process-ended", name, how });
    await orAfter(DRAIN_MS, closed);
  };

  const ended = Promise.all(plans.map(run)).then((): EndReason => {
    clearTimeout(graceTimer);
    return reason ?? { kind: "asked" };
  });
  return { ended, stop: () => stop({ kind: "asked" }), kill };
}

/** Kills a process and, where there are groups, whatever it started and left in its group. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (HAS_GROUPS) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}

async function orAfter(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
