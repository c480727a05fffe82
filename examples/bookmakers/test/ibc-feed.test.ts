import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { countMatches, tellState, type ToldMatch } from "./told-state.ts";

type Row = readonly string[];

/** What a script of the feed says. */
interface Said {
  readonly k: string;
  readonly v: string;
  readonly kind: "W" | "U";
  /** All rows, or what changed: Del, Srt, Ins, uL, uM, uO, uA. */
  readonly lists: readonly (readonly unknown[])[];
}

const MARKETS = ["l", "t"] as const;
type Market = (typeof MARKETS)[number];

/** Market, first field of its odds, number of its prices, and the place of its giver. */
const PLACES = [
  ["ft_hdp", 28, 2, 32],
  ["ft_ou", 33, 2, undefined],
  ["ft_1x2", 37, 3, undefined],
  ["fh_hdp", 41, 2, 45],
  ["fh_ou", 46, 2, undefined],
  ["fh_1x2", 50, 3, undefined],
] as const;

let bookmakers: Bookmakers;

beforeEach(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 11 });
});

afterEach(async () => {
  await bookmakers.close();
});

const address = (path: string): string => `http://127.0.0.1:${bookmakers.ports.ibc}${path}`;

async function openSession(path = "/"): Promise<string> {
  const page = await fetch(address(path));
  return page.headers.get("set-cookie")?.split(";")[0] ?? "";
}

function form(market: Market, since: Pick<Said, "k" | "v"> | undefined, format: string): string {
  const [k, v] = since === undefined ? ["k0", "v0"] : [since.k, since.v];
  const head = `Market=${market}&Sport=1&DT=&RT=${since === undefined ? "W" : "U"}&CT=&Game=0&OrderBy=0`;
  return `${head}&OddsType=${format}&MainLeague=0&${k}=${v}&key=${market === "l" ? "l" : "d"}odds`;
}

async function ask(
  cookie: string,
  market: Market,
  since?: Pick<Said, "k" | "v">,
  format = "4",
): Promise<string> {
  const url = address(`/UnderOver_data.aspx?${form(market, since, format)}`);
  return (await fetch(url, { headers: { cookie } })).text();
}

function run(body: string): Said {
  let call: readonly unknown[] = [];
  const context = { k: "", v: "", ShowBetList: (...said: unknown[]) => (call = said) };
  runInNewContext(body, context);
  const [kind, , , ...lists] = call as [Said["kind"], string, string, ...unknown[][]];
  return { k: context.k, v: context.v, kind, lists };
}

/** A reader as simple as can be: rows by match and line, in which nothing is left out. */
class Reader {
  last: Said | undefined;
  readonly #rows = new Map<string, Row>();

  take(said: Said): void {
    this.last = said;
    const [first = [], , inserted = [], , ofMatch = [], ofOdds = []] = said.lists;
    if (said.kind === "U") {
      for (const id of first) this.#rows.delete(id as string);
      for (const row of [...inserted, ...ofMatch, ...ofOdds] as Row[]) this.#set(row);
      return;
    }
    this.#rows.clear();
    let before: Row = [];
    for (const row of first as Row[]) {
      const isFurther = row[0] === "";
      before = row.map((field, index) =>
        isFurther && index < 28 && field === "" ? before[index]! : field,
      );
      this.#set(before);
    }
  }

  #set(row: Row): void {
    expect(row).toHaveLength(54);
    this.#rows.set(`${row[1]}_${row[3]}`, row);
  }

  tell(): readonly ToldMatch[] {
    const all = [...this.#rows.values()];
    const numbers = new Set(all.map((row) => row[1]));
    return [...numbers].flatMap((number) => {
      const rows = all.filter((row) => row[1] === number);
      const [row] = rows as [Row];
      if (/No\. of Corners|Total Bookings/.test(row[6]!)) return [];
      const runs = row[17] === "1";
      const minute = /^\dH (\d+)'$/.exec(row[12]!)?.[1] ?? "0";
      const period = row[18] === "0" ? "5" : row[18]!;
      return [
        {
          number: Number(row[1]),
          league: row[5]!,
          teams: `${row[6]} v ${row[7]}`,
          startsAt: row[8]!,
          time: runs ? `${period} ${minute}+${row[20]}` : "",
          score: runs ? `${row[21]}-${row[22]}` : "",
          redCards: runs ? `${row[23]}-${row[24]}` : "",
          lines: rows.flatMap(linesOf).sort(),
        },
      ];
    });
  }
}

function linesOf(row: Row): readonly string[] {
  return PLACES.flatMap(([market, at, count, giver]) => {
    const firstPrice = count === 2 ? at + 2 : at + 1;
    const prices = row.slice(firstPrice, firstPrice + count);
    if (prices.includes("")) return [];
    const size = count === 2 ? Number(row[at + 1]) : 0;
    const line = giver !== undefined && row[giver] === "h" ? 0 - size : size;
    return [`${market} ${line} ${prices.map(Number).join(" ")}`];
  });
}

const told = (): readonly ToldMatch[] => tellState(stateOf(bookmakers.stages.ibc));
const byNumber = (list: readonly ToldMatch[]): readonly ToldMatch[] =>
  [...list].sort((a, b) => a.number - b.number);

/** A reader of each market. */
class Readers {
  readonly #readers = { l: new Reader(), t: new Reader() };

  async ask(cookie: string): Promise<readonly string[]> {
    const bodies: string[] = [];
    for (const market of MARKETS) {
      const body = await ask(cookie, market, this.#readers[market].last);
      this.#readers[market].take(run(body));
      bodies.push(body);
    }
    return bodies;
  }

  tell(): readonly ToldMatch[] {
    return byNumber(MARKETS.flatMap((market) => this.#readers[market].tell()));
  }
}

describe("the feed of ibc", () => {
  test("says in full what the state says, in scripts that fill arrays", async () => {
    const readers = new Readers();
    const [live, today] = await readers.ask(await openSession());
    expect(live).toMatch(/^k='k\d+';v='v\d+';\nvar Nl=\[\];\nNl\[0\]=\['m\d+','\d+',/);
    expect(live).toMatch(/ShowBetList\('W','[^']+','l',Nl\);$/);
    expect(today).toMatch(/ShowBetList\('W','[^']+','t',Nt\);$/);
    expect(readers.tell()).toEqual(byNumber(told()));
    expect(countMatches(readers.tell())).toBeGreaterThan(20);
  });

  test("leaves out in a further line what it inherits, and never the match and the line", async () => {
    const { lists } = run(await ask(await openSession(), "t"));
    const rows = lists[0] as Row[];
    const further = rows.filter((row) => row[3] !== "1");
    expect(further.length).toBeGreaterThan(5);
    for (const row of further) {
      expect(row.slice(0, 28).filter((field) => field !== "")).toEqual([row[1], row[3]]);
    }
    expect(rows.filter((row) => row[3] === "1").every((row) => row[0] !== "")).toBe(true);
  });

  test("answers a form as it answers an address, also where the page was loaded in the frame", async () => {
    const cookie = await openSession("/UnderOver.aspx");
    const response = await fetch(address("/UnderOver_data.aspx"), {
      method: "POST",
      headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
      body: form("t", undefined, "4"),
    });
    expect(await response.text()).toBe(await ask(cookie, "t"));
  });

  test("says what changed, tick by tick, goal or not, in less than everything", async () => {
    const cookie = await openSession();
    const readers = new Readers();
    const whole = (await readers.ask(cookie)).join("").length;
    const { market } = bookmakers;
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 10 === 5) market.scoreGoal("home");
      market.tick(market.now + (tick % 13 === 12 ? 600_000 : 1000));
      const bodies = await readers.ask(cookie);
      expect(bodies.every((body) => body.includes("ShowBetList('U'"))).toBe(true);
      if (tick % 13 !== 12) expect(bodies.join("").length).toBeLessThan(whole);
      expect(readers.tell()).toEqual(byNumber(told()));
    }
  });

  test("follows every step of every case", async () => {
    const stage = bookmakers.stages.ibc;
    let steps = 0;
    for (const { sites, steps: own } of SITE_CASES) {
      if (!sites.includes("ibc")) continue;
      stage.reset();
      const cookie = await openSession();
      const readers = new Readers();
      await readers.ask(cookie);
      for (const step of own) {
        step.apply(stage);
        if (!step.readable) break;
        await readers.ask(cookie);
        expect(readers.tell()).toEqual(byNumber(told()));
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("has nothing to say when nothing changed, and everything for a version that it does not know", async () => {
    const cookie = await openSession();
    const first = run(await ask(cookie, "l"));
    const second = run(await ask(cookie, "l", first));
    expect(second).toMatchObject({ kind: "U", k: first.k, v: first.v });
    expect(second.lists).toEqual([[], [], [], [], [], [], []]);
    expect(run(await ask(cookie, "l", { k: "k5", v: "v99999" })).kind).toBe("W");
    expect(run(await ask(cookie, "l", { k: "k5", v: "nothing" })).kind).toBe("W");
  });

  test("empties the prices of a closed match, a closed row and a closed line", async () => {
    const stage = bookmakers.stages.ibc;
    const cookie = await openSession();
    const rowsOf = async (number: number, step: number, market: Market): Promise<Row[]> => {
      SITE_CASES.find((item) => item.number === number)!.steps[step]!.apply(stage);
      const rows = run(await ask(cookie, market)).lists[0] as Row[];
      return rows.slice(0, 2);
    };
    const [match] = await rowsOf(9, 1, "l");
    expect([match![15], ...match!.slice(28, 33)]).toEqual(["1", match![28], "0.5", "", "", "h"]);
    expect(match!.slice(38, 41)).toEqual(["", "", ""]);
    const [first, second] = await rowsOf(8, 1, "t");
    expect([first![15], first![30], second![30]]).toEqual(["0", "", "0.74"]);
    const [row] = await rowsOf(8, 3, "t");
    expect(row!.slice(29, 37)).toEqual(["1.25", "0.97", "0.93", "h", row![33], "2.5", "", ""]);
  });

  test("prints prices in the format of the request, and results in decimal odds", async () => {
    const cookie = await openSession();
    for (const [code, least] of [
      ["4", -1],
      ["1", 1],
    ] as const) {
      const rows = run(await ask(cookie, "t", undefined, code)).lists[0] as Row[];
      const all = rows.flatMap((row) => [30, 31, 35, 36].map((at) => row[at]!));
      const prices = all.filter((price) => price !== "").map(Number);
      expect(prices.length).toBeGreaterThan(50);
      expect(Math.min(...prices)).toBeGreaterThanOrEqual(least);
      expect(Math.min(...prices) < 0).toBe(code === "4");
      const results = rows.flatMap((row) => row.slice(38, 41)).filter((price) => price !== "");
      expect(Math.min(...results.map(Number))).toBeGreaterThan(1);
    }
    expect((await fetch(address(`/UnderOver_data.aspx?${form("t", undefined, "9")}`))).status).toBe(
      400,
    );
  });

  test("answers pages of an older session, and those of none, with a login page", async () => {
    const cookie = await openSession();
    const login = /^<!doctype html>[^]*type="password"/;
    expect(await ask(cookie, "l")).not.toMatch(login);
    bookmakers.stages.ibc.endSessions();
    expect(await ask(cookie, "l")).toMatch(login);
    expect(await ask("", "t")).toMatch(login);
    expect(await ask(await openSession(), "l")).not.toMatch(login);
  });

  test("answers with a login page, in another shape, and late, as the levers say", async () => {
    const stage = bookmakers.stages.ibc;
    const cookie = await openSession();
    stage.setLevers({ login: true });
    expect(await ask(cookie, "t")).toMatch(/^<!doctype html>/);
    stage.setLevers({ login: false, layout: "changed" });
    expect(await ask(cookie, "t")).toMatch(/^var Dl=\{version:\d+,rows:\[\{/);
    const page = await (await fetch(address("/UnderOver.aspx"))).text();
    expect(page).not.toMatch(/oTableContainer|selOddsType|id="e_|OddsDiv/);
    stage.setLevers({ layout: "usual", delayMs: 300 });
    const answer = ask(cookie, "t");
    const before = told();
    // Asked after the first, and answered at once.
    await fetch(address("/UnderOver_view"));
    bookmakers.market.tick(bookmakers.market.now + 1000);
    const reader = new Reader();
    reader.take(run(await answer));
    const numbers = new Set(reader.tell().map(({ number }) => number));
    expect(byNumber(reader.tell())).toEqual(
      byNumber(before.filter(({ number }) => numbers.has(number))),
    );
  });

  test("has a board of the versions that the feed told of", async () => {
    const cookie = await openSession();
    const { v } = run(await ask(cookie, "t"));
    const view = async (query: string): Promise<{ live: string; today: string }> =>
      (await fetch(address(`/UnderOver_view?${query}`))).json() as Promise<{
        live: string;
        today: string;
      }>;
    const before = await view("");
    bookmakers.market.tick(bookmakers.market.now + 1000);
    const now = await view("");
    expect(now).not.toEqual(before);
    expect(await view(`l=${v.slice(1)}&t=${v.slice(1)}`)).toEqual(before);
    expect(await view(`t=${v.slice(1)}`)).toEqual({ live: now.live, today: before.today });
  });
});
