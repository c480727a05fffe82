/** What a worker takes from the environment and the command line: one schema, read once. */
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { delimiter } from "node:path";
import { err, ok, type Result } from "arb-core";
import { siteName, workerId } from "scraper-kit/protocol";
import { z } from "zod";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const INTERVAL_RULE = "must be 100 to 3600000";
const MINUTES_RULE = "must be 1 to 1440";
const OFFSET_RULE = "must be -720 to 840";

/** What may stand in a file instead: that of `WORKER_TOKEN` is named by `WORKER_TOKEN_FILE`. */
const SECRETS = ["WORKER_TOKEN", "PROXY_URL"] as const;

/** Where the local bookmaker sites of examples/bookmakers are. */
const LOCAL_SITES: ReadonlyMap<string, string> = new Map([
  ["sbo", "http://127.0.0.1:8101/"],
  ["ibc", "http://127.0.0.1:8102/"],
  ["cmd", "http://127.0.0.1:8103/"],
]);

/** Every variable that a worker knows; others are left alone. */
const environment = z
  .object({
    /** The site to read: sbo, ibc, cmd, another that has an adapter; or replay. */
    SITE: z.string("is missing: set it to sbo, ibc, cmd or replay").pipe(siteName),
    /** The odds page. Default for sbo, ibc and cmd: the local site of that name. */
    SITE_URL: z
      .url({ protocol: /^https?$/, error: "must be an http: or https: address" })
      .optional(),
    /** How far the site's local time is ahead of UTC, in minutes. Default: the adapter's. */
    SITE_UTC_OFFSET_MINUTES: z
      .string()
      .regex(/^-?\d{1,3}$/, "must be a whole number")
      .transform(Number)
      .pipe(z.number().min(-720, OFFSET_RULE).max(840, OFFSET_RULE))
      .optional(),
    /** The server's WebSocket. */
    SERVER_URL: z
      .url({ protocol: /^wss?$/, error: "must be a ws: or wss: address" })
      .default("ws://127.0.0.1:8000/ws"),
    /** A newer worker of the same id replaces the older. Default: worker-site-host-process. */
    WORKER_ID: workerId.optional(),
    /** What the server asks of workers. `WORKER_TOKEN_FILE` names a file that holds it. */
    WORKER_TOKEN: z
      .string()
      .regex(/^[\x21-\x7e]{1,4096}$/, "must be 1 to 4096 visible ASCII letters without spaces")
      .optional(),
    /** Where odds are taken from: what the site sends to its page, or what the page shows. */
    READ_FROM: z.enum(["feed", "screen"], "must be feed or screen").default("feed"),
    /** From the start of one full reading to the next, in ms. Default: as the adapter watches. */
    SCRAPE_INTERVAL_MS: z
      .string()
      .regex(/^\d{1,15}$/, "must be a whole number")
      .transform(Number)
      .pipe(z.number().min(100, INTERVAL_RULE).max(3_600_000, INTERVAL_RULE))
      .optional(),
    /** The browser makes way for a fresh one after so many minutes. */
    RECYCLE_MINUTES: z
      .string()
      .regex(/^\d{1,4}$/, "must be a whole number")
      .transform(Number)
      .pipe(z.number().min(1, MINUTES_RULE).max(1440, MINUTES_RULE))
      .default(60),
    /** A file that keeps the session (cookies, storage) for the next process. */
    SESSION_FILE: z.string().max(4096).optional(),
    /** The proxy for the site; it may hold name and password, and stand in `PROXY_URL_FILE`. */
    PROXY_URL: z
      .url({
        protocol: /^(?:https?|socks5)$/,
        error: "must be an http:, https: or socks5: address",
      })
      .optional(),
    /** A folder for what pages showed when they could not be understood. */
    ARTIFACTS_DIR: z.string().max(4096).optional(),
    /** The Chromium to start. Default: the system's, then Playwright's. */
    CHROMIUM_PATH: z.string().max(4096).optional(),
    /** `false` shows the browser's window. */
    HEADLESS: z
      .enum(["true", "false"], "must be true or false")
      .transform((text) => text === "true")
      .default(true),
    /** For SITE=replay: files or folders of recorded odds, separated as in PATH or by commas. */
    REPLAY_FILES: z
      .string()
      .transform((list) => list.split(/,/).flatMap((part) => part.split(delimiter)))
      .transform((paths) => paths.map((path) => path.trim()).filter((path) => path !== ""))
      .default([]),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  })
  .refine(({ SITE, SITE_URL }) => SITE === "replay" || LOCAL_SITES.has(SITE) || SITE_URL, {
    path: ["SITE_URL"],
    message: "is missing: only sbo, ibc and cmd have a default",
  })
  .refine(({ SITE, REPLAY_FILES }) => SITE !== "replay" || REPLAY_FILES.length > 0, {
    path: ["REPLAY_FILES"],
    message: "is missing: SITE=replay needs files of recorded odds",
  })
  .transform((env) => ({
    site: env.SITE,
    siteUrl: env.SITE_URL ?? LOCAL_SITES.get(env.SITE) ?? "",
    utcOffsetMinutes: env.SITE_UTC_OFFSET_MINUTES,
    serverUrl: env.SERVER_URL,
    workerId: env.WORKER_ID,
    token: env.WORKER_TOKEN,
    readFrom: env.READ_FROM,
    intervalMs: env.SCRAPE_INTERVAL_MS,
    recycleMs: env.RECYCLE_MINUTES * 60_000,
    sessionFile: env.SESSION_FILE,
    proxyUrl: env.PROXY_URL,
    artifactsFolder: env.ARTIFACTS_DIR,
    chromiumPath: env.CHROMIUM_PATH,
    headless: env.HEADLESS,
    replayFiles: env.REPLAY_FILES,
    logLevel: env.LOG_LEVEL,
  }));

/** The settings of one worker; {@link readConfig} makes them. `siteUrl` is empty for a replay. */
export type WorkerConfig = Readonly<z.output<typeof environment> & { workerId: string }>;

/** What tells this process from others, for the default worker id. */
export interface ProcessIdentity {
  readonly hostname: string;
  readonly pid: number;
}

/**
 * Reads the settings from the environment. An empty variable counts as absent.
 *
 * @returns the settings, or one sentence for each thing that is wrong, which begins with the
 *   variable's name and does not show its value.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  identity: ProcessIdentity = { hostname: hostname(), pid: process.pid },
): Result<WorkerConfig, readonly string[]> {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value !== "") given.set(name, value);
  }

  for (const name of SECRETS) {
    const problem = takeFromFile(name, given);
    if (problem !== undefined) return err([problem]);
  }

  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    return err(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`));
  }
  const { site, workerId: id = defaultWorkerId(site, identity) } = parsed.data;
  return ok({ ...parsed.data, workerId: id });
}

/** Puts what the file of a secret holds where the secret itself would stand. */
function takeFromFile(name: string, given: Map<string, string>): string | undefined {
  const file = given.get(`${name}_FILE`);
  if (file === undefined) return undefined;
  if (given.has(name)) return `${name} and ${name}_FILE are both set: set one`;
  try {
    given.set(name, readFileSync(file, "utf8").trim());
  } catch {
    return `${name}_FILE names a file that cannot be read`;
  }
  return undefined;
}

function defaultWorkerId(site: string, { hostname: host, pid }: ProcessIdentity): string {
  return `worker-${site}-${host.replace(/[^\x21-\x7e]/g, "-").slice(0, 40)}-${pid}`;
}
