import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../test/runs.ts";
import { keysOf, LEAST_RESEMBLANCE, SimilarNames } from "../src/matching/similar-names.ts";
import { prepareName, scoreWithoutContradiction } from "../src/names/similarity.ts";
import { identifyTeam, type TeamIdentity } from "../src/matching/team-identity.ts";
import { EMPTY_REGISTRY } from "../src/registry/team-registry.ts";

const FIRST = ["Man", "Man.", "Manchester", "Sheffield", "Sheff", "St.", "Saint", "Real", "R."];
const SECOND = ["United", "Utd", "City", "Wednesday", "Etienne", "Madrid", "Sociedad", "1907"];

function identify(name: string): TeamIdentity {
  const identity = identifyTeam(name, { registry: EMPTY_REGISTRY });
  if (identity === undefined) throw new Error(`no letters in ${name}`);
  return identity;
}

const NAMES = FIRST.flatMap((first) => SECOND.map((second) => `${first} ${second}`))
  .concat(SECOND, ["Manchester United (W)", "Man Utd Women", "Mаnchester United"])
  .map(identify);

/** By definition: the resemblances of every two of the names that are listed. */
function resemblances(listed: readonly TeamIdentity[], maxSharing: number): Map<string, number> {
  const keys = new Map(listed.map((name) => [name, keysOf(name, EMPTY_REGISTRY)]));
  const sharing = new Map<string, number>();
  for (const key of [...keys.values()].flat()) sharing.set(key, (sharing.get(key) ?? 0) + 1);
  const found = new Map<string, number>();
  for (const a of listed) {
    for (const b of listed) {
      if (a === b) continue;
      const joins = (key: string): boolean =>
        (keys.get(b)?.includes(key) ?? false) && (sharing.get(key) ?? 0) <= maxSharing;
      if (keys.get(a)?.some(joins) !== true) continue;
      const [one, other] = [a, b].map(({ words }) => prepareName(words, EMPTY_REGISTRY.weights));
      const score = one && other ? scoreWithoutContradiction(one, other) : 0;
      if (score >= LEAST_RESEMBLANCE) found.set(`${a.spelling} ${b.spelling}`, score);
    }
  }
  return found;
}

/** More names come than go. */
const isAdded = fc.constantFrom(true, true, false);

describe("SimilarNames", () => {
  test("equals comparing all names that are listed, whatever came and went, and says what changed", () => {
    const reached = { similar: 0, crowded: 0, changed: 0 };
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.array(fc.tuple(isAdded, fc.constantFrom(...NAMES)), { minLength: 15, maxLength: 40 }),
        (maxSharing, steps) => {
          const names = new SimilarNames(EMPTY_REGISTRY, maxSharing);
          const uses = new Map<TeamIdentity, number>();
          let before = new Map<string, number>();
          for (const [isAdded, name] of steps) {
            const count = uses.get(name) ?? 0;
            if (isAdded) names.add(name);
            else names.remove(name);
            uses.set(name, Math.max(0, count + (isAdded ? 1 : -1)));
            const listed = NAMES.filter((each) => (uses.get(each) ?? 0) > 0);
            const expected = resemblances(listed, maxSharing);
            const changed = new Set(names.takeChanged());
            for (const a of listed) {
              for (const b of listed) {
                if (a.key === b.key) continue;
                const pair = `${a.spelling} ${b.spelling}`;
                expect(names.scoreOf(a, b)).toBe(expected.get(pair));
                if (a === name || b === name || expected.get(pair) === before.get(pair)) continue;
                expect([...changed]).toEqual(expect.arrayContaining([a.spelling, b.spelling]));
                reached.changed += 1;
              }
            }
            reached.similar += expected.size;
            reached.crowded += resemblances(listed, Infinity).size - expected.size;
            before = expected;
          }
        },
      ),
      { numRuns: runs(40) },
    );
    for (const [what, count] of Object.entries(reached)) {
      expect(count, what).toBeGreaterThan(0);
    }
  });

  test("a name with letters of two scripts resembles none", () => {
    const [plain, mixed] = [identify("Manchester United"), identify("Mаnchester United")];
    const names = new SimilarNames(EMPTY_REGISTRY);
    for (const name of [plain, mixed]) names.add(name);
    expect(mixed.isMixedScript).toBe(true);
    expect(mixed.key).not.toBe(plain.key);
    expect(names.scoreOf(plain, mixed)).toBeUndefined();
  });
});
