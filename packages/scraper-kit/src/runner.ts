/**
 * Runs an adapter: opens its page, reads it at a steady pace, sends what it shows, and deals with
 * everything that goes wrong. One reading is in flight at a time.
 */
import { cleanText } from "arb-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { BrowserSession } from "./browser-session.ts";
import type { LaunchBrowserOptions } from "./browser.ts";
import { delay, systemClock, type Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import type { StatusReport } from "./outgoing.ts";
import type { WireMatch } from "./protocol/messages.ts";
import { formatTimestamp } from "./protocol/timestamp.ts";
import { doubtReading } from "./reading-status.ts";
import { NO_FAILURES, planRecovery, type FailureStreak, type Recovery } from "./recovery.ts";
import type { ScrapeContext, SiteReading, SiteScraper } from "./scraper.ts";

/** Takes what a scraper sees. A `WorkerClient` is one; so is an object that prints. */
export interface ReadingSink {
  /** @param at when the reading was begun, in epoch milliseconds. */
  sendSnapshot(matches: readonly WireMatch[], at: number): void;
  sendStatus(status: StatusReport): void;
}

/** Options of {@link runScraper}. */
export interface RunScraperOptions {
  readonly scraper: SiteScraper;
  /** The address that the scraper opens. */
  readonly url: string;
  /** Where readings go. It is not closed. */
  readonly client: ReadingSink;
  /** A browser that is lent and never closed. Default: one is launched, and closed at the end. */
  readonly browser?: Browser;
  /** How to launch it. */
  readonly launch?: Omit<LaunchBrowserOptions, "signal">;
  /** For each new context: user agent, locale, viewport. */
  readonly context?: BrowserContextOptions;
  /** From the start of one reading to the start of the next, in milliseconds. Default 1000. */
  readonly intervalMs?: number;
  /** The longest that opening a page may take, in milliseconds. Default 30,000. */
  readonly openTimeoutMs?: number;
  /** The longest that one reading may take, in milliseconds. Default 10,000. */
  readonly scrapeTimeoutMs?: number;
  /** After so many readings the page is opened afresh, for its memory's sake. Default 3600. */
  readonly readingsPerPage?: number;
  /** Stops the runner. */
  readonly signal: AbortSignal;
  /** Default: {@link systemClock}. */
  readonly clock?: Clock;
  /** A number in [0, 1), for the jitter of waits. Default: `Math.random`. */
  readonly random?: () => number;
  /** Called with each reading that was sent. */
  readonly onReading?: (reading: SiteReading, at: number) => void;
  /** Called when the state or its reason changes, not for each reading. */
  readonly onStatus?: (status: StatusReport) => void;
  /** Called with each error and what is done about it. */
  readonly onError?: (error: unknown, recovery: Recovery) => void;
}

const STATUS_INTERVAL_MS = 10_000;
/** A fresh page may need a fresh browser, and that may have to make way for itself first. */
const LAUNCH_ALLOWANCE_MS = 30_000;

/**
 * Reads a site until `signal` aborts. Then the page, its context and a browser of its own are
 * closed, and the promise resolves.
 *
 * Each reading is sent as a snapshot, an empty one too: what a page no longer shows is no longer
 * offered. The exception is a reading without rows and without problems, which is what a block
 * looks like: it is reported as `degraded`, and sent only when the next one says the same.
 *
 * Errors have the consequences that their classes say (`RetryableError`, `ThrottledError`,
 * `BlockedError`, `LayoutChangedError`). A page that crashed, or a browser of its own that died,
 * is replaced. A step that ran out of time is given up together with its page, and what it
 * delivers later is dropped.
 *
 * @throws FatalError when the adapter says so, when there is no Chromium, or when the lent
 *   browser is closed.
 */
export async function runScraper(options: RunScraperOptions): Promise<void> {
  await new ScraperRun(options).run();
}

class ScraperRun {
  readonly #options: RunScraperOptions;
  readonly #clock: Clock;
  readonly #session: BrowserSession;
  #streak: FailureStreak = NO_FAILURES;
  #readings = 0;
  #emptyReadings = 0;
  #status: StatusReport = { state: "starting" };
  #cancelStatus: () => void = () => undefined;

  constructor(options: RunScraperOptions) {
    const { browser, launch = {}, context = {}, clock = systemClock } = options;
    this.#options = options;
    this.#clock = clock;
    this.#session = new BrowserSession({ browser, launch, context, clock });
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    try {
      this.#report({ state: "starting" });
      while (!signal.aborted) {
        try {
          await this.#cycle();
        } catch (error) {
          // Whatever fails because everything stops is no failure.
          if (!isAborted(signal)) await this.#recover(error);
        }
      }
    } catch (error) {
      if (!isAborted(signal)) throw error;
    } finally {
      await this.#stop();
    }
  }

  async #stop(): Promise<void> {
    try {
      this.#report({ ...this.#status, state: "stopping" });
    } finally {
      this.#cancelStatus();
      await this.#session.close();
    }
  }

  async #cycle(): Promise<void> {
    const { intervalMs = 1000, readingsPerPage = 3600, signal } = this.#options;
    if (this.#readings >= readingsPerPage) await this.#session.closePage();
    const page = this.#session.page ?? (await this.#openPage());
    const at = this.#clock.now();
    await this.#read(page, at);
    this.#streak = NO_FAILURES;
    // The clock may have been set in between: the wait stays within its bounds.
    const spent = Math.min(Math.max(this.#clock.now() - at, 0), intervalMs);
    await delay(intervalMs - spent, { clock: this.#clock, signal });
  }

  async #openPage(): Promise<Page> {
    const { scraper, url, openTimeoutMs = 30_000 } = this.#options;
    this.#readings = 0;
    const page = await this.#step("open browser", LAUNCH_ALLOWANCE_MS + openTimeoutMs, (signal) =>
      this.#session.openPage(signal),
    );
    try {
      await this.#step("open page", openTimeoutMs, (signal) =>
        scraper.open(page, url, this.#context(signal)),
      );
    } catch (error) {
      // A page that is half open must not be read.
      await this.#session.closePage();
      throw error;
    }
    return page;
  }

  async #read(page: Page, at: number): Promise<void> {
    const { scraper, client, scrapeTimeoutMs = 10_000, onReading } = this.#options;
    const reading = await this.#step("read page", scrapeTimeoutMs, (signal) =>
      scraper.scrapeOdds(page, this.#context(signal)),
    );
    this.#readings += 1;
    const doubt = doubtReading(reading);
    this.#emptyReadings = doubt?.code === "empty-page" ? this.#emptyReadings + 1 : 0;
    if (this.#emptyReadings !== 1) {
      client.sendSnapshot(reading.matches, at);
      onReading?.(reading, at);
    }
    const read = { rows: reading.rows, last_read: formatTimestamp(at) };
    this.#report(
      doubt === undefined
        ? { state: "reading", ...read }
        : { state: "degraded", ...read, error: { ...doubt } },
    );
  }

  async #recover(error: unknown): Promise<void> {
    const { random = Math.random, onError, signal } = this.#options;
    const recovery = planRecovery(error, this.#streak, random());
    if (recovery === undefined) throw error;
    this.#streak = recovery.streak;
    onError?.(error, recovery);
    this.#report({
      ...this.#status,
      state: "degraded",
      error: { code: recovery.code.slice(0, 64), message: firstLine(error) },
    });
    if (recovery.freshPage) await this.#session.closePage();
    await delay(recovery.waitMs, { clock: this.#clock, signal });
  }

  #step<T>(what: string, timeoutMs: number, step: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.#options;
    return withDeadline(step, { what, timeoutMs, clock: this.#clock, signal });
  }

  #context(signal: AbortSignal): ScrapeContext {
    return { signal, now: () => this.#clock.now() };
  }

  /** Keeps the status; a change of state or reason is told at once, the rest every 10 s. */
  #report(status: StatusReport): void {
    const before = this.#status;
    this.#status = status;
    const first = status.state === "starting";
    if (!first && status.state === before.state && status.error?.code === before.error?.code) {
      return;
    }
    this.#options.onStatus?.(status);
    this.#sendStatus();
  }

  #sendStatus(): void {
    this.#cancelStatus();
    this.#cancelStatus = this.#clock.setTimeout(() => this.#sendStatus(), STATUS_INTERVAL_MS);
    this.#options.client.sendStatus(this.#status);
  }
}

/** The signal's state now; the compiler would hold on to what it was at the last look. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** An error's message for a status line. Playwright adds a call log, which has page content. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : "not an Error";
  return cleanText(message.split("\n", 1)[0] ?? "");
}
