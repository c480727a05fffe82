import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_NAME_LENGTH, normalizeTeamName, parseTeamName } from "arb-core";
import { squadWords } from "../src/names/team.ts";
import { anyText, disguised, fullWidth } from "./arbitrary-text.ts";
import { CLUBS, FIRST_TEAM, markName, NAME_PIECES, SQUAD_MARKS } from "./team-words.ts";
import { runs } from "../../../test/runs.ts";

const pieces = fc.tuple(fc.constantFrom(...NAME_PIECES), fc.constantFrom(" ", " ", "", "-"));

/** Names put together from pieces of names and of markers, with and without spaces between. */
const anyName = fc
  .oneof(
    { weight: 9, arbitrary: fc.array(pieces, { maxLength: 9 }) },
    { weight: 1, arbitrary: fc.array(pieces, { minLength: 30, maxLength: 60 }) },
  )
  .map((parts) => parts.flat().join(""));

/** Names without a marker, with at least one word of their own. */
const plainName = fc
  .tuple(
    fc.array(fc.constantFrom("FC", "1.", "St.", "De", "&"), { maxLength: 2 }),
    fc.constantFrom("Real", "Öster", "Junior", "Tilburg", "U Cluj"),
    fc.array(fc.constantFrom("United", "04", "FC", "C.F.", "Juniors"), { maxLength: 2 }),
  )
  .map((parts) => parts.flat().join(" "));
const anyMark = fc.constantFrom(...SQUAD_MARKS);

test("normalizeTeamName() is idempotent on any text", () => {
  const seen = { squads: 0, changed: 0, cut: 0 };
  fc.assert(
    fc.property(fc.oneof(anyText(), anyName, anyName, anyName), (name) => {
      const normalized = normalizeTeamName(name);
      expect(normalizeTeamName(normalized)).toBe(normalized);
      const { base, squad } = parseTeamName(name);
      if (base !== "" && squadWords(squad).length > 0) seen.squads += 1;
      if (normalized !== name) seen.changed += 1;
      if (name.length > 200 && normalized !== "") seen.cut += 1;
    }),
    { numRuns: runs(6000) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});

test("a normalized name is taken apart into the same club and squad", () => {
  let squads = 0;
  fc.assert(
    fc.property(fc.oneof(anyText(), anyName, anyName), (name) => {
      const { base, squad, isMixedScript } = parseTeamName(name);
      expect(parseTeamName(normalizeTeamName(name))).toMatchObject({
        base,
        squad,
        neutral: false,
        isMixedScript,
      });
      if (squadWords(squad).length > 1) squads += 1;
    }),
    { numRuns: runs(3000) },
  );
  expect(squads).toBeGreaterThan(50);
});

test("the words of a name are its base, and no name is too strange or too long", () => {
  let abbreviated = 0;
  fc.assert(
    fc.property(fc.oneof(anyText(), anyName), anyText(), (name, competition) => {
      const { base, words } = parseTeamName(name, competition);
      expect(words.map(({ text }) => text).join(" ")).toBe(base);
      expect(base.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
      if (words.some(({ isAbbreviated }) => isAbbreviated)) abbreviated += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(abbreviated).toBeGreaterThan(10);
});

test("a marker changes the squad and never the club", () => {
  fc.assert(
    fc.property(plainName, anyMark, (name, mark) => {
      const plain = parseTeamName(name);
      expect(plain.squad).toEqual(FIRST_TEAM);
      expect(parseTeamName(markName(name, mark))).toEqual({
        ...plain,
        squad: { ...FIRST_TEAM, ...mark.squad },
      });
      expect(normalizeTeamName(markName(name, mark))).not.toBe(normalizeTeamName(name));
    }),
    { numRuns: runs(1000) },
  );
});

test("two markers mark both, in any order", () => {
  let pairs = 0;
  fc.assert(
    fc.property(plainName, anyMark, anyMark, (name, first, second) => {
      const kinds = Object.keys({ ...first.squad, ...second.squad });
      fc.pre(kinds.length === 2);
      const squad = { ...FIRST_TEAM, ...first.squad, ...second.squad };
      expect(parseTeamName(markName(markName(name, first), second)).squad).toEqual(squad);
      expect(normalizeTeamName(markName(markName(name, first), second))).toBe(
        normalizeTeamName(markName(markName(name, second), first)),
      );
      pairs += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(pairs).toBeGreaterThan(500);
});

test("case, width, composition and what the eye cannot see change nothing", () => {
  let squads = 0;
  const shown = fc
    .tuple(fc.constantFrom(...CLUBS), anyMark)
    .map(([club, mark]) => markName(club, mark))
    .chain((name) => fc.tuple(fc.constant(name), disguised(name)));
  fc.assert(
    fc.property(shown, fc.constantFrom("NFC", "NFD"), ([name, disguise], form) => {
      const normalized = normalizeTeamName(name);
      for (const text of [disguise, fullWidth(name), name.toUpperCase(), name.toLowerCase()]) {
        expect(normalizeTeamName(text.normalize(form))).toBe(normalized);
      }
      if (squadWords(parseTeamName(disguise).squad).length > 0) squads += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(squads).toBeGreaterThan(100);
});

test("a competition adds to the squad and never takes away, and leaves the club alone", () => {
  let added = 0;
  fc.assert(
    fc.property(anyName, fc.oneof(anyName, anyText()), (name, competition) => {
      const alone = parseTeamName(name);
      const { base, squad, neutral } = parseTeamName(name, competition);
      expect({ base, neutral }).toEqual({ base: alone.base, neutral: alone.neutral });
      expect(Number(squad.women)).toBeGreaterThanOrEqual(Number(alone.squad.women));
      expect(Number(squad.reserve)).toBeGreaterThanOrEqual(Number(alone.squad.reserve));
      expect(Number(squad.virtual)).toBeGreaterThanOrEqual(Number(alone.squad.virtual));
      if (alone.squad.age !== undefined) expect(squad.age).toBeDefined();
      if (squadWords(squad).length > squadWords(alone.squad).length) added += 1;
    }),
    { numRuns: runs(1000) },
  );
  expect(added).toBeGreaterThan(50);
});
