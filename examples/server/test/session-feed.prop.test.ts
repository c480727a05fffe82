/** A feed agrees with a fold over everything that has come, which keeps nothing in mind. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import { SessionFeed, type FeedOutcome, type FeedUpdate } from "../src/session-feed.ts";
import { feedUpdate } from "./feed-messages.ts";

type Kind = FeedOutcome["type"];
const LIMITS = { matches: 1000, bytes: 1000 };

/** What becomes of the last of some updates, from the definition in docs/protocol.md. */
function specify(updates: readonly FeedUpdate[]): Kind {
  const last = updates.at(-1)!;
  if (!isInOrder(updates, updates.length - 1)) return "duplicate";
  const inOrder = updates.filter((_, place) => isInOrder(updates, place));
  if (last.mode === "delta") return isFed(inOrder, inOrder.length - 1) ? "delta" : lost(inOrder);
  if (snapshotEndsAt(inOrder, inOrder.length - 1) !== undefined) return "snapshot";
  return isRunOfParts(inOrder, inOrder.length - 1) ? "part" : lost(inOrder);
}

function isInOrder(updates: readonly FeedUpdate[], place: number): boolean {
  const seq = updates[place]?.seq;
  return seq === undefined || seq > seqBefore(updates, place);
}

function seqBefore(updates: readonly FeedUpdate[], place: number): number {
  return Math.max(0, ...updates.slice(0, place).map(({ seq = 0 }) => seq));
}

function isNext(updates: readonly FeedUpdate[], place: number): boolean {
  const seq = updates[place]?.seq;
  return seq === undefined || seq === seqBefore(updates, place) + 1;
}

/** Whether the parts 0 to its own end at a place. */
function isRunOfParts(updates: readonly FeedUpdate[], place: number): boolean {
  const { part, at } = updates[place]!;
  if (part === undefined) return false;
  return Array.from({ length: part.index + 1 }, (_, index) => index).every((index) => {
    const where = place - part.index + index;
    const other = updates[where];
    return (
      other?.mode === "snapshot" &&
      other.part?.index === index &&
      other.part.of === part.of &&
      other.at === at &&
      (index === 0 || isNext(updates, where))
    );
  });
}

/** The first message of the snapshot that ends at a place. */
function snapshotEndsAt(updates: readonly FeedUpdate[], place: number): number | undefined {
  const update = updates[place];
  if (update?.mode !== "snapshot") return undefined;
  if (update.part === undefined) return place;
  const { index, of } = update.part;
  return index === of - 1 && isRunOfParts(updates, place) ? place - index : undefined;
}

/** Whether a delta at a place follows a snapshot and nothing but deltas since. */
function isFed(updates: readonly FeedUpdate[], place: number): boolean {
  const update = updates[place];
  if (update?.mode !== "delta" || update.seq === undefined || !isNext(updates, place)) return false;
  return snapshotEndsAt(updates, place - 1) !== undefined || isFed(updates, place - 1);
}

/** A gap is told once for each beginning of a snapshot. */
function lost(updates: readonly FeedUpdate[]): Kind {
  const before = updates.slice(0, -1);
  const lastGap = before.findLastIndex((_, place) => {
    const kind = specify(before.slice(0, place + 1));
    return kind === "gap";
  });
  const lastStart = before.findLastIndex(
    ({ mode, part }) => mode === "snapshot" && (part === undefined || part.index === 0),
  );
  return lastGap > lastStart ? "waiting" : "gap";
}

/** What a worker that follows the rules sends: snapshots, whole or in parts, and deltas. */
const sent = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 3, arbitrary: fc.constant(-1) },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => {
    const updates: FeedUpdate[] = [];
    for (const [at, piece] of pieces.entries()) {
      const seq = (): number => updates.length + 1;
      if (piece < 0) updates.push(feedUpdate({ seq: seq(), mode: "delta", at }));
      if (piece === 0) updates.push(feedUpdate({ seq: seq(), at }));
      for (let index = 0; index < piece; index += 1) {
        updates.push(feedUpdate({ seq: seq(), at, part: { index, of: piece } }));
      }
    }
    return updates;
  });

/** What becomes of it on a bad line: some lost, some twice, some out of order, some without seq. */
const received = fc
  .tuple(
    sent,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("drop", "repeat", "swap", "unnumber", "retime")), {
      maxLength: 2,
    }),
  )
  .map(([updates, faults]) => {
    const line = [...updates];
    for (const [where, fault] of faults) {
      const place = where % Math.max(line.length, 1);
      const update = line[place];
      if (update === undefined) continue;
      if (fault === "drop") line.splice(place, 1);
      if (fault === "repeat") line.splice(place, 0, update);
      if (fault === "swap") line.splice(place, 2, ...line.slice(place, place + 2).reverse());
      if (fault === "unnumber") line.splice(place, 1, { ...update, seq: undefined });
      if (fault === "retime") line.splice(place, 1, { ...update, at: update.at + 1 });
    }
    return line;
  });

test("a feed decides as the definition does, whatever is lost, repeated or out of order", () => {
  const reached = new Map<Kind, number>();
  fc.assert(
    fc.property(received, (updates) => {
      const feed = new SessionFeed(LIMITS);
      for (const [place, update] of updates.entries()) {
        const outcome = feed.take(update, 1);
        const seen = updates.slice(0, place + 1);
        expect(outcome.type).toBe(specify(seen));
        reached.set(outcome.type, (reached.get(outcome.type) ?? 0) + 1);
        if (outcome.type === "snapshot" && outcome.contested === 0) {
          const inOrder = seen.filter((_, at) => isInOrder(seen, at));
          const start = snapshotEndsAt(inOrder, inOrder.length - 1) ?? -1;
          expect(outcome.listings).toEqual(
            inOrder.slice(start).flatMap(({ listings }) => listings),
          );
        }
      }
    }),
    { numRuns: runs(2000) },
  );
  expect([...reached.keys()].sort()).toEqual([
    "delta",
    "duplicate",
    "gap",
    "part",
    "snapshot",
    "waiting",
  ]);
});
