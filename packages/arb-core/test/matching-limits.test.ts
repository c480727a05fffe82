import { describe, expect, test } from "vitest";
import { matchEvents, type EventListing } from "arb-core";
import { SimilarNames } from "../src/matching/similar-names.ts";
import { identifyTeam } from "../src/matching/team-identity.ts";
import { EMPTY_REGISTRY } from "../src/registry/team-registry.ts";

const KICK_OFF = Date.UTC(2026, 7, 15, 14);

function listing(home: string, away: string, id = "1"): EventListing {
  return { id, home, away, startsAt: KICK_OFF, lines: [] };
}

/** Four letters that no other number has. */
function letters(number: number): string {
  return [0, 1, 2, 3]
    .map((place) => String.fromCharCode(97 + (Math.floor(number / 26 ** place) % 26)))
    .join("");
}

describe("what bookmakers list is matched at a cost that has a limit", () => {
  test.each([
    ["a million words", "a b ".repeat(250_000), "Chelsea"],
    ["a character that is eighteen letters, 200 times", "\uFDFA".repeat(200), "Chelsea"],
    ["a million brackets", "x" + "(".repeat(1_000_000), "Chelsea"],
    ["halves of surrogate pairs", "x\uD800\uDC00\uD800y", "Chelsea"],
    ["a part of the language", "__proto__", "constructor"],
  ])("a name of %s", (_, home, away) => {
    const events = matchEvents({ ibc: [listing(home, away)], sbo: [listing(home, away)] });
    expect(events).toHaveLength(1);
    expect(events[0]?.id.length).toBeLessThan(600);
  });

  test("a name of one word that is too long is none: cut, it would be another", () => {
    const endless = listing("a".repeat(1_000_000), "Chelsea");
    expect(matchEvents({ ibc: [endless], sbo: [endless] })).toEqual([]);
  });

  test.each([
    ["end", (number: number) => `Manchester ${letters(number)}`],
    ["begin", (number: number) => `${letters(number)}chester United`],
    ["go on", (number: number) => `Manchest${letters(number)}`],
  ])("thousands of names that %s differently never match different ones", (_, name) => {
    const names = Array.from({ length: 4000 }, (__, number) => name(number));
    const book = (): EventListing[] =>
      names
        .filter((__, index) => index % 2 === 0)
        .map((home, index) => listing(home, names[2 * index + 1] ?? "", String(index)));
    const events = matchEvents({ ibc: book(), sbo: book() });
    expect(events.length).toBeGreaterThan(0);
    const ids = events.map(({ members }) => members.map(({ listing: { id } }) => id));
    expect(ids.filter(([one, other]) => one !== other)).toEqual([]);
  });

  test("no name resembles more others than share its keys and are few", () => {
    const names = new SimilarNames(EMPTY_REGISTRY);
    const crowd = Array.from({ length: 4000 }, (_, number) =>
      identifyTeam(`Manchest${letters(number)}`, { registry: EMPTY_REGISTRY }),
    ).filter((identity) => identity !== undefined);
    for (const identity of crowd) names.add(identity);
    const resembled = crowd.map((identity) => [...names.similarTo(identity)].length);
    // A name has at most nine keys of which each joins at most 200 names.
    expect(Math.max(...resembled)).toBeLessThanOrEqual(9 * 200);
    expect(resembled.reduce((sum, count) => sum + count, 0)).toBeLessThan(4000 * 50);
  });

  test("a bookmaker that lists one match thousands of times lists it never", () => {
    const often = Array.from({ length: 5000 }, (_, number) =>
      listing("Arsenal", "Chelsea", String(number)),
    );
    const once = [listing("Arsenal", "Chelsea")];
    expect(matchEvents({ cmd: often, ibc: often, sbo: once })).toEqual([]);
    expect(matchEvents({ cmd: often, ibc: once, sbo: once })).toHaveLength(1);
  });
});
