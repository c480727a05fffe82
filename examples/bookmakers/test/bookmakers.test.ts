import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { startBookmakers, type Bookmakers, type Truth } from "example-bookmakers";
import { readConfig } from "../src/config.ts";

const running: Bookmakers[] = [];

async function start(): Promise<Bookmakers> {
  let now = Date.UTC(2026, 10, 22, 12, 3, 20);
  const bookmakers = await startBookmakers({ paused: true, clock: () => (now += 1) });
  running.push(bookmakers);
  return bookmakers;
}

async function control(bookmakers: Bookmakers, body: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${bookmakers.ports.control}/control`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((bookmakers) => bookmakers.close()));
});

describe("startBookmakers()", () => {
  test("serves a complete first page at each bookmaker", async () => {
    const { ports } = await start();
    const read = async (port: number, path: string): Promise<string> =>
      (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    const sbo = await read(ports.sbo, "/");
    expect(sbo).toContain("local demo bookmaker");
    expect(sbo).toContain('<option value="MY" selected>Malay</option>');
    expect(sbo).toContain('class="odds-value');
    expect(await read(ports.ibc, "/")).toContain('id="oddsFrame"');
    const ibc = await read(ports.ibc, "/UnderOver.aspx");
    expect(ibc).toContain('<body id="UnderOver"');
    expect(ibc).toContain('<option value="4" selected>Malay</option>');
    expect(ibc).toContain("e_582");
    expect(await read(ports.cmd, "/")).toContain('src="Member/BetOdds/HdpDouble.aspx"');
    const cmd = await read(ports.cmd, "/Member/BetOdds/HdpDouble.aspx");
    expect(cmd.match(/default-match/g)).toHaveLength(15);
  });

  test("prints the format that is asked for and refuses one that does not exist", async () => {
    const { ports } = await start();
    const frame = `http://127.0.0.1:${ports.ibc}/UnderOver.aspx`;
    const decimal = await (await fetch(`${frame}?odds=1`)).text();
    expect(decimal).toContain('<option value="1" selected>Decimal</option>');
    expect(decimal).not.toMatch(/>-0\.\d\d</);
    const refused = await fetch(`${frame}?odds=9`);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("odds");
  });

  test("shows other prices after a tick, and marks them", async () => {
    const bookmakers = await start();
    const url = `http://127.0.0.1:${bookmakers.ports.ibc}/UnderOver_view`;
    const before = await (await fetch(url)).text();
    expect(before).not.toContain("Odds_Upd");
    expect((await control(bookmakers, { action: "tick", count: 2 })).status).toBe(200);
    const after = await (await fetch(url)).text();
    expect(after).not.toBe(before);
    expect(after).toContain("Odds_Upd");
  });

  test("closes at once while a connection is open", async () => {
    const bookmakers = await start();
    const socket = connect(bookmakers.ports.sbo, "127.0.0.1");
    socket.on("error", () => undefined);
    await new Promise((resolve) => socket.once("connect", resolve));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await bookmakers.close();
    await closed;
  });

  test("leaves nothing running when a port is taken", async () => {
    const { ports } = await start();
    await expect(startBookmakers({ port: ports.cmd - 1, host: "127.0.0.1" })).rejects.toThrow(
      "EADDRINUSE",
    );
  });
});

describe("the control server", () => {
  test("tells the truth and the state of the boards", async () => {
    const bookmakers = await start();
    const base = `http://127.0.0.1:${bookmakers.ports.control}`;
    const truth = (await (await fetch(`${base}/truth`)).json()) as Truth;
    expect(truth).toEqual(JSON.parse(JSON.stringify(bookmakers.market.truth())));
    expect(truth.sureBets.length).toBeGreaterThanOrEqual(2);
    const state: unknown = await (await fetch(`${base}/state`)).json();
    expect(state).toEqual(JSON.parse(JSON.stringify(bookmakers.market.state())));
  });

  test("pauses, resumes and scores goals", async () => {
    const bookmakers = await start();
    const act = async (body: unknown): Promise<Record<string, unknown>> =>
      (await (await control(bookmakers, body)).json()) as Record<string, unknown>;
    expect(await act({ action: "resume" })).toMatchObject({ paused: false });
    expect(await act({ action: "pause" })).toMatchObject({ paused: true });
    const { matchId } = await act({ action: "goal", side: "away" });
    expect(matchId).toEqual(expect.any(Number));
    expect(await act({ action: "goal", matchId: -1 })).toMatchObject({ matchId: null });
  });

  test("brings a site into a step of a case, and back", async () => {
    const bookmakers = await start();
    const usual = bookmakers.stages.cmd.view().live.length;
    const done = await control(bookmakers, { action: "case", number: 9, step: 1, site: "cmd" });
    expect(done.status).toBe(200);
    expect(bookmakers.stages.cmd.view().live).toHaveLength(usual + 1);
    expect(bookmakers.stages.sbo.view().live).toHaveLength(usual);
    const state = await (await fetch(`http://127.0.0.1:${bookmakers.ports.control}/state`)).text();
    expect(state).toContain("HAND MADE LEAGUE");
    await control(bookmakers, { action: "reset" });
    expect(bookmakers.stages.cmd.view().live).toHaveLength(usual);
    for (const wrong of [
      { number: 9, step: 99, site: "cmd" },
      { number: 21, step: 0, site: "sbo" },
      { number: 23, step: 0, site: "sbo" },
    ]) {
      const refused = await control(bookmakers, { action: "case", ...wrong });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain("no such case");
    }
  });

  test("sets levers of one site, and leaves those that are not named", async () => {
    const bookmakers = await start();
    const { stages } = bookmakers;
    const set = async (levers: unknown): Promise<number> =>
      (await control(bookmakers, { action: "levers", site: "sbo", levers })).status;
    expect(await set({ delayMs: 5, format: "HK" })).toBe(200);
    expect(await set({ repaint: true })).toBe(200);
    expect(stages.sbo.levers).toEqual({
      ...stages.ibc.levers,
      delayMs: 5,
      format: "HK",
      repaint: true,
    });
    expect(await set({ format: null })).toBe(200);
    expect(stages.sbo.levers.format).toBeUndefined();
    expect(await set({ delayMs: -1 })).toBe(400);
    expect(await set({ speed: 1 })).toBe(400);
  });

  test("ends sessions and tells stages of sockets and frames", async () => {
    const bookmakers = await start();
    const events: string[] = [];
    bookmakers.stages.ibc.listen((event) => events.push(event));
    for (const action of ["end-sessions", "drop-sockets", "navigate-frame"]) {
      expect((await control(bookmakers, { action, site: "ibc" })).status).toBe(200);
    }
    expect(events).toEqual(["session-over", "drop-sockets", "navigate-frame"]);
    expect(bookmakers.stages.ibc.session).toBe(2);
  });

  test("suspends a match at one bookmaker, and opens it", async () => {
    const bookmakers = await start();
    const act = async (body: unknown): Promise<unknown> =>
      (await control(bookmakers, { action: "suspend", site: "ibc", ...(body as object) })).json();
    const isClosed = (matchId: number): boolean | undefined =>
      bookmakers.market
        .state()
        .sites.ibc.find((match) => match.matchId === matchId)
        ?.lines.every(({ suspended }) => suspended);
    const open = bookmakers.market.state().sites.ibc.filter(({ matchId }) => !isClosed(matchId));
    const matchId = open[0]!.matchId;
    expect(await act({ matchId })).toMatchObject({ matchId });
    expect(isClosed(matchId)).toBe(true);
    expect(await act({ matchId, suspended: false })).toMatchObject({ matchId });
    await control(bookmakers, { action: "tick" });
    expect(isClosed(matchId)).toBe(false);
    expect(await act({ matchId: -1 })).toMatchObject({ matchId: null });
  });

  test("plays faults by themselves, and ends them", async () => {
    const bookmakers = await start();
    const { stages } = bookmakers;
    await control(bookmakers, { action: "faults", seed: 3 });
    await control(bookmakers, { action: "tick", count: 1000 });
    stages.sbo.setLevers({ repaint: true });
    expect(Math.max(...Object.values(stages).map(({ session }) => session))).toBeGreaterThan(1);
    await control(bookmakers, { action: "faults", seed: null });
    expect(stages.sbo.levers.repaint).toBe(false);
    const status = await fetch(`http://127.0.0.1:${bookmakers.ports.control}/control`);
    expect(await status.json()).toMatchObject({ faultsSeed: null, paused: true });
  });

  test("has a page of all of it that runs nothing but its own script", async () => {
    const { ports } = await start();
    const page = await fetch(`http://127.0.0.1:${ports.control}/`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).toContain('src="/control.js"');
    expect(html).not.toMatch(/<script(?![^>]*src)/);
  });

  test("refuses an action that it does not know, and a body that is no JSON", async () => {
    const bookmakers = await start();
    expect((await control(bookmakers, { action: "win" })).status).toBe(400);
    expect((await control(bookmakers, { action: "tick", count: 0 })).status).toBe(400);
    const broken = await fetch(`http://127.0.0.1:${bookmakers.ports.control}/control`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(broken.status).toBe(400);
    expect((await fetch(`http://127.0.0.1:${bookmakers.ports.control}/x`)).status).toBe(404);
  });
});

describe("readConfig()", () => {
  test("has a default for everything and reads what is set", () => {
    expect(readConfig({})).toEqual({ host: "127.0.0.1", port: 8100, seed: 1, tickMs: 1000 });
    expect(
      readConfig({
        BOOKMAKERS_HOST: "::1",
        BOOKMAKERS_PORT: "0",
        SEED: "7",
        TICK_MS: "250",
        FAULTS_SEED: "8",
      }),
    ).toEqual({ host: "::1", port: 0, seed: 7, tickMs: 250, faultsSeed: 8 });
  });

  test("names what it cannot read", () => {
    expect(() => readConfig({ TICK_MS: "soon" })).toThrow("TICK_MS");
  });
});
