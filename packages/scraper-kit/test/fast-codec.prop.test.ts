/**
 * The fast path is held to the specification: what it takes, the schemas take with an equal value,
 * and what it does not take, they decide.
 */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ListingPatch } from "arb-core";
import {
  decodeOddsUpdate,
  decodeWorkerMessage,
  parseTimestamp,
  type DecodedUpdate,
  type OddsUpdate,
} from "scraper-kit/protocol";
import { runs } from "../../../test/runs.ts";
import { MatchReader } from "../src/protocol/fast-match.ts";
import { readZonedTimestamp } from "../src/protocol/fast-timestamp.ts";
import { isPlainUpdate } from "../src/protocol/fast-update.ts";
import { fault, findShapeFault, isSoundField, type WireError } from "../src/protocol/refusal.ts";
import { checkMessage, decodeMatch } from "../src/protocol/specification.ts";
import {
  changedMatch,
  changedUpdate,
  goodMatch,
  goodUpdate,
  hostileJson,
} from "./wire-arbitraries.ts";

const PATH = ["data", "matches", 0];
const mode = fc.constantFrom("snapshot", "delta");

/** How often each thing came about. */
class Tally {
  readonly counts = new Map<string, number>();

  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }
}

/** Absent is not `undefined` here, and 0 is not -0. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
  }
}

/** Reads matches of one message by the fast path, each compared with the specification. */
function compareMatches(
  values: readonly unknown[],
  mode: "snapshot" | "delta",
  tally: Tally,
): void {
  const reader = new MatchReader(mode);
  for (const value of values) {
    const ignoredBefore = reader.ignoredMarkets;
    const fast = reader.read(value);
    const slow = decodeMatch(value, PATH, mode);
    const ignored = reader.ignoredMarkets - ignoredBefore;
    if (fast === undefined) {
      expect(ignored).toBe(0);
      tally.add(slow.ok ? "left" : slow.error.code);
    } else {
      expectSame(slow, { ok: true, value: { patch: fast, ignored } });
      tally.add("fast");
    }
  }
}

test("a good match is read by the fast path as the specification reads it", () => {
  const tally = new Tally();
  let extras = 0;
  fc.assert(
    fc.property(fc.array(goodMatch, { minLength: 1, maxLength: 4 }), mode, (values, mode) => {
      const matches = JSON.parse(JSON.stringify(values)) as typeof values;
      const known = matches.filter(({ id }) => mode === "snapshot" || id !== undefined);
      compareMatches(known, mode, tally);
      extras += known.filter(({ score, time }) => score !== undefined && time !== undefined).length;
    }),
    { numRuns: runs(300) },
  );
  expect([...tally.counts.keys()]).toEqual(["fast"]);
  expect(extras).toBeGreaterThan(20);
});

test("of a match with something wrong the fast path takes nothing else than the specification", () => {
  const tally = new Tally();
  fc.assert(
    fc.property(fc.array(changedMatch, { minLength: 1, maxLength: 3 }), mode, (texts, mode) => {
      compareMatches(
        texts.map((text): unknown => JSON.parse(text)),
        mode,
        tally,
      );
    }),
    { numRuns: runs(1500) },
  );
  // Of some 3,000: hundreds are still good, and most of those plainly.
  expect(tally.of("fast")).toBeGreaterThan(150);
  expect(tally.of("invalid")).toBeGreaterThan(150);
  for (const rare of ["left", "forbidden-key", "duplicate-line", "id-needed"]) {
    expect(tally.of(rare), rare).toBeGreaterThan(3);
  }
});

test("no JSON that is no match is taken for one", () => {
  fc.assert(
    fc.property(hostileJson, mode, (text, mode) => {
      const value: unknown = JSON.parse(text);
      expect(new MatchReader(mode).read(value)).toBeUndefined();
      expect(decodeMatch(value, PATH, mode).ok).toBe(false);
    }),
    { numRuns: runs(300) },
  );
});

test("a good update is plain, and the specification takes it as it is", () => {
  fc.assert(
    fc.property(goodUpdate, (update) => {
      const message: unknown = JSON.parse(JSON.stringify(update));
      expect(isPlainUpdate(message)).toBe(true);
      expectSame(checkMessage(message), { ok: true, value: message });
    }),
    { numRuns: runs(200) },
  );
});

test("a message is decoded as the specification says, whatever is wrong with it", () => {
  const tally = new Tally();
  fc.assert(
    fc.property(fc.oneof(changedUpdate, changedUpdate, hostileJson), (text) => {
      const decoded = decodeWorkerMessage(text);
      expectSame(decoded, checkMessage(JSON.parse(text)));
      tally.add(decoded.ok ? "taken" : decoded.error.code);
      if (isPlainUpdate(JSON.parse(text))) tally.add("fast");
      if (!decoded.ok || decoded.value.type !== "odds:update") return;
      const update = decodeOddsUpdate(decoded.value);
      expectSame(update, decodeBySpecification(decoded.value));
      if (update.refused.length > 0) tally.add("with a match refused");
      if (update.removed.length > 0) tally.add("with a match withdrawn");
      if (update.ignoredMarkets > 0) tally.add("with a market ignored");
      if (update.isCountWrong) tally.add("with a wrong count");
    }),
    { numRuns: runs(2000) },
  );
  for (const often of ["taken", "fast", "invalid", "unknown-type", "with a match refused"]) {
    expect(tally.of(often), often).toBeGreaterThan(30);
  }
  for (const some of ["with a match withdrawn", "with a market ignored", "with a wrong count"]) {
    expect(tally.of(some), some).toBeGreaterThan(10);
  }
  expect(tally.of("forbidden-key")).toBeGreaterThan(3);
});

/** The matches of an update by the specification alone, in the simplest way. */
function decodeBySpecification(message: OddsUpdate): DecodedUpdate {
  const { matches, count, mode = "snapshot", removed = [], part } = message.data;
  const byId = new Map<string, ListingPatch>();
  const withdrawn = new Set(removed);
  const refused: WireError[] = [];
  let ignoredMarkets = 0;
  for (const [index, value] of matches.entries()) {
    const path = ["data", "matches", index];
    const match = decodeMatch(value, path, mode);
    if (!match.ok) {
      refused.push(match.error);
      const { id } = Object(value) as { id?: unknown };
      if (typeof id === "string") withdrawn.add(id);
      continue;
    }
    const { patch, ignored } = match.value;
    ignoredMarkets += ignored;
    if (byId.has(patch.id)) {
      refused.push(fault("duplicate-match", "must not be named twice", path));
      withdrawn.add(patch.id);
    } else byId.set(patch.id, patch);
  }
  const patches = [...byId.values()].filter(({ id }) => !withdrawn.has(id));
  return {
    at: parseTimestamp(message.timestamp) ?? Number.NaN,
    seq: message.seq,
    mode,
    part,
    listings: mode === "snapshot" ? patches : [],
    upserts: mode === "delta" ? patches : [],
    removed: mode === "delta" ? [...withdrawn] : [],
    refused,
    ignoredMarkets,
    isCountWrong: count !== undefined && count !== matches.length,
  };
}

test("a time stamp that is read by its digits is the one that parseTimestamp() reads", () => {
  let read = 0;
  let left = 0;
  const part = (most: number) =>
    fc.oneof(
      {
        weight: 12,
        arbitrary: fc.integer({ min: 1, max: most }).map((value) => String(value).padStart(2, "0")),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom("00", "29", "30", "31", "60", "24", "1", "0x", " 1", "-1"),
      },
    );
  const mark = (usual: string) =>
    fc.oneof(
      { weight: 60, arbitrary: fc.constant(usual) },
      { weight: 1, arbitrary: fc.constantFrom("", " ", "-", ":", ".", "T", "t", "0") },
    );
  const timestamp = fc
    .tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1998, max: 2101 }).map(String) },
        fc.constantFrom("0099", "20x0", "+020"),
      ),
      mark("-"),
      part(12),
      mark("-"),
      part(31),
      mark("T"),
      part(23),
      mark(":"),
      part(59),
      mark(":"),
      part(59),
      fc.oneof(fc.constant(""), fc.constantFrom(".123", ".000", ".5", ".12x", ".1234", ".")),
      fc.oneof(
        fc.constantFrom(
          "Z",
          "Z",
          "",
          "z",
          "ZZ",
          "+08:00",
          "-03:30",
          "+0800",
          "+24:00",
          "-23:59",
          "+00:60",
        ),
        fc
          .tuple(fc.constantFrom("+", "-"), part(23), mark(":"), part(59))
          .map((zone) => zone.join("")),
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(timestamp, (text) => {
      const fast = readZonedTimestamp(text);
      if (fast === undefined) {
        left += 1;
      } else {
        read += 1;
        expect(fast).toBe(parseTimestamp(text));
        expect(text).toMatch(/(?:Z|[+-]\d{2}:\d{2})$/);
      }
    }),
    { numRuns: runs(3000) },
  );
  expect(read).toBeGreaterThan(100);
  expect(left).toBeGreaterThan(100);
});

test("a field is sound where findShapeFault() finds nothing in it", () => {
  let sound = 0;
  fc.assert(
    fc.property(fc.oneof(hostileJson, fc.json()), fc.nat({ max: 12 }), (text, depth) => {
      const value: unknown = JSON.parse(text);
      const path = Array.from({ length: depth }, (_, index) => index);
      const isSound = isSoundField("x", value, depth);
      expect(isSound).toBe(findShapeFault(value, path) === undefined);
      expect(isSoundField("__proto__", value, depth)).toBe(false);
      if (isSound) sound += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(sound).toBeGreaterThan(30);
});
