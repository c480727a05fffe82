/**
 * Every odd thing that such sites do, at each site that does it, read from the screen and from the
 * feed: what is read is what is true, and nothing that was not offered is ever published.
 */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  SITE_CASES,
  startBookmakers,
  stateOf,
  type Bookmakers,
  type Site,
  type SiteStage,
} from "example-bookmakers";
import { launchBrowser, runScraper, type StatusReport } from "scraper-kit";
import type { WireMatch } from "scraper-kit/protocol";
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

const WAYS = ["feed", "screen"] as const;

let browser: Browser;

describeWithChromium("the cases of", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  describe.each(PAGES)("$page ($site) read from the feed and from the screen", ({ page, site }) => {
    let bookmakers: Bookmakers;
    let readers: Reader[];

    beforeEach(async () => {
      bookmakers = await startBookmakers({ paused: true, tickMs: REFRESH_MS, seed: 11 });
      readers = await Promise.all(
        WAYS.map((way) =>
          startReader({
            way,
            site,
            url: `http://127.0.0.1:${bookmakers.ports[page]}/`,
            stage: bookmakers.stages[site],
          }),
        ),
      );
    });

    afterEach(async () => {
      await Promise.all(readers.map((reader) => reader.stop()));
      await bookmakers.close();
    });

    const cases = SITE_CASES.filter(({ sites }) => sites.includes(site));
    test(`${cases.length} cases: ${cases.map(({ number }) => number).join(", ")}`, async () => {
      const stage = bookmakers.stages[site];
      for (const { number, title, steps } of cases) {
        for (const step of steps) {
          step.apply(stage);
          await Promise.all(
            readers.map(async (reader) => {
              const message = `case ${number}, ${title}: ${step.name}, ${reader.way}`;
              const options = { timeout: 30_000, message };
              if (step.readable) await expect.poll(() => reader.wrong(), options).toEqual([]);
              else await expect.poll(() => reader.refused(), options).toBe(true);
            }),
          );
        }
        stage.reset();
      }
      for (const { ledger } of readers) {
        expect(ledger.findings).toEqual([]);
        expect(ledger.counts).toMatchObject({ wrong: 0, suspendedPublished: 0 });
        expect(ledger.counts.prices).toBeGreaterThan(1000);
      }
    }, 400_000);
  });
});

/** A worker without a server. */
interface Reader {
  readonly way: (typeof WAYS)[number];
  readonly ledger: TruthLedger;
  /** What is not as the site says; empty when all is right. */
  wrong(): string[];
  /** Whether it says that it cannot read, and has withdrawn everything. */
  refused(): boolean;
  stop(): Promise<void>;
}

async function startReader(plan: {
  readonly way: Reader["way"];
  readonly site: Site;
  readonly url: string;
  readonly stage: SiteStage;
}): Promise<Reader> {
  const { way, site, url, stage } = plan;
  const ledger = new TruthLedger(stage);
  const stopping = new AbortController();
  let newest: readonly WireMatch[] | undefined;
  let status: StatusReport | undefined;
  const running = runScraper({
    scraper: await loadScraper(site, { way }),
    url,
    client: {
      sendSnapshot: (matches, at) => {
        ledger.check(matches, at, way);
        newest = matches;
      },
      sendStatus: (report) => (status = report),
    },
    browser,
    clock: createHastyClock(HASTE),
    openTimeoutMs: 30_000 * HASTE,
    scrapeTimeoutMs: 10_000 * HASTE,
    signal: stopping.signal,
  });
  return {
    way,
    ledger,
    wrong() {
      if (newest === undefined) return ["nothing was read"];
      const isRounded = stage.levers.format !== undefined && stage.levers.format !== "MY";
      const found = differences(newest, stateOf(stage), isRounded);
      // Other formats round: where no price is rounded, the page is in Malay odds still.
      const isSwitched = !isRounded || differences(newest, stateOf(stage), false).length > 0;
      if (!isSwitched) return ["the format is as before"];
      return found.length === 0 ? found : [status?.error?.message ?? "", ...found];
    },
    refused: () => status?.state === "degraded" && newest?.length === 0,
    async stop() {
      stopping.abort();
      await running;
      ledger.close();
    },
  };
}
