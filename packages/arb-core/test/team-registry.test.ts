import { describe, expect, test } from "vitest";
import { createTeamRegistry, EMPTY_REGISTRY, findTeamCanonical, type Team } from "arb-core";
import { DEFAULT_WORD_WEIGHTS } from "../src/names/word-weights.ts";

const UNITED: Team = {
  id: "manchester-united",
  name: "Manchester United",
  country: "ENG",
  aliases: ["Man Utd", "Man. United"],
};
const CITY: Team = { id: "manchester-city", name: "Manchester City", aliases: ["Man City"] };
const COLOGNE: Team = { id: "cologne", name: "1. FC Köln", aliases: ["FC Köln", "Cologne"] };
const registry = createTeamRegistry([UNITED, CITY, COLOGNE]);

describe("findTeamCanonical()", () => {
  test.each([
    ["Manchester United", UNITED],
    ["MANCHESTER UNITED F.C.", UNITED],
    [" man.\u00A0utd ", UNITED],
    ["Man Utd (W)", UNITED],
    ["Man Utd U21", UNITED],
    ["Man City", CITY],
    ["1.FC Koln", COLOGNE],
    ["Köln", COLOGNE],
    ["Ｃｏｌｏｇｎｅ", COLOGNE],
  ])("finds %j in any spelling, whatever its squad", (name, team) => {
    expect(findTeamCanonical(name, registry)).toBe(team);
  });

  test.each([
    "Manchester",
    "Man",
    "United",
    "Manchester Citi",
    "",
    "(W)",
    "__proto__",
    "constructor",
  ])("finds nobody for %j: no guess from a part or from something similar", (name) =>
    expect(findTeamCanonical(name, registry)).toBeUndefined(),
  );

  test("finds nobody in an empty registry", () => {
    expect(EMPTY_REGISTRY).toMatchObject({ teams: [], collisions: [] });
    expect(EMPTY_REGISTRY.weights).toBe(DEFAULT_WORD_WEIGHTS);
    expect(findTeamCanonical("Arsenal", EMPTY_REGISTRY)).toBeUndefined();
  });
});

describe("createTeamRegistry()", () => {
  test("keeps the teams, sorted by id, and reports no collision where there is none", () => {
    expect(registry.teams).toEqual([COLOGNE, CITY, UNITED]);
    expect(registry.findById("cologne")).toBe(COLOGNE);
    expect(registry.findById("__proto__")).toBeUndefined();
    expect(registry.collisions).toEqual([]);
  });

  test("reports a name of several teams, sorted, and never guesses one of them", () => {
    const clubs = createTeamRegistry([
      { id: "liverpool-montevideo", name: "Liverpool FC" },
      { id: "liverpool", name: "Liverpool", aliases: ["The Reds"] },
      { id: "america-rn", name: "América" },
      { id: "america-mg", name: "America FC", aliases: ["Coelho"] },
    ]);
    expect(clubs.collisions).toEqual([
      { name: "america", teamIds: ["america-mg", "america-rn"], toldApartBy: [] },
      { name: "liverpool", teamIds: ["liverpool", "liverpool-montevideo"], toldApartBy: [] },
    ]);
    expect(findTeamCanonical("Liverpool", clubs)).toBeUndefined();
    expect(findTeamCanonical("América", clubs)).toBeUndefined();
    expect(findTeamCanonical("The Reds", clubs)?.id).toBe("liverpool");
    expect(findTeamCanonical("Coelho", clubs)?.id).toBe("america-mg");
  });

  test("a team may give one name twice", () => {
    const twice = createTeamRegistry([{ id: "koln", name: "Köln", aliases: ["KÖLN", "Koln FC"] }]);
    expect(twice.collisions).toEqual([]);
    expect(findTeamCanonical("köln", twice)?.id).toBe("koln");
  });

  test.each([
    "",
    "Arsenal",
    "arsenal fc",
    "-arsenal",
    "arsenal-",
    "man--utd",
    "köln",
    "a:b",
    "a+b",
  ])("throws when an id is %j", (id) => {
    expect(() => createTeamRegistry([{ id, name: "Arsenal" }])).toThrow(
      new RangeError(
        `Cannot add team: its id must be of a-z, 0-9 and single -, was ${JSON.stringify(id)}`,
      ),
    );
  });

  test("throws when an id stands twice", () => {
    expect(() => createTeamRegistry([UNITED, { id: UNITED.id, name: "FC United" }])).toThrow(
      new RangeError("Cannot add team: its id must be unique, was manchester-united twice"),
    );
  });

  test.each(["", " ", "(W)", "U21", "---"])("throws when a name is %j", (alias) => {
    expect(() =>
      createTeamRegistry([{ id: "arsenal", name: "Arsenal", aliases: [alias] }]),
    ).toThrow(
      new RangeError(
        `Cannot add team arsenal: a name must have letters, was ${JSON.stringify(alias)}`,
      ),
    );
  });

  test.each<[string, Partial<Team>]>([
    ["its id must have at most 100 letters", { id: "a".repeat(101) }],
    ["its sport must be of a-z, 0-9 and -", { sport: "Football" }],
    ["its country must be three capitals", { country: "England" }],
    ["a name must have at most 200 characters", { aliases: ["a".repeat(201)] }],
    ["a word must be of one script", { aliases: ["Arsen\u0430l"] }],
    ["its own name must not be rejected", { aliases: [{ text: "ARSENAL", status: "rejected" }] }],
    ["source must have", { aliases: [{ text: "Gunners", source: "", status: "confirmed" }] }],
    [
      "evidence must be of whole numbers",
      { aliases: [{ text: "Gunners", status: "proposed", evidence: { observations: 0.5 } }] },
    ],
  ])("throws unless %s", (rule, change) => {
    const team = { id: "arsenal", name: "Arsenal", ...change };
    expect(() => createTeamRegistry([team])).toThrow(RangeError);
    expect(() => createTeamRegistry([team])).toThrow(rule);
  });
});

describe("collisions", () => {
  const namesake = { id: "b", name: "Rangers" };
  test.each<[string, readonly string[], Partial<Team>, Partial<Team>]>([
    ["nothing", [], {}, {}],
    ["nothing, where a country is not known", [], { country: "SCO" }, {}],
    ["the country", ["country"], { country: "SCO" }, { country: "ENG" }],
    ["the sport", ["sport"], { sport: "hockey" }, {}],
    ["the squad", ["squad"], {}, { name: "Rangers (W)" }],
    [
      "the source",
      ["source"],
      { name: "Glasgow R", aliases: [{ text: "Rangers", source: "betway", status: "confirmed" }] },
      {},
    ],
  ])("says that %s tells two teams of one name apart", (_, toldApartBy, one, other) => {
    const clubs = createTeamRegistry([
      { id: "a", name: "Rangers", ...one },
      { ...namesake, ...other },
    ]);
    expect(clubs.collisions).toEqual([{ name: "rangers", teamIds: ["a", "b"], toldApartBy }]);
  });

  test("one pair that nothing tells apart is enough", () => {
    const clubs = createTeamRegistry([
      { id: "a", name: "Rangers", country: "SCO" },
      { id: "b", name: "Rangers", country: "ENG" },
      { id: "c", name: "Rangers", country: "ENG" },
    ]);
    expect(clubs.collisions.map(({ toldApartBy }) => toldApartBy)).toEqual([[]]);
  });

  test("a name that is only proposed, or rejected, collides with none", () => {
    const clubs = createTeamRegistry([
      { id: "a", name: "Glasgow", aliases: [{ text: "Rangers", status: "proposed" }] },
      { id: "b", name: "Rangers" },
      { id: "c", name: "Berwick", aliases: [{ text: "Rangers", status: "rejected" }] },
    ]);
    expect(clubs.collisions).toEqual([]);
  });

  test("strict: throws when nothing tells two teams apart, and only then", () => {
    const teams = [{ id: "a", name: "Rangers", country: "SCO" }, namesake];
    expect(() => createTeamRegistry(teams, { strict: true })).toThrow(
      'Cannot create registry: no two teams may share a name that nothing tells apart, was "rangers" of a, b',
    );
    const apart = [
      { id: "a", name: "Rangers", country: "SCO" },
      { ...namesake, country: "ENG" },
    ];
    expect(createTeamRegistry(apart, { strict: true }).collisions).toHaveLength(1);
  });
});

const INTER: Team = { id: "inter", name: "Internazionale", country: "ITA", aliases: ["Inter"] };
const TURKU: Team = {
  id: "inter-turku",
  name: "Inter Turku",
  country: "FIN",
  aliases: [{ text: "FC Inter", source: "bwin", status: "confirmed" }],
};

describe("findByBase()", () => {
  const inters = createTeamRegistry([INTER, TURKU]);

  test("a source's own name goes before everybody's, but never into another country", () => {
    expect(inters.findByBase("inter")).toBe(INTER);
    expect(inters.findByBase("inter", { source: "betway" })).toBe(INTER);
    expect(inters.findByBase("inter", { source: "bwin" })).toBe(TURKU);
    expect(inters.findByBase("inter", { source: "bwin", country: "FIN" })).toBe(TURKU);
    expect(inters.findByBase("inter", { source: "bwin", country: "ITA" })).toBe(INTER);
  });

  test("a team of another country is not the one that is meant", () => {
    expect(inters.findByBase("inter", { country: "ITA" })).toBe(INTER);
    expect(inters.findByBase("inter", { country: "FIN" })).toBeUndefined();
    expect(inters.findByBase("inter", { sport: "basketball" })).toBeUndefined();
  });

  test("a club may play in the neighbour's league, unless there is one of that name", () => {
    const cardiff = { id: "cardiff", name: "Cardiff", country: "WAL" };
    const other = { id: "other-cardiff", name: "Cardiff", country: "ENG" };
    const unknown = { id: "some-cardiff", name: "Cardiff" };
    const find = (teams: Team[], country: string): string | undefined =>
      createTeamRegistry(teams).findByBase("cardiff", { country })?.id;
    expect(find([cardiff], "ENG")).toBe("cardiff");
    expect(find([cardiff], "SCO")).toBeUndefined();
    expect(find([cardiff, other], "ENG")).toBe("other-cardiff");
    expect(find([cardiff, other], "WAL")).toBe("cardiff");
    expect(find([cardiff, unknown], "WAL")).toBe("cardiff");
    expect(find([cardiff, unknown], "ENG")).toBeUndefined();
  });

  test("the club goes before a team that is registered as one of its sides", () => {
    const ajax = { id: "ajax", name: "Ajax", country: "NED" };
    const jong = { id: "jong-ajax", name: "Jong Ajax", country: "NED" };
    expect(createTeamRegistry([ajax, jong]).findByBase("ajax")).toBe(ajax);
    const proposed = { ...jong, aliases: [{ text: "Ajax", status: "proposed" as const }] };
    expect(createTeamRegistry([ajax, proposed]).findByBase("ajax")).toBe(ajax);
    expect(createTeamRegistry([jong]).findByBase("ajax")).toBe(jong);
    const elsewhere = createTeamRegistry([{ ...ajax, country: "RSA" }, jong]);
    expect(elsewhere.findByBase("ajax", { country: "NED" })).toBeUndefined();
    expect(elsewhere.resolve("Ajax", { country: "NED" }).status).toBe("none");
  });
});

describe("aliases that are not confirmed", () => {
  const clubs = createTeamRegistry([
    {
      id: "arsenal",
      name: "Arsenal",
      aliases: [
        { text: "Gunners", status: "proposed" },
        { text: "Arsenal Tula", status: "rejected" },
        { text: "The Arsenal", source: "betway", status: "rejected" },
        "The Arsenal",
      ],
    },
  ]);

  test.each(["gunners", "arsenal tula"])("identify nobody: %s", (base) => {
    expect(clubs.findByBase(base)).toBeUndefined();
    expect(clubs.findByBase(base, { source: "bwin" })).toBeUndefined();
  });

  test("what is refused at one source is refused wherever the source is not known", () => {
    expect(clubs.isRejected("arsenal", "arsenal tula")).toBe(true);
    expect(clubs.isRejected("arsenal", "arsenal tula", "bwin")).toBe(true);
    expect(clubs.isRejected("arsenal", "the arsenal", "betway")).toBe(true);
    expect(clubs.isRejected("arsenal", "the arsenal")).toBe(true);
    expect(clubs.isRejected("arsenal", "the arsenal", "bwin")).toBe(false);
    expect(clubs.findByBase("the arsenal", { source: "bwin" })?.id).toBe("arsenal");
    expect(clubs.findByBase("the arsenal", { source: "betway" })).toBeUndefined();
    expect(clubs.isRejected("arsenal", "gunners")).toBe(false);
    expect(clubs.isRejected("chelsea", "arsenal tula")).toBe(false);
  });

  test("namesOf() has the confirmed names of every source, each once, its own first", () => {
    const [arsenal] = createTeamRegistry([
      {
        id: "arsenal",
        name: "Arsenal FC",
        aliases: [
          ...["Gunners", "A. London", "A London", "ARSENAL"],
          { text: "Ars", source: "betway", status: "confirmed" },
          { text: "The Reds", status: "proposed" },
        ],
      },
    ]).teams;
    const names = createTeamRegistry(arsenal === undefined ? [] : [arsenal]);
    expect(arsenal && names.namesOf(arsenal)).toEqual([
      [{ text: "arsenal", isAbbreviated: false }],
      [
        { text: "a", isAbbreviated: false },
        { text: "london", isAbbreviated: false },
      ],
      [{ text: "gunners", isAbbreviated: false }],
    ]);
    expect(names.namesOf(UNITED)).toEqual([]);
  });
});
