/**
 * Refusals: what is wrong with something that was sent, and where. Keys and depth are checked
 * before any schema looks at a value, because a schema may follow both.
 */
import type { z } from "zod";
import { WIRE_LIMITS } from "./limits.ts";

/** Why a message, or a match of it, is refused. */
export interface WireError {
  /**
   * - `not-json`: the frame is no JSON text.
   * - `unknown-type`: there is no such message.
   * - `forbidden-key`: a key that would reach into an object's prototype.
   * - `too-deep`: nested deeper than any message.
   * - `duplicate-match`, `duplicate-line`: named twice in one message.
   * - `id-needed`: a match without an id in a delta.
   * - `invalid`: anything else that does not fit the schema.
   */
  readonly code:
    | "not-json"
    | "unknown-type"
    | "forbidden-key"
    | "too-deep"
    | "duplicate-match"
    | "duplicate-line"
    | "id-needed"
    | "invalid";
  /** For people; never contains what was sent. */
  readonly message: string;
  /** Where: `data.matches[3].odds.ft_hdp.home`; empty for the message as a whole. */
  readonly path: string;
}

/** The keys and indexes that lead to a value. */
export type Path = readonly PropertyKey[];

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The first key that must not be used, or the first place that is nested too deeply. */
export function findShapeFault(value: unknown, path: Path): WireError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length > WIRE_LIMITS.depth) return fault("too-deep", "is nested too deeply", path);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = findShapeFault(item, [...path, index]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const [key, item] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) {
      return fault("forbidden-key", "must not be used as a key", [...path, key]);
    }
    const found = findShapeFault(item, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whether {@link findShapeFault} finds nothing in a field.
 *
 * @param depth - of the field's value: how many keys and indexes lead to it.
 */
export function isSoundField(key: string, value: unknown, depth: number): boolean {
  return !FORBIDDEN_KEYS.has(key) && isSound(value, depth);
}

function isSound(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth > WIRE_LIMITS.depth) return false;
  if (Array.isArray(value)) return value.every((item) => isSound(item, depth + 1));
  return Object.entries(value).every(([key, item]) => isSoundField(key, item, depth + 1));
}

/** Writes a refusal. */
export function fault(code: WireError["code"], message: string, path: Path): WireError {
  return { code, message, path: formatPath(path) };
}

/** The first issue; of a union, the first issue of the branch that the value was meant for. */
export function firstIssue(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const [issue] = issues;
  if (issue === undefined) throw new RangeError("Cannot explain refusal: there must be an issue");
  if (issue.code !== "invalid_union") return issue;
  const meant = issue.errors.find(([first]) => first !== undefined && first.path.length > 0);
  if (meant === undefined) return issue;
  const inner = firstIssue(meant);
  return { ...inner, path: [...issue.path, ...inner.path] };
}

/** `data.matches[3].odds.ft_hdp.home`. */
export function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part).slice(0, 64)}`))
    .join("")
    .replace(/^\./, "");
}
