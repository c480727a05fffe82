import fc from "fast-check";
import { expect, test } from "vitest";
import {
  areCompetitionsDifferent,
  compareCompetitions,
  parseCompetition,
} from "../src/competition/competition.ts";
import { NOT_IN_COMPETITIONS, OPEN_WORDS } from "../src/competition/competition-words.ts";
import { COUNTRIES } from "../src/competition/country.ts";
import { foldText } from "../src/text.ts";
import { anyText } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

interface Named {
  readonly code: string;
  readonly text: string;
}

const NAMES: readonly Named[] = COUNTRIES.flatMap(({ code, name, otherNames, adjectives }) =>
  [name, ...otherNames, ...adjectives]
    .filter((text) => !NOT_IN_COMPETITIONS.has(foldText(text)))
    .map((text) => ({ code, text })),
);

function namesOf(code: string): readonly Named[] {
  return NAMES.filter((one) => one.code === code);
}

/** A country in one of its own words. */
const named = fc.constantFrom(...NAMES);

/** Leagues that many countries have. */
const league = fc.constantFrom(
  ...["Premier League", "Serie A", "Ligue 1", "Primera Division", "Bundesliga", "Super League"],
  ...["1. Liga", "Women's League", "U21 Premier Division", "Division Two Group 3"],
);

/** Where a bookmaker puts the country. */
const printed = fc.constantFrom(
  (country: string, name: string) => `${country} ${name}`,
  (country: string, name: string) => `*${country} - ${name}`.toUpperCase(),
  (country: string, name: string) => `${name}, ${country}`,
  (country: string, name: string) => `Soccer / ${country} / ${name} 2024/25`,
);

/** Real words in any order, so that all kinds of competitions come up. */
const wordy = fc
  .array(
    fc.oneof(
      named.map(({ text }) => text),
      league,
      fc.constantFrom("Cup", "Friendly", "International", "2", "A", "v", "J1", "K League", ""),
    ),
    { maxLength: 4 },
  )
  .map((words) => words.join(" "));
const anyName = fc.oneof(wordy, wordy, anyText());

test("a league is its country's, however that is called and wherever it stands", () => {
  fc.assert(
    fc.property(named, league, printed, ({ code, text }, name, print) => {
      expect(parseCompetition(print(text, name))).toMatchObject({
        country: code,
        isNationalLeague: true,
      });
    }),
    { numRuns: runs(1000) },
  );
});

test("with a word of open competitions in it, nothing is a national league", () => {
  fc.assert(
    fc.property(
      named,
      league,
      fc.constantFrom(...OPEN_WORDS, "Cup", "Supercup", "Ligapokal", "Euroleague"),
      printed,
      ({ text }, name, open, print) => {
        expect(parseCompetition(print(text, `${name} ${open}`)).isNationalLeague).toBe(false);
        expect(parseCompetition(print(text, `${open} ${name}`)).isNationalLeague).toBe(false);
      },
    ),
    { numRuns: runs(1000) },
  );
});

test("a competition of two countries is of neither, and differs from no other", () => {
  let pairs = 0;
  fc.assert(
    fc.property(named, named, league, anyName, (a, b, name, other) => {
      fc.pre(a.code !== b.code);
      pairs += 1;
      const both = parseCompetition(`${a.text} v ${b.text} ${name}`);
      expect(both.country).toBeUndefined();
      expect(compareCompetitions(both, parseCompetition(other))).not.toBe("different");
    }),
    { numRuns: runs(500) },
  );
  expect(pairs).toBeGreaterThan(0);
});

test("one league is the same in all words for its country, and differs from another country's", () => {
  const relations = { same: 0, different: 0 };
  const pair = named.chain((a) =>
    fc.tuple(fc.constant(a), fc.oneof(named, fc.constantFrom(...namesOf(a.code)))),
  );
  fc.assert(
    fc.property(pair, league, printed, printed, ([a, b], name, print, printOther) => {
      const [x, y] = [print(a.text, name), printOther(b.text, name)].map(parseCompetition);
      const relation = a.code === b.code ? "same" : "different";
      expect(x !== undefined && y !== undefined && compareCompetitions(x, y)).toBe(relation);
      relations[relation] += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(Math.min(relations.same, relations.different)).toBeGreaterThan(0);
});

test("comparing is symmetric, nothing differs from itself, and only national leagues differ", () => {
  const relations = { same: 0, different: 0, unknown: 0 };
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      const [x, y] = [parseCompetition(a), parseCompetition(b)];
      const relation = compareCompetitions(x, y);
      expect(compareCompetitions(y, x)).toBe(relation);
      expect(areCompetitionsDifferent(x, y)).toBe(relation === "different");
      expect(compareCompetitions(x, x)).toBe(x.words === "" ? "unknown" : "same");
      if (relation === "different") {
        expect([x.isNationalLeague, y.isNationalLeague]).toEqual([true, true]);
      }
      relations[relation] += 1;
    }),
    { numRuns: runs(2000) },
  );
  expect(Math.min(relations.different, relations.unknown)).toBeGreaterThan(0);
});

test("parseCompetition() reads any text, and does not look at case", () => {
  let leagues = 0;
  fc.assert(
    fc.property(anyName, wordy, (name, written) => {
      const { words, country, isNationalLeague } = parseCompetition(name);
      expect(words).toBe(foldText(name));
      expect(country === undefined || /^[A-Z]{3}$/.test(country)).toBe(true);
      if (isNationalLeague) expect(country).toBeDefined();
      const parsed = parseCompetition(written);
      expect(parseCompetition(written.toUpperCase())).toEqual(parsed);
      if (parsed.isNationalLeague) leagues += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(leagues).toBeGreaterThan(0);
});
