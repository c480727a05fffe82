/**
 * What the adapters of all sites do alike: open the page, follow what the site sends to it, watch and
 * read what it shows, hold the one against the other, and say what is wrong.
 */
import type { Page } from "playwright-core";
import type { OddsFormat } from "arb-core";
import {
  defineScraper,
  delay,
  LayoutChangedError,
  readBoard,
  RetryableError,
  SessionOverError,
  watchBoard,
  type Board,
  type EmitReading,
  type ScrapeContext,
  type SiteReading,
  type SiteScraper,
} from "scraper-kit";
import type { FeedDecoder } from "./feed-decoder.ts";
import { asksForPassword, throwIfRefused } from "./page-answers.ts";
import { brokenOff, PageState, type SiteView, type ViewReader } from "./page-state.ts";
import { UNKNOWN_ODDS_FORMAT } from "./reading-builder.ts";

/** What tells one site's adapter from another's. */
export interface SiteAdapter {
  /** The provider's name on the wire. */
  readonly site: string;
  /** The format in which the site shows prices unless its user chooses another. */
  readonly oddsFormat: OddsFormat;
  /** Whether an address is one of the site's feed. */
  readonly isData: (url: string) => boolean;
  /** Whether an answer of the feed says that the session is over. */
  readonly isDeadSession: (body: string) => boolean;
  /** The forms in which the site comes; a page has one of them. */
  readonly views: readonly SiteView[];
  /** Makes a decoder for a fresh page. */
  readonly createDecoder: (options: { readonly utcOffsetMinutes: number }) => FeedDecoder;
}

/** What may differ from one white label of a site, or one network, to the next. */
export interface AdapterOptions {
  /**
   * Where odds are taken from. `feed`, the default: from what the site sends to its page, held against
   * what the page shows; where the feed is none that is known, from the screen. `screen`: from what the
   * page shows.
   */
  readonly way?: "feed" | "screen";
  /** How far the site's local time is ahead of UTC, in minutes. Default 480. */
  readonly utcOffsetMinutes?: number;
  /** How long the odds may take to appear after the page is there. Default 15,000. */
  readonly openTimeoutMs?: number;
  /** How long they may be away while the page or its frame repaints. Default 5000. */
  readonly readTimeoutMs?: number;
}

// Within the runner's own deadlines of 30 s and 10 s, so that what is wrong is said first.
const DEFAULTS = {
  way: "feed",
  utcOffsetMinutes: 480,
  openTimeoutMs: 15_000,
  readTimeoutMs: 5000,
} as const;

/** From one full reading to the next, where nothing tells of changes. */
const POLLING_MS = 1000;
const POLL_MS = 50;
/** A feed is asked for by the page's own script, which may take a moment to begin. */
const FEED_GRACE_MS = 3000;

/** Makes a scraper out of what is particular to a site. */
export function createSiteScraper(adapter: SiteAdapter, options: AdapterOptions = {}): SiteScraper {
  const reader = new SiteReader(adapter, { ...DEFAULTS, ...options });
  const { way = DEFAULTS.way } = options;
  // What cannot be watched is read often.
  const isPolled = way === "screen" && adapter.views.every(({ plan }) => plan.virtual === true);
  return defineScraper({
    site: adapter.site,
    oddsFormat: adapter.oddsFormat,
    isData: adapter.isData,
    isDeadSession: adapter.isDeadSession,
    ...(isPolled && { intervalMs: POLLING_MS }),
    watch: (page, emit, context) => reader.watch(page, emit, context),
    open: (page, url, context) => reader.open(page, url, context),
    scrapeOdds: (page, context) => reader.scrapeOdds(page, context),
  });
}

/** A board, in which form it came, and of when it is: see {@link PageState.shownAsOf}. */
interface FoundBoard {
  readonly view: ViewReader;
  readonly board: Board;
  readonly asOf: Pick<SiteReading, "at"> | undefined;
}

/** What the screen shows, and of when it is. */
interface ScreenReading extends Pick<FoundBoard, "asOf"> {
  readonly reading: SiteReading;
}

/** Reads one page after the other. */
class SiteReader {
  readonly #adapter: SiteAdapter;
  readonly #options: Required<AdapterOptions>;
  #visit: PageState;

  constructor(adapter: SiteAdapter, options: Required<AdapterOptions>) {
    this.#adapter = adapter;
    this.#options = options;
    this.#visit = this.#newState(Date.now);
  }

  async watch(page: Page, emit: EmitReading, context: ScrapeContext): Promise<void> {
    const { way } = this.#options;
    const visit = this.#newState(context.now);
    this.#visit = visit;
    const failed = new Promise<never>((_resolve, reject) => {
      visit.follow(context, way === "feed" ? emit : undefined, reject);
      context.signal.addEventListener("abort", () => reject(context.signal.reason as Error), {
        once: true,
      });
    });
    // It is awaited below; until then nobody listens.
    failed.catch(() => undefined);
    if (way === "screen") {
      for (const view of visit.views.filter(({ plan }) => plan.virtual !== true)) {
        await watchBoard(page, view.plan, (board) => {
          if (board === undefined || !visit.canRead(board)) return;
          const asOf = visit.shownAsOf(context);
          if (asOf !== undefined) emit({ ...view.read(board), ...asOf });
        });
      }
    }
    await failed;
  }

  async open(page: Page, url: string, context: ScrapeContext): Promise<void> {
    const { openTimeoutMs } = this.#options;
    const response = await page.goto(url, { waitUntil: "domcontentloaded" });
    if (response !== null) throwIfRefused(response);
    await this.#findBoard(page, openTimeoutMs, context).catch((error: unknown) =>
      this.#passOver(error, context),
    );
    if (this.#options.way === "screen") return;
    const { feed, now, signal } = context;
    const isHopeless = (): boolean => feed.freshAt(now()) === undefined;
    await waitFor(() => this.#visit.isFollowed || isHopeless(), FEED_GRACE_MS, signal);
  }

  async scrapeOdds(page: Page, context: ScrapeContext): Promise<SiteReading> {
    const screen = await this.#readScreen(page, context).catch((error: unknown) =>
      this.#passOver(error, context),
    );
    if (screen === undefined || (this.#options.way === "feed" && this.#visit.isFollowed)) {
      return this.#visit.confirm(screen?.reading, context);
    }
    if (screen.asOf === undefined) throw brokenOff(this.#adapter.site);
    return { ...screen.reading, ...screen.asOf };
  }

  async #readScreen(page: Page, context: ScrapeContext): Promise<ScreenReading> {
    const found = await this.#findBoard(page, this.#options.readTimeoutMs, context);
    const reading = found.view.read(found.board);
    if (reading.problems.some(({ code }) => code === UNKNOWN_ODDS_FORMAT)) {
      throw new LayoutChangedError(
        `Cannot read prices of ${this.#adapter.site}: the page does not say which odds format it shows`,
      );
    }
    return { reading, asOf: found.asOf };
  }

  /** Whoever has the feed can do without the screen, unless it says that the session is over. */
  #passOver(error: unknown, { signal }: ScrapeContext): undefined {
    const isMissing = error instanceof LayoutChangedError || error instanceof RetryableError;
    const hasFeed = this.#options.way === "feed" && this.#visit.isFollowed;
    if (!isMissing || !hasFeed || signal.aborted) throw error;
  }

  #newState(now: () => number): PageState {
    const { site, views, createDecoder } = this.#adapter;
    const { utcOffsetMinutes } = this.#options;
    const decoder = createDecoder({ utcOffsetMinutes });
    return new PageState({ site, views, decoder, utcOffsetMinutes, now });
  }

  /**
   * The board, when it is there.
   *
   * @throws LayoutChangedError, RetryableError or SessionOverError, whichever the page looks like, when it
   *   is not.
   */
  async #findBoard(page: Page, timeoutMs: number, context: ScrapeContext): Promise<FoundBoard> {
    const found = await this.#waitForBoard(page, timeoutMs, context);
    if (found === undefined) throw await this.#explainMissingBoard(page);
    return found;
  }

  /**
   * Looks for the board in all the forms that the site has, until it is there and has rows.
   *
   * @throws RetryableError when it is there and cannot be read, time and again.
   */
  async #waitForBoard(
    page: Page,
    timeoutMs: number,
    context: ScrapeContext,
  ): Promise<FoundBoard | undefined> {
    let empty: FoundBoard | undefined;
    let emptySince = 0;
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      for (const view of this.#visit.views) {
        const asOf = this.#visit.shownAsOf(context);
        const board = await readBoard(page, view.plan).catch((error: unknown) => {
          const isToTryAgain = error instanceof RetryableError && performance.now() < deadline;
          if (!isToTryAgain) throw error;
        });
        if (board === undefined) continue;
        if (board.blocks.length > 0) return { view, board, asOf };
        // The container is there before its rows. A site may also have none to show today.
        if (empty === undefined) emptySince = performance.now();
        empty = { view, board, asOf };
        if (performance.now() - emptySince > Math.min(FEED_GRACE_MS, timeoutMs / 2)) return empty;
      }
      if (performance.now() > deadline) return empty;
      if (empty === undefined && (await asksForPassword(page))) return undefined;
      await delay(POLL_MS, { signal: context.signal });
    }
  }

  /** Which error the runner should see when the odds did not appear in time. */
  async #explainMissingBoard(page: Page): Promise<Error> {
    const { site } = this.#adapter;
    if (await asksForPassword(page)) {
      return new SessionOverError(`Cannot read ${site}: the page asks for a password`);
    }
    const isLoaded = await page.evaluate(() => document.readyState === "complete");
    return isLoaded
      ? new LayoutChangedError(`Cannot read ${site}: the page has no odds container`)
      : new RetryableError(`Cannot read ${site}: the page did not load in time`);
  }
}

async function waitFor(
  condition: () => boolean,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition() && performance.now() < deadline) await delay(POLL_MS, { signal });
}
