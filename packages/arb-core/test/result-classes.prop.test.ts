import fc from "fast-check";
import { expect, test } from "vitest";
import {
  MARKET_KINDS,
  MAX_GOALS,
  marketInfo,
  resultClasses,
  settle,
  type ResultClass,
  type Score,
} from "arb-core";
import { runs } from "../../../test/runs.ts";
import { anySelections, scoreAtBet } from "./arbitrary-legs.ts";
import { EVERY_SCORE } from "./oracle/returns.ts";

/** Whether a score is in a class, by the meaning of its fields. */
function holds({ difference, total, both, odd }: ResultClass, { home, away }: Score): boolean {
  return (
    home - away >= difference.from &&
    home - away <= difference.to &&
    home + away >= total.from &&
    home + away <= total.to &&
    (both === undefined || both === (home >= 1 && away >= 1)) &&
    (odd === undefined || odd === ((home + away) % 2 === 1))
  );
}

/** The questions that some selections ask of a result. */
function questionsOf(kinds: readonly string[]): Set<string> {
  return new Set(
    kinds.map((kind) => {
      if (kind === "ou") return "total";
      return kind === "btts" || kind === "oe" ? kind : "difference";
    }),
  );
}

test("result classes hold every score exactly once and settle it as settle() does", () => {
  const kinds = new Set<string>();
  const seen = { mixed: 0, three: 0, joined: 0, running: 0 };
  fc.assert(
    fc.property(anySelections(1, 4), scoreAtBet(), (selections, options) => {
      const classes = resultClasses(selections, options);
      for (const at of EVERY_SCORE) {
        const holding = classes.filter((entry) => holds(entry, at));
        const settlements = selections.map((one) => settle(one, at, options));
        if (holding.length !== 1 || holding[0]!.settlements.join() !== settlements.join()) {
          expect.fail(`${at.home}-${at.away} is ${settlements.join()}, in ${holding.length}`);
        }
      }
      const names = selections.map(({ market }) => marketInfo(market).kind);
      for (const name of names) kinds.add(name);
      const questions = questionsOf(names).size;
      if (questions >= 2) seen.mixed += 1;
      if (questions >= 3) seen.three += 1;
      if (classes.some(({ difference }) => Number.isFinite(difference.from - difference.to))) {
        seen.joined += 1;
      }
      if (options.scoreAtBet !== undefined && names.includes("hdp")) seen.running += 1;
    }),
    { numRuns: runs(400) },
  );
  expect([...kinds].sort()).toEqual([...MARKET_KINDS].sort());
  expect(seen.mixed).toBeGreaterThan(120);
  expect(seen.three).toBeGreaterThan(5);
  expect(seen.joined).toBeGreaterThan(50);
  expect(seen.running).toBeGreaterThan(6);
});

test("scores far from every line are in one class too", () => {
  let far = 0;
  const goals = fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: MAX_GOALS }) },
  );
  fc.assert(
    fc.property(anySelections(1, 4), goals, goals, (selections, home, away) => {
      const classes = resultClasses(selections).filter((entry) => holds(entry, { home, away }));
      expect(classes).toHaveLength(1);
      expect(classes[0]!.settlements).toEqual(selections.map((one) => settle(one, { home, away })));
      if (home > 100 && away > 100) far += 1;
    }),
    { numRuns: runs(400) },
  );
  expect(far).toBeGreaterThan(30);
});

test("the example of a class is a score of it, and ends as it says", () => {
  let examples = 0;
  fc.assert(
    fc.property(anySelections(1, 4), scoreAtBet(), (selections, options) => {
      const classes = resultClasses(selections, options);
      for (const entry of classes) {
        examples += 1;
        expect(holds(entry, entry.example)).toBe(true);
        expect(selections.map((one) => settle(one, entry.example, options))).toEqual(
          entry.settlements,
        );
      }
    }),
    { numRuns: runs(300) },
  );
  expect(examples).toBeGreaterThan(1000);
});

test("no two neighbors on one question settle alike: what could be joined is", () => {
  const cuts = { difference: 0, total: 0 };
  fc.assert(
    fc.property(anySelections(1, 3), (selections) => {
      const classes = resultClasses(selections);
      for (const axis of ["difference", "total"] as const) {
        const other = axis === "difference" ? "total" : "difference";
        for (const [one, next] of classes.flatMap((a) => classes.map((b) => [a, b] as const))) {
          if (one[axis].to + 1 !== next[axis].from) continue;
          const isSame =
            JSON.stringify([one[other], one.both, one.odd]) ===
            JSON.stringify([next[other], next.both, next.odd]);
          if (!isSame) continue;
          cuts[axis] += 1;
          expect(next.settlements).not.toEqual(one.settlements);
        }
      }
    }),
    { numRuns: runs(300) },
  );
  expect(Math.min(cuts.difference, cuts.total)).toBeGreaterThan(25);
});

test("classes come by ascending total and then difference, and leave the selections alone", () => {
  let several = 0;
  fc.assert(
    fc.property(anySelections(1, 4), (selections) => {
      selections.forEach(Object.freeze);
      const classes = resultClasses(Object.freeze(selections));
      const key = ({ total, both, odd, difference }: ResultClass): number[] => [
        total.from,
        Number(both ?? 0),
        Number(odd ?? 0),
        difference.from,
      ];
      for (const [index, entry] of classes.slice(1).entries()) {
        const before = key(classes[index]!);
        const after = key(entry);
        const at = after.findIndex((value, place) => value !== before[place]);
        expect(after[at]).toBeGreaterThan(before[at]!);
        several += 1;
      }
    }),
    { numRuns: runs(300) },
  );
  expect(several).toBeGreaterThan(300);
});
