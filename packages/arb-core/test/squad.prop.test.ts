import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTeamName } from "arb-core";
import { squadWords } from "../src/names/squad.ts";
import { FIRST_TEAM, markName, SQUAD_MARKS } from "./team-words.ts";
import { runs } from "../../../test/runs.ts";

const letters = "aàbcdéfghijklmnoöprstuvyzž";
const word = fc
  .array(fc.constantFrom(...Array.from(letters)), { minLength: 4, maxLength: 9 })
  .map((chosen) => chosen.join(""));
const anyClub = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const anyMark = fc.constantFrom(...SQUAD_MARKS);

test("any mark on any name makes another squad of the same club", () => {
  fc.assert(
    fc.property(anyClub, anyMark, (club, mark) => {
      const plain = parseTeamName(club);
      fc.pre(squadWords(plain.squad).length === 0);
      const marked = parseTeamName(markName(club, mark));
      expect(marked.base).toBe(plain.base);
      expect(marked.squad).toEqual({ ...FIRST_TEAM, ...mark.squad });
    }),
    { numRuns: runs(2000) },
  );
});

test("any mark in the name of a competition, but for a second side's, holds for its teams", () => {
  let marked = 0;
  // "Serie B" and "Regionalliga II" are of first teams, so a second side is said in words alone.
  const marks = SQUAD_MARKS.filter(
    ({ squad }) => squad.age !== undefined || squad.virtual === true,
  );
  fc.assert(
    fc.property(anyClub, fc.constantFrom(...marks), (club, mark) => {
      const { base, squad } = parseTeamName(club, markName("Championship", mark));
      expect(base).toBe(parseTeamName(club).base);
      fc.pre(!/Esp\b/.test(mark.pattern) || mark.pattern.includes("("));
      expect(squad).toMatchObject(mark.squad);
      marked += 1;
    }),
    { numRuns: runs(500) },
  );
  expect(marked).toBeGreaterThan(0);
});
