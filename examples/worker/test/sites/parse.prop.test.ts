import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { SiteReading } from "scraper-kit";
import { wireMatch } from "scraper-kit/protocol";
import { comingMatch, type MatchContent } from "./fixtures/page-content.ts";
import { PAGES, SITE_FORMATS } from "./fixtures/page-sites.ts";
import { expectedMatch, printMatch, randomMatches } from "./fixtures/random-matches.ts";

const byId = (reading: SiteReading) =>
  new Map(reading.matches.map((match) => [match.id, match] as const));

const anyText = fc.string({ unit: "binary", maxLength: 12 });
const anyContent: fc.Arbitrary<MatchContent> = fc.record({
  id: fc.constant("broken"),
  league: anyText,
  home: fc.oneof(anyText, fc.constant("x".repeat(300))),
  away: anyText,
  clock: fc.oneof(
    anyText.map((time) => ({ time })),
    fc.record({ time: anyText, score: anyText }),
  ),
  lines: fc.array(
    fc.record({
      ft_hdp: fc.record({
        homeLine: anyText,
        awayLine: anyText,
        homePrice: anyText,
        awayPrice: anyText,
      }),
      fh_ou: fc.record({ line: anyText, overPrice: anyText, underPrice: anyText }),
    }),
    { maxLength: 3 },
  ),
});

describe.each(Object.entries(PAGES))("the reading of a page of %s", (_, site) => {
  it("says what the page was printed from, in any odds format", () => {
    let prices = 0;
    fc.assert(
      fc.property(randomMatches, fc.constantFrom(...SITE_FORMATS), (matches, format) => {
        const page = site.page(
          matches.map((match) => printMatch(match, site.print, format)),
          format,
        );
        const reading = site.parse(page);
        const expected = new Map(
          matches.map((match) => [match.id, expectedMatch(match, site.print, format)] as const),
        );
        expect(reading.problems).toEqual([]);
        expect(byId(reading)).toEqual(expected);
        expect(reading.rows).toBe(matches.length * 3);
        prices += reading.matches.flatMap(({ odds }) => Object.values(odds)).length;
      }),
    );
    expect(prices).toBeGreaterThan(100);
  });

  it("does not depend on the order of the matches", () => {
    fc.assert(
      fc.property(
        randomMatches.chain((matches) =>
          fc.tuple(
            fc.constant(matches),
            fc.shuffledSubarray(matches, { minLength: matches.length }),
          ),
        ),
        ([matches, shuffled]) => {
          const read = (some: typeof matches): SiteReading =>
            site.parse(site.page(some.map((match) => printMatch(match, site.print))));
          expect(byId(read(shuffled))).toEqual(byId(read(matches)));
        },
      ),
    );
  });

  it("of one match is not touched by what another shows", () => {
    let problems = 0;
    fc.assert(
      fc.property(randomMatches, anyContent, fc.nat(), (matches, broken, at) => {
        const contents = matches.map((match) => printMatch(match, site.print));
        contents.splice(at % (contents.length + 1), 0, broken);
        const reading = site.parse(site.page(contents));
        const read = byId(reading);
        for (const match of matches) {
          expect(read.get(match.id)).toEqual(expectedMatch(match, site.print));
        }
        problems += reading.problems.length;
      }),
    );
    expect(problems).toBeGreaterThan(50);
  });

  it("never fails and never gives a match that the wire refuses, whatever the page", () => {
    let matchesRead = 0;
    const cutPage = fc
      .tuple(randomMatches, fc.nat({ max: 9999 }), fc.nat({ max: 400 }), anyText)
      .map(([matches, at, length, inserted]) => {
        const page = site.page(matches.map((match) => printMatch(match, site.print)));
        const start = Math.floor((page.length * at) / 10_000);
        return page.slice(0, start) + inserted + page.slice(start + length);
      });
    fc.assert(
      fc.property(fc.oneof(cutPage, fc.string({ unit: "binary", maxLength: 200 })), (html) => {
        const reading = site.parse(html);
        for (const match of reading.matches) {
          expect(wireMatch.safeParse(match).error).toBeUndefined();
        }
        matchesRead += reading.matches.length;
      }),
    );
    expect(matchesRead).toBeGreaterThan(50);
  });

  it("survives a page of any depth", () => {
    const deep = "<b>".repeat(5_000);
    const matches = [{ ...comingMatch("11/23 03:00"), home: "HOME", away: "AWAY" }];
    const page = site.page(matches).replace(/>[A\u200C]+W/u, `>${deep}$&`);
    expect(page.length).toBeGreaterThan(15_000);
    expect(site.parse(page).rows).toBe(1);
  });
});
