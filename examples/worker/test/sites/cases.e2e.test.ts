/**
 * Every odd thing that such sites do, at each site that does it, read from the screen and from the
 * feed: what is read is what is true, and nothing that was not offered is ever published.
 */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { launchBrowser, runScraper, type SiteReading, type StatusReport } from "scraper-kit";
import { describeWithChromium } from "../../../../test/chromium.ts";
import { createHastyClock } from "../../prove/hasty-clock.ts";
import { differences } from "../../prove/true-state.ts";
import { TruthLedger } from "../../prove/truth-ledger.ts";
import { loadScraper } from "../../src/sites/index.ts";

/** How often pages ask for news, in milliseconds. */
const REFRESH_MS = 60;
/** Waits of the runner are so many times shorter. */
const HASTE = 20;

const PAGES = [
  { page: "sbo", site: "sbo" },
  { page: "ibc", site: "ibc" },
  { page: "saba", site: "ibc" },
  { page: "cmd", site: "cmd" },
] as const;

let browser: Browser;

describeWithChromium("the cases of", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  const kinds = PAGES.flatMap(({ page, site }) =>
    (["feed", "screen"] as const).map((way) => [page, site, way] as const),
  );
  describe.each(kinds)("%s (%s) read from the %s", (page, site, way) => {
    let bookmakers: Bookmakers;
    let ledger: TruthLedger;
    let stopping: AbortController;
    let running: Promise<void>;
    let newest: SiteReading | undefined;
    let status: StatusReport | undefined;

    beforeEach(async () => {
      bookmakers = await startBookmakers({ paused: true, tickMs: REFRESH_MS, seed: 11 });
      ledger = new TruthLedger(bookmakers.stages[site]);
      stopping = new AbortController();
      newest = undefined;
      running = runScraper({
        scraper: await loadScraper(site, { way }),
        url: `http://127.0.0.1:${bookmakers.ports[page]}/`,
        client: {
          sendSnapshot: (matches, at) => {
            ledger.check(matches, at, `${page} ${way}`);
            newest = { matches, rows: 0, problems: [] };
          },
          sendStatus: (report) => (status = report),
        },
        browser,
        clock: createHastyClock(HASTE),
        openTimeoutMs: 30_000 * HASTE,
        scrapeTimeoutMs: 10_000 * HASTE,
        maxDataAgeMs: 90_000,
        signal: stopping.signal,
      });
    });

    afterEach(async () => {
      stopping.abort();
      await running;
      ledger.close();
      await bookmakers.close();
    });

    const cases = SITE_CASES.filter(({ sites }) => sites.includes(site));
    test(`${cases.length} cases: ${cases.map(({ number }) => number).join(", ")}`, async () => {
      const stage = bookmakers.stages[site];
      const wrong = (): string[] => {
        if (newest === undefined) return ["nothing was read"];
        const { matches } = newest;
        const isRounded = stage.levers.format !== undefined && stage.levers.format !== "MY";
        const found = differences(matches, stateOf(stage), isRounded);
        // Other formats round: where no price is rounded, the page is in Malay odds still.
        const isSwitched = !isRounded || differences(matches, stateOf(stage), false).length > 0;
        if (!isSwitched) return ["the format is as before"];
        return found.length === 0 ? found : [status?.error?.message ?? "", ...found];
      };
      for (const { number, title, steps } of cases) {
        for (const step of steps) {
          step.apply(stage);
          const name = `case ${number}, ${title}: ${step.name}`;
          if (step.readable) {
            await expect.poll(wrong, { timeout: 20_000, message: name }).toEqual([]);
          } else {
            await expect
              .poll(() => ({ state: status?.state, matches: newest?.matches.length }), {
                timeout: 20_000,
                message: name,
              })
              .toEqual({ state: "degraded", matches: 0 });
          }
        }
        stage.reset();
      }
      expect(ledger.findings).toEqual([]);
      expect(ledger.counts).toMatchObject({ wrong: 0, suspendedPublished: 0 });
      expect(ledger.counts.prices).toBeGreaterThan(1000);
    }, 300_000);
  });
});
