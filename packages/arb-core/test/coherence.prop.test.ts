import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import {
  compareFairPrices,
  INCOHERENT_POINTS,
  INVERSE_FIT_POINTS,
  isIncoherent,
  isOrientationDoubtful,
} from "arb-core";

/** Fair probabilities of two or three sides in thousandths, the last side's being what is left. */
const thousandths = fc.oneof(
  fc.integer({ min: 150, max: 850 }).map((first) => [first, 1000 - first]),
  fc
    .tuple(fc.integer({ min: 100, max: 450 }), fc.integer({ min: 100, max: 450 }))
    .map(([first, second]) => [first, second, 1000 - first - second]),
);

/** What a bookmaker makes of them: opinions up to 4 points apart, teams exchanged or not. */
interface Book {
  readonly odds: readonly number[];
  readonly isExchanged: boolean;
}

const books = thousandths.chain((fair) => {
  const book = fc
    .record({
      shift: fc.integer({ min: -40, max: 40 }),
      margin: fc.integer({ min: 0, max: 110 }),
      isExchanged: fc.boolean(),
    })
    .map(({ shift, margin, isExchanged }): Book => {
      const opinion = [fair[0]! + shift, ...fair.slice(1, -1), fair.at(-1)! - shift];
      const odds = opinion.map((p) => 1e6 / (p * (1000 + margin)));
      return { odds: isExchanged ? odds.reverse() : odds, isExchanged };
    });
  return fc.tuple(book, book);
});

test("exchanging the bookmakers changes nothing; exchanging one's teams, the readings", () => {
  let exchanged = 0;
  fc.assert(
    fc.property(books, ([{ odds: a }, { odds: b }]) => {
      const gap = compareFairPrices(Object.freeze(a), Object.freeze(b));
      const back = compareFairPrices(b, a);
      expect(back.straight).toBeCloseTo(gap.straight, 10);
      expect(back.inverse).toBeCloseTo(gap.inverse, 10);
      const turned = compareFairPrices(a, [...b].reverse());
      expect(turned.straight).toBeCloseTo(gap.inverse, 10);
      expect(turned.inverse).toBeCloseTo(gap.straight, 10);
      if (Math.abs(gap.straight - gap.inverse) > 1) exchanged += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(exchanged).toBeGreaterThan(100);
});

test("a margin in proportion to the chances changes nothing", () => {
  const factor = fc.integer({ min: 900, max: 999 }).map((value) => value / 1000);
  fc.assert(
    fc.property(books, factor, ([{ odds: a }, { odds: b }], shrink) => {
      fc.pre(b.every((price) => price * shrink > 1.002));
      const gap = compareFairPrices(a, b);
      const dearer = compareFairPrices(
        a,
        b.map((price) => price * shrink),
      );
      expect(dearer.straight).toBeCloseTo(gap.straight, 9);
      expect(dearer.inverse).toBeCloseTo(gap.inverse, 9);
    }),
    { numRuns: runs(300) },
  );
});

test("the gap is the greatest difference of a side, side by side", () => {
  let threeWay = 0;
  fc.assert(
    fc.property(books, ([{ odds: a }, { odds: b }]) => {
      const share = (odds: readonly number[], side: number): number => {
        let weights = 0;
        for (const price of odds) weights += 1 / price;
        return 100 / odds[side]! / weights;
      };
      let straight = 0;
      let inverse = 0;
      for (let side = 0; side < a.length; side++) {
        const facing = a.length - 1 - side;
        straight = Math.max(straight, Math.abs(share(a, side) - share(b, side)));
        inverse = Math.max(inverse, Math.abs(share(a, side) - share(b, facing)));
      }
      const gap = compareFairPrices(a, b);
      expect(gap.straight).toBeCloseTo(straight, 9);
      expect(gap.inverse).toBeCloseTo(inverse, 9);
      expect(Math.max(gap.straight, gap.inverse)).toBeLessThan(100);
      expect(compareFairPrices(a, a).straight).toBe(0);
      if (a.length === 3) threeWay += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(threeWay).toBeGreaterThan(100);
});

test("an orientation is doubtful where the teams are exchanged and the sides unequal", () => {
  const doubted = { exchanged: 0, agreed: 0 };
  let twoSided = 0;
  fc.assert(
    fc.property(books, ([a, b]) => {
      const gap = compareFairPrices(a.odds, b.odds);
      const isDoubtful = isOrientationDoubtful(gap);
      if (a.odds.length === 2) {
        // On two sides: the books have opposite favorites, each by more than half the difference.
        const [x, y] = [a.odds, b.odds].map(([first = 2, last = 2]) => last / (first + last) - 0.5);
        const favored = Math.min(Math.abs(x!), Math.abs(y!)) * 100;
        const inverse = Math.abs(x! + y!) * 100;
        // Probabilities in thousandths often meet a border, where rounding alone decides.
        const isOffBorders =
          Math.abs(favored - INCOHERENT_POINTS / 2) > 1e-9 &&
          Math.abs(inverse - INVERSE_FIT_POINTS) > 1e-9;
        if (isOffBorders) {
          expect(isDoubtful).toBe(
            x! * y! < 0 && favored > INCOHERENT_POINTS / 2 && inverse <= INVERSE_FIT_POINTS,
          );
          twoSided += isDoubtful ? 1 : 0;
        }
      }
      if (isDoubtful) {
        expect(isIncoherent(gap)).toBe(true);
        doubted[a.isExchanged === b.isExchanged ? "agreed" : "exchanged"] += 1;
      }
    }),
    { numRuns: runs(1000) },
  );
  expect(doubted.exchanged).toBeGreaterThan(50);
  expect(twoSided).toBeGreaterThan(20);
  // Nearly even teams whose prices crossed over: opinions apart, not teams exchanged.
  expect(doubted.agreed).toBeLessThan(doubted.exchanged / 5);
});
