/**
 * The whole system on pages in real Chromium: three bookmakers, three worker processes, the server
 * and somebody who listens. The market knows which sure bets there are; the system must find
 * these and no others, and none of the traps.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBookmakers, type Bookmakers, type TruthPair } from "example-bookmakers";
import { readConfig, startServer, type RunningServer } from "example-server";
import { WorkerClient } from "scraper-kit";
import type { WireOpportunity } from "scraper-kit/protocol";
import { until } from "scraper-kit/testing";
import { describeWithChromium } from "./chromium.ts";

const SITES = ["sbo", "ibc", "cmd"] as const;
const WORKER = fileURLToPath(new URL("../examples/worker/src/main.ts", import.meta.url));
const WAIT = { deadlineMs: 60_000 };

let bookmakers: Bookmakers;
let server: RunningServer;
let listener: WorkerClient;
let workers: ChildProcess[] = [];
let latest: readonly WireOpportunity[] = [];
/** Every key that was ever reported, also between two looks at the latest. */
const everReported = new Set<string>();

/** One leg of a sure bet, in the words that truth and reports share. */
function legKey(provider: string, side: string, line: number, odds: number): string {
  return [provider, side, line + 0, odds.toFixed(6)].join(" ");
}

function reportedKey({ market, legs }: WireOpportunity): string {
  const keys = legs.map((leg) => legKey(leg.provider, leg.side, leg.line, leg.odds));
  return [market, ...keys.sort()].join(" | ");
}

function reportedKeys(): string[] {
  return latest.map(reportedKey).sort();
}

function keyOf({ market, legs }: TruthPair): string {
  const keys = legs.map(({ site, side, line, price }) =>
    legKey(site, side, side === "away" ? -line : line, price),
  );
  return [market, ...keys.sort()].join(" | ");
}

function expectedKeys(): string[] {
  return bookmakers.market.truth().sureBets.map(keyOf).sort();
}

async function control(body: object): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${bookmakers.ports.control}/control`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

async function getJson(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}${path}`);
  return (await response.json()) as Record<string, unknown>;
}

describeWithChromium("bookmaker page -> worker -> server -> listener", () => {
  beforeAll(async () => {
    bookmakers = await startBookmakers({ seed: 7, tickMs: 250, paused: true });
    const config = readConfig({ PORT: "0", LOG_LEVEL: "error" });
    if (!config.ok) throw new Error(config.error.join());
    server = await startServer(config.value);
    const serverUrl = `${server.url.replace("http", "ws")}/ws`;
    listener = new WorkerClient({
      url: serverUrl,
      workerId: "listener",
      site: "listener",
      onOpportunities: ({ opportunities }) => {
        latest = opportunities;
        for (const opportunity of opportunities) everReported.add(reportedKey(opportunity));
      },
    });
    listener.start();
    await listener.registered();
    workers = SITES.map((site) =>
      spawn(process.execPath, ["--conditions=arb-source", "--import", "tsx", WORKER], {
        env: {
          ...process.env,
          SITE: site,
          SITE_URL: `http://127.0.0.1:${bookmakers.ports[site]}/`,
          SERVER_URL: serverUrl,
          SCRAPE_INTERVAL_MS: "250",
          LOG_LEVEL: "error",
        },
        stdio: ["ignore", "inherit", "inherit"],
      }),
    );
  });

  afterAll(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await listener.close();
    await server.close();
    await bookmakers.close();
  });

  test("GET /workers lists all three sites with what they read", async () => {
    const sites = await until(async () => {
      const { workers: sessions } = (await getJson("/workers")) as {
        workers: { site: string; matches: number }[];
      };
      const reading = sessions.filter(({ matches }) => matches > 0).map(({ site }) => site);
      return reading.length === SITES.length && reading;
    }, WAIT);
    expect([...sites].sort()).toEqual([...SITES].sort());
  });

  test("exactly the market's sure bets are reported, tick after tick, and no trap", async () => {
    expect(new Set(bookmakers.market.truth().traps.map(({ kind }) => kind))).toEqual(
      new Set(["women", "under-21", "polish", "swapped", "suspended"]),
    );
    const traps = new Set<string>();
    const sureBets = new Set<string>();
    let seen = 0;
    for (let tick = 0; tick < 12; tick++) {
      await until(() => reportedKeys().join("\n") === expectedKeys().join("\n"), {
        ...WAIT,
        what: `the sure bets of tick ${tick}`,
      }).catch((error: unknown) => {
        // Says which are missing or false, instead of that time is up.
        expect(reportedKeys()).toEqual(expectedKeys());
        throw error;
      });
      seen += latest.length;
      for (let step = 0; step < 5; step++) {
        const truth = bookmakers.market.truth();
        for (const trap of truth.traps) traps.add(keyOf(trap));
        for (const sureBet of truth.sureBets) sureBets.add(keyOf(sureBet));
        await control({ action: "tick" });
      }
    }
    expect(seen).toBeGreaterThan(12);
    expect(traps.size).toBeGreaterThan(12);
    // Another match's sure bet may stand at a trap's very prices.
    const trapped = [...everReported].filter((key) => traps.has(key) && !sureBets.has(key));
    expect(trapped).toEqual([]);
  });

  test("GET /opportunities holds what was broadcast", async () => {
    await until(() => reportedKeys().join("\n") === expectedKeys().join("\n"), WAIT);
    const { opportunities, count } = (await getJson("/opportunities")) as {
      opportunities: WireOpportunity[];
      count: number;
    };
    expect(count).toBe(latest.length);
    expect(opportunities.map(({ id }) => id)).toEqual(latest.map(({ id }) => id));
    for (const { profit_min, legs } of opportunities) {
      expect(profit_min).toBeGreaterThanOrEqual(0);
      expect(legs[0]?.provider).not.toBe(legs[1]?.provider);
    }
  });

  test("a worker that is told to stop ends in order, and its prices leave at once", async () => {
    const [worker] = workers;
    if (worker === undefined) throw new Error("no worker");
    const exit = once(worker, "exit");
    worker.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
    await until(() => reportedKeys().every((key) => !key.includes("sbo")), WAIT);
  });
});
