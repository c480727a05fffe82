import { describe, expect, it } from "vitest";
import {
  createReadCounts,
  footballDataMatchId,
  isFootballDataHeader,
  readFootballData,
} from "arb-core/odds-files";
import { findBookColumns } from "../../src/odds-files/football-data-books.ts";
import { columnIndex } from "../../src/odds-files/odds-table.ts";
import { collect, tableOf } from "./tables.ts";

const HEADER =
  "Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,HTHG,HTAG,B365H,PSH,B365>2.5,B365<2.5,P>2.5,P<2.5," +
  "Max>2.5,Max<2.5,AHh,B365AHH,B365AHA,PAHH,PAHA,AvgAHH,AvgAHA,B365C>2.5,B365C<2.5,PC>2.5,PC<2.5," +
  "AHCh,B365CAHH,B365CAHA,PCAHH,PCAHA,MaxCAHH,MaxCAHA";
const FULL =
  "Z1,14/08/2021,17:30,Reds,Blues,2,1,1,0,2.2,2.25,1.9,1.95,1.92,1.97,9,9,-0.25,1.93,1.97,1.95,1.96," +
  "9,9,1.8,2.05,1.82,2.07,-0.5,2.04,1.86,2.06,1.87,9,9";

async function read(...lines: readonly string[]) {
  const counts = createReadCounts();
  return { rows: await collect(readFootballData(tableOf(...lines), counts)), counts };
}

/** The full row with some of its cells replaced. */
function rowWith(cells: Readonly<Record<string, string>>): string {
  const values = FULL.split(",");
  for (const [name, value] of Object.entries(cells))
    values[HEADER.split(",").indexOf(name)] = value;
  return values.join(",");
}

describe("readFootballData()", () => {
  it("reads a match with every bookmaker's opening and closing lines", async () => {
    const { rows, counts } = await read(HEADER, FULL);
    expect(rows).toEqual([
      {
        league: "Z1",
        home: "Reds",
        away: "Blues",
        startsAt: Date.UTC(2021, 7, 14, 17, 30),
        score: { home: 2, away: 1 },
        halfTimeScore: { home: 1, away: 0 },
        quotes: [
          {
            book: "bet365",
            phase: "opening",
            lines: [
              { market: "ft_hdp", line: -0.25, odds: [1.93, 1.97] },
              { market: "ft_ou", line: 2.5, odds: [1.9, 1.95] },
            ],
          },
          {
            book: "pinnacle",
            phase: "opening",
            lines: [
              { market: "ft_hdp", line: -0.25, odds: [1.95, 1.96] },
              { market: "ft_ou", line: 2.5, odds: [1.92, 1.97] },
            ],
          },
          {
            book: "bet365",
            phase: "closing",
            lines: [
              { market: "ft_hdp", line: -0.5, odds: [2.04, 1.86] },
              { market: "ft_ou", line: 2.5, odds: [1.8, 2.05] },
            ],
          },
          {
            book: "pinnacle",
            phase: "closing",
            lines: [
              { market: "ft_hdp", line: -0.5, odds: [2.06, 1.87] },
              { market: "ft_ou", line: 2.5, odds: [1.82, 2.07] },
            ],
          },
        ],
      },
    ]);
    expect(counts).toEqual({ ...createReadCounts(), rows: 1, matches: 1 });
  });

  it.each([
    ["14/08/2021", "17:30", Date.UTC(2021, 7, 14, 17, 30)],
    ["14/08/21", "17:30", Date.UTC(2021, 7, 14, 17, 30)],
    ["4/8/99", "9:05", Date.UTC(1999, 7, 4, 9, 5)],
    ["29/02/2024", "", Date.UTC(2024, 1, 29, 12)],
    [" 14/08/2021 ", " 00:00 ", Date.UTC(2021, 7, 14)],
  ])("takes %s %s for UTC, and noon where there is no time", async (Date, Time, startsAt) => {
    const { rows, counts } = await read(HEADER, rowWith({ Date, Time }));
    expect(rows.map((row) => row.startsAt)).toEqual([startsAt]);
    expect(counts.badCells).toBe(0);
  });

  it("counts a time that is none and takes noon", async () => {
    const { rows, counts } = await read(HEADER, rowWith({ Time: "25:00" }));
    expect(rows.map((row) => row.startsAt)).toEqual([Date.UTC(2021, 7, 14, 12)]);
    expect(counts.badCells).toBe(1);
  });

  it.each([
    ["no home team", { HomeTeam: "" }],
    ["no away team", { AwayTeam: "  " }],
    ["a team against itself", { AwayTeam: "Reds" }],
    ["no date", { Date: "" }],
    ["a date that does not exist", { Date: "31/02/2022" }],
    ["a date in another form", { Date: "2021-08-14" }],
    ["no division", { Div: "" }],
    ["a name without end", { HomeTeam: "R".repeat(81) }],
  ])("counts a row with %s and reads the others", async (_, cells) => {
    const { rows, counts } = await read(HEADER, rowWith(cells), ",,,", "x", FULL);
    expect(rows.map((row) => row.home)).toEqual(["Reds"]);
    expect(counts).toMatchObject({ rows: 4, matches: 1, badRows: 3 });
  });

  it.each([
    ["0", { badCells: 1, blankCells: 0 }],
    ["1", { badCells: 1, blankCells: 0 }],
    ["-2", { badCells: 1, blankCells: 0 }],
    ["1e3", { badCells: 1, blankCells: 0 }],
    ["2000", { badCells: 1, blankCells: 0 }],
    ["n/a", { badCells: 1, blankCells: 0 }],
    ["9".repeat(1024 * 1024), { badCells: 1, blankCells: 0 }],
    ["", { badCells: 0, blankCells: 1 }],
    [" ", { badCells: 0, blankCells: 1 }],
  ])("loses one quote alone to a price that is %.10s", async (price, expected) => {
    const { rows, counts } = await read(HEADER, rowWith({ PAHA: price }), FULL);
    const lines = rows.map((row) => row.quotes.flatMap((quotes) => quotes.lines).length);
    expect(lines).toEqual([7, 8]);
    expect(rows[0]?.quotes[1]?.lines.map((line) => line.market)).toEqual(["ft_ou"]);
    expect(counts).toMatchObject({ ...expected, badRows: 0, matches: 2 });
  });

  it.each(["0.3", "x", "-0.5 1", "2000"])(
    "loses both bookmakers' handicap, and counts one cell, at a line that is %s",
    async (line) => {
      const { rows, counts } = await read(HEADER, rowWith({ AHCh: line }));
      const closing = rows[0]?.quotes.filter((quotes) => quotes.phase === "closing") ?? [];
      expect(closing.flatMap((quotes) => quotes.lines.map((entry) => entry.market))).toEqual([
        "ft_ou",
        "ft_ou",
      ]);
      expect(counts.badCells).toBe(1);
    },
  );

  it("reads a match without a score and counts a score that is none", async () => {
    const { rows, counts } = await read(
      HEADER,
      rowWith({ FTHG: "", FTAG: "" }),
      rowWith({ HTHG: "x" }),
      rowWith({ FTHG: "2.0", FTAG: "0.0" }),
    );
    expect(rows.map((row) => row.score)).toEqual([
      undefined,
      { home: 2, away: 1 },
      { home: 2, away: 0 },
    ]);
    expect(rows.map((row) => row.halfTimeScore)).toEqual([
      { home: 1, away: 0 },
      undefined,
      { home: 1, away: 0 },
    ]);
    expect(counts.badCells).toBe(1);
  });

  it("reads a file that has only some of the columns", async () => {
    const { rows } = await read(
      "Div,Date,HomeTeam,AwayTeam,AHh,PAHH,PAHA,B365AHH",
      "Z1,14/08/21,Reds,Blues,0,1.9,2,1.9",
    );
    expect(rows[0]?.quotes).toEqual([
      {
        book: "pinnacle",
        phase: "opening",
        lines: [{ market: "ft_hdp", line: 0, odds: [1.9, 2] }],
      },
    ]);
    expect(rows[0]).not.toHaveProperty("score");
  });

  it("reads records as they come, and no further than it is asked", async () => {
    let taken = 0;
    async function* records(): AsyncGenerator<readonly string[]> {
      for (;;) {
        await Promise.resolve();
        taken += 1;
        yield FULL.split(",");
      }
    }
    const table = { header: HEADER.split(","), records: records() };
    const rows = readFootballData(table, createReadCounts());
    for (let row = 0; row < 3; row++) await rows.next();
    expect(taken).toBe(3);
  });

  it("refuses a table of another kind", async () => {
    await expect(read("a,b", "1,2")).rejects.toThrow(/^Cannot read season file: .*was a,b$/);
    expect(isFootballDataHeader(["Div", "Date", "HomeTeam"])).toBe(false);
  });
});

describe("findBookColumns()", () => {
  const find = (...names: string[]) =>
    findBookColumns(new Map(names.map((name, index) => [name, index])));

  it("finds any bookmaker by its prefix and leaves out the best and the mean price", () => {
    const found = find(
      ...[
        "AHh",
        "BFEAHH",
        "BFEAHA",
        "XY>2.5",
        "XY<2.5",
        "MaxAHH",
        "MaxAHA",
        "AvgC>2.5",
        "AvgC<2.5",
      ],
      ...["BbMxAHH", "BbMxAHA", "BbAv>2.5", "BbAv<2.5", "B365H", "PSCA", "__proto__"],
    );
    expect(found).toEqual([
      { book: "betfair-exchange", phase: "opening", handicap: { line: 0, home: 1, away: 2 } },
      { book: "xy", phase: "opening", totals: { over: 3, under: 4 } },
    ]);
  });

  it("tells a closing price from a prefix that ends in C", () => {
    const found = find("VC>2.5", "VC<2.5", "VCC>2.5", "VCC<2.5", "PC>2.5", "PC<2.5");
    expect(found.map(({ book, phase }) => `${book} ${phase}`)).toEqual([
      "betvictor opening",
      "betvictor closing",
      "pinnacle closing",
    ]);
  });

  it("prefers a bookmaker's own handicap column to the shared one", () => {
    const found = find("AHh", "GBAH", "GBAHH", "GBAHA", "B365AHH", "B365AHA");
    expect(found.map(({ handicap }) => handicap?.line)).toEqual([1, 0]);
  });

  it("has no handicap of a bookmaker with one side or without the line", () => {
    expect(find("AHh", "PAHH")).toEqual([{ book: "pinnacle", phase: "opening" }]);
    expect(find("PCAHH", "PCAHA", "AHh")).toEqual([{ book: "pinnacle", phase: "closing" }]);
  });
});

describe("footballDataMatchId()", () => {
  it("keeps the seasons of one pair of teams apart", () => {
    const match = { league: "Z1", home: "Reds", away: "Blues" };
    expect(footballDataMatchId({ ...match, startsAt: Date.UTC(2021, 7, 14, 23, 59) })).toBe(
      "Z1-20210814-Reds-Blues",
    );
    expect(footballDataMatchId({ ...match, startsAt: Date.UTC(2022, 7, 14) })).toBe(
      "Z1-20220814-Reds-Blues",
    );
  });
});

describe("columnIndex()", () => {
  it("takes the first of two columns with one name", () => {
    expect([...columnIndex(["a", "b", "a"])]).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });
});
