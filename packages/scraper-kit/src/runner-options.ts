/** What a runner is told. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { ArtifactsOptions } from "./artifacts.ts";
import type { NeedlessResource } from "./browser-session.ts";
import type { LaunchBrowserOptions } from "./browser.ts";
import type { Clock } from "./clock.ts";
import type { StatusReport } from "./outgoing.ts";
import type { WireMatch } from "./protocol/messages.ts";
import type { Recovery } from "./recovery.ts";
import type { ScraperSessionPool } from "./scraper-session.ts";
import type { SiteReading, SiteScraper } from "./scraper.ts";

/** Takes what a scraper sees. A `WorkerClient` is one; so is an object that prints. */
export interface ReadingSink {
  /** @param at the moment for which the reading vouches, in epoch milliseconds. */
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
  /**
   * Who the scraper is to the site: proxy, cookies, storage. Crawlee's `SessionPool` fits. Default: a
   * stranger, each time that a page is opened.
   */
  readonly sessions?: ScraperSessionPool;
  /** What pages are not let load. Default: images, fonts and media. */
  readonly blockResources?: readonly NeedlessResource[];
  /**
   * From the start of one full reading to the start of the next, in milliseconds. Default: what the
   * adapter says; else 1000, and 10,000 where it watches: then they only confirm what it tells.
   */
  readonly intervalMs?: number;
  /** The longest that opening a page may take, in milliseconds. Default 30,000. */
  readonly openTimeoutMs?: number;
  /** The longest that one reading may take, in milliseconds. Default 10,000. */
  readonly scrapeTimeoutMs?: number;
  /** How old what the site told its page may be, in milliseconds. Default 90,000. */
  readonly maxDataAgeMs?: number;
  /** When the browser makes way for a fresh one, for its memory's sake. */
  readonly recycle?: {
    /** After so many full readings. Default 3600. */
    readonly readings?: number;
    /** After so much time, in milliseconds. Default 3,600,000. */
    readonly afterMs?: number;
  };
  /** Where to save what the page showed when its layout has changed. Default: nowhere. */
  readonly artifacts?: ArtifactsOptions;
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
