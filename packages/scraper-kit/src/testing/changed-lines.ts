/** Which lines of which matches a change of the page has reached. */
import type { WireMatch } from "../protocol/messages.ts";
import { compareLine, linesOf, nameMatch, type NamedLine } from "./compare-matches.ts";

/** A line that is not as it was. */
export interface ChangedLine {
  readonly match: string;
  readonly line: string;
  /** How many of its prices differ; 0 where the line came, went, or was suspended. */
  readonly sides: number;
  readonly before: NamedLine | undefined;
}

/** The lines that differ between two readings of the same page. */
export function changedLines(
  before: readonly WireMatch[],
  after: readonly WireMatch[],
): ChangedLine[] {
  const [old, young] = [indexLines(before), indexLines(after)];
  const keys = new Set([...old.keys(), ...young.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [old.get(key), young.get(key)];
    const { match, line } = (was ?? is) as IndexedLine;
    const changed = { match, line: line.name, before: was?.line };
    if (was === undefined || is === undefined) return [{ ...changed, sides: 0 }];
    const differences = compareLine(is.line, was.line);
    if (differences.length === 0) return [];
    const told = is.line.isSuspended === was.line.isSuspended ? 0 : 1;
    return [{ ...changed, sides: differences.length - told }];
  });
}

interface IndexedLine {
  readonly match: string;
  readonly line: NamedLine;
}

function indexLines(matches: readonly WireMatch[]): Map<string, IndexedLine> {
  return new Map(
    matches.flatMap((match) =>
      linesOf(match).map(
        (line) =>
          [
            JSON.stringify([nameMatch(match), line.name]),
            { match: nameMatch(match), line },
          ] as const,
      ),
    ),
  );
}
