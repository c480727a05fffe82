/** What the adapters of all three sites do alike: open the page, fetch its odds, say what is wrong. */
import { errors, type FrameLocator, type Page, type Response } from "playwright-core";
import type { OddsFormat } from "arb-core";
import {
  BlockedError,
  defineScraper,
  LayoutChangedError,
  RetryableError,
  ThrottledError,
  type SiteReading,
  type SiteScraper,
} from "scraper-kit";
import { collectOdds, type CollectPlan } from "./collect-odds.ts";
import type { SiteClock } from "./kick-off.ts";
import { UNKNOWN_ODDS_FORMAT } from "./reading-builder.ts";

/** Where the odds are in the pages of a site. */
export interface OddsPage extends CollectPlan {
  /** The iframe that holds the odds; absent when the page itself does. */
  readonly frame?: string;
  /** A row with odds. */
  readonly row: string;
}

/** What tells one site's adapter from another's. */
export interface SiteAdapter {
  /** The provider's name on the wire. */
  readonly site: string;
  /** The format in which the site shows prices unless its user chooses another. */
  readonly oddsFormat: OddsFormat;
  readonly page: OddsPage;
  /** Reads what {@link collectOdds} gathered. */
  readonly parse: (html: string, clock: SiteClock) => SiteReading;
}

/** What may differ from one white label of a site, or one network, to the next. */
export interface AdapterOptions {
  /** How far the site's local time is ahead of UTC, in minutes. Default 480. */
  readonly utcOffsetMinutes?: number;
  /** How long the odds may take to appear after the page is there. Default 15,000. */
  readonly openTimeoutMs?: number;
  /** How long they may be away while the page or its frame repaints. Default 5000. */
  readonly readTimeoutMs?: number;
}

// Within the runner's own deadlines of 30 s and 10 s, so that what is wrong is said first.
const DEFAULTS = { utcOffsetMinutes: 480, openTimeoutMs: 15_000, readTimeoutMs: 5_000 } as const;

/** How long rows may follow their container, and a container a password field. */
const GRACE_MS = 3_000;

const PASSWORD_FIELD = 'input[type="password"]';

/** Makes a scraper out of what is particular to a site. */
export function createSiteScraper(adapter: SiteAdapter, options: AdapterOptions = {}): SiteScraper {
  const { utcOffsetMinutes, openTimeoutMs, readTimeoutMs } = { ...DEFAULTS, ...options };
  return defineScraper({
    site: adapter.site,
    oddsFormat: adapter.oddsFormat,
    async open(page, url) {
      const response = await page.goto(url, { waitUntil: "domcontentloaded" });
      if (response !== null) throwIfRefused(response);
      await waitForOdds(page, adapter, openTimeoutMs);
    },
    async scrapeOdds(page, context) {
      const html = await fetchOdds(page, adapter, readTimeoutMs);
      const reading = adapter.parse(html, { now: context.now(), utcOffsetMinutes });
      if (reading.problems.some(({ code }) => code === UNKNOWN_ODDS_FORMAT)) {
        throw new LayoutChangedError(
          `Cannot read prices of ${adapter.site}: the page does not say which odds format it shows`,
        );
      }
      return reading;
    },
  });
}

async function waitForOdds(page: Page, adapter: SiteAdapter, timeout: number): Promise<void> {
  const root = oddsRoot(page, adapter.page);
  const container = root.locator(adapter.page.containers).first();
  const passwordFields = [page, root].map((where) => where.locator(PASSWORD_FIELD).first());
  try {
    await Promise.race(
      [container, ...passwordFields].map((sign) => sign.waitFor({ state: "attached", timeout })),
    );
    // Odds pages may have a login box of their own.
    await container.waitFor({ state: "attached", timeout: GRACE_MS });
  } catch (error) {
    throw await explainMissingOdds(error, page, adapter);
  }
  // The container is there before its rows. A site may also have none to show today.
  const row = root.locator(adapter.page.row).first();
  await row.waitFor({ state: "attached", timeout: GRACE_MS }).catch(ignoreTimeout);
}

async function fetchOdds(page: Page, adapter: SiteAdapter, timeout: number): Promise<string> {
  const { formatSelect, containers, virtualRows } = adapter.page;
  const plan = { formatSelect, containers, ...(virtualRows !== undefined && { virtualRows }) };
  try {
    return await oddsRoot(page, adapter.page)
      .locator(containers)
      .first()
      .evaluate(collectOdds, plan, { timeout });
  } catch (error) {
    throw await explainMissingOdds(error, page, adapter);
  }
}

function oddsRoot(page: Page, { frame }: OddsPage): Page | FrameLocator {
  return frame === undefined ? page : page.frameLocator(frame);
}

function throwIfRefused(response: Response): void {
  const status = response.status();
  if (status === 429) {
    const seconds = Number(response.headers()["retry-after"]);
    const options = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
    throw new ThrottledError("Cannot open page: the site answered 429", options);
  }
  if (status === 401 || status === 403) {
    throw new BlockedError(`Cannot open page: the site answered ${status}`);
  }
  if (status >= 500) throw new RetryableError(`Cannot open page: the site answered ${status}`);
}

/** Which error the runner should see when the odds did not appear in time. */
async function explainMissingOdds(
  error: unknown,
  page: Page,
  { site, page: oddsPage }: SiteAdapter,
): Promise<unknown> {
  if (!(error instanceof errors.TimeoutError)) return error;
  const cause = { cause: error };
  const roots = [page, oddsRoot(page, oddsPage)];
  const passwordFields = await Promise.all(
    roots.map((root) => root.locator(PASSWORD_FIELD).count()),
  );
  if (passwordFields.some((count) => count > 0)) {
    return new BlockedError(`Cannot read ${site}: the page asks for a password`, cause);
  }
  const isLoaded = await page.evaluate(() => document.readyState === "complete");
  return isLoaded
    ? new LayoutChangedError(`Cannot read ${site}: the page has no odds container`, cause)
    : new RetryableError(`Cannot read ${site}: the page did not load in time`, cause);
}

function ignoreTimeout(error: unknown): void {
  if (!(error instanceof errors.TimeoutError)) throw error;
}
