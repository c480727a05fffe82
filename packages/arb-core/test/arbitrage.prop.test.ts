import fc from "fast-check";
import { expect, test } from "vitest";
import {
  assessLegs,
  assessStakes,
  equalPayoutStakes,
  exchangeTeams,
  impliedTotal,
  margin,
  overround,
  payoffTable,
  propositionOf,
  resultClasses,
  type OpportunityClass,
  type PricedSelection,
} from "arb-core";
import { checkGuarantee, decimalOdds } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { pair, pricedLegs, pricedPair, scoreAtBet, triple } from "./arbitrary-legs.ts";
import { EVERY_SCORE, profitsAt, returnsByScore } from "./oracle/returns.ts";

/** What `checkGuarantee` wants of a leg. */
const atNetOdds = (leg: PricedSelection) => ({ ...leg, netOdds: leg.odds });

test("at every score the stakes return profitMin at least, profitMax at most, and both", () => {
  const classes = new Map<OpportunityClass, number>();
  const gaps = new Map<number, number>();
  const seen = { crossMarket: 0, three: 0, running: 0 };
  fc.assert(
    fc.property(pricedLegs(), scoreAtBet(), (legs, options) => {
      const assessment = assessLegs(legs, options);
      const { profitMin, profitMax, stakes } = assessment;
      expect(stakes.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(Math.min(...stakes)).toBeGreaterThanOrEqual(0);

      const profits = profitsAt(returnsByScore(legs, options.scoreAtBet), stakes);
      expect(Math.min(...profits)).toBeCloseTo(profitMin, 6);
      expect(Math.max(...profits)).toBeCloseTo(profitMax, 6);
      checkGuarantee({
        ...assessment,
        legs: legs.map(atNetOdds),
        score: options.scoreAtBet,
      });

      classes.set(assessment.class, (classes.get(assessment.class) ?? 0) + 1);
      const [a, b] = legs.map((leg) => propositionOf(leg, options));
      if (legs.length === 3) seen.three += 1;
      else if (
        a!.quantity === b!.quantity &&
        a!.direction === "above" &&
        b!.direction === "below"
      ) {
        gaps.set(a!.line + b!.line, (gaps.get(a!.line + b!.line) ?? 0) + 1);
        if (legs[0]!.market !== legs[1]!.market) seen.crossMarket += 1;
      }
      if (options.scoreAtBet !== undefined) seen.running += 1;
    }),
    { numRuns: runs(1500) },
  );
  for (const name of ["arb", "arb-middle", "no-loss", "middle", "polish", "none"] as const) {
    expect([name, (classes.get(name) ?? 0) > 15]).toEqual([name, true]);
  }
  for (let quarters = -4; quarters <= 4; quarters++) {
    expect([quarters, (gaps.get(quarters / 4) ?? 0) > 10]).toEqual([quarters, true]);
  }
  expect(seen.crossMarket).toBeGreaterThan(50);
  expect(seen.three).toBeGreaterThan(300);
  expect(seen.running).toBeGreaterThan(200);
});

test("a class says what the returns at the recommended stakes are", () => {
  const counts: Partial<Record<OpportunityClass, number>> = {};
  fc.assert(
    fc.property(pricedPair(), (legs) => {
      const { class: kind, profitMin, impliedTotal: total } = assessLegs(legs);
      counts[kind] = (counts[kind] ?? 0) + 1;
      // Both pay where their halves won outnumber the halves lost, by the definition's returns at 2.
      const doubled = returnsByScore(legs.map((leg) => ({ ...leg, odds: 2 })));
      const paysBoth = doubled.some(([a = 0, b = 0]) => a + b > 2);
      const expected = {
        arb: profitMin > 0 && !paysBoth,
        "arb-middle": profitMin > 0 && paysBoth,
        "no-loss": profitMin === 0 && total < 1,
        middle: profitMin < 0 && paysBoth,
        polish: profitMin < 0 && !paysBoth && total < 1,
        none: profitMin <= 0 && total >= 1 && !(profitMin < 0 && paysBoth),
      };
      expect(Object.entries(expected).filter(([, holds]) => holds)).toEqual([[kind, true]]);
    }),
    { numRuns: runs(1500) },
  );
  expect(Object.keys(counts)).toHaveLength(6);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(15);
});

test("the order of the legs changes nothing", () => {
  let profitable = 0;
  const shuffled = pricedLegs().chain((legs) =>
    fc.tuple(
      fc.constant(legs),
      fc.shuffledSubarray([...legs.keys()], { minLength: legs.length, maxLength: legs.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, scoreAtBet(), ([legs, order], options) => {
      const straight = assessLegs(legs, options);
      const other = assessLegs(
        order.map((index) => legs[index]!),
        options,
      );
      expect(other.class).toBe(straight.class);
      expect(other.profitMin).toBeCloseTo(straight.profitMin, 6);
      expect(other.profitMax).toBeCloseTo(straight.profitMax, 6);
      expect(other.margin).toBeCloseTo(straight.margin, 9);
      if (straight.profitMin <= 0) return;
      profitable += 1;
      // The stakes of a sure bet of two legs leave no choice.
      if (legs.length === 2) expect(other.stakes[0]).toBeCloseTo(straight.stakes[order[0]!]!, 6);
    }),
    { numRuns: runs(800) },
  );
  expect(profitable).toBeGreaterThan(80);
});

test("home and away exchanged on every leg changes nothing", () => {
  let exchanged = 0;
  fc.assert(
    fc.property(pricedLegs(), scoreAtBet(), (legs, options) => {
      const before = options.scoreAtBet;
      const mirrored = legs.map((leg) => ({ ...exchangeTeams(leg), odds: leg.odds }));
      const straight = assessLegs(legs, options);
      const other = assessLegs(
        mirrored,
        before === undefined ? {} : { scoreAtBet: { home: before.away, away: before.home } },
      );
      expect(other.class).toBe(straight.class);
      expect(other.profitMin).toBeCloseTo(straight.profitMin, 6);
      expect(other.profitMax).toBeCloseTo(straight.profitMax, 6);
      for (const [index, share] of straight.stakes.entries()) {
        expect(other.stakes[index]).toBeCloseTo(share, 6);
      }
      if (mirrored.some((leg, index) => leg.side !== legs[index]!.side)) exchanged += 1;
    }),
    { numRuns: runs(600) },
  );
  expect(exchanged).toBeGreaterThan(200);
});

test("the unit of the stakes changes nothing, and the recommended ones give what is promised", () => {
  const unit = fc.constantFrom(0.01, 1, 3, 1000, 1e12);
  fc.assert(
    fc.property(pricedLegs(), unit, scoreAtBet(), (legs, money, options) => {
      const { stakes, profitMin, profitMax } = assessLegs(legs, options);
      const scaled = stakes.map((share) => share * money);
      const range = assessStakes(legs, scaled, options);
      expect(range.profitMin).toBeCloseTo(profitMin, 6);
      expect(range.profitMax).toBeCloseTo(profitMax, 6);
    }),
    { numRuns: runs(400) },
  );
});

test("a better price never lowers the guarantee", () => {
  let raised = 0;
  const better = fc.constantFrom(0.01, 0.05, 0.5, 3);
  fc.assert(
    fc.property(pricedLegs(), fc.nat(2), better, scoreAtBet(), (legs, which, more, options) => {
      const index = which % legs.length;
      const improved = legs.map((leg, i) =>
        i === index ? { ...leg, odds: leg.odds + more } : leg,
      );
      const before = assessLegs(legs, options).profitMin;
      const after = assessLegs(improved, options).profitMin;
      expect(after).toBeGreaterThanOrEqual(before - 1e-6);
      if (after > before + 0.1) raised += 1;
    }),
    { numRuns: runs(800) },
  );
  expect(raised).toBeGreaterThan(150);
});

test("every price in the range gives finite numbers", () => {
  let edges = 0;
  const price = fc.oneof(
    fc.constantFrom(1.001, 1001, 1.0010000000000001, 1000.9999999999999, 2),
    fc.double({ min: 1.001, max: 1001, noNaN: true }),
    decimalOdds(),
  );
  const legs = fc
    .oneof<fc.Arbitrary<readonly { market: string }[]>[]>(pair(), triple())
    .chain((bets) =>
      fc
        .array(price, { minLength: bets.length, maxLength: bets.length })
        .map((odds) => bets.map((bet, i) => ({ ...bet, odds: odds[i]! })) as PricedSelection[]),
    );
  fc.assert(
    fc.property(legs, scoreAtBet(), (bets, options) => {
      const { stakes, class: _, ...numbers } = assessLegs(bets, options);
      for (const value of [...stakes, ...Object.values(numbers)]) {
        expect(Number.isFinite(value)).toBe(true);
      }
      expect(numbers.profitMin).toBeGreaterThanOrEqual(-100);
      expect(numbers.profitMax).toBeGreaterThanOrEqual(numbers.profitMin);
      expect(numbers.profitMax).toBeLessThanOrEqual(100_000.001);
      if (bets.some(({ odds }) => odds > 1000) && bets.some(({ odds }) => odds < 1.01)) edges += 1;
    }),
    { numRuns: runs(1500) },
  );
  expect(edges).toBeGreaterThan(35);
});

test("margin, overround and implied total are one quantity in three forms", () => {
  const signs = { positive: 0, negative: 0 };
  const prices = fc.array(decimalOdds(), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(prices, (odds) => {
      const total = impliedTotal(odds);
      expect((1 + margin(odds) / 100) * total).toBeCloseTo(1, 12);
      expect(overround(odds)).toBeCloseTo((total - 1) * 100, 9);
      if (Math.abs(total - 1) < 1e-9) return;
      signs[margin(odds) > 0 ? "positive" : "negative"] += 1;
      expect(margin(odds) > 0).toBe(overround(odds) < 0);
      // At equal payouts every leg pays the margin.
      for (const [index, stake] of equalPayoutStakes(odds).entries()) {
        expect((stake * odds[index]! - 1) * 100).toBeCloseTo(margin(odds), 9);
      }
    }),
    { numRuns: runs(400) },
  );
  expect(Math.min(signs.positive, signs.negative)).toBeGreaterThan(50);
});

test("the rows of a payoff table are the result classes and hold the range of returns", () => {
  const weights = fc.array(fc.nat(99), { minLength: 3, maxLength: 3 });
  let rowsSeen = 0;
  fc.assert(
    fc.property(pricedLegs(), weights, scoreAtBet(), (legs, parts, options) => {
      const stakes = parts.slice(0, legs.length);
      fc.pre(stakes.some((stake) => stake > 0));
      const rows = payoffTable(legs, stakes, options);
      rowsSeen += rows.length;
      expect(rows.map(({ profit: _, ...row }) => row)).toEqual(resultClasses(legs, options));
      const profits = rows.map(({ profit }) => profit);
      expect(assessStakes(legs, stakes, options)).toEqual({
        profitMin: Math.min(...profits),
        profitMax: Math.max(...profits),
      });

      const outlay = stakes.reduce((sum, stake) => sum + stake, 0);
      const shares = stakes.map((stake) => stake / outlay);
      const byScore = profitsAt(returnsByScore(legs, options.scoreAtBet), shares);
      for (const { example, profit } of rows) {
        const at = EVERY_SCORE.findIndex(
          ({ home, away }) => home === example.home && away === example.away,
        );
        expect(profit).toBeCloseTo(byScore[at]!, 6);
      }
    }),
    { numRuns: runs(400) },
  );
  expect(rowsSeen).toBeGreaterThan(1000);
});

test("nothing that is given is changed", () => {
  fc.assert(
    fc.property(pricedLegs(), (legs) => {
      const frozen = Object.freeze(legs.map((leg) => Object.freeze(leg)));
      const stakes = Object.freeze(legs.map(() => 1));
      expect(() => [assessLegs(frozen), payoffTable(frozen, stakes)]).not.toThrow();
    }),
    { numRuns: runs(100) },
  );
});
