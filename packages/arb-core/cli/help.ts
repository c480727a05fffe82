/** The help texts, written from the commands themselves. */
import { EXIT_CODES, type Command, type CommandOption } from "./command.ts";
import { formatTable } from "./table.ts";

/** What `arb-core --help` prints. */
export function formatHelp(commands: readonly Command[]): string {
  return `arb-core: the mathematics of sure bets on the command line

Usage: arb-core COMMAND ...

${indent(
  formatTable(
    commands.map(({ name, does }) => [name, does]),
    2,
  ),
)}

  help COMMAND      what a command does, with examples
  --help, --version

Every command takes --json for one JSON object instead of tables. Colors are for
terminals only, and NO_COLOR turns them off.

Exit codes
  ${EXIT_CODES.done}   done
  ${EXIT_CODES.notSure}   calc --check: the bets are no sure bet
  ${EXIT_CODES.usage}   the arguments make no sense
  ${EXIT_CODES.unreadable}  a file cannot be read
  ${EXIT_CODES.failure}  a mistake in the program

Examples
${indent(commands.flatMap(({ examples }) => examples.slice(0, 1).map(({ line }) => `arb-core ${line}`)).join("\n"))}
`;
}

/** What `arb-core help COMMAND` prints. */
export function formatCommandHelp(command: Command): string {
  const { name, synopsis, details, options, examples } = command;
  return `Usage: arb-core ${name} ${synopsis}

${details}

Options
${indent(formatTable(Object.entries(options).flatMap(formatOption), 2))}

Examples
${indent(examples.map(({ line, shows }) => `arb-core ${line}\n    ${shows}`).join("\n"))}
`;
}

function formatOption([name, { value, does }]: [string, CommandOption]): string[][] {
  const [first = "", ...others] = does.split("\n");
  const flag = `--${name}${value === undefined ? "" : ` ${value}`}`;
  return [[flag, first], ...others.map((line) => ["", line])];
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
