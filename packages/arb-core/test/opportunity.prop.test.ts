import fc from "fast-check";
import { expect, test } from "vitest";
import { calculateArbitrage, findArbitrage, matchEvents, type Opportunity } from "arb-core";
import { checkGuarantee, smallWorldOdds } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { combinationsByDefinition } from "./oracle/combinations.ts";
import {
  byId,
  EVERY_CLASS,
  Kinds,
  searchPolicies,
  SHAPES,
  SITUATIONS,
} from "./opportunity-kinds.ts";
import { eventOf, exchangeListing, mapListings, mapOdds, rivalBooks } from "./rival-books.ts";

test("findArbitrage() finds what trying every two and three prices finds", () => {
  const kinds = new Kinds();
  let withoutThird = 0;
  fc.assert(
    fc.property(rivalBooks(), searchPolicies(), (rivals, policy) => {
      const event = eventOf(rivals);
      const found = findArbitrage(event, policy);
      const expected = byId(combinationsByDefinition(event, policy));
      expect(found.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
      for (const opportunity of found) {
        const same = expected.get(opportunity.id);
        expect(Math.abs(opportunity.profitMin - (same?.profitMin ?? NaN))).toBeLessThan(1e-6);
        expect(opportunity.class).toBe(same?.class);
        expect(opportunity.flags.includes("incoherent")).toBe(same?.isIncoherent);
        kinds.add(opportunity, rivals);
      }
      if (policy.maxLegs === 2) {
        withoutThird += 1;
        expect(found.every(({ legs }) => legs.length === 2)).toBe(true);
      }
    }),
    { numRuns: runs(450) },
  );
  kinds.expectAtLeast(10, [...SHAPES, ...SITUATIONS, "incoherent", "suspicious"]);
  kinds.expectAtLeast(10, ["arb", "arb-middle", "no-loss", "polish"]);
  expect(withoutThird).toBeGreaterThan(100);
});

test("every reported opportunity keeps its guarantee at every score", () => {
  const kinds = new Kinds();
  fc.assert(
    fc.property(rivalBooks(), (rivals) => {
      for (const opportunity of findArbitrage(eventOf(rivals))) {
        kinds.add(opportunity, rivals);
        expect(opportunity.profitMin).toBeGreaterThanOrEqual(0);
        expect(checkGuarantee(opportunity).least).toBeGreaterThanOrEqual(-1e-6);
        expect(new Set(opportunity.legs.map(({ provider }) => provider)).size).toBeGreaterThan(1);
      }
    }),
    { numRuns: runs(120) },
  );
  kinds.expectAtLeast(3, [...SHAPES, ...SITUATIONS]);
});

test("what whole books of a small world report keeps its guarantee, best first", () => {
  let found = 0;
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      const opportunities = calculateArbitrage(matchEvents(odds));
      found += opportunities.length;
      for (const opportunity of opportunities) checkGuarantee(opportunity);
      const profits = opportunities.map(({ profitMin }) => profitMin);
      expect(profits).toEqual(profits.toSorted((a, b) => b - a));
      expect(new Set(opportunities.map(({ id }) => id)).size).toBe(opportunities.length);
    }),
    { numRuns: runs(600) },
  );
  expect(found).toBeGreaterThan(10);
});

/**
 * What opportunities are worth, whatever they are called: in an order of their own, the texts and
 * the numbers.
 */
function worthOf(found: readonly Opportunity[], nameOf: (provider: string) => string) {
  const worth = found.map(({ legs, class: kind, flags, ...rest }) => {
    const paired = legs.map(({ provider, odds }, index) => ({
      text: `${nameOf(provider)} ${odds}`,
      stake: rest.stakes[index] ?? NaN,
    }));
    paired.sort((a, b) => (a.text < b.text ? -1 : 1));
    return {
      text: [kind, ...flags, ...paired.map(({ text }) => text)].join(" "),
      numbers: [rest.profitMin, rest.profitMax, rest.margin, ...paired.map(({ stake }) => stake)],
    };
  });
  worth.sort((a, b) => {
    if (a.text !== b.text) return a.text < b.text ? -1 : 1;
    // Floating point differs in its last digits, so that equal ones may stand either way round.
    const index = a.numbers.findIndex((value, i) => Math.abs(value - (b.numbers[i] ?? 0)) > 1e-6);
    return (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
  });
  return { texts: worth.map(({ text }) => text), numbers: worth.flatMap(({ numbers }) => numbers) };
}

function expectSameWorth(
  after: readonly Opportunity[],
  before: readonly Opportunity[],
  nameOf: (provider: string) => string = (provider) => provider,
): void {
  const [x, y] = [worthOf(after, (provider) => provider), worthOf(before, nameOf)];
  expect(x.texts).toEqual(y.texts);
  const furthest = x.numbers.map((value, index) => Math.abs(value - (y.numbers[index] ?? NaN)));
  expect(Math.max(0, ...furthest)).toBeLessThan(1e-6);
}

test("naming the bookmakers otherwise, and listing them in another order, changes names only", () => {
  let found = 0;
  fc.assert(
    fc.property(rivalBooks(), (rivals) => {
      const entries = Object.entries(rivals);
      // Home and away are the first bookmaker's where as many have them the other way round.
      const rename = (name: string): string => `z${"dcba".indexOf(name)}`;
      const renamed = Object.fromEntries(entries.map(([name, entry]) => [rename(name), entry]));
      const reordered = Object.fromEntries(entries.toReversed());
      const before = findArbitrage(eventOf(rivals), { classes: EVERY_CLASS });
      expect(findArbitrage(eventOf(reordered), { classes: EVERY_CLASS })).toEqual(before);
      const after = findArbitrage(eventOf(renamed), { classes: EVERY_CLASS });
      expectSameWorth(after, before, rename);
      found += before.length;
    }),
    { numRuns: runs(120) },
  );
  expect(found).toBeGreaterThan(200);
});

test("calling home away everywhere, and lines with it, changes no worth", () => {
  const kinds = new Kinds();
  fc.assert(
    fc.property(rivalBooks(), (rivals) => {
      const exchanged = mapListings(rivals, exchangeListing);
      const before = findArbitrage(eventOf(rivals), { classes: EVERY_CLASS });
      const after = findArbitrage(eventOf(exchanged), { classes: EVERY_CLASS });
      expectSameWorth(after, before);
      for (const opportunity of before) kinds.add(opportunity, rivals);
    }),
    { numRuns: runs(120) },
  );
  kinds.expectAtLeast(3, [...SHAPES, ...SITUATIONS]);
});

test("a bookmaker that joins with worse prices changes nothing about the others", () => {
  let found = 0;
  let joined = 0;
  fc.assert(
    fc.property(rivalBooks(), ({ c, d, ...two }) => {
      const { a } = two;
      // On neutral ground a third book can decide which team is at home.
      if (a === undefined || a.neutral === true) return;
      const worse = { ...a, lines: mapOdds(a.lines, lower) };
      const before = findArbitrage(eventOf(two));
      const after = findArbitrage(eventOf({ ...two, c: worse }));
      const isOld = ({ legs }: Opportunity): boolean =>
        legs.every(({ provider }) => provider !== "c");
      expect(after.filter(isOld)).toEqual(before);
      found += before.length;
      joined += after.length - before.length;
    }),
    { numRuns: runs(300) },
  );
  expect(found).toBeGreaterThan(50);
  expect(joined).toBeGreaterThan(50);
});

test("a worse price never adds an opportunity, nor profit to one", () => {
  let found = 0;
  let lost = 0;
  fc.assert(
    fc.property(rivalBooks(), (rivals) => {
      const { a } = rivals;
      if (a === undefined) return;
      const worse = { ...rivals, a: { ...a, lines: mapOdds(a.lines, lower) } };
      // Two books of which one may have the teams exchanged can be told apart by worse prices.
      const rules = { skinGroups: [], maxLegs: 3, classes: EVERY_CLASS, trustsOrientation: true };
      const before = byId(combinationsByDefinition(eventOf(rivals), rules));
      const after = findArbitrage(eventOf(worse));
      for (const { id, profitMin } of after) {
        expect(profitMin).toBeLessThan((before.get(id)?.profitMin ?? -Infinity) + 1e-6);
      }
      found += after.length;
      lost += findArbitrage(eventOf(rivals)).length - after.length;
    }),
    { numRuns: runs(120) },
  );
  expect(found).toBeGreaterThan(50);
  expect(lost).toBeGreaterThan(20);
});

function lower(price: number): number {
  return Math.max(price - 0.1, 1.01);
}
