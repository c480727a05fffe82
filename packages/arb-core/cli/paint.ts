/** Colors, where a person's terminal shows them. */
import type { Io } from "./io.ts";

const CODES = { bold: 1, red: 31, green: 32, yellow: 33 } as const;

/** How a text is shown. */
export type Style = keyof typeof CODES;

/** Styles a text, or gives it back as it is where there are no colors. */
export type Paint = (style: Style, text: string) => string;

/**
 * Colors are for terminals alone: none goes into a file or a pipe, to a terminal that calls itself
 * dumb, or anywhere when `NO_COLOR` is set (https://no-color.org).
 */
export function createPaint({ isTerminal, env }: Pick<Io, "isTerminal" | "env">): Paint {
  const isPlain = !isTerminal || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  if (isPlain) return (_style, text) => text;
  return (style, text) => `\u001B[${CODES[style]}m${text}\u001B[0m`;
}
