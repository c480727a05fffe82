import fc from "fast-check";
import { expect, test } from "vitest";
import {
  MATCH_TIERS,
  MATCH_VETOES,
  matchEvents,
  type MatchingOptions,
  type ProviderListing,
} from "arb-core";
import { smallWorldListing } from "arb-core/testing";
import { runs } from "../../../test/runs.ts";
import { explainMatch, type MatchExplanation } from "../src/matching/explain-match.ts";
import type { NameExplanation } from "../src/matching/explain-names.ts";
import { formatMatchExplanation } from "../src/matching/explanation-text.ts";
import { anyText } from "./arbitrary-text.ts";
import { byProvider, SIMILAR_WORLD_REGISTRY, similarWorldListing } from "./similar-world.ts";

const HOUR_MS = 3_600_000;

/** Names that are none, or of another script, or refused by the registry. */
const ODD_NAMES = ["", "??", "Arsenal Corners", "Manchester Uпited", "Dortmund II", "Man. Utd (W)"];
const REGISTRY = SIMILAR_WORLD_REGISTRY.withChanges([
  { change: "reject-alias", teamId: "man-city", text: "Man. City" },
]);

const oddListing = fc
  .tuple(
    similarWorldListing(),
    fc.constantFrom(...ODD_NAMES),
    fc.constantFrom("home", "away"),
    fc.constantFrom(undefined, "football", "basketball"),
  )
  .map(([listing, name, side, sport]) => ({
    ...listing,
    [side]: name,
    ...(sport === undefined ? {} : { sport }),
  }));

/** Names so close that they fit either way round, or are too little evidence. */
const CLOSE_NAMES = ["Montevideo", "Montevidea", "Montevidee", "Rangers", "Queens Park Rangers"];
const closeListing = fc
  .tuple(similarWorldListing(), fc.shuffledSubarray(CLOSE_NAMES, { minLength: 2, maxLength: 2 }))
  .map(([listing, [home = "", away = ""]]) => ({ ...listing, home, away, league: "" }));

/** Teams that the registry knows, in any spelling that it knows. */
const knownListing = fc
  .tuple(
    similarWorldListing(),
    fc.constantFrom("Manchester United", "Man Utd"),
    fc.constantFrom("Borussia Dortmund", "Dortmund"),
  )
  .map(([listing, home, away]) => ({ ...listing, home, away }));

const similar = fc.tuple(similarWorldListing(), similarWorldListing());
const small = fc.tuple(smallWorldListing(), smallWorldListing());
const pair: fc.Arbitrary<readonly [ProviderListing, ProviderListing]> = fc.oneof(
  { weight: 5, arbitrary: similar },
  {
    weight: 3,
    arbitrary: small.map(
      ([a, b]) =>
        [
          { ...a, provider: "a" },
          { ...b, provider: "b" },
        ] as const,
    ),
  },
  { weight: 2, arbitrary: fc.tuple(oddListing, oddListing) },
  { weight: 3, arbitrary: fc.tuple(closeListing, closeListing) },
  { weight: 2, arbitrary: fc.tuple(knownListing, knownListing) },
  { weight: 1, arbitrary: fc.tuple(similarWorldListing(), oddListing) },
);

const options: fc.Arbitrary<MatchingOptions> = fc.oneof(
  fc.constant({}),
  fc.constant({ registry: REGISTRY }),
  fc.record({
    registry: fc.constant(REGISTRY),
    windowMs: fc.constantFrom(0, HOUR_MS, Infinity),
    tiers: fc.subarray([...MATCH_TIERS]),
    withoutVetoes: fc.subarray([...MATCH_VETOES]),
    clockOffsets: fc.constantFrom([], [{ source: "a", offsetMs: HOUR_MS }]),
  }),
);

/** How often each of some outcomes came about. */
class Tally {
  readonly #counts = new Map<string, number>();

  count(outcome: string): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
  }

  expectEach(outcomes: readonly string[]): void {
    for (const outcome of outcomes)
      expect(this.#counts.get(outcome) ?? 0, outcome).toBeGreaterThan(0);
  }
}

test("the verdict is what matchEvents() decides of the two listings alone", () => {
  const seen = new Tally();
  fc.assert(
    fc.property(pair, options, ([a, b], given) => {
      const events = matchEvents(byProvider([a, b]), given);
      const { verdict, orientation, eventId, tier } = explainMatch(a, b, given);
      expect(verdict === "match").toBe(events.length === 1);
      const [event] = events;
      expect(eventId).toBe(event?.id);
      if (event !== undefined) {
        const turned = event.members.find((member) => member.orientation !== "straight");
        expect([tier, orientation]).toEqual([event.tier, turned?.orientation ?? "straight"]);
        seen.count(event.tier);
      }
      seen.count(verdict);
      if (orientation !== undefined) seen.count(orientation);
    }),
    { numRuns: runs(4000) },
  );
  seen.expectEach(["match", "vetoed", "not-enough", "tier-left-out"]);
  seen.expectEach(["straight", "swapped", "unknown", ...MATCH_TIERS]);
});

test("the lines of evidence add up to the bits, and say why there is no match", () => {
  const seen = new Tally();
  fc.assert(
    fc.property(pair, options, ([a, b], given) => {
      const { verdict, bits, acceptBits, evidence } = explainMatch(a, b, given);
      expect(evidence.reduce((sum, line) => sum + line.bits, 0)).toBe(bits);
      expect(evidence.some((line) => line.bits === -Infinity)).toBe(verdict === "vetoed");
      expect(bits >= acceptBits).toBe(verdict === "match" || verdict === "tier-left-out");
      for (const { kind, bits: line } of evidence) if (line === -Infinity) seen.count(kind);
    }),
    { numRuns: runs(4000) },
  );
  seen.expectEach(["provider", "sport", "listing", "squad", "home", "away", "orientation"]);
  seen.expectEach(["kick-off", "competition", "play"]);
});

test("explainMatch() is the same whichever listing is the first", () => {
  const seen = new Tally();
  fc.assert(
    fc.property(pair, options, ([a, b], given) => {
      const explanation = explainMatch(a, b, given);
      expect(comparable(explainMatch(b, a, given))).toEqual(comparable(mirror(explanation)));
      const { names, isSwapped } = explanation;
      if (names === undefined) return;
      seen.count(isSwapped ? "swapped" : "straight");
      for (const { relation } of [names.home, names.away]) seen.count(relation);
    }),
    { numRuns: runs(2000) },
  );
  seen.expectEach(["straight", "swapped", "registry", "exact", "similar", "squad"]);
  seen.expectEach(["known-apart", "mixed-script", "different"]);
});

test("any two listings have an explanation that can be printed", () => {
  const listing = fc.record({
    provider: anyText(),
    sport: anyText(),
    home: anyText(),
    away: anyText(),
    league: anyText(),
    startsAt: fc.oneof(fc.integer(), fc.double()),
    lines: fc.constant([]),
  });
  fc.assert(
    fc.property(listing, listing, (a, b) => {
      const text = formatMatchExplanation(explainMatch(a, b, { registry: REGISTRY }));
      expect(text).toMatch(/^(?:A match|No match): /);
      // eslint-disable-next-line no-control-regex -- these are what must not reach a terminal
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
      expect(text).not.toMatch(/undefined|\[object/);
    }),
    { numRuns: runs(1000) },
  );
});

/** The explanation as it must be with the listings exchanged. */
function mirror(explanation: MatchExplanation): MatchExplanation {
  const { a, b, isSwapped, names, evidence } = explanation;
  const sides = isSwapped
    ? { home: names?.away, away: names?.home }
    : { home: names?.home, away: names?.away };
  return {
    ...explanation,
    a: b,
    b: a,
    names:
      sides.home && sides.away
        ? { home: mirrorNames(sides.home), away: mirrorNames(sides.away) }
        : undefined,
    evidence: evidence.map((line) => {
      if (!isSwapped) return line;
      const kind = line.kind === "home" ? "away" : line.kind === "away" ? "home" : line.kind;
      const reason = line.reason.replace(/^(?:home|away)(?=: )/, (side) =>
        side === "home" ? "away" : "home",
      );
      return { ...line, kind, reason };
    }),
  };
}

function mirrorNames(explanation: NameExplanation): NameExplanation {
  const { a, b, similarity } = explanation;
  return {
    ...explanation,
    a: b,
    b: a,
    similarity: similarity && {
      ...similarity,
      parts: similarity.parts.map((part) => ({ ...part, a: part.b, b: part.a })),
    },
  };
}

/** Without the order of lines and words, which follows the first listing. */
function comparable(explanation: MatchExplanation): unknown {
  const { names, evidence } = explanation;
  const sorted = (name: NameExplanation): unknown => ({
    ...name,
    similarity: name.similarity && {
      ...name.similarity,
      parts: name.similarity.parts.map((part) => JSON.stringify(part, KEYS)).sort(),
    },
  });
  return {
    ...explanation,
    evidence: evidence.map(({ kind, bits, reason }) => `${kind} ${bits} ${reason}`).sort(),
    names: names && { home: sorted(names.home), away: sorted(names.away) },
  };
}

const KEYS = ["a", "b", "rule", "strength", "weight"];
