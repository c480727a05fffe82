/** A page of fixtures in a real browser, with the adapter at work on it. Nothing leaves the machine. */
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { systemClock, type Clock } from "../clock.ts";
import { withDeadline } from "../deadline.ts";
import { RetryableError, SessionOverError } from "../errors.ts";
import { FeedTap } from "../feed-tap.ts";
import type { FeedMessage, SiteFeed } from "../feed.ts";
import type { Recording } from "../recording.ts";
import type { ScrapeContext, SiteReading, SiteScraper } from "../scraper.ts";
import type { FixtureFiles } from "./contract-fixtures.ts";
import { createFakeFeed, type FakeFeed } from "./fake-feed.ts";
import { typeOf } from "./fixture-site.ts";
import { whenBegun } from "../page/page-board.ts";

/** Options of {@link openFixture}. */
export interface OpenFixtureOptions {
  readonly browser: Browser;
  readonly scraper: SiteScraper;
  /** The longest that opening, or one reading, may take; milliseconds. */
  readonly timeoutMs: number;
  /** What the site sent, where that is recorded. */
  readonly recording?: Recording;
}

/** A page that is laid out, and perhaps not opened yet. */
export class FixtureVisit {
  readonly page: Page;
  /** What the adapter told without being asked: how often, and what at last. */
  emitted = 0;
  newest: SiteReading | undefined;
  readonly #options: OpenFixtureOptions;
  readonly #laidOut: FixtureFiles;
  readonly #files: Map<string, string>;
  readonly #ending = new AbortController();
  readonly #clock: Clock;
  readonly #feed: SiteFeed;
  readonly #fake: FakeFeed | undefined;

  constructor(page: Page, laidOut: FixtureFiles, options: OpenFixtureOptions) {
    this.page = page;
    this.#laidOut = laidOut;
    this.#files = new Map(laidOut.files);
    this.#options = options;
    const { scraper, recording } = options;
    this.#clock = { ...systemClock, now: () => laidOut.now };
    this.#fake = recording && createFakeFeed(this.#clock);
    this.#feed =
      this.#fake ??
      new FeedTap(page, {
        clock: this.#clock,
        isData: scraper.isData?.bind(scraper),
        onError: (error) => this.#end(error),
      });
    this.#feed.listen((message) => this.#checkSession(message));
    this.#watch();
  }

  /** Answers an address differently from now on. */
  set(url: string, body: string): void {
    this.#files.set(url, body);
  }

  /** Has the adapter open the page, and plays what the site sent when that is recorded. */
  async open(): Promise<void> {
    const { scraper, recording } = this.#options;
    for (const message of recording?.feed ?? []) this.#fake?.send(message);
    await this.#step("open page", (signal) =>
      scraper.open(this.page, this.#laidOut.url, this.#context(signal)),
    );
  }

  /** Has it read the page. */
  read(): Promise<SiteReading> {
    const { scraper } = this.#options;
    return this.#step("read page", (signal) =>
      scraper.scrapeOdds(this.page, this.#context(signal)),
    );
  }

  /** The page gets an answer from an address. */
  async receive(url: string, body: string): Promise<void> {
    const address = new URL(url, this.#laidOut.url).href;
    if (this.#fake !== undefined) {
      this.#fake.answer(address, body);
      return;
    }
    this.set(address, body);
    await this.page.evaluate((asked) => fetch(asked).then((answer) => answer.text()), address);
  }

  /** Ends the adapter's watching, and the page with everything in it. */
  async close(): Promise<void> {
    this.#end(new Error("Cannot go on: the page is closed"));
    await whenBegun(this.page);
    await this.page.context().close();
  }

  /** Answers a request of the page from the fixture, whatever its query. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url();
    const frame = this.page.frames().findIndex((each) => {
      try {
        return request.isNavigationRequest() && each === request.frame();
      } catch {
        return false;
      }
    });
    const body =
      this.#files.get(url) ??
      this.#files.get(url.replace(/\?.*$/u, "")) ??
      (frame > 0 ? this.#laidOut.frames[frame] : undefined);
    if (body === undefined) await route.fulfill({ status: 404, body: "" });
    else await route.fulfill({ contentType: typeOf(body), body });
  }

  #watch(): void {
    const { scraper } = this.#options;
    if (scraper.watch === undefined) return;
    const emit = (reading: SiteReading): void => {
      this.emitted += 1;
      this.newest = reading;
    };
    scraper.watch(this.page, emit, this.#context(this.#ending.signal)).then(
      () => this.#end(new RetryableError("Cannot watch page: the adapter stopped watching")),
      (error: unknown) => this.#end(error),
    );
  }

  #context(signal: AbortSignal): ScrapeContext {
    return { signal, now: () => this.#clock.now(), feed: this.#feed };
  }

  #step<T>(what: string, step: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { timeoutMs } = this.#options;
    const signal = this.#ending.signal;
    return withDeadline(step, { what, timeoutMs, clock: systemClock, signal });
  }

  #end(reason: unknown): void {
    if (!this.#ending.signal.aborted) this.#ending.abort(reason);
  }

  #checkSession(message: FeedMessage): void {
    const { scraper } = this.#options;
    if (!("body" in message) || (message.kind === "frame" && message.sent)) return;
    if (scraper.isDeadSession?.(message.body) !== true) return;
    this.#end(new SessionOverError(`Cannot read ${scraper.site}: the session is over`));
  }
}

/** Lays a fixture out in a browser context of its own; the adapter watches, when it does. */
export async function openFixture(
  laidOut: FixtureFiles,
  options: OpenFixtureOptions,
): Promise<FixtureVisit> {
  const context: BrowserContext = await options.browser.newContext();
  const visit = new FixtureVisit(await context.newPage(), laidOut, options);
  await context.route("**/*", (route) => visit.answer(route));
  return visit;
}
