import { expect, test } from "vitest";
import { findArbitrage, matchEvents, type EventListing } from "arb-core";

const MATCH = { home: "Arsenal", away: "Chelsea", startsAt: Date.UTC(2026, 7, 15, 14) };

/** Ten bookmakers near even, and one that has slipped a digit. */
function misreadWorld() {
  const odds: Record<string, EventListing[]> = {};
  for (let book = 0; book < 10; book++) {
    odds[`book-${book}`] = [
      { ...MATCH, lines: [{ market: "ft_hdp", line: -0.5, odds: [1.9 + book / 1000, 1.9] }] },
    ];
  }
  odds["misread"] = [{ ...MATCH, lines: [{ market: "ft_hdp", line: -0.5, odds: [1.2, 3.9] }] }];
  return matchEvents(odds);
}

test("a price that makes a sure bet with everybody is named once", () => {
  const [event] = misreadWorld();
  if (event === undefined) throw new Error("There is no event");
  const reported = findArbitrage(event);
  expect(reported.map(({ legs }) => legs.map(({ provider }) => provider))).toEqual([
    ["book-9", "misread"],
  ]);
  expect(reported[0]?.flags).toContain("outlier");
  expect(reported[0]?.legs.map(({ isOutlier }) => isOutlier)).toEqual([false, true]);
});

test("within the limit every combination is reported", () => {
  const [event] = misreadWorld();
  if (event === undefined) throw new Error("There is no event");
  const reported = findArbitrage(event, { maxPartners: 10 });
  expect(reported).toHaveLength(10);
  expect(reported.flatMap(({ flags }) => flags)).not.toContain("outlier");
});

test("a limit below 1 is refused", () => {
  const [event] = misreadWorld();
  if (event === undefined) throw new Error("There is no event");
  expect(() => findArbitrage(event, { maxPartners: 0 })).toThrow(
    /^Cannot use policy: maxPartners must be at least 1, was 0$/,
  );
});
