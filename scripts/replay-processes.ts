/** The processes of one replay: started here, and all of them gone when it ends. */
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STOP_GRACE_MS = 5000;

/**
 * With groups of their own, a Ctrl-C in the terminal reaches the parent alone, which ends them in
 * order.
 */
const HAS_GROUPS = process.platform !== "win32";

/** How one process is started. */
export interface ProcessOptions {
  /** For messages: `server`. */
  readonly name: string;
  /** The module to run, relative to the repository's root. */
  readonly module: string;
  /** Added to this process's environment; an empty text unsets what is there. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens a channel for messages. Default false. */
  readonly ipc?: boolean;
}

/** A process that was started. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /** Resolves with how it ended: `exit code 0`, `SIGKILL`, or why it could not start. */
  readonly ended: Promise<string>;
}

/** A set of processes that end together. */
export class ProcessGroup {
  readonly #started = new Map<string, RunningProcess>();
  #isStopped = false;

  /**
   * Starts a process. What it prints goes to the standard error stream.
   *
   * @throws Error when the group has been stopped.
   */
  start({ name, module, env, ipc = false }: ProcessOptions): RunningProcess {
    if (this.#isStopped) throw new Error(`Cannot start ${name}: the replay has been stopped`);
    const stdio: StdioOptions = ipc ? ["ignore", 2, 2, "ipc"] : ["ignore", 2, 2];
    const args = ["--conditions=arb-source", "--import", "tsx"];
    const child = spawn(
      process.execPath,
      [...args, "--import", "./scripts/stop-with-parent.ts", module],
      { cwd: ROOT, env: { ...process.env, ...env }, stdio, detached: HAS_GROUPS },
    );
    const ended = new Promise<string>((resolve) => {
      child.once("exit", (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
      child.once("error", (error) => resolve(error.message));
    });
    const started = { child, ended };
    this.#started.set(name, started);
    return started;
  }

  /** Rejects as soon as one of the named processes has ended; never resolves. */
  async failure(...names: readonly string[]): Promise<never> {
    const ends = [...this.#started].flatMap(([name, { ended }]) =>
      names.includes(name) ? [ended.then((how) => `${name} (${how})`)] : [],
    );
    throw new Error(`Cannot go on: a process has ended early: ${await Promise.race(ends)}`);
  }

  /** Asks every process to end, and kills what has not ended after a grace. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const started = [...this.#started.values()];
    for (const { child } of started) child.kill("SIGTERM");
    const timer = setTimeout(() => this.kill(), STOP_GRACE_MS);
    await Promise.all(started.map(({ ended }) => ended));
    clearTimeout(timer);
  }

  /** Kills every process now. */
  kill(): void {
    this.#isStopped = true;
    for (const { child } of this.#started.values()) child.kill("SIGKILL");
  }
}

/** Finds a port of the loopback address that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") {
    throw new Error("Cannot find a free port: the system names none");
  }
  return address.port;
}

/**
 * Waits for a message of a child process that says of itself that it is of the given type.
 * Messages of other types are left alone.
 */
export function receive(child: ChildProcess, type: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const onMessage = (message: unknown): void => {
      if (!isRecord(message) || message["type"] !== type) return;
      child.off("message", onMessage);
      resolve(message);
    };
    child.on("message", onMessage);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
