import fc from "fast-check";
import { expect, test } from "vitest";
import { isPseudoMatch } from "arb-core";
import { anyText } from "./arbitrary-text.ts";
import { CLUBS } from "./team-words.ts";
import { runs } from "../../../test/runs.ts";

const MARKS = ["(Corners)", "Corners", "- Bookings", "(Cards)", "to qualify", "Specials"];

test("a club with a mark is a pseudo match, in whatever case, and without it none", () => {
  fc.assert(
    fc.property(fc.constantFrom(...CLUBS), fc.constantFrom(...MARKS), (club, mark) => {
      expect(isPseudoMatch(club)).toBe(false);
      for (const name of [`${club} ${mark}`, `${mark} ${club}`]) {
        expect(isPseudoMatch(name)).toBe(true);
        expect(isPseudoMatch(name.toUpperCase())).toBe(true);
        expect(isPseudoMatch(name.toLowerCase())).toBe(true);
      }
    }),
    { numRuns: runs(300) },
  );
});

test("isPseudoMatch() takes any text, and joined to a letter no mark counts", () => {
  fc.assert(
    fc.property(anyText(), fc.stringMatching(/^[a-z]{1,9}$/), (text, letters) => {
      expect(typeof isPseudoMatch(text)).toBe("boolean");
      expect(isPseudoMatch(`${letters}corners`)).toBe(false);
    }),
    { numRuns: runs(500) },
  );
});
