import { describe, expect, test } from "vitest";
import { createTeamRegistry, type MatchingOptions, type ProviderListing } from "arb-core";
import { explainMatch, type MatchExplanation } from "../src/matching/explain-match.ts";
import { formatMatchExplanation } from "../src/matching/explanation-text.ts";

const KICK_OFF = Date.UTC(2026, 7, 15, 14);
const HOUR_MS = 3_600_000;
const REGISTRY = createTeamRegistry([
  {
    id: "man-utd",
    name: "Manchester United",
    aliases: ["Man Utd", { text: "Man. City", status: "rejected" }],
  },
  { id: "chelsea", name: "Chelsea" },
]);

const OURS: ProviderListing = {
  provider: "sbo",
  home: "Man Utd",
  away: "Chelsea",
  league: "Premier League",
  startsAt: KICK_OFF,
  lines: [],
};
const THEIRS: ProviderListing = { ...OURS, provider: "ibc" };

function explain(change: Partial<ProviderListing>, options?: MatchingOptions): MatchExplanation {
  return explainMatch(OURS, { ...THEIRS, ...change }, options);
}

/** The lines that are vetoes, as one text each. */
function vetoes({ evidence }: MatchExplanation): string[] {
  return evidence
    .filter(({ bits }) => bits === -Infinity)
    .map(({ kind, reason }) => `${kind}: ${reason}`);
}

test("a match has its evidence, its tier and its event", () => {
  const explanation = explain({ home: "Manchester United FC" }, { registry: REGISTRY });
  expect(explanation).toMatchObject({
    verdict: "match",
    bits: 35,
    acceptBits: 10,
    tier: "registry",
    isSwapped: false,
    orientation: "straight",
    eventId: "ev1:football:2026-08-15:chelsea:man-utd",
  });
  expect(explanation.evidence).toEqual([
    { kind: "home", bits: 14, reason: "the same team in the registry" },
    { kind: "away", bits: 14, reason: "the same team in the registry" },
    { kind: "kick-off", bits: 3, reason: "at the same time" },
    { kind: "competition", bits: 4, reason: "the same competition" },
  ]);
});

test.each<[string, Partial<ProviderListing>, string[]]>([
  ["one bookmaker", { provider: "sbo" }, ["provider: two listings of one bookmaker"]],
  ["two sports", { sport: "futsal" }, ["sport: football and futsal"]],
  ["corners", { away: "Chelsea (Corners)" }, ["listing: no match of two teams: Chelsea (Corners)"]],
  ["a league of corners", { league: "Corners" }, ["listing: no match of two teams: Corners"]],
  ["no letters", { home: "?!" }, ["listing: no name of a team: ?!"]],
  [
    "a team against itself",
    { home: "Chelsea FC" },
    ["listing: home and away are one team: Chelsea FC and Chelsea"],
  ],
  ["women", { home: "Man Utd (W)" }, ["squad: home: first team and women"]],
  ["another opponent", { away: "Everton" }, ["away: different names, alike to 0.00"]],
  ["a look-alike", { away: "Chelsеa" }, ["away: a word mixes two scripts"]],
  ["another day", { startsAt: KICK_OFF + 24 * HOUR_MS }, ["kick-off: 1440 minutes apart"]],
])("a veto says what it is of: %s", (_name, change, expected) => {
  const explanation = explain(change);
  expect([explanation.verdict, explanation.bits]).toEqual(["vetoed", -Infinity]);
  expect(vetoes(explanation)).toEqual(expected);
  expect([explanation.orientation, explanation.eventId]).toEqual([undefined, undefined]);
});

test("names that are merely alike are not enough without a kick-off", () => {
  const { startsAt: _, ...undated } = THEIRS;
  const explanation = explainMatch(OURS, { ...undated, home: "Manchester Utd", live: true });
  expect(vetoes(explanation)).toEqual([
    "play: one in running, one not",
    "kick-off: no kick-off, and names that are merely alike",
  ]);
});

describe("what the registry knows apart", () => {
  test("are two of its teams", () => {
    const swapped = explain({ home: "Manchester United", away: "Everton" }, { registry: REGISTRY });
    expect(vetoes(swapped)).toEqual(["away: different names, alike to 0.00"]);
    const apart = explainMatch(
      { ...OURS, away: "Everton" },
      { ...THEIRS, home: "Chelsea", away: "Everton" },
      { registry: REGISTRY },
    );
    expect(vetoes(apart)).toEqual([
      "home: two teams of the registry: Chelsea and Manchester United",
    ]);
  });

  test("are a team and a name that was refused for it", () => {
    const refused = explain({ home: "Man City" }, { registry: REGISTRY });
    expect(vetoes(refused)).toEqual([
      "home: the registry refuses the name: Manchester United and man city",
    ]);
  });
});

test("several vetoes are all told", () => {
  const explanation = explain({
    ...{ provider: "sbo", sport: "futsal", away: "Everton" },
    ...{ league: "Spain La Liga", startsAt: KICK_OFF + 2 * HOUR_MS },
  });
  expect(explanation.evidence.map(({ kind, bits }) => [kind, bits])).toEqual([
    ["provider", -Infinity],
    ["sport", -Infinity],
    ["home", 11],
    ["away", -Infinity],
    ["kick-off", -Infinity],
    ["competition", 0],
  ]);
});

test("two names that each have a word of their own are different, however alike", () => {
  const explanation = explain({ home: "Manchester City" });
  const ours = explainMatch({ ...OURS, home: "Manchester United" }, THEIRS);
  expect(explanation.verdict).toBe("vetoed");
  expect(ours.verdict).toBe("match");
  expect(
    vetoes(
      explainMatch({ ...OURS, home: "Manchester United" }, { ...THEIRS, home: "Manchester City" }),
    ),
  ).toEqual(["home: different names: each has a word that the other has not"]);
});

test("names that fit either way round are no match", () => {
  const explanation = explainMatch(
    { ...OURS, home: "Montevideo", away: "Montevidea" },
    { ...THEIRS, home: "Montevidee", away: "Montevidei" },
  );
  expect(vetoes(explanation)).toEqual(["orientation: the names fit either way round"]);
});

describe("home and away exchanged", () => {
  const exchanged = { home: "Chelsea", away: "Man Utd" };

  test("are a match whose order is unknown, or swapped on neutral ground", () => {
    expect(explain(exchanged)).toMatchObject({ isSwapped: true, orientation: "unknown" });
    expect(explain({ ...exchanged, neutral: true }).orientation).toBe("swapped");
    expect(explain(exchanged, { withoutVetoes: ["orientation"] }).orientation).toBe("straight");
  });

  test("are told by the sides of the first listing", () => {
    const { names, evidence } = explain({ home: "Chelsea", away: "Manchester United" });
    expect(names?.home).toMatchObject({ a: { base: "man utd" }, b: { base: "manchester united" } });
    expect(evidence[0]?.kind).toBe("home");
    expect(evidence[0]?.reason).toMatch(/^names alike to /);
  });
});

test("a tier that the options leave out is said to be", () => {
  const explanation = explain({}, { tiers: ["registry"] });
  expect(explanation).toMatchObject({ verdict: "tier-left-out", bits: 29, tier: "exact" });
  expect(formatMatchExplanation(explanation)).toMatch(
    /^No match: 29 bits, and 10 are needed, but the options leave out the tier exact\n/,
  );
});

test("the words of similar names are told, by the spelling that is most alike", () => {
  const { names } = explain({ home: "Manchester Unted" }, { registry: REGISTRY });
  expect(names?.home).toMatchObject({
    relation: "similar",
    a: { base: "man utd", squad: "", team: { id: "man-utd", name: "Manchester United" } },
    b: { base: "manchester unted", team: undefined },
    similarity: {
      parts: [
        { a: "manchester", b: "manchester", rule: "equal" },
        { a: "united", b: "unted", rule: "spelling" },
      ],
    },
  });
  expect(names?.away).toMatchObject({ relation: "registry", similarity: undefined });
});

test("a clock that is wrong is set right, and told", () => {
  const explanation = explain(
    { startsAt: KICK_OFF + HOUR_MS },
    { clockOffsets: [{ source: "ibc", offsetMs: HOUR_MS }] },
  );
  expect(explanation.b).toMatchObject({ startsAt: KICK_OFF, clockOffsetMs: HOUR_MS });
  expect(explanation.evidence).toContainEqual(
    expect.objectContaining({ kind: "kick-off", bits: 3 }),
  );
  expect(formatMatchExplanation(explanation)).toContain(
    "2026-08-15 14:00 UTC (its clock is 60 minutes ahead)",
  );
});

test("an option that is none is refused", () => {
  expect(() => explain({}, { windowMs: -1 })).toThrow(RangeError);
});

describe("formatMatchExplanation()", () => {
  test("writes one page", () => {
    const text = formatMatchExplanation(
      explain({ home: "Manchester Utd", away: "Everton", startsAt: KICK_OFF + HOUR_MS }),
    );
    expect(text.split("\n")).toEqual([
      "No match: vetoed by away",
      "",
      "             first                 second",
      "bookmaker    sbo                   ibc",
      "home         Man Utd               Manchester Utd",
      "away         Chelsea               Everton",
      "competition  Premier League        Premier League",
      "kick-off     2026-08-15 14:00 UTC  2026-08-15 15:00 UTC",
      "",
      "evidence                                     bits",
      "home         names alike to 0.74               +7",
      "away         different names, alike to 0.00  veto",
      "kick-off     60 minutes apart                  +1",
      "competition  the same competition              +4",
      "sum                                          veto",
      "",
      "man utd | manchester utd",
      "first     second      because  sure  weight",
      "man       manchester  prefix   0.65    1.00",
      "utd       utd         equal    1.00    0.33",
      "alike to                       0.74",
      "",
      "chelsea | everton",
      "first     second   because    sure  weight",
      "chelsea   -        left over          1.00",
      "-         everton  left over          1.00",
      "alike to                      0.00",
    ]);
  });

  test("says how a match stands and shows what differs", () => {
    const first = (change: Partial<ProviderListing>): string =>
      formatMatchExplanation(explain(change)).split("\n")[0] ?? "";
    expect(first({})).toBe("A match: 29 bits, and 10 are needed; tier exact, the same way round");
    const exchanged = { home: "Chelsea", away: "Man Utd" };
    expect(first(exchanged)).toContain("exchanged without a reason, so that no bets are paired");
    expect(first({ ...exchanged, neutral: true })).toContain("exchanged on neutral ground");
    expect(formatMatchExplanation(explain({ sport: "futsal" }))).toContain(
      "sport        football              futsal\n",
    );
  });

  test("says that it is not enough", () => {
    const text = formatMatchExplanation(
      explainMatch(
        { ...OURS, home: "Rangers", league: "" },
        { ...THEIRS, home: "Queens Park Rangers", league: "" },
      ),
    );
    expect(text).toMatch(/^No match: -?\d+ bits, and 10 are needed\n/);
  });

  test("keeps a terminal safe", () => {
    const text = formatMatchExplanation(explain({ provider: "\u001B[2Jibc", league: "a\nb" }));
    expect(text).not.toContain("\u001B");
    expect(text).toContain("competition  Premier League        a b\n");
  });
});
