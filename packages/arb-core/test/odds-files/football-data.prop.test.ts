import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReadCounts, readFootballData } from "arb-core/odds-files";
import { collect } from "./tables.ts";

const MATCH = ["Z1", "14/08/2021", "Reds", "Blues"];
/** Each quote of a row, its price columns and the prices there. */
const QUOTES = [
  { quote: "bet365 opening ft_ou", columns: ["B365>2.5", "B365<2.5"], prices: ["1.9", "1.95"] },
  { quote: "pinnacle opening ft_ou", columns: ["P>2.5", "P<2.5"], prices: ["1.92", "1.97"] },
  { quote: "bet365 closing ft_hdp", columns: ["B365CAHH", "B365CAHA"], prices: ["2.04", "1.86"] },
  { quote: "pinnacle closing ft_hdp", columns: ["PCAHH", "PCAHA"], prices: ["2.06", "1.87"] },
] as const;
const HEADER = [
  ...["Div", "Date", "HomeTeam", "AwayTeam", "AHCh"],
  ...QUOTES.flatMap(({ columns }) => columns),
];
const PRICES = QUOTES.flatMap(({ prices }) => prices);

/** The quotes of the rows' last match, by name. */
async function readQuotes(cells: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const table = { header: HEADER, records: [[...MATCH, "-0.5", ...cells]] };
  const rows = await collect(readFootballData(table, createReadCounts()));
  expect(rows).toHaveLength(1);
  return new Map(
    rows.flatMap(({ quotes }) =>
      quotes.flatMap(({ book, phase, lines }) =>
        lines.map(({ market, odds }) => [`${book} ${phase} ${market}`, odds.join()] as const),
      ),
    ),
  );
}

describe("readFootballData(), whatever one price cell holds", () => {
  it("loses at most that cell's quote and changes no other", async () => {
    const intact = await readQuotes(PRICES);
    expect(intact.size).toBe(QUOTES.length);
    let lost = 0;
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(PRICES.length - 1),
        fc.oneof(
          fc.string(),
          fc.double().map(String),
          fc.double({ min: 1.01, max: 20, noNaN: true }).map((price) => price.toFixed(2)),
        ),
        async (index, text) => {
          const found = await readQuotes(PRICES.map((cell, at) => (at === index ? text : cell)));
          const { quote } = QUOTES[Math.floor(index / 2)] ?? QUOTES[0];
          if (found.has(quote)) kept += 1;
          else lost += 1;
          const others = (all: ReadonlyMap<string, string>) =>
            [...all].filter(([name]) => name !== quote);
          expect(others(found)).toEqual(others(intact));
        },
      ),
    );
    expect(lost).toBeGreaterThan(0);
    expect(kept).toBeGreaterThan(0);
  });
});
