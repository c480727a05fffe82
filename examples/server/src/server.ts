/** Composes the server: engine, hub, pipeline, broadcaster, REST interface and workers' socket. */
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEngine, createTeamRegistry, type Policy } from "arb-core";
import { footballTeams } from "arb-core/aliases/football";
import { pino, type Logger } from "pino";
import { CLOSE_CODES, WIRE_LIMITS } from "scraper-kit/protocol";
import { WebSocketServer } from "ws";
import { createApp } from "./app.ts";
import { Broadcaster } from "./broadcaster.ts";
import { MessageClock, SystemClock } from "./clock.ts";
import type { ServerConfig } from "./config.ts";
import { Connection } from "./connection.ts";
import { Hub } from "./hub.ts";
import { Pipeline } from "./pipeline.ts";
import { Recorder } from "./recorder.ts";
import { createUpgradeListener } from "./upgrade.ts";
import { WorkQueue } from "./work-queue.ts";

export { readConfig, type ServerConfig } from "./config.ts";

const EXPIRE_INTERVAL_MS = 1000;

/** How long the engine may work in one turn of the event loop. */
const WORK_BUDGET_MS = 4;

/** Limits that a peer meets before its first message is looked at. */
const SOCKET_LIMITS = {
  maxPayload: WIRE_LIMITS.messageBytes,
  maxFragments: 64,
  maxPendingAutoPongs: 16,
  /** Milliseconds for the closing handshake. */
  closeTimeout: 5000,
} as const;

/** Limits of HTTP requests, which are small and quick. Milliseconds. */
const REQUEST_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxHeaderSize: 16 * 1024,
} as const;

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:8000`. */
  readonly url: string;
  readonly port: number;
  /**
   * Reports by these parts of a policy from now on; the others stay as they are.
   *
   * @returns when it is done, behind everything that came before.
   * @throws RangeError when a part is none.
   */
  changePolicy(policy: Partial<Policy>): Promise<void>;
  /**
   * Stops accepting, closes every socket with 1012 and ends once all are gone, or cut off after
   * the grace time. Calling it again waits for the same end.
   */
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @param config what {@link readConfig} returns.
 * @param log borrowed; by default the server logs JSON lines to standard output.
 * @returns once it listens.
 * @throws Error when it cannot listen at that address.
 */
export async function startServer(
  config: ServerConfig,
  log: Logger = pino({ level: config.logLevel }),
): Promise<RunningServer> {
  const engine = createEngine({ registry: createTeamRegistry(footballTeams) });
  const clock = config.clock === "system" ? new SystemClock() : new MessageClock();
  const queue = new WorkQueue({ budgetMs: WORK_BUDGET_MS });
  const hub = new Hub({ onLeave: (session) => pipeline.removeSession(session) });
  const broadcaster = new Broadcaster({
    hub,
    clock,
    queue,
    log,
    opportunities: () => engine.opportunities(),
    conflateMs: config.clock === "system" ? config.conflateMs : undefined,
  });
  const recorder =
    config.recordFile === undefined ? undefined : new Recorder(config.recordFile, log);
  const pipeline = new Pipeline({ engine, clock, broadcaster, queue, recorder, log });
  // A command like any other, so that a recording says by what policy its run reported.
  await pipeline.changePolicy(policyOf(config));
  const context = { config, hub, pipeline, queue, broadcaster, clock, log, epoch: randomUUID() };

  const sockets = new WebSocketServer({
    ...SOCKET_LIMITS,
    noServer: true,
    perMessageDeflate: false,
  });
  sockets.on("connection", (socket) => new Connection(socket, context));

  let closing: Promise<void> | undefined;
  const http = createServer(REQUEST_LIMITS, createApp({ config, engine, hub, clock, log }));
  http.on(
    "upgrade",
    createUpgradeListener({ sockets, config, isClosing: () => closing !== undefined }),
  );

  try {
    await listen(http, config);
  } catch (error) {
    await recorder?.close();
    throw error;
  }
  const expiry =
    config.clock === "system"
      ? setInterval(() => pipeline.expire(), EXPIRE_INTERVAL_MS)
      : undefined;
  const { port } = http.address() as AddressInfo;
  const url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  log.info({ url }, "listening");
  if (config.workerToken === undefined || config.viewerToken === undefined) {
    log.warn(
      "open to every program on this machine: WORKER_TOKEN and VIEWER_TOKEN are not both set",
    );
  }

  const shutDown = async (): Promise<void> => {
    log.info("shutting down");
    clearInterval(expiry);
    broadcaster.stop();
    for (const socket of sockets.clients) socket.close(CLOSE_CODES.restart, "the server restarts");
    const graceOver = delay(config.shutdownGraceMs);
    void graceOver.promise.then(() => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
    });
    const written = queue.close().then(() => recorder?.close());
    await Promise.all([
      closeSockets(sockets),
      closeHttp(http),
      Promise.race([written, graceOver.promise]),
    ]);
    graceOver.cancel();
    if (recorder !== undefined && recorder.lost > 0) {
      log.warn({ lost: recorder.lost }, "commands are missing at the end of the recording");
    }
    log.info("stopped");
  };

  return {
    url,
    port,
    changePolicy: (policy) => pipeline.changePolicy(policy),
    close: () => (closing ??= shutDown()),
  };
}

function policyOf({ maxAgeMs, maxLegs, minMargin }: ServerConfig): Partial<Policy> {
  return { maxAgeMs, maxLegs, ...(minMargin === undefined ? {} : { minMargin }) };
}

/** A time that can be called off. */
function delay(ms: number): { readonly promise: Promise<void>; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  return { promise, cancel: () => clearTimeout(timer) };
}

function listen(http: Server, { host, port }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, () => {
      http.off("error", reject);
      resolve();
    });
  });
}

/** Ends when every socket has, and everybody who listens to its end has heard of it. */
function closeSockets(sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => sockets.close(() => resolve()));
}

/** Ends when every connection has. */
function closeHttp(http: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    http.close((error) => (error === undefined ? resolve() : reject(error)));
    http.closeIdleConnections();
  });
}
