import { describe, expect, test } from "vitest";
import { createTeamRegistry, type Team } from "arb-core";

const INTER: Team = { id: "inter", name: "Internazionale", country: "ITA", aliases: ["Inter"] };
const TURKU: Team = {
  id: "inter-turku",
  name: "Inter Turku",
  country: "FIN",
  aliases: [{ text: "FC Inter", source: "bwin", status: "confirmed" }],
};

describe("withChanges()", () => {
  const one = createTeamRegistry([INTER]);
  const id = INTER.id;

  test("makes another registry and leaves the first one alone", () => {
    const more = one.withChanges([
      { change: "add-team", team: TURKU },
      { change: "add-alias", teamId: id, alias: "Inter Milan" },
    ]);
    expect(more.findByBase("inter milan")?.id).toBe(id);
    expect(more.findByBase("inter turku")).toBe(TURKU);
    expect(one.findByBase("inter milan")).toBeUndefined();
    expect(one.teams).toEqual([INTER]);
    expect(INTER.aliases).toEqual(["Inter"]);
  });

  test("a proposal becomes a name once it is confirmed, with its evidence", () => {
    const evidence = { observations: 3, opponents: 2, firstSeen: 0, lastSeen: 86_400_000 };
    const proposed = one.withChanges([
      {
        change: "add-alias",
        teamId: id,
        alias: { text: "Inter Mailand", source: "bwin", status: "proposed", evidence },
      },
    ]);
    const scope = { source: "bwin" };
    expect(proposed.findByBase("inter mailand", scope)).toBeUndefined();
    const confirmed = proposed.withChanges([
      { change: "confirm-alias", teamId: id, text: "INTER MAILAND", ...scope },
    ]);
    expect(confirmed.findByBase("inter mailand", scope)?.id).toBe(id);
    expect(confirmed.findByBase("inter mailand")).toBeUndefined();
    expect(confirmed.teams[0]?.aliases).toEqual([
      "Inter",
      { text: "Inter Mailand", source: "bwin", status: "confirmed", evidence },
    ]);
  });

  test("what is rejected is not proposed again, and not confirmed but by a decision", () => {
    const text = "FC Inter Turku";
    const rejected = one.withChanges([{ change: "reject-alias", teamId: id, text }]);
    expect(rejected.isRejected(id, "inter turku")).toBe(true);
    for (const status of ["proposed", "confirmed"] as const) {
      const again = rejected.withChanges([
        { change: "add-alias", teamId: id, alias: { text, status } },
      ]);
      expect(again.isRejected(id, "inter turku")).toBe(true);
      expect(again.teams[0]?.aliases).toHaveLength(2);
    }
    const decided = rejected.withChanges([{ change: "confirm-alias", teamId: id, text }]);
    expect(decided.isRejected(id, "inter turku")).toBe(false);
    expect(decided.findByBase("inter turku")?.id).toBe(id);
  });

  test("a confirmed name can be refused, and a proposal does not take it away", () => {
    const proposal = { text: "Inter", status: "proposed" } as const;
    const kept = one.withChanges([{ change: "add-alias", teamId: id, alias: proposal }]);
    expect(kept.findByBase("inter")?.id).toBe(id);
    const refused = one.withChanges([{ change: "reject-alias", teamId: id, text: "inter" }]);
    expect(refused.findByBase("inter")).toBeUndefined();
  });

  test("throws when there is no such team, when there is one already, or the name is its own", () => {
    expect(() =>
      one.withChanges([{ change: "reject-alias", teamId: "milan", text: "AC Milan" }]),
    ).toThrow(new RangeError('Cannot change alias: its team must be in the registry, was "milan"'));
    expect(() => one.withChanges([{ change: "add-team", team: INTER }])).toThrow(
      new RangeError("Cannot add team: its id must be unique, was inter twice"),
    );
    expect(() =>
      one.withChanges([{ change: "reject-alias", teamId: id, text: "Internazionale FC" }]),
    ).toThrow("its own name must not be rejected");
  });
});
