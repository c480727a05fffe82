/**
 * Runs an adapter: opens its page, reads it and lets it watch, sends what it shows, and deals with
 * everything that goes wrong. One full reading is in flight at a time.
 */
import { cleanText } from "arb-core";
import { saveFinding } from "./artifacts.ts";
import { BrowserSession } from "./browser-session.ts";
import { delay, systemClock, type Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { LayoutChangedError, StaleDataError } from "./errors.ts";
import type { StatusReport } from "./outgoing.ts";
import { PageVisit } from "./page-visit.ts";
import { formatTimestamp } from "./protocol/timestamp.ts";
import { ReadingGate } from "./reading-gate.ts";
import { NO_FAILURES, planRecovery, type FailureStreak } from "./recovery.ts";
import type { SiteReading } from "./scraper.ts";
import type { RunScraperOptions } from "./runner-options.ts";
import { openSession, type OpenSession } from "./session-context.ts";

const STATUS_INTERVAL_MS = 10_000;
/** A fresh page may need a fresh browser, and that may have to make way for itself first. */
const LAUNCH_ALLOWANCE_MS = 30_000;
const ARTIFACTS_TIMEOUT_MS = 10_000;
const DEFAULTS = {
  intervalMs: 1000,
  watchedIntervalMs: 10_000,
  openTimeoutMs: 30_000,
  scrapeTimeoutMs: 10_000,
  maxDataAgeMs: 90_000,
  recycleReadings: 3600,
  recycleAfterMs: 3_600_000,
  blockResources: ["image", "font", "media"],
} as const;

/**
 * Reads a site until `signal` aborts. Then the page, its context and a browser of its own are
 * closed, and the promise resolves.
 *
 * Each reading is handed on as everything there is, an empty one too: what a page no longer shows is
 * no longer offered. Held back are a reading without rows and without problems, or without most of
 * the rows before, until the next one says the same: that is what a block looks like. A reading of
 * what the site said more than `maxDataAgeMs` ago is not sent, and one that says the same as before of
 * the same moment neither: what nobody has confirmed is left to expire.
 *
 * Errors have the consequences that their classes say (`RetryableError`, `ThrottledError`,
 * `SessionOverError`, `BlockedError`, `LayoutChangedError`). A page that crashed, or a browser of its
 * own that died, is replaced. A step that ran out of time is given up together with its page, and what
 * it delivers later is dropped. With a page that is given up for an error, what was read from it is
 * withdrawn.
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
  readonly #browser: BrowserSession;
  readonly #gate: ReadingGate;
  #visit: PageVisit | undefined;
  #session: OpenSession | undefined;
  #streak: FailureStreak = NO_FAILURES;
  #readings = 0;
  #isRecyclingDue = false;
  #cancelRecycling: () => void = () => undefined;
  /** Whether the client holds matches of this page. */
  #hasSent = false;
  #status: StatusReport = { state: "starting" };
  #cancelStatus: () => void = () => undefined;

  constructor(options: RunScraperOptions) {
    const { browser, launch = {}, clock = systemClock } = options;
    const { blockResources = DEFAULTS.blockResources, maxDataAgeMs = DEFAULTS.maxDataAgeMs } =
      options;
    this.#options = options;
    this.#clock = clock;
    this.#browser = new BrowserSession({ browser, launch, blockResources, clock });
    this.#gate = new ReadingGate(maxDataAgeMs);
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
      this.#cancelRecycling();
      await this.#leavePage();
      await this.#browser.close();
    }
  }

  /** One full reading, and the wait for the next: an error of the visit ends either. */
  async #cycle(): Promise<void> {
    const visit = await this.#openVisit();
    const { scraper } = this.#options;
    const usualMs = visit.isWatched ? DEFAULTS.watchedIntervalMs : DEFAULTS.intervalMs;
    const intervalMs = this.#options.intervalMs ?? scraper.intervalMs ?? usualMs;
    const begunAt = this.#clock.now();
    await this.#read(visit, begunAt);
    this.#streak = NO_FAILURES;
    this.#session?.markGood();
    // The clock may have been set in between: the wait stays within its bounds.
    const spent = Math.min(Math.max(this.#clock.now() - begunAt, 0), intervalMs);
    await delay(intervalMs - spent, { clock: this.#clock, signal: visit.signal });
  }

  async #openVisit(): Promise<PageVisit> {
    const { recycle = {} } = this.#options;
    const { readings = DEFAULTS.recycleReadings } = recycle;
    const visit = this.#visit;
    if (visit !== undefined && (this.#isRecyclingDue || this.#readings >= readings)) {
      await this.#leavePage();
      await this.#browser.recycle();
    } else if (visit !== undefined && this.#browser.page === visit.page) {
      return visit;
    }
    return this.#openPage();
  }

  async #openPage(): Promise<PageVisit> {
    const { scraper, url, openTimeoutMs = DEFAULTS.openTimeoutMs, signal } = this.#options;
    await this.#leavePage();
    const session = await openSession(this.#options.sessions, this.#options.context);
    this.#session = session;
    const page = await this.#step("open browser", LAUNCH_ALLOWANCE_MS + openTimeoutMs, (step) =>
      this.#browser.openPage(session.contextOptions, step),
    );
    this.#startRecycling();
    const visit = new PageVisit(page, {
      scraper,
      clock: this.#clock,
      signal,
      onReading: (reading) => this.#publish(reading, visit, this.#clock.now()),
    });
    this.#visit = visit;
    try {
      visit.watch();
      await this.#step(
        "open page",
        openTimeoutMs,
        (step) => scraper.open(page, url, visit.context(step)),
        visit.signal,
      );
      visit.admit();
    } catch (error) {
      if (error instanceof LayoutChangedError) await this.#saveFinding();
      // A page that is half open must not be read.
      await this.#leavePage();
      throw error;
    }
    return visit;
  }

  /** Closes the page, keeping what the session is to go on with. */
  async #leavePage(): Promise<void> {
    const visit = this.#visit;
    this.#visit = undefined;
    this.#gate.forget();
    visit?.end(new Error("Cannot go on: the page is closed"));
    const { page } = this.#browser;
    if (page !== undefined) await this.#session?.keepState(page, this.#clock);
    await this.#browser.closePage();
  }

  #startRecycling(): void {
    const { afterMs = DEFAULTS.recycleAfterMs } = this.#options.recycle ?? {};
    this.#readings = 0;
    this.#isRecyclingDue = false;
    this.#cancelRecycling();
    this.#cancelRecycling = this.#clock.setTimeout(() => {
      this.#isRecyclingDue = true;
    }, afterMs);
  }

  async #read(visit: PageVisit, begunAt: number): Promise<void> {
    const { scraper, scrapeTimeoutMs = DEFAULTS.scrapeTimeoutMs } = this.#options;
    const reading = await this.#step(
      "read page",
      scrapeTimeoutMs,
      (step) => scraper.scrapeOdds(visit.page, visit.context(step)),
      visit.signal,
    );
    this.#readings += 1;
    this.#publish(reading, visit, begunAt);
  }

  /** @throws StaleDataError when the site has told its page nothing for too long. */
  #publish(reading: SiteReading, visit: PageVisit, seenAt: number): void {
    const { client, onReading } = this.#options;
    const at = reading.at ?? visit.feed.freshAt(seenAt) ?? seenAt;
    const { send, doubt, isStale } = this.#gate.judge(reading, at, this.#clock.now());
    if (isStale) {
      throw new StaleDataError(
        `Cannot vouch for ${this.#options.scraper.site}: the site has told its page nothing for too long`,
      );
    }
    if (send) {
      client.sendSnapshot(reading.matches, at);
      this.#hasSent = reading.matches.length > 0;
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
    if (error instanceof LayoutChangedError) await this.#saveFinding();
    if (recovery.session === "retire") this.#session?.retire();
    if (recovery.session === "bad") this.#session?.markBad();
    if (recovery.freshPage || this.#visit?.signal.aborted !== false) {
      this.#withdraw();
      await this.#leavePage();
    }
    await delay(recovery.waitMs, { clock: this.#clock, signal });
  }

  /** Nobody looks at the site now: what was seen before is vouched for by nobody. */
  #withdraw(): void {
    if (!this.#hasSent) return;
    this.#hasSent = false;
    try {
      this.#options.client.sendSnapshot([], this.#clock.now());
    } catch {
      // What could not be withdrawn expires.
    }
  }

  async #saveFinding(): Promise<void> {
    const { artifacts, scraper } = this.#options;
    const visit = this.#visit;
    if (artifacts === undefined || visit === undefined) return;
    const { page, feed } = visit;
    const finding = { site: scraper.site, at: this.#clock.now(), page, feed: feed.recent };
    try {
      await this.#step("save artifacts", ARTIFACTS_TIMEOUT_MS, () =>
        saveFinding(finding, artifacts),
      );
    } catch {
      // A full disk is no reason to stop reading; the status says what is wrong with the page.
    }
  }

  #step<T>(
    what: string,
    timeoutMs: number,
    step: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal = this.#options.signal,
  ): Promise<T> {
    return withDeadline(step, { what, timeoutMs, clock: this.#clock, signal });
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
