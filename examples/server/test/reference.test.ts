/** The four messages of the reference architecture, held to the letter. */
import { until } from "scraper-kit/testing";
import { describe, expect, test } from "vitest";
import { getJson, startTestServer, TestSocket } from "./harness.ts";

const REGISTRATION = `{
  "type": "worker:register",
  "worker_id": "worker-sbo-12345",
  "site": "sbo",
  "timestamp": "2024-12-10T10:00:00"
}`;

const UPDATE = `{
  "type": "odds:update",
  "worker_id": "worker-sbo-12345",
  "site": "sbo",
  "timestamp": "2024-12-10T10:00:30",
  "data": {
    "site": "sbo",
    "matches": [
      {
        "home_team": "Manchester United",
        "away_team": "Chelsea",
        "odds": {
          "ft_hdp": { "home": 1.95, "away": 1.90, "handicap": -0.5 },
          "ft_ou": { "over": 2.00, "under": 1.85, "line": 2.5 }
        },
        "time": "15",
        "league": "Premier League"
      }
    ],
    "count": 1
  }
}`;

const forIbc = (text: string): string =>
  text
    .replaceAll("sbo", "ibc")
    .replace('"home": 1.95, "away": 1.90', '"home": 1.80, "away": 2.10')
    .replace('"over": 2.00, "under": 1.85', '"over": 1.90, "under": 1.95');

describe("the reference's messages", () => {
  test("registration:ack answers worker:register with worker_id and status", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.open(server);
    worker.send(REGISTRATION);
    const ack = await worker.take("registration:ack");
    expect(ack).toMatchObject({
      type: "registration:ack",
      worker_id: "worker-sbo-12345",
      status: "registered",
    });
    expect(ack.protocol).toBe(1);
    expect(ack.heartbeat_ms).toBe(5000);
    expect(ack.session_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("arbitrage:opportunities goes to all workers when two sites differ enough", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.open(server);
    const ibc = await TestSocket.open(server);
    sbo.send(REGISTRATION);
    ibc.send(forIbc(REGISTRATION));
    await sbo.take("registration:ack");
    await ibc.take("registration:ack");

    sbo.send(UPDATE);
    expect(await sbo.settle()).toEqual([]);
    ibc.send(forIbc(UPDATE));

    const message = await sbo.take("arbitrage:opportunities");
    expect(await ibc.take("arbitrage:opportunities")).toEqual(message);
    expect(message.count).toBe(1);
    expect(message.opportunities).toHaveLength(1);
    expect(new Date(message.timestamp).toISOString()).toBe(message.timestamp);
    const [found] = message.opportunities;
    expect(found).toMatchObject({
      event: "manchester_united_vs_chelsea",
      home: "Manchester United",
      away: "Chelsea",
      market: "ft_hdp",
      leg_1: { provider: "sbo", odds: 1.95, side: "home" },
      leg_2: { provider: "ibc", odds: 2.1, side: "away" },
    });
    // 1 / (1/1.95 + 1/2.10) is 1.01111...
    expect(found!.margin).toBeCloseTo(1.1111, 4);
    expect(found!.legs).toEqual([found!.leg_1, found!.leg_2]);
    expect(found!.leg_1.line).toBe(-0.5);
    expect(found!.leg_2.line).toBe(0.5);
    expect(found!.stakes[0]! + found!.stakes[1]!).toBeCloseTo(1, 12);

    const { body } = await getJson(server, "/opportunities");
    expect(body).toMatchObject({ count: 1, opportunities: message.opportunities });
  });

  test("arbitrage:opportunities is sent empty when a worker of the only one leaves", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.open(server);
    const ibc = await TestSocket.open(server);
    sbo.send(REGISTRATION);
    ibc.send(forIbc(REGISTRATION));
    sbo.send(UPDATE);
    ibc.send(forIbc(UPDATE));
    await until(async () => (await sbo.take("arbitrage:opportunities")).count === 1);
    ibc.socket.close();
    await until(async () => (await sbo.take("arbitrage:opportunities")).count === 0);
  });

  test("a worker that registers later gets the current list after its ack", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.open(server);
    const ibc = await TestSocket.open(server);
    sbo.send(REGISTRATION);
    ibc.send(forIbc(REGISTRATION));
    sbo.send(UPDATE);
    ibc.send(forIbc(UPDATE));
    const { opportunities } = await sbo.take("arbitrage:opportunities");

    const cmd = await TestSocket.open(server);
    cmd.send(REGISTRATION.replaceAll("sbo", "cmd"));
    await until(() => cmd.inbox.length >= 2);
    expect(cmd.inbox.map(({ type }) => type)).toEqual([
      "registration:ack",
      "arbitrage:opportunities",
    ]);
    expect(await cmd.take("arbitrage:opportunities")).toMatchObject({ count: 1, opportunities });
  });

  test("GET /odds shows the latest odds in the wire's words", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.open(server);
    sbo.send(REGISTRATION);
    sbo.send(UPDATE);
    await sbo.settle();
    const { body } = await getJson(server, "/odds?site=sbo");
    expect(body).toMatchObject({
      count: 1,
      total: 1,
      odds: [
        {
          site: "sbo",
          home_team: "Manchester United",
          away_team: "Chelsea",
          league: "Premier League",
          odds: {
            ft_hdp: [{ home: 1.95, away: 1.9, handicap: -0.5 }],
            ft_ou: [{ over: 2, under: 1.85, line: 2.5 }],
          },
        },
      ],
    });
  });
});
