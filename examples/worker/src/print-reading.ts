/** A reading as a table for people: what a worker would send, one line of a market a row. */
import type { SiteReading } from "scraper-kit";

/** The prices of a line, side by side, and what tells the line from others. */
type LineValues = Readonly<Record<string, unknown>>;

const HEAD = ["match", "state", "market", "line", "prices", ""];

/**
 * Prints a reading: matches in the order of the page, their markets below each other, and at the end
 * how many rows there were and what could not be read.
 *
 * @param at the moment for which the reading vouches, in epoch milliseconds.
 */
export function printReading(reading: SiteReading, at: number): string {
  const rows = reading.matches.flatMap((match) => {
    const name = `${match.home_team} v ${match.away_team}`;
    const score = match.score === undefined ? "" : `${match.score.home}-${match.score.away} `;
    const state = `${match.live === true ? score : ""}${match.time ?? ""}`;
    const lines = Object.entries(match.odds).flatMap(([market, value]) =>
      (Array.isArray(value) ? value : [value]).map((line) => printLine(market, line as LineValues)),
    );
    return (lines.length === 0 ? [["", "", "", ""]] : lines).map((line, index) =>
      index === 0 ? [name, state, ...line] : ["", "", ...line],
    );
  });
  return [
    ...align([HEAD, ...rows]),
    "",
    `${reading.matches.length} matches, ${reading.rows} rows, of ${new Date(at).toISOString()}`,
    ...countProblems(reading),
  ].join("\n");
}

function printLine(market: string, line: LineValues): string[] {
  const { handicap, line: total, suspended, ...prices } = line;
  const value = typeof handicap === "number" ? handicap : total;
  const sign = typeof handicap === "number" && handicap > 0 ? "+" : "";
  return [
    market,
    typeof value === "number" ? `${sign}${value}` : "",
    Object.entries(prices)
      .map(([side, price]) => `${side} ${typeof price === "number" ? price.toFixed(3) : "-"}`)
      .join("  "),
    suspended === true ? "suspended" : "",
  ];
}

function align(table: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function countProblems({ problems }: SiteReading): string[] {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [`not read: ${[...counts].map(([code, count]) => `${count} ${code}`).join(", ")}`];
}
