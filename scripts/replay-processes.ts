/** The processes of one replay: started here, and all of them gone when it ends. */
import type { ChildProcess, StdioOptions } from "node:child_process";
import { createServer } from "node:net";
import { runProcess, type RunningProcess } from "./run-process.ts";

const STOP_GRACE_MS = 5000;

/** What one process of a replay is. */
export interface ReplayProcess {
  /** For messages: `server`. */
  readonly name: string;
  /** The module to run, relative to the repository's root. */
  readonly module: string;
  /** Added to this process's environment; an empty text unsets what is there. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens a channel for messages. Default false. */
  readonly ipc?: boolean;
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
  start({ name, module, env, ipc = false }: ReplayProcess): RunningProcess {
    if (this.#isStopped) throw new Error(`Cannot start ${name}: the replay has been stopped`);
    const stdio: StdioOptions = ipc ? ["ignore", 2, 2, "ipc"] : ["ignore", 2, 2];
    const started = runProcess(module, { env, stdio });
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

  /** Kills every process and its group now. */
  kill(): void {
    this.#isStopped = true;
    for (const started of this.#started.values()) started.kill();
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
