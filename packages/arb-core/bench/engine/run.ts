/**
 * The benchmarks of the engine, `npm run bench:engine`: what a message costs, how that grows, what
 * computing everything anew costs, memory, and the length of steps. Limits and peers are measured in
 * the same run, in turns; times differ from machine to machine, and ratios less.
 *
 * `--json` prints one object a line, `{name, value, unit}`; `--only growth,memory` some parts;
 * `--size tiny` shows in seconds that everything runs.
 */
import { fileURLToPath } from "node:url";
import { measureGrowth } from "./growth.ts";
import { measureMemory } from "./memory.ts";
import { measureNaive, measureNaiveLarge } from "./naive.ts";
import { runParts } from "./parts.ts";
import { measureRows } from "./rows.ts";
import { measureSteps } from "./steps.ts";

await runParts(fileURLToPath(import.meta.url), {
  growth: measureGrowth,
  messages: measureRows,
  naive: measureNaive,
  "naive-large": measureNaiveLarge,
  memory: measureMemory,
  steps: measureSteps,
});
