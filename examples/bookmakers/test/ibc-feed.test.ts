import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { countMatches, tellState, type ToldMatch } from "./told-state.ts";

type Row = readonly string[];

/** What a script of the feed says. */
interface Said {
  /** What is sent back with the next question. */
  readonly k: string;
  readonly v: string;
  readonly kind: "W" | "U";
  readonly market: string;
  /** Rows of everything; or the lists of an update from Del on. */
  readonly lists: readonly unknown[];
}

type Market = "l" | "t";

const PATH = "/UnderOver_data.aspx";
const FIRST_ODDS = 28;
const PSEUDO = / No\. of Corners| Total Bookings/;

let bookmakers: Bookmakers;

beforeEach(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 11 });
});

afterEach(async () => {
  await bookmakers.close();
});

const url = (path: string): string => `http://127.0.0.1:${bookmakers.ports.ibc}${path}`;

async function openSession(): Promise<string> {
  const page = await fetch(url("/"));
  return page.headers.get("set-cookie")?.split(";")[0] ?? "";
}

interface Question {
  readonly market?: Market;
  /** The name and the value of the field that rolls; none asks for everything. */
  readonly rolling?: readonly [string, string] | undefined;
  readonly oddsType?: number;
}

function fieldsOf({ market = "t", rolling, oddsType = 4 }: Question): URLSearchParams {
  const [k, v] = rolling ?? ["k0", "v0"];
  return new URLSearchParams({
    Market: market,
    Sport: "1",
    DT: "",
    RT: rolling === undefined ? "W" : "U",
    CT: "",
    Game: "0",
    OrderBy: "0",
    OddsType: String(oddsType),
    MainLeague: "0",
    [k]: v,
    key: market === "l" ? "lodds" : "dodds",
  });
}

async function ask(cookie: string, question: Question = {}): Promise<string> {
  const body = fieldsOf(question);
  return (await fetch(url(PATH), { method: "POST", headers: { cookie }, body })).text();
}

/** Runs a script of the feed; what it calls and sets is what it says. */
function run(body: string): Said {
  let said: Omit<Said, "k" | "v"> | undefined;
  const scope: Record<string, unknown> = {
    ShowBetList: (kind: "W" | "U", _time: string, market: string, ...lists: unknown[]) =>
      (said = { kind, market, lists: kind === "W" ? (lists[0] as unknown[]) : lists }),
  };
  runInNewContext(body, scope);
  if (said === undefined) throw new Error("The script calls nothing");
  return { k: String(scope["k"]), v: String(scope["v"]), ...said };
}

const keyOf = (row: Row): string => `${row[1]}_${row[3]}`;

/** A reader as simple as can be: it keeps whole rows by match and line, and tells the matches. */
class Reader {
  rolling: readonly [string, string] | undefined;
  readonly #market: Market;
  #rows = new Map<string, Row>();

  constructor(market: Market) {
    this.#market = market;
  }

  async update(cookie: string): Promise<string> {
    const body = await ask(cookie, { market: this.#market, rolling: this.rolling });
    this.take(run(body));
    return body;
  }

  take({ k, v, kind, market, lists }: Said): void {
    expect(market).toBe(this.#market);
    this.rolling = [k, v];
    if (kind === "W") {
      this.#rows.clear();
      let before: Row = [];
      for (const row of lists as readonly Row[]) {
        before = row[0] !== "" ? row : row.map((field, place) => inherit(field, place, before));
        this.#rows.set(keyOf(before), before);
      }
      return;
    }
    const [gone, , ...news] = lists as readonly [readonly string[], unknown, ...Row[][]];
    for (const id of gone) expect(this.#rows.delete(id)).toBe(true);
    for (const row of news.flat()) {
      expect(row[0]).not.toBe("");
      this.#rows.set(keyOf(row), row);
    }
  }

  tell(): readonly ToldMatch[] {
    const byMatch = new Map<string, Row[]>();
    for (const row of this.#rows.values()) {
      expect(row).toHaveLength(54);
      byMatch.set(row[1]!, [...(byMatch.get(row[1]!) ?? []), row]);
    }
    return [...byMatch.values()].flatMap((rows): ToldMatch[] => {
      const first = rows.find((row) => row[3] === "1")!;
      if (PSEUDO.test(first[6]!)) return [];
      const live = first[17] === "1";
      expect(live).toBe(this.#market === "l");
      return [
        {
          number: Number(first[1]),
          league: first[5]!,
          teams: `${first[6]} v ${first[7]}`,
          startsAt: first[8]!,
          time: live ? tellTime(first) : "",
          score: live ? `${first[21]}-${first[22]}` : "",
          redCards: live ? `${first[23]}-${first[24]}` : "",
          lines: rows.flatMap(tellLines).sort(),
        },
      ];
    });
  }
}

function inherit(field: string, place: number, before: Row): string {
  return place >= FIRST_ODDS || field !== "" ? field : before[place]!;
}

function tellTime(row: Row): string {
  const text = row[12]!;
  if (row[18] === "0" && row[19] === "1") {
    expect(text).toBe("H.Time");
    return "5 0+0";
  }
  const minute = new RegExp(`^${row[18]}H (\\d+)'$`).exec(text)?.[1];
  return `${row[18]} ${minute}+${row[20]}`;
}

function tellLines(row: Row): string[] {
  const handicap = (market: string, at: number): string[] => {
    const [, size, home, away, giver] = row.slice(at, at + 5);
    const point = giver === "h" ? 0 - Number(size) : Number(size);
    return home === "" ? [] : [`${market} ${point} ${Number(home)} ${Number(away)}`];
  };
  const total = (market: string, at: number): string[] => {
    const [, goal, over, under] = row.slice(at, at + 4);
    return over === "" ? [] : [`${market} ${Number(goal)} ${Number(over)} ${Number(under)}`];
  };
  const result = (market: string, at: number): string[] => {
    const [, ...prices] = row.slice(at, at + 4);
    return prices[0] === "" ? [] : [`${market} 0 ${prices.map(Number).join(" ")}`];
  };
  return [
    ...handicap("ft_hdp", 28),
    ...total("ft_ou", 33),
    ...result("ft_1x2", 37),
    ...handicap("fh_hdp", 41),
    ...total("fh_ou", 46),
    ...result("fh_1x2", 50),
  ];
}

const byNumber = (list: readonly ToldMatch[]): readonly ToldMatch[] =>
  [...list].sort((a, b) => a.number - b.number);
const told = (): readonly ToldMatch[] => byNumber(tellState(stateOf(bookmakers.stages.ibc)));

/** Reads both streams, running matches first, as the page does. */
class Pair {
  readonly live = new Reader("l");
  readonly today = new Reader("t");

  async update(cookie: string): Promise<number> {
    const bodies = [await this.live.update(cookie), await this.today.update(cookie)];
    return bodies.join("").length;
  }

  tell(): readonly ToldMatch[] {
    return byNumber([...this.live.tell(), ...this.today.tell()]);
  }
}

describe("the classic feed of ibc", () => {
  test("says in full what the state says, asked either way", async () => {
    const cookie = await openSession();
    const body = await ask(cookie);
    expect(body).toMatch(/^k='k\d+';v='v\d+';\nvar Nt=\[\];\nNt\[0\]=\['/);
    expect(body).toMatch(/\nShowBetList\('W','\d\d\/\d\d\/\d{4} [\d:]+','t',Nt\);$/);
    const query = fieldsOf({}).toString();
    expect(await (await fetch(url(`${PATH}?${query}`), { headers: { cookie } })).text()).toBe(body);
    const pair = new Pair();
    await pair.update(cookie);
    expect(pair.tell()).toEqual(told());
    expect(countMatches(pair.live.tell())).toBeGreaterThan(3);
    expect(countMatches(pair.today.tell())).toBeGreaterThan(10);
  });

  test("leaves out of a further line what it inherits", async () => {
    const rows = run(await ask(await openSession())).lists as readonly Row[];
    const further = rows.filter((row) => row[3] !== "1");
    expect(further.length).toBeGreaterThan(10);
    for (const row of further) {
      expect(row.slice(0, FIRST_ODDS).filter((field) => field !== "")).toEqual([row[1], row[3]]);
    }
  });

  test("says what changed, tick by tick, goal or not, in less than everything", async () => {
    const cookie = await openSession();
    const pair = new Pair();
    const first = await pair.update(cookie);
    const { market } = bookmakers;
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 10 === 5) market.scoreGoal("home");
      market.tick(market.now + (tick % 13 === 12 ? 600_000 : 1000));
      const length = await pair.update(cookie);
      if (tick % 13 !== 12) expect(length).toBeLessThan(first);
      expect(pair.tell()).toEqual(told());
    }
  });

  test("follows every step of every case", async () => {
    const stage = bookmakers.stages.ibc;
    let steps = 0;
    for (const { sites, steps: own } of SITE_CASES) {
      if (!sites.includes("ibc")) continue;
      stage.reset();
      const cookie = await openSession();
      const pair = new Pair();
      await pair.update(cookie);
      for (const step of own) {
        step.apply(stage);
        if (!step.readable) break;
        await pair.update(cookie);
        expect(pair.tell()).toEqual(told());
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("empties the prices of what takes no bets; TimerSuspend is of the whole match", async () => {
    const stage = bookmakers.stages.ibc;
    const steps = SITE_CASES.filter(({ number }) => number === 8 || number === 9).flatMap(
      (own) => own.steps,
    );
    const flags = new Set<string>();
    for (const step of steps) {
      step.apply(stage);
      const view = stage.view();
      for (const market of ["l", "t"] as const) {
        const reader = new Reader(market);
        const said = run(await ask(await openSession(), { market }));
        reader.take(said);
        const leagues = market === "l" ? view.live : view.upcoming;
        const suspended = new Map(
          leagues.flatMap(({ matches }) => matches.map((own) => [own.number, own.suspended])),
        );
        for (const row of said.lists as readonly Row[]) {
          if (row[0] === "") continue;
          expect(row[15]).toBe(suspended.get(Number(row[1])) === true ? "1" : "0");
          flags.add(row[15]!);
        }
      }
    }
    expect(flags).toEqual(new Set(["0", "1"]));
  });

  test("has empty lists when nothing changed, and is full for a version it does not know", async () => {
    const cookie = await openSession();
    const { k, v } = run(await ask(cookie));
    expect(run(await ask(cookie, { rolling: [k, v] }))).toMatchObject({
      kind: "U",
      v,
      lists: [[], [], [], [], [], [], []],
    });
    expect(run(await ask(cookie, { rolling: ["k1", "v999999"] })).kind).toBe("W");
    expect(run(await ask(cookie, { rolling: ["k1", "nonsense"] })).kind).toBe("W");
  });

  test("prints prices in the format that the request names, and results in decimal odds", async () => {
    const cookie = await openSession();
    for (const [oddsType, least] of [
      [2, 0],
      [1, 1],
    ] as const) {
      const rows = run(await ask(cookie, { oddsType })).lists as readonly Row[];
      const places = [30, 31, 35, 36, 43, 44, 48, 49];
      const prices = rows.flatMap((row) => places.map((place) => row[place])).filter(Boolean);
      expect(prices.length).toBeGreaterThan(100);
      expect(Math.min(...prices.map(Number))).toBeGreaterThan(least);
      const results = rows.flatMap((row) => row.slice(38, 41)).filter(Boolean);
      expect(results.length).toBeGreaterThan(10);
      expect(Math.min(...results.map(Number))).toBeGreaterThan(1);
    }
  });

  test("answers a page of an older session, and one of none, with a login page", async () => {
    const cookie = await openSession();
    expect(await ask(cookie)).toContain("ShowBetList");
    bookmakers.stages.ibc.endSessions();
    for (const stranger of [cookie, ""]) {
      const body = await ask(stranger);
      expect(body).toMatch(/^</);
      expect(body).toContain('type="password"');
    }
    expect(await ask(await openSession())).toContain("ShowBetList");
  });

  test("answers with a login page, in another shape, and late, as the levers say", async () => {
    const stage = bookmakers.stages.ibc;
    const cookie = await openSession();
    stage.setLevers({ login: true });
    expect(await ask(cookie)).toMatch(/^<!doctype html>/);
    stage.setLevers({ login: false, layout: "changed" });
    expect(await ask(cookie)).toMatch(/RenderOdds\('W','t',Dl\);$/);
    const frame = await (await fetch(url("/UnderOver.aspx"))).text();
    expect(frame).not.toMatch(/oTableContainer|oddsTable|selOddsType|HdpGoalClass|id="e_/);
    stage.setLevers({ layout: "usual", delayMs: 300 });
    const answer = ask(cookie);
    const before = byNumber(tellState(stateOf(stage).filter(({ live }) => !live)));
    // Asked after the first, and answered at once.
    await fetch(url("/UnderOver_view"));
    bookmakers.market.tick(bookmakers.market.now + 1000);
    const reader = new Reader("t");
    reader.take(run(await answer));
    expect(byNumber(reader.tell())).toEqual(before);
  });

  test("refuses a question that it cannot read", async () => {
    const cookie = await openSession();
    for (const query of ["", "?Market=x&RT=W", "?Market=l&RT=W&OddsType=9"]) {
      expect((await fetch(url(PATH + query), { headers: { cookie } })).status).toBe(400);
    }
  });
});
