/** With CLOCK=messages it is as late as the last message says, and nothing happens by itself. */
import type { RunningServer } from "../src/server.ts";
import { describe, expect, test } from "vitest";
import { derby, getJson, startTestServer, TestSocket } from "./harness.ts";

const KICK_OFF = Date.parse("2024-12-10T20:00:00Z");
const OPENING = KICK_OFF - 86_400_000;
const CLOSING = KICK_OFF - 60_000;

const stamp = (at: number): string => new Date(at).toISOString();
const match = (home: number, away: number): object =>
  derby(home, away, { start_time: stamp(KICK_OFF) });

async function start(): Promise<{
  server: RunningServer;
  sbo: TestSocket;
  ibc: TestSocket;
  viewer: TestSocket;
  say: (worker: TestSocket, matches: readonly object[], at: number) => Promise<void>;
  moveTo: (at: number) => Promise<void>;
}> {
  const server = await startTestServer({ CLOCK: "messages" });
  const sbo = await TestSocket.register(server, "sbo");
  const ibc = await TestSocket.register(server, "ibc");
  const viewer = await TestSocket.register(server, "viewer");
  return {
    server,
    sbo,
    ibc,
    viewer,
    say: async (worker, matches, at) => {
      worker.sendMatches(worker === sbo ? "sbo" : "ibc", matches, { timestamp: stamp(at) });
      await worker.settle();
    },
    moveTo: async (at) => {
      sbo.send({ type: "ping", timestamp: stamp(at) });
      expect(await sbo.take("pong")).toEqual({ type: "pong", timestamp: stamp(at) });
    },
  };
}

describe("CLOCK=messages", () => {
  test("broadcasts an instant once, complete, when the next one begins", async () => {
    const { sbo, ibc, viewer, say, moveTo } = await start();
    await say(sbo, [match(1.95, 1.9)], OPENING);
    await say(ibc, [match(1.8, 2.1)], OPENING);
    await say(ibc, [match(1.8, 2.2)], OPENING);
    expect(await viewer.settle()).toEqual([]);
    await moveTo(OPENING + 1);
    const answers = await viewer.settle();
    expect(answers).toMatchObject([
      { type: "arbitrage:opportunities", timestamp: stamp(OPENING), count: 1 },
    ]);
    expect(answers[0]).toMatchObject({
      opportunities: [{ leg_2: { odds: 2.2 }, first_seen: stamp(OPENING) }],
    });
    await moveTo(OPENING + 2);
    expect(await viewer.settle()).toEqual([]);
  });

  test("broadcasts nothing for an opportunity that came and went in one instant", async () => {
    const { sbo, ibc, viewer, say, moveTo } = await start();
    await say(sbo, [match(1.95, 1.9)], OPENING);
    await say(ibc, [match(1.8, 2.1)], OPENING);
    await say(ibc, [match(1.8, 1.9)], OPENING);
    await moveTo(OPENING + 1);
    expect(await viewer.settle()).toEqual([]);
  });

  test("shows what an instant found before the next makes its quotes too old", async () => {
    const { sbo, ibc, viewer, say, moveTo } = await start();
    await say(sbo, [match(1.95, 1.9)], OPENING);
    await say(ibc, [match(1.8, 2.1)], OPENING);
    await moveTo(CLOSING);
    expect(await viewer.settle()).toMatchObject([{ timestamp: stamp(OPENING), count: 1 }]);
    await moveTo(CLOSING + 1);
    expect(await viewer.settle()).toMatchObject([{ timestamp: stamp(CLOSING), count: 0 }]);
  });

  test("goes from opening to closing prices and back to the next match's opening", async () => {
    const { sbo, ibc, viewer, say, moveTo } = await start();
    const seen: unknown[] = [];
    for (const [at, away] of [
      [OPENING, 2.1],
      [CLOSING, 2.3],
      [OPENING - 1000, 2.5],
    ] as const) {
      await say(sbo, [match(1.95, 1.9)], at);
      await say(ibc, [match(1.8, away)], at);
      await moveTo(at + 1);
      seen.push(...(await viewer.settle()));
      await say(sbo, [], at + 1);
      await say(ibc, [], at + 1);
      await moveTo(at + 2);
      seen.push(...(await viewer.settle()));
    }
    expect(
      seen.map((message) => {
        const { timestamp, opportunities } = message as {
          timestamp: string;
          opportunities: { leg_2: { odds: number } }[];
        };
        return [timestamp, opportunities.map(({ leg_2 }) => leg_2.odds)];
      }),
    ).toEqual([
      [stamp(OPENING), [2.1]],
      [stamp(OPENING + 1), []],
      [stamp(CLOSING), [2.3]],
      [stamp(CLOSING + 1), []],
      [stamp(OPENING - 1000), [2.5]],
      [stamp(OPENING - 999), []],
    ]);
  });

  test("is not moved by a ping without a time stamp, nor by a socket that is not registered", async () => {
    const { server, sbo, say } = await start();
    await say(sbo, [match(1.95, 1.9)], OPENING);
    sbo.send({ type: "ping" });
    expect(await sbo.take("pong")).toEqual({ type: "pong", timestamp: stamp(OPENING) });
    const stranger = await TestSocket.open(server);
    stranger.send({ type: "ping", timestamp: stamp(CLOSING) });
    expect(await stranger.take("pong")).toEqual({ type: "pong", timestamp: stamp(OPENING) });
    expect((await getJson(server, "/odds")).body).toMatchObject({
      timestamp: stamp(OPENING),
      odds: [{ seen: stamp(OPENING) }],
    });
  });

  test("withdraws prices for before the start once the match has started", async () => {
    const { sbo, ibc, viewer, say, moveTo } = await start();
    await say(sbo, [match(1.95, 1.9)], KICK_OFF - 1);
    await say(ibc, [match(1.8, 2.1)], KICK_OFF - 1);
    await moveTo(KICK_OFF);
    await moveTo(KICK_OFF + 1);
    expect(await viewer.settle()).toMatchObject([{ count: 1 }, { count: 0 }]);
  });
});
