/** Tables for people. */
import { stripVTControlCharacters } from "node:util";

/**
 * Lays cells out in columns of equal width, two spaces apart; styles take no width.
 *
 * @param rows - the header is one of them. A row may be shorter than the others.
 * @param leftColumns - how many of the first columns hold words, aligned to the left; the others
 *   hold numbers, aligned to the right.
 */
export function formatTable(
  rows: readonly (readonly (string | number)[])[],
  leftColumns = 1,
): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(String(row[column] ?? "")))),
  );
  return rows
    .map((row) =>
      row
        .map(String)
        .map((cell, column) => {
          const space = " ".repeat((widths[column] ?? 0) - widthOf(cell));
          return column < leftColumns ? cell + space : space + cell;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
