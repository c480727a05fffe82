import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { describeWithChromium } from "../../../test/chromium.ts";
import { launchBrowser } from "../src/browser.ts";
import type { Recording } from "../src/index.ts";
import { scraperContract, type PageFixture, type ScraperFixtures } from "../src/testing.ts";
import {
  createFeedScraper,
  createTableScraper,
  FIXTURES,
  RECORDED,
  type Flaw,
} from "./contract-site.ts";

let browser: Browser;

/** The names of the checks, the sentence of each that fails. */
async function failuresOf(
  flaws: readonly Flaw[],
  fixtures: ScraperFixtures = FIXTURES,
): Promise<Record<string, string>> {
  const failures: Record<string, string> = {};
  const scraper = createTableScraper(...flaws);
  for (const { name, run } of scraperContract(scraper, fixtures, { browser: () => browser })) {
    await run().catch((error: unknown) => {
      failures[name] = (error as Error).message;
    });
  }
  return failures;
}

describeWithChromium("scraperContract()", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  test("has nothing to say of an adapter that is right", async () => {
    expect(await failuresOf([])).toEqual({});
  });

  const CAUGHT: readonly (readonly [Flaw, check: string, sentence: string])[] = [
    ["swaps sides", "reads what its fixtures say", "match a: ft_hdp -0.5: home is 1.91, not 1.95"],
    [
      "ignores suspension",
      "takes no suspended price for an open one",
      "d ft_hdp 1 is suspended on the page, and told as open",
    ],
    [
      "takes the price of the row above",
      "moves one price of one line for one price that moves",
      "price 1 of the page moved, and so did several: a ft_hdp -0.5, a ft_hdp -0.75",
    ],
    [
      "remembers rows by id",
      "moves one price of one line for one price that moves",
      "no price of match a moved with those of the page",
    ],
    [
      "tells repeated rows",
      "tells each match and each line once",
      "with each row shown twice: match a: ft_hdp -0.75 is told more than once",
    ],
    ["takes the first league for all", "reads the same in any order", "in another order: match"],
    [
      "watches the reading before",
      "tells while it watches what it reads",
      "what was told is not what was read: match a: ft_hdp -0.5: home is 1.95, not 1.94",
    ],
    ["overlooks the login", "notices a dead session", "a page that is a login"],
    ["overlooks the answer", "notices a dead session", "an answer in the place of odds"],
    [
      "trips over a missing cell",
      "throws nothing but ScraperErrors at pages cut short",
      "it threw TypeError: Cannot read properties of undefined",
    ],
    ["keeps every page", "keeps no memory of what is gone", "each repaint keeps"],
  ];

  describe("catches an adapter that", () => {
    test.each(CAUGHT)("%s", async (flaw, check, sentence) => {
      const limits = { timeoutMs: 3000, repaints: 60 };
      const checks = scraperContract(createTableScraper(flaw), FIXTURES, {
        browser: () => browser,
        ...limits,
      });
      const named = checks.find(({ name }) => name === check);
      await expect(named?.run()).rejects.toThrow(sentence);
    });
  });

  test("shows the frames of a recording, wherever the page asks for them", async () => {
    const [page] = FIXTURES.pages as readonly [PageFixture & { readonly html: string }];
    const { html, ...rest } = page;
    const recording: Recording = {
      version: 1,
      site: "table",
      at: 5000,
      frames: [
        { url: "https://site.test/", html: '<iframe src="/enter?token=1"></iframe>' },
        { url: "https://other.test/odds", html },
      ],
      feed: [],
    };
    const fixtures = { ...FIXTURES, pages: [{ ...rest, recording }] };
    expect(await failuresOf([], fixtures)).toEqual({});
  });

  test("plays the feed of a recording to what watches it", async () => {
    const failures: string[] = [];
    for (const { name, run } of scraperContract(createFeedScraper(), RECORDED, {
      browser: () => browser,
    })) {
      await run().catch((error: unknown) => failures.push(`${name}: ${(error as Error).message}`));
    }
    expect(failures).toEqual([]);
  });

  test("says what it cannot check, and why", () => {
    const { now, pages } = RECORDED;
    const skipped = scraperContract(createFeedScraper(), { now, pages }).filter(
      (check) => check.skipped !== undefined,
    );
    expect(skipped.map(({ name }) => name)).toEqual([
      "takes no suspended price for an open one [skipped: no page has a suspended line, no markup says how]",
      "moves one price of one line for one price that moves [skipped: no page has markup]",
      "reads the same in any order [skipped: no page has markup]",
      "notices a dead session [skipped: no fixture of a dead session]",
      "keeps no memory of what is gone [skipped: no page has markup]",
    ]);
  });

  test("launches a browser where none is lent", async () => {
    const [check] = scraperContract(createTableScraper(), FIXTURES);
    await check?.run();
  });

  test("names the page and the error of an adapter that cannot read it", async () => {
    const pages = [{ name: "sign in", html: "<p>Sign in</p>", expected: [] }];
    const [check] = scraperContract(
      createTableScraper(),
      { now: 0, pages },
      {
        browser: () => browser,
      },
    );
    await expect(check?.run()).rejects.toThrow(
      'Cannot read page "sign in": LayoutChangedError: Cannot read page: it has no board',
    );
  });

  test("refuses fixtures without a page", () => {
    expect(() => scraperContract(createTableScraper(), { now: 0, pages: [] })).toThrow(
      new RangeError("Cannot check scraper: there must be at least one page, was 0"),
    );
  });
});
