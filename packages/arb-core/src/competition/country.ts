/** Countries by any name that bookmakers use for them, exactly; never by resemblance. */
import { COUNTRY_LINES } from "./country-names.ts";
import { foldText } from "../text.ts";

/** A country as football counts them: England and Scotland are two. */
export interface Country {
  /** FIFA's three letters, or what is customary where a country is no member: `ENG`, `MTQ`. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  /** Others that its national team goes by: `Korea Republic`, `Alemania`. */
  readonly otherNames: readonly string[];
  /** What else says that something is of this country, but is no name of its team: `English`. */
  readonly adjectives: readonly string[];
}

/** All countries, in a fixed order. */
export const COUNTRIES: readonly Country[] = COUNTRY_LINES.map((line) => {
  const [names = "", others, adjectives] = line.split("; ");
  return {
    code: names.slice(0, 3),
    name: names.slice(4),
    otherNames: listed(others),
    adjectives: listed(adjectives),
  };
});

function listed(texts = ""): readonly string[] {
  return texts === "" ? [] : texts.split(", ");
}

const COUNTRY_OF_TEXT: ReadonlyMap<string, Country> = new Map(
  COUNTRIES.flatMap((country) =>
    [country.code, country.name, ...country.otherNames, ...country.adjectives].map(
      (text) => [foldText(text), country] as const,
    ),
  ),
);

/**
 * Finds the country that a text names as a whole: its name in one of several languages, an
 * adjective, or its code, in any case and with or without accents.
 *
 * @returns `undefined` when no country is called so, and when more than one is: "Irish".
 * @example
 * ```ts
 * import { findCountry } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(findCountry("Korea Republic")?.code, "KOR");
 * assert.equal(findCountry("ALLEMAGNE")?.name, "Germany");
 * assert.equal(findCountry("English")?.code, "ENG");
 * assert.equal(findCountry("Guinea")?.code, "GUI");
 * assert.equal(findCountry("Premier League"), undefined);
 * ```
 */
export function findCountry(text: string): Country | undefined {
  return COUNTRY_OF_TEXT.get(foldText(text));
}
