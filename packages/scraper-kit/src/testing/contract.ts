/** What every adapter must do, as checks for the test runner of its author's choice. */
import type { Browser } from "playwright-core";
import type { SiteScraper } from "../scraper.ts";
import { ContractBench, type ContractLimits } from "./contract-bench.ts";
import type { ScraperFixtures } from "./contract-fixtures.ts";
import { checkMixing, checkOrder, checkReading, checkRepeats } from "./page-checks.ts";
import { checkCutPages, checkDeadSession } from "./session-checks.ts";
import { checkMemory, checkWatching } from "./steady-checks.ts";
import { checkSuspended } from "./suspended-check.ts";

/** One thing that an adapter must do. */
export interface ContractCheck {
  /** A test's name; it ends with the reason where the check is skipped. */
  readonly name: string;
  /** Why it says nothing: the fixtures lack what it needs. */
  readonly skipped?: string;
  /** @throws Error that says in which page what is wrong. */
  readonly run: () => Promise<void>;
}

/** Options of {@link scraperContract}. */
export interface ScraperContractOptions extends Partial<ContractLimits> {
  /** Lends a browser. Default: one is launched for all checks, and closed after the last. */
  readonly browser?: () => Browser | Promise<Browser>;
}

const DEFAULTS: ContractLimits = {
  timeoutMs: 20_000,
  prices: 40,
  reads: 3,
  repaints: 100,
  growthBytes: 2048,
  cuts: 12,
  patienceMs: 1500,
};

/**
 * The checks of an adapter, against pages of which is known what they say. They open the pages in a
 * real Chromium, change them, and hold the adapter to what follows. Run them one after the other.
 *
 * @example
 * ```ts
 * import { defineScraper } from "scraper-kit";
 * import { scraperContract } from "scraper-kit/testing";
 * import assert from "node:assert/strict";
 *
 * const scraper = defineScraper({
 *   site: "demo",
 *   oddsFormat: "decimal",
 *   async open(page, url) {
 *     await page.goto(url);
 *   },
 *   scrapeOdds: async (page) => ({
 *     matches: [],
 *     rows: await page.locator("tr").count(),
 *     problems: [],
 *   }),
 * });
 * const fixtures = { now: 0, pages: [{ name: "no match today", html: "<table>", expected: [] }] };
 * const checks = scraperContract(scraper, fixtures);
 * // Under vitest: for (const { name, run } of checks) test(name, run);
 * assert.equal(checks[0]?.name, "reads what its fixtures say");
 * assert.match(checks.at(-1)?.name ?? "", /^keeps no memory .*skipped: no page has markup/u);
 * ```
 */
export function scraperContract(
  scraper: SiteScraper,
  fixtures: ScraperFixtures,
  options: ScraperContractOptions = {},
): readonly ContractCheck[] {
  const { browser, ...limits } = options;
  const bench = new ContractBench(scraper, fixtures, { ...DEFAULTS, ...limits }, browser);
  const noMarkup = bench.markedPages.length === 0 ? "no page has markup" : undefined;
  return [
    check("reads what its fixtures say", () => checkReading(bench)),
    check(
      "takes no suspended price for an open one",
      () => checkSuspended(bench),
      bench.hasSuspended ? undefined : "no page has a suspended line, no markup says how",
    ),
    check(
      "moves one price of one line for one price that moves",
      () => checkMixing(bench),
      noMarkup,
    ),
    check("tells each match and each line once", () => checkRepeats(bench)),
    check("reads the same in any order", () => checkOrder(bench), noMarkup),
    check(
      "tells while it watches what it reads",
      () => checkWatching(bench),
      scraper.watch === undefined ? "it does not watch" : undefined,
    ),
    check(
      "notices a dead session",
      () => checkDeadSession(bench),
      fixtures.deadSession === undefined ? "no fixture of a dead session" : undefined,
    ),
    check("throws nothing but ScraperErrors at pages cut short", () => checkCutPages(bench)),
    check("keeps no memory of what is gone", () => checkMemory(bench), noMarkup),
  ];
}

function check(name: string, run: () => Promise<void>, skipped?: string): ContractCheck {
  if (skipped === undefined) return { name, run };
  return { name: `${name} [skipped: ${skipped}]`, skipped, run: () => Promise.resolve() };
}
