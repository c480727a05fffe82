/** An engine against its specification, at one moment. */
import type { Engine, EventListing, Leg, MatchedEvent, TrackedOpportunity } from "arb-core";
import { check } from "./disagreement.ts";
import type { OddsModel } from "./odds-model.ts";
import { isTimed, type Expected } from "./specification.ts";

/** Compares what is reported and what is matched. */
export function compareReports(engine: Engine, { events, opportunities }: Expected): void {
  const reported = engine.opportunities();
  check("the opportunities are those of the batch", reported.map(withoutHistory), opportunities);
  check("the count is that of the list", engine.opportunityCount, opportunities.length);
  check("the events are those of the batch", engine.events().map(outline), events.map(outline));
}

/** Compares everything that is known of the bookmakers, line by line. */
export function compareBooks(engine: Engine, model: OddsModel): void {
  const listings = engine.listings();
  const text = (all: readonly EventListing[]): unknown[] => all.map(bookEntry).sort(byText);
  check("the listings are those that were said last", text(listings), text(model.listings()));
  check("the count is that of the listings", engine.listingCount, listings.length);
}

/** An opportunity without what the engine alone can know. */
export function withoutHistory(opportunity: TrackedOpportunity): object {
  const { firstSeen, updated, best, bestAt, ...rest } = opportunity;
  return rest;
}

/** An opportunity without its clocks. */
type Unclocked = Omit<TrackedOpportunity, "legs"> & {
  readonly legs: readonly Omit<Leg, "seen" | "changed">[];
};

/** An opportunity without what changes while nothing is said of it: the clocks. */
export function withoutClocks({ flags, legs, ...rest }: TrackedOpportunity): Unclocked {
  return {
    ...rest,
    flags: flags.filter((flag) => !isTimed(flag)),
    legs: legs.map(({ seen, changed, ...leg }) => leg),
  };
}

/** An event without its members' prices, which opportunities show and compareBooks compares. */
function outline({ members, ...event }: MatchedEvent): object {
  return {
    ...event,
    members: members.map(({ provider, orientation, listing: { id, live, score } }) => {
      return { provider, orientation, id, live: live === true, score };
    }),
  };
}

function bookEntry(listing: EventListing & { readonly provider?: string }): string {
  const { provider, id, home, away, league = "", startsAt, live, score, minute, neutral } = listing;
  const lines = listing.lines.map(({ market, line, odds, suspended, seen, changed }) =>
    [market, line, ...odds, suspended === true, seen, changed].join(" "),
  );
  const play = [live === true, score?.home, score?.away, minute, neutral === true];
  return [provider, id, home, away, league, startsAt, ...play, ...lines.sort()].join("|");
}

function byText(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : 1;
}
