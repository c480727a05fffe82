import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainBadName } from "../scripts/new-site/create-site.ts";
import { describeWithChromium } from "./chromium.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WORKER = join("examples", "worker");
/** What a worker's tests, types and lint need of the repository around it. */
const AROUND = [
  ".prettierrc.json",
  "eslint.config.js",
  "package.json",
  "scripts/chromium.d.mts",
  "scripts/chromium.mjs",
  "scripts/in-ci.d.mts",
  "scripts/in-ci.mjs",
  "test/chromium.ts",
  "tsconfig.base.json",
  "tsconfig.json",
  "vitest.config.ts",
];

/** A copy of the worker, with what is around it. */
let copy: string;

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), "arb-new-site-")));
  for (const path of [...AROUND, join(WORKER, "src"), join(WORKER, "package.json")]) {
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
  mkdirSync(join(copy, WORKER, "test", "sites"), { recursive: true });
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(cwd: string, ...args: readonly string[]): Outcome {
  return spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
}

function newSite(...args: readonly string[]): Outcome {
  const program = ["--conditions=arb-source", "--import", "tsx", "scripts/new-site.ts"];
  return run(ROOT, ...program, ...args, "--into", join(copy, WORKER));
}

/** Runs an installed program in the copy. */
function tool(path: string, ...args: readonly string[]): Outcome {
  return run(copy, join(ROOT, "node_modules", path), ...args);
}

function read(path: string): string {
  return readFileSync(join(copy, WORKER, path), "utf8");
}

describeWithChromium("npm run new-site", () => {
  let made: Outcome;

  beforeAll(() => {
    made = newSite("acme-bet");
  });

  it("makes the files, adds the site to the list, and says what comes next", () => {
    expect(made).toMatchObject({ status: 0, stderr: "" });
    for (const file of ["selectors.ts", "parse.ts", "scraper.ts"]) {
      expect(made.stdout).toContain(`src/sites/acme-bet/${file}`);
      expect(read(`src/sites/acme-bet/${file}`)).not.toContain("{{");
    }
    expect(made.stdout).toContain("npm run worker -- --site acme-bet --url ADDRESS --once --print");
    const list = read("src/sites/index.ts");
    expect(list).toContain(`(await import("./acme-bet/scraper.ts")).createAcmeBetScraper(options)`);
    expect(list).toContain(`(await import("./cmd/scraper.ts")).createCmdScraper(options)`);
  });

  it("makes what keeps the contract, each check of it", () => {
    const { status, stdout } = tool(
      "vitest/vitest.mjs",
      "run",
      "--project",
      "e2e",
      "--reporter",
      "json",
      "examples/worker/test/sites/acme-bet",
    );
    const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as {
      readonly numPassedTests: number;
      readonly numTotalTests: number;
    };
    expect({ status, ...report }).toMatchObject({
      status: 0,
      numPassedTests: 9,
      numTotalTests: 9,
    });
    expect(stdout).not.toContain("[skipped");
  });

  it("makes what the compiler, the linter and the formatter have nothing against", () => {
    const folders = ["src/sites/acme-bet", "test/sites/acme-bet"].map((path) =>
      [WORKER, path].join("/"),
    );
    const index = `${WORKER}/src/sites/index.ts`;
    const config = { extends: "./tsconfig.json", include: [...folders, index] };
    writeFileSync(join(copy, "tsconfig.site.json"), JSON.stringify(config));
    const clean = { status: 0, stdout: "" };
    expect(tool("typescript/bin/tsc", "-p", "tsconfig.site.json")).toMatchObject(clean);
    expect(tool("eslint/bin/eslint.js", ...folders, index)).toMatchObject(clean);
    const files = [...folders.map((folder) => `${folder}/**/*.ts`), index];
    expect(tool("prettier/bin/prettier.cjs", "--list-different", ...files)).toMatchObject(clean);
  });
});

describe("npm run new-site refuses", () => {
  it.each([
    "Acme",
    "a",
    "acme-",
    "4acme",
    "acme--bet",
    "../acme",
    "a-name-that-is-too-long",
    "replay",
  ])("the name %s", (name) => {
    expect(explainBadName(name)).toMatch(/^Cannot make site: its name must be /u);
  });

  it("a bad name, with how it is used", () => {
    const { status, stdout, stderr } = newSite("Acme");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain('2 to 20 of a-z, 0-9 and -, a letter first, was "Acme"');
    expect(stderr).toContain("Usage: npm run new-site NAME");
  });

  it("a site that is there, and changes nothing", () => {
    const before = read("src/sites/index.ts");
    expect(newSite("cmd")).toMatchObject({
      status: 1,
      stderr: "Cannot make site: src/sites/cmd is there already, was cmd\n",
    });
    expect(read("src/sites/index.ts")).toBe(before);
  });

  it("no name, and two", () => {
    expect(newSite()).toMatchObject({ status: 2 });
    expect(newSite("acme", "bet")).toMatchObject({ status: 2 });
  });

  it("a folder that is no worker", () => {
    const program = ["--conditions=arb-source", "--import", "tsx", "scripts/new-site.ts"];
    const { status, stderr } = run(ROOT, ...program, "acme", "--into", join(copy, "test"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Cannot make site: .* must hold the list of sites/u);
  });
});
