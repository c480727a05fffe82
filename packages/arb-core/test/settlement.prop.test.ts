import fc from "fast-check";
import { expect, test } from "vitest";
import {
  complementOf,
  payoff,
  resultClasses,
  settle,
  settleAt,
  SETTLEMENTS,
  settlingQuantity,
  splitLine,
  type Score,
  type Selection,
} from "arb-core";
import { decimalOdds, oppositeSelections, score, selection } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";

/** The definition: two half stakes, each on a line without quarters. */
function payoffByDefinition(bet: Selection, odds: number, result: Score): number {
  return splitLine(bet.line)
    .map((line) => {
      const goals = bet.side === "over" || bet.side === "under" ? "sum" : "difference";
      const x = goals === "sum" ? result.home + result.away : result.home - result.away;
      const ahead = { home: x + line, away: -x + line, over: x - line, under: line - x }[bet.side];
      if (ahead > 0) return odds / 2;
      return ahead === 0 ? 1 / 2 : 0;
    })
    .reduce((sum, half) => sum + half, 0);
}

test("settle() pays what two half stakes pay", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(selection(), decimalOdds(), score(), (bet, odds, result) => {
      const settlement = settle(bet, result);
      reached.add(settlement);
      expect(payoff(settlement, odds)).toBeCloseTo(payoffByDefinition(bet, odds, result), 12);
    }),
    { numRuns: runs(2000) },
  );
  expect([...reached].sort()).toEqual([...SETTLEMENTS].sort());
});

test("a selection and its complement end as mirror images", () => {
  fc.assert(
    fc.property(selection(), score(), (bet, result) => {
      const index = SETTLEMENTS.indexOf(settle(bet, result));
      expect(SETTLEMENTS.indexOf(settle(complementOf(bet), result))).toBe(4 - index);
    }),
  );
});

test("a longer start never settles worse", () => {
  fc.assert(
    fc.property(selection(), score(), (bet, result) => {
      const easier = bet.side === "over" ? -0.25 : 0.25;
      const now = SETTLEMENTS.indexOf(settle(bet, result));
      const then = SETTLEMENTS.indexOf(settle({ ...bet, line: bet.line + easier }, result));
      expect(then).toBeLessThanOrEqual(now);
    }),
  );
});

test("result classes hold every result exactly once and settle it as settle() does", () => {
  let split = 0;
  fc.assert(
    fc.property(oppositeSelections(), score(), (pair, result) => {
      const classes = resultClasses(pair);
      const quantity = settlingQuantity(pair[0].market, result);
      const holding = classes.filter(({ from, to }) => from <= quantity && quantity <= to);
      expect(holding).toHaveLength(1);
      expect(holding[0]?.settlements).toEqual(pair.map((bet) => settleAt(bet, quantity)));
      expect(classes.at(-1)?.to).toBe(Infinity);
      if (classes.length > 2) split += 1;
    }),
  );
  expect(split).toBeGreaterThan(0);
});
