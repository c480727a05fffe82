/** The explanation of a match as a page of fixed-width text, for terminals and logs. */
import { describeSquad, type ExplainedName, type NameExplanation } from "./explain-names.ts";
import type { ExplainedListing, MatchExplanation } from "./explain-match.ts";
import { isKickOff } from "../listing.ts";
import type { Evidence } from "./match-evidence.ts";
import type { NameSimilarity } from "../names/similarity.ts";
import { cleanText } from "../text.ts";

const MINUTE_MS = 60_000;

/**
 * Writes an explanation for people: the verdict, the two listings side by side, the evidence line
 * by line with its sum, and which words of similar names stand for which. Characters that could
 * steer a terminal are left out.
 *
 * @returns lines without one at the end.
 * @example
 * ```ts
 * import { explainMatch, formatMatchExplanation } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * const ours = { provider: "sbo", home: "Ajax", away: "PSV", lines: [] };
 * const text = formatMatchExplanation(explainMatch(ours, { ...ours, provider: "ibc", away: "NEC" }));
 * assert.equal(text.split("\n")[0], "No match: vetoed by away, competition");
 * ```
 */
export function formatMatchExplanation(explanation: MatchExplanation): string {
  const { a, b, evidence, bits, names } = explanation;
  return [
    formatVerdict(explanation),
    formatColumns(
      [
        ["", "first", "second"],
        ["bookmaker", a.provider, b.provider],
        ...(a.sport === b.sport ? [] : [["sport", a.sport, b.sport]]),
        ["home", a.home, b.home],
        ["away", a.away, b.away],
        ["competition", a.league || "-", b.league || "-"],
        ["kick-off", formatKickOff(a), formatKickOff(b)],
      ],
      3,
    ),
    formatColumns(
      [
        ["evidence", "", "bits"],
        ...evidence.map(({ kind, reason, bits: line }) => [kind, reason, formatBits(line)]),
        ["sum", "", formatBits(bits)],
      ],
      2,
    ),
    ...(names === undefined ? [] : [names.home, names.away].map(formatSide)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Writes which words of two names stand for which, and how alike that makes the names. */
export function formatSimilarity({ score, parts }: NameSimilarity): string {
  return formatColumns(
    [
      ["first", "second", "because", "sure", "weight"],
      ...parts.map(({ a, b, rule, strength, weight }) => [
        a || "-",
        b || "-",
        rule === "left-over" ? "left over" : rule,
        rule === "left-over" ? "" : strength.toFixed(2),
        weight.toFixed(2),
      ]),
      ["alike to", "", "", score.toFixed(2), ""],
    ],
    3,
  );
}

/**
 * Lays cells out in columns as wide as their widest, two spaces apart.
 *
 * @param leftColumns - the first ones are aligned to the left, the others to the right.
 */
export function formatColumns(rows: readonly (readonly string[])[], leftColumns: number): string {
  const clean = rows.map((row) => row.map((cell) => Array.from(cleanText(cell))));
  const widths: number[] = [];
  for (const row of clean) {
    for (const [column, { length }] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, length);
    }
  }
  return clean
    .map((row) =>
      row
        .map((cell, column) => {
          const space = " ".repeat((widths[column] ?? 0) - cell.length);
          return column < leftColumns ? cell.join("") + space : space + cell.join("");
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function formatVerdict(explanation: MatchExplanation): string {
  const { verdict, bits, acceptBits, tier = "", evidence } = explanation;
  const sum = `${bits} bits, and ${acceptBits} are needed`;
  switch (verdict) {
    case "match":
      return `A match: ${sum}; tier ${tier}, ${formatOrientation(explanation)}`;
    case "vetoed":
      return `No match: vetoed by ${vetoes(evidence).join(", ")}`;
    case "not-enough":
      return `No match: ${sum}`;
    case "tier-left-out":
      return `No match: ${sum}, but the options leave out the tier ${tier}`;
  }
}

function formatOrientation({ orientation }: MatchExplanation): string {
  switch (orientation) {
    case "swapped":
      return "home and away exchanged on neutral ground";
    case "unknown":
      return "home and away exchanged without a reason, so that no bets are paired";
    case "straight":
    case undefined:
      return "the same way round";
  }
}

function vetoes(evidence: readonly Evidence[]): string[] {
  return [...new Set(evidence.flatMap(({ kind, bits }) => (bits === -Infinity ? [kind] : [])))];
}

function formatBits(bits: number): string {
  if (bits === -Infinity) return "veto";
  return bits > 0 ? `+${bits}` : String(bits);
}

function formatKickOff({ startsAt, clockOffsetMs }: ExplainedListing): string {
  if (startsAt === undefined) return "-";
  const time = isKickOff(startsAt)
    ? `${new Date(startsAt).toISOString().slice(0, 16).replace("T", " ")} UTC`
    : String(startsAt);
  if (clockOffsetMs === 0) return time;
  return `${time} (its clock is ${clockOffsetMs / MINUTE_MS} minutes ahead)`;
}

/** What an alignment of words says beyond the line of evidence; empty where there is none. */
function formatSide({ a, b, similarity }: NameExplanation): string {
  if (similarity === undefined || similarity.parts.length === 0) return "";
  return `${formatName(a)} | ${formatName(b)}\n${formatSimilarity(similarity)}`;
}

function formatName({ base, squad }: ExplainedName): string {
  return squad === "" ? base : `${base}, ${describeSquad(squad)}`;
}
