/**
 * Uses arb-core as its users do: packs it, installs the package in an empty folder, imports every
 * entry and runs the command line. Needs a build (`npm run build`).
 */
import { execFileSync } from "node:child_process";
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../packages/arb-core", import.meta.url));
const { exports, version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));

const folder = mkdtempSync(join(tmpdir(), "arb-core-"));
const run = (command, ...args) =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });

try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: PACKAGE,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  run(
    "npm",
    "install",
    "--silent",
    "--offline",
    "--no-audit",
    "--no-fund",
    `./arb-core-${version}.tgz`,
  );

  // fast-check is a peer dependency of the testing entry alone, and not installed here.
  const entries = Object.keys(exports).filter(
    (entry) => !["./testing", "./package.json"].includes(entry),
  );
  for (const entry of entries) {
    run("node", "--input-type=module", "-e", `await import("arb-core${entry.slice(1)}")`);
  }
  const { margin } = JSON.parse(
    run("npx", "--no-install", "arb-core", "calc", "1.95", "2.10", "--json"),
  );
  assert.equal(margin.toFixed(4), "1.1111");
  assert.equal(run("npx", "--no-install", "arb-core", "--version").trim(), version);
  console.log(
    `arb-core ${version}, packed and installed: ${entries.length} entries import, npx arb-core runs`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
