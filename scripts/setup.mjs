/**
 * Gets a machine ready for `npm start` and `npm test`; needs Node and nothing else.
 *
 *     node scripts/setup.mjs [--chromium] [--required]
 *
 * Installs the packages where `node_modules` is missing or older than the lock file. With
 * `--chromium` it also finds a Chromium or installs one. A machine that cannot have a Chromium can
 * still run every test that needs none, so that failure is a warning unless `--required` is given
 * or `CI` is set.
 *
 * Output of installers is kept back and shown only where they fail, with hosts blanked out: a
 * private registry's address has no place in a public log.
 */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";
import { inCi } from "./in-ci.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LEAST_NODE = [20, 19];
/** Lines of an installer's output that are worth showing after it failed. */
const TAIL_LINES = 15;
const REMINDER_MS = 15_000;

const { env, platform } = process;

function say(text) {
  console.log(`setup: ${text}`);
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** The text without the host (and any credentials) of each URL, nor a host that DNS or TCP names. */
function blankHosts(text) {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]+/gi, "$1(host)")
    .replace(
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH) +[\w.:[\]-]+/g,
      "$1 (host)",
    )
    .replace(
      /((?:resolve|connect to|connecting to|resolving) +['"]?)[\w.-]+\.[\w.:-]+/gi,
      "$1(host)",
    );
}

/** Runs a command quietly; on failure prints the end of what it said. Resolves to its success. */
function run(command, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    const reminder = setInterval(() => say(`still at it (${seconds()} s)`), REMINDER_MS);
    let output = "";
    const keep = (chunk) => (output = (output + chunk).slice(-64 * 1024));
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    const finish = (ok, why) => {
      clearInterval(reminder);
      if (ok) {
        say(`done in ${seconds()} s`);
      } else {
        const tail = output.trimEnd().split(/\r?\n/).slice(-TAIL_LINES);
        for (const line of tail) console.error(`  | ${blankHosts(line)}`);
        say(`failed: ${why}`);
      }
      resolve(ok);
    };
    child.once("error", (error) => finish(false, error.message));
    child.once("close", (code, signal) => finish(code === 0, signal ?? `exit code ${code}`));
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return true;
  say(
    `this project needs Node ${LEAST_NODE.join(".")} or later, and this is ${process.versions.node}; ` +
      "get a current one from nodejs.org or your version manager",
  );
  return false;
}

/**
 * The environment for an npm inside an npm script: without the outer npm's own settings that
 * belong to its command line (log level, workspace, prefix), with the user's (registry, proxy).
 */
function nestedNpmEnv() {
  const outer =
    /^npm_(package|lifecycle|command|node_execpath|config_(local_prefix|prefix|workspaces?|include_workspace_root|loglevel|silent|omit|production|dry_run|ignore_scripts|global))/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}

async function installPackages() {
  const lockedAt = modifiedAt(join(ROOT, "package-lock.json")) ?? 0;
  // npm writes this file last, so a broken-off install counts as none.
  const installedAt = modifiedAt(join(ROOT, "node_modules", ".package-lock.json"));
  if (installedAt !== undefined && installedAt >= lockedAt) return true;
  say(
    installedAt === undefined
      ? "installing packages (npm ci)"
      : "package-lock.json has changed: installing packages anew (npm ci)",
  );
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=warn"];
  // Straight through Node where the outer npm says where it is: Windows has no npm to spawn, only npm.cmd.
  const npm = env.npm_execpath;
  const ok =
    npm !== undefined && /npm-cli\.c?js$/.test(npm)
      ? await run(process.execPath, [npm, ...args], { env: nestedNpmEnv() })
      : await run("npm", args, { env: nestedNpmEnv(), shell: platform === "win32" });
  if (!ok) say("by hand: npm ci");
  return ok;
}

/** Whether `apt-get install chromium` gives a browser; Ubuntu's package of that name is a stub. */
function isDebianWithRoot() {
  if (platform !== "linux" || process.getuid() !== 0) return false;
  try {
    const release = readFileSync("/etc/os-release", "utf8");
    const family = [...release.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)/gm)].flatMap(([, ids]) =>
      ids.split(" "),
    );
    return family.includes("debian") && !family.includes("ubuntu");
  } catch {
    return false;
  }
}

async function installDebianChromium() {
  say("installing Debian's chromium (about 100 MB to download)");
  const quiet = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
  const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium"];
  const ok =
    (await run("apt-get", ["update", "-qq"], quiet)) && (await run("apt-get", install, quiet));
  return ok ? findChromium() : undefined;
}

async function installPlaywrightChromium() {
  say("installing Playwright's Chromium (about 200 MB to download)");
  const cli = join(ROOT, "node_modules", "playwright-core", "cli.js");
  if (!(await run(process.execPath, [cli, "install", "chromium"]))) return undefined;
  const path = findChromium();
  // Playwright's build brings no system libraries; on a bare Linux it may lie there and not start.
  if (path !== undefined && platform === "linux") {
    const { status } = spawnSync(path, ["--version"], { stdio: "ignore" });
    if (status !== 0) {
      say("it lacks system libraries; by hand: sudo npx playwright-core install-deps chromium");
      return undefined;
    }
  }
  return path;
}

async function provideChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (env.CHROMIUM_PATH) {
    say(`CHROMIUM_PATH names no program: ${env.CHROMIUM_PATH}`);
    return undefined;
  }
  return (
    (isDebianWithRoot() ? await installDebianChromium() : undefined) ??
    (await installPlaywrightChromium())
  );
}

function explainMissingChromium() {
  say("there is no Chromium. By hand, one of:");
  console.log("  sudo apt-get install chromium             (Debian)");
  console.log("  npx playwright-core install chromium      (any system)");
  console.log("  CHROMIUM_PATH=/path/to/chromium           (a Chromium, Chrome or Edge you have)");
  say("the tests that need a browser skip on a person's machine and fail where CI is set");
}

async function main(args) {
  const unknown = args.filter((arg) => !["--chromium", "--required"].includes(arg));
  if (unknown.length > 0) {
    say(`unknown option ${unknown.join(" ")}; known: --chromium, --required`);
    return 2;
  }
  if (!checkNode()) return 1;
  if (!(await installPackages())) return 1;
  if (!args.includes("--chromium")) return 0;
  const chromium = await provideChromium();
  if (chromium !== undefined) {
    say(`ready (Chromium: ${chromium})`);
    return 0;
  }
  explainMissingChromium();
  return inCi() || args.includes("--required") ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
