/**
 * The counting subscriber of `npm run replay`, a process of its own: a worker that sends nothing
 * and remembers every opportunity that the server tells of. Its parent asks for them over IPC.
 */
import { WorkerClient } from "scraper-kit";
import { OpportunityLog } from "./replay-opportunities.ts";

const { SERVER_URL = "", WORKER_TOKEN = "" } = process.env;
const log = new OpportunityLog();
const client = new WorkerClient({
  url: SERVER_URL,
  token: WORKER_TOKEN,
  workerId: `replay-subscriber-${process.pid}`,
  site: "subscriber",
  onOpportunities: (message) => log.add(message),
});

process.once("disconnect", () => {
  process.exit();
});
process.once("message", () => {
  // The pong comes behind every broadcast that was sent before it.
  void client.ping().then(() => process.send?.({ type: "seen", seen: log.seen }));
});

client.start();
await client.registered();
process.send?.({ type: "ready" });
