/**
 * Keeps one page of one browser, and makes a new one when it is lost. A browser that was lent is
 * never closed; one that was launched here is launched again when it dies, and closed at the end.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser, type LaunchBrowserOptions } from "./browser.ts";
import type { Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { FatalError } from "./errors.ts";
import { whenBegun } from "./page/page-board.ts";

/** What a page can do without: it weighs much and says nothing. */
export type NeedlessResource = "image" | "font" | "media";

/** Options of {@link BrowserSession}. */
export interface BrowserSessionOptions {
  /** A browser that is lent. Default: one of its own. */
  readonly browser: Browser | undefined;
  /** How to launch its own. */
  readonly launch: Omit<LaunchBrowserOptions, "signal">;
  /** What is not loaded. */
  readonly blockResources: readonly NeedlessResource[];
  readonly clock: Clock;
}

const CLOSE_TIMEOUT_MS = 5000;

/** The page that a scraper works on, and what it hangs on. */
export class BrowserSession {
  readonly #options: BrowserSessionOptions;
  #launching: Promise<void> | undefined;
  #owned: Browser | undefined;
  #context: BrowserContext | undefined;
  #page: Page | undefined;
  /** The page of the context, whether it works or not. */
  #opened: Page | undefined;
  /** Browsers on their way out. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(options: BrowserSessionOptions) {
    this.#options = options;
  }

  /** The page, while it works: not before it was opened, and not after it crashed. */
  get page(): Page | undefined {
    const browser = this.#options.browser ?? this.#owned;
    const alive = browser?.isConnected() === true && this.#page?.isClosed() === false;
    return alive ? this.#page : undefined;
  }

  /**
   * Opens a fresh page in a fresh context and closes the one before.
   *
   * @param contextOptions user agent, proxy, cookies and storage; none of the page before is left.
   * @throws FatalError when the lent browser is gone, and whatever {@link launchBrowser} throws.
   */
  async openPage(contextOptions: BrowserContextOptions, signal: AbortSignal): Promise<Page> {
    await this.closePage();
    const browser = await this.#connectedBrowser(signal);
    const context = await this.#newContext(browser, contextOptions, signal);
    this.#context = context;
    await this.#blockResources(context);
    const page = await context.newPage();
    this.#opened = page;
    page.on("crash", () => {
      if (this.#page === page) this.#page = undefined;
    });
    signal.throwIfAborted();
    this.#page = page;
    return page;
  }

  /** Closes the page with its context, or gives up on the browser when that hangs. */
  async closePage(): Promise<void> {
    const context = this.#context;
    const page = this.#opened;
    this.#context = undefined;
    this.#page = undefined;
    if (context === undefined) return;
    const close = async (): Promise<void> => {
      if (page !== undefined) await whenBegun(page);
      await context.close();
    };
    try {
      await withDeadline(close, {
        what: "close page",
        timeoutMs: CLOSE_TIMEOUT_MS,
        clock: this.#options.clock,
        signal: new AbortController().signal,
      });
    } catch {
      this.#retire();
    }
  }

  /** Closes the page and lets the browser go, where it is its own: the next page gets a fresh one. */
  async recycle(): Promise<void> {
    await this.closePage();
    this.#retire();
  }

  /** Closes everything that was opened here. */
  async close(): Promise<void> {
    await this.#launching?.catch(() => undefined);
    await this.closePage();
    this.#retire();
    await Promise.all(this.#leaving);
  }

  async #connectedBrowser(signal: AbortSignal): Promise<Browser> {
    const { browser: lent, launch } = this.#options;
    if (lent !== undefined) {
      if (lent.isConnected()) return lent;
      throw new FatalError("Cannot open page: the browser that was lent is closed");
    }
    if (this.#owned?.isConnected() !== true) {
      this.#retire();
      this.#launching = launchBrowser({ ...launch, signal }).then((browser) => {
        this.#owned = browser;
      });
      await this.#launching;
    }
    signal.throwIfAborted();
    // The assignment above is out of the compiler's sight.
    return this.#owned as unknown as Browser;
  }

  async #blockResources(context: BrowserContext): Promise<void> {
    const blocked: ReadonlySet<string> = new Set(this.#options.blockResources);
    if (blocked.size === 0) return;
    await context.route("**/*", (route) =>
      blocked.has(route.request().resourceType()) ? route.abort() : route.fallback(),
    );
  }

  async #newContext(
    browser: Browser,
    options: BrowserContextOptions,
    signal: AbortSignal,
  ): Promise<BrowserContext> {
    // A browser that does not even do this in time is of no use.
    const onAbort = (): void => this.#retire();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      const context = await browser.newContext(options);
      if (signal.aborted) await context.close();
      signal.throwIfAborted();
      return context;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  /** Lets the owned browser go; Playwright kills it when it does not close within 30 s. */
  #retire(): void {
    const browser = this.#owned;
    this.#owned = undefined;
    if (browser === undefined) return;
    const leaving = browser
      .close()
      .catch(() => undefined)
      .finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }
}
