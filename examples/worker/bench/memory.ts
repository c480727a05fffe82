/**
 * Whether a worker's memory grows: over many repaints of the whole page, and over many browsers that
 * make way for fresh ones.
 */
import type { Page } from "playwright-core";
import { runScraper, type SiteScraper } from "scraper-kit";
import { until } from "scraper-kit/testing";
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Report } from "../../../packages/arb-core/bench/engine/report.ts";
import { formatNumber } from "../../../packages/arb-core/bench/engine/statistics.ts";
import { createIbcScraper } from "../src/sites/ibc/scraper.ts";
import { PRICES_PER_ROW, serveOddsPage } from "./odds-page.ts";

interface Plan {
  readonly rows: number;
  readonly repaints: number;
  readonly recycles: number;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  full: { rows: 300, repaints: 2000, recycles: 50 },
  small: { rows: 100, repaints: 400, recycles: 8 },
  tiny: { rows: 20, repaints: 40, recycles: 3 },
};

/** The part of the readings that only warms up. */
const WARM_UP = 0.25;
const SAMPLES = 20;

/** Measures the heap after a collection, at even distances, and fits a line to it. */
export async function measureMemory(size: Size): Promise<Report> {
  const { rows, repaints, recycles } = PLANS[size];
  const site = await serveOddsPage(rows);
  const stopping = new AbortController();
  const samples: { readonly readings: number; readonly bytes: number }[] = [];
  let readings = 0;
  let opened = 0;
  let page: Page | undefined;
  const scraper = createIbcScraper({ way: "screen" });
  const seen: SiteScraper = {
    ...scraper,
    open: async (fresh, url, context) => {
      await scraper.open(fresh, url, context);
      page = fresh;
      opened += 1;
    },
  };
  const running = runScraper({
    scraper: seen,
    url: site.url,
    client: { sendSnapshot: () => undefined, sendStatus: () => undefined },
    // Short, so that a browser whose time has come is noticed at once.
    intervalMs: 50,
    recycle: { readings: 5, afterMs: 3_600_000 },
    signal: stopping.signal,
    onReading: () => (readings += 1),
  });
  try {
    const perBrowser = Math.ceil(repaints / recycles);
    const every = Math.max(1, Math.floor(repaints / SAMPLES));
    let painted = 0;
    for (let browser = 1; browser <= recycles; browser++) {
      await until(() => opened >= browser, { deadlineMs: 60_000 });
      for (let repaint = 0; repaint < perBrowser && painted < repaints; repaint++) {
        // The page may be on its way out: then its successor is painted.
        if (await isPainted(page, painted)) {
          painted += 1;
          if (painted % every === 0) samples.push({ readings: painted, bytes: usedBytes() });
        } else repaint -= 1;
      }
    }
    await until(() => opened >= recycles, { deadlineMs: 600_000 });
  } finally {
    stopping.abort();
    await running;
    site.close();
  }
  const slope = slopeOf(samples.slice(Math.floor(samples.length * WARM_UP)));
  return {
    figures: [{ name: "worker_memory_slope", value: slope / 1e6, unit: "MB per 1000 reads" }],
    tables: [
      {
        title: `A worker's heap over repaints of ${rows} rows x ${PRICES_PER_ROW} prices`,
        rows: {
          [`${repaints} repaints, ${opened - 1} browsers replaced`]: {
            readings,
            "MB first": formatNumber((samples[0]?.bytes ?? 0) / 1e6),
            "MB last": formatNumber((samples.at(-1)?.bytes ?? 0) / 1e6),
            "MB per 1000 reads": formatNumber(slope / 1e6),
          },
        },
      },
    ],
  };
}

async function isPainted(page: Page | undefined, number: number): Promise<boolean> {
  try {
    await page?.evaluate(
      (cents) => {
        for (const id of ["oTableContainer_L", "oTableContainer_D"]) {
          const container = document.getElementById(id);
          if (container === null) continue;
          const html = container.innerHTML;
          container.innerHTML = html.replace(/>0\.\d\d</u, `>0.${cents}<`);
        }
      },
      80 + (number % 15),
    );
    return page !== undefined;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return false;
  }
}

/** Bytes for each thousand repaints, by least squares. */
function slopeOf(
  samples: readonly { readonly readings: number; readonly bytes: number }[],
): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(samples.map(({ readings }) => readings));
  const level = mean(samples.map(({ bytes }) => bytes));
  let over = 0;
  let under = 0;
  for (const { readings, bytes } of samples) {
    over += (readings - middle) * (bytes - level);
    under += (readings - middle) ** 2;
  }
  return under === 0 ? 0 : (over / under) * 1000;
}

function usedBytes(): number {
  if (globalThis.gc === undefined) {
    throw new Error("Cannot measure memory: --expose-gc must be set");
  }
  for (let round = 0; round < 4; round++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
