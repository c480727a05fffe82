import { until } from "scraper-kit/testing";
import { describe, expect, test } from "vitest";
import { derby, getJson, registration, startTestServer, TestSocket, update } from "./harness.ts";

async function firstWorker(server: { url: string }): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}/workers`);
  const { workers } = (await response.json()) as { workers: Record<string, unknown>[] };
  return workers[0] ?? {};
}

describe("registration", () => {
  test("the newest session of a worker id wins and the old one is closed 4409", async () => {
    const server = await startTestServer();
    const old = await TestSocket.register(server, "sbo");
    old.sendMatches("sbo", [derby(1.95, 1.9)]);
    await old.settle();
    const oldSession = (await firstWorker(server))["session_id"];

    const young = await TestSocket.register(server, "sbo");
    expect((await old.closing()).code).toBe(4409);
    const { body } = await getJson(server, "/workers");
    expect(body).toMatchObject({ count: 1 });
    expect((await firstWorker(server))["session_id"]).not.toBe(oldSession);
    // What the old session said went with it.
    expect((await getJson(server, "/odds")).body).toMatchObject({ total: 0 });
    young.sendMatches("sbo", [derby(1.95, 1.9)]);
    expect(await young.settle()).toEqual([]);
    expect((await getJson(server, "/odds")).body).toMatchObject({ total: 1 });
  });

  test("what the old session still sends is not taken", async () => {
    const server = await startTestServer();
    const old = await TestSocket.register(server, "sbo");
    // It does not see yet that it is replaced.
    old.socket.pause();
    await TestSocket.register(server, "sbo");
    old.sendMatches("sbo", [derby(1.95, 1.9)]);
    old.socket.resume();
    // The handshake ends after the server has read everything before it.
    expect((await old.closing()).code).toBe(4409);
    expect((await getJson(server, "/odds")).body).toMatchObject({ total: 0 });
  });

  test("a socket that does not register is closed 4408", async () => {
    const server = await startTestServer({ REGISTER_TIMEOUT_MS: "50" });
    const silent = await TestSocket.open(server);
    expect((await silent.closing()).code).toBe(4408);
  });

  test("a socket that registers stays beyond that time", async () => {
    const server = await startTestServer({ REGISTER_TIMEOUT_MS: "1000" });
    const worker = await TestSocket.register(server, "sbo");
    const silent = await TestSocket.open(server);
    await silent.closing();
    expect(await worker.settle()).toEqual([]);
  });

  test("without a common protocol version the socket is closed 4400 with the range", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.open(server);
    worker.send({ ...registration("sbo"), protocol: 2 });
    expect(await worker.closing()).toEqual({
      code: 4400,
      reason: "protocol 1 to 1 is spoken here, not 2",
    });
    expect((await getJson(server, "/workers")).body).toMatchObject({ count: 0 });
  });

  test("with the protocol version of the server it succeeds", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.open(server);
    worker.send({ ...registration("sbo"), protocol: 1 });
    expect((await worker.take("registration:ack")).protocol).toBe(1);
  });

  test("epoch is one for all sessions of a server and another one for another server", async () => {
    const [one, two] = [await startTestServer(), await startTestServer()];
    const epochs: unknown[] = [];
    for (const server of [one, one, two]) {
      const socket = await TestSocket.open(server);
      socket.send(registration("sbo"));
      epochs.push((await socket.take("registration:ack")).epoch);
    }
    expect(epochs[0]).toBe(epochs[1]);
    expect(epochs[0]).not.toBe(epochs[2]);
  });
});

describe("heartbeat", () => {
  test("a worker that answers nothing any more is dropped and its odds with it", async () => {
    const server = await startTestServer({ HEARTBEAT_MS: "100" });
    const silent = await TestSocket.register(server, "sbo", { autoPong: false });
    const alive = await TestSocket.register(server, "ibc");
    silent.sendMatches("sbo", [derby(1.95, 1.9)]);
    alive.sendMatches("ibc", [derby(1.8, 2.1)]);
    await until(() => {
      silent.send({ type: "ping" });
      return alive.inbox.length > 0;
    });
    expect((await alive.take("arbitrage:opportunities")).count).toBe(1);
    // From here on it says nothing.
    expect((await silent.closing()).code).toBe(1006);
    expect((await alive.take("arbitrage:opportunities")).count).toBe(0);
    expect(alive.closed).toBeUndefined();
  });

  test("any message counts as a sign of life", async () => {
    const server = await startTestServer({ HEARTBEAT_MS: "150", MESSAGES_PER_SECOND: "10000" });
    const talking = await TestSocket.register(server, "sbo", { autoPong: false });
    // It outlives two others that say nothing.
    for (const site of ["ibc", "cmd"]) {
      const silent = await TestSocket.register(server, site, { autoPong: false });
      await until(async () => {
        await talking.settle();
        return silent.closed;
      });
    }
    expect(talking.closed).toBeUndefined();
  });

  test("ping is answered after everything that was sent before it", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    await sbo.settle();
    ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
    ibc.send("not json");
    ibc.send({ type: "ping" });
    await until(() => ibc.inbox.length === 3);
    expect(ibc.inbox.map(({ type }) => type)).toEqual(["arbitrage:opportunities", "error", "pong"]);
  });
});

describe("the order of updates", () => {
  test("a delta after a gap waits for a snapshot, which is asked for once", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    const delta = (seq: number, home: number): object => ({
      ...update("sbo", []),
      seq,
      data: { site: "sbo", mode: "delta", matches: [derby(home, 1.9)], count: 1 },
    });
    const storedHome = async (): Promise<unknown> => {
      const { body } = await getJson(server, "/odds");
      const { odds } = body as { odds: { odds: { ft_hdp: { home: number }[] } }[] };
      return odds[0]?.odds.ft_hdp[0]?.home;
    };

    worker.send({ ...update("sbo", [derby(1.5, 1.9)]), seq: 1 });
    worker.send(delta(2, 1.6));
    expect(await worker.settle()).toEqual([]);
    expect(await storedHome()).toBe(1.6);

    worker.send(delta(4, 1.7));
    worker.send(delta(5, 1.8));
    expect((await worker.settle()).map(({ type }) => type)).toEqual(["resync:request"]);
    // What was missed may have withdrawn anything.
    expect(await storedHome()).toBeUndefined();

    worker.send({ ...update("sbo", [derby(2, 1.9)]), seq: 6 });
    worker.send(delta(7, 2.1));
    expect(await worker.settle()).toEqual([]);
    expect(await storedHome()).toBe(2.1);

    worker.send({ ...update("sbo", [derby(3, 1.9)]), seq: 6 });
    worker.send(delta(7, 3.1));
    expect(await worker.settle()).toEqual([]);
    expect(await storedHome()).toBe(2.1);
    expect(await firstWorker(server)).toMatchObject({ seq: 7, duplicates: 2 });
  });

  test("a delta before the first snapshot asks for one", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.send({
      ...update("sbo", []),
      seq: 1,
      data: { site: "sbo", mode: "delta", matches: [derby(2, 1.9)], count: 1 },
    });
    expect(await worker.take("resync:request")).toMatchObject({ type: "resync:request" });
    expect((await getJson(server, "/odds")).body).toMatchObject({ total: 0 });
  });

  test("snapshots without seq are taken as they come", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    for (const home of [1.5, 1.6, 1.7]) worker.send(update("sbo", [derby(home, 1.9)]));
    expect(await worker.settle()).toEqual([]);
    expect(await firstWorker(server)).toMatchObject({ seq: 0, matches: 1, duplicates: 0 });
  });

  test("a wrong count is counted and not refused", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.send({
      ...update("sbo", []),
      data: { site: "sbo", matches: [derby(2, 1.9)], count: 7 },
    });
    expect(await worker.settle()).toEqual([]);
    expect(await firstWorker(server)).toMatchObject({ wrong_counts: 1, matches: 1 });
  });
});

test("quotes that are not confirmed for too long are withdrawn", async () => {
  const server = await startTestServer({ MAX_AGE_MS: "3000" });
  const sbo = await TestSocket.register(server, "sbo");
  const ibc = await TestSocket.register(server, "ibc");
  sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
  ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
  expect((await sbo.take("arbitrage:opportunities")).count).toBe(1);
  expect((await sbo.take("arbitrage:opportunities")).count).toBe(0);
});
