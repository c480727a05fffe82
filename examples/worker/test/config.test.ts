import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig, type WorkerConfig } from "../src/config.ts";

const IDENTITY = { hostname: "box", pid: 42 };

function config(env: Record<string, string>): WorkerConfig {
  const result = readConfig({ SITE: "sbo", ...env }, IDENTITY);
  if (!result.ok) throw new Error(result.error.join("; "));
  return result.value;
}

function problems(env: Record<string, string>): readonly string[] {
  const result = readConfig({ SITE: "sbo", ...env }, IDENTITY);
  return result.ok ? [] : result.error;
}

describe("readConfig()", () => {
  test("needs nothing but SITE", () => {
    expect(config({})).toEqual({
      site: "sbo",
      siteUrl: "http://127.0.0.1:8101/",
      utcOffsetMinutes: undefined,
      serverUrl: "ws://127.0.0.1:8000/ws",
      workerId: "worker-sbo-box-42",
      token: undefined,
      readFrom: "feed",
      intervalMs: undefined,
      recycleMs: 3_600_000,
      sessionFile: undefined,
      proxyUrl: undefined,
      artifactsFolder: undefined,
      chromiumPath: undefined,
      headless: true,
      replayFiles: [],
      logLevel: "info",
    });
  });

  test("takes every variable", () => {
    expect(
      config({
        SITE: "ibc",
        SITE_URL: "https://odds.example/",
        SITE_UTC_OFFSET_MINUTES: "-240",
        SERVER_URL: "wss://server.example/ws",
        WORKER_ID: "w1",
        WORKER_TOKEN: "secret",
        READ_FROM: "screen",
        SCRAPE_INTERVAL_MS: "2500",
        RECYCLE_MINUTES: "15",
        SESSION_FILE: "/var/lib/worker/session.json",
        PROXY_URL: "http://someone:word@proxy.example:8080",
        ARTIFACTS_DIR: "/var/lib/worker/findings",
        CHROMIUM_PATH: "/opt/chromium",
        HEADLESS: "false",
        LOG_LEVEL: "debug",
      }),
    ).toEqual({
      site: "ibc",
      siteUrl: "https://odds.example/",
      utcOffsetMinutes: -240,
      serverUrl: "wss://server.example/ws",
      workerId: "w1",
      token: "secret",
      readFrom: "screen",
      intervalMs: 2500,
      recycleMs: 900_000,
      sessionFile: "/var/lib/worker/session.json",
      proxyUrl: "http://someone:word@proxy.example:8080",
      artifactsFolder: "/var/lib/worker/findings",
      chromiumPath: "/opt/chromium",
      headless: false,
      replayFiles: [],
      logLevel: "debug",
    });
  });

  test.each([
    ["sbo", "http://127.0.0.1:8101/"],
    ["ibc", "http://127.0.0.1:8102/"],
    ["cmd", "http://127.0.0.1:8103/"],
  ])("knows where the local %s is", (SITE, siteUrl) => {
    expect(config({ SITE }).siteUrl).toBe(siteUrl);
  });

  test("takes an empty variable for absent", () => {
    const empty = { SITE_URL: "", WORKER_TOKEN: "", WORKER_TOKEN_FILE: "", HEADLESS: "" };
    expect(config(empty)).toEqual(config({}));
  });

  test("takes another site when it has an address", () => {
    expect(problems({ SITE: "new_site" })).toEqual([
      "SITE_URL is missing: only sbo, ibc and cmd have a default",
    ]);
    expect(config({ SITE: "new_site", SITE_URL: "https://new.example/" }).site).toBe("new_site");
  });

  test("wants files and no address for a replay", () => {
    expect(problems({ SITE: "replay" })).toEqual([
      "REPLAY_FILES is missing: SITE=replay needs files of recorded odds",
    ]);
    const list = ["a.csv", "b c.csv"].join(delimiter) + ", d/ ,";
    const { replayFiles } = config({ SITE: "replay", REPLAY_FILES: list });
    expect(replayFiles).toEqual(["a.csv", "b c.csv", "d/"]);
  });

  test("keeps the default worker id valid on a host with any name", () => {
    const result = readConfig({ SITE: "sbo" }, { hostname: "Büro 1".repeat(40), pid: 1 });
    expect(result.ok && result.value.workerId).toMatch(/^worker-sbo-[\x21-\x7e]{40}-1$/);
  });

  test.each([
    ["SITE", "SBO!", "must be 1 to 64 of a-z, 0-9, _, -"],
    ["SITE_URL", "127.0.0.1:8101", "must be an http: or https: address"],
    ["SITE_URL", "ftp://example.org/", "must be an http: or https: address"],
    ["SITE_UTC_OFFSET_MINUTES", "+8h", "must be a whole number"],
    ["SITE_UTC_OFFSET_MINUTES", "841", "must be -720 to 840"],
    ["SERVER_URL", "http://127.0.0.1:8000/ws", "must be a ws: or wss: address"],
    ["WORKER_ID", "two words", "must be 1 to 128 visible ASCII letters"],
    ["WORKER_TOKEN", "two words", "must be 1 to 4096 visible ASCII letters without spaces"],
    ["SCRAPE_INTERVAL_MS", "1e3", "must be a whole number"],
    ["READ_FROM", "page", "must be feed or screen"],
    ["RECYCLE_MINUTES", "0", "must be 1 to 1440"],
    ["PROXY_URL", "proxy.example:8080", "must be an http:, https: or socks5: address"],
    ["SCRAPE_INTERVAL_MS", "99", "must be 100 to 3600000"],
    ["HEADLESS", "yes", "must be true or false"],
    ["LOG_LEVEL", "loud", "must be one of fatal, error, warn, info, debug, trace, silent"],
    ["WORKER_TOKEN_FILE", "/does/not/exist", "names a file that cannot be read"],
  ])("names %s when it is %s", (name, value, problem) => {
    expect(problems({ [name]: value })).toEqual([`${name} ${problem}`]);
  });

  test("names SITE when it is missing", () => {
    const result = readConfig({});
    expect(result).toEqual({
      ok: false,
      error: ["SITE is missing: set it to sbo, ibc, cmd or replay"],
    });
  });

  test("names everything that is wrong at once", () => {
    expect(problems({ HEADLESS: "x", LOG_LEVEL: "y" })).toHaveLength(2);
  });
});

describe("readConfig() WORKER_TOKEN_FILE", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "config-test-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("names a file that holds the token, with or without a line break", () => {
    const file = join(folder, "token");
    writeFileSync(file, "from-file\n");
    expect(config({ WORKER_TOKEN_FILE: file }).token).toBe("from-file");
  });

  test("excludes WORKER_TOKEN", () => {
    expect(problems({ WORKER_TOKEN_FILE: "x", WORKER_TOKEN: "y" })).toEqual([
      "WORKER_TOKEN and WORKER_TOKEN_FILE are both set: set one",
    ]);
  });

  test("that holds no token is refused without showing it", () => {
    const file = join(folder, "token");
    writeFileSync(file, "not a token");
    expect(problems({ WORKER_TOKEN_FILE: file })).toEqual([
      "WORKER_TOKEN must be 1 to 4096 visible ASCII letters without spaces",
    ]);
  });
});
