/**
 * One worker's socket: its registration, its messages one by one in order, its limits and its
 * signs of life. Whatever a peer sends, the answer is a message or a close, never an exception.
 * Each message is a job of the server's queue of work, so that a large one holds up nobody.
 */
import {
  CLOSE_CODES,
  decodeWorkerMessage,
  formatTimestamp,
  parseTimestamp,
  PROTOCOL_VERSION,
  SILENT_HEARTBEATS,
  type ErrorMessage,
  type OddsUpdate,
  type WorkerMessage,
  type WorkerRegister,
  type WorkerStatus,
} from "scraper-kit/protocol";
import type { Logger } from "pino";
import { WebSocket, type RawData } from "ws";
import { Backlog } from "./backlog.ts";
import type { Broadcaster } from "./broadcaster.ts";
import type { Clock } from "./clock.ts";
import type { ServerConfig } from "./config.ts";
import type { Hub, WorkerSession } from "./hub.ts";
import { Outbox } from "./outbox.ts";
import type { Arrival, Pipeline, Steps } from "./pipeline.ts";
import { TokenBucket } from "./token-bucket.ts";
import type { WorkQueue } from "./work-queue.ts";

/** A peer that sends this many refused messages in a row does not speak the protocol. */
const MAX_ERRORS_IN_A_ROW = 20;
/** RFC 6455: the server met a condition that it did not expect. */
const CLOSE_INTERNAL_ERROR = 1011;
/** Of one socket, so much may wait to be handled; then it is not read until half of it is done. */
const BACKLOG = { maxMessages: 64, maxBytes: 256 * 1024 } as const;

/** Why a message as a whole is refused. */
type Refusal = Omit<ErrorMessage, "type">;

/** What all connections share. */
export interface ConnectionContext {
  readonly config: ServerConfig;
  readonly hub: Hub;
  readonly pipeline: Pipeline;
  /** Where every message is handled, behind all that came before it. */
  readonly queue: WorkQueue;
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  readonly log: Logger;
  /** Changes when the server restarts. */
  readonly epoch: string;
}

/** The conversation over one socket, from its opening to its end. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #context: ConnectionContext;
  readonly #outbox: Outbox;
  readonly #backlog: Backlog;
  readonly #allowance: TokenBucket;
  readonly #registerDeadline: NodeJS.Timeout;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #silence: NodeJS.Timeout;
  #log: Logger;
  #session: WorkerSession | undefined;
  #errorsInRow = 0;
  #framesHeard = 0;

  constructor(socket: WebSocket, context: ConnectionContext) {
    const { config } = context;
    this.#socket = socket;
    this.#context = context;
    this.#log = context.log;
    this.#outbox = new Outbox(socket, config);
    this.#backlog = new Backlog(socket, BACKLOG);
    this.#allowance = new TokenBucket(
      { perSecond: config.messagesPerSecond, burst: config.messageBurst },
      performance.now(),
    );
    this.#registerDeadline = setTimeout(
      () => this.#closeIfUnregistered(),
      config.registerTimeoutMs,
    );
    this.#heartbeat = setInterval(() => this.#ping(), config.heartbeatMs);
    this.#silence = setTimeout(() => this.#dropIfSilent(), config.heartbeatMs * SILENT_HEARTBEATS);

    socket.on("message", (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on("ping", () => void this.#admit());
    socket.on("pong", () => void this.#admit());
    socket.on("error", (error) => this.#log.warn({ code: errorCode(error) }, "socket error"));
    socket.on("close", (code) => this.#onClose(code));
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    // A socket that is being closed, or that a newer session replaced, has had its say.
    if (this.#socket.readyState !== WebSocket.OPEN || !this.#admit()) return;
    if (isBinary) {
      this.#outbox.close(CLOSE_CODES.protocol, "messages are text frames");
      return;
    }
    if (this.#session !== undefined) this.#session.lastMessageAt = Date.now();
    // With the default binaryType, ws hands over a Buffer.
    const buffer = data as Buffer;
    const text = buffer.toString("utf8");
    const arrival = { at: this.#context.clock.now(), bytes: buffer.length };
    this.#backlog.add(arrival.bytes);
    this.#context.queue.add({
      steps: () => this.#receive(text, arrival),
      fail: (error) => {
        this.#log.error({ err: error }, "a message could not be handled");
        this.#outbox.close(CLOSE_INTERNAL_ERROR, "internal error");
      },
      drop: () => this.#backlog.remove(arrival.bytes),
    });
  }

  /** Counts a frame against the limit; every frame that is admitted is a sign of life. */
  #admit(): boolean {
    this.#framesHeard += 1;
    this.#silence.refresh();
    if (this.#allowance.take(performance.now())) return true;
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#log.warn("closed: too many messages");
      this.#outbox.close(CLOSE_CODES.policy, "too many messages");
    }
    return false;
  }

  *#receive(text: string, arrival: Arrival): Steps {
    try {
      // It may have waited for longer than its socket lived.
      if (this.#socket.readyState !== WebSocket.OPEN) return;
      const decoded = decodeWorkerMessage(text);
      yield;
      this.#count(decoded.ok ? yield* this.#handle(decoded.value, arrival) : decoded.error);
    } finally {
      this.#backlog.remove(arrival.bytes);
    }
  }

  /** Keeps count of refused messages; `undefined` for one that was not. */
  #count(error: Refusal | undefined): void {
    if (error === undefined) {
      this.#errorsInRow = 0;
      return;
    }
    this.#outbox.send({ type: "error", ...error });
    this.#log.debug({ code: error.code }, "message refused");
    this.#errorsInRow += 1;
    if (this.#errorsInRow >= MAX_ERRORS_IN_A_ROW) {
      this.#log.warn({ code: error.code }, "closed: too many errors in a row");
      this.#outbox.close(CLOSE_CODES.policy, "too many errors in a row");
    }
  }

  /** @returns why the message as a whole is refused. */
  *#handle(message: WorkerMessage, arrival: Arrival): Steps<Refusal | undefined> {
    const { clock, pipeline } = this.#context;
    switch (message.type) {
      case "worker:register":
        return this.#register(message);
      case "odds:update":
      case "worker:status":
        return yield* this.#report(message, arrival);
      case "ping": {
        const at = message.timestamp === undefined ? undefined : parseTimestamp(message.timestamp);
        if (this.#session !== undefined && at !== undefined) yield* pipeline.advanceTo(at);
        this.#outbox.send({ type: "pong", timestamp: formatTimestamp(clock.now()) });
        return undefined;
      }
    }
  }

  #register(message: WorkerRegister): Refusal | undefined {
    const { hub, broadcaster, config, epoch } = this.#context;
    if (this.#session !== undefined) {
      return {
        code: "already-registered",
        message: "this socket is registered; open another one for another worker",
        path: "type",
      };
    }
    const wanted = message.protocol ?? PROTOCOL_VERSION;
    if (wanted !== PROTOCOL_VERSION) {
      this.#outbox.close(
        CLOSE_CODES.protocol,
        `protocol ${PROTOCOL_VERSION} to ${PROTOCOL_VERSION} is spoken here, not ${wanted}`,
      );
      return undefined;
    }
    clearTimeout(this.#registerDeadline);
    const session = hub.registerWorker(message.worker_id, this.#outbox, message.site);
    this.#session = session;
    this.#log = this.#log.child({ worker: session.workerId, site: session.site });
    this.#log.info("worker registered");
    this.#outbox.send({
      type: "registration:ack",
      worker_id: session.workerId,
      status: "registered",
      session_id: session.sessionId,
      epoch,
      heartbeat_ms: config.heartbeatMs,
      protocol: PROTOCOL_VERSION,
    });
    const latest = broadcaster.latest();
    if (latest !== undefined) this.#outbox.sendState(latest);
    return undefined;
  }

  *#report(message: OddsUpdate | WorkerStatus, arrival: Arrival): Steps<Refusal | undefined> {
    const session = this.#session;
    if (session === undefined) {
      return {
        code: "not-registered",
        message: "the first message of a socket must be worker:register",
        path: "type",
      };
    }
    const stranger = findStranger(session, message);
    if (stranger !== undefined) return stranger;
    if (message.type === "worker:status") {
      session.status = message;
    } else {
      const answers = yield* this.#context.pipeline.applyUpdate(session, message, arrival);
      for (const answer of answers) this.#outbox.send(answer);
    }
    return undefined;
  }

  #ping(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
  }

  #closeIfUnregistered(): void {
    // Its registration may be among what waits.
    if (!this.#backlog.isEmpty) this.#registerDeadline.refresh();
    else this.#outbox.close(CLOSE_CODES.silent, "did not register in time");
  }

  #dropIfSilent(): void {
    // A socket of which much waits is not read.
    if (!this.#backlog.isEmpty) {
      this.#silence.refresh();
      return;
    }
    const heard = this.#framesHeard;
    // When this process was held up, what came meanwhile is read before anybody counts as silent.
    setImmediate(() => {
      if (this.#framesHeard !== heard) return;
      this.#log.warn("dropped: nothing was heard for too long");
      // A closing handshake with a peer that is gone would only wait.
      this.#socket.terminate();
    });
  }

  #onClose(code: number): void {
    clearTimeout(this.#registerDeadline);
    clearInterval(this.#heartbeat);
    clearTimeout(this.#silence);
    const session = this.#session;
    if (session === undefined) return;
    this.#context.hub.unregisterWorker(session.workerId, session.sessionId);
    this.#log.info({ code }, "worker left");
  }
}

/** A worker speaks for itself and its own site only. */
function findStranger(
  session: WorkerSession,
  message: OddsUpdate | WorkerStatus,
): Refusal | undefined {
  if (message.worker_id !== session.workerId) {
    return { code: "wrong-worker", message: "must be as registered", path: "worker_id" };
  }
  if (message.site !== session.site) {
    return { code: "wrong-site", message: "must be as registered", path: "site" };
  }
  if (message.type === "odds:update" && message.data.site !== session.site) {
    return { code: "wrong-site", message: "must be as registered", path: "data.site" };
  }
  return undefined;
}

function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
