import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { RetryableError, type FeedMessage } from "scraper-kit";
import { runs } from "../../../../test/runs.ts";
import type { FeedDecoder } from "../../src/reading/feed-decoder.ts";
import { expectedScene, readScene, steps, type Step } from "./fixtures/feed-scenes.ts";
import { FEEDS, printSteps } from "./fixtures/feed-sites.ts";

/** @returns whether the decoder took it, rather than asking to start over. */
function takes(decoder: FeedDecoder, message: FeedMessage): boolean {
  try {
    decoder.take(message);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(RetryableError);
    return false;
  }
}

describe.each(Object.entries(FEEDS))("the feed of %s", (_, feed) => {
  it("says after any sequence of scenes what the last one was, and of when it is", () => {
    let changes = 0;
    let lines = 0;
    fc.assert(
      fc.property(steps, (told) => {
        const decoder = feed.createDecoder();
        const printed = printSteps(feed, told);
        for (const [index, { scene, format, how }] of told.entries()) {
          for (const message of printed[index] ?? []) decoder.take(message);
          const reading = decoder.reading(0);
          expect(reading?.problems).toEqual([]);
          expect(readScene(reading)).toEqual(expectedScene(scene, format, feed));
          expect(reading?.at).toBe(feed.asOf(printed.slice(0, index + 1).flat()));
          if (how === "change" && scene.length > 0) changes += 1;
          lines += reading?.matches.flatMap(({ odds }) => Object.values(odds)).length ?? 0;
        }
      }),
      { numRuns: runs(100) },
    );
    expect(changes).toBeGreaterThan(50);
    expect(lines).toBeGreaterThan(200);
  });

  it("gives the same object for a match of which nothing was said", () => {
    let same = 0;
    fc.assert(
      fc.property(steps, (told) => {
        const decoder = feed.createDecoder();
        const printed = printSteps(feed, told);
        let before = new Map<string | undefined, unknown>();
        for (const [index, { scene, how }] of told.entries()) {
          for (const message of printed[index] ?? []) decoder.take(message);
          const now = new Map(
            (decoder.reading(0)?.matches ?? []).map((match) => [match.id, match] as const),
          );
          const last = told[index - 1]?.scene ?? [];
          for (const each of how === "change" ? scene : []) {
            if (!last.includes(each)) continue;
            const id = feed.matchId(each.id);
            expect(now.get(id)).toBe(before.get(id));
            same += 1;
          }
          before = now;
        }
      }),
      { numRuns: runs(100) },
    );
    expect(same).toBeGreaterThan(30);
  });

  it("asks to start over when a message was missed, and says nothing wrong until it knows", () => {
    let missed = 0;
    fc.assert(
      fc.property(steps, fc.nat(), (told, at) => {
        const messages = printSteps(feed, told).flat();
        const dropped = messages[at % messages.length];
        const [decoder, reference] = [feed.createDecoder(), feed.createDecoder()];
        for (const message of messages) {
          reference.take(message);
          if (message === dropped) continue;
          if (!takes(decoder, message)) {
            missed += 1;
            return;
          }
          const [reading, truth] = [decoder.reading(0), reference.reading(0)];
          if (dropped?.kind !== "response") continue;
          // What is older than the message cannot say what was in it.
          if (reading === undefined || (reading.at ?? 0) < dropped.askedAt) continue;
          expect(readScene(reading)).toEqual(readScene(truth));
        }
      }),
      { numRuns: runs(200) },
    );
    expect(missed).toBeGreaterThan(10);
  });
});

describe.each(Object.entries(FEEDS).filter(([name]) => name !== "ibc SABA"))(
  "an answer of the feed of %s",
  (_, feed) => {
    it("that comes twice changes nothing", () => {
      let repeated = 0;
      fc.assert(
        fc.property(steps, fc.nat(), (told, at) => {
          const messages = printSteps(feed, told).flat();
          const decoder = feed.createDecoder();
          const again = messages[at % messages.length] as FeedMessage;
          for (const message of messages) decoder.take(message);
          const before = decoder.reading(0);
          const isTaken = takes(decoder, again);
          // Its odds format may have been another.
          if (!isTaken) return;
          expect(readScene(decoder.reading(0))).toEqual(readScene(before));
          expect(decoder.asOf(0)).toBe(before?.at);
          repeated += 1;
        }),
        { numRuns: runs(100) },
      );
      expect(repeated).toBeGreaterThan(30);
    });

    it("that was overtaken by one to the same question changes nothing", () => {
      let overtaken = 0;
      fc.assert(
        fc.property(steps, fc.nat(), (some, at) => {
          const place = 1 + (at % some.length);
          const told = some.map((step, index): Step => {
            return index === place + 1 && step.how === "change"
              ? { ...step, how: "long change" }
              : step;
          });
          if (told[place]?.how !== "change" || told[place + 1]?.how !== "long change") return;
          const printed = printSteps(feed, told);
          const [late = [], first = []] = printed.slice(place);
          const decoder = feed.createDecoder();
          for (const message of [...printed.slice(0, place).flat(), ...first])
            decoder.take(message);
          const before = decoder.reading(0);
          const { scene, format } = told[place + 1] as Step;
          expect(readScene(before)).toEqual(expectedScene(scene, format, feed));
          for (const message of late) decoder.take(message);
          expect(decoder.reading(0)).toEqual(before);
          overtaken += 1;
        }),
        { numRuns: runs(200) },
      );
      expect(overtaken).toBeGreaterThan(10);
    });

    it("to an older question is not taken for more than it says", () => {
      let refused = 0;
      fc.assert(
        fc.property(steps, (some) => {
          const told = some.map((step, index): Step => {
            return index > 1 && step.how === "change" ? { ...step, how: "long change" } : step;
          });
          const decoder = feed.createDecoder();
          const printed = printSteps(feed, told);
          for (const [index, { scene, format }] of told.entries()) {
            if (!(printed[index] ?? []).every((message) => takes(decoder, message))) {
              refused += 1;
              return;
            }
            expect(readScene(decoder.reading(0))).toEqual(expectedScene(scene, format, feed));
          }
        }),
        { numRuns: runs(100) },
      );
      expect(refused).toBeGreaterThan(10);
    });

    it("that was overtaken changes nothing, or leads to starting over", () => {
      let overtaken = 0;
      fc.assert(
        fc.property(steps, fc.nat(), fc.integer({ min: 1, max: 3 }), (told, at, by) => {
          const messages = printSteps(feed, told).flat();
          const place = at % messages.length;
          const [late, ...next] = messages.slice(place, place + by + 1);
          if (late === undefined || next.length === 0) return;
          const [decoder, reference] = [feed.createDecoder(), feed.createDecoder()];
          const inOrder = messages.slice(0, place);
          for (const message of [...inOrder, late, ...next]) reference.take(message);
          const swapped = [...inOrder, ...next, late];
          for (const message of swapped) if (!takes(decoder, message)) return;
          expect(readScene(decoder.reading(0))).toEqual(readScene(reference.reading(0)));
          expect(decoder.asOf(0)).toBe(reference.asOf(0));
          overtaken += 1;
        }),
        { numRuns: runs(300) },
      );
      expect(overtaken).toBeGreaterThan(5);
    });
  },
);
