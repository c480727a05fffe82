/** A page whose feed is understood while what it shows is not. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import {
  launchBrowser,
  LayoutChangedError,
  SessionOverError,
  type FeedMessage,
  type ScrapeContext,
} from "scraper-kit";
import { describeWithChromium } from "../../../../test/chromium.ts";
import { createSiteScraper } from "../../src/reading/site-adapter.ts";
import type { FeedDecoder } from "../../src/reading/feed-decoder.ts";

const SITE = "http://site.test/";
const NOW = Date.UTC(2026, 10, 22, 17);
const ANSWER = { kind: "response", url: SITE, request: "", askedAt: NOW, at: NOW } as const;

/** Says nothing until it is told something, and then that there is nothing. */
function createDecoder(): FeedDecoder {
  let said = false;
  return {
    take: (message) => {
      if (!("body" in message) || message.body !== "odds") throw new LayoutChangedError("what?");
      return (said = true);
    },
    asOf: () => (said ? NOW : undefined),
    reading: () => (said ? { matches: [], rows: 3, problems: [], at: NOW } : undefined),
  };
}

function createScraper(way: "feed" | "screen"): ReturnType<typeof createSiteScraper> {
  return createSiteScraper(
    {
      site: "example",
      oddsFormat: "malay",
      isData: () => true,
      isDeadSession: () => false,
      views: [
        {
          plan: { containers: "#odds", row: "tr", match: { attribute: "id" } },
          parse: () => ({ matches: [], rows: 1, problems: [] }),
        },
      ],
      createDecoder,
    },
    { way, openTimeoutMs: 300, readTimeoutMs: 300 },
  );
}

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

/** Opens a page that shows no odds, with what its feed has said until then. */
async function visit(
  way: "feed" | "screen",
  html: string,
  ...messages: readonly FeedMessage[]
): Promise<{ readonly open: Promise<void>; readonly read: () => Promise<unknown> }> {
  await page.route("**", (route) => route.fulfill({ contentType: "text/html", body: html }));
  let hear: (message: FeedMessage) => void = () => undefined;
  const context: ScrapeContext = {
    signal: new AbortController().signal,
    now: () => NOW,
    feed: {
      listen: (listener) => {
        hear = listener;
        return () => undefined;
      },
      recent: [],
      freshAt: () => NOW,
    },
  };
  const scraper = createScraper(way);
  const watching = scraper.watch?.(page, () => undefined, context);
  watching?.catch(() => undefined);
  for (const message of messages) hear(message);
  return {
    open: scraper.open(page, SITE, context),
    read: () => scraper.scrapeOdds(page, context),
  };
}

describeWithChromium("a page without odds to see", () => {
  const odds = { ...ANSWER, status: 200, body: "odds" };

  it("is read from its feed, which is noted", async () => {
    const { open, read } = await visit("feed", "<p>Other</p>", odds);
    await open;
    expect(await read()).toEqual({
      matches: [],
      rows: 3,
      problems: [{ code: "unread-screen", where: "page" }],
      at: NOW,
    });
  });

  it("is a session that is over when it asks for a password, whatever its feed says", async () => {
    const { open } = await visit("feed", '<input type="password">', odds);
    await expect(open).rejects.toBeInstanceOf(SessionOverError);
  });

  it.each([
    ["feed", []],
    ["screen", [odds]],
  ] as const)("has another layout on the way %s with %j", async (way, messages) => {
    const { open } = await visit(way, "<p>Other</p>", ...messages);
    await expect(open).rejects.toBeInstanceOf(LayoutChangedError);
  });

  it("is not given up for an answer by which the site's servers excuse themselves", async () => {
    const sorry = { ...ANSWER, status: 503, body: "<h1>Sorry</h1>" };
    const { open, read } = await visit("feed", "<p>Other</p>", odds, sorry);
    await open;
    expect(await read()).toMatchObject({ rows: 3 });
  });
});
