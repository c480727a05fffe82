import { describe, expect, it } from "vitest";
import { readMatchNames } from "../../src/reading/match-names.ts";

const NAMES = { home: "Chelsea", away: "Arsenal", league: "ENGLISH PREMIER LEAGUE" };

const codeOf = (changes: Partial<typeof NAMES>): string | undefined => {
  const names = readMatchNames({ ...NAMES, ...changes });
  return names.ok ? undefined : names.error;
};

describe("readMatchNames()", () => {
  it("cleans names of invisible characters and extra space", () => {
    expect(readMatchNames({ ...NAMES, home: "\n  Ch\u200Cel\u200Csea\u00A0 FC " })).toEqual({
      ok: true,
      value: { ...NAMES, home: "Chelsea FC", neutral: false },
    });
  });

  it("takes (N) off the home name, and nothing else in brackets", () => {
    expect(readMatchNames({ ...NAMES, home: "Chelsea (W) (N)" })).toMatchObject({
      value: { home: "Chelsea (W)", neutral: true },
    });
    expect(readMatchNames({ ...NAMES, home: "Chelsea (R)", away: "Arsenal U21" })).toMatchObject({
      value: { home: "Chelsea (R)", away: "Arsenal U21", neutral: false },
    });
  });

  it.each([
    { home: "Chelsea (No. of Corners)" },
    { away: "Arsenal - Total Bookings" },
    { league: "ENGLISH PREMIER LEAGUE - CORNERS" },
    { home: "Chelsea (ET)" },
    { home: "Chelsea (PEN)" },
    { home: "Chelsea - Extra Time" },
    { away: "Arsenal Yellow Cards" },
  ])("refuses a pseudo match: %j", (changes) => {
    expect(codeOf(changes)).toBe("pseudo-match");
  });

  it.each([{ home: "Petrocub" }, { away: "Cardiff" }, { home: "Penalva" }, { home: "Etzella" }])(
    "takes a club for a club: %j",
    (changes) => {
      expect(codeOf(changes)).toBeUndefined();
    },
  );

  it("refuses names of more than 200 characters and takes those of 200", () => {
    expect(codeOf({ home: "x".repeat(201) })).toBe("name-too-long");
    expect(codeOf({ league: "x".repeat(201) })).toBe("name-too-long");
    expect(codeOf({ away: "x".repeat(200) })).toBeUndefined();
  });

  it("says which name is missing", () => {
    expect(codeOf({ home: "\u200C" })).toBe("row-without-teams");
    expect(codeOf({ home: "(N)" })).toBe("row-without-teams");
    expect(codeOf({ league: " " })).toBe("match-without-league");
  });
});
