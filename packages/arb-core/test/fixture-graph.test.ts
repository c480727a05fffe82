import { describe, expect, test } from "vitest";
import type { MatchedEvent, ProviderListing } from "arb-core";
import { FixtureGraph, type GraphListing } from "../src/matching/fixture-graph.ts";
import { MAX_LISTINGS_OF_PAIRING } from "../src/matching/pairing-limit.ts";
import { matchAllPairs } from "./all-pairs.ts";

const KICK_OFF = Date.UTC(2026, 7, 15, 14);
const DAY = 86_400_000;

function listing(provider: string, id: string, more: Partial<ProviderListing> = {}): GraphListing {
  const match = { home: "Arsenal", away: "Chelsea", startsAt: KICK_OFF, lines: [] };
  return { ...match, ...more, provider, id, fixture: undefined };
}

function idsOf(events: readonly MatchedEvent[]): string[] {
  return events
    .map(({ id, members }) => [
      id,
      ...members.map((one) => `${one.provider} ${one.listing.id ?? ""}`),
    ])
    .map((parts) => parts.join(" "))
    .sort();
}

describe("FixtureGraph", () => {
  test("knows a listing by its object, and its prices are read when they are asked for", () => {
    const graph = new FixtureGraph();
    const [a, b] = [listing("a", "1"), listing("b", "1")];
    graph.place(a);
    graph.place(b);
    const [event] = graph.rematch().changed;
    expect(event?.members.map((member) => member.listing)).toEqual([a, b]);
    expect(event?.members[0]?.listing).toBe(a);

    Object.assign(a, { lines: [{ market: "ft_dnb", line: 0, odds: [1.9, 2] }] });
    expect(graph.rematch().changed).toEqual([]);
    expect(graph.events()[0]?.members[0]?.listing.lines).toHaveLength(1);
  });

  test("a listing that is taken away and put back between two looks is nothing new to the others", () => {
    const graph = new FixtureGraph();
    const placed = ["a", "b", "c"].map((provider) => listing(provider, "1"));
    for (const one of placed) graph.place(one);
    graph.rematch();
    const { fixture } = placed[0]!;
    graph.withdraw(placed[0]!);
    expect(placed[0]!.fixture).toBeUndefined();
    graph.place(placed[0]!);
    graph.place(listing("d", "1"));
    expect(placed[0]!.fixture).toBe(fixture);
    expect(graph.rematch().gone.size).toBe(0);
    expect(graph.events()[0]?.members).toHaveLength(4);
    expect(fixture?.listings).toHaveLength(4);
  });

  test("a listing that was never placed, or is no match of two teams, can be withdrawn", () => {
    const graph = new FixtureGraph();
    const corners = listing("a", "1", { home: "Arsenal (Corners)" });
    graph.place(corners);
    expect(corners.fixture).toBeUndefined();
    graph.withdraw(corners);
    graph.withdraw(listing("a", "2"));
    graph.commit({});
    expect(graph.rematch()).toEqual({ changed: [], gone: new Map() });
  });

  test("one fixture stands for all texts that say the same, however many there are", () => {
    const graph = new FixtureGraph();
    const placed = Array.from({ length: 100 }, (_, number) =>
      listing(`book-${String(number).padStart(2, "0")}`, "1", {
        home: `Arsenal${" ".repeat(number)}`,
      }),
    );
    for (const one of placed) graph.place(one);
    expect(new Set(placed.map(({ fixture }) => fixture)).size).toBe(1);
    graph.rematch();
    for (const one of placed) graph.withdraw(one);
    for (const one of placed) graph.place(one);
    expect(new Set(placed.map(({ fixture }) => fixture)).size).toBe(1);
    expect(graph.rematch().changed[0]?.members).toHaveLength(100);
  });

  test("a bookmaker that lists two teams too often is left out while it does, and no other is", () => {
    const graph = new FixtureGraph();
    const books = ["a", "b", "c"].flatMap((provider) => [
      listing(provider, "1"),
      listing(provider, "2", { startsAt: KICK_OFF + 7 * DAY }),
    ]);
    // Some in one fixture, most of other days.
    const often = Array.from({ length: MAX_LISTINGS_OF_PAIRING }, (_, number) =>
      listing("c", `often-${number}`, { startsAt: KICK_OFF + (2 + Math.max(7, number)) * DAY }),
    );
    const placed = new Set<GraphListing>();
    const add = (one: GraphListing): void => {
      placed.add(one);
      graph.place(one);
    };
    const check = (): string[] => {
      graph.rematch();
      const expected = matchAllPairs(
        [...placed].map(({ fixture: _, ...plain }) => plain),
        {},
      );
      expect(idsOf(graph.events())).toEqual(idsOf(expected));
      return idsOf(graph.events());
    };
    for (const one of books) add(one);
    const all = check();
    expect(all[0]).toContain("c 1");
    for (const one of often.slice(0, MAX_LISTINGS_OF_PAIRING - 2)) add(one);
    expect(check()).toEqual(all);
    for (const one of often.slice(MAX_LISTINGS_OF_PAIRING - 2)) add(one);
    const without = check();
    expect(without).toHaveLength(all.length);
    expect(without.join()).not.toContain("c ");
    // A bookmaker that says what only the one left out says stands alone.
    const alone = listing("d", "1", { startsAt: often[50]!.startsAt });
    add(alone);
    expect(check()).toEqual(without);
    for (const one of often.slice(0, 3)) {
      graph.withdraw(one);
      placed.delete(one);
    }
    expect(check()).toHaveLength(all.length + 1);
  });
});
