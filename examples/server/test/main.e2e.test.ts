/** The server as a process of its own: its settings, its address and its end. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { until } from "scraper-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import type { RunningServer } from "../src/server.ts";
import { TestSocket } from "./harness.ts";

interface ServerProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<unknown[]>;
  out: string;
  err: string;
}

function run(env: Readonly<Record<string, string>>): ServerProcess {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=arb-source", "--import", "tsx", main], {
    env: { PATH: process.env["PATH"], PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const started: ServerProcess = { child, exit: once(child, "exit"), out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (started.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (started.err += chunk.toString()));
  return started;
}

async function listening(server: ServerProcess): Promise<Pick<RunningServer, "url" | "port">> {
  const url = await until(() => /"url":"([^"]+)"/.exec(server.out)?.[1], { deadlineMs: 60_000 });
  return { url, port: Number(new URL(url).port) };
}

describe("the server's process", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "closes its sockets on %s and exits 0",
    async (signal) => {
      const server = run({});
      const worker = await TestSocket.register(await listening(server), "sbo");
      server.child.kill(signal);
      expect((await worker.closing()).code).toBe(1012);
      expect(await server.exit).toEqual([0, null]);
    },
  );

  test("exits at once on a second signal", async () => {
    const server = run({ SHUTDOWN_GRACE_MS: "600000" });
    const worker = await TestSocket.register(await listening(server), "sbo");
    worker.socket.pause();
    server.child.kill("SIGTERM");
    await until(() => server.out.includes("shutting down"));
    server.child.kill("SIGTERM");
    expect(await server.exit).toEqual([1, null]);
  });

  test("says what is wrong with its settings and exits 1", async () => {
    const server = run({ HOST: "0.0.0.0" });
    expect(await server.exit).toEqual([1, null]);
    expect(server.err).toMatch(/^Cannot start server: HOST is reachable from other machines/);
  });

  test("says when its port is taken and exits 1", async () => {
    const first = await listening(run({}));
    const second = run({ PORT: String(first.port) });
    expect(await second.exit).toEqual([1, null]);
    expect(second.err).toContain(`Cannot listen on 127.0.0.1 port ${first.port}`);
  });
});
