import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatOdds,
  parseOdds,
  type OddsFormat,
  BETFAIR_BANDS,
  createPriceLadder,
  isSamePrice,
  roundToTick,
  ticksBetween,
  TWO_DECIMAL_BANDS,
  type PriceLadder,
} from "arb-core";
import { runs } from "../../../test/runs.ts";

const BETFAIR = createPriceLadder("decimal", BETFAIR_BANDS);
const DECIMAL = createPriceLadder("decimal", TWO_DECIMAL_BANDS.decimal);
const HONG_KONG = createPriceLadder("hong-kong", TWO_DECIMAL_BANDS["hong-kong"]);
const MALAY = createPriceLadder("malay", TWO_DECIMAL_BANDS.malay);
const INDONESIAN = createPriceLadder("indonesian", TWO_DECIMAL_BANDS.indonesian);
const AMERICAN = createPriceLadder("american", [
  { from: -1000, to: -105, step: 5 },
  { from: 100, to: 1000, step: 5 },
]);
const PROBABILITY = createPriceLadder("probability", [{ from: 0.01, to: 0.99, step: 0.01 }]);

/** Ladders so small that a test can look at every tick. */
const SMALL = [BETFAIR, MALAY, AMERICAN, PROBABILITY];
const ALL = [...SMALL, DECIMAL, HONG_KONG, INDONESIAN];

const smallLadder = fc.constantFrom(...SMALL);
const anyLadder = fc.constantFrom(...ALL);
/** Prices of every size alike: a profit from a thousandth to a thousand. */
const anyPrice = fc
  .integer({ min: -3e6, max: 3e6 })
  .map((millionths) => Math.min(10 ** (millionths / 1e6) + 1, 1001));

function tickOf(ladder: PriceLadder): fc.Arbitrary<number> {
  return fc.nat({ max: ladder.ticks.length - 1 }).map((index) => ladder.ticks[index]!);
}

/** A price in the numbers of its format, unrounded, with Malay above even money as 2 - 1/p. */
function place(decimal: number, format: OddsFormat): number {
  const p = decimal - 1;
  switch (format) {
    case "malay":
      return p <= 1 ? p : 2 - 1 / p;
    case "indonesian":
      return p >= 1 ? p : 2 - 1 / p;
    case "american":
      return p >= 1 ? 100 * p : 200 - 100 / p;
    case "probability":
      return 1 - 1 / decimal;
    case "decimal":
    case "hong-kong":
    case "fractional":
      return p;
  }
}

function shown(decimal: number, format: OddsFormat): number {
  const read = parseOdds(formatOdds(decimal, format), format);
  if (!read.ok) throw new Error(`${decimal} is not written as a ${format} price`);
  return read.value;
}

test("ticks ascend and are far enough apart for floating point", () => {
  for (const { ticks } of ALL) {
    const near = ticks.filter((tick, index) => index > 0 && tick / ticks[index - 1]! - 1 < 1e-8);
    expect(near).toEqual([]);
  }
});

test("a tick is rounded to itself, and so is what floating point makes of it", () => {
  const moved = new Set<number>();
  fc.assert(
    fc.property(
      anyLadder.chain((ladder) => fc.tuple(fc.constant(ladder), tickOf(ladder))),
      fc.constantFrom("down", "nearest", "up"),
      fc.constantFrom(-1e-12, 0, 1e-12),
      ([ladder, tick], rounding, noise) => {
        expect(roundToTick(tick * (1 + noise), ladder, rounding)).toBe(tick);
        moved.add(noise);
      },
    ),
    { numRuns: runs(2000) },
  );
  expect(moved.size).toBe(3);
});

test("down is the greatest tick that is not above the price, up the least that is not below", () => {
  const found = { down: 0, none: 0, up: 0 };
  fc.assert(
    fc.property(smallLadder, anyPrice, (ladder, odds) => {
      const { ticks } = ladder;
      const down = roundToTick(odds, ladder, "down");
      const up = roundToTick(odds, ladder, "up");
      expect(down).toBe(ticks.findLast((tick) => tick <= odds * (1 + 1e-9)));
      expect(up).toBe(ticks.find((tick) => tick >= odds * (1 - 1e-9)));
      if (down !== undefined && up !== undefined) {
        expect(ticks.indexOf(up) - ticks.indexOf(down)).toBeLessThanOrEqual(1);
      }
      if (down === undefined || up === undefined) found.none += 1;
      if (down !== undefined) found.down += 1;
      if (up !== undefined) found.up += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(Math.min(found.down, found.none, found.up)).toBeGreaterThan(50);
});

test("the nearest tick is one of these two, and no tick is nearer in the format's numbers", () => {
  const picked = { down: 0, up: 0 };
  fc.assert(
    fc.property(smallLadder, anyPrice, (ladder, odds) => {
      const nearest = roundToTick(odds, ladder, "nearest");
      const down = roundToTick(odds, ladder, "down");
      const up = roundToTick(odds, ladder, "up");
      expect([down, up]).toContain(nearest);
      const at = place(odds, ladder.format);
      const distances = ladder.ticks.map((tick) => Math.abs(place(tick, ladder.format) - at));
      const least = Math.min(...distances);
      const own = distances[ladder.ticks.indexOf(nearest)]!;
      expect(own).toBeLessThanOrEqual(least * (1 + 1e-5) + 1e-9);
      if (nearest !== up) picked.down += 1;
      if (nearest !== down) picked.up += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(Math.min(picked.down, picked.up)).toBeGreaterThan(100);
});

test("the nearest two-decimal tick is what a page with two decimals prints", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      anyPrice,
      fc.constantFrom(DECIMAL, HONG_KONG, MALAY, INDONESIAN),
      (odds, ladder) => {
        const { format } = ladder;
        const hundredths = place(odds, format) * 100;
        // Halfway, the page and the ladder may differ; below 0.01, the text has further decimals.
        fc.pre(Math.abs((hundredths % 1) - 0.5) > 1e-3);
        fc.pre(formatOdds(odds, format).split(".")[1]!.length === 2 && odds >= ladder.ticks[0]!);
        compared += 1;
        const printed = shown(odds, format);
        expect(Math.abs(roundToTick(odds, ladder, "nearest") / printed - 1)).toBeLessThan(1e-12);
      },
    ),
    { numRuns: runs(1000) },
  );
  expect(compared).toBeGreaterThan(500);
});

test("a better price is never rounded to a lower tick", () => {
  let rose = 0;
  fc.assert(
    fc.property(
      anyLadder,
      anyPrice,
      fc.nat({ max: 100 }).map((thousandths) => thousandths / 1000),
      fc.constantFrom("down", "nearest", "up"),
      (ladder, odds, share, rounding) => {
        const low = roundToTick(odds, ladder, rounding);
        const high = roundToTick(Math.min(odds * (1 + share), 1001), ladder, rounding);
        // No tick below is lower than any, no tick above higher.
        const missing = rounding === "up" ? Infinity : -Infinity;
        expect(high ?? missing).toBeGreaterThanOrEqual(low ?? missing);
        if (high !== low) rose += 1;
      },
    ),
    { numRuns: runs(2000) },
  );
  expect(rose).toBeGreaterThan(500);
});

test("ticks between are counted as by walking, and back again", () => {
  const signs = new Set<number>();
  const twoTicks = (ladder: PriceLadder): fc.Arbitrary<readonly [number, number]> =>
    fc.oneof(
      { weight: 9, arbitrary: fc.tuple(tickOf(ladder), tickOf(ladder)) },
      { weight: 1, arbitrary: tickOf(ladder).map((tick) => [tick, tick] as const) },
    );
  fc.assert(
    fc.property(
      smallLadder.chain((ladder) => fc.tuple(fc.constant(ladder), twoTicks(ladder))),
      ([ladder, [a, b]]) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const walked = ladder.ticks.filter((tick) => tick > low && tick <= high).length;
        expect(Math.abs(ticksBetween(a, b, ladder))).toBe(walked);
        expect(Math.sign(ticksBetween(a, b, ladder))).toBe(Math.sign(b - a));
        signs.add(Math.sign(b - a));
      },
    ),
    { numRuns: runs(1000) },
  );
  expect(signs.size).toBe(3);
});

test("ticks between are antisymmetric and add up", () => {
  let apart = 0;
  fc.assert(
    fc.property(anyLadder, anyPrice, anyPrice, anyPrice, (ladder, a, b, c) => {
      const there = ticksBetween(a, b, ladder);
      expect(there + ticksBetween(b, a, ladder)).toBe(0);
      expect(there + ticksBetween(b, c, ladder)).toBe(ticksBetween(a, c, ladder));
      if (there !== 0) apart += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(apart).toBeGreaterThan(500);
});

test("a price is the same as itself, as its nearest tick, and as nothing two ticks away", () => {
  const outcomes = new Set<boolean>();
  fc.assert(
    fc.property(anyLadder, anyPrice, anyPrice, (ladder, a, other) => {
      for (const b of [other, a * 1.001].filter((odds) => odds <= 1001)) {
        const same = isSamePrice(a, b, ladder);
        const ticks = Math.abs(ticksBetween(a, b, ladder));
        expect(isSamePrice(b, a, ladder)).toBe(same);
        if (same) expect(ticks).toBeLessThanOrEqual(1);
        if (ticks === 0) expect(same).toBe(true);
        outcomes.add(same);
      }
      expect(isSamePrice(a, a, ladder)).toBe(true);
      expect(isSamePrice(a, roundToTick(a, ladder, "nearest"), ladder)).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
  expect(outcomes.size).toBe(2);
});

test.each<[OddsFormat, PriceLadder]>([
  ["decimal", DECIMAL],
  ["hong-kong", HONG_KONG],
  ["indonesian", INDONESIAN],
])(
  "a page in %s and a Malay page that round one price show the same Malay tick",
  (format, ladder) => {
    // Whichever format the site holds the price in, the other page shows it rounded.
    const [lowest, highest] = [MALAY.ticks[0]!, MALAY.ticks.at(-1)!];
    const held = ladder.ticks.filter((tick) => tick >= lowest && tick <= highest);
    expect(held.length).toBeGreaterThan(9000);
    expect(held.filter((price) => !isSamePrice(price, shown(price, "malay"), MALAY))).toEqual([]);
    expect(MALAY.ticks.filter((price) => !isSamePrice(price, shown(price, format), MALAY))).toEqual(
      [],
    );
  },
);

test("no two-decimal ladder is anywhere coarser than Malay", () => {
  for (const ladder of [DECIMAL, HONG_KONG, INDONESIAN]) {
    const coarser = MALAY.ticks.slice(1).filter((tick, index) => {
      const below = MALAY.ticks[index]!;
      const middle = Math.sqrt(tick * below);
      const [down, up] = (["down", "up"] as const).map((way) => roundToTick(middle, ladder, way)!);
      return up! - down! > (tick - below) * (1 + 1e-9);
    });
    expect(coarser).toEqual([]);
  }
});
