import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakeBackend, until, type FakeBackend } from "scraper-kit/testing";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const SEASON = "Div,Date,HomeTeam,AwayTeam,B365>2.5,B365<2.5\nE0,14/08/2021,Reds,Blues,1.9,2\n";

let backend: FakeBackend;
let folder: string;

beforeEach(async () => {
  backend = await startFakeBackend();
  folder = mkdtempSync(join(tmpdir(), "replay-test-"));
  writeFileSync(join(folder, "season.csv"), SEASON);
});

afterEach(async () => {
  await backend.close();
  rmSync(folder, { recursive: true });
});

/** Plays the season, gets the signal with its first step, and says with which code it ended. */
async function replay(signal?: NodeJS.Signals): Promise<number | null> {
  const child = spawn(process.execPath, ["--conditions=arb-source", "--import", "tsx", MAIN], {
    env: {
      PATH: process.env["PATH"],
      SITE: "replay",
      REPLAY_FILES: folder,
      SERVER_URL: backend.url,
    },
    stdio: "ignore",
  });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  try {
    await until(() => backend.messages.some(({ type }) => type === "odds:update"), {
      deadlineMs: 60_000,
    });
    if (signal !== undefined) child.kill(signal);
    return await exit;
  } finally {
    child.kill("SIGKILL");
  }
}

test.skipIf(process.platform === "win32").each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)(
  "a replay that %s stops on the way ends with exit %d",
  async (signal, code) => {
    // Without an answer to its first step, it waits.
    backend.behavior.pongs = false;
    expect(await replay(signal)).toBe(code);
  },
  90_000,
);

test("a replay that comes to its end ends with exit 0", async () => {
  expect(await replay()).toBe(0);
}, 90_000);
