/**
 * One page from before its first address until it is given up: what the site sends to it, what the
 * adapter watches, and the one reason for which it ends.
 */
import type { Page } from "playwright-core";
import type { Clock } from "./clock.ts";
import { RetryableError, SessionOverError } from "./errors.ts";
import { FeedTap } from "./feed-tap.ts";
import type { FeedMessage } from "./feed.ts";
import type { ScrapeContext, SiteReading, SiteScraper } from "./scraper.ts";

/** Options of {@link PageVisit}. */
export interface PageVisitOptions {
  readonly scraper: SiteScraper;
  readonly clock: Clock;
  /** Ends the visit together with everything else. */
  readonly signal: AbortSignal;
  /** Takes readings that nobody asked for, once {@link PageVisit.admit} was called. */
  readonly onReading: (reading: SiteReading) => void;
}

/** A page and everything that hangs on it. */
export class PageVisit {
  readonly page: Page;
  readonly feed: FeedTap;
  readonly #options: PageVisitOptions;
  readonly #ending = new AbortController();
  #isOpen = false;
  #early: SiteReading | undefined;

  constructor(page: Page, options: PageVisitOptions) {
    this.page = page;
    this.#options = options;
    const { scraper, clock, signal } = options;
    this.feed = new FeedTap(page, {
      clock,
      isData: scraper.isData?.bind(scraper),
      onError: (error) => this.end(error),
    });
    this.feed.listen((message) => this.#checkSession(message));
    page.on("crash", () => this.end(new RetryableError("Cannot read page: it crashed")));
    page.on("close", () => this.end(new RetryableError("Cannot read page: it was closed")));
    const onAbort = (): void => this.end(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    this.signal.addEventListener("abort", () => signal.removeEventListener("abort", onAbort));
    if (signal.aborted) onAbort();
  }

  /** Aborts when the visit ends; the reason is the error for which it does. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Whether the adapter tells of changes by itself. */
  get isWatched(): boolean {
    return this.#options.scraper.watch !== undefined;
  }

  /** What the adapter gets for a step that `signal` ends. */
  context(signal: AbortSignal): ScrapeContext {
    return { signal, now: () => this.#options.clock.now(), feed: this.feed };
  }

  /** Lets the adapter watch, when it does. What it tells before the page is open waits. */
  watch(): void {
    const { scraper } = this.#options;
    if (scraper.watch === undefined) return;
    const emit = (reading: SiteReading): void => this.#take(reading);
    scraper.watch(this.page, emit, this.context(this.signal)).then(
      () => this.end(new RetryableError("Cannot watch page: the adapter stopped watching")),
      (error: unknown) => this.end(error),
    );
  }

  /** The page is open: readings count from now on. */
  admit(): void {
    this.#isOpen = true;
    const early = this.#early;
    this.#early = undefined;
    if (early !== undefined) this.#take(early);
  }

  /** Ends the visit; the first reason counts. The page itself is somebody else's to close. */
  end(reason: unknown): void {
    if (!this.signal.aborted) this.#ending.abort(reason);
  }

  #take(reading: SiteReading): void {
    if (this.signal.aborted) return;
    if (!this.#isOpen) {
      this.#early = reading;
      return;
    }
    try {
      this.#options.onReading(reading);
    } catch (error) {
      this.end(error);
    }
  }

  #checkSession(message: FeedMessage): void {
    const { scraper } = this.#options;
    if (!("body" in message) || (message.kind === "frame" && message.sent)) return;
    // An error page is about the site's servers, not about this session.
    if (message.kind === "response" && message.status >= 400) return;
    if (scraper.isDeadSession?.(message.body) !== true) return;
    this.end(
      new SessionOverError(`Cannot read ${scraper.site}: the site says that the session is over`),
    );
  }
}
