/** What one part of a benchmark found, and how it is printed. */

/** One figure that others rely on by its name. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ratio" | "us" | "ms" | "bytes" | "count" | "MB per 1000 reads";
}

/** A table: for each row its name and its cells by column. */
export interface Table {
  readonly title: string;
  readonly rows: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
}

/** What one part of a benchmark found. */
export interface Report {
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
}

/** One line of JSON for each figure. */
export function formatFigures(figures: readonly Figure[]): string[] {
  return figures.map(({ name, value, unit }) => JSON.stringify({ name, value, unit }));
}

/** Prints a report for people. */
export function printReport({ figures, tables }: Report): void {
  for (const { title, rows } of tables) {
    console.log(title);
    console.table(rows);
  }
  for (const line of formatFigures(figures)) console.log(line);
}
