/** The middle of repeated rounds, and how far they lie apart. */

/** A figure that was measured in several rounds. */
export interface Spread {
  readonly median: number;
  /** A quarter of the rounds are below it. */
  readonly low: number;
  /** A quarter of the rounds are above it. */
  readonly high: number;
}

/** The median and the quartiles of some rounds. */
export function spreadOf(rounds: readonly number[]): Spread {
  return {
    median: quantile(rounds, 0.5),
    low: quantile(rounds, 0.25),
    high: quantile(rounds, 0.75),
  };
}

/** The value that a share of all lie below or at: of few values the next greater one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = Math.min(Math.max(Math.ceil(share * sorted.length) - 1, 0), sorted.length - 1);
  return sorted[at] ?? Number.NaN;
}

/** For each round what one thing took over what another took. */
export function ratios(above: readonly number[], below: readonly number[]): number[] {
  return above.map((value, round) => value / (below[round] ?? Number.NaN));
}

/** `12.3 (11.8 to 13.0)`. */
export function formatSpread({ median, low, high }: Spread): string {
  return `${formatNumber(median)} (${formatNumber(low)} to ${formatNumber(high)})`;
}

/** Three digits that count, and none is lost before the point. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "-";
  if (Math.abs(value) >= 100) return value.toLocaleString("en", { maximumFractionDigits: 0 });
  return value.toPrecision(3);
}
