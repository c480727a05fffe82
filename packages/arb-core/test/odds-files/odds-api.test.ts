import { describe, expect, it } from "vitest";
import {
  createReadCounts,
  isOddsApiHeader,
  readOddsApi,
  type OddsApiLimits,
} from "arb-core/odds-files";
import { collect, tableOf } from "./tables.ts";

const HEADER =
  "pulled_at,game_id,commence_time,home_team,away_team,bookmaker,bookmaker_name,last_update," +
  "market,name,price,point";
const TAKEN = "2025-10-20T03:49:25.460793+00:00";

/** One outcome of one bookmaker. */
function outcome(
  book: string,
  market: string,
  name: string,
  price: string,
  point: string,
  { game = "g1", takenAt = TAKEN, start = "2025-10-20T19:00:00Z", home = "Reds" } = {},
): string {
  return [takenAt, game, start, home, "Blues", book, book, TAKEN, market, name, price, point].join(
    ",",
  );
}

async function read(...lines: readonly string[]) {
  return readWithin({}, ...lines);
}

async function readWithin(limits: OddsApiLimits, ...lines: readonly string[]) {
  const counts = createReadCounts();
  const table = tableOf(HEADER, ...lines);
  return { snapshots: await collect(readOddsApi(table, counts, limits)), counts };
}

describe("readOddsApi()", () => {
  it("joins outcomes to lines: home at a point with away at its opposite, over with under", async () => {
    const { snapshots, counts } = await read(
      outcome("alpha", "h2h", "Draw", "3.2", ""),
      outcome("alpha", "spreads", "Blues", "1.95", "0.5"),
      outcome("alpha", "spreads", "Reds", "1.9", "-0.5"),
      outcome("beta", "totals", "Over", "1.91", "2.5"),
      outcome("alpha", "totals", "Under", "1.8", "3.5"),
      outcome("beta", "totals", "Under", "1.83", "2.5"),
      outcome("alpha", "totals", "Over", "2.05", "3.5"),
      outcome("beta", "spreads", "Reds", "2.08", "0.0", { game: "g2" }),
      outcome("beta", "spreads", "Blues", "1.8", "0.0", { game: "g2" }),
    );
    const match = { home: "Reds", away: "Blues", startsAt: Date.UTC(2025, 9, 20, 19) };
    expect(snapshots).toEqual([
      {
        takenAt: Date.UTC(2025, 9, 20, 3, 49, 25, 460),
        books: new Map([
          [
            "alpha",
            [
              {
                id: "g1",
                ...match,
                lines: [
                  { market: "ft_hdp", line: -0.5, odds: [1.9, 1.95] },
                  { market: "ft_ou", line: 3.5, odds: [2.05, 1.8] },
                ],
              },
            ],
          ],
          [
            "beta",
            [
              { id: "g1", ...match, lines: [{ market: "ft_ou", line: 2.5, odds: [1.91, 1.83] }] },
              { id: "g2", ...match, lines: [{ market: "ft_hdp", line: 0, odds: [2.08, 1.8] }] },
            ],
          ],
        ]),
      },
    ]);
    expect(counts).toMatchObject({ rows: 9, matches: 2, badRows: 0, badCells: 0, blankCells: 0 });
  });

  it("keeps apart what was taken at different moments", async () => {
    const later = { takenAt: "2025-10-21T03:49:25Z" };
    const { snapshots } = await read(
      outcome("alpha", "totals", "Over", "1.91", "2.5"),
      outcome("alpha", "totals", "Under", "1.83", "2.5"),
      outcome("alpha", "totals", "Over", "1.92", "2.5", later),
      outcome("alpha", "totals", "Under", "1.84", "2.5", later),
    );
    expect(snapshots.map(({ books }) => books.get("alpha")?.[0]?.lines[0]?.odds)).toEqual([
      [1.91, 1.83],
      [1.92, 1.84],
    ]);
  });

  it("does not pair outcomes at points that are not opposite, and counts them", async () => {
    const { snapshots, counts } = await read(
      outcome("alpha", "spreads", "Reds", "1.9", "-0.5"),
      outcome("alpha", "spreads", "Blues", "1.95", "-0.5"),
      outcome("alpha", "totals", "Over", "1.9", "2.5"),
    );
    expect(snapshots.map(({ books }) => books.size)).toEqual([0]);
    expect(counts.blankCells).toBe(3);
  });

  it.each([
    ["price", outcome("alpha", "totals", "Over", "x", "2.5"), { badCells: 1 }],
    ["empty price", outcome("alpha", "totals", "Over", "", "2.5"), { blankCells: 2 }],
    ["point", outcome("alpha", "totals", "Over", "1.9", "2.3"), { badCells: 1 }],
    ["total", outcome("alpha", "totals", "Over", "1.9", "0"), { badCells: 1 }],
    ["outcome", outcome("alpha", "totals", "Both", "1.9", "2.5"), { badRows: 1 }],
    ["bookmaker", outcome("../x", "totals", "Over", "1.9", "2.5"), { badRows: 1 }],
    [
      "moment",
      outcome("alpha", "totals", "Over", "1.9", "2.5", { takenAt: "now" }),
      { badRows: 1 },
    ],
    ["kick-off", outcome("alpha", "totals", "Over", "1.9", "2.5", { start: "" }), { badRows: 1 }],
    ["game", outcome("alpha", "totals", "Over", "1.9", "2.5", { game: "" }), { badRows: 1 }],
    ["team", outcome("alpha", "totals", "Over", "1.9", "2.5", { home: "Blues" }), { badRows: 1 }],
  ])("loses a row's own line alone to a bad %s", async (_, bad, expected) => {
    const { snapshots, counts } = await read(
      bad,
      outcome("alpha", "totals", "Under", "1.83", "2.5"),
      outcome("beta", "totals", "Over", "1.91", "2.5"),
      outcome("beta", "totals", "Under", "1.83", "2.5"),
    );
    expect([...(snapshots[0]?.books.keys() ?? [])]).toEqual(["beta"]);
    expect(counts).toMatchObject({ rows: 4, ...expected });
  });

  it("leaves out lines and matches beyond the limits", async () => {
    const pair = (game: string, point: string) =>
      ["Over", "Under"].map((name) => outcome("alpha", "totals", name, "1.9", point, { game }));
    const { snapshots, counts } = await readWithin(
      { matches: 1, linesPerMarket: 2 },
      ...pair("g1", "2.5"),
      ...pair("g1", "3"),
      ...pair("g1", "3.5"),
      ...pair("g2", "2.5"),
      outcome("alpha", "spreads", "Reds", "1.9", "0"),
      outcome("alpha", "spreads", "Blues", "1.9", "0"),
    );
    const listings = snapshots.flatMap(({ books }) => books.get("alpha") ?? []);
    expect(listings.map(({ id, lines }) => [id, lines.map(({ line }) => line)])).toEqual([
      ["g1", [2.5, 3, 0]],
    ]);
    expect(counts).toMatchObject({ rows: 10, matches: 1, badRows: 2 });
  });

  it("refuses a table of another kind", async () => {
    const table = tableOf("a,b", "1,2");
    await expect(collect(readOddsApi(table, createReadCounts()))).rejects.toThrow(
      /^Cannot read odds snapshot: .*was a,b$/,
    );
    expect(isOddsApiHeader([])).toBe(false);
  });
});
