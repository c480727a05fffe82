/** Markets of three results, and bets of two and of three legs, from the socket to the reader. */
import type { RunningServer } from "../src/server.ts";
import { describe, expect, test } from "vitest";
import { derby, getJson, startTestServer, TestSocket } from "./harness.ts";

/** Three books whose best prices for home, draw and away together are a sure bet; no two are. */
const RESULTS = {
  sbo: { ft_1x2: { home: 3.3, draw: 2.9, away: 2.4 } },
  ibc: { ft_1x2: { home: 2.95, draw: 3.3, away: 2.4 } },
  cmd: { ft_1x2: { home: 2.95, draw: 2.9, away: 2.7 } },
};

async function offer(server: RunningServer, odds: Readonly<Record<string, object>>): Promise<void> {
  for (const [site, markets] of Object.entries(odds)) {
    const worker = await TestSocket.register(server, site);
    worker.sendMatches(site, [derby(0, 0, { odds: markets })]);
    const answers = await worker.settle();
    expect(answers.filter(({ type }) => type === "error")).toEqual([]);
  }
}

describe("a sure bet of home, draw and away", () => {
  test("is not told by default: whoever reads two legs alone must never bet two of three", async () => {
    const server = await startTestServer();
    await offer(server, RESULTS);
    expect((await getJson(server, "/opportunities")).body).toMatchObject({ total: 0 });
  });

  test("is told with MAX_LEGS=3, whole in legs", async () => {
    const server = await startTestServer({ MAX_LEGS: "3" });
    await offer(server, RESULTS);
    const legs = [
      { provider: "sbo", market: "ft_1x2", side: "home", odds: 3.3, net_odds: 3.3 },
      { provider: "ibc", market: "ft_1x2", side: "draw", odds: 3.3, net_odds: 3.3 },
      { provider: "cmd", market: "ft_1x2", side: "away", odds: 2.7, net_odds: 2.7 },
    ];
    expect((await getJson(server, "/opportunities")).body).toMatchObject({
      total: 1,
      opportunities: [{ market: "ft_1x2", legs, leg_1: legs[0], leg_2: legs[1] }],
    });
  });
});

test("two legs of two markets each say their own", async () => {
  const server = await startTestServer();
  await offer(server, {
    sbo: { ft_1x2: { home: 2.1, draw: 3.2, away: 3.1 } },
    ibc: { ft_hdp: { home: 1.8, away: 2.05, handicap: -0.5 } },
  });
  expect((await getJson(server, "/opportunities")).body).toMatchObject({
    total: 1,
    opportunities: [
      {
        market: "ft_1x2+ft_hdp",
        leg_1: { provider: "sbo", market: "ft_1x2", side: "home", line: 0 },
        leg_2: { provider: "ibc", market: "ft_hdp", side: "away", line: 0.5 },
      },
    ],
  });
});

test("GET /odds shows a market without lines as it came, as one object", async () => {
  const server = await startTestServer();
  const ft_1x2 = { ...RESULTS.sbo.ft_1x2, suspended: true };
  const fh_dc = { home_draw: 1.3, home_away: 1.35, draw_away: 1.8 };
  const ft_eh = [{ home: 3.2, draw: 3.6, away: 2, handicap: -1 }];
  await offer(server, { sbo: { ft_1x2, fh_dc, ft_eh, ft_cs: { "1-0": 7 } } });
  expect((await getJson(server, "/odds")).body).toMatchObject({
    odds: [{ odds: { ft_1x2, fh_dc, ft_eh } }],
  });
  expect((await getJson(server, "/workers")).body).toMatchObject({
    workers: [{ ignored_markets: 1, refused: 0 }],
  });
});
