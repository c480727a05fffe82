import { describe, expect, test } from "vitest";
import {
  createEngine,
  createTeamRegistry,
  type Engine,
  type EngineChanges,
  type IdentifiableListing,
  type MarketLine,
} from "arb-core";

const KICK_OFF = Date.UTC(2026, 7, 15, 14);
const T0 = KICK_OFF - 3_600_000;
const SECOND = 1000;

const hdp = (home: number, away: number, suspended = false): MarketLine => ({
  market: "ft_hdp",
  line: -0.5,
  odds: [home, away],
  suspended,
});

function match(lines: MarketLine[], more: Partial<IdentifiableListing> = {}): IdentifiableListing {
  return { id: "1", home: "Arsenal", away: "Chelsea", startsAt: KICK_OFF, lines, ...more };
}

function snapshot(
  engine: Engine,
  source: string,
  listings: IdentifiableListing[],
  now: number,
): EngineChanges {
  const provider = source.split("#")[0] ?? "";
  return engine.apply({ type: "snapshot", source, provider, listings }, now);
}

/** An engine that holds one sure bet: sbo home 1.95 against ibc away 2.10. */
function engineWithArb(): Engine {
  const engine = createEngine();
  snapshot(engine, "sbo", [match([hdp(1.95, 1.9)])], T0);
  const { opened } = snapshot(engine, "ibc", [match([hdp(1.75, 2.1)])], T0);
  expect(opened).toHaveLength(1);
  return engine;
}

describe("Engine.apply()", () => {
  test("opens, updates and closes an opportunity, and says when", () => {
    const engine = engineWithArb();
    const { updated } = snapshot(engine, "ibc", [match([hdp(1.75, 2.15)])], T0 + SECOND);
    expect(updated[0]).toMatchObject({ firstSeen: T0, updated: T0 + SECOND });
    expect(updated[0]?.legs[1]).toMatchObject({ odds: 2.15, changed: T0 + SECOND });
    const { closed } = snapshot(engine, "ibc", [match([hdp(1.8, 2)])], T0 + 2 * SECOND);
    expect(closed[0]).toMatchObject({ reason: "price", firstSeen: T0 });
    expect(engine.opportunities()).toEqual([]);
  });

  test("says nothing about a price that is confirmed, and moves its seen clock alone", () => {
    const engine = engineWithArb();
    expect(snapshot(engine, "sbo", [match([hdp(1.95, 1.9)])], T0 + SECOND)).toEqual({
      opened: [],
      updated: [],
      closed: [],
    });
    expect(engine.opportunities()[0]?.legs).toMatchObject([
      { provider: "sbo", seen: T0 + SECOND, changed: T0 },
      { provider: "ibc", seen: T0, changed: T0 },
    ]);
  });

  test.each([
    ["removed", [match([])]],
    ["removed", []],
    ["suspended", [match([hdp(1.75, 2.1, true)])]],
    ["rematched", [match([hdp(1.75, 2.1)], { home: "Arsenal (W)" })]],
    ["started", [match([hdp(1.75, 2.1)], { startsAt: T0 })]],
  ] as const)("closes with %s", (reason, listings) => {
    const engine = engineWithArb();
    const { closed } = snapshot(engine, "ibc", [...listings], T0 + SECOND);
    expect(closed.map((opportunity) => opportunity.reason)).toEqual([reason]);
  });

  test("closes with started when a bookmaker shows the match in running", () => {
    const engine = engineWithArb();
    const live = match([], { live: true, score: { home: 0, away: 0 } });
    expect(snapshot(engine, "cmd", [live], T0 + SECOND).closed[0]?.reason).toBe("started");
  });

  test("a delta replaces the markets it names, withdraws what it removes and leaves the rest", () => {
    const engine = engineWithArb();
    const total: MarketLine = { market: "ft_ou", line: 2.5, odds: [1.9, 1.9] };
    const delta = { type: "delta", source: "ibc", provider: "ibc" } as const;
    const added = engine.apply(
      { ...delta, upserts: [{ ...match([total]), markets: ["ft_ou"] }], removed: [] },
      T0,
    );
    expect(added.closed).toEqual([]);
    expect(engine.listings().find(({ provider }) => provider === "ibc")?.lines).toHaveLength(2);
    const withdrawn = engine.apply(
      { ...delta, upserts: [{ ...match([]), markets: ["ft_hdp"] }], removed: [] },
      T0,
    );
    expect(withdrawn.closed[0]?.reason).toBe("removed");
    engine.apply({ ...delta, upserts: [], removed: ["1"] }, T0);
    expect(engine.listings().map(({ provider }) => provider)).toEqual(["sbo"]);
  });

  test("unites the workers of one site; where they differ, the last heard wins the match", () => {
    const engine = createEngine();
    snapshot(engine, "sbo#1", [match([hdp(1.95, 1.9)])], T0);
    snapshot(engine, "sbo#2", [match([hdp(1.85, 2)])], T0);
    const { opened } = snapshot(engine, "ibc", [match([hdp(1.75, 2.1)])], T0);
    expect(opened).toEqual([]);
    expect(snapshot(engine, "sbo#1", [match([hdp(1.95, 1.9)])], T0).opened).toHaveLength(1);
    expect(engine.removeSource("sbo#1", T0).closed[0]?.reason).toBe("price");
  });

  test("never lends one worker's old lines to the score that another worker sees", () => {
    const engine = createEngine();
    const live = (home: number, lines: MarketLine[]): IdentifiableListing =>
      match(lines, { live: true, score: { home, away: 0 } });
    snapshot(engine, "sbo#slow", [live(0, [hdp(2.1, 1.8)])], T0);
    snapshot(engine, "sbo#fast", [live(1, [{ ...hdp(1.9, 1.95), line: -0.25 }])], T0);
    expect(snapshot(engine, "ibc", [live(1, [hdp(1.75, 2.1)])], T0).opened).toEqual([]);
  });

  test("a delta that moves the score withdraws the prices that it does not name", () => {
    const engine = createEngine();
    const live = (home: number) => ({ live: true, score: { home, away: 0 } });
    snapshot(engine, "sbo", [match([hdp(2.1, 1.8)], live(0))], T0);
    snapshot(engine, "ibc", [match([hdp(1.75, 2.1)], live(1))], T0);
    const upsert = { ...match([], live(1)), markets: [] };
    const delta = { type: "delta", source: "sbo", provider: "sbo", removed: [] } as const;
    expect(engine.apply({ ...delta, upserts: [upsert] }, T0).opened).toEqual([]);
    expect(engine.listings().map(({ lines }) => lines.length)).toEqual([0, 1]);
  });

  test("a delta leaves alone what it does not say about a match", () => {
    const engine = createEngine();
    const score = { home: 1, away: 0 };
    snapshot(engine, "sbo", [match([hdp(2.1, 1.8)], { live: true, score, league: "Cup" })], T0);
    const total: MarketLine = { market: "ft_ou", line: 2.5, odds: [1.9, 1.9] };
    const patch = { id: "1", home: "Arsenal", away: "Chelsea", lines: [total] };
    const delta = { type: "delta", source: "sbo", provider: "sbo", removed: [] } as const;
    engine.apply({ ...delta, upserts: [{ ...patch, markets: ["ft_ou"] }] }, T0);
    expect(engine.listings()[0]).toMatchObject({ live: true, score, league: "Cup" });
    expect(engine.listings()[0]?.lines).toHaveLength(2);
  });

  test("refuses a source that changes its bookmaker", () => {
    const engine = engineWithArb();
    const update = { type: "snapshot", source: "ibc", provider: "sbo", listings: [] } as const;
    expect(() => engine.apply(update, T0)).toThrow(
      "Cannot apply update: source ibc speaks for ibc, was sbo",
    );
  });

  test.each<[string, Partial<IdentifiableListing>]>([
    [
      "Cannot read ft_hdp: its line must be a multiple of 0.25, was 0.3",
      { lines: [hdp(1.8, 2), { ...hdp(1.9, 1.9), line: 0.3 }] },
    ],
    [
      "Cannot read ft_hdp: it needs 2 decimal odds from 1.001 to 1001, was 1.9, 0.95",
      { lines: [hdp(1.8, 2), { ...hdp(1.9, 0.95), line: 0 }] },
    ],
    [
      "Cannot read ft_hdp: it needs 2 decimal odds from 1.001 to 1001, was NaN, 1.9",
      { lines: [{ ...hdp(Number.NaN, 1.9), line: 0, suspended: true }] },
    ],
    [
      "Cannot read ft_1x2: its line must be 0, was 1",
      { lines: [{ market: "ft_1x2", line: 1, odds: [2, 3, 4] }] },
    ],
    [
      "Cannot read listing: its kick-off must be epoch milliseconds of the years 1000 to 9999, was NaN",
      { startsAt: Number.NaN },
    ],
    [
      // The day that begins six hours earlier has no name any more.
      "Cannot read listing: its kick-off must be epoch milliseconds of the years 1000 to 9999, was -8640000000000000",
      { live: true, score: { home: 0, away: 0 }, startsAt: -8.64e15 },
    ],
    [
      // So many goals leave no room for a quarter of one.
      "Cannot read score: goals must be whole numbers from 0 to 9999, was 9007199254740991",
      { live: true, score: { home: Number.MAX_SAFE_INTEGER, away: 0 } },
    ],
    [
      "Cannot read score: goals must be whole numbers from 0 to 9999, was -1",
      { live: true, score: { home: 0, away: -1 } },
    ],
  ])("throws and stays as it was: %s", (message, wrong) => {
    const engine = engineWithArb();
    const state = (): unknown[] => [engine.opportunities(), engine.listings(), engine.events()];
    const before = JSON.stringify(state());
    const fine = match([hdp(1.5, 1.5)]);
    const listings = [fine, match([hdp(1.8, 2)], { id: "2", ...wrong })];
    const source = { source: "ibc", provider: "ibc" };
    const upserts = listings.map((listing) => ({ ...listing, markets: ["ft_hdp"] as const }));
    for (const update of [
      { type: "snapshot", ...source, listings },
      { type: "delta", ...source, upserts, removed: ["1"] },
      { type: "snapshot", source: "new", provider: "new", listings },
    ] as const) {
      expect(() => engine.apply(update, T0 + SECOND)).toThrow(new RangeError(message));
      expect(JSON.stringify(state())).toBe(before);
    }
    // Nothing of it is left to come to light later.
    expect(engine.expire(T0 + SECOND)).toEqual({ opened: [], updated: [], closed: [] });
    expect(JSON.stringify(state())).toBe(before);
  });

  test("says so when all that changes is the score at which both legs are quoted", () => {
    const engine = createEngine({ policy: { maxAgeMs: 10 * SECOND } });
    const at = (goals: number, line: MarketLine): IdentifiableListing[] => [
      match([line], { live: true, score: { home: goals, away: 0 } }),
    ];
    const [sbo, ibc] = [hdp(1.95, 1.9), hdp(1.75, 2.1)];
    // Two workers that show 2-0 and, heard after them by a clock that was set back, two that show
    // 1-0: when these expire, they do so together.
    snapshot(engine, "sbo#1", at(2, sbo), T0 + 20 * SECOND);
    snapshot(engine, "ibc#1", at(2, ibc), T0 + 20 * SECOND);
    snapshot(engine, "sbo#2", at(1, sbo), T0);
    const { opened } = snapshot(engine, "ibc#2", at(1, ibc), T0);
    expect(opened[0]?.score).toEqual({ home: 1, away: 0 });
    const { updated, closed } = engine.expire(T0 + 15 * SECOND);
    expect(closed).toEqual([]);
    expect(updated.map(({ id, score }) => [id, score])).toEqual([
      [opened[0]?.id, { home: 2, away: 0 }],
    ]);
  });

  test("reports three legs, and no third where two are all that is asked for", () => {
    const line = (...odds: [number, number, number]): MarketLine => ({
      market: "ft_1x2",
      line: 0,
      odds,
    });
    const play = (maxLegs: 2 | 3): EngineChanges => {
      const engine = createEngine({ policy: { maxLegs } });
      snapshot(engine, "sbo", [match([line(3.3, 2.4, 2)])], T0);
      snapshot(engine, "cmd", [match([line(2, 2, 3.3)])], T0);
      return snapshot(engine, "ibc", [match([line(2, 3.6, 2)])], T0);
    };
    const { opened } = play(3);
    expect(opened[0]?.legs.map(({ provider, side }) => [provider, side])).toEqual([
      ["sbo", "home"],
      ["ibc", "draw"],
      ["cmd", "away"],
    ]);
    expect(play(2).opened).toEqual([]);
  });

  test("refuses a policy that is none when it is made", () => {
    expect(() => createEngine({ policy: { minMargin: Number.NaN } })).toThrow(
      "Cannot use policy: minMargin must be a number, was NaN",
    );
  });

  test("takes no price for before the start of a match that has started", () => {
    const engine = createEngine();
    snapshot(engine, "sbo", [match([hdp(1.95, 1.9)])], KICK_OFF);
    expect(snapshot(engine, "ibc", [match([hdp(1.75, 2.1)])], KICK_OFF).opened).toEqual([]);
  });
});

describe("Engine.expire()", () => {
  test("drops what was not confirmed for longer than the greatest age", () => {
    const engine = engineWithArb();
    snapshot(engine, "sbo", [match([hdp(1.95, 1.9)])], T0 + 30 * SECOND);
    expect(engine.expire(T0 + 30 * SECOND).closed).toEqual([]);
    expect(engine.expire(T0 + 30 * SECOND + 1).closed[0]?.reason).toBe("stale");
    expect(engine.listings()).toHaveLength(1);
  });

  test("what an update vouches for again is in force again", () => {
    const engine = engineWithArb();
    expect(engine.expire(T0 + 31 * SECOND).closed).toHaveLength(1);
    const delta = { type: "delta", upserts: [], removed: [] } as const;
    engine.apply({ ...delta, source: "sbo", provider: "sbo" }, T0 + 32 * SECOND);
    const { opened } = engine.apply({ ...delta, source: "ibc", provider: "ibc" }, T0 + 33 * SECOND);
    expect(opened[0]?.legs).toMatchObject([
      { seen: T0 + 32 * SECOND, changed: T0 },
      { seen: T0 + 33 * SECOND, changed: T0 },
    ]);
  });

  test("brings back what has not started when the clock goes back", () => {
    const engine = createEngine({ policy: { maxAgeMs: Infinity } });
    snapshot(engine, "sbo", [match([hdp(1.95, 1.9)])], T0);
    snapshot(engine, "ibc", [match([hdp(1.75, 2.1)])], T0);
    engine.expire(KICK_OFF);
    expect(engine.expire(KICK_OFF - SECOND).opened).toHaveLength(1);
  });

  test("drops prices for before the start when the match starts", () => {
    const engine = createEngine({ policy: { maxAgeMs: Infinity } });
    snapshot(engine, "sbo", [match([hdp(1.95, 1.9)])], T0);
    snapshot(engine, "ibc", [match([hdp(1.75, 2.1)])], T0);
    expect(engine.expire(KICK_OFF - 1).closed).toEqual([]);
    expect(engine.expire(KICK_OFF).closed[0]?.reason).toBe("started");
  });
});

describe("Engine.removeSource()", () => {
  test("closes what the worker saw at once, and knows no source twice", () => {
    const engine = engineWithArb();
    expect(engine.removeSource("ibc", T0).closed[0]?.reason).toBe("source-lost");
    expect(engine.removeSource("ibc", T0).closed).toEqual([]);
  });
});

describe("Engine.commitMatching()", () => {
  const registry = createTeamRegistry([
    { id: "arsenal", name: "Arsenal", aliases: ["The Gunners"] },
    { id: "chelsea", name: "Chelsea" },
  ]);

  test("moves an event to its new id once its teams are known, and says where to", () => {
    const engine = engineWithArb();
    const { opened, closed } = engine.commitMatching({ registry }, T0 + SECOND);
    expect(closed).toHaveLength(1);
    expect(closed[0]).toMatchObject({
      reason: "rematched",
      movedTo: "ev1:football:2026-08-15:arsenal:chelsea",
    });
    expect(opened[0]).toMatchObject({ firstSeen: T0 + SECOND });
    expect(engine.events().map(({ id }) => id)).toEqual([closed[0]?.movedTo]);
  });

  test("matches by aliases that were not known before, and forgets them again", () => {
    const engine = createEngine();
    snapshot(engine, "sbo", [match([hdp(1.95, 1.9)], { home: "The Gunners" })], T0);
    expect(snapshot(engine, "ibc", [match([hdp(1.75, 2.1)])], T0).opened).toEqual([]);
    expect(engine.commitMatching({ registry }, T0).opened).toHaveLength(1);
    const { closed } = engine.commitMatching({}, T0);
    expect(closed.map(({ reason, movedTo }) => ({ reason, movedTo }))).toEqual([
      { reason: "rematched", movedTo: undefined },
    ]);
  });

  test("leaves the engine as it was when an option is none", () => {
    const engine = engineWithArb();
    expect(() => engine.commitMatching({ windowMs: -1 }, T0)).toThrow(RangeError);
    expect(engine.opportunities()).toHaveLength(1);
  });
});
