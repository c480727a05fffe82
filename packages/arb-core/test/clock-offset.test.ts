import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createClockOffsetLookup,
  learnClockOffsets,
  type KickOffObservation,
} from "../src/matching/clock-offset.ts";
import { realData, withRealData } from "../../../test/real-data.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2025, 0, 1, 15);

/** One match a day, each by so many minutes ahead of the reference. */
function observe(
  provider: string,
  league: string | undefined,
  minutesAhead: readonly number[],
): KickOffObservation[] {
  return minutesAhead.map((minutes, day) => ({
    provider,
    ...(league === undefined ? {} : { league }),
    startsAt: START + day * DAY + minutes * MINUTE,
    referenceStartsAt: START + day * DAY,
  }));
}

describe("learnClockOffsets()", () => {
  test("learns a league's offset, and nothing about the source's other leagues", () => {
    expect(learnClockOffsets(observe("book", "Serie A", [60, 60, 62, 57, 60]))).toEqual([
      { source: "book", league: "Serie A", offsetMs: 60 * MINUTE, observations: 5, agreeing: 5 },
    ]);
  });

  test("learns a source's offset from several leagues, or where there are no leagues", () => {
    const leagues = ["Serie A", "Ligue 1", "La Liga"];
    expect(learnClockOffsets(leagues.flatMap((name) => observe("book", name, [-30, -30])))).toEqual(
      [{ source: "book", offsetMs: -30 * MINUTE, observations: 6, agreeing: 6 }],
    );
    expect(learnClockOffsets(observe("book", undefined, [-30, -30, -30, -30, -30]))).toEqual([
      { source: "book", offsetMs: -30 * MINUTE, observations: 5, agreeing: 5 },
    ]);
  });

  test("one large league does not speak for the others", () => {
    const large = observe("book", "Serie A", Array<number>(50).fill(60));
    const others = ["Ligue 1", "La Liga"].flatMap((name) => observe("book", name, [0, 0]));
    expect(learnClockOffsets([...large, ...others])).toMatchObject([{ league: "Serie A" }]);
  });

  test("a league whose clock is right, or agrees on nothing, is exempt from its source's", () => {
    const late = ["A", "B", "C", "D", "E", "F", "G", "H", "I"].flatMap((league) =>
      observe("book", league, [60, 60, 60, 60, 60]),
    );
    const right = observe("book", "Right", [0, 0, 0, 0, 0]);
    expect(learnClockOffsets([...late, ...right])).toEqual([
      { source: "book", offsetMs: 60 * MINUTE, observations: 50, agreeing: 45 },
      { source: "book", league: "Right", offsetMs: 0, observations: 5, agreeing: 5 },
    ]);
    const mixed = observe("book", "Mixed", [60, 60, 60, 0, 0]);
    expect(learnClockOffsets([...late, ...mixed]).at(-1)).toEqual({
      ...{ source: "book", league: "Mixed", offsetMs: 0, observations: 5, agreeing: 2 },
    });
  });

  test.each([
    ["too few matches", [60, 60, 60, 60]],
    ["no clear majority", [60, 60, 60, 60, 60, 0, 0]],
    ["a slip in one half of the year only", [60, 60, 60, 60, 60, 0, 0, 0, 0, 0]],
    ["different multiples", [60, 75, 90, 105, 120]],
    ["differences that are no multiple of 15 minutes", [52, 52, 52, 52, 52, 52]],
    ["matches moved by a few minutes", [5, -5, 3, 0, 1]],
    ["differences beyond any time zone", [2880, 2880, 2880, 2880, 2880]],
  ])("learns nothing from %s", (_, minutes) => {
    expect(learnClockOffsets(observe("book", "Serie A", minutes))).toEqual([]);
  });

  test("learns nothing from a single day", () => {
    const days = observe("book", "Serie A", [60, 60, 60, 60, 60, 60]);
    const oneDay = days.map((match, index) => ({
      ...match,
      startsAt: START + (index + 60) * MINUTE,
      referenceStartsAt: START + index * MINUTE,
    }));
    expect(learnClockOffsets(oneDay)).toEqual([]);
    expect(learnClockOffsets(oneDay, { leastDays: 1 })).toHaveLength(1);
  });

  test("keeps leagues and sources called __proto__ apart like any other", () => {
    const matches = observe("__proto__", "constructor", [60, 60, 60, 60, 60]);
    const offsets = learnClockOffsets(matches);
    expect(offsets).toMatchObject([{ source: "__proto__", league: "constructor" }]);
    const offsetOf = createClockOffsetLookup(offsets);
    expect(offsetOf({ provider: "__proto__", league: "constructor" })).toBe(60 * MINUTE);
    expect(offsetOf({ provider: "constructor", league: "__proto__" })).toBe(0);
  });

  test.each([
    [{ leastAgreeing: 1 }, /leastAgreeing must be at least 2, was 1$/],
    [{ leastDays: 0 }, /leastDays must be at least 1, was 0$/],
    [{ leastShare: 0.5 }, /leastShare must be above 0.5 and at most 1, was 0.5$/],
    [{ leastShare: Number.NaN }, /was NaN$/],
  ])("refuses %o", (options, message) => {
    expect(() => learnClockOffsets([], options)).toThrow(message);
  });

  test("refuses a time that is none", () => {
    const [match] = observe("book", "Serie A", [60]);
    expect(match).toBeDefined();
    expect(() => learnClockOffsets([{ ...match!, startsAt: Number.NaN }])).toThrow(RangeError);
  });
});

describe("createClockOffsetLookup()", () => {
  test("a league's own offset comes before its source's, and 0 is an offset", () => {
    const offsetOf = createClockOffsetLookup([
      { source: "book", offsetMs: 60 * MINUTE },
      { source: "book", league: "Right", offsetMs: 0 },
      { source: "other", league: "Serie A", offsetMs: -15 * MINUTE },
    ]);
    expect(offsetOf({ provider: "book" })).toBe(60 * MINUTE);
    expect(offsetOf({ provider: "book", league: "Any" })).toBe(60 * MINUTE);
    expect(offsetOf({ provider: "book", league: "Right" })).toBe(0);
    expect(offsetOf({ provider: "other", league: "Serie A" })).toBe(-15 * MINUTE);
    expect(offsetOf({ provider: "other", league: "Any" })).toBe(0);
    expect(offsetOf({ provider: "unknown" })).toBe(0);
  });

  test("refuses two offsets of one clock, and one that is no number", () => {
    const late = { source: "book", league: "Serie A", offsetMs: 1 };
    expect(() => createClockOffsetLookup([late, { ...late, offsetMs: 2 }])).toThrow(
      "Cannot set clock: each must have one offset, was two of book, Serie A",
    );
    expect(() => createClockOffsetLookup([{ source: "book", offsetMs: Infinity }])).toThrow(
      "Cannot set clock: offsetMs must be finite, was Infinity",
    );
  });
});

interface Fixture {
  readonly lg: string;
  /** The kick-off in minutes. */
  readonly k: number | null;
  /** Where the other source lists it; -1 for nowhere. */
  readonly t?: number;
}

const FIXTURES = realData("fixtures");

describe.skipIf(FIXTURES === undefined)(
  withRealData("kick-offs of real sources", "fixtures"),
  () => {
    const files = ["football-data-v-footystats", "football-data-v-openfootball"] as const;

    /** What is learned when every kick-off of one league is printed so many minutes late. */
    function learn(file: string, lateLeague?: string): ReturnType<typeof learnClockOffsets> {
      const path = `${FIXTURES ?? ""}/${file}.json`;
      const { A, B } = JSON.parse(readFileSync(path, "utf8")) as { A: Fixture[]; B: Fixture[] };
      const observations = A.flatMap((a) => {
        const b = B[a.t ?? -1];
        if (b === undefined || a.k === null || b.k === null) return [];
        const minutes = b.k + (a.lg === lateLeague ? 60 : 0);
        const [startsAt, referenceStartsAt] = [minutes * MINUTE, a.k * MINUTE];
        return [{ provider: file, league: a.lg, startsAt, referenceStartsAt }];
      });
      expect(observations.length).toBeGreaterThan(5000);
      return learnClockOffsets(observations);
    }

    test.each(files)("finds no fault with the clocks of %s, for all the matches moved", (file) => {
      expect(learn(file)).toEqual([]);
    });

    test.each(files)("finds the league of %s that is made an hour late, and no other", (file) => {
      expect(learn(file, "it.1")).toMatchObject([{ league: "it.1", offsetMs: 60 * MINUTE }]);
    });
  },
);
