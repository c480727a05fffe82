/**
 * What the adapters of all sites do alike: open the page, follow what the site sends to it, watch and
 * read what it shows, hold the one against the other, and say what is wrong.
 */
import type { Page, Response } from "playwright-core";
import type { OddsFormat } from "arb-core";
import {
  BlockedError,
  BoardReader,
  defineScraper,
  isGone,
  LayoutChangedError,
  readBoard,
  RetryableError,
  SessionOverError,
  ThrottledError,
  watchBoard,
  type Board,
  type BoardPlan,
  type EmitReading,
  type ScrapeContext,
  type SiteReading,
  type SiteScraper,
} from "scraper-kit";
import { compareReadings } from "./compare-readings.ts";
import type { FeedDecoder } from "./feed-decoder.ts";
import type { SiteClock } from "./kick-off.ts";
import { UNKNOWN_ODDS_FORMAT } from "./reading-builder.ts";

/** One form in which a site shows its odds. */
export interface SiteView {
  readonly plan: BoardPlan;
  /** Reads the select of the odds format with any number of blocks. */
  readonly parse: (html: string, clock: SiteClock) => SiteReading;
}

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

const PASSWORD_FIELD = 'input[type="password"]';

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

/** Reads one page after the other. */
class SiteReader {
  readonly #adapter: SiteAdapter;
  readonly #options: Required<AdapterOptions>;
  #visit: PageState;

  constructor(adapter: SiteAdapter, options: Required<AdapterOptions>) {
    this.#adapter = adapter;
    this.#options = options;
    this.#visit = new PageState(adapter, options, Date.now);
  }

  async watch(page: Page, emit: EmitReading, context: ScrapeContext): Promise<void> {
    const { way } = this.#options;
    const visit = new PageState(this.#adapter, this.#options, context.now);
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
          const reading = visit.stamp(view.read(board), context);
          if (reading !== undefined) emit(reading);
        });
      }
    }
    await failed;
  }

  async open(page: Page, url: string, context: ScrapeContext): Promise<void> {
    const { openTimeoutMs } = this.#options;
    const response = await page.goto(url, { waitUntil: "domcontentloaded" });
    if (response !== null) throwIfRefused(response);
    const board = await this.#waitForBoard(page, openTimeoutMs, context);
    if (board === undefined) this.#passOver(await this.#explainMissingBoard(page), context);
    if (this.#options.way === "screen" || this.#visit.isFollowed) return;
    await waitFor(() => this.#visit.isFollowed, FEED_GRACE_MS, context.signal);
  }

  async scrapeOdds(page: Page, context: ScrapeContext): Promise<SiteReading> {
    const screen = await this.#readScreen(page, context).catch((error: unknown) =>
      this.#passOver(error, context),
    );
    if (screen === undefined || (this.#options.way === "feed" && this.#visit.isFollowed)) {
      return this.#visit.confirm(screen, context);
    }
    const stamped = this.#visit.stamp(screen, context);
    if (stamped === undefined) throw brokenOff(this.#adapter.site);
    return stamped;
  }

  async #readScreen(page: Page, context: ScrapeContext): Promise<SiteReading> {
    const found = await this.#waitForBoard(page, this.#options.readTimeoutMs, context);
    if (found === undefined) throw await this.#explainMissingBoard(page);
    const reading = found.view.read(found.board);
    if (reading.problems.some(({ code }) => code === UNKNOWN_ODDS_FORMAT)) {
      throw new LayoutChangedError(
        `Cannot read prices of ${this.#adapter.site}: the page does not say which odds format it shows`,
      );
    }
    return reading;
  }

  /** Whoever has the feed can do without the screen, unless it says that the session is over. */
  #passOver(error: unknown, { signal }: ScrapeContext): undefined {
    const isMissing = error instanceof LayoutChangedError || error instanceof RetryableError;
    const hasFeed = this.#options.way === "feed" && this.#visit.isFollowed;
    if (!isMissing || !hasFeed || signal.aborted) throw error;
  }

  /** Looks for the board in all the forms that the site has, until it is there and has rows. */
  async #waitForBoard(
    page: Page,
    timeoutMs: number,
    { signal }: ScrapeContext,
  ): Promise<{ readonly view: ViewReader; readonly board: Board } | undefined> {
    let empty: { readonly view: ViewReader; readonly board: Board } | undefined;
    let emptySince = 0;
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      for (const view of this.#visit.views) {
        const board = await readBoard(page, view.plan);
        if (board === undefined) continue;
        if (board.blocks.length > 0) return { view, board };
        // The container is there before its rows. A site may also have none to show today.
        if (empty === undefined) emptySince = performance.now();
        empty = { view, board };
        if (performance.now() - emptySince > Math.min(FEED_GRACE_MS, timeoutMs / 2)) return empty;
      }
      if (performance.now() > deadline) return empty;
      if (empty === undefined && (await asksForPassword(page))) return undefined;
      await sleep(POLL_MS, signal);
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

/** One form of a site on one page. */
class ViewReader {
  readonly plan: BoardPlan;
  readonly #reader: BoardReader;

  constructor({ plan, parse }: SiteView, utcOffsetMinutes: number, now: () => number) {
    this.plan = plan;
    this.#reader = new BoardReader({
      parse: (html) => parse(html, { now: now(), utcOffsetMinutes }),
    });
  }

  read(board: Board): SiteReading {
    return this.#reader.read(board);
  }
}

/** What is known of one page: its feed, and what was read of its screen. */
class PageState {
  readonly views: readonly ViewReader[];
  readonly #site: string;
  readonly #decoder: FeedDecoder;
  #isFollowed = false;
  #isTold = false;
  #disagreements: ReadonlySet<string> = new Set();

  constructor(
    { site, views, createDecoder }: SiteAdapter,
    { utcOffsetMinutes }: Required<AdapterOptions>,
    now: () => number,
  ) {
    this.#site = site;
    this.#decoder = createDecoder({ utcOffsetMinutes });
    this.views = views.map((view) => new ViewReader(view, utcOffsetMinutes, now));
  }

  /** Whether the feed has ever said everything. */
  get isFollowed(): boolean {
    return this.#isFollowed;
  }

  /** A board that does not say how to read it is left to the next full reading. */
  canRead({ context }: Board): boolean {
    return context !== "";
  }

  /**
   * Takes what the site sends; several messages of one moment are told together.
   *
   * @param emit Absent where only the screen is read: then a feed that is not understood is no harm.
   */
  follow(
    { feed, now }: ScrapeContext,
    emit: EmitReading | undefined,
    fail: (error: unknown) => void,
  ): void {
    const end = feed.listen((message) => {
      // What is said with such a status is about the site's servers, not about odds.
      if (message.kind === "response" && message.status >= 400) return;
      try {
        if (!this.#decoder.take(message)) return;
      } catch (error) {
        if (emit === undefined && error instanceof LayoutChangedError && !this.#isFollowed) end();
        else fail(error);
        return;
      }
      if (this.#isTold) return;
      this.#isTold = true;
      queueMicrotask(() => {
        this.#isTold = false;
        if (this.#decoder.asOf(now()) === undefined) return;
        this.#isFollowed = true;
        const reading = emit === undefined ? undefined : this.#decoder.reading(now());
        if (reading !== undefined) emit?.(reading);
      });
    });
  }

  /**
   * A reading of the screen with the moment of which it is: a page shows what it was sent, so it knows
   * no more than its feed.
   *
   * @returns `undefined` when the feed has broken off: what the page shows may have been missed.
   */
  stamp(screen: SiteReading, { feed, now }: ScrapeContext): SiteReading | undefined {
    if (!this.#isFollowed) return screen;
    const asOf = this.#decoder.asOf(now());
    if (asOf === undefined) return undefined;
    const shownAsOf = this.#decoder.shownAsOf?.() ?? asOf;
    return { ...screen, at: Math.min(shownAsOf, feed.freshAt(now()) ?? asOf) };
  }

  /**
   * What the feed says, when the screen does not say otherwise twice in a row: one of them may be a
   * moment behind.
   *
   * @param screen `undefined` when it cannot be read, which is noted.
   * @throws RetryableError when they disagree, or the feed has said nothing whole since it broke off.
   */
  confirm(screen: SiteReading | undefined, { now }: ScrapeContext): SiteReading {
    const reading = this.#decoder.reading(now());
    if (reading === undefined) throw brokenOff(this.#site);
    if (screen === undefined) {
      const problem = { code: "unread-screen", where: "page" };
      return { ...reading, problems: [...reading.problems, problem] };
    }
    const found = compareReadings(reading, screen);
    const stubborn = found.filter((name) => this.#disagreements.has(name));
    this.#disagreements = new Set(found);
    if (stubborn.length > 0) {
      throw new RetryableError(
        `Cannot read ${this.#site}: feed and screen disagree on ${stubborn.length} lines`,
      );
    }
    return reading;
  }
}

function brokenOff(site: string): RetryableError {
  return new RetryableError(`Cannot read ${site}: its feed has broken off`);
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

async function asksForPassword(page: Page): Promise<boolean> {
  const counts = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator(PASSWORD_FIELD)
        .count()
        .catch((error: unknown) => {
          if (isGone(frame, error)) return 0;
          throw error;
        }),
    ),
  );
  return counts.some((count) => count > 0);
}

async function waitFor(
  condition: () => boolean,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition() && performance.now() < deadline) await sleep(POLL_MS, signal);
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
