import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isLoopback, readConfig } from "../src/config.ts";

function problems(env: Record<string, string>): string {
  const config = readConfig(env);
  if (config.ok) throw new Error("the settings were taken");
  return config.error.join("\n");
}

function secretFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "example-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "token");
  writeFileSync(path, text);
  return path;
}

describe("readConfig()", () => {
  test("listens on loopback, port 8000, without tokens by default", () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        host: "127.0.0.1",
        port: 8000,
        workerToken: undefined,
        viewerToken: undefined,
        heartbeatMs: 5000,
        maxAgeMs: 30_000,
        minMargin: undefined,
        maxLegs: 2,
        clock: "system",
        logLevel: "info",
        maxConnections: 1000,
        allowedOrigins: [],
        registerTimeoutMs: 5000,
        messagesPerSecond: 50,
        messageBurst: 200,
        conflateMs: 50,
        slowReaderBytes: 1024 * 1024,
        slowReaderMs: 10_000,
        shutdownGraceMs: 5000,
      },
    });
  });

  test("looks for three legs when told to", () => {
    expect(readConfig({ MAX_LEGS: "3" })).toMatchObject({ ok: true, value: { maxLegs: 3 } });
  });

  test("takes an empty variable for an absent one", () => {
    expect(readConfig({ PORT: "", WORKER_TOKEN: "" })).toEqual(readConfig({}));
  });

  test.each(["0.0.0.0", "::", "192.168.1.5", "example.org", "127.evil.example"])(
    "refuses to listen on %s without both tokens",
    (HOST) => {
      expect(problems({ HOST })).toMatch(/^HOST .*WORKER_TOKEN and VIEWER_TOKEN/);
      expect(problems({ HOST, WORKER_TOKEN: "w" })).toMatch(/^HOST /);
      expect(problems({ HOST, VIEWER_TOKEN: "v" })).toMatch(/^HOST /);
      expect(readConfig({ HOST, WORKER_TOKEN: "w", VIEWER_TOKEN: "v" }).ok).toBe(true);
    },
  );

  test("reads a token from a file and drops the line's end", () => {
    const config = readConfig({ WORKER_TOKEN_FILE: secretFile("from-file\n") });
    expect(config).toMatchObject({ ok: true, value: { workerToken: "from-file" } });
  });

  test("refuses a token that is given twice, and a file that cannot be read", () => {
    expect(problems({ VIEWER_TOKEN: "v", VIEWER_TOKEN_FILE: secretFile("v") })).toContain(
      "VIEWER_TOKEN and VIEWER_TOKEN_FILE are both set",
    );
    expect(problems({ WORKER_TOKEN_FILE: "/nonexistent/token" })).toBe(
      "WORKER_TOKEN_FILE names a file that cannot be read",
    );
  });

  test.each([
    ["PORT", "65536"],
    ["PORT", "http"],
    ["PORT", "-1"],
    ["HEARTBEAT_MS", "0"],
    ["MAX_AGE_MS", "1.5"],
    ["MIN_MARGIN", "-1"],
    ["MAX_LEGS", "1"],
    ["MAX_LEGS", "4"],
    ["CLOCK", "sundial"],
    ["LOG_LEVEL", "loud"],
    ["MAX_CONNECTIONS", "0"],
    ["ALLOWED_ORIGINS", "not a url"],
  ])("names %s when it is %s", (name, value) => {
    expect(problems({ [name]: value })).toMatch(new RegExp(`^${name} `));
  });

  test("never shows a token that it refuses", () => {
    expect(problems({ WORKER_TOKEN: "two words" })).not.toContain("two words");
  });
});

test("isLoopback() is true for this machine's own addresses only", () => {
  expect(["127.0.0.1", "127.1.2.3", "::1", "localhost"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "10.0.0.1", "localhost.example"].some(isLoopback)).toBe(false);
});
