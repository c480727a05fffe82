import fc from "fast-check";
import { expect, test } from "vitest";
import {
  MARKET_KEYS,
  marketInfo,
  payoff,
  settle,
  SETTLEMENTS,
  type MarketKey,
  type Selection,
} from "arb-core";
import { decimalOdds, lineOf, score } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { scoreAtBet } from "./arbitrary-legs.ts";
import { EVERY_SCORE } from "./oracle/returns.ts";
import { returnByDefinition, settleByDefinition } from "./oracle/settlement.ts";

test.each(MARKET_KEYS)("%s: settle() says what the definition says, at every score", (market) => {
  const { sides, kind, line: hasLine } = marketInfo(market);
  const ends = new Set<string>();
  const lines = new Set<number>();
  fc.assert(
    fc.property(lineOf(market), scoreAtBet(), decimalOdds(), (line, options, odds) => {
      for (const side of sides) {
        const selection: Selection = { market, side, line };
        for (const at of EVERY_SCORE) {
          const settlement = settle(selection, at, options);
          ends.add(settlement);
          const returned = returnByDefinition({ ...selection, odds }, at, options.scoreAtBet);
          if (
            settlement !== settleByDefinition(selection, at, options.scoreAtBet) ||
            Math.abs(payoff(settlement, odds) - returned) > 1e-12
          ) {
            expect.fail(`${JSON.stringify({ selection, at, options })} is no ${settlement}`);
          }
        }
      }
      lines.add(line);
    }),
    { numRuns: runs(64) },
  );
  const endings: Readonly<Record<string, number>> = { hdp: 5, ou: 5, ml: 3, dnb: 3 };
  expect(ends.size).toBe(endings[kind] ?? 2);
  expect(lines.size).toBeGreaterThan(hasLine === "none" ? 0 : 2);
});

test("a longer start never settles worse, and near the line it settles better", () => {
  let better = 0;
  const market = fc.constantFrom<MarketKey>("ft_hdp", "fh_hdp", "sh_ou", "ft_eh");
  const chosen = market.chain((key) =>
    fc.record({
      market: fc.constant(key),
      side: fc.constantFrom(...marketInfo(key).sides.filter((side) => side !== "draw")),
      line: lineOf(key),
    }),
  );
  fc.assert(
    fc.property(chosen, score(), (one, at) => {
      const step = marketInfo(one.market).line === "goals" ? 1 : 0.25;
      const easier = { ...one, line: one.line + (one.side === "over" ? -step : step) };
      if (easier.side === "over" && easier.line <= 0) return;
      const now = SETTLEMENTS.indexOf(settle(one, at));
      const then = SETTLEMENTS.indexOf(settle(easier, at));
      expect(then).toBeLessThanOrEqual(now);
      if (then < now) better += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(better).toBeGreaterThan(50);
});
