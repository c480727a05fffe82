import fc from "fast-check";
import { expect, test } from "vitest";
import {
  assessLegs,
  calculateArbitrage,
  DEFAULT_POLICY,
  matchEvents,
  type EventListing,
  type MatchedEvent,
  type MarketLine,
  type PricedSelection,
} from "arb-core";
import { checkGuarantee, smallWorldOdds } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";

test("every reported opportunity keeps its guarantee at every score", () => {
  let found = 0;
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      for (const opportunity of calculateArbitrage(matchEvents(odds))) {
        found += 1;
        expect(opportunity.profitMin).toBeGreaterThanOrEqual(0);
        expect(checkGuarantee(opportunity).least).toBeGreaterThanOrEqual(-1e-6);
        expect(opportunity.legs[0].provider).not.toBe(opportunity.legs[1].provider);
      }
    }),
    { numRuns: runs(5000) },
  );
  expect(found).toBeGreaterThan(20);
});

/** The slow, obvious way: every line of every member against every other. */
function idsByDefinition(event: MatchedEvent): string[] {
  const isRunning = event.members.some(({ listing }) => listing.live === true);
  const bets = event.members.flatMap(({ listing, orientation, provider }) =>
    orientation === "unknown" || (listing.live === true) !== isRunning
      ? []
      : listing.lines
          .filter((line) => line.suspended !== true)
          .flatMap((line) => betsOn(line, orientation === "swapped"))
          .map((bet) => ({ ...bet, provider, listing, orientation })),
  );
  const ids: string[] = [];
  for (const a of bets.filter(({ side }) => side === "home" || side === "over")) {
    for (const b of bets.filter(({ side }) => side === (a.side === "home" ? "away" : "under"))) {
      if (a.market !== b.market || a.provider === b.provider) continue;
      const scores = [a, b].map(({ listing, orientation }) => {
        if (listing.live !== true) return listing.score === undefined ? "before" : Symbol("what");
        if (listing.score === undefined) return Symbol("unknown");
        const goals = [listing.score.home, listing.score.away];
        return (orientation === "swapped" ? goals.reverse() : goals).join("-");
      });
      if (scores[0] !== scores[1]) continue;
      const assessment = assessLegs(a, b);
      if (assessment.margin <= 1e-9 || !DEFAULT_POLICY.classes.includes(assessment.class)) continue;
      if (assessment.stakes.some((share) => share < 1e-9)) continue;
      const legs = [a, b].map((leg) => `${leg.provider}:${leg.side}:${leg.line}`);
      ids.push([event.id, a.market, ...legs].join("|"));
    }
  }
  return ids.sort();
}

function betsOn(
  { market, line, odds: [first, second] }: MarketLine,
  isSwapped: boolean,
): PricedSelection[] {
  if (market === "ft_ou" || market === "fh_ou") {
    return [
      { market, side: "over", line, odds: first } as const,
      { market, side: "under", line, odds: second } as const,
    ];
  }
  const printed = [
    { market, side: isSwapped ? "away" : "home", line, odds: first } as const,
    {
      market,
      side: isSwapped ? "home" : "away",
      line: line === 0 ? 0 : -line,
      odds: second,
    } as const,
  ];
  return printed;
}

test("calculateArbitrage() finds exactly the pairs of the definition", () => {
  let found = 0;
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      const events = matchEvents(odds);
      const ids = calculateArbitrage(events).map(({ id }) => id);
      expect([...ids].sort()).toEqual(events.flatMap(idsByDefinition).sort());
      expect(new Set(ids).size).toBe(ids.length);
      found += ids.length;
    }),
    { numRuns: runs(3000) },
  );
  expect(found).toBeGreaterThan(10);
});

test("calling home away everywhere, and lines with it, changes no profit", () => {
  let found = 0;
  const exchange = (listing: EventListing): EventListing => ({
    ...listing,
    home: listing.away,
    away: listing.home,
    ...(listing.score === undefined
      ? {}
      : { score: { home: listing.score.away, away: listing.score.home } }),
    lines: listing.lines.map((line) =>
      line.market === "ft_hdp"
        ? { ...line, line: 0 - line.line, odds: [line.odds[1], line.odds[0]] }
        : line,
    ),
  });
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      const exchanged = Object.fromEntries(
        Object.entries(odds).map(([provider, listings]) => [provider, listings.map(exchange)]),
      );
      const profits = (input: Record<string, EventListing[]>): number[] =>
        calculateArbitrage(matchEvents(input)).flatMap(({ profitMin, margin }) => [
          profitMin,
          margin,
        ]);
      const before = profits(odds);
      found += before.length;
      const after = profits(exchanged);
      expect(after).toHaveLength(before.length);
      const ascending = (a: number, b: number): number => a - b;
      const expected = before.toSorted(ascending);
      for (const [index, profit] of after.toSorted(ascending).entries()) {
        expect(profit).toBeCloseTo(expected[index] ?? Number.NaN, 6);
      }
    }),
    { numRuns: runs(3000) },
  );
  expect(found).toBeGreaterThan(10);
});

test("a worse price never adds an opportunity", () => {
  fc.assert(
    fc.property(smallWorldOdds(), (odds) => {
      const worse = Object.fromEntries(
        Object.entries(odds).map(([provider, listings]) => [
          provider,
          listings.map((listing) => ({
            ...listing,
            lines: listing.lines.map((line) => ({
              ...line,
              odds: [Math.max(1.001, line.odds[0] - 0.1), line.odds[1]] as const,
            })),
          })),
        ]),
      );
      const ids = new Set(calculateArbitrage(matchEvents(odds)).map(({ id }) => id));
      for (const { id } of calculateArbitrage(matchEvents(worse))) expect(ids).toContain(id);
    }),
    { numRuns: runs(1000) },
  );
});
