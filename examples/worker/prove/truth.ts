/**
 * `npm run truth`: everything that goes wrong at the local sites goes wrong, for an hour of their time,
 * and every price that workers publish in it is held against what was true at its time stamp.
 *
 * Pages are read one after the other, each from the screen and from the feed at once.
 *
 * `--minutes` of the sites' time for each page, `--seed` of the market and of what goes wrong, `--page`
 * for one alone, `--json` for one line `{prices, wrong, suspended_published, seed}`. Ends with 1 when a
 * price was wrong.
 */
import { parseArgs } from "node:util";
import { startBookmakers, type Bookmakers, type Site } from "example-bookmakers";
import { launchBrowser, runScraper } from "scraper-kit";
import { loadScraper } from "../src/sites/index.ts";
import { createHastyClock } from "./hasty-clock.ts";
import { TruthLedger } from "./truth-ledger.ts";

/** So many times faster than real time do the sites' clocks run, and the waits of workers. */
const HASTE = 20;
/** How often the market moves and pages ask for news, in milliseconds of real time. */
const TICK_MS = 200;
const MINUTE_MS = 60_000;

const PAGES = [
  { page: "sbo", site: "sbo" },
  { page: "ibc", site: "ibc" },
  { page: "saba", site: "ibc" },
  { page: "cmd", site: "cmd" },
] as const;
const WAYS = ["feed", "screen"] as const;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    page: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  throw new RangeError("Cannot look for the truth: --minutes and --seed must be numbers");
}

const browser = await launchBrowser();
const workers: Worker[] = [];
for (const { page, site } of PAGES) {
  if (values.page === undefined || values.page === page) workers.push(...(await watch(page, site)));
}
await browser.close();

const total = (of: (ledger: TruthLedger) => number): number =>
  workers.reduce((sum, { ledger }) => sum + of(ledger), 0);
const prices = total(({ counts }) => counts.prices);
const wrong = total(({ counts }) => counts.wrong);
const suspended = total(({ counts }) => counts.suspendedPublished);
if (values.json) {
  console.log(JSON.stringify({ prices, wrong, suspended_published: suspended, seed }));
} else {
  console.table(
    Object.fromEntries(
      workers.map(({ name, ledger: { counts }, readings, errors }) => [
        name,
        { readings, ...counts, errors: [...errors].map(([code, n]) => `${n} ${code}`).join(", ") },
      ]),
    ),
  );
  for (const { ledger } of workers) for (const finding of ledger.findings) console.log(finding);
  console.log(
    `${prices} prices in ${minutes} minutes a page of the sites' time: ${wrong} wrong, ${suspended} suspended; seed ${seed}`,
  );
}
process.exitCode = wrong + suspended === 0 && prices > 0 ? 0 : 1;

/** What is read, and from where. */
interface Kind {
  readonly page: (typeof PAGES)[number]["page"];
  readonly site: Site;
  readonly way: (typeof WAYS)[number];
}

/** A worker without a server: what it would send is held against the truth. */
interface Worker {
  readonly name: string;
  readonly ledger: TruthLedger;
  readonly errors: Map<string, number>;
  readonly readings: number;
  readonly ended: Promise<void>;
}

/** Reads one page for the time that was asked for. */
async function watch(page: Kind["page"], site: Site): Promise<Worker[]> {
  const begin = Date.now();
  const bookmakers = await startBookmakers({
    seed,
    faultsSeed: seed,
    tickMs: TICK_MS,
    clock: () => begin + (Date.now() - begin) * HASTE,
  });
  const stopping = new AbortController();
  const readers = await Promise.all(
    WAYS.map((way) => startWorker(bookmakers, { page, site, way }, stopping.signal)),
  );
  await new Promise((resolve) => setTimeout(resolve, (minutes * MINUTE_MS) / HASTE));
  stopping.abort();
  await Promise.all(readers.map(({ ended }) => ended));
  for (const { ledger } of readers) ledger.close();
  await bookmakers.close();
  return readers;
}

async function startWorker(
  { stages, ports }: Bookmakers,
  { page, site, way }: Kind,
  signal: AbortSignal,
): Promise<Worker> {
  const name = `${page} ${way}`;
  const ledger = new TruthLedger(stages[site]);
  const errors = new Map<string, number>();
  let readings = 0;
  const ended = runScraper({
    scraper: await loadScraper(site, { way }),
    url: `http://127.0.0.1:${ports[page]}/`,
    client: {
      sendSnapshot: (matches, at) => {
        readings += 1;
        ledger.check(matches, at, name);
      },
      sendStatus: () => undefined,
    },
    browser,
    clock: createHastyClock(HASTE),
    // Limits on what takes real time stay as they are.
    openTimeoutMs: 30_000 * HASTE,
    scrapeTimeoutMs: 10_000 * HASTE,
    signal,
    onError: (_error, { code }) => errors.set(code, (errors.get(code) ?? 0) + 1),
  });
  return {
    name,
    ledger,
    errors,
    get readings() {
      return readings;
    },
    ended,
  };
}
