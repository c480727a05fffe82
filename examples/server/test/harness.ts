/** What the server's tests share: a real server on a free port, and real sockets to talk to it. */
import { once } from "node:events";
import { until } from "scraper-kit/testing";
import type { ServerMessage } from "scraper-kit/protocol";
import { onTestFinished } from "vitest";
import { WebSocket, type ClientOptions } from "ws";
import { readConfig, startServer, type RunningServer, type ServerConfig } from "../src/server.ts";

/** Settings for a test: a free port, and no log unless the test asks for one. */
export function testConfig(env: Readonly<Record<string, string>> = {}): ServerConfig {
  const config = readConfig({ PORT: "0", LOG_LEVEL: "silent", ...env });
  if (!config.ok) throw new Error(config.error.join("; "));
  return config.value;
}

/** Starts a server that ends with the test. */
export async function startTestServer(
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const server = await startServer(testConfig({ SHUTDOWN_GRACE_MS: "500", ...env }));
  onTestFinished(() => server.close());
  return server;
}

/** Shorter than a test may take, so that the error says what did not come. */
const DEADLINE_MS = 25_000;

/** A message of the server with the given type. */
export type MessageOf<T extends ServerMessage["type"]> = Extract<ServerMessage, { type: T }>;

/** One socket to the server, with everything that came in and was not looked at yet. */
export class TestSocket {
  readonly socket: WebSocket;
  readonly inbox: ServerMessage[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  #seq = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      this.inbox.push(JSON.parse((data as Buffer).toString()) as ServerMessage);
    });
    socket.on("close", (code, reason) => (this.closed = { code, reason: reason.toString() }));
    socket.on("error", () => undefined);
  }

  /** Opens a socket that ends with the test. */
  static async open(
    server: Pick<RunningServer, "url">,
    options: ClientOptions = {},
  ): Promise<TestSocket> {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/ws`, options);
    const opened = new TestSocket(socket);
    onTestFinished(() => socket.terminate());
    await once(socket, "open");
    return opened;
  }

  /** Opens a socket and registers; the ack is taken from the inbox. */
  static async register(
    server: Pick<RunningServer, "url">,
    site: string,
    { workerId = `worker-${site}-1`, ...options }: ClientOptions & { workerId?: string } = {},
  ): Promise<TestSocket> {
    const worker = await TestSocket.open(server, options);
    worker.send(registration(site, workerId));
    await worker.take("registration:ack");
    return worker;
  }

  /** Sends a message, or a text as it is. */
  send(message: object | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Sends a snapshot with the next `seq`. */
  sendMatches(site: string, matches: readonly unknown[], extra: object = {}): void {
    this.#seq += 1;
    this.send({ ...update(site, matches), seq: this.#seq, ...extra });
  }

  /** Waits for the first message of a type and takes it from the inbox. */
  async take<T extends ServerMessage["type"]>(type: T): Promise<MessageOf<T>> {
    const index = await until(
      () => {
        const found = this.inbox.findIndex((message) => message.type === type);
        if (found < 0 && this.closed !== undefined) {
          throw new Error(`closed with ${this.closed.code} before ${type}`);
        }
        return found < 0 ? undefined : { found };
      },
      { deadlineMs: DEADLINE_MS, what: `${type} from the server` },
    );
    return this.inbox.splice(index.found, 1)[0] as MessageOf<T>;
  }

  /** Waits until the server has handled everything that was sent; returns what it answered. */
  async settle(): Promise<readonly ServerMessage[]> {
    this.send({ type: "ping" });
    await this.take("pong");
    return this.inbox.splice(0);
  }

  /** Waits for the end of the socket. */
  closing(): Promise<{ readonly code: number; readonly reason: string }> {
    return until(() => this.closed, { deadlineMs: DEADLINE_MS, what: "the close of the socket" });
  }
}

/** The reference architecture's registration, for any site. */
export function registration(site: string, workerId = `worker-${site}-1`): object {
  return {
    type: "worker:register",
    worker_id: workerId,
    site,
    timestamp: "2024-12-10T10:00:00",
  };
}

/** The reference architecture's update, for any site and matches. */
export function update(
  site: string,
  matches: readonly unknown[],
  workerId = `worker-${site}-1`,
): object {
  return {
    type: "odds:update",
    worker_id: workerId,
    site,
    timestamp: "2024-12-10T10:00:30",
    data: { site, matches, count: matches.length },
  };
}

/** Manchester United against Chelsea with a handicap of half a goal at the given prices. */
export function derby(home: unknown, away: unknown, extra: object = {}): object {
  return {
    id: "derby",
    home_team: "Manchester United",
    away_team: "Chelsea",
    odds: { ft_hdp: { home, away, handicap: -0.5 } },
    league: "Premier League",
    ...extra,
  };
}

/** Reads a path of the REST interface. */
export async function getJson(
  server: RunningServer,
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const response = await fetch(`${server.url}${path}`, init);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}
