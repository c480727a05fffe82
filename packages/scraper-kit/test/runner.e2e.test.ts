import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { launchBrowser } from "../src/browser.ts";
import { startFakeBackend, type FakeBackend } from "../src/fake-backend.ts";
import type { OddsUpdate, WireMatch } from "../src/protocol/messages.ts";
import { runScraper } from "../src/runner.ts";
import type { RunScraperOptions } from "../src/runner-options.ts";
import { defineScraper } from "../src/scraper.ts";
import { until } from "../src/until.ts";
import { WorkerClient } from "../src/worker-client.ts";
import { describeWithChromium } from "../../../test/chromium.ts";
import { chromiumsOf, livingWith, type ChromiumProcess } from "./own-chromium.ts";

const PAGE = `<!doctype html><title>Odds</title>
<table><tr><td>Arsenal</td><td>Chelsea</td><td>1.95</td><td>1.97</td></tr></table>`;

const scraper = defineScraper({
  site: "sbo",
  oddsFormat: "decimal",
  async open(page, url) {
    await page.goto(url);
  },
  async scrapeOdds(page) {
    const rows = await page
      .locator("tr")
      .evaluateAll((elements) =>
        elements.map((row) => [...row.children].map((cell) => cell.textContent)),
      );
    const matches: WireMatch[] = rows.map(([home, away, homePrice, awayPrice]) => ({
      home_team: home ?? "",
      away_team: away ?? "",
      odds: { ft_hdp: { home: Number(homePrice), away: Number(awayPrice), handicap: 0 } },
    }));
    return { matches, rows: rows.length, problems: [] };
  },
});

let site: Server;
let url: string;
let backend: FakeBackend;
let client: WorkerClient;
let controller: AbortController;
let running: Promise<void> | undefined;
/** Every browser that a test has seen. */
let browsers: ChromiumProcess[];

beforeEach(async () => {
  site = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  backend = await startFakeBackend();
  client = new WorkerClient({ url: backend.url, workerId: "worker-1", site: "sbo" });
  client.start();
  controller = new AbortController();
  running = undefined;
  browsers = [];
});

afterEach(async () => {
  controller.abort();
  await running;
  await client.close();
  await backend.close();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

function start(options: Partial<RunScraperOptions> = {}): void {
  running = runScraper({
    scraper,
    url,
    client,
    intervalMs: 100,
    signal: controller.signal,
    ...options,
  });
  running.catch(() => undefined);
}

function updates(): OddsUpdate[] {
  return backend.messages.filter((message) => message.type === "odds:update");
}

/** Waits for readings that begin from now on. */
async function untilRead(): Promise<void> {
  const before = updates().length;
  await until(() => updates().length > before + 1, { deadlineMs: 60_000, what: "a reading" });
}

async function findBrowser(): Promise<ChromiumProcess> {
  const known = new Set(browsers.map(({ pid }) => pid));
  const browser = await until(() => chromiumsOf(process.pid).find(({ pid }) => !known.has(pid)), {
    deadlineMs: 60_000,
    what: "another Chromium",
  });
  browsers.push(browser);
  return browser;
}

async function expectNoneLeft(): Promise<void> {
  // Helper processes end on their own when their browser has; that takes a moment.
  await until(() => livingWith(browsers).length === 0, { what: "the end of all Chromiums" });
  for (const { profile } of browsers) expect(existsSync(profile!)).toBe(false);
}

/** Processes are looked at as Linux shows them. */
const describeOnLinux = process.platform === "linux" ? describeWithChromium : describe.skip;

describeOnLinux("runScraper() with Chromium", () => {
  test("reads a page, sends it, and leaves no process and no profile behind", async () => {
    start();
    await untilRead();
    const browser = await findBrowser();
    expect(existsSync(browser.profile!)).toBe(true);
    expect(updates()[0]?.data).toEqual({
      site: "sbo",
      matches: [
        {
          home_team: "Arsenal",
          away_team: "Chelsea",
          odds: { ft_hdp: { home: 1.95, away: 1.97, handicap: 0 } },
        },
      ],
      count: 1,
    });
    controller.abort();
    await running;
    await expectNoneLeft();
    await client.ping();
    expect(backend.messages.filter(({ type }) => type === "worker:status").at(-1)).toMatchObject({
      state: "stopping",
      rows: 1,
    });
  });

  test("launches another browser when the first is killed", async () => {
    start();
    await untilRead();
    process.kill((await findBrowser()).pid, "SIGKILL");
    await findBrowser();
    await untilRead();
    controller.abort();
    await running;
    await expectNoneLeft();
  });

  test("launches another browser when the first stops moving", async () => {
    start({ scrapeTimeoutMs: 1000 });
    await untilRead();
    const frozen = await findBrowser();
    process.kill(frozen.pid, "SIGSTOP");
    await findBrowser();
    await untilRead();
    process.kill(frozen.pid, "SIGCONT");
    controller.abort();
    await running;
    await expectNoneLeft();
  });

  test("opens a fresh page in the same browser when the page crashes", async () => {
    let crashed = false;
    start({
      scraper: {
        ...scraper,
        async scrapeOdds(page) {
          if (!crashed) {
            crashed = true;
            await page.goto("chrome://crash");
          }
          return scraper.scrapeOdds(page);
        },
      },
    });
    await untilRead();
    expect(crashed).toBe(true);
    expect(chromiumsOf(process.pid)).toHaveLength(1);
  });

  test("leaves no browser behind when it is stopped while one starts", async () => {
    start();
    await findBrowser();
    controller.abort();
    await running;
    expect(chromiumsOf(process.pid)).toEqual([]);
    await expectNoneLeft();
  });

  test("does not close a browser that was lent", async () => {
    const browser = await launchBrowser();
    try {
      start({ browser });
      await untilRead();
      controller.abort();
      await running;
      expect(browser.isConnected()).toBe(true);
      expect(browser.contexts()).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test("does not give Chromium a stop signal's default: this process decides", async () => {
    start();
    await untilRead();
    await findBrowser();
    let signals = 0;
    const listener = (): number => (signals += 1);
    process.on("SIGTERM", listener);
    try {
      process.kill(process.pid, "SIGTERM");
      await until(() => signals === 1);
      await untilRead();
    } finally {
      process.off("SIGTERM", listener);
    }
  });
});
