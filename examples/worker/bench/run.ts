/**
 * The benchmarks of reading, `npm run bench:reading`: how soon a change in the page is at the server,
 * what a full read costs, and whether a worker's memory grows; in real Chromium.
 *
 * `--json` prints one object a line, `{name, value, unit}`; `--only latency,cost` some parts;
 * `--size tiny` shows in seconds that everything runs.
 */
import { fileURLToPath } from "node:url";
import { runParts } from "../../../packages/arb-core/bench/engine/parts.ts";
import { measureCost } from "./cost.ts";
import { measureLatency } from "./latency.ts";
import { measureMemory } from "./memory.ts";

await runParts(fileURLToPath(import.meta.url), {
  latency: measureLatency,
  cost: measureCost,
  memory: measureMemory,
});
