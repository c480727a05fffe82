import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RetryableError, SessionOverError } from "../src/errors.ts";
import { FakeClock } from "../src/fake-clock.ts";
import type { StatusReport } from "../src/outgoing.ts";
import type { WireMatch } from "../src/protocol/messages.ts";
import { runScraper } from "../src/runner.ts";
import type { RunScraperOptions } from "../src/runner-options.ts";
import type { EmitReading, ScrapeContext, SiteReading, SiteScraper } from "../src/scraper.ts";
import { crash, makeFakeBrowser, type FakeBrowser } from "./fake-browser.ts";
import { makeMatch } from "./make-match.ts";

const START = Date.UTC(2026, 0, 1);

let clock: FakeClock;
let fake: FakeBrowser;
let controller: AbortController;
let sent: { matches: readonly WireMatch[]; at: number }[];
let statuses: StatusReport[];
let errors: unknown[];
let running: Promise<unknown> | undefined;

beforeEach(() => {
  clock = new FakeClock(START);
  fake = makeFakeBrowser();
  controller = new AbortController();
  sent = [];
  statuses = [];
  errors = [];
});

afterEach(async () => {
  controller.abort();
  await running;
  expect(clock.pending).toBe(0);
});

function reading(time: string, fields: Partial<SiteReading> = {}): SiteReading {
  return { matches: [{ ...makeMatch(), time }], rows: 1, problems: [], ...fields };
}

/** A scraper whose watching is in the test's hands. */
function makeWatcher(): SiteScraper & {
  emit: EmitReading;
  fail: (error: unknown) => void;
  contexts: ScrapeContext[];
  opened: number;
  scraped: number;
} {
  const watcher = {
    site: "sbo",
    oddsFormat: "malay" as const,
    emit: (() => undefined) as EmitReading,
    fail: (() => undefined) as (error: unknown) => void,
    contexts: [] as ScrapeContext[],
    opened: 0,
    scraped: 0,
    watch: (_page: unknown, emit: EmitReading, context: ScrapeContext) => {
      watcher.emit = emit;
      watcher.contexts.push(context);
      return new Promise<void>((_resolve, reject) => {
        watcher.fail = reject;
      });
    },
    open: () => {
      watcher.opened += 1;
      return Promise.resolve();
    },
    scrapeOdds: () => {
      watcher.scraped += 1;
      return Promise.resolve(reading("read"));
    },
  };
  return watcher;
}

async function start(
  scraper: SiteScraper,
  options: Partial<RunScraperOptions> = {},
): Promise<void> {
  running = runScraper({
    scraper,
    url: "http://site.test/",
    client: {
      sendSnapshot: (matches, at) => sent.push({ matches, at }),
      sendStatus: (status) => statuses.push(status),
    },
    browser: fake.browser,
    signal: controller.signal,
    clock,
    random: () => 0.5,
    onError: (error) => errors.push(error),
    ...options,
  });
  running.catch(() => undefined);
  await clock.advance(0);
}

const times = (): unknown[] => sent.map(({ matches }) => matches.map(({ time }) => time));

describe("runScraper() with an adapter that watches", () => {
  test("sends what it tells at once, and reads in full every 10 s", async () => {
    const watcher = makeWatcher();
    await start(watcher);
    expect(times()).toEqual([["read"]]);
    await clock.advance(1234);
    watcher.emit(reading("1H 5'"));
    expect(times()).toEqual([["read"], ["1H 5'"]]);
    expect(sent[1]?.at).toBe(START + 1234);
    await clock.advance(8765);
    expect(watcher.scraped).toBe(1);
    await clock.advance(1);
    expect(watcher.scraped).toBe(2);
  });

  test("lets it begin before the page is opened, and sends nothing before it is open", async () => {
    const watcher = makeWatcher();
    let finish: () => void = () => undefined;
    const open = (): Promise<void> =>
      new Promise((resolve) => {
        finish = resolve;
      });
    await start({ ...watcher, open });
    watcher.emit(reading("early"));
    watcher.emit(reading("early, newer"));
    expect(sent).toEqual([]);
    finish();
    await clock.advance(0);
    expect(times().slice(0, 1)).toEqual([["early, newer"]]);
  });

  test("gives the page up when the watching fails, and withdraws what it said", async () => {
    const watcher = makeWatcher();
    await start(watcher);
    const { emit } = watcher;
    watcher.fail(new RetryableError("a gap in the feed"));
    await clock.advance(0);
    expect(times()).toEqual([["read"], []]);
    expect(fake.contexts.map(({ closed }) => closed)).toEqual([true]);
    expect(watcher.contexts[0]?.signal.aborted).toBe(true);
    emit(reading("too late"));
    expect(sent).toHaveLength(2);
    await clock.advance(250);
    expect(watcher.opened).toBe(2);
    expect(times().slice(2)).toEqual([["read"]]);
  });

  test("starts a new session at once when the session is over", async () => {
    const watcher = makeWatcher();
    await start(watcher);
    watcher.fail(new SessionOverError("login"));
    await clock.advance(0);
    expect(watcher.opened).toBe(2);
    expect(statuses.some(({ error }) => error?.code === "session-over")).toBe(true);
  });

  test("notices a crash between two readings", async () => {
    const watcher = makeWatcher();
    await start(watcher);
    crash(fake.pages[0]);
    await clock.advance(250);
    expect(watcher.opened).toBe(2);
  });

  test("takes the moment that the reading says", async () => {
    const watcher = makeWatcher();
    await start(watcher);
    await clock.advance(5000);
    watcher.emit(reading("then", { at: START + 4000 }));
    expect(sent.at(-1)?.at).toBe(START + 4000);
  });

  test("gives up a page to which the site says nothing any more", async () => {
    const watcher = makeWatcher();
    const scrapeOdds = (): Promise<SiteReading> =>
      Promise.resolve(reading("the same for ever", { at: START }));
    await start({ ...watcher, scrapeOdds }, { maxDataAgeMs: 30_000 });
    expect(sent).toHaveLength(1);
    await clock.advance(30_000);
    expect(sent).toHaveLength(1);
    await clock.advance(10_000);
    expect(times()).toEqual([["the same for ever"], []]);
    expect(errors).toMatchObject([{ code: "stale" }]);
  });

  test("recycles the page without withdrawing anything", async () => {
    const watcher = makeWatcher();
    await start(watcher, { recycle: { afterMs: 25_000 } });
    await clock.advance(30_000);
    expect(watcher.opened).toBe(2);
    expect(sent.every(({ matches }) => matches.length === 1)).toBe(true);
    expect(errors).toEqual([]);
  });
});
