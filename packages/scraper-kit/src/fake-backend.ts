/** A server of the wire protocol for tests: real sockets, and a switch for each misbehavior. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer, type RawData } from "ws";
import {
  PROTOCOL_VERSION,
  workerMessage,
  type ServerMessage,
  type WorkerMessage,
} from "./protocol/messages.ts";
import { formatTimestamp } from "./protocol/timestamp.ts";

/** Options of {@link startFakeBackend}. */
export interface FakeBackendOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** The `heartbeat_ms` of its acks. Default: none. */
  readonly heartbeatMs?: number;
}

/** How a {@link FakeBackend} behaves from now on. */
export interface FakeBackendBehavior {
  /** Answer registrations. */
  acks: boolean;
  /** Answer pings. */
  pongs: boolean;
  /** Refuse connections with this HTTP answer. */
  refusal: { readonly status: number; readonly retryAfter?: number } | undefined;
  /** The protocol version of its acks; `undefined` for a server of the minimal messages. */
  protocol: number | undefined;
}

/** One connection that a worker made. */
export interface FakeBackendConnection {
  /** Of the upgrade request. */
  readonly headers: IncomingHttpHeaders;
  /** Every message so far, checked against the protocol's schemas. */
  readonly messages: readonly WorkerMessage[];
  /** How many of its pings the worker has answered. */
  readonly pongs: number;
  /** The code with which the connection was closed; `undefined` while it is open. */
  readonly closeCode: number | undefined;
}

/** A running fake. */
export interface FakeBackend {
  /** Its `ws:` address. */
  readonly url: string;
  readonly port: number;
  readonly behavior: FakeBackendBehavior;
  /** All connections, those that ended too, oldest first. */
  readonly connections: readonly FakeBackendConnection[];
  /** The messages of all connections, in the order of their coming. */
  readonly messages: readonly WorkerMessage[];
  /** How many connections were refused. */
  readonly refused: number;
  /** Sends to every open connection: a message, or text as it is. */
  send(message: ServerMessage | string): void;
  /** Sends a WebSocket ping to every open connection. */
  ping(): void;
  /** Stops reading from every open connection, so that what workers send piles up with them. */
  pause(): void;
  /** Reads again. */
  resume(): void;
  /** Ends every open connection, with a close code or, without one, by cutting the line. */
  drop(code?: number, reason?: string): void;
  /** Cuts all lines and stops. */
  close(): Promise<void>;
}

interface Connection {
  headers: IncomingHttpHeaders;
  socket: WebSocket;
  messages: WorkerMessage[];
  pongs: number;
  closeCode: number | undefined;
}

/**
 * Starts a fake server on the loopback interface. It acks registrations, answers pings, and
 * records what it gets.
 *
 * @example
 * ```ts
 * import { startFakeBackend, until } from "scraper-kit/testing";
 * import { WorkerClient } from "scraper-kit";
 * import assert from "node:assert/strict";
 *
 * const backend = await startFakeBackend();
 * const client = new WorkerClient({ url: backend.url, workerId: "worker-1", site: "sbo" });
 * client.start();
 * client.sendSnapshot([]);
 * await until(() => backend.messages.length === 2);
 * assert.deepEqual(backend.messages.map(({ type }) => type), ["worker:register", "odds:update"]);
 * await client.close();
 * await backend.close();
 * ```
 */
export async function startFakeBackend(options: FakeBackendOptions = {}): Promise<FakeBackend> {
  const behavior: FakeBackendBehavior = {
    acks: true,
    pongs: true,
    refusal: undefined,
    protocol: PROTOCOL_VERSION,
  };
  const connections: Connection[] = [];
  const messages: WorkerMessage[] = [];
  let refused = 0;

  const httpServer = createServer();
  const wsServer = new WebSocketServer({ noServer: true });
  httpServer.on("upgrade", (request, socket, head) => {
    socket.on("error", () => undefined);
    if (behavior.refusal === undefined) {
      wsServer.handleUpgrade(request, socket, head, (ws) => accept(ws, request.headers));
      return;
    }
    refused += 1;
    const { status, retryAfter } = behavior.refusal;
    const told = retryAfter === undefined ? "" : `Retry-After: ${retryAfter}\r\n`;
    socket.end(
      `HTTP/1.1 ${status} Refused\r\n${told}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });

  const accept = (socket: WebSocket, headers: IncomingHttpHeaders): void => {
    const connection: Connection = {
      headers,
      socket,
      messages: [],
      pongs: 0,
      closeCode: undefined,
    };
    connections.push(connection);
    socket.on("error", () => undefined);
    socket.on("pong", () => (connection.pongs += 1));
    socket.on("close", (code) => (connection.closeCode = code));
    socket.on("message", (data) => receive(connection, data));
  };

  const receive = (connection: Connection, data: RawData): void => {
    const message = workerMessage.parse(JSON.parse((data as Buffer).toString()));
    connection.messages.push(message);
    messages.push(message);
    if (message.type === "worker:register" && behavior.acks) {
      const ack: ServerMessage = {
        type: "registration:ack",
        worker_id: message.worker_id,
        status: "registered",
        session_id: `session-${connections.indexOf(connection) + 1}`,
        epoch: "fake",
        ...(behavior.protocol !== undefined && { protocol: behavior.protocol }),
        ...(options.heartbeatMs !== undefined && { heartbeat_ms: options.heartbeatMs }),
      };
      connection.socket.send(JSON.stringify(ack));
    }
    if (message.type === "ping" && behavior.pongs) {
      const pong: ServerMessage = { type: "pong", timestamp: formatTimestamp(Date.now()) };
      connection.socket.send(JSON.stringify(pong));
    }
  };

  const open = (): Connection[] =>
    connections.filter(({ socket }) => socket.readyState === WebSocket.OPEN);

  await new Promise<void>((resolve, reject) => {
    httpServer.once("error", reject);
    httpServer.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = httpServer.address() as AddressInfo;

  return {
    url: `ws://127.0.0.1:${port}/ws`,
    port,
    behavior,
    connections,
    messages,
    get refused() {
      return refused;
    },
    send(message) {
      const text = typeof message === "string" ? message : JSON.stringify(message);
      for (const { socket } of open()) socket.send(text);
    },
    ping() {
      for (const { socket } of open()) socket.ping();
    },
    pause() {
      for (const { socket } of open()) socket.pause();
    },
    resume() {
      for (const { socket } of open()) socket.resume();
    },
    drop(code, reason) {
      for (const { socket } of open()) {
        if (code === undefined) socket.terminate();
        else socket.close(code, reason);
      }
    },
    async close() {
      for (const { socket } of connections) socket.terminate();
      httpServer.closeAllConnections();
      await new Promise<void>((resolve) => {
        httpServer.close(() => resolve());
      });
    },
  };
}
