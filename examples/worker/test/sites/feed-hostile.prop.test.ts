import { describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  LayoutChangedError,
  RetryableError,
  SessionOverError,
  type FeedMessage,
} from "scraper-kit";
import { wireMatch } from "scraper-kit/protocol";
import type { FeedDecoder } from "../../src/reading/feed-decoder.ts";
import { runs } from "../../../../test/runs.ts";
import { steps } from "./fixtures/feed-scenes.ts";
import { FEEDS, printSteps } from "./fixtures/feed-sites.ts";

type Outcome = "taken" | "refused";

/** Gives a message to a decoder; what it throws must be what the runner knows, what it reads valid. */
function give(decoder: FeedDecoder, message: FeedMessage): Outcome {
  let outcome: Outcome = "taken";
  try {
    decoder.take(message);
  } catch (error) {
    const isKnown = [LayoutChangedError, RetryableError, SessionOverError].some(
      (known) => error instanceof known,
    );
    if (!isKnown) throw error;
    outcome = "refused";
  }
  for (const match of decoder.reading(0)?.matches ?? []) {
    expect(wireMatch.safeParse(match).error).toBeUndefined();
  }
  return outcome;
}

/** Whether the site says something of odds in it: what is damaged elsewhere is seldom refused. */
const isOdds = (message: FeedMessage): boolean =>
  "body" in message && !("sent" in message && message.sent) && message.body.length > 20;

const withBody = (message: FeedMessage, body: string): FeedMessage =>
  "body" in message ? { ...message, body } : message;

const oddValues = [
  ...["null", "true", "-1", "0", "1e400", "-0", "1e21", "0.1234567891", "999999999999999999999"],
  ...['""', "''", '"x"', "'__proto__'", "[]", "[[]]", "{}", "[,]", "undefined", "NaN"],
  ...["'\\u0000'", '"constructor"', '"0.5/1"', "'-'", "-999", "1n", "/x/", "f()"],
];
/** Changes a text somewhere. */
const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (text: string) => {
    return text.slice(0, Math.floor(text.length * part));
  }),
  fc
    .record({
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 40 }),
      inserted: fc.oneof(
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constantFrom(...oddValues),
      ),
    })
    .map(({ part, length, inserted }) => (text: string) => {
      const start = Math.floor(text.length * part);
      return text.slice(0, start) + inserted + text.slice(start + length);
    }),
  // A value in the place of another.
  fc
    .record({ place: fc.nat(), value: fc.constantFrom(...oddValues) })
    .map(({ place, value }) => (text: string) => {
      const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?|"[^"\\]*"|'[^'\\]*'/gu)];
      const found = numbers[place % Math.max(1, numbers.length)];
      if (found === undefined) return text;
      return text.slice(0, found.index) + value + text.slice(found.index + found[0].length);
    }),
);

describe.each(Object.entries(FEEDS))("the decoder of %s", (name, feed) => {
  const first = (): FeedMessage[] => {
    const [step] = fc.sample(steps, { numRuns: 1, seed: 7 });
    return printSteps(feed, step ?? []).flat();
  };

  it("refuses what is damaged in a way that the runner knows, or reads what the wire takes", () => {
    const outcomes = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(
        steps,
        fc.nat(),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        (told, at, damages) => {
          const messages = printSteps(feed, told).flat();
          const places = [...messages.keys()].filter((index) => isOdds(messages[index]!));
          const place = places[at % places.length];
          const decoder = feed.createDecoder();
          for (const [index, message] of messages.entries()) {
            const body = "body" in message ? message.body : "";
            const given =
              index === place
                ? withBody(
                    message,
                    damages.reduce((text, change) => change(text), body),
                  )
                : message;
            const outcome = give(decoder, given);
            if (index === place) outcomes[outcome] += 1;
            if (outcome === "refused") return;
          }
        },
      ),
      { numRuns: runs(300) },
    );
    expect(outcomes.taken).toBeGreaterThan(2);
    expect(outcomes.refused).toBeGreaterThan(2);
  });

  it("refuses any text that is none of its language", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const decoder = feed.createDecoder();
        for (const message of first())
          if (give(decoder, withBody(message, text)) === "refused") return;
      }),
      { numRuns: runs(100) },
    );
  });

  it.each([
    ["brackets", (prefix: string) => prefix + "[".repeat(100_000)],
    ["lists", (prefix: string) => `${prefix}${"[".repeat(20_000)}${"]".repeat(20_000)}`],
    ["calls", () => `${"f(".repeat(50_000)}${")".repeat(50_000)}`],
    ["minus signs", () => `f(${"-".repeat(100_000)}1)`],
    ["zeros", (prefix: string) => prefix + "0,".repeat(4_500_000)],
  ])("stands a body of very many %s", (_, body) => {
    const prefix = name === "cmd" ? '{"data":' : name === "ibc SABA" ? '42["r",' : "ShowBetList(";
    const decoder = feed.createDecoder();
    for (const message of first()) give(decoder, withBody(message, body(prefix)));
    expect(decoder.reading(0)?.matches ?? []).toEqual([]);
  });
});
