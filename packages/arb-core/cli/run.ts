/** The command line as a function: arguments in, text and an exit code out. */
import { createRequire } from "node:module";
import { readArguments } from "./arguments.ts";
import { backtestCommand } from "./backtest.ts";
import { calcCommand } from "./calc.ts";
import { EXIT_CODES, type Command, type CommandOption, type ExitCode } from "./command.ts";
import { convertCommand } from "./convert.ts";
import { formatCommandHelp, formatHelp } from "./help.ts";
import { InputError } from "./input-error.ts";
import type { Io } from "./io.ts";
import { lineCommand } from "./line.ts";
import { matchCommand } from "./match.ts";
import { replayCommand } from "./replay.ts";
import { settleCommand } from "./settle.ts";
import { UsageError } from "./usage-error.ts";

const COMMON_OPTIONS: Readonly<Record<string, CommandOption>> = {
  json: { does: "print one JSON object" },
  help: { does: "print this text" },
};

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  calcCommand,
  convertCommand,
  settleCommand,
  lineCommand,
  matchCommand,
  backtestCommand,
  replayCommand,
].map((command) => ({ ...command, options: { ...command.options, ...COMMON_OPTIONS } }));

/**
 * Runs what was typed after `arb-core`.
 *
 * @returns the exit code; errors are one sentence on the standard error.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError) {
      io.writeError(`arb-core: ${error.message}\n`);
      return error instanceof UsageError ? EXIT_CODES.usage : EXIT_CODES.unreadable;
    }
    throw error;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  switch (name) {
    case undefined:
      io.writeError(formatHelp(COMMANDS));
      return EXIT_CODES.usage;
    case "--help":
    case "-h":
      io.write(formatHelp(COMMANDS));
      return EXIT_CODES.done;
    case "--version":
      io.write(`${readVersion()}\n`);
      return EXIT_CODES.done;
    case "help": {
      const [topic] = rest;
      io.write(topic === undefined ? formatHelp(COMMANDS) : formatCommandHelp(findCommand(topic)));
      return EXIT_CODES.done;
    }
  }
  const command = findCommand(name);
  const args = readArguments(command, rest);
  if (!args.flags.has("help")) return command.run(args, io);
  io.write(formatCommandHelp(command));
  return EXIT_CODES.done;
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((known) => known.name === name);
  if (command !== undefined) return command;
  const names = COMMANDS.map((known) => known.name).join(", ");
  throw new UsageError(`Cannot run command: it must be one of ${names} or help, was "${name}"`);
}

/** The package finds itself by its name, wherever this file was bundled to. */
function readVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("arb-core/package.json") as { version: string }).version;
}
