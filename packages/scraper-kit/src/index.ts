/**
 * `scraper-kit`: what an odds worker is made of. An adapter for a site implements `SiteScraper`,
 * `runScraper` runs it, and a `WorkerClient` carries what it sees to the server. The messages
 * themselves are at `scraper-kit/protocol`, helpers for tests at `scraper-kit/testing`.
 */
export type { ArtifactsOptions } from "./artifacts.ts";
export { backoffDelay } from "./backoff.ts";
export type { BackoffOptions } from "./backoff.ts";
export type { NeedlessResource } from "./browser-session.ts";
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
  SessionOverError,
  StaleDataError,
  StepTimeoutError,
  ThrottledError,
} from "./errors.ts";
export type { ThrottledErrorOptions } from "./errors.ts";
export { FeedPulse } from "./feed.ts";
export type { FeedFrame, FeedMessage, FeedResponse, FeedSocket, SiteFeed } from "./feed.ts";
export type { StatusReport, WorkerIdentity } from "./outgoing.ts";
export type { Board, BoardBlock, BoardPlan } from "./page/board-plan.ts";
export { BoardReader } from "./page/board-reader.ts";
export type { BoardReaderOptions } from "./page/board-reader.ts";
export { isGone, readBoard, watchBoard } from "./page/page-board.ts";
export type { FailureStreak, Recovery } from "./recovery.ts";
export { formatRecording, parseRecording } from "./recording.ts";
export type { Recording } from "./recording.ts";
export { runScraper } from "./runner.ts";
export type { ReadingSink, RunScraperOptions } from "./runner-options.ts";
export { defineScraper } from "./scraper.ts";
export type {
  EmitReading,
  ReadProblem,
  ScrapeContext,
  SiteReading,
  SiteScraper,
} from "./scraper.ts";
export { createSessionPool, PAGE_STATE } from "./scraper-session.ts";
export type {
  OwnSessionPool,
  ScraperSession,
  ScraperSessionPool,
  SessionPoolOptions,
  SessionProxy,
} from "./scraper-session.ts";
export { WorkerClient } from "./worker-client.ts";
export type { CloseCause, WorkerClientOptions, WorkerClientState } from "./worker-client.ts";
