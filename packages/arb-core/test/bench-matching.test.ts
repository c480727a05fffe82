/** The matching benchmark's own arithmetic, on inputs that can be counted by hand. */
import { describe, expect, test } from "vitest";
import {
  acceptAlone,
  acceptAmongAll,
  makeDecoys,
  makeMarkedFixtures,
  makeSwappedFixtures,
  makeTrueFixtures,
  pickByDay,
  sampleFixtures,
} from "../bench/matching/decoys.ts";
import { BARS, formatJsonLines, formatTable, isMet } from "../bench/matching/figures.ts";
import {
  countPairs,
  matchFixtures,
  removeAtRandom,
  toListing,
  type Fixture,
  type FixtureFile,
  type LabeledFixture,
} from "../bench/matching/fixtures.ts";
import { findWrongAliases, learnAndMatch } from "../bench/matching/learning.ts";
import { findNovelNames, keepRegistrable, median } from "../bench/matching/lookups.ts";
import { shareOf } from "../bench/matching/measure-decoys.ts";
import { keepQueries } from "../bench/matching/measure-names.ts";
import {
  bestCut,
  cutPairs,
  findMutualBests,
  fitCut,
  scorePairs,
} from "../bench/matching/peer-fixtures.ts";
import { methodOf, PEERS } from "../bench/matching/peers.ts";

const DAY = 24 * 60;
const DAY_OF_FIRST = 20_000;
const NO_DECOY = -1;

/** A match on the so many-th day at noon, or some minutes later. */
function fixture(h: string, a: string, day = 0, minutes: number | null = 0): Fixture {
  const d = DAY_OF_FIRST + day;
  return { h, a, d, k: minutes === null ? null : d * DAY + 12 * 60 + minutes };
}

function labeled(of: Fixture, t: number, lg = "x.1"): LabeledFixture {
  return { ...of, t, lg };
}

const FILE: FixtureFile = {
  A: [
    labeled(fixture("Arsenal", "Chelsea"), 1),
    labeled(fixture("Everton", "Fulham"), 0),
    labeled(fixture("Leeds", "Burnley"), -1),
    labeled(fixture("Derby", "Stoke", 1), 3),
  ],
  B: [
    fixture("Everton FC", "Fulham FC"),
    fixture("Arsenal FC", "Chelsea FC"),
    fixture("Arsenal FC", "Chelsea FC"),
    fixture("Derby", "Stoke", 1, 90),
    fixture("Hull", "Barnsley"),
  ],
};

describe("fixtures", () => {
  test("toListing() keeps the position, and a missing kick-off missing", () => {
    expect(toListing(fixture("a", "b"), 7)).toEqual({
      id: "7",
      home: "a",
      away: "b",
      lines: [],
      startsAt: (DAY_OF_FIRST * DAY + 720) * 60_000,
    });
    expect(toListing(fixture("a", "b", 0, null), 0)).not.toHaveProperty("startsAt");
  });

  test("matchFixtures() gives positions in A and B", () => {
    const file = { ...FILE, B: FILE.B.toSpliced(2, 1, fixture("Nobody", "Noone")) };
    expect(matchFixtures(file).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(matchFixtures(file, (b) => b !== 1)).toEqual([[1, 0]]);
  });

  test("matchFixtures() takes no exchanged match for one", () => {
    const [first] = FILE.A;
    if (first === undefined) throw new Error("no fixture");
    expect(matchFixtures({ A: [first], B: [{ ...first, h: first.a, a: first.h }] })).toEqual([]);
  });

  test("countPairs() tells right, repeated and wrong pairs", () => {
    const pairs = [
      [0, 2],
      [1, 1],
      [2, 4],
    ] as const;
    const { correct, wrong, recall } = countPairs(FILE, pairs);
    // The second listing of Arsenal against Chelsea is the same match.
    expect(correct).toBe(1);
    expect(wrong).toEqual([
      [1, 1],
      [2, 4],
    ]);
    expect(recall).toBeCloseTo(100 / 3, 10);
  });

  test("countPairs() counts a match on another day as another", () => {
    const B = FILE.B.with(2, fixture("Arsenal FC", "Chelsea FC", 1));
    expect(countPairs({ ...FILE, B }, [[0, 2]]).wrong).toHaveLength(1);
  });

  test("countPairs() counts recall among what is listed within the time", () => {
    const pairs = [[1, 0]] as const;
    expect(countPairs(FILE, pairs, { withinMinutes: 75 }).recall).toBe(50);
    expect(countPairs(FILE, pairs, { withinMinutes: 90 }).recall).toBeCloseTo(100 / 3, 10);
    expect(countPairs(FILE, pairs, { isListed: (b) => b === 0 }).recall).toBe(100);
  });

  test("removeAtRandom() removes about the share, the same each time", () => {
    const isListed = removeAtRandom(10_000, 0.3, 1);
    const listed = Array.from({ length: 10_000 }, (_, b) => isListed(b));
    const removed = listed.filter((is) => !is).length;
    expect(removed).toBeGreaterThan(2800);
    expect(removed).toBeLessThan(3200);
    const again = removeAtRandom(10_000, 0.3, 1);
    expect(listed.every((is, b) => again(b) === is)).toBe(true);
    expect(isListed(10_000)).toBe(false);
  });
});

describe("learning", () => {
  /** B calls Nijmegen NEC, and nothing in the names tells. */
  const opponents = ["Ajax", "Feyenoord", "Twente", "Utrecht"];
  const file: FixtureFile = {
    A: opponents.map((name, week) => labeled(fixture(name, "Nijmegen", 7 * week), week)),
    B: opponents.map((name, week) => fixture(name, "NEC Eendracht", 7 * week)),
  };

  test("learnAndMatch() matches what was learned", () => {
    expect(matchFixtures(file)).toEqual([]);
    const { pairs, aliases } = learnAndMatch(file);
    expect(countPairs(file, pairs)).toEqual({ correct: 4, wrong: [], recall: 100 });
    expect(aliases).toEqual([{ a: "Nijmegen", b: "NEC Eendracht" }]);
    expect(findWrongAliases(file, aliases)).toEqual([]);
  });

  test("findWrongAliases() finds names that are never on one side of a true pair", () => {
    const wrong = [
      { a: "Nijmegen", b: "Ajax" },
      { a: "Leeds", b: "NEC Eendracht" },
    ];
    expect(findWrongAliases(file, [{ a: "FC Nijmegen", b: "nec eendracht" }, ...wrong])).toEqual(
      wrong,
    );
    const unlabeled = { ...file, A: file.A.map((row) => ({ ...row, t: -1 })) };
    expect(findWrongAliases(unlabeled, [{ a: "Nijmegen", b: "NEC Eendracht" }])).toHaveLength(1);
  });
});

describe("decoys", () => {
  const sample = [0, 1];

  test("sampleFixtures() takes matches of both, none with a mark, the same each time", () => {
    expect(sampleFixtures(FILE, 10, 1).sort()).toEqual([0, 1, 3]);
    expect(sampleFixtures(FILE, 2, 1)).toHaveLength(2);
    expect(sampleFixtures(FILE, 2, 1)).toEqual(sampleFixtures(FILE, 2, 1));
    const B = FILE.B.with(0, fixture("Everton B", "Fulham FC"));
    expect(sampleFixtures({ ...FILE, B }, 10, 1).sort()).toEqual([0, 3]);
  });

  test.each([
    ["women, both sides", "Everton FC (W)", "Fulham FC (W)"],
    ["women, home only", "Everton FC (W)", "Fulham FC"],
    ["women, away only", "Everton FC", "Fulham FC (W)"],
    ["under 21", "Everton FC U21", "Fulham FC U21"],
    ["second team II", "Everton FC II", "Fulham FC II"],
    ["second team B", "Everton FC B", "Fulham FC B"],
    ["esports", "Everton FC (Kray) Esports", "Fulham FC (Kray) Esports"],
    ["same home, another opponent of the day", "Everton FC", "Chelsea FC"],
    ["same home, another opponent of the league", "Everton FC", "Chelsea FC"],
  ] as const)("makeDecoys(), %s", (kind, h, a) => {
    const decoys = makeDecoys(FILE, sample, kind, 1);
    expect(decoys).toHaveLength(2);
    expect(decoys[1]).toEqual({
      a: 1,
      b: 0,
      original: FILE.A[1],
      fixture: { ...FILE.B[0], h, a },
    });
    expect(acceptAlone(decoys)).toEqual([]);
    expect(acceptAmongAll(FILE, decoys)).toEqual([]);
  });

  test("makeDecoys() makes none where nobody else plays", () => {
    expect(makeDecoys(FILE, [3], "same home, another opponent of the day", 1)).toEqual([]);
    const A = FILE.A.with(0, labeled(fixture("Arsenal", "Chelsea"), 1, "x.2"));
    const inLeague = "same home, another opponent of the league";
    expect(makeDecoys({ ...FILE, A }, [1], inLeague, 1)).toEqual([]);
  });

  test("acceptAlone() and acceptAmongAll() see what is matched, and which way round", () => {
    const plain = makeTrueFixtures(FILE, [1]);
    const [expected] = plain.map((decoy) => ({
      decoy,
      partner: FILE.A[1],
      isStraight: true,
    }));
    expect(acceptAlone(plain)).toEqual([expected]);
    expect(acceptAmongAll(FILE, plain)).toEqual([expected]);
    const swapped = makeSwappedFixtures(FILE, [1]);
    expect(swapped[0]?.fixture).toMatchObject({ h: "Fulham FC", a: "Everton FC" });
    expect(acceptAlone(swapped).some(({ isStraight }) => isStraight)).toBe(false);
    expect(acceptAmongAll(FILE, swapped).some(({ isStraight }) => isStraight)).toBe(false);
  });

  test("makeMarkedFixtures() marks both sources, which is one match", () => {
    const marked = makeMarkedFixtures(FILE, [1], ["(W)", "Women"]);
    expect(marked[0]).toMatchObject({
      original: { h: "Everton (W)", a: "Fulham (W)" },
      fixture: { h: "Everton FC Women", a: "Fulham FC Women" },
    });
    expect(acceptAlone(marked)).toHaveLength(1);
    expect(acceptAmongAll(FILE, marked)).toHaveLength(1);
  });

  test("pickByDay() picks a few of each day", () => {
    const decoys = makeTrueFixtures(FILE, [0, 1, 3]);
    const pick = (days: number, perDay: number): number[] =>
      pickByDay(decoys, { days, perDay }).map(({ a }) => a);
    expect(pick(2, 1)).toEqual([0, 3]);
    expect(pick(1, 2)).toEqual([0, 1]);
    expect(pick(2, 2)).toEqual([0, 1, 3]);
  });

  test("shareOf() weighs by how many were made", () => {
    const tallies = [
      { made: 30, accepted: 3 },
      { made: 10, accepted: 0 },
    ];
    expect(shareOf(tallies)).toBe(7.5);
  });
});

describe("peers", () => {
  test.each(PEERS)("$name scores equal names 1 and others less", ({ prepare }) => {
    const [same = 0, near = 0, other = 0] = prepare(["Köln", "Kölln", "Xyzzy"])("koln");
    expect(same).toBeCloseTo(1, 5);
    expect(near).toBeLessThan(same);
    expect(other).toBeLessThan(near);
    expect(other).toBeGreaterThanOrEqual(0);
  });

  test.each(PEERS)("$name ranks each team once, by its best name", (peer) => {
    const query = methodOf(peer)([
      { name: "Bayern", id: "bayern" },
      { name: "Bayern Munich", id: "bayern" },
      { name: "Bayern Hof", id: "hof" },
    ]);
    const ranked = query("bayern munich");
    expect(ranked[0]?.id).toBe("bayern");
    expect(ranked[0]?.score).toBeCloseTo(1, 5);
    expect(ranked.filter(({ id }) => id === "bayern")).toHaveLength(1);
  });

  test.each(PEERS)("$name finds plain fixtures", (peer) => {
    const bests = findMutualBests(FILE, scorePairs(FILE, peer), 75, (b) => b < 2);
    const pairs = cutPairs(
      bests,
      fitCut(FILE, bests, (b) => b < 2),
    );
    expect(pairs).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("findMutualBests() looks within the window, and gives the lesser margin", () => {
    const scores = [
      [0.9, 0.6, 1],
      [0.8, 0.2, 1],
    ];
    const file = {
      A: [labeled(fixture("a", "b"), 0), labeled(fixture("c", "d"), NO_DECOY)],
      B: [
        fixture("e", "f", 0, 75),
        fixture("g", "h", 0, -75),
        fixture("i", "j", 0, 76),
        fixture("k", "l", 0, null),
      ],
    };
    const [best, ...rest] = findMutualBests(file, (a, b) => scores[a]?.[b] ?? 0, 75);
    expect(rest).toEqual([]);
    expect(best?.pair).toEqual([0, 0]);
    expect(best?.score).toBe(0.9);
    // The other match of A comes nearer than the other match of B.
    expect(best?.margin).toBeCloseTo(0.1, 10);
  });

  test("cutPairs() takes what is good enough and clear enough", () => {
    const bests = [
      { pair: [0, 0], score: 0.9, margin: 0.1 },
      { pair: [1, 1], score: 0.9, margin: 0.04 },
      { pair: [2, 2], score: 0.6, margin: 0.5 },
    ] as const;
    expect(cutPairs(bests, { minScore: 0.7, minMargin: 0.05 })).toEqual([[0, 0]]);
    expect(cutPairs(bests, { minScore: 0.6, minMargin: 0 })).toHaveLength(3);
  });

  test("bestCut() and fitCut() find the best F1", () => {
    const target = { minScore: 0.42, minMargin: 0.05 };
    const distance = (cut: typeof target): number =>
      Math.abs(cut.minScore - target.minScore) + Math.abs(cut.minMargin - target.minMargin);
    expect(bestCut((cut) => -distance(cut))).toEqual(target);
    // Only one right pair: a threshold above the wrong one is best.
    const bests = [
      { pair: [0, 1], score: 0.8, margin: 0.5 },
      { pair: [1, 4], score: 0.6, margin: 0.5 },
    ] as const;
    expect(fitCut(FILE, bests).minScore).toBeCloseTo(0.61, 10);
  });
});

test("keepQueries() keeps the index whole", () => {
  const teams = ["a", "b", "c"].map((id) => ({
    id,
    books: { pinnacle: [`${id} 1`], unibet: [`${id} 2`] },
  }));
  expect(keepQueries(teams, 1)).toEqual(teams);
  expect(keepQueries(teams, 2).map(({ books }) => Object.values(books).flat())).toEqual([
    ["a 1", "a 2"],
    ["b 1"],
    ["c 1", "c 2"],
  ]);
});

describe("look-ups", () => {
  test("findNovelNames() leaves out what normalizes to a name of the index, or twice alike", () => {
    const novel = findNovelNames(
      ["Arsenal FC", "Roma Women"],
      ["ARSENAL", "AS Roma", "Man Utd", "man utd", "Man. Utd", "()"],
    );
    expect(novel).toEqual(["AS Roma", "Man Utd"]);
  });

  test("keepRegistrable() leaves out look-alikes and names without letters", () => {
    // The A of the second is Greek.
    expect(keepRegistrable(["PAC Omonia", "P\u0391C Omonia", "()"])).toEqual(["PAC Omonia"]);
  });

  test("median() is the middle value", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(3);
  });
});

describe("figures", () => {
  const figures = [
    { name: "bookmakers_f1", value: 90.4999, unit: "percent" },
    { name: "bookmakers_f1/fuzzball", value: 85.3, unit: "percent" },
    { name: "fixtures_fs_false", value: 0, unit: "count" },
    { name: "known_name_us", value: 1.5, unit: "us" },
  ] as const;

  test("isMet() compares the exact value", () => {
    expect(figures.map(isMet)).toEqual([false, undefined, true, false]);
  });

  test("formatJsonLines() has one object a line", () => {
    expect(formatJsonLines(figures)[1]).toBe(
      '{"name":"bookmakers_f1/fuzzball","value":85.3,"unit":"percent"}',
    );
  });

  test("formatTable() has ours, the bar and a column for each peer", () => {
    const { least = Number.NaN } = BARS.find(({ name }) => name === "bookmakers_f1") ?? {};
    expect(formatTable(figures).map((line) => line.split(/ {2,}/))).toEqual([
      ["", "unit", "ours", "bar", "fuzzball"],
      ["bookmakers_f1", "percent", "90.50", `>= ${least} MISSED`, "85.30"],
      ["fixtures_fs_false", "count", "0", "<= 0", "-"],
      ["known_name_us", "us", "1.50", "<= 1 MISSED", "-"],
    ]);
  });
});
