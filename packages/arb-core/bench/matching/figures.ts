/** Measured figures, and how they are printed. */

/** What a figure counts. */
export type Unit = "percent" | "count" | "us";

/** One measured figure. */
export interface Figure {
  /** Of a peer: the name of ours, `/`, the peer. */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
}

/** What a figure has to be at least or at most. */
export interface Bar {
  readonly name: string;
  readonly least?: number;
  readonly most?: number;
}

/** The bars. `fixtures_of_learned_recall` is among the matches whose kick-offs are within the window. */
export const BARS: readonly Bar[] = [
  { name: "within_country_f1_closed", least: 93 },
  { name: "within_country_f1_open", least: 88 },
  { name: "bookmakers_f1", least: 91 },
  { name: "fixtures_fs_false", most: 0 },
  { name: "fixtures_fs_recall", least: 98 },
  { name: "fixtures_fs_open_false", most: 0 },
  { name: "fixtures_fs_learned_false", most: 0 },
  { name: "fixtures_fs_learned_recall", least: 99.8 },
  { name: "fixtures_fs_learned_aliases_wrong", most: 0 },
  { name: "fixtures_of_false", most: 0 },
  { name: "fixtures_of_recall", least: 94 },
  { name: "fixtures_of_open_false", most: 0 },
  { name: "fixtures_of_learned_false", most: 0 },
  { name: "fixtures_of_learned_recall", least: 99.9 },
  { name: "fixtures_of_learned_aliases_wrong", most: 0 },
  { name: "decoys_accepted_percent", most: 0 },
  { name: "swapped_as_straight_percent", most: 0 },
  { name: "known_name_us", most: 1 },
  { name: "novel_name_us", most: 100 },
];

/** Whether a figure is as its bar says; `undefined` where none is set. */
export function isMet({ name, value }: Figure): boolean | undefined {
  const bar = BARS.find((entry) => entry.name === name);
  if (bar === undefined) return undefined;
  const { least = -Infinity, most = Infinity } = bar;
  return value >= least && value <= most;
}

/** One line of JSON for each figure; a value that was not to be had is null. */
export function formatJsonLines(figures: readonly Figure[]): string[] {
  return figures.map(({ name, value, unit }) => JSON.stringify({ name, value, unit }));
}

/** A table: ours, the bar, and each peer in a column of its own. */
export function formatTable(figures: readonly Figure[]): string[] {
  const peers = [...new Set(figures.flatMap(({ name }) => name.split("/").slice(1)))];
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  const rows = figures
    .filter(({ name }) => !name.includes("/"))
    .map((figure) => [
      figure.name,
      figure.unit,
      formatValue(figure),
      formatBar(figure),
      ...peers.map((peer) => formatValue(byName.get(`${figure.name}/${peer}`))),
    ]);
  const all = [["", "unit", "ours", "bar", ...peers], ...rows];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all.map((row) =>
    row
      .map((cell, column) => {
        const width = widths?.[column] ?? 0;
        return column < 2 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

function formatValue(figure: Figure | undefined): string {
  if (figure === undefined) return "-";
  const { value, unit } = figure;
  switch (unit) {
    case "count":
      return String(value);
    case "percent":
      // A rounded 100.0 would hide the one that is missing.
      return value.toFixed(2);
    case "us":
      return value < 10 ? value.toFixed(2) : value.toFixed(0);
  }
}

function formatBar(figure: Figure): string {
  const bar = BARS.find(({ name }) => name === figure.name);
  if (bar === undefined) return "";
  const { least, most } = bar;
  const text = least === undefined ? `<= ${most ?? ""}` : `>= ${least}`;
  return isMet(figure) === true ? text : `${text} MISSED`;
}
