import { describe, expect, test } from "vitest";
import { COUNTRIES, findCountry, type Country } from "../src/competition/country.ts";
import { foldText } from "../src/text.ts";

function textsOf({ code, name, otherNames, adjectives }: Country): string[] {
  return [code, name, ...otherNames, ...adjectives];
}

describe("COUNTRIES", () => {
  test("no text names two countries", () => {
    const codesOf = new Map<string, Set<string>>();
    for (const country of COUNTRIES) {
      for (const text of textsOf(country).map(foldText)) {
        codesOf.set(text, (codesOf.get(text) ?? new Set()).add(country.code));
      }
    }
    expect([...codesOf].filter(([, codes]) => codes.size > 1)).toEqual([]);
  });

  test("each is complete, and every text finds it", () => {
    expect(COUNTRIES.length).toBeGreaterThanOrEqual(211);
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(COUNTRIES.length);
    for (const country of COUNTRIES) {
      expect(country.code).toMatch(/^[A-Z]{3}$/);
      for (const text of textsOf(country)) {
        expect(foldText(text), country.code).not.toBe("");
        expect(findCountry(text), text).toBe(country);
      }
    }
  });

  test("no country says the same twice", () => {
    for (const { name, otherNames, adjectives } of COUNTRIES) {
      const texts = [name, ...otherNames, ...adjectives].map(foldText);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });
});

describe("findCountry()", () => {
  test.each([
    ["South Korea", "KOR"],
    ["KOREA REPUBLIC", "KOR"],
    ["Korea DPR", "PRK"],
    ["Czechia", "CZE"],
    ["Côte d'Ivoire", "CIV"],
    ["Cote D´Ivoire", "CIV"],
    ["U.A.E.", "UAE"],
    ["United States", "USA"],
    ["Bosnia & Herzegovina", "BIH"],
    ["Türkiye", "TUR"],
    ["Alemania", "GER"],
    ["Deutschland", "GER"],
    ["Pays-Bas", "NED"],
    ["Inghilterra", "ENG"],
    ["N. Ireland", "NIR"],
    ["Ireland", "IRL"],
    ["Германия", "GER"],
    ["Guinea", "GUI"],
    ["Guinea-Bissau", "GNB"],
    ["Equatorial Guinea", "EQG"],
    ["Papua New Guinea", "PNG"],
    ["Congo", "CGO"],
    ["DR Congo", "COD"],
    ["Niger", "NIG"],
    ["Nigeria", "NGA"],
    ["Dominica", "DMA"],
    ["Dominican Republic", "DOM"],
    ["Samoa", "SAM"],
    ["American Samoa", "ASA"],
    ["Sudan", "SDN"],
    ["South Sudan", "SSD"],
  ])("finds %s", (text, code) => {
    expect(findCountry(text)?.code).toBe(code);
  });

  test.each([
    ...["", " ", "Irish", "Dominican", "Great Britain", "America", "Virgin Islands", "Granada"],
    ...["Premier League", "England U21", "Englan", "__proto__", "constructor", "\uD800"],
  ])("finds no country in %j", (text) => {
    expect(findCountry(text)).toBeUndefined();
  });
});
