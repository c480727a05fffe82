import { describe, expect, it } from "vitest";
import { RetryableError, type FeedMessage } from "scraper-kit";
import { ClassicFeed } from "../../src/sites/ibc/classic-feed.ts";
import { SabaFeed } from "../../src/sites/ibc/saba-feed.ts";
import { SboFeed } from "../../src/sites/sbo/feed.ts";

const NOW = Date.UTC(2026, 10, 22, 17);

describe("SboFeed", () => {
  const ask = (version: number, body: string): FeedMessage => ({
    kind: "response",
    url: `https://odds.example/odds-display/today-data.aspx?od-param=2,1,1,1,1,2,1,2,0&v=${version}`,
    status: 200,
    request: "",
    body,
    askedAt: NOW + version,
    at: NOW + version + 30,
  });
  const whole =
    "$M('odds-display').onUpdate(2,[5,1,1,[[[1,'CUP','','']],[[9,1,1,'Roma','Lazio','',1,'11/23/2026 03:00',1,'',2,0,0]],[[70,9,0,0,0,0]],[],,[[81,[70,1,0,500,0.5],[0.9,0.9]],[82,[70,1,0,500,0.75],[0.8,0.98]]],[],[],'Football',0],,0]);";
  const readAfter = (...messages: FeedMessage[]) => {
    const feed = new SboFeed(480);
    for (const message of messages) feed.take(message);
    return feed.reading();
  };

  it("leaves a line in its place when its price moves", () => {
    const change =
      "$M('odds-display').onUpdate(2,[6,0,1,[[],[],[],[],,[[81,[70,1,0,500,0.5],[0.85,0.95]]],[],[],'Football',0],,0]);";
    expect(readAfter(ask(0, whole), ask(5, change))?.matches[0]?.odds.ft_hdp).toMatchObject([
      { handicap: -0.5, home: 1.85 },
      { handicap: -0.75, home: 1.8 },
    ]);
  });

  it("takes a league's new name for all its matches", () => {
    const change =
      "$M('odds-display').onUpdate(2,[6,0,1,[[[1,'LEAGUE CUP','','']],[],[],[],,[],[],[],'Football',0],,0]);";
    expect(readAfter(ask(0, whole), ask(5, change))?.matches[0]?.league).toBe("LEAGUE CUP");
  });

  it("reads no score that is none", () => {
    const live =
      "$M('odds-display').onUpdate(2,[6,0,1,[[],[],[[70,9,0,1e21,-1,0]],[[70,1,1,5,45,0,0,0,{},{1:45}]],,[],[],[],'Football',0],,0]);";
    const reading = readAfter(ask(0, whole), ask(5, live));
    expect(reading?.matches[0]).toMatchObject({ live: true, period: "1H" });
    expect(reading?.matches[0]).not.toHaveProperty("score");
    expect(reading?.problems).toEqual([{ code: "bad-score", where: "9" }]);
  });

  it("knows of no match when the site has nothing to offer", () => {
    const reading = readAfter(ask(0, whole), ask(5, "od_OnEmpty(0);"));
    expect(reading).toEqual({ matches: [], problems: [], rows: 0, at: NOW + 5 });
  });
});

describe("ClassicFeed", () => {
  it("says nothing before both its streams have begun", () => {
    const feed = new ClassicFeed(480);
    const ask = (market: string, askedAt: number): FeedMessage => ({
      kind: "response",
      url: "https://odds.example/UnderOver_data.aspx",
      status: 200,
      request: `Market=${market}&OddsType=4&RT=W&k0=v0`,
      body: `k='k1';v='v1';\nShowBetList('W','','${market}',[]);`,
      askedAt,
      at: askedAt + 30,
    });
    feed.take(ask("l", NOW));
    expect(feed.reading()).toBeUndefined();
    feed.take(ask("t", NOW + 10));
    expect(feed.reading()?.at).toBe(NOW);
  });
});

describe("SabaFeed", () => {
  const URL = "wss://odds.example/socket.io/?EIO=3&transport=websocket";
  const socket = (kind: "socket-open" | "socket-close", number: number): FeedMessage => ({
    kind,
    url: URL,
    socket: number,
    at: NOW,
  });
  const frame = (number: number, event: unknown, sent = false): FeedMessage => ({
    kind: "frame",
    url: URL,
    socket: number,
    sent,
    body: `42${JSON.stringify(event)}`,
    at: NOW,
  });
  const subscribe = (rev: number): unknown => [
    "subscribe",
    "odds",
    [{ id: "c1", rev, condition: { marketid: "L", oddstype: 4 } }],
  ];
  const begin = (number: number): FeedMessage[] => [
    socket("socket-open", number),
    frame(number, subscribe(0), true),
    frame(number, ["r", ["c1", "r1", [{ type: "reset" }, { type: "done" }], 7]]),
  ];

  const ping = (number: number, at: number): FeedMessage[] => [
    { kind: "frame", url: URL, socket: number, sent: true, body: "2", at },
    { kind: "frame", url: URL, socket: number, sent: false, body: "3", at: at + 5 },
  ];

  it("is of when that ping was sent that was answered last", () => {
    const feed = new SabaFeed();
    for (const message of begin(1)) feed.take(message);
    expect(feed.asOf()).toBe(NOW);
    const [sent, answer] = ping(1, NOW + 1000);
    feed.take(sent!);
    expect(feed.asOf()).toBe(NOW);
    feed.take(answer!);
    expect(feed.asOf()).toBe(NOW + 1000);
  });

  it("is shown as far as it was here when the page sent its last ping but one", () => {
    const feed = new SabaFeed();
    const shown = (...messages: FeedMessage[]): number | undefined => {
      for (const message of messages) feed.take(message);
      return feed.shownAsOf();
    };
    expect(shown()).toBeUndefined();
    expect(shown(...begin(1))).toBe(NOW);
    expect(shown(...ping(1, NOW + 1000), ...ping(1, NOW + 2000))).toBe(NOW);
    expect(shown(...ping(1, NOW + 3000))).toBe(NOW + 1000);
    // The page may still show what the socket before said.
    expect(shown(socket("socket-close", 1), ...begin(2), ...ping(2, NOW + 9000))).toBe(NOW + 1000);
    expect(shown(...ping(2, NOW + 10_000), ...ping(2, NOW + 11_000))).toBe(NOW + 9000);
  });

  it("knows nothing any more when its socket closes", () => {
    const feed = new SabaFeed();
    for (const message of begin(1)) feed.take(message);
    expect(feed.reading()?.matches).toEqual([]);
    feed.take(socket("socket-close", 1));
    expect(feed.reading()).toBeUndefined();
  });

  it("does not go on where the socket before broke off", () => {
    const feed = new SabaFeed();
    for (const message of begin(1)) feed.take(message);
    feed.take(socket("socket-close", 1));
    feed.take(socket("socket-open", 2));
    feed.take(frame(2, subscribe(7), true));
    expect(feed.reading()).toBeUndefined();
    expect(() => feed.take(frame(2, ["p", ["r1", [], 8]]))).toThrow(RetryableError);
  });

  it("passes over what comes late on a socket that was replaced", () => {
    const feed = new SabaFeed();
    for (const message of [...begin(1), ...begin(2)]) feed.take(message);
    expect(feed.take(frame(1, ["p", ["r1", [], 99]]))).toBe(false);
    feed.take(socket("socket-close", 1));
    expect(feed.reading()?.matches).toEqual([]);
  });

  it("passes over a room that the page has left for another odds format", () => {
    const feed = new SabaFeed();
    const other = [{ id: "c1", rev: 0, condition: { marketid: "L", oddstype: 2 } }];
    for (const message of begin(1)) feed.take(message);
    feed.take(frame(1, ["subscribe", "odds", other], true));
    expect(feed.reading()).toBeUndefined();
    expect(feed.take(frame(1, ["p", ["r1", [], 8]]))).toBe(false);
    feed.take(frame(1, ["r", ["c1", "r2", [{ type: "reset" }, { type: "done" }], 3]]));
    expect(feed.take(frame(1, ["p", ["r1", [], 9]]))).toBe(false);
    expect(feed.reading()?.matches).toEqual([]);
  });
});
