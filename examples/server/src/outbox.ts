/**
 * What waits to be sent to one socket. A reader that does not keep up gets the newest state
 * instead of a queue of old ones, and is closed when it does not read for too long.
 */
import { CLOSE_CODES, type ServerMessage } from "scraper-kit/protocol";
import { WebSocket } from "ws";

/** When a reader counts as slow. */
export interface OutboxOptions {
  /** More bytes than this waiting to be sent: the reader is slow. */
  readonly slowReaderBytes: number;
  /** A reader that is slow for this long is closed with 1013. Milliseconds. */
  readonly slowReaderMs: number;
}

/** The sending half of a socket. */
export class Outbox {
  readonly #socket: WebSocket;
  readonly #options: OutboxOptions;
  /** The newest state, not yet sent because the reader is slow. */
  #held: Buffer | undefined;
  #stalled: NodeJS.Timeout | undefined;

  /** The socket is borrowed: whoever opened it listens to its errors. */
  constructor(socket: WebSocket, options: OutboxOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.once("close", () => {
      this.#held = undefined;
      clearTimeout(this.#stalled);
    });
  }

  /** Sends a message behind everything that was sent before; nothing when the socket is closing. */
  send(message: ServerMessage): void {
    this.#write(JSON.stringify(message));
  }

  /**
   * Sends a state, ready as the bytes of its text, which all sockets share. It takes the place of a state that a slow reader has not been
   * sent yet.
   */
  sendState(state: Buffer): void {
    if (this.#isSlow()) this.#held = state;
    else this.#write(state);
  }

  /** Starts the closing handshake. */
  close(code: number, reason: string): void {
    this.#held = undefined;
    this.#socket.close(code, reason);
  }

  #isSlow(): boolean {
    return this.#socket.bufferedAmount > this.#options.slowReaderBytes;
  }

  #write(message: string | Buffer): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(message, { binary: false }, () => this.#onSent());
    if (!this.#isSlow()) return;
    this.#stalled ??= setTimeout(
      () => this.close(CLOSE_CODES.tryLater, "reads too slowly"),
      this.#options.slowReaderMs,
    );
  }

  #onSent(): void {
    if (this.#isSlow()) return;
    clearTimeout(this.#stalled);
    this.#stalled = undefined;
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    this.#write(held);
  }
}
