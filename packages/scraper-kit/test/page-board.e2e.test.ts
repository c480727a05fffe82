import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../src/browser.ts";
import { RetryableError } from "../src/errors.ts";
import type { Board, BoardPlan } from "../src/page/board-plan.ts";
import { readBoard, watchBoard } from "../src/page/page-board.ts";
import { until } from "../src/until.ts";
import { describeWithChromium } from "../../../test/chromium.ts";
import { runs } from "../../../test/runs.ts";

const PLAN: BoardPlan = {
  containers: ".odds",
  row: "tr.line",
  header: "tr.league",
  match: { attribute: "id", pattern: "^e_(.+)_\\d+$" },
  context: "select#format",
};

function row(match: string, line: number, price: string): string {
  return `<tr class="line" id="e_${match}_${line}"><td>${match}</td><td class="price">${price}</td></tr>`;
}

const LEAGUE = `<tr class="league"><td>League</td></tr>`;
const FORMAT = `<select id="format"><option value="MY">Malay</option><option value="HK">HK</option></select>`;

function boardPage(rows: string): string {
  return `<!doctype html><style>.off{display:none}</style>${FORMAT}
<div class="odds"><table><tbody>${rows}</tbody></table></div><p id="elsewhere"></p>`;
}

/** The match, and the prices of its rows, of each block. */
function summary(board: Board | undefined): Record<string, string[]> {
  return Object.fromEntries(
    (board?.blocks ?? []).map(({ key, html }) => [
      key,
      [...html.matchAll(/class="price">([^<]*)/gu)].map(([, price]) => price ?? ""),
    ]),
  );
}

let browser: Browser;
let server: Server;
let origin: string;
let pages: Map<string, string>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  pages = new Map();
  server = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(pages.get(request.url ?? "") ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

describeWithChromium("a page's board", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    context = await browser.newContext();
    page = await context.newPage();
  });

  afterEach(async () => {
    await context.close();
  });

  async function show(rows: string): Promise<void> {
    pages.set("/", boardPage(rows));
    await page.goto(`${origin}/`);
  }

  /** Watches, and gives the newest board whenever it is asked. */
  async function watch(): Promise<() => Board | undefined> {
    let newest: Board | undefined;
    await watchBoard(page, PLAN, (board) => {
      newest = board;
    });
    return () => newest;
  }

  test("is gathered match by match, each with its header and what is around it", async () => {
    await show(LEAGUE + row("a", 1, "0.90") + row("a", 2, "0.80") + row("b", 1, "-0.95"));
    const board = await readBoard(page, PLAN);
    expect(summary(board)).toEqual({ "0/a": ["0.90", "0.80"], "0/b": ["-0.95"] });
    for (const { html } of board?.blocks ?? []) {
      expect(html).toMatch(/^<div class="odds"><table><tbody><tr class="league">.*<\/div>$/u);
    }
    expect(board?.context).toContain(`<option value="MY" selected="">`);
  });

  test("has the select as it is chosen, whatever the markup said", async () => {
    await show(row("a", 1, "0.90"));
    await page.selectOption("#format", "HK");
    const board = await readBoard(page, PLAN);
    expect(board?.context).toContain(`<option value="HK" selected="">`);
    expect(board?.context).toContain(`<option value="MY">`);
  });

  test("is not there where the page has none", async () => {
    await page.goto("data:text/html,<p>Sign in</p>");
    expect(await readBoard(page, PLAN)).toBeUndefined();
  });

  test("leaves out rows that are not shown", async () => {
    const hidden = row("b", 1, "0.70").replace(`class="line"`, `class="line off"`);
    await show(row("a", 1, "0.90") + hidden);
    expect(summary(await readBoard(page, PLAN))).toEqual({ "0/a": ["0.90"] });
  });

  test("is found in a frame of a frame from elsewhere", async () => {
    const other = origin.replace("127.0.0.1", "localhost");
    pages.set("/board", boardPage(row("a", 1, "0.90")));
    pages.set("/middle", `<iframe src="/board"></iframe>`);
    pages.set("/", `<iframe src="${other}/middle"></iframe>`);
    const newest = await watch();
    await page.goto(`${origin}/`);
    await until(() => newest() !== undefined);
    expect(summary(newest())).toEqual({ "0/a": ["0.90"] });
    expect(summary(await readBoard(page, PLAN))).toEqual({ "0/a": ["0.90"] });
  });

  test("that is watched tells of a price, a row, a hidden row, a repaint and the format", async () => {
    const newest = await watch();
    await show(row("a", 1, "0.90") + row("b", 1, "0.80"));
    await until(() => newest()?.blocks.length === 2);

    const act = async (script: string, expected: Record<string, string[]>): Promise<void> => {
      await page.evaluate(script);
      await expect.poll(() => summary(newest())).toEqual(expected);
    };
    await act(`document.querySelector("#e_a_1 .price").firstChild.data = "0.91"`, {
      "0/a": ["0.91"],
      "0/b": ["0.80"],
    });
    await act(
      `document.querySelector("tbody").insertAdjacentHTML("beforeend", '${row("c", 1, "1")}')`,
      {
        "0/a": ["0.91"],
        "0/b": ["0.80"],
        "0/c": ["1"],
      },
    );
    await act(`document.querySelector("#e_b_1").classList.add("off")`, {
      "0/a": ["0.91"],
      "0/c": ["1"],
    });
    await act(
      `document.querySelector(".odds").innerHTML = '<table><tr class="line" id="e_a_1"><td class="price">0.5</td></tr></table>'`,
      {
        "0/a": ["0.5"],
      },
    );
    await act(`document.querySelector(".odds").remove()`, {});
    expect(newest()).toBeUndefined();
    await act(
      `document.body.insertAdjacentHTML("beforeend", '<div class="odds"><table>${row("d", 1, "0.4")}</table></div>')`,
      {
        "0/d": ["0.4"],
      },
    );
    await page.selectOption("#format", "HK");
    await until(() => newest()?.context.includes(`value="HK" selected`) === true);
  });

  test("that is watched follows a frame that is sent elsewhere and back", async () => {
    pages.set("/board", boardPage(row("a", 1, "0.90")));
    pages.set("/banner", `<p>We are back soon</p>`);
    pages.set("/", `<iframe src="/board"></iframe>`);
    const newest = await watch();
    await page.goto(`${origin}/`);
    await until(() => newest() !== undefined);
    const send = (path: string): Promise<unknown> =>
      page.evaluate(`document.querySelector("iframe").src = "${path}"`);
    for (const elsewhere of ["/banner", "about:blank"]) {
      await send(elsewhere);
      await until(() => newest() === undefined);
      await send("/board");
      await until(() => newest() !== undefined);
    }
    expect(summary(newest())).toEqual({ "0/a": ["0.90"] });
  });

  describe("of a virtual list", () => {
    const virtual: BoardPlan = { ...PLAN, row: "div.line", header: ".league", virtual: true };
    const wholeList = Object.fromEntries(
      Array.from({ length: 25 }, (_, m) => [`0/m${m}`, [String(2 * m), String(2 * m + 1)]]),
    );

    /** A list of 50 lines, two a match, that shows those around where it is scrolled. */
    async function showList(follow: string): Promise<void> {
      pages.set(
        "/",
        `<!doctype html><div class="odds" style="height:200px;overflow:auto"><div id="space" style="height:2000px;position:relative"></div></div>
<script>
  const list = document.querySelector(".odds");
  function paint() {
    const first = Math.floor(list.scrollTop / 40);
    let html = "";
    for (let n = first; n < Math.min(50, first + 8); n++)
      html += '<div class="line" id="e_m' + Math.floor(n / 2) + '_' + n + '" style="position:absolute;top:' + n * 40 + 'px;height:40px"><span class="price">' + n + '</span></div>';
    document.querySelector("#space").innerHTML = html;
  }
  ${follow}
</script>`,
      );
      await page.goto(`${origin}/`);
    }

    test("is gathered by scrolling, and cannot be watched", async () => {
      await showList(
        `list.addEventListener("scroll", () => requestAnimationFrame(paint)); paint();`,
      );
      expect(summary(await readBoard(page, virtual))).toEqual(wholeList);
      expect(await page.evaluate(`document.querySelector(".odds").scrollTop`)).toBe(0);
      await expect(watchBoard(page, virtual, () => undefined)).rejects.toThrow(
        "Cannot watch board",
      );
    });

    test("is whole however late the page shows what it scrolled to", async () => {
      await showList(
        `list.addEventListener("scroll", () => setTimeout(paint, 400)); setTimeout(paint, 600);`,
      );
      expect(summary(await readBoard(page, virtual))).toEqual(wholeList);
    });

    test("is whole where the list glides to where it is scrolled", async () => {
      await showList(
        `list.style.scrollBehavior = "smooth"; list.addEventListener("scroll", paint); paint();`,
      );
      expect(summary(await readBoard(page, virtual))).toEqual(wholeList);
    });

    test("is all there where the list is not cut off", async () => {
      await showList(`list.style.overflow = "visible"; paint();`);
      const read = summary(await readBoard(page, virtual));
      expect(Object.keys(read)).toEqual(["0/m0", "0/m1", "0/m2", "0/m3"]);
    });

    test.each([
      [
        "stays blank",
        `list.addEventListener("scroll", () => { if (list.scrollTop < 500) paint(); });`,
      ],
      [
        "shows headers alone",
        `list.addEventListener("scroll", () => { paint(); if (list.scrollTop > 500) for (const line of list.querySelectorAll(".line")) line.outerHTML = '<p class="league" style="height:40px"></p>'; });`,
      ],
      [
        "stops before its end",
        `list.addEventListener("scroll", () => { if (list.scrollTop > 500) list.scrollTop = 500; paint(); });`,
      ],
      ["cannot be scrolled", `list.style.overflow = "clip";`],
    ])("is none when it %s, rather than one with a hole", async (_what, follow) => {
      await showList(`${follow} paint();`);
      const error: unknown = await readBoard(page, virtual).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(RetryableError);
      expect(error).toHaveProperty("message", expect.stringContaining("virtual list"));
      expect(await page.evaluate(`document.querySelector(".odds").scrollTop`)).toBe(0);
    });
  });

  test("that is watched is what a full read says, after any changes", async () => {
    const newest = await watch();
    await show(LEAGUE + row("a", 1, "0.1"));
    const match = fc.constantFrom("a", "b", "c", "d");
    const price = fc.integer({ min: 1, max: 99 }).map((cents) => `0.${cents}`);
    const line = fc.integer({ min: 1, max: 3 });
    const change = fc.oneof(
      fc
        .tuple(match, line, price)
        .map(
          ([m, n, p]) =>
            `const r = document.getElementById("e_${m}_${n}"); if (r) r.querySelector(".price").textContent = "${p}";`,
        ),
      fc.tuple(match, line).map(([m, n]) => `document.getElementById("e_${m}_${n}")?.remove();`),
      fc
        .tuple(match, line, price)
        .map(
          ([m, n, p]) =>
            `{ const id = "e_${m}_${n}"; if (!document.getElementById(id)) { const after = document.querySelector("[id^=e_${m}_]"); const html = '${row("X", 9, "P")}'.replaceAll("e_X_9", id).replace("P", "${p}"); if (after) after.insertAdjacentHTML("afterend", html); else document.querySelector("tbody").insertAdjacentHTML("beforeend", html); } }`,
        ),
      fc
        .tuple(match, line)
        .map(([m, n]) => `document.getElementById("e_${m}_${n}")?.classList.toggle("off");`),
      fc.constant(
        `{ const odds = document.querySelector(".odds"); odds.innerHTML = odds.innerHTML; }`,
      ),
      fc.constant(`document.querySelector(".odds").classList.toggle("off");`),
      fc.constant(`document.querySelector("tbody").insertAdjacentHTML("beforeend", '${LEAGUE}');`),
      fc
        .constantFrom("MY", "HK")
        .map(
          (value) =>
            `document.querySelector("#format").value = "${value}"; document.querySelector("#format").dispatchEvent(new Event("change"));`,
        ),
      fc.constant(`document.querySelector("#elsewhere").textContent += ".";`),
    );
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (scripts) => {
        for (const script of scripts) await page.evaluate(`(() => { ${script} })()`);
        changes += scripts.length;
        const read = await readBoard(page, PLAN);
        const content = (board: Board | undefined): unknown =>
          board === undefined || board.blocks.length === 0
            ? "empty"
            : {
                ...board,
                at: 0,
                blocks: [...board.blocks].sort((a, b) => (a.key < b.key ? -1 : 1)),
              };
        await expect.poll(() => content(newest())).toEqual(content(read));
      }),
      { numRuns: runs(60) },
    );
    expect(changes).toBeGreaterThan(50);
  });
});
