/**
 * What an adapter for one bookmaker's site implements. An adapter opens the odds page and reads
 * it; connecting, timing, errors and shutdown are the runner's.
 */
import type { OddsFormat } from "arb-core";
import type { Page } from "playwright-core";
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
}

/** What the adapter gets besides the page. */
export interface ScrapeContext {
  /** Ends everything that waits. */
  readonly signal: AbortSignal;
  /** The time, for pages that print a kick-off without its date. Epoch milliseconds. */
  readonly now: () => number;
}

/** One bookmaker's site. */
export interface SiteScraper {
  /** The provider's name on the wire: `sbo`. */
  readonly site: string;
  /** The format in which the site shows prices unless its user chooses another. */
  readonly oddsFormat: OddsFormat;
  /** Brings the page to the point where odds are shown. Called once for each fresh page. */
  open(page: Page, url: string, context: ScrapeContext): Promise<void>;
  /** Reads everything that the page shows now, in one crossing of the browser boundary. */
  scrapeOdds(page: Page, context: ScrapeContext): Promise<SiteReading>;
}

/** Checks an adapter's type where it is written, without widening it. */
export function defineScraper<T extends SiteScraper>(scraper: T): T {
  return scraper;
}
