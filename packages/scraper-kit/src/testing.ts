/**
 * `scraper-kit/testing`: what tests of workers and adapters need. A clock that a test moves, a server
 * and a site that it can make misbehave, a feed without a site, a way to wait for the outside world
 * without sleeping, and the contract that every adapter must keep.
 */
export { startFakeBackend } from "./fake-backend.ts";
export type {
  FakeBackend,
  FakeBackendBehavior,
  FakeBackendConnection,
  FakeBackendOptions,
} from "./fake-backend.ts";
export { FakeClock } from "./fake-clock.ts";
export { scraperContract } from "./testing/contract.ts";
export type { ContractCheck, ScraperContractOptions } from "./testing/contract.ts";
export type { ContractLimits } from "./testing/contract-bench.ts";
export type {
  DeadSession,
  FixtureMarkup,
  PageFixture,
  ScraperFixtures,
  SuspendedLine,
} from "./testing/contract-fixtures.ts";
export { createFakeFeed, replayFeed } from "./testing/fake-feed.ts";
export type { FakeFeed, FakeFeedSocket, FakeQuestion } from "./testing/fake-feed.ts";
export { startFixtureSite } from "./testing/fixture-site.ts";
export type {
  FixtureAnswer,
  FixtureBody,
  FixtureRequest,
  FixtureSite,
  FixtureSocket,
  FixtureSocketScript,
} from "./testing/fixture-site.ts";
export { until } from "./until.ts";
export type { UntilOptions } from "./until.ts";
