import { describe, expect, test } from "vitest";
import { readTeamTable } from "../../src/alias-files/index.ts";

/** A table of rows written with commas. */
function read(...lines: string[]): ReturnType<typeof readTeamTable> {
  const [header = [], ...records] = lines.map((line) => line.split(","));
  return readTeamTable({ header, records });
}

const HEADER = "id,name,country,sport,source,status,alias";

describe("readTeamTable()", () => {
  test("reads one alias a row into one team an id", () => {
    expect(
      read(
        HEADER,
        "santos,Santos,Brazil,,,,Santos FC",
        "lakers,LA Lakers,USA,basketball,,,",
        "santos,,,,betway,Confirmed, Santos SP ",
        "santos,Santos,BRA,,,rejected,Santos Laguna",
        "santos,,,,bwin,proposed,SAN",
      ),
    ).toEqual({
      teams: [
        {
          id: "santos",
          name: "Santos",
          country: "BRA",
          aliases: [
            "Santos FC",
            { text: "Santos SP", source: "betway", status: "confirmed" },
            { text: "Santos Laguna", status: "rejected" },
            { text: "SAN", source: "bwin", status: "proposed" },
          ],
        },
        { id: "lakers", name: "LA Lakers", country: "USA", sport: "basketball" },
      ],
      problems: [],
    });
  });

  test("takes its columns in any order, with others among them, and short rows", () => {
    const { teams, problems } = read(
      " Alias ,note,NAME,id",
      "Ajacieden,x,Ajax,ajax",
      "x,,,ajax",
      "",
    );
    expect(teams).toEqual([{ id: "ajax", name: "Ajax", aliases: ["Ajacieden", "x"] }]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[4, "bad-id"]]);
  });

  test.each([
    ["bad-id", "Ajax,Ajax,,,,,"],
    ["no-letters", "ajax,,,,,,Ajax"],
    ["no-letters", "ajax,Ajax,,,,,---"],
    ["unknown-country", "ajax,Ajax,Atlantis,,,,"],
    ["bad-sport", "ajax,Ajax,,Foot ball,,,"],
    ["bad-alias", "ajax,Ajax,,,,maybe,Ajacieden"],
    ["bad-alias", `ajax,Ajax,,,${"x".repeat(101)},,Ajacieden`],
    ["rejected-name", "ajax,Ajax,,,,rejected,AJAX"],
    ["mixed-script", "ajax,Аjax,,,,,"],
    ["too-long", `ajax,${"x".repeat(201)},,,,,`],
    ["contradiction", "psv,Eindhoven,,,,,PSV"],
    ["contradiction", "psv,,BEL,,,,Eindhoven"],
    ["contradiction", "psv,,,hockey,,,Eindhoven"],
  ])("leaves out a row for %s, and nothing else", (code, row) => {
    const { teams, problems } = read(HEADER, "psv,PSV,NED,,,,", row, "psv,,,,,,Philips");
    expect(teams).toEqual([{ id: "psv", name: "PSV", country: "NED", aliases: ["Philips"] }]);
    expect(problems).toMatchObject([{ line: 3, code }]);
  });

  test("a row that is left out does not name its team", () => {
    const { teams } = read(HEADER, "ajax,Ajacks,Atlantis,,,,", "ajax,Ajax,NED,,,,");
    expect(teams).toEqual([{ id: "ajax", name: "Ajax", country: "NED" }]);
  });

  test("says so when it is another table", () => {
    expect(read("team,alias", "a,b")).toMatchObject({
      teams: [],
      problems: [{ line: 1, code: "bad-header" }],
    });
  });
});
