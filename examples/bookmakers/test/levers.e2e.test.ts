import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { findChromium } from "../../../scripts/chromium.mjs";
import { describeWithChromium } from "../../../test/chromium.ts";

const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
const POLL = { timeout: 15_000 };

let browser: Browser;
let bookmakers: Bookmakers;
let page: Page;
const complaints: string[] = [];

describeWithChromium("levers", () => {
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

  const open = async (site: "sbo" | "cmd"): Promise<void> => {
    await page.goto(`http://127.0.0.1:${bookmakers.ports[site]}/`);
  };

  /** The frame with the odds, whichever document is in it at the moment. */
  const oddsFrame = (): Frame => page.frame({ name: "oddsFrame" }) ?? page.mainFrame();

  /** Asks the frame until the answer is as wanted; a frame that is about to go answers nothing. */
  const expectSoon = async (script: string, wanted: unknown): Promise<void> => {
    await expect
      .poll(
        () =>
          oddsFrame()
            .evaluate(script)
            .catch(() => "the frame is on its way"),
        POLL,
      )
      .toEqual(wanted);
  };

  const chosen = `document.querySelector("select option[selected]")?.value`;
  const hasPassword = `document.querySelector("input[type=password]") !== null`;

  for (const site of ["sbo", "cmd"] as const) {
    test(`${site} shows a login page in place of the odds when its session is over`, async () => {
      await open(site);
      await expectSoon(hasPassword, false);
      bookmakers.stages[site].endSessions();
      await expectSoon(hasPassword, true);
      await open(site);
      await expectSoon(chosen, "MY");
      bookmakers.stages[site].setLevers({ login: true });
      await expectSoon(hasPassword, true);
      await open(site);
      await expectSoon(hasPassword, true);
    });

    test(`${site} picks another odds format, never with prices of the one before`, async () => {
      await open(site);
      await expectSoon(chosen, "MY");
      const price = site === "sbo" ? ".odds-value" : ".row:has(.line) .odds:not(:empty)";
      await oddsFrame().evaluate(`
        window.mixed = [];
        new MutationObserver(() => {
          const format = ${chosen};
          if (document.querySelector("select").value !== format) return;
          const low = [...document.querySelectorAll("${price}")].filter((item) => Number(item.textContent) < 1);
          if (format === "DE" && low.length > 0) window.mixed.push(low[0].textContent);
        }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      `);
      bookmakers.stages[site].setLevers({ format: "DE" });
      await expectSoon(`[${chosen}, document.querySelectorAll("${price}").length > 50]`, [
        "DE",
        true,
      ]);
      bookmakers.stages[site].setLevers({ format: "MY" });
      await expectSoon(`[${chosen}, document.querySelectorAll("${price}").length > 50]`, [
        "MY",
        true,
      ]);
      expect(await oddsFrame().evaluate("window.mixed")).toEqual([]);
    });

    test(`${site} has other names in another layout, and goes back`, async () => {
      const known = site === "sbo" ? "#module-odds-display" : "#oddsList";
      const found = `document.querySelector("${known}") !== null`;
      await open(site);
      await expectSoon(found, true);
      bookmakers.stages[site].setLevers({ layout: "changed" });
      await expectSoon(`${found} || document.querySelector("select") === null`, false);
      bookmakers.stages[site].setLevers({ layout: "usual" });
      await expectSoon(found, true);
    });

    test(`${site} is painted anew as a whole when the lever says so`, async () => {
      await open(site);
      await expectSoon(chosen, "MY");
      const rows = site === "sbo" ? "tr" : ".match";
      bookmakers.stages[site].setLevers({ repaint: true });
      await oddsFrame().evaluate(`void (window.kept = [...document.querySelectorAll("${rows}")])`);
      await expectSoon(`window.kept.some((row) => row.isConnected)`, false);
    });
  }

  test("sbo shows the board of the moment in every step of every case", async () => {
    const stage = bookmakers.stages.sbo;
    await open("sbo");
    let steps = 0;
    for (const { sites, steps: own } of SITE_CASES) {
      if (!sites.includes("sbo")) continue;
      stage.reset();
      for (const step of own) {
        if (!step.readable) continue;
        step.apply(stage);
        const format = stage.levers.format ?? (await oddsFrame().evaluate(chosen));
        const url = `http://127.0.0.1:${bookmakers.ports.sbo}/board?odds=${String(format)}`;
        const text = (await (await fetch(url)).text()).replaceAll(/<[^>]*>|\s/g, "");
        await expectSoon(
          `document.querySelector("main > div").innerHTML.replaceAll(/<[^>]*>|\\s/g, "") ===
            ${JSON.stringify(text)}.replaceAll("&#39;", "'").replaceAll("&quot;", '"')`,
          true,
        );
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("cmd shows the list of the moment in every step of every case", async () => {
    const stage = bookmakers.stages.cmd;
    await open("cmd");
    let steps = 0;
    for (const { sites, steps: own } of SITE_CASES) {
      if (!sites.includes("cmd")) continue;
      stage.reset();
      for (const step of own) {
        if (!step.readable) continue;
        step.apply(stage);
        const wanted = stateOf(stage)
          .slice(0, 15)
          .flatMap(({ home, away, lines }) => [
            home,
            away,
            lines.filter(({ row }) => row === 0).length,
          ]);
        await expectSoon(
          `[...document.querySelectorAll(".default-match")].slice(0, 15).flatMap((match) => [
            ...[...match.querySelectorAll(".tableDiv-match-info__event span")].map((name) => name.textContent),
            [...match.querySelectorAll(".box:not(.Dbox_1x2)")].filter((box) => box.textContent.replace(/[ou]/g, "") !== "").length,
          ])`,
          wanted,
        );
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("cmd has all matches in the page without its window", async () => {
    await open("cmd");
    const count = `document.querySelectorAll(".default-match").length`;
    await expectSoon(count, 15);
    bookmakers.stages.cmd.setLevers({ virtual: false });
    await expectSoon(count, stateOf(bookmakers.stages.cmd).length);
    bookmakers.stages.cmd.setLevers({ virtual: true });
    await expectSoon(count, 15);
  });

  test("cmd sends its frame elsewhere and back", async () => {
    await open("cmd");
    await expectSoon(chosen, "MY");
    const visited: string[] = [];
    page.on("framenavigated", (frame) => visited.push(new URL(frame.url()).pathname));
    bookmakers.stages.cmd.navigateFrame();
    await expect
      .poll(() => visited, POLL)
      .toEqual(["/Member/Banner.aspx", "/Member/BetOdds/HdpDouble.aspx"]);
    await expectSoon(chosen, "MY");
  });

  test("the control page shows the sites and does what its buttons say", async () => {
    await page.goto(`http://127.0.0.1:${bookmakers.ports.control}/`);
    const card = page.locator(".site").first();
    await card.locator("h2 a", { hasText: "sbo" }).waitFor();
    await card.locator('[data-lever="repaint"]').check();
    await expect.poll(() => bookmakers.stages.sbo.levers.repaint, POLL).toBe(true);
    await card.locator(".cases").selectOption("9");
    await card.locator(".steps button").nth(1).click();
    await expect.poll(() => stateOf(bookmakers.stages.sbo)[0]?.league, POLL).toContain("HAND");
    await card.locator('[data-event="end-sessions"]').click();
    await expect.poll(() => bookmakers.stages.sbo.session, POLL).toBe(2);
    await page.locator(".reset").click();
    await expect.poll(() => bookmakers.stages.sbo.levers.repaint, POLL).toBe(false);
    await expect.poll(() => page.locator("#answer").textContent(), POLL).toBe("reset: done");
  });
});
