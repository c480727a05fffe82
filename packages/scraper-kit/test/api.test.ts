import { expect, test } from "vitest";
import * as scraperKit from "../src/index.ts";
import * as protocol from "../src/protocol.ts";
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

test("scraper-kit/protocol exports these values and no others", () => {
  expect(Object.keys(protocol).sort()).toEqual([
    "CLOSE_CODES",
    "PROTOCOL_VERSION",
    "SILENT_HEARTBEATS",
    "WIRE_LIMITS",
    "arbitrageOpportunities",
    "decodeOddsUpdate",
    "decodeWorkerMessage",
    "encodeListing",
    "encodeOpportunity",
    "errorMessage",
    "formatTimestamp",
    "matchOdds",
    "oddsUpdate",
    "parseTimestamp",
    "ping",
    "pong",
    "registrationAck",
    "resyncRequest",
    "serverMessage",
    "siteName",
    "wireMatch",
    "wireOpportunity",
    "workerId",
    "workerMessage",
    "workerRegister",
    "workerStatus",
  ]);
});

test("scraper-kit/testing exports these values and no others", () => {
  expect(Object.keys(testing).sort()).toEqual(["FakeClock", "startFakeBackend", "until"]);
});
