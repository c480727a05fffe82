/** Reading single cells: a text becomes a value, or it is counted and costs no more than itself. */
import { parseLine, parseOdds } from "arb-core";
import { ODDS_RANGE } from "scraper-kit/protocol";
import type { ReadCounts } from "./read-counts.ts";

/** Names beyond this many characters are no team's. */
const MAX_TEAM_LENGTH = 80;

/** A decimal price that the wire takes, unrounded, as the file has it. */
export function readPrice(cell: string | undefined, counts: ReadCounts): number | undefined {
  if (!isPresent(cell)) {
    counts.blankCells += 1;
    return undefined;
  }
  const odds = parseOdds(cell, "decimal");
  if (odds.ok && odds.value >= ODDS_RANGE.min && odds.value <= ODDS_RANGE.max) return odds.value;
  counts.badCells += 1;
  return undefined;
}

/** An Asian line: a multiple of a quarter. */
export function readLine(cell: string | undefined, counts: ReadCounts): number | undefined {
  if (!isPresent(cell)) {
    counts.blankCells += 1;
    return undefined;
  }
  const line = parseLine(cell);
  if (line.ok) return line.value;
  counts.badCells += 1;
  return undefined;
}

/** A team's or a league's name, trimmed; `undefined` when there is none or it is no name. */
export function readName(cell: string | undefined): string | undefined {
  if (!isPresent(cell) || cell.length > MAX_TEAM_LENGTH) return undefined;
  return cell.trim();
}

/** Whether a cell holds more than space. */
export function isPresent(cell: string | undefined): cell is string {
  return cell !== undefined && cell.trim() !== "";
}
