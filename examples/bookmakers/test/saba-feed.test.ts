import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { SabaClient, type Message } from "./saba-client.ts";
import { countMatches, tellState, type ToldMatch } from "./told-state.ts";

const POLL = { timeout: 10_000, interval: 5 };

let bookmakers: Bookmakers;
let clients: SabaClient[];

beforeEach(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 11 });
  clients = [];
});

afterEach(async () => {
  for (const { socket } of clients) socket.terminate();
  await bookmakers.close();
});

async function openSession(): Promise<string> {
  const page = await fetch(`http://127.0.0.1:${bookmakers.ports.ibc}/NewIndex?lang=en`);
  return page.headers.get("set-cookie")?.split(";")[0] ?? "";
}

function connect(cookie: string): SabaClient {
  const client = new SabaClient(bookmakers.ports.ibc, cookie);
  clients.push(client);
  return client;
}

async function open(cookie?: string): Promise<SabaClient> {
  const client = connect(cookie ?? (await openSession()));
  await expect.poll(() => client.frames[1], POLL).toBe("40");
  return client;
}

/** A client that has been told everything. */
async function openWhole(oddstype?: number): Promise<SabaClient> {
  const client = await open();
  client.subscribe([0, 0], oddstype);
  await expect.poll(() => client.messages.length, POLL).toBe(2);
  return client;
}

/** Waits until all that was sent is there. */
async function settle(client: SabaClient): Promise<void> {
  const pongs = (): number => client.frames.filter((frame) => frame === "3").length;
  const before = pongs();
  client.socket.send("2");
  await expect.poll(pongs, POLL).toBe(before + 1);
}

const told = (): readonly ToldMatch[] =>
  [...tellState(stateOf(bookmakers.stages.ibc))].sort((a, b) => a.number - b.number);

function applyStep(number: number, step: number): void {
  SITE_CASES.find((item) => item.number === number)!.steps[step]!.apply(bookmakers.stages.ibc);
}

/** What a message says of the odds and the score of the match made by hand. */
function story({ objects }: Message): string {
  return objects
    .map(({ type, bettype, oddsstatus, livehomescore }) =>
      type === "m" ? `score ${livehomescore}` : `${type} ${bettype ?? ""} ${oddsstatus ?? ""}`,
    )
    .join(", ");
}

describe("the socket of the single page", () => {
  test("opens as engine.io 3 does, and answers pings", async () => {
    const client = await open();
    expect(JSON.parse(client.frames[0]!.slice(1))).toEqual({
      sid: expect.any(String) as string,
      upgrades: [],
      pingInterval: 1000,
      pingTimeout: 5000,
    });
    client.socket.send("2");
    client.socket.send("2probe");
    client.socket.send("5");
    await expect.poll(() => client.frames.slice(2), POLL).toEqual(["3", "3probe"]);
  });

  test("says in full what the state says, leagues before matches before odds", async () => {
    const client = await openWhole();
    expect(client.frames[2]).toMatch(/^42\["r",\["c1","r1",\[\{"type":"reset"\},\{"type":"l"/);
    expect(client.frames[3]).toMatch(/^42\["r",\["c2","r2",.*\{"type":"done"\}\],1\]\]$/);
    for (const { objects } of client.messages) {
      const types = objects.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
      expect(types).toEqual(["reset", "l", "m", "o", "done"]);
    }
    expect(client.tell()).toEqual(told());
    expect(countMatches(client.tell())).toBeGreaterThan(20);
  });

  test("says what changed, tick by tick, in parts of objects and numbered messages", async () => {
    const client = await openWhole();
    const { market, stages } = bookmakers;
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 10 === 5) market.scoreGoal("home");
      market.tick(market.now + (tick % 13 === 12 ? 600_000 : 1000));
      stages.ibc.changed();
      await settle(client);
      expect(client.tell()).toEqual(told());
    }
    const changes = client.messages.slice(2);
    expect(changes.length).toBeGreaterThan(40);
    for (const room of ["r1", "r2"]) {
      const revs = client.messages.filter((item) => item.room === room).map(({ rev }) => rev);
      expect(revs).toEqual(revs.map((_, index) => index + 1));
    }
    const partial = changes.flatMap(({ objects }) => objects).filter(({ type }) => type === "o");
    expect(partial.some((item) => !("bettype" in item))).toBe(true);
  });

  test("follows every step of every case", async () => {
    const stage = bookmakers.stages.ibc;
    let steps = 0;
    for (const { number, sites, steps: own } of SITE_CASES) {
      if (!sites.includes("ibc")) continue;
      stage.reset();
      let client = await openWhole();
      for (const step of own) {
        step.apply(stage);
        if (!step.readable) break;
        if (client.socket.readyState !== client.socket.OPEN || number === 21) {
          client = await openWhole();
        }
        await settle(client);
        expect(client.tell()).toEqual(told());
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("closes prices with new ones before the score, and opens them after it", async () => {
    applyStep(9, 0);
    const client = await openWhole();
    const stories: string[][] = [];
    for (const step of [1, 2, 3, 4]) {
      const from = client.messages.length;
      applyStep(9, step);
      await settle(client);
      stories.push(client.messages.slice(from).map(story));
    }
    const all = (status: string, markets = [1, 3, 7, 8, 5, 15]): string =>
      markets.map((market) => `o ${market} ${status}`.trim()).join(", ");
    expect(stories[0]![0]).toMatch(/^score undefined, o {2}suspend, /);
    expect(stories[1]![0]).toBe(Array(6).fill("o  closePrice").join(", "));
    expect(stories[1]![1]).toBe("score 1");
    expect(stories[1]).toHaveLength(2);
    expect(stories[2]![0]).toContain(all("suspend", [1, 3]));
    expect(stories[3]![0]).toContain("o  running");
  });

  test("closes and opens the lines of a match whose score changes while they are open", async () => {
    applyStep(9, 0);
    const client = await openWhole();
    const from = client.messages.length;
    applyStep(9, 4);
    await settle(client);
    const [closing, score, opening, ...more] = client.messages.slice(from).map(story);
    expect(more).toEqual([]);
    expect(closing).toContain("closePrice");
    expect(closing).not.toMatch(/running|score/);
    expect(score).toBe("score 1");
    expect(opening).toMatch(/^(o {2}running(, )?)+$/);
    expect(client.tell()).toEqual(told());
  });

  test("has no prices for a single line that is closed, and closes lines before it deletes them", async () => {
    applyStep(8, 2);
    const client = await openWhole();
    applyStep(8, 3);
    await settle(client);
    const total = client.all("o").find((item) => item["bettype"] === 3 && item["odds1a"] === 0);
    expect(total).toMatchObject({ oddsstatus: "closed", odds1a: 0, odds2a: 0, hdp1: 2.5 });
    const { objects } = client.messages.at(-1)!;
    const gone = objects.findIndex(({ type }) => type === "do");
    expect(objects[gone - 1]).toMatchObject({
      oddsid: objects[gone]!["oddsid"]!,
      oddsstatus: "closed",
      odds1a: 0,
    });
  });

  test("names the giver by the place of the handicap", async () => {
    applyStep(4, 0);
    const client = await openWhole();
    const own = client
      .all("o")
      .filter(
        ({ matchid }) =>
          matchid ===
          client.all("m").find(({ homenameen }) => homenameen === "Hand Home 1")!["matchid"],
      );
    const handicaps = own.map(({ bettype, hdp1, hdp2 }) => [bettype, hdp1, hdp2]);
    expect(handicaps).toContainEqual([1, 0.25, 0]);
    expect(handicaps).toContainEqual([7, 0, 0.25]);
  });

  test("goes on after a cut without a new beginning, and never says what was missed", async () => {
    const cookie = await openSession();
    const client = await open(cookie);
    client.subscribe();
    await expect.poll(() => client.messages.length, POLL).toBe(2);
    const { market, stages } = bookmakers;
    const move = (): void => {
      market.tick(market.now + 1000);
      stages.ibc.changed();
    };
    stages.ibc.dropSockets();
    await expect.poll(() => client.socket.readyState, POLL).toBe(client.socket.CLOSED);
    move();
    const again = await open(cookie);
    again.subscribe([1, 1]);
    await settle(again);
    expect(again.messages).toEqual([]);
    move();
    await settle(again);
    expect(again.messages.length).toBeGreaterThan(0);
    for (const { name, rev } of again.messages) {
      expect(name).toBe("p");
      expect(rev).toBeGreaterThan(2);
    }
    const fresh = await openWhole();
    expect(fresh.tell()).toEqual(told());
  });

  test("is cut by itself after a while, where it is told to", async () => {
    await bookmakers.close();
    bookmakers = await startBookmakers({ paused: true, seed: 11, socketLifeMs: 50 });
    const client = connect(await openSession());
    await once(client.socket, "close");
    expect(client.frames[1]).toBe("40");
  });

  test("has prices in the format that is asked for, results in decimal odds, in a room of its own", async () => {
    const malay = await openWhole();
    const decimal = await openWhole(1);
    const prices = (client: SabaClient): readonly number[] =>
      client.all("o").flatMap((item) => ("odds1a" in item ? [Number(item["odds1a"])] : []));
    expect(prices(decimal).length).toBe(prices(malay).length);
    expect(Math.min(...prices(decimal))).toBeGreaterThan(1);
    expect(Math.min(...prices(malay))).toBeLessThan(0);
    expect(decimal.messages.map(({ room }) => room)).toEqual(["r3", "r4"]);
    const results = (client: SabaClient): unknown[] =>
      client.all("o").flatMap(({ com1 }) => com1 ?? []);
    expect(results(decimal)).toEqual(results(malay));
    malay.subscribe([0, 0], 1);
    await settle(malay);
    const from = malay.messages.length;
    bookmakers.market.tick(bookmakers.market.now + 1000);
    bookmakers.stages.ibc.changed();
    await settle(malay);
    expect(new Set(malay.messages.slice(from).map(({ room }) => room))).toEqual(
      new Set(["r3", "r4"]),
    );
  });

  test("cuts sockets of sessions that are over, and answers their handshakes with a login page", async () => {
    const cookie = await openSession();
    const client = await open(cookie);
    bookmakers.stages.ibc.endSessions();
    await once(client.socket, "close");
    const polling = `http://127.0.0.1:${bookmakers.ports.ibc}/socket.io/?EIO=3&transport=polling`;
    for (const stranger of [cookie, ""]) {
      const refused = connect(stranger);
      const [, response] = (await once(refused.socket, "unexpected-response")) as [
        unknown,
        IncomingMessage,
      ];
      expect(response.statusCode).toBe(200);
      const body = (await response.toArray()).join("");
      expect(body).toMatch(/^<!doctype html>[^]*type="password"/);
      const answer = await fetch(polling, { headers: { cookie: stranger } });
      expect(await answer.text()).toBe(body);
    }
    const known = await fetch(polling, { headers: { cookie: await openSession() } });
    expect([known.status, await known.json()]).toEqual([
      400,
      { code: 0, message: "Transport unknown" },
    ]);
  });

  test("is cut while the site has a login page for everybody", async () => {
    const cookie = await openSession();
    const client = await open(cookie);
    bookmakers.stages.ibc.setLevers({ login: true });
    await once(client.socket, "close");
    const refused = connect(cookie);
    const [, response] = (await once(refused.socket, "unexpected-response")) as [
      unknown,
      IncomingMessage,
    ];
    expect(response.statusCode).toBe(200);
    bookmakers.stages.ibc.setLevers({ login: false });
    expect((await open(cookie)).frames[1]).toBe("40");
  });

  test("holds frames back as the lever says, in order, with what was true before", async () => {
    const client = await openWhole();
    const { market, stages } = bookmakers;
    stages.ibc.setLevers({ delayMs: 200 });
    const before = client.frames.length;
    market.tick(market.now + 1000);
    stages.ibc.changed();
    const wanted = told();
    stages.ibc.setLevers({ delayMs: 0 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.frames.length).toBe(before);
    await settle(client);
    expect(client.frames.slice(before).at(-1)).toBe("3");
    expect(client.frames[before]).toMatch(/^42\["p"/);
    expect(client.tell()).toEqual(wanted);
  });

  test("speaks in another shape in another layout", async () => {
    bookmakers.stages.ibc.setLevers({ layout: "changed" });
    const client = await open();
    client.subscribe();
    await settle(client);
    const events = client.frames.filter((frame) => frame.startsWith("42"));
    expect(events).toHaveLength(2);
    for (const event of events) {
      expect(event).toMatch(/^42\["m","b\d",\[\["f",0,\["[a-z]/);
      expect(event).not.toContain("oddsid:");
    }
  });

  test("closes sockets that speak nonsense, and knows no other address", async () => {
    for (const nonsense of [
      "42[",
      '42["subscribe","odds",[{"id":1}]]',
      `42${"x".repeat(20_000)}`,
    ]) {
      const client = await open();
      client.socket.send(nonsense);
      await once(client.socket, "close");
    }
    const client = await open();
    client.socket.send("what");
    await settle(client);
    const elsewhere = await fetch(`http://127.0.0.1:${bookmakers.ports.ibc}/elsewhere/`);
    expect(elsewhere.status).toBe(404);
  });
});
