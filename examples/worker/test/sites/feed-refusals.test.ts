/** What a feed may not be taken at its word for: each decoder's refusals, one by one. */
import { describe, expect, it } from "vitest";
import { LayoutChangedError, SessionOverError, type FeedMessage } from "scraper-kit";
import { CmdFeed } from "../../src/sites/cmd/feed.ts";
import { ClassicFeed } from "../../src/sites/ibc/classic-feed.ts";
import { SabaFeed } from "../../src/sites/ibc/saba-feed.ts";
import { SboFeed } from "../../src/sites/sbo/feed.ts";

const NOW = Date.UTC(2026, 10, 22, 17);

function answer(url: string, request: string, body: string): FeedMessage {
  return { kind: "response", url, status: 200, request, body, askedAt: NOW - 50, at: NOW };
}

describe("CmdFeed", () => {
  const URL = "http://site.test/Member/BetsView/BetLight/DataOdds.ashx";
  const ask = (body: unknown, format = "MY"): FeedMessage =>
    answer(URL, `fc=1&clientTime=&m_accType=${format}`, JSON.stringify(body));
  const row = (changes: Readonly<Record<number, unknown>> = {}, length = 91): unknown[] => {
    const known = {
      0: 7,
      10: 0.5,
      12: -999,
      14: -999,
      16: -999,
      24: 1,
      34: "guid",
      37: "ITALY SERIE A",
    };
    const prices = { 17: -999, 18: -999, 19: -999, 20: -999, 21: -999, 22: -999, 40: 0.9, 41: 0.9 };
    const match = { 38: "Roma", 39: "Lazio", 56: "11/23/2026 03:00" };
    const columns: Readonly<Record<number, unknown>> = {
      ...known,
      ...prices,
      ...match,
      ...changes,
    };
    return Array.from({ length }, (_, place) => columns[place] ?? 0);
  };
  const whole = (rows: unknown[]): unknown => ({ a: true, t: 1, data: [[0]], today: [...rows, 0] });
  const read = (...rows: unknown[]): unknown => {
    const feed = new CmdFeed(480);
    feed.take(ask(whole(rows)));
    return feed.reading()?.matches[0]?.odds;
  };

  it.each([0, false, "", "0"])("takes a row for open whose mark is %j", (mark) => {
    expect(read(row({ 79: mark }))).toEqual({ ft_hdp: [{ home: 1.9, away: 1.9, handicap: -0.5 }] });
  });

  it.each([1, true, "1", 2, "Y"])("takes a row for suspended whose mark is %j", (mark) => {
    expect(read(row({ 79: mark }))).toMatchObject({ ft_hdp: [{ suspended: true }] });
  });

  it("refuses a row that ends before the mark", () => {
    expect(() => read(row({}, 79))).toThrow(LayoutChangedError);
  });

  it("says that the session is over wherever the answer says so", () => {
    const over = { t: 1, data: [[0, 1]], today: [[0, 1]], a: false };
    expect(() => new CmdFeed(480).take(ask(over))).toThrow(SessionOverError);
  });

  it("refuses a format that it does not know", () => {
    expect(() => new CmdFeed(480).take(ask(whole([]), "XX"))).toThrow(LayoutChangedError);
  });
});

describe("ClassicFeed", () => {
  const ask = (market: string, body: string, format = "4"): FeedMessage => {
    const request = `Market=${market}&RT=W&OddsType=${format}&k0=v0`;
    return answer("http://site.test/UnderOver_data.aspx", request, body);
  };
  const row = (changes: Readonly<Record<number, string>>): string => {
    const own = { 1: "5", 3: "1", 29: "0.5", 30: "0.90", 31: "0.90", 32: "h" };
    const columns: Readonly<Record<number, string>> = { ...own, ...changes };
    const fields = Array.from({ length: 54 }, (_, place) => columns[place] ?? "");
    return `[${fields.map((field) => `'${field}'`).join(",")}]`;
  };
  const head = {
    4: "1",
    5: "ITALY SERIE A",
    6: "Roma",
    7: "Lazio",
    8: "11/23/2026 03:00",
    15: "0",
  };
  const whole = (market: string, ...rows: string[]): string =>
    [
      "k='k1';v='v1';",
      ...rows.map((each, place) => `N${market}[${place}]=${each};`),
      `ShowBetList('W','','${market}',N${market});`,
    ].join("\n");
  const read = (...rows: string[]): ClassicFeed => {
    const feed = new ClassicFeed(480);
    feed.take(ask("l", whole("l")));
    feed.take(ask("t", whole("t", ...rows)));
    return feed;
  };

  it("takes all lines of a match for suspended that says so, should they have prices", () => {
    const reading = read(row({ ...head, 15: "1" }), row({ 3: "2", 29: "1" })).reading();
    expect(reading?.matches[0]?.odds.ft_hdp).toEqual([
      { home: 1.9, away: 1.9, handicap: -0.5, suspended: true },
      { home: 1.9, away: 1.9, handicap: -1, suspended: true },
    ]);
  });

  it("does not give a match the names of another", () => {
    const reading = read(row(head), row({ 1: "6" })).reading();
    expect(reading?.matches.map(({ id }) => id)).toEqual(["5"]);
    expect(reading?.problems).toEqual([{ code: "row-without-teams", where: "6" }]);
  });

  it("refuses a format that it does not know", () => {
    expect(() => new ClassicFeed(480).take(ask("t", whole("t"), "9"))).toThrow(LayoutChangedError);
  });
});

describe("SabaFeed", () => {
  const url = "ws://site.test/socket.io/?EIO=3";
  const frame = (event: unknown, sent = false): FeedMessage => {
    return { kind: "frame", url, socket: 1, sent, body: `42${JSON.stringify(event)}`, at: NOW };
  };
  const opened = (): SabaFeed => {
    const feed = new SabaFeed();
    feed.take({ kind: "socket-open", url, socket: 1, at: NOW });
    return feed;
  };

  it.each(["l", "m", "o", "do", "dm"])("refuses a %s without its id", (type) => {
    const told = frame(["r", ["c1", "r1", [{ type: "reset" }, { type }, { type: "done" }], 1]]);
    expect(() => opened().take(told)).toThrow(LayoutChangedError);
  });

  it("refuses a format that it does not know", () => {
    const asked = frame(["subscribe", "odds", [{ id: "c1", condition: { oddstype: 9 } }]], true);
    expect(() => opened().take(asked)).toThrow(LayoutChangedError);
  });
});

describe("SboFeed", () => {
  it("refuses a format that it does not know", () => {
    const path = "/web-root/restricted/odds-display/today-data.aspx";
    const url = `http://site.test${path}?od-param=2,1,1,1,1,2,1,2,7&v=0`;
    const body = "$M('odds-display').onUpdate(2,[1,1,1,[[],[],[],[],,[],[],[],'Football',0],,0]);";
    expect(() => new SboFeed(480).take(answer(url, "", body))).toThrow(LayoutChangedError);
  });
});
