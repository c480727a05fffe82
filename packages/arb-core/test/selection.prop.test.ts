import fc from "fast-check";
import { expect, test } from "vitest";
import {
  complementOf,
  exchangeTeams,
  lineOfSide,
  marketInfo,
  MARKET_KINDS,
  propositionOf,
  settle,
  SETTLEMENTS,
  type MarketKey,
  type Settlement,
} from "arb-core";
import { lineOf, score, selection } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { scoreAtBet } from "./arbitrary-legs.ts";

const mirror = (settlement: Settlement): Settlement =>
  SETTLEMENTS[SETTLEMENTS.length - 1 - SETTLEMENTS.indexOf(settlement)]!;

test("a selection and its complement end as mirror images at every score", () => {
  const ends = new Set<Settlement>();
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(selection(), score(), (one, at) => {
      const other = complementOf(Object.freeze(one));
      if (other === undefined) return;
      const { kind } = marketInfo(one.market);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      ends.add(settle(one, at));
      expect(settle(other, at)).toBe(mirror(settle(one, at)));
    }),
    { numRuns: runs(6000) },
  );
  expect(ends.size).toBe(5);
  expect([...kinds.keys()].sort()).toEqual([...MARKET_KINDS].sort());
  expect(Math.min(...kinds.values())).toBeGreaterThan(30);
});

test("the complement of a complement is the same proposition, and has the same period", () => {
  let found = 0;
  fc.assert(
    fc.property(selection(), (one) => {
      const other = complementOf(one);
      if (other === undefined) {
        expect(one).toMatchObject({ side: "draw" });
        expect(one.line).not.toBe(0);
        return;
      }
      found += 1;
      const back = complementOf(other)!;
      expect(propositionOf(back)).toEqual(propositionOf(one));
      expect(marketInfo(other.market).period).toBe(marketInfo(one.market).period);
      expect(Object.is(other.line, -0)).toBe(false);
    }),
    { numRuns: runs(1000) },
  );
  expect(found).toBeGreaterThan(800);
});

test("the two sides of a market line are complements", () => {
  let lines = 0;
  const line = fc
    .constantFrom<MarketKey>("ft_hdp", "fh_ou", "sh_dnb", "ft_ml", "ft_btts", "fh_oe")
    .chain((market) => fc.tuple(fc.constant(market), lineOf(market)));
  fc.assert(
    fc.property(line, ([market, at]) => {
      const [first, second] = marketInfo(market).sides;
      expect(complementOf({ market, side: first!, line: at })).toEqual({
        market,
        side: second,
        line: lineOfSide(at, second!),
      });
      if (at !== 0) lines += 1;
    }),
    { numRuns: runs(200) },
  );
  expect(lines).toBeGreaterThan(15);
});

test("exchanged teams settle alike at the exchanged score", () => {
  let changed = 0;
  let running = 0;
  fc.assert(
    fc.property(selection(), score(), scoreAtBet(), (one, at, options) => {
      const other = exchangeTeams(Object.freeze(one));
      const before = options.scoreAtBet;
      const exchanged =
        before === undefined ? {} : { scoreAtBet: { home: before.away, away: before.home } };
      expect(settle(other, { home: at.away, away: at.home }, exchanged)).toBe(
        settle(one, at, options),
      );
      expect(exchangeTeams(other)).toEqual(one);
      if (other.side !== one.side || other.line !== one.line) changed += 1;
      if (before !== undefined && marketInfo(one.market).kind === "hdp") running += 1;
    }),
    { numRuns: runs(1500) },
  );
  expect(changed).toBeGreaterThan(500);
  expect(running).toBeGreaterThan(20);
});
