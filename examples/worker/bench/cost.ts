/**
 * What one full read of a page costs: gathered in the page as one string, and asked for cell by cell.
 */
import { launchBrowser, readBoard } from "scraper-kit";
import type { Size } from "../../../packages/arb-core/bench/engine/parts.ts";
import type { Report } from "../../../packages/arb-core/bench/engine/report.ts";
import {
  formatSpread,
  ratios,
  spreadOf,
} from "../../../packages/arb-core/bench/engine/statistics.ts";
import { CLASSIC_PLAN } from "../src/sites/ibc/classic-selectors.ts";
import { PRICES_PER_ROW, serveOddsPage } from "./odds-page.ts";

const PLANS: Readonly<Record<Size, { readonly rows: number; readonly rounds: number }>> = {
  full: { rows: 300, rounds: 5 },
  small: { rows: 300, rounds: 1 },
  tiny: { rows: 20, rounds: 1 },
};

/** The rows that have prices: below each stands one with a link to more. */
const LINES = 'tr[id^="e_"][id$="_1"]';
/** Reads of the cheap kind are so short that one of them is no measurement. */
const READS_A_ROUND = 20;

/** Measures both ways in turns, on the same page. */
export async function measureCost(size: Size): Promise<Report> {
  const { rows, rounds } = PLANS[size];
  const site = await serveOddsPage(rows);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    const whole: number[] = [];
    const cells: number[] = [];
    for (let round = 0; round < rounds; round++) {
      whole.push(
        (await timed(async () => {
          for (let read = 0; read < READS_A_ROUND; read++) {
            const board = await readBoard(page, CLASSIC_PLAN);
            if (board?.blocks.length !== rows) throw new Error("Cannot measure: rows are missing");
          }
        })) / READS_A_ROUND,
      );
      cells.push(
        await timed(async () => {
          const lines = page.locator(LINES);
          let prices = 0;
          for (let line = 0; line < rows; line++) {
            const links = lines.nth(line).locator(".OddsDiv a");
            for (let price = 0; price < PRICES_PER_ROW; price++) {
              if ((await links.nth(price).textContent()) !== "") prices += 1;
            }
          }
          if (prices !== rows * PRICES_PER_ROW) throw new Error("Cannot measure: prices missing");
        }),
      );
    }
    const over = spreadOf(ratios(cells, whole));
    return {
      figures: [{ name: "locators_over_read", value: over.median, unit: "ratio" }],
      tables: [
        {
          title: `One full read of ${rows} rows x ${PRICES_PER_ROW} prices, ms (quartiles of ${rounds} rounds)`,
          rows: {
            "gathered in the page, one string": { ms: formatSpread(spreadOf(whole)) },
            "price by price through locators": { ms: formatSpread(spreadOf(cells)) },
            "the one over the other": { ms: formatSpread(over) },
          },
        },
      ],
    };
  } finally {
    await browser.close();
    site.close();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
