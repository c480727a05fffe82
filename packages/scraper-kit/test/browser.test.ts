import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findChromium, launchBrowser } from "../src/browser.ts";
import { FatalError, RetryableError } from "../src/errors.ts";

let folder: string;
let existing: string;
let missing: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "browser-test-"));
  existing = join(folder, "chromium");
  missing = join(folder, "missing");
  writeFileSync(existing, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
});

afterEach(() => rmSync(folder, { recursive: true }));

test("findChromium() takes CHROMIUM_PATH when that names a file", () => {
  expect(findChromium({ CHROMIUM_PATH: existing })).toBe(existing);
});

test("findChromium() looks nowhere else when CHROMIUM_PATH names nothing", () => {
  expect(findChromium({ CHROMIUM_PATH: missing })).toBeUndefined();
});

test("findChromium() treats an empty CHROMIUM_PATH as none", () => {
  expect(findChromium({ CHROMIUM_PATH: "" })).toBe(findChromium({}));
});

test("launchBrowser() names the place it looked at and CHROMIUM_PATH when there is none", async () => {
  const launching = launchBrowser({ executablePath: missing });
  await expect(launching).rejects.toThrow(FatalError);
  await expect(launching).rejects.toThrow(
    `Cannot launch browser: no Chromium at ${missing}; set CHROMIUM_PATH to one`,
  );
});

test.skipIf(process.platform === "win32")(
  "launchBrowser() throws a RetryableError with its cause when the browser ends at once",
  async () => {
    const error = await launchBrowser({ executablePath: existing }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RetryableError);
    expect(error).toMatchObject({ message: `Cannot launch browser: ${existing} did not start` });
    expect((error as Error).cause).toBeInstanceOf(Error);
  },
);

test("launchBrowser() starts nothing when the signal has aborted before", async () => {
  const signal = AbortSignal.abort(new Error("stop"));
  await expect(launchBrowser({ executablePath: missing, signal })).rejects.toThrow("stop");
});
