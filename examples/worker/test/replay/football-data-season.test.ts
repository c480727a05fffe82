import { expect, it } from "vitest";
import type { MarketLine } from "arb-core";
import { createReadCounts, type FootballDataRow, type Phase } from "arb-core/odds-files";
import { listOddsFiles, openOddsFile } from "../../src/replay/odds-file.ts";
import { realData, withRealData } from "../../../../test/real-data.ts";

const SEASONS = realData("odds");

/** Counts both directions of Bet365 against Pinnacle with 1/a + 1/b below 1, by hand. */
function countPairs(row: FootballDataRow, phase: Phase, market: MarketLine["market"]): number {
  const [a, b] = ["bet365", "pinnacle"].map((book) =>
    row.quotes
      .find((quotes) => quotes.book === book && quotes.phase === phase)
      ?.lines.find((line) => line.market === market),
  );
  if (a === undefined || b === undefined) return 0;
  const directions = [1 / a.odds[0] + 1 / b.odds[1], 1 / b.odds[0] + 1 / a.odds[1]];
  return directions.filter((sum) => sum < 1).length;
}

const NAME = "reads from 66 real seasons the sure pairs that an independent script counted";

it.skipIf(SEASONS === undefined)(
  withRealData(NAME, "odds"),
  async () => {
    const counts = createReadCounts();
    const pairs = { ah_open: 0, ah_close: 0, ou_open: 0, ou_close: 0 };
    for (const path of await listOddsFiles([SEASONS ?? ""])) {
      const file = await openOddsFile(path, counts);
      if (file.kind !== "football-data") throw new Error(`${path} is no season file`);
      for await (const row of file.rows) {
        pairs.ah_open += countPairs(row, "opening", "ft_hdp");
        pairs.ah_close += countPairs(row, "closing", "ft_hdp");
        pairs.ou_open += countPairs(row, "opening", "ft_ou");
        pairs.ou_close += countPairs(row, "closing", "ft_ou");
      }
    }
    expect(pairs).toEqual({ ah_open: 58, ah_close: 208, ou_open: 23, ou_close: 64 });
    expect(counts).toMatchObject({ rows: 23451, matches: 23451, badRows: 0, droppedLines: 0 });
  },
  60_000,
);
