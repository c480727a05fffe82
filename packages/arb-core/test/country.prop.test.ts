import fc from "fast-check";
import { expect, test } from "vitest";
import { COUNTRIES, findCountry } from "../src/competition/country.ts";
import { anyText, disguised } from "./arbitrary-text.ts";
import { runs } from "../../../test/runs.ts";

test("findCountry() sees through case, composition and what is invisible", () => {
  let disguises = 0;
  const named = fc.constantFrom(
    ...COUNTRIES.flatMap((country) =>
      [country.name, ...country.otherNames].map((name) => ({ country, name })),
    ),
  );
  fc.assert(
    fc.property(
      named.chain(({ country, name }) => fc.tuple(fc.constant({ country, name }), disguised(name))),
      fc.constantFrom("NFC", "NFD", "NFKD"),
      ([{ country, name }, disguise], form) => {
        expect(findCountry(disguise)).toBe(country);
        expect(findCountry(name.toLowerCase().normalize(form))).toBe(country);
        if (disguise !== name) disguises += 1;
      },
    ),
    { numRuns: runs(500) },
  );
  expect(disguises).toBeGreaterThan(0);
});

test("findCountry() answers any text with a country of the table or with none", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const country = findCountry(text);
      expect(country === undefined || COUNTRIES.includes(country)).toBe(true);
    }),
  );
});
