import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startBookmakers, type Bookmakers } from "example-bookmakers";
import { findChromium } from "../../../scripts/chromium.mjs";
import { describeWithChromium } from "../../../test/chromium.ts";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Browser;
let bookmakers: Bookmakers;
let page: Page;
const complaints: string[] = [];

describeWithChromium("pages", () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium() ?? "", args: ARGS });
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    complaints.length = 0;
    bookmakers = await startBookmakers({ paused: true, tickMs: 100, seed: 5 });
    page = await browser.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
  });

  afterEach(async () => {
    await page.close();
    await bookmakers.close();
    expect(complaints).toEqual([]);
  });

  /** Moves the market until something on the page satisfies the condition. */
  async function tickUntil(frame: Frame | Page, condition: string): Promise<void> {
    await expect
      .poll(
        () => {
          const { market } = bookmakers;
          market.tick(market.now + 1000);
          return frame.evaluate(condition);
        },
        { timeout: 20_000 },
      )
      .toBeTruthy();
  }

  async function openFrame(port: number): Promise<Frame> {
    await page.goto(`http://127.0.0.1:${port}/`);
    const frame = await (await page.waitForSelector("#oddsFrame")).contentFrame();
    if (frame === null) throw new Error("The page has no frame");
    await frame.waitForLoadState("load");
    return frame;
  }

  test("sbo patches prices in place and marks them", async () => {
    await page.goto(`http://127.0.0.1:${bookmakers.ports.sbo}/`);
    await page.evaluate(`
      window.kept = [...document.querySelectorAll(".odds-value")];
      window.texts = window.kept.map((span) => span.textContent);
    `);
    await tickUntil(
      page,
      `window.kept.some((span, index) => span.isConnected &&
        span.textContent !== window.texts[index] && span.classList.contains("odds-changed"))`,
    );
    const connected = await page.evaluate(
      `window.kept.filter((span) => span.isConnected).length / window.kept.length`,
    );
    expect(connected).toBeGreaterThan(0.5);
  });

  test("sbo keeps every row of the board in step through goals and kick-offs", async () => {
    await page.goto(`http://127.0.0.1:${bookmakers.ports.sbo}/`);
    const { market } = bookmakers;
    for (const minutes of [10, 90, 300]) {
      market.scoreGoal("home");
      market.tick(market.now + minutes * 60_000);
      const url = `http://127.0.0.1:${bookmakers.ports.sbo}/board`;
      const wanted = await (await fetch(url)).text();
      const rows = [...wanted.matchAll(/<tr id="([^"]*)"/g)].map((found) => found[1]);
      await expect
        .poll(
          () =>
            page.evaluate(
              `[...document.querySelectorAll("#module-odds-display tr[id]")].map((row) => row.id)`,
            ),
          { timeout: 10_000 },
        )
        .toEqual(wanted.match(/id="((?:odds-row|league)-[^"]*)"/g)?.map((id) => id.slice(4, -1)));
      expect(rows.length).toBeGreaterThan(20);
      const expected = await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(wanted)}, "text/html")
          .body.textContent.replaceAll("\\n", "")`,
      );
      // The rows may be the same ones before the page has asked for news.
      await expect
        .poll(
          () =>
            page.evaluate(
              `document.getElementById("module-odds-display").textContent.replaceAll("\\n", "")`,
            ),
          { timeout: 10_000 },
        )
        .toBe(expected);
    }
  });

  test("ibc paints its whole containers anew at each update", async () => {
    const frame = await openFrame(bookmakers.ports.ibc);
    await frame.evaluate(`window.kept = [...document.querySelectorAll("tr")]`);
    await tickUntil(frame, `document.querySelectorAll(".Odds_Upd").length > 0`);
    expect(await frame.evaluate(`window.kept.some((row) => row.isConnected)`)).toBe(false);
    expect(
      await frame.evaluate(`document.querySelectorAll("#oTableContainer_L tr.live").length > 0`),
    ).toBe(true);
  });

  test("cmd has fifteen matches in the page and shows the others as the list is scrolled", async () => {
    const frame = await openFrame(bookmakers.ports.cmd);
    const wanted = bookmakers.market.state().sites.cmd.map(({ home }) => home);
    await expect
      .poll(() => frame.evaluate(`document.getElementById("oddsListSpacer").style.height`), {
        timeout: 10_000,
      })
      .not.toBe("");
    const seen = new Set<string>();
    for (let top = 0; seen.size < wanted.length && top < 20_000; top += 400) {
      const window = await frame.evaluate<{
        homes: string[];
        orphans: number;
        visible: boolean;
      }>(`new Promise((resolve) => {
        document.getElementById("oddsList").scrollTop = ${top};
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({
          homes: [...document.querySelectorAll(".default-match")].map((match) =>
            match.querySelector(".tableDiv-match-info__event > div > span").textContent),
          orphans: [...document.querySelectorAll(".match")].filter((match) =>
            document.querySelector('.default-match[data-match="' + match.dataset.match + '"]') === null).length,
          visible: document.elementFromPoint(300, 300).closest(".match, .league") !== null,
        })));
      })`);
      expect(window.homes.length).toBe(15);
      expect(window.orphans).toBe(0);
      expect(window.visible).toBe(true);
      for (const home of window.homes) seen.add(home);
    }
    expect(seen).toEqual(new Set(wanted));
  });

  test("every board changes its odds format, and says so in the selected attribute", async () => {
    const cases = [
      { port: bookmakers.ports.sbo, select: "#odds-style", value: "DE", price: ".odds-value" },
      { port: bookmakers.ports.ibc, select: "#selOddsType", value: "1", price: ".OddsDiv a" },
      { port: bookmakers.ports.cmd, select: "#OddsType", value: "DE", price: ".odds:not(:empty)" },
    ];
    for (const { port, select, value, price } of cases) {
      const frame =
        port === bookmakers.ports.sbo
          ? (await page.goto(`http://127.0.0.1:${port}/`), page.mainFrame())
          : await openFrame(port);
      const readBoard = `({
        chosen: document.querySelector("${select} option[selected]").value,
        low: [...document.querySelectorAll("${price}")].filter((item) => Number(item.textContent) <= 1).length,
        count: document.querySelectorAll("${price}").length,
      })`;
      const malay = await frame.evaluate<{ low: number }>(readBoard);
      expect(malay.low).toBeGreaterThan(0);
      await frame.selectOption(select, value);
      await expect
        .poll(() => frame.evaluate(readBoard), { timeout: 10_000 })
        .toMatchObject({ chosen: value, low: 0, count: expect.any(Number) as number });
      expect((await frame.evaluate<{ count: number }>(readBoard)).count).toBeGreaterThan(50);
    }
  });
});
