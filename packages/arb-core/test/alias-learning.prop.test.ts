import fc from "fast-check";
import { expect, test } from "vitest";
import { commitAliases } from "../src/learning/alias-commit.ts";
import { learnAliases } from "../src/learning/alias-learning.ts";
import { AliasLedger } from "../src/learning/alias-ledger.ts";
import { parseAliasLedger } from "../src/learning/alias-ledger-file.ts";
import type { AliasProposal } from "../src/learning/alias-proposal.ts";
import { observeAliases, type AliasObservations } from "../src/learning/alias-sighting.ts";
import { EMPTY_REGISTRY } from "../src/registry/team-registry.ts";
import { runs } from "../../../test/runs.ts";
import {
  CLUBS,
  INVENTED,
  listSeason,
  rename,
  SEASON,
  usual,
  type Fixture,
  type Naming,
} from "./alias-season.ts";
import { byProvider, similarWorld } from "./similar-world.ts";

const YEAR_MS = 364 * 24 * 3_600_000;

const club = fc.nat(CLUBS.length - 1);

/** Some clubs, each with a name that another bookmaker invents for it. */
const renaming = fc
  .uniqueArray(club, { minLength: 1, maxLength: INVENTED.length })
  .map((clubs) => new Map(clubs.map((place, index) => [place, INVENTED[index] ?? ""])));

function observe(fixtures: readonly Fixture[], a: Naming, b: Naming): AliasObservations {
  return observeAliases({ a: listSeason(fixtures, a), b: listSeason(fixtures, b) });
}

function confirmed(proposals: readonly AliasProposal[]): string[] {
  return proposals
    .filter(({ status }) => status === "confirmed")
    .map(({ names: [one, other] }) => `${one.text} = ${other.text}`);
}

test("learnAliases() learns every planted renaming and nothing else", () => {
  fc.assert(
    fc.property(renaming, (names) => {
      const learned = learnAliases({
        a: listSeason(SEASON, usual),
        b: listSeason(SEASON, rename(names)),
      });
      const planted = [...names].map(([place, name]) => `${usual(place, 0)} = ${name}`);
      expect(confirmed(learned.proposals).sort()).toEqual(planted.sort());
      for (const [place, name] of names) {
        const [one, other] = [usual(place, 0), name].map((text, index) =>
          learned.registry.findByBase(text.toLowerCase(), { source: index === 0 ? "a" : "b" }),
        );
        expect(one).toBeDefined();
        expect(one).toBe(other);
      }
    }),
    { numRuns: runs(30) },
  );
});

test("AliasLedger confirms nothing but planted renamings at any time of a season", () => {
  const reached = { early: 0 };
  fc.assert(
    fc.property(renaming, fc.subarray([...SEASON], { minLength: 4 }), (names, fixtures) => {
      const ledger = new AliasLedger();
      const planted = [...names].map(([place, name]) => `${usual(place, 0)} = ${name}`);
      for (const fixture of fixtures) {
        ledger.add(observe([fixture], usual, rename(names)));
        const found = confirmed(ledger.proposals());
        expect(planted).toEqual(expect.arrayContaining(found));
        if (found.length > 0) reached.early += 1;
      }
    }),
    { numRuns: runs(60) },
  );
  expect(reached.early).toBeGreaterThan(0);
});

test("AliasLedger confirms nothing of two clubs that a bookmaker takes for each other", () => {
  const reached = { sighted: 0 };
  fc.assert(
    fc.property(
      fc.uniqueArray(club, { minLength: 2, maxLength: 2 }),
      fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
      ([one = 0, other = 0], isSwapped) => {
        const swap: Naming = (place, week) => {
          if (isSwapped[week] !== true) return usual(place, week);
          if (place === one) return usual(other, week);
          return usual(place === other ? one : place, week);
        };
        const ledger = new AliasLedger();
        ledger.add(observe(SEASON, usual, swap));
        const proposals = ledger.proposals();
        if (proposals.length > 0) reached.sighted += 1;
        expect(confirmed(proposals)).toEqual([]);
      },
    ),
    { numRuns: runs(60) },
  );
  expect(reached.sighted).toBeGreaterThan(0);
});

test("AliasLedger confirms nothing of two clubs whose invented names change places", () => {
  fc.assert(
    fc.property(fc.uniqueArray(club, { minLength: 2, maxLength: 2 }), ([one = 0, other = 0]) => {
      const names = [INVENTED[0], INVENTED[1]] as const;
      const swap: Naming = (place, week) => {
        if (place === one) return names[week % 2] ?? "";
        return place === other ? (names[(week + 1) % 2] ?? "") : usual(place, week);
      };
      const ledger = new AliasLedger();
      ledger.add(observe(SEASON, usual, swap));
      expect(ledger.proposals().length).toBeGreaterThan(0);
      expect(confirmed(ledger.proposals())).toEqual([]);
    }),
    { numRuns: runs(30) },
  );
});

test("AliasLedger confirms nothing from one day, nor from one opponent on several", () => {
  const reached = { sighted: 0 };
  const someDay = fc.nat(6).map((day) => SEASON.filter(({ week }) => week === day));
  const sameMatch = fc
    .constantFrom(...SEASON)
    .map((fixture) =>
      [0, 1, 2].map((year) => ({ ...fixture, startsAt: fixture.startsAt + year * YEAR_MS })),
    );
  fc.assert(
    fc.property(renaming, fc.oneof(someDay, sameMatch), (names, fixtures) => {
      const ledger = new AliasLedger();
      for (const fixture of fixtures) ledger.add(observe([fixture], usual, rename(names)));
      const proposals = ledger.proposals();
      if (proposals.length > 0) reached.sighted += 1;
      expect(confirmed(proposals)).toEqual([]);
    }),
    { numRuns: runs(60) },
  );
  expect(reached.sighted).toBeGreaterThan(0);
});

test("AliasLedger demotes what it confirmed once a bookmaker lists both names at once", () => {
  fc.assert(
    fc.property(club, fc.constantFrom("a", "b", "another"), (place, source) => {
      const [name] = INVENTED;
      const ledger = new AliasLedger();
      ledger.add(observe(SEASON, usual, rename(new Map([[place, name]]))));
      expect(confirmed(ledger.proposals())).toEqual([`${usual(place, 0)} = ${name}`]);
      const [first] = SEASON;
      const lines = { startsAt: first?.startsAt ?? 0, lines: [] };
      ledger.add(observeAliases({ [source]: [{ home: usual(place, 0), away: name, ...lines }] }));
      const [proposal] = ledger.proposals();
      expect(proposal?.status).toBe("demoted");
      expect(proposal?.objections).toEqual(["contradiction"]);
      expect(commitAliases(EMPTY_REGISTRY, ledger.proposals()).teams).toEqual([]);
    }),
    { numRuns: runs(30) },
  );
});

test("AliasLedger is the same for any order and number of the observations, and once restored", () => {
  const reached = { sighted: 0 };
  const moments = fc.array(
    similarWorld().map((listings) => observeAliases(byProvider(listings))),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(
      moments.chain((observed) =>
        fc.tuple(
          fc.constant(observed),
          fc.shuffledSubarray([...observed, ...observed], {
            minLength: observed.length * 2,
          }),
        ),
      ),
      ([observed, shuffled]) => {
        const [one, other] = [observed, shuffled].map((all) => {
          const ledger = new AliasLedger();
          for (const observations of all) ledger.add(observations);
          return ledger;
        });
        const saved = JSON.stringify(one);
        expect(JSON.stringify(other)).toBe(saved);
        expect(other?.proposals()).toEqual(one?.proposals());
        const restored = parseAliasLedger(saved);
        if (!restored.ok) throw new Error(restored.error.code);
        expect(JSON.stringify(restored.value)).toBe(saved);
        expect(restored.value.proposals()).toEqual(one?.proposals());
        if ((one?.proposals().length ?? 0) > 0) reached.sighted += 1;
      },
    ),
    { numRuns: runs(100) },
  );
  expect(reached.sighted).toBeGreaterThan(0);
});

test("observeAliases() is the same for any order of the listings", () => {
  fc.assert(
    fc.property(
      similarWorld().chain((listings) =>
        fc.tuple(
          fc.constant(listings),
          fc.shuffledSubarray(listings, { minLength: listings.length }),
        ),
      ),
      ([listings, shuffled]) => {
        expect(observeAliases(byProvider(shuffled))).toEqual(observeAliases(byProvider(listings)));
      },
    ),
    { numRuns: runs(300) },
  );
});

test("parseAliasLedger() refuses any text that is no ledger", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseAliasLedger(text).ok).toBe(false);
    }),
    { numRuns: runs(200) },
  );
});
