/** A saved ledger, read back as a whole or not at all: without its rejections it would lie. */
import { AliasLedger } from "./alias-ledger.ts";
import type { SourceName } from "./source-name.ts";
import { isKickOff } from "../listing.ts";
import { isRecord } from "../registry/registry-data.ts";
import { err, ok, type Result } from "../result.ts";

/**
 * Why a text is no saved ledger.
 *
 * - `too-long`: it is beyond 64 Mi characters.
 * - `not-json`, `not-a-ledger`: it is no JSON, or JSON of something else.
 * - `unknown-version`: a later version of this library saved it.
 */
export interface AliasLedgerError {
  readonly code: "too-long" | "not-json" | "not-a-ledger" | "unknown-version";
}

/** A season of 36,000 fixtures takes 2 million. */
const MAX_LENGTH = 64 * 1024 * 1024;

/**
 * Restores a ledger from the JSON that it was saved as.
 *
 * @example
 * ```ts
 * import { AliasLedger, observeAliases, parseAliasLedger } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const ledger = new AliasLedger();
 * ledger.add(observeAliases({ sbo: [{ home: "Ajax", away: "NEC", startsAt: 1e12, lines: [] }] }));
 * const saved = JSON.stringify(ledger);
 * const restored = parseAliasLedger(saved);
 * assert.ok(restored.ok);
 * assert.equal(JSON.stringify(restored.value), saved);
 * assert.deepEqual(parseAliasLedger("{}"), { ok: false, error: { code: "not-a-ledger" } });
 * ```
 */
export function parseAliasLedger(text: string): Result<AliasLedger, AliasLedgerError> {
  if (text.length > MAX_LENGTH) return err({ code: "too-long" });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return err({ code: "not-json" });
  }
  if (!isRecord(data) || typeof data["version"] !== "number") return err({ code: "not-a-ledger" });
  if (data["version"] !== 1) return err({ code: "unknown-version" });
  const ledger = readLedger(data);
  return ledger === undefined ? err({ code: "not-a-ledger" }) : ok(ledger);
}

function readLedger({ names, pairs }: Record<string, unknown>): AliasLedger | undefined {
  if (!Array.isArray(names) || !Array.isArray(pairs)) return undefined;
  const ledger = new AliasLedger();
  const known: SourceName[] = [];
  for (const entry of names as readonly unknown[]) {
    const name = readName(entry);
    const kickOffs = isRecord(entry) ? entry["kickOffs"] : undefined;
    if (name === undefined || !Array.isArray(kickOffs) || !kickOffs.every(isTime)) return undefined;
    known.push(name);
    ledger.add({
      sightings: [],
      appearances: kickOffs.map((startsAt) => ({ name, startsAt })),
    });
  }
  for (const pair of pairs as readonly unknown[]) {
    if (!addPair(ledger, pair, known)) return undefined;
  }
  return ledger;
}

/** @returns whether it was a pair. */
function addPair(ledger: AliasLedger, pair: unknown, known: readonly SourceName[]): boolean {
  if (!isRecord(pair)) return false;
  const { names: places, isRejected, sightings } = pair;
  if (!Array.isArray(places) || !Array.isArray(sightings)) return false;
  const [one, other] = places.map((place) => known[Number(place)]);
  if (one === undefined || other === undefined || !isPossiblePair(one, other)) return false;
  if (isRejected === true) ledger.reject([one, other]);
  else if (isRejected !== false) return false;
  for (const sighting of sightings as readonly unknown[]) {
    const [first, second, startsAt] = Array.isArray(sighting) ? (sighting as unknown[]) : [];
    if (typeof first !== "string" || typeof second !== "string" || !isTime(startsAt)) return false;
    ledger.add({
      sightings: [{ names: [one, other], opponents: [first, second], startsAt }],
      appearances: [],
    });
  }
  return true;
}

function isPossiblePair(one: SourceName, other: SourceName): boolean {
  return one.source < other.source && one.sport === other.sport && one.squad === other.squad;
}

function readName(entry: unknown): SourceName | undefined {
  if (!isRecord(entry)) return undefined;
  const { source, sport, squad, base, text } = entry;
  return typeof source === "string" &&
    typeof sport === "string" &&
    typeof squad === "string" &&
    typeof base === "string" &&
    typeof text === "string"
    ? { source, sport, squad, base, text }
    : undefined;
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && isKickOff(value);
}
