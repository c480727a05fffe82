/**
 * `scraper-kit/testing`: what tests of workers need. A clock that a test moves, a server that it
 * can make misbehave, and a way to wait for the outside world without sleeping.
 */
export { startFakeBackend } from "./fake-backend.ts";
export type {
  FakeBackend,
  FakeBackendBehavior,
  FakeBackendConnection,
  FakeBackendOptions,
} from "./fake-backend.ts";
export { FakeClock } from "./fake-clock.ts";
export { until } from "./until.ts";
export type { UntilOptions } from "./until.ts";
