/** Finds and starts a Chromium that is not ours: the system's, or the one that Playwright has. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { FatalError, RetryableError } from "./errors.ts";

/** Options of {@link launchBrowser}. */
export interface LaunchBrowserOptions {
  /** The Chromium to start. Default: what {@link findChromium} finds. */
  readonly executablePath?: string;
  /** Without a window. Default true. */
  readonly headless?: boolean;
  /** More command-line flags. */
  readonly args?: readonly string[];
  /** Ends the launch; a browser that is up by then is closed again. */
  readonly signal?: AbortSignal;
}

const SYSTEM_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const LAUNCH_TIMEOUT_MS = 30_000;

/** No screen to draw on, no first-run pages, and no traffic but the site's. */
const FLAGS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Looks for a Chromium: `CHROMIUM_PATH`, which decides alone when it is set, then the usual places
 * of the system's own, then the one that Playwright installs.
 *
 * @param env the environment, as `process.env` has it.
 * @returns the path of an existing file, or `undefined`.
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return placesToLook(env).find((path) => existsSync(path));
}

/**
 * Starts a Chromium. It is the caller's: close it. Signals to this process do not end it (the
 * caller may want to say goodbye first), but the end of this process does.
 *
 * @throws FatalError when there is none, RetryableError when it does not start, and the signal's
 *   reason when that aborts.
 */
export async function launchBrowser(options: LaunchBrowserOptions = {}): Promise<Browser> {
  const { executablePath = findChromium(process.env), headless = true, args, signal } = options;
  signal?.throwIfAborted();
  if (executablePath === undefined || !existsSync(executablePath)) {
    const places = executablePath === undefined ? placesToLook(process.env) : [executablePath];
    throw new FatalError(
      `Cannot launch browser: no Chromium at ${places.join(", ")}; set CHROMIUM_PATH to one`,
    );
  }
  const browser = await launch(executablePath, headless, args ?? []);
  if (signal?.aborted === true) {
    await browser.close();
    throw signal.reason;
  }
  return browser;
}

async function launch(
  executablePath: string,
  headless: boolean,
  args: readonly string[],
): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath,
      headless,
      args: [...FLAGS, ...args],
      // Chromium's own sandbox does not work for root; Playwright then adds --no-sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: LAUNCH_TIMEOUT_MS,
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
    });
  } catch (cause) {
    throw new RetryableError(`Cannot launch browser: ${executablePath} did not start`, { cause });
  }
}

function placesToLook(env: Readonly<Record<string, string | undefined>>): string[] {
  const told = env["CHROMIUM_PATH"];
  if (told !== undefined && told !== "") return [told];
  const own = chromium.executablePath();
  return own === "" ? SYSTEM_PATHS : [...SYSTEM_PATHS, own];
}
