import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const SCRIPTS = fileURLToPath(new URL("../scripts", import.meta.url));

/** A project of its own with the real setup script; npm and the installers are small programs. */
let project: string;

beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), "arb-setup-")));
  mkdirSync(join(project, "scripts"));
  for (const file of ["setup.mjs", "chromium.mjs", "in-ci.mjs"]) {
    copyFileSync(join(SCRIPTS, file), join(project, "scripts", file));
  }
  write("package-lock.json", "{}");
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(path: string, content: string): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function writeProgram(path: string): string {
  const file = write(path, "#!/bin/sh\nexit 0\n");
  chmodSync(file, 0o755);
  return file;
}

/** An npm that notes its arguments and environment and does what the test says. */
function writeNpm(body: string): string {
  return write(
    "npm/npm-cli.js",
    `const fs = require("node:fs");
     fs.writeFileSync("npm-ran.json", JSON.stringify({ args: process.argv.slice(2), env: process.env }));
     ${body}`,
  );
}

const INSTALL = `fs.mkdirSync("node_modules", { recursive: true });
  fs.writeFileSync("node_modules/.package-lock.json", "{}");`;

function markInstalled(): void {
  write("node_modules/.package-lock.json", "{}");
}

/** A playwright-core whose installer puts a program where executablePath() says, or fails. */
function writePlaywright(installs: boolean): string {
  const browser = join(project, "cache", "chrome");
  write("node_modules/playwright-core/package.json", `{ "main": "index.js" }`);
  write(
    "node_modules/playwright-core/index.js",
    `exports.chromium = { executablePath: () => ${JSON.stringify(browser)} };`,
  );
  write(
    "node_modules/playwright-core/cli.js",
    installs
      ? `const fs = require("node:fs");
         fs.mkdirSync(${JSON.stringify(dirname(browser))}, { recursive: true });
         fs.writeFileSync(${JSON.stringify(browser)}, "#!/bin/sh\\nexit 0\\n", { mode: 0o755 });`
      : `console.error("getaddrinfo ENOTFOUND cdn.invalid for https://me:secret@cdn.invalid/x");
         process.exit(1);`,
  );
  return browser;
}

/** Runs the script where nothing of this machine can be found: an empty PATH, no lifecycle. */
function setup(args: readonly string[], env: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [join(project, "scripts", "setup.mjs"), ...args], {
    cwd: project,
    encoding: "utf8",
    env: {
      PATH: join(project, "bin"),
      PROGRAMFILES: join(project, "programs"),
      "PROGRAMFILES(X86)": join(project, "programs"),
      LOCALAPPDATA: join(project, "programs"),
      ...(process.env["SYSTEMROOT"] === undefined ? {} : { SYSTEMROOT: process.env["SYSTEMROOT"] }),
      ...env,
    },
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

describe("setup, packages", () => {
  it("says nothing and runs nothing when the packages are as new as the lock", () => {
    markInstalled();
    const npm = writeNpm(INSTALL);
    expect(setup([], { npm_execpath: npm })).toEqual({ code: 0, output: "" });
    expect(existsSync(join(project, "npm-ran.json"))).toBe(false);
  });

  it("runs npm ci when node_modules is missing", () => {
    const npm = writeNpm(INSTALL);
    const { code, output } = setup([], { npm_execpath: npm });
    expect(code).toBe(0);
    expect(output).toContain("installing packages (npm ci)");
    expect(existsSync(join(project, "node_modules", ".package-lock.json"))).toBe(true);
  });

  it("runs npm ci again when the lock is newer than the packages", () => {
    markInstalled();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(project, "package-lock.json"), later, later);
    const npm = writeNpm(INSTALL);
    expect(setup([], { npm_execpath: npm }).output).toContain("package-lock.json has changed");
    expect(existsSync(join(project, "npm-ran.json"))).toBe(true);
  });

  it("keeps the outer npm's command line away from the inner one, and the user's settings with it", () => {
    const npm = writeNpm(`${INSTALL}
      const { env } = process;
      const kept = ["npm_config_loglevel", "npm_config_workspace", "npm_config_omit", "npm_lifecycle_event"];
      if (kept.some((name) => name in env)) process.exit(1);
      if (env.npm_config_https_proxy !== "http://127.0.0.1:9") process.exit(1);
      if (!process.argv.includes("--include=dev")) process.exit(1);`);
    const { code } = setup([], {
      npm_execpath: npm,
      npm_lifecycle_event: "pretest",
      npm_config_loglevel: "silent",
      npm_config_workspace: "examples/server",
      npm_config_omit: "dev",
      npm_config_https_proxy: "http://127.0.0.1:9",
    });
    expect(code).toBe(0);
  });

  it("fails, shows the end of the output without hosts, and says what to run by hand", () => {
    const npm =
      writeNpm(`console.log("first"); for (let i = 0; i < 100; i++) console.log("line " + i);
      console.error("npm error network request to https://registry.invalid:4873/zod failed, reason: getaddrinfo ENOTFOUND registry.invalid");
      process.exit(1);`);
    const { code, output } = setup(["--chromium"], { npm_execpath: npm });
    expect(code).toBe(1);
    expect(output).toContain("line 99");
    expect(output).not.toContain("first");
    expect(output).not.toContain("registry.invalid");
    expect(output).toContain("by hand: npm ci");
  });

  it("refuses an option it does not know", () => {
    const { code, output } = setup(["--chrome"]);
    expect(code).toBe(2);
    expect(output).toContain("unknown option --chrome");
  });
});

describe("setup --chromium", () => {
  beforeEach(markInstalled);

  it("takes the program that CHROMIUM_PATH names", () => {
    const chromium = writeProgram("mine/chromium");
    const { code, output } = setup(["--chromium"], { CHROMIUM_PATH: chromium });
    expect(code).toBe(0);
    expect(output).toBe(`setup: ready (Chromium: ${chromium})\n`);
  });

  it("finds a browser of the system", () => {
    const chromium = writeProgram(
      process.platform === "win32" ? "programs/Chromium/Application/chrome.exe" : "bin/chromium",
    );
    expect(setup(["--chromium"])).toEqual({
      code: 0,
      output: `setup: ready (Chromium: ${chromium})\n`,
    });
  });

  it("does not look further when CHROMIUM_PATH names nothing: someone meant that one", () => {
    writeProgram("bin/chromium");
    const { code, output } = setup(["--chromium"], { CHROMIUM_PATH: join(project, "gone") });
    expect(output).toContain("CHROMIUM_PATH names no program");
    expect(code).toBe(0);
  });

  it("warns and succeeds on a person's machine that cannot have one", () => {
    const { code, output } = setup(["--chromium"], { CHROMIUM_PATH: join(project, "gone") });
    expect(code).toBe(0);
    expect(output).toContain("npx playwright-core install chromium");
    expect(output).toContain("skip on a person's machine and fail where CI is set");
  });

  it.each([
    ["CI is set", ["--chromium"], { CI: "true" }],
    ["the caller cannot do without", ["--chromium", "--required"], {}],
  ])("fails when there is none and %s", (_when, args, env) => {
    expect(setup(args, { CHROMIUM_PATH: join(project, "gone"), ...env }).code).toBe(1);
  });

  // A Mac has its browsers in a place that no environment variable moves.
  describe.skipIf(process.platform === "darwin")("where the system has none", () => {
    it("takes the one Playwright's installer put down before", () => {
      const browser = writePlaywright(true);
      writeProgram("cache/chrome");
      expect(setup(["--chromium"]).output).toBe(`setup: ready (Chromium: ${browser})\n`);
    });

    it("runs Playwright's installer", () => {
      const browser = writePlaywright(true);
      const { code, output } = setup(["--chromium"]);
      expect(output).toContain("installing Playwright's Chromium");
      expect(output).toContain(`ready (Chromium: ${browser})`);
      expect(code).toBe(0);
    });

    it("names no host and no credentials when the installer cannot reach it", () => {
      writePlaywright(false);
      const { code, output } = setup(["--chromium", "--required"]);
      expect(code).toBe(1);
      expect(output).toContain("ENOTFOUND");
      expect(output).not.toMatch(/cdn\.invalid|secret/);
    });
  });
});
