import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const COUNT = fileURLToPath(new URL("../scripts/count-tests.mjs", import.meta.url));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "arb-count-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const clean = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, testResults: [] };
const broken = { status: "failed", assertionResults: [] };
const failing = { status: "failed", assertionResults: [{ status: "failed" }] };

function count(report: object | undefined, ...gates: string[]) {
  const path = join(folder, "report.json");
  rmSync(path, { force: true });
  if (report !== undefined) writeFileSync(path, JSON.stringify(report));
  const { status, stdout } = spawnSync(process.execPath, [COUNT, path, ...gates], {
    encoding: "utf8",
  });
  return [stdout.trim(), status];
}

describe("count-tests", () => {
  it("counts passed, failed and skipped tests, and leaves out that none was skipped", () => {
    expect(count(clean)).toEqual(["7 passed, 0 failed", 0]);
    expect(count({ ...clean, numPendingTests: 2, numTodoTests: 1 })).toEqual([
      "7 passed, 0 failed, 3 skipped",
      0,
    ]);
  });

  it("fails with the tests, and counts their gate no second time", () => {
    const report = { ...clean, numFailedTests: 1, testResults: [failing] };
    expect(count(report, "tests")).toEqual(["7 passed, 1 failed", 1]);
  });

  it("counts a file that could not be loaded as a failure", () => {
    expect(count({ ...clean, testResults: [broken] }, "tests")).toEqual(["7 passed, 1 failed", 1]);
  });

  it("counts each failed gate as a failure", () => {
    expect(count(clean, "lint", "deno")).toEqual(["7 passed, 2 failed", 1]);
  });

  it("fails when the tests failed for a reason that is not in the report", () => {
    expect(count(clean, "tests")).toEqual(["7 passed, 1 failed", 1]);
  });

  it.each([undefined, {}, { ...clean, numPassedTests: 0 }])(
    "fails on %j, which shows nothing",
    (report) => {
      expect(count(report)).toEqual(["0 passed, 1 failed", 1]);
    },
  );
});
