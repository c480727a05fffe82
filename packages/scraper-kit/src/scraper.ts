/**
 * What an adapter for one bookmaker's site implements. An adapter opens the odds page and reads
 * it; connecting, timing, errors and shutdown are the runner's.
 */
import type { OddsFormat } from "arb-core";
import type { Page } from "playwright-core";
import type { SiteFeed } from "./feed.ts";
import type { WireMatch } from "./protocol/messages.ts";

/** A part of the page that could not be read; it costs nothing but itself. */
export interface ReadProblem {
  /** Kebab-case, for counters: `bad-price`, `bad-line`, `row-without-teams`. */
  readonly code: string;
  /** Where: the row's id on the page, never the raw text. */
  readonly where: string;
}

/** Everything that one look at the page showed. */
export interface SiteReading {
  /** The matches, all of them: a match that is not here is no longer offered. */
  readonly matches: readonly WireMatch[];
  /** Rows seen on the page, read or not. No rows and no problems is a block, not an empty day. */
  readonly rows: number;
  /** What could not be read. */
  readonly problems: readonly ReadProblem[];
  /**
   * When the site said this, in epoch milliseconds: no price here was withdrawn or replaced before
   * that moment. Left out, the runner works it out from the site's feed
   * ({@link SiteFeed.freshAt}), or takes the moment at which the reading was begun.
   */
  readonly at?: number;
}

/** What the adapter gets besides the page. */
export interface ScrapeContext {
  /** Ends everything that waits. */
  readonly signal: AbortSignal;
  /** The time, for pages that print a kick-off without its date. Epoch milliseconds. */
  readonly now: () => number;
  /** What the site sends to its page of what {@link SiteScraper.isData} recognises. */
  readonly feed: SiteFeed;
}

/** Takes a reading that nobody asked for: something changed. */
export type EmitReading = (reading: SiteReading) => void;

/** One bookmaker's site. */
export interface SiteScraper {
  /** The provider's name on the wire: `sbo`. */
  readonly site: string;
  /** The format in which the site shows prices unless its user chooses another. */
  readonly oddsFormat: OddsFormat;
  /**
   * Whether an address is one from which the site's page gets its odds: a request's, or a socket's.
   * What comes from there is kept for {@link ScrapeContext.feed}, tells how fresh the page is, and is
   * saved when the layout has changed. Left out, none is.
   */
  readonly isData?: (url: string) => boolean;
  /**
   * Whether something that came from such an address says that the session is over: a login page
   * with status 200, a word, a flag. The runner then starts a new session at once.
   */
  readonly isDeadSession?: (body: string) => boolean;
  /**
   * From the start of one full reading to the start of the next, in milliseconds, unless the runner is
   * told otherwise. Left out: 1000, and 10,000 where {@link SiteScraper.watch} tells of changes.
   */
  readonly intervalMs?: number;
  /**
   * Tells of changes as they happen, in addition to {@link SiteScraper.scrapeOdds}. Called once for
   * each fresh page, before {@link SiteScraper.open}, so that nothing is missed. It goes on until
   * `context.signal` aborts; when it rejects, the page is given up, with the consequence of the error.
   */
  watch?(page: Page, emit: EmitReading, context: ScrapeContext): Promise<void>;
  /** Brings the page to the point where odds are shown. Called once for each fresh page. */
  open(page: Page, url: string, context: ScrapeContext): Promise<void>;
  /** Reads everything that the page shows now, in one crossing of the browser boundary. */
  scrapeOdds(page: Page, context: ScrapeContext): Promise<SiteReading>;
}

/** Checks an adapter's type where it is written, without widening it. */
export function defineScraper<T extends SiteScraper>(scraper: T): T {
  return scraper;
}
