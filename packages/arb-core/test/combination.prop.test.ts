import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DEFAULT_POLICY,
  findArbitrage,
  oddsAfterCommission,
  propositionOf,
  type Commission,
  type Leg,
  type Opportunity,
} from "arb-core";
import { runs } from "../../../test/runs.ts";
import { byId, EVERY_CLASS, searchPolicies } from "./opportunity-kinds.ts";
import { eventOf, mapListings, mapOdds, rivalBooks, type Rivals } from "./rival-books.ts";

/** Names what is bet on, whoever offers it. */
function betOf({ legs, score }: Opportunity): string {
  const propositions = legs.map((leg) => {
    const counting = score === undefined ? {} : { scoreAtBet: score };
    const { period, quantity, direction, line } = propositionOf(leg, counting);
    return [period, quantity, direction, line].join(" ");
  });
  return [...propositions, score?.home, score?.away].join("|");
}

test("the best combinations are, of each bet, the best of all combinations", () => {
  let bets = 0;
  let rivalled = 0;
  fc.assert(
    fc.property(rivalBooks(), searchPolicies(), (rivals, policy) => {
      const event = eventOf(rivals);
      const all = findArbitrage(event, policy);
      const best = findArbitrage(event, { ...policy, pairs: "best" });
      const ids = byId(all);
      const greatest = new Map<string, Opportunity>();
      // The best are first.
      for (const entry of all.toReversed()) greatest.set(betOf(entry), entry);
      expect(best.map(betOf).sort()).toEqual([...greatest.keys()].sort());
      for (const entry of best) {
        expect(entry).toEqual(ids.get(entry.id));
        expect(entry.profitMin).toBe(greatest.get(betOf(entry))?.profitMin);
        expect(entry.margin).toBe(greatest.get(betOf(entry))?.margin);
      }
      bets += best.length;
      rivalled += all.length - best.length;
    }),
    { numRuns: runs(200) },
  );
  expect(bets).toBeGreaterThan(200);
  expect(rivalled).toBeGreaterThan(50);
});

test("asking for more classes changes nothing about the sure bets", () => {
  let found = 0;
  let losing = 0;
  fc.assert(
    fc.property(rivalBooks(), (rivals) => {
      const event = eventOf(rivals);
      const sure = findArbitrage(event);
      const every = findArbitrage(event, { classes: EVERY_CLASS });
      expect(every.filter((entry) => DEFAULT_POLICY.classes.includes(entry.class))).toEqual(sure);
      found += sure.length;
      losing += every.length - sure.length;
    }),
    { numRuns: runs(150) },
  );
  expect(found).toBeGreaterThan(100);
  expect(losing).toBeGreaterThan(100);
});

test("books of one skin group, and of groups that overlap, never make a combination alone", () => {
  let others = 0;
  fc.assert(
    fc.property(rivalBooks(), (rivals) => {
      const event = eventOf(rivals);
      const skinGroups = [["b", "a"], ["x"], [], ["c", "b"]];
      const found = findArbitrage(event, { skinGroups });
      expect(found.every(({ legs }) => legs.some(({ provider }) => provider === "d"))).toBe(true);
      const isMixed = ({ legs }: Opportunity): boolean =>
        legs.some(({ provider }) => provider === "d");
      expect(found).toEqual(findArbitrage(event).filter(isMixed));
      others += found.length;
    }),
    { numRuns: runs(150) },
  );
  expect(others).toBeGreaterThan(50);
});

const commissions: fc.Arbitrary<Record<string, Commission>> = fc.dictionary(
  fc.constantFrom("a", "b", "c"),
  fc.record({
    on: fc.constantFrom("winnings" as const, "turnover" as const, "return" as const),
    rate: fc.integer({ min: 0, max: 5 }).map((percent) => percent / 100),
  }),
);

test("a commission is as the prices that are left of it; the shown price stays", () => {
  let taken = 0;
  fc.assert(
    fc.property(rivalBooks(), commissions, (rivals, rates) => {
      const converted = mapListings(rivals, (listing, provider) => {
        const rate = rates[provider];
        const net = (price: number): number =>
          rate === undefined ? price : oddsAfterCommission(price, rate);
        return { ...listing, lines: mapOdds(listing.lines, net) };
      });
      // Doubts about home and away come from the shown prices, which are not the same.
      const policy = { reportDoubtful: true };
      const found = findArbitrage(eventOf(rivals), { ...policy, commissions: rates });
      const expected = byId(findArbitrage(eventOf(converted), policy));
      expect(found.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
      for (const { id, profitMin, stakes, legs } of found) {
        const same = expected.get(id);
        expect(profitMin).toBeCloseTo(same?.profitMin ?? NaN, 9);
        expect(stakes).toEqual(same?.stakes);
        expect(legs.map(({ netOdds }) => netOdds)).toEqual(same?.legs.map(({ odds }) => odds));
        for (const leg of legs) {
          const rate = rates[leg.provider];
          const shown = shownOdds(rivals, leg);
          expect(shown).toContain(leg.odds);
          if (rate === undefined) expect(leg.netOdds).toBe(leg.odds);
          else expect(leg.netOdds).toBe(oddsAfterCommission(leg.odds, rate));
          if (leg.netOdds < leg.odds) taken += 1;
        }
      }
    }),
    { numRuns: runs(150) },
  );
  expect(taken).toBeGreaterThan(100);
});

function shownOdds(rivals: Rivals, { provider, market }: Leg): readonly number[] {
  return (rivals[provider]?.lines ?? [])
    .filter((line) => line.market === market)
    .flatMap((line) => line.odds);
}
