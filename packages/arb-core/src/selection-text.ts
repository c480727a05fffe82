/**
 * Selections as people write them: "home -0.25", "over 2.5", "1", "X2", "fh dnb away". One table
 * holds the words of every side of every market; it is read in both directions.
 */
import { formatLine, parseLine, type LineError } from "./line.ts";
import {
  isLineOf,
  MARKET_KINDS,
  marketInfo,
  PERIODS,
  type LineKind,
  type MarketKey,
  type MarketKind,
  type Side,
} from "./market.ts";
import { err, ok, type Result } from "./result.ts";
import { propositionOf, type Selection } from "./selection.ts";
import { cleanNumberText } from "./text.ts";

/**
 * Why a text was refused as a selection.
 *
 * - `not-a-selection`: it does not begin with the words of a market's side, or is over 200
 *   characters long.
 * - `no-line`: the side needs a line: "home 0", "over 2.5". Home without one is "1" in 1X2,
 *   "ml home" or "dnb home".
 * - `unexpected-line`: the market has no line ("1 -0.5").
 * - `not-a-line`, `not-a-quarter`: the line is none; see `LineError`.
 * - `not-whole`: a line of the European handicap is a whole number.
 * - `out-of-range`: the line is beyond ±1000, or a total is not above 0.
 */
export interface SelectionError {
  readonly code:
    "not-a-selection" | "no-line" | "unexpected-line" | "not-whole" | LineError["code"];
  /** What was read, cut to 40 characters. */
  readonly text: string;
}

/** How each side of each kind of market is written, without its period and its line. */
const WORDS: Readonly<Record<MarketKind, Readonly<Partial<Record<Side, string>>>>> = {
  hdp: { home: "home", away: "away" },
  ou: { over: "over", under: "under" },
  "1x2": { home: "1", draw: "X", away: "2" },
  ml: { home: "ml home", away: "ml away" },
  dnb: { home: "dnb home", away: "dnb away" },
  dc: { home_draw: "1X", home_away: "12", draw_away: "X2" },
  btts: { yes: "btts yes", no: "btts no" },
  oe: { odd: "odd", even: "even" },
  eh: { home: "eh home", draw: "eh draw", away: "eh away" },
};

/** Between words, or between the two signs of 1X: spaces may be there or not. */
const GAP = / |(?<=^[1x])(?=[2x]$)/;

/** A side of a market, and the texts that mean it. */
interface Entry {
  readonly kind: MarketKind;
  readonly side: Side;
  readonly line: LineKind;
  /** The whole text without the period; the line is what the group holds. */
  readonly pattern: RegExp;
}

const ENTRIES: readonly Entry[] = MARKET_KINDS.flatMap((kind) => {
  const { sides, line } = marketInfo(`ft_${kind}`);
  return sides.map((side) => ({ kind, side, line, pattern: patternOf(wordsOf(kind, side), line) }));
}).sort((a, b) => {
  // Double chance first: "1 2" is 12, not 1 at a line of 2.
  return Number(b.kind === "dc") - Number(a.kind === "dc");
});

const PERIOD = new RegExp(`^(${PERIODS.join("|")})\\s*`);

function wordsOf(kind: MarketKind, side: Side): string {
  return WORDS[kind][side] ?? side;
}

function patternOf(words: string, line: LineKind): RegExp {
  const alternatives = words === "X" ? "x|draw" : words.toLowerCase().replace(GAP, "\\s*");
  // A line never has letters: parseLine would pass over the label of "home over 2.5".
  return line === "none"
    ? new RegExp(`^(?:${alternatives})(?:\\s+([^a-z]+)|([+-][^a-z]*))?$`)
    : new RegExp(`^(?:${alternatives})\\s*([^a-z]*)$`);
}

/**
 * Reads a selection. Case and spaces do not matter, signs and decimal commas are understood as in
 * `parseLine`, and so are the two halves of a quarter line ("home -0.5/1" stands at -0.75).
 *
 * - Asian handicap: "home -0.25", "away +0.5", at the side's own line. Totals: "over 2.5",
 *   "under 2.25".
 * - "1", "X" (or "draw"), "2"; double chance "1X", "12", "X2".
 * - "ml home" (moneyline), "dnb away" (draw no bet), "btts yes", "btts no" (both teams to score),
 *   "odd", "even".
 * - European handicap: "eh home -1", "eh away +1"; the draw stands at the home side's line:
 *   "eh draw -1".
 *
 * A first word "fh" or "sh" means the first or the second half; "ft", full time, may be left out.
 *
 * @example
 * ```ts
 * import { parseSelection } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parseSelection("fh home -0/0.5"), {
 *   ok: true,
 *   value: { market: "fh_hdp", side: "home", line: -0.25 },
 * });
 * assert.deepEqual(parseSelection("X2"), {
 *   ok: true,
 *   value: { market: "ft_dc", side: "draw_away", line: 0 },
 * });
 * const refused = parseSelection("home");
 * assert.equal(refused.ok ? "" : refused.error.code, "no-line");
 * ```
 */
export function parseSelection(text: string): Result<Selection, SelectionError> {
  const refuse = (code: SelectionError["code"]): Result<Selection, SelectionError> =>
    err({ code, text: text.slice(0, 40) });

  const cleaned = cleanNumberText(text).toLowerCase();
  const period = PERIODS.find((known) => known === PERIOD.exec(cleaned)?.[1]) ?? "ft";
  const words = cleaned.replace(PERIOD, "");
  for (const { kind, side, line: lineKind, pattern } of ENTRIES) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const market: MarketKey = `${period}_${kind}`;
    const lineText = match[1] ?? match[2] ?? "";
    if (lineKind === "none") {
      return lineText === "" ? ok({ market, side, line: 0 }) : refuse("unexpected-line");
    }
    if (lineText === "") return refuse("no-line");
    const line = parseLine(lineText);
    if (!line.ok) return refuse(line.error.code);
    if (isLineOf(lineKind, line.value)) return ok({ market, side, line: line.value });
    return refuse(lineKind === "goals" ? "not-whole" : "out-of-range");
  }
  return refuse("not-a-selection");
}

/**
 * Writes a selection for people: "home -0.25", "fh over 2.5", "X2". Handicaps carry their sign.
 * Read back by {@link parseSelection} as the same selection.
 *
 * @throws RangeError when the market has no such side or no such line.
 * @example
 * ```ts
 * import { formatSelection } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(formatSelection({ market: "ft_hdp", side: "away", line: 0.5 }), "away +0.5");
 * assert.equal(formatSelection({ market: "sh_1x2", side: "draw", line: 0 }), "sh X");
 * ```
 */
export function formatSelection(selection: Selection): string {
  propositionOf(selection);
  const { market, side, line } = selection;
  const { period, kind, line: lineKind } = marketInfo(market);
  const words = wordsOf(kind, side);
  const sign = line > 0 && lineKind !== "total" ? "+" : "";
  return [
    ...(period === "ft" ? [] : [period]),
    words,
    ...(lineKind === "none" ? [] : [`${sign}${formatLine(line)}`]),
  ].join(" ");
}
