/**
 * The benchmarks of arb-core, `npm run bench`. Every claim is a ratio within one run: times differ
 * from machine to machine. `--json` prints plain data.
 */
import { parseArgs } from "node:util";
import { measureLadders, type LadderFigures } from "./ladder-growth.ts";
import { countRequiredProducts, measureTwoLegTest } from "./two-leg-test.ts";

/** Opinions so near to each other that few sure bets exist, as at most moments. */
const CALM = 0.02;
/** Opinions so far apart that there are many. */
const WILD = 0.08;

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });

const twoLeg = { ...measureTwoLegTest(), requiredProducts: countRequiredProducts() };
const calm = (["best", "all"] as const).map((pairs) => measureLadders(CALM, pairs));
const wild = measureLadders(WILD, "all");

if (values.json) {
  console.log(JSON.stringify({ twoLeg, calm: calm.flat(), wild }, undefined, 2));
} else {
  console.log(`The two-leg test, over ${twoLeg.pairs} pairs`);
  console.table({
    "1/a + 1/b < 1": { "ns a pair": twoLeg.naiveNs.toFixed(1), reported: twoLeg.naive },
    "isSureBet()": { "ns a pair": twoLeg.exactNs.toFixed(1), reported: twoLeg.sure },
  });
  console.log(`Ratio ${twoLeg.ratio.toFixed(1)}\n`);
  for (const figures of calm) {
    console.log(`Few sure bets, ${figures[0]?.pairs ?? ""} combinations: time for each price`);
    printLadders(figures, ({ usPerPrice, priceGrowth }) => [usPerPrice, priceGrowth]);
  }
  console.log("Many sure bets, all combinations: time for each one reported");
  printLadders(wild, ({ usPerFound, foundGrowth }) => [usPerFound, foundGrowth]);
}

function printLadders(
  figures: readonly LadderFigures[],
  costOf: (figures: LadderFigures) => readonly [us: number | undefined, growth: number | undefined],
): void {
  console.table(
    figures.map((entry) => {
      const [us, growth] = costOf(entry);
      const { lines, books, found, ms } = entry;
      const text = (value: number | undefined): string => value?.toFixed(2) ?? "-";
      return { lines, books, reported: found, ms: text(ms), us: text(us), ratio: text(growth) };
    }),
  );
}
