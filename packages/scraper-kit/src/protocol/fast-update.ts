/**
 * The fast path of an `odds:update` without its matches. It takes what is plainly good and says
 * nothing of anything else: the specification decides that, and explains it.
 */
import { WIRE_LIMITS } from "./limits.ts";
import { isMatchId } from "./match-id.ts";
import type { OddsUpdate } from "./messages.ts";
import { SITE_NAME, WORKER_ID } from "./patterns.ts";
import { countField, countFields, isObject, type Unchecked } from "./plain-object.ts";
import { parseTimestamp } from "./timestamp.ts";

type Data = OddsUpdate["data"];
type Part = NonNullable<Data["part"]>;

/** Whether a message is plainly a good `odds:update` without a field that is unknown. */
export function isPlainUpdate(message: unknown): message is OddsUpdate {
  if (!isObject(message)) return false;
  const { type, worker_id, site, timestamp, seq, data }: Unchecked<OddsUpdate> = message;
  return (
    type === "odds:update" &&
    isMatching(worker_id, WORKER_ID) &&
    isMatching(site, SITE_NAME) &&
    typeof timestamp === "string" &&
    parseTimestamp(timestamp) !== undefined &&
    (seq === undefined || isIntegerWithin(seq, 1, Number.MAX_SAFE_INTEGER)) &&
    countFields(message) === 5 + countField(seq) &&
    isPlainData(data)
  );
}

function isPlainData(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { site, matches, count, mode, removed, part }: Unchecked<Data> = value;
  const optional = countField(count) + countField(mode) + countField(removed) + countField(part);
  return (
    isMatching(site, SITE_NAME) &&
    isListWithin(matches, WIRE_LIMITS.matches) &&
    (count === undefined || typeof count === "number") &&
    (mode === undefined || mode === "snapshot" || mode === "delta") &&
    (removed === undefined || isIdList(removed)) &&
    (part === undefined || (mode !== "delta" && isPart(part))) &&
    countFields(value) === 2 + optional
  );
}

function isPart(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { index, of }: Unchecked<Part> = value;
  return (
    isIntegerWithin(of, 1, WIRE_LIMITS.parts) &&
    isIntegerWithin(index, 0, of - 1) &&
    countFields(value) === 2
  );
}

function isIdList(value: unknown): boolean {
  return isListWithin(value, WIRE_LIMITS.matches) && value.every(isMatchId);
}

function isListWithin(value: unknown, length: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= length;
}

function isIntegerWithin(value: unknown, least: number, greatest: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= greatest;
}

function isMatching(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}
