/** What an engine says: opportunities with their history, and what became of them. */
import type { Opportunity } from "../opportunity.ts";

/** An opportunity with its history in this engine. */
export interface TrackedOpportunity extends Opportunity {
  /** When it opened, in epoch milliseconds. */
  readonly firstSeen: number;
  /** When its prices, its event or its flags last changed, in epoch milliseconds. */
  readonly updated: number;
  /** The greatest least profit that it has had so far, in percent of the outlay. */
  readonly best: number;
  /** When it first had that, in epoch milliseconds. */
  readonly bestAt: number;
}

/**
 * Why an opportunity ended.
 *
 * - `price`: a price, a score or the orientation moved and it is none any more, or it is not the
 *   best of an outlier's any more.
 * - `suspended`: a leg takes no bets.
 * - `removed`: a leg's line or match is not offered any more.
 * - `stale`: a leg was not confirmed for too long.
 * - `started`: the match began, by the clock or as any bookmaker shows it, and a leg was a price
 *   for before the start.
 * - `source-lost`: the worker that saw a leg went away.
 * - `rematched`: its listings are not, or not the same, event any more.
 * - `policy`: it is not asked for any more.
 */
export type CloseReason =
  "price" | "suspended" | "removed" | "stale" | "started" | "source-lost" | "rematched" | "policy";

/** An opportunity that is no more, as it last was. */
export interface ClosedOpportunity extends TrackedOpportunity {
  readonly reason: CloseReason;
  /** When it ended, in epoch milliseconds: it lived from `firstSeen` to then. */
  readonly closedAt: number;
  /** When it was `rematched`: the event that most of its listings now stand in, if that is one. */
  readonly movedTo?: string;
}

/** What a command did. */
export interface EngineChanges {
  readonly opened: readonly TrackedOpportunity[];
  readonly updated: readonly TrackedOpportunity[];
  readonly closed: readonly ClosedOpportunity[];
}
