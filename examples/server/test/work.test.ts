/** What a large piece of work means for the others. */
import { describe, expect, test } from "vitest";
import { until } from "scraper-kit/testing";
import { derby, getJson, startTestServer, TestSocket, update } from "./harness.ts";

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";

/** A team's name that is like no other's. */
function teamName(index: number): string {
  let text = "";
  for (let rest = index * 7919 + 1; text.length < 10; rest = Math.floor(rest / 3) + index * 31) {
    text += CONSONANTS.charAt(rest % 14) + VOWELS.charAt(rest % 5);
  }
  return text;
}

/** So many matches, each of its own teams, at home prices of 1.95. */
const manyMatches = (count: number, away: number): object[] =>
  Array.from({ length: count }, (_, index) =>
    derby(1.95, away, {
      id: `m${index}`,
      home_team: teamName(2 * index),
      away_team: teamName(2 * index + 1),
      start_time: new Date(Date.UTC(2100, 0, 1) + index * 36e5).toISOString(),
    }),
  );

describe("work in steps", () => {
  test("a ping is answered after everything before it, and others are served meanwhile", async () => {
    const server = await startTestServer();
    const large = await TestSocket.register(server, "sbo");
    large.sendMatches("sbo", manyMatches(3000, 1.9));
    large.send({ type: "ping" });
    await getJson(server, "/health");
    await large.take("pong");
    expect((await getJson(server, "/health")).body).toMatchObject({ matches: 3000 });
  });

  test("a source that leaves is withdrawn whole", async () => {
    const server = await startTestServer();
    const [leaving, staying] = [
      await TestSocket.register(server, "sbo"),
      await TestSocket.register(server, "ibc"),
    ];
    leaving.sendMatches("sbo", manyMatches(500, 1.9));
    staying.sendMatches("ibc", manyMatches(500, 2.1));
    await leaving.settle();
    await until(async () => {
      const { body } = await getJson(server, "/health");
      return (body as { opportunities: number }).opportunities === 500;
    });
    leaving.socket.close();
    await until(async () => {
      const { body } = await getJson(server, "/health");
      return (body as { matches: number }).matches === 500;
    });
    await staying.settle();
    expect((await getJson(server, "/health")).body).toMatchObject({
      opportunities: 0,
      matches: 500,
    });
  });

  test("more than a socket may have waiting is still handled, in order", async () => {
    const server = await startTestServer({ MESSAGE_BURST: "1000" });
    const worker = await TestSocket.register(server, "sbo");
    const matches = manyMatches(300, 1.9);
    for (let seq = 1; seq <= 300; seq += 1) {
      worker.send({ ...update("sbo", seq === 300 ? matches.slice(0, 7) : matches), seq });
    }
    expect(await worker.settle()).toEqual([]);
    expect((await getJson(server, "/workers")).body).toMatchObject({
      workers: [{ seq: 300, matches: 7, duplicates: 0 }],
    });
  });

  test("a socket that ends while much of it waits leaves nothing behind", async () => {
    const server = await startTestServer({ MESSAGE_BURST: "1000" });
    const worker = await TestSocket.register(server, "sbo");
    const matches = manyMatches(1000, 1.9);
    for (let seq = 1; seq <= 50; seq += 1) worker.send({ ...update("sbo", matches), seq });
    await until(async () => {
      const { body } = await getJson(server, "/health");
      return (body as { matches: number }).matches > 0;
    });
    worker.socket.terminate();
    await until(async () => {
      const { body } = await getJson(server, "/health");
      const { matches: held, workers } = body as { matches: number; workers: number };
      return held === 0 && workers === 0;
    });
  });

  test("a server that is closed while much waits ends", async () => {
    const server = await startTestServer({ MESSAGE_BURST: "1000" });
    const worker = await TestSocket.register(server, "sbo");
    const matches = manyMatches(2000, 1.9);
    for (let seq = 1; seq <= 30; seq += 1) worker.send({ ...update("sbo", matches), seq });
    await until(async () => {
      const { body } = await getJson(server, "/health");
      return (body as { matches: number }).matches > 0;
    });
    await server.close();
    await worker.closing();
    await expect(server.changePolicy({ minMargin: 1 })).rejects.toThrow(/shutting down/);
  });

  test("a policy changes behind what came before it", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    await sbo.settle();
    ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
    expect((await ibc.take("arbitrage:opportunities")).count).toBe(1);
    await server.changePolicy({ minMargin: 1.5 });
    expect((await ibc.take("arbitrage:opportunities")).count).toBe(0);
    await server.changePolicy({ minMargin: 1 });
    expect((await ibc.take("arbitrage:opportunities")).count).toBe(1);
    await expect(server.changePolicy({ minMargin: Number.NaN })).rejects.toThrow(RangeError);
    expect(await ibc.settle()).toEqual([]);
  });
});
