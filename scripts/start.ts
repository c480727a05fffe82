// `npm start`: three bookmaker sites, the server and a worker for each site, until Ctrl-C.
import { setTimeout as delay } from "node:timers/promises";
import { findChromium } from "./chromium.mjs";
import { findTakenPort } from "./ports.ts";
import { onStopSignals } from "./stop-signals.ts";
import { summarizeSureBets } from "./sure-bets.ts";
import { supervise, type ProcessPlan } from "./supervise.ts";

const HOST = "127.0.0.1";
/** The sites, in the order of their ports: the first is one above the bookmakers' own. */
const SITES = ["sbo", "ibc", "cmd"] as const;

const GRACE_MS = 8000;
const POLL_MS = 500;
const SUMMARY_MS = 10_000;

const port = readPort("PORT", 8000);
const sitesPort = readPort("BOOKMAKERS_PORT", 8100);
const serverUrl = `http://${HOST}:${port}`;
const siteUrls = SITES.map(
  (site, index) => [site, `http://${HOST}:${sitesPort + 1 + index}/`] as const,
);

function readPort(name: string, fallback: number): number {
  const text = process.env[name] ?? "";
  if (text === "") return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 65_530) return value;
  return fail(`${name} must be a port from 1 to 65530, was ${text}`);
}

function say(text: string): void {
  console.log(text);
}

function fail(text: string): never {
  console.error(`Cannot start: ${text}`);
  process.exit(1);
}

/** Every process; the workers are told to end first, while there is a server to say goodbye to. */
function plans(): ProcessPlan[][] {
  const chromium = findChromium();
  return [
    [
      {
        name: "bookmakers",
        module: "examples/bookmakers/src/main.ts",
        env: { BOOKMAKERS_HOST: HOST, BOOKMAKERS_PORT: String(sitesPort) },
      },
      {
        name: "server",
        module: "examples/server/src/main.ts",
        env: { HOST, PORT: String(port) },
      },
    ],
    siteUrls.map(([site, url]) => ({
      name: `worker-${site}`,
      module: "examples/worker/src/main.ts",
      env: {
        SITE: site,
        SITE_URL: url,
        SERVER_URL: `ws://${HOST}:${port}/ws`,
        ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
      },
      hiddenFields: ["site", "worker"],
    })),
  ];
}

/** The JSON that the server answers, or undefined while it does not. */
async function get(path: string, signal: AbortSignal): Promise<unknown> {
  const token = process.env["VIEWER_TOKEN"];
  const headers: Record<string, string> =
    token === undefined || token === "" ? {} : { Authorization: `Bearer ${token}` };
  try {
    const response = await fetch(serverUrl + path, {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
    });
    const body: unknown = await response.json();
    return response.ok ? body : undefined;
  } catch {
    return undefined;
  }
}

function explain(): void {
  const auth = process.env["VIEWER_TOKEN"] ? ' -H "Authorization: Bearer $VIEWER_TOKEN"' : "";
  say("");
  say("The system runs; Ctrl-C ends it.");
  for (const [site, url] of siteUrls) say(`  ${`bookmaker ${site}`.padEnd(14)} ${url}`);
  say(`  server         ${serverUrl}/`);
  say(`  workers        ${serverUrl}/workers`);
  say(`  opportunities  ${serverUrl}/opportunities`);
  say(`  curl -s${auth} ${serverUrl}/opportunities`);
  say("");
}

/** Says when the server answers, when there are sure bets, and now and then how many. */
async function report(signal: AbortSignal): Promise<void> {
  while ((await get("/health", signal)) === undefined) await delay(POLL_MS, undefined, { signal });
  explain();
  // That there are none yet is no news.
  let last = summarizeSureBets({ opportunities: [] });
  for (;;) {
    const summary = summarizeSureBets(await get("/opportunities?limit=1000", signal));
    const isNews = summary !== undefined && summary !== last;
    if (isNews) {
      say(`sure bets: ${summary}`);
      last = summary;
    }
    await delay(isNews ? SUMMARY_MS : POLL_MS, undefined, { signal });
  }
}

const ports = [port, ...Array.from({ length: SITES.length + 1 }, (_, index) => sitesPort + index)];
const taken = await findTakenPort(HOST, ports);
if (taken !== undefined) {
  const name = taken === port ? "PORT" : "BOOKMAKERS_PORT";
  fail(
    `port ${taken} of ${HOST} is taken by another program; ` +
      `stop that program or choose another port: ${name}=${taken + 1000} npm start`,
  );
}

const supervisor = supervise(plans(), { write: say, graceMs: GRACE_MS });
const ending = new AbortController();
onStopSignals({
  stop: () => {
    say("Stopping …");
    ending.abort();
    supervisor.stop();
  },
  kill: supervisor.kill,
});
// Output that nobody reads any more (`npm start | head`) is as good as a request to end.
process.stdout.on("error", supervisor.stop);
report(ending.signal).catch((error: unknown) => {
  if (ending.signal.aborted) return;
  console.error(error);
  supervisor.stop();
});

const reason = await supervisor.ended;
ending.abort();
if (reason.kind === "process-ended") {
  console.error(`Ended: ${reason.name} ended by itself (${reason.how}).`);
}
process.exit(reason.kind === "asked" ? 0 : 1);
