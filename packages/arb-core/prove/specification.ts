/**
 * What an engine must say: the batch functions on the odds in force, and the history of each
 * opportunity, kept by comparing one list with the next.
 */
import {
  calculateArbitrage,
  matchEvents,
  type EngineCommand,
  type EventMember,
  type MatchedEvent,
  type Opportunity,
  type OpportunityFlag,
  type TrackedOpportunity,
} from "arb-core";
import { hasStarted, type ModelListing, type OddsModel } from "./odds-model.ts";

/** What the batch functions make of the odds in force. */
export interface Expected {
  readonly events: readonly MatchedEvent[];
  readonly opportunities: readonly Opportunity[];
}

/** The batch functions on the odds in force. */
export function expected(model: OddsModel, now: number): Expected {
  const events = matchEvents(model.inForce(now), model.matching);
  return { events, opportunities: calculateArbitrage(events, model.policy, now) };
}

/** What a step does. */
export type Cause = EngineCommand["type"] | "commit";

/** The difference of two lists. */
export interface ExpectedChanges {
  readonly opened: readonly TrackedOpportunity[];
  readonly updated: readonly TrackedOpportunity[];
  /** As they last were. */
  readonly closed: readonly TrackedOpportunity[];
}

/** The opportunities with their history. */
export class ExpectedHistory {
  #known: ReadonlyMap<string, TrackedOpportunity>;
  /** The flags as they were last reported. */
  readonly #flags = new Map<string, readonly OpportunityFlag[]>();

  /**
   * @param known - with the history that they have so far.
   * @param flags - as they were last reported, where that is not as they are.
   */
  constructor(
    known: readonly TrackedOpportunity[],
    flags: ReadonlyMap<string, readonly OpportunityFlag[]> = new Map(),
  ) {
    this.#known = new Map(known.map((one) => [one.id, one]));
    for (const one of known) this.#flags.set(one.id, flags.get(one.id) ?? one.flags);
  }

  opportunities(): TrackedOpportunity[] {
    return [...this.#known.values()];
  }

  /** Goes on to the next list. */
  advance(list: readonly Opportunity[], cause: Cause, now: number): ExpectedChanges {
    const opened: TrackedOpportunity[] = [];
    const updated: TrackedOpportunity[] = [];
    const after = new Map<string, TrackedOpportunity>();
    for (const next of list) {
      const { id, profitMin } = next;
      const before = this.#known.get(id);
      const isBetter = before === undefined || profitMin > before.best;
      const reported = { flags: this.#flags.get(id) ?? [] };
      const isNews =
        before === undefined ||
        reportOf({ ...before, ...reported }, cause) !== reportOf(next, cause);
      const tracked = {
        ...next,
        firstSeen: before?.firstSeen ?? now,
        updated: isNews ? now : before.updated,
        best: isBetter ? profitMin : before.best,
        bestAt: isBetter ? now : before.bestAt,
      };
      after.set(id, tracked);
      if (isNews) this.#flags.set(id, next.flags);
      if (before === undefined) opened.push(tracked);
      else if (isNews) updated.push(tracked);
    }
    const closed = [...this.#known.values()].filter(({ id }) => !after.has(id));
    for (const { id } of closed) this.#flags.delete(id);
    this.#known = after;
    return { opened, updated, closed };
  }
}

/** What is news where it differs. Flags that come with time alone are when time is asked for. */
function reportOf(opportunity: Opportunity, cause: Cause): string {
  const { legs, score, home, away, league, startsAt } = opportunity;
  const prices = legs.map(({ odds, netOdds, isOutlier }) => [odds, netOdds, isOutlier]);
  const flags = opportunity.flags.filter((flag) => cause === "expire" || !isTimed(flag));
  return JSON.stringify([prices, score, home, away, league, startsAt, flags]);
}

/** Whether a flag comes and goes with time alone. */
export function isTimed(flag: OpportunityFlag): boolean {
  return flag === "old" || flag === "skew";
}

/** What can be said of why an opportunity closed: the reason is one of these. */
export function trueReasons(
  closed: Opportunity,
  before: Expected,
  after: { readonly expected: Expected; readonly model: OddsModel },
  cause: Cause,
  now: number,
): ReadonlySet<string> {
  const reasons = new Set<string>();
  const event = before.events.find(({ id }) => id === closed.eventId);
  const listings = after.model.listings();
  for (const leg of closed.legs) {
    const member = event?.members.find(({ provider }) => provider === leg.provider);
    const reason = member && whyWithdrawn(member, leg, listings, cause, now);
    if (reason !== undefined) reasons.add(reason);
  }
  const successor = after.expected.events.find(({ id }) => id === closed.eventId);
  if (successor === undefined) reasons.add("rematched");
  const isRunning = successor?.members.some(({ listing }) => listing.live === true);
  if (!closed.live && isRunning === true) reasons.add("started");
  if (cause === "policy") reasons.add("policy");
  if (reasons.size === 0) reasons.add("price");
  return reasons;
}

function whyWithdrawn(
  { provider, listing: { id }, orientation }: EventMember,
  leg: Opportunity["legs"][number],
  listings: readonly ModelListing[],
  cause: Cause,
  now: number,
): string | undefined {
  const current = listings.find((listing) => listing.provider === provider && listing.id === id);
  if (current === undefined) {
    if (cause === "expire") return "stale";
    return cause === "remove-source" ? "source-lost" : "removed";
  }
  if (hasStarted(current, now)) return "started";
  const line = current.lines.find(
    (one) => one.market === leg.market && one.line === listedLine(leg, orientation),
  );
  if (line === undefined) return "removed";
  return line.suspended === true ? "suspended" : undefined;
}

/** The line as its listing has it: that of the side that is printed first. */
function listedLine(
  { side, line }: Opportunity["legs"][number],
  orientation: EventMember["orientation"],
): number {
  // A draw's line is what home is given.
  const isTurned = orientation === "swapped" ? side === "home" || side === "draw" : side === "away";
  return isTurned ? 0 - line : line;
}
