import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RetryableError } from "../src/errors.ts";
import { startFakeBackend, type FakeBackend } from "../src/fake-backend.ts";
import { FakeClock } from "../src/fake-clock.ts";
import { WIRE_LIMITS } from "../src/protocol/limits.ts";
import type {
  OddsUpdate,
  ServerMessage,
  WireMatch,
  WorkerMessage,
} from "../src/protocol/messages.ts";
import { until } from "../src/until.ts";
import { WorkerClient, type WorkerClientOptions } from "../src/worker-client.ts";
import { makeMatch } from "./make-match.ts";

const HEARTBEAT_MS = 10_000;

let backend: FakeBackend;
let clock: FakeClock;
let states: string[];
const clients: WorkerClient[] = [];

beforeEach(async () => {
  backend = await startFakeBackend({ heartbeatMs: HEARTBEAT_MS });
  clock = new FakeClock();
  states = [];
});

afterEach(async () => {
  await backend.close();
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

function makeClient(options: Partial<WorkerClientOptions> = {}): WorkerClient {
  const client = new WorkerClient({
    url: backend.url,
    workerId: "worker-sbo-1",
    site: "sbo",
    clock,
    random: () => 0.5,
    onStateChange: (state, detail) => states.push(`${state}: ${detail}`),
    ...options,
  });
  clients.push(client);
  return client;
}

async function startRegistered(options: Partial<WorkerClientOptions> = {}): Promise<WorkerClient> {
  const client = makeClient(options);
  client.start();
  await client.registered();
  return client;
}

function updates(messages: readonly WorkerMessage[]): OddsUpdate[] {
  return messages.filter((message) => message.type === "odds:update");
}

/** The names of the home teams of an update. */
function homeTeams(update: OddsUpdate | undefined): unknown[] | undefined {
  return update?.data.matches.map((match) => (match as { home_team: unknown }).home_team);
}

async function untilWaiting(client: WorkerClient): Promise<void> {
  await until(() => client.state === "waiting");
}

/** Lets the wait before the next try pass. It is the only timer while a client waits. */
async function passBackoff(): Promise<void> {
  expect(clock.pending).toBe(1);
  await clock.advance(clock.due[0]!);
}

describe("WorkerClient registration", () => {
  test("start() registers with the protocol's version, the odds format and the token as header", async () => {
    const client = await startRegistered({ oddsFormat: "malay", token: "secret-token" });
    expect(backend.messages).toEqual([
      {
        type: "worker:register",
        worker_id: "worker-sbo-1",
        site: "sbo",
        timestamp: "2026-01-01T00:00:00.000Z",
        protocol: 1,
        odds_format: "malay",
      },
    ]);
    expect(backend.connections[0]?.headers.authorization).toBe("Bearer secret-token");
    expect(client.state).toBe("registered");
  });

  test("it goes through its states once each", async () => {
    const client = makeClient();
    expect(client.state).toBe("idle");
    client.start();
    await client.registered();
    await client.close();
    expect(states).toEqual([
      "connecting: connecting",
      "registering: connected",
      "registered: session session-1",
      "closed: closed by its owner",
    ]);
    expect(client.closeCause).toBe("owner");
  });

  test("registered() gives the ack of the current session, before and after it has come", async () => {
    const client = makeClient();
    client.start();
    const early = await client.registered();
    expect(early.session_id).toBe("session-1");
    await expect(client.registered()).resolves.toEqual(early);
  });

  test("start() throws when it was called before", async () => {
    const client = await startRegistered();
    expect(() => client.start()).toThrow(
      "Cannot start worker client: it must be idle, was registered",
    );
  });

  test.each([
    [{ url: "http://127.0.0.1/" }, "url must be a ws: or wss: address"],
    [{ url: "nonsense" }, "url must be a ws: or wss: address"],
    [{ url: "ws://127.0.0.1/#fragment" }, "url must be a ws: or wss: address"],
    [{ site: "SBO!" }, "site must be"],
    [{ workerId: "" }, "worker_id must be"],
    [{ token: "two\r\nlines" }, "token must be visible ASCII"],
  ])("the constructor throws on %o", (options, message) => {
    expect(() => makeClient(options)).toThrow(TypeError);
    expect(() => makeClient(options)).toThrow(message);
  });

  test("the constructor's errors show neither the address nor the token", () => {
    for (const options of [{ url: "http://user:secret@host/" }, { token: "secret token" }]) {
      expect(() => makeClient(options)).not.toThrow("secret");
    }
  });

  test("it gives up on a server that does not ack, and tries again", async () => {
    backend.behavior.acks = false;
    const client = makeClient({ registerTimeoutMs: 3000 });
    client.start();
    await until(() => client.state === "registering");
    await clock.advance(3000);
    await untilWaiting(client);
    expect(states.at(-1)).toBe("waiting: not registered within 3000 ms");
    backend.behavior.acks = true;
    await passBackoff();
    await client.registered();
  });

  test("it stops when the server speaks another version of the protocol", async () => {
    backend.behavior.protocol = 2;
    const client = makeClient();
    client.start();
    await expect(client.registered()).rejects.toThrow("the server speaks protocol 2, not 1");
    expect(client).toMatchObject({ state: "closed", closeCause: "refused" });
    await until(() => backend.connections[0]?.closeCode === 4400);
  });
});

describe("WorkerClient.sendSnapshot()", () => {
  test("sends the matches with their count, the time they were seen, and a rising seq from 1", async () => {
    const client = await startRegistered();
    client.sendSnapshot([makeMatch()], Date.UTC(2026, 1, 3, 4, 5, 6, 7));
    client.sendSnapshot([]);
    await until(() => updates(backend.messages).length === 2);
    expect(updates(backend.messages)).toEqual([
      {
        seq: 1,
        type: "odds:update",
        worker_id: "worker-sbo-1",
        site: "sbo",
        timestamp: "2026-02-03T04:05:06.007Z",
        data: { site: "sbo", matches: [makeMatch()], count: 1 },
      },
      expect.objectContaining({
        seq: 2,
        timestamp: "2026-01-01T00:00:00.000Z",
        data: { site: "sbo", matches: [], count: 0 },
      }),
    ]);
  });

  test("keeps only the newest one until the server has acked", async () => {
    const client = makeClient();
    client.sendSnapshot([makeMatch({ home_team: "Old" })]);
    client.start();
    client.sendSnapshot([makeMatch({ home_team: "New" })], 1000);
    await client.registered();
    await client.ping();
    expect(updates(backend.messages)).toHaveLength(1);
    expect(updates(backend.messages)[0]).toMatchObject({
      seq: 1,
      timestamp: "1970-01-01T00:00:01.000Z",
    });
    expect(homeTeams(updates(backend.messages)[0])).toEqual(["New"]);
  });

  test("sends what was handed over, not what became of it", async () => {
    const client = makeClient();
    const match = makeMatch({ home_team: "Before" });
    client.sendSnapshot([match]);
    match.home_team = "After";
    client.start();
    await client.registered();
    await client.ping();
    expect(homeTeams(updates(backend.messages)[0])).toEqual(["Before"]);
  });

  test("sends the last one again in each new session, as seq 1 and with its own time", async () => {
    const client = await startRegistered();
    client.sendSnapshot([makeMatch()], 1000);
    client.sendSnapshot([makeMatch({ home_team: "Last" })], 2000);
    await client.ping();
    backend.drop();
    await untilWaiting(client);
    await passBackoff();
    await client.registered();
    await client.ping();
    const [again, ...more] = updates(backend.connections[1]?.messages ?? []);
    expect(again).toMatchObject({ seq: 1, timestamp: "1970-01-01T00:00:02.000Z" });
    expect(homeTeams(again)).toEqual(["Last"]);
    expect(more).toEqual([]);
  });

  test("sends no snapshot again that is older than ten seconds", async () => {
    const client = await startRegistered();
    client.sendSnapshot([makeMatch({ home_team: "Old" })]);
    await client.ping();
    clock.jump(10_001);
    backend.send({ type: "resync:request", reason: "gap" });
    await client.ping();
    expect(updates(backend.messages)).toHaveLength(1);
    client.sendSnapshot([makeMatch({ home_team: "New" })]);
    await client.ping();
    expect(homeTeams(updates(backend.messages)[1])).toEqual(["New"]);
  });

  test("sends the last one again when the server asks for it", async () => {
    const client = await startRegistered();
    client.sendSnapshot([makeMatch()]);
    await client.ping();
    backend.send({ type: "resync:request", reason: "gap" });
    await until(() => updates(backend.messages).length === 2);
    expect(updates(backend.messages)[1]).toMatchObject({ seq: 2, data: { count: 1 } });
  });

  test("replaces older ones by newer ones while the server does not read, and loses no seq", async () => {
    const client = await startRegistered();
    await until(() => backend.connections.length === 1);
    backend.pause();
    const matches = Array.from({ length: 3000 }, (_, i) =>
      makeMatch({ home_team: `Team ${i} `.padEnd(100, "x") }),
    );
    const offered = 60;
    for (let at = 1; at <= offered; at += 1) client.sendSnapshot(matches, at);
    backend.resume();
    const newest = new Date(offered).toISOString();
    await until(() => updates(backend.messages).at(-1)?.timestamp === newest);
    const received = updates(backend.messages);
    expect(received.length).toBeLessThan(offered / 2);
    expect(received.map(({ seq }) => seq)).toEqual(received.map((_, i) => i + 1));
  });

  test("goes out before a ping even while the server does not read", async () => {
    const client = await startRegistered();
    backend.pause();
    const matches = Array.from({ length: 3000 }, () => makeMatch({ league: "x".repeat(150) }));
    for (let at = 1; at <= 30; at += 1) client.sendSnapshot(matches, at);
    const pinged = client.ping();
    backend.resume();
    await pinged;
    const [last, ping] = backend.messages.slice(-2);
    expect(last).toMatchObject({ type: "odds:update", timestamp: new Date(30).toISOString() });
    expect(ping?.type).toBe("ping");
  });

  test("has nothing to send again when nothing was sent", async () => {
    const client = await startRegistered();
    backend.send({ type: "resync:request", reason: "gap" });
    backend.send("end");
    await until(() => client.ignoredMessages === 1);
    await client.ping();
    expect(updates(backend.messages)).toEqual([]);
  });

  test("sends what is larger than a message in parts", async () => {
    const client = await startRegistered();
    const matches = Array.from({ length: WIRE_LIMITS.matches + 1 }, () => makeMatch());
    client.sendSnapshot(matches);
    await client.ping();
    expect(
      updates(backend.messages).map(({ seq, data: { count, part } }) => ({ seq, count, part })),
    ).toEqual([
      { seq: 1, count: 5000, part: { index: 0, of: 2 } },
      { seq: 2, count: 1, part: { index: 1, of: 2 } },
    ]);
  });

  test("refuses what is larger than all parts, and sends nothing of it", async () => {
    const client = await startRegistered();
    client.sendSnapshot([makeMatch({ home_team: "x".repeat(WIRE_LIMITS.messageBytes / 2) })]);
    expect(() =>
      client.sendSnapshot([makeMatch({ home_team: "x".repeat(WIRE_LIMITS.messageBytes) })]),
    ).toThrow(/^Cannot send snapshot: a match must fit in \d{7} bytes, was \d{7}$/);
    await client.ping();
    expect(updates(backend.messages)).toHaveLength(1);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])("throws when at is %s", (at) => {
    expect(() => makeClient().sendSnapshot([], at)).toThrow(RangeError);
  });
});

describe("WorkerClient deltas", () => {
  const arsenal = makeMatch({ id: "1", home_team: "Arsenal", league: "x".repeat(200) });
  const chelsea = makeMatch({ id: "2", home_team: "Chelsea", league: "x".repeat(200) });
  const moved = { ...chelsea, odds: { ft_hdp: { home: 2, away: 1.85, handicap: -0.5 } } };

  /** What the server got, in short: seq, mode and the names of the home teams. */
  function said(connection = 0): string[] {
    const messages = backend.connections[connection]?.messages ?? [];
    return updates(messages).map((update) =>
      [update.seq, update.data.mode ?? "snapshot", ...(homeTeams(update) ?? [])].join(" "),
    );
  }

  test("after a snapshot it sends what changed, and with nothing changed that nothing did", async () => {
    const client = await startRegistered();
    client.sendSnapshot([arsenal, chelsea], 1000);
    client.sendSnapshot([arsenal, moved], 2000);
    client.sendSnapshot([arsenal, moved], 3000);
    client.sendSnapshot([arsenal], 4000);
    await client.ping();
    expect(said()).toEqual(["1 snapshot Arsenal Chelsea", "2 delta Chelsea", "3 delta", "4 delta"]);
    expect(updates(backend.messages).slice(1)).toMatchObject([
      {
        timestamp: "1970-01-01T00:00:02.000Z",
        data: { count: 1, matches: [{ id: "2", away_team: "Chelsea", odds: moved.odds }] },
      },
      { timestamp: "1970-01-01T00:00:03.000Z", data: { count: 0, matches: [] } },
      { timestamp: "1970-01-01T00:00:04.000Z", data: { matches: [], removed: ["2"] } },
    ]);
  });

  test("it sends a snapshot where a delta cannot say what changed, or is nearly as large", async () => {
    const client = await startRegistered();
    client.sendSnapshot([arsenal, { ...chelsea, time: "45" }]);
    client.sendSnapshot([arsenal, { ...chelsea, time: "HT" }]);
    client.sendSnapshot([{ ...arsenal, live: true }, chelsea]);
    await client.ping();
    expect(said()).toEqual([
      "1 snapshot Arsenal Chelsea",
      "2 snapshot Arsenal Chelsea",
      "3 snapshot Arsenal Chelsea",
    ]);
  });

  test("it begins each session with a snapshot, and so answers a request for one", async () => {
    const client = await startRegistered();
    client.sendSnapshot([arsenal, chelsea]);
    client.sendSnapshot([arsenal, moved]);
    await client.ping();
    backend.send({ type: "resync:request", reason: "gap" });
    await client.ping();
    client.sendSnapshot([arsenal, chelsea]);
    await client.ping();
    expect(said().slice(2)).toEqual(["3 snapshot Arsenal Chelsea", "4 delta Chelsea"]);
    backend.drop();
    await untilWaiting(client);
    await passBackoff();
    await client.registered();
    client.sendSnapshot([arsenal, moved]);
    await client.ping();
    expect(said(1)).toEqual(["1 snapshot Arsenal Chelsea", "2 delta Chelsea"]);
  });

  test("it builds on what was sent, not on what was passed over while the server did not read", async () => {
    const client = await startRegistered();
    const filler = Array.from({ length: 3000 }, (_, i) =>
      makeMatch({ id: `filler-${i}`, league: "x".repeat(200) }),
    );
    client.sendSnapshot(filler);
    await client.ping();
    backend.pause();
    // Each of these is a snapshot: half of the matches are others.
    for (let round = 0; round < 40; round += 1) {
      client.sendSnapshot(filler.map((match) => ({ ...match, period: String(round) })));
    }
    const last = filler.map((match) => ({ ...match, period: "last" }));
    client.sendSnapshot(last);
    client.sendSnapshot([...last, arsenal]);
    const pinged = client.ping();
    backend.resume();
    await pinged;
    const shown = new Map<string, WireMatch>();
    for (const { data } of updates(backend.messages)) {
      if (data.mode !== "delta") shown.clear();
      for (const match of data.matches as WireMatch[]) {
        const before = shown.get(match.id!);
        shown.set(match.id!, { ...before, ...match, odds: { ...before?.odds, ...match.odds } });
      }
    }
    expect([...shown.values()]).toEqual([...last, arsenal]);
    expect(updates(backend.messages).length).toBeLessThan(30);
  });

  test("it sends a snapshot now and then all the same", async () => {
    const client = await startRegistered({ snapshotEveryMs: 5000 });
    const atSecond = async (): Promise<void> => {
      client.sendSnapshot([arsenal, chelsea]);
      await client.ping();
      clock.jump(1000);
    };
    for (let second = 0; second < 7; second += 1) await atSecond();
    expect(said().map((text) => text.split(" ")[1])).toEqual([
      "snapshot",
      ...["delta", "delta", "delta", "delta"],
      "snapshot",
      "delta",
    ]);
  });

  test("it sends a snapshot after a request that came when the newest was too old", async () => {
    const client = await startRegistered();
    client.sendSnapshot([arsenal, chelsea]);
    await client.ping();
    clock.jump(10_001);
    backend.send({ type: "resync:request", reason: "gap" });
    await client.ping();
    client.sendSnapshot([arsenal, chelsea]);
    await client.ping();
    expect(said()).toEqual(["1 snapshot Arsenal Chelsea", "2 snapshot Arsenal Chelsea"]);
  });

  test("with updates: snapshot it sends every reading whole", async () => {
    const client = await startRegistered({ updates: "snapshot" });
    client.sendSnapshot([arsenal, chelsea]);
    client.sendSnapshot([arsenal, moved]);
    await client.ping();
    expect(said()).toEqual(["1 snapshot Arsenal Chelsea", "2 snapshot Arsenal Chelsea"]);
  });

  test("a server that names no protocol gets snapshots in one message, and no other", async () => {
    backend.behavior.protocol = undefined;
    const many = Array.from({ length: WIRE_LIMITS.matches + 1 }, () => makeMatch());
    const client = makeClient();
    client.sendSnapshot(many);
    client.start();
    await client.registered();
    expect(() => client.sendSnapshot(many)).toThrow(
      new RangeError(
        "Cannot send snapshot: to a server that names no protocol it must fit in 1 message, was 2",
      ),
    );
    client.sendSnapshot([arsenal, chelsea]);
    client.sendSnapshot([arsenal, moved]);
    await client.ping();
    expect(said()).toEqual(["1 snapshot Arsenal Chelsea", "2 snapshot Arsenal Chelsea"]);
  });
});

describe("WorkerClient.sendStatus()", () => {
  test("sends the status, and the newest one again in each new session", async () => {
    const client = makeClient();
    client.sendStatus({ state: "starting" });
    client.sendStatus({ state: "reading", rows: 12 });
    client.start();
    await client.registered();
    await client.ping();
    backend.drop(1012);
    await untilWaiting(client);
    await passBackoff();
    await client.registered();
    await client.ping();
    const statuses = backend.messages.filter(({ type }) => type === "worker:status");
    expect(statuses).toHaveLength(2);
    for (const status of statuses) {
      expect(status).toMatchObject({
        worker_id: "worker-sbo-1",
        site: "sbo",
        state: "reading",
        rows: 12,
      });
    }
  });
});

describe("WorkerClient.ping()", () => {
  test("resolves at its pong, in order, and carries its time stamp", async () => {
    const client = await startRegistered();
    const order: number[] = [];
    await Promise.all([
      client.ping(1000).then(() => order.push(1)),
      client.ping(2000).then(() => order.push(2)),
    ]);
    expect(order).toEqual([1, 2]);
    expect(backend.messages.slice(1)).toEqual([
      { type: "ping", timestamp: "1970-01-01T00:00:01.000Z" },
      { type: "ping", timestamp: "1970-01-01T00:00:02.000Z" },
    ]);
  });

  test("comes after the snapshot that was sent before it", async () => {
    const client = await startRegistered();
    client.sendSnapshot([]);
    await client.ping();
    expect(backend.messages.map(({ type }) => type)).toEqual([
      "worker:register",
      "odds:update",
      "ping",
    ]);
  });

  test("rejects when the connection ends before the pong", async () => {
    backend.behavior.pongs = false;
    const client = await startRegistered();
    const pinged = client.ping().catch((error: unknown) => error);
    await until(() => backend.messages.length === 2);
    backend.drop();
    expect(await pinged).toBeInstanceOf(RetryableError);
  });

  test("rejects when there is no session", async () => {
    await expect(makeClient().ping()).rejects.toThrow(
      "Cannot ping server: not registered, not started",
    );
  });

  test("rejects when the client is closed before the pong", async () => {
    backend.behavior.pongs = false;
    const client = await startRegistered();
    const pinged = client.ping().catch((error: unknown) => error);
    await client.close();
    expect(await pinged).toBeInstanceOf(RetryableError);
  });
});

describe("WorkerClient heartbeat", () => {
  test("it sends a ping when it has sent nothing for one interval", async () => {
    const client = await startRegistered();
    await clock.advance(HEARTBEAT_MS - 1);
    expect(backend.messages).toHaveLength(1);
    await clock.advance(1);
    await until(() => backend.messages.length === 2);
    expect(backend.messages[1]).toEqual({ type: "ping" });
    expect(client.state).toBe("registered");
  });

  test("its own pings do not take the pongs of others", async () => {
    const client = await startRegistered();
    await clock.advance(HEARTBEAT_MS);
    await client.ping();
    await client.ping();
    expect(backend.messages.filter(({ type }) => type === "ping")).toHaveLength(3);
  });

  test("it leaves a server that says nothing for 2.5 intervals, and comes back", async () => {
    backend.behavior.pongs = false;
    const client = await startRegistered();
    await clock.advance(2.5 * HEARTBEAT_MS - 1);
    expect(client.state).toBe("registered");
    await clock.advance(1);
    await untilWaiting(client);
    expect(states.at(-1)).toBe("waiting: nothing was heard from the server");
    await passBackoff();
    const ack = await client.registered();
    expect(ack.session_id).toBe("session-2");
  });

  test("it answers the server's pings and takes them for life", async () => {
    backend.behavior.pongs = false;
    const client = await startRegistered();
    await clock.advance(2 * HEARTBEAT_MS);
    backend.ping();
    await until(() => backend.connections[0]?.pongs === 1);
    await clock.advance(2 * HEARTBEAT_MS);
    expect(client.state).toBe("registered");
  });
});

describe("WorkerClient reconnecting", () => {
  test.each([1001, 1008, 1011, 1012, 1013, 4408])("it comes back after %s", async (code) => {
    const client = await startRegistered();
    backend.drop(code);
    await untilWaiting(client);
    await passBackoff();
    await client.registered();
    expect(backend.connections).toHaveLength(2);
  });

  test("it comes back after the line was cut", async () => {
    const client = await startRegistered();
    backend.drop();
    await untilWaiting(client);
    await passBackoff();
    await client.registered();
  });

  test.each([
    [4400, "refused"],
    [4401, "refused"],
    [4409, "replaced"],
  ] as const)("it stays away after %s", async (code, closeCause) => {
    const client = await startRegistered();
    backend.drop(code, "told so");
    await until(() => client.state === "closed");
    expect(client.closeCause).toBe(closeCause);
    expect(states.at(-1)).toContain("told so");
    await expect(client.registered()).rejects.toThrow("told so");
    expect(clock.pending).toBe(0);
  });

  test("it stays away when the upgrade is refused with 401", async () => {
    backend.behavior.refusal = { status: 401 };
    const client = makeClient({ token: "wrong" });
    client.start();
    await expect(client.registered()).rejects.toThrow("the server refused the token (401)");
    expect(client.closeCause).toBe("refused");
    expect(clock.pending).toBe(0);
  });

  test("it waits at least as long as a refusal says", async () => {
    backend.behavior.refusal = { status: 503, retryAfter: 60 };
    const client = makeClient({ random: () => 0 });
    client.start();
    await untilWaiting(client);
    expect(clock.due).toEqual([60_000]);
    expect(states.at(-1)).toBe("waiting: the server answered HTTP 503");
  });

  test("it tells the loss once, however many tries follow, and each with a longer wait", async () => {
    backend.behavior.refusal = { status: 503 };
    const client = makeClient({ registerTimeoutMs: 60_000 });
    client.start();
    const waits: number[] = [];
    for (let tries = 1; tries <= 8; tries += 1) {
      const wait = await until(() => clock.due.find((ms) => ms < 60_000));
      expect(backend.refused).toBe(tries);
      waits.push(wait);
      await clock.advance(wait);
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(states).toEqual(["connecting: connecting", "waiting: the server answered HTTP 503"]);
  });

  test("it finds a server that starts later than itself", async () => {
    const { port } = backend;
    await backend.close();
    const client = makeClient();
    client.start();
    await untilWaiting(client);
    expect(states.at(-1)).toContain("ECONNREFUSED");
    backend = await startFakeBackend({ port });
    await passBackoff();
    await client.registered();
    expect(states.at(-1)).toBe("registered: session session-1");
  });

  test("it starts the back-off anew only after a session that lasted", async () => {
    const client = await startRegistered();
    const waits: number[] = [];
    const loseSession = async (): Promise<void> => {
      await client.registered();
      backend.drop();
      await untilWaiting(client);
      waits.push(clock.due[0]!);
      await passBackoff();
    };
    await loseSession();
    await loseSession();
    await loseSession();
    await client.registered();
    await clock.advance(HEARTBEAT_MS);
    await loseSession();
    expect(waits).toEqual([250, 500, 1000, 250]);
  });
});

describe("WorkerClient messages of the server", () => {
  test("it hands on opportunities and errors", async () => {
    const seen: unknown[] = [];
    await startRegistered({
      onOpportunities: (message) => seen.push(message),
      onError: (error) => seen.push(error),
    });
    const opportunities: ServerMessage = {
      type: "arbitrage:opportunities",
      timestamp: "2026-01-01T00:00:00Z",
      count: 0,
      opportunities: [],
    };
    const error: ServerMessage = { type: "error", code: "bad-match", message: "no", path: "data" };
    backend.send(opportunities);
    backend.send(error);
    await until(() => seen.length === 2);
    expect(seen).toEqual([opportunities, error]);
  });

  test("it ignores and counts what it does not know, and stays", async () => {
    const client = await startRegistered();
    const odd = ["", "null", "[]", '"x"', "{", '{"type":"news"}', '{"type":"__proto__"}'];
    for (const text of odd) backend.send(text);
    await until(() => client.ignoredMessages === odd.length);
    backend.send("[".repeat(100_000));
    backend.send('{"a":'.repeat(30_000) + "1" + "}".repeat(30_000));
    await until(() => client.ignoredMessages === odd.length + 2);
    await client.ping();
    expect(client.state).toBe("registered");
  });

  test("it ignores and counts a second ack", async () => {
    const client = await startRegistered();
    backend.send({
      type: "registration:ack",
      worker_id: "x",
      status: "registered",
      session_id: "y",
    });
    await until(() => client.ignoredMessages === 1);
    await expect(client.registered()).resolves.toMatchObject({ session_id: "session-1" });
  });

  test("it stands a pong that nobody asked for", async () => {
    const client = await startRegistered();
    backend.send({ type: "pong", timestamp: "2026-01-01T00:00:00Z" });
    await client.ping();
  });
});

describe("WorkerClient.close()", () => {
  test("closes with 1000 after everything that was sent, and leaves no timer", async () => {
    const client = await startRegistered();
    client.sendStatus({ state: "stopping" });
    await client.close();
    await until(() => backend.connections[0]?.closeCode === 1000);
    expect(backend.messages.at(-1)).toMatchObject({ state: "stopping" });
    expect(clock.pending).toBe(0);
  });

  test.each(["idle", "connecting", "waiting"])("ends a client that is %s", async (state) => {
    if (state === "waiting") backend.behavior.refusal = { status: 503 };
    const client = makeClient();
    if (state !== "idle") client.start();
    await until(() => client.state === state);
    await client.close();
    expect(client).toMatchObject({ state: "closed", closeCause: "owner" });
    expect(clock.pending).toBe(0);
  });

  test("may be called again, at the same time and later", async () => {
    const client = await startRegistered();
    await Promise.all([client.close(), client.close()]);
    await client.close();
    expect(states.filter((state) => state.startsWith("closed"))).toHaveLength(1);
  });

  test("rejects who still waits for a session", async () => {
    backend.behavior.refusal = { status: 503 };
    const client = makeClient();
    client.start();
    const waiting = client.registered().catch((error: unknown) => error);
    await untilWaiting(client);
    await client.close();
    expect(await waiting).toMatchObject({
      name: "FatalError",
      message: "Cannot register worker: closed by its owner",
    });
  });

  test("takes no snapshot to the server afterwards", async () => {
    const client = await startRegistered();
    await client.close();
    client.sendSnapshot([makeMatch()]);
    client.sendStatus({ state: "reading" });
    expect(client.state).toBe("closed");
    expect(backend.messages).toHaveLength(1);
  });
});
