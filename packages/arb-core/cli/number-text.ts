/** Numbers for people: rounded for display, never computed with. */

/** Writes a percentage with its sign where it is negative: "1.11 %". */
export function formatPercent(percent: number, decimals = 2): string {
  return `${formatFixed(percent, decimals)} %`;
}

/** Writes a number with a fixed number of decimals, and no negative zero. */
export function formatFixed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/^-(?=[0.]*$)/, "");
}

/** Writes a number with at most the given decimals, without zeros at the end: "0.5", "2.052632". */
export function formatNumber(value: number, decimals: number): string {
  return String(Number(formatFixed(value, decimals)));
}

/** Writes decimal odds that may have been converted: two decimals, up to four where they differ. */
export function formatPrice(odds: number): string {
  return formatFixed(odds, 4).replace(/0{1,2}$/, "");
}
