import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createOutlook,
  fairHandicap,
  fairTotal,
  leanToShare,
  resultChances,
} from "../src/goal-model.ts";
import { impliedToMalay, malayToDecimal, malayToImplied } from "../src/malay.ts";
import { formatPrice, ODDS_FORMATS } from "../src/odds-format.ts";
import { runs } from "../../../test/runs.ts";

const rates = fc.record({
  home: fc.double({ min: 0.1, max: 3, noNaN: true }),
  away: fc.double({ min: 0.1, max: 3, noNaN: true }),
});
const quarters = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 4, max: max * 4 }).map((steps) => steps / 4);

describe("fairHandicap()", () => {
  test("gives the two sides shares that add up to 1", () => {
    fc.assert(
      fc.property(rates, quarters(-3, 3), (goals, line) => {
        const home = fairHandicap(createOutlook(goals), line);
        const mirrored = createOutlook({ home: goals.away, away: goals.home });
        expect(home + fairHandicap(mirrored, -line)).toBeCloseTo(1, 9);
      }),
      { numRuns: runs(200) },
    );
  });

  test("rises with every quarter of a goal that home receives", () => {
    fc.assert(
      fc.property(rates, quarters(-3, 3), (goals, line) => {
        const outlook = createOutlook(goals);
        expect(fairHandicap(outlook, line + 0.25)).toBeGreaterThan(fairHandicap(outlook, line));
      }),
      { numRuns: runs(200) },
    );
  });

  test("agrees with the chances of the three results at half a goal", () => {
    fc.assert(
      fc.property(rates, (goals) => {
        const outlook = createOutlook(goals);
        const [home, draw, away] = resultChances(outlook, 0);
        expect(home + draw + away).toBeCloseTo(1, 6);
        expect(fairHandicap(outlook, -0.5)).toBeCloseTo(home, 6);
        expect(fairHandicap(outlook, 0.5)).toBeCloseTo(home + draw, 6);
        expect(fairHandicap(outlook, 0)).toBeCloseTo(home / (home + away), 6);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("fairTotal()", () => {
  test("falls as the line rises, and counts the goals scored", () => {
    fc.assert(
      fc.property(rates, quarters(1, 4), fc.integer({ min: 0, max: 5 }), (goals, line, scored) => {
        const outlook = createOutlook(goals);
        const share = fairTotal(outlook, scored, scored + line);
        expect(share).toBeCloseTo(fairTotal(outlook, 0, line), 12);
        expect(fairTotal(outlook, scored, scored + line + 0.25)).toBeLessThan(share);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("leanToShare()", () => {
  test("reaches the share that is asked for", () => {
    fc.assert(
      fc.property(
        rates,
        quarters(-0.5, 0.5),
        fc.double({ min: 0.35, max: 0.65, noNaN: true }),
        (goals, line, share) => {
          fc.pre(goals.home > 0.5 && goals.away > 0.5);
          const reached = fairHandicap(createOutlook(leanToShare(goals, line, share)), line);
          expect(Math.abs(reached - share)).toBeLessThan(0.001);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe("impliedToMalay()", () => {
  test("gives a valid Malay price near the share", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (share) => {
        const malay = impliedToMalay(share);
        expect(Math.abs(malay)).toBeGreaterThan(0);
        expect(malay).toBeGreaterThan(-1);
        expect(malay).toBeLessThanOrEqual(1);
        expect(Number(malay.toFixed(2))).toBe(malay);
        expect(Math.abs(malayToImplied(malay) - share)).toBeLessThan(0.006);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("formatPrice()", () => {
  test("prints what reads back to the price in every format, within its rounding", () => {
    const read = {
      MY: (value: number) => (value > 0 ? value : -1 / value),
      HK: (value: number) => value,
      ID: (value: number) => (value > 0 ? value : -1 / value),
      DE: (value: number) => value - 1,
      US: (value: number) => (value > 0 ? value / 100 : -100 / value),
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0.12, max: 0.88, noNaN: true }).map(impliedToMalay),
        fc.constantFrom(...ODDS_FORMATS),
        (malay, format) => {
          const profit = read[format](Number(formatPrice(malay, format)));
          expect(Math.abs(1 / (1 + profit) - 1 / malayToDecimal(malay))).toBeLessThan(0.006);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
