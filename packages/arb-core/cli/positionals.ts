/** Counting what was given without an option. */
import { UsageError } from "./usage-error.ts";

/**
 * The one argument that a command takes.
 *
 * @param name - what it is, for the error.
 * @throws UsageError when there is none or more than one.
 */
export function requireOne(positionals: readonly string[], name: string): string {
  const [first] = positionals;
  if (first !== undefined && positionals.length === 1) return first;
  throw new UsageError(
    `Cannot read ${name}: there must be one argument, was ${quoteAll(positionals)}`,
  );
}

/** Names arguments in a sentence. */
export function quoteAll(values: readonly string[]): string {
  return values.length === 0 ? "none" : values.map((value) => `"${value}"`).join(" ");
}
