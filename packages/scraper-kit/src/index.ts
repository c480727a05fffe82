/**
 * `scraper-kit`: what an odds worker is made of. An adapter for a site implements `SiteScraper`,
 * `runScraper` runs it, and a `WorkerClient` carries what it sees to the server. The messages
 * themselves are at `scraper-kit/protocol`, helpers for tests at `scraper-kit/testing`.
 */
export { backoffDelay } from "./backoff.ts";
export type { BackoffOptions } from "./backoff.ts";
export { findChromium, launchBrowser } from "./browser.ts";
export type { LaunchBrowserOptions } from "./browser.ts";
export { delay, systemClock } from "./clock.ts";
export type { Clock, DelayOptions } from "./clock.ts";
export {
  BlockedError,
  FatalError,
  LayoutChangedError,
  RetryableError,
  ScraperError,
  StepTimeoutError,
  ThrottledError,
} from "./errors.ts";
export type { ThrottledErrorOptions } from "./errors.ts";
export type { StatusReport, WorkerIdentity } from "./outgoing.ts";
export type { FailureStreak, Recovery } from "./recovery.ts";
export { runScraper } from "./runner.ts";
export type { ReadingSink, RunScraperOptions } from "./runner.ts";
export { defineScraper } from "./scraper.ts";
export type { ReadProblem, ScrapeContext, SiteReading, SiteScraper } from "./scraper.ts";
export { WorkerClient } from "./worker-client.ts";
export type { CloseCause, WorkerClientOptions, WorkerClientState } from "./worker-client.ts";
