import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { countMatches, tellState, type ToldMatch } from "./told-state.ts";

type Item = Readonly<Record<string, string | number>>;

const QUERY = "gid=1&token=demo&id=1&rid=2&EIO=3";
const PSEUDO = / No\. of Corners| Total Bookings/;
const MARKETS: Readonly<Record<string, string>> = {
  1: "ft_hdp",
  3: "ft_ou",
  5: "ft_1x2",
  7: "fh_hdp",
  8: "fh_ou",
  15: "fh_1x2",
};
const ID_NAMES = { l: "leagueid", m: "matchid", o: "oddsid" } as const;

let bookmakers: Bookmakers;
const clients: Client[] = [];

beforeEach(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 11 });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await bookmakers.close();
});

const host = (): string => `127.0.0.1:${bookmakers.ports.ibc}`;

async function openSession(): Promise<string> {
  const page = await fetch(`http://${host()}/NewIndex?lang=en`);
  return page.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** What is known of one channel: objects by kind and id, put together from their parts. */
class Channel {
  rev: number;
  readonly kept = {
    l: new Map<unknown, Item>(),
    m: new Map<unknown, Item>(),
    o: new Map<unknown, Item>(),
  };
  /** How many scores changed on the way. */
  goals = 0;

  constructor(items: readonly Item[], rev: number) {
    this.rev = rev;
    expect([items[0], items.at(-1)]).toEqual([{ type: "reset" }, { type: "done" }]);
    for (const item of items.slice(1, -1)) this.#put(item);
  }

  change(items: readonly Item[], rev: number): void {
    expect(rev).toBe(this.rev + 1);
    this.rev = rev;
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      if (item["type"] === "do") {
        expect(this.kept.o.get(item["oddsid"])?.["oddsstatus"]).toBe("closed");
        this.kept.o.delete(item["oddsid"]);
      } else if (item["type"] === "dm") {
        expect(this.kept.m.delete(item["matchid"])).toBe(true);
        for (const [id, { matchid }] of this.kept.o) {
          if (matchid === item["matchid"]) this.kept.o.delete(id);
        }
      } else this.#put(item);
    }
  }

  #put(item: Item): void {
    const kind = item["type"] as keyof typeof ID_NAMES;
    const id = item[ID_NAMES[kind]];
    const before = this.kept[kind].get(id);
    if (before !== undefined && ("livehomescore" in item || "liveawayscore" in item)) {
      this.goals += 1;
      for (const odds of this.kept.o.values()) {
        if (odds["matchid"] === id) expect(odds["oddsstatus"]).not.toBe("running");
      }
    }
    const whole = { ...before, ...item };
    if (kind === "m") expect(this.kept.l.has(whole["leagueid"])).toBe(true);
    if (kind === "o") expect(this.kept.m.has(whole["matchid"])).toBe(true);
    this.kept[kind].set(id, whole);
  }

  tell(): readonly ToldMatch[] {
    return [...this.kept.m.values()].flatMap((match): ToldMatch[] => {
      if (PSEUDO.test(String(match["homenameen"]))) return [];
      const live = match["marketid"] === "L";
      const lines = [...this.kept.o.values()]
        .filter(
          ({ matchid, oddsstatus }) => matchid === match["matchid"] && oddsstatus === "running",
        )
        .map(tellLine);
      return [
        {
          number: match["matchid"] as number,
          league: String(this.kept.l.get(match["leagueid"])!["leaguenameen"]),
          teams: `${match["homenameen"]} v ${match["awaynameen"]}`,
          startsAt: tellStart(match["kickofftime"] as number),
          time: live ? tellTime(match) : "",
          score: live ? `${match["livehomescore"]}-${match["liveawayscore"]}` : "",
          redCards: live ? `${match["homered"]}-${match["awayred"]}` : "",
          lines: lines.sort(),
        },
      ];
    });
  }
}

function tellLine(odds: Item): string {
  const market = MARKETS[String(odds["bettype"])]!;
  if (market.endsWith("1x2")) {
    return `${market} 0 ${odds["com1"]} ${odds["comx"]} ${odds["com2"]}`;
  }
  const [gives, takes] = [odds["hdp1"] as number, odds["hdp2"] as number];
  const line = market.endsWith("hdp") ? takes - gives : gives;
  return `${market} ${line} ${odds["odds1a"]} ${odds["odds2a"]}`;
}

function tellTime(match: Item): string {
  const period = match["liveperiod"] as number;
  if (period === 0) {
    expect([match["csstatus"], match["livetimer"]]).toEqual(["1", 0]);
    return "5 0+0";
  }
  const minute = Math.floor((Date.now() / 1000 - (match["livetimer"] as number)) / 60);
  return `${period} ${Math.min(45, minute)}+${match["injurytime"]}`;
}

function tellStart(seconds: number): string {
  const [year, month, rest] = new Date((seconds + 8 * 3600) * 1000).toISOString().split("-");
  return `${month}/${rest!.slice(0, 2)}/${year} ${rest!.slice(3, 8)}`;
}

/** The page's end of a socket; it keeps what it is told. */
class Client {
  readonly frames: string[] = [];
  readonly channels = new Map<string, Channel>();
  readonly #rooms = new Map<string, Channel>();
  readonly #socket: WebSocket;
  readonly closed: Promise<number>;

  constructor(cookie: string) {
    const address = `ws://${host()}/socket.io/?${QUERY}&transport=websocket`;
    this.#socket = new WebSocket(address, { headers: { cookie } });
    this.#socket.on("message", (data: Buffer) => this.#take(data.toString()));
    this.closed = new Promise((resolve) => this.#socket.on("close", resolve));
    clients.push(this);
  }

  /** Waits until the socket is open, or says what was answered in its place. */
  open(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#socket.once("open", () => resolve("open"));
      this.#socket.once("error", reject);
      this.#socket.once("unexpected-response", (_request, response) => {
        let body = "";
        response.on("data", (chunk: Buffer) => (body += chunk.toString()));
        response.on("end", () => resolve(`${response.statusCode} ${body}`));
      });
    });
  }

  subscribe(revs: { readonly c1?: number; readonly c2?: number } = {}, oddstype = 4): void {
    const list = (["c1", "c2"] as const).map((id) => ({
      id,
      rev: revs[id] ?? 0,
      condition: {
        sporttype: 1,
        marketid: id === "c1" ? "L" : "T",
        bettype: [1, 3, 5, 7, 8, 15],
        sorting: "n",
        oddstype,
      },
    }));
    this.say(`42${JSON.stringify(["subscribe", "odds", list])}`);
  }

  say(frame: string): void {
    this.#socket.send(frame);
  }

  /** All that was sent before the answer to this ping has come when it is there. */
  async ping(): Promise<void> {
    const pongs = (): number => this.frames.filter((frame) => frame === "3").length;
    const wanted = pongs() + 1;
    this.say("2");
    await expect.poll(pongs, { timeout: 5000, interval: 2 }).toBe(wanted);
  }

  tell(): readonly ToldMatch[] {
    return byNumber([...this.channels.values()].flatMap((channel) => channel.tell()));
  }

  close(): void {
    this.#socket.terminate();
  }

  #take(frame: string): void {
    this.frames.push(frame);
    if (!frame.startsWith("42")) return;
    const [event, body] = JSON.parse(frame.slice(2)) as [string, never];
    if (event === "r") {
      const [id, room, items, rev] = body as [string, string, Item[], number];
      const channel = new Channel(items, rev);
      this.channels.set(id, channel);
      this.#rooms.set(room, channel);
    } else if (event === "p") {
      const [room, items, rev] = body as [string, Item[], number];
      this.#rooms.get(room)?.change(items, rev);
    }
  }
}

async function connect(cookie: string): Promise<Client> {
  const client = new Client(cookie);
  expect(await client.open()).toBe("open");
  return client;
}

/** A page that has all that there is. */
async function follow(cookie?: string): Promise<Client> {
  const client = await connect(cookie ?? (await openSession()));
  client.subscribe();
  await client.ping();
  return client;
}

const byNumber = (list: readonly ToldMatch[]): readonly ToldMatch[] =>
  [...list].sort((a, b) => a.number - b.number);
const told = (): readonly ToldMatch[] => byNumber(tellState(stateOf(bookmakers.stages.ibc)));
const caseSteps = (wanted: number) => SITE_CASES.find(({ number }) => number === wanted)!.steps;

describe("the socket of SABA", () => {
  test("opens in the framing of engine.io 3, and says in full what the state says", async () => {
    const client = await follow();
    expect(client.frames[0]).toMatch(/^0\{"sid":"[^"]+","upgrades":\[\],"pingInterval":1000,/);
    expect(client.frames[1]).toBe("40");
    expect([...client.channels.keys()]).toEqual(["c1", "c2"]);
    expect(client.tell()).toEqual(told());
    expect(countMatches(client.channels.get("c1")!.tell())).toBeGreaterThan(3);
    expect(countMatches(client.channels.get("c2")!.tell())).toBeGreaterThan(10);
    client.say("2probe");
    client.say("5");
    await client.ping();
    expect(client.frames).toContain("3probe");
  });

  test("says what changed, tick by tick, and closes a match's lines before its score", async () => {
    const client = await follow();
    const whole = client.frames.join("").length;
    const { market } = bookmakers;
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 5 === 3) market.scoreGoal("home");
      market.tick(market.now + (tick % 13 === 12 ? 600_000 : 1000));
      client.frames.length = 0;
      await client.ping();
      if (tick % 13 !== 12) expect(client.frames.join("").length).toBeLessThan(whole);
      expect(client.tell()).toEqual(told());
    }
    expect(client.channels.get("c1")!.goals).toBeGreaterThan(3);
  });

  test("follows every step of every case", async () => {
    const stage = bookmakers.stages.ibc;
    let steps = 0;
    for (const { sites, number, steps: own } of SITE_CASES) {
      if (!sites.includes("ibc") || number === 21) continue;
      stage.reset();
      const client = await follow();
      for (const step of own) {
        step.apply(stage);
        if (!step.readable) break;
        await client.ping();
        expect(client.tell()).toEqual(told());
        steps += 1;
      }
      client.close();
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("says whether bets are taken: a closed row keeps its prices, a single closed line has none", async () => {
    const stage = bookmakers.stages.ibc;
    const client = await follow();
    const seen = new Set<unknown>();
    const look = async (): Promise<void> => {
      await client.ping();
      const state = new Map(stateOf(stage).map((match) => [match.number, match]));
      for (const channel of client.channels.values()) {
        for (const odds of channel.kept.o.values()) {
          const status = odds["oddsstatus"];
          const prices = ["odds1a", "odds2a", "com1", "comx", "com2"].flatMap(
            (name) => odds[name] ?? [],
          );
          seen.add(status);
          expect(prices.every((price) => (status === "closed" ? price === 0 : price !== 0))).toBe(
            true,
          );
          expect(state.has(odds["matchid"] as number)).toBe(true);
        }
      }
    };
    for (const number of [8, 9]) {
      stage.reset();
      for (const step of caseSteps(number)) {
        step.apply(stage);
        await look();
      }
    }
    expect(seen).toEqual(new Set(["running", "suspend", "closePrice", "closed"]));
  });

  test("goes on without a new beginning after a cut: what was missed is not sent", async () => {
    const stage = bookmakers.stages.ibc;
    const cookie = await openSession();
    const [before, after] = caseSteps(21);
    before!.apply(stage);
    const first = await follow(cookie);
    const c2 = first.channels.get("c2")!;
    expect(first.tell()).toEqual(told());
    after!.apply(stage);
    await first.closed;
    expect(first.tell()).not.toEqual(told());

    const second = await connect(cookie);
    second.subscribe({ c1: first.channels.get("c1")!.rev, c2: c2.rev });
    await second.ping();
    expect(second.frames.filter((frame) => frame.startsWith("42"))).toEqual([]);
    before!.apply(stage);
    await second.ping();
    const [event, body] = JSON.parse(
      second.frames.find((frame) => frame.startsWith("42"))!.slice(2),
    ) as [string, [string, Item[], number]];
    expect(event).toBe("p");
    expect(body[2]).toBeGreaterThan(c2.rev + 1);

    expect((await follow(cookie)).tell()).toEqual(told());
  });

  test("sends prices in the format that is subscribed to, and results in decimal odds", async () => {
    const client = await follow();
    for (const [code, least] of [
      [2, 0],
      [1, 1],
    ] as const) {
      client.subscribe({}, code);
      await client.ping();
      const odds = [...client.channels.values()].flatMap(({ kept }) => [...kept.o.values()]);
      const prices = odds
        .filter(({ oddsstatus }) => oddsstatus === "running")
        .flatMap((item) => (item["odds1a"] === undefined ? [] : [item["odds1a"], item["odds2a"]]));
      expect(prices.length).toBeGreaterThan(100);
      expect(Math.min(...prices.map(Number))).toBeGreaterThan(least);
    }
    client.subscribe();
    await client.ping();
    expect(client.tell()).toEqual(told());
  });

  test("cuts the socket of a page whose session is over, and answers the next one with a login page", async () => {
    const stage = bookmakers.stages.ibc;
    const cookie = await openSession();
    const polling = async (): Promise<string> => {
      const address = `http://${host()}/socket.io/?${QUERY}&transport=polling`;
      const response = await fetch(address, { headers: { cookie } });
      return `${response.status} ${await response.text()}`;
    };
    const client = await follow(cookie);
    expect(await polling()).toMatch(/^400 \{"code":0,/);
    stage.endSessions();
    await client.closed;
    expect(await new Client(cookie).open()).toMatch(/^200 <!doctype html>[^]*type="password"/);
    expect(await polling()).toMatch(/^200 <!doctype html>/);

    const other = await follow();
    stage.setLevers({ login: true });
    await other.closed;
    expect(await new Client(cookie).open()).toMatch(/^200 <!doctype html>/);
    stage.setLevers({ login: false });
    expect((await follow()).tell()).toEqual(told());
  });

  test("speaks in another shape, and late, as the levers say", async () => {
    const stage = bookmakers.stages.ibc;
    stage.setLevers({ layout: "changed" });
    const changed = await follow();
    expect(changed.frames.filter((frame) => frame.startsWith("42"))).toEqual([
      expect.stringMatching(/^42\["m","b\d+",\[\["f",0,\["/),
      expect.stringMatching(/^42\["m","b\d+",\[\["f",0,\["/),
    ]);
    changed.close();
    stage.setLevers({ layout: "usual" });
    const client = await follow();
    const before = client.tell();
    stage.setLevers({ delayMs: 200 });
    bookmakers.market.tick(bookmakers.market.now + 1000);
    const moved = told();
    expect(moved).not.toEqual(before);
    stage.changed();
    const asked = performance.now();
    const pong = client.ping();
    expect(client.tell()).toEqual(before);
    await pong;
    expect(performance.now() - asked).toBeGreaterThan(150);
    expect(client.tell()).toEqual(moved);
  });

  test("closes a socket that says what no page says, and takes none elsewhere", async () => {
    for (const frame of [
      "42[",
      '42["subscribe","odds",[{}]]',
      `42${"[".repeat(5000)}`,
      "4".repeat(20_000),
    ]) {
      const client = await connect(await openSession());
      client.say(frame);
      await client.closed;
    }
    const elsewhere = new WebSocket(`ws://${host()}/elsewhere`);
    expect(
      await new Promise((resolve) => {
        elsewhere.on("error", () => undefined);
        elsewhere.on("unexpected-response", (_request, { statusCode }) => resolve(statusCode));
      }),
    ).toBe(404);
    elsewhere.terminate();
  });
});
