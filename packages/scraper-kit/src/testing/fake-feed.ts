/** A site's feed without a site, and without a browser: a test says what comes. */
import type { Clock } from "../clock.ts";
import { systemClock } from "../clock.ts";
import { FeedPulse, type FeedMessage, type SiteFeed } from "../feed.ts";

/** What a page asked, where that matters to the adapter. */
export interface FakeQuestion {
  /** What the page sent along. Default: nothing. */
  readonly request?: string;
  /** Default 200. */
  readonly status?: number;
  /** When the page asked, in epoch milliseconds. Default: now. */
  readonly askedAt?: number;
}

/** A socket of a {@link FakeFeed}. */
export interface FakeFeedSocket {
  /** The site sends a text. */
  receive(body: string): void;
  /** The page sends one. */
  send(body: string): void;
  close(): void;
}

/** A feed that a test drives. Listeners that throw let their error through to the test. */
export interface FakeFeed extends SiteFeed {
  /** Tells the listeners of a message. */
  send(message: FeedMessage): void;
  /** Tells them of the answer to a request of the page. */
  answer(url: string, body: string, question?: FakeQuestion): void;
  /** Tells them that the page has opened a socket. */
  openSocket(url: string): FakeFeedSocket;
}

const KEPT_MESSAGES = 40;

/**
 * Makes a feed for a test of a decoder, or of `watch()`.
 *
 * @param clock stamps what has no time of its own. Default: the machine's.
 * @example
 * ```ts
 * import { createFakeFeed, FakeClock } from "scraper-kit/testing";
 * import assert from "node:assert/strict";
 *
 * const clock = new FakeClock(1000);
 * const feed = createFakeFeed(clock);
 * const bodies = [];
 * feed.listen((message) => {
 *   if (message.kind === "frame") bodies.push(message.body);
 * });
 * const socket = feed.openSocket("wss://site.test/odds");
 * socket.receive("1.95");
 * assert.deepEqual(bodies, ["1.95"]);
 * socket.close();
 * await clock.advance(500);
 * assert.equal(feed.freshAt(clock.now()), 1000);
 * ```
 */
export function createFakeFeed(clock: Pick<Clock, "now"> = systemClock): FakeFeed {
  const listeners = new Set<(message: FeedMessage) => void>();
  const pulse = new FeedPulse(clock.now());
  let recent: FeedMessage[] = [];
  let sockets = 0;

  const send = (message: FeedMessage): void => {
    pulse.add(message);
    recent = [...recent, message].slice(-KEPT_MESSAGES);
    for (const listener of [...listeners]) listener(message);
  };

  return {
    get recent() {
      return recent;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    freshAt: (at) => pulse.freshAt(at),
    send,
    answer(url, body, question = {}) {
      const at = clock.now();
      const { request = "", status = 200, askedAt = at } = question;
      send({ kind: "response", url, status, request, body, askedAt, at });
    },
    openSocket(url) {
      const socket = ++sockets;
      const frame = (body: string, sent: boolean): void =>
        send({ kind: "frame", url, socket, sent, body, at: clock.now() });
      send({ kind: "socket-open", url, socket, at: clock.now() });
      return {
        receive: (body) => frame(body, false),
        send: (body) => frame(body, true),
        close: () => send({ kind: "socket-close", url, socket, at: clock.now() }),
      };
    },
  };
}

/**
 * Gives the messages of a recording to a decoder, in order.
 *
 * @returns when the last one came, in epoch milliseconds; `undefined` when there is none.
 * @example
 * ```ts
 * import { replayFeed } from "scraper-kit/testing";
 * import assert from "node:assert/strict";
 *
 * const urls = [];
 * const opened = { kind: "socket-open", url: "wss://site.test/", socket: 1, at: 1000 };
 * assert.equal(replayFeed([opened], ({ url }) => urls.push(url)), 1000);
 * assert.deepEqual(urls, ["wss://site.test/"]);
 * ```
 */
export function replayFeed(
  messages: readonly FeedMessage[],
  take: (message: FeedMessage) => unknown,
): number | undefined {
  for (const message of messages) take(message);
  return messages.at(-1)?.at;
}
