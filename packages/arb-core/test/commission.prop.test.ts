import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalOdds } from "arb-core/testing";
import {
  COMMISSION_BASES,
  layLiability,
  layStake,
  layToBack,
  oddsAfterCommission,
  type Commission,
} from "arb-core";
import { exactPayoffs, payoutMinor } from "../src/stake-plan/exact-payout.ts";
import { runs } from "../../../test/runs.ts";

const rate = fc.integer({ min: 0, max: 300 }).map((permille) => permille / 1000);
const commission = fc.record({ on: fc.constantFrom(...COMMISSION_BASES), rate });

/** What a winning bet returns, in the words of each definition. */
function returned(stake: Decimal, odds: number, { on, rate: share }: Commission): Decimal {
  const profit = stake.times(odds).minus(stake);
  switch (on) {
    case "winnings":
      return stake.plus(profit).minus(profit.times(share));
    case "turnover":
      return stake.plus(profit).minus(stake.times(share));
    case "return":
      return stake.plus(profit).minus(stake.plus(profit).times(share));
  }
}

test("a winning bet returns what the definition of the commission leaves", () => {
  const bases = new Set<string>();
  fc.assert(
    fc.property(
      decimalOdds(),
      commission,
      fc.integer({ min: 1, max: 1e9 }),
      (odds, terms, stake) => {
        const expected = returned(new Decimal(stake), odds, terms);
        expect(oddsAfterCommission(odds, terms) * stake).toBeCloseTo(expected.toNumber(), 3);
        const exact = exactPayoffs(odds, terms);
        expect(payoutMinor(stake, exact.win)).toBe(expected.floor().toNumber());
        expect(payoutMinor(stake, exact["half-win"])).toBe(
          expected.plus(stake).div(2).floor().toNumber(),
        );
        bases.add(terms.on);
      },
    ),
    { numRuns: runs(500) },
  );
  expect(bases.size).toBe(COMMISSION_BASES.length);
});

test("a higher rate never leaves more, and the return costs the rate more than the winnings", () => {
  let lower = 0;
  fc.assert(
    fc.property(decimalOdds(), rate, rate, (odds, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      for (const on of COMMISSION_BASES) {
        const left = oddsAfterCommission(odds, { on, rate: high });
        expect(left).toBeLessThanOrEqual(oddsAfterCommission(odds, { on, rate: low }));
        expect(left).toBeGreaterThan(0);
        if (left <= 1) lower += 1;
      }
      const [winnings, , whole] = COMMISSION_BASES.map((on) =>
        oddsAfterCommission(odds, { on, rate: high }),
      );
      expect(winnings! - whole!).toBeCloseTo(high, 9);
    }),
    { numRuns: runs(500) },
  );
  expect(lower).toBeGreaterThan(0);
});

test("a lay wins and loses what a bet on the opposite at the converted odds does", () => {
  fc.assert(
    fc.property(decimalOdds(), rate, fc.integer({ min: 1, max: 1e6 }), (layOdds, share, stake) => {
      const liability = layLiability(stake, layOdds);
      const won = stake * (1 - share);
      expect((liability * (layToBack(layOdds, share) - 1)) / won).toBeCloseTo(1, 9);
      expect(layStake(liability, layOdds) / stake).toBeCloseTo(1, 9);
    }),
    { numRuns: runs(500) },
  );
});

test("backing the opposite of the opposite is the price itself", () => {
  fc.assert(
    fc.property(decimalOdds(), (odds) => {
      expect(layToBack(layToBack(odds)) / odds).toBeCloseTo(1, 9);
    }),
  );
});
