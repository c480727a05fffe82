/**
 * Which listings of different bookmakers are the same match. Identity is decided by evidence with
 * vetoes, and ambiguity means no match: a match that is missed costs nothing, a false one costs
 * its user a stake.
 *
 * The rule in three steps: what speaks for and against two listings being one match
 * (match-evidence.ts, over the resemblance of names in similar-names.ts), what a group of listings
 * agrees on (match-group.ts), and how the event is called that they are (matched-event.ts). Listings
 * that say the same are compared once for all (fixture.ts), and which are compared at all is found
 * by their names (fixture-graph.ts); a test holds that equal to comparing every two listings.
 */
import { FixtureGraph } from "./fixture-graph.ts";
import type { EventListing } from "../listing.ts";
import type { MatchedEvent } from "./matched-event.ts";
import type { MatchingOptions } from "./matching-options.ts";
import { toPlaceable } from "./placed-listing.ts";
import { compareText } from "../text.ts";

/**
 * Matches the listings of several bookmakers: the batch form, and the specification of the
 * incremental engine. The order of the listings and of the providers changes nothing.
 *
 * @param oddsByProvider - each bookmaker's listings under its name.
 * @returns the matches that at least two bookmakers list, sorted by id.
 * @throws RangeError when an option is none.
 * @example
 * ```ts
 * import { createTeamRegistry, matchEvents } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const registry = createTeamRegistry([
 *   { id: "manchester-united", name: "Manchester United", aliases: ["Man Utd"] },
 * ]);
 * const startsAt = Date.UTC(2024, 11, 10, 20);
 * const events = matchEvents(
 *   {
 *     sbo: [{ home: "Man Utd", away: "Chelsea", startsAt, lines: [] }],
 *     ibc: [
 *       { home: "Manchester United", away: "Chelsea FC", startsAt, lines: [] },
 *       { home: "Manchester United (W)", away: "Chelsea (W)", startsAt, lines: [] },
 *     ],
 *   },
 *   { registry },
 * );
 * assert.deepEqual(events.map((event) => event.event), ["manchester_united_vs_chelsea"]);
 * ```
 */
export function matchEvents(
  oddsByProvider: Readonly<Record<string, readonly EventListing[]>>,
  options: MatchingOptions = {},
): MatchedEvent[] {
  const graph = new FixtureGraph(options);
  for (const [provider, listings] of Object.entries(oddsByProvider)) {
    for (const listing of listings) graph.place(toPlaceable({ ...listing, provider }));
  }
  graph.rematch();
  return graph.events().sort((a, b) => compareText(a.id, b.id));
}
