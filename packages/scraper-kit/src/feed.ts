/**
 * What a site sends to its page, as an adapter sees it: answers to the page's own requests, and the
 * frames of its sockets. Nothing here asks the site for anything.
 */

/** An answer to a request of the page. Answers come in the order in which they arrived. */
export interface FeedResponse {
  readonly kind: "response";
  readonly url: string;
  readonly status: number;
  /** What the page sent along, for sites that put their question in a form. */
  readonly request: string;
  readonly body: string;
  /** When the page asked, and when the answer was there; epoch milliseconds. */
  readonly askedAt: number;
  readonly at: number;
}

/**
 * One text frame of a socket. Binary frames are passed over. Of sockets the browser tells in which order
 * things happened, and not when: `at` is a moment before it that is as late as can be known.
 */
export interface FeedFrame {
  readonly kind: "frame";
  readonly url: string;
  /** Which of the page's sockets: 1, 2, … in the order in which they were opened. */
  readonly socket: number;
  /** Sent by the page, not by the site. */
  readonly sent: boolean;
  readonly body: string;
  /** It was sent no earlier than this; epoch milliseconds. */
  readonly at: number;
}

/** A socket that opened or closed. */
export interface FeedSocket {
  readonly kind: "socket-open" | "socket-close";
  readonly url: string;
  readonly socket: number;
  /** It did so no earlier than this; epoch milliseconds. */
  readonly at: number;
}

/** One thing that happened between the site and its page. */
export type FeedMessage = FeedResponse | FeedFrame | FeedSocket;

/** What a site sends to its page, from the moment at which the page was new. */
export interface SiteFeed {
  /**
   * Calls back for each message to come, in order.
   *
   * @returns what ends the listening.
   */
  listen(listener: (message: FeedMessage) => void): () => void;
  /** The last messages, oldest first; a bounded number of bounded size. */
  readonly recent: readonly FeedMessage[];
  /**
   * The moment up to which whoever looks at the page at `at` knows what the site says.
   *
   * While a socket is open, that is `at` itself; when the last one closed, the moment at which it did.
   * Where the page asks for its odds, it is when that question was asked that was followed by two more
   * that had their answers by `at`: by then the page has shown what it was told, however slow it is.
   * What it shows may be newer than that, never older. Before that, it is when the page was opened.
   *
   * To look takes time, and the answers of that time may be of what is seen no more: `at` is when the
   * look began.
   *
   * @returns `undefined` when the site sends nothing that is known: not even in the first seconds.
   */
  freshAt(at: number): number | undefined;
}

/** Answers that must have followed before one is taken for shown. */
const FOLLOWING = 2;
/** How long a page may take until the site sends something to it, in milliseconds. */
const FIRST_MS = 15_000;
/** Answers that are remembered: more than come while a page is looked at. */
const KEPT_ANSWERS = 256;

/** Works out {@link SiteFeed.freshAt} from what was sent, message by message. */
export class FeedPulse {
  readonly #openedAt: number;
  readonly #openSockets = new Set<number>();
  /** Since when a socket has been open without a break. */
  #connectedAt = Infinity;
  #closedAt: number | undefined;
  /** The last answers that carried data, in the order in which they came. */
  #answers: Pick<FeedResponse, "askedAt" | "at">[] = [];

  /** @param openedAt when the page was opened, in epoch milliseconds. */
  constructor(openedAt: number) {
    this.#openedAt = openedAt;
  }

  /** Takes the next message; answers that carry no data (status 400 and above) do not count. */
  add(message: FeedMessage): void {
    switch (message.kind) {
      case "response":
        if (message.status >= 400) return;
        this.#answers.push({ askedAt: message.askedAt, at: message.at });
        if (this.#answers.length > KEPT_ANSWERS) this.#answers.shift();
        return;
      case "socket-open":
        if (this.#openSockets.size === 0) this.#connectedAt = message.at;
        this.#openSockets.add(message.socket);
        return;
      case "socket-close":
        this.#openSockets.delete(message.socket);
        this.#closedAt = message.at;
        return;
      case "frame":
        return;
    }
  }

  /** Whether a socket is open. */
  get isConnected(): boolean {
    return this.#openSockets.size > 0;
  }

  /** See {@link SiteFeed.freshAt}. */
  freshAt(at: number): number | undefined {
    if (this.isConnected && at >= this.#connectedAt) return at;
    if (this.#closedAt !== undefined) return Math.min(this.#closedAt, at);
    if (this.#answers.length === 0) {
      return at - this.#openedAt < FIRST_MS ? Math.min(this.#openedAt, at) : undefined;
    }
    const shown = this.#answers.filter((answer) => answer.at <= at).at(-1 - FOLLOWING);
    return Math.min(shown?.askedAt ?? this.#openedAt, at);
  }
}
