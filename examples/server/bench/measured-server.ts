/** A server in a process of its own, to be measured from this one. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Listening, Requests } from "./requests.ts";

const ENTRY = fileURLToPath(new URL("server-process.ts", import.meta.url));
/** As the server is started from its sources, and nothing of this process's own. */
const ARGUMENTS = ["--conditions=arb-source", "--import", "tsx"];

/** What a peer could send in no time would else be refused. */
const UNLIMITED = {
  MESSAGES_PER_SECOND: "1000000",
  MESSAGE_BURST: "1000000",
  HEARTBEAT_MS: "600000",
  SLOW_READER_MS: "600000",
} as const;

/** A server's process. */
export class MeasuredServer {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** Starts the real server with some settings beside the limits, which are raised. */
  static start(settings: Readonly<Record<string, string>> = {}): Promise<MeasuredServer> {
    return MeasuredServer.#launch([], { ...UNLIMITED, ...settings });
  }

  /** Starts the bare server. */
  static startBare(): Promise<MeasuredServer> {
    return MeasuredServer.#launch(["bare"], {});
  }

  static async #launch(
    argv: readonly string[],
    settings: Readonly<Record<string, string>>,
  ): Promise<MeasuredServer> {
    const child = fork(ENTRY, argv, {
      execArgv: ARGUMENTS,
      env: { ...process.env, ...settings },
      serialization: "advanced",
    });
    const ended = new AbortController();
    child.once("exit", () => ended.abort());
    const [{ url }] = (await once(child, "message", { signal: ended.signal })) as [Listening];
    return new MeasuredServer(url, child);
  }

  /** Asks; one question at a time. */
  async ask<Name extends keyof Requests>(
    name: Name,
    ...[argument]: Requests[Name]["argument"] extends undefined ? [] : [Requests[Name]["argument"]]
  ): Promise<Requests[Name]["answer"]> {
    const answered = once(this.#child, "message");
    this.#child.send({ name, argument });
    const [{ value }] = (await answered) as [{ value: Requests[Name]["answer"] }];
    return value;
  }

  /** What `/health` says. */
  async health(): Promise<{ readonly matches: number; readonly opportunities: number }> {
    const response = await fetch(`${this.url}/health`);
    return (await response.json()) as { matches: number; opportunities: number };
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }
}
