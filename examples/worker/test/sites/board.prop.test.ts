import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { BoardReader, type Board, type SiteReading } from "scraper-kit";
import { runs } from "../../../../test/runs.ts";
import { cutBoard } from "./fixtures/cut-board.ts";
import { PAGES, SITE_FORMATS } from "./fixtures/page-sites.ts";
import { printMatch, randomMatches, type RandomMatch } from "./fixtures/random-matches.ts";

const byId = (reading: SiteReading) =>
  new Map(reading.matches.map((match) => [match.id, match] as const));

describe.each(Object.entries(PAGES))("the blocks of a page of %s", (_, site) => {
  const print = (matches: readonly RandomMatch[], format: (typeof SITE_FORMATS)[number]) =>
    site.page(
      matches.map((match) => printMatch(match, site.print, format)),
      format,
    );
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
  const format = fc.constantFrom(...SITE_FORMATS);

  it("say in any order what the whole page says", () => {
    let blocks = 0;
    fc.assert(
      fc.property(randomMatches, format, order, (matches, shown, places) => {
        const page = print(matches, shown);
        const whole = site.parse(page);
        const board = cutBoard(page, site.plan);
        expect(board.blocks).toHaveLength(matches.length);
        const reader = new BoardReader({ parse: site.parse });
        expect(reader.read(board)).toEqual(whole);

        const shuffled = places.flatMap((place) => board.blocks[place] ?? []);
        const reading = new BoardReader({ parse: site.parse }).read({ ...board, blocks: shuffled });
        expect(byId(reading)).toEqual(byId(whole));
        expect(reading.rows).toBe(whole.rows);
        blocks += shuffled.length;
      }),
      { numRuns: runs(50) },
    );
    expect(blocks).toBeGreaterThan(50);
  });

  it("give the same objects as long as they do not change", () => {
    let same = 0;
    let other = 0;
    fc.assert(
      fc.property(randomMatches, randomMatches, format, (matches, others, shown) => {
        const changed = matches.map((match, index) => {
          const source = index % 2 === 0 ? undefined : others[index];
          return source === undefined ? match : { ...match, hdp: source.hdp, ou: source.ou };
        });
        const reader = new BoardReader({ parse: site.parse });
        const boards = [matches, changed].map((each) => cutBoard(print(each, shown), site.plan));
        const [first, second] = boards as [Board, Board];
        const before = byId(reader.read(first));
        const after = byId(reader.read(second));
        for (const [index, match] of changed.entries()) {
          if (match === matches[index]) {
            expect(after.get(match.id)).toBe(before.get(match.id));
            same += 1;
          } else {
            other += 1;
          }
        }
        expect(after).toEqual(byId(site.parse(print(changed, shown))));
      }),
      { numRuns: runs(50) },
    );
    expect(same).toBeGreaterThan(20);
    expect(other).toBeGreaterThan(10);
  });

  it("are read anew when the page shows another odds format", () => {
    fc.assert(
      fc.property(randomMatches, format, format, (matches, one, two) => {
        const reader = new BoardReader({ parse: site.parse });
        reader.read(cutBoard(print(matches, one), site.plan));
        const page = print(matches, two);
        expect(byId(reader.read(cutBoard(page, site.plan)))).toEqual(byId(site.parse(page)));
      }),
      { numRuns: runs(20) },
    );
  });
});
