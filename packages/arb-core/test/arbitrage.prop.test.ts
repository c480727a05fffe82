import fc from "fast-check";
import { expect, test } from "vitest";
import { assessLegs, margin, resultClasses, payoff, type PricedSelection } from "arb-core";
import { checkGuarantee, decimalOdds, oppositeSelections } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";

const pricedPair = fc
  .tuple(oppositeSelections(), decimalOdds(), decimalOdds())
  .map(([[a, b], first, second]): [PricedSelection, PricedSelection] => [
    { ...a, odds: first },
    { ...b, odds: second },
  ]);

/** The returns at a split, by class, in ascending order. */
function returnsAt([a, b]: readonly [PricedSelection, PricedSelection], share: number): number[] {
  return resultClasses([a, b])
    .map(({ settlements: [x, y] }) => share * payoff(x!, a.odds) + (1 - share) * payoff(y!, b.odds))
    .sort((p, q) => p - q);
}

test("the guarantee holds and is tight at every score", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(pricedPair, (legs) => {
      const assessment = assessLegs(...legs);
      reached.add(assessment.class);
      const asLeg = (leg: PricedSelection) => ({
        ...leg,
        provider: "any",
        seen: undefined,
        changed: undefined,
      });
      checkGuarantee({ ...assessment, legs: [asLeg(legs[0]), asLeg(legs[1])] });
      expect(assessment.stakes[0] + assessment.stakes[1]).toBeCloseTo(1, 12);
    }),
    { numRuns: runs(1000) },
  );
  expect([...reached].sort()).toEqual(["arb", "arb-middle", "middle", "no-loss", "none", "polish"]);
});

test("no split on a fine grid guarantees more, nor more at the next result", () => {
  fc.assert(
    fc.property(pricedPair, (legs) => {
      const best = returnsAt(legs, assessLegs(...legs).stakes[0]);
      for (let step = 0; step <= 1000; step++) {
        const other = returnsAt(legs, step / 1000);
        const first = best.findIndex((value, index) => Math.abs(value - other[index]!) > 1e-9);
        if (first >= 0) expect(best[first]).toBeGreaterThan(other[first]!);
      }
    }),
    { numRuns: runs(60) },
  );
});

test("a better price never guarantees less", () => {
  fc.assert(
    fc.property(pricedPair, ([a, b]) => {
      const better = assessLegs({ ...a, odds: a.odds + 0.05 }, b);
      expect(better.profitMin).toBeGreaterThanOrEqual(assessLegs(a, b).profitMin - 1e-9);
    }),
  );
});

test("exchanging the legs exchanges the stakes and nothing else", () => {
  fc.assert(
    fc.property(pricedPair, ([a, b]) => {
      const straight = assessLegs(a, b);
      const exchanged = assessLegs(b, a);
      expect(exchanged.profitMin).toBeCloseTo(straight.profitMin, 6);
      expect(exchanged.class).toBe(straight.class);
      expect(exchanged.stakes[0]).toBeCloseTo(straight.stakes[1], 6);
    }),
  );
});

test("nothing beyond the margin is guaranteed", () => {
  let guaranteed = 0;
  fc.assert(
    fc.property(pricedPair, (legs) => {
      const { profitMin } = assessLegs(...legs);
      const bound = margin(legs.map((leg) => leg.odds));
      expect(profitMin).toBeLessThanOrEqual(bound + 1e-6);
      if (profitMin > 0) guaranteed += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(guaranteed).toBeGreaterThan(0);
});
