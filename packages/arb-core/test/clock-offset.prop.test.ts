import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createClockOffsetLookup,
  learnClockOffsets,
  type KickOffObservation,
} from "../src/matching/clock-offset.ts";
import { runs } from "../../../test/runs.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2025, 0, 1, 15);

interface Planted {
  readonly provider: string;
  readonly league: string;
  readonly offsetMs: number;
  readonly observations: readonly KickOffObservation[];
}

/** A league with one offset, nearly all of whose matches show it, two and more days apart. */
function planted(provider: string, league: string): fc.Arbitrary<Planted> {
  return fc
    .record({
      steps: fc.integer({ min: -48, max: 48 }),
      jitter: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 5, maxLength: 30 }),
      /** Of five matches, at most one shows anything else. */
      noise: fc.array(fc.integer({ min: -3000, max: 3000 }), { maxLength: 1 }),
    })
    .map(({ steps, jitter, noise }) => ({
      provider,
      league,
      offsetMs: steps * 15 * MINUTE || 0,
      observations: [...jitter.map((minutes) => steps * 15 + minutes), ...noise].map(
        (minutes, index) => {
          const referenceStartsAt = START + index * 12 * HOUR;
          return {
            provider,
            league,
            startsAt: referenceStartsAt + minutes * MINUTE,
            referenceStartsAt,
          };
        },
      ),
    }));
}

const plantedLeagues = fc
  .uniqueArray(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("x", "y", "z", "__proto__")), {
    selector: ([provider, league]) => `${provider} ${league}`,
    minLength: 1,
    maxLength: 8,
  })
  .chain((clocks) => fc.tuple(...clocks.map(([provider, league]) => planted(provider, league))));

test("planted offsets are found: every clock is set right, whatever its source's others show", () => {
  let wrong = 0;
  fc.assert(
    fc.property(plantedLeagues, (leagues) => {
      const offsetOf = createClockOffsetLookup(
        learnClockOffsets(leagues.flatMap(({ observations }) => observations)),
      );
      for (const { provider, league, offsetMs } of leagues) {
        expect(offsetOf({ provider, league })).toBe(offsetMs);
        if (offsetMs !== 0) wrong += 1;
      }
    }),
    { numRuns: runs(300) },
  );
  expect(wrong).toBeGreaterThan(0);
});

test("the order of the observations changes nothing", () => {
  let learned = 0;
  fc.assert(
    fc.property(
      plantedLeagues
        .map((leagues) => leagues.flatMap(({ observations }) => observations))
        .chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
      ([observations, shuffled]) => {
        const offsets = learnClockOffsets(observations);
        expect(JSON.stringify(learnClockOffsets(shuffled))).toBe(JSON.stringify(offsets));
        learned += offsets.length;
      },
    ),
    { numRuns: runs(200) },
  );
  expect(learned).toBeGreaterThan(0);
});

test("noise is not learned: without a multiple that most matches show, no clock is set", () => {
  let observed = 0;
  fc.assert(
    fc.property(
      // Each multiple at most twice among at least 5: never more than 40 %.
      fc.uniqueArray(fc.integer({ min: -80, max: 80 }), { minLength: 5, maxLength: 40 }),
      fc.array(fc.integer({ min: -7, max: 7 }), { minLength: 80, maxLength: 80 }),
      fc.constantFrom(1, 2),
      (steps, jitter, times) => {
        const minutes = Array.from({ length: times }, () => steps)
          .flat()
          .map((step, index) => step * 15 + (jitter[index] ?? 0));
        const observations = minutes.map((ahead, index) => ({
          provider: "book",
          league: `league ${index % 3}`,
          startsAt: START + index * HOUR * 7 + ahead * MINUTE,
          referenceStartsAt: START + index * HOUR * 7,
        }));
        expect(learnClockOffsets(observations)).toEqual([]);
        observed += observations.length;
      },
    ),
    { numRuns: runs(300) },
  );
  expect(observed).toBeGreaterThan(0);
});

test("what is proposed is explained: enough matches, a clear majority, a multiple of 15 minutes", () => {
  let proposed = 0;
  const match = fc.record({
    provider: fc.constantFrom("a", "b"),
    league: fc.constantFrom("x", "y", "z"),
    hours: fc.integer({ min: 0, max: 100 }),
    ahead: fc.constantFrom(60, 60, 60, 60, 60, 58, 0, -15),
  });
  fc.assert(
    fc.property(fc.array(match, { maxLength: 60 }), (matches) => {
      const observations = matches.map(({ provider, league, hours, ahead }) => ({
        provider,
        league,
        startsAt: START + hours * HOUR + ahead * MINUTE,
        referenceStartsAt: START + hours * HOUR,
      }));
      for (const offset of learnClockOffsets(observations)) {
        const { source, league, offsetMs } = offset;
        const own = observations.filter(
          (one) => one.provider === source && (league === undefined || one.league === league),
        );
        const agreeing = own.filter(
          (one) => Math.abs(one.startsAt - one.referenceStartsAt - offsetMs) <= 5 * MINUTE,
        );
        expect([offset.observations, offset.agreeing]).toEqual([own.length, agreeing.length]);
        if (offsetMs === 0) continue;
        proposed += 1;
        expect(Number.isInteger(offsetMs / (15 * MINUTE))).toBe(true);
        expect(agreeing.length).toBeGreaterThanOrEqual(Math.max(5, 0.8 * own.length));
      }
    }),
    { numRuns: runs(500) },
  );
  expect(proposed).toBeGreaterThan(0);
});
