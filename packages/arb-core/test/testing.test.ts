/** A checker that cannot fail proves nothing: what `arb-core/testing` offers is tested here. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assessLegs,
  checkMarketLine,
  isDecimalOdds,
  MARKET_KEYS,
  marketInfo,
  propositionOf,
  type PricedSelection,
} from "arb-core";
import {
  checkGuarantee,
  decimalOdds,
  lineOf,
  marketKey,
  marketLine,
  oppositeSelections,
  score,
  selection,
  type Guaranteed,
} from "arb-core/testing";
import { priced } from "./bets.ts";

function guaranteed(texts: readonly string[], changes: Partial<Guaranteed> = {}): Guaranteed {
  const legs: PricedSelection[] = texts.map(priced);
  return {
    ...assessLegs(legs),
    legs: legs.map((leg) => ({ ...leg, netOdds: leg.odds })),
    ...changes,
  };
}

describe("checkGuarantee()", () => {
  const sure = ["home -0.25 @ 1.95", "away +0.25 @ 2.10"];

  test("returns the least and the greatest return of a true guarantee", () => {
    const { least, greatest } = checkGuarantee(guaranteed(sure));
    expect(least.toFixed(4)).toBe("0.7500");
    expect(greatest.toFixed(4)).toBe("1.5000");
  });

  test("fails where a result returns less", () => {
    expect(() => checkGuarantee(guaranteed(sure, { profitMin: 0.76 }))).toThrow(
      /^The guarantee fails at 0-0: the return is 0\.7\d* %, outside 0\.76 % to 1\.\d* %$/,
    );
  });

  test("fails where a result returns more", () => {
    expect(() => checkGuarantee(guaranteed(sure, { profitMax: 1.4 }))).toThrow(
      /^The guarantee fails at 0-1: /,
    );
  });

  test("fails where no result returns so little, or so much", () => {
    expect(() => checkGuarantee(guaranteed(sure, { profitMin: 0.7 }))).toThrow(
      /^The guarantee is not tight: returns are 0\.7\d* % to 1\.\d* %, was 0\.7 % to /,
    );
    expect(() => checkGuarantee(guaranteed(sure, { profitMax: 1.6 }))).toThrow(
      "The guarantee is not tight",
    );
  });

  test("fails at other stakes, and on a Polish middle sold as a sure bet", () => {
    expect(() => checkGuarantee(guaranteed(sure, { stakes: [0.5, 0.5] }))).toThrow(
      "The guarantee fails at 0-0",
    );
    const polish = guaranteed(["over 2.75 @ 2.05", "under 2.5 @ 2.05"], {
      stakes: [0.5, 0.5],
      profitMin: 2.5,
      profitMax: 2.5,
    });
    expect(() => checkGuarantee(polish)).toThrow("The guarantee fails at 0-3");
  });

  test("looks as far as it is told", () => {
    const far = guaranteed(["over 9.5 @ 2.10", "under 9 @ 2.10"], { profitMin: 5, profitMax: 5 });
    const stakes = [0.5, 0.5];
    expect(() => checkGuarantee({ ...far, stakes }, 4)).not.toThrow();
    expect(() => checkGuarantee({ ...far, stakes }, 5)).toThrow("The guarantee fails at 4-5");
  });

  test("counts the net odds, and from the score at the bet", () => {
    const taxed = guaranteed(sure);
    const legs = taxed.legs.map((leg) => ({ ...leg, netOdds: leg.netOdds - 0.05 }));
    expect(() => checkGuarantee({ ...taxed, legs })).toThrow("The guarantee fails");
    const running = guaranteed(["home -0.5 @ 2.10", "draw_away @ 2.10"]);
    expect(() => checkGuarantee(running)).not.toThrow();
    expect(() => checkGuarantee({ ...running, score: { home: 1, away: 0 } })).toThrow(
      "The guarantee fails at 1-0: the return is -100 %",
    );
  });
});

describe("the arbitraries", () => {
  const sample = <T>(arbitrary: fc.Arbitrary<T>, count = 2000): T[] =>
    fc.sample(arbitrary, { numRuns: count, seed: 1 });

  test("decimalOdds() are prices with two decimals, most of them near even", () => {
    const odds = sample(decimalOdds());
    expect(odds.every(isDecimalOdds)).toBe(true);
    expect(odds.every((price) => Number(price.toFixed(2)) === price)).toBe(true);
    expect(odds.filter((price) => price >= 1.7 && price <= 2.4).length).toBeGreaterThan(1400);
    expect(Math.max(...odds)).toBeGreaterThan(15);
  });

  test("marketKey() reaches every market, and lineOf() lines of each", () => {
    expect(new Set(sample(marketKey())).size).toBe(MARKET_KEYS.length);
    for (const market of MARKET_KEYS) {
      const lines = new Set(sample(lineOf(market), 500));
      const count = { handicap: 25, total: 19, goals: 7, none: 1 }[marketInfo(market).line];
      expect([market, lines.size]).toEqual([market, count]);
    }
  });

  test("selection() reaches every side of every market, and of one market that market's", () => {
    const reached = new Set(sample(selection()).map(({ market, side }) => `${market} ${side}`));
    const all = MARKET_KEYS.flatMap((key) => marketInfo(key).sides.map((side) => `${key} ${side}`));
    expect([...reached].sort()).toEqual(all.sort());
    const draws = sample(selection("ft_eh")).filter(({ side }) => side === "draw");
    expect(draws.length).toBeGreaterThan(400);
  });

  test("oppositeSelections() bet high and low on one number of one period", () => {
    const pairs = sample(oppositeSelections());
    for (const [high, low] of pairs.map((two) => two.map((one) => propositionOf(one)))) {
      expect([high!.direction, low!.direction]).toEqual(["above", "below"]);
      expect([high!.quantity, high!.period]).toEqual([low!.quantity, low!.period]);
    }
    expect(pairs.filter(([a, b]) => a.market !== b.market).length).toBeGreaterThan(500);
  });

  test("marketLine() passes checkMarketLine(), and score() is up to seven a side", () => {
    for (const line of sample(marketLine())) expect(() => checkMarketLine(line)).not.toThrow();
    const goals = new Set(sample(score()).flatMap(({ home, away }) => [home, away]));
    expect([...goals].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
