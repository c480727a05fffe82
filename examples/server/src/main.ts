/** The server's process: settings from the environment, an orderly end on SIGTERM and SIGINT. */
import { readConfig, startServer, type RunningServer } from "./server.ts";

const config = readConfig(process.env);
if (!config.ok) {
  for (const problem of config.error) console.error(`Cannot start server: ${problem}`);
  process.exit(1);
}

let server: RunningServer;
try {
  server = await startServer(config.value);
} catch (error) {
  const { host, port } = config.value;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`Cannot listen on ${host} port ${port}: ${reason}`);
  process.exit(1);
}

let stopping = false;
const stop = (): void => {
  if (stopping) process.exit(1);
  stopping = true;
  void server.close().then(() => process.exit(0));
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
