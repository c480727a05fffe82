import { describe, expect, test } from "vitest";
import { formatUpdate, withSeq } from "../src/outgoing.ts";
import { oddsUpdate, type OddsUpdate, type WireMatch } from "../src/protocol/messages.ts";
import { formatSnapshot, writeSnapshot, type MessageLimits } from "../src/written-snapshot.ts";
import { makeMatch } from "./make-match.ts";

const WORKER = { workerId: "worker-1", site: "sbo" };
const AT = Date.UTC(2026, 0, 1);

/** The messages of a snapshot, and how many bytes each has at most. */
function write(matches: readonly WireMatch[], limits?: Partial<MessageLimits>) {
  const all = { messageBytes: 1024 * 1024, matches: 5000, parts: 64, ...limits };
  const texts = formatSnapshot(WORKER, writeSnapshot(WORKER, matches, AT, all)).map((text) =>
    withSeq(text, Number.MAX_SAFE_INTEGER),
  );
  const messages = texts.map((text): OddsUpdate => oddsUpdate.parse(JSON.parse(text)));
  return { messages, bytes: texts.map((text) => Buffer.byteLength(text)) };
}

/** Matches of as many bytes. */
function matchesOf(sizes: readonly number[]): WireMatch[] {
  return sizes.map((size, index) => {
    const match = makeMatch({ id: String(index), league: "" });
    return { ...match, league: "x".repeat(size - JSON.stringify(match).length) };
  });
}

describe("formatUpdate()", () => {
  test("puts the texts of the matches into the message, and their number", () => {
    const head = { ...WORKER, timestamp: "2026-01-01T00:00:00.000Z" };
    const text = formatUpdate(head, { mode: "delta", removed: ["2"] }, ['{"a":1}', '{"b":2}']);
    expect(JSON.parse(withSeq(text, 7))).toEqual({
      seq: 7,
      type: "odds:update",
      worker_id: "worker-1",
      site: "sbo",
      timestamp: "2026-01-01T00:00:00.000Z",
      data: { site: "sbo", mode: "delta", removed: ["2"], count: 2, matches: [{ a: 1 }, { b: 2 }] },
    });
  });
});

describe("writeSnapshot()", () => {
  test("takes one message without parts where everything fits", () => {
    for (const matches of [[], matchesOf([300, 300])]) {
      const { messages } = write(matches, { matches: 2 });
      expect(messages.map(({ data }) => data)).toEqual([
        { site: "sbo", count: matches.length, matches },
      ]);
    }
  });

  test("divides what is larger into parts of one time stamp, in order, each with its own count", () => {
    const matches = matchesOf([300, 300, 300, 300, 300]);
    const { messages } = write(matches, { matches: 2 });
    expect(new Set(messages.map(({ timestamp }) => timestamp))).toEqual(
      new Set(["2026-01-01T00:00:00.000Z"]),
    );
    expect(messages.map(({ data: { part, count } }) => ({ ...part, count }))).toEqual([
      { index: 0, of: 3, count: 2 },
      { index: 1, of: 3, count: 2 },
      { index: 2, of: 3, count: 1 },
    ]);
    expect(messages.flatMap(({ data }) => data.matches)).toEqual(matches);
  });

  test("fills messages up to their bytes, and no message is larger", () => {
    const matches = matchesOf([400, 500, 700, 200, 300, 900, 250, 800]);
    for (let messageBytes = 1250; messageBytes < 2500; messageBytes += 50) {
      const { messages, bytes } = write(matches, { messageBytes });
      expect(messages.flatMap(({ data }) => data.matches)).toEqual(matches);
      expect(Math.max(...bytes)).toBeLessThanOrEqual(messageBytes);
      expect(messages.length).toBeLessThanOrEqual(Math.ceil((2 * 4050) / (messageBytes - 300)));
    }
  });

  test("counts bytes, not letters", () => {
    const matches = Array.from({ length: 10 }, () => makeMatch({ league: "ü".repeat(200) }));
    const { bytes } = write(matches, { messageBytes: 2000 });
    expect(Math.max(...bytes)).toBeLessThanOrEqual(2000);
  });

  test("throws when there are more parts than the wire takes", () => {
    const matches = matchesOf([300, 300, 300]);
    expect(() => write(matches, { matches: 1, parts: 2 })).toThrow(
      new RangeError(
        "Cannot send snapshot: it must have at most 2 parts of 1048576 bytes and 1 matches, was 3",
      ),
    );
  });

  test("throws when a match is larger than a message", () => {
    expect(() => write(matchesOf([300, 3000]), { messageBytes: 2000 })).toThrow(
      /^Cannot send snapshot: a match must fit in 1\d{3} bytes, was 3001$/,
    );
  });
});
