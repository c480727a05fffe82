import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import {
  BlockedError,
  LayoutChangedError,
  launchBrowser,
  SessionOverError,
  ThrottledError,
} from "scraper-kit";
import { describeWithChromium } from "../../../../test/chromium.ts";
import { createCmdScraper } from "../../src/sites/cmd/scraper.ts";
import { createIbcScraper } from "../../src/sites/ibc/scraper.ts";
import { createSboScraper } from "../../src/sites/sbo/scraper.ts";
import { cmdPage } from "../sites/fixtures/cmd-page.ts";
import { ibcPage } from "../sites/fixtures/ibc-page.ts";
import { comingMatch, homeGives, total } from "../sites/fixtures/page-content.ts";
import { sboPage } from "../sites/fixtures/sbo-page.ts";
import { virtualListPage } from "../sites/fixtures/virtual-list-page.ts";

const SITE = "http://site.test";
const FRAME_PAGE = '<h1>Welcome</h1><iframe id="oddsFrame" src="/odds"></iframe>';
const LOGIN = '<form><input name="user"><input type="password"></form>';
/** A page to which its site sends nothing that is known. */
const SILENT_FEED = { listen: () => () => undefined, recent: [], freshAt: () => undefined };
const CONTEXT = {
  signal: new AbortController().signal,
  now: () => Date.UTC(2026, 10, 22, 17),
  feed: SILENT_FEED,
};
const IMPATIENT = { openTimeoutMs: 500, readTimeoutMs: 500 };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  return () => browser.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  return () => page.close();
});

/** Lets the browser find these pages at {@link SITE}. */
async function serve(pages: Readonly<Record<string, string>>, status = 200): Promise<void> {
  await page.route(`${SITE}/**`, (route) => {
    const body = pages[new URL(route.request().url()).pathname] ?? "";
    return route.fulfill({ status, contentType: "text/html; charset=utf-8", body });
  });
}

describeWithChromium("open() and scrapeOdds()", () => {
  it("read sbo's page in the format that its user chose, whatever the markup says", async () => {
    const match = comingMatch("11/23 03:00", { lines: [{ ft_ou: total("2.5", "1.95", "1.93") }] });
    await serve({ "/": sboPage([match]) });
    const scraper = createSboScraper();
    await scraper.open(page, `${SITE}/`, CONTEXT);
    await page.selectOption("#odds-style", "DE");
    const reading = await scraper.scrapeOdds(page, CONTEXT);
    expect(reading.matches[0]?.odds.ft_ou).toEqual([{ over: 1.95, under: 1.93, line: 2.5 }]);
    expect(reading.matches[0]?.start_time).toBe("2026-11-22T19:00:00.000Z");
  });

  it("read ibc's frame, also after it has navigated", async () => {
    await serve({ "/": FRAME_PAGE, "/odds": ibcPage([comingMatch("03:00AM")]) });
    const scraper = createIbcScraper();
    await scraper.open(page, `${SITE}/`, CONTEXT);
    const first = await scraper.scrapeOdds(page, CONTEXT);
    await page.evaluate(() => {
      document.querySelector("iframe")?.contentWindow?.location.reload();
    });
    expect(await scraper.scrapeOdds(page, CONTEXT)).toEqual(first);
    expect(first.matches).toHaveLength(1);
  });

  it.each(["on scroll", "in the next frame"] as const)(
    "read all of cmd's virtual list, rendered %s, and leave it where it was",
    async (rendering) => {
      const matches = Array.from({ length: 60 }, (_, index) =>
        comingMatch("11/23 03:00AM", {
          id: `guid-${index}`,
          league: `LEAGUE ${Math.floor(index / 20)}`,
          home: `Home ${index}`,
          lines: [
            { ft_hdp: homeGives("0.5", "0.95", "0.93") },
            { ft_hdp: homeGives("0.5/1", "-0.80", "0.70") },
          ],
        }),
      );
      await serve({ "/": FRAME_PAGE, "/odds": virtualListPage(matches, rendering) });
      const scraper = createCmdScraper();
      await scraper.open(page, `${SITE}/`, CONTEXT);
      const list = page.frameLocator("#oddsFrame").locator("#oddsList");
      expect(await list.locator(".match").count()).toBeLessThan(60);
      await list.evaluate((element) => {
        element.scrollTop = 700;
      });

      const reading = await scraper.scrapeOdds(page, CONTEXT);
      expect(reading.problems).toEqual([]);
      expect(reading.rows).toBe(120);
      expect(reading.matches.map(({ id }) => id)).toEqual(matches.map(({ id }) => id));
      expect(reading.matches.map(({ league }) => league)).toEqual(
        matches.map(({ league }) => league),
      );
      expect(reading.matches.every(({ odds }) => [odds.ft_hdp].flat().length === 2)).toBe(true);
      expect(await list.evaluate((element) => element.scrollTop)).toBe(700);
    },
  );

  it("read a list that is not virtual without scrolling it", async () => {
    await serve({ "/": FRAME_PAGE, "/odds": cmdPage([comingMatch("11/23 03:00AM")]) });
    const scraper = createCmdScraper();
    await scraper.open(page, `${SITE}/`, CONTEXT);
    expect((await scraper.scrapeOdds(page, CONTEXT)).matches).toHaveLength(1);
  });
});

describeWithChromium("open()", () => {
  it("accepts a day without matches", async () => {
    await serve({ "/": sboPage([]) });
    const scraper = createSboScraper();
    await scraper.open(page, `${SITE}/`, CONTEXT);
    expect(await scraper.scrapeOdds(page, CONTEXT)).toMatchObject({ rows: 0, problems: [] });
  });

  it("says that the session is over when the page asks for a password", async () => {
    await serve({ "/": FRAME_PAGE, "/odds": LOGIN });
    const opened = createIbcScraper().open(page, `${SITE}/`, CONTEXT);
    await expect(opened).rejects.toBeInstanceOf(SessionOverError);
  });

  it("says that the layout has changed when a loaded page has no odds container", async () => {
    await serve({ "/": "<p>Something else</p>" });
    const opened = createCmdScraper(IMPATIENT).open(page, `${SITE}/`, CONTEXT);
    await expect(opened).rejects.toBeInstanceOf(LayoutChangedError);
  });

  it.each([
    [429, ThrottledError],
    [403, BlockedError],
  ])("knows a refusal by its status %i", async (status, errorClass) => {
    await serve({ "/": "no" }, status);
    const opened = createSboScraper().open(page, `${SITE}/`, CONTEXT);
    await expect(opened).rejects.toBeInstanceOf(errorClass);
  });
});

describeWithChromium("scrapeOdds()", () => {
  it("says that the session is over when a login page has taken the place of the odds", async () => {
    await serve({ "/": FRAME_PAGE, "/odds": ibcPage([comingMatch("03:00AM")]), "/login": LOGIN });
    const scraper = createIbcScraper({ readTimeoutMs: 500 });
    await scraper.open(page, `${SITE}/`, CONTEXT);
    await page.evaluate(() => {
      document.querySelector("iframe")?.setAttribute("src", "/login");
    });
    await page.frameLocator("#oddsFrame").locator("form").waitFor();
    await expect(scraper.scrapeOdds(page, CONTEXT)).rejects.toBeInstanceOf(SessionOverError);
  });

  it("says that the layout has changed when the page does not tell its odds format", async () => {
    await serve({ "/": sboPage([comingMatch("11/23 03:00")]).replace("odds-style", "other") });
    const scraper = createSboScraper();
    await scraper.open(page, `${SITE}/`, CONTEXT);
    await expect(scraper.scrapeOdds(page, CONTEXT)).rejects.toBeInstanceOf(LayoutChangedError);
  });
});
