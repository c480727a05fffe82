/**
 * A worker's line to the server: registers, sends what the worker sees, and comes back by itself
 * when the line breaks. A new session starts empty on the server's side, so each begins with a
 * snapshot of the newest reading.
 */
import { backoffDelay, type BackoffOptions } from "./backoff.ts";
import { systemClock, type Clock } from "./clock.ts";
import { judgeDisconnect, type Disconnect } from "./disconnect.ts";
import { FatalError, RetryableError } from "./errors.ts";
import { WIRE_LIMITS } from "./protocol/limits.ts";
import {
  CLOSE_CODES,
  PROTOCOL_VERSION,
  workerRegister,
  type ArbitrageOpportunities,
  type ErrorMessage,
  type RegistrationAck,
  type WireMatch,
  type WorkerStatus,
} from "./protocol/messages.ts";
import {
  buildPing,
  buildRegistration,
  buildStatus,
  type StatusReport,
  type WorkerIdentity,
} from "./outgoing.ts";
import { UpdateFeed } from "./update-feed.ts";
import { WorkerConnection, type HandedOnMessage } from "./worker-connection.ts";

/**
 * Where a worker client stands.
 *
 * - `idle`: not started.
 * - `connecting`, `registering`: the first try.
 * - `registered`: the server takes what is sent.
 * - `waiting`: the line is down. Tries to come back follow each other with growing delays; the
 *   state stays until one has succeeded.
 * - `closed`: by its owner, or because coming back is useless.
 */
export type WorkerClientState =
  "idle" | "connecting" | "registering" | "registered" | "waiting" | "closed";

/** Who or what closed a client: see {@link WorkerClient.closeCause}. */
export type CloseCause = "owner" | "refused" | "replaced";

/** Options of {@link WorkerClient}. */
export interface WorkerClientOptions extends WorkerIdentity {
  /** The server's `ws:` or `wss:` address. */
  readonly url: string;
  /** Sent as `Authorization: Bearer` header. */
  readonly token?: string;
  /** Default: {@link systemClock}. */
  readonly clock?: Clock;
  /** A number in [0, 1), for the back-off's jitter. Default: `Math.random`. */
  readonly random?: () => number;
  /** Delays between tries to come back. */
  readonly backoff?: BackoffOptions;
  /** The longest time from the start of a try to the server's ack, in ms. Default 10,000. */
  readonly registerTimeoutMs?: number;
  /**
   * Whether what changed goes on the wire, where the server takes that, or every reading whole.
   * Default `delta`.
   */
  readonly updates?: "delta" | "snapshot";
  /** With `delta`: the longest time from one whole reading to the next, in ms. Default 60,000. */
  readonly snapshotEveryMs?: number;
  /** Called once for each change of state, not for each try. `detail` is for people. */
  readonly onStateChange?: (state: WorkerClientState, detail: string) => void;
  /** Called with each broadcast of the current opportunities. */
  readonly onOpportunities?: (message: ArbitrageOpportunities) => void;
  /** Called when the server refuses something that was sent. */
  readonly onError?: (error: ErrorMessage) => void;
}

interface AckWaiter {
  readonly resolve: (ack: RegistrationAck) => void;
  readonly reject: (error: Error) => void;
}

/** With more than this unsent, a newer reading replaces an older one instead of queueing up. */
const MAX_BUFFERED_BYTES = WIRE_LIMITS.messageBytes;
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * One worker's client.
 *
 * It keeps the newest reading and the newest status: while it is not registered, or while the
 * server reads too slowly, a newer one replaces the one before, and each new session starts with
 * them, unless the reading is older than ten seconds by then: prices that old are better not known.
 */
export class WorkerClient {
  readonly #options: WorkerClientOptions;
  readonly #clock: Clock;
  readonly #feed: UpdateFeed;
  #state: WorkerClientState = "idle";
  #detail = "not started";
  #closeCause: CloseCause | undefined;
  #connection: WorkerConnection | undefined;
  #ackWaiters: AckWaiter[] = [];
  /** Tries since the last session that lasted. */
  #attempts = 0;
  #cancelRetry: () => void = () => undefined;
  #status: WorkerStatus | undefined;
  #ignored = 0;
  #closing: Promise<void> | undefined;

  /** @throws TypeError when the address, an id or the token cannot be used. */
  constructor(options: WorkerClientOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const { updates, snapshotEveryMs } = options;
    this.#feed = new UpdateFeed({ worker: options, updates, snapshotEveryMs });
    if (!isWebSocketUrl(options.url)) {
      // The address is not shown: it may hold a password.
      throw new TypeError(
        "Cannot create worker client: url must be a ws: or wss: address without fragment",
      );
    }
    const checked = workerRegister.safeParse(buildRegistration(options, this.#clock.now()));
    if (!checked.success) {
      const [issue] = checked.error.issues;
      throw new TypeError(
        `Cannot create worker client: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
      );
    }
    if (options.token !== undefined && !TOKEN.test(options.token)) {
      throw new TypeError("Cannot create worker client: token must be visible ASCII letters");
    }
  }

  /** See {@link WorkerClientState}. */
  get state(): WorkerClientState {
    return this.#state;
  }

  /**
   * Why the client is closed, once it is: its `owner` closed it, the server `refused` its token
   * or protocol, or a newer session of the same id `replaced` it.
   */
  get closeCause(): CloseCause | undefined {
    return this.#closeCause;
  }

  /** How many messages of the server were not understood and ignored. */
  get ignoredMessages(): number {
    return this.#ignored;
  }

  /**
   * Connects, and stays connected until `close()`.
   *
   * @throws TypeError when it was called before.
   */
  start(): void {
    if (this.#state !== "idle") {
      throw new TypeError(`Cannot start worker client: it must be idle, was ${this.#state}`);
    }
    this.#connect();
  }

  /**
   * Waits until the server takes what is sent.
   *
   * @returns the server's answer to the registration of the current session.
   * @throws FatalError when the client is closed, or is closed before that.
   */
  registered(): Promise<RegistrationAck> {
    const ack = this.#connection?.ack;
    if (ack !== undefined) return Promise.resolve(ack);
    if (this.#state === "closed") return Promise.reject(this.#closedError());
    return new Promise((resolve, reject) => this.#ackWaiters.push({ resolve, reject }));
  }

  /**
   * Tells the server everything that the worker sees, or keeps it for the next session. On the wire
   * goes what differs from what was sent before, or all of it: see `updates` in the options.
   *
   * @param at when it was seen, in epoch milliseconds. Default: now.
   * @throws RangeError when it is larger than the wire takes, or `at` is no date.
   */
  sendSnapshot(matches: readonly WireMatch[], at: number = this.#clock.now()): void {
    this.#feed.offer(matches, at, this.#clock.now());
    this.#sendOwed(MAX_BUFFERED_BYTES);
  }

  /** Sends how the worker is doing, or keeps it for the next session. */
  sendStatus(status: StatusReport): void {
    this.#status = buildStatus(this.#options, status, this.#clock.now());
    if (this.#state === "registered") this.#connection?.send(this.#status);
  }

  /**
   * A barrier: resolves when the server has handled everything that was sent before.
   *
   * @param at the message's time stamp in epoch milliseconds, which moves the clock of a server
   *   that goes by its messages. Default: none.
   * @throws RetryableError when there is no session, or it ends before the answer.
   * @throws RangeError when `at` is no date.
   */
  async ping(at?: number): Promise<void> {
    const message = buildPing(at);
    if (this.#connection?.ack === undefined) {
      throw new RetryableError(`Cannot ping server: not registered, ${this.#detail}`);
    }
    this.#sendOwed(Number.POSITIVE_INFINITY);
    await this.#connection.ping(message);
  }

  /** Ends the session in good order, or after a second in any case, and does not come back. */
  close(): Promise<void> {
    this.#finish("owner", "closed by its owner");
    this.#closing ??= this.#connection?.close() ?? Promise.resolve();
    return this.#closing;
  }

  #connect(): void {
    const { url, token, registerTimeoutMs = 10_000 } = this.#options;
    this.#become("connecting", "connecting");
    this.#connection = new WorkerConnection({
      url,
      token,
      registration: buildRegistration(this.#options, this.#clock.now()),
      clock: this.#clock,
      registerTimeoutMs,
      onOpen: () => this.#become("registering", "connected"),
      onRegistered: (ack) => this.#onRegistered(ack),
      onMessage: (message) => this.#onMessage(message),
      onIgnored: () => (this.#ignored += 1),
      onDrain: () => this.#sendOwed(MAX_BUFFERED_BYTES),
      onEnd: (disconnect) => this.#onEnd(disconnect),
    });
  }

  #onRegistered(ack: RegistrationAck): void {
    const { protocol = PROTOCOL_VERSION, session_id: session } = ack;
    if (protocol !== PROTOCOL_VERSION) {
      this.#finish("refused", `the server speaks protocol ${protocol}, not ${PROTOCOL_VERSION}`);
      this.#closing = this.#connection?.close(CLOSE_CODES.protocol);
      return;
    }
    this.#feed.startSession(ack);
    this.#become("registered", session === undefined ? "registered" : `session ${session}`);
    for (const { resolve } of this.#ackWaiters.splice(0)) resolve(ack);
    this.#sendOwed(MAX_BUFFERED_BYTES);
    if (this.#status !== undefined) this.#connection?.send(this.#status);
  }

  #onMessage(message: HandedOnMessage): void {
    switch (message.type) {
      case "arbitrage:opportunities":
        this.#options.onOpportunities?.(message);
        break;
      case "resync:request":
        this.#feed.resync();
        this.#sendOwed(MAX_BUFFERED_BYTES);
        break;
      case "error":
        this.#options.onError?.(message);
        break;
    }
  }

  #onEnd(disconnect: Disconnect): void {
    const verdict = judgeDisconnect(disconnect);
    if (verdict.next !== "retry") {
      this.#finish(verdict.next, verdict.detail);
      return;
    }
    // A session that ends right after its ack (too large a snapshot, say) must not start the
    // back-off anew, or the two sides would go round as fast as they can.
    if (this.#connection?.lasted === true) this.#attempts = 0;
    const { random = Math.random, backoff } = this.#options;
    const waitMs = verdict.leastWaitMs + backoffDelay(this.#attempts, random(), backoff);
    this.#attempts += 1;
    this.#cancelRetry = this.#clock.setTimeout(() => this.#connect(), waitMs);
    this.#become("waiting", verdict.detail);
  }

  /** Sends the newest reading if this session lacks it and at most `maxBuffered` bytes wait. */
  #sendOwed(maxBuffered: number): void {
    const connection = this.#connection;
    if (!this.#feed.isOwed || this.#state !== "registered" || connection === undefined) return;
    if (connection.bufferedBytes > maxBuffered) return;
    for (const update of this.#feed.take(this.#clock.now())) connection.sendUpdate(update);
  }

  #become(state: WorkerClientState, detail: string): void {
    // While waiting, tries come and go; only their success is news.
    const trying = state === "connecting" || state === "registering";
    if (trying && this.#state === "waiting") return;
    this.#detail = detail;
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onStateChange?.(state, detail);
  }

  /** For good. */
  #finish(cause: CloseCause, detail: string): void {
    if (this.#state === "closed") return;
    this.#cancelRetry();
    this.#closeCause = cause;
    this.#become("closed", detail);
    for (const { reject } of this.#ackWaiters.splice(0)) reject(this.#closedError());
  }

  #closedError(): FatalError {
    return new FatalError(`Cannot register worker: ${this.#detail}`);
  }
}

function isWebSocketUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hash } = new URL(text);
  return /^wss?:$/.test(protocol) && hash === "";
}
