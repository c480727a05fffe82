/** Every bad input gets an answer that names the place, and costs nothing but itself. */
import type { RunningServer } from "../src/server.ts";
import { describe, expect, test } from "vitest";
import { derby, getJson, startTestServer, TestSocket, update } from "./harness.ts";

const GOOD = derby(1.95, 1.9);

function text(match: string): string {
  return JSON.stringify(update("sbo", [GOOD, "BAD"])).replace('"BAD"', match);
}

const price = (value: string): string =>
  text(
    `{"id":"x","home_team":"Arsenal","away_team":"Everton",` +
      `"odds":{"ft_hdp":{"home":${value},"away":1.9,"handicap":-0.5}}}`,
  );

async function storedHomes(server: RunningServer): Promise<unknown[]> {
  const { body } = await getJson(server, "/odds");
  return (body as { odds: { home_team: string }[] }).odds.map(({ home_team }) => home_team);
}

describe("a bad match", () => {
  const refused: readonly (readonly [what: string, message: string, path: string])[] = [
    ["odds of 0", price("0"), "data.matches[1].odds.ft_hdp.home"],
    ["odds of 1", price("1"), "data.matches[1].odds.ft_hdp.home"],
    ["odds of -1", price("-1"), "data.matches[1].odds.ft_hdp.home"],
    ["odds as text", price('"2.5"'), "data.matches[1].odds.ft_hdp.home"],
    ["odds of null", price("null"), "data.matches[1].odds.ft_hdp.home"],
    ["odds beyond all numbers", price("1e309"), "data.matches[1].odds.ft_hdp.home"],
    [
      "a name of a million letters",
      text(`{"home_team":"${"a".repeat(1_000_000)}","away_team":"Everton","odds":{}}`),
      "data.matches[1].home_team",
    ],
    [
      "__proto__ as a key of the match",
      text('{"home_team":"Arsenal","away_team":"Everton","odds":{},"__proto__":{"live":true}}'),
      "data.matches[1]",
    ],
    [
      "__proto__ as a key of the odds",
      text('{"home_team":"Arsenal","away_team":"Everton","odds":{"__proto__":{"home":2}}}'),
      "data.matches[1].odds",
    ],
    ["a match that is null", text("null"), "data.matches[1]"],
    ["a match that is an array", text("[]"), "data.matches[1]"],
  ];

  test.each(refused)(
    "%s is refused by path and the rest of its message is taken",
    async (_, message, path) => {
      const server = await startTestServer();
      const worker = await TestSocket.register(server, "sbo");
      worker.send(message);
      const answers = await worker.settle();
      expect(answers).toHaveLength(1);
      expect(answers[0]).toMatchObject({ type: "error" });
      const error = answers[0] as { code: string; message: string; path: string };
      expect(error.path.startsWith(path)).toBe(true);
      expect(error.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(error.message.length).toBeLessThan(500);
      expect(await storedHomes(server)).toEqual(["Manchester United"]);
      expect((await getJson(server, "/workers")).body).toMatchObject({
        workers: [{ refused: 1, matches: 1 }],
      });
    },
  );

  test("names that are words of JavaScript are names like any other", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.sendMatches("sbo", [
      derby(1.9, 1.9, { id: "__proto__", home_team: "constructor", away_team: "__proto__" }),
    ]);
    expect(await worker.settle()).toEqual([]);
    expect(await storedHomes(server)).toEqual(["constructor"]);
  });

  test("of many, twenty are told and then only how many more there are", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.sendMatches("sbo", [...Array.from({ length: 50 }, () => null), GOOD]);
    const answers = await worker.settle();
    expect(answers).toHaveLength(21);
    expect(answers[20]).toMatchObject({
      type: "error",
      code: "more-refused",
      message: "30 more matches of this message are refused",
    });
    expect(await storedHomes(server)).toEqual(["Manchester United"]);
    expect(worker.closed).toBeUndefined();
  });
});

describe("a bad message", () => {
  const head = `"worker_id":"worker-sbo-1","site":"sbo","timestamp":"2024-12-10T10:00:30"`;
  const data = `"data":{"site":"sbo","matches":[],"count":0}`;
  const refused: readonly (readonly [what: string, message: string, path: string])[] = [
    ["half a JSON text", '{"type":"odds:upd', ""],
    ["an empty text", "", ""],
    ["spaces", " ".repeat(1000), ""],
    ["null", "null", ""],
    ["an array", "[]", ""],
    ["a string", '"ping"', ""],
    ["an unknown type", '{"type":"odds:delete"}', "type"],
    ["a message without type", "{}", "type"],
    ["a type that is no text", '{"type":{"a":1}}', "type"],
    ["an update without data", `{"type":"odds:update",${head}}`, "data"],
    ["an impossible date", `{"type":"ping","timestamp":"2026-02-30T10:00:00Z"}`, "timestamp"],
    ["a seq of 0", `{"type":"odds:update","seq":0,${head},${data}}`, "seq"],
    ["__proto__ as a key", `{"type":"odds:update",${head},${data},"__proto__":{"seq":1}}`, ""],
    ["another worker's id", JSON.stringify(update("sbo", [GOOD], "worker-sbo-2")), "worker_id"],
    ["another site", JSON.stringify(update("ibc", [GOOD], "worker-sbo-1")), "site"],
    [
      "data of another site",
      `{"type":"odds:update",${head},"data":{"site":"ibc","matches":[],"count":0}}`,
      "data.site",
    ],
    ["deep nesting", `{"type":"ping","x":${"[".repeat(30_000)}${"]".repeat(30_000)}}`, ""],
    ["a second registration", `{"type":"worker:register",${head}}`, "type"],
  ];

  test.each(refused)("%s gets an error and changes nothing", async (_, message, path) => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.sendMatches("sbo", [GOOD]);
    await worker.settle();
    worker.send(message);
    const answers = await worker.settle();
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ type: "error" });
    expect((answers[0] as { path: string }).path.startsWith(path)).toBe(true);
    expect(await storedHomes(server)).toEqual(["Manchester United"]);
    worker.sendMatches("sbo", [derby(1.9, 1.9, { home_team: "Arsenal" })]);
    expect(await worker.settle()).toEqual([]);
    expect(await storedHomes(server)).toEqual(["Arsenal"]);
  });

  test("odds before registering are refused", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.open(server);
    worker.send(update("sbo", [GOOD]));
    expect(await worker.take("error")).toMatchObject({ code: "not-registered", path: "type" });
    expect(await storedHomes(server)).toEqual([]);
  });

  test("twenty in a row close the socket, a good one in between does not", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    for (let round = 0; round < 2; round += 1) {
      for (let sent = 0; sent < 19; sent += 1) worker.send("{");
      expect(await worker.settle()).toHaveLength(19);
    }
    for (let sent = 0; sent < 25; sent += 1) worker.send("{");
    expect((await worker.closing()).code).toBe(1008);
    expect(worker.inbox).toHaveLength(20);
  });

  test("a binary frame closes the socket", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.socket.send(Buffer.from('{"type":"ping"}'));
    expect((await worker.closing()).code).toBe(4400);
  });

  test("a message beyond the size limit closes its socket and no other", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    const other = await TestSocket.register(server, "ibc");
    worker.send(`{"type":"ping","x":"${"x".repeat(1024 * 1024)}"}`);
    expect((await worker.closing()).code).toBe(1009);
    expect(await other.settle()).toEqual([]);
  });

  test("more messages than allowed close the socket", async () => {
    const server = await startTestServer({ MESSAGES_PER_SECOND: "1", MESSAGE_BURST: "10" });
    const worker = await TestSocket.register(server, "sbo");
    for (let sent = 0; sent < 20; sent += 1) worker.send({ type: "ping" });
    expect((await worker.closing()).code).toBe(1008);
    expect(worker.inbox.length).toBeLessThan(12);
  });

  test("a flood of ping frames counts as messages", async () => {
    const server = await startTestServer({ MESSAGES_PER_SECOND: "1", MESSAGE_BURST: "10" });
    const worker = await TestSocket.register(server, "sbo");
    for (let sent = 0; sent < 20; sent += 1) worker.socket.ping();
    expect((await worker.closing()).code).toBe(1008);
  });
});
