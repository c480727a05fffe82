import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SITE_CASES, startBookmakers, stateOf, type Bookmakers } from "example-bookmakers";
import { countMatches, tellState, type ToldMatch } from "./told-state.ts";

/** What a script of the feed calls. */
type Call =
  | { readonly name: "update"; readonly page: number; readonly body: readonly unknown[] }
  | { readonly name: "idle"; readonly version: number }
  | { readonly name: "empty" };

type Row = readonly [number, ...unknown[]];

const PATH = "/web-root/restricted/odds-display/today-data.aspx";
const MARKETS = new Map([
  [1, "ft_hdp"],
  [3, "ft_ou"],
  [5, "ft_1x2"],
  [7, "fh_hdp"],
  [8, "fh_1x2"],
  [9, "fh_ou"],
]);

let bookmakers: Bookmakers;

beforeEach(async () => {
  bookmakers = await startBookmakers({ paused: true, seed: 11 });
});

afterEach(async () => {
  await bookmakers.close();
});

async function openSession(): Promise<string> {
  const page = await fetch(`http://127.0.0.1:${bookmakers.ports.sbo}/`);
  return page.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function ask(cookie: string, version: number, format = 0): Promise<string> {
  const query = `od-param=2,1,1,1,1,2,1,2,${format}&fi=1&v=${version}&dl=3`;
  const url = `http://127.0.0.1:${bookmakers.ports.sbo}${PATH}?${query}`;
  return (await fetch(url, { headers: { cookie } })).text();
}

/** Runs a script of the feed; what it calls is what it says. */
function run(body: string): Call {
  let call: Call | undefined;
  runInNewContext(body, {
    $M: () => ({
      onUpdate: (page: number, update: unknown[]) =>
        (call = { name: "update", page, body: update }),
      onIdle: (_page: number, version: number) => (call = { name: "idle", version }),
    }),
    od_OnEmpty: () => (call = { name: "empty" }),
  });
  if (call === undefined) throw new Error("The script calls nothing");
  return call;
}

/** A reader as simple as can be: it keeps rows by id, and tells the matches from them. */
class Reader {
  version = 0;
  readonly #kinds = [0, 1, 2, 3, 5].map(() => new Map<number, Row>());

  take(call: Call): void {
    if (call.name === "empty") throw new Error("Nothing is on offer");
    if (call.name === "idle") {
      this.version = call.version;
      return;
    }
    const [version, full, , payload] = call.body as [number, number, number, Row[][]];
    this.version = version;
    for (const [index, place] of [0, 1, 2, 3, 5].entries()) {
      const kept = this.#kinds[index]!;
      if (full === 1) kept.clear();
      for (const row of payload[place]!) kept.set(row[0], row);
    }
    const [goneOdds, goneMatches] = payload.slice(6) as unknown as [number[], number[]];
    for (const id of goneOdds) this.#kinds[4]!.delete(id);
    for (const id of goneMatches) {
      this.#kinds[1]!.delete(id);
      for (const [resultId, row] of this.#kinds[2]!) {
        if (row[1] === id) this.#kinds[2]!.delete(resultId);
      }
    }
  }

  tell(): readonly ToldMatch[] {
    const [leagues, matches, results, live, odds] = this.#kinds;
    const clean = (value: unknown): string => String(value).replaceAll("\u200C", "");
    return [...results!.values()].flatMap((result): ToldMatch[] => {
      const match = matches!.get(result[1] as number);
      if (result[2] !== 0 || match === undefined) return [];
      const running = live!.get(result[0]);
      const isLive = running?.[1] === 1;
      const lines = [...odds!.values()].flatMap(([, about, prices]) => {
        const [resultId, type, , , point] = about as number[];
        if (resultId !== result[0] || !(0 in (prices as unknown[]))) return [];
        const handicap = type === 1 || type === 7;
        return [
          `${MARKETS.get(type!)} ${handicap ? 0 - point! : point} ${(prices as number[]).join(" ")}`,
        ];
      });
      return [
        {
          number: match[0],
          league: clean(leagues!.get(match[2] as number)?.[1]),
          teams: `${clean(match[3])} v ${clean(match[4])}`,
          startsAt: String(match[7]),
          time: isLive ? `${String(running[2])} ${String(running[3])}+${String(running[5])}` : "",
          score: isLive ? `${String(result[3])}-${String(result[4])}` : "",
          redCards: isLive ? `${String(running[6])}-${String(running[7])}` : "",
          lines: lines.sort(),
        },
      ];
    });
  }
}

const told = (): readonly ToldMatch[] => tellState(stateOf(bookmakers.stages.sbo));
const byNumber = (list: readonly ToldMatch[]): readonly ToldMatch[] =>
  [...list].sort((a, b) => a.number - b.number);

describe("the feed of sbo", () => {
  test("says in full what the state says", async () => {
    const cookie = await openSession();
    const body = await ask(cookie, 0);
    expect(body).toMatch(/^\$M\('odds-display'\)\.onUpdate\(2,\[\d+,1,1,\[\[/);
    expect(body).toContain("\u200C");
    const reader = new Reader();
    reader.take(run(body));
    expect(byNumber(reader.tell())).toEqual(byNumber(told()));
    expect(countMatches(reader.tell())).toBeGreaterThan(20);
  });

  test("says what changed, tick by tick, goal or not, in much less than everything", async () => {
    const cookie = await openSession();
    const reader = new Reader();
    const first = await ask(cookie, 0);
    reader.take(run(first));
    const { market } = bookmakers;
    for (let tick = 0; tick < 40; tick += 1) {
      if (tick % 10 === 5) market.scoreGoal("home");
      market.tick(market.now + (tick % 13 === 12 ? 600_000 : 1000));
      const body = await ask(cookie, reader.version);
      if (tick % 13 !== 12) expect(body.length).toBeLessThan(first.length);
      reader.take(run(body));
      expect(byNumber(reader.tell())).toEqual(byNumber(told()));
    }
  });

  test("follows every step of every case", async () => {
    const stage = bookmakers.stages.sbo;
    let steps = 0;
    for (const { sites, steps: own } of SITE_CASES) {
      if (!sites.includes("sbo")) continue;
      stage.reset();
      const cookie = await openSession();
      const reader = new Reader();
      reader.take(run(await ask(cookie, 0)));
      for (const step of own) {
        step.apply(stage);
        if (!step.readable) break;
        reader.take(run(await ask(cookie, reader.version)));
        expect(byNumber(reader.tell())).toEqual(byNumber(told()));
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(40);
  });

  test("keeps a suspended line, with holes for its prices", async () => {
    const stage = bookmakers.stages.sbo;
    SITE_CASES.find(({ number }) => number === 9)!.steps[1]!.apply(stage);
    const body = await ask(await openSession(), 0);
    expect(body).toMatch(/\[\d+,\[\d+,1,0,500,0\.5\],\[,,\]\]/);
    expect(body).toMatch(/\[\d+,\[\d+,5,0,500,0\],\[,,,\]\]/);
  });

  test("is idle when nothing changed, and full for a version that it does not know", async () => {
    const cookie = await openSession();
    const reader = new Reader();
    reader.take(run(await ask(cookie, 0)));
    expect(run(await ask(cookie, reader.version))).toEqual({
      name: "idle",
      version: reader.version,
    });
    expect(await ask(cookie, 999_999)).toContain(`[${reader.version},1,1,[[`);
  });

  test("prints prices in the format that the request names, and results in decimal odds", async () => {
    const cookie = await openSession();
    for (const [code, least] of [
      [1, 0],
      [3, 1],
    ] as const) {
      const call = run(await ask(cookie, 0, code));
      if (call.name !== "update") throw new Error("This must be an update");
      const odds = (call.body[3] as Row[][])[5]!;
      const prices = odds.flatMap(([, , own]) => Object.values(own as number[]));
      expect(prices.length).toBeGreaterThan(100);
      expect(Math.min(...prices)).toBeGreaterThan(least);
    }
  });

  test("tells a page of an older session, and one of none, that it is logged out", async () => {
    const cookie = await openSession();
    expect(await ask(cookie, 0)).not.toContain("logout");
    bookmakers.stages.sbo.endSessions();
    expect(await ask(cookie, 0)).toContain("logout");
    expect(await ask("", 0)).toContain("logout");
    expect(await ask(await openSession(), 0)).not.toContain("logout");
  });

  test("answers with a login page, in another shape, and late, as the levers say", async () => {
    const stage = bookmakers.stages.sbo;
    const cookie = await openSession();
    stage.setLevers({ login: true });
    expect(await ask(cookie, 0)).toMatch(/^<!doctype html>/);
    stage.setLevers({ login: false, layout: "changed" });
    expect(await ask(cookie, 0)).toMatch(/\{lg:\[/);
    expect(await (await fetch(`http://127.0.0.1:${bookmakers.ports.sbo}/`)).text()).not.toContain(
      "odds-display",
    );
    stage.setLevers({ layout: "usual", delayMs: 300 });
    const answer = ask(cookie, 0);
    const before = told();
    // Asked after the first, and answered at once.
    await fetch(`http://127.0.0.1:${bookmakers.ports.sbo}/board`);
    bookmakers.market.tick(bookmakers.market.now + 1000);
    const reader = new Reader();
    reader.take(run(await answer));
    expect(byNumber(reader.tell())).toEqual(byNumber(before));
  });
});
