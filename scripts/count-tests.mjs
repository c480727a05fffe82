/**
 * Prints the closing line of a run, `N passed, N failed[, N skipped]`, from vitest's JSON report.
 *
 *     node scripts/count-tests.mjs report.json [failed gate ...]
 *
 * A failed gate is one failure more, except the tests themselves where their failures are in the
 * report. A report that is missing or holds no passed test is a failure: nothing was shown to work.
 * The exit code says whether anything failed.
 */
import { readFileSync } from "node:fs";

const [path, ...gates] = process.argv.slice(2);

function readReport() {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

const report = readReport();
const passed = report.numPassedTests ?? 0;
// A file that cannot be loaded has failed and counts no test.
const brokenFiles = (report.testResults ?? []).filter(
  ({ status, assertionResults }) =>
    status === "failed" && !assertionResults.some((test) => test.status === "failed"),
).length;
const failedTests = (report.numFailedTests ?? 0) + brokenFiles;
const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);

const otherGates = gates.filter((gate) => gate !== "tests").length;
const untold = failedTests === 0 && (gates.includes("tests") || passed === 0) ? 1 : 0;
const failed = failedTests + otherGates + untold;

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;
