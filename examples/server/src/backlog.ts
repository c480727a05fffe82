/**
 * What one socket has sent and the server has not handled yet. When it is too much, the socket is
 * not read until half of it is done, and TCP tells the peer to wait.
 */

/** The two ends of reading; a `ws` socket is one. */
export interface Pausable {
  pause(): void;
  resume(): void;
}

/** How much may wait before the socket is not read any more. */
export interface BacklogOptions {
  readonly maxMessages: number;
  readonly maxBytes: number;
}

/** Counts one socket's waiting messages. */
export class Backlog {
  readonly #socket: Pausable;
  readonly #options: BacklogOptions;
  #messages = 0;
  #bytes = 0;
  #isPaused = false;

  /** The socket is borrowed. */
  constructor(socket: Pausable, options: BacklogOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  /** Whether everything is handled. */
  get isEmpty(): boolean {
    return this.#messages === 0;
  }

  /** Counts a message that came. */
  add(bytes: number): void {
    this.#messages += 1;
    this.#bytes += bytes;
    if (this.#isPaused || this.#isWithin(1)) return;
    this.#isPaused = true;
    this.#socket.pause();
  }

  /** Counts a message that is handled. */
  remove(bytes: number): void {
    this.#messages -= 1;
    this.#bytes -= bytes;
    if (!this.#isPaused || !this.#isWithin(1 / 2)) return;
    this.#isPaused = false;
    this.#socket.resume();
  }

  #isWithin(share: number): boolean {
    const { maxMessages, maxBytes } = this.#options;
    return this.#messages <= maxMessages * share && this.#bytes <= maxBytes * share;
  }
}
