import { describe, expect, test } from "vitest";
import { createTeamRegistry, matchEvents, type EventListing } from "arb-core";

const KICK_OFF = Date.UTC(2026, 7, 15, 14);
const MINUTE = 60_000;

function listing(home: string, away: string, more: Partial<EventListing> = {}): EventListing {
  return { home, away, league: "Premier League", startsAt: KICK_OFF, lines: [], ...more };
}

function eventsOf(oddsByProvider: Record<string, EventListing[]>): string[] {
  return matchEvents(oddsByProvider).map(
    (event) => `${event.event} ${event.members.map((member) => member.provider).join("+")}`,
  );
}

describe("matchEvents()", () => {
  test("matches the same teams at the same time, however they are written", () => {
    const registry = createTeamRegistry([
      { id: "manchester-united", name: "Manchester United", aliases: ["Man Utd"] },
    ]);
    const [event] = matchEvents(
      {
        ibc: [listing("Manchester United", "CHELSEA")],
        sbo: [listing("Man Utd", "Chelsea FC")],
      },
      { registry },
    );
    expect(event).toMatchObject({
      id: "ev1:football:2026-08-15:manchester-united:~chelsea",
      event: "manchester_united_vs_chelsea",
      home: "Manchester United",
      away: "CHELSEA",
      startsAt: KICK_OFF,
    });
    expect(event?.members.map((member) => member.orientation)).toEqual(["straight", "straight"]);
  });

  test("never matches teams of different squads, whoever says so", () => {
    expect(
      eventsOf({
        sbo: [listing("Arsenal", "Chelsea")],
        ibc: [listing("Arsenal (W)", "Chelsea (W)")],
        cmd: [listing("Arsenal", "Chelsea", { league: "England Women's Super League" })],
        max: [listing("Arsenal U21", "Chelsea U21")],
      }),
    ).toEqual(["arsenal_women_vs_chelsea_women cmd+ibc"]);
  });

  test.each([
    "Frauenbundesliga",
    "International Friendly W",
    "Italy Primavera 1",
    "Premier League 2",
    "Simulated Reality League",
    "England Premier League - Corners",
  ])("never matches a first team's match with one of %s", (league) => {
    const teams = ["Wolfsburg", "Bayern Munich"] as const;
    expect(eventsOf({ sbo: [listing(...teams)], ibc: [listing(...teams, { league })] })).toEqual(
      [],
    );
  });

  test("needs both teams", () => {
    expect(
      eventsOf({ sbo: [listing("Arsenal", "Chelsea")], ibc: [listing("Arsenal", "Everton")] }),
    ).toEqual([]);
  });

  test("takes kick-offs within 75 minutes for one match, and further apart for two", () => {
    const at = (minutes: number): EventListing =>
      listing("Arsenal", "Chelsea", { startsAt: KICK_OFF + minutes * MINUTE });
    expect(eventsOf({ sbo: [at(0)], ibc: [at(75)] })).toHaveLength(1);
    expect(eventsOf({ sbo: [at(0)], ibc: [at(76)] })).toHaveLength(0);
    expect(eventsOf({ sbo: [at(0), at(3000)], ibc: [at(0), at(3000)] })).toHaveLength(2);
  });

  test("refuses a chain of kick-offs", () => {
    const at = (minutes: number): EventListing =>
      listing("Arsenal", "Chelsea", { startsAt: KICK_OFF + minutes * MINUTE });
    expect(eventsOf({ sbo: [at(0)], ibc: [at(60)], cmd: [at(120)] })).toEqual([]);
    // The one in the middle fits both; these two fit each other, and the third does not.
    expect(eventsOf({ sbo: [at(0)], ibc: [at(60)], cmd: [at(120)], max: [at(60)] })).toEqual([
      "arsenal_vs_chelsea ibc+max",
    ]);
  });

  test("leaves out a bookmaker that lists the match twice, and keeps the others", () => {
    const at = (minutes: number, id: string): EventListing =>
      listing("Arsenal", "Chelsea", { id, startsAt: KICK_OFF + minutes * MINUTE });
    const twice = [at(0, "1"), at(5, "2")];
    expect(eventsOf({ sbo: twice, ibc: [at(0, "1")] })).toEqual([]);
    expect(eventsOf({ sbo: twice, ibc: [at(0, "1")], cmd: [at(0, "1")] })).toEqual([
      "arsenal_vs_chelsea cmd+ibc",
    ]);
  });

  test("matches names that are alike when everything else agrees, and says so", () => {
    const [event] = matchEvents({
      sbo: [listing("Man Utd", "B. Dortmund", { league: "" })],
      ibc: [listing("Manchester United", "Borussia Dortmund", { league: "" })],
    });
    expect(event).toMatchObject({
      id: "ev1:football:2026-08-15:~b-dortmund:~man-utd",
      tier: "similar",
      isProvisional: true,
    });
    const exact = { tiers: ["registry", "exact"] } as const;
    expect(
      matchEvents(
        {
          sbo: [listing("Man Utd", "Chelsea")],
          ibc: [listing("Manchester United", "Chelsea")],
        },
        exact,
      ),
    ).toEqual([]);
  });

  test("never matches one match of a team with another of its matches", () => {
    expect(
      eventsOf({
        sbo: [listing("Manchester United", "Sheffield United")],
        ibc: [listing("Manchester United", "Sheffield Wednesday")],
        cmd: [listing("Manchester City", "Sheffield United")],
      }),
    ).toEqual([]);
  });

  test.each(["1H", "Legends", "Nữ", "Yth"])(
    "refuses a match that adds %s to both names",
    (mark) => {
      const marked = listing(`Arsenal ${mark}`, `Chelsea ${mark}`);
      expect(eventsOf({ sbo: [listing("Arsenal", "Chelsea")], ibc: [marked] })).toEqual([]);
    },
  );

  test("refuses what two listings of a bookmaker could be", () => {
    const man = listing("Man Utd", "Arsenal", { league: "" });
    const united = listing("Manchester United", "Arsenal", { league: "", id: "1" });
    const rival = listing("Manchester Utd", "Arsenal", { league: "", id: "2" });
    expect(eventsOf({ sbo: [man], ibc: [united] })).toHaveLength(1);
    expect(eventsOf({ sbo: [man], ibc: [united, rival] })).toEqual([]);
  });

  test("never matches leagues of two countries, whatever the teams are called", () => {
    const of = (league: string) => listing("Nacional", "River Plate", { league });
    expect(
      eventsOf({
        sbo: [of("Uruguay Primera Division")],
        ibc: [of("Paraguay Primera Division")],
        cmd: [of("URUGUAY - PRIMERA DIVISION")],
      }),
    ).toEqual(["nacional_vs_river_plate cmd+sbo"]);
  });

  test("reads a registry's name in its country alone", () => {
    const registry = createTeamRegistry([
      { id: "inter", name: "Inter", country: "ITA", aliases: ["FC Internazionale"] },
    ]);
    const [event] = matchEvents(
      {
        sbo: [listing("Inter", "HJK", { league: "Finland Veikkausliiga" })],
        ibc: [listing("FC Inter", "HJK", { league: "Finland Veikkausliiga" })],
      },
      { registry },
    );
    expect(event?.id).toBe("ev1:football:2026-08-15:~hjk:~inter");
  });

  test("sets a source's clock right before it compares kick-offs", () => {
    const odds = {
      sbo: [listing("Arsenal", "Chelsea")],
      ibc: [listing("Arsenal", "Chelsea", { startsAt: KICK_OFF + 120 * MINUTE })],
    };
    expect(eventsOf(odds)).toEqual([]);
    const clockOffsets = [{ source: "ibc", offsetMs: 120 * MINUTE }];
    const [event] = matchEvents(odds, { clockOffsets });
    expect(event?.startsAt).toBe(KICK_OFF);
  });

  test.each([
    [{ windowMs: -1 }, "windowMs must be at least 0, was -1"],
    [{ windowMs: Number.NaN }, "windowMs must be at least 0, was NaN"],
    [
      { tiers: ["sure" as "exact"] },
      "tiers must be of registry, exact, similar, undated, was sure",
    ],
    [
      { withoutVetoes: ["names" as "squad"] },
      "withoutVetoes must be of squad, competition, kick-off, ambiguity, orientation, was names",
    ],
  ])("throws on %j", (options, rule) => {
    expect(() => matchEvents({}, options)).toThrow(new RangeError(`Cannot match events: ${rule}`));
  });

  test("gives two meetings of one day ids of their own", () => {
    const at = (hours: number): EventListing =>
      listing("Arsenal", "Chelsea", { startsAt: KICK_OFF + hours * 60 * MINUTE });
    const ids = matchEvents({ sbo: [at(0), at(3)], ibc: [at(0), at(3)] }).map(({ id }) => id);
    expect(ids).toEqual([
      "ev1:football:2026-08-15:~arsenal:~chelsea",
      "ev1:football:2026-08-15:~arsenal:~chelsea:2",
    ]);
  });

  describe("without a kick-off", () => {
    const undated = (more: Partial<EventListing> = {}): EventListing => ({
      home: "Arsenal",
      away: "Chelsea",
      league: "Cup",
      lines: [],
      ...more,
    });
    const live = { live: true, minute: 30, score: { home: 1, away: 0 } };

    test("matches the same names within one competition, and says so", () => {
      const [event] = matchEvents({ sbo: [undated()], ibc: [undated({ league: "CUP" })] });
      expect(event).toMatchObject({ tier: "undated", startsAt: undefined });
      expect(eventsOf({ sbo: [undated()], ibc: [undated({ league: "League" })] })).toEqual([]);
      expect(eventsOf({ sbo: [undated({ league: "" })], ibc: [undated({ league: "" })] })).toEqual(
        [],
      );
      expect(eventsOf({ sbo: [undated()], ibc: [undated({ home: "Arsenal London" })] })).toEqual(
        [],
      );
    });

    test.each([
      ["one in running, one not", { live: true }],
      ["minutes of play far apart", { ...live, minute: 50 }],
      ["scores more than a goal apart", { ...live, score: { home: 1, away: 2 } }],
    ])("refuses %s", (_, other) => {
      const first = other.live && "score" in other ? live : {};
      expect(eventsOf({ sbo: [undated(first)], ibc: [undated(other)] })).toEqual([]);
    });

    test("takes one page to be a moment behind the other", () => {
      const behind = { ...live, minute: 29, score: { home: 0, away: 0 } };
      expect(eventsOf({ sbo: [undated(live)], ibc: [undated(behind)] })).toHaveLength(1);
    });

    test("joins the match in running that has one, and breaks none", () => {
      const dated = (more: Partial<EventListing> = {}) =>
        listing("Arsenal", "Chelsea", { league: "Cup", ...more });
      expect(eventsOf({ sbo: [dated()], ibc: [undated()] })).toEqual([]);
      expect(eventsOf({ sbo: [dated(live)], ibc: [undated(live)] })).toHaveLength(1);
      const unscored = { live: true };
      expect(eventsOf({ sbo: [dated(live)], ibc: [undated(unscored)] })).toEqual([]);
      // It fits one of the two only: those two are matched all the same.
      expect(
        eventsOf({
          sbo: [dated(live)],
          cmd: [dated({ ...live, league: "England Cup" })],
          ibc: [undated(live)],
        }),
      ).toEqual(["arsenal_vs_chelsea cmd+sbo"]);
      expect(eventsOf({ sbo: [dated(live)], cmd: [dated(live)], ibc: [undated(live)] })).toEqual([
        "arsenal_vs_chelsea cmd+ibc+sbo",
      ]);
    });
  });

  test("keeps sports apart", () => {
    expect(
      eventsOf({
        sbo: [listing("Barcelona", "Real Madrid")],
        ibc: [listing("Barcelona", "Real Madrid", { sport: "basketball" })],
      }),
    ).toEqual([]);
  });

  test("does not know the way round of an exchanged listing, save on neutral ground", () => {
    const orientations = (neutral: boolean) =>
      matchEvents({
        cmd: [listing("Arsenal", "Chelsea")],
        ibc: [listing("Chelsea", "Arsenal", { neutral })],
        sbo: [listing("Arsenal", "Chelsea")],
      }).map((event) => event.members.map((member) => member.orientation).join());
    expect(orientations(false)).toEqual(["straight,unknown,straight"]);
    expect(orientations(true)).toEqual(["straight,swapped,straight"]);
  });

  test("takes the majority's home side, and the first bookmaker's on a tie", () => {
    const [event] = matchEvents({
      cmd: [listing("Chelsea", "Arsenal")],
      ibc: [listing("Arsenal", "Chelsea")],
      sbo: [listing("Arsenal", "Chelsea")],
    });
    expect(event?.home).toBe("Arsenal");
    const [tied] = matchEvents({
      cmd: [listing("Chelsea", "Arsenal")],
      ibc: [listing("Arsenal", "Chelsea")],
    });
    expect(tied?.home).toBe("Chelsea");
  });

  test("lets teams and bookmakers be called like parts of the language", () => {
    const odds = JSON.parse(
      `{"__proto__": [${JSON.stringify(listing("constructor", "__proto__"))}],
        "toString": [${JSON.stringify(listing("constructor", "__proto__"))}]}`,
    ) as Record<string, EventListing[]>;
    expect(eventsOf(odds)).toEqual(["constructor_vs_proto __proto__+toString"]);
  });

  test("matches nothing for names without letters or a team against itself", () => {
    expect(eventsOf({ sbo: [listing("?", "Chelsea")], ibc: [listing("?", "Chelsea")] })).toEqual(
      [],
    );
    expect(
      eventsOf({ sbo: [listing("Chelsea", "Chelsea FC")], ibc: [listing("Chelsea", "Chelsea")] }),
    ).toEqual([]);
  });
});
