import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeWorkerMessage,
  wireMatch,
  type OddsUpdate,
  type WireMatch,
} from "scraper-kit/protocol";
import { runs } from "../../../test/runs.ts";
import { diffSnapshots, type SnapshotDelta } from "../src/snapshot-delta.ts";
import { writeMatch } from "../src/written-snapshot.ts";
import { HeardListings, twoReadings } from "./snapshot-delta-world.ts";

/** Where one of these differs, markets that are not named are withdrawn. */
const IDENTITY = ["home_team", "away_team", "start_time", "score", "live"] as const;
const MORE_IDENTITY = ["league", "sport", "neutral"] as const;

function diff(
  before: readonly WireMatch[],
  after: readonly WireMatch[],
): SnapshotDelta | undefined {
  return diffSnapshots(before.map(writeMatch), after.map(writeMatch));
}

/** What a server has of a snapshot: a refused match is withdrawn, and so is a market of `null`. */
function take(matches: readonly WireMatch[]): Map<string | undefined, WireMatch> {
  const taken = matches.filter((match) => wireMatch.safeParse(match).success);
  return new Map(taken.map((match) => [match.id, { ...match, odds: withoutNull(match.odds) }]));
}

/** The protocol's rules for a delta, word by word. */
function fold(
  before: readonly WireMatch[],
  { matches, removed }: SnapshotDelta,
): Map<string | undefined, WireMatch> {
  const known = take(before);
  for (const match of matches) {
    const { id } = match;
    const old = known.get(id);
    if (!wireMatch.safeParse(match).success) {
      known.delete(id);
    } else if (old === undefined) {
      known.set(id, { ...match, odds: withoutNull(match.odds) });
    } else {
      const differs = [...IDENTITY, ...MORE_IDENTITY].some(
        (field) => field in match && JSON.stringify(match[field]) !== JSON.stringify(old[field]),
      );
      const odds = withoutNull({ ...(differs ? {} : old.odds), ...match.odds });
      known.set(id, { ...old, ...match, odds });
    }
  }
  for (const id of removed) known.delete(id);
  return known;
}

function withoutNull(odds: WireMatch["odds"]): WireMatch["odds"] {
  return Object.fromEntries(Object.entries(odds).filter(([, lines]) => lines !== null));
}

function update(data: Partial<OddsUpdate["data"]>): OddsUpdate {
  const text = JSON.stringify({
    type: "odds:update",
    worker_id: "w",
    site: "sbo",
    timestamp: "2026-01-01T00:00:00Z",
    data: { site: "sbo", matches: [], ...data },
  });
  const message = decodeWorkerMessage(text);
  if (!message.ok || message.value.type !== "odds:update") throw new Error("no update");
  return message.value;
}

function heard(...updates: readonly OddsUpdate[]): string {
  const listings = new HeardListings();
  for (const message of updates) listings.hear(message);
  return listings.describe();
}

test("a delta over the snapshot before it is the snapshot after it, by the protocol's words and in the odds book", () => {
  const reached = { deltas: 0, unsaid: 0, empty: 0, changed: 0, partly: 0, removed: 0, refused: 0 };
  fc.assert(
    fc.property(twoReadings(), ({ before, after }) => {
      const delta = diff(before, after);
      if (delta === undefined) {
        reached.unsaid += 1;
        return;
      }
      const { matches, removed } = delta;
      expect(Object.fromEntries(fold(before, delta))).toEqual(Object.fromEntries(take(after)));
      const said = update({ mode: "delta", matches: [...matches], removed: [...removed] });
      expect(heard(update({ matches: before }), said)).toBe(heard(update({ matches: after })));

      const texts = new Set(before.map((match) => JSON.stringify(match)));
      const unchanged = after.filter((match) => texts.has(JSON.stringify(match)));
      expect(matches).toHaveLength(after.length - unchanged.length);

      reached.deltas += 1;
      if (matches.length + removed.length === 0) reached.empty += 1;
      if (removed.length > 0) reached.removed += 1;
      for (const match of matches) {
        const whole = after.find(({ id }) => id === match.id)!;
        reached.changed += 1;
        if (Object.keys(match.odds).length < Object.keys(whole.odds).length) reached.partly += 1;
        if (!wireMatch.safeParse(match).success) reached.refused += 1;
      }
    }),
    { numRuns: runs(500) },
  );
  for (const [what, least] of Object.entries({
    deltas: 150,
    unsaid: 10,
    empty: 10,
    changed: 100,
    partly: 30,
    removed: 10,
    refused: 3,
  })) {
    expect(reached[what as keyof typeof reached], what).toBeGreaterThan(least);
  }
});
