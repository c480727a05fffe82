import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Processes get a group of their own where the system has such groups. A Ctrl-C in the terminal
 * then reaches this process alone, which ends the others in order, and what a process leaves
 * behind can be killed with its group.
 */
const HAS_GROUPS = process.platform !== "win32";

/** How a process is started. */
export interface ProcessOptions {
  readonly args?: readonly string[];
  /** Added to this process's own environment; an empty text unsets what is there. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdio: StdioOptions;
}

/** A process that was started. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /**
   * Resolves with how it ended: `exit code 0`, `SIGKILL`, or why it could not start. What it left
   * behind in its group has been killed by then.
   */
  readonly ended: Promise<string>;
  /** Kills it now, and its group; nothing when it has ended. */
  readonly kill: () => void;
}

/**
 * Runs a TypeScript module in a process of its own, on the sources of the packages. It ends in
 * order when this process is killed.
 *
 * @param module Relative to the repository's root, which is also where it runs.
 */
export function runProcess(
  module: string,
  { args = [], env, stdio }: ProcessOptions,
): RunningProcess {
  const runtime = ["--conditions=arb-source", "--import", "tsx"];
  const guard = ["--import", "./scripts/stop-with-parent.ts"];
  const child = spawn(process.execPath, [...runtime, ...guard, module, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio,
    detached: HAS_GROUPS,
  });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
    child.once("error", (error) => resolve(error.message));
  }).finally(() => killGroup(child));
  const kill = (): void => {
    if (child.exitCode === null && child.signalCode === null) killGroup(child);
  };
  return { child, ended, kill };
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
