import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  BlockedError,
  FatalError,
  LayoutChangedError,
  RetryableError,
  ThrottledError,
} from "../src/errors.ts";
import { FakeClock } from "../src/fake-clock.ts";
import type { WireMatch } from "../src/protocol/messages.ts";
import type { StatusReport } from "../src/outgoing.ts";
import { runScraper } from "../src/runner.ts";
import type { RunScraperOptions } from "../src/runner-options.ts";
import type { ScrapeContext, SiteReading, SiteScraper } from "../src/scraper.ts";
import { crash, makeFakeBrowser, type FakeBrowser } from "./fake-browser.ts";
import { makeMatch } from "./make-match.ts";

const START = Date.UTC(2026, 0, 1);

let clock: FakeClock;
let fake: FakeBrowser;
let controller: AbortController;
let snapshots: { matches: readonly WireMatch[]; at: number }[];
let statuses: StatusReport[];
let running: Promise<unknown> | undefined;

beforeEach(() => {
  clock = new FakeClock(START);
  fake = makeFakeBrowser();
  controller = new AbortController();
  snapshots = [];
  statuses = [];
  running = undefined;
});

afterEach(async () => {
  fake.hangs = false;
  controller.abort();
  await running;
});

const client = {
  sendSnapshot: (matches: readonly WireMatch[], at: number) => snapshots.push({ matches, at }),
  sendStatus: (status: StatusReport) => statuses.push(status),
};

function makeReading(fields: Partial<SiteReading> = {}): SiteReading {
  return { matches: [makeMatch()], rows: 1, problems: [], ...fields };
}

/** A scraper that does one thing after the other, and the last one for ever. */
function makeScraper(
  ...steps: ((context: ScrapeContext) => SiteReading | Promise<SiteReading>)[]
): SiteScraper & { opened: number; scraped: number } {
  const scraper = {
    site: "sbo",
    oddsFormat: "malay" as const,
    opened: 0,
    scraped: 0,
    open: () => {
      scraper.opened += 1;
      return Promise.resolve();
    },
    scrapeOdds: async (_page: unknown, context: ScrapeContext) => {
      const step = steps[Math.min(scraper.scraped, steps.length - 1)]!;
      scraper.scraped += 1;
      return step(context);
    },
  };
  return scraper;
}

function fail(error: unknown): () => never {
  return () => {
    throw error;
  };
}

async function start(
  scraper: SiteScraper,
  options: Partial<RunScraperOptions> = {},
): Promise<void> {
  running = runScraper({
    scraper,
    url: "http://site.test/",
    client,
    browser: fake.browser,
    signal: controller.signal,
    clock,
    random: () => 0.5,
    ...options,
  });
  // Its outcome is looked at later.
  running.catch(() => undefined);
  await clock.advance(0);
}

function lastError(): string | undefined {
  return statuses.at(-1)?.error?.code;
}

describe("runScraper() readings", () => {
  test("are sent as snapshots at a steady pace, from start to start", async () => {
    const scraper = makeScraper(async () => {
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 300));
      return makeReading();
    });
    await start(scraper, { intervalMs: 1000 });
    await clock.advance(3300);
    expect(snapshots.map(({ at }) => at - START)).toEqual([0, 1000, 2000, 3000]);
    expect(scraper.opened).toBe(1);
  });

  test("follow at once when one takes longer than the interval, never two at a time", async () => {
    let inFlight = 0;
    const scraper = makeScraper(async () => {
      inFlight += 1;
      expect(inFlight).toBe(1);
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 2500));
      inFlight -= 1;
      return makeReading();
    });
    await start(scraper, { intervalMs: 1000 });
    await clock.advance(10_000);
    expect(snapshots.map(({ at }) => at - START)).toEqual([0, 2500, 5000, 7500]);
  });

  test.each([-3_600_000, 3_600_000])(
    "keep their pace when the time of day jumps %s ms",
    async (ms) => {
      let jumped = false;
      const scraper = makeScraper(() => {
        if (!jumped) clock.jump(ms);
        jumped = true;
        return makeReading();
      });
      await start(scraper, { intervalMs: 1000 });
      await clock.advance(1000);
      expect(scraper.scraped).toBeGreaterThanOrEqual(2);
      await clock.advance(5000);
      expect(scraper.scraped).toBeLessThanOrEqual(8);
    },
  );

  test("with rows that offer nothing are sent as empty snapshots", async () => {
    await start(makeScraper(() => makeReading({ matches: [], rows: 3 })));
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0]?.matches).toEqual([]);
    expect(statuses.at(-1)?.state).toBe("reading");
  });

  test("without rows and problems are reported as degraded, and sent only when repeated", async () => {
    const empty = makeReading({ matches: [], rows: 0 });
    await start(
      makeScraper(
        () => makeReading(),
        () => empty,
      ),
      { intervalMs: 1000 },
    );
    await clock.advance(1000);
    expect(snapshots).toHaveLength(1);
    expect(statuses.at(-1)).toMatchObject({ state: "degraded", error: { code: "empty-page" } });
    await clock.advance(1000);
    expect(snapshots).toHaveLength(2);
    expect(snapshots[1]?.matches).toEqual([]);
  });

  test("between two empty ones start the count anew", async () => {
    const empty = makeReading({ matches: [], rows: 0 });
    await start(
      makeScraper(
        () => empty,
        () => makeReading(),
        () => empty,
        () => makeReading(),
      ),
    );
    await clock.advance(3000);
    expect(snapshots.map(({ matches }) => matches.length)).toEqual([1, 1]);
  });

  test("with more problems than matches are sent, and reported as degraded", async () => {
    const problems = [1, 2].map((row) => ({ code: "bad-price", where: `row-${row}` }));
    await start(makeScraper(() => makeReading({ rows: 3, problems })));
    expect(snapshots).toHaveLength(1);
    expect(statuses.at(-1)).toMatchObject({
      state: "degraded",
      rows: 3,
      error: { code: "mostly-unreadable" },
    });
  });

  test("come to onReading with the time at which they were begun", async () => {
    const seen: unknown[] = [];
    const reading = makeReading();
    await start(
      makeScraper(() => reading),
      { onReading: (...args) => seen.push(args) },
    );
    expect(seen).toEqual([[reading, START]]);
  });

  test("happen on a fresh page after as many as recycle says", async () => {
    const scraper = makeScraper(() => makeReading());
    await start(scraper, { intervalMs: 1000, recycle: { readings: 3 } });
    await clock.advance(3000);
    expect(scraper).toMatchObject({ scraped: 4, opened: 2 });
    expect(fake.contexts.map(({ closed }) => closed)).toEqual([true, false]);
  });
});

describe("runScraper() status", () => {
  test("is sent on each change, and every 10 s with the newest facts", async () => {
    const changes: string[] = [];
    await start(
      makeScraper(() => makeReading()),
      { onStatus: ({ state }) => changes.push(state) },
    );
    expect(statuses.map(({ state }) => state)).toEqual(["starting", "reading"]);
    await clock.advance(10_000);
    expect(statuses).toHaveLength(3);
    expect(statuses[2]).toEqual({
      state: "reading",
      rows: 1,
      last_read: new Date(START + 9000).toISOString(),
    });
    expect(changes).toEqual(["starting", "reading"]);
  });

  test("is sent while a reading hangs", async () => {
    await start(
      makeScraper(() => new Promise(() => undefined)),
      { scrapeTimeoutMs: 60_000 },
    );
    await clock.advance(30_000);
    expect(statuses.map(({ state }) => state)).toEqual(Array(4).fill("starting"));
  });

  test("says what is wrong in one line without a call log", async () => {
    const error = new Error("Timeout 30000ms exceeded.\nCall log:\n  - <b>page content</b>");
    await start(makeScraper(fail(error)));
    expect(statuses.at(-1)?.error).toEqual({
      code: "unknown",
      message: "Timeout 30000ms exceeded.",
    });
  });

  test("returns to reading when the page can be read again", async () => {
    await start(makeScraper(fail(new RetryableError("x")), () => makeReading()));
    await clock.advance(250);
    expect(statuses.map(({ state }) => state)).toEqual(["starting", "degraded", "reading"]);
    expect(statuses.at(-1)?.error).toBeUndefined();
  });
});

describe("runScraper() errors", () => {
  test("a RetryableError is tried again with growing delays, from the third on on fresh pages", async () => {
    const scraper = makeScraper(fail(new RetryableError("x")));
    const waits: number[] = [];
    await start(scraper, { onError: (_error, { waitMs }) => waits.push(waitMs) });
    await clock.advance(250 + 500);
    expect(scraper).toMatchObject({ scraped: 3, opened: 1 });
    await clock.advance(1000);
    expect(scraper).toMatchObject({ scraped: 4, opened: 2 });
    expect(waits).toEqual([250, 500, 1000, 2000]);
  });

  test("a good reading starts the back-off anew", async () => {
    const waits: number[] = [];
    const bad = fail(new RetryableError("x"));
    await start(
      makeScraper(bad, bad, () => makeReading(), bad),
      {
        onError: (_error, { waitMs }) => waits.push(waitMs),
      },
    );
    await clock.advance(250 + 500 + 1000);
    expect(waits).toEqual([250, 500, 250]);
  });

  test("a ThrottledError keeps the page and waits as long as the site said", async () => {
    const scraper = makeScraper(fail(new ThrottledError("429", { retryAfterMs: 60_000 })));
    await start(scraper);
    expect(lastError()).toBe("throttled");
    await clock.advance(59_999);
    expect(scraper.scraped).toBe(1);
    await clock.advance(5001);
    expect(scraper).toMatchObject({ scraped: 2, opened: 1 });
  });

  test("a BlockedError comes back with a fresh context", async () => {
    const scraper = makeScraper(fail(new BlockedError("403")), () => makeReading());
    await start(scraper);
    expect(lastError()).toBe("blocked");
    expect(fake.contexts[0]?.closed).toBe(true);
    await clock.advance(7500);
    expect(scraper).toMatchObject({ scraped: 2, opened: 2 });
    expect(fake.contexts).toHaveLength(2);
  });

  test("a LayoutChangedError is reported and looked at again only now and then", async () => {
    const scraper = makeScraper(fail(new LayoutChangedError("no table")));
    await start(scraper);
    expect(statuses.at(-1)).toMatchObject({
      state: "degraded",
      error: { code: "layout-changed", message: "no table" },
    });
    await clock.advance(60_000);
    expect(scraper.scraped).toBe(1);
  });

  test("a FatalError stops it: it is thrown, and the page is closed", async () => {
    await start(makeScraper(fail(new FatalError("no licence"))));
    await expect(running).rejects.toThrow("no licence");
    running = undefined;
    expect(fake.contexts[0]?.closed).toBe(true);
    expect(statuses.at(-1)?.state).toBe("stopping");
    expect(clock.pending).toBe(0);
  });

  test("an error while opening never lets a half-open page be read", async () => {
    const scraper = makeScraper(() => makeReading());
    let tries = 0;
    const open = (): Promise<void> => {
      tries += 1;
      return tries === 1 ? Promise.reject(new RetryableError("x")) : Promise.resolve();
    };
    await start({ ...scraper, open });
    expect(snapshots).toHaveLength(0);
    await clock.advance(250);
    expect(tries).toBe(2);
    expect(fake.contexts.map(({ closed }) => closed)).toEqual([true, false]);
    expect(snapshots).toHaveLength(1);
  });

  test("a snapshot that cannot be sent is an error like others, and stops nothing", async () => {
    const refuse = (): never => {
      throw new RangeError("Cannot send snapshot: too large");
    };
    await start(
      makeScraper(() => makeReading()),
      { client: { ...client, sendSnapshot: refuse } },
    );
    expect(statuses.at(-1)?.error?.message).toBe("Cannot send snapshot: too large");
  });
});

describe("runScraper() time-outs", () => {
  test("a reading that takes too long is given up with its page, and its late result is dropped", async () => {
    let finish: (reading: SiteReading) => void = () => undefined;
    let told = false;
    const scraper = makeScraper(
      (context) =>
        new Promise<SiteReading>((resolve) => {
          finish = resolve;
          context.signal.addEventListener("abort", () => (told = true));
        }),
      () => makeReading({ rows: 7 }),
    );
    const readings: number[] = [];
    await start(scraper, {
      scrapeTimeoutMs: 2000,
      onReading: ({ rows }) => readings.push(rows),
    });
    await clock.advance(2000);
    expect(told).toBe(true);
    expect(lastError()).toBe("timeout");
    expect(fake.contexts[0]?.closed).toBe(true);
    finish(makeReading({ rows: 99 }));
    await clock.advance(250);
    expect(readings).toEqual([7]);
    expect(scraper.opened).toBe(2);
  });

  test("a page that takes too long to open is given up", async () => {
    const scraper = makeScraper(() => makeReading());
    const open = (): Promise<void> => new Promise(() => undefined);
    await start({ ...scraper, open }, { openTimeoutMs: 5000 });
    await clock.advance(5000);
    expect(lastError()).toBe("timeout");
    expect(fake.contexts[0]?.closed).toBe(true);
  });
});

describe("runScraper() browser", () => {
  test("a page that crashed is not used again", async () => {
    const scraper = makeScraper(
      () => {
        crash(fake.pages[0]);
        throw new Error("Target crashed");
      },
      () => makeReading(),
    );
    await start(scraper);
    await clock.advance(250);
    expect(scraper).toMatchObject({ scraped: 2, opened: 2 });
    expect(fake.contexts.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test("one that was lent is never closed", async () => {
    await start(makeScraper(() => makeReading()));
    controller.abort();
    await running;
    expect(fake.closed).toBe(false);
    expect(fake.contexts.map(({ closed }) => closed)).toEqual([true]);
  });

  test("one that was lent and is gone is the end", async () => {
    await start(makeScraper(() => makeReading()));
    fake.connected = false;
    await clock.advance(1000);
    await expect(running).rejects.toThrow("the browser that was lent is closed");
    running = undefined;
  });

  test("that hangs while it closes a page does not hold up the end", async () => {
    await start(makeScraper(() => makeReading()));
    fake.hangs = true;
    controller.abort();
    await clock.advance(5000);
    await running;
  });
});

describe("runScraper() stop", () => {
  test("ends a reading, a wait and the wait after an error at once", async () => {
    const scrapers = [
      makeScraper(() => new Promise(() => undefined)),
      makeScraper(() => makeReading()),
      makeScraper(fail(new ThrottledError("429"))),
    ];
    for (const scraper of scrapers) {
      controller = new AbortController();
      await start(scraper);
      controller.abort();
      await running;
      expect(clock.pending).toBe(0);
      expect(statuses.at(-1)?.state).toBe("stopping");
    }
  });

  test("before the start opens nothing", async () => {
    controller.abort();
    const scraper = makeScraper(() => makeReading());
    await start(scraper);
    await running;
    expect(scraper.opened).toBe(0);
    expect(fake.contexts).toEqual([]);
  });

  test("is no error, whatever the step throws because of it", async () => {
    const errors: unknown[] = [];
    const scraper = makeScraper(
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new FatalError("torn down")));
        }),
    );
    await start(scraper, { onError: (error) => errors.push(error) });
    controller.abort();
    await running;
    expect(errors).toEqual([]);
  });
});
