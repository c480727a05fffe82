import { chromium, type Browser, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, type Bookmakers } from "example-bookmakers";
import { findChromium } from "../../../scripts/chromium.mjs";
import { describeWithChromium } from "../../../test/chromium.ts";

const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
const POLL = { timeout: 15_000 };

let browser: Browser;
let bookmakers: Bookmakers;
let page: Page;
const complaints: string[] = [];

describeWithChromium("the classic page of ibc", () => {
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
    await page.goto(`http://127.0.0.1:${bookmakers.ports.ibc}/`);
    await expectSoon(chosen, "4");
  });

  afterEach(async () => {
    await page.close();
    await bookmakers.close();
    expect(complaints).toEqual([]);
  });

  const oddsFrame = (): Frame => page.frame({ name: "oddsFrame" }) ?? page.mainFrame();

  const expectSoon = async (script: string, wanted: unknown): Promise<void> => {
    const ask = (): Promise<unknown> =>
      oddsFrame()
        .evaluate(script)
        .catch(() => "the frame is on its way");
    await expect.poll(ask, POLL).toEqual(wanted);
  };

  const chosen = `document.querySelector("select option[selected]")?.value`;
  const hasPassword = `document.querySelector("input[type=password]") !== null`;

  test("shows the board of the moment in every step of every case", async () => {
    const stage = bookmakers.stages.ibc;
    let steps = 0;
    for (const { number, sites, steps: own } of SITE_CASES) {
      if (!sites.includes("ibc") || number === 19) continue;
      stage.reset();
      for (const step of own) {
        step.apply(stage);
        const { format } = stage.levers;
        const code = { MY: "4", HK: "2", ID: "3", DE: "1", US: "5" }[format ?? "MY"];
        const url = `http://127.0.0.1:${bookmakers.ports.ibc}/UnderOver_view?odds=${code}`;
        const { live, today } = (await (await fetch(url)).json()) as Record<string, string>;
        const wanted = `${live}${today}`.replaceAll(/<[^>]*>|\s/g, "");
        await expectSoon(
          `["oTableContainer_L", "oTableContainer_D"].map((id) => document.getElementById(id).innerHTML)
            .join("").replaceAll(/<[^>]*>|\\s/g, "") ===
            ${JSON.stringify(wanted)}.replaceAll("&#39;", "'").replaceAll("&quot;", '"')`,
          true,
        );
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("asks for whole answers now and then, for changes otherwise, as forms", async () => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("_data")) asked.push(request.postData() ?? "");
    });
    await expect
      .poll(() => asked.filter((form) => /Market=t.*RT=W/.test(form)).length, POLL)
      .toBeGreaterThan(1);
    const updates = asked.filter((form) => /RT=U.*&k\d+=v\d+&key=[ld]odds$/.test(form));
    expect(updates.length).toBeGreaterThan(20);
    expect(asked.filter((form) => form.includes("Market=l")).length).toBeGreaterThan(20);
  });

  test("shows a login page in place of the odds when its session is over", async () => {
    bookmakers.stages.ibc.endSessions();
    await expectSoon(hasPassword, true);
    await page.goto(`http://127.0.0.1:${bookmakers.ports.ibc}/`);
    await expectSoon(chosen, "4");
    bookmakers.stages.ibc.setLevers({ login: true });
    await expectSoon(hasPassword, true);
  });

  test("picks another odds format, never with prices of the one before", async () => {
    await oddsFrame().evaluate(`
      window.mixed = [];
      new MutationObserver(() => {
        const format = ${chosen};
        if (document.querySelector("select").value !== format) return;
        const low = [...document.querySelectorAll(".line_divR a")].filter((item) => Number(item.textContent) < 1);
        if (format === "1" && low.length > 0) window.mixed.push(low[0].textContent);
      }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    `);
    for (const [format, code] of [
      ["DE", "1"],
      ["MY", "4"],
    ] as const) {
      bookmakers.stages.ibc.setLevers({ format });
      await expectSoon(`[${chosen}, document.querySelectorAll(".line_divR a").length > 50]`, [
        code,
        true,
      ]);
    }
    expect(await oddsFrame().evaluate("window.mixed")).toEqual([]);
  });

  test("has other names in another layout, and goes back", async () => {
    const found = `document.querySelector("#oTableContainer_L") !== null`;
    bookmakers.stages.ibc.setLevers({ layout: "changed" });
    await expectSoon(`${found} || document.querySelector("select") === null`, false);
    bookmakers.stages.ibc.setLevers({ layout: "usual" });
    await expectSoon(found, true);
  });

  test("sends its frame elsewhere and back, and keeps how it prints names", async () => {
    await page.goto(`http://127.0.0.1:${bookmakers.ports.ibc}/?names=first`);
    await expectSoon(chosen, "4");
    const visited: string[] = [];
    page.on("framenavigated", (frame) => {
      // The hidden frames beside the odds are empty.
      if (frame.name() === "oddsFrame") visited.push(frame.url().replace(/^.*?\d\//, "/"));
    });
    bookmakers.stages.ibc.navigateFrame();
    await expect
      .poll(() => visited, POLL)
      .toEqual(["/Banner.aspx?names=first", "/UnderOver.aspx?names=first"]);
    await expectSoon(chosen, "4");
  });
});
