import { expect, test } from "vitest";
import * as scraperKit from "../src/index.ts";
import * as testing from "../src/testing.ts";

test("scraper-kit exports these values and no others", () => {
  expect(Object.keys(scraperKit).sort()).toEqual([
    "BlockedError",
    "FatalError",
    "LayoutChangedError",
    "RetryableError",
    "ScraperError",
    "StepTimeoutError",
    "ThrottledError",
    "WorkerClient",
    "backoffDelay",
    "defineScraper",
    "delay",
    "findChromium",
    "launchBrowser",
    "runScraper",
    "systemClock",
  ]);
});

test("scraper-kit/testing exports these values and no others", () => {
  expect(Object.keys(testing).sort()).toEqual(["FakeClock", "startFakeBackend", "until"]);
});
