/** Listens in on what a site sends to its page, through Playwright. */
import type { Page, Request, WebSocket } from "playwright-core";
import type { Clock } from "./clock.ts";
import { FeedPulse, type FeedMessage, type FeedResponse, type SiteFeed } from "./feed.ts";
import { PageEcho } from "./page-echo.ts";

/** What {@link FeedTap} listens to. */
export interface FeedTapOptions {
  readonly clock: Clock;
  /** Which addresses carry odds; `undefined` where nobody knows any. */
  readonly isData: ((url: string) => boolean) | undefined;
  /** A listener that throws: its message counts as heard. */
  readonly onError: (error: unknown) => void;
}

/** How much is kept of what was sent. */
const KEPT = { messages: 40, bodyLength: 256 * 1024 } as const;

/** The feed of one page, from before its first address until the page is closed. */
export class FeedTap implements SiteFeed {
  readonly #options: FeedTapOptions;
  readonly #listeners = new Set<(message: FeedMessage) => void>();
  readonly #pulse: FeedPulse;
  readonly #echo: PageEcho;
  readonly #askedAt = new WeakMap<Request, number>();
  #recent: FeedMessage[] = [];
  #sockets = 0;
  /** Bodies are fetched one after the other, so that answers stay in order. */
  #tail: Promise<void> = Promise.resolve();

  constructor(page: Page, options: FeedTapOptions) {
    this.#options = options;
    const { clock, isData = () => false } = options;
    this.#pulse = new FeedPulse(clock.now());
    this.#echo = new PageEcho(page, clock);
    page.on("request", (request) => {
      if (isData(request.url())) this.#askedAt.set(request, clock.now());
    });
    page.on("requestfinished", (request) => {
      if (!isData(request.url())) return;
      const at = clock.now();
      const askedAt = Math.min(this.#askedAt.get(request) ?? at, at - elapsedMs(request));
      this.#tail = this.#tail.then(async () => {
        const answer = await readAnswer(request, askedAt, at);
        if (answer !== undefined) this.#hear(answer);
      });
    });
    page.on("websocket", (socket) => {
      if (isData(socket.url())) this.#follow(socket);
    });
  }

  get recent(): readonly FeedMessage[] {
    return this.#recent;
  }

  listen(listener: (message: FeedMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  freshAt(at: number): number | undefined {
    return this.#options.isData === undefined ? undefined : this.#pulse.freshAt(at);
  }

  #follow(webSocket: WebSocket): void {
    const of = { url: webSocket.url(), socket: ++this.#sockets };
    const frame = (body: string | Buffer, sent: boolean): void => {
      if (typeof body !== "string") return;
      this.#hear({ kind: "frame", ...of, sent, body, at: this.#echo.since });
    };
    this.#echo.start();
    this.#hear({ kind: "socket-open", ...of, at: this.#echo.since });
    webSocket.on("framereceived", ({ payload }) => frame(payload, false));
    webSocket.on("framesent", ({ payload }) => frame(payload, true));
    webSocket.on("close", () => {
      this.#hear({ kind: "socket-close", ...of, at: this.#echo.since });
      if (!this.#pulse.isConnected) this.#echo.stop();
    });
  }

  #hear(message: FeedMessage): void {
    this.#pulse.add(message);
    this.#recent.push(shorten(message));
    if (this.#recent.length > KEPT.messages) this.#recent = this.#recent.slice(-KEPT.messages);
    for (const listener of [...this.#listeners]) {
      try {
        listener(message);
      } catch (error) {
        this.#options.onError(error);
      }
    }
  }
}

/**
 * How long ago the browser asked, by its own word: of a request one hears a moment after it was sent,
 * and its answer may be on the way by then.
 */
function elapsedMs(request: Request): number {
  const { startTime } = request.timing();
  return startTime > 0 ? Math.max(0, Date.now() - startTime) : 0;
}

/** @returns `undefined` when the answer is gone, as after a navigation, or has no text. */
async function readAnswer(
  request: Request,
  askedAt: number,
  at: number,
): Promise<FeedResponse | undefined> {
  try {
    const response = await request.response();
    if (response === null) return undefined;
    const body = await response.text();
    return {
      kind: "response",
      url: request.url(),
      status: response.status(),
      request: request.postData() ?? "",
      body,
      askedAt,
      at,
    };
  } catch {
    return undefined;
  }
}

function shorten(message: FeedMessage): FeedMessage {
  if (!("body" in message) || message.body.length <= KEPT.bodyLength) return message;
  return { ...message, body: message.body.slice(0, KEPT.bodyLength) };
}
