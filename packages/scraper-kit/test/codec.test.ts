import { createEngine, type IdentifiableListing, type TrackedOpportunity } from "arb-core";
import { describe, expect, test } from "vitest";
import {
  decodeWorkerMessage,
  encodeOpportunity,
  parseTimestamp,
  WIRE_LIMITS,
  wireOpportunity,
  workerMessage,
} from "scraper-kit/protocol";
import { decodeUpdate, MATCH, updateWith } from "./decode-update.ts";

function refusalOf(json: string): string {
  const message = decodeWorkerMessage(json);
  return message.ok ? "taken" : `${message.error.code} at ${message.error.path || "message"}`;
}

describe("decodeWorkerMessage()", () => {
  test("takes the reference's registration to the letter", () => {
    const reference = {
      type: "worker:register",
      worker_id: "worker-sbo-12345",
      site: "sbo",
      timestamp: "2024-12-10T10:00:00",
    };
    expect(decodeWorkerMessage(JSON.stringify(reference))).toEqual({ ok: true, value: reference });
  });

  test.each([
    ["", "not-json at message"],
    ["{", "not-json at message"],
    ["null", "invalid at message"],
    ["[]", "invalid at message"],
    ['"x"', "invalid at message"],
    ["{}", "unknown-type at type"],
    ['{"type":"bet:place"}', "unknown-type at type"],
    ['{"type":"ping","__proto__":{"x":1}}', "forbidden-key at __proto__"],
    ['{"type":"ping","a":{"constructor":1}}', "forbidden-key at a.constructor"],
    [`{"type":"ping","a":${"[".repeat(50)}${"]".repeat(50)}}`, /^too-deep at a\[0\]/],
    ['{"type":"worker:register","worker_id":"","site":"sbo"}', "invalid at worker_id"],
    ['{"type":"worker:register","worker_id":"w","site":"S B O"}', "invalid at site"],
    [
      '{"type":"worker:register","worker_id":"w","site":"sbo","timestamp":"2026-02-30T10:00:00"}',
      "invalid at timestamp",
    ],
  ])("refuses %s", (json, refusal) => {
    expect(refusalOf(json)).toEqual(
      typeof refusal === "string" ? refusal : expect.stringMatching(refusal),
    );
  });

  test("refuses nesting that would overflow the stack, without overflowing it", () => {
    const deep = `{"type":"ping","a":${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}}`;
    expect(refusalOf(deep)).toMatch(/^too-deep/);
  });

  test("ignores fields that it does not know", () => {
    expect(refusalOf('{"type":"ping","from":"the future"}')).toBe("taken");
  });
});

describe("decodeOddsUpdate()", () => {
  test("takes the reference's update to the letter", () => {
    const { listings, refused, mode, at } = decodeUpdate(JSON.stringify(updateWith([MATCH])));
    expect(refused).toEqual([]);
    expect(mode).toBe("snapshot");
    expect(at).toBe(Date.UTC(2024, 11, 10, 10, 0, 30));
    expect(listings).toEqual([
      expect.objectContaining({
        home: "Manchester United",
        away: "Chelsea",
        league: "Premier League",
        lines: [
          { market: "ft_hdp", line: -0.5, odds: [1.95, 1.9] },
          { market: "ft_ou", line: 2.5, odds: [2, 1.85] },
        ],
      }),
    ]);
  });

  test.each(["0", "1", "-1", '"2.5"', "null", "1e309", "[]", "true", "1001.5"])(
    "refuses odds of %s by name and keeps the other matches",
    (price) => {
      const bad = JSON.stringify({ ...MATCH, id: "bad" }).replace('"home":1.95', `"home":${price}`);
      const json = JSON.stringify(updateWith(["BAD", { ...MATCH, id: "good" }])).replace(
        '"BAD"',
        bad,
      );
      const { listings, refused } = decodeUpdate(json);
      expect(refused).toEqual([
        expect.objectContaining({ code: "invalid", path: "data.matches[0].odds.ft_hdp.home" }),
      ]);
      expect(listings.map(({ id }) => id)).toEqual(["good"]);
    },
  );

  test.each([
    ["home_team", { ...MATCH, home_team: "x".repeat(1_000_000) }, "home_team"],
    ["half a surrogate pair", { ...MATCH, home_team: "A\ud83d" }, "home_team"],
    ["an empty name", { ...MATCH, away_team: " " }, "away_team"],
    [
      "a line that is no quarter",
      { ...MATCH, odds: { ft_ou: { over: 2, under: 2, line: 2.3 } } },
      "odds.ft_ou.line",
    ],
    [
      "one line of several",
      { ...MATCH, odds: { ft_ou: [MATCH.odds.ft_ou, { over: 2 }] } },
      "odds.ft_ou[1].under",
    ],
    ["a kick-off without a zone", { ...MATCH, start_time: "2024-12-10T20:00:00" }, "start_time"],
    ["half a goal", { ...MATCH, score: { home: 0.5, away: 0 } }, "score.home"],
    ["no object", 7, ""],
  ])("names the path of %s", (_, match, path) => {
    const { refused, listings } = decodeUpdate(JSON.stringify(updateWith([match])));
    expect(listings).toEqual([]);
    expect(refused.map((error) => error.path)).toEqual([
      ["data.matches[0]", path].filter(Boolean).join("."),
    ]);
  });

  test("refuses __proto__ as a key of a match and of its odds, and takes it as a name", () => {
    const match = JSON.stringify(MATCH);
    const json = JSON.stringify(updateWith(["A", "B", { ...MATCH, home_team: "__proto__" }]))
      .replace('"A"', match.replace('"time"', '"__proto__"'))
      .replace('"B"', match.replace('"ft_ou"', '"__proto__"'));
    const { refused, listings } = decodeUpdate(json);
    expect(refused.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "forbidden-key data.matches[0].__proto__",
      "forbidden-key data.matches[1].odds.__proto__",
    ]);
    expect(listings.map(({ home }) => home)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("refuses a match, and a line, that is named twice", () => {
    const twice = [MATCH.odds.ft_ou, { ...MATCH.odds.ft_ou, over: 1.5 }];
    const { refused, listings } = decodeUpdate(
      JSON.stringify(
        updateWith([
          { ...MATCH, id: "1" },
          { ...MATCH, id: "1" },
          { ...MATCH, id: "2", odds: { ft_ou: twice } },
        ]),
      ),
    );
    expect(refused.map(({ code }) => code)).toEqual(["duplicate-match", "duplicate-line"]);
    expect(listings).toEqual([]);
  });

  test("leaves absent in a delta what is absent there", () => {
    const odds = { ft_ou: MATCH.odds.ft_ou };
    const { upserts } = decodeUpdate(
      JSON.stringify(
        updateWith([{ id: "1", home_team: "A", away_team: "B", odds }], { mode: "delta" }),
      ),
    );
    expect(Object.keys(upserts[0] ?? {}).sort()).toEqual([
      "away",
      "home",
      "id",
      "lines",
      "markets",
    ]);
  });

  test("ignores and counts markets that it does not know, and a wrong count", () => {
    const odds = { ...MATCH.odds, ft_cs: { "1-0": 7 } };
    const decoded = decodeUpdate(JSON.stringify(updateWith([{ ...MATCH, odds }], { count: 7 })));
    expect(decoded).toMatchObject({ ignoredMarkets: 1, isCountWrong: true, refused: [] });
    expect(decoded.listings[0]?.lines).toHaveLength(2);
  });

  test("reads a delta: markets replaced, withdrawn with null, matches removed", () => {
    const odds = { ft_ou: MATCH.odds.ft_ou, ft_hdp: null };
    const decoded = decodeUpdate(
      JSON.stringify(
        updateWith([{ ...MATCH, id: "1", odds }, MATCH, { ...MATCH, id: "3", odds: 5 }], {
          mode: "delta",
          removed: ["9"],
        }),
      ),
    );
    expect(decoded.upserts.map(({ id, markets, lines }) => [id, markets, lines.length])).toEqual([
      ["1", ["ft_hdp", "ft_ou"], 1],
    ]);
    // A refused match is withdrawn: its state is unknown.
    expect(decoded.removed).toEqual(["9", "3"]);
    expect(decoded.refused.map(({ code }) => code)).toEqual(["id-needed", "invalid"]);
  });

  test("knows a match without an id by its names, league and start", () => {
    const ids = decodeUpdate(
      JSON.stringify(updateWith([MATCH, { ...MATCH, league: "Cup" }])),
    ).listings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test("says which part of a snapshot a message is", () => {
    const part = { index: 2, of: WIRE_LIMITS.parts };
    expect(decodeUpdate(JSON.stringify(updateWith([MATCH], { part }))).part).toEqual(part);
    expect(decodeUpdate(JSON.stringify(updateWith([MATCH]))).part).toBeUndefined();
  });

  test.each([
    ["part", { part: { index: 0, of: 1 }, mode: "delta" }],
    ["part", { part: null }],
    ["part.index", { part: { of: 2 } }],
    ["part.index", { part: { index: 0.5, of: 2 } }],
    ["part.index", { part: { index: -1, of: 2 } }],
    ["part.index", { part: { index: 2, of: 2 } }],
    ["part.of", { part: { index: 0 } }],
    ["part.of", { part: { index: 0, of: 0 } }],
    ["part.of", { part: { index: 0, of: WIRE_LIMITS.parts + 1 } }],
  ])("refuses as data.%s what is no part of a snapshot: %j", (path, data) => {
    expect(refusalOf(JSON.stringify(updateWith([MATCH], data)))).toBe(`invalid at data.${path}`);
  });

  test("takes no more matches than a message may bring", () => {
    const many = updateWith(Array.from({ length: WIRE_LIMITS.matches + 1 }, () => 0));
    expect(refusalOf(JSON.stringify(many))).toBe("invalid at data.matches");
  });
});

describe("encodeOpportunity()", () => {
  const NOW = Date.UTC(2026, 7, 15, 12);
  const KICK_OFF = Date.UTC(2026, 7, 15, 14);

  /** What the engine makes of three books, each with the best price of another result. */
  function findOpportunity(fields: Partial<IdentifiableListing> = {}): TrackedOpportunity {
    const engine = createEngine({
      policy: { commissions: { ibc: { on: "winnings", rate: 0.02 } } },
    });
    const prices = { sbo: [3.3, 2.9, 2.4], ibc: [2.95, 3.3, 2.4], cmd: [2.95, 2.9, 2.7] } as const;
    for (const [provider, odds] of Object.entries(prices)) {
      const lines = [{ market: provider === "cmd" ? "ft_eh" : "ft_1x2", line: 0, odds } as const];
      const listing = { id: "1", home: "Arsenal", away: "Chelsea", startsAt: KICK_OFF };
      const listings = [{ ...listing, lines, ...fields }];
      engine.apply({ type: "snapshot", source: provider, provider, listings }, NOW);
    }
    const [found, ...others] = engine.opportunities();
    if (found === undefined || others.length > 0) throw new Error("there is not exactly one");
    return found;
  }

  test("writes all legs in order, each with its own market and what its book pays out", () => {
    const wire = encodeOpportunity(findOpportunity());
    expect(wireOpportunity.parse(JSON.parse(JSON.stringify(wire)))).toEqual(wire);
    expect(wire.legs).toMatchObject([
      { provider: "sbo", market: "ft_1x2", side: "home", odds: 3.3, net_odds: 3.3 },
      { provider: "ibc", market: "ft_1x2", side: "draw", odds: 3.3, net_odds: 3.254 },
      { provider: "cmd", market: "ft_eh", side: "away", odds: 2.7, net_odds: 2.7 },
    ]);
    expect([wire.leg_1, wire.leg_2]).toEqual(wire.legs.slice(0, 2));
    expect(wire.stakes).toHaveLength(3);
    // No market's name: who does not look at the legs' markets must not find one.
    expect(wire.market).toBe("ft_1x2+ft_eh");
    expect(wire).not.toHaveProperty("score");
  });

  test("says the score of prices in running", () => {
    const running = findOpportunity({ live: true, score: { home: 1, away: 0 } });
    expect(encodeOpportunity(running).score).toEqual({ home: 1, away: 0 });
  });

  test("throws at an opportunity of one leg", () => {
    const opportunity = findOpportunity();
    expect(() => encodeOpportunity({ ...opportunity, legs: opportunity.legs.slice(1, 2) })).toThrow(
      "Cannot encode opportunity: it must have at least two legs, was 1",
    );
  });
});

describe("parseTimestamp()", () => {
  test.each([
    ["2024-12-10T10:00:30", Date.UTC(2024, 11, 10, 10, 0, 30)],
    ["2024-12-10T10:00:30Z", Date.UTC(2024, 11, 10, 10, 0, 30)],
    ["2024-12-10T10:00:30.123456+08:00", Date.UTC(2024, 11, 10, 2, 0, 30, 123)],
    ["2024-02-29T10:00", Date.UTC(2024, 1, 29, 10)],
    ["2023-02-29T10:00", undefined],
    ["2024-12-10", undefined],
    ["2024-12-10T25:00:00", undefined],
    ["yesterday", undefined],
  ])("reads %s", (text, ms) => {
    expect(parseTimestamp(text)).toBe(ms);
  });
});

test("every message type has a schema of its own", () => {
  expect(workerMessage.options.map((option) => option.shape.type.value)).toEqual([
    "worker:register",
    "odds:update",
    "worker:status",
    "ping",
  ]);
});
