/**
 * The specification of the codec: what the schemas make of a message and of a match, and how they
 * explain what they refuse. The codec reads what is plainly good by the fast path and leaves
 * everything else to this; that both say the same is tested.
 */
import { err, ok, type IdentifiableListing, type ListingPatch, type Result } from "arb-core";
import { wireMatch, workerMessage, type WireMatch, type WorkerMessage } from "./messages.ts";
import { deriveMatchId } from "./match-id.ts";
import { parseMinute } from "./minute.ts";
import { decodeOdds } from "./odds-codec.ts";
import {
  fault,
  findShapeFault,
  firstIssue,
  formatPath,
  type Path,
  type WireError,
} from "./refusal.ts";
import { parseTimestamp } from "./timestamp.ts";

/** A match, decoded. */
export interface DecodedMatch {
  readonly patch: ListingPatch;
  /** How many of its markets this version does not know. */
  readonly ignored: number;
}

/** Checks a message by its schema. The matches of an `odds:update` are not looked at. */
export function checkMessage(message: unknown): Result<WorkerMessage, WireError> {
  const shapeFault = findMessageFault(message);
  if (shapeFault !== undefined) return err(shapeFault);
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

function findMessageFault(message: unknown): WireError | undefined {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return undefined;
  const data: unknown = Reflect.get(message, "data");
  const isUpdate = typeof data === "object" && data !== null && "matches" in data;
  if (!isUpdate) return findShapeFault(message, []);
  return (
    findShapeFault({ ...message, data: undefined }, []) ??
    findShapeFault({ ...data, matches: undefined }, ["data"])
  );
}

/** Decodes a match by its schema. */
export function decodeMatch(
  value: unknown,
  path: Path,
  mode: "snapshot" | "delta",
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
    id: match.id ?? deriveMatchId(match.home_team, match.away_team, league, start_time),
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
