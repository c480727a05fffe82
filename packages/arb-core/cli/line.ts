/** `arb-core line`: what the text of an Asian line means. */
import { formatLine, parseLine, splitLine, type LineError } from "../src/index.ts";
import { EXIT_CODES, type Command } from "./command.ts";
import { requireOne } from "./positionals.ts";
import { UsageError } from "./usage-error.ts";

const RULES: Readonly<Record<LineError["code"], string>> = {
  "not-a-line": "it must be a number or two halves such as 0.5/1",
  "not-a-quarter": "it must be a multiple of 0.25",
  "out-of-range": "it must be from -1000 to 1000",
};

/** `arb-core line TEXT` */
export const lineCommand: Command = {
  name: "line",
  does: "read an Asian line, and split a quarter line into its halves",
  synopsis: "LINE",
  details: `A quarter line is two bets of half the stake each, a quarter below and a quarter above.
A sign before two halves covers both: -0/0.5 is -0.25.`,
  options: {},
  examples: [
    { line: "line 0.5/1", shows: "0.75, half of the stake on 0.5 and half on 1" },
    { line: "line -0-0.5", shows: "-0.25, half of the stake on -0.5 and half on 0" },
  ],
  run({ positionals, flags }, io) {
    const text = requireOne(positionals, "line");
    const read = parseLine(text);
    if (!read.ok) {
      throw new UsageError(`Cannot read line: ${RULES[read.error.code]}, was "${read.error.text}"`);
    }
    const halves = splitLine(read.value);
    if (flags.has("json")) {
      io.write(`${JSON.stringify({ line: read.value, halves })}\n`);
      return EXIT_CODES.done;
    }
    const [low, high] = halves.map(formatLine);
    const stakes =
      low === high ? "the whole stake" : `half of the stake on ${low}, half on ${high}`;
    io.write(`${formatLine(read.value)}: ${low === high ? `${stakes} on ${low}` : stakes}\n`);
    return EXIT_CODES.done;
  },
};
