/**
 * `npm run replay -- <files or folders> [--json]`: plays recorded odds through the whole system,
 * a server, a worker and a subscriber in processes of their own, and settles what was found
 * against the real scores.
 */
import { randomUUID } from "node:crypto";
import { delimiter, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createReadCounts } from "arb-core/odds-files";
import { listOddsFiles, openOddsFile } from "../examples/worker/src/replay/odds-file.ts";
import { untilAborted } from "../examples/worker/src/replay/until-aborted.ts";
import type { SeenOpportunity } from "./replay-opportunities.ts";
import { findFreePort, ProcessGroup, receive } from "./replay-processes.ts";
import { formatReport, toReplayJson } from "./replay-report.ts";
import { findResults, matchKey, tallyPairs } from "./replay-settlement.ts";
import { onStopSignals } from "./stop-signals.ts";

const USAGE = `Usage: npm run replay -- <files or folders> [--json]

Plays recorded odds through the whole system and prints the sure bets that it finds.

  <files or folders>  CSV files: seasons of football-data.co.uk, snapshots of The Odds API.
                      Of a folder, every .csv file in it.
  --json              Print one JSON object about Bet365 against Pinnacle instead of tables.`;

const SERVER_START_MS = 60_000;
const POLL_MS = 50;

/**
 * The server's settings for a replay: as on the defaults, but on the messages' clock, as fast as
 * it goes, and every list of opportunities told, however slow the reader is.
 */
const SERVER_ENV = {
  HOST: "127.0.0.1",
  CLOCK: "messages",
  LOG_LEVEL: "warn",
  // A replay may be held up for longer than a live worker; its end is noticed by its exit.
  HEARTBEAT_MS: "3600000",
  MESSAGES_PER_SECOND: "1000000",
  MESSAGE_BURST: "1000000",
  SLOW_READER_BYTES: "1000000000",
  WORKER_TOKEN_FILE: "",
  VIEWER_TOKEN: "",
  VIEWER_TOKEN_FILE: "",
  MIN_MARGIN: "",
  MAX_AGE_MS: "",
  MAX_CONNECTIONS: "",
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }

  const processes = new ProcessGroup();
  const stopping = new AbortController();
  onStopSignals({
    stop: () => stopping.abort(new Error("stopped")),
    kill: () => {
      processes.kill();
      process.exit(130);
    },
  });
  try {
    const paths = positionals.map((path) => resolve(path));
    const files = await listOddsFiles(paths);
    const hasResults = await checkFiles(files, stopping.signal);
    const seen = await untilAborted(playAll(paths, processes), stopping.signal);
    await processes.stop();
    const results = await findResults(files, new Set(seen.map(matchKey)), stopping.signal);
    const tallies = tallyPairs(seen, results);
    console.log(
      values.json ? JSON.stringify(toReplayJson(tallies)) : formatReport(tallies, hasResults),
    );
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) {
      console.error("replay: stopped");
      return 130;
    }
    throw error;
  } finally {
    await processes.stop();
  }
}

/** Reads every header, so that a file of another kind is told of now and not minutes later. */
async function checkFiles(files: readonly string[], signal: AbortSignal): Promise<boolean> {
  let hasResults = false;
  for (const path of files) {
    signal.throwIfAborted();
    const file = await openOddsFile(path, createReadCounts());
    hasResults ||= file.kind === "football-data";
    file.close();
  }
  return hasResults;
}

/** Starts the processes, lets the worker play, and asks the subscriber what it saw. */
async function playAll(
  paths: readonly string[],
  processes: ProcessGroup,
): Promise<readonly SeenOpportunity[]> {
  for (const path of paths) {
    // The worker takes its files as one list in REPLAY_FILES.
    if (path.includes(",") || path.includes(delimiter)) {
      throw new Error(`Cannot replay ${path}: a path must hold neither "," nor "${delimiter}"`);
    }
  }
  const port = await findFreePort();
  // Nobody else may send prices into the replay.
  const token = randomUUID();
  processes.start({
    name: "server",
    module: "examples/server/src/main.ts",
    env: { ...SERVER_ENV, PORT: String(port), WORKER_TOKEN: token },
  });
  const polling = new AbortController();
  await Promise.race([
    untilHealthy(`http://127.0.0.1:${port}/health`, polling.signal),
    processes.failure("server"),
  ]).finally(() => polling.abort());

  const env = {
    SERVER_URL: `ws://127.0.0.1:${port}/ws`,
    WORKER_TOKEN: token,
    WORKER_TOKEN_FILE: "",
  };
  const subscriber = processes.start({
    name: "subscriber",
    module: "scripts/replay-subscriber.ts",
    env,
    ipc: true,
  }).child;
  const failure = processes.failure("server", "subscriber");
  await Promise.race([receive(subscriber, "ready"), failure]);

  const worker = processes.start({
    name: "worker",
    module: "examples/worker/src/main.ts",
    env: { ...env, SITE: "replay", REPLAY_FILES: paths.join(delimiter) },
  });
  const how = await Promise.race([worker.ended, failure]);
  if (how !== "exit code 0") throw new Error(`Cannot finish replay: the worker ended with ${how}`);

  const answer = receive(subscriber, "seen");
  subscriber.send({ type: "report" });
  const { seen } = await Promise.race([answer, failure]);
  return seen as readonly SeenOpportunity[];
}

/** Ends when the server answers, or silently when the signal is aborted. */
async function untilHealthy(url: string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + SERVER_START_MS;
  while (!signal.aborted) {
    const isHealthy = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    if (performance.now() > deadline) {
      throw new Error(`Cannot start server: it did not answer within ${SERVER_START_MS} ms`);
    }
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`replay: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
