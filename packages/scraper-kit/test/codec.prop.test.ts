import fc from "fast-check";
import { expect, test } from "vitest";
import { MARKET_KEYS, type MarketLine } from "arb-core";
import { marketLine, smallWorldBook } from "arb-core/testing";
import {
  decodeOddsUpdate,
  decodeWorkerMessage,
  encodeListing,
  type DecodedUpdate,
} from "scraper-kit/protocol";

function decodeMatches(matches: readonly unknown[]): DecodedUpdate {
  const message = decodeWorkerMessage(
    JSON.stringify({
      type: "odds:update",
      worker_id: "w",
      site: "sbo",
      timestamp: "2026-08-15T12:00:00Z",
      data: { site: "sbo", matches },
    }),
  );
  if (!message.ok || message.value.type !== "odds:update") throw new Error("refused");
  return decodeOddsUpdate(message.value);
}

/** The lines in an order of their own: the wire groups them by market. */
function inOrder(lines: readonly MarketLine[]): string[] {
  return lines
    .map(({ market, line, odds, suspended }) =>
      JSON.stringify([market, line, odds, suspended === true]),
    )
    .sort();
}

test("what encodeListing() writes, decodeOddsUpdate() reads back", () => {
  let read = 0;
  fc.assert(
    fc.property(smallWorldBook(), (book) => {
      const { listings, refused } = decodeMatches(book.map(encodeListing));
      expect(refused).toEqual([]);
      for (const [index, listing] of book.entries()) {
        read += 1;
        const { lines, ...head } = listing;
        const again = listings[index];
        expect(again).toMatchObject(head);
        expect(inOrder(again?.lines ?? [])).toEqual(inOrder(lines));
      }
    }),
  );
  expect(read).toBeGreaterThan(20);
});

test("lines of every market survive the wire, and a line that is said twice does not", () => {
  const markets = new Set<string>();
  let suspended = 0;
  const lines = fc.uniqueArray(marketLine(), {
    minLength: 1,
    maxLength: 40,
    selector: ({ market, line }) => `${market} ${line}`,
  });
  fc.assert(
    fc.property(lines, fc.nat(), (some, at) => {
      const match = { home: "A", away: "B" };
      const again = decodeMatches([encodeListing({ ...match, lines: some })]);
      expect(again).toMatchObject({ refused: [], ignoredMarkets: 0 });
      expect(inOrder(again.listings[0]?.lines ?? [])).toEqual(inOrder(some));

      const repeated = some[at % some.length]!;
      const { refused } = decodeMatches([encodeListing({ ...match, lines: [...some, repeated] })]);
      expect(refused.map(({ code, path }) => `${code} ${path}`)).toEqual([
        `duplicate-line data.matches[0].odds.${repeated.market}`,
      ]);

      for (const line of some) {
        markets.add(line.market);
        if (line.suspended === true) suspended += 1;
      }
    }),
  );
  expect(markets.size).toBe(MARKET_KEYS.length);
  expect(suspended).toBeGreaterThan(12);
});

test("no text makes decodeWorkerMessage() throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 6 })), (text) => {
      const decoded = decodeWorkerMessage(text);
      if (!decoded.ok) expect(decoded.error.message).not.toBe("");
    }),
  );
});

test("whatever stands beside a good match, the good match is taken", () => {
  let refusals = 0;
  const junk = fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), odds: fc.jsonValue() }));
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 5 }), fc.nat({ max: 5 }), (others, position) => {
      const good = { id: "good", home_team: "A", away_team: "B", odds: {} };
      const matches = others.toSpliced(position, 0, good);
      const { listings, refused } = decodeMatches(matches);
      refusals += refused.length;
      expect(listings.map(({ id }) => id)).toContain("good");
      expect(listings.length + refused.length).toBe(matches.length);
    }),
  );
  expect(refusals).toBeGreaterThan(20);
});
