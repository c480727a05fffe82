/**
 * An engine's commands as text, a line each. What one engine was told can be written down, read
 * back and told to another, which then knows and says the same: time is in the record, and nothing
 * else comes in. A recording is such lines in the order in which the commands were executed, in the
 * manner of JSON Lines (https://jsonlines.org).
 */
import type { EngineCommand } from "./engine.ts";
import { checkListing, type EventListing } from "../listing.ts";
import { completePolicy, DEFAULT_POLICY, type Policy } from "../policy.ts";
import { isRecord } from "../registry/registry-data.ts";
import { err, ok, type Result } from "../result.ts";

/** A command and when it was executed. */
export interface EngineRecord {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly command: EngineCommand;
}

/**
 * Why a text is no record.
 *
 * - `not-json`: it is no JSON; perhaps a line that was cut off.
 * - `not-a-record`: it is JSON of something else, or a field of it cannot be taken.
 */
export interface EngineRecordError {
  readonly code: "not-json" | "not-a-record";
  /** What is wrong: `command.listings[3].home`; empty for the whole. */
  readonly path: string;
}

/** Matches in one piece of text: a piece takes less than a millisecond. */
const PIECE_LENGTH = 250;

/**
 * Writes a command as one line of text, without the line's end.
 *
 * @param now - when it was executed, in epoch milliseconds.
 * @example
 * ```ts
 * import { formatRecord } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(
 *   formatRecord(1767225600000, { type: "remove-source", source: "worker-1" }),
 *   '{"now":1767225600000,"command":{"type":"remove-source","source":"worker-1"}}',
 * );
 * ```
 */
export function formatRecord(now: number, command: EngineCommand): string {
  return [...formatRecordPieces(now, command)].join("");
}

/**
 * {@link formatRecord} piece by piece, for a process that has other things to do in between: the
 * snapshot of a large bookmaker is megabytes.
 *
 * @example
 * ```ts
 * import { formatRecord, formatRecordPieces } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const command = { type: "snapshot", source: "w", provider: "sbo", listings: [] } as const;
 * assert.equal([...formatRecordPieces(1, command)].join(""), formatRecord(1, command));
 * ```
 */
export function* formatRecordPieces(now: number, command: EngineCommand): Generator<string, void> {
  yield `{"now":${JSON.stringify(now)},"command":`;
  switch (command.type) {
    case "snapshot": {
      const { listings, ...rest } = command;
      yield* formatWithList(rest, "listings", listings);
      break;
    }
    case "delta": {
      const { upserts, ...rest } = command;
      yield* formatWithList(rest, "upserts", upserts);
      break;
    }
    case "policy":
      yield `{"type":"policy","policy":${formatPolicy(command.policy)}}`;
      break;
    case "remove-source":
    case "expire":
      yield JSON.stringify(command);
      break;
  }
  yield "}";
}

/** An object with one more field, a list. */
function* formatWithList(
  rest: object,
  name: string,
  list: readonly unknown[],
): Generator<string, void> {
  yield `${JSON.stringify(rest).slice(0, -1)},"${name}":[`;
  for (let start = 0; start < list.length; start += PIECE_LENGTH) {
    const piece = JSON.stringify(list.slice(start, start + PIECE_LENGTH)).slice(1, -1);
    yield start === 0 ? piece : `,${piece}`;
  }
  yield "]}";
}

/** JSON has no infinity, and a policy may: it is written as a number beyond the greatest. */
function formatPolicy(policy: Partial<Policy>): string {
  const parts = Object.entries(policy).map(([name, part]) => {
    const text = part === Infinity ? "1e999" : part === -Infinity ? "-1e999" : JSON.stringify(part);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${parts.join(",")}}`;
}

/**
 * Reads what {@link formatRecord} wrote. Every field that an engine relies on is checked, so that it
 * takes the command, unless the source spoke for another bookmaker before.
 *
 * @example
 * ```ts
 * import { createEngine, formatRecord, parseRecord, type EngineCommand } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const odds = (provider: string, home: number, away: number): EngineCommand => ({
 *   type: "snapshot",
 *   source: `worker-${provider}`,
 *   provider,
 *   listings: [
 *     {
 *       id: "1",
 *       home: "Arsenal",
 *       away: "Chelsea",
 *       startsAt: Date.UTC(2026, 7, 15, 14),
 *       lines: [{ market: "ft_hdp", line: -0.5, odds: [home, away] }],
 *     },
 *   ],
 * });
 * const now = Date.UTC(2026, 7, 15, 12);
 * const recording = [odds("sbo", 1.95, 1.9), odds("ibc", 1.75, 2.1)]
 *   .map((command) => formatRecord(now, command));
 *
 * const engine = createEngine();
 * for (const line of recording) {
 *   const record = parseRecord(line);
 *   assert.ok(record.ok);
 *   engine.execute(record.value.command, record.value.now);
 * }
 * assert.equal(engine.opportunities()[0]?.firstSeen, now);
 * assert.deepEqual(parseRecord('{"now":1,"command":{"type":"stop"}}'), {
 *   ok: false,
 *   error: { code: "not-a-record", path: "command.type" },
 * });
 * ```
 */
export function parseRecord(line: string): Result<EngineRecord, EngineRecordError> {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return err({ code: "not-json", path: "" });
  }
  const path = findFault(record);
  return path === undefined
    ? ok(record as EngineRecord)
    : err({ code: "not-a-record", path: path.replace(/^\./, "") });
}

/** The path of the first field that is wrong; `undefined` when the value is as it should be. */
type FindFault = (value: unknown) => string | undefined;

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

function must(holds: (value: unknown) => boolean): FindFault {
  return (value) => (holds(value) ? undefined : "");
}

function may(holds: (value: unknown) => boolean): FindFault {
  return must((value) => value === undefined || holds(value));
}

/** An object with these fields, and perhaps others, which are not looked at. */
function object(fields: Readonly<Record<string, FindFault>>): FindFault {
  const entries = Object.entries(fields);
  return (value) => {
    if (!isRecord(value)) return "";
    for (const [name, find] of entries) {
      const path = find(Object.hasOwn(value, name) ? value[name] : undefined);
      if (path !== undefined) return `.${name}${path}`;
    }
    return undefined;
  };
}

function list(find: FindFault): FindFault {
  return (value) => {
    if (!Array.isArray(value)) return "";
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      const path = find(item);
      if (path !== undefined) return `[${index}]${path}`;
    }
    return undefined;
  };
}

/** What the types cannot say, by the library's own check of a value that is right in kind. */
function checked(find: FindFault, check: (value: unknown) => unknown): FindFault {
  return (value) => {
    const path = find(value);
    if (path !== undefined) return path;
    try {
      check(value);
      return undefined;
    } catch (error) {
      if (error instanceof RangeError) return "";
      throw error;
    }
  };
}

const LISTING: Readonly<Record<string, FindFault>> = {
  id: must(isText),
  home: must(isText),
  away: must(isText),
  sport: may(isText),
  league: may(isText),
  startsAt: may(isNumber),
  live: may(isFlag),
  neutral: may(isFlag),
  minute: may(isNumber),
  score: may(
    (value) => object({ home: must(isNumber), away: must(isNumber) })(value) === undefined,
  ),
  lines: list(
    object({
      market: must(isText),
      line: must(isNumber),
      odds: list(must(isNumber)),
      suspended: may(isFlag),
    }),
  ),
};

const ORIGIN = { source: must(isText), provider: must(isText) };

const checkAsListing = (value: unknown): void => checkListing(value as EventListing);
const findListingFault = checked(object(LISTING), checkAsListing);
const findPatchFault = checked(object({ ...LISTING, markets: list(must(isText)) }), checkAsListing);

const COMMANDS: Readonly<Record<EngineCommand["type"], FindFault>> = {
  snapshot: object({ ...ORIGIN, listings: list(findListingFault) }),
  delta: object({ ...ORIGIN, upserts: list(findPatchFault), removed: list(must(isText)) }),
  "remove-source": object({ source: must(isText) }),
  expire: () => undefined,
  policy: object({
    policy: checked(must(isPolicyInKind), (value) => completePolicy(value as Partial<Policy>)),
  }),
};

const findFault = object({
  now: must(Number.isFinite),
  command: (value) => {
    const type = isRecord(value) ? value["type"] : undefined;
    if (!isText(type) || !Object.hasOwn(COMMANDS, type)) return isRecord(value) ? ".type" : "";
    return COMMANDS[type as EngineCommand["type"]](value);
  },
});

/** Whether every part is known and of the kind that its default is. */
function isPolicyInKind(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(([name, part]) => {
      if (!Object.hasOwn(DEFAULT_POLICY, name)) return false;
      const usual: unknown = DEFAULT_POLICY[name as keyof Policy];
      if (Array.isArray(usual)) return Array.isArray(part);
      return isRecord(usual)
        ? isRecord(part) && Object.values(part).every(isRecord)
        : typeof part === typeof usual;
    })
  );
}
