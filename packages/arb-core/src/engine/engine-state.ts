/**
 * What an engine knows, as plain data: for a restart, for another replica, for a replay. Only what
 * cannot be worked out is in it: what every source has said, and the history of what is reported.
 * Matches and sure bets follow from that and from the options of the engine that takes it.
 */
import type { IdentifiableListing } from "./book-listing.ts";
import type { MarketLine } from "../market.ts";
import type { OpportunityFlag } from "../opportunity.ts";
import type { Policy } from "../policy.ts";

/** The version of {@link EngineState} that this library writes and reads. */
export const ENGINE_STATE_VERSION = 1;

/** What an engine knows. It is JSON: written and read back it is the same. */
export interface EngineState {
  readonly version: typeof ENGINE_STATE_VERSION;
  /** The time of the last command, in epoch milliseconds. */
  readonly now: number;
  readonly policy: Policy;
  readonly sources: readonly SourceState[];
  /** The history of what is reported. */
  readonly opportunities: readonly OpportunityHistory[];
}

/** What one source has said. */
export interface SourceState {
  readonly source: string;
  readonly provider: string;
  /** When it was last heard, in epoch milliseconds. */
  readonly seen: number;
  /** The greatest was heard last. */
  readonly turn: number;
  /** It was not heard for too long. */
  readonly stale: boolean;
  readonly listings: readonly ListingState[];
}

/** What one source has said about one match. */
export interface ListingState extends IdentifiableListing {
  /** Each with `changed`. */
  readonly lines: readonly MarketLine[];
  /** Whether it is in force and matched, in force and over, or out of force. */
  readonly standing: "placed" | "over" | "out";
}

/** Since when an opportunity is reported, and how good it has been; see `TrackedOpportunity`. */
export interface OpportunityHistory {
  readonly id: string;
  readonly eventId: string;
  readonly flags: readonly OpportunityFlag[];
  readonly firstSeen: number;
  readonly updated: number;
  readonly best: number;
  readonly bestAt: number;
}

/**
 * Checks that data is a state that can be restored, as far as its version says so.
 *
 * @throws RangeError when it is of another version.
 */
export function checkEngineState({ version }: { readonly version: unknown }): void {
  if (version === ENGINE_STATE_VERSION) return;
  throw new RangeError(
    `Cannot restore engine: the state must be of version ${ENGINE_STATE_VERSION}, ` +
      `was ${String(version)}`,
  );
}
