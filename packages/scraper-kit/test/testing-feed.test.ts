import { describe, expect, test } from "vitest";
import type { FeedMessage } from "../src/index.ts";
import { createFakeFeed, FakeClock, replayFeed } from "../src/testing.ts";

const URL = "https://site.test/odds";

describe("createFakeFeed()", () => {
  test("tells its listeners of answers and sockets, stamped by the clock", async () => {
    const clock = new FakeClock(1000);
    const feed = createFakeFeed(clock);
    const heard: FeedMessage[] = [];
    const end = feed.listen((message) => heard.push(message));
    feed.answer(URL, "{}", { request: "since=7", askedAt: 900 });
    await clock.advance(500);
    const socket = feed.openSocket("wss://site.test/");
    socket.send("subscribe");
    socket.receive("1.95");
    socket.close();
    end();
    feed.answer(URL, "not heard");
    const of = { url: "wss://site.test/", socket: 1, at: 1500 };
    expect(heard).toEqual([
      {
        kind: "response",
        url: URL,
        status: 200,
        request: "since=7",
        body: "{}",
        askedAt: 900,
        at: 1000,
      },
      { kind: "socket-open", ...of },
      { kind: "frame", ...of, sent: true, body: "subscribe" },
      { kind: "frame", ...of, sent: false, body: "1.95" },
      { kind: "socket-close", ...of },
    ]);
    expect(feed.recent).toHaveLength(6);
  });

  test("numbers its sockets, and is fresh while one is open", () => {
    const feed = createFakeFeed(new FakeClock(1000));
    const [first, second] = [feed.openSocket(URL), feed.openSocket(URL)];
    first.close();
    expect(feed.recent.map((message) => ("socket" in message ? message.socket : 0))).toEqual([
      1, 2, 1,
    ]);
    expect(feed.freshAt(9000)).toBe(9000);
    second.close();
    expect(feed.freshAt(9000)).toBe(1000);
  });

  test("lets the error of a listener through to the test", () => {
    const feed = createFakeFeed();
    feed.listen(() => {
      throw new RangeError("bad body");
    });
    expect(() => feed.answer(URL, "")).toThrow(new RangeError("bad body"));
  });

  test("keeps the last messages, not all of them", () => {
    const feed = createFakeFeed(new FakeClock(1000));
    for (let n = 0; n < 100; n++) feed.answer(URL, String(n));
    expect(feed.recent).toHaveLength(40);
    expect(feed.recent.at(-1)).toMatchObject({ body: "99" });
  });
});

describe("replayFeed()", () => {
  test("gives each message in order and says when the last one came", () => {
    const feed = createFakeFeed(new FakeClock(1000));
    feed.answer(URL, "a");
    feed.answer(URL, "b");
    const bodies: unknown[] = [];
    expect(
      replayFeed(feed.recent, (message) => bodies.push("body" in message && message.body)),
    ).toBe(1000);
    expect(bodies).toEqual(["a", "b"]);
  });

  test("has no moment to tell of nothing", () => {
    expect(replayFeed([], () => undefined)).toBeUndefined();
  });
});
