/** The entry in a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

function start(...argv: string[]) {
  const node = ["--conditions=arb-source", "--import", "tsx", MAIN];
  return spawn(process.execPath, [...node, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
}

async function finish(child: ReturnType<typeof start>) {
  const texts = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (texts.err += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...texts };
}

test("prints without colors into a pipe, and exits with the code", async () => {
  const { code, out, err } = await finish(start("calc", "1.90", "1.90", "--check"));
  expect([code, err]).toEqual([1, ""]);
  expect(out.startsWith("No sure bet: ")).toBe(true);
});

test("a reader that leaves early is no error", async () => {
  const child = start("--help");
  child.stdout.destroy();
  const { code, err } = await finish(child);
  expect([code, err]).toEqual([0, ""]);
});
