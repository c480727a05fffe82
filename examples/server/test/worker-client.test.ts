/** The server together with scraper-kit's own client. */
import { WorkerClient } from "scraper-kit";
import type { WireMatch } from "scraper-kit/protocol";
import { expect, onTestFinished, test } from "vitest";
import { until } from "scraper-kit/testing";
import { derby, startTestServer } from "./harness.ts";

test("two worker clients find out about the sure bet between their sites", async () => {
  const server = await startTestServer({ WORKER_TOKEN: "secret" });
  const counts = new Map<string, number>();
  const prices = { sbo: [1.95, 1.9], ibc: [1.8, 2.1] } as const;
  for (const [site, [home, away]] of Object.entries(prices)) {
    const client = new WorkerClient({
      url: `${server.url.replace("http", "ws")}/ws`,
      workerId: `worker-${site}`,
      site,
      token: "secret",
      onOpportunities: ({ count }) => counts.set(site, count),
    });
    onTestFinished(() => client.close());
    client.start();
    expect((await client.registered()).worker_id).toBe(`worker-${site}`);
    client.sendSnapshot([derby(home, away) as WireMatch]);
    await client.ping();
  }
  await until(() => counts.get("sbo") === 1 && counts.get("ibc") === 1);
});
