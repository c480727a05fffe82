/** Options of {@link until}. */
export interface UntilOptions {
  /** How long to try, in milliseconds. Default 10,000. */
  readonly deadlineMs?: number;
  /** What is awaited, for the error. Default: the condition's source. */
  readonly what?: string;
}

const POLL_MS = 5;

/**
 * Waits until `condition` returns something other than `undefined`, `null` or `false`, and
 * returns that. This is how a test waits for the outside world instead of sleeping.
 *
 * @throws Error when that has not happened by the deadline, and whatever the condition throws.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  options: UntilOptions = {},
): Promise<Exclude<T, undefined | null | false>> {
  const { deadlineMs = 10_000, what = condition.toString() } = options;
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) {
      return value as Exclude<T, undefined | null | false>;
    }
    if (performance.now() > deadline) {
      throw new Error(`Cannot wait longer: not within ${deadlineMs} ms: ${what}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
  }
}
