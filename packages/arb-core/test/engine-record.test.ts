import { createEngine, formatRecord, formatRecordPieces, parseRecord } from "arb-core";
import { describe, expect, test } from "vitest";
import type { EngineCommand } from "../src/engine/engine.ts";

const LISTING = {
  id: "1",
  home: "Arsenal",
  away: "Chelsea",
  sport: "football",
  league: "Cup",
  startsAt: Date.UTC(2026, 7, 15, 14),
  live: true,
  score: { home: 1, away: 0 },
  minute: 17,
  neutral: false,
  lines: [{ market: "ft_hdp", line: -0.5, odds: [1.95, 1.9], suspended: true }],
} as const;
const ORIGIN = { source: "worker-1", provider: "sbo" };

const COMMANDS: readonly EngineCommand[] = [
  { type: "snapshot", ...ORIGIN, listings: [LISTING] },
  { type: "snapshot", ...ORIGIN, listings: [] },
  {
    type: "delta",
    ...ORIGIN,
    upserts: [{ ...LISTING, markets: ["ft_hdp", "ft_ou"] }],
    removed: ["7"],
  },
  { type: "remove-source", source: "worker-1" },
  { type: "expire" },
  {
    type: "policy",
    policy: {
      minMargin: -Infinity,
      maxAgeMs: Infinity,
      classes: ["arb"],
      pairs: "best",
      skinGroups: [["a", "b"]],
      commissions: { ibc: { on: "winnings", rate: 0.05 } },
    },
  },
  { type: "policy", policy: {} },
];

describe("formatRecord() and parseRecord()", () => {
  test.each(COMMANDS)("keep the command: %j", (command) => {
    const line = formatRecord(1.5, command);
    expect(line).not.toContain("\n");
    expect(parseRecord(line)).toEqual({ ok: true, value: { now: 1.5, command } });
  });

  test("write a large snapshot in pieces that are the line together", () => {
    const listings = Array.from({ length: 1001 }, (_, index) => ({ ...LISTING, id: `${index}` }));
    const command: EngineCommand = { type: "snapshot", ...ORIGIN, listings };
    const pieces = [...formatRecordPieces(1, command)];
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.join("")).toBe(formatRecord(1, command));
    expect(parseRecord(pieces.join(""))).toEqual({ ok: true, value: { now: 1, command } });
  });
});

describe("parseRecord()", () => {
  const record = (command: unknown): string => JSON.stringify({ now: 1, command });
  const snapshot = (...listings: unknown[]): string =>
    record({ type: "snapshot", ...ORIGIN, listings });
  const delta = (fields: object): string =>
    record({ type: "delta", ...ORIGIN, upserts: [], removed: [], ...fields });
  const line = (fields: object): string =>
    snapshot(LISTING, { ...LISTING, lines: [{ ...LISTING.lines[0], ...fields }] });
  const policy = (parts: unknown): string => record({ type: "policy", policy: parts });

  test.each(["", "{", "[1,2", "\u0000"])("says that %j is no JSON", (text) => {
    expect(parseRecord(text)).toEqual({ ok: false, error: { code: "not-json", path: "" } });
  });

  test.each([
    ["null", ""],
    ["[]", ""],
    ['{"command":{"type":"expire"}}', "now"],
    ['{"now":1e999,"command":{"type":"expire"}}', "now"],
    ['{"now":1}', "command"],
    ['{"now":1,"command":[]}', "command"],
    [record({}), "command.type"],
    [record({ type: "toString" }), "command.type"],
    [record({ type: "remove-source", source: 1 }), "command.source"],
    [record({ type: "snapshot", source: "w", listings: [] }), "command.provider"],
    [record({ type: "snapshot", ...ORIGIN }), "command.listings"],
    [snapshot(LISTING, null), "command.listings[1]"],
    [snapshot({ ...LISTING, id: undefined }), "command.listings[0].id"],
    [snapshot({ ...LISTING, home: 1 }), "command.listings[0].home"],
    [snapshot({ ...LISTING, startsAt: "now" }), "command.listings[0].startsAt"],
    [snapshot({ ...LISTING, startsAt: 1e17 }), "command.listings[0]"],
    [snapshot({ ...LISTING, live: 1 }), "command.listings[0].live"],
    [snapshot({ ...LISTING, score: { home: 1 } }), "command.listings[0].score"],
    [snapshot({ ...LISTING, score: { home: -1, away: 0 } }), "command.listings[0]"],
    [snapshot({ ...LISTING, minute: 0.5 }), "command.listings[0]"],
    [snapshot({ ...LISTING, lines: {} }), "command.listings[0].lines"],
    [line({ market: 1 }), "command.listings[1].lines[0].market"],
    [line({ market: "ft_corners" }), "command.listings[1]"],
    [line({ line: null }), "command.listings[1].lines[0].line"],
    [line({ line: 0.1 }), "command.listings[1]"],
    [line({ odds: [1.9, "2"] }), "command.listings[1].lines[0].odds[1]"],
    [line({ odds: [1.9] }), "command.listings[1]"],
    [line({ odds: [1.9, 0.5] }), "command.listings[1]"],
    [line({ suspended: "no" }), "command.listings[1].lines[0].suspended"],
    [delta({ upserts: [LISTING] }), "command.upserts[0].markets"],
    [delta({ removed: [1] }), "command.removed[0]"],
    [policy(undefined), "command.policy"],
    [policy({ maxMargin: 1 }), "command.policy"],
    [policy({ toString: 1 }), "command.policy"],
    [policy({ minMargin: "1" }), "command.policy"],
    [policy({ minMargin: null }), "command.policy"],
    [policy({ classes: "arb" }), "command.policy"],
    [policy({ classes: ["crab"] }), "command.policy"],
    [policy({ pairs: "most" }), "command.policy"],
    [policy({ skinGroups: ["ab"] }), "command.policy"],
    [policy({ commissions: { ibc: null } }), "command.policy"],
    [policy({ commissions: { ibc: { on: "winnings", rate: 2 } } }), "command.policy"],
  ])("names what is wrong in %s", (text, path) => {
    expect(parseRecord(text)).toEqual({ ok: false, error: { code: "not-a-record", path } });
  });

  test("passes over fields that it does not know", () => {
    const command = { type: "expire", why: "a clock", __proto__: null };
    expect(parseRecord(JSON.stringify({ now: 1, command, by: "us" })).ok).toBe(true);
  });

  test("reads only what an engine takes", () => {
    const engine = createEngine();
    for (const command of COMMANDS) {
      const read = parseRecord(formatRecord(1, command));
      if (!read.ok) throw new Error(read.error.path);
      engine.execute(read.value.command, read.value.now);
    }
  });
});
