/** What the runner does with real pages: their feeds, their sessions, what they weigh and leave. */
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { launchBrowser } from "../src/browser.ts";
import { delay } from "../src/clock.ts";
import { LayoutChangedError } from "../src/errors.ts";
import type { FeedMessage } from "../src/feed.ts";
import { parseRecording } from "../src/recording.ts";
import { runScraper } from "../src/runner.ts";
import type { RunScraperOptions } from "../src/runner-options.ts";
import { createSessionPool } from "../src/scraper-session.ts";
import type { SiteReading, SiteScraper } from "../src/scraper.ts";
import type { StatusReport } from "../src/outgoing.ts";
import { until } from "../src/until.ts";
import { describeWithChromium } from "../../../test/chromium.ts";
import { makeMatch } from "./make-match.ts";

const PAGE = `<!doctype html><img src="/picture.png"><script>
const tell = async () => { await fetch("/data?n=1", { method: "POST", body: "q=odds" }); };
void tell(); setInterval(tell, 50);
const socket = new WebSocket("ws://" + location.host + "/socket");
socket.onopen = () => socket.send("subscribe");
setTimeout(() => { const script = document.createElement("script"); document.body.append(script); }, 0);
</script><p>odds</p>`;

let browser: Browser;
let server: Server;
let sockets: WebSocketServer;
let origin: string;
let requests: { readonly path: string; readonly cookie: string }[];
let body: string;
let stopping: AbortController;
let running: Promise<void> | undefined;
let readings: { readonly reading: SiteReading; readonly at: number }[];
let statuses: StatusReport[];

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  requests.push({ path, cookie: request.headers.cookie ?? "" });
  if (path === "/") response.setHeader("set-cookie", `visit=${requests.length}; Max-Age=3600`);
  response.setHeader("content-type", path === "/" ? "text/html" : "text/plain");
  response.end(path === "/" ? PAGE : body);
}

function makeScraper(changes: Partial<SiteScraper> = {}): SiteScraper {
  return {
    site: "demo",
    oddsFormat: "decimal",
    isData: (url) => /\/(?:data|socket)/u.test(url),
    isDeadSession: (text) => text.startsWith("<"),
    async open(page, url) {
      await page.goto(url);
    },
    scrapeOdds: () => Promise.resolve({ matches: [makeMatch()], rows: 1, problems: [] }),
    ...changes,
  };
}

function start(options: Partial<RunScraperOptions> = {}): void {
  running = runScraper({
    scraper: makeScraper(),
    url: `${origin}/`,
    client: { sendSnapshot: () => undefined, sendStatus: (status) => statuses.push(status) },
    browser,
    intervalMs: 20,
    signal: stopping.signal,
    onReading: (reading, at) => readings.push({ reading, at }),
    ...options,
  });
  running.catch(() => undefined);
}

describeWithChromium("runScraper() with a page that", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer(answer);
    sockets = new WebSocketServer({ server, path: "/socket" });
    sockets.on("connection", (socket) => {
      socket.on("message", () => socket.send("odds"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await browser.close();
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    requests = [];
    body = "odds";
    stopping = new AbortController();
    readings = [];
    statuses = [];
  });

  afterEach(async () => {
    stopping.abort();
    await running;
  });

  test("has a feed lets the adapter hear answers and frames, and stamps readings by them", async () => {
    const heard: FeedMessage[] = [];
    let freshAt: (at: number) => number | undefined = () => undefined;
    start({
      scraper: makeScraper({
        async watch(_page, _emit, { feed, signal }) {
          feed.listen((message) => heard.push(message));
          freshAt = (at) => feed.freshAt(at);
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
        },
      }),
    });
    await until(() => heard.filter(({ kind }) => kind === "response").length > 2);
    const response = heard.find((message) => message.kind === "response");
    expect(response).toMatchObject({ status: 200, request: "q=odds", body: "odds" });
    expect(response!.at).toBeGreaterThanOrEqual(response!.askedAt);
    const frames = heard.filter((message) => message.kind === "frame");
    expect(frames).toMatchObject([
      { socket: 1, sent: true, body: "subscribe" },
      { socket: 1, sent: false, body: "odds" },
    ]);
    const begunAt = Date.now();
    await until(() => readings.at(-1)!.at > begunAt);
    for (const socket of sockets.clients) socket.terminate();
    await until(() => heard.some(({ kind }) => kind === "socket-close"));
    const closedAt = heard.find(({ kind }) => kind === "socket-close")!.at;
    expect(closedAt).toBeLessThanOrEqual(Date.now());
    expect(freshAt(Date.now())).toBe(closedAt);
    // What is read from then on is of that moment, if it is sent at all.
    const before = readings.length;
    await delay(1000);
    expect(readings.slice(before).filter(({ at }) => at !== closedAt)).toEqual([]);
  });

  test("begins to answer with a login page is a session that is over", async () => {
    let opened = 0;
    start({
      scraper: makeScraper({
        async open(page, url) {
          opened += 1;
          body = "odds";
          await page.goto(url);
        },
      }),
    });
    await until(() => readings.length > 0);
    body = "<form>password</form>";
    await until(() => opened === 2);
    expect(statuses.some(({ error }) => error?.code === "session-over")).toBe(true);
    await until(() => statuses.at(-1)?.state === "reading");
  });

  test("has pictures is read without them", async () => {
    start();
    await until(() => readings.length > 0);
    expect(requests.some(({ path }) => path === "/picture.png")).toBe(false);
    stopping.abort();
    await running;

    stopping = new AbortController();
    start({ blockResources: [] });
    await until(() => requests.some(({ path }) => path === "/picture.png"));
  });

  test("is recycled keeps its session's cookies", async () => {
    start({ sessions: createSessionPool(), recycle: { readings: 2 } });
    const visits = (): readonly { readonly cookie: string }[] =>
      requests.filter(({ path }) => path === "/");
    await until(() => visits().length >= 3);
    expect(visits()[0]?.cookie).toBe("");
    expect(visits()[1]?.cookie).toMatch(/^visit=\d+$/u);
    expect(statuses.some(({ state }) => state === "degraded")).toBe(false);
  });

  test("is new without sessions knows nothing of the page before", async () => {
    start({ recycle: { readings: 2 } });
    const visits = (): readonly { readonly cookie: string }[] =>
      requests.filter(({ path }) => path === "/");
    await until(() => visits().length >= 3);
    expect(visits().map(({ cookie }) => cookie)).toEqual(visits().map(() => ""));
  });

  test("has changed its layout is saved, and only so many are kept", async () => {
    const folder = await mkdtemp(join(tmpdir(), "findings-"));
    try {
      let broken = 0;
      start({
        scraper: makeScraper({
          // Every other page shows it at once.
          async open(page, address) {
            await page.goto(address);
            broken += 1;
            if (broken % 2 === 0) throw new LayoutChangedError("no odds");
          },
          scrapeOdds: () => Promise.reject(new LayoutChangedError("no odds")),
        }),
        artifacts: { folder, most: 2 },
        random: () => 0.5,
        clock: {
          now: () => Date.now(),
          setTimeout: (callback, delayMs) => {
            // Minutes of staying away pass in milliseconds.
            const timer = setTimeout(
              callback,
              delayMs > 60_000 && delayMs < 1_000_000 ? 10 : delayMs,
            );
            return () => clearTimeout(timer);
          },
        },
      });
      await until(() => broken >= 4, { deadlineMs: 30_000 });
      stopping.abort();
      await running;
      // The newest may be cut short by the end, and the one that makes way for it is gone soon.
      const finding = await until(async () => {
        const findings = (await readdir(folder)).sort();
        const oldest = join(folder, findings[0] ?? "");
        const files = findings.length === 2 ? (await readdir(oldest)).sort() : [];
        return files.join() === "recording.json,screenshot.png" ? oldest : undefined;
      });
      const recording = parseRecording(await readFile(join(finding, "recording.json"), "utf8"));
      expect(recording).toMatchObject({ version: 1, site: "demo" });
      expect(recording.frames[0]?.html).toContain("<p>odds</p>");
      expect(recording.frames[0]?.html).not.toContain("<script");
      if (process.platform !== "win32") expect((await stat(finding)).mode & 0o077).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
