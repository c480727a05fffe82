import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startFakeBackend, until, type FakeBackend } from "scraper-kit/testing";
import {
  chromiumsOf,
  livingWith,
  type ChromiumProcess,
} from "../../../packages/scraper-kit/test/own-chromium.ts";
import { describeWithChromium } from "../../../test/chromium.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const TOKEN = "token-that-no-log-shows";

/** A worker's process with what it has written. */
interface WorkerProcess {
  readonly child: ChildProcess;
  /** Standard output, line by line, as JSON. */
  readonly lines: { msg: string; state?: string; detail?: string; reason?: string }[];
  readonly output: () => string;
  readonly exitCode: Promise<number | null>;
}

let backend: FakeBackend;
let site: Server;
let siteUrl: string;
let workers: WorkerProcess[];

beforeEach(async () => {
  backend = await startFakeBackend();
  site = createServer((_request, response) => response.end("<!doctype html><title>empty</title>"));
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  workers = [];
});

afterEach(async () => {
  for (const { child } of workers) child.kill("SIGKILL");
  await Promise.all(workers.map(({ exitCode }) => exitCode));
  await backend.close();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

function startWorker(env: Record<string, string> = {}): WorkerProcess {
  const child = spawn(process.execPath, ["--conditions=arb-source", "--import", "tsx", MAIN], {
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      CHROMIUM_PATH: process.env["CHROMIUM_PATH"],
      SITE: "sbo",
      SITE_URL: siteUrl,
      SERVER_URL: backend.url,
      WORKER_ID: "worker-sbo-test",
      WORKER_TOKEN: TOKEN,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: WorkerProcess["lines"] = [];
  let text = "";
  let errors = "";
  child.stdout.on("data", (data: Buffer) => {
    text += data.toString();
    const complete = text.split("\n").slice(lines.length, -1);
    lines.push(...complete.map((line) => JSON.parse(line) as WorkerProcess["lines"][number]));
  });
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const exitCode = new Promise<number | null>((resolve) => child.once("close", resolve));
  const worker = { child, lines, output: () => text + errors, exitCode };
  workers.push(worker);
  return worker;
}

/** Waits for what a worker brings about, as long as it lives. */
function untilWorker<T>(worker: WorkerProcess, what: string, condition: () => T | false) {
  return until(
    () => {
      const value = condition();
      if (value === false && hasEnded(worker)) {
        throw new Error(`the worker ended before ${what}: ${worker.output()}`);
      }
      return value;
    },
    { deadlineMs: 60_000, what },
  );
}

function hasEnded({ child }: WorkerProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function untilRunning(worker: WorkerProcess): Promise<ChromiumProcess[]> {
  await untilWorker(worker, "its registration", () =>
    backend.messages.some(({ type }) => type === "worker:register"),
  );
  return untilWorker(worker, "its Chromium", () => {
    const found = chromiumsOf(worker.child.pid ?? 0);
    return found.length > 0 && found;
  });
}

/** Chromium's processes are looked at as Linux shows them. */
const describeOnLinux = process.platform === "linux" ? describeWithChromium : describe.skip;

describeOnLinux("worker process with Chromium", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it in good order: status, close 1000, exit 0, no Chromium left",
    async (signal) => {
      const worker = startWorker();
      const browsers = await untilRunning(worker);
      worker.child.kill(signal);
      expect(await worker.exitCode).toBe(0);
      expect(backend.messages.at(-1)).toMatchObject({ type: "worker:status", state: "stopping" });
      expect(backend.connections.map(({ closeCode }) => closeCode)).toEqual([1000]);
      await until(() => livingWith(browsers).length === 0, { what: "the end of Chromium" });
      expect(worker.output()).not.toContain(TOKEN);
    },
  );

  test("a second signal ends it at once, and Chromium with it", async () => {
    const worker = startWorker();
    const browsers = await untilRunning(worker);
    // A browser that does not move cannot be closed in good order.
    for (const { pid } of browsers) process.kill(pid, "SIGSTOP");
    worker.child.kill("SIGTERM");
    await until(() =>
      backend.messages.some((m) => m.type === "worker:status" && m.state === "stopping"),
    );
    worker.child.kill("SIGTERM");
    expect(await worker.exitCode).toBe(1);
    await until(() => livingWith(browsers).length === 0, { what: "the end of Chromium" });
  });

  test("it registers with its site's format and the token as header", async () => {
    await untilRunning(startWorker());
    expect(backend.messages[0]).toMatchObject({
      type: "worker:register",
      worker_id: "worker-sbo-test",
      site: "sbo",
      odds_format: "malay",
    });
    expect(backend.connections[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test("it leaves with exit 1 when the server refuses its token, and says so once", async () => {
    backend.behavior.refusal = { status: 401 };
    const worker = startWorker();
    expect(await worker.exitCode).toBe(1);
    const closed = worker.lines.filter(({ state }) => state === "closed");
    expect(closed).toHaveLength(1);
    expect(closed[0]?.detail).toBe("the server refused the token (401)");
    expect(worker.output()).not.toContain(TOKEN);
    expect(backend.refused).toBe(1);
  });

  test("it leaves with exit 0 when a newer worker has its id", async () => {
    const worker = startWorker();
    const browsers = await untilRunning(worker);
    backend.drop(4409, "replaced");
    expect(await worker.exitCode).toBe(0);
    await until(() => livingWith(browsers).length === 0, { what: "the end of Chromium" });
  });

  test("it waits for a server that is not there, with one line for each change", async () => {
    const { port } = backend;
    await backend.close();
    const worker = startWorker();
    await untilWorker(worker, "waiting", () =>
      worker.lines.some(({ state }) => state === "waiting"),
    );
    backend = await startFakeBackend({ port });
    await untilWorker(worker, "registered", () =>
      worker.lines.some(({ state }) => state === "registered"),
    );
    const states = worker.lines.filter(({ msg }) => msg === "server").map(({ state }) => state);
    expect(states).toEqual(["connecting", "waiting", "registered"]);
  });

  test("it does not start without a Chromium, and names CHROMIUM_PATH", async () => {
    const worker = startWorker({ CHROMIUM_PATH: "/does/not/exist" });
    expect(await worker.exitCode).toBe(1);
    expect(worker.lines.at(-1)?.reason).toBe(
      "Cannot launch browser: no Chromium at /does/not/exist; set CHROMIUM_PATH to one",
    );
  });
});

describe("worker process", () => {
  test("does not start with a setting that is wrong, and names the variable", async () => {
    const worker = startWorker({ HEADLESS: "perhaps", SITE: "" });
    expect(await worker.exitCode).toBe(1);
    expect(worker.output()).toBe(
      "Cannot start worker: SITE is missing: set it to sbo, ibc, cmd or replay\n" +
        "Cannot start worker: HEADLESS must be true or false\n",
    );
  });

  test("does not start for a site that has no adapter, and names those that have", async () => {
    const worker = startWorker({ SITE: "nowhere" });
    expect(await worker.exitCode).toBe(1);
    expect(worker.lines.at(-1)?.reason).toContain("was nowhere");
  });
});
