/**
 * Asian lines: the text that sites print ("0.5/1", "0-0.5", "-0/0.5") and the number that it
 * means. A line is a multiple of a quarter; anything else is refused, never rounded.
 */
import { err, ok, type Result } from "./result.ts";
import { cleanNumberText } from "./text.ts";

/**
 * Why a line was refused.
 *
 * - `not-a-line`: the text is no number and no pair of numbers.
 * - `not-a-quarter`: the number is no multiple of 0.25, or the two parts do not differ by 0.5.
 * - `out-of-range`: the number is beyond ±{@link MAX_LINE}.
 */
export interface LineError {
  readonly code: "not-a-line" | "not-a-quarter" | "out-of-range";
  /** What was read, cut to 40 characters. */
  readonly text: string;
}

/** Lines beyond this are refused; the largest totals in football, basketball and cricket fit. */
export const MAX_LINE = 1000;

const LABEL = /^(?:over|under|o|u)\s*|\s*(?:over|under|o|u)$/giu;
const SINGLE = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)$/;
const PAIR = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)\s*(?:\/|-)\s*(\d+(?:\.\d*)?|\.\d+)$/;

/**
 * Whether `line` is a multiple of a quarter within ±{@link MAX_LINE}.
 *
 * @example
 * ```ts
 * import { isLine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.ok(isLine(-0.75));
 * assert.ok(!isLine(0.3));
 * assert.ok(!isLine(1000.25));
 * ```
 */
export function isLine(line: number): boolean {
  return Number.isInteger(line * 4) && Math.abs(line) <= MAX_LINE;
}

/**
 * Reads the text of a line. Two parts are joined by `/`, or by `-` between two digits, differ by
 * exactly 0.5 (or are equal) and mean their average. A leading sign covers both parts, zero
 * included. "o", "u", "over" and "under" beside the number are ignored.
 *
 * The text does not say who gives the start: on Asian pages that is where the text stands.
 *
 * @example
 * ```ts
 * import { parseLine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(parseLine("0.5/1"), { ok: true, value: 0.75 });
 * assert.deepEqual(parseLine("0-0.5"), { ok: true, value: 0.25 });
 * assert.deepEqual(parseLine("-0/0.5"), { ok: true, value: -0.25 });
 * const refused = parseLine("2.3");
 * assert.equal(refused.ok ? "" : refused.error.code, "not-a-quarter");
 * ```
 */
export function parseLine(text: string): Result<number, LineError> {
  const cleaned = cleanNumberText(text).replace(LABEL, "");
  const refuse = (code: LineError["code"]): Result<number, LineError> =>
    err({ code, text: text.slice(0, 40) });

  const single = SINGLE.exec(cleaned);
  const pair = single === null ? PAIR.exec(cleaned) : null;
  let size: number;
  if (single !== null) {
    size = Number(single[2]);
  } else if (pair !== null) {
    const low = Number(pair[2]);
    const high = Number(pair[3]);
    const gap = Math.abs(high - low);
    if (gap !== 0 && gap !== 0.5) return refuse("not-a-quarter");
    size = (low + high) / 2;
  } else {
    return refuse("not-a-line");
  }
  if (!Number.isInteger(size * 4)) return refuse("not-a-quarter");
  if (size > MAX_LINE) return refuse("out-of-range");
  const sign = (single ?? pair)?.[1];
  return ok(sign === "-" && size !== 0 ? -size : size);
}

/**
 * Writes a line for people: "-0.75", "0", "2.5". Read back by {@link parseLine}.
 *
 * @example
 * ```ts
 * import { formatLine, parseLine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.equal(formatLine(-0.75), "-0.75");
 * assert.equal(formatLine(-0), "0");
 * assert.deepEqual(parseLine(formatLine(2.25)), { ok: true, value: 2.25 });
 * ```
 */
export function formatLine(line: number): string {
  return String(line === 0 ? 0 : line);
}

/**
 * Splits a line into the two half stakes that a bet on it consists of: a quarter line into the
 * lines a quarter below and above it, any other line into itself twice.
 *
 * @throws RangeError when `line` is no multiple of a quarter.
 * @example
 * ```ts
 * import { splitLine } from "arb-core";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(splitLine(-0.75), [-1, -0.5]);
 * assert.deepEqual(splitLine(2.5), [2.5, 2.5]);
 * ```
 */
export function splitLine(line: number): readonly [number, number] {
  if (!isLine(line)) {
    throw new RangeError(`Cannot split line: it must be a multiple of 0.25, was ${line}`);
  }
  return Number.isInteger(line * 2) ? [line, line] : [line - 0.25, line + 0.25];
}
