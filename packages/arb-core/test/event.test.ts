import { describe, expect, test } from "vitest";
import { createEventSignature, createTeamRegistry, parseEventSignature } from "arb-core";
import { eventDay } from "../src/matching/event.ts";
import { identifyTeam } from "../src/matching/team-identity.ts";

const registry = createTeamRegistry([
  { id: "manchester-united", name: "Manchester United", aliases: ["Man Utd"] },
  { id: "chelsea", name: "Chelsea" },
]);
const startsAt = Date.UTC(2024, 11, 10, 20);

describe("createEventSignature()", () => {
  test("names the event as people read it: manchester_united_vs_chelsea", () => {
    expect(createEventSignature("Manchester United", "Chelsea")).toEqual({
      id: "ev1:football:undated:~chelsea:~manchester-united",
      event: "manchester_united_vs_chelsea",
      orientation: "swapped",
    });
  });

  test("takes ids and names from the registry", () => {
    const signature = createEventSignature("MAN UTD", "Chelsea FC", { registry, startsAt });
    expect(signature).toEqual({
      id: "ev1:football:2024-12-10:chelsea:manchester-united",
      event: "manchester_united_vs_chelsea",
      orientation: "swapped",
    });
  });

  test("keeps a known team and an unknown one of the same name apart", () => {
    expect(identifyTeam("Chelsea", { registry })?.key).toBe("chelsea");
    expect(identifyTeam("Chelsea", { registry: createTeamRegistry([]) })?.key).toBe("~chelsea");
  });

  test("has one id for both orders and says which one it was", () => {
    const straight = createEventSignature("Chelsea", "Man Utd", { registry, startsAt });
    const swapped = createEventSignature("Man Utd", "Chelsea", { registry, startsAt });
    expect(straight?.id).toBe(swapped?.id);
    expect([straight?.orientation, swapped?.orientation]).toEqual(["straight", "swapped"]);
    expect(straight?.event).toBe("chelsea_vs_manchester_united");
  });

  test("spells the squad out, from the name or from the league", () => {
    const options = { registry, startsAt };
    const fromNames = createEventSignature("Man Utd (W)", "Chelsea Women", options);
    const fromLeague = createEventSignature("Man Utd", "Chelsea", { ...options, league: "FA WSL" });
    expect(fromNames?.id).toBe("ev1:football:2024-12-10:chelsea+women:manchester-united+women");
    expect(fromNames?.event).toBe("manchester_united_women_vs_chelsea_women");
    expect(fromLeague).toEqual(fromNames);
  });

  test("names the meeting of the day from the second on", () => {
    const id = (meeting?: number) =>
      createEventSignature("A", "C", { startsAt, ...(meeting === undefined ? {} : { meeting }) })
        ?.id;
    expect(id()).toBe("ev1:football:2024-12-10:~a:~c");
    expect(id(1)).toBe(id());
    expect(id(2)).toBe("ev1:football:2024-12-10:~a:~c:2");
    expect(id(99)).toBe("ev1:football:2024-12-10:~a:~c:99");
  });

  test("keeps sports apart", () => {
    expect(createEventSignature("A", "C", { sport: "ice-hockey" })?.id).toBe(
      "ev1:ice-hockey:undated:~a:~c",
    );
  });

  test.each([
    ["", "Chelsea"],
    ["Chelsea", "(W)"],
    ["-", "Chelsea"],
    ["Chelsea", "Chelsea FC"],
    ["Chelsea", "CHELSEA (N)"],
  ])("names no event of %j and %j", (home, away) => {
    expect(createEventSignature(home, away)).toBeUndefined();
  });

  test("names no event of two names of one team", () => {
    expect(createEventSignature("Man Utd", "Manchester United", { registry })).toBeUndefined();
    expect(createEventSignature("Man Utd", "Manchester United")).toBeDefined();
  });

  test("a club's own squads may meet", () => {
    expect(createEventSignature("Ajax", "Jong Ajax")?.id).toBe(
      "ev1:football:undated:~ajax:~ajax+reserves",
    );
  });

  test.each(["", "Football", "foot ball", "a:b", "1st"])("throws when the sport is %j", (sport) => {
    expect(() => createEventSignature("A", "C", { sport })).toThrow(
      new RangeError(
        `Cannot sign event: its sport must be of a-z, 0-9 and -, was ${JSON.stringify(sport)}`,
      ),
    );
  });

  test.each([Number.NaN, Infinity, -1e15, 1e15])("throws when the kick-off is %d", (when) => {
    expect(() => createEventSignature("A", "C", { startsAt: when })).toThrow(
      new RangeError(`Cannot sign event: its kick-off must be in epoch milliseconds, was ${when}`),
    );
  });

  test.each([0, -1, 1.5, 100, Number.NaN])("throws when the meeting is %d", (meeting) => {
    expect(() => createEventSignature("A", "C", { meeting })).toThrow(
      new RangeError(
        `Cannot sign event: its meeting must be a whole number from 1 to 99, was ${meeting}`,
      ),
    );
  });
});

describe("eventDay()", () => {
  test.each([
    ["2024-12-10T05:59:59.999Z", "2024-12-09"],
    ["2024-12-10T06:00:00.000Z", "2024-12-10"],
    ["2024-12-11T00:30:00.000Z", "2024-12-10"],
    ["2024-12-11T05:59:59.999Z", "2024-12-10"],
    ["2025-01-01T02:00:00.000Z", "2024-12-31"],
    ["2024-03-01T05:00:00.000Z", "2024-02-29"],
  ])("a match at %s is of %s: the day begins at 06:00 UTC", (time, day) => {
    expect(eventDay(Date.parse(time))).toBe(day);
  });

  test("a match without a kick-off is undated", () => {
    expect(eventDay(undefined)).toBe("undated");
  });
});

describe("parseEventSignature()", () => {
  test("takes an id apart", () => {
    expect(parseEventSignature("ev1:football:2024-12-10:chelsea+women:~a-b:2")).toEqual({
      sport: "football",
      day: "2024-12-10",
      teams: ["chelsea+women", "~a-b"],
      meeting: 2,
      isProvisional: true,
    });
    expect(parseEventSignature("ev1:football:undated:a:b")).toEqual({
      sport: "football",
      day: undefined,
      teams: ["a", "b"],
      meeting: 1,
      isProvisional: false,
    });
  });

  test.each([
    "",
    "ev1",
    "ev2:football:undated:a:b",
    "ev1:Football:undated:a:b",
    "ev1:football:today:a:b",
    "ev1:football:undated:a",
    "ev1:football:undated::b",
    "ev1:football:undated:a b:c",
    "ev1:football:undated:a:b:1",
    "ev1:football:undated:a:b:02",
    "ev1:football:undated:a:b:100",
    "ev1:football:undated:a:b:2:3",
    " ev1:football:undated:a:b",
    `ev1:football:undated:a:${"b".repeat(1_000_000)}`,
  ])("finds no event in any other text", (id) => {
    expect(parseEventSignature(id)).toBeUndefined();
  });
});
