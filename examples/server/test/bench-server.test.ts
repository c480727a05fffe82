/** The server's benchmark runs, and its parts do what they say. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { decodeOddsUpdate, decodeWorkerMessage, type DecodedUpdate } from "scraper-kit/protocol";
import { expect, test } from "vitest";
import { World } from "../../../packages/arb-core/bench/engine/world.ts";
import { LoopProbe } from "../bench/loop-probe.ts";
import { WireWorker } from "../bench/wire-worker.ts";

function decode(text: string): DecodedUpdate {
  const message = decodeWorkerMessage(text);
  if (!message.ok || message.value.type !== "odds:update") throw new Error("no update");
  return decodeOddsUpdate(message.value);
}

test("a WireWorker writes what the world has, with rising seq", () => {
  const world = new World({ books: 2, events: 6000 });
  const worker = new WireWorker(world, 1);
  const all = Array.from({ length: world.events }, (_, event) => event);
  const parts = worker.snapshot(all).map(decode);
  expect(parts.map(({ seq, part }) => [seq, part])).toEqual([
    [1, { index: 0, of: 3 }],
    [2, { index: 1, of: 3 }],
    [3, { index: 2, of: 3 }],
  ]);
  expect(new Set(parts.map(({ at }) => at)).size).toBe(1);
  expect(parts.flatMap(({ listings }) => listings)).toEqual(
    all.map((event) => world.patch(1, event)),
  );
  const lean = decode(worker.leanDelta([5]));
  const { league: _, startsAt: __, ...rest } = world.patch(1, 5);
  expect(lean).toMatchObject({ seq: 4, mode: "delta", upserts: [rest] });
  expect(lean.upserts[0]).not.toHaveProperty("league");
  expect(decode(worker.delta([5]))).toMatchObject({ seq: 5, upserts: [world.patch(1, 5)] });
});

test("a LoopProbe sees a long turn, and tells JSON.parse apart", async () => {
  const { parse } = JSON;
  const text = JSON.stringify(Array.from({ length: 200_000 }, (_, index) => ({ index })));
  const probe = new LoopProbe();
  await new Promise((resolve) => setImmediate(resolve));
  const start = performance.now();
  JSON.parse(text);
  const took = performance.now() - start;
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  const turns = probe.end();
  expect(JSON.parse).toBe(parse);
  const longest = turns.reduce((one, other) => (other.whole.ms > one.whole.ms ? other : one));
  const parsing = longest.whole.ms - longest.own.ms;
  expect(parsing).toBeGreaterThan(0);
  expect(parsing).toBeLessThanOrEqual(took);
});

test("npm run bench:server -- --size tiny --json prints every figure", async () => {
  const entry = fileURLToPath(new URL("../bench/run.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=arb-source", "--import", "tsx", entry, "--size", "tiny", "--json"],
    { encoding: "utf8" },
  );
  const figures = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { name: string; value: number; unit: string });
  expect(figures.map(({ name }) => name).sort()).toEqual([
    "bare_latency_p50_ms",
    "bare_latency_p99_ms",
    "delta_over_parse",
    "delta_over_parse_calm",
    "latency_calm_p50_ms",
    "latency_calm_p99_ms",
    "latency_calm_unconflated_p50_ms",
    "latency_calm_unconflated_p99_ms",
    "latency_p50_ms",
    "latency_p99_ms",
    "loop_stall_p999_cpu_ms",
    "loop_stall_p999_ms",
    "loop_stall_with_parse_ms",
    "server_over_bare_ws",
    "server_over_bare_ws_5_percent",
    "server_over_bare_ws_5_percent_cpu",
    "server_over_bare_ws_cpu",
    "validate_and_engine_over_parse",
    "validate_and_engine_over_parse_calm",
    "validate_over_parse",
  ]);
  for (const { value } of figures) expect(value).not.toBeNaN();
}, 240_000);
