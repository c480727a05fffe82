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

  test("refuses a chain of kick-offs, and a bookmaker that lists the match twice", () => {
    const at = (minutes: number, id: string): EventListing =>
      listing("Arsenal", "Chelsea", { id, startsAt: KICK_OFF + minutes * MINUTE });
    expect(eventsOf({ sbo: [at(0, "1")], ibc: [at(60, "1")], cmd: [at(120, "1")] })).toEqual([]);
    expect(eventsOf({ sbo: [at(0, "1"), at(5, "2")], ibc: [at(0, "1")] })).toEqual([]);
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

  test("matches listings without a kick-off among themselves, within one competition", () => {
    const undated = (league: string): EventListing => ({
      home: "Arsenal",
      away: "Chelsea",
      league,
      lines: [],
    });
    expect(eventsOf({ sbo: [undated("Cup")], ibc: [undated("CUP")] })).toHaveLength(1);
    expect(eventsOf({ sbo: [undated("Cup")], ibc: [undated("League")] })).toHaveLength(0);
    expect(eventsOf({ sbo: [undated("Cup")], ibc: [listing("Arsenal", "Chelsea")] })).toEqual([]);
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
