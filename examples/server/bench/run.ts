/**
 * The benchmarks of the server, `npm run bench:server`: what a message costs from its text on, and
 * through real sockets throughput, latency and the length of the event loop's turns, beside a bare
 * server in the same run. The servers have processes of their own.
 *
 * `--json` prints one object a line, `{name, value, unit}`; `--only wire,latency` some parts;
 * `--size tiny` shows in seconds that everything runs.
 */
import { fileURLToPath } from "node:url";
import { runParts } from "../../../packages/arb-core/bench/engine/parts.ts";
import { measureLatency } from "./latency.ts";
import { measureStalls } from "./stall.ts";
import { measureThroughput } from "./throughput.ts";
import { measureWire } from "./wire.ts";

await runParts(fileURLToPath(import.meta.url), {
  wire: measureWire,
  throughput: measureThroughput,
  latency: measureLatency,
  stall: measureStalls,
});
