#!/usr/bin/env node
/** The entry of the command line: joins {@link run} to the process. */
import { EXIT_CODES } from "./command.ts";
import { run } from "./run.ts";

// `arb-core … | head` closes the pipe when it has seen enough: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? EXIT_CODES.done);
});

try {
  process.exitCode = await run(process.argv.slice(2), {
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    isTerminal: process.stdout.isTTY,
    env: process.env,
    cwd: process.cwd(),
  });
} catch (error) {
  console.error(error);
  process.exitCode = EXIT_CODES.failure;
}
