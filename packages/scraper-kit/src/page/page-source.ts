/**
 * The text of a function, to be run inside a page. Compilers wrap named functions in a helper that
 * the page does not have (esbuild's `__name`), so the text brings one along.
 *
 * @param expression what to do with the function, which is called `run` there: `run(1).read()`.
 */
export function toPageSource(run: (...args: never[]) => unknown, expression: string): string {
  return `(() => { const __name = (value) => value; const run = ${run.toString()}; return ${expression}; })()`;
}
