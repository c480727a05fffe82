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
import {
  wireMatch,
  workerMessage,
  type OddsUpdate,
  type WireMatch,
  type WireOpportunity,
  type WorkerMessage,
} from "./messages.ts";
import { decodeOdds, encodeOdds } from "./odds-codec.ts";
import {
  fault,
  findShapeFault,
  firstIssue,
  formatPath,
  type Path,
  type WireError,
} from "./refusal.ts";
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
  if (typeof message === "object" && message !== null && !Array.isArray(message)) {
    const data: unknown = Reflect.get(message, "data");
    const isUpdate = typeof data === "object" && data !== null && "matches" in data;
    const fault = isUpdate
      ? (findShapeFault({ ...message, data: undefined }, []) ??
        findShapeFault({ ...data, matches: undefined }, ["data"]))
      : findShapeFault(message, []);
    if (fault !== undefined) return err(fault);
  }
  const parsed = workerMessage.safeParse(message);
  if (parsed.success) return ok(parsed.data);
  const issue = firstIssue(parsed.error.issues);
  const isUnknown = issue.code === "invalid_union" && issue.path.join() === "type";
  return err({
    code: isUnknown ? "unknown-type" : "invalid",
    message: isUnknown ? "must be the type of a worker's message" : issue.message,
    path: formatPath(issue.path),
  });
}

/** An `odds:update`, decoded match by match. */
export interface DecodedUpdate {
  /** The message's time stamp, in epoch milliseconds. */
  readonly at: number;
  readonly seq: number | undefined;
  readonly mode: "snapshot" | "delta";
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
  const { matches, count, mode = "snapshot", removed = [] } = message.data;
  const upserts = new Map<string, ListingPatch>();
  const refused: WireError[] = [];
  const withdrawn = new Set(removed);
  let ignoredMarkets = 0;
  for (const [index, value] of matches.entries()) {
    const path = ["data", "matches", index];
    const match = decodeMatch(value, path, mode);
    if (!match.ok) {
      refused.push(match.error);
      const id = rawId(value);
      if (id !== undefined) withdrawn.add(id);
      continue;
    }
    const { patch, ignored } = match.value;
    ignoredMarkets += ignored;
    if (upserts.has(patch.id)) {
      refused.push(fault("duplicate-match", "must not be named twice", path));
      withdrawn.add(patch.id);
    } else {
      upserts.set(patch.id, patch);
    }
  }
  const patches = [...upserts.values()].filter(({ id }) => !withdrawn.has(id));
  return {
    at: parseTimestamp(message.timestamp) ?? Number.NaN,
    seq: message.seq,
    mode,
    listings: mode === "snapshot" ? patches : [],
    upserts: mode === "delta" ? patches : [],
    removed: mode === "delta" ? [...withdrawn] : [],
    refused,
    ignoredMarkets,
    isCountWrong: count !== undefined && count !== matches.length,
  };
}

interface DecodedMatch {
  readonly patch: ListingPatch;
  readonly ignored: number;
}

function decodeMatch(
  value: unknown,
  path: Path,
  mode: DecodedUpdate["mode"],
): Result<DecodedMatch, WireError> {
  const shapeFault = findShapeFault(value, path);
  if (shapeFault !== undefined) return err(shapeFault);
  const parsed = wireMatch.safeParse(value);
  if (!parsed.success) {
    const issue = firstIssue(parsed.error.issues);
    return err(fault("invalid", issue.message, [...path, ...issue.path]));
  }
  const match = parsed.data;
  if (match.id === undefined && mode === "delta") {
    return err(fault("id-needed", "must have an id in a delta", path));
  }
  const { lines, markets, duplicate, ignored } = decodeOdds(match.odds);
  if (duplicate !== undefined) {
    return err(fault("duplicate-line", "must not name a line twice", [...path, "odds", duplicate]));
  }
  return ok({ patch: { ...decodeHead(match), lines, markets }, ignored });
}

/** What is absent stays absent: a delta leaves it as it was, and a snapshot says nothing of it. */
function decodeHead(match: WireMatch): Omit<IdentifiableListing, "lines"> {
  const { league, sport, live, neutral, score, start_time, time } = match;
  const startsAt = start_time === undefined ? undefined : parseTimestamp(start_time);
  const minute = time === undefined ? undefined : parseMinute(time);
  return {
    id: match.id ?? deriveMatchId(match),
    home: match.home_team,
    away: match.away_team,
    ...(league === undefined ? {} : { league }),
    ...(sport === undefined ? {} : { sport }),
    ...(live === undefined ? {} : { live }),
    ...(neutral === undefined ? {} : { neutral }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(score === undefined ? {} : { score }),
    ...(minute === undefined ? {} : { minute }),
  };
}

/** The minute of play where the page shows one: `15`, `45+2'`. */
function parseMinute(time: string): number | undefined {
  const [, minute] = /^(\d{1,3})(?:\+\d{1,2})?'?$/.exec(time) ?? [];
  return minute === undefined ? undefined : Number(minute);
}

/** A match without an id is known by its names, league and start. */
function deriveMatchId(match: WireMatch): string {
  return JSON.stringify([match.home_team, match.away_team, match.league, match.start_time]);
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
    seen: formatTimestamp(leg.seen ?? 0),
    changed: formatTimestamp(leg.changed ?? 0),
  };
}

function rawId(value: unknown): string | undefined {
  const id: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "id") : undefined;
  return typeof id === "string" ? id : undefined;
}
