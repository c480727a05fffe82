/** The benchmark of reading runs. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { describeWithChromium } from "../../../test/chromium.ts";

describeWithChromium("npm run bench:reading", () => {
  test("-- --size tiny --json prints every figure", async () => {
    const entry = fileURLToPath(new URL("../bench/run.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--conditions=arb-source", "--import", "tsx", entry, "--size", "tiny", "--json"],
      { maxBuffer: 1e7 },
    );
    const figures = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { name: string; value: number });
    expect(figures.map(({ name }) => name)).toEqual([
      "push_p50_ms",
      "push_p99_ms",
      "polling_p50_ms",
      "polling_over_push",
      "locators_over_read",
      "worker_memory_slope",
    ]);
    for (const { name, value } of figures) expect(value, name).toSatisfy(Number.isFinite);
    // Ten times less than is measured with many rows: this only shows that it is measured.
    expect(figures.find(({ name }) => name === "polling_over_push")?.value).toBeGreaterThan(2);
  }, 180_000);
});
