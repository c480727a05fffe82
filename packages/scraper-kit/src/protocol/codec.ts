/**
 * Between the wire and arb-core. Whatever a worker sends is decoded here or refused here, with a
 * code and the path of the first thing that is wrong; a refused match costs no other match.
 */
import {
  err,
  ok,
  type EventListing,
  type IdentifiableListing,
  type Leg,
  type ListingPatch,
  type Result,
  type TrackedOpportunity,
} from "arb-core";
import { MatchReader } from "./fast-match.ts";
import { isPlainUpdate } from "./fast-update.ts";
import type { OddsUpdate, WireMatch, WireOpportunity, WorkerMessage } from "./messages.ts";
import { encodeOdds } from "./odds-codec.ts";
import { fault, type WireError } from "./refusal.ts";
import { checkMessage, decodeMatch } from "./specification.ts";
import { formatTimestamp, parseTimestamp } from "./timestamp.ts";

/**
 * Decodes a frame that a worker sent. The matches of an `odds:update` are not looked at yet: that
 * is {@link decodeOddsUpdate}.
 */
export function decodeWorkerMessage(text: string): Result<WorkerMessage, WireError> {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return err({ code: "not-json", message: "must be a JSON text", path: "" });
  }
  return isPlainUpdate(message) ? ok(message) : checkMessage(message);
}

/** An `odds:update`, decoded match by match. */
export interface DecodedUpdate {
  /** The message's time stamp, in epoch milliseconds. */
  readonly at: number;
  readonly seq: number | undefined;
  readonly mode: "snapshot" | "delta";
  /** Of a snapshot in several messages: which of them this is, from 0, and how many there are. */
  readonly part: { readonly index: number; readonly of: number } | undefined;
  /** In a snapshot: every match. */
  readonly listings: readonly IdentifiableListing[];
  /** In a delta: matches with the markets that it names. */
  readonly upserts: readonly ListingPatch[];
  /** In a delta: matches that are gone; refused ones are among them, their state is unknown. */
  readonly removed: readonly string[];
  readonly refused: readonly WireError[];
  /** Markets that this version does not know. */
  readonly ignoredMarkets: number;
  /** `data.count` is there and is not the number of matches. */
  readonly isCountWrong: boolean;
}

/**
 * Decodes the matches of an `odds:update`; each is taken or refused on its own. What is named twice
 * or refused is withdrawn: its state is unknown.
 */
export function decodeOddsUpdate(message: OddsUpdate): DecodedUpdate {
  const { matches, count, mode = "snapshot", removed = [], part } = message.data;
  const reader = new MatchReader(mode);
  const ids = new Set<string>();
  const taken: ListingPatch[] = [];
  const refused: WireError[] = [];
  const withdrawn = new Set(removed);
  let ignoredMarkets = 0;
  for (let index = 0; index < matches.length; index += 1) {
    const value = matches[index];
    let patch = reader.read(value);
    if (patch === undefined) {
      const match = decodeMatch(value, ["data", "matches", index], mode);
      if (!match.ok) {
        refused.push(match.error);
        const id = rawId(value);
        if (id !== undefined) withdrawn.add(id);
        continue;
      }
      patch = match.value.patch;
      ignoredMarkets += match.value.ignored;
    }
    if (ids.add(patch.id).size > taken.length) {
      taken.push(patch);
    } else {
      refused.push(fault("duplicate-match", "must not be named twice", ["data", "matches", index]));
      withdrawn.add(patch.id);
    }
  }
  const patches = withdrawn.size === 0 ? taken : taken.filter(({ id }) => !withdrawn.has(id));
  return {
    at: parseTimestamp(message.timestamp) ?? Number.NaN,
    seq: message.seq,
    mode,
    part,
    listings: mode === "snapshot" ? patches : [],
    upserts: mode === "delta" ? patches : [],
    removed: mode === "delta" ? [...withdrawn] : [],
    refused,
    ignoredMarkets: ignoredMarkets + reader.ignoredMarkets,
    isCountWrong: count !== undefined && count !== matches.length,
  };
}

/** Writes a listing as a worker sends it; {@link decodeOddsUpdate} reads it back. */
export function encodeListing(listing: EventListing): WireMatch {
  const { id, sport, league, startsAt, live, score, minute, neutral } = listing;
  return {
    ...(id === undefined ? {} : { id }),
    home_team: listing.home,
    away_team: listing.away,
    odds: encodeOdds(listing.lines),
    ...(league === undefined ? {} : { league }),
    ...(sport === undefined ? {} : { sport }),
    ...(startsAt === undefined ? {} : { start_time: formatTimestamp(startsAt) }),
    ...(live === undefined ? {} : { live }),
    ...(score === undefined ? {} : { score }),
    ...(minute === undefined ? {} : { time: String(minute) }),
    ...(neutral === undefined ? {} : { neutral }),
  };
}

/**
 * Writes an opportunity as a server broadcasts it. Its `legs` are the whole bet; `leg_1` and
 * `leg_2` are the first two of them.
 *
 * @throws RangeError when it has fewer than two legs.
 */
export function encodeOpportunity(opportunity: TrackedOpportunity): WireOpportunity {
  const { score } = opportunity;
  const legs = opportunity.legs.map(encodeLeg);
  const [leg_1, leg_2] = legs;
  if (leg_1 === undefined || leg_2 === undefined) {
    throw new RangeError(
      `Cannot encode opportunity: it must have at least two legs, was ${legs.length}`,
    );
  }
  return {
    event: opportunity.event,
    margin: opportunity.margin,
    home: opportunity.home,
    away: opportunity.away,
    // Where the legs' markets differ this is none of them: who reads no leg's market bets nothing.
    market: [...new Set(opportunity.legs.map((leg) => leg.market))].join("+"),
    leg_1,
    leg_2,
    id: opportunity.id,
    event_id: opportunity.eventId,
    line: opportunity.line,
    profit_min: opportunity.profitMin,
    profit_max: opportunity.profitMax,
    class: opportunity.class,
    stakes: [...opportunity.stakes],
    legs,
    first_seen: formatTimestamp(opportunity.firstSeen),
    updated: formatTimestamp(opportunity.updated),
    league: opportunity.league,
    start_time: opportunity.startsAt === undefined ? null : formatTimestamp(opportunity.startsAt),
    live: opportunity.live,
    ...(score === undefined ? {} : { score: { home: score.home, away: score.away } }),
    flags: [...opportunity.flags],
  };
}

function encodeLeg(leg: Leg): WireOpportunity["leg_1"] {
  return {
    provider: leg.provider,
    odds: leg.odds,
    side: leg.side,
    market: leg.market,
    line: leg.line,
    net_odds: leg.netOdds,
    ...(leg.isOutlier ? { outlier: true } : {}),
    seen: formatTimestamp(leg.seen ?? 0),
    changed: formatTimestamp(leg.changed ?? 0),
  };
}

function rawId(value: unknown): string | undefined {
  const id: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "id") : undefined;
  return typeof id === "string" ? id : undefined;
}
