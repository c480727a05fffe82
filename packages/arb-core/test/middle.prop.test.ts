import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedProfit, scoreMiddle } from "arb-core";
import { runs } from "../../../test/runs.ts";

const amount = fc.integer({ min: 1, max: 100_000 }).map((value) => value / 1000);
const probability = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000);

test("a middle gains on average exactly where its probability is above break-even", () => {
  const signs = { gain: 0, loss: 0 };
  fc.assert(
    fc.property(amount, amount, probability, (loss, win, p) => {
      const score = scoreMiddle({ loss, win }, p);
      expect(score.breakEven).toBeCloseTo(1 / (1 + score.ratio), 12);
      const atBreakEven = scoreMiddle({ loss, win }, score.breakEven);
      expect(Math.abs(atBreakEven.expectedValue!)).toBeLessThanOrEqual(1e-12 * (loss + win));
      if (Math.abs(p - score.breakEven) < 1e-9) return;
      signs[p > score.breakEven ? "gain" : "loss"] += 1;
      expect(score.expectedValue! > 0).toBe(p > score.breakEven);
    }),
    { numRuns: runs(500) },
  );
  expect(Math.min(signs.gain, signs.loss)).toBeGreaterThan(50);
});

test("a middle's expected value is the expected profit of its two results", () => {
  fc.assert(
    fc.property(amount, amount, probability, (loss, win, p) => {
      const rows = [
        { profit: win, probability: p },
        { profit: -loss, probability: 1 - p },
      ];
      const expected = scoreMiddle({ loss, win }, p).expectedValue!;
      expect(expectedProfit(rows)).toBeCloseTo(expected, 9);
      expect(expectedProfit(rows.reverse())).toBeCloseTo(expected, 9);
    }),
    { numRuns: runs(300) },
  );
});

test("the unit of the returns is the unit of the expected value, and of nothing else", () => {
  fc.assert(
    fc.property(amount, amount, probability, (loss, win, p) => {
      const share = scoreMiddle({ loss, win }, p);
      const percent = scoreMiddle({ loss: loss * 100, win: win * 100 }, p);
      expect(percent.expectedValue).toBeCloseTo(share.expectedValue! * 100, 6);
      expect(percent.ratio / share.ratio).toBeCloseTo(1, 12);
      expect(percent.breakEven).toBeCloseTo(share.breakEven, 12);
    }),
    { numRuns: runs(300) },
  );
});
