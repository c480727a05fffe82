import { pino } from "pino";
import { z } from "zod";
import { startBookmakers } from "./bookmakers.ts";
import { readConfig } from "./config.ts";

const log = pino({ name: "bookmakers" });

try {
  const config = readConfig(process.env);
  const bookmakers = await startBookmakers(config);
  for (const [name, port] of Object.entries(bookmakers.ports)) {
    log.info({ site: name, url: `http://${config.host}:${port}/` }, "listening");
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "closing");
      void bookmakers.close();
    });
  }
} catch (error) {
  log.fatal(error instanceof z.ZodError ? z.prettifyError(error) : error, "cannot start");
  process.exitCode = 1;
}
