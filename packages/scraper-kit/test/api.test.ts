import { expect, test } from "vitest";
import * as scraperKit from "../src/index.ts";
import * as protocol from "../src/protocol.ts";
import * as testing from "../src/testing.ts";

test("scraper-kit exports these values and no others", () => {
  expect(Object.keys(scraperKit).sort()).toEqual([
    "BlockedError",
    "BoardReader",
    "FatalError",
    "FeedPulse",
    "LayoutChangedError",
    "PAGE_STATE",
    "RetryableError",
    "ScraperError",
    "SessionOverError",
    "StaleDataError",
    "StepTimeoutError",
    "ThrottledError",
    "WorkerClient",
    "backoffDelay",
    "createSessionPool",
    "defineScraper",
    "delay",
    "findChromium",
    "formatRecording",
    "isGone",
    "launchBrowser",
    "parseRecording",
    "readBoard",
    "runScraper",
    "systemClock",
    "watchBoard",
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
  expect(Object.keys(testing).sort()).toEqual([
    "FakeClock",
    "createFakeFeed",
    "replayFeed",
    "scraperContract",
    "startFakeBackend",
    "startFixtureSite",
    "until",
  ]);
});
