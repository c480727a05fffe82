/** A site for tests of the contract, and an adapter for it with whatever flaw a test wants. */
import {
  BoardReader,
  BlockedError,
  defineScraper,
  LayoutChangedError,
  readBoard,
  RetryableError,
  SessionOverError,
  watchBoard,
  type BoardPlan,
  type FeedMessage,
  type SiteReading,
  type SiteScraper,
} from "../src/index.ts";
import type { WireMatch } from "../src/protocol.ts";
import type { ScraperFixtures } from "../src/testing.ts";

/** What an adapter may do wrong. */
export type Flaw =
  | "swaps sides"
  | "ignores suspension"
  | "takes the price of the row above"
  | "remembers rows by id"
  | "tells repeated rows"
  | "takes the first league for all"
  | "watches the reading before"
  | "overlooks the login"
  | "overlooks the answer"
  | "trips over a missing cell"
  | "keeps every page";

const PLAN: BoardPlan = {
  containers: ".odds",
  row: "tr.line",
  header: "tr.league",
  match: { attribute: "data-match" },
};

type Row = readonly [match: string, line: number, home: string, away: string, off?: "off"];

function table(leagues: Readonly<Record<string, readonly Row[]>>): string {
  const rows = Object.entries(leagues).flatMap(([league, lines]) => [
    `<tr class="league"><td>${league}</td></tr>`,
    ...lines.map(
      ([match, line, home, away, off = ""]) =>
        `<tr class="line" data-match="${match}"><td class="line">${line}</td>` +
        `<td class="price ${off}">${home}</td><td class="price ${off}">${away}</td></tr>`,
    ),
  ]);
  return `<!doctype html><div class="odds"><table><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

function match(id: string, league: string, ...lines: readonly object[]): WireMatch {
  return {
    id,
    league,
    home_team: `Home ${id}`,
    away_team: `Away ${id}`,
    odds: { ft_hdp: lines } as WireMatch["odds"],
  };
}

/** One page with two leagues, a match of two lines, and a suspended line. */
export const FIXTURES: ScraperFixtures = {
  now: 0,
  pages: [
    {
      name: "two leagues",
      html: table({
        One: [
          ["a", -0.5, "1.95", "1.91"],
          ["a", -0.75, "2.15", "1.75"],
          ["b", 0, "1.87", "1.99"],
        ],
        Two: [
          ["c", 0.25, "1.83", "2.03"],
          ["d", 1, "1.79", "2.07", "off"],
        ],
      }),
      expected: [
        match(
          "a",
          "One",
          { home: 1.95, away: 1.91, handicap: -0.5 },
          { home: 2.15, away: 1.75, handicap: -0.75 },
        ),
        match("b", "One", { home: 1.87, away: 1.99, handicap: 0 }),
        match("c", "Two", { home: 1.83, away: 2.03, handicap: 0.25 }),
        match("d", "Two", { home: 1.79, away: 2.07, handicap: 1, suspended: true }),
      ],
      markup: {
        plan: PLAN,
        price: "td.price",
        suspend: (price) => price.classList.add("off"),
      },
    },
  ],
  deadSession: {
    html: `<form><input type="password"></form>`,
    answer: { url: "/data", body: "<form>Sign in</form>" },
  },
};

const ROW =
  /<tr class="line" data-match="(.*?)".*?<td class="line">(.*?)<\/td><td class="price ?(.*?)">(.*?)<\/td><td class="price ?(.*?)">(.*?)<\/td>/gsu;

/** Makes an adapter, right but for its flaws. */
export function createTableScraper(...flaws: readonly Flaw[]): SiteScraper {
  const has = (flaw: Flaw): boolean => flaws.includes(flaw);
  const kept: string[][] = [];
  const remembered = new Map<string, unknown>();
  let firstLeague: string | undefined;
  let above = 0;

  const parse = (html: string): SiteReading => {
    if (has("keeps every page")) kept.push(Array.from(html));
    const league = /<tr class="league"[^>]*><td>(.*?)<\/td>/u.exec(html)?.[1] ?? "";
    firstLeague ??= league;
    const lines = new Map<string, object[]>();
    let rows = 0;
    for (const [, id = "", line = "", homeOff, home, awayOff, away] of html.matchAll(ROW)) {
      rows += 1;
      if (![home, away].every((price) => /^\d\.\d\d$/u.test(price ?? ""))) continue;
      const known = lines.get(id) ?? [];
      lines.set(id, known);
      const isOff = `${homeOff ?? ""}${awayOff ?? ""}` !== "" && !has("ignores suspension");
      const handicap = Number(line);
      const isKnown = known.some((each) => "handicap" in each && each.handicap === handicap);
      if (isKnown && !has("tells repeated rows")) continue;
      const prices = has("swaps sides")
        ? { home: Number(away), away: Number(home) }
        : { home: Number(home), away: Number(away) };
      if (has("takes the price of the row above") && known.length > 0) prices.home = above;
      above = prices.home;
      const told = { ...prices, handicap, ...(isOff && { suspended: true }) };
      if (!remembered.has(id + line)) remembered.set(id + line, told);
      known.push(has("remembers rows by id") ? (remembered.get(id + line) as object) : told);
    }
    const name = has("takes the first league for all") ? firstLeague : league;
    const matches = [...lines].map(([id, all]) => match(id, name, ...all));
    if (has("trips over a missing cell") && rows === 0) {
      throw new TypeError("Cannot read properties of undefined");
    }
    return { matches, rows, problems: [] };
  };

  const reader = new BoardReader({ parse });
  const read = async (page: Parameters<SiteScraper["scrapeOdds"]>[0]): Promise<SiteReading> => {
    firstLeague = undefined;
    const board = await readBoard(page, PLAN);
    if (board !== undefined) {
      return has("takes the first league for all")
        ? new BoardReader({ parse }).read(board)
        : reader.read(board);
    }
    const fields = await Promise.all(
      page.frames().map((frame) => frame.locator('input[type="password"]').count()),
    );
    const isLogin = fields.some((count) => count > 0);
    if (has("overlooks the login")) return { matches: [], rows: 0, problems: [] };
    if (isLogin) throw new SessionOverError("Cannot read page: it asks for a password");
    throw new LayoutChangedError("Cannot read page: it has no board");
  };

  return defineScraper({
    site: "table",
    oddsFormat: "decimal",
    isData: (url) => url.endsWith("/data"),
    isDeadSession: (body) => body.startsWith("<") && !has("overlooks the answer"),
    async watch(page, emit, { signal }) {
      let before: SiteReading | undefined;
      await watchBoard(page, PLAN, (board) => {
        if (board === undefined) return;
        const reading = new BoardReader({ parse }).read(board);
        emit(has("watches the reading before") ? (before ?? reading) : reading);
        before = reading;
      });
      await new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      });
    },
    async open(page, url) {
      const response = await page.goto(url, { waitUntil: "domcontentloaded" });
      if (response === null) throw new RetryableError("Cannot open page: no answer");
      if (response.status() === 403) throw new BlockedError("Cannot open page: 403");
    },
    scrapeOdds: read,
  });
}

const FEED_URL = "https://site.test/feed";
const answer = (body: string, at: number): FeedMessage => ({
  kind: "response",
  url: FEED_URL,
  status: 200,
  request: "",
  body,
  askedAt: at,
  at,
});

/** A page that shows nothing, and what its site had sent: everything, then one price. */
export const RECORDED: ScraperFixtures = {
  now: 0,
  pages: [
    {
      name: "a feed",
      recording: {
        version: 1,
        site: "feed",
        at: 5000,
        frames: [{ url: "https://site.test/", html: "<p>Loading" }],
        feed: [
          answer('{"a":[1.95,1.91],"b":[1.87,1.99]}', 1000),
          answer('{"a":[1.97,1.89]}', 2000),
        ],
      },
      expected: [
        match("a", "One", { home: 1.97, away: 1.89, handicap: 0 }),
        match("b", "One", { home: 1.87, away: 1.99, handicap: 0 }),
      ],
    },
  ],
  deadSession: { answer: { url: "/feed", body: "<form>" } },
};

/** Makes an adapter that reads what its site sends. */
export function createFeedScraper(): SiteScraper {
  let prices: Record<string, readonly [number, number]> = {};
  const read = (): SiteReading => ({
    matches: Object.entries(prices).map(([id, [home, away]]) =>
      match(id, "One", { home, away, handicap: 0 }),
    ),
    rows: Object.keys(prices).length,
    problems: [],
  });
  return defineScraper({
    site: "feed",
    oddsFormat: "decimal",
    isData: (url) => url === FEED_URL,
    isDeadSession: (body) => body.startsWith("<"),
    watch(_page, emit, { feed, signal }) {
      prices = {};
      feed.listen((message) => {
        if (message.kind !== "response" || message.body.startsWith("<")) return;
        prices = { ...prices, ...(JSON.parse(message.body) as typeof prices) };
        emit(read());
      });
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      });
    },
    async open(page, url) {
      await page.goto(url);
    },
    scrapeOdds: () => Promise.resolve(read()),
  });
}
