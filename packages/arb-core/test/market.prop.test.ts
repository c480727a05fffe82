import fc from "fast-check";
import { expect, test } from "vitest";
import { complementOf, lineOfSide, marketInfo, settleAt, type Settlement } from "arb-core";
import { selection } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";

const MIRROR: Readonly<Record<Settlement, Settlement>> = {
  win: "loss",
  "half-win": "half-loss",
  push: "push",
  "half-loss": "half-win",
  loss: "win",
};

test("the complement of a complement is the selection itself", () => {
  fc.assert(
    fc.property(selection(), (chosen) => {
      const complement = complementOf(Object.freeze(chosen));
      expect(complementOf(complement)).toEqual(chosen);
      expect(complement.side).not.toBe(chosen.side);
      expect(marketInfo(chosen.market).sides).toContain(complement.side);
    }),
  );
});

test("a selection and its complement end as mirror images at every result", () => {
  const seen = new Set<Settlement>();
  fc.assert(
    fc.property(selection(), fc.integer({ min: -8, max: 8 }), (chosen, difference) => {
      const quantity = marketInfo(chosen.market).kind === "ou" ? Math.abs(difference) : difference;
      const settlement = settleAt(chosen, quantity);
      expect(settleAt(complementOf(chosen), quantity)).toBe(MIRROR[settlement]);
      seen.add(settlement);
    }),
    { numRuns: runs(1000) },
  );
  expect(seen.size).toBe(5);
});

test("the two sides of a market line are complements", () => {
  fc.assert(
    fc.property(selection(), ({ market, line }) => {
      const [first, second] = marketInfo(market).sides;
      expect(complementOf({ market, side: first, line })).toEqual({
        market,
        side: second,
        line: lineOfSide(line, second),
      });
    }),
  );
});
