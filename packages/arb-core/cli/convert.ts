/** `arb-core convert`: a price in every format. */
import {
  decimalToFraction,
  decimalToOdds,
  formatOdds,
  impliedProbability,
  ODDS_FORMATS,
  type OddsFormat,
} from "../src/index.ts";
import { EXIT_CODES, type Command } from "./command.ts";
import { formatNumber } from "./number-text.ts";
import { requireOne } from "./positionals.ts";
import { readOddsFormat, readPrice } from "./read-text.ts";
import { formatTable } from "./table.ts";
import { UsageError } from "./usage-error.ts";

/** `arb-core convert PRICE --from FORMAT` */
export const convertCommand: Command = {
  name: "convert",
  does: "convert a price between odds formats",
  synopsis: "PRICE --from FORMAT [--to FORMAT]",
  details: `Formats: ${ODDS_FORMATS.join(", ")}.
The format is never guessed: 0.95 is a price in three of them.`,
  options: {
    from: { value: "FORMAT", does: "the format of the price; needed" },
    to: {
      value: "FORMAT",
      does: "print the price in this format alone, to six decimals;\na fraction is exact",
    },
  },
  examples: [
    { line: "convert -0.95 --from malay", shows: "2.05 in decimal odds, +105 in American" },
    { line: "convert 11/10 --from fractional --to decimal", shows: "2.1" },
    { line: "convert -110 --from american --json", shows: "every format, unrounded" },
  ],
  run({ positionals, values, flags }, io) {
    const { from, to } = { from: values["from"], to: values["to"] };
    const text = requireOne(positionals, "price");
    if (from === undefined) {
      throw new UsageError(
        `Cannot read price: its format must be given with --from, was "${text}" alone`,
      );
    }
    const decimal = readPrice(text, readOddsFormat(from, "--from"));
    const formats = to === undefined ? ODDS_FORMATS : [readOddsFormat(to, "--to")];
    if (flags.has("json")) {
      const odds = formats.map((format) => [format, decimalToOdds(decimal, format)]);
      io.write(`${JSON.stringify(Object.fromEntries(odds))}\n`);
    } else if (to === undefined) {
      const rows = formats.map((format) => [
        format,
        formatOdds(decimal, format),
        exactOdds(decimal, format),
      ]);
      io.write(`${formatTable([["format", "shown as", "to six decimals"], ...rows])}\n`);
    } else {
      io.write(`${formats.map((format) => exactOdds(decimal, format)).join("")}\n`);
    }
    return EXIT_CODES.done;
  },
};

/** Six decimals are more than any site shows; a fraction is exact. */
function exactOdds(decimal: number, format: OddsFormat): string {
  switch (format) {
    case "fractional": {
      const { numerator, denominator } = decimalToFraction(decimal);
      return `${numerator}/${denominator}`;
    }
    case "probability":
      return `${formatNumber(impliedProbability(decimal) * 100, 6)}%`;
    case "american": {
      const value = formatNumber(decimalToOdds(decimal, format), 6);
      return value.startsWith("-") ? value : `+${value}`;
    }
    case "decimal":
    case "hong-kong":
    case "malay":
    case "indonesian":
      return formatNumber(decimalToOdds(decimal, format), 6);
  }
}
