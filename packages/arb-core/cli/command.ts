/** What a command is. Its help is written from this, and tests run its examples. */
import type { Io } from "./io.ts";

/**
 * The exit codes. 66 and 70 are those of BSD's sysexits.h.
 *
 * - `done`: the command did what it was asked.
 * - `notSure`: with `--check`, the bets are no sure bet.
 * - `usage`: the arguments make no sense.
 * - `unreadable`: a file cannot be read, or is not of the kind that is asked for.
 * - `failure`: a mistake in the program.
 */
export const EXIT_CODES = {
  done: 0,
  notSure: 1,
  usage: 2,
  unreadable: 66,
  failure: 70,
} as const;

/** One of {@link EXIT_CODES}. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** An option of a command: one that takes a value names it. */
export interface CommandOption {
  /** What stands for the value in the help: `AMOUNT`. A flag has none. */
  readonly value?: string;
  /** What it does, for the help; a few lines at most. */
  readonly does: string;
}

/** The arguments as they were given. */
export interface CommandArguments {
  readonly positionals: readonly string[];
  /** The values by option; an option that was not given is missing. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The flags that were given. */
  readonly flags: ReadonlySet<string>;
}

/** A line that can be typed after `arb-core`, and what it shows. */
export interface CommandExample {
  readonly line: string;
  readonly shows: string;
}

/** A command. */
export interface Command {
  readonly name: string;
  /** What it does, in a few words. */
  readonly does: string;
  /** What follows the name: `PRICE --from FORMAT`. */
  readonly synopsis: string;
  /** What its user should know. */
  readonly details: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly examples: readonly CommandExample[];
  /**
   * @throws UsageError when the arguments make no sense.
   * @throws InputError when a file cannot be read.
   */
  run(args: CommandArguments, io: Io): ExitCode | Promise<ExitCode>;
}
