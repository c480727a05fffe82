import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commitAliases, planAliases } from "../src/learning/alias-commit.ts";
import { formatAliasDiff } from "../src/learning/alias-diff.ts";
import { learnAliases } from "../src/learning/alias-learning.ts";
import { AliasLedger } from "../src/learning/alias-ledger.ts";
import { parseAliasLedger } from "../src/learning/alias-ledger-file.ts";
import type { AliasProposal } from "../src/learning/alias-proposal.ts";
import { observeAliases } from "../src/learning/alias-sighting.ts";
import type { EventListing } from "../src/listing.ts";
import type { MatchingOptions } from "../src/matching/matching-options.ts";
import type { SourceName } from "../src/learning/source-name.ts";
import { createTeamRegistry, EMPTY_REGISTRY } from "../src/registry/team-registry.ts";
import { parseTeamName } from "../src/names/team.ts";
import { realData, withRealData } from "../../../test/real-data.ts";
import { listSeason, rename, SEASON, usual } from "./alias-season.ts";

const MINUTE = 60_000;
const START = Date.UTC(2025, 1, 1, 19);

/** `Ajax v NEC`, at so many minutes after the start. */
function list(match: string, minutes = 0, rest: Partial<EventListing> = {}): EventListing {
  const [home = "", away = ""] = match.split(" v ");
  return { home, away, startsAt: START + minutes * MINUTE, lines: [], ...rest };
}

function sight(
  a: readonly EventListing[],
  b: readonly EventListing[],
  options: MatchingOptions = {},
): string[] {
  return observeAliases({ a, b }, options).sightings.map(
    ({ names: [one, other], opponents }) =>
      `${one.text} = ${other.text} (${[...new Set(opponents)].join("/")})`,
  );
}

function name(source: string, text: string): SourceName {
  return { source, sport: "football", squad: "", base: parseTeamName(text).base, text };
}

/** A proposal that nothing speaks against. */
function propose(a: SourceName, b: SourceName): AliasProposal {
  return {
    names: [a, b],
    status: "confirmed",
    objections: [],
    sightings: 4,
    opponents: 3,
    days: 4,
    agreements: 4,
    contradictions: 0,
    rivalSightings: 0,
    firstSeen: START,
    lastSeen: START + 24 * 60 * MINUTE,
  };
}

describe("observeAliases()", () => {
  test.each([0, 5, 58, 60, 62])("sights opponents %d minutes apart", (minutes) => {
    expect(sight([list("Ajax v Nijmegen")], [list("Ajax v N.E.C.", minutes)])).toEqual([
      "Nijmegen = N.E.C. (ajax)",
    ]);
  });

  test.each([6, 30, 63, 120])("sights nothing %d minutes apart", (minutes) => {
    expect(sight([list("Ajax v Nijmegen")], [list("Ajax v N.E.C.", minutes)])).toEqual([]);
  });

  test("corrects clocks that are known to be wrong", () => {
    const clockOffsets = [{ source: "b", offsetMs: 120 * MINUTE }];
    expect(
      sight([list("Ajax v Nijmegen")], [list("Ajax v N.E.C.", 120)], { clockOffsets }),
    ).toEqual(["Nijmegen = N.E.C. (ajax)"]);
  });

  test("sights both sides of a match whose names merely resemble each other", () => {
    expect(sight([list("Man Utd v Sheffield Weds")], [list("Manchester United v Sheffield Wed.")]))
      .toMatchInlineSnapshot(`
      [
        "Man Utd = Manchester United (sheffield weds/sheffield wed)",
        "Sheffield Weds = Sheffield Wed. (man utd/manchester united)",
      ]
    `);
  });

  test.each([
    ["the certain team changes sides", [list("N.E.C. v Ajax")]],
    ["the opponent is another squad", [list("Ajax v N.E.C. U21")]],
    ["the certain team is another squad", [list("Ajax (W) v N.E.C. (W)")]],
    [
      "the certain team plays again within 20 hours",
      [list("Ajax v N.E.C."), list("Ajax v X", 1100)],
    ],
    ["the certain team is listed twice", [list("Ajax v N.E.C."), list("Ajax v Heracles")]],
    ["letters of two scripts stand in a name", [list("Ajax v N\u0415C")]],
    ["there is no kick-off", [{ home: "Ajax", away: "N.E.C.", lines: [] }]],
  ])("sights no other name when %s", (_, b) => {
    expect(sight([list("Ajax v Nijmegen")], b)).toEqual([]);
  });

  test("sights nothing in the leagues of two countries", () => {
    expect(
      sight(
        [list("Liverpool v Chelsea", 0, { league: "England Premier League" })],
        [list("Liverpool v Penarol", 0, { league: "Uruguay Primera Division" })],
      ),
    ).toEqual([]);
  });

  test("sights nothing that the registry knows to be two teams, or has refused", () => {
    const known = createTeamRegistry([
      { id: "nijmegen", name: "Nijmegen" },
      { id: "nec", name: "N.E.C." },
    ]);
    const refused = createTeamRegistry([
      { id: "nec", name: "N.E.C.", aliases: [{ text: "Nijmegen", status: "rejected" }] },
    ]);
    for (const registry of [known, refused]) {
      expect(sight([list("Ajax v Nijmegen")], [list("Ajax v N.E.C.")], { registry })).toEqual([]);
    }
  });

  test("sights nothing of a name that only the country tells apart", () => {
    const registry = createTeamRegistry([
      { id: "inter-milan", name: "Inter", country: "ITA" },
      { id: "inter-turku", name: "Inter", country: "FIN" },
    ]);
    const a = [list("Haka v Inter", 0, { league: "Finland Veikkausliiga" })];
    expect(sight(a, [list("Haka v Kurki")], { registry })).toEqual([]);
    expect(sight(a, [list("Haka v Kurki")])).toEqual(["Inter = Kurki (haka)"]);
  });

  test("sights nothing beside a match that is certain", () => {
    const a = [list("Man Utd v Nijmegen")];
    const beside = list("Man Utd v Kurki");
    expect(sight(a, [beside])).toEqual(["Nijmegen = Kurki (man utd)"]);
    expect(sight(a, [beside, list("Manchester Utd v Nijmegen")])).toEqual([
      "Man Utd = Manchester Utd (nijmegen)",
    ]);
  });

  test("takes the same one of several spellings for any order", () => {
    const b = [list("Ajax v Kurki"), list("Ajax v FC Kurki")];
    expect(observeAliases({ b: b.toReversed() })).toEqual(observeAliases({ b }));
  });

  test("names a club without its squad", () => {
    const [sighting] = observeAliases({
      a: [list("Ajax (W) v Nijmegen (W)")],
      b: [list("Ajax Women v N.E.C. Women")],
    }).sightings;
    expect(sighting?.names.map(({ text, squad }) => [text, squad])).toEqual([
      ["nijmegen", "women"],
      ["nec", "women"],
    ]);
  });
});

describe("AliasLedger", () => {
  /** Club 0 has an invented name at `b`. */
  function addSeason(ledger: AliasLedger): AliasLedger {
    ledger.add(
      observeAliases({
        a: listSeason(SEASON, usual),
        b: listSeason(SEASON, rename(new Map([[0, "Kurki"]]))),
      }),
    );
    return ledger;
  }
  const KURKI = [name("a", "Ajax"), name("b", "Kurki")] as const;

  test("counts what it has seen", () => {
    expect(addSeason(new AliasLedger()).proposals()).toEqual([
      {
        names: KURKI,
        status: "confirmed",
        objections: [],
        sightings: 7,
        opponents: 7,
        days: 7,
        agreements: 7,
        contradictions: 0,
        rivalSightings: 0,
        firstSeen: Math.min(...SEASON.map(({ startsAt }) => startsAt)),
        lastSeen: expect.any(Number) as number,
      },
    ]);
  });

  test("keeps a rejection through everything, and says the same whichever name comes first", () => {
    for (const names of [KURKI, [KURKI[1], KURKI[0]] as const]) {
      const ledger = new AliasLedger();
      ledger.reject(names);
      addSeason(ledger);
      ledger.forget(0);
      const restored = parseAliasLedger(JSON.stringify(ledger));
      if (!restored.ok) throw new Error(restored.error.code);
      expect(restored.value.proposals().map(({ status }) => status)).toEqual(["rejected"]);
    }
  });

  test("refuses to reject what can be no pair", () => {
    expect(() => {
      new AliasLedger().reject([name("a", "Ajax"), name("a", "Kurki")]);
    }).toThrow("Cannot reject alias: its names must be of two bookmakers");
  });

  test("forgets what is long past", () => {
    const ledger = addSeason(new AliasLedger());
    ledger.forget(SEASON[12]?.startsAt ?? 0);
    expect(ledger.proposals().map(({ days }) => days)).toEqual([4]);
    ledger.forget(Infinity);
    expect(ledger.toJSON()).toEqual({ version: 1, names: [], pairs: [] });
  });

  test.each([
    [
      ["Kurki", "Kurki", "Xolotl"],
      [
        { sightings: 5, objections: [] },
        { sightings: 2, objections: ["rival"] },
      ],
    ],
    [
      ["Kurki", "Xolotl"],
      [
        { sightings: 4, objections: ["rival"] },
        { sightings: 3, objections: ["rival"] },
      ],
    ],
  ])("believes in no name with a rival that was sighted half as often: %j", (names, expected) => {
    const ledger = new AliasLedger();
    const naming = (club: number, week: number): string =>
      club === 0 ? (names[week % names.length] ?? "") : usual(club, week);
    ledger.add(observeAliases({ a: listSeason(SEASON, usual), b: listSeason(SEASON, naming) }));
    expect(
      ledger.proposals().map(({ sightings, objections }) => ({ sightings, objections })),
    ).toEqual(expected);
  });

  test("heeds no rival that a person rejected", () => {
    const ledger = new AliasLedger();
    const naming = (club: number, week: number): string =>
      club === 0 ? (["Kurki", "Xolotl"][week % 2] ?? "") : usual(club, week);
    ledger.add(observeAliases({ a: listSeason(SEASON, usual), b: listSeason(SEASON, naming) }));
    ledger.reject([KURKI[0], name("b", "Xolotl")]);
    expect(ledger.proposals().map(({ status }) => status)).toEqual(["confirmed", "rejected"]);
  });

  test("believes in no names of one day, though two opponents agree", () => {
    const ledger = new AliasLedger();
    const listDay = (club: string): EventListing[] => [
      list(`Ajax v ${club}`, -11 * 60),
      list(`Breda v ${club}`, 3 * 60),
    ];
    ledger.add(observeAliases({ a: listDay("Nijmegen"), b: listDay("N.E.C.") }));
    const [proposal] = ledger.proposals();
    expect(proposal?.opponents).toBe(2);
    expect(proposal?.objections).toEqual(["few-days"]);
  });

  test("believes in no names that play at two times of one day", () => {
    const ledger = addSeason(new AliasLedger());
    const evening = Math.max(...SEASON.map(({ startsAt }) => startsAt)) + 7 * 24 * 60 * MINUTE;
    const elsewhere = (home: string, minutes: number): EventListing => ({
      ...list(`${home} v Elsewhere`),
      startsAt: evening + minutes * MINUTE,
    });
    ledger.add(observeAliases({ a: [elsewhere("Ajax", 0)], b: [elsewhere("Kurki", 180)] }));
    expect(
      ledger.proposals().map(({ status, contradictions }) => [status, contradictions]),
    ).toEqual([["demoted", 1]]);
  });

  test("believes in one name of two bookmakers that the registry knows at one of them", () => {
    const registry = createTeamRegistry([
      {
        id: "stade-brestois",
        name: "Stade Brestois",
        aliases: [{ text: "Brest", source: "a", status: "confirmed" }],
      },
    ]);
    const naming = rename(new Map([[0, "Brest"]]));
    const season = listSeason(SEASON, naming);
    const { rounds } = learnAliases({ a: season, b: season }, { registry });
    expect(rounds.flat().map(({ names }) => names.map(({ base }) => base))).toEqual([
      ["brest", "brest"],
    ]);
  });

  test("believes in no names that are mostly listed without each other", () => {
    const ledger = new AliasLedger();
    const b = listSeason(SEASON, rename(new Map([[0, "Kurki"]])));
    const isKurki = ({ home, away }: EventListing): boolean => home === "Kurki" || away === "Kurki";
    const [first, ...rest] = b.filter(isKurki);
    const kept = [first, rest[0], rest.at(-1)];
    ledger.add(
      observeAliases({
        a: listSeason(SEASON, usual),
        b: [
          ...b.filter((listing) => !isKurki(listing) || kept.includes(listing)),
          // In the weeks between, on other days.
          ...[2, 3, 4, 5].map((week) => ({
            home: "Kurki",
            away: `Elsewhere ${week}`,
            startsAt: (SEASON[week * 4]?.startsAt ?? 0) + 3 * 24 * 60 * MINUTE,
            lines: [],
          })),
        ],
      }),
    );
    expect(ledger.proposals().map(({ objections }) => objections)).toEqual([["apart"]]);
  });

  test.each([
    ["{", "not-json"],
    ["[]", "not-a-ledger"],
    ['{"version":2}', "unknown-version"],
    [
      '{"version":1,"names":[],"pairs":[{"names":[0,1],"isRejected":true,"sightings":[]}]}',
      "not-a-ledger",
    ],
    ['{"version":1,"names":[{"source":"a"}],"pairs":[]}', "not-a-ledger"],
  ])("is not read from %s", (text, code) => {
    expect(parseAliasLedger(text)).toEqual({ ok: false, error: { code } });
  });

  test("throws on options that would learn from one match", () => {
    expect(() => new AliasLedger().proposals({ leastOpponents: 1 })).toThrow(RangeError);
    expect(() => learnAliases({}, { leastDays: 1 })).toThrow(RangeError);
    expect(() => learnAliases({}, { maxRounds: 0 })).toThrow(RangeError);
  });
});

describe("learnAliases()", () => {
  test("learns the names of a fixture that nobody knew from the rounds before", () => {
    // Only Breda is called the same; what it teaches makes the others certain.
    const home = ["Aalto", "Berlin", "Cork", "Dover"];
    const away = ["Kurki", "Xolotl", "Vlaming", "Ondo"];
    const a: EventListing[] = [];
    const b: EventListing[] = [];
    const play = (day: number, one: string, two: string, three: string, four: string): void => {
      a.push(list(`${one} v ${two}`, day * 1440));
      b.push(list(`${three} v ${four}`, day * 1440));
    };
    for (const [index, known] of ["Breda", "Zwolle"].entries()) {
      for (const club of [0, 1]) {
        play(4 * index + club, known, home[club] ?? "", known, away[club] ?? "");
      }
    }
    for (const club of [2, 3]) {
      for (const [index, other] of [0, 1].entries()) {
        play(
          20 + 4 * club + 2 * index,
          home[other] ?? "",
          home[club] ?? "",
          away[other] ?? "",
          away[club] ?? "",
        );
      }
    }
    const { rounds } = learnAliases({ a, b });
    expect(rounds.map((round) => round.map(({ names }) => names.map(({ text }) => text)))).toEqual([
      [
        ["Aalto", "Kurki"],
        ["Berlin", "Xolotl"],
      ],
      [
        ["Cork", "Vlaming"],
        ["Dover", "Ondo"],
      ],
    ]);
  });
});

describe("commitAliases()", () => {
  const nijmegen = propose(name("a", "Nijmegen"), name("b", "N.E.C."));
  const known = createTeamRegistry([{ id: "nec", name: "NEC", country: "NED" }]);

  test("gives a known team an alias of one bookmaker, and leaves the registry as it was", () => {
    const registry = commitAliases(known, [nijmegen]);
    expect(registry.findByBase("nijmegen", { source: "a" })?.id).toBe("nec");
    expect(registry.findByBase("nijmegen", { source: "b" })).toBeUndefined();
    expect(known.findByBase("nijmegen", { source: "a" })).toBeUndefined();
    expect(planAliases(registry, [nijmegen]).additions).toEqual([]);
  });

  test("makes a team of names that nobody knows, in an order that nothing changes", () => {
    const proposals = [
      nijmegen,
      propose(name("b", "N.E.C."), name("c", "NEC Nijmegen")),
      propose(name("a", "\u6771\u4EAC"), name("b", "\u6771\u4EAC\u90FD")),
    ];
    const { teams } = commitAliases(EMPTY_REGISTRY, proposals);
    expect(teams.map(({ id, name: text }) => [id, text])).toEqual([
      ["kfl-fjg-sn1", "\u6771\u4EAC\u90FD"],
      ["nec-nijmegen", "NEC Nijmegen"],
    ]);
    expect(commitAliases(EMPTY_REGISTRY, proposals.toReversed()).teams).toEqual(teams);
  });

  test("commits what is confirmed, and other proposals when told to, but no rejected ones", () => {
    const all = (["proposed", "demoted", "rejected"] as const).map((status, index) => ({
      ...propose(name("a", `Club ${status}`), name("b", `Other ${index}`)),
      status,
    }));
    expect(commitAliases(EMPTY_REGISTRY, all).teams).toEqual([]);
    const { teams } = commitAliases(EMPTY_REGISTRY, all, { statuses: ["proposed", "demoted"] });
    expect(teams.map(({ id }) => id)).toEqual(["club-demoted", "club-proposed"]);
  });

  test.each([
    [
      "two-teams",
      createTeamRegistry([
        { id: "nec", name: "NEC" },
        { id: "nijmegen", name: "Nijmegen" },
      ]),
      [nijmegen],
    ],
    ["two-names", known, [nijmegen, propose(name("a", "Oss"), name("b", "N.E.C."))]],
    [
      "refused",
      createTeamRegistry([
        {
          id: "nec",
          name: "NEC",
          aliases: [{ text: "Nijmegen", source: "a", status: "rejected" }],
        },
      ]),
      [nijmegen],
    ],
    [
      "shared-name",
      EMPTY_REGISTRY,
      [
        propose(name("a", "Oss"), name("b", "Nijmegen Boys")),
        propose(name("c", "Nijmegen Boys"), name("d", "Nijmegen Boys 1908")),
      ],
    ],
  ] as const)("leaves names as they are for the reason %s", (reason, registry, proposals) => {
    expect(planAliases(registry, proposals).conflicts.map((conflict) => conflict.reason)).toEqual([
      reason,
    ]);
  });
});

test("formatAliasDiff() shows what would change and what would not", () => {
  const registry = createTeamRegistry([
    { id: "nec", name: "NEC" },
    { id: "tilburg", name: "Tilburg" },
    { id: "willem-ii", name: "Willem II" },
  ]);
  const proposals: AliasProposal[] = [
    propose(name("a", "Nijmegen"), name("b", "N.E.C.")),
    propose(name("a", "Oss"), name("b", 'TOP "Oss"')),
    propose(name("a", "Tilburg"), name("b", "Willem II")),
    {
      ...propose(name("a", "Nacional"), name("b", "CD Nacional")),
      status: "demoted",
      objections: ["contradiction"],
      contradictions: 2,
    },
  ];
  expect(formatAliasDiff(registry, proposals)).toMatchInlineSnapshot(`
    "  nec "NEC"
    +   "Nijmegen" of a: 4 matches, 3 opponents, 2025-02-01 to 2025-02-02
    + top-oss "TOP \\"Oss\\""
    +   "Oss" of a: 4 matches, 3 opponents, 2025-02-01 to 2025-02-02
    ! "Tilburg" of a = "Willem II" of b: two-teams
    ? "Nacional" of a = "CD Nacional" of b: demoted, contradiction; 4 matches, 3 opponents, 4 times together, 2 apart
    "
  `);
  const committed = commitAliases(registry, proposals);
  expect(formatAliasDiff(committed, proposals.slice(0, 2))).toBe("");
});

describe.skipIf(realData("fixtures") === undefined)(
  withRealData("real fixtures of two sources", "fixtures"),
  () => {
    interface Row {
      readonly k: number | null;
      readonly h: string;
      readonly a: string;
      readonly t?: number;
    }

    test.each(["footystats", "openfootball"])(
      "teach only names that are right: %s",
      (source) => {
        const path = `${realData("fixtures") ?? ""}/football-data-v-${source}.json`;
        const { A, B } = JSON.parse(readFileSync(path, "utf8")) as Record<
          "A" | "B",
          readonly Row[]
        >;
        const right = new Set(
          A.flatMap(({ t = -1, h, a }) => {
            const other = B[t];
            return other === undefined ? [] : [pairOf(h, other.h), pairOf(a, other.a)];
          }),
        );
        // A month: names are the most uncertain while a season is young.
        const until = Math.min(...A.map(({ k }) => k ?? Infinity)) + 30 * 24 * 60;
        const listRows = (rows: readonly Row[]): EventListing[] =>
          rows.flatMap(({ k, h, a }) =>
            k !== null && k < until ? [{ home: h, away: a, startsAt: k * MINUTE, lines: [] }] : [],
          );
        const { rounds } = learnAliases({ a: listRows(A), b: listRows(B) });
        const learned = rounds
          .flat()
          .map(({ names: [one, other] }) => pairOf(one.text, other.text));
        expect(learned.filter((pair) => !right.has(pair))).toEqual([]);
        expect(learned.length).toBeGreaterThan(100);
      },
      60_000,
    );

    function pairOf(a: string, b: string): string {
      return `${parseTeamName(a).base} = ${parseTeamName(b).base}`;
    }
  },
);
