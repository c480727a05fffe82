/**
 * What changed from one snapshot to the next, as a delta of the wire protocol says it. The law is
 * that a server that has the one, and takes the delta, has the other.
 *
 * Not everything can be said in a delta. A match without an id, or with one that occurs twice, cannot
 * be named. A field that is shown no more cannot be withdrawn: absent means that it stays. To remove
 * the match and add it again would take two deltas, and between them its sure bets would close. So
 * {@link diffSnapshots} gives up then, and whoever asked sends a snapshot; a match does that a few
 * times in its life, as at its kick-off or at half-time.
 */
import type { IdentifiableListing } from "arb-core";
import { decodeOddsUpdate } from "./protocol/codec.ts";
import { WIRE_LIMITS } from "./protocol/limits.ts";
import type { WireMatch } from "./protocol/messages.ts";
import type { WrittenMatch } from "./written-snapshot.ts";

/** What a delta says. */
export interface SnapshotDelta {
  /** Matches that are new, whole, and of those that changed the fields and markets that did. */
  readonly matches: readonly WireMatch[];
  /** Ids of matches that are gone. */
  readonly removed: readonly string[];
}

/** Where one of these differs, prices from before are for what is no more. */
const IDENTITY = [
  "home_team",
  "away_team",
  "league",
  "sport",
  "start_time",
  "live",
  "score",
  "neutral",
] as const satisfies readonly (keyof WireMatch)[];

/** What every match of a delta says, changed or not: the schema demands it. */
const ALWAYS_SAID: ReadonlySet<string> = new Set(["id", "home_team", "away_team"]);

/**
 * Compares two snapshots.
 *
 * @returns `undefined` when a delta cannot say the difference.
 */
export function diffSnapshots(
  before: readonly WrittenMatch[],
  after: readonly WrittenMatch[],
): SnapshotDelta | undefined {
  const gone = indexById(before);
  const shown = indexById(after);
  if (gone === undefined || shown === undefined) return undefined;
  const matches: WireMatch[] = [];
  for (const [id, text] of shown) {
    const known = gone.get(id);
    gone.delete(id);
    if (known === text) continue;
    const match = known === undefined ? readText(text) : diffMatch(readText(known), readText(text));
    if (match === undefined) return undefined;
    matches.push(match);
  }
  return { matches, removed: [...gone.keys()] };
}

/** The texts by id; `undefined` when a match cannot be named. */
function indexById(matches: readonly WrittenMatch[]): Map<string, string> | undefined {
  const texts = new Map<string, string>();
  for (const { id, text } of matches) {
    if (id === undefined || !isMatchId(id) || texts.has(id)) return undefined;
    texts.set(id, text);
  }
  return texts;
}

/** Whether the wire takes it: one that it refuses would have a whole delta refused. */
function isMatchId(id: unknown): boolean {
  return typeof id === "string" && id !== "" && id.length <= WIRE_LIMITS.idLength;
}

/** What a delta says of a match; `undefined` when it cannot. */
function diffMatch(before: WireMatch, after: WireMatch): WireMatch | undefined {
  const known = decodeMatch(before);
  const shown = decodeMatch(after);
  // A refused match is withdrawn: the server has nothing that could stay.
  if (known === undefined || shown === undefined) return after;
  if (Object.keys(before).some((field) => !Object.hasOwn(after, field))) return undefined;
  // A time that is no minute any more is read like a time that is absent.
  if (known.minute !== undefined && shown.minute === undefined) return undefined;
  if (IDENTITY.some((field) => !isSame(before[field], after[field]))) {
    return { ...after, odds: { ...changedMarkets(before, {}), ...after.odds } };
  }
  const fields = Object.entries(after).filter(
    ([field, value]) => ALWAYS_SAID.has(field) || !isSame(before[field as keyof WireMatch], value),
  );
  return {
    ...(Object.fromEntries(fields) as WireMatch),
    odds: changedMarkets(before, after.odds),
  };
}

/** The markets that changed; `null` withdraws one. */
function changedMarkets(before: WireMatch, after: WireMatch["odds"]): WireMatch["odds"] {
  const odds: WireMatch["odds"] = {};
  for (const market of new Set([...Object.keys(before.odds), ...Object.keys(after)])) {
    const now = after[market] ?? null;
    if (!isSame(before.odds[market] ?? null, now)) odds[market] = now;
  }
  return odds;
}

/** What a server reads in a match; `undefined` when it refuses it. */
function decodeMatch(match: WireMatch): IdentifiableListing | undefined {
  const head = { worker_id: "", site: "", timestamp: "" };
  const data = { site: "", matches: [match] };
  return decodeOddsUpdate({ type: "odds:update", ...head, data }).listings[0];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function readText(text: string): WireMatch {
  return JSON.parse(text) as WireMatch;
}
