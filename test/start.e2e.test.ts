import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { findTakenPort } from "../scripts/ports.ts";
import { describeWithChromium } from "./chromium.ts";
import { descendants, isAlive } from "./processes.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const HOST = "127.0.0.1";
const DEADLINE = { timeout: 90_000, interval: 100 };

let child: ChildProcess | undefined;
let output = "";

afterEach(() => {
  // Its own children notice within a second that it is gone.
  child?.kill("SIGKILL");
  output = "";
});

function start(env: Readonly<Record<string, string>>): Promise<number | null> {
  const args = ["--conditions=arb-source", "--import", "tsx", "scripts/start.ts"];
  const started = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, WORKER_TOKEN: "", VIEWER_TOKEN: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  child = started;
  return new Promise((resolve) => started.once("close", resolve));
}

/** The first of some consecutive free ports, below those that systems give out by themselves. */
async function freePorts(count: number): Promise<number> {
  for (let first = 18_000; first < 30_000; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    if ((await findTakenPort(HOST, ports)) === undefined) return first;
  }
  throw new Error(`no ${count} free ports in a row`);
}

interface WorkerList {
  readonly workers: readonly { readonly site: string }[];
}

interface OpportunityList {
  readonly opportunities: readonly {
    readonly profit_min: number;
    readonly legs: readonly { readonly provider: string }[];
  }[];
}

describe.skipIf(process.platform === "win32")("npm start", () => {
  describeWithChromium("with three browsers", () => {
    it("finds sure bets in what they read, and leaves no process behind after Ctrl-C", async () => {
      const port = await freePorts(5);
      const url = `http://${HOST}:${port}`;
      const exited = start({ PORT: String(port), BOOKMAKERS_PORT: String(port + 1) });

      await Promise.race([
        vi.waitFor(() => expect(output).toMatch(/^sure bets: \d+ now/m), DEADLINE),
        exited.then(() => Promise.reject(new Error(`it ended by itself:\n${output}`))),
      ]);
      expect(output).toContain(`curl -s ${url}/opportunities`);

      const { workers } = (await (await fetch(`${url}/workers`)).json()) as WorkerList;
      expect(workers.map(({ site }) => site).sort()).toEqual(["cmd", "ibc", "sbo"]);

      const answer = await fetch(`${url}/opportunities`);
      const { opportunities } = (await answer.json()) as OpportunityList;
      for (const { profit_min, legs } of opportunities) {
        expect(profit_min).toBeGreaterThanOrEqual(0);
        expect(new Set(legs.map(({ provider }) => provider)).size).toBe(2);
      }

      const pids = descendants(child?.pid ?? 0);
      // Five programs and a browser, of several processes, for each worker.
      expect(pids.length).toBeGreaterThanOrEqual(5 + 3);
      child?.kill("SIGINT");
      expect(await exited).toBe(0);
      await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), DEADLINE);
    });
  });

  it("names the port that another program has, and starts nothing", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, HOST, resolve));
    const address = other.address();
    const taken = typeof address === "object" ? String(address?.port) : "";
    const exited = start({ PORT: taken, BOOKMAKERS_PORT: String(await freePorts(4)) });
    expect(await exited).toBe(1);
    expect(output).toContain(`port ${taken} of ${HOST} is taken`);
    expect(output).toMatch(/PORT=\d+ npm start/);
    expect(output).not.toContain(" | ");
    await new Promise((resolve) => other.close(resolve));
  });

  it("refuses a port that is none", async () => {
    expect(await start({ PORT: "http" })).toBe(1);
    expect(output).toContain("PORT must be a port from 1 to 65530, was http");
  });
});
