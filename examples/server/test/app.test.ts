import { request } from "node:http";
import { PROTOCOL_VERSION } from "scraper-kit/protocol";
import { describe, expect, test } from "vitest";
import { derby, getJson, startTestServer, TestSocket } from "./harness.ts";

async function statusOf(
  port: number,
  { method = "GET", path = "/", headers = {}, body = "" } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ port, host: "127.0.0.1", method, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on("error", reject);
    call.end(body);
  });
}

describe("REST", () => {
  test("GET / says what the server is", async () => {
    const server = await startTestServer();
    const { status, headers, body } = await getJson(server, "/");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "example-server",
      version: "0.1.0",
      protocol: PROTOCOL_VERSION,
    });
    expect(Object.keys((body as { endpoints: object }).endpoints)).toEqual([
      "GET /",
      "GET /health",
      "GET /workers",
      "GET /odds",
      "GET /opportunities",
      "WS /ws",
    ]);
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("GET /health says that the server lives, and how much it knows", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.sendMatches("sbo", [derby(1.95, 1.9)]);
    await worker.settle();
    expect((await getJson(server, "/health")).body).toEqual({
      status: "ok",
      uptime_s: expect.any(Number) as number,
      workers: 1,
      matches: 1,
      opportunities: 0,
    });
  });

  test("GET /workers shows each session and no token", async () => {
    const token = "worker-secret-0123456789";
    const server = await startTestServer({ WORKER_TOKEN: token });
    const headers = { authorization: `Bearer ${token}` };
    const worker = await TestSocket.register(server, "sbo", { headers });
    worker.sendMatches("sbo", [derby(1.95, 1.9), derby(0, 1.9, { id: "bad" })]);
    worker.send({
      type: "worker:status",
      worker_id: "worker-sbo-1",
      site: "sbo",
      timestamp: "2024-12-10T10:00:31Z",
      state: "degraded",
      rows: 2,
      error: { code: "layout-changed", message: "no rows" },
    });
    await worker.settle();
    const { body } = await getJson(server, "/workers");
    expect(body).toEqual({
      count: 1,
      total: 1,
      workers: [
        {
          worker_id: "worker-sbo-1",
          site: "sbo",
          session_id: expect.any(String) as string,
          registered_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
          last_message_age_ms: expect.any(Number) as number,
          seq: 1,
          matches: 1,
          refused: 1,
          duplicates: 0,
          wrong_counts: 0,
          ignored_markets: 0,
          status: {
            timestamp: "2024-12-10T10:00:31Z",
            state: "degraded",
            rows: 2,
            error: { code: "layout-changed", message: "no rows" },
          },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(token);
  });

  test("GET /odds filters by site and answers in pages", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    const rounds = Array.from({ length: 5 }, (_, index) =>
      derby(1.9, 1.9, { id: `m${index}`, home_team: `Home ${index}`, away_team: `Away ${index}` }),
    );
    sbo.sendMatches("sbo", rounds);
    ibc.sendMatches("ibc", rounds.slice(0, 2));
    await sbo.settle();
    await ibc.settle();
    const homes = (body: unknown): string[] =>
      (body as { odds: { site: string; home_team: string }[] }).odds.map(
        ({ site, home_team }) => `${site} ${home_team}`,
      );
    const all = (await getJson(server, "/odds")).body;
    expect(all).toMatchObject({ count: 7, total: 7 });
    const page = (await getJson(server, "/odds?site=sbo&limit=2&offset=3")).body;
    expect(page).toMatchObject({ count: 2, total: 5 });
    expect(homes(page)).toEqual(["sbo Home 3", "sbo Home 4"]);
    expect(homes((await getJson(server, "/odds?site=none")).body)).toEqual([]);
  });

  test("GET /opportunities answers in pages", async () => {
    const server = await startTestServer();
    const sbo = await TestSocket.register(server, "sbo");
    const ibc = await TestSocket.register(server, "ibc");
    const teams = [
      ["Arsenal", "Everton"],
      ["Liverpool", "Fulham"],
      ["Brentford", "Brighton"],
    ];
    const rounds = (home: number, away: number): object[] =>
      teams.map(([home_team, away_team], index) =>
        derby(home + index / 100, away, { id: `m${index}`, home_team, away_team }),
      );
    sbo.sendMatches("sbo", rounds(1.95, 1.8));
    ibc.sendMatches("ibc", rounds(1.8, 2.1));
    await sbo.settle();
    await ibc.settle();
    const all = (await getJson(server, "/opportunities")).body as { opportunities: unknown[] };
    expect(all).toMatchObject({ count: 3, total: 3 });
    const page = (await getJson(server, "/opportunities?limit=1&offset=1")).body;
    expect(page).toMatchObject({ count: 1, total: 3, opportunities: [all.opportunities[1]] });
  });

  test.each([
    ["/odds?limit=1000000000", "limit"],
    ["/odds?limit=-1", "limit"],
    ["/odds?limit=0", "limit"],
    ["/odds?limit=", "limit"],
    ["/odds?limit=0x10", "limit"],
    ["/odds?limit=1&limit=2", "limit"],
    ["/odds?limit[]=1", "limit[]"],
    ["/odds?offset=-1", "offset"],
    ["/odds?site=../etc", "site"],
    ["/odds?provider=sbo", "provider"],
    ["/odds?__proto__=1", "__proto__"],
    ["/odds?constructor=1", "constructor"],
    ["/opportunities?site=sbo", "site"],
    ["/workers?x=1", "x"],
    ["/health?verbose=1", "verbose"],
    ["/?a=1", "a"],
  ])("%s is a 400 that names %s", async (path, parameter) => {
    const server = await startTestServer();
    const { status, headers, body } = await getJson(server, path);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      parameter,
    });
    expect((body as { detail: string }).detail).toContain(parameter);
  });

  test.each(["/nothing", "/odds/1", "/..%2f..%2fetc/passwd", "/a%00b", "/events"])(
    "%s is a 404 problem",
    async (path) => {
      const server = await startTestServer();
      const { status, text } = await statusOf(server.port, { path });
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ title: "Not Found", status: 404 });
    },
  );

  test("other methods are a 405 problem that says which are allowed", async () => {
    const server = await startTestServer();
    const { status, headers, body } = await getJson(server, "/odds", { method: "DELETE" });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET, HEAD");
    expect(body).toMatchObject({ title: "Method Not Allowed" });
  });

  test("HEAD is answered like GET without a body", async () => {
    const server = await startTestServer();
    const { status, body } = await getJson(server, "/odds", { method: "HEAD" });
    expect(status).toBe(200);
    expect(body).toBeUndefined();
  });

  test.each([
    ["of known length", { "content-length": "14" }],
    ["in chunks", { "transfer-encoding": "chunked" }],
  ])("a request body %s is refused with 413", async (_, headers) => {
    const server = await startTestServer();
    const { status, text } = await statusOf(server.port, {
      method: "POST",
      path: "/odds",
      headers: { ...headers, "content-type": "application/json" },
      body: '{"odds": 2.5 }',
    });
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ status: 413 });
  });

  test("a plain request to the workers' socket is told to upgrade", async () => {
    const server = await startTestServer();
    const { status, headers } = await getJson(server, "/ws");
    expect(status).toBe(426);
    expect(headers.get("upgrade")).toBe("websocket");
  });

  test("with a viewer token, all but / and /health need it", async () => {
    const server = await startTestServer({ VIEWER_TOKEN: "look" });
    for (const path of ["/", "/health"]) {
      expect((await getJson(server, path)).status).toBe(200);
    }
    for (const path of ["/workers", "/odds", "/opportunities"]) {
      const refused = await getJson(server, path);
      expect(refused.status).toBe(401);
      expect(refused.headers.get("www-authenticate")).toBe("Bearer");
      expect(refused.body).toMatchObject({ title: "Unauthorized", status: 401 });
      const wrong = { headers: { authorization: "Bearer locked" } };
      expect((await getJson(server, path, wrong)).status).toBe(401);
      const right = { headers: { authorization: "Bearer look" } };
      expect((await getJson(server, path, right)).status).toBe(200);
    }
  });
});
