/** Reading single cells: a text becomes a value, or it is counted and costs no more than itself. */
import { parseLine } from "../line.ts";
import { isLineOf } from "../market.ts";
import { parseOdds } from "../odds.ts";
import type { ReadCounts } from "./read-counts.ts";

/** Names beyond this many characters are no team's. */
const MAX_TEAM_LENGTH = 80;

/** Decimal odds, unrounded, as the file has them. */
export function readPrice(cell: string | undefined, counts: ReadCounts): number | undefined {
  if (!isPresent(cell)) {
    counts.blankCells += 1;
    return undefined;
  }
  const odds = parseOdds(cell, "decimal");
  if (odds.ok) return odds.value;
  counts.badCells += 1;
  return undefined;
}

/** An Asian line: a multiple of a quarter, above 0 for a total. */
export function readLine(
  cell: string | undefined,
  kind: "handicap" | "total",
  counts: ReadCounts,
): number | undefined {
  if (!isPresent(cell)) {
    counts.blankCells += 1;
    return undefined;
  }
  const line = parseLine(cell);
  if (line.ok && isLineOf(kind, line.value)) return line.value;
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
