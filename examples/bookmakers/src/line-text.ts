/**
 * Prints the size of a line, without its sign: "0.5", or for a quarter line the two halves
 * with the site's separator between them, "0-0.5" or "0/0.5".
 */
export function formatLine(line: number, separator: "-" | "/"): string {
  const size = Math.abs(line);
  if (Number.isInteger(size * 2)) return String(size);
  return `${size - 0.25}${separator}${size + 0.25}`;
}
