/** Where an engine is not what it must be. */

/** An engine is not what it must be. */
export class Disagreement extends Error {
  override readonly name = "Disagreement";
  /** What must hold. */
  readonly rule: string;

  constructor(rule: string, details: string) {
    super(`${rule}: ${details}`);
    this.rule = rule;
  }
}

/**
 * Compares as text, whose keys are sorted, so that a difference can be read.
 *
 * @throws Disagreement naming the rule and where the two texts part.
 */
export function check(rule: string, actual: unknown, wanted: unknown, about = ""): void {
  if (actual === wanted) return;
  const [is, must] = [toText(actual), toText(wanted)];
  if (is === must) return;
  let from = 0;
  while (is[from] === must[from]) from += 1;
  const start = Math.max(0, from - 200);
  const part = (text: string): string => text.slice(start, from + 300);
  const subject = about === "" ? "" : `${about}\n`;
  throw new Disagreement(rule, `${subject}  is   ${part(is)}\n  must ${part(must)}`);
}

/** A value as text: equal values have equal texts. */
export function toText(value: unknown): string {
  return JSON.stringify({ value }, (_, part: unknown) => {
    if (typeof part === "number" && !Number.isFinite(part)) return String(part);
    return isRecord(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  }).slice('{"value":'.length, -1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
