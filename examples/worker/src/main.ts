/** A worker's process: reads one site and sends what it sees, until SIGTERM or SIGINT. */
import { constants } from "node:os";
import { pino } from "pino";
import {
  createSessionPool,
  runScraper,
  WorkerClient,
  type CloseCause,
  type ReadingSink,
  type SiteScraper,
  type StatusReport,
  type WorkerClientState,
} from "scraper-kit";
import { readCommandLine, USAGE } from "./command-line.ts";
import { readConfig, type WorkerConfig } from "./config.ts";
import { printReading } from "./print-reading.ts";
import { loadScraper } from "./sites/index.ts";

/** Takes what is only printed. */
const PRINTED: ReadingSink = { sendSnapshot: () => undefined, sendStatus: () => undefined };

/** Longer than a browser takes to close, shorter than a container gets to stop. */
const SHUTDOWN_LIMIT_MS = 9000;

const commandLine = readCommandLine(process.argv.slice(2));
if (!commandLine.ok) {
  console.error(`Cannot start worker: ${commandLine.error}\n\n${USAGE}`);
  process.exit(1);
}
if (commandLine.value === undefined) {
  console.log(USAGE);
  process.exit(0);
}
const { once, print } = commandLine.value;
const config = readConfig({ ...process.env, ...commandLine.value.env });
if (!config.ok) {
  for (const problem of config.error) console.error(`Cannot start worker: ${problem}`);
  process.exit(1);
}

const stopping = new AbortController();
let stopSignal: NodeJS.Signals = "SIGTERM";
const stop = (signal: NodeJS.Signals): void => {
  // The end of this process takes its browser with it.
  if (stopping.signal.aborted) process.exit(1);
  stopSignal = signal;
  stopping.abort();
  setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

const { site, workerId, logLevel } = config.value;
// A printed table has standard output for itself.
const log = pino(
  { level: logLevel, base: { site, worker: workerId } },
  pino.destination({ dest: print ? 2 : 1, sync: true }),
);
let exitCode: number;
try {
  exitCode = await (site === "replay" ? replay(config.value) : work(config.value));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  if (!stopping.signal.aborted) log.fatal({ reason }, "worker failed");
  exitCode = stopping.signal.aborted ? stoppedExitCode() : 1;
}
process.exit(exitCode);

/** A reading worker is meant to be stopped; of a replay that is stopped, a part is missing. */
function stoppedExitCode(): number {
  return site === "replay" ? 128 + constants.signals[stopSignal] : 0;
}

/** @returns the exit code: 1 when the server will not have this worker. */
async function work(settings: WorkerConfig): Promise<number> {
  const { readFrom, utcOffsetMinutes, serverUrl, token } = settings;
  const scraper = await loadScraper(settings.site, {
    way: readFrom,
    ...(utcOffsetMinutes !== undefined && { utcOffsetMinutes }),
  });
  if (print) {
    await read(scraper, settings, PRINTED);
    return 0;
  }
  const client = new WorkerClient({
    url: serverUrl,
    workerId: settings.workerId,
    site: settings.site,
    oddsFormat: scraper.oddsFormat,
    ...(token !== undefined && { token }),
    onStateChange: (state, detail) => {
      log[levelOf(state, client.closeCause)]({ state, detail }, "server");
      // A server that has refused this worker for good will not have what it reads.
      if (state === "closed" && client.closeCause !== "owner") stopping.abort();
    },
    onError: ({ code, path }) => log.debug({ code, path }, "the server refused something"),
  });
  client.start();
  try {
    await read(scraper, settings, client);
  } finally {
    await client.close();
  }
  return client.closeCause === "refused" ? 1 : 0;
}

/** Reads the site until this process is told to stop, or has read once and was to do no more. */
async function read(
  scraper: SiteScraper,
  settings: WorkerConfig,
  client: ReadingSink,
): Promise<void> {
  const { siteUrl, intervalMs, headless, chromiumPath } = settings;
  const { recycleMs, sessionFile, proxyUrl, artifactsFolder } = settings;
  const sessions = createSessionPool({
    ...(sessionFile !== undefined && { file: sessionFile }),
    ...(proxyUrl !== undefined && { proxies: [{ url: proxyUrl }] }),
  });
  try {
    await runScraper({
      scraper,
      url: siteUrl,
      client,
      sessions,
      launch: { headless, ...(chromiumPath !== undefined && { executablePath: chromiumPath }) },
      ...(intervalMs !== undefined && { intervalMs }),
      recycle: { afterMs: recycleMs },
      ...(artifactsFolder !== undefined && { artifacts: { folder: artifactsFolder } }),
      signal: stopping.signal,
      onReading: (reading, at) => {
        if (print) console.log(`${printReading(reading, at)}\n`);
        if (once) stopping.abort();
      },
      onStatus: logStatus,
      onError: (error, { code, waitMs }) =>
        log.debug({ code, waitMs, reason: error instanceof Error ? error.message : "" }, "retry"),
    });
  } finally {
    await sessions.save();
  }
}

/** @returns the exit code: 0, once everything is played. */
async function replay({ replayFiles: files, serverUrl, token }: WorkerConfig): Promise<number> {
  const { runReplay } = await import("./replay/replay.ts");
  const settings = { files, serverUrl, ...(token !== undefined && { token }) };
  await runReplay(settings, stopping.signal);
  return 0;
}

function levelOf(state: WorkerClientState, closeCause: CloseCause | undefined) {
  if (closeCause === "refused") return "error";
  return state === "waiting" || closeCause === "replaced" ? "warn" : "info";
}

function logStatus({ state, rows, error }: StatusReport): void {
  const level = state === "degraded" ? "warn" : "info";
  log[level]({ state, ...(rows !== undefined && { rows }), ...(error && { error }) }, "page");
}
