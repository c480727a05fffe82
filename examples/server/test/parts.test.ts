/** Snapshots in several messages. */
import type { RunningServer } from "../src/server.ts";
import { describe, expect, test } from "vitest";
import { derby, getJson, startTestServer, TestSocket, update } from "./harness.ts";

const round = (index: number): object =>
  derby(1.9, 1.9, { id: `m${index}`, home_team: `Home ${index}`, away_team: `Away ${index}` });

function part(
  seq: number,
  index: number,
  of: number,
  matches: readonly object[],
  extra = {},
): object {
  return {
    ...update("sbo", matches),
    seq,
    data: { site: "sbo", matches, count: matches.length, part: { index, of } },
    ...extra,
  };
}

async function shownIds(server: RunningServer): Promise<string[]> {
  const { body } = await getJson(server, "/odds?limit=1000");
  return (body as { odds: { id: string }[] }).odds.map(({ id }) => id);
}

describe("a snapshot in parts", () => {
  test("is applied with its last part; until then what was said before is in force", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.sendMatches("sbo", [round(0), round(1)]);
    worker.send(part(2, 0, 3, [round(1)]));
    worker.send(part(3, 1, 3, [round(2), derby(0, 1.9, { id: "bad" })]));
    expect(await worker.settle()).toMatchObject([
      { type: "error", path: "data.matches[1].odds.ft_hdp.home" },
    ]);
    expect(await shownIds(server)).toEqual(["m0", "m1"]);
    worker.send(part(4, 2, 3, [round(3)]));
    expect(await worker.settle()).toEqual([]);
    expect(await shownIds(server)).toEqual(["m1", "m2", "m3"]);
    expect((await getJson(server, "/workers")).body).toMatchObject({
      workers: [{ seq: 4, matches: 3, refused: 1, wrong_counts: 0 }],
    });
  });

  test.each([
    ["a missing part", [part(2, 0, 3, [round(1)]), part(4, 2, 3, [round(3)])]],
    [
      "another update in between",
      [
        part(2, 0, 2, [round(1)]),
        { ...update("sbo", []), seq: 3, data: { site: "sbo", mode: "delta", matches: [] } },
        part(4, 1, 2, [round(2)]),
      ],
    ],
    [
      "another time stamp",
      [part(2, 0, 2, [round(1)]), part(3, 1, 2, [round(2)], { timestamp: "2024-12-10T10:00:31" })],
    ],
  ])("with %s is dropped, and asked for once", async (_, messages) => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.sendMatches("sbo", [round(0)]);
    for (const message of messages) worker.send(message);
    expect((await worker.settle()).map(({ type }) => type)).toEqual(["resync:request"]);
    expect(await shownIds(server)).toEqual([]);
    worker.send(part(9, 0, 2, [round(5)]));
    worker.send(part(10, 1, 2, [round(6)]));
    expect(await worker.settle()).toEqual([]);
    expect(await shownIds(server)).toEqual(["m5", "m6"]);
  });

  test("has a match that two parts name in neither", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    worker.send(part(1, 0, 2, [round(1), round(2)]));
    worker.send(part(2, 1, 2, [round(2), round(3)]));
    expect(await worker.settle()).toMatchObject([{ type: "error", code: "duplicate-match" }]);
    expect(await shownIds(server)).toEqual(["m1", "m3"]);
  });

  test("of more than a session may bring is refused, and not asked for again", async () => {
    const server = await startTestServer();
    const worker = await TestSocket.register(server, "sbo");
    const padding = "x".repeat(1_000_000);
    for (let index = 0; index < 34; index += 1) {
      worker.send(part(index + 1, index, 64, [round(index)], { padding }));
    }
    expect(await worker.settle()).toMatchObject([{ type: "error", code: "snapshot-too-large" }]);
    expect(await shownIds(server)).toEqual([]);
    worker.sendMatches("sbo", [round(1)], { seq: 40 });
    expect(await worker.settle()).toEqual([]);
    expect(await shownIds(server)).toEqual(["m1"]);
  });
});
