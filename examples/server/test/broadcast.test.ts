import { describe, expect, test } from "vitest";
import { derby, startTestServer, TestSocket } from "./harness.ts";

describe("arbitrage:opportunities", () => {
  test("goes out at once, and what changes soon after goes out together", async () => {
    const server = await startTestServer({ CONFLATE_MS: "700" });
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    await sbo.settle();
    ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
    // Before the answer to the ping behind it, so without waiting for the window.
    expect(await ibc.settle()).toMatchObject([{ type: "arbitrage:opportunities", count: 1 }]);

    for (const away of [2.2, 2.3, 2.4]) ibc.sendMatches("ibc", [derby(1.8, away)]);
    // One message, or two where a stall let the window end before the first of the three.
    const told: (number | undefined)[] = [];
    while (told.at(-1) !== 2.4) {
      const { opportunities } = await ibc.take("arbitrage:opportunities");
      told.push(opportunities[0]?.leg_2.odds);
    }
    expect(told.length).toBeLessThan(3);
    expect(await ibc.settle()).toEqual([]);
  });

  test("is not sent again when the same odds are confirmed", async () => {
    const server = await startTestServer({ CONFLATE_MS: "0" });
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
    await sbo.take("arbitrage:opportunities");
    for (let round = 0; round < 10; round += 1) sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    expect(await sbo.settle()).toEqual([]);
  });

  test("leaves out what is below MIN_MARGIN", async () => {
    const server = await startTestServer({ MIN_MARGIN: "1.5" });
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    sbo.sendMatches("sbo", [derby(1.95, 1.9)]);
    await sbo.settle();
    ibc.sendMatches("ibc", [derby(1.8, 2.1)]);
    expect(await ibc.settle()).toEqual([]);
    ibc.sendMatches("ibc", [derby(1.8, 2.2)]);
    expect((await ibc.take("arbitrage:opportunities")).count).toBe(1);
  });
});
