/**
 * Bad data is returned, never thrown: a parse answers with a value or with the reason why not.
 * A bad call (the programmer's mistake) throws instead.
 */

/** The outcome of reading data that somebody else wrote: a value, or an error with a code. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/**
 * Wraps a value that was read.
 *
 * @example
 * ```ts
 * import { ok, parseLine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parseLine("0.5/1"), ok(0.75));
 * ```
 */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/**
 * Wraps the reason why nothing was read.
 *
 * @example
 * ```ts
 * import { err, ok, type Result } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * function parseGoals(text: string): Result<number, { readonly code: "not-a-number" }> {
 *   return /^\d+$/.test(text) ? ok(Number(text)) : err({ code: "not-a-number" });
 * }
 * assert.deepEqual(parseGoals("2"), { ok: true, value: 2 });
 * assert.deepEqual(parseGoals("two"), { ok: false, error: { code: "not-a-number" } });
 * ```
 */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
