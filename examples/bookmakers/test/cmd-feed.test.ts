import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { countMatches, tellState, type ToldMatch } from "./told-state.ts";

type Cells = readonly (string | number)[];

interface Body {
  readonly t: number;
  readonly a: boolean;
  readonly data: readonly Cells[];
  readonly today: readonly Cells[];
  readonly f: number;
  readonly del: readonly number[];
}

let bookmakers: Bookmakers;

beforeEach(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 12 });
});

afterEach(async () => {
  await bookmakers.close();
});

async function openSession(): Promise<string> {
  const page = await fetch(`http://127.0.0.1:${bookmakers.ports.cmd}/`);
  return page.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function askText(
  cookie: string,
  clientTime: number | "",
  more: Record<string, string> = {},
): Promise<string> {
  const form = {
    fc: "1",
    m_accType: "MY",
    SystemLanguage: "en-US",
    TimeFilter: "0",
    m_gameType: "S_",
    m_SortByTime: "0",
    m_LeagueList: "",
    SingleDouble: "double",
    clientTime: String(clientTime),
    c: "A",
    fav: "",
    exlist: "0",
    keywords: "",
    m_sp: "0",
    ...more,
  };
  const url = `http://127.0.0.1:${bookmakers.ports.cmd}/Member/BetsView/BetLight/DataOdds.ashx`;
  const body = new URLSearchParams(form);
  return (await fetch(url, { method: "POST", headers: { cookie }, body })).text();
}

async function ask(...question: Parameters<typeof askText>): Promise<Body> {
  return JSON.parse(await askText(...question)) as Body;
}

const SIZES = { 28: [10, 24], 33: [12], 38: [14, 64], 43: [16] } as const;
const PRICES = { 30: 40, 35: 42, 40: 44, 45: 46 } as const;

/** A reader as simple as can be: it keeps rows by line id, and tells the matches from them. */
class Reader {
  version = 0;
  commands = 0;
  readonly #rows = new Map<number, { running: boolean; cells: (string | number)[] }>();

  take(body: Body): void {
    this.version = body.t;
    if (body.f === 1) this.#rows.clear();
    for (const id of body.del) this.#rows.delete(id);
    for (const list of [body.data, body.today]) {
      for (const cells of list.slice(0, -1)) {
        if (cells.length === 91) {
          this.#rows.set(Number(cells[0]), { running: list === body.data, cells: [...cells] });
        } else this.#command(cells as readonly number[]);
      }
    }
  }

  #command([id, , command, first, second]: readonly number[]): void {
    this.commands += 1;
    const { cells } = this.#rows.get(id!)!;
    if (command! in PRICES) {
      const at = PRICES[command as keyof typeof PRICES];
      [cells[at], cells[at + 1]] = [first!, second!];
    } else {
      const [size, gives] = SIZES[command as keyof typeof SIZES] as readonly number[];
      cells[size!] = first!;
      if (gives !== undefined) cells[gives] = second!;
    }
  }

  tell(): readonly ToldMatch[] {
    const told = new Map<string, ToldMatch & { lines: string[] }>();
    for (const { running, cells } of [...this.#rows.values()].sort(
      (a, b) => Number(a.cells[0]) - Number(b.cells[0]),
    )) {
      const guid = String(cells[34]);
      const match = told.get(guid) ?? {
        number: Math.floor(Number(cells[0]) / 10),
        league: String(cells[37]),
        teams: `${cells[38]} v ${cells[39]}`,
        startsAt: String(cells[56]),
        time: running ? tellTime(String(cells[53])) : "",
        score: running ? `${cells[7]}-${cells[8]}` : "",
        redCards: running ? `${cells[28]}-${cells[29]}` : "",
        lines: [],
      };
      told.set(guid, match);
      if (cells[79] === 1) continue;
      const two = (market: string, size: number, price: number, gives?: number): void => {
        if (cells[price] === -999) return;
        const sign = gives !== undefined && cells[gives] === 1 ? -1 : 1;
        match.lines.push(
          `${market} ${sign * Number(cells[size])} ${cells[price]} ${cells[price + 1]}`,
        );
      };
      two("ft_hdp", 10, 40, 24);
      two("ft_ou", 12, 42);
      two("fh_hdp", 14, 44, 64);
      two("fh_ou", 16, 46);
      for (const [market, at] of [
        ["ft_1x2", 17],
        ["fh_1x2", 20],
      ] as const) {
        const [home, away, draw] = cells.slice(at, at + 3);
        if (home !== -999) match.lines.push(`${market} 0 ${home} ${draw} ${away}`);
      }
    }
    return [...told.values()]
      .filter(({ teams }) => !/No\. of Corners|Total Bookings/.test(teams))
      .map((match) => ({ ...match, lines: match.lines.sort() }));
  }
}

/** The site does not say how many minutes of injury time there are. */
function tellTime(text: string): string {
  if (text === "HT") return "5 0+0";
  const [, half, minute, plus] = /^([12])H ?(\d+)(\+?)$/.exec(text) ?? [];
  return `${half} ${minute}+${plus === "+" ? "n" : "0"}`;
}

const byNumber = (list: readonly ToldMatch[]): readonly ToldMatch[] =>
  [...list].sort((a, b) => a.number - b.number);

const told = (): readonly ToldMatch[] =>
  byNumber(tellState(stateOf(bookmakers.stages.cmd))).map((match) => ({
    ...match,
    time: match.time.replace(/\+[1-9]\d*$/, "+n"),
  }));

describe("the feed of cmd", () => {
  test("says in full what the state says, in rows of 91 columns and a last item that is none", async () => {
    const body = await ask(await openSession(), "");
    expect(body).toMatchObject({ a: true, f: 1, del: [] });
    for (const list of [body.data, body.today]) {
      expect(list.slice(0, -1).every((cells) => cells.length === 91)).toBe(true);
      expect(list.at(-1)).toEqual([list.length - 1, body.t]);
    }
    const reader = new Reader();
    reader.take(body);
    expect(byNumber(reader.tell())).toEqual(told());
    expect(countMatches(reader.tell())).toBeGreaterThan(20);
  });

  test("says what changed, tick by tick, goal or not, mostly by commands", async () => {
    const cookie = await openSession();
    const reader = new Reader();
    const first = await ask(cookie, "");
    reader.take(first);
    const { market } = bookmakers;
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 10 === 5) market.scoreGoal("home");
      market.tick(market.now + (tick % 13 === 12 ? 600_000 : 1000));
      const body = await ask(cookie, reader.version);
      expect(body.f).toBe(0);
      reader.take(body);
      expect(byNumber(reader.tell())).toEqual(told());
    }
    expect(reader.commands).toBeGreaterThan(200);
  });

  test("follows every step of every case", async () => {
    const stage = bookmakers.stages.cmd;
    let steps = 0;
    for (const { sites, steps: own } of SITE_CASES) {
      if (!sites.includes("cmd")) continue;
      stage.reset();
      const cookie = await openSession();
      const reader = new Reader();
      reader.take(await ask(cookie, ""));
      for (const step of own) {
        step.apply(stage);
        if (!step.readable) break;
        reader.take(await ask(cookie, reader.version));
        expect(byNumber(reader.tell())).toEqual(told());
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("gives the lines of a match that begins to run new ids", async () => {
    const stage = bookmakers.stages.cmd;
    const [, , ...steps] = SITE_CASES.find(({ number }) => number === 22)!.steps;
    const cookie = await openSession();
    SITE_CASES.find(({ number }) => number === 22)!.steps[1]!.apply(stage);
    const before = await ask(cookie, "");
    steps[0]!.apply(stage);
    const after = await ask(cookie, before.t);
    expect(after.del).toContain(Number(before.today[0]?.[0]));
    expect(after.data[0]?.[34]).toBe(before.today[0]?.[34]);
  });

  test("keeps the prices of a suspended row", async () => {
    SITE_CASES.find(({ number }) => number === 9)!.steps[1]!.apply(bookmakers.stages.cmd);
    const [row] = (await ask(await openSession(), "")).data;
    expect(row?.[79]).toBe(1);
    expect([row?.[40], row?.[41]]).toEqual([0.97, 0.93]);
  });

  test("prints prices in the format that the request names", async () => {
    const body = await ask(await openSession(), "", { m_accType: "DE" });
    const prices = body.today.slice(0, -1).flatMap((cells) => cells.slice(40, 48) as number[]);
    expect(prices.filter((price) => price !== -999).every((price) => price > 1)).toBe(true);
  });

  test("has nothing early, and gives everything for a version that it does not know", async () => {
    const cookie = await openSession();
    expect((await ask(cookie, "", { fc: "6" })).today).toHaveLength(1);
    expect(await ask(cookie, 999_999)).toMatchObject({ f: 1 });
  });

  test("says a:false to a page of an older session, and to one of none", async () => {
    const cookie = await openSession();
    expect((await ask(cookie, "")).a).toBe(true);
    bookmakers.stages.cmd.endSessions();
    expect(await ask(cookie, "")).toMatchObject({ a: false, data: [], today: [] });
    expect((await ask("", "")).a).toBe(false);
    expect((await ask(await openSession(), "")).a).toBe(true);
  });

  test("answers with a login page and in another shape, as the levers say", async () => {
    const stage = bookmakers.stages.cmd;
    const cookie = await openSession();
    stage.setLevers({ login: true });
    expect(await askText(cookie, "")).toMatch(/^<!doctype html>/);
    stage.setLevers({ login: false, layout: "changed" });
    const body = await ask(cookie, "");
    expect(body.data).toBeUndefined();
    expect(body).toHaveProperty("rows");
  });
});
