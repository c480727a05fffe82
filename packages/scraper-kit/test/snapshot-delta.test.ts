import { describe, expect, test } from "vitest";
import type { WireMatch } from "../src/protocol/messages.ts";
import { diffSnapshots, type SnapshotDelta } from "../src/snapshot-delta.ts";
import { writeMatch } from "../src/written-snapshot.ts";
import { makeMatch } from "./make-match.ts";

const HDP = { home: 1.95, away: 1.9, handicap: -0.5 };
const OU = { over: 2, under: 1.85, line: 2.5 };
const MATCH = makeMatch({ id: "1", time: "15", odds: { ft_hdp: HDP, ft_ou: OU } });

function diff(
  before: readonly WireMatch[],
  after: readonly WireMatch[],
): SnapshotDelta | undefined {
  return diffSnapshots(before.map(writeMatch), after.map(writeMatch));
}

/** The delta from the match to the match with other fields. */
function diffTo(fields: Partial<WireMatch>, before: WireMatch = MATCH): SnapshotDelta | undefined {
  return diff([before], [{ ...before, ...fields }]);
}

const NAMES = { id: "1", home_team: MATCH.home_team, away_team: MATCH.away_team };

describe("diffSnapshots()", () => {
  test("says nothing of matches that did not change, in whatever order they stand", () => {
    const other = makeMatch({ id: "2" });
    expect(diff([MATCH, other], [other, MATCH])).toEqual({ matches: [], removed: [] });
    expect(diff([], [])).toEqual({ matches: [], removed: [] });
  });

  test("says a new match whole, and the id of one that is gone", () => {
    const other = makeMatch({ id: "2" });
    expect(diff([MATCH], [other])).toEqual({ matches: [other], removed: ["1"] });
  });

  test("says the market that changed, and null for one that is gone", () => {
    const ft_hdp = { ...HDP, home: 2 };
    expect(diffTo({ odds: { ft_hdp, ft_ou: OU } })?.matches).toEqual([
      { ...NAMES, odds: { ft_hdp } },
    ]);
    expect(diffTo({ odds: { ft_hdp: HDP } })?.matches).toEqual([
      { ...NAMES, odds: { ft_ou: null } },
    ]);
    expect(diffTo({ odds: { ft_hdp: HDP, ft_ou: null } })?.matches).toEqual([
      { ...NAMES, odds: { ft_ou: null } },
    ]);
  });

  test("says the field that changed where the prices are still for the same", () => {
    expect(diffTo({ time: "16" })?.matches).toEqual([{ ...NAMES, time: "16", odds: {} }]);
    expect(diffTo({ period: "1H" })?.matches).toEqual([{ ...NAMES, period: "1H", odds: {} }]);
  });

  test.each([
    { home_team: "Manchester United (W)" },
    { league: "Premier League" },
    { sport: "futsal" },
    { start_time: "2026-08-15T14:00:00Z" },
    { live: true },
    { score: { home: 1, away: 0 } },
    { neutral: true },
  ])("says a match whole that is another one now: %o", (fields) => {
    expect(diffTo({ ...fields, odds: { ft_ou: OU } })?.matches).toEqual([
      { ...MATCH, ...fields, odds: { ft_hdp: null, ft_ou: OU } },
    ]);
  });

  test.each(["league", "time", "start_time", "live", "score", "period"] as const)(
    "gives up when %s is not shown any more",
    (field) => {
      const full = {
        ...MATCH,
        league: "Premier League",
        start_time: "2026-08-15T14:00:00Z",
        live: true,
        score: { home: 0, away: 0 },
        period: "1H",
      };
      const { [field]: _, ...after } = full;
      expect(diff([full], [after])).toBeUndefined();
      expect(diff([after], [full])).toBeDefined();
    },
  );

  test("gives up when the time is no minute any more", () => {
    expect(diffTo({ time: "HT" })).toBeUndefined();
    expect(diffTo({ time: "46" }, { ...MATCH, time: "HT" })).toBeDefined();
    expect(diffTo({ time: "Half-time" }, { ...MATCH, time: "HT" })).toBeDefined();
  });

  test.each([
    ["no id", [makeMatch()]],
    ["an id twice", [MATCH, { ...makeMatch(), id: "1" }]],
    ["an empty id", [makeMatch({ id: "" })]],
    ["too long an id", [makeMatch({ id: "x".repeat(201) })]],
  ])("gives up on %s, before and after", (_what, matches) => {
    expect(diff([], matches)).toBeUndefined();
    expect(diff(matches, [])).toBeUndefined();
  });

  test("says a match whole that was refused, because the server has nothing of it", () => {
    const refused = { ...MATCH, odds: { ft_hdp: { ...HDP, home: 0.5 }, ft_ou: OU } };
    expect(diff([refused], [MATCH])?.matches).toEqual([MATCH]);
    const repeated = { ...MATCH, odds: { ft_hdp: [HDP, HDP], ft_ou: OU } };
    expect(diff([repeated], [MATCH])?.matches).toEqual([MATCH]);
  });

  test("says a match whole that will be refused, so that it is", () => {
    const refused = { ...MATCH, odds: { ft_hdp: { ...HDP, home: 0.5 }, ft_ou: OU } };
    expect(diff([MATCH], [refused])?.matches).toEqual([refused]);
  });
});
