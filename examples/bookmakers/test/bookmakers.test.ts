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
      readConfig({ BOOKMAKERS_HOST: "::1", BOOKMAKERS_PORT: "0", SEED: "7", TICK_MS: "250" }),
    ).toEqual({ host: "::1", port: 0, seed: 7, tickMs: 250 });
  });

  test("names what it cannot read", () => {
    expect(() => readConfig({ TICK_MS: "soon" })).toThrow("TICK_MS");
  });
});
