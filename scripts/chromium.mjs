import { accessSync, constants, statSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const { env, platform } = process;

const PROGRAMS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

/**
 * Finds a Chromium on this machine: the one that `CHROMIUM_PATH` names and no other where that is
 * set, else one of the system's (Chromium, Chrome or Edge), else the one that Playwright installed.
 *
 * @returns {string | undefined} The path of a program.
 */
export function findChromium() {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  for (const path of systemPlaces()) if (isProgram(path)) return path;
  return playwrightChromium();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function* systemPlaces() {
  if (platform === "win32") {
    for (const base of [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]) {
      if (base === undefined) continue;
      yield join(base, "Chromium", "Application", "chrome.exe");
      yield join(base, "Google", "Chrome", "Application", "chrome.exe");
      yield join(base, "Microsoft", "Edge", "Application", "msedge.exe");
    }
    return;
  }
  for (const directory of (env.PATH ?? "").split(delimiter).filter(Boolean)) {
    for (const name of PROGRAMS) yield join(directory, name);
  }
  if (platform === "darwin") {
    for (const base of ["/Applications", join(homedir(), "Applications")]) {
      for (const name of ["Chromium", "Google Chrome", "Microsoft Edge"]) {
        yield join(base, `${name}.app`, "Contents", "MacOS", name);
      }
    }
  }
}

function playwrightChromium() {
  try {
    const require = createRequire(new URL("../examples/worker/package.json", import.meta.url));
    const path = require("playwright-core").chromium.executablePath();
    return isProgram(path) ? path : undefined;
  } catch {
    // The packages are not installed yet, or Playwright knows no browser for this system.
    return undefined;
  }
}
