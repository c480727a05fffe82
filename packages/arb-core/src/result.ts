/**
 * Bad data is returned, never thrown: a parse answers with a value or with the reason why not.
 * A bad call (the programmer's mistake) throws instead.
 */

/** The outcome of reading data that somebody else wrote: a value, or an error with a code. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value that was read. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps the reason why nothing was read. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
