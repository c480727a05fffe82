/**
 * How long it takes from a price that changes in the page to the message at the server: with the
 * adapter watching the page, and with the page read once a second.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, runScraper, WorkerClient, type SiteScraper } from "scraper-kit";
import type { WireMatch } from "scraper-kit/protocol";
import { until } from "scraper-kit/testing";
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Report } from "../../../packages/arb-core/bench/engine/report.ts";
import { formatNumber, quantile } from "../../../packages/arb-core/bench/engine/statistics.ts";
import { createIbcScraper } from "../src/sites/ibc/scraper.ts";
import { matchId, PRICES_PER_ROW, serveOddsPage } from "./odds-page.ts";
import { startOddsSink } from "./odds-sink.ts";

interface Plan {
  readonly rows: number;
  readonly changes: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { rows: 300, changes: 400 },
  small: { rows: 300, changes: 60 },
  tiny: { rows: 30, changes: 8 },
};

const POLLING_MS = 1000;
/** Not a part of a second: reading must not fall into step with it. */
const BETWEEN_CHANGES_MS = 73;

/** Measures both ways, one after the other, on pages of the same rows in the same browser. */
export async function measureLatency(size: Size): Promise<Report> {
  const plan = PLANS[size];
  const browser = await launchBrowser();
  try {
    const push = await measure(browser, plan, createIbcScraper({ way: "screen" }));
    const polling = await measure(
      browser,
      plan,
      withoutWatching(createIbcScraper({ way: "screen" })),
      POLLING_MS,
    );
    const row = (latencies: readonly number[]): Record<string, string | number> => ({
      changes: latencies.length,
      "p50 ms": formatNumber(quantile(latencies, 0.5)),
      "p99 ms": formatNumber(quantile(latencies, 0.99)),
      "most ms": formatNumber(Math.max(...latencies)),
    });
    const [pushP50, pollingP50] = [quantile(push, 0.5), quantile(polling, 0.5)];
    return {
      figures: [
        { name: "push_p50_ms", value: pushP50, unit: "ms" },
        { name: "push_p99_ms", value: quantile(push, 0.99), unit: "ms" },
        { name: "polling_p50_ms", value: pollingP50, unit: "ms" },
        { name: "polling_over_push", value: pollingP50 / pushP50, unit: "ratio" },
      ],
      tables: [
        {
          title: `From the change in the page to the message at the server, ${plan.rows} rows x ${PRICES_PER_ROW} prices`,
          rows: { "the page is watched": row(push), "read every second": row(polling) },
        },
      ],
    };
  } finally {
    await browser.close();
  }
}

/** The same adapter, which tells of nothing by itself. */
function withoutWatching(scraper: SiteScraper): SiteScraper {
  return {
    site: scraper.site,
    oddsFormat: scraper.oddsFormat,
    open: (page, url, context) => scraper.open(page, url, context),
    scrapeOdds: (page, context) => scraper.scrapeOdds(page, context),
  };
}

async function measure(
  browser: Browser,
  { rows, changes }: Plan,
  scraper: SiteScraper,
  intervalMs?: number,
): Promise<number[]> {
  const latencies: number[] = [];
  /** The price that a match is to have, and when it was changed. */
  const pending = new Map<string, { readonly price: number; readonly changedAt: number }>();
  const arrived = new Map<string, { readonly price: number; readonly at: number }>();
  const settle = (id: string): void => {
    const [change, arrival] = [pending.get(id), arrived.get(id)];
    if (change === undefined || arrival?.price !== change.price) return;
    latencies.push(arrival.at - change.changedAt);
    pending.delete(id);
  };

  const site = await serveOddsPage(rows);
  const sink = await startOddsSink((matches, at) => {
    for (const match of matches) {
      const price = homePrice(match);
      if (match.id === undefined || price === undefined) continue;
      // A price that is there already came with an earlier message.
      if (arrived.get(match.id)?.price !== price) arrived.set(match.id, { price, at });
      settle(match.id);
    }
  });
  const client = new WorkerClient({ url: sink.url, workerId: "bench", site: "ibc" });
  const stopping = new AbortController();
  let page: Page | undefined;
  const seen: SiteScraper = {
    ...scraper,
    open: async (opened, url, context) => {
      page = opened;
      await scraper.open(opened, url, context);
    },
  };
  client.start();
  const running = runScraper({
    scraper: seen,
    url: site.url,
    client,
    browser,
    signal: stopping.signal,
    ...(intervalMs !== undefined && { intervalMs }),
  });
  try {
    await until(() => arrived.size === rows, { deadlineMs: 60_000 });
    for (let change = 0; change < changes; change++) {
      const number = (change * 7) % rows;
      const cents = 80 + ((Math.floor(change / rows) + change) % 15);
      const id = matchId(number);
      if (arrived.get(id)?.price === 1 + cents / 100) continue;
      const changedAt = (await page?.evaluate(changePrice, [id, (cents / 100).toFixed(2)])) ?? 0;
      pending.set(id, { price: 1 + cents / 100, changedAt });
      settle(id);
      await sleep(BETWEEN_CHANGES_MS);
    }
    await until(() => pending.size === 0, { deadlineMs: 30_000 });
  } finally {
    stopping.abort();
    await running;
    await client.close();
    sink.close();
    site.close();
  }
  return latencies;
}

/** Runs in the page: sets the first price of a row, and says when. */
function changePrice([id, price]: readonly string[]): number {
  const link = document.querySelector(`#e_${id}_1_1 .OddsDiv a, [id^="e_${id}_"] .OddsDiv a`);
  const at = performance.timeOrigin + performance.now();
  if (link !== null) link.textContent = price ?? "";
  return at;
}

function homePrice({ odds }: WireMatch): number | undefined {
  const { ft_hdp: lines } = odds as { ft_hdp?: { home: number } | { home: number }[] };
  return (Array.isArray(lines) ? lines[0] : lines)?.home;
}
