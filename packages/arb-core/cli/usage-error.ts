/** The user's slip: the message is one sentence that names the value. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Calls the library with what the user gave. A `RangeError` there is a slip of the user: legs of
 * two periods, say.
 *
 * @throws UsageError with the library's own sentence.
 */
export function callWithInput<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
