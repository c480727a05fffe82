import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isAlive } from "./processes.ts";

const SUPERVISOR = fileURLToPath(new URL("stand-ins/supervisor.ts", import.meta.url));
const DEADLINE = { timeout: 30_000, interval: 20 };

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

const started: Run[] = [];

afterEach(() => {
  for (const run of started.splice(0)) {
    run.child.kill("SIGKILL");
    for (const pid of pids(run)) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  }
});

function start(graceMs: number, ...stages: string[]): Run {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", SUPERVISOR, String(graceMs), ...stages],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const run = {
    child,
    output: () => text,
    exited: new Promise<number | null>((resolve) => child.once("close", resolve)),
  };
  started.push(run);
  return run;
}

/** The process numbers that the stand-ins of a run reported. */
function pids(run: Run): number[] {
  return [...run.output().matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
}

async function untilSays(run: Run, ...texts: string[]): Promise<void> {
  await vi.waitFor(() => {
    for (const text of texts) expect(run.output()).toContain(text);
  }, DEADLINE);
}

async function untilNoneLives(run: Run, count: number): Promise<void> {
  expect(pids(run)).toHaveLength(count);
  await vi.waitFor(() => expect(pids(run).filter(isAlive)).toEqual([]), DEADLINE);
}

describe.skipIf(process.platform === "win32")("supervise()", () => {
  it("puts the name of its process before each line", async () => {
    const run = start(10_000, "a=obedient,longer=obedient");
    await untilSays(run, "a      | obedient ready", "longer | obedient ready");
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ends every process in order on %s, and says that it was asked",
    async (signal) => {
      const run = start(10_000, "a=obedient,b=obedient");
      await untilSays(run, "a | obedient ready", "b | obedient ready");
      run.child.kill(signal);
      expect(await run.exited).toBe(0);
      expect(run.output()).toContain("a | goodbye");
      expect(run.output()).toContain("b | goodbye");
      expect(run.output()).toContain('ended: {"kind":"asked"}');
      await untilNoneLives(run, 2);
    },
  );

  it("asks a stage to end only when the stage after it is gone", async () => {
    const run = start(600_000, "first=obedient", "last=stubborn");
    await untilSays(run, "first | obedient ready", "last  | stubborn ready");
    run.child.kill("SIGTERM");
    await untilSays(run, "last  | stays");
    expect(run.output()).not.toContain("goodbye");
    process.kill(Number(/stubborn pid (\d+)/.exec(run.output())?.[1]), "SIGKILL");
    expect(await run.exited).toBe(0);
    expect(run.output()).toContain("first | goodbye");
    await untilNoneLives(run, 2);
  });

  it("ends the others when one ends by itself, and names it", async () => {
    const run = start(10_000, "good=obedient,bad=fails");
    await run.exited;
    expect(run.output()).toContain(
      'ended: {"kind":"process-ended","name":"bad","how":"exit code 3"}',
    );
    for (const pid of pids(run)) expect(isAlive(pid)).toBe(false);
  });

  it("kills what has not ended after the grace", async () => {
    const run = start(300, "a=stubborn,b=obedient");
    await untilSays(run, "a | stubborn ready", "b | obedient ready");
    run.child.kill("SIGTERM");
    await run.exited;
    expect(run.output()).toContain("a | stays");
    await untilNoneLives(run, 2);
  });

  it("leaves nothing behind that a process started and forgot", async () => {
    const run = start(10_000, "a=parent");
    await untilSays(run, "a | parent ready", "a | stubborn ready");
    run.child.kill("SIGTERM");
    await run.exited;
    await untilNoneLives(run, 2);
  });

  it("takes two signals at once for one request: npm passes a Ctrl-C on that was already heard", async () => {
    const run = start(10_000, "a=obedient");
    await untilSays(run, "a | obedient ready");
    run.child.kill("SIGINT");
    run.child.kill("SIGINT");
    await run.exited;
    expect(run.output()).toContain("a | goodbye");
  });

  it("kills at once on a second request", async () => {
    const run = start(600_000, "a=stubborn");
    await untilSays(run, "a | stubborn ready");
    run.child.kill("SIGINT");
    await untilSays(run, "a | stays");
    await vi.waitFor(() => {
      run.child.kill("SIGINT");
      expect(run.child.exitCode).not.toBeNull();
    }, DEADLINE);
    await untilNoneLives(run, 1);
  });

  it("lets no process outlive it when it is killed outright", async () => {
    const run = start(10_000, "a=obedient,b=obedient");
    await untilSays(run, "a | obedient ready", "b | obedient ready");
    run.child.kill("SIGKILL");
    await untilNoneLives(run, 2);
  });
});
