import { MARKET_KEYS, marketInfo, type MarketLine } from "arb-core";
import { describe, expect, test } from "vitest";
import { encodeListing } from "scraper-kit/protocol";
import { decodeUpdate, MATCH, updateWith } from "./decode-update.ts";

/** A 1X2 as the wire has it. */
const RESULT = { home: 2, draw: 3.4, away: 4 };

describe("the odds of a match", () => {
  test.each([
    ["a total of no goals", "ft_ou.line", { over: 1.9, under: 1.9, line: 0 }],
    ["a total below 0", "fh_ou.line", { over: 1.9, under: 1.9, line: -2.5 }],
    ["a total beyond the range", "ft_ou.line", { over: 1.9, under: 1.9, line: 1000.25 }],
    ["a European handicap of half a goal", "ft_eh.handicap", { ...RESULT, handicap: 0.5 }],
    ["a European handicap without its line", "sh_eh.handicap", RESULT],
    ["1X2 without the draw", "ft_1x2.draw", { home: 2, away: 4 }],
    ["a double chance of 0", "fh_dc.home_away", { home_draw: 1.3, home_away: 0, draw_away: 1.4 }],
  ])("refuses %s by name", (_, path, line) => {
    const [market = ""] = path.split(".");
    const { refused } = decodeUpdate(
      JSON.stringify(updateWith([{ ...MATCH, odds: { [market]: line } }])),
    );
    expect(refused).toEqual([
      expect.objectContaining({ code: "invalid", path: `data.matches[0].odds.${path}` }),
    ]);
  });

  test.each(MARKET_KEYS)("needs a price for each side of %s, and the line if it has one", (key) => {
    const { sides, line } = marketInfo(key);
    const lineField = { handicap: "handicap", goals: "handicap", total: "line", none: undefined };
    const name = lineField[line];
    const whole = Object.fromEntries([
      ...sides.map((side, index) => [side, 2 + index] as const),
      ...(name === undefined ? [] : [[name, 1] as const]),
    ]);
    const { listings, refused } = decodeUpdate(
      JSON.stringify(
        updateWith([
          { ...MATCH, odds: { [key]: { ...whole, suspended: true } } },
          ...Object.keys(whole).map((field) => ({
            ...MATCH,
            odds: { [key]: { ...whole, [field]: undefined } },
          })),
        ]),
      ),
    );
    expect(listings.map(({ lines }) => lines)).toEqual([
      [
        {
          market: key,
          line: name === undefined ? 0 : 1,
          odds: sides.map((_, index) => 2 + index),
          suspended: true,
        },
      ],
    ]);
    expect(refused.map(({ path }) => path)).toEqual(
      Object.keys(whole).map((field, index) => `data.matches[${index + 1}].odds.${key}.${field}`),
    );
  });

  test("takes a market without lines as one object or an array of one, and no more", () => {
    const odds = [RESULT, [RESULT], [RESULT, RESULT], []];
    const { listings, refused } = decodeUpdate(
      JSON.stringify(
        updateWith(odds.map((ft_1x2, id) => ({ ...MATCH, id: `${id}`, odds: { ft_1x2 } }))),
      ),
    );
    const line = { market: "ft_1x2", line: 0, odds: [2, 3.4, 4] };
    expect(listings.map(({ id, lines }) => [id, lines])).toEqual([
      ["0", [line]],
      ["1", [line]],
      ["3", []],
    ]);
    expect(refused).toEqual([
      expect.objectContaining({ code: "duplicate-line", path: "data.matches[2].odds.ft_1x2" }),
    ]);
  });

  test("takes -0 and 0 for one line", () => {
    const zero = '{"home":2,"away":2,"handicap":0}';
    const negative = '{"home":2,"away":2,"handicap":-0}';
    const decodeLines = (lines: string) => {
      const json = JSON.stringify(updateWith([{ ...MATCH, odds: { ft_hdp: "LINES" } }]));
      return decodeUpdate(json.replace('"LINES"', lines));
    };
    expect(decodeLines(negative).listings).toEqual(decodeLines(zero).listings);
    const { refused } = decodeLines(`[${negative},${zero}]`);
    expect(refused.map(({ code }) => code)).toEqual(["duplicate-line"]);
  });
});

describe("encodeListing()", () => {
  test("writes lines as arrays, and a market without lines as one object", () => {
    const lines: MarketLine[] = [
      { market: "ft_hdp", line: -0.5, odds: [1.95, 1.9] },
      { market: "ft_hdp", line: 0, odds: [1.5, 2.5], suspended: true },
      { market: "fh_ou", line: 1.25, odds: [2, 1.85] },
      { market: "ft_eh", line: -1, odds: [3.2, 3.6, 2] },
      { market: "ft_1x2", line: 0, odds: [2, 3.4, 4] },
      { market: "ft_dc", line: 0, odds: [1.3, 1.35, 1.8], suspended: true },
    ];
    // The text, so that the order of the fields counts too.
    expect(JSON.stringify(encodeListing({ home: "A", away: "B", lines }).odds)).toBe(
      '{"ft_hdp":[{"home":1.95,"away":1.9,"handicap":-0.5},' +
        '{"home":1.5,"away":2.5,"handicap":0,"suspended":true}],' +
        '"fh_ou":[{"over":2,"under":1.85,"line":1.25}],' +
        '"ft_eh":[{"home":3.2,"draw":3.6,"away":2,"handicap":-1}],' +
        '"ft_1x2":{"home":2,"draw":3.4,"away":4},' +
        '"ft_dc":{"home_draw":1.3,"home_away":1.35,"draw_away":1.8,"suspended":true}}',
    );
  });
});
