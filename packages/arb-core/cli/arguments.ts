/** Reading a command's arguments with Node's own parser. */
import { parseArgs } from "node:util";
import type { Command, CommandArguments } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** What the parser is told of the options. */
type ParserOptions = Record<string, { type: "boolean" | "string" }>;

/** The parser takes -0.95 for options: a minus sign that is no hyphen gets past it. */
const MINUS = "\u2212";

/**
 * Reads what follows a command's name. Negative numbers are values, not options.
 *
 * @throws UsageError when an option is unknown, or has no value or one too many.
 */
export function readArguments(
  { options }: Pick<Command, "options">,
  argv: readonly string[],
): CommandArguments {
  const config: ParserOptions = {};
  for (const [name, { value }] of Object.entries(options)) {
    config[name] = { type: value === undefined ? "boolean" : "string" };
  }
  const { values, positionals } = parse(argv.map(hideSign), config);
  const given = Object.entries(values);
  return {
    positionals: positionals.map(showSign),
    values: Object.fromEntries(
      given.flatMap(([name, value]) =>
        typeof value === "string" ? [[name, showSign(value)] as const] : [],
      ),
    ),
    flags: new Set(given.filter(([, value]) => value === true).map(([name]) => name)),
  };
}

function parse(args: string[], options: ParserOptions) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What follows the first sentence is advice for programmers.
    const [sentence = ""] = error.message.split(/[.\n]\s/, 1);
    throw new UsageError(`Cannot read arguments: ${showSign(sentence)}`, { cause: error });
  }
}

function hideSign(argument: string): string {
  return argument.replace(/^-(?=\.?\d)/, MINUS);
}

function showSign(text: string): string {
  return text.replaceAll(MINUS, "-");
}
