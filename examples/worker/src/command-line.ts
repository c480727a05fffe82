/** The worker's command line: the settings that people change most, and what to do with a reading. */
import { parseArgs } from "node:util";
import { err, ok, type Result } from "arb-core";

/** What the command line says. */
export interface CommandLine {
  /** Settings, under the names that they have in the environment, which they take precedence of. */
  readonly env: Readonly<Record<string, string>>;
  /** Read once, and end. */
  readonly once: boolean;
  /** Print what is read instead of sending it. */
  readonly print: boolean;
}

export const USAGE = `Usage: npm run worker -- [--site NAME] [--url ADDRESS] [--screen] [--headful] [--once] [--print]

  --site NAME    the site to read: sbo, ibc, cmd, or another that has an adapter (SITE)
  --url ADDRESS  its odds page (SITE_URL); default: the local site of that name
  --screen       read what the page shows instead of what the site sends to it (READ_FROM=screen)
  --headful      show the browser's window (HEADLESS=false)
  --print        print a table of what is read instead of sending it to the server
  --once         end after the first reading

The other settings are environment variables: see examples/worker/README.md.`;

/**
 * Reads the arguments after the program's name.
 *
 * @returns `undefined` when they ask for help, and one sentence when something is wrong.
 */
export function readCommandLine(args: readonly string[]): Result<CommandLine | undefined, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: "string" },
        url: { type: "string" },
        screen: { type: "boolean", default: false },
        headful: { type: "boolean", default: false },
        once: { type: "boolean", default: false },
        print: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
    if (values.help) return ok(undefined);
    const env = {
      ...(values.site !== undefined && { SITE: values.site }),
      ...(values.url !== undefined && { SITE_URL: values.url }),
      ...(values.screen && { READ_FROM: "screen" }),
      ...(values.headful && { HEADLESS: "false" }),
    };
    return ok({ env, once: values.once, print: values.print });
  } catch (error) {
    return err(error instanceof Error ? error.message : "Cannot read arguments");
  }
}
