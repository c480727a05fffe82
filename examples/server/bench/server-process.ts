/**
 * A measured server's process: the real server by its environment, or with the argument `bare` the
 * bare one. It says where it listens and answers the questions of {@link Requests}.
 */
import type { Policy } from "arb-core";
import { readConfig, startServer } from "../src/server.ts";
import { startBareServer } from "./bare-server.ts";
import { LoopProbe } from "./loop-probe.ts";
import type { Listening, Request } from "./requests.ts";

/** What a process does with a change of policy; the bare server has none. */
type ChangePolicy = (policy: Partial<Policy>) => Promise<void>;

let changePolicy: ChangePolicy = () => Promise.resolve();
let probe: LoopProbe | undefined;

async function start(): Promise<Listening> {
  if (process.argv[2] === "bare") return startBareServer();
  const config = readConfig({ PORT: "0", LOG_LEVEL: "silent", ...process.env });
  if (!config.ok) throw new Error(`Cannot start server: ${config.error.join("; ")}`);
  const server = await startServer(config.value);
  changePolicy = (policy) => server.changePolicy(policy);
  return { url: server.url };
}

async function answer(request: Request): Promise<unknown> {
  switch (request.name) {
    case "cpu": {
      const { user, system } = process.cpuUsage();
      return user + system;
    }
    case "watch":
      probe = new LoopProbe();
      return undefined;
    case "watched":
      return probe?.end();
    case "policy":
      return changePolicy(request.argument);
  }
}

const { url } = await start();
process.send?.({ url } satisfies Listening);
process.on("message", (request: Request) => {
  void answer(request).then((value) => process.send?.({ value }));
});
process.on("disconnect", () => process.exit(0));
