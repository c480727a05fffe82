/** Reading the texts that several commands take, with a sentence for each way to miss. */
import {
  ODDS_FORMATS,
  parseOdds,
  parseSelection,
  type OddsFormat,
  type Score,
  type Selection,
  type SelectionError,
} from "../src/index.ts";
import { UsageError } from "./usage-error.ts";

const SELECTION_RULES: Readonly<Record<SelectionError["code"], string>> = {
  "not-a-selection": 'it must be such as "home -0.25", "over 2.5", "1", "X2" or "fh dnb away"',
  "no-line":
    'its side needs a line ("home -0.25", "over 2.5"); a mere winner is "1", "2", "ml home" or "dnb home"',
  "unexpected-line": "its market has no line",
  "not-a-line": "its line must be a number or two halves such as 0.5/1",
  "not-a-quarter": "its line must be a multiple of 0.25",
  "not-whole": "a line of the European handicap must be a whole number",
  "out-of-range": "its line must be from -1000 to 1000, and that of a total above 0",
};

/**
 * Reads a selection such as "home -0.25".
 *
 * @throws UsageError when it is none.
 */
export function readSelection(text: string): Selection {
  const read = parseSelection(text.trim());
  if (read.ok) return read.value;
  throw new UsageError(
    `Cannot read selection: ${SELECTION_RULES[read.error.code]}, was "${read.error.text}"`,
  );
}

/**
 * Reads the name of an odds format.
 *
 * @param option - the option that takes it.
 * @throws UsageError when there is no such format.
 */
export function readOddsFormat(text: string, option: string): OddsFormat {
  const format = ODDS_FORMATS.find((known) => known === text.trim().toLowerCase());
  if (format !== undefined) return format;
  throw new UsageError(
    `Cannot read odds format: ${option} must be one of ${ODDS_FORMATS.join(", ")}, was "${text}"`,
  );
}

/**
 * Reads a price.
 *
 * @returns decimal odds.
 * @throws UsageError when it is no price in the format.
 */
export function readPrice(text: string, format: OddsFormat): number {
  const read = parseOdds(text, format);
  if (read.ok) return read.value;
  const rule =
    read.error.code === "not-a-number"
      ? `it must be written as a price in ${format} odds`
      : `it must be a price that ${format} odds have, 1.001 to 1001 in decimal odds`;
  throw new UsageError(`Cannot read price: ${rule}, was "${read.error.text}"`);
}

const SCORE = /^\s*(\d{1,3})\s*[-:]\s*(\d{1,3})\s*$/;

/**
 * Reads a score such as "2-1" or "2:1", home goals first.
 *
 * @throws UsageError when it is none.
 */
export function readScore(text: string): Score {
  const match = SCORE.exec(text);
  if (match !== null) return { home: Number(match[1]), away: Number(match[2]) };
  throw new UsageError(`Cannot read score: it must be such as 2-1, home first, was "${text}"`);
}
