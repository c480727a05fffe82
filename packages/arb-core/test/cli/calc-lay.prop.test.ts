/** A plan with a lay bet, settled as a bookmaker and an exchange do it, in whole cents. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/runs.ts";
import { runJson } from "./run-cli.ts";

interface PlanJson {
  readonly plan: {
    readonly stakes: readonly [number, number];
    readonly backersStakes: readonly [null, number];
    readonly worstProfit: number;
  } | null;
}

const cents = (units: number): bigint => BigInt(Math.round(units * 100));
const written = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** The worst profit in cents of backing and laying one team, the stakes as they are placed. */
function worstProfit(backOdds: number, layOdds: number, percent: number, plan: PlanJson["plan"]) {
  const [back, liability] = (plan?.stakes ?? [0, 0]).map(cents) as [bigint, bigint];
  const laid = cents(plan?.backersStakes[1] ?? 0);
  const lost = (laid * BigInt(layOdds - 100) + 99n) / 100n;
  const won = (laid * BigInt(100 - percent)) / 100n;
  const ifItWins = (back * BigInt(backOdds)) / 100n - back - lost;
  const ifNot = won - back;
  return { worst: ifItWins < ifNot ? ifItWins : ifNot, lost, liability };
}

test("keeps its profit when placed: to the cent, and with commission within a cent", async () => {
  const counts = { free: 0, charged: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 102, max: 1200 }),
      fc.integer({ min: 1, max: 80 }),
      fc.constantFrom(0, 2, 5),
      fc.integer({ min: 1000, max: 1_000_000 }),
      async (layOdds, better, percent, budget) => {
        const backOdds = layOdds + better;
        const { plan } = (await runJson(
          `calc '1 @ ${written(backOdds)}' 'lay 1 @ ${written(layOdds)}' ` +
            `--commission 0,${percent}% --stake ${written(budget)}`,
        )) as PlanJson;
        // Where the commission or the rounding takes all of the profit, nothing is to be placed.
        if (plan === null) return;
        const { worst, lost, liability } = worstProfit(backOdds, layOdds, percent, plan);
        expect(lost).toBeLessThanOrEqual(liability);
        expect(worst).toBeGreaterThanOrEqual(cents(plan.worstProfit) - (percent === 0 ? 0n : 1n));
        counts[percent === 0 ? "free" : "charged"] += 1;
      },
    ),
    { numRuns: runs(400) },
  );
  expect(counts.free).toBeGreaterThan(20);
  expect(counts.charged).toBeGreaterThan(20);
});
