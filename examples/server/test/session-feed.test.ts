import { describe, expect, test } from "vitest";
import { SessionFeed, type FeedUpdate } from "../src/session-feed.ts";
import { feedUpdate } from "./feed-messages.ts";

const LIMITS = { matches: 10, bytes: 1000 };

const snapshot = (seq?: number): FeedUpdate => feedUpdate({ seq });
const delta = (seq?: number): FeedUpdate => feedUpdate({ seq, mode: "delta" });
const part = (seq: number | undefined, index: number, of: number, at = 0): FeedUpdate =>
  feedUpdate({ seq, part: { index, of }, at });

function outcomes(updates: readonly FeedUpdate[], bytes = 1): string[] {
  const feed = new SessionFeed(LIMITS);
  return updates.map((update) => feed.take(update, bytes).type);
}

describe("SessionFeed", () => {
  test.each([
    ["snapshots without seq are taken as they come", [snapshot(), snapshot()], "snapshot snapshot"],
    ["deltas follow a snapshot", [snapshot(1), delta(2), delta(3)], "snapshot delta delta"],
    [
      "a repeated seq is passed over",
      [snapshot(2), snapshot(2), delta(1)],
      "snapshot duplicate duplicate",
    ],
    ["a delta before a snapshot is a gap", [delta(1)], "gap"],
    ["a delta without seq builds on nothing", [snapshot(1), delta()], "snapshot gap"],
    ["a snapshot is asked for once", [delta(1), delta(2), delta(3)], "gap waiting waiting"],
    [
      "a snapshot heals a gap",
      [snapshot(1), delta(3), snapshot(7), delta(8)],
      "snapshot gap snapshot delta",
    ],
    [
      "the last part makes the snapshot",
      [part(1, 0, 3), part(2, 1, 3), part(3, 2, 3)],
      "part part snapshot",
    ],
    ["one part is a snapshot", [part(1, 0, 1), delta(2)], "snapshot delta"],
    [
      "parts without seq follow by their index",
      [part(undefined, 0, 2), part(undefined, 1, 2)],
      "part snapshot",
    ],
    [
      "deltas follow the last part",
      [part(1, 0, 2), part(2, 1, 2), delta(3)],
      "part snapshot delta",
    ],
    ["a missing part is a gap", [part(1, 0, 3), part(3, 2, 3)], "part gap"],
    ["a missing message between parts is a gap", [part(1, 0, 2), part(3, 1, 2)], "part gap"],
    [
      "parts out of order are a gap",
      [part(1, 0, 3), part(2, 2, 3), part(3, 1, 3)],
      "part gap waiting",
    ],
    ["a first part that is missing is a gap", [part(1, 1, 2)], "gap"],
    ["another number of parts is a gap", [part(1, 0, 2), part(2, 1, 3)], "part gap"],
    ["another time stamp is a gap", [part(1, 0, 2, 5), part(2, 1, 2, 6)], "part gap"],
    [
      "a delta between parts is a gap",
      [snapshot(1), part(2, 0, 2), delta(3), part(4, 1, 2)],
      "snapshot part gap waiting",
    ],
    [
      "a repeated part is passed over",
      [part(1, 0, 2), part(1, 0, 2), part(2, 1, 2)],
      "part duplicate snapshot",
    ],
    [
      "a whole snapshot between parts takes their place",
      [part(1, 0, 2), snapshot(2), part(3, 1, 2)],
      "part snapshot gap",
    ],
    [
      "a first part begins anew",
      [part(1, 0, 2), part(2, 0, 2), part(3, 1, 2)],
      "part part snapshot",
    ],
    [
      "a snapshot that was asked for and fails is asked for again",
      [delta(1), part(2, 0, 2), delta(3), delta(4)],
      "gap part gap waiting",
    ],
  ] as const)("%s", (_, updates, expected) => {
    expect(outcomes(updates).join(" ")).toBe(expected);
  });

  test("a snapshot in parts has the matches of all parts, in order", () => {
    const feed = new SessionFeed(LIMITS);
    feed.take(part(1, 0, 2), 1);
    const outcome = feed.take(part(2, 1, 2), 1);
    expect(outcome).toMatchObject({
      type: "snapshot",
      contested: 0,
      listings: [{ id: "m1" }, { id: "m2" }],
    });
    expect(feed.seq).toBe(2);
  });

  test("a match that two parts name is in none", () => {
    const feed = new SessionFeed(LIMITS);
    const { listings } = part(1, 0, 3);
    feed.take(part(1, 0, 3), 1);
    feed.take(part(2, 1, 3), 1);
    expect(feed.take({ ...part(3, 2, 3), listings }, 1)).toMatchObject({
      type: "snapshot",
      contested: 1,
      listings: [{ id: "m2" }],
    });
  });

  test("parts that bring too much together are not kept, and not asked for again", () => {
    const many = Array.from({ length: 6 }, (_, index) => part(index + 1, index, 6));
    expect(outcomes(many, 200).join(" ")).toBe("part part part part part too-large");
    const listings = Array.from({ length: 11 }, (_, id) => ({
      ...snapshot().listings[0]!,
      id: `${id}`,
    }));
    expect(outcomes([{ ...part(1, 0, 2), listings }, part(2, 1, 2), delta(3)])).toEqual([
      "too-large",
      "waiting",
      "waiting",
    ]);
  });
});
