/** One connection to the server, from its first byte to its end. */
import { WebSocket, type RawData } from "ws";
import type { Clock } from "./clock.ts";
import type { Disconnect } from "./disconnect.ts";
import { RetryableError } from "./errors.ts";
import { Heartbeat } from "./heartbeat.ts";
import {
  CLOSE_CODES,
  serverMessage,
  type Ping,
  type RegistrationAck,
  type ServerMessage,
  type WorkerMessage,
  type WorkerRegister,
} from "./protocol/messages.ts";
import { buildPing, withSeq } from "./outgoing.ts";

/** What a {@link WorkerConnection} hands on; answers to pings it deals with itself. */
export type HandedOnMessage = Exclude<ServerMessage, RegistrationAck | { type: "pong" }>;

/** Options of {@link WorkerConnection}. */
export interface WorkerConnectionOptions {
  readonly url: string;
  readonly token: string | undefined;
  readonly registration: WorkerRegister;
  readonly clock: Clock;
  /** The longest time from the start to the server's ack, in milliseconds. */
  readonly registerTimeoutMs: number;
  /** The socket is open and the registration sent. */
  readonly onOpen: () => void;
  readonly onRegistered: (ack: RegistrationAck) => void;
  readonly onMessage: (message: HandedOnMessage) => void;
  /** A message came that is none of the protocol's, or came out of turn. */
  readonly onIgnored: () => void;
  /** Something that was sent has left this process. */
  readonly onDrain: () => void;
  /** Called once, last of all, however it ended; not after `close()`. */
  readonly onEnd: (disconnect: Disconnect) => void;
}

interface PingWaiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Where the server does not say how often it wants to hear something. */
const DEFAULT_HEARTBEAT_MS = 10_000;
const HEARTBEAT_RANGE_MS = { min: 100, max: 10 * 60_000 };
/** Nothing that a server of this protocol sends comes near it. */
const MAX_SERVER_MESSAGE_BYTES = 16 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 1000;

/** Opens a socket, registers on it and keeps it alive. It never comes back: make another one. */
export class WorkerConnection {
  readonly #options: WorkerConnectionOptions;
  readonly #socket: WebSocket;
  readonly #cancelRegisterTimeout: () => void;
  readonly #pings: PingWaiter[] = [];
  #ack: RegistrationAck | undefined;
  #registeredAt = Number.POSITIVE_INFINITY;
  #heartbeat: Heartbeat | undefined;
  #seq = 0;
  #fault: string | undefined;
  #refusal: { status: number | undefined; retryAfter: string | undefined } | undefined;
  #ended = false;

  constructor(options: WorkerConnectionOptions) {
    this.#options = options;
    const { url, token, clock, registerTimeoutMs } = options;
    this.#socket = new WebSocket(url, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
      maxPayload: MAX_SERVER_MESSAGE_BYTES,
    });
    this.#cancelRegisterTimeout = clock.setTimeout(
      () => this.#giveUp(`not registered within ${registerTimeoutMs} ms`),
      registerTimeoutMs,
    );
    this.#listen(this.#socket);
  }

  /** The server's answer to the registration, once it is there and until the end. */
  get ack(): RegistrationAck | undefined {
    return this.#ended ? undefined : this.#ack;
  }

  /** Bytes that were sent and have not left this process. */
  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Whether the session has outlived its first heartbeat. */
  get lasted(): boolean {
    return this.#options.clock.now() - this.#registeredAt >= heartbeatInterval(this.#ack);
  }

  /** Sends a message; on a socket that is not open it is lost. */
  send(message: WorkerMessage): void {
    this.#sendText(JSON.stringify(message));
  }

  /** Sends the text of an update under the session's next `seq`. */
  sendUpdate(update: string): void {
    this.#seq += 1;
    this.#sendText(withSeq(update, this.#seq));
  }

  /**
   * Sends a ping and waits for its pong. Pongs come in the order of the pings.
   *
   * @throws RetryableError when the connection ends before that.
   */
  ping(message: Ping): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pings.push({ resolve, reject });
      this.send(message);
    });
  }

  /** Ends the session in good order, or after a second in any case. */
  async close(code: number = CLOSE_CODES.normal): Promise<void> {
    const socket = this.#socket;
    this.#end();
    if (socket.readyState === WebSocket.CLOSED) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS);
      socket.once("close", () => {
        cancel();
        resolve();
      });
      socket.close(code);
    });
  }

  #listen(socket: WebSocket): void {
    socket.on("unexpected-response", (_request, response) => {
      this.#refusal = {
        status: response.statusCode,
        retryAfter: response.headers["retry-after"],
      };
      socket.terminate();
    });
    socket.on("error", (error) => {
      this.#fault ??= error.message === "" ? error.name : error.message;
    });
    socket.on("open", () => {
      if (this.#ended) return;
      this.send(this.#options.registration);
      this.#options.onOpen();
    });
    socket.on("ping", () => this.#heartbeat?.heard());
    socket.on("message", (data, isBinary) => {
      this.#heartbeat?.heard();
      if (!this.#ended) this.#receive(isBinary ? undefined : parseJson(data));
    });
    socket.on("close", (code, reason) => {
      if (this.#ended) return;
      this.#end();
      const fault = this.#fault;
      this.#options.onEnd({ code, reason: reason.toString(), fault, ...this.#refusal });
    });
  }

  #receive(data: unknown): void {
    const parsed = serverMessage.safeParse(data);
    if (!parsed.success) {
      this.#options.onIgnored();
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case "registration:ack":
        if (this.#ack === undefined) this.#onAck(message);
        else this.#options.onIgnored();
        break;
      case "pong":
        this.#pings.shift()?.resolve();
        break;
      case "arbitrage:opportunities":
      case "resync:request":
      case "error":
        this.#options.onMessage(message);
        break;
    }
  }

  #onAck(ack: RegistrationAck): void {
    const { clock, onRegistered } = this.#options;
    this.#cancelRegisterTimeout();
    this.#ack = ack;
    this.#registeredAt = clock.now();
    this.#heartbeat = new Heartbeat({
      clock,
      intervalMs: heartbeatInterval(ack),
      onQuiet: () => void this.ping(buildPing()).catch(() => undefined),
      onSilent: () => this.#giveUp("nothing was heard from the server"),
    });
    onRegistered(ack);
  }

  #giveUp(fault: string): void {
    this.#fault = fault;
    this.#socket.terminate();
  }

  #end(): void {
    this.#ended = true;
    this.#cancelRegisterTimeout();
    this.#heartbeat?.stop();
    for (const { reject } of this.#pings.splice(0)) {
      reject(new RetryableError("Cannot await pong: the connection ended"));
    }
  }

  #sendText(text: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(text, () => {
      if (!this.#ended) this.#options.onDrain();
    });
    this.#heartbeat?.sent();
  }
}

function heartbeatInterval(ack: RegistrationAck | undefined): number {
  const asked = ack?.heartbeat_ms ?? DEFAULT_HEARTBEAT_MS;
  return Math.min(Math.max(asked, HEARTBEAT_RANGE_MS.min), HEARTBEAT_RANGE_MS.max);
}

function parseJson(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString()) as unknown;
  } catch {
    return undefined;
  }
}
