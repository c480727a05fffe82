import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { findChromium } from "../../../scripts/chromium.mjs";
import { describeWithChromium } from "../../../test/chromium.ts";
import { tellState } from "./told-state.ts";

const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
const POLL = { timeout: 15_000 };

/** Reads the page as a person would: names, score, and the prices that are not grey. */
const READ = `[...document.querySelectorAll(".c-match")].map((match) => {
  const names = [...match.querySelectorAll(".c-team-name")].map((name) => name.textContent);
  const lines = [...match.querySelectorAll(".c-bettype-col")].flatMap((column) => {
    const buttons = [...column.querySelectorAll('.c-odds-button[data-grey-out="false"]')];
    if (buttons.length === 0) return [];
    const prices = buttons.map((button) => Number(button.querySelector(".c-odds").textContent));
    const goals = buttons.map((button) => button.querySelector(".c-text-goal").textContent);
    const size = (text) => text.split("/").reduce((sum, part) => sum + Number(part), 0) / text.split("/").length;
    const market = { 1: "ft_hdp", 3: "ft_ou", 5: "ft_1x2", 7: "fh_hdp", 8: "fh_ou", 15: "fh_1x2" }[column.dataset.bt];
    if (market.endsWith("1x2")) return [[market, 0, prices[0], prices[2], prices[1]].join(" ")];
    const line = market.endsWith("ou") || goals[0] === "" ? size(market.endsWith("ou") ? goals[0] : goals[1]) : 0 - size(goals[0]);
    return [[market, line, ...prices].join(" ")];
  });
  return {
    number: Number(match.dataset.matchid),
    league: match.closest(".c-league").querySelector(".c-league__name").textContent,
    teams: names.join(" v "),
    score: match.querySelector(".c-match-score .c-text")?.textContent ?? "",
    lines: lines.sort(),
  };
}).filter(({ teams }) => !/No\\. of Corners|Total Bookings/.test(teams)).sort((a, b) => a.number - b.number)`;

let browser: Browser;
let bookmakers: Bookmakers;
let page: Page;
const complaints: string[] = [];

describeWithChromium("the single page", () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium() ?? "", args: ARGS });
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    complaints.length = 0;
    bookmakers = await startBookmakers({ paused: true, tickMs: 50, seed: 5 });
    page = await browser.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
  });

  afterEach(async () => {
    await page.close();
    await bookmakers.close();
    expect(complaints).toEqual([]);
  });

  const open = async (): Promise<void> => {
    await page.goto(`http://127.0.0.1:${bookmakers.ports.saba}/`);
  };

  /** The innermost frame, whichever document is in it at the moment. */
  const sportsFrame = (): Frame => page.frame({ name: "sportsFrame" }) ?? page.mainFrame();

  const ask = async (script: string): Promise<unknown> =>
    sportsFrame()
      .evaluate(script)
      .catch(() => "the frame is on its way");

  const expectSoon = async (script: string, wanted: unknown): Promise<void> => {
    await expect.poll(() => ask(script), POLL).toEqual(wanted);
  };

  const told = (): unknown[] =>
    tellState(stateOf(bookmakers.stages.ibc))
      .map(({ number, league, teams, score, lines }) => ({ number, league, teams, score, lines }))
      .sort((a, b) => a.number - b.number);

  const move = (seconds = 1): void => {
    bookmakers.market.tick(bookmakers.market.now + seconds * 1000);
    bookmakers.stages.ibc.changed();
  };

  const chosen = `document.querySelector("select option[selected]")?.value`;
  const hasPassword = `document.querySelector("input[type=password]") !== null`;
  const prices = `document.querySelectorAll('[data-bt="1"] .c-odds').length > 50`;

  test("stands in two frames of another origin and shows the state, in running and today", async () => {
    await open();
    await expectSoon(READ, told());
    const paths = page.frames().map((frame) => new URL(frame.url()));
    expect(paths.map(({ pathname }) => pathname)).toEqual(["/", "/NewIndex", "/Sports/1/"]);
    expect(paths[1]?.origin).not.toBe(paths[0]?.origin);
    expect(
      await ask(`document.querySelectorAll(".c-odds-table--in-play .c-in-play").length > 5`),
    ).toBe(true);
    expect(await ask(`document.querySelectorAll(".c-odds-table").length`)).toBe(2);
  });

  test("follows ticks, goals and kick-offs, and keeps the elements that stay", async () => {
    await open();
    await expectSoon(READ, told());
    await ask(`void (window.kept = [...document.querySelectorAll(".c-odds")])`);
    for (let tick = 0; tick < 10; tick += 1) {
      move();
      await expectSoon(READ, told());
    }
    expect(
      await ask(`window.kept.filter((price) => price.isConnected).length / window.kept.length`),
    ).toBeGreaterThan(0.8);
    for (const minutes of [10, 90, 300]) {
      bookmakers.market.scoreGoal("home");
      move(minutes * 60);
      await expectSoon(READ, told());
    }
  });

  test("shows every step of every case", async () => {
    const stage = bookmakers.stages.ibc;
    await open();
    let steps = 0;
    for (const { number, sites, steps: own } of SITE_CASES) {
      // Sessions and cut sockets have tests of their own.
      if (!sites.includes("ibc") || [19, 20, 21].includes(number)) continue;
      stage.reset();
      for (const step of own) {
        step.apply(stage);
        await expectSoon(READ, told());
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(30);
  });

  test("comes back from a cut with what it has, and is right again when it is loaded afresh", async () => {
    await open();
    await expectSoon(READ, told());
    const before = told();
    bookmakers.stages.ibc.dropSockets();
    move(600);
    await expectSoon(`document.querySelector("output").textContent`, "");
    expect(told()).not.toEqual(before);
    // It is there again, hears what comes, and still has lines of before the cut.
    const sockets: string[] = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    expect(await ask(READ)).not.toEqual(told());
    for (let tick = 0; tick < 5; tick += 1) move();
    await expect
      .poll(async () => JSON.stringify(await ask(READ)) !== JSON.stringify(before), POLL)
      .toBe(true);
    expect(await ask(READ)).not.toEqual(told());
    await open();
    await expectSoon(READ, told());
  });

  test("shows a login page in place of the odds when its session is over", async () => {
    await open();
    await expectSoon(READ, told());
    bookmakers.stages.ibc.endSessions();
    await expectSoon(hasPassword, true);
    await open();
    await expectSoon(READ, told());
    bookmakers.stages.ibc.setLevers({ login: true });
    await expectSoon(hasPassword, true);
    await open();
    expect(await page.evaluate(hasPassword)).toBe(true);
  });

  test("picks another odds format, never with prices of the one before", async () => {
    await open();
    await expectSoon(READ, told());
    await ask(`
      window.mixed = [];
      new MutationObserver(() => {
        const format = ${chosen};
        if (document.querySelector("select").value !== format) return;
        const low = [...document.querySelectorAll('[data-bt="1"] .c-odds')].filter((item) => Number(item.textContent) < 1);
        if (format === "1" && low.length > 0) window.mixed.push(low[0].textContent);
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    `);
    for (const [format, code] of [
      ["DE", "1"],
      ["US", "5"],
      ["DE", "1"],
      ["MY", "4"],
    ] as const) {
      bookmakers.stages.ibc.setLevers({ format });
      await expectSoon(`[${chosen}, ${prices}]`, [code, true]);
      move();
    }
    await expectSoon(READ, told());
    await sportsFrame().selectOption("select", "2");
    await expectSoon(`[${chosen}, ${prices}]`, ["2", true]);
    expect(await ask("window.mixed")).toEqual([]);
  });

  test("has the right format also where answers of the one before are on their way", async () => {
    await open();
    await expectSoon(READ, told());
    bookmakers.stages.ibc.setLevers({ delayMs: 400 });
    await sportsFrame().selectOption("select", "2");
    await sportsFrame().selectOption("select", "1");
    bookmakers.stages.ibc.setLevers({ delayMs: 0 });
    await expectSoon(`[${chosen}, ${prices}]`, ["1", true]);
    await ask(`new Promise((resolve) => setTimeout(resolve, 500))`);
    expect(
      await ask(
        `[...document.querySelectorAll('[data-bt="1"] .c-odds')].every((item) => Number(item.textContent) > 1)`,
      ),
    ).toBe(true);
  });

  test("has other names in another layout, and goes back", async () => {
    await open();
    await expectSoon(`document.querySelectorAll(".c-match").length > 20`, true);
    bookmakers.stages.ibc.setLevers({ layout: "changed" });
    await expectSoon(
      `[document.querySelectorAll(".c-match").length, document.querySelectorAll(".x-fixture").length > 20]`,
      [0, true],
    );
    move();
    bookmakers.stages.ibc.setLevers({ layout: "usual" });
    await expectSoon(READ, told());
  });

  test("is painted anew as a whole when the lever says so", async () => {
    await open();
    await expectSoon(READ, told());
    bookmakers.stages.ibc.setLevers({ repaint: true });
    await ask(`void (window.kept = [...document.querySelectorAll(".c-match")])`);
    await expect
      .poll(() => {
        move();
        return ask(`window.kept.some((match) => match.isConnected)`);
      }, POLL)
      .toBe(false);
  });

  test("sends its frame elsewhere and back", async () => {
    await open();
    await expectSoon(READ, told());
    const visited: string[] = [];
    page.on("framenavigated", (frame) => visited.push(new URL(frame.url()).pathname));
    bookmakers.stages.ibc.navigateFrame();
    await expect.poll(() => visited, POLL).toEqual(["/Sports/Banner", "/Sports/1/"]);
    await expectSoon(READ, told());
  });
});
