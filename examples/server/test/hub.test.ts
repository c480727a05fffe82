import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { ServerMessage } from "scraper-kit/protocol";
import { until } from "scraper-kit/testing";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { Hub, type WorkerSession } from "../src/hub.ts";
import { Outbox } from "../src/outbox.ts";

const LIMITS = { slowReaderBytes: 64 * 1024, slowReaderMs: 3_600_000 };
const BIG = "x".repeat(1024 * 1024);

/** A state of more than a megabyte, recognizable by its text. */
function state(timestamp: string, padding = ""): ServerMessage {
  return { type: "pong", timestamp: timestamp + padding };
}

interface Pair {
  readonly outbox: Outbox;
  /** The server's end. */
  readonly near: WebSocket;
  /** The worker's end. */
  readonly far: WebSocket;
  /** The first word of each time stamp that came in. */
  readonly received: string[];
}

let server: WebSocketServer;
let left: WorkerSession[];
let hub: Hub;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  left = [];
  hub = new Hub({ onLeave: (session) => left.push(session) });
  return () => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  };
});

async function openPair(limits = LIMITS): Promise<Pair> {
  const { port } = server.address() as AddressInfo;
  const far = new WebSocket(`ws://127.0.0.1:${port}`);
  onTestFinished(() => far.terminate());
  const received: string[] = [];
  far.on("message", (data) => {
    const { timestamp } = JSON.parse((data as Buffer).toString()) as { timestamp: string };
    received.push(timestamp.split(" ")[0] ?? "");
  });
  const [[near]] = (await Promise.all([once(server, "connection"), once(far, "open")])) as [
    [WebSocket],
    unknown,
  ];
  return { outbox: new Outbox(near, limits), near, far, received };
}

/** Makes a reader stop and fills its line until nothing more gets through. */
async function stopReading(pair: Pair): Promise<void> {
  pair.far.pause();
  await until(() => {
    if (pair.near.bufferedAmount <= LIMITS.slowReaderBytes)
      pair.outbox.send(state("fill", ` ${BIG}`));
    return pair.near.bufferedAmount > LIMITS.slowReaderBytes;
  });
}

describe("Hub", () => {
  test("registerWorker() replaces an older session of the same id and tells of it", async () => {
    const [one, two] = [await openPair(), await openPair()];
    const older = hub.registerWorker("w", one.outbox, "sbo");
    const newer = hub.registerWorker("w", two.outbox, "sbo");
    expect(left).toEqual([older]);
    expect(hub.sessions()).toEqual([newer]);
    expect(older.sessionId).not.toBe(newer.sessionId);
    expect(await once(one.far, "close")).toMatchObject([4409, expect.anything()]);
  });

  test("unregisterWorker() ends the named session only", async () => {
    const [one, two] = [await openPair(), await openPair()];
    const older = hub.registerWorker("w", one.outbox, "sbo");
    const newer = hub.registerWorker("w", two.outbox, "sbo");
    expect(hub.unregisterWorker("w", older.sessionId)).toBeUndefined();
    expect(hub.sessions()).toEqual([newer]);
    expect(hub.unregisterWorker("w", newer.sessionId)).toBe(newer);
    expect(hub.unregisterWorker("w")).toBeUndefined();
    expect(left).toEqual([older, newer]);
  });

  test("getWorkersBySite() finds the sessions of one site", async () => {
    const sessions = [];
    for (const [id, site] of [
      ["a", "sbo"],
      ["b", "ibc"],
      ["c", "sbo"],
    ] as const) {
      sessions.push(hub.registerWorker(id, (await openPair()).outbox, site));
    }
    expect(hub.getWorkersBySite("sbo")).toEqual([sessions[0], sessions[2]]);
    expect(hub.getWorkersBySite("cmd")).toEqual([]);
  });

  test("sendToWorker() reaches one worker, and says when there is none", async () => {
    const [one, two] = [await openPair(), await openPair()];
    hub.registerWorker("a", one.outbox, "sbo");
    hub.registerWorker("b", two.outbox, "sbo");
    expect(hub.sendToWorker("a", state("hello"))).toBe(true);
    expect(hub.sendToWorker("z", state("hello"))).toBe(false);
    hub.broadcast(state("end"));
    await until(() => one.received.includes("end") && two.received.includes("end"));
    expect([one.received, two.received]).toEqual([["hello", "end"], ["end"]]);
  });

  test("broadcast() reaches every worker but the excluded ones", async () => {
    const pairs = new Map<string, Pair>();
    for (const id of ["a", "b", "c"]) {
      const pair = await openPair();
      pairs.set(id, pair);
      hub.registerWorker(id, pair.outbox, "sbo");
    }
    hub.broadcast(state("most"), { exclude: ["b"] });
    hub.broadcast(state("all"));
    await until(() => [...pairs.values()].every(({ received }) => received.includes("all")));
    expect([...pairs.values()].map(({ received }) => received)).toEqual([
      ["most", "all"],
      ["all"],
      ["most", "all"],
    ]);
  });

  test("broadcast() is not held up by a reader that has stopped, which gets the newest state later", async () => {
    const [stopped, reading] = [await openPair(), await openPair()];
    hub.registerWorker("stopped", stopped.outbox, "sbo");
    hub.registerWorker("reading", reading.outbox, "ibc");
    await stopReading(stopped);
    const waiting = stopped.near.bufferedAmount;

    const sent = Array.from({ length: 20 }, (_, index) => `state-${index}`);
    for (const name of sent) hub.broadcast(state(name));
    await until(() => reading.received.length === sent.length);
    expect(reading.received).toEqual(sent);
    expect(stopped.near.bufferedAmount).toBeLessThanOrEqual(waiting);

    stopped.far.resume();
    await until(() => stopped.received.includes("state-19"));
    expect(stopped.received.filter((name) => name !== "fill")).toEqual(["state-19"]);
  });
});

describe("Outbox", () => {
  test("closes a reader with 1013 that has stopped for too long", async () => {
    const pair = await openPair({ ...LIMITS, slowReaderMs: 20 });
    await stopReading(pair);
    await until(() => pair.near.readyState !== WebSocket.OPEN);
    const closed = once(pair.far, "close");
    pair.far.resume();
    expect(await closed).toMatchObject([1013, expect.anything()]);
  });

  test("keeps a reader that was slow and caught up", async () => {
    const pair = await openPair({ ...LIMITS, slowReaderMs: 1000 });
    await stopReading(pair);
    pair.far.resume();
    await until(() => pair.near.bufferedAmount === 0);
    // The next one to stop is closed after its time; the one that caught up is not.
    const other = await openPair({ ...LIMITS, slowReaderMs: 1000 });
    await stopReading(other);
    await until(() => other.near.readyState !== WebSocket.OPEN);
    expect(pair.near.readyState).toBe(WebSocket.OPEN);
  });

  test("sends nothing to a socket that is closing", async () => {
    const pair = await openPair();
    pair.outbox.close(1000, "done");
    pair.outbox.send(state("late"));
    pair.outbox.sendState(Buffer.from(JSON.stringify(state("later"))));
    await once(pair.far, "close");
    expect(pair.received).toEqual([]);
  });
});
