/** Of when a reading of the screen is. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "scraper-kit";
import { createFakeFeed, FakeClock } from "scraper-kit/testing";
import { describeWithChromium } from "../../../../test/chromium.ts";
import { createSiteScraper } from "../../src/reading/site-adapter.ts";

const SITE = "http://site.test/";
const BEGIN = Date.UTC(2026, 10, 22, 17);

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  await page.route("**", (route) =>
    route.fulfill({ contentType: "text/html", body: '<p id="odds"><b id="1">1.95</b></p>' }),
  );
  return () => page.close();
});

describeWithChromium("a reading of the screen", () => {
  it("is of when it was begun, whatever the site says until it is done", async () => {
    const clock = new FakeClock(BEGIN);
    const feed = createFakeFeed(clock);
    let answersWhileReading = 0;
    let askedAt: number | undefined;
    const scraper = createSiteScraper(
      {
        site: "example",
        oddsFormat: "malay",
        isData: () => true,
        isDeadSession: () => false,
        views: [
          {
            plan: { containers: "#odds", row: "b", match: { attribute: "id" }, virtual: true },
            parse: () => {
              // What the screen shows is in hand by now, and the site goes on.
              for (; answersWhileReading < 10; answersWhileReading += 1) feed.answer(SITE, "");
              return { matches: [], rows: 1, problems: [] };
            },
          },
        ],
        createDecoder: () => ({
          take: (message) => {
            if (message.kind === "response") askedAt = message.askedAt;
            return true;
          },
          asOf: () => askedAt,
          reading: () => undefined,
        }),
      },
      { way: "screen" },
    );
    const stopping = new AbortController();
    const context = { signal: stopping.signal, now: () => clock.now(), feed };
    const watching = scraper.watch?.(page, () => undefined, context);
    watching?.catch(() => undefined);
    await scraper.open(page, SITE, context);
    for (let asked = 0; asked < 4; asked += 1) {
      await clock.advance(1000);
      feed.answer(SITE, "");
    }

    const { at } = await scraper.scrapeOdds(page, context);
    stopping.abort();
    expect(answersWhileReading).toBe(10);
    // By then the page has shown the last answer but two.
    expect(at).toBe(BEGIN + 2000);
  });
});
